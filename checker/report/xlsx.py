"""The fact sheet as a workbook: a row a claim, ready for a desk to fill in, and back by `checker ledger import`."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from typing import Any

from checker.errors import UsageError
from checker.model import Article, Status
from checker.records import claim_record
from checker.report import Table
from checker.report.tables import rows
from checker.report.words import value_in_words
from checker.visible import visible_cell, visible_path

_DESK = {      # the columns of a desk's own order, and how many characters wide each is; together a landscape page
    "number": 8, "line": 6, "quote": 26, "words": 24, "ask": 32, "status": 13, "source": 24, "locator": 14,
    "method": 10, "checked_by": 10, "date": 12, "notes": 24,
}
_MACHINE = {    # columns behind them, hidden: what the sheet is read back by, and what programs want
    "path": 18, "id": 12, "paragraph": 10, "where": 9, "category": 11, "severity": 9, "value": 16, "unit": 12,
    "sentence": 50, "attribution": 18, "note": 24, "waived": 20, "column": 7, "start": 8, "end": 8,
}
_HEADERS = {"quote": "Fact as written", "words": "Value in words", "ask": "Question"}
_WIDTHS = {     # the columns of each sheet, by their names in the JSON record, and how many characters wide each is
    Table.CLAIMS: {**_DESK, **_MACHINE},
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
_LINE_HEIGHT = 15
_HIGHEST = 409
_MARGIN = 0.4                   # inches
_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def as_xlsx(articles: Sequence[Article], table: Table = Table.CLAIMS) -> bytes:
    """A workbook with the claims of all articles in one sheet, and their findings in another where there are any; or
    with the findings or the ties alone.

    Raises UsageError where the package XlsxWriter is not installed.
    """
    sheets = {}
    for each in (Table.CLAIMS, Table.FINDINGS) if table is Table.CLAIMS else (table,):
        records = _fact_rows(articles) if each is Table.CLAIMS else [
            {"path": visible_path(article.path), **row} for article, row in rows(articles, each)]
        if records or each is table:
            sheets[each.value.capitalize()] = _WIDTHS[each], records
    return workbook(sheets, _MACHINE.keys() - ({"path"} if len(articles) > 1 else set()))


def _fact_rows(articles: Sequence[Article]) -> list[dict[str, Any]]:
    """A row a claim, with its number, and its value in words."""
    return [{"path": visible_path(article.path), **claim_record(claim), "number": number,
             "words": value_in_words(claim)} for article in articles for number, claim in enumerate(article.claims, 1)]


def workbook(sheets: Mapping[str, tuple[dict[str, int], Sequence[dict[str, Any]]]],
             hidden: AbstractSet[str] = frozenset()) -> bytes:
    """A workbook of sheets by name, each with the widths of its columns and its rows as records. In the first one the
    columns that are `hidden` are there for programs alone.

    Raises UsageError where the package XlsxWriter is not installed.
    """
    try:
        Workbook = import_module("xlsxwriter").Workbook     # noqa: N806 - an extra, for who wants sheets
    except ImportError as error:
        raise UsageError("writing .xlsx needs XlsxWriter: pip install 'checker[xlsx]'") from error
    out = io.BytesIO()
    with Workbook(out, _AS_WRITTEN) as book:
        for number, (name, (widths, records)) in enumerate(sheets.items()):
            _Sheet(book, name, widths, hidden if not number else frozenset()).fill(records)
    return out.getvalue()


class _Sheet:
    """One sheet with a frozen header and filters."""

    def __init__(self, book: Any, name: str, widths: dict[str, int], hidden: AbstractSet[str]) -> None:
        self._names = list(widths)
        self._shown = {field: width for field, width in widths.items() if field not in hidden}
        self._sheet = book.add_worksheet(name)
        self._book = book
        look = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D5D5D5"}
        self._text = book.add_format({**look, "num_format": "@"})       # as text: 4,000 stays, and so does 3-4
        self._number = book.add_format({**look, "align": "center"})
        self._machine = book.add_format({"valign": "top", "num_format": "@"})
        head = book.add_format({"bold": True, "valign": "vcenter", "bg_color": "#22303C", "font_color": "#FFFFFF"})
        for column, (field, width) in enumerate(widths.items()):
            kept = self._text if field in self._shown else self._machine
            self._sheet.set_column(column, column, width, kept, {"hidden": field not in self._shown})
            self._sheet.write_string(0, column, _HEADERS.get(field, field.replace("_", " ").capitalize()), head)
        self._sheet.set_row(0, _HEADER_HEIGHT)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)        # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(_MARGIN, _MARGIN, _MARGIN + 0.1, _MARGIN + 0.2)
        self._sheet.set_footer("&L&F&RPage &P of &N")

    def fill(self, records: Sequence[dict[str, Any]]) -> None:
        """A row a record. Texts stay texts, whatever they look like."""
        for row, record in enumerate(records, 1):
            self._sheet.set_row(row, self._height(record))
            for column, name in enumerate(self._names):
                value = record.get(name)
                kept = self._text if name in self._shown else self._machine
                if isinstance(value, int):
                    self._sheet.write_number(row, column, value, self._number)
                elif value:
                    self._sheet.write_string(row, column, visible_cell(str(value))[:_MOST_CHARACTERS], kept)
                else:
                    self._sheet.write_blank(row, column, None, kept)
        last = max(1, len(records))
        self._sheet.autofilter(0, 0, last, len(self._names) - 1)
        for name, choices in (("status", _CHOICES), ("method", list(_METHODS))):
            if name in self._names:
                column = self._names.index(name)
                self._sheet.data_validation(1, column, last, column, {"validate": "list", "source": choices})
        if "status" in self._names:
            self._colour(last, self._names.index("status"))

    def _height(self, record: Mapping[str, Any]) -> int:
        """How high a row is, in points: not every program works it out from the cells, and hidden ones do not count."""
        lines = max((len(textwrap.wrap(str(record.get(name) or ""), width)) for name, width in self._shown.items()),
                    default=1)
        return min(_HIGHEST, _LINE_HEIGHT * max(1, lines))

    def _colour(self, last: int, column: int) -> None:
        """The status lit as it changes."""
        for status, colour in _SETTLED.items():
            self._sheet.conditional_format(1, column, last, column, {
                "type": "cell", "criteria": "==", "value": f'"{status.value}"',
                "format": self._book.add_format({"bg_color": colour})})
