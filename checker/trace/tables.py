"""What a table says of each of its figures: row, column, unit, scale, period; from its heads, captions and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from checker.evidence import Place
from checker.rulebook.pack import LanguagePack
from checker.trace.grid import Cell, Grid, Raw, european, figure_of, read_cell
from checker.trace.heads import Heads, Unit
from checker.trace.periods import Calendar, Period, month
from checker.trace.words import Wording

_MAY_NAME_UNIT = re.compile(r"[(\[,/%‰€$£¥]")      # what sets a unit off in the name of a row
_NO_UNIT = Unit()
_MOSTLY = 0.6           # share of a column's cells that decides what it holds
_LOOKED_AT = 200        # cells that tell what a column holds
_HEAD_ROWS = 12         # rows in which a table's head is looked for


class Column(NamedTuple):
    """A column: its name, its number from 1, what it holds ("name", "period", "figure"), its unit and period."""

    name: str
    number: int
    holds: str
    unit: Unit
    period: Period | None
    words: frozenset[str]
    fractions: bool = False


class Row(NamedTuple):
    """A row with its number as the program shows it; `total` where it is what the others make together."""

    number: int
    cells: tuple[Cell, ...]
    name: str
    period: Period | None
    total: bool
    unit: Unit


class Table:
    """A table of `source`, read. `words` are those of its title and captions."""

    def __init__(self, source: str, grid: Grid, reader: TableReader, inherited: Sequence[str] = ()) -> None:
        self.source, self.place, self._reader = source, grid.place, reader
        width = max((len(cells) for _, cells in grid.rows), default=0)
        raw = [(number, (*cells, *(None,) * (width - len(cells)))) for number, cells in grid.rows]
        self.comma = european(cells for _, cells in raw)
        start = _first_of_body(raw, self.comma)
        captions, heads = _captions_and_heads([cells for _, cells in raw[:start]])
        self.title = ". ".join(dict.fromkeys(part for part in (grid.title, *captions) if part))
        parts = [(name,) for name in inherited] if not heads and len(inherited) == width else _names(heads, width)
        body = [(number, tuple(read_cell(cell, comma=self.comma) for cell in cells)) for number, cells in raw[start:]]
        corner = " ".join(parts[0]) if parts else ""
        self.words = frozenset(reader.wording.stems(f"{self.title} {corner}"))
        self.unit = reader.heads.unit(self.title).or_of(reader.heads.unit(corner))
        self.names = [" ".join(part) for part in parts]
        self.columns = tuple(self._column(i, part, body) for i, part in enumerate(parts))
        self.keys = [c.number - 1 for c in self.columns if c.holds == "name"]
        self.dated = [c.number - 1 for c in self.columns if c.holds == "period"]
        self.figures = [c for c in self.columns if c.holds == "figure"]
        rows = [row for number, cells in body if (row := self._row(number, cells)) is not None]
        self.rows = tuple(_widened(rows))

    def _column(self, at: int, parts: Sequence[str], body: Sequence[tuple[int, tuple[Cell, ...]]]) -> Column:
        name = " ".join(parts)
        cells = [cells[at] for _, cells in body if cells[at].text]
        holds = self._holds(at, name, cells)
        unit = self._reader.heads.unit(name)
        percent = sum(cell.percent for cell in cells)
        if percent > _MOSTLY * len(cells):
            unit = Unit("percent")
        period = next((found for part in parts if (found := self._reader.calendar.within(part))), None)
        return Column(name, at + 1, holds, unit, period,
                      frozenset(self._reader.wording.stems(name)), _fractions(cells))

    def _holds(self, at: int, name: str, cells: Sequence[Cell]) -> str:
        """What a column holds; bare years are periods where its head says so, or each stands once in the first."""
        few = cells[:_LOOKED_AT]
        dates = sum(self._reader.calendar.period(cell.text) is not None for cell in few)
        figures = sum(cell.value is not None for cell in few)
        first = at == 0 and len({cell.text for cell in few}) == len(few)
        if few and dates > _MOSTLY * len(few) and (self._reader.heads.is_time(name) or dates > figures or first):
            return "period"
        return "figure" if few and figures >= _MOSTLY * len(few) and (at or figures == len(few)) else "name"

    def _row(self, number: int, cells: tuple[Cell, ...]) -> Row | None:
        if not any(cell.text for cell in cells):
            return None
        name = " ".join(cells[i].text for i in self.keys if cells[i].text)
        period = None
        for i in self.dated:
            found = self._reader.calendar.period(cells[i].text)
            if found and (period is None or period.holds(found)):
                period = found
        if not self.keys and self.dated:
            name = cells[self.dated[0]].text
        elif self.keys and not self.dated:
            period = self._reader.calendar.within(cells[self.keys[0]].text)
        first = cells[self.keys[0]].text if self.keys else name
        unit = self._reader.heads.unit(first) if _MAY_NAME_UNIT.search(first) else _NO_UNIT
        return Row(number, cells, name, period, bool(self._reader.totals.match(first)), unit)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that rows or columns are about, in order."""
        found = [row.period for row in self.rows if row.period] or [c.period for c in self.figures if c.period]
        return tuple(sorted(set(found)))

    def stems_of(self, at: int) -> tuple[str, ...]:
        """The words of a row's name."""
        return self._row_stems[at]

    @cached_property
    def _row_stems(self) -> list[tuple[str, ...]]:
        return [self._reader.wording.row_stems(row.name if self.keys else "") for row in self.rows]

    @cached_property
    def _posted(self) -> dict[str, list[int]]:
        posted: dict[str, list[int]] = {}
        for at, stems in enumerate(self._row_stems):
            for stem in stems:
                posted.setdefault(stem, []).append(at)
        return posted

    def rows_with(self, words: Iterable[str]) -> list[int]:
        """The rows whose names have one of the words."""
        return sorted({at for word in words for at in self._posted.get(word, ())})

    @cached_property
    def text(self) -> frozenset[str]:
        """All words of title and heads."""
        return self.words.union(*(column.words for column in self.columns))

    def cell_place(self, row: Row, column: Column) -> Place:
        """Where a cell stands."""
        name = self.row_name(row)
        on_page = self.place.page is not None
        return self.place._replace(line=row.number if on_page else None, row=None if on_page else row.number,
                                   column=column.name or None, column_number=column.number, row_name=name or None)

    def column_place(self, column: Column) -> Place:
        """Where a column stands."""
        return self.place._replace(column=column.name or None, column_number=column.number)

    @cached_property
    def total_rows(self) -> tuple[int, ...]:
        """Where the rows are that hold what others make together."""
        return tuple(at for at, row in enumerate(self.rows) if row.total)

    @property
    def totals(self) -> list[Row]:
        """The rows that hold what others make together."""
        return [self.rows[at] for at in self.total_rows]

    def row_name(self, row: Row) -> str:
        """What the row is about, as its first cells say."""
        at = [*self.keys[:1], *self.dated[:1]] or [0]
        return row.cells[min(at)].text

    def passage(self, row: Row, column: Column) -> tuple[str, tuple[int, int]]:
        """A row's words around a figure, and where in them the figure stands."""
        text, lit = "", (0, 0)
        for at, cell in enumerate(row.cells):
            if not cell.text:
                continue
            text += " | " if text else ""
            if at == column.number - 1:
                lit = len(text), len(text) + len(cell.text)
            text += cell.text
        return text, lit

    def unit_of(self, row: Row, column: Column) -> Unit:
        """The unit of a cell: its row's, else its column's, else the caption's; the scale of whichever names one."""
        named = [unit for unit in (column.unit, row.unit, self.unit) if unit.name]
        scaled = [unit.power for unit in (column.unit, row.unit, self.unit) if unit.power]
        name = named[0].name if named else None
        share = name in ("percent", "percentage point")
        loose = bool(named) and not column.unit.name and not row.unit.name
        return Unit(name, 0 if share or not scaled else scaled[0], loose)

    def values(self, column: Column, rows: Sequence[Row] | None = None) -> Iterator[tuple[Row, Decimal]]:
        """The figures of a column, without totals."""
        for row in self.rows if rows is None else rows:
            value = row.cells[column.number - 1].value
            if value is not None and not row.total:
                yield row, value


class TableReader:
    """What is needed to read tables in one language."""

    def __init__(self, pack: LanguagePack, wording: Wording, calendar: Calendar) -> None:
        self.wording, self.calendar, self.heads = wording, calendar, Heads(pack, wording)
        words = map(re.escape, wording.data["totals"]["words"])
        self.totals = re.compile(rf"\W*(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _fractions(cells: Sequence[Cell]) -> bool:
    """Whether a column holds parts of one, as workbooks keep percentages."""
    held = [cell.value for cell in cells[:_LOOKED_AT] if cell.value is not None]
    return bool(held) and all(abs(value) <= Decimal("1.5") for value in held) and any(value % 1 for value in held)


def _first_of_body(rows: Sequence[tuple[int, tuple[Raw, ...]]], comma: bool) -> int:  # noqa: FBT001
    """Where the head of a table ends: at the first row with a figure that is no year in a row of years."""
    for at, (_, cells) in enumerate(rows[:_HEAD_ROWS]):
        filled = [(i, cell) for i, cell in enumerate(cells) if cell not in (None, "")]
        figures = [(i, cell) for i, cell in filled if _is_figure(cell, comma=comma)]
        if not figures or len(filled) == 1:
            continue
        below = [cells[i] for _, cells in rows[at + 1:at + 6] for i, _ in figures if cells[i] not in (None, "")]
        if all(_is_year(cell) for _, cell in figures) and not all(_is_year(cell) for cell in below) and below:
            continue
        return at
    return min(len(rows), 1)


def _is_figure(cell: Raw, *, comma: bool) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and figure_of(cell, comma=comma) is not None)


def _is_year(cell: Raw) -> bool:
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell or "").strip()
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d(?:/\d\d)?", text))


def _captions_and_heads(rows: Sequence[Sequence[Raw]]) -> tuple[list[str], list[list[str]]]:
    captions: list[str] = []
    heads: list[list[str]] = []
    for cells in rows:
        texts = ["" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else cell.strip() for cell in cells]
        filled = [text for text in texts if text]
        if len(filled) == 1 and len(cells) > 1 and not heads:
            captions.append(filled[0])
        elif filled:
            heads.append(texts)
    return captions, heads


def _names(heads: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """The names of columns, row by row; one over several columns in a first row of heads holds for all of them."""
    rows = [list(head) for head in heads]
    for row, below in pairwise(rows):
        for i in range(1, width):
            if not row[i] and row[i - 1] and below[i] and below[i] != row[i - 1] and i > 1:
                row[i] = row[i - 1]
    return [tuple(dict.fromkeys(row[i] for row in rows if row[i])) for i in range(width)]


def _widened(rows: list[Row]) -> list[Row]:
    """Rows dated to the first of each month or year are about the whole of it."""
    days = [row.period.start for row in rows if row.period and row.period.start == row.period.end]
    if len(days) <= 1 or len(days) < len([row for row in rows if row.period]) or len({*days}) < len(days):
        return rows
    if not all(day.endswith("-01") for day in days):
        return rows
    yearly = all(day.endswith("-01-01") for day in days)
    return [row._replace(period=_wide(row.period.start, yearly=yearly)) if row.period else row for row in rows]


def _wide(day: str, *, yearly: bool) -> Period | None:
    return Period(day, f"{day[:4]}-12-31") if yearly else month(int(day[:4]), int(day[5:7]))
