"""Numbers with what stands around them: units, ranges and hedges, as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Bound, Kind, Mention, Quantity
from checker.recognize.ages import read_age
from checker.recognize.amounts import Amount, Units, read_amounts
from checker.recognize.bounds import bound_after, bound_before, bounded
from checker.recognize.chunks import Chunks
from checker.recognize.ranges import carry, carry_back, joins
from checker.rulebook.pack import LanguagePack


def read_quantities(row: Chunks, pack: LanguagePack) -> list[Mention]:
    """The quantities in `row`, in text order."""
    amounts = list(read_amounts(row, Units(row, pack.units)))
    carry_back(row, amounts)
    return list(_mentions(row, amounts))


def _mentions(row: Chunks, amounts: list[Amount]) -> Iterator[Mention]:
    busy, k = 0, 0
    while k < len(amounts):
        low, high = amounts[k], amounts[k]
        if k + 1 < len(amounts) and joins(row, low, amounts[k + 1]) and carry(low, amounts[k + 1]):
            high = amounts[k + 1]
            k += 1
        k += 1
        mention, busy = _mention(row, low, high, busy)
        yield mention


def _mention(row: Chunks, low: Amount, high: Amount, busy: int) -> tuple[Mention, int]:
    """The mention of one amount, or of the range from `low` to `high`, with the index behind it."""
    first, end = low.first, high.end
    if low is not high and (row.is_a(first - 1, "between_word") or row.is_a(first - 1, "from_word")):
        first -= 1
    kind, unit = high.kind, high.unit
    age = read_age(row, first, end, unit)
    if age is not None:
        first, end, kind, unit = *age, Kind.AGE, unit or "year"
    first, before = bound_before(row, first, busy)
    end, after = bound_after(row, end) if kind is not Kind.ORDINAL else (end, Bound.EXACT)
    bound = before if before is not Bound.EXACT else after
    if bound is Bound.EXACT and low.number.hedged:
        bound = Bound.ABOUT
    return Mention(row.span(first, end), kind, _quantity(low, high, bound, unit)), end


def _quantity(low: Amount, high: Amount, bound: Bound, unit: str | None) -> Quantity:
    if low is high:
        return bounded(low.low, low.high, bound, unit, vague=low.number.vague)
    ends = (low.low, high.high)
    return Quantity(min(ends), max(ends), Bound.RANGE, unit, reversed=ends[0] > ends[1])
