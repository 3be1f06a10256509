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

from checker.model import Bound, Kind, Mention, Span
from checker.recognize.tagged import Tagged

_JOINED = r"(?:[A-Za-z#]-)"                                     # "first-" of "first-team"
_MODIFIER = (rf'"?(?:[JEGRSXnFZHOyYg](?!-)|{_JOINED}{{1,4}}+[A-Za-z#]'
             r'|#n(?=[^-])|X#(?![-.])|Xo[XMF](?=[JnXNIMF])|M(?=J+n?[NI]))"?')
_HEAD = rf"{_JOINED}{{0,4}}+[NIFM]"
_PLURAL = rf"(?P<modifiers>(?:{_MODIFIER}){{0,7}}(?:{_HEAD})*)(?P<head>{_HEAD})"
_SINGULAR = (rf"(?P<modifiers>(?:{_JOINED}{{1,4}}+[A-Za-z]|[JEGRSZHO])*[nXIFyYg]*)"
             rf"(?P<head>{_JOINED}{{0,4}}+[nXIFyYg])(?![-#])")
_PART_OF = r"oD?[aD]?S?(?:[JPQ]{0,2}#)?"


class Phrase(NamedTuple):
    """A counted noun phrase, in chunks: where its modifiers begin, its head noun begins, and it ends."""

    first: int
    head: int
    end: int


def name_counts(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with every number that counts something as a count: its unit, subject and phrase are filled in.

    Shares and measures keep their unit and get the noun after "of" as their subject ("60 percent of workers").
    """
    return [_named(mention, tagged) if _countable(mention) else
            _parted(mention, tagged) if mention.kind is Kind.PERCENT or mention.kind is Kind.MEASURE else mention
            for mention in mentions]


def whole_of(mention: Mention, tagged: Tagged) -> Phrase | None:
    """The noun phrase that a share or a measure is of."""
    i = tagged.at(mention.span.end)
    if tagged.tags[i:i + 1] != "o":
        return None
    return next((_phrase(match) for form in _PART["o"] if (match := form.match(tagged.tags, i))), None)


def _parted(mention: Mention, tagged: Tagged) -> Mention:
    phrase = whole_of(mention, tagged)
    return replace(mention, subject=tagged.row.written(phrase.first, phrase.end)) if phrase else mention


def _countable(mention: Mention) -> bool:
    """Whether a noun can be looked for: a bare number, or a proportion ("one in five voters")."""
    quantity = mention.quantity
    proportion = mention.kind is Kind.RATIO and quantity is not None and quantity.bound is not Bound.RATIO
    return mention.kind is Kind.NUMBER or (proportion and quantity is not None and quantity.unit is None)


def _named(mention: Mention, tagged: Tagged) -> Mention:
    phrase = _counted(mention, tagged)
    if phrase is None or mention.quantity is None:
        return mention
    row = tagged.row
    return replace(
        mention,
        kind=Kind.COUNT if mention.kind is Kind.NUMBER else mention.kind,
        quantity=replace(mention.quantity, unit=row.written(phrase.head, phrase.end)),
        subject=row.written(phrase.first, phrase.end),
        phrase=Span(mention.span.start, row.places[phrase.end - 1][1]),
    )


_AFTER = re.compile(_PLURAL + r"(?!(?<=[MF])X)")                           # not "Times" in "5 Times Square"
_JOINT = re.compile(rf"(?P<modifiers>(?:[XHJg],)*(?:{_MODIFIER}){{1,3}},?[Cc]"  # British, French and German planes
                    rf"(?:{_MODIFIER}){{0,4}}(?:{_HEAD})*)(?P<head>{_HEAD})")
_SINGLE = re.compile(_SINGULAR)
_OF = re.compile(_PART_OF + _PLURAL)
_OF_JOINT = re.compile(_PART_OF + _JOINT.pattern)
_MORE_OF = re.compile("J" + _OF.pattern)                                    # two more of the ships
_OF_PLAIN = re.compile(_PART_OF + _PLURAL + r"(?!(?<=F)[nX])")         # not "sales" in "a third of sales volume"
_OF_SINGLE = re.compile(_PART_OF + _SINGULAR)
_OF_THE_DEAD = re.compile(r"oD#?(?P<modifiers>)(?P<head>Z)")
_THE_DEAD = re.compile(r"(?P<modifiers>)(?P<head>Z)(?![-JSXnFZONIM])")
_NATION = re.compile(r"(?P<modifiers>[JE]?)(?P<head>H)(?![-JEGRSXnFZO])")
_HYPHENED = re.compile(r"-(?P<modifiers>)(?P<head>[nNIFyYg])")
_STRONG = re.compile(r"-J(?P<modifiers>)(?P<head>[nyg])")                  # a 600-strong crowd
_ATTRIBUTE = re.compile(r"(?P<modifiers>)(?P<head>n)")
_ENGINE = re.compile(r"(?P<modifiers>)(?P<head>n)n(?![-nXNIFJ])")           # a 1.5 litre 3 cylinder engine
_HALF_THE = re.compile(r"[aD]" + _PLURAL)
_HALF_THE_SINGLE = re.compile(r"[aD]" + _SINGULAR)

_HALVED = (_HALF_THE, _HALF_THE_SINGLE)
_PART = {"o": (_OF_PLAIN, _OF_JOINT, _OF_SINGLE), "D": _HALVED, "a": _HALVED}
_ONE = {"o": (_OF, _OF_JOINT)}
_MANY = {"o": (_OF, _OF_JOINT, _OF_THE_DEAD), "-": (_HYPHENED, _STRONG)}
_FREE = (_AFTER, _JOINT, _NATION, _ENGINE, _MORE_OF)
_OWNED = (*_FREE, _THE_DEAD, _ATTRIBUTE)            # after a determiner: "the 12 dead", "a 12 page document"
_OWNERS = "aDS"
_STARTS = frozenset('JEGRSXnFZHOyYgNIMoaD-"#')        # what a counted noun phrase, or the way to it, can begin with


def _counted(mention: Mention, tagged: Tagged) -> Phrase | None:
    """The noun phrase that `mention` counts, looked for in the order of how sure each form is."""
    i, tags = tagged.at(mention.span.end), tagged.tags
    after = tags[i:i + 1]
    if mention.quantity is None or (after not in _STARTS and tags[i + 1:i + 2] != "-"):
        return None
    for form in _forms(mention.quantity.low, after, mention, tagged):
        match = form.match(tags, i)
        if match:
            return _phrase(match) if not _expects(tagged, match.end("head")) else None
    return None


def _expects(tagged: Tagged, end: int) -> bool:
    """Whether the noun before chunk `end` is of those who expected the figure: "the 200,000 economists expected"."""
    return tagged.row.is_a(end, "expected") and tagged.row.is_a(end - 1, "forecaster")


def _phrase(match: re.Match[str]) -> Phrase:
    return Phrase(match.start("modifiers"), match.start("head"), match.end("head"))


def _forms(value: Decimal | None, after: str, mention: Mention, tagged: Tagged) -> tuple[re.Pattern[str], ...]:
    """The forms of a noun phrase that go with a value and with the tags on both sides of it."""
    if value is not None and value <= 1:
        if value == 1:
            return _ONE.get(after, (_SINGLE,))
        return _PART.get(after, (_AFTER, _SINGLE))
    if after in _MANY:
        return _MANY[after]
    first = tagged.at(mention.span.start)
    return _OWNED if first and tagged.tags[first - 1] in _OWNERS else _FREE


