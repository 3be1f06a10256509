"""Evidence in tables: the cell that a claim is about, by its row, column, unit and period, and only then its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.evidence import Evidence, How, Word
from checker.model import Bound, Kind
from checker.trace.direct import enough
from checker.trace.fit import fit, likeness, wrong_side
from checker.trace.heads import Unit
from checker.trace.library import Library
from checker.trace.periods import Period, year_before
from checker.trace.sayings import Saying
from checker.trace.tables import Column, Row, Table

_NAMED = 0.5            # share of a row's name that a claim tells for the row to be the claim's
_OWN_NAME, _OWN_ROW = 0.25, 0.85    # a name of the claim's own sentence, and what the row that fits it best scores
_OWN_CLAUSE = 0.6       # a name of the claim's own clause
_BETTER = 0.2           # by which another row's name fits better for this one to be out
_ROW, _COLUMN_NOUN, _TITLE_NOUN, _KIN_NOUN = 1.0, 0.7, 0.35, 0.2
_TOTAL = 0.3
_WHOLE, _WHOLE_HEAD = 0.3, 0.6      # for a head all of whose words are told close by
_TOLD, _HINTED = 0.25, 0.12     # what the words of a column, and a row of the sentences before, tell at least
_SAME_TIME, _LATEST, _OTHER_TIME = 0.5, 0.35, -0.9
_SAME_UNIT, _NO_UNIT = 0.4, -0.2
_STRONG, _NEAR = 1.9, 1.0
_DERIVABLE = (Kind.DATE, Kind.TIME, Kind.SET, Kind.ORDINAL)
_HUNDRED = Decimal(100)


class Spot(NamedTuple):
    """A cell that may be a claim's, and how much its row, its column and its period say that it is."""

    table: Table
    row: Row
    column: Column
    row_score: float
    column_score: float
    time_score: float
    unit_score: float

    @property
    def score(self) -> float:
        return self.row_score + self.column_score + self.time_score + self.unit_score


class Asked:
    """A claim as it is asked of a table: which rows it names, which columns, which period."""

    def __init__(self, claim: Saying, table: Table, library: Library) -> None:
        self.claim, self.table, self.library = claim, table, library
        self.rows = self._rows()
        self.latest = max((row.period.end for row in table.rows if row.period), default=None)

    def _rows(self) -> dict[int, float]:
        """How much of each row's name the claim tells, by the row's place in the table; only those that it names."""
        words = {**dict.fromkeys(self.library.wording.numbers(self.claim.sentence), 1.0), **self.claim.words}
        out: dict[int, float] = {}
        for at in self.table.rows_with(words):
            stems = self.table.stems_of(at)
            told = sum(words.get(stem, 0.0) * max(self.library.rarity(stem), 0.3) for stem in stems)
            whole = sum(max(self.library.rarity(stem), 0.3) for stem in stems)
            out[at] = told / whole
        return out

    def spots(self) -> Iterator[Spot]:
        """The cells that may be the claim's."""
        columns = [(column, score) for column in self.table.figures
                   if (score := self.column_score(column)) is not None]
        if not columns:
            return
        best = max(self.rows.values(), default=0.0)
        claim_noun = {self.claim.head, *self.claim.noun} - self.library.wording.anybody - {""}
        for at, row_score in self._chosen(best):
            row = self.table.rows[at]
            by_row = _COLUMN_NOUN if claim_noun & set(self.table.stems_of(at)) else 0.0
            for column, column_score in columns:
                unit_score = self.unit_score(self.table.unit_of(row, column))
                time_score = self.time_score(row, column)
                if unit_score is not None and time_score is not None:
                    yield Spot(self.table, row, column, row_score, column_score + by_row, time_score, unit_score)

    def _chosen(self, best: float) -> Iterator[tuple[int, float]]:
        """The rows that the claim can be about: those named, else the totals, else all where rows have no names."""
        if best > 0:
            for at, told in self.rows.items():
                if told >= best - _BETTER or best < _OWN_CLAUSE:
                    own = best >= _OWN_NAME and told >= best - _BETTER
                    yield at, _ROW * max(told, _OWN_ROW * told / best if own else 0)
        if not self.table.keys:
            for at in range(len(self.table.rows)):
                if at not in self.rows:
                    yield at, 0.0
            return
        for at in self.table.total_rows:
            if at not in self.rows:
                yield at, _TOTAL

    def column_score(self, column: Column) -> float | None:
        """How much a column's name, and the table's title, tell of what the claim tells."""
        claim, library = self.claim, self.library
        score = library.common(claim.words, column.words)
        if column.words and all(claim.words.get(word, 0) >= _WHOLE_HEAD for word in column.words):
            score += _WHOLE
        noun = set(claim.noun) - library.wording.anybody
        if noun & column.words:
            score += _COLUMN_NOUN
        elif noun & self.table.words:
            score += _TITLE_NOUN
        elif set(claim.noun) & library.wording.anybody and (column.words | self.table.words) & library.wording.people:
            score += _KIN_NOUN
        return score + 0.5 * library.common(claim.words, self.table.words)

    def unit_score(self, unit: Unit) -> float | None:
        """Whether the claim's unit and a cell's go together; None where they do not."""
        mine = self.library.dimension(self.claim)
        theirs = self.library.dimension_of(unit.name)
        if unit.name is None:
            return {"count": 0.0, "money": _NO_UNIT, "share": _NO_UNIT}.get(mine, 2 * _NO_UNIT)
        if mine == theirs:
            return _SAME_UNIT if mine != "money" or self.library.same_currency(self.claim.unit, unit.name) else None
        if unit.loose and mine in ("count", "share", "time"):
            return _NO_UNIT
        bare = self.claim.kind is Kind.NUMBER and theirs in ("money", "share", "points")
        return 0.0 if bare else None

    def time_score(self, row: Row, column: Column) -> float | None:
        """Whether a cell's period is the claim's: told, or, where the claim tells none, the latest."""
        period = row.period or column.period
        if period is None:
            return 0.0
        spans = self.table.periods
        asked = [told for told in self.claim.periods if any(told.meets(span) for span in spans)][:2]
        if self.claim.earlier and spans:
            latest = max(spans, key=lambda span: span.end)
            before = period.meets(year_before(latest)) and not period.holds(latest)
            return _SAME_TIME if before else _OTHER_TIME
        if asked:
            return _SAME_TIME if any(_about(told, period) for told in asked) else _OTHER_TIME
        last = max(spans, key=lambda span: span.end)
        if period == last:
            return _LATEST
        return 0.0 if self.table.keys and self.table.dated else _OTHER_TIME / 2


def _about(told: Period, period: Period) -> bool:
    """Whether a period that is told is that of a cell: the one within the other."""
    return told.holds(period) or period.holds(told) or told.mostly(period)


def from_tables(claim: Saying, library: Library) -> Iterator[Evidence]:
    """What cells of the sources' tables say of a claim."""
    if claim.value is None or claim.vague or claim.kind in _DERIVABLE:
        return
    for table in library.tables:
        asked = Asked(claim, table, library)
        spots = list(asked.spots())
        supported = False
        for spot in spots:
            for evidence in _of_spot(claim, spot, library):
                supported = supported or evidence.word is Word.SUPPORTS
                yield evidence
        if not supported:
            yield from _otherwise(claim, spots, library)


def cell_values(claim: Saying, spot: Spot, library: Library) -> list[Decimal]:
    """What the figures of a cell are in the claim's unit."""
    cell = spot.row.cells[spot.column.number - 1]
    unit = spot.table.unit_of(spot.row, spot.column)
    out = []
    for value in (cell.value, cell.second):
        if value is None:
            continue
        dimension = library.dimension(claim)
        other = unit.loose and unit.name is not None and library.dimension_of(unit.name) != dimension
        scaled = value if other else value * Decimal(10) ** unit.power
        if dimension in ("share", "points") and not cell.percent and spot.column.fractions:
            scaled = value * _HUNDRED
        elif unit.name and claim.unit and not other and dimension not in ("share", "points", "count"):
            scaled = scaled * library.factor(unit.name) / library.factor(claim.unit)
        out.append(abs(scaled) if claim.direction else scaled)
    return out


def _of_spot(claim: Saying, spot: Spot, library: Library) -> Iterator[Evidence]:
    """Support by one cell, where its key is the claim's."""
    said = library.said(claim)
    for value in cell_values(claim, spot, library):
        fitted = fit(said, value)
        if not fitted or not _keyed(spot):
            continue
        need = enough(claim.value or value) - 0.1
        if spot.score < need:
            continue
        converted = value != spot.row.cells[spot.column.number - 1].value
        how = How.UNIT if fitted.how is How.DIRECT and converted else fitted.how
        yield _evidence(Word.SUPPORTS, how, spot, fitted.why, spot.score + (0.3 if fitted.how is How.DIRECT else 0.0))


def _keyed(spot: Spot) -> bool:
    """Whether a cell is found by its key: by a row or time that the claim tells, and a column that it tells.

    A row that only the sentences before tell of needs a column that the claim's own words name.
    """
    if spot.time_score < 0:
        return False
    column = spot.column_score > _TOLD
    row = spot.row_score >= _NAMED or spot.row.total or (not spot.table.keys and spot.time_score > 0)
    if row:
        by_time = spot.column.period is not None and spot.time_score > 0
        return column or by_time or spot.unit_score >= _SAME_UNIT or len(spot.table.figures) == 1
    return column and (spot.row_score > _HINTED or spot.time_score > 0)


def _otherwise(claim: Saying, spots: Sequence[Spot], library: Library) -> Iterator[Evidence]:
    """Where no cell of the key has the claim's value: what it has instead."""
    said = library.said(claim)
    keyed = sorted((spot for spot in spots if _keyed(spot)), key=lambda spot: -spot.score)
    for spot in keyed[:12]:
        for value in cell_values(claim, spot, library):
            slip = likeness(said, value)
            if slip and spot.score >= slip.need:
                yield _evidence(Word.NEAR, How.DIRECT, spot, f"the source says otherwise: {slip.why}", spot.score)
            elif wrong_side(said, value) and spot.score >= _NEAR:
                yield _evidence(Word.CONTRADICTS, How.HEDGE, spot, "the hedge points the other way", spot.score)
    if keyed and claim.bound is Bound.EXACT and keyed[0].score >= _STRONG and not claim.direction:
        best = keyed[0]
        clear = len(keyed) == 1 or best.score - keyed[1].score > _BETTER
        told = best.time_score >= _SAME_TIME or not spots[0].table.periods
        if clear and told and best.row_score >= 0.9 and cell_values(claim, best, library):     # noqa: PLR2004
            yield _evidence(Word.CONTRADICTS, How.DIRECT, best, "the same thing with another value", best.score - 0.4)


def _evidence(word: Word, how: How, spot: Spot, why: str, score: float) -> Evidence:
    text, lit = spot.table.passage(spot.row, spot.column)
    return Evidence(word, how, spot.table.source, spot.table.cell_place(spot.row, spot.column), text,
                    f'{why}; row "{spot.table.row_name(spot.row)}", column "{spot.column.name}"', lit, score=score)


__all__ = ["Asked", "Mapping", "Spot", "cell_values", "from_tables"]
