"""The fact sheet as a workbook: a row a claim, ready for a desk to fill in, and back by `checker ledger import`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from checker.errors import UsageError
from checker.model import Article, Status
from checker.report import Table
from checker.report.tables import rows
from checker.visible import visible_cell, visible_path

_CLAIM_WIDTHS = {
    "path": 18, "id": 12, "where": 9, "line": 6, "column": 7, "paragraph": 10, "quote": 28, "category": 11,
    "severity": 9, "value": 16, "unit": 12, "sentence": 50, "attribution": 18, "ask": 34, "note": 24, "status": 13,
    "source": 24, "locator": 16, "method": 11, "checked_by": 11, "date": 12, "notes": 28, "waived": 20,
    "start": 8, "end": 8,
}
_WIDTHS = {     # the columns of each sheet, by their names in the JSON record, and how many characters wide each is
    Table.CLAIMS: _CLAIM_WIDTHS,
    Table.FINDINGS: {
        "path": 18, "id": 12, "severity": 9, "certainty": 10, "line": 6, "message": 50, "looks_like": 24,
        "arithmetic": 40, "figures": 40, "claims": 24, "fixes": 20, "ask": 28, "status": 13, "checked_by": 11,
        "date": 12, "notes": 28, "waived": 20, "check": 16,
    },
    Table.TIES: {"path": 18, "kind": 14, "source": 30, "target": 30, "form": 16, "source_claim": 12,
                 "target_claim": 12},
}
_METHODS = ("primary", "secondary")
_SETTLED = {Status.ACCURATE: "#D8F0DD", Status.NOT_A_CLAIM: "#E6E6E6", Status.FIX: "#F9D6D2",
            Status.NEEDS_SOURCE: "#FCE8C5", Status.REWORDED: "#FCE8C5"}
_CHOICES = [status.value for status in Status]
_MOST_CHARACTERS = 32_767       # that a cell holds
_HEADER_HEIGHT = 24             # points
_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def as_xlsx(articles: Sequence[Article], table: Table = Table.CLAIMS) -> bytes:
    """A workbook with the claims of all articles in one sheet, and their findings in another where there are any; or
    with the findings or the ties alone.

    Raises UsageError where the package XlsxWriter is not installed.
    """
    sheets = {}
    for each in (Table.CLAIMS, Table.FINDINGS) if table is Table.CLAIMS else (table,):
        records = [{"path": visible_path(article.path), **row} for article, row in rows(articles, each)]
        if records or each is table:
            sheets[each.value.capitalize()] = _WIDTHS[each], records
    return workbook(sheets)


def workbook(sheets: Mapping[str, tuple[dict[str, int], Sequence[dict[str, Any]]]]) -> bytes:
    """A workbook of sheets by name, each with the widths of its columns and its rows as records.

    Raises UsageError where the package XlsxWriter is not installed.
    """
    try:
        Workbook = import_module("xlsxwriter").Workbook     # noqa: N806 - an extra, for who wants sheets
    except ImportError as error:
        raise UsageError("writing .xlsx needs XlsxWriter: pip install 'checker[xlsx]'") from error
    out = io.BytesIO()
    with Workbook(out, _AS_WRITTEN) as book:
        for name, (widths, records) in sheets.items():
            _Sheet(book, name, widths).fill(records)
    return out.getvalue()


class _Sheet:
    """One sheet with a frozen header and filters."""

    def __init__(self, book: Any, name: str, widths: dict[str, int]) -> None:
        self._names = list(widths)
        self._sheet = book.add_worksheet(name)
        self._book = book
        look = {"text_wrap": True, "valign": "top"}
        self._text = book.add_format({**look, "num_format": "@"})       # as text: 4,000 stays, and so does 3-4
        self._number = book.add_format({**look, "align": "right"})
        head = book.add_format({"bold": True, "valign": "vcenter", "bg_color": "#22303C", "font_color": "#FFFFFF"})
        for column, (field, width) in enumerate(widths.items()):
            self._sheet.set_column(column, column, width, self._text)
            self._sheet.write_string(0, column, field.replace("_", " ").capitalize(), head)
        self._sheet.set_row(0, _HEADER_HEIGHT)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)        # A4
        self._sheet.fit_to_pages(1, 0)

    def fill(self, records: Sequence[dict[str, Any]]) -> None:
        """A row a record. Texts stay texts, whatever they look like."""
        for row, record in enumerate(records, 1):
            for column, name in enumerate(self._names):
                value = record.get(name)
                if isinstance(value, int):
                    self._sheet.write_number(row, column, value, self._number)
                elif value:
                    self._sheet.write_string(row, column, visible_cell(str(value))[:_MOST_CHARACTERS], self._text)
                else:
                    self._sheet.write_blank(row, column, None, self._text)
        last = max(1, len(records))
        self._sheet.autofilter(0, 0, last, len(self._names) - 1)
        for name, choices in (("status", _CHOICES), ("method", list(_METHODS))):
            if name in self._names:
                column = self._names.index(name)
                self._sheet.data_validation(1, column, last, column, {"validate": "list", "source": choices})
        if "status" in self._names:
            self._colour(last, self._names.index("status"))

    def _colour(self, last: int, column: int) -> None:
        """The status lit as it changes."""
        for status, colour in _SETTLED.items():
            self._sheet.conditional_format(1, column, last, column, {
                "type": "cell", "criteria": "==", "value": f'"{status.value}"',
                "format": self._book.add_format({"bg_color": colour})})
