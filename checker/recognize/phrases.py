"""The noun phrase that follows a number, as patterns over tags (for the letters see `TAGS` in rulebook/grammar.py).

Each form has two groups, `modifiers` (what stands before the head noun) and `head`; the phrase ends with the head.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.recognize.tagged import Tagged, pattern

_JOINED = r"(?:[A-Za-z#]-)"                                 # "first-" of "first-team"
_MODIFIER = (
    r'(?:"?(?:[JEGRSXnFZHOyYg](?!-)'                        # wounded, U.S., newly, first, Norway's
    rf"|{_JOINED}{{1,4}}+[A-Za-z#]"                         # first-team, follow-up
    r"|#n(?=[^-])"                                          # 9 liter cases
    r"|X#(?![-.])"                                          # Boeing 737 jets
    r"|Xo[XMF](?=[JnXNIMF])"                                # House of Commons members
    r"|M(?=J+n?[NI])"                                       # Acme Studios common shares
    r')"?)'
)
_HEAD = rf"{_JOINED}{{0,4}}+[NIFM]"
_PLURAL = rf"(?P<modifiers>{_MODIFIER}{{0,7}}(?:{_HEAD})*)(?P<head>{_HEAD})"
_SINGULAR = (rf"(?P<modifiers>(?:{_JOINED}{{1,4}}+[A-Za-z]|[JEGRSZHO])*[nXIFyYg]*)"
             rf"(?P<head>{_JOINED}{{0,4}}+[nXIFyYg])(?![-#])")
_JOINT = (rf"(?P<modifiers>(?:[XHJg],)*{_MODIFIER}{{1,3}},?[Cc]{_MODIFIER}{{0,4}}(?:{_HEAD})*)"
          rf"(?P<head>{_HEAD})")                            # British, French and German planes
_PART_OF = r"oD?[aD]?S?(?:[JPQ]{0,2}#)?"                    # of their last 10, of Norway's, of all the

_AFTER = _PLURAL + r"(?!(?<=[MF])X)"                        # not "Times" in "5 Times Square"
_NATION = r"(?P<modifiers>[JE]?)(?P<head>H)(?![-JEGRSXnFZO])"               # 12 Chinese
_ENGINE = r"(?P<modifiers>)(?P<head>n)n(?![-nXNIFJ])"       # a 1.5 litre 3 cylinder engine
_MORE_OF = "J" + _PART_OF + _PLURAL                         # two more of the ships
_THE_DEAD = r"(?P<modifiers>)(?P<head>Z)(?![-JSXnFZONIM])"  # the 12 dead
_ATTRIBUTE = r"(?P<modifiers>)(?P<head>n)"                  # a 12 page document
_HYPHENED = r"-(?P<modifiers>)(?P<head>[nNIFyYg])"          # a 12-page document
_STRONG = r"-J(?P<modifiers>)(?P<head>[nyg])"               # a 600-strong crowd
_OF = _PART_OF + _PLURAL                                    # nine of the 12 jurors, tens of thousands of Iraqis
_OF_JOINT = _PART_OF + _JOINT                               # thousands of British and French troops
_OF_THE_DEAD = r"oD#?(?P<modifiers>)(?P<head>Z)"            # twelve of the dead
_PART_OF_MANY = _PART_OF + _PLURAL + r"(?!(?<=F)[nX])"      # a third of voters; not of "sales" in "sales volume"
_PART_OF_ONE = _PART_OF + _SINGULAR                         # a third of revenue
_HALF_THE = (r"[aD]" + _PLURAL, r"[aD]" + _SINGULAR)        # half the flats, half the revenue

_SHARE = {"o": (_PART_OF_MANY, _OF_JOINT, _PART_OF_ONE), "D": _HALF_THE, "a": _HALF_THE}
_ONE = {"o": (_OF, _OF_JOINT)}
_MANY = {"o": (_OF, _OF_JOINT, _OF_THE_DEAD), "-": (_HYPHENED, _STRONG)}
_FREE = (_AFTER, _JOINT, _NATION, _ENGINE, _MORE_OF)
_OWNED = (*_FREE, _THE_DEAD, _ATTRIBUTE)                    # where a determiner stands before the number
_OWNERS = "aDS"
_STARTS = frozenset('JEGRSXnFZHOyYgNIMoaD-"#')              # what a phrase, or the way to it, can begin with


class Phrase(NamedTuple):
    """A counted noun phrase, in chunks: where its modifiers begin, its head noun begins, and it ends."""

    first: int
    head: int
    end: int


def phrase_after(tagged: Tagged, first: int, end: int, value: Decimal | None) -> Phrase | None:
    """The noun phrase that the number in chunks `first` to `end` counts, its surest form first.

    `value` is the number, or the lower end of it: one takes a singular, a fraction takes either.
    """
    after = tagged.tags[end:end + 1]
    if after not in _STARTS and tagged.tags[end + 1:end + 2] != "-":
        return None
    before = tagged.tags[first - 1] if first else ""
    return _first_of(_forms(value, before, after), tagged, end)


def whole_of(tagged: Tagged, end: int) -> Phrase | None:
    """The noun phrase that the share or the measure before chunk `end` is of."""
    return _first_of(_SHARE["o"], tagged, end) if tagged.row.is_a(end, "of_word") else None


def _first_of(forms: tuple[str, ...], tagged: Tagged, i: int) -> Phrase | None:
    for form in forms:
        match = pattern(form).match(tagged.tags, i)
        if match:
            phrase = Phrase(match.start("modifiers"), match.start("head"), match.end("head"))
            return None if _expects(tagged, phrase.end) else phrase
    return None


def _expects(tagged: Tagged, end: int) -> bool:
    """Whether the noun before chunk `end` is of those who expected the figure: "the 200,000 economists expected"."""
    return tagged.row.is_a(end, "expected") and tagged.row.is_a(end - 1, "forecaster")


def _forms(value: Decimal | None, before: str, after: str) -> tuple[str, ...]:
    """The forms of a noun phrase that go with a value and with the tags on both sides of it."""
    if value is not None and value <= 1:
        return _ONE.get(after, (_SINGULAR,)) if value == 1 else _SHARE.get(after, (_AFTER, _SINGULAR))
    if after in _MANY:
        return _MANY[after]
    return _OWNED if before and before in _OWNERS else _FREE
