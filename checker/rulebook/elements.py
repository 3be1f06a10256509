"""The elements of a rule's pattern, and where one begins or ends a word."""

from __future__ import annotations

import re

ELEMENT = re.compile(
    r" *\{\.\.(?P<gap>\d+)\} *"
    r"|\{(?P<name>[a-z][\w-]*)(?: (?P<tie>of|but) (?P<noun>[a-z][\w-]*))?(?::(?P<label>[a-z]\w*))?\}"
    r"|(?P<blank>\s+)"
    r"|(?P<open>\((?:\?(?:<[=!]|P?<\w+>|[a-zA-Z-]*:|[=!|>])?)?)"
    r"|(?P<syntax>\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[)|?*+.^$])"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<other>.)",
    re.DOTALL,
)
"""One element: a gap, a slot or word list, a blank, an opening, other syntax of an expression, a word, a sign."""
# A boundary, an escaped sign, a sign, a class of signs: what holds no part of a word.
_NO_WORD = re.compile(r"\\b|\\[.?*+^$|()]|\\?[^\w\s\\()\[\]{}|?*+.^$]|\[(?![\^])[^\w\\\]]+\]")
_LOOKS = re.compile(r"\(\?<?[=!]")          # a group that only looks
_FREE_LOOKS = {"(?=", "(?!", "(?<!"}         # those that ask for nothing that stands before


class Edges:
    """Where an element of a pattern begins or ends a word: where the pattern does not go on inside it."""

    def __init__(self, elements: list[re.Match[str]]) -> None:
        self.elements = elements
        self.parents: list[int | None] = []         # the group that an element stands in, by its opening
        self.ends: dict[int, int] = {}              # where a group that opens there ends, behind its quantifier
        self._openings: dict[int, int] = {}         # where a group that closes there opens
        stack: list[int] = []
        for i, match in enumerate(elements):
            if match["syntax"] == ")" and stack:
                self._openings[i] = stack.pop()
                self.ends[self._openings[i]] = i + 1 + (i + 1 < len(elements) and is_quantifier(elements[i + 1]))
            self.parents.append(stack[-1] if stack else None)
            if match["open"]:
                stack.append(i)

    def left(self, i: int) -> bool:
        """Whether nothing of a word stands directly before element `i`."""
        if i == 0:
            return True
        before = self.elements[i - 1]
        if before["open"]:
            return self.left(i - 1)
        if before["syntax"] == "|":
            parent = self.parents[i]
            return parent is None or self.left(parent)
        if before["syntax"] == ")" and self.elements[self._openings.get(i - 1, i)]["open"] in _FREE_LOOKS:
            return self.left(self._openings[i - 1])
        if i > 1 and is_optional(before) and self._no_word(i - 2):
            return self.left(i - 2)
        return self._separates(i - 1)

    def right(self, i: int) -> bool:
        """Whether nothing of a word can stand directly behind element `i`."""
        return self._free(i + 1)

    def two_forms(self, i: int) -> bool:
        """Whether element `i` is a word whose last letter is optional."""
        return (0 <= i < len(self.elements) - 1 and self.elements[i + 1][0] == "?"
                and len(self.elements[i]["word"] or "") > 1)

    def _free(self, i: int) -> bool:
        if i >= len(self.elements):
            return True
        match = self.elements[i]
        if match["syntax"] in (")", "|"):
            opening = self.parents[i - 1] if match["syntax"] == ")" else self.parents[i]
            if match["syntax"] == ")" and self.elements[i - 1]["open"]:
                opening = i - 1
            return opening is None or self._free(self.ends.get(opening, len(self.elements)))
        if match["open"]:
            return self._free(i + 1) and self._free(self.ends.get(i, len(self.elements)))
        if self._no_word(i) and i + 1 < len(self.elements) and is_optional(self.elements[i + 1]):
            return self._free(i + 2)
        return self._separates(i)

    def _separates(self, i: int) -> bool:
        """Whether element `i` always stands there and holds no letter, digit or underscore at its edges."""
        return self._no_word(i) and not (i + 1 < len(self.elements) and is_optional(self.elements[i + 1]))

    def _no_word(self, i: int) -> bool:
        match = self.elements[i]
        return bool(match["name"] or match["gap"] or holds_no_word(match))


def holds_no_word(match: re.Match[str]) -> bool:
    """Whether an element is a blank, or a sign or a class of signs that are part of no word."""
    return bool(match["blank"] or _NO_WORD.fullmatch(match[0]))


def looks(match: re.Match[str]) -> bool:
    """Whether an element opens a group that only looks."""
    return _LOOKS.match(match["open"] or "") is not None


def is_quantifier(match: re.Match[str]) -> bool:
    return match["syntax"] is not None and match["syntax"][0] in "?*+{"


def is_optional(match: re.Match[str]) -> bool:
    return is_quantifier(match) and not match[0].startswith(("+", "{1"))
