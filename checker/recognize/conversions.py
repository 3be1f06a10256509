"""The same amount in another unit: "more than 60 miles (97 km)". What hedges the first figure hedges the second too."""

from __future__ import annotations

from checker.model import Bound, Kind, Mention
from checker.recognize.bounds import bounded
from checker.recognize.tagged import Tagged

_OPENED = r",?\("                   # 60 miles (97 km
_BRACKETED = r"[^.;!?\n(]{0,6}\([cPQ]{0,2}"       # 60 miles away (or 97 km)
_GOES_ON = r"[/,c]"                 # 210 hp (157 kW / 213 PS


def share_hedges(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with the bound of a measure or a sum passed on to its conversions in parentheses."""
    out: list[Mention] = []
    shared: Bound | None = None
    for mention in mentions:
        shared = _shared(tagged, out[-1], mention, shared) if out else None
        out.append(mention if shared is None else _hedged(mention, shared))
    return out


def converts(tagged: Tagged, before: Mention, mention: Mention) -> bool:
    """Whether `mention` tells the figure before it once more, in brackets and in another unit."""
    if mention.kind not in (Kind.MEASURE, Kind.MONEY) or before.kind is not mention.kind:
        return False
    gap = tagged.at(before.span.end), tagged.at(mention.span.start)
    return tagged.pattern(_BRACKETED).fullmatch(tagged.tags, *gap) is not None


def _hedged(mention: Mention, bound: Bound) -> Mention:
    figure = mention.quantity.low if mention.quantity else None
    if mention.quantity is None or figure is None:
        return mention
    return mention._replace(quantity=bounded(figure, figure, bound, mention.quantity.unit))


def _shared(tagged: Tagged, before: Mention, mention: Mention, shared: Bound | None) -> Bound | None:
    """The bound that `mention` takes from the figure before it; `shared` is what that one took itself."""
    first, other = mention.quantity, before.quantity
    if mention.kind not in (Kind.MEASURE, Kind.MONEY) or before.kind is not mention.kind or not first or not other:
        return None
    if first.bound is not Bound.EXACT or first.unit == other.unit or other.bound in (Bound.EXACT, Bound.RANGE):
        return None
    gap = tagged.at(before.span.end), tagged.at(mention.span.start)
    return other.bound if tagged.pattern(_OPENED if shared is None else _GOES_ON).fullmatch(tagged.tags, *gap) else None
