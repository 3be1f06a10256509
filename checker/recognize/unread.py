"""Figures that are too long to be read: listed all the same, without a value, for a person to look at."""

from __future__ import annotations

import re

from checker.model import Kind, Mention, Span

LONGEST = 60        # characters; more digits are no figure of any story
_BEYOND = re.compile(rf"(?<!\d)(?<!\d[.,])\d(?:[.,]?\d){{{LONGEST},}}+")
_NOTE = f"more than {LONGEST} digits: not read"


def with_unread(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, which are in text order, with those that are too long to be read among them."""
    found = [Mention(Span(*match.span()), Kind.NUMBER, note=_NOTE) for match in _BEYOND.finditer(text)]
    if not found:
        return mentions
    kept: list[Mention] = []
    for mention in sorted([*mentions, *found], key=lambda mention: (mention.span.start, mention.quantity is None)):
        if kept and mention.span.overlaps(kept[-1].span):
            if mention.note is not _NOTE:       # what was read of a part of it says nothing of the whole
                continue
            kept.pop()
        kept.append(mention)
    return kept
