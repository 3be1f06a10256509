"""Evidence by figures that the story itself tells and a source supports: "90 percent of the 24,300 seats", "twice its
mean of 4.10 meters".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.evidence import Evidence, How, Operand, Word
from checker.model import Kind
from checker.trace.bearing import in_unit_of
from checker.trace.formulas import reckon
from checker.trace.library import Library
from checker.trace.sayings import Saying

_BEHIND = 40            # characters between a share and the whole that it is told of
_BACK = 3               # sentences back in which the part is told
_SCORE = 1.6


def from_story(claim: Saying, at: int, story: Sequence[Saying], supported: Mapping[int, Evidence],
               library: Library) -> Iterator[Evidence]:
    """A share or a multiple of the figure that follows it, by figures that `supported` holds the evidence of."""
    if claim.value is None or claim.kind not in (Kind.PERCENT, Kind.RATIO) or claim.vague:
        return
    behind = at + 1
    if behind >= len(story) or behind not in supported or not _follows(claim, story[behind]):
        return
    whole = story[behind]
    for i in range(at - 1, -1, -1):
        part = story[i]
        if claim.order - part.order > _BACK:
            break
        if i not in supported or library.dimension(part) != library.dimension(whole) or part.value is None:
            continue
        yield from _reckoned(claim, part, whole, (supported[i], supported[behind]), library)


def _follows(claim: Saying, other: Saying) -> bool:
    return claim.order == other.order and 0 <= other.lit[0] - claim.lit[1] <= _BEHIND and other.value is not None


def _reckoned(claim: Saying, part: Saying, whole: Saying, evidence: tuple[Evidence, Evidence],
              library: Library) -> Iterator[Evidence]:
    old = whole.value or Decimal(0)
    new = in_unit_of(whole, part.value or Decimal(0), part.unit, library)
    for reckoned in reckon(claim._replace(direction=None), new, old, library):
        if not reckoned.holds or reckoned.formula.how is not How.SHARE:
            continue
        operands = tuple(Operand(e.source, e.place, e.passage, f"{value:f}")
                         for e, value in zip(evidence, (new, old), strict=True))
        first = evidence[0]
        yield Evidence(Word.SUPPORTS, How.SHARE, first.source, first.place, first.passage,
                       f"reckoned from figures that sources support: {reckoned.formula.text}", first.lit,
                       reckoned.formula.text, operands, _SCORE)
