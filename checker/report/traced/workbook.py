"""A trace as a workbook: the rows of the sheet, and the sources in a sheet of their own."""

from __future__ import annotations

from checker.evidence import Traced
from checker.records import source_record
from checker.report.traced.sheet import COLUMNS, records
from checker.report.xlsx import workbook

_SOURCES = {"path": 40, "kind": 10, "status": 10, "message": 60}


def write(traced: Traced, width: int) -> bytes:
    """The bytes of an .xlsx file. Raises UsageError where the package XlsxWriter is not installed."""
    del width
    return workbook({"Claims": (COLUMNS, list(records(traced))),
                     "Sources": (_SOURCES, [source_record(note) for note in traced.sources])})
