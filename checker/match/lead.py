"""Where the lead of a story ends: its headline and its first paragraph, where a wrong figure does the most harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\u2029|\Z)", re.DOTALL)
_LINE = re.compile(r"\S.*")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_SHORTEST = 40      # characters; a line that short is a byline or a date, even where it ends with a stop
_WIDEST = 120       # characters; lines beyond it were not wrapped by hand: each is a paragraph


def find_lead(text: str) -> tuple[int, int]:
    """Where the first paragraph of running text begins, and the offset behind it.

    What stands before it are lines that end without a stop: headline, deck, byline, date. A text of such lines alone
    has no body, and all of it is headline.
    """
    for start, end in _paragraphs(text):
        if end - start > _SHORTEST and _ENDS.search(text, start, end):
            return start, end
    return len(text), len(text)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs in order: what blank lines part, or the lines themselves where these run on."""
    for block in _BLOCK.finditer(text):
        lines = [line.span() for line in _LINE.finditer(text, *block.span())]
        if any(end - start > _WIDEST for start, end in lines):
            yield from lines
        else:
            yield block.span()
