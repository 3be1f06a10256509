"""`checker scan`: the claims of a whole archive as one table."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.articles import Form, Rules
from checker.cli.say import FAILED, INTERRUPTED, tell, warn
from checker.errors import UsageError
from checker.visible import visible_path

if TYPE_CHECKING:
    from checker.scan.records import Names
    from checker.scan.run import Progress
    from checker.scan.work import Counts

NEEDS_EXTRA = "to scan and query archives, run: pip install 'checker[archive]'"
_OFTEN = 0.2            # seconds between two words of progress
_MINUTE = 60
_WIDEST = 78


def scan(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Folders of stories, and files of many: JSON "
                                                "lines, CSV, Parquet, WARC, also packed (.gz, .bz2, .xz, .zst).")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The table to write, as Parquet.")],
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a scan that was broken off.")] = False,
    columns: Annotated[str | None, typer.Option(metavar="NAME=COLUMN,...", help="What the columns of JSON lines, CSV "
                                                "and Parquet are called: text=body,published=day,id=address.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes; else one for each core.")] = None,
    rules: Rules = None,
    form: Form = None,
) -> None:
    """Write the claims and findings of all stories of an archive to one Parquet table, on all cores.

    Exit status 3 where a story could not be read; the table tells of each. What is no story at all is kept apart.
    """
    try:
        from checker.scan.inputs import find  # noqa: PLC0415 - an extra
        from checker.scan.parts import bad_beside  # noqa: PLC0415
        from checker.scan.reader import Reader  # noqa: PLC0415
        from checker.scan.run import Scan  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(NEEDS_EXTRA) from error
    spare_inputs(inputs, output)
    reader = Reader(rules or (), form)
    files = partial(find, inputs, (str(output), str(bad_beside(output))))
    work = Scan(files, reader, reader.edition(inputs[0]), output, _names(columns), jobs, resume)
    began = time.monotonic()
    try:
        counts = work.run(_progress(began))
    except KeyboardInterrupt:
        warn(f"broken off; what is done is kept: go on with --resume, or remove {output}.parts")
        raise typer.Exit(INTERRUPTED) from None
    _sum_up(counts, output, bad_beside(output))
    if counts.failed or counts.bad:
        raise typer.Exit(FAILED)


def spare_inputs(inputs: Sequence[str], output: Path) -> None:
    """Raise UsageError for an output that would take the place of an input, or that is no name for a table."""
    if output.suffix.lower() != ".parquet":
        raise UsageError(f"the table is written as Parquet: name it so, as claims.parquet, not {output}")
    if output.is_dir() or any(output.exists() and Path(path).exists() and output.samefile(path) for path in inputs):
        raise UsageError(f"{output} is what is read: name another file for the table")


def _names(columns: str | None) -> Names:
    from checker.scan.records import Names  # noqa: PLC0415

    given = dict(part.partition("=")[::2] for part in (columns or "").split(",") if part)
    if not set(given) <= set(Names._fields) or not all(given.values()):
        raise UsageError(f"--columns names {', '.join(Names._fields)}: text=body,published=day; not {columns}")
    return Names(**given)


def _progress(began: float) -> Callable[[Progress], None] | None:
    """Word on standard error of how far a scan has come, how fast it is and how long it will take, for a person."""
    if not sys.stderr.isatty():
        return None
    last = began

    def say(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _OFTEN:
            return
        last = now
        spent, read = now - began, progress.read - progress.found_done
        left = spent * (progress.size - progress.read) / read if read > 0 else 0.0
        line = (f"{progress.stories:,} stories, {progress.stories / spent:,.0f} a second, "
                f"{100 * progress.read // max(progress.size, 1)} %, {_time(left)} left")
        sys.stderr.write(f"\r{line:<{_WIDEST}}")
        sys.stderr.flush()

    return say


def _time(seconds: float) -> str:
    minutes = round(seconds / _MINUTE)
    return f"{seconds:.0f} s" if seconds < 2 * _MINUTE else f"{minutes} min" if minutes < 2 * _MINUTE else (
        f"{minutes / _MINUTE:.1f} hours")


def _sum_up(counts: Counts, output: Path, bad: Path) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{'':<{_WIDEST}}\r")
    tell(f"{visible_path(str(output))}: {_number(counts.stories, 'story', 'stories')}, "
         f"{_number(counts.claims, 'claim')}, {_number(counts.findings, 'finding')}")
    if counts.failed:
        warn(f"{_number(counts.failed, 'story', 'stories')} could not be read: the column `error` says why")
    if counts.bad:
        warn(f"{_number(counts.bad, 'record is no story', 'records are no stories')}: {bad} says why")


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
