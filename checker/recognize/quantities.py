"""Numbers with what stands around them: units, ranges, ratios, ages and hedges, as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Bound, Kind, Mention, Quantity
from checker.recognize.ages import YEAR, decades_in_words, read_age
from checker.recognize.amounts import Amount
from checker.recognize.bounds import bound_after, bound_before, bounded, during, within
from checker.recognize.compounds import read_amounts
from checker.recognize.ranges import carry, carry_back, joins, opening
from checker.recognize.ratios import blood_pressure, is_ratio, multiples, proportion
from checker.recognize.spreads import spread_tens, tolerance
from checker.recognize.tagged import Tagged
from checker.recognize.units import Scene
from checker.rulebook.pack import LanguagePack

_GAP = 4        # chunks that can stand between two numbers that make one figure


def read_quantities(tagged: Tagged, pack: LanguagePack) -> list[Mention]:
    """The quantities of a text, in text order."""
    scene = Scene(tagged, pack.units)
    amounts = read_amounts(scene)
    carry_back(scene, amounts)
    spread_tens(scene, amounts)
    amounts = sorted((*amounts, *multiples(scene, pack)), key=lambda amount: amount.first)
    return sorted((*_mentions(scene, amounts), *decades_in_words(scene)), key=lambda mention: mention.span)


def _mentions(scene: Scene, amounts: list[Amount]) -> Iterator[Mention]:
    busy, k = 0, 0
    while k < len(amounts):
        low = high = amounts[k]
        form = ""
        if k + 1 < len(amounts) and amounts[k + 1].first <= low.end + _GAP:
            low, high, form = _pair(scene, low, amounts[k + 1])
        k += 2 if form else 1
        mention, busy = _mention(scene, low, high, busy, ratio=form == ":")
        yield mention


def _pair(scene: Scene, low: Amount, high: Amount) -> tuple[Amount, Amount, str]:
    """Two amounts that make one figure: a proportion, a ratio (":") or a range (".."); else the first alone ("")."""
    part = tolerance(scene, low, high) or proportion(scene, low, high)
    if part is not None:
        return part, part, "/"
    if is_ratio(scene, low, high) or blood_pressure(scene, low, high):
        return low, high, ":"
    if joins(scene, low, high) and carry(low, high):
        return low, high, ".."
    return low, low, ""


def _mention(scene: Scene, low: Amount, high: Amount, busy: int, *, ratio: bool) -> tuple[Mention, int]:
    """The mention of one amount, or of the two that make a range or ratio, with the index behind it."""
    row = scene.row
    first, end, kind, unit = low.first, high.end, high.kind, high.unit
    if kind is Kind.NUMBER and row.is_a(high.first, "fraction"):
        kind = Kind.RATIO
    if low is high and low.end == low.first + 1 and (low.kind is Kind.ORDINAL or scene.alone(low.first)):
        bound = Bound.ABOUT if low.number.hedged else Bound.EXACT
        return Mention(row.span(first, end), kind, _quantity(low, low, bound, unit)), end
    if ratio:
        begin, bound = bound_before(scene, first, busy) if scene.begins(first - 1, "hedges") else (first, Bound.EXACT)
        note = None if bound is Bound.EXACT else row.written(begin, first).lower()          # nearly three to one
        sides = Quantity(low.low, high.high, Bound.RATIO)
        return Mention(row.span(begin if note else first, end), Kind.RATIO, sides, note=note), end
    age = read_age(scene, low, high) if kind in (Kind.NUMBER, Kind.DURATION) else None
    if age is not None:
        first, end, kind, unit = age.first, age.end, Kind.AGE, unit or YEAR
        if age.high is not None:
            span = Quantity(low.low, age.high, Bound.RANGE, unit, vague=True)
            return Mention(row.span(first, end), kind, span), end
    elif low is not high:
        before = opening(scene, low)
        first = before if row.is_a(before, "between_word") or row.is_a(before, "from_word") else first
    figure, behind = first, end
    first, end, bound = _hedged(scene, low, first, end, busy)
    note = low.note
    if low.low != high.high and bound is not Bound.EXACT:
        note = (row.written(first, figure) if first < figure else row.written(behind, end)).lower()     # about 20 to 30
    return Mention(row.span(first, end), kind, _quantity(low, high, bound, unit), note=note), end


def _hedged(scene: Scene, low: Amount, first: int, end: int, busy: int) -> tuple[int, int, Bound]:
    """Where the figure with its hedges begins and ends, and the bound they make."""
    begin, before = bound_before(scene, first, busy) if scene.begins(first - 1, "hedges") else (first, Bound.EXACT)
    if begin < first and (_level_of_a_year(scene, low, begin) or during(scene, begin, end, low.unit)):
        begin, before = bound_before(scene, first, begin + 1)           # over nearly four decades
    if begin - 1 >= busy and within(scene, begin - 1, end, low.unit):
        begin, before = begin - 1, Bound.AT_MOST
    stop, after = bound_after(scene, end)
    bound = before if before is not Bound.EXACT else after
    if bound is Bound.EXACT and low.bound:
        bound = Bound(low.bound)
    if bound is Bound.EXACT and low.number.hedged:
        bound = Bound.ABOUT
    return begin, stop, bound


def _level_of_a_year(scene: Scene, amount: Amount, begin: int) -> bool:
    """Whether what looks like a hedge stands before a year: "below 1990 levels", "around 1850"."""
    if not amount.bare or not scene.row.is_a(amount.first, "year") or not scene.row.is_a(begin, "before_a_year"):
        return False
    return scene.row.is_a(begin, "compare") or scene.tag(amount.end) not in ("N", "I", "J", "n")


def _quantity(low: Amount, high: Amount, bound: Bound, unit: str | None) -> Quantity:
    if low is high:
        return bounded(low.low, low.high, bound, unit, vague=low.number.vague)
    ends = (low.low, high.high)
    return Quantity(min(ends), max(ends), Bound.RANGE, unit, reversed=ends[0] > ends[1])
