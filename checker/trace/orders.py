"""Evidence by the order of a column: ranks, runs of rises and falls, and "the most since"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.evidence import Evidence, How, Operand, Word, shown
from checker.model import Kind
from checker.trace.cells import Asked
from checker.trace.library import Library
from checker.trace.pairs import operand
from checker.trace.periods import Period
from checker.trace.sayings import Saying
from checker.trace.tables import Column, Row, Table

_ROW_NAMED = 0.55
_FEW = 3                # rows of which a rank says something
_SCORE = 1.2
_TOLD = 0.05            # words in common with the claim's surroundings
_FEW_COLUMNS = 3
_BESIDE_BEST = 0.2      # by which a column may be less the claim's than the best one
_MOST_SHOWN = 5
_TOLD_BESIDE = 0.5      # for a column whose figure the sentence tells, too


def from_orders(claim: Saying, story: Sequence[Saying], library: Library) -> Iterator[Evidence]:
    """What the order of a column's figures says of a rank, a run or a superlative with a "since"."""
    if claim.kind is Kind.ORDINAL and claim.value is not None:
        run = library.wording.phrases("streak", "words").search(claim.sentence, claim.lit[1], claim.lit[1] + 60)
        for table in library.tables:
            yield from _runs(claim, table, library) if run else _ranks(claim, story, table, library)
    elif claim.kind in (Kind.DATE, Kind.DURATION):
        end = _superlative(claim, library)
        if end is not None:
            for table in library.tables:
                yield from _since(claim, table, library, highest=end)
            yield from _told_since(claim, library)
    elif claim.kind is Kind.SUPERLATIVE:
        times = (other for other in story if other.order == claim.order and other.lit[0] > claim.lit[0]
                 and other.kind in (Kind.DATE, Kind.DURATION))
        yield from from_orders(since, story, library) if (since := next(times, None)) else ()


def _superlative(claim: Saying, library: Library) -> bool | None:
    """Whether the clause before a "since 2019" or "in two years" has a superlative: of the high end, of the low one."""
    before = claim.sentence[max(0, claim.lit[0] - 60):claim.lit[0]]
    since = before.rstrip().rsplit(None, 1)[-1:]
    word = since[0].lower() if since else ""
    if claim.kind is Kind.DATE and word not in library.pack.words("since_word"):
        return None
    high = list(library.wording.phrases("ends", "high").finditer(before))
    low = list(library.wording.phrases("ends", "low").finditer(before))
    if not high and not low:
        return None
    return (high[-1].start() if high else -1) > (low[-1].start() if low else -1)


def _ranked_groups(claim: Saying, table: Table) -> Iterator[list[Row]]:
    """Rows that a rank is among: all of a table without dates, else those of the period told, else of each period."""
    rows = [row for row in table.rows if not row.total]
    if not table.dated or not table.keys:
        yield rows
        return
    periods = dict.fromkeys(row.period for row in rows if row.period)
    told = [period for period in periods if any(period.meets(said) for said in claim.periods)]
    for period in told or periods:
        yield [row for row in rows if row.period == period]


def _ranks(claim: Saying, story: Sequence[Saying], table: Table, library: Library) -> Iterator[Evidence]:
    if claim.noun and not _is_place(claim, library):
        return
    asked = Asked(claim, table, library)
    beside = {other.value for other in story if other.order == claim.order and other is not claim}
    best = max(asked.rows.values(), default=0)
    named = {at for at, told in asked.rows.items() if told >= _ROW_NAMED and told == best}
    if not named or len(table.rows) < _FEW:
        return
    for group in _ranked_groups(claim, table):
        for column in table.figures:
            score = (asked.column_score(column) or 0.0) + _of_latest(table, column)
            if score < 0.2 and len(table.figures) > _FEW_COLUMNS:      # noqa: PLR2004
                continue
            values = list(table.values(column, group))
            for row, value in values:
                if not any(table.rows[at] is row for at in named):
                    continue
                high = 1 + sum(other > value for _, other in values)
                low = 1 + sum(other < value for _, other in values)
                told = _TOLD_BESIDE if value in beside else 0.0
                longer = 0.1 * len(row.name.split())
                yield from _rank(claim, table, row, column, values=values, ranks=(high, low),
                                 score=score + told + longer)


def _of_latest(table: Table, column: Column) -> float:
    """What the period of a column says for it where the claim tells none."""
    if column.period is None or not table.periods:
        return 0.0
    return 0.1 if column.period == table.periods[-1] else -0.3


def _rank(claim: Saying, table: Table, row: Row, column: Column, *, values: Sequence[tuple[Row, Decimal]],
          ranks: tuple[int, int], score: float) -> Iterator[Evidence]:
    for rank, end in zip(ranks, ("highest", "lowest"), strict=True):
        if rank == claim.value and len(values) >= _FEW:
            ordered = sorted((value for _, value in values), reverse=end == "highest")
            text, lit = table.passage(row, column)
            formula = ", ".join([*map(shown, ordered[:rank + 1]), *(["..."] if len(ordered) > rank + 1 else [])])
            ahead = [operand(table, other, column) for other, value in values if value in ordered[:rank]]
            yield Evidence(Word.SUPPORTS, How.RANK, table.source, table.cell_place(row, column), text,
                           f'number {rank} from the {end} in column "{column.name}": {formula}', lit, formula,
                           tuple(ahead[:_MOST_SHOWN]), _SCORE + score - 0.3 * (end == "lowest"))


def _is_place(claim: Saying, library: Library) -> bool:
    behind = claim.sentence[claim.lit[0]:claim.lit[1] + 20]
    ends = [*library.wording.data["ends"]["high"], *library.wording.data["ends"]["low"]]
    return bool(re.search("|".join(map(re.escape, ends)), behind, re.IGNORECASE))


def _dated(table: Table, column: Column) -> list[tuple[Row, Decimal]]:
    rows = [(row, value) for row, value in table.values(column) if row.period]
    return sorted(rows, key=lambda pair: pair[0].period.end if pair[0].period else "")


def _runs(claim: Saying, table: Table, library: Library) -> Iterator[Evidence]:
    """How many times in a row a column rose or fell up to its end."""
    if table.keys or not table.dated:
        return
    asked = Asked(claim, table, library)
    for column in table.figures:
        rows = _dated(table, column)
        for down in (False, True):
            run = 0
            for (_, older), (_, newer) in zip(reversed(rows[:-1]), reversed(rows), strict=False):
                if newer == older or (newer < older) != down:
                    break
                run += 1
            if run != claim.value or not rows:
                continue
            last = rows[-1][0]
            text, lit = table.passage(last, column)
            way = "falls" if down else "rises"
            formula = f"{run} {way} in a row, from {table.row_name(rows[-1 - run][0])} to {table.row_name(last)}"
            place = table.column_place(column)
            yield Evidence(Word.SUPPORTS, How.RANK, table.source, place, text, formula, lit, formula,
                           (operand(table, last, column), operand(table, rows[-1 - run][0], column)),
                           _SCORE + (asked.column_score(column) or 0))


def _since(claim: Saying, table: Table, library: Library, *, highest: bool) -> Iterator[Evidence]:
    """Whether the last figure of a column, or that of the period told, is the most since the time that is told."""
    if table.keys or not table.dated:
        return
    asked = Asked(claim, table, library)
    scores = {column.number: asked.column_score(column) or 0.0 for column in table.figures}
    leading = max(scores.values(), default=0.0)
    for column in table.figures:
        score = scores[column.number]
        rows = _dated(table, column)
        if len(rows) < _FEW or score < max(_TOLD, leading - _BESIDE_BEST):
            continue
        last, value = rows[-1]
        beyond = [(row, other) for row, other in rows[:-1] if (other >= value if highest else other <= value)]
        best = beyond[-1] if beyond else None
        verdict = _verdict_since(claim, rows, best)
        if verdict is None:
            continue
        end = "highest" if highest else "lowest"
        against = f"since {table.row_name(best[0])} ({shown(best[1])})" if best else f"of all {len(rows)} rows"
        formula = f"{shown(value)} ({table.row_name(last)}) is the {end} {against}"
        text, lit = table.passage(last, column)
        operands = tuple(operand(table, row, column) for row, _ in ([rows[-1], best] if best else [rows[-1], rows[0]]))
        yield Evidence(verdict, How.MAX_SINCE, table.source, table.cell_place(last, column), text, formula, lit,
                       formula, operands, _SCORE + score)


def _verdict_since(claim: Saying, rows: Sequence[tuple[Row, Decimal]],
                   best: tuple[Row, Decimal] | None) -> Word | None:
    """What the last row that was as high says of the time that is told; None where the column does not reach so far."""
    first, last = rows[0][0].period, rows[-1][0].period
    if first is None or last is None:
        return None
    if claim.kind is Kind.DURATION:
        years = _years(claim)
        reach = int(last.end[:4]) * 12 + int(last.end[5:7]) - int(first.start[:4]) * 12 - int(first.start[5:7]) + 1
        if years is None or reach < 12 * years:
            return None
        since = f"{int(last.end[:4]) - years:04}{last.end[4:]}"
        return Word.CONTRADICTS if best and best[0].period and best[0].period.end > since else Word.SUPPORTS
    told = claim.day
    if told is None or told.start < first.start[:4] or not told.meets(Period(first.start, last.end)):
        return None
    if best is None or best[0].period is None:
        return Word.CONTRADICTS if told.end >= first.start and not told.holds(first) else None
    return Word.SUPPORTS if told.holds(best[0].period) or best[0].period.holds(told) else Word.CONTRADICTS


def _years(claim: Saying) -> int | None:
    if claim.unit == "year" and claim.value is not None:
        return int(claim.value)
    return 10 * int(claim.value) if claim.unit == "decade" and claim.value is not None else None


def _told_since(claim: Saying, library: Library) -> Iterator[Evidence]:
    """A sentence of a source that tells of the same time with a superlative of its own."""
    for other in library.beside(claim):
        if other.kind is not claim.kind or other.timex != claim.timex:
            continue
        shared = library.common(claim.words, other.words)
        if shared >= 0.5:       # noqa: PLR2004
            yield Evidence(Word.SUPPORTS, How.MAX_SINCE, other.source, other.place, other.sentence,
                           "the source tells of the same time", other.lit, score=shared + 0.3)


__all__ = ["Operand", "from_orders"]
