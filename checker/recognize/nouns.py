"""What a number counts: the noun phrase after it, found by parts of speech and without a parser.

A count above one takes a plural noun, and the verb after that noun has no ending, so a run of modifiers ends at the
first plural that no other plural follows: "12 wounded soldiers", "four sales representatives", "4,000 U.S. troops
remaining". A count of one takes a singular: its nouns end where a verb, a preposition or a sign begins. "Of" leads from
a number to what it is a part of: "nine of the 12 jurors", "tens of thousands of Iraqis".
"""

from __future__ import annotations

from checker.model import Bound, Kind, Mention, Span
from checker.recognize.phrases import phrase_after, whole_of
from checker.recognize.tagged import Tagged
from checker.rulebook.pack import LanguagePack


def name_counts(tagged: Tagged, pack: LanguagePack, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with every number that counts something as a count: its unit, subject and phrase are filled in.

    Shares and measures keep their unit and get the noun after "of" as their subject ("60 percent of workers").
    """
    return [_named(mention, tagged, pack) if _countable(mention) else
            _parted(mention, tagged) if mention.kind is Kind.PERCENT or mention.kind is Kind.MEASURE else mention
            for mention in mentions]


def _countable(mention: Mention) -> bool:
    """Whether a noun can be looked for: a bare number, or a proportion ("one in five voters")."""
    quantity = mention.quantity
    proportion = mention.kind is Kind.RATIO and quantity is not None and quantity.bound is not Bound.RATIO
    return mention.kind is Kind.NUMBER or (proportion and quantity is not None and quantity.unit is None)


def _named(mention: Mention, tagged: Tagged, pack: LanguagePack) -> Mention:
    if mention.quantity is None:
        return mention
    first, end = tagged.at(mention.span.start), tagged.at(mention.span.end)
    phrase = phrase_after(tagged, pack, first, end, mention.quantity.low)
    if phrase is None:
        return mention
    row = tagged.row
    # "200 more officers" counts officers.
    begin = phrase.first + (phrase.first < phrase.head and row.is_a(phrase.first, "more_or_less"))
    return mention._replace(kind=Kind.COUNT if mention.kind is Kind.NUMBER else mention.kind,
        quantity=mention.quantity._replace(unit=row.written(phrase.head, phrase.end)),
        subject=row.written(begin, phrase.last),
        phrase=Span(mention.span.start, row.places[phrase.last - 1][1]),
    )


def _parted(mention: Mention, tagged: Tagged) -> Mention:
    phrase = whole_of(tagged, tagged.at(mention.span.end))
    return mention._replace(subject=tagged.row.written(phrase.first, phrase.end)) if phrase else mention
