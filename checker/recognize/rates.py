"""Counts for each of something: "3,000 tests per day", "12 deaths per 1,000 births", "five cars a minute"."""

from __future__ import annotations

from checker.model import Kind, Mention, Span
from checker.recognize.amounts import PER, rate_behind
from checker.recognize.tagged import Tagged
from checker.recognize.ties import alike
from checker.recognize.units import Scene
from checker.rulebook.pack import LanguagePack


def add_rates(tagged: Tagged, mentions: list[Mention], pack: LanguagePack) -> list[Mention]:
    """`mentions`, with what a count is for each of in its unit and in its phrase.

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
            out.append(_like(mention, lender) if lender and rated is mention else rated)
            if rated is not mention and rated.phrase is not None:
                taken = rated.phrase.end
    return out


def _like(mention: Mention, lender: Mention) -> Mention:
    """`mention` for each of the same as the figure that lent its noun, where it can be set against it: "up from 83"."""
    if mention.quantity is None or lender.quantity is None or not alike(mention, lender):
        return mention
    return mention._replace(quantity=mention.quantity._replace(unit=lender.quantity.unit))


def _with_rate(scene: Scene, tagged: Tagged, mention: Mention) -> Mention:
    quantity, phrase = mention.quantity, mention.phrase
    if mention.kind is not Kind.COUNT or phrase is None or quantity is None or quantity.unit is None:
        return mention
    rate = rate_behind(scene, tagged.at(phrase.end))
    if rate is None:
        return mention
    end, each = rate
    return mention._replace(quantity=quantity._replace(unit=quantity.unit + PER + each),
                   phrase=Span(phrase.start, tagged.row.places[end - 1][1]))
