"""`checker check`: the claims of articles, in the format asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import FAILED, deliver, say, terminal_width
from checker.errors import Unreadable
from checker.pipeline import check_file, iso_date, load_desk
from checker.report import report

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files to check; - is standard input.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Date of publication, as 2011-12-15.")]
Rules = Annotated[list[Path] | None, typer.Option(help="A rule file or folder of your own, beside the shipped rules.")]


def check(
    articles: Articles,
    published: Published = None,
    style: Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="table, csv, tsv, json, jsonl, or a "
                                       "table style such as github, grid, html, latex.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="Write to this file, not to the terminal.")] = None,
    rules: Rules = None,
) -> None:
    """List the claims of each article: what it says, how it was understood, what to ask."""
    write = report(style, terminal_width())
    day = iso_date(published)
    desk = load_desk("en", tuple(rules or ()))
    checked, failed = [], False
    for path in articles:
        try:
            checked.append(check_file(path, desk, day))
        except Unreadable as error:
            say(error)
            failed = True
    if checked:
        deliver(write(checked), output)
    if failed:
        raise typer.Exit(FAILED)
