"""A rule's pattern, translated: plain data that is kept between runs. And the signs of the mask that it runs over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from checker.model import Kind

# The characters of the mask. They are private-use characters; those that a text brings along are neutralized.
TAIL = "\uf8ff"
HEADS = {kind: chr(0xF800 + i) for i, kind in enumerate(Kind)}
LENT = chr(0xF800 + len(Kind))      # a count whose noun an earlier figure lends
CALENDAR = (Kind.DATE, Kind.TIME, Kind.SET)

SLOTS: Mapping[str, tuple[Kind, ...]] = {
    **{kind.value: (kind,) for kind in Kind}, "count": (Kind.COUNT, Kind.NUMBER), "bare": (Kind.NUMBER,),
    "figure": tuple(Kind),
}
CONDITIONS = ("text", "timex", "dimension", "heading")      # keys of a rule: expressions that the figure must match
PLACES = ("figure", "sentence", "story")     # where the words that a question depends on can stand
ANY_NOUN = "any"
BARE = "bare"       # the slot that takes a lent noun for none
BEFORE, AFTER = "<", ">"        # signs before a word that must stand right beside a figure
SEEN = "seen"       # the name of a slot that is only looked at
_LETTERS = re.compile(r"[^\W\d_]+")


class Slot(NamedTuple):
    """One slot of a pattern: its group in the compiled expression, its kind, its noun list and its label.

    `but` tells that the noun must be none of the list.
    """

    group: str
    name: str
    noun: str | None
    label: str | None
    but: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of figure that fill it: one that must count something is no bare number."""
        return tuple(kind for kind in SLOTS[self.name] if not (self.noun and kind is Kind.NUMBER))


class Template(NamedTuple):
    """A pattern, translated.

    `expression` is its `regex` source; `slots` its slots in order; `lists` the word lists it refers to by name;
    `whole` tells that it sees figures with their nouns as one; `folded` that it is all in lower case and runs over text
    in lower case (only character classes keep a pattern from it, which costs it time); `bare` that it is one slot and
    nothing else; `raw` that it sees the text as written; `timed` that it may have so many ways to match a text that
    they need a time limit. `needs` are sets of which a matching sentence holds at least one each: lower-case words,
    names of lists in braces, and slots as "<0>" by their number. `literal` is a run of signs and digits that a matching
    text holds. `beside` are sets of words, and of names of lists in braces, of which one must stand right
    before or behind a figure, as their first character says.
    """

    source: str
    expression: str
    slots: tuple[Slot, ...]
    lists: tuple[str, ...]
    whole: bool
    bare: bool
    folded: bool
    needs: tuple[tuple[str, ...], ...]
    literal: str
    raw: bool
    timed: bool
    beside: tuple[tuple[str, ...], ...] = ()

    def data(self) -> tuple[Any, ...]:
        """The template as plain data; `from_data` makes it a template again."""
        return tuple(self._replace(slots=tuple(map(tuple, self.slots))))  # type: ignore[arg-type]

    @classmethod
    def from_data(cls, data: tuple[Any, ...]) -> Template:
        """The template that `data` was made from."""
        source, expression, slots, *rest = data
        return cls(source, expression, tuple(Slot(*slot) for slot in slots), *rest)


def rarest_words(entries: Iterable[str]) -> frozenset[str]:
    """The longest word of each entry, in lower case: what a text must hold for the entry to stand in it."""
    return frozenset(max(words, key=len) for entry in entries if (words := _LETTERS.findall(entry.lower())))
