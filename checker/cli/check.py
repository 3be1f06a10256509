"""`checker check`: the claims of articles, in the format asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.articles import (
    AllowEmpty,
    Articles,
    Exclude,
    Form,
    Jobs,
    LedgerFile,
    Published,
    Rules,
    Stories,
)
from checker.cli.many import Many, whole
from checker.cli.places import articles_meant
from checker.cli.say import FAILED, deliver, deliver_pieces, is_watched, spare, terminal_width
from checker.errors import UsageError
from checker.ledger import beside
from checker.model import Article
from checker.report import ROWS, Report, Table, format_of, report
from checker.settings import value_of
from checker.stories import Recalled

Style = Annotated[str | None, typer.Option(
    "-f", "--format", metavar="FORMAT", help="table, page (HTML for an editor), xlsx, md, csv, tsv, json, jsonl, or a "
    "table style such as github, grid, html, latex. Without it the output file's name decides (story.html is a "
    "page), else checker.toml.")]


def check(
    articles: Articles,
    *,
    published: Published = None,
    style: Style = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="Write to this file, not to the terminal.")] = None,
    table: Annotated[Table, typer.Option(help="What the rows of csv, tsv, jsonl and xlsx are.")] = Table.CLAIMS,
    ask: Annotated[bool, typer.Option("--ask", help="In the table, what to ask beside each claim.")] = False,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
    allow_empty: AllowEmpty = False,
    exclude: Exclude = None,
    jobs: Jobs = None,
) -> None:
    """List the claims of each article: what it says, how it was understood, what to ask, what has been settled."""
    stories = Stories(published, rules, ledger, form, allow_empty=allow_empty, memory=Recalled.OFFERED)
    paths = articles_meant(articles, exclude or (), stories.desks)
    style = style or (format_of(output) if output else _set_format(stories, paths))
    write = report(style, terminal_width(), table, ask=ask)
    if output:
        spare([*paths, *map(beside, paths), *([ledger] if ledger else []), *map(str, rules or ())], output)
    if style in ROWS:
        many = Many(stories, paths, _Piece(style, table), jobs, quiet=output is None and is_watched())
        deliver_pieces(_with_head(write, many), output)
    else:
        many = Many(stories, paths, whole, jobs)
        if checked := list(many):
            deliver(write(checked), output)
    if many.failed:
        raise typer.Exit(FAILED)


class _Piece:
    """Makes the rows of one article for a report of rows, without their head."""

    def __init__(self, style: str, table: Table) -> None:
        self._style, self._table = style, table

    def __call__(self, article: Article) -> str:
        write = report(self._style, 0, self._table)
        return str(write([article])).removeprefix(str(write([])))


def _with_head(write: Report, pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a report of rows, the first behind its head."""
    head = str(write([]))
    for piece in pieces:
        yield head + piece
        head = ""


def _set_format(stories: Stories, articles: Sequence[str]) -> str:
    """The format that is set for the articles; the table where none is. Raises UsageError where they differ in it."""
    styles = sorted({value_of("format", stories.desks.layers(article)) for article in articles})
    if len(styles) > 1:
        raise UsageError(f"different formats are set for these articles ({', '.join(styles)}): name one with -f")
    return str(styles[0])
