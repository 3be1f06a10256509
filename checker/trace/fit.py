"""How a story's figure stands to one of a source: within its hedge and grain, or near it, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.evidence import How
from checker.model import Bound

_ABOUT = Decimal("0.05")        # how far "about" reaches
_CLOSE = Decimal("0.1")         # how far "nearly" and "more than" reach: an open end that everything fits says nothing
_OPEN = Decimal("0.25")         # how far "at least" and "up to" reach
_FACTORS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))
_TRANSPOSED = 2                 # digits that a transposition needs
_FIRM, _FACTOR, _LOOSE = 0.7, 1.0, 1.2
_HALF = Decimal("0.5")


class Fit(NamedTuple):
    """That a value is within what a figure says, and by what."""

    how: How
    why: str


class Slip(NamedTuple):
    """What a value looks like, in words, and how much two figures must be about one thing for it to be told."""

    why: str
    need: float


class Said(NamedTuple):
    """A figure as a story says it: its ends, its hedge, and the place that it is rounded to."""

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    step: Decimal

    @property
    def value(self) -> Decimal:
        """The figure that was written."""
        value = self.low if self.low is not None else self.high
        return value if value is not None else Decimal(0)

    def scaled(self, factor: Decimal) -> Said:
        """The same in another unit."""
        return Said(None if self.low is None else self.low * factor, None if self.high is None else self.high * factor,
                    self.bound, self.step * factor)


def step_of(value: Decimal, written: str) -> Decimal:
    """The place that a figure is rounded to: its last decimal, its last digit before two zeros or more, or a unit.

    `written` tells of a scale in words: "40 million" is rounded to millions, "3.4 billion" to hundreds of millions.
    """
    digits = "".join(c for c in written if c.isdigit() or c == ".").strip(".")
    decimals = len(digits.partition(".")[2]) if digits.count(".") == 1 else 0
    base = Decimal(digits) if digits and digits.count(".") <= 1 else Decimal(0)
    if base and value and base != value:      # a word for a scale stands behind: the digits count its units
        return (value / base).copy_abs() * Decimal(1).scaleb(-decimals)
    if decimals:
        return Decimal(1).scaleb(-decimals)
    whole = f"{abs(value):f}".partition(".")[0]
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(10) ** zeros if zeros > 1 and len(whole) > zeros else Decimal(1)


def fit(said: Said, value: Decimal) -> Fit | None:
    """Whether a source's exact `value` is within what is said; None where it is not."""
    if said.bound is Bound.RANGE:
        inside = said.low is not None and said.high is not None and said.low <= value <= said.high
        return Fit(How.HEDGE, "within the range") if inside else None
    figure = said.value
    if said.bound is Bound.EXACT or said.bound is Bound.RATIO:
        if value == figure:
            return Fit(How.DIRECT, "the same figure")
        if abs(value - figure) <= said.step * _HALF and _finer(value, said.step):
            return Fit(How.ROUNDED, "the source's figure, rounded")
        return None
    low, high, why = _reach(said)
    beside = said.bound in (Bound.MORE, Bound.LESS, Bound.NEARLY, Bound.JUST_OVER)
    if not low <= value <= high or (value == figure and beside):
        return None
    return Fit(How.DIRECT if value == figure else How.HEDGE, why)


def _reach(said: Said) -> tuple[Decimal, Decimal, str]:
    """The closed interval of values that a hedge takes in, and the reason in words."""
    figure, size = said.value, abs(said.value)
    match said.bound:
        case Bound.ABOUT:
            width = max(said.step * _HALF, size * _ABOUT)
            return figure - width, figure + width, "within what the hedge allows"
        case Bound.NEARLY:
            return figure - max(said.step, size * _CLOSE), figure, "just below the figure, as the hedge says"
        case Bound.LESS:
            return figure - max(said.step, size * _CLOSE), figure, "below the figure, as the hedge says"
        case Bound.AT_MOST:
            return figure - size * _OPEN, figure, "not above the figure"
        case Bound.AT_LEAST:
            return figure, figure + size * _OPEN, "not below the figure"
        case _:
            return figure, figure + max(said.step, size * _CLOSE), "above the figure, as the hedge says"


def _finer(value: Decimal, step: Decimal) -> bool:
    """Whether a value is told more finely than the place that the other is rounded to."""
    return value % step != 0


def wrong_side(said: Said, value: Decimal) -> bool:
    """Whether a hedge points the wrong way: the value is close, but above "nearly" or below "more than"."""
    figure = said.value
    close = abs(value - figure) <= abs(figure) * _CLOSE
    if said.bound in (Bound.NEARLY, Bound.LESS, Bound.AT_MOST):
        return close and value > figure
    if said.bound in (Bound.MORE, Bound.JUST_OVER, Bound.AT_LEAST):
        return close and value < figure
    return False


def likeness(said: Said, value: Decimal) -> Slip | None:
    """How a value looks like a slip for what is said: digits changed places, a factor of ten; else None."""
    if said.bound is Bound.EXACT and value:
        for factor in _FACTORS:
            if value in (said.value * factor, said.value / factor):
                return Slip(f"a factor of {factor:,f}", _FACTOR)
    mine, other = _digits(said.value, value)
    if said.value * value < 0 or len(mine) != len(other) or len(mine) < _TRANSPOSED:
        return None
    differing = [i for i, (left, right) in enumerate(zip(mine, other, strict=True)) if left != right]
    if len(differing) == 2:         # noqa: PLR2004 - two digits that have changed places
        first, second = differing
        if mine[first] == other[second] and mine[second] == other[first]:
            return Slip("two digits have changed places", _FIRM if len(mine) > _TRANSPOSED else _LOOSE)
    if len(differing) == 1 and len(mine) > _TRANSPOSED + 1:
        return Slip("one digit differs", _LOOSE)
    return None


def _digits(left: Decimal, right: Decimal) -> tuple[str, str]:
    """The digits of two figures down to the last place that either has, without the zeros that both end in."""
    places = max(0, *(-int(value.as_tuple().exponent) for value in (left, right)))
    mine, other = (f"{abs(value):.{places}f}".replace(".", "") for value in (left, right))
    while len(mine) > 1 and len(other) > 1 and mine[-1] == other[-1] == "0":
        mine, other = mine[:-1], other[:-1]
    return mine, other


def values(*found: Decimal | None) -> Iterator[Decimal]:
    """Those that are figures."""
    return (value for value in found if value is not None)
