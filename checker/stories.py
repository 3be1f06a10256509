"""How one run reads its stories: by what is asked for, by what is set for each, and with what people have settled."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.desk import Desks
from checker.document import Document
from checker.errors import BrokenLedger, BrokenMemory, UsageError
from checker.ledger import beside
from checker.memory.house import House
from checker.model import Article, Given
from checker.pipeline import check_document, dateline, iso_date
from checker.readers import STANDARD_INPUT, read
from checker.recognize import Groundwork
from checker.settings import Layer, Setting, find

if TYPE_CHECKING:
    from checker.ledger.entries import Ledger

_DATE = "published"


class Kept(NamedTuple):
    """A story's ledger with its path."""

    path: str
    ledger: Ledger


class Recalled(Enum):
    """What becomes of what the house has settled before: it is not asked, offered where it can be, or demanded."""

    NOT = 0
    OFFERED = 1
    DEMANDED = 2


class Stories:
    """The stories of one run."""

    def __init__(self, published: str | date | None, rules: Sequence[Path] | None, ledger: str | None = None,
                 form: str | None = None, *, allow_empty: bool = False, language: str = "en",
                 memory: Recalled = Recalled.NOT) -> None:
        """Raises UsageError for a date that is none."""
        self._recalled = memory
        self._house = House()
        self._option = Layer("--published", {_DATE: iso_date(published)})
        self.ledger, self._form, self._allow_empty = ledger, form, allow_empty
        self.desks = Desks(rules or (), language)

    def read(self, path: str, *, new: bool = False, content: bytes | None = None) -> Article:
        """A story with what people have settled of it; with `new`, a ledger that is named need not be there yet.

        `content` is what the file would hold, where it is not saved yet. Raises Unreadable, BrokenLedger and
        BrokenRules.
        """
        document, kept = self.document(path, content), self.kept(path, new=new)
        article = self._remembering(check_document(document, self.desks.of(path), self.date(document, kept)))
        if kept is None:
            return article
        from checker.ledger.settle import settle  # noqa: PLC0415 - most articles have no ledger, and pay nothing for it

        return settle(article, kept.ledger)._replace(ledger=kept.path)

    def _remembering(self, article: Article) -> Article:
        """The article with what the house has settled before, where it has a memory and that is asked for.

        One that cannot be used is told of, or, where it must be asked, raises BrokenMemory and UsageError.
        """
        if self._recalled is Recalled.NOT:
            return article
        try:
            memory = self._house.memory(self.desks.layers(article.path))
            if memory is None and self._recalled is Recalled.DEMANDED:
                raise UsageError(f"no memory is set for {article.path}: name one as `memory` in checker.toml")
            if memory is None:
                return article
            from checker.memory.recall import recall  # noqa: PLC0415 - most houses have no memory
            from checker.trace.words import wording_of  # noqa: PLC0415

            return recall(article, memory, wording_of(self.desks.of(article.path).pack))
        except BrokenMemory as error:
            if self._recalled is Recalled.DEMANDED:
                raise
            self.warn(str(error))
            return article

    def remember(self, article: Article, ledger: Ledger) -> None:
        """Keep what was settled of a story in the house's memory, if it has one. The ledger holds it already: a memory
        that cannot be used is told of, and can be made again from the ledgers.
        """
        try:
            memory = self._house.memory(self.desks.layers(article.path))
            if memory is not None:
                memory.keep(article, ledger)
        except BrokenMemory as error:
            self.warn(f"{error}; the ledger has it: run checker memory rebuild later")

    def document(self, path: str, content: bytes | None = None) -> Document:
        """The story as it stands. What is in doubt of it as a whole is told. Raises Unreadable."""
        document = read(path, self._form, allow_empty=self._allow_empty, content=content)
        for doubt in document.doubts:
            self.warn(f"{path}: {doubt}")
        return document

    def date(self, document: Document, kept: Kept | None = None) -> Given | None:
        """The date that a person has given for a story, if anybody has. One that differs from the ledger's is told."""
        option, below = find(_DATE, (self._option,)), find(_DATE, self.desks.layers(document.path))
        before = kept.ledger.published if kept else None
        other = option or below or (self._own_date(document) if before else None)
        if before and other and other.value != before:
            self.warn(f"{document.path}: its verdicts were given for {before}, and {other.source} says {other.value}: "
                      f"what counts is {other.value if option else before}")
        if option:
            return Given(option.value)
        if before:
            return Given(before, "ledger")
        return Given(below.value, "settings") if below else None

    def _own_date(self, document: Document) -> Setting | None:
        date, _ = dateline(document, None, Groundwork(document.reading, self.desks.of(document.path).pack))
        return Setting(date, "the story itself") if date else None

    def kept(self, path: str, *, new: bool = False) -> Kept | None:
        """The ledger of a story: the one that is named, else the one beside it; None where there is none."""
        place = self.ledger or (None if path == STANDARD_INPUT else beside(path))
        if place is None or not os.path.lexists(place):
            if self.ledger and not new:
                raise BrokenLedger(self.ledger, "there is no such ledger")
            return None
        from checker.ledger.store import load  # noqa: PLC0415

        return Kept(place, load(place))

    def warn(self, doubt: str) -> None:
        """Told of what is in doubt of a story as a whole, as a sentence. Here nobody listens: the record has it."""
