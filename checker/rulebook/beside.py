"""What must stand right beside a figure for a pattern to match it: the word before it or the one behind it.

Many rules ask for a common word, and nearly all of them for one that stands directly beside the figure: "by {date}",
"{duration} (left|remaining)". A sentence has such a word often, and there hardly ever. What stands between the two may
be blanks and signs: those are passed over here as in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.rulebook.elements import Edges, holds_no_word, is_optional, is_quantifier, looks
from checker.rulebook.template import AFTER, BEFORE, SLOTS

_LETTERS = re.compile(r"[^\W\d_]+")


class _Part(NamedTuple):
    """One element of a row of them, or one group: its elements `first` up to `end`, and whether it can be left out."""

    first: int
    end: int
    optional: bool


class Beside:
    """The words that can stand beside the slots of a pattern. A word list is named in braces."""

    def __init__(self, elements: list[re.Match[str]], edges: Edges) -> None:
        self._elements, self._edges = elements, edges

    def needs(self) -> list[list[str]]:
        """For each side of each slot that must be filled, the words that can stand there, where they can be told.

        Those before a figure have the sign `BEFORE` before them, those behind it `AFTER`.
        """
        parts = list(self._parts(0, len(self._elements)))
        if any(self._elements[part.first]["syntax"] == "|" for part in parts):
            return []
        found: list[list[str]] = []
        for i, part in enumerate(parts):
            if self._elements[part.first]["name"] in SLOTS and not part.optional:
                before = self._edge(parts[i - 1::-1] if i else [], last=True)
                after = self._edge(parts[i + 1:], last=False)
                found += [sorted(sign + word for word in words) for sign, words in ((BEFORE, before), (AFTER, after))
                          if words]
        return found

    def _parts(self, first: int, end: int) -> Iterator[_Part]:
        """The elements and groups of one level, in order."""
        i = first
        while i < end:
            behind = self._edges.ends.get(i, i + 1)
            if behind == i + 1 and behind < end and is_quantifier(self._elements[behind]):
                behind += 1
            yield _Part(i, behind, is_optional(self._elements[behind - 1]))
            i = behind

    def _edge(self, parts: list[_Part], *, last: bool) -> set[str] | None:
        """The words that come first in a row of parts; the last ones, where the row runs backwards.

        None where they cannot be told, or where nothing needs to come.
        """
        words, through = self._row(parts, last=last)
        return None if words is None or through else words

    def _row(self, parts: list[_Part], *, last: bool) -> tuple[set[str] | None, bool]:
        """Those words, and whether all parts can be passed without one."""
        found: set[str] = set()
        for part in parts:
            words, through = self._part(part, last=last)
            if words is None:
                return None, False
            found |= words
            if not through and not part.optional:
                return found, False
        return found, True

    def _part(self, part: _Part, *, last: bool) -> tuple[set[str] | None, bool]:
        match = self._elements[part.first]
        if match["open"]:
            return (set(), True) if looks(match) else self._group(part, last=last)
        if match["name"] and match["name"] not in SLOTS:
            return {f"{{{match['name']}}}"}, False
        if match["word"]:
            return self._word(part, last=last), False
        return (set(), True) if holds_no_word(match) and not match["gap"] else (None, False)

    def _word(self, part: _Part, *, last: bool) -> set[str] | None:
        """The word of an element, with and without its last letter where that is optional; None for part of a word."""
        i, word = part.first, self._elements[part.first]["word"].lower()
        forms = self._edges.two_forms(i)
        if not self._edges.left(i) or not self._edges.right(i + forms):
            return None
        place = -1 if last else 0
        return {_LETTERS.findall(form)[place] for form in ((word, word[:-1]) if forms else (word,))}

    def _group(self, part: _Part, *, last: bool) -> tuple[set[str] | None, bool]:
        closing = part.end - 1 - is_quantifier(self._elements[part.end - 1])
        level = self._edges.parents[part.first + 1] if part.first + 1 < closing else None
        bars = [i for i in range(part.first + 1, closing)
                if self._elements[i]["syntax"] == "|" and self._edges.parents[i] == level]
        found, through = set[str](), False
        for start, stop in zip([part.first + 1, *(bar + 1 for bar in bars)], [*bars, closing], strict=True):
            row = list(self._parts(start, stop))
            words, passed = self._row(row[::-1] if last else row, last=last)
            if words is None:
                return None, False
            found |= words
            through = through or passed
        return found, through
