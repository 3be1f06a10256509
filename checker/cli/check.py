"""`checker check`: the claims of articles, in the format asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.articles import AllowEmpty, Articles, Form, LedgerFile, Published, Rules, Stories, read_all
from checker.cli.say import FAILED, deliver, spare, terminal_width
from checker.errors import UsageError
from checker.ledger import beside
from checker.report import Table, format_of, report
from checker.settings import value_of

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
) -> None:
    """List the claims of each article: what it says, how it was understood, what to ask, what has been settled."""
    stories = Stories(published, rules, ledger, form, allow_empty=allow_empty)
    write = report(style or (format_of(output) if output else _set_format(stories, articles)), terminal_width(), table,
                   ask=ask)
    if output:
        spare([*articles, *map(beside, articles), *([ledger] if ledger else []), *map(str, rules or ())], output)
    checked, failed = read_all(stories, articles)
    if checked:
        deliver(write(checked), output)
    if failed:
        raise typer.Exit(FAILED)


def _set_format(stories: Stories, articles: Sequence[str]) -> str:
    """The format that is set for the articles; the table where none is. Raises UsageError where they differ in it."""
    styles = sorted({value_of("format", stories.desks.layers(article)) for article in articles})
    if len(styles) > 1:
        raise UsageError(f"different formats are set for these articles ({', '.join(styles)}): name one with -f")
    return str(styles[0])
