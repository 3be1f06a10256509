"""What every command needs: how errors are worded, where output goes, how wide the terminal is.

All that a command says goes through here, so that no text of a story steers the terminal, and no output is lost in
silence.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from checker.about import TRACKER, VERSION
from checker.errors import BrokenRules, BrokenSheet, CheckerError, Unwritable, UsageError
from checker.ledger import SUFFIX
from checker.visible import visible, visible_lines

OPEN, USAGE, FAILED = 1, 2, 3
INTERRUPTED = 130       # as shells report control-C
_WIDTH = 120        # characters a line where there is no terminal to ask
_OUTPUT = "standard output"
_LEDGER = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"ledger"\s*:')
_BEGINNING = 256      # bytes in which a ledger says that it is one
_PACKAGE = Path(__file__).parents[1]


def say(error: CheckerError) -> None:
    """Word an error on standard error, for an editor: what is wrong, and where."""
    if isinstance(error, BrokenRules):
        count = len(error.faults)
        warn(f"the rules cannot be used: {count} fault{'s' * (count > 1)}")
        for fault in error.faults:
            _complain(f"  {fault}")
    elif isinstance(error, BrokenSheet):
        warn(f"{error.path}: nothing was taken over")
        for reason in error.faults:
            _complain(f"  {reason}")
    else:
        warn(str(error))


def warn(text: str) -> None:
    """Tell on standard error what a person should know."""
    _complain(f"checker: {text}")


def say_unexpected(error: Exception) -> None:
    """Word what nobody has foreseen, with what is needed to mend it; nothing of the story is in it."""
    if isinstance(error, MemoryError):
        warn("there is not enough memory for this; nothing was decided")
        return
    import traceback  # noqa: PLC0415 - hardly ever

    if isinstance(error, OSError):
        warn(f"{error.filename or _OUTPUT}: {error.strerror or error}; nothing was decided")
        return
    steps = traceback.extract_tb(error.__traceback__)
    place = next((f"{Path(step.filename).name}:{step.lineno}" for step in reversed(steps)
                  if Path(step.filename).is_relative_to(_PACKAGE)), "?")
    warn(f"something went wrong that is a fault of checker {VERSION}, not yours ({type(error).__name__} at {place}); "
         f"nothing was decided. Please tell {TRACKER} what you ran, and on which file")


def _complain(line: str) -> None:
    with contextlib.suppress(OSError):      # nobody hears it: the exit status says it, too
        typer.echo(visible(line), err=True)


def tell(text: str = "", *, end: str = "\n") -> None:
    """Write to standard output what a person reads. Raises Unwritable."""
    put(visible_lines(text) + end)


def put(report: str | bytes) -> None:
    """Write to standard output as it is. Raises Unwritable; where the reader has gone, the run ends without a word."""
    if not report:
        return
    if sys.stdout is None:      # the shell has closed it
        raise Unwritable(_OUTPUT, "it is closed")
    try:
        typer.echo(report, nl=False)
    except BrokenPipeError:     # nothing is left to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(FAILED) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())     # or the end of the run would try again
        raise Unwritable(_OUTPUT, error.strerror or str(error)) from error


def deliver(report: str | bytes, output: Path | None) -> None:
    """Write a report to the file `output`, or to standard output. Raises Unwritable, and UsageError for a workbook
    that a terminal would show.
    """
    if output is None:
        if isinstance(report, bytes) and sys.stdout is not None and sys.stdout.isatty():
            raise UsageError("a workbook is no text for a terminal: name a file for it with -o")
        put(report)
        return
    try:
        output.write_bytes(report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise Unwritable(str(output), error.strerror or str(error)) from error


def deliver_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """Write a report as its pieces come, each of them whole, to the file `output`, or to standard output.

    Without a piece no file is written. Raises Unwritable.
    """
    if output is None:
        for piece in pieces:
            put(piece)
        return
    with contextlib.ExitStack() as opened:
        file = None
        for piece in pieces:
            try:
                file = file or opened.enter_context(output.open("wb"))
                file.write(piece.encode("utf-8", "backslashreplace"))
                file.flush()
            except OSError as error:
                raise Unwritable(str(output), error.strerror or str(error)) from error


def spare(inputs: Sequence[str], output: Path) -> None:
    """Raise UsageError where the output would take the place of what a run reads, by whatever name, or of a ledger."""
    if not output.exists():
        if os.path.realpath(output).endswith(SUFFIX):
            raise UsageError(f"{output} is the name of a ledger: name another file for the report")
        return
    for path in inputs:
        if os.path.exists(path) and os.path.samefile(path, output):  # noqa: PTH110, PTH121 - of names as given
            raise UsageError(f"{output} is {path}, which is read: name another file for the report")
    if output.is_file() and _is_ledger(output):
        raise UsageError(f"{output} is a ledger: name another file for the report")


def _is_ledger(output: Path) -> bool:
    """Whether people's verdicts are in a file, whatever its name. Of what cannot be read the writing will tell."""
    if os.path.realpath(output).endswith(SUFFIX):
        return True
    try:
        with output.open("rb") as file:
            return _LEDGER.match(file.read(_BEGINNING)) is not None
    except OSError:
        return False


def is_watched() -> bool:
    """Whether a person sees standard output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int:
    """Characters a line: the terminal's, or that of the COLUMNS variable, or a wide page's."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns
