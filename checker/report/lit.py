"""A paragraph cut at its claims: which of its pieces belong to which claim."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.document import GAP, PARAGRAPH, TAIL
from checker.model import Article, Region

_READ = str.maketrans({TAIL: None, GAP: None, PARAGRAPH: " "})
_REACH = 8      # claims before a paragraph that may still run into it


class _Stretch(NamedTuple):
    """Where a claim stands in a paragraph."""

    start: int
    end: int
    number: int


class Piece(NamedTuple):
    """A stretch of a paragraph as it reads, and the number of its claim, from 0; None where it is none's.

    `first` and `last` tell the ends of a claim that is cut by one inside it ("nine of the 12 jurors").
    """

    text: str
    claim: int | None = None
    first: bool = False
    last: bool = False


def as_read(article: Article, start: int, end: int) -> str:
    """A stretch of the article's text as it reads."""
    return article.prose[start:end].translate(_READ)


def pieces(article: Article, region: Region, starts: Sequence[int]) -> Iterator[Piece]:
    """The paragraph in pieces, in order; each character belongs to the claim that began last around it.

    `starts` are the offsets at which the article's claims begin, in text order.
    """
    near = range(max(0, bisect_left(starts, region.start) - _REACH), bisect_left(starts, region.end))
    inside = [_Stretch(max(span.start, region.start), min(span.end, region.end), number) for number in near
              if (span := article.claims[number].span).end > region.start]
    owners = list(_owners(region, inside))
    ends = {owner: at for at, (_, _, owner) in enumerate(owners)}
    seen: set[int] = set()
    for at, (start, end, owner) in enumerate(owners):
        text = as_read(article, start, end)
        if owner is None:
            yield Piece(text)
        else:
            yield Piece(text, owner, owner not in seen, ends[owner] == at)
            seen.add(owner)


def _owners(region: Region, inside: Sequence[_Stretch]) -> Iterator[tuple[int, int, int | None]]:
    """The stretches between all ends of claims, each with the claim around it that begins last."""
    cuts = sorted({region.start, region.end, *(place for stretch in inside for place in stretch[:2])})
    waiting = deque(inside)
    around: list[_Stretch] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0].start <= start:
            around.append(waiting.popleft())
        around = [stretch for stretch in around if stretch.end > start]
        yield start, end, max(around, key=lambda stretch: (stretch.start, stretch.number)).number if around else None
