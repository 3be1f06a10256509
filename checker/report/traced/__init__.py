"""Reports of a trace: each claim with what the sources say of it, what nothing supports first. One module a family."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from checker.errors import UsageError
from checker.evidence import Traced

Report = Callable[[Traced, int], str | bytes]
"""Writes a trace; the number is how many characters a line of a table may have."""

_FORMATS = {"table": "table", "page": "page", "md": "markdown", "csv": "sheet", "xlsx": "workbook", "json": "records"}
FORMATS = tuple(_FORMATS)


def trace_report(name: str) -> Report:
    """The report of that name. Raises UsageError."""
    if name not in _FORMATS:
        raise UsageError(f"a trace has no format {name!r}; it has {', '.join(_FORMATS)}")
    writer: Report = import_module(f"checker.report.traced.{_FORMATS[name]}").write
    return writer
