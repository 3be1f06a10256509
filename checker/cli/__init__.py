"""The command line: one module a command; here they are put together and their errors become exit statuses.

Exit status: 0 done, 1 open claims or findings (gate), 2 usage, 3 something could not be checked.
"""

from __future__ import annotations

import os
import sys

import typer

from checker.cli.check import check
from checker.cli.explain import explain
from checker.cli.gate import gate
from checker.cli.ledger import ledger_app
from checker.cli.review import review
from checker.cli.rules import rules
from checker.cli.say import FAILED, USAGE, say
from checker.cli.status import status
from checker.errors import CheckerError, UsageError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
                  help="Find every number and date in a story, for a person to verify.")
app.command()(check)
app.command()(review)
app.command()(gate)
app.command()(status)
app.add_typer(ledger_app, name="ledger")
app.command()(explain)
app.add_typer(rules, name="rules")


@app.callback()
def _commands() -> None:
    """Find every number and date in a story, for a person to verify."""


def main() -> None:
    """Run the command line. Every error that the checker raises on purpose becomes a sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except CheckerError as error:
        say(error)
        raise SystemExit(USAGE if isinstance(error, UsageError) else FAILED) from None
    except BrokenPipeError:     # the reader of our output has gone: nothing is left to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(FAILED) from None
