"""Every number and date of a text, with its value, its bound, its unit and its place.

The text is cut into words once, and its sentences are marked in them. Pass by pass, numbers, then dates and quantities,
their nouns and what ties them are read; `passes` tells what each reads and writes.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from checker.model import Context, Mention, Tie
from checker.recognize.dates import find_dateline
from checker.recognize.passes import DATED, UNDATED, run
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import sentences_of


class Groundwork:
    """What is read of a text before its day of publication has to be known."""

    def __init__(self, text: str, pack: LanguagePack) -> None:
        self.sentences = sentences_of(text, pack)
        self.known = run(UNDATED, {"text": text, "sentences": self.sentences, "pack": pack})

    @cached_property
    def dateline(self) -> str | None:
        """The ISO date on which the text says, in its head, that it was published; None where it does not."""
        return find_dateline(self.known["row"], self.known["drafts"], self.known["pack"])


class Figures(NamedTuple):
    """The figures of a text, in text order and without overlaps, with their contexts, and what ties them."""

    mentions: list[Mention]
    ties: list[Tie]
    contexts: list[Context]


def find_mentions(text: str, pack: LanguagePack, published: str | None = None) -> list[Mention]:
    """The mentions of `text`, as `find_figures` finds them."""
    return find_figures(Groundwork(text, pack), published).mentions


def find_figures(ground: Groundwork, published: str | None = None) -> Figures:
    """The mentions of a text and their ties.

    `published` is the ISO date that relative dates are resolved against; without it they stay unresolved.
    """
    found = run(DATED, {**ground.known, "published": published})
    return Figures(found["figures"], found["ties"], found["contexts"])
