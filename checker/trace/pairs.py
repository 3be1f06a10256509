"""Evidence by two figures under one key: two periods of a row or column, two rows that are named, two in a sentence.

Pairs are never tried over whole tables: the key is found first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.evidence import Evidence, How, Operand, Word
from checker.model import Bound, Kind
from checker.trace.bearing import in_unit_of
from checker.trace.cells import Asked, Spot, cell_values
from checker.trace.formulas import Reckoned, is_change, reckon
from checker.trace.library import Library
from checker.trace.periods import year_before
from checker.trace.sayings import Saying
from checker.trace.tables import Column, Row, Table

_KEY, _NAMED, _CERTAIN = 0.8, 0.5, 0.9
_DISTINCT = 3           # digits of a difference that no two other figures are likely to give
_TOLD = 0.5             # what the words of a column tell for it to be the claim's
_ROW_TOLD = 0.6         # of a row's name that the claim tells, for what differs to be a contradiction
_SHARED = 0.5           # what a pair of figures in prose must share with the claim
_MOST_SPOTS = 16


class Pair(NamedTuple):
    """Two cells under one key, the later or larger first, and how sure the key is."""

    new: tuple[Row, Column]
    old: tuple[Row, Column]
    score: float
    sure: bool


def from_pairs(claim: Saying, library: Library) -> Iterator[Evidence]:
    """What two figures of a source give for a claim that tells a change, a share or a multiple."""
    if claim.value is None or claim.vague or claim.kind in (Kind.DATE, Kind.TIME, Kind.SET, Kind.ORDINAL, Kind.AGE):
        return
    reckoned = is_change(claim, library) or claim.kind in (Kind.PERCENT, Kind.RATIO)
    if claim.bound is Bound.RATIO or claim.of or not reckoned:
        return
    for table in library.tables:
        yield from _of_table(claim, table, library)
    yield from _of_prose(claim, library)


def _of_table(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    bare = claim._replace(earlier=False, unit=None, kind=Kind.NUMBER, direction=None)
    asked = Asked(bare if _unitless(claim, library) else claim._replace(earlier=False), table, library)
    spots = sorted((spot for spot in asked.spots() if spot.time_score >= 0), key=lambda spot: -spot.score)[:_MOST_SPOTS]
    found: list[tuple[Pair, Reckoned]] = []
    for pair in _pairs(claim, table, spots, asked):
        new, old = (_value(claim, table, cell, library) for cell in (pair.new, pair.old))
        if new is not None and old is not None and pair.score >= _KEY - 0.25:
            found += [(pair, reckoned) for reckoned in reckon(claim, new, old, library)]
    digits = len(f"{abs(claim.value or 0):f}".replace(".", "").strip("0"))
    need = _KEY if digits < _DISTINCT else _KEY - 0.25
    holding = [(pair, reckoned) for pair, reckoned in found if reckoned.holds and pair.score >= need]
    for pair, reckoned in holding:
        yield _evidence(Word.SUPPORTS, table, pair, reckoned, "reckoned from two figures under one key",
                        score=pair.score)
    if not holding:
        yield from _otherwise(table, found)


def _otherwise(table: Table, found: Sequence[tuple[Pair, Reckoned]]) -> Iterator[Evidence]:
    sure = [(pair, reckoned) for pair, reckoned in found if pair.sure]
    for pair, reckoned in sure:
        if reckoned.slip:
            yield _evidence(Word.NEAR, table, pair, reckoned, f"the source says otherwise: {reckoned.slip}",
                            score=pair.score)
    if sure and not any(reckoned.slip for _, reckoned in sure) and sure[0][0].score >= _CERTAIN:
        pair, reckoned = sure[0]
        yield _evidence(Word.CONTRADICTS, table, pair, reckoned, "the figures of the source give another value",
                        score=pair.score - 0.3)


def _unitless(claim: Saying, library: Library) -> bool:
    """Whether the operands have no unit in common with what is reckoned from them."""
    return claim.kind is Kind.RATIO or library.dimension(claim) in ("share", "points")


def _value(claim: Saying, table: Table, cell: tuple[Row, Column], library: Library) -> Decimal | None:
    row, column = cell
    spot = Spot(table, row, column, 0, 0, 0, 0)
    plain = claim._replace(direction=None)
    return next(iter(cell_values(plain, spot, library)), None)


def _pairs(claim: Saying, table: Table, spots: Sequence[Spot], asked: Asked) -> Iterator[Pair]:
    moving = is_change(claim, asked.library) or claim.kind is Kind.RATIO
    for spot in spots:
        if moving:
            yield from _in_time(table, spot)
        if spot.row_score >= _NAMED:
            yield from _named_rows(table, spot, asked)
            yield from _named_columns(table, spot, asked)
            if claim.kind in (Kind.PERCENT, Kind.RATIO) and not spot.row.total:
                for row in table.totals:
                    yield Pair((spot.row, spot.column), (row, spot.column), spot.score + 0.1, sure=False)


def _in_time(table: Table, spot: Spot) -> Iterator[Pair]:
    """A cell and that of the period before it: in the rows of a table of dates, in columns of periods."""
    if not table.keys and table.dated:
        for base in _rows_before(table, spot.row):
            yield Pair((spot.row, spot.column), (base, spot.column), spot.score + 0.2, sure=spot.column_score > _TOLD)
    for column in _columns_before(table, spot.column):
        sure = spot.row_score >= _ROW_TOLD and spot.column_score > _TOLD / 2
        yield Pair((spot.row, spot.column), (spot.row, column), spot.score, sure=sure)


def _named_rows(table: Table, spot: Spot, asked: Asked) -> Iterator[Pair]:
    """A cell and those of one column in other rows that the claim names."""
    for at, score in asked.rows.items():
        other = table.rows[at]
        if other is not spot.row and score >= _NAMED / 2 and other.period == spot.row.period:
            told = 0.3 if spot.column_score > _TOLD / 2 else 0.0
            yield Pair((spot.row, spot.column), (other, spot.column), spot.score + told, sure=False)


def _named_columns(table: Table, spot: Spot, asked: Asked) -> Iterator[Pair]:
    """A cell and those of its row in other columns that the claim names."""
    for column in table.figures:
        if column is not spot.column and column.words & asked.claim.words.keys() and not column.period:
            yield Pair((spot.row, spot.column), (spot.row, column), spot.score, sure=False)


def _rows_before(table: Table, row: Row) -> Iterator[Row]:
    """The row of the year before, and the one just before."""
    if row.period is None:
        return
    before = year_before(row.period)
    dated = sorted((other for other in table.rows if other.period and other.period.end < row.period.end),
                   key=lambda other: other.period.end if other.period else "")
    for other in dated:
        if other.period == before and other is not dated[-1]:
            yield other
    if dated:
        yield dated[-1]


def _columns_before(table: Table, column: Column) -> Iterator[Column]:
    """The column of the period before that tells of the same."""
    earlier = [other for other in table.figures
               if other.period and column.period and other.period.end < column.period.end
               and other.unit.name == column.unit.name and other.words == column.words]
    if earlier:
        yield max(earlier, key=lambda other: other.period.end if other.period else "")


def _evidence(word: Word, table: Table, pair: Pair, reckoned: Reckoned, why: str, *, score: float) -> Evidence:
    row, column = pair.new
    text, lit = table.passage(row, column)
    operands = tuple(operand(table, *cell) for cell in (pair.new, pair.old))
    return Evidence(word, reckoned.formula.how, table.source, table.cell_place(row, column), text,
                    f"{why}: {reckoned.formula.text}", lit, reckoned.formula.text, operands, score)


def operand(table: Table, row: Row, column: Column) -> Operand:
    """A cell as what a formula takes."""
    return Operand(table.source, table.cell_place(row, column), table.passage(row, column)[0],
                   row.cells[column.number - 1].text)


def _of_prose(claim: Saying, library: Library) -> Iterator[Evidence]:
    """Pairs of figures of one sentence or of two that follow each other."""
    seen: set[tuple[int, int]] = set()
    near = library.beside(claim)[:40]
    for saying in near:
        for other in library.around(saying):
            key = id(saying), id(other)
            if key in seen or not _one_measure(saying, other, library):
                continue
            seen |= {key, key[::-1]}
            yield from _of_two(claim, saying, other, library)


def _of_two(claim: Saying, saying: Saying, other: Saying, library: Library) -> Iterator[Evidence]:
    shared = max(library.common(claim.words, saying.words), library.common(claim.words, other.words))
    if shared < _SHARED:
        return
    first = saying if saying.lit[0] <= other.lit[0] or saying.order < other.order else other
    second = other if first is saying else saying
    for new, old in ((second, first), (first, second)):
        if (new.earlier and not old.earlier) or not _keyed(claim, new, old, library):
            continue
        later, earlier = (in_unit_of(claim, s.value or Decimal(0), s.unit, library) for s in (new, old))
        for reckoned in reckon(claim, later, earlier, library):
            if reckoned.holds:
                operands = tuple(Operand(s.source, s.place, s.sentence, f"{s.value:f}") for s in (new, old))
                why = f"reckoned from two figures of the source: {reckoned.formula.text}"
                yield Evidence(Word.SUPPORTS, reckoned.formula.how, new.source, new.place, new.sentence, why, new.lit,
                               reckoned.formula.text, operands, shared + 0.3)


def _keyed(claim: Saying, new: Saying, old: Saying, library: Library) -> bool:
    """Whether a claim's noun, where it has one, is that of the two figures."""
    if library.dimension(claim) != "count" or not claim.noun or claim.kind is Kind.RATIO:
        return True
    mine = set(claim.noun)
    return bool(mine & {*new.noun, *old.noun, *new.words, *old.words})


def _one_measure(left: Saying, right: Saying, library: Library) -> bool:
    if left.value is None or right.value is None or left.vague or right.vague or left is right:
        return False
    if {left.kind, right.kind} & {Kind.ORDINAL, Kind.RATIO, Kind.AGE}:
        return False
    dimension = library.dimension(left)
    if dimension != library.dimension(right) or (dimension != "count" and None not in (left.unit, right.unit)
                                                 and left.unit != right.unit):
        return False
    mine, theirs = set(left.noun), set(right.noun)
    return not mine or not theirs or bool(mine & theirs) or Kind.NUMBER in (left.kind, right.kind)


__all__ = ["How", "from_pairs", "operand"]
