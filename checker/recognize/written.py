"""How a figure is written: where it stands alone, the place of its last digit, its zeros, the two sides of a part.

Whoever checks the arithmetic of a story has to know what was rounded. 4,500 may be exact or rounded to hundreds, and
3.4 billion is known to a hundred million; so both the place of the last digit that is written and the number of zeros
before it are kept, and nothing is decided here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker.model import Bound, Kind, Mention, Quantity
from checker.recognize.figures import ONE, TEN, Number
from checker.recognize.per import PER
from checker.recognize.tagged import Tagged

_FINEST = 100       # the greatest denominator that is written as a word or in small figures
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
