"""What a figure may stand for, in two readings: the widest that is fair, and the narrow one that its digits give.

The table is that of rounded figures in news: a whole number that ends with two zeros or more may have been rounded
there, one that ends in another digit may not; a decimal, or a figure with its scale in words ("$3.4 billion"), was
rounded at its last written digit; the anchor of a hedge ("more than 300") is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.intervals import Interval, Undefined
from checker.model import Bound, Direction, Kind, Moment, Quantity
from checker.rulebook.checks import Slot

_TOLERANCE = Fraction(5, 100)       # how far "about" reaches, in the wide reading
_CLOSE = Fraction(10, 100)          # how far below a figure "nearly" reaches, in the narrow one
_ROUNDED = 2                        # zeros at the end that may be those of a rounded figure
_SHARE = Fraction(2, 100)           # how far a bare half or third may be off
_FACTOR = Fraction(3, 100)          # how far a bare "doubled" may be off, as a part of it

_MEASURED = {Kind.MONEY, Kind.MEASURE}      # what is measured, and told in whole units where it is not whole
_MIRRORED = {Bound.NEARLY: Bound.JUST_OVER, Bound.JUST_OVER: Bound.NEARLY, Bound.MORE: Bound.LESS,
             Bound.LESS: Bound.MORE, Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


_READ_BY = ("factor", "unit", "moves", "rounded")       # what a slot says of how its figure is read


class Reading(NamedTuple):
    """A figure's wide and narrow reading, and the figure itself."""

    wide: Interval
    narrow: Interval
    exact: Fraction


def read(figure: Figure, slot: Slot, story: Story) -> Reading:
    """What a figure may stand for in a slot. Raises Undefined where it is no level: vague, unknown, open."""
    key = figure.number, *map(slot.asks, _READ_BY)
    known = story.readings.get(key)
    if known is None:
        known = story.readings[key] = _read(figure, slot, story.units)
    return known


def _read(figure: Figure, slot: Slot, units: Mapping[str, Mapping[str, Any]]) -> Reading:
    if figure.mention.moment and not figure.mention.quantity:
        return _day_reading(figure)
    quantity = figure.mention.quantity
    if quantity is None or quantity.vague or quantity.bound is Bound.RATIO:
        raise Undefined
    if slot.asks("factor") and quantity.low is not None and quantity.low < 1:     # more than halved is less than half
        quantity = quantity._replace(bound=_MIRRORED.get(quantity.bound, quantity.bound))
    scale = in_unit(figure, slot.asks("unit"), units)
    sign = -1 if slot.asks("moves") and figure.mention.direction is Direction.DOWN else 1
    wide, narrow, exact = (_rounded if slot.asks("rounded") else _plain)(figure, quantity)
    if scale * sign == 1:
        return Reading(wide, narrow, exact)
    factor = Interval.point(scale * sign)
    return Reading(wide * factor, narrow * factor, exact * scale * sign)


def facet(figure: Figure, name: str, slot: Slot, units: Mapping[str, Mapping[str, Any]]) -> Reading:
    """One side of a figure: a score's `first` and `second`, what a rate is `per`, a date's `weekday` as said ...

    Raises Undefined where the figure has no such side.
    """
    quantity, moment = figure.mention.quantity, figure.mention.moment
    found: Decimal | int | None = None
    if quantity and name == "anchor":
        found = quantity.low if quantity.low is not None else quantity.high
    elif quantity and name in ("first", "second"):
        found = quantity.low if name == "first" else quantity.high
    elif name in ("part", "whole"):
        found = figure.mention.numerator if name == "part" else figure.mention.denominator
    elif moment and name in ("first", "second"):
        return _end_reading(moment, name)
    elif quantity and name == "per":
        found = _per(quantity)
    elif quantity and name == "base":
        wide, narrow, exact = (_rounded if slot.asks("rounded") else _plain)(figure, quantity)
        return _in_base(figure, Reading(wide, narrow, exact), units)
    elif moment and name == "weekday":
        found = moment.weekday
    elif moment and name in ("day", "length"):
        found = _off_calendar(moment.note, name)
    if found is None:
        raise Undefined
    point = Interval.point(Fraction(found))
    return Reading(point, point, Fraction(found))


def _per(quantity: Quantity) -> Decimal | None:
    unit = (quantity.unit or "").partition("per ")[2].split(" ")[0].replace(",", "")
    return Decimal(unit) if unit.isdecimal() else None


def _plain(figure: Figure, quantity: Quantity) -> tuple[Interval, Interval, Fraction]:
    low = Fraction(quantity.low) if quantity.low is not None else None
    high = Fraction(quantity.high) if quantity.high is not None else None
    exact = low if low is not None else high
    if exact is None:
        raise Undefined
    if quantity.bound is Bound.RANGE:
        return Interval(low, high), Interval(low, high), exact
    if quantity.bound in _HEDGED:
        return _HEDGED[quantity.bound](exact, _half(figure, 0))
    wide, narrow = _half(figure, _ROUNDED), _half(figure, None)
    return Interval.around(exact, wide), Interval.around(exact, narrow), exact


def _rounded(figure: Figure, quantity: Quantity) -> tuple[Interval, Interval, Fraction]:
    """A figure that was reckoned from others: rounded at its last digit that is no zero."""
    wide, narrow, exact = _plain(figure, quantity)
    if quantity.bound in (Bound.EXACT, Bound.ABOUT):
        margin = _half(figure, 0)
        wide = _wider(wide, Interval.around(exact, margin))
        narrow = _wider(narrow, Interval.around(exact, margin))
    return wide, narrow, exact


def _wider(first: Interval, second: Interval) -> Interval:
    """The wider of two intervals around one figure."""
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return first
    return Interval(min(first.low, second.low), max(first.high, second.high))


def _about(exact: Fraction, half: Fraction) -> tuple[Interval, Interval, Fraction]:
    return Interval.around(exact, max(half, abs(exact) * _TOLERANCE)), Interval.around(exact, half), exact


def _nearly(exact: Fraction, half: Fraction) -> tuple[Interval, Interval, Fraction]:
    close = Interval(exact - max(2 * half, abs(exact) * _CLOSE), exact, high_open=True)
    return Interval(None, exact, high_open=True), close, exact


def _just_over(exact: Fraction, half: Fraction) -> tuple[Interval, Interval, Fraction]:
    close = Interval(exact, exact + max(2 * half, abs(exact) * _CLOSE), low_open=True)
    return Interval(exact, None, low_open=True), close, exact


def _more(exact: Fraction, _: Fraction) -> tuple[Interval, Interval, Fraction]:
    return (interval := Interval(exact, None, low_open=True)), interval, exact


def _at_least(exact: Fraction, _: Fraction) -> tuple[Interval, Interval, Fraction]:
    return (interval := Interval(exact, None)), interval, exact


def _less(exact: Fraction, _: Fraction) -> tuple[Interval, Interval, Fraction]:
    return (interval := Interval(None, exact, high_open=True)), interval, exact


def _at_most(exact: Fraction, _: Fraction) -> tuple[Interval, Interval, Fraction]:
    return (interval := Interval(None, exact)), interval, exact


_HEDGED: Mapping[Bound, Callable[[Fraction, Fraction], tuple[Interval, Interval, Fraction]]] = {
    Bound.ABOUT: _about, Bound.NEARLY: _nearly, Bound.JUST_OVER: _just_over, Bound.MORE: _more,
    Bound.AT_LEAST: _at_least, Bound.LESS: _less, Bound.AT_MOST: _at_most,
}


def _half(figure: Figure, zeros: int | None) -> Fraction:
    """Half a unit of the last place of a figure.

    A whole figure in digits is exact (no margin) unless it ends with `zeros` zeros or more, which may be those of
    rounding; None says that they never are. What is measured and not counted may have been rounded to a
    whole one all the same. A decimal, a percentage and one with its scale in words count to the last digit written;
    with 0 `zeros`, all count to the last that is no zero.
    """
    grain, ends = figure.mention.grain, figure.mention.zeros or 0
    if grain is None:
        return _of_words(figure)
    whole = grain == 1 and figure.kind is not Kind.PERCENT
    if whole and (zeros is None or ends < zeros):
        measured = zeros is not None and figure.kind in _MEASURED
        return Fraction(1, 2) if measured else Fraction(0)
    return Fraction(grain) * (10 ** ends if whole or zeros == 0 else 1) / 2


def _of_words(figure: Figure) -> Fraction:
    """How far a figure in words may be off: "a third" by two points, "doubled" by a part of it, "nine" not at all."""
    quantity = figure.mention.quantity
    exact = quantity.low if quantity and quantity.low is not None else None
    if exact is None or figure.kind is not Kind.RATIO:
        return Fraction(0)
    return _SHARE if abs(exact) < 1 else abs(Fraction(exact)) * _FACTOR


def in_unit(figure: Figure, unit: str | None, units: Mapping[str, Mapping[str, Any]]) -> Fraction:
    """What a figure must be multiplied by to stand in `unit`."""
    own = figure.unit or ""
    if unit is None or own == unit:
        return Fraction(1)
    if own not in units or unit not in units or units[own]["dimension"] != units[unit]["dimension"]:
        raise Undefined
    return Fraction(units[own]["factor"]) / Fraction(units[unit]["factor"])


def _in_base(figure: Figure, reading: Reading, units: Mapping[str, Mapping[str, Any]]) -> Reading:
    """A measure in the coherent SI unit of its dimension."""
    unit = units.get(figure.unit or "")
    if unit is None or "factor" not in unit:
        raise Undefined
    factor, offset = Interval.point(Fraction(unit["factor"])), Interval.point(Fraction(unit.get("zero", 0)))
    return Reading(reading.wide * factor + offset, reading.narrow * factor + offset,
                   reading.exact * Fraction(unit["factor"]) + Fraction(unit.get("zero", 0)))


def _day_reading(figure: Figure) -> Reading:
    """A date as the days that it covers, each as its number in the calendar."""
    moment = figure.mention.moment
    if moment is None or not moment.start or not moment.end:
        raise Undefined
    first, last = (Fraction(date.fromisoformat(day).toordinal()) for day in (moment.start, moment.end))
    return Reading(Interval(first, last), Interval(first, last), first)


def _end_reading(moment: Moment, name: str) -> Reading:
    """The first or the last period of one that goes from a period to another: 1931 and 2019 of "1931-2019"."""
    ends = (moment.timex or "").split("/")
    days = covered(ends[0 if name == "first" else -1]) if len(ends) == 2 else None      # noqa: PLR2004 - from and to
    if days is None:
        raise Undefined
    first, last = (Fraction(day.toordinal()) for day in days)
    return Reading(Interval(first, last), Interval(first, last), first)


def covered(timex: str) -> tuple[date, date] | None:
    """The first and the last day of a year, month or day in TIMEX3; None for another value."""
    parts = timex.split("-")
    if not all(part.isdecimal() for part in parts):
        return None
    year, month, day = ([int(part) for part in parts] + [0, 0])[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or _days_in(year, month or 12) or 31)
    return first, last


def _off_calendar(note: str | None, name: str) -> int | None:
    """The day of a date that no calendar has, and how many its month has."""
    digits = (note or "").rpartition(" ")[2].split("-")
    if len(digits) < 2 or not all(part.isdecimal() for part in digits):     # noqa: PLR2004 - a month and a day
        return None
    month, day = int(digits[-2]), int(digits[-1])
    if name == "day":
        return day
    year = int(digits[0]) if len(digits) > 2 else 2000      # noqa: PLR2004 - a leap year, which gives February its most
    return _days_in(year, month)


def _days_in(year: int, month: int) -> int | None:
    if not 1 <= month <= 12:        # noqa: PLR2004
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - date(year, month, 1)).days
