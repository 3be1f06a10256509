"""Counts and measures for each of something: "3,000 tests per day", "60 barrels of oil a day"."""

from __future__ import annotations

from checker.model import Kind, Mention, Span
from checker.recognize.per import PER, rate_behind
from checker.recognize.phrases import whole_of
from checker.recognize.sizes import alike
from checker.recognize.tagged import Tagged
from checker.recognize.units import Scene
from checker.rulebook.pack import LanguagePack

_MEASURING = (Kind.MEASURE, Kind.MONEY)
# (at the plant,) down from, compared with a previous range of
_COMPARED = r"(?:P[aDSJXMnN]{1,5})?,?(?:[PEQ]?P?)(?P<by>[tfPE])(?:[aDSX][JEnXTS]{0,3}(?P<what>[nNE])[oP])?"
_CLOSED = ("P", "C", "K", "T", "Q", ".", ",", ";", ")", "")


def add_rates(tagged: Tagged, mentions: list[Mention], pack: LanguagePack) -> list[Mention]:
    """`mentions`, with what a count, or a measure of something, is for each of in its unit and in its phrase.

    A mention that was no more than that (the 1,000 of "per 1,000 births", the "a minute" of "five cars a minute") is
    part of the count's phrase and no mention of its own.
    """
    scene = Scene(tagged, pack.units)
    out: list[Mention] = []
    taken = 0
    lent: dict[Span, Mention] = {}
    for mention in mentions:
        if mention.span.start >= taken:
            rated = _with_rate(scene, tagged, mention)
            if rated is not mention:
                lent[mention.span] = rated
            lender = lent.get(mention.antecedent) if mention.antecedent else None
            lender = lender or (_compared_with(tagged, out[-1], mention) if out else None)
            out.append(_like(mention, lender) if lender and rated is mention else rated)
            if rated is not mention and rated.phrase is not None:
                taken = rated.phrase.end
    return out


def _like(mention: Mention, lender: Mention) -> Mention:
    """`mention` for each of the same as the figure that lent its noun, where it can be set against it: "up from 83"."""
    if mention.quantity is None or lender.quantity is None or not alike(mention, lender):
        return mention
    return mention._replace(quantity=mention.quantity._replace(unit=lender.quantity.unit))


def _compared_with(tagged: Tagged, earlier: Mention, mention: Mention) -> Mention | None:
    """The sum before `mention`, if it is for each of something and set against this one: "$2 a share, up from $1"."""
    if mention.kind is not Kind.MONEY or earlier.kind is not Kind.MONEY or not (mention.quantity and earlier.quantity):
        return None
    unit, _, each = (earlier.quantity.unit or "").partition(PER)
    if not each or mention.quantity.unit != unit:
        return None
    first, row = tagged.at(mention.span.start), tagged.row
    match = tagged.pattern(_COMPARED).fullmatch(tagged.tags, tagged.at((earlier.phrase or earlier.span).end), first)
    if match is None or not row.is_a(match.start("by"), "comparing"):
        return None
    end = tagged.at(mention.span.end)
    closed = tagged.tags[end:end + 1] in _CLOSED or row.is_a(end + 2, "when_after")         # $1.10 a year earlier
    return earlier if closed and (not match["what"] or row.is_a(match.end("what") - 1, "benchmark")) else None


def _with_rate(scene: Scene, tagged: Tagged, mention: Mention) -> Mention:
    quantity, end = mention.quantity, _end_of_noun(tagged, mention)
    if end is None or quantity is None or quantity.unit is None:
        return mention
    rate = rate_behind(scene, end)
    if rate is None:
        return mention
    end, each = rate
    start = mention.phrase.start if mention.phrase else mention.span.start
    return mention._replace(quantity=quantity._replace(unit=quantity.unit + PER + each),
                   phrase=Span(start, tagged.row.places[end - 1][1]))


def _end_of_noun(tagged: Tagged, mention: Mention) -> int | None:
    """The chunk behind what a figure counts, or what its measure is of; None where it has no such noun."""
    if mention.kind is Kind.COUNT:
        return tagged.at(mention.phrase.end) if mention.phrase else None
    if mention.kind not in _MEASURING or mention.quantity is None or PER in (mention.quantity.unit or ""):
        return None
    end = tagged.at(mention.span.end)
    whole = whole_of(tagged, end)
    if whole is None and tagged.row.is_a(end, "more_or_less"):
        return end + 1                                  # $97 more a year
    return whole.end if whole else None
