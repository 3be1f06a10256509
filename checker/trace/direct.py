"""Evidence in prose: a sentence of a source that tells the claim's figure, one near it, or another for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.evidence import Evidence, How, Word
from checker.model import Bound, Kind
from checker.trace.bearing import Bearing, bearing, holders, in_unit_of, of_one_measure
from checker.trace.fit import Fit, fit, likeness, wrong_side
from checker.trace.library import Library
from checker.trace.sayings import Saying

_ENOUGH = (1.35, 1.1, 0.82, 0.78)   # score that support needs, by the significant digits of the value: 1, 2, 3, more
_SHARED = 0.3                       # words in common that support needs whatever else there is
_STRONG = 1.7                       # score from which another value of the same thing contradicts
_ALL_BUT = 0.8                      # the same, where no noun and no measure says that they are of one thing
_COVERED = 0.6                      # of the claim's own clause that the other must tell, too, to contradict it
_OWN = 0.6                          # weight of words of a figure's own clause
_MOST_WORDS = 4                     # words in common that are told
_NEAR = 1.1                         # score from which a near value is shown


def enough(value: Decimal) -> float:
    """The score that a value needs to count as support: a small integer stands everywhere."""
    digits = len(f"{abs(value):f}".replace(".", "").strip("0"))
    return _ENOUGH[min(max(digits, 1), len(_ENOUGH)) - 1]


def from_prose(claim: Saying, library: Library) -> Iterator[Evidence]:
    """What sentences of the sources say of a claim."""
    if claim.value is None or claim.vague or claim.kind in (Kind.DATE, Kind.TIME, Kind.SET):
        return
    for other in library.beside(claim):
        if other.value is None or other.vague:
            continue
        found = bearing(claim, other, library)
        if found and found.score > 0:
            evidence = _evidence(claim, other, found, library)
            if evidence:
                yield evidence


def _evidence(claim: Saying, other: Saying, found: Bearing, library: Library) -> Evidence | None:
    said = library.said(claim)
    value = in_unit_of(claim, other.value or Decimal(0), other.unit, library)
    fitted = _fitted(claim, other, value, library)
    if fitted:
        if found.score < enough(claim.value or value) or found.shared < _SHARED or found.against:
            return None
        how = How.UNIT if fitted.how is How.DIRECT and claim.unit != other.unit and value != other.value else fitted.how
        return _of(Word.SUPPORTS, how, other, _why(fitted.why, claim, other, library), found.score + _closeness(fitted))
    slip = likeness(said, value)
    if slip and found.score >= slip.need and found.shared >= _SHARED:
        return _of(Word.NEAR, How.DIRECT, other, f"the source says otherwise: {slip.why}", found.score)
    if wrong_side(said, value) and found.score >= _NEAR and not found.against:
        return _of(Word.CONTRADICTS, How.HEDGE, other, "the hedge points the other way", found.score)
    told = holders(claim, library) <= set(other.words)
    if found.score >= _STRONG and told and not found.against and _of_one_thing(claim, other, found):
        return _of(Word.CONTRADICTS, How.DIRECT, other, "the same thing with another value", found.score - 0.4)
    return None


def _of_one_thing(claim: Saying, other: Saying, found: Bearing) -> bool:
    """Whether two figures are so much of one thing that one of them must be wrong."""
    named = (claim.head and claim.head == other.head) or of_one_measure(claim, other)
    exact = claim.bound is Bound.EXACT and other.bound in (Bound.EXACT, Bound.ABOUT)
    return exact and claim.direction == other.direction and found.covered >= (_COVERED if named else _ALL_BUT)


def _fitted(claim: Saying, other: Saying, value: Decimal, library: Library) -> Fit | None:
    """Whether the source's figure, with its own hedge, is within what the claim says."""
    if claim.kind is Kind.RATIO and claim.bound is Bound.RATIO:
        return Fit(How.DIRECT, "the same figure") if (claim.low, claim.high) == (other.low, other.high) else None
    said = library.said(claim)
    if other.bound is claim.bound and value == claim.value:
        return Fit(How.DIRECT, "the same figure with the same hedge")
    if other.bound is Bound.RANGE:
        return None
    if other.bound is Bound.EXACT or other.bound is Bound.ABOUT:
        return fit(said, value)
    return Fit(How.DIRECT, "the same figure; the source hedges it") if value == claim.value else None


def _why(said: str, claim: Saying, other: Saying, library: Library) -> str:
    """The reason, with the words that both tell close to the figure."""
    both = {word for word in claim.words if min(claim.words[word], other.words.get(word, 0)) >= _OWN}
    words = library.wording.said(other.sentence, both)
    return f"{said}; both tell of {', '.join(words[:_MOST_WORDS])}" if words else said


def _closeness(fitted: Fit) -> float:
    return 0.3 if fitted.how is How.DIRECT else 0.0


def _of(word: Word, how: How, other: Saying, why: str, score: float) -> Evidence:
    return Evidence(word, how, other.source, other.place, other.sentence, why, other.lit, score=score)
