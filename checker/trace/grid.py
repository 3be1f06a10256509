"""Tables as they stand in a source, and what their heads, captions and rows say of each figure in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from checker.evidence import Place

Raw = str | Decimal | None      # a cell as read: text (also of a date, in ISO form), a figure, nothing

_DIGITS = re.compile(r"\d(?:[\d.,' \u00a0\u2009\u202f]*\d)?")
_BLANKS = re.compile(r"[ '\u00a0\u2009\u202f]")
_GROUPED = re.compile(r"\d{1,3}(?:[ '\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d")
_COMMA_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,}")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MARKED = re.compile(r"\s*(?:[*†‡]+|\[\w\]|\(\w\)|[a-e]\))\s*$")     # a note's mark behind a figure
_PAIR = re.compile(r"\s*(\d{1,3})\s*[-–:]\s*(\d{1,3})\s*")
_AROUND = re.compile(r"[^\d]*")
_FEW_LETTERS = 4        # letters beside a figure in a cell ("12 kg", "EUR 5", "4.5m")


class Grid(NamedTuple):
    """Rows of cells, each with the number of its row as the program shows it. `place` is where the table stands."""

    place: Place
    title: str
    rows: tuple[tuple[int, tuple[Raw, ...]], ...]


class Cell(NamedTuple):
    """A cell: its text, its figure if it holds one, the second of a pair such as 27-63, whether it is in percent."""

    text: str
    value: Decimal | None = None
    second: Decimal | None = None
    percent: bool = False


def european(rows: Iterable[Sequence[Raw]]) -> bool:
    """Whether a table writes its decimals with a comma: some cell must be so, and none can be otherwise."""
    comma = False
    for row in rows:
        for cell in row:
            if isinstance(cell, str) and (match := _GROUPED.search(cell)):
                digits = _BLANKS.sub("", match[0])
                if _COMMA_GROUPS.fullmatch(digits) and not _COMMA_DECIMAL.fullmatch(digits):
                    return False
                comma = comma or bool(_COMMA_DECIMAL.fullmatch(digits))
    return comma


def read_cell(raw: Raw, *, comma: bool = False) -> Cell:
    """What a cell holds. `comma` tells that decimals are written with one."""
    if raw is None:
        return Cell("")
    if isinstance(raw, Decimal):
        return Cell(f"{raw:f}", raw)
    text = raw.strip()
    if pair := _PAIR.fullmatch(text):
        return Cell(text, Decimal(pair[1]), Decimal(pair[2]))
    return Cell(text, figure_of(text, comma=comma), percent="%" in text)


def figure_of(text: str, *, comma: bool = False) -> Decimal | None:
    """The figure of a cell that holds little else: 4,487; 4 487; 4.487,5; (312); 12.5%; -3; +1.6; None where none is.

    A figure in brackets is negative, as accountants write it.
    """
    text = _MARKED.sub("", text) if not text.startswith("(") else text
    match = _GROUPED.search(text)
    if not match:
        return None
    before, behind = text[:match.start()].strip(), text[match.end():].strip()
    if sum(map(str.isalpha, before + behind)) > _FEW_LETTERS or re.search(r"\d", behind):
        return None
    if text[:match.start()][-1:].isalpha():
        return None         # "Farm12" is a name
    digits = _BLANKS.sub("", match[0])
    if comma:
        digits = digits.replace(".", "").replace(",", ".")
    elif digits.count(".") > 1:
        return None
    try:
        value = Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None
    negative = before.endswith(("-", "−", "–")) or (before.endswith("(") and behind.startswith(")"))
    return -value if negative else value


def blocks(grid: Grid) -> list[Grid]:
    """The tables of a sheet: blank rows part them where what follows has a head of its own."""
    parts: list[list[tuple[int, tuple[Raw, ...]]]] = [[]]
    blank = False
    for number, cells in grid.rows:
        filled = [cell for cell in cells if cell not in (None, "")]
        if not filled:
            blank = True
            continue
        headed = sum(isinstance(cell, str) and not _DIGITS.search(cell) for cell in filled) == len(filled)
        if blank and headed and parts[-1] and _has_figures(parts[-1]):
            parts.append([])
        blank = False
        parts[-1].append((number, cells))
    return [grid._replace(rows=tuple(part)) for part in parts if part]


def _has_figures(rows: list[tuple[int, tuple[Raw, ...]]]) -> bool:
    return any(isinstance(cell, Decimal) or (isinstance(cell, str) and figure_of(cell) is not None)
               for _, cells in rows for cell in cells)
