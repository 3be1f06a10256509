"""Numbers with what stands around them: units, ranges, ratios, ages and hedges, as mentions, and how they are written.

Where two readings want the same words, `settle` decides which of them stands. Whoever checks the arithmetic of a story
has to know what was rounded: 4,500 may be exact or rounded to hundreds, and 3.4 billion is known to a hundred million.
So both the place of the last digit that is written and the number of zeros before it are kept with each figure, and
nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from checker.model import Bound, Kind, Mention, Quantity
from checker.recognize.amounts import read_amounts
from checker.recognize.amounts.units import PER, Amount, Scene
from checker.recognize.dates import hidden
from checker.recognize.numbers.figures import ONE, TEN, Number
from checker.recognize.row.words import Tagged
from checker.recognize.shapes.ages import YEAR, decades_in_words, read_age
from checker.recognize.shapes.bounds import bound_after, bound_before, bounded, during, within
from checker.recognize.shapes.ranges import (
    carry,
    carry_back,
    carry_on,
    changes,
    joins,
    opening,
    spread_tens,
    tolerance,
    two_ranges,
)
from checker.recognize.shapes.ratios import blood_pressure, is_ratio, multiples, proportion
from checker.rulebook.pack import LanguagePack

_GAP = 4        # chunks that can stand between two numbers that make one figure


def find_quantities(words: Tagged, times: list[Mention], pack: LanguagePack) -> list[Mention]:
    """The dates and quantities of a text without overlaps; what belongs to a date is no amount."""
    return settle(times, read_quantities(hidden(words, times), pack))


def read_quantities(tagged: Tagged, pack: LanguagePack) -> list[Mention]:
    """The quantities of a text, in text order."""
    scene = Scene(tagged, pack.units)
    amounts = read_amounts(scene)
    carry_back(scene, amounts)
    carry_on(scene, amounts)
    spread_tens(scene, amounts)
    amounts = sorted((*amounts, *multiples(scene, pack)), key=lambda amount: amount.first)
    return sorted((*_mentions(scene, amounts), *decades_in_words(scene)), key=lambda mention: mention.span)


def _mentions(scene: Scene, amounts: list[Amount]) -> Iterator[Mention]:
    busy, k = 0, 0
    while k < len(amounts):
        low = high = amounts[k]
        form = ""
        if k + 1 < len(amounts) and amounts[k + 1].first <= low.end + _GAP:
            if two_ranges(scene, amounts, k) and carry(low, amounts[k + 1]):
                high, form = amounts[k + 1], ".."
            else:
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
        first = before if row.is_a(before, "between_word") or (
            row.is_a(before, "from_word") and not changes(scene, before)) else first
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
    return scene.row.is_a(begin, "compare") or not scene.has("bounds.counted", amount.end)


def _quantity(low: Amount, high: Amount, bound: Bound, unit: str | None) -> Quantity:
    if low is high:
        return bounded(low.low, low.high, bound, unit, vague=low.number.vague)
    ends = (low.low, high.high)
    return Quantity(min(ends), max(ends), Bound.RANGE, unit, reversed=ends[0] > ends[1])


def settle(*readings: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order without overlaps: the longer wins, then the one of the earlier reading."""
    ranked = sorted(
        ((mention, rank) for rank, reading in enumerate(readings) for mention in reading),
        key=lambda item: (item[0].span.start, -item[0].span.end, item[1]),
    )
    kept: list[Mention] = []
    for mention, _ in ranked:
        if kept and mention.span.start < kept[-1].span.end:
            if _length(mention) > _length(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


_FINEST = 10_000    # the greatest denominator that nine digits of a quotient tell for sure
_JOINED = (Bound.RANGE, Bound.RATIO)
_PLACES = 8         # of a quotient: `fractions.quotient` keeps nine digits


def with_writing(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions`, with the figure's own place, its grain, its zeros and the two sides of a part, where it has them."""
    return [_written(tagged, mention, mention.quantity) if mention.quantity else mention for mention in mentions]


def _written(tagged: Tagged, mention: Mention, quantity: Quantity) -> Mention:
    row = tagged.row
    places = [i for i in range(tagged.at(mention.span.start), tagged.at(mention.span.end)) if i in row.values]
    if not places:
        return mention                                  # doubled, a decade
    if PER in f" {quantity.unit}":
        del places[1:]                                  # 12 per 100,000
    figure = row.span(places[0], places[-1] + 1)
    last: Number = row.values[places[-1]]
    joined = len(places) == 1 or quantity.bound in _JOINED
    if last.part or not joined or quantity.vague or last.low != last.high:
        mention = mention._replace(figure=figure)
        if len(places) == 1:
            return _with_fraction(mention, quantity) if last.part else mention
        return mention if joined or last.part else _with_sides(mention, quantity, row.values[places[0]].low, last.low)
    exponent, value = int(last.low.as_tuple().exponent), quantity.low if quantity.high is None else quantity.high
    if quantity.bound is Bound.RANGE and (quantity.reversed or last.low == quantity.low):
        value = quantity.low                            # the last figure of a range that goes down
    zeros = 0
    if exponent == 0:
        written = last.low if last.scale == ONE else last.low / last.scale      # a quotient has 28 digits at most
        digits = f"{written:f}".partition(".")[0]
        zeros = len(digits) - len(digits.rstrip("0")) if last.low else 0
    # What the number was multiplied by to make the value: a scale lent in a range, the unit in "50 cents".
    times = abs(value / last.low) if value and last.low else ONE
    return mention._replace(figure=figure, grain=last.scale * TEN ** exponent * times, zeros=zeros)


def _with_sides(mention: Mention, quantity: Quantity, over: Decimal, under: Decimal) -> Mention:
    """The two numbers of "27 out of 30", whose quotient the value is; not of "5 feet 6 inches", which has no grain."""
    part = mention.kind is Kind.RATIO and under and quantity.low is not None and (
        round(over / under - quantity.low, _PLACES) == 0)
    return mention._replace(numerator=over, denominator=under) if part else mention


def _with_fraction(mention: Mention, quantity: Quantity) -> Mention:
    """The two numbers of "two-thirds" and "3/4" of something; "half a million" and 2½ are counts and have none."""
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or mention.kind not in (Kind.RATIO, Kind.COUNT) or not 0 < value < 1:
        return mention
    part = Fraction(value).limit_denominator(_FINEST)
    return mention._replace(numerator=Decimal(part.numerator), denominator=Decimal(part.denominator))
