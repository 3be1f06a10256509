"""Whether a claim and one that was settled tell of one thing, as far as both tell.

The measure and the unit are the same already. The holder must be, too; where one of them tells none, the sentences must
name somebody or something in common.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from checker.crosscheck.intervals import Interval
from checker.memory.store import Settled
from checker.model import Bound, Claim, Quantity
from checker.trace.words import Wording

_DAY = re.compile(r"\d{4}-\d\d-\d\d\w*")
_OPEN = (Bound.MORE, Bound.LESS)
_ABOUT = Fraction(1, 20)        # how far "about" reaches, as in the crosscheck
_NAMELESS = 2                   # words in common where neither sentence has a name


class Likeness:
    """Compares claims by the words of one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def of_one_thing(self, claim: Claim, settled: Settled) -> bool:
        """Whether both tell of one holder, or name something in common, and of one time, as far as both tell."""
        if not _of_one_time(claim.period, settled.period):
            return False
        if claim.holder and settled.holder:
            return _folded(claim.holder) == _folded(settled.holder)
        ours, theirs = self._names(claim.sentence), self._names(settled.sentence)
        if ours[0] and theirs[0]:
            return bool(ours[0] & theirs[0])
        return len((ours[1] & theirs[1]) - frozenset(self._wording.stems(claim.quote))) >= _NAMELESS

    def _names(self, sentence: str) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of what a sentence names, and of all its words."""
        tokens = self._wording.tokens(sentence)
        return (frozenset(token.stem for token in tokens if token.name and token.start),
                frozenset(token.stem for token in tokens))


def _of_one_time(ours: str | None, theirs: str | None) -> bool:
    """Whether two TIMEX3 values can be one time. Of two days the later may only be that of a later count."""
    days = all(period and _DAY.fullmatch(period) for period in (ours, theirs))
    return not ours or not theirs or ours == theirs or days


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def meets(quantity: Quantity, settled: Settled) -> bool:
    """Whether a figure can be the one that was settled, by all that their hedges allow."""
    return _interval(quantity.low, quantity.high, quantity.bound).meets(_interval(
        _figure(settled.low), _figure(settled.high), Bound(settled.bound or "=")))


def _interval(low: Decimal | None, high: Decimal | None, bound: Bound) -> Interval:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    if bound in (Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER):
        margin = max((abs(end) for end in ends if end is not None), default=Fraction(0)) * _ABOUT
        ends = [ends[0] - margin if ends[0] is not None else None, ends[1] + margin if ends[1] is not None else None]
    return Interval(ends[0], ends[1], low_open=bound in _OPEN, high_open=bound in _OPEN)


def _figure(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
