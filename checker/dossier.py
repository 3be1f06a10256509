"""What the sources of a story are: where they are named, and what they are read with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from checker.desk import Desks
from checker.document import Document
from checker.errors import UsageError
from checker.model import Article, Given
from checker.pipeline import Desk, check_document
from checker.rulebook.pack import LanguagePack
from checker.settings import Layer, find

_KEY = "sources"
_WILD = frozenset("*?[")


class DeskReader:
    """The reader of the sources of a story: by the desk's own rules, in the same stages as the story.

    Dates that a source does not anchor itself count from the day the story is published. It can be sent to another
    process, which opens the desk anew.
    """

    def __init__(self, story: str, rules: Sequence[Path], published: str | None) -> None:
        self._story, self._rules, self.published = story, tuple(rules), published

    def __reduce__(self) -> tuple[type[DeskReader], tuple[str, tuple[Path, ...], str | None]]:
        return DeskReader, (self._story, self._rules, self.published)

    @cached_property
    def _desk(self) -> Desk:
        return Desks(self._rules).of(self._story)

    @property
    def pack(self) -> LanguagePack:
        """The language of the story and of its sources."""
        return self._desk.pack

    @property
    def edition(self) -> str:
        """The version of the program and of its rules."""
        return self._desk.rulebook.edition

    def check(self, document: Document) -> Article:
        """The claims of a source. Its own date goes before the story's."""
        given = Given(self.published, "settings") if self.published else None
        return check_document(document, self._desk, undated=given, crosscheck=False)


def named_sources(layers: Iterable[Layer]) -> list[str]:
    """The files and folders that the settings name as sources. Raises UsageError for a pattern that fits nothing."""
    setting = find(_KEY, layers)
    if setting is None:
        return []
    file = Path(setting.source)
    base = file.parent if file.is_file() else Path.cwd()
    found: list[str] = []
    for name in setting.value:
        if not _WILD & set(name):
            found.append(str(base / name))
            continue
        matching = sorted(str(path) for path in base.glob(name))
        if not matching:
            raise UsageError(f"{setting.source}: sources: nothing is named as {name!r} says")
        found += matching
    return found
