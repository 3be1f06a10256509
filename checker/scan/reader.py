"""How the stories of an archive are read: as `checker check` reads them, whatever they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from checker.document import Document
from checker.model import Article, Given
from checker.pipeline import check_document
from checker.readers import demand_text, read
from checker.readers.text import plain_text
from checker.scan.records import Record
from checker.stories import Stories


class Reader:
    """Reads stories by the rules that hold where their file is. It can be sent to another process, which opens the
    rules anew.
    """

    def __init__(self, rules: Sequence[Path] = (), form: str | None = None) -> None:
        self._rules, self._form = tuple(rules), form
        self._stories = Stories(None, self._rules, form=form)

    def __reduce__(self) -> tuple[type[Reader], tuple[tuple[Path, ...], str | None]]:
        return Reader, (self._rules, self._form)

    def edition(self, file: str) -> str:
        """What stands for the program and the rules that hold for a file. Raises BrokenRules."""
        return self._stories.desks.of(file).rulebook.edition

    def read(self, record: Record) -> Article:
        """A record as it is checked; of a file of its own with what people have settled of it.

        Raises CheckerError where it is no story that can be read.
        """
        if record.text is None:
            return self._stories.read(record.file)
        document = _document(record, record.form or self._form)
        given = Given(record.published, "metadata") if record.published else None
        return check_document(document, self._stories.desks.of(record.file), given)


def _document(record: Record, form: str | None) -> Document:
    if isinstance(record.text, bytes):
        name = record.story if record.form else PurePath(record.story).with_suffix("").name
        return read(name, form, content=record.text)
    document = plain_text(record.story, record.text or "")
    demand_text(document)
    return document
