"""Workbooks (xlsx, xlsm, xlsb, xls, ods): the cells of their sheets, as the program shows them. Read with calamine.

Formulas are taken as the values that were saved with them; macros and links to other files are not followed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from checker.errors import Unreadable
from checker.evidence import Place
from checker.trace.grid import Grid, Raw

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 4_000_000
MOST_UNPACKED = 400_000_000     # bytes that a workbook may unpack to
MOST_RATIO = 200                # times that it may be larger unpacked than packed, beyond a few megabytes
_SMALL = 20_000_000
_MISSING_EXTRA = "to read workbooks, run: pip install 'checker[sources]'"

_Rows = list[tuple[int, tuple[Raw, ...]]]


def workbook(path: str) -> tuple[list[Grid], str | None]:
    """The sheets of a workbook, and what was not read of it. Raises Unreadable."""
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unreadable(path, f"is a workbook; {_MISSING_EXTRA}") from error
    _weigh(path)
    faults = (calamine.CalamineError, OSError, ValueError)
    with _told(path, calamine.PasswordError, faults):
        book = calamine.load_workbook(path)
        names = book.sheet_names
    grids: list[Grid] = []
    told: list[str] = []
    left = MOST_CELLS
    for name in names:
        try:
            rows, whole = _rows(book.get_sheet_by_name(name), left)
        except faults:
            told.append(f'sheet "{name}" cannot be read')
            continue
        left -= sum(len(cells) for _, cells in rows)
        if not whole:
            told.append(f'sheet "{name}" was read up to row {rows[-1][0] if rows else 0:,}')
        grids.append(Grid(Place(sheet=name), name, tuple(rows)))
    return grids, "; ".join(told) or None


@contextmanager
def _told(path: str, locked: type[Exception], faults: tuple[type[Exception], ...]) -> Iterator[None]:
    """What the library says of a file that it cannot open, in words."""
    try:
        yield
    except locked as error:
        raise Unreadable(path, "is encrypted: open it with its password and save it without one") from error
    except faults as error:
        raise Unreadable(path, "is no workbook that can be read, or is damaged") from error


def _rows(sheet: CalamineSheet, most: int) -> tuple[_Rows, bool]:
    """The rows of a sheet that hold something, numbered as the program shows them, and whether these are all.

    Of blank rows that follow each other one is kept, which parts tables.
    """
    top, left = sheet.start or (0, 0)
    rows: _Rows = []
    count = 0
    for number, cells in enumerate(sheet.iter_rows(), top + 1):
        count += len(cells)
        if count > most:
            return rows, False
        if any(cell != "" for cell in cells):
            rows.append((number, (*(None,) * left, *map(_cell, cells))))
        elif rows and rows[-1][1]:
            rows.append((number, ()))
    return rows, True


def _weigh(path: str) -> None:
    """Raise Unreadable for a packed workbook that would unpack to more than any workbook holds."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(path, "is no workbook that can be read, or is damaged") from error
    full, packed_size = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if full > MOST_UNPACKED or (full > _SMALL and full > MOST_RATIO * max(packed_size, 1)):
        raise Unreadable(path, f"unpacks to {full >> 20:,} MB, which no workbook of a reporter does; it was not opened")
    if "EncryptedPackage" in names:
        raise Unreadable(path, "is encrypted: open it with its password and save it without one")


def _cell(value: Any) -> Raw:
    """A cell of a workbook as a figure or text; dates in ISO form."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return _decimal(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value) if value != "" else None


def _decimal(value: float) -> Decimal | None:
    """A figure of a workbook, which keeps 15 digits, without the digits that only its binary form has."""
    try:
        return Decimal(f"{value:.15g}")
    except InvalidOperation:
        return None
