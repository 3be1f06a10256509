"""What a number counts: the noun phrase after it, found by parts of speech and without a parser.

A count above one takes a plural noun, and the verb after that noun has no ending, so a run of modifiers ends at the
first plural that no other plural follows: "12 wounded soldiers", "four sales representatives", "4,000 U.S. troops
remaining". A count of one takes a singular: its nouns end where a verb, a preposition or a sign begins. "Of" leads from
a number to what it is a part of: "nine of the 12 jurors", "tens of thousands of Iraqis".
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from checker.model import Kind, Mention, Span
from checker.recognize.tagged import Tagged

_JOINED = r"(?:[A-Za-z#]-)"                                     # "first-" of "first-team"
_MODIFIER = rf'(?:"?(?:{_JOINED}*[JEGRSXnFZHOyYg]|{_JOINED}+[A-Za-z#])"?)'
_HEAD = rf"{_JOINED}*[NIF]"
_MODIFIERS = rf"(?:(?:{_MODIFIER}{{1,3}}C)?{_MODIFIER}{{0,7}})"    # "combined digital and physical"
_PLURAL = rf"(?P<modifiers>{_MODIFIERS}(?:{_HEAD})*)(?P<head>{_HEAD})\"?"
_SINGULAR = rf"(?P<modifiers>(?:{_JOINED}+[A-Za-z]|[JEGRSZHO])*[nXIFyYg]*)(?P<head>{_JOINED}*[nXIFyYg])(?![-])"
_PART_OF = r"o(?:D)?[aD]?S?(?:#)?"


class _Phrase(NamedTuple):
    """A counted noun phrase, in chunks: where its modifiers begin, its head noun begins, and it ends."""

    first: int
    head: int
    end: int


def name_counts(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with every number that counts something as a count: its unit, subject and phrase are filled in."""
    return [_named(mention, tagged) if mention.kind is Kind.NUMBER else mention for mention in mentions]


def _named(mention: Mention, tagged: Tagged) -> Mention:
    phrase = _counted(mention, tagged)
    if phrase is None or mention.quantity is None:
        return mention
    row = tagged.row
    return replace(
        mention,
        kind=Kind.COUNT,
        quantity=replace(mention.quantity, unit=row.written(phrase.head, phrase.end)),
        subject=row.written(phrase.first, phrase.end),
        phrase=Span(mention.span.start, row.places[phrase.end - 1][1]),
    )


_AFTER = re.compile(_PLURAL)
_OF = re.compile(_PART_OF + _PLURAL)
_OF_MASS = re.compile(_PART_OF + _SINGULAR)
_OF_THE_DEAD = re.compile(r"oD#?(?P<modifiers>)(?P<head>Z)")
_THE_DEAD = re.compile(r"(?P<modifiers>)(?P<head>Z)(?![-JSXnFZONI])")
_NATION = re.compile(r"(?P<modifiers>[JE]?)(?P<head>H)(?![-JEGRSXnFZO])")
_HYPHENED = re.compile(r"-(?P<modifiers>)(?P<head>[nNIFyYg])")
_ATTRIBUTE = re.compile(r"(?P<modifiers>)(?P<head>n)")
_SINGLE = re.compile(_SINGULAR)

_PART = (_OF, _OF_MASS, _AFTER, _SINGLE)                    # half the condos, a third of revenue
_ONE = (_OF, _SINGLE)
_MANY = (_OF, _OF_THE_DEAD, _HYPHENED, _AFTER, _NATION)
_OWNED = (*_MANY, _THE_DEAD, _ATTRIBUTE)                    # after a determiner: "the 12 dead", "a 12 page document"
_OWNERS = "aDS"


def _counted(mention: Mention, tagged: Tagged) -> _Phrase | None:
    """The noun phrase that `mention` counts, looked for in the order of how sure each form is."""
    i, value = tagged.at(mention.span.end), mention.quantity.low if mention.quantity else None
    first = tagged.at(mention.span.start)
    before = tagged.tags[first - 1] if first else ""
    for form in _forms(value, before):
        match = form.match(tagged.tags, i)
        if match:
            return _Phrase(match.start("modifiers"), match.start("head"), match.end("head"))
    return None


def _forms(value: Decimal | None, before: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a noun phrase that go with a value and with the tag before it."""
    if value is not None and value <= 1:
        return _ONE if value == 1 else _PART
    return _OWNED if before and before in _OWNERS else _MANY
