"""What every command needs: how errors are worded, where output goes, how wide the terminal is."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer

from checker.errors import BrokenRules, BrokenSheet, CheckerError, Unwritable

OPEN, USAGE, FAILED = 1, 2, 3
INTERRUPTED = 130       # as shells report control-C
_WIDTH = 120        # characters a line where there is no terminal to ask


def say(error: CheckerError) -> None:
    """Word an error on standard error, for an editor: what is wrong, and where."""
    if isinstance(error, BrokenRules):
        count = len(error.faults)
        typer.echo(f"checker: the rules cannot be used: {count} fault{'s' * (count > 1)}", err=True)
        for fault in error.faults:
            typer.echo(f"  {fault}", err=True)
    elif isinstance(error, BrokenSheet):
        typer.echo(f"checker: {error.path}: nothing was taken over", err=True)
        for reason in error.faults:
            typer.echo(f"  {reason}", err=True)
    else:
        typer.echo(f"checker: {error}", err=True)


def warn(text: str) -> None:
    """Tell on standard error what a person should know and nothing fails for."""
    typer.echo(f"checker: {text}", err=True)


def deliver(report: str | bytes, output: Path | None) -> None:
    """Write a report to the file `output`, or to standard output. Raises Unwritable."""
    if output is None:
        typer.echo(report, nl=False)
        return
    try:
        output.write_bytes(report if isinstance(report, bytes) else report.encode())
    except OSError as error:
        raise Unwritable(str(output), error.strerror or str(error)) from error


def terminal_width() -> int:
    """Characters a line: the terminal's, or that of the COLUMNS variable, or a wide page's."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns
