"""Which evidence counts most: the best of what was found for a claim, at most five pieces."""

from __future__ import annotations

from collections.abc import Iterable

from checker.evidence import Evidence, Place, Word

MOST = 5
_OUTWEIGHS = 0.75       # of the best contradiction's score that support needs to stand before it


def weigh(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence for one claim, best first. What supports stands first, unless another place is far more about it."""
    best: dict[tuple[str, Place], Evidence] = {}
    for evidence in found:
        key = evidence.source, evidence.place
        if key not in best or _rank(evidence) > _rank(best[key]):
            best[key] = evidence
    ranked = sorted(best.values(), key=_rank, reverse=True)
    against = [e for e in ranked if e.word is not Word.SUPPORTS]
    support = [e for e in ranked if e.word is Word.SUPPORTS]
    if support and against and support[0].score < _OUTWEIGHS * max(e.score for e in against):
        return (*against, *support)[:MOST]
    return (*support, *against)[:MOST]


def _rank(evidence: Evidence) -> tuple[int, float]:
    return (evidence.word is Word.SUPPORTS, evidence.score)
