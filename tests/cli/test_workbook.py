"""The fact sheet as a workbook, there and back: a desk's own order, and nothing guessed of what has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

STORY = "Dam burst floods 1,200 homes\n\nAt least 40 people were killed, and repairs may cost $30 million.\n"
ORDER = ["Number", "Line", "Fact as written", "Value in words", "Question", "Status", "Source", "Locator", "Method",
         "Checked by", "Date", "Notes"]


@pytest.fixture
def book(inside: Any, tmp_path: Path) -> Any:
    """The workbook of a story, as a desk opens it."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert inside("check", "story.txt", "-o", "sheet.xlsx").returncode == 0
    return openpyxl.load_workbook(tmp_path / "sheet.xlsx")


def fill(book: Any, row: int, **cells: Any) -> None:
    """Fill cells of a row in by the names of their columns."""
    names = [str(cell.value).lower().replace(" ", "_") for cell in book["Claims"][1]]
    for name, value in cells.items():
        book["Claims"].cell(row, names.index(name) + 1).value = value


def test_a_desks_order(book: Any) -> None:
    """The desk's columns come first and are shown; the others are hidden; it prints on A4, landscape, a page wide."""
    sheet = book["Claims"]
    names = [cell.value for cell in sheet[1]]
    assert names[:len(ORDER)] == ORDER
    hidden = {at for column in sheet.column_dimensions.values() if column.hidden
              for at in range(column.min, column.max + 1)}
    assert hidden == set(range(len(ORDER) + 1, len(names) + 1))
    assert [cell.value for cell in sheet[3][:4]] == [2, 3, "At least 40 people", "at least 40 people"]
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.row_dimensions[2].height >= 30     # the question has two lines or more in its column


def test_back_into_the_ledger(book: Any, inside: Any, tmp_path: Path) -> None:
    """What a desk has filled in is taken over; who opens the sheet again changes nothing."""
    fill(book, 2, status="accurate", source="Province report", locator="3-4", checked_by="EM", date="2026-11-28")
    fill(book, 3, status="fix", checked_by="EM", notes="42, says the clinic")
    book.save(tmp_path / "sheet.xlsx")
    assert inside("ledger", "import", "sheet.xlsx").stdout == "story.txt: 2 verdicts taken over\n"
    assert inside("ledger", "import", "sheet.xlsx").stdout == "story.txt: 0 verdicts taken over\n"
    told = inside("status", "story.txt").stdout
    assert "Province report" in told
    assert "3-4" in told


@pytest.mark.parametrize(("cells", "told"), [
    ({"locator": 12}, "row 2: the locator is no longer text"),
    ({"locator": date(2026, 3, 4)}, "row 2: the locator is no longer text: the spreadsheet has made 2026-03-04 of it"),
    ({"date": date(2026, 3, 4)}, "row 2: the date is no longer text"),
    ({"id": 1234567890}, "row 2: the id is no longer text"),
    ({"fact_as_written": "1,300 homes", "sentence": "Dam burst floods 1,300 homes"}, "was a column sorted by itself?"),
])
def test_what_a_spreadsheet_changed_is_refused(book: Any, inside: Any, tmp_path: Path, cells: dict[str, Any],
                                               told: str) -> None:
    """A cell that is a date or a number now is refused by its row, and nothing is taken over."""
    fill(book, 2, status="accurate", checked_by="EM", **cells)
    fill(book, 3, status="accurate", checked_by="EM")
    book.save(tmp_path / "sheet.xlsx")
    done = inside("ledger", "import", "sheet.xlsx")
    assert done.returncode == 3
    assert told in done.stderr
    assert not (tmp_path / "story.txt.claims.json").exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(200), b"PK\x05\x06" + bytes(18)])
def test_no_workbook(inside: Any, tmp_path: Path, content: bytes) -> None:
    """What only begins as a workbook is refused in a sentence."""
    (tmp_path / "sheet.xlsx").write_bytes(content)
    done = inside("ledger", "import", "sheet.xlsx")
    assert (done.returncode, "nothing was taken over" in done.stderr) == (3, True)
