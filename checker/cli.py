"""The command line: what was asked for, what is printed, and with which exit status.

Exit status: 0 done, 1 open claims or findings (gate), 2 usage, 3 something could not be checked.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from checker.errors import BrokenRules, CheckerError, Unreadable, Unwritable, UsageError
from checker.pipeline import check_file, iso_date, load_desk
from checker.report import report

USAGE, FAILED = 2, 3
_WIDTH = 120        # characters a line where there is no terminal to ask

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
                  help="Find every number and date in a story, for a person to verify.")


@app.callback()
def _commands() -> None:
    """Find every number and date in a story, for a person to verify."""


@app.command()
def check(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files to check; - is standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Date of publication, as 2011-12-15.")] = None,
    format: Annotated[str, typer.Option("-f", "--format", help="table, csv, tsv, json, jsonl, or a table style "  # noqa: A002
                                        "such as github, grid, html, latex.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to the terminal.")] = None,
    rules: Annotated[list[Path] | None, typer.Option(help="A rule file or folder of your own, beside the shipped "
                                                     "rules.")] = None,
) -> None:
    """List the claims of each article: what it says, how it was understood, what to ask."""
    write = report(format, _width())
    day = iso_date(published)
    desk = load_desk("en", tuple(rules or ()))
    checked, failed = [], False
    for path in articles:
        try:
            checked.append(check_file(path, desk, day))
        except Unreadable as error:
            _say(error)
            failed = True
    if checked:
        _deliver(write(checked), output)
    if failed:
        raise typer.Exit(FAILED)


def main() -> None:
    """Run the command line. Every error that the checker raises on purpose becomes a sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except UsageError as error:
        _stop(error, USAGE)
    except CheckerError as error:
        _stop(error, FAILED)
    except BrokenPipeError:     # the reader of our output has gone: nothing is left to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(FAILED) from None


def _stop(error: CheckerError, status: int) -> NoReturn:
    _say(error)
    raise SystemExit(status)


def _say(error: CheckerError) -> None:
    if isinstance(error, BrokenRules):
        count = len(error.faults)
        typer.echo(f"checker: the rules cannot be used: {count} fault{'s' * (count > 1)}", err=True)
        for fault in error.faults:
            typer.echo(f"  {fault}", err=True)
    else:
        typer.echo(f"checker: {error}", err=True)


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Unwritable(str(output), error.strerror or str(error)) from error


def _width() -> int:
    return shutil.get_terminal_size((_WIDTH, 24)).columns
