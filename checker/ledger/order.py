"""In which order a person settles claims: what does most harm when it is wrong comes first."""

from __future__ import annotations

from checker.model import Article, Claim, Opening, Severity

_FIRST = ("casualties", "money")


def review_order(article: Article) -> list[Claim]:
    """The claims: headline, first paragraph, casualties and money, then by severity, and then as they stand."""
    return sorted(article.claims, key=_rank)


def _rank(claim: Claim) -> tuple[int, int, int, int]:
    if claim.opening:
        return list(Opening).index(claim.opening), 0, 0, claim.span.start
    harm = _FIRST.index(claim.category) if claim.category in _FIRST else len(_FIRST)
    return len(Opening), harm, list(Severity).index(claim.severity), claim.span.start
