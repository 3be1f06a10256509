"""In which order a person settles claims: what does most harm when it is wrong comes first."""

from __future__ import annotations

import re

from checker.model import Article, Claim, Severity

_FIRST = ("casualties", "money")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\r?\n\s*|\r\s*\r\s*")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


def review_order(article: Article) -> list[Claim]:
    """The claims: headline, first paragraph, casualties and money, then by severity, and then as they stand."""
    headline, lead = _opening(article.text)
    severities = list(Severity)

    def rank(claim: Claim) -> tuple[int, int, int]:
        place = claim.span.start
        step = (0 if place < headline else 1 if place < lead else
                2 + _FIRST.index(claim.category) if claim.category in _FIRST else 4)
        return step, severities.index(claim.severity) if step == 4 else 0, place  # noqa: PLR2004 - the last step

    return sorted(article.claims, key=rank)


def _opening(text: str) -> tuple[int, int]:
    """Where the headline ends and where the first paragraph does. A headline is one line that ends in no full stop."""
    start = len(text) - len(text.lstrip())
    end = _end_of_paragraph(text, start)
    opening = text[start:end]
    if "\n" in opening.strip() or _STOP.search(opening):
        return start, end
    following = _BLANK_LINES.match(text, end)
    return end, _end_of_paragraph(text, following.end() if following else end)


def _end_of_paragraph(text: str, start: int) -> int:
    match = _BLANK_LINES.search(text, start)
    return match.start() if match else len(text)
