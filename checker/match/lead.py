"""The opening of a story, its headline and its first paragraph, where a wrong figure does the most harm.

What is headline, deck and body, the reader of the format has told by its regions, and they decide.
"""

from __future__ import annotations

import re

from checker.document import Document
from checker.model import Opening, Region, Where

_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_SHORTEST = 40      # characters; a line that short is a byline or a date, even where it ends with a stop


class Openings:
    """Tells of each region of a document whether it belongs to the opening.

    The lead is the first paragraph of running text behind the headline. What stands before it belongs to the headline:
    deck, byline, date. A story without running text is all headline.
    """

    def __init__(self, document: Document) -> None:
        self._lead = _lead(document)

    def of(self, region: Region | None) -> Opening | None:
        """The part of the opening that a region is, None where it is none of it."""
        if region is None:
            return None
        if self._lead == region:
            return Opening.LEAD
        before = self._lead is None or region.number < self._lead.number
        return Opening.HEADLINE if before or region.where in (Where.HEADLINE, Where.DECK) else None


def _lead(document: Document) -> Region | None:
    regions = document.regions
    headline = next((n for n, region in enumerate(regions, 1) if region.where is Where.HEADLINE), 0)
    for region in (*regions[headline:], *regions[:headline]):
        if region.where is Where.BODY and _is_running(document.read(region)):
            return region
    return None


def _is_running(text: str) -> bool:
    return len(text) > _SHORTEST and _ENDS.search(text) is not None
