"""`checker query`: SQL over the tables that scans have made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import deliver, spare, terminal_width
from checker.cli.scan import NEEDS_EXTRA
from checker.errors import UsageError
from checker.report import format_of


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over claims, findings, stories, bad, tolls, "
                                       "changes or unsettled.")],
    tables: Annotated[list[str], typer.Argument(metavar="TABLE...", help="What `checker scan` has written, or folders "
                                                "of it.")],
    *,
    style: Annotated[str | None, typer.Option("-f", "--format", metavar="FORMAT", help="table, xlsx, md, csv, tsv, "
                                              "json, jsonl, or a table style such as github. Without it the output "
                                              "file's name decides.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="Write to this file, not to the terminal.")] = None,
) -> None:
    """Ask the tables of scans in SQL. Nothing but these tables is read, and nothing is written or loaded."""
    try:
        from checker.scan.query import ask  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(NEEDS_EXTRA) from error
    from checker.report.answer import answer_report  # noqa: PLC0415 - other commands do without

    write = answer_report(style or format_of(output))
    if output:
        spare(tables, output)
    deliver(write(ask(sql, tables), terminal_width()), output)
