"""Evidence by counting rows: how many names a table has, how many rows are of a kind, how many pass a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.evidence import Evidence, How, Word
from checker.model import Bound, Kind
from checker.trace.cells import Asked, Spot, cell_values
from checker.trace.fit import fit
from checker.trace.library import Library
from checker.trace.pairs import operand
from checker.trace.sayings import Saying
from checker.trace.tables import Column, Row, Table

_MOST = 1_000           # rows that a reporter counts
_NAMES, _KIND, _MARK, _OUTCOME = 1.5, 1.3, 1.6, 1.4
_MOST_KINDS = 20        # values that a column of kinds has at most
_LETTER = 1
_NEAR_VERB = 3          # words before a figure among which its verb is


def from_counts(claim: Saying, story: Sequence[Saying], library: Library) -> Iterator[Evidence]:
    """What counting rows of a table gives for a claim of a whole number of things."""
    if claim.value is None or claim.vague or claim.bound in (Bound.RATIO, Bound.RANGE) or claim.direction:
        return
    if claim.kind not in (Kind.COUNT, Kind.NUMBER) or claim.value % 1 or claim.value > _MOST:
        return
    for table in library.tables:
        if len(table.rows) > 1:
            marked = list(_past_marks(claim, story, table, library))
            yield from marked
            if not marked:
                yield from _names(claim, table, library)
                yield from _kinds(claim, table, library)
                yield from _outcomes(claim, table, library)


def _counted_names(table: Table) -> list[str]:
    """The names that a table tells of, without totals: those of its first column of names."""
    at = table.keys[0] if table.keys else None
    rows = [row for row in table.rows if not row.total]
    return list(dict.fromkeys(row.cells[at].text for row in rows if row.cells[at].text)) if at is not None else []


def _is_of(claim: Saying, table: Table, library: Library) -> bool:
    """Whether what the claim counts is what the rows of a table are: by the head of their names, or the title."""
    noun = set(claim.noun) - library.wording.anybody
    heads = set(table.columns[table.keys[0]].words) if table.keys else set()
    return bool(noun & heads) or (bool(noun & table.words) and table.keys[:1] == [0])


def _names(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    names = _counted_names(table)
    if names and Decimal(len(names)) == claim.value and _is_of(claim, table, library):
        column = table.columns[table.keys[0]]
        formula = f'{len(names)} different names in column "{column.name}": {_list(names)}'
        yield _evidence(Word.SUPPORTS, table, column, table.rows[0], formula, score=_NAMES)


def _kinds(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    """Rows whose cell in a column of kinds is what the claim tells: in words, or by its first letter."""
    told = claim.words
    for at in table.keys:
        column = table.columns[at]
        texts = [row.cells[at].text for row in table.rows if not row.total]
        kinds = dict.fromkeys(texts)
        if not 1 < len(kinds) <= _MOST_KINDS or len(kinds) == len(texts):
            continue
        for kind in kinds:
            word = _kind_told(kind, told, library)
            if word and Decimal(texts.count(kind)) == claim.value:
                formula = f'{texts.count(kind)} rows with "{kind}" in column "{column.name}"'
                row = next(row for row in table.rows if row.cells[at].text == kind)
                score = _KIND + library.common(told, table.text) * 0.3
                if _is_of(claim, table, library) or word >= 1:
                    yield _evidence(Word.SUPPORTS, table, column, row, formula, score=score)


def _kind_told(kind: str, told: dict[str, float] | object, library: Library) -> float:
    """How near to the figure a claim tells of a kind."""
    words = told if isinstance(told, dict) else dict(told)      # type: ignore[call-overload]
    if len(kind) == _LETTER and kind.isalpha():
        return max((weight for word, weight in words.items() if word[0] == kind.lower() and weight >= 1), default=0.0)
    stems = library.wording.stems(kind)
    return min((words.get(stem, 0.0) for stem in stems), default=0.0) if stems else 0.0


def _outcomes(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    """Games won, drawn and lost, by the two figures of each."""
    rivals = _rivals(table, library)
    outcomes = library.wording.data["outcomes"]
    before = claim.sentence[:claim.lit[0]].lower().split()[-_NEAR_VERB:]
    told = [name for word in reversed(before) for name, words in outcomes.items() if word.strip(",;") in words]
    if rivals is None or not told:
        return
    own, other = rivals
    outcome = told[0]
    count = 0
    for row in table.rows:
        left, right = row.cells[own.number - 1].value, row.cells[other.number - 1].value
        if left is not None and right is not None:
            count += {"first": left > right, "equal": left == right, "second": left < right}[outcome]
    sign = {"first": ">", "equal": "=", "second": "<"}[outcome]
    formula = f"{count} rows with {own.name} {sign} {other.name}"
    word = Word.SUPPORTS if Decimal(count) == claim.value else Word.CONTRADICTS
    yield _evidence(word, table, own, table.rows[0], formula, score=_OUTCOME)


def _rivals(table: Table, library: Library) -> tuple[Column, Column] | None:
    """The columns with a side's own figure and with that of the other side."""
    rivals = library.wording.data["rivals"]
    for own in table.figures:
        for other in table.figures:
            mine, theirs = (set(c.name.lower().replace("_", " ").split()) for c in (own, other))
            if own is not other and mine & set(rivals["first"]) and theirs & set(rivals["second"]) and (
                    len(mine) == 1 or mine - set(rivals["first"]) == theirs - set(rivals["second"])):
                return own, other
    return None


def _past_marks(claim: Saying, story: Sequence[Saying], table: Table, library: Library) -> Iterator[Evidence]:
    """Rows whose figure is past a mark that the claim's clause tells: "five gauges stood above seven meters"."""
    if not _is_of(claim, table, library):
        return
    for mark in story:
        if mark.order != claim.order or mark.lit[0] <= claim.lit[1] or mark.value is None:
            continue
        if mark.bound not in (Bound.MORE, Bound.LESS, Bound.AT_LEAST, Bound.AT_MOST):
            continue
        asked = Asked(mark, table, library)
        for column in table.figures:
            if not table.rows or not asked.unit_score(table.unit_of(table.rows[0], column)):
                continue
            score = asked.column_score(column) or 0.0
            rows = [row for row in table.rows if not row.total and _of_time(row, mark)]
            past = [row for row in rows if _past(mark, table, row, column, library)]
            if not rows or not past:
                continue
            word = Word.SUPPORTS if Decimal(len(past)) == claim.value else Word.CONTRADICTS
            formula = (f"{len(past)} of {len(rows)} rows with {column.name} {mark.bound.value} {mark.value:f}: "
                       f"{_list([table.row_name(row) for row in past])}")
            yield _evidence(word, table, column, past[0], formula, score=_MARK + score)


def _of_time(row: Row, mark: Saying) -> bool:
    return row.period is None or not mark.periods or any(row.period.meets(period) for period in mark.periods)


def _past(mark: Saying, table: Table, row: Row, column: Column, library: Library) -> bool:
    for value in cell_values(mark, Spot(table, row, column, 0, 0, 0, 0), library)[:1]:
        limit = mark.value or Decimal(0)
        return {Bound.MORE: value > limit, Bound.LESS: value < limit, Bound.AT_LEAST: value >= limit,
                Bound.AT_MOST: value <= limit}[Bound(mark.bound)]
    return False


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (", ..." if len(names) > 6 else "")      # noqa: PLR2004


def _evidence(word: Word, table: Table, column: Column, row: Row, formula: str, *, score: float) -> Evidence:
    place = table.column_place(column)
    text, _ = table.passage(row, column)
    return Evidence(word, How.COUNT_OF_ROWS, table.source, place, text, f"counted: {formula}", None, formula,
                    (operand(table, row, column),), score)


__all__ = ["fit", "from_counts"]
