"""Hedges told once for several figures: "more than 60 miles (97 km)" hedges the kilometres too."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Bound, Mention
from checker.recognize.bounds import bounded
from checker.recognize.tying import Ties

_NO_HEDGE = (Bound.EXACT, Bound.RANGE)


def share_hedges(ties: Ties, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` with the bound of a figure passed on to the next where a tie lends it."""
    out = list(mentions)
    for k in range(1, len(out)):
        lender, figure = out[k - 1].quantity, out[k].quantity
        if lender is None or figure is None or lender.bound in _NO_HEDGE or figure.bound is not Bound.EXACT:
            continue
        if figure.low is not None and ties.lending("hedge", out, k - 1, k):
            hedged = bounded(figure.low, figure.low, lender.bound, figure.unit)
            out[k] = out[k]._replace(quantity=hedged)
    return out
