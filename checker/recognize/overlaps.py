"""Two readings of the same words: one place decides which of them stands."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Mention


def settle(*readings: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order without overlaps: the longer wins, then the one of the earlier reading."""
    ranked = sorted(
        ((mention, rank) for rank, reading in enumerate(readings) for mention in reading),
        key=lambda item: (item[0].span.start, -item[0].span.end, item[1]),
    )
    kept: list[Mention] = []
    for mention, _ in ranked:
        if kept and mention.span.start < kept[-1].span.end:
            if _length(mention) > _length(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
