"""Intervals with closed or open ends, and exact arithmetic on them.

As in XBRL Calculations 1.1 (2023): a figure that was rounded stands for all that it may have been rounded from, and
figures contradict each other only where their intervals do not meet. Ends are fractions, since a third is not 0.333.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import inf
from typing import NamedTuple


class Undefined(Exception):
    """Arithmetic without a result: a division by what may be nothing, a function of a date that is not known."""


class Interval(NamedTuple):
    """All figures from `low` to `high`; None is without end. An open end does not itself belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def around(cls, middle: Fraction, margin: Fraction) -> Interval:
        """As far as `margin` to either side of a figure."""
        return cls(middle - margin, middle + margin) if margin else cls(middle, middle)

    @classmethod
    def point(cls, figure: Fraction | int) -> Interval:
        """A figure itself."""
        end = figure if isinstance(figure, Fraction) else Fraction(figure)
        return cls(end, end)

    def meets(self, other: Interval) -> bool:
        """Whether some figure belongs to both."""
        return _reaches(self, other) and _reaches(other, self)

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low,
                        self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        ends = [(_product(mine, theirs), mine_open or theirs_open)
                for mine, mine_open in self._ends() for theirs, theirs_open in other._ends()]
        low, high = min(end for end, _ in ends), max(end for end, _ in ends)
        return Interval(_finite(low), _finite(high), (low, False) not in ends, (high, False) not in ends)

    def _ends(self) -> tuple[tuple[Fraction | float, bool], tuple[Fraction | float, bool]]:
        low, high = -inf if self.low is None else self.low, inf if self.high is None else self.high
        return (low, self.low_open), (high, self.high_open)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.inverse()

    def inverse(self) -> Interval:
        """One divided by it. Raises Undefined where it may be nothing."""
        low, high = self.low, self.high
        if not ((low is not None and low > 0) or (high is not None and high < 0)):
            raise Undefined
        return Interval(Fraction(0) if high is None else 1 / high, Fraction(0) if low is None else 1 / low,
                        high is None or self.high_open, low is None or self.low_open)

    def size(self) -> Interval:
        """It without its sign."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        ends = None if self.low is None or self.high is None else max(-self.low, self.high)
        return Interval(Fraction(0), ends)


def _product(first: Fraction | float, second: Fraction | float) -> Fraction | float:
    return Fraction(0) if 0 in (first, second) else first * second


def _finite(end: Fraction | float) -> Fraction | None:
    return end if isinstance(end, Fraction) else None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds all of them; there is one at least."""
    found = list(intervals)
    lows, highs = [each.low for each in found], [each.high for each in found]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return Interval(low, high)


def least(intervals: Iterable[Interval]) -> Interval:
    """Where the least of several figures lies."""
    found = list(intervals)
    highs = [each.high for each in found if each.high is not None]
    return Interval(hull(found).low, min(highs) if highs else None)


def _reaches(first: Interval, second: Interval) -> bool:
    """Whether `first` does not lie wholly above `second`."""
    if first.low is None or second.high is None:
        return True
    return first.low < second.high or (first.low == second.high and not (first.low_open or second.high_open))
