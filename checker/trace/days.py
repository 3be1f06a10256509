"""Evidence for dates: a sentence that tells the day of the same event, or the row of a table that is dated so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.evidence import Evidence, How, Word
from checker.model import Kind
from checker.trace.cells import Asked
from checker.trace.library import Library
from checker.trace.sayings import Saying
from checker.trace.tables import Row, Table

_SHARED_DAY, _SHARED_YEAR = 0.45, 0.9       # what a day, and a year, needs in common with the claim
_EARLIEST = 4           # digits of a year
_NAMED = 0.55
_OTHER_FIGURE = 0.5


def from_days(claim: Saying, story: Sequence[Saying], library: Library) -> Iterator[Evidence]:
    """What the sources say of a claim that is a date."""
    if claim.kind not in (Kind.DATE, Kind.TIME) or claim.day is None or claim.timex is None:
        return
    yield from _in_prose(claim, library)
    for table in library.tables:
        yield from _in_table(claim, story, table, library)


def _in_prose(claim: Saying, library: Library) -> Iterator[Evidence]:
    exact = claim.day is not None and claim.day.start == claim.day.end
    for other in library.beside(claim):
        if other.kind not in (Kind.DATE, Kind.TIME) or other.day is None or claim.day is None:
            continue
        if exact != (other.day.start == other.day.end) or not claim.day.meets(other.day):
            continue
        shared = library.common(claim.words, other.words)
        if shared >= (_SHARED_DAY if exact else _SHARED_YEAR) and (exact or claim.day == other.day):
            yield Evidence(Word.SUPPORTS, How.DATE, other.source, other.place, other.sentence,
                           "the source tells the same day" if exact else "the source tells the same time", other.lit,
                           score=shared + 0.3 * exact)


def _in_table(claim: Saying, story: Sequence[Saying], table: Table, library: Library) -> Iterator[Evidence]:
    """A row with the day that the claim tells, or with the figures told beside it and another day."""
    if not table.dated or claim.day is None or claim.day.start != claim.day.end:
        return
    rows = [row for row in table.rows if row.period and row.period.start == row.period.end]
    beside = [other for other in story if other.order == claim.order and other is not claim and other.value is not None]
    asked = Asked(claim, table, library)
    best = max(asked.rows.values(), default=0.0)
    named = {id(table.rows[at]) for at, told in asked.rows.items() if told >= max(_NAMED, best - 0.1)}
    holding = [row for row in rows if _holds_all(row, beside, table)]
    if holding and (named or not table.keys):
        right = [row for row in holding if not named or id(row) in named]
        if right and not any(row.period == claim.day for row in right):
            yield _evidence(Word.CONTRADICTS, right[0], table, "the row with these figures is of another day", 1.5)
            return
    for row in rows:
        if row.period != claim.day:
            continue
        told = library.common(claim.words, table.text) + (_OTHER_FIGURE if row in holding else 0.0)
        if id(row) in named or told >= _SHARED_DAY or row is rows[-1] or row is rows[0]:
            yield _evidence(Word.SUPPORTS, row, table, "the row is of this day", 0.7 + told + 0.3 * (id(row) in named))
            return


def _holds_all(row: Row, beside: Sequence[Saying], table: Table) -> bool:
    """Whether a row has a figure that is told beside the date; of a result such as 6-1, both."""
    values = {cell.value for cell in row.cells if cell.value is not None}
    pairs = [other for other in beside if other.kind is Kind.RATIO and other.low is not None and other.high is not None]
    del table
    return bool(pairs) and all({pair.low, pair.high} <= values for pair in pairs)


def _evidence(word: Word, row: Row, table: Table, why: str, score: float) -> Evidence:
    column = table.columns[table.dated[0]]
    text, lit = table.passage(row, column)
    place = table.cell_place(row, column)
    return Evidence(word, How.DATE, table.source, place, text, f"{why}: {text}", lit, score=score)
