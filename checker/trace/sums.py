"""Evidence by a sum: figures of one sentence that a claim names together, rows that it names, a whole column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.evidence import Evidence, How, Operand, Word, shown
from checker.model import Bound, Kind
from checker.trace.bearing import in_unit_of
from checker.trace.cells import Asked, Spot, cell_values
from checker.trace.fit import fit
from checker.trace.formulas import is_change
from checker.trace.library import Library
from checker.trace.pairs import operand
from checker.trace.sayings import Saying
from checker.trace.tables import Column, Row, Table

_OWN = 0.6              # weight of words of a figure's own clause
_SHARED = 0.3
_MOST_PARTS = 4         # figures of a sentence that are added up
_ROW_NAMED = 0.6
_FEW_ROWS = 2
_WHY = "the sum of what it names"
_SUMMABLE = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.NUMBER, Kind.DURATION)


def from_sums(claim: Saying, library: Library) -> Iterator[Evidence]:
    """What figures of a source make together, where the claim names them together."""
    if claim.value is None or claim.vague or claim.kind not in _SUMMABLE or claim.bound is Bound.RATIO:
        return
    if is_change(claim, library):
        return
    yield from _in_prose(claim, library)
    for table in library.tables:
        yield from _in_table(claim, table, library)


def _in_prose(claim: Saying, library: Library) -> Iterator[Evidence]:
    seen: set[tuple[str, int]] = set()
    for saying in library.beside(claim)[:40]:
        if (saying.source, saying.order) in seen:
            continue
        seen.add((saying.source, saying.order))
        beside = sorted([saying, *library.around(saying)], key=lambda other: (other.order, other.lit))
        parts = [other for other in beside if other.order == saying.order and _is_part(claim, other, library)]
        for count in range(2, min(len(parts), _MOST_PARTS) + 1):
            for at in range(len(parts) - count + 1):
                yield from _sum(claim, parts[at:at + count], library)


def _is_part(claim: Saying, other: Saying, library: Library) -> bool:
    if other.value is None or other.vague or other.kind not in _SUMMABLE:
        return False
    mine, theirs = library.dimension(claim), library.dimension(other)
    return mine == theirs and (mine != "money" or claim.unit == other.unit)


def _sum(claim: Saying, parts: Sequence[Saying], library: Library) -> Iterator[Evidence]:
    """The sum of some figures, where each has a word of its own that the claim tells."""
    told = {word for word, weight in claim.words.items() if weight >= _OWN}
    for part in parts:
        others = [other for other in parts if other is not part]
        own = {word for word, weight in part.words.items()
               if weight >= _OWN and all(other.words.get(word, 0) < weight for other in others)}
        if not own & told:
            return
    values = [in_unit_of(claim, part.value or Decimal(0), part.unit, library) for part in parts]
    total = sum(values, Decimal(0))
    if not fit(library.said(claim), total):
        return
    shared = library.common(claim.words, parts[0].words)
    if shared < _SHARED:
        return
    formula = f"{' + '.join(map(shown, values))} = {shown(total)}"
    operands = tuple(Operand(part.source, part.place, part.sentence, f"{part.value:f}") for part in parts)
    first = parts[0]
    yield Evidence(Word.SUPPORTS, How.SUM, first.source, first.place, first.sentence, f"{_WHY}: {formula}", first.lit,
                   formula, operands, shared + 0.8)


def _in_table(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    asked = Asked(claim, table, library)
    named = [at for at, told in asked.rows.items() if told >= _ROW_NAMED and not table.rows[at].total]
    for column in table.figures:
        score = asked.column_score(column)
        if score is None or not table.rows or asked.unit_score(table.unit_of(table.rows[0], column)) is None:
            continue
        rows = [table.rows[at] for at in named]
        if len(rows) >= _FEW_ROWS and len({row.name for row in rows}) == len(rows):
            yield from _total(claim, table, rows, column, score=score + 1.0, library=library)
        noun = set(claim.noun) - library.wording.anybody
        if len(named) == 1 and column is table.figures[-1]:
            yield from _across(claim, table, rows[0], score + 0.9, library)
        if not named and (noun & column.words or (len(column.words & claim.words.keys()) > 0 and score > _OWN)):
            yield from _total(claim, table, [row for row in table.rows if not row.total], column, score=score - 0.3,
                              library=library)


def _across(claim: Saying, table: Table, row: Row, score: float, library: Library) -> Iterator[Evidence]:
    """The sum of a row over the columns of periods that follow each other."""
    columns = [column for column in table.figures if column.period and column.unit == table.figures[-1].unit]
    found = [(column, values[0]) for column in columns
             if (values := cell_values(claim, Spot(table, row, column, 0, 0, 0, 0), library))]
    total = sum((value for _, value in found), Decimal(0))
    if len(found) <= _FEW_ROWS or not fit(library.said(claim), total):
        return
    formula = f"{' + '.join(shown(value) for _, value in found)} = {shown(total)}"
    text, lit = table.passage(row, found[0][0])
    yield Evidence(Word.SUPPORTS, How.SUM, table.source, table.cell_place(row, found[0][0]), text,
                   f"the sum of the row: {formula}", lit, formula,
                   tuple(operand(table, row, column) for column, _ in found), score)


def _total(claim: Saying, table: Table, rows: Sequence[Row], column: Column, *, score: float,
           library: Library) -> Iterator[Evidence]:
    """The sum of a column over some rows."""
    found = [(row, values[0]) for row in rows
             if (values := cell_values(claim, Spot(table, row, column, 0, 0, 0, 0), library))]
    if len(found) < _FEW_ROWS:
        return
    total = sum((value for _, value in found), Decimal(0))
    if not fit(library.said(claim), total):
        return
    shown_parts = " + ".join(shown(value) for _, value in found) if len(found) <= _MOST_PARTS else (
        f"{shown(found[0][1])} + ... + {shown(found[-1][1])} ({len(found)} rows)")
    formula = f"{shown_parts} = {shown(total)}"
    if any(row.cells[column.number - 1].value == total for row in table.totals):
        return                  # the table says so itself
    whole = len(found) > _MOST_PARTS
    row = found[0][0]
    place = table.column_place(column) if whole else table.cell_place(row, column)
    text = f"{column.name}: {formula}" if whole else table.passage(row, column)[0]
    operands = tuple(operand(table, part, column) for part, _ in found[:12])
    yield Evidence(Word.SUPPORTS, How.SUM, table.source, place, text, f"{_WHY}: {formula}", None, formula, operands,
                   score)
