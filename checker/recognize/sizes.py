"""How great two figures are beside each other: what is counted or measured alike is mostly of one size."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Mention

_TENFOLD, _HUNDREDFOLD = 10, 100
_GREAT = 1_000_000


def alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one order of magnitude, as figures of one measure mostly are."""
    figures = _sizes(one, other)
    return figures is not None and figures[0] / _TENFOLD < figures[1] < figures[0] * _TENFOLD


def not_far(one: Mention, other: Mention) -> bool:
    """Whether a figure is no more than some hundred times another."""
    figures = _sizes(one, other)
    return figures is not None and figures[0] <= _HUNDREDFOLD * figures[1]


def great(one: Mention, other: Mention) -> bool:
    """Whether both figures come in millions, as sums do and few things that are counted."""
    figures = _sizes(one, other)
    return figures is not None and min(figures) >= _GREAT


def below(one: Mention, other: Mention) -> bool:
    """Whether the first figure is the smaller one."""
    if one.quantity is None or other.quantity is None or one.quantity.low is None or other.quantity.low is None:
        return False
    return one.quantity.low < other.quantity.low


def _sizes(*mentions: Mention) -> tuple[Decimal, ...] | None:
    """The figures without their signs; None where one has none or is nothing."""
    figures = [abs(figure) for mention in mentions if mention.quantity
               if (figure := mention.quantity.low or mention.quantity.high)]
    return tuple(figures) if len(figures) == len(mentions) else None
