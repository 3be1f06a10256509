"""The command line: one module a command; here they are put together and their errors become exit statuses.

Exit status: 0 done, 1 open claims or findings (gate), 2 usage, 3 something could not be checked.
"""

from __future__ import annotations

import atexit
import gc
import os
import platform
import sys
from importlib import import_module
from typing import Annotated

import typer

from checker.about import VERSION
from checker.cli.epilogs import epilog
from checker.cli.say import FAILED, INTERRUPTED, USAGE, say, say_unexpected
from checker.errors import CheckerError, UsageError

_COMMANDS = {
    "check": "check", "review": "review", "gate": "gate", "status": "status", "ledger": "ledger_app",
    "explain": "explain", "rules": "rules", "checks": "checks", "trace": "trace",
    "compare": "compare", "scan": "scan", "query": "query", "memory": "memory_app",
    "config": "config", "lsp": "lsp", "mcp": "mcp",
}
"""The commands, and what the module of that name makes of each: a function, or a group of commands."""
_ALLOCATIONS = 100_000      # objects between two searches for garbage; a run keeps most of what it makes to its end
_PACKAGES = ("regex", "tabulate", "typer")
_ABOUT = "Find every number and date in a story, for a person to verify."


def _say_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if not asked:
        return
    from importlib.metadata import version  # noqa: PLC0415 - hardly ever

    typer.echo(f"checker {VERSION}")
    typer.echo(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    typer.echo(", ".join(f"{package} {version(package)}" for package in _PACKAGES))
    raise typer.Exit


def application(asked: str | None = None) -> typer.Typer:
    """The command line with the one command that is asked for, and with all where it is none of them.

    A command's module is imported only where it is needed, so that none pays for the others.
    """
    app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
                      context_settings={"help_option_names": ["-h", "--help"]})
    app.callback(help=_ABOUT, epilog=epilog())(_options)
    for name in (asked,) if asked in _COMMANDS else _COMMANDS:
        command = getattr(import_module(f"checker.cli.{name}"), _COMMANDS[name])
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name, epilog=epilog(name))
        else:
            app.command(name, epilog=epilog(name))(command)
    return app


def _options(*, _version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True,
                                                         help="Show the version, with that of Python and of "
                                                   "the packages, for reports of faults, and exit.")] = False) -> None:
    """What can stand before a command."""


def main() -> None:
    """Run the command line. Whatever happens becomes a sentence and an exit status."""
    gc.set_threshold(_ALLOCATIONS)
    atexit.register(gc.freeze)      # the end frees everything at once: no search through it, which takes 20 ms
    _prepare_streams()
    try:
        application(sys.argv[1] if len(sys.argv) > 1 else None)()
    except CheckerError as error:
        say(error)
        raise SystemExit(USAGE if isinstance(error, UsageError) else FAILED) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:  # noqa: BLE001 - the last handler: no story may end a run without a word and a status
        say_unexpected(error)
        raise SystemExit(FAILED) from None


def _prepare_streams() -> None:
    """Whatever a report holds can be written; and where the shell has closed a stream, no file takes its number."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while os.open(os.devnull, os.O_RDWR) <= 2:  # noqa: PLR2004 - standard error's number
            pass
