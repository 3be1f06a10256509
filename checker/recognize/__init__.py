"""Every number and date of a text, with its value, its bound, its unit and its place.

The text is cut into words once, and its sentences are marked in them. Pass by pass, numbers, then dates and quantities,
their nouns and what ties them are read; `passes` tells what each reads and writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Context, Mention, Span, Tie
from checker.recognize.passes import run
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import sentences_of


class Figures(NamedTuple):
    """The figures of a text, in text order and without overlaps, with their contexts, and what ties them."""

    mentions: list[Mention]
    ties: list[Tie]
    contexts: list[Context]


def find_mentions(text: str, pack: LanguagePack, published: str | None = None) -> list[Mention]:
    """The mentions of `text`, as `find_figures` finds them."""
    return find_figures(text, pack, published).mentions


def find_figures(text: str, pack: LanguagePack, published: str | None = None,
                 sentences: Sequence[Span] | None = None) -> Figures:
    """The mentions of `text` and their ties.

    `published` is the ISO date that relative dates are resolved against; without it they stay unresolved.
    `sentences` are those of the text, where they are known.
    """
    sentences = sentences_of(text, pack) if sentences is None else sentences
    found = run({"text": text, "sentences": sentences, "published": published, "pack": pack})
    return Figures(found["figures"], found["ties"], found["contexts"])
