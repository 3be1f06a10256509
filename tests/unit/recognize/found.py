"""What the tests of the recognizer look at: the quantities of a text as plain tuples."""

from __future__ import annotations

from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()

Row = tuple[str, str, str, str | None]


def read(text: str) -> list[Row]:
    """The quantities of `text`: the words, the kind, the notation and the unit of each."""
    return [(text[slice(*mention.span)], mention.kind.value, mention.quantity.notation, mention.quantity.unit)
            for mention in find_mentions(text, PACK) if mention.quantity is not None]


def values(text: str) -> list[tuple[str, str]]:
    """The quantities of `text`: the words and the notation of each."""
    return [(words, notation) for words, _, notation, _ in read(text)]
