"""How much a figure of a source's prose is about the same as a claim: noun, holder, period, words; never its value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from checker.model import Bound, Kind
from checker.trace.library import Library
from checker.trace.sayings import Saying

_OWN = 0.6              # weight from which a name is one of the figure's own clause
_SENTENCE = 0.25        # weight that every word of the figure's own sentence has
_SAME_NOUN, _KIN_NOUN, _NOUN_NEARBY, _UNKNOWN_NOUN, _OTHER_NOUN = 0.8, 0.3, 0.4, -0.6, -1.0
_SAME_MEASURE, _SAME_UNIT = 0.4, 0.35
_TOLD_BESIDE = 0.4      # for another figure that both sentences tell
_SAME_HOLDER, _KNOWN_HOLDER, _OTHER_HOLDER = 0.5, 0.15, -0.8
_SAME_TIME, _OTHER_TIME, _OTHER_YEAR = 0.3, -0.7, -0.7
_GENERIC = ("figure", "number of", "date", "share", "rise in", "fall in", "part of", "duration", "length", "rate",
             "change", "sum", "money", "multiple", "rank", "time of day")


class Bearing(NamedTuple):
    """How much two figures are about one thing.

    The score, what the words in common tell, how much of the claim's own clause they are, and what speaks against it.
    """

    score: float
    shared: float
    covered: float
    against: tuple[str, ...]


def bearing(claim: Saying, other: Saying, library: Library) -> Bearing | None:
    """How a figure bears on a claim; None where the two measure different things."""
    if not comparable(claim, other, library):
        return None
    shared = library.common(claim.words, other.words)
    if library.told_beside(claim, other):
        shared += _TOLD_BESIDE
    against: list[str] = []
    score = shared + _noun(claim, other, library, against) + _holder(claim, other, library, against)
    score += _time(claim, other, against)
    if of_one_measure(claim, other):
        score += _SAME_MEASURE
    if library.dimension(claim) == library.dimension(other) != "count":
        score += _SAME_UNIT
    return Bearing(score, shared, _covered(claim, other, library), tuple(against))


def of_one_measure(claim: Saying, other: Saying) -> bool:
    """Whether two figures have one measure that says what they are of, as "people killed" does."""
    measure = claim.measure or "people"
    return measure == other.measure and measure != "people" and not measure.startswith(_GENERIC)


def _covered(claim: Saying, other: Saying, library: Library) -> float:
    """How much of what the claim's own clause tells the other one tells, too."""
    own = {word: library.rarity(word) * weight for word, weight in claim.words.items() if weight >= _SENTENCE}
    whole = sum(own.values())
    return sum(told for word, told in own.items() if other.words.get(word, 0) >= _SENTENCE) / whole if whole else 0.0


def comparable(claim: Saying, other: Saying, library: Library) -> bool:
    """Whether two figures can be of one measure by their units; a bare number may be of any that names no unit."""
    if claim.kind is Kind.ORDINAL or other.kind is Kind.ORDINAL:
        return claim.kind is other.kind
    if claim.kind in (Kind.DATE, Kind.TIME, Kind.SET) or other.kind in (Kind.DATE, Kind.TIME, Kind.SET):
        return False
    if (claim.kind is Kind.RATIO) != (other.kind is Kind.RATIO):
        return is_part(claim) and is_part(other)
    mine, theirs = library.dimension(claim), library.dimension(other)
    if mine == theirs:
        return mine != "money" or library.same_currency(claim.unit, other.unit)
    bare = {claim.kind if mine == "count" else None, other.kind if theirs == "count" else None}
    return Kind.NUMBER in bare and {mine, theirs} & {"money", "share"} != set()


def is_part(saying: Saying) -> bool:
    """Whether a figure is a part of a whole, as a fraction or in percent."""
    if saying.kind is Kind.RATIO:
        return saying.bound is not Bound.RATIO and saying.value is not None and saying.value < 1
    return saying.unit == "percent"


def _noun(claim: Saying, other: Saying, library: Library, against: list[str]) -> float:
    if Kind.AGE in (claim.kind, other.kind):
        return 0.0 if claim.kind is other.kind else _OTHER_NOUN
    if {library.dimension(claim), library.dimension(other)} != {"count"}:
        return 0.0
    known = _by_heads(claim, other, library)
    if known is not None:
        return known
    anybody = library.wording.anybody
    mine, theirs = set(claim.noun), set(other.noun)
    if not mine or not theirs:
        told = any(_near(noun, other.words) for noun in mine) or any(claim.words.get(noun) for noun in theirs)
        return _NOUN_NEARBY / 2 if told else _UNKNOWN_NOUN if theirs else 0.0
    both = any(_near(noun, other.words) for noun in mine - anybody) and any(_near(noun, claim.words) for noun in theirs)
    if both or {claim.head, other.head} & anybody:
        return _NOUN_NEARBY if both else _UNKNOWN_NOUN
    against.append("another noun")
    return _OTHER_NOUN


def _by_heads(claim: Saying, other: Saying, library: Library) -> float | None:
    """What the nouns themselves say: that they are one, or kin; None where they leave it open."""
    anybody = library.wording.anybody
    heads = {claim.head, other.head}
    mine, theirs = set(claim.noun), set(other.noun)
    if claim.head and claim.head == other.head and claim.head not in anybody:
        return _SAME_NOUN
    if (claim.head in theirs or other.head in mine) and not heads & anybody:
        return _NOUN_NEARBY
    if heads & library.wording.generic:
        return 0.0
    people = anybody | library.wording.people
    if mine & people and theirs & people:
        return _KIN_NOUN if (mine | theirs) & anybody else _OTHER_NOUN / 2
    return None


def _near(noun: str, words: Mapping[str, float]) -> bool:
    return words.get(noun, 0) >= _OWN


def _holder(claim: Saying, other: Saying, library: Library, against: list[str]) -> float:
    mine, theirs = holders(claim, library), holders(other, library)
    if mine & theirs:
        return _SAME_HOLDER
    if not theirs:
        return _KNOWN_HOLDER if mine & set(other.words) else 0.0
    if theirs & set(claim.words):
        return _KNOWN_HOLDER
    if mine and not mine & set(other.words):
        against.append("another holder")
        return _OTHER_HOLDER
    return 0.0


def holders(saying: Saying, library: Library) -> set[str]:
    """Who or what a figure's own clause names."""
    named = {name for name, weight in saying.names.items() if weight >= _OWN}
    if saying.initial in library.proper and saying.words.get(saying.initial, 0) >= _OWN:
        named.add(saying.initial)
    return named


def _time(claim: Saying, other: Saying, against: list[str]) -> float:
    score = 0.0
    if claim.periods and other.periods:
        if any(mine.meets(theirs) for mine in claim.periods[:2] for theirs in other.periods[:2]):
            score += _SAME_TIME
        else:
            against.append("another time")
            score += _OTHER_TIME
    if claim.earlier != other.earlier and not (claim.direction or other.direction):
        against.append("the period before")
        score += _OTHER_YEAR
    return score


def in_unit_of(claim: Saying, value: Decimal, unit: str | None, library: Library) -> Decimal:
    """A value in the unit of a claim."""
    if claim.kind is Kind.RATIO and unit == "percent":
        return value / 100
    if unit is None or claim.unit is None or unit == claim.unit:
        return value
    if library.dimension_of(unit) != library.dimension_of(claim.unit):
        return value
    mine, theirs = library.factor(claim.unit), library.factor(unit)
    return value * theirs / mine if mine and theirs != mine else value
