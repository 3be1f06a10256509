"""What a sentence must hold for a pattern to match it, and in how many ways it can."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from math import inf

from checker.rulebook.elements import Edges, is_optional, is_quantifier, looks
from checker.rulebook.template import SLOTS, rarest_words

_COMMON = 10_000    # words: a need that nearly every sentence satisfies


class Needs:
    """What must stand in a matching sentence, because nothing makes it optional: words, words of lists, figures."""

    def __init__(self, elements: list[re.Match[str]], edges: Edges, lists: Mapping[str, Collection[str]]) -> None:
        self.elements, self.edges, self.lists = elements, edges, lists
        slots = (i for i, match in enumerate(elements) if match["name"] in SLOTS)
        self.slots = {i: number for number, i in enumerate(slots)}

    def between(self, first: int, end: int) -> list[list[str]]:
        """The needs of the elements from `first` up to but without `end`, of all alternatives together."""
        level = self.edges.parents[first] if first < end else None
        bars = [i for i in range(first, end) if self.elements[i]["syntax"] == "|" and self.edges.parents[i] == level]
        alternatives = [self._sequence(start, stop) for start, stop in
                        zip([first, *(bar + 1 for bar in bars)], [*bars, end], strict=True)]
        if len(alternatives) == 1:
            return alternatives[0]
        if all(alternatives):
            return [sorted({need for needs in alternatives for need in min(needs, key=self._size)})]
        return []

    def _sequence(self, i: int, end: int) -> list[list[str]]:
        needs: list[list[str]] = []
        while i < end:
            match = self.elements[i]
            behind = self.edges.ends.get(i, i + 1)
            if match["open"]:
                closing = behind - 1 - is_quantifier(self.elements[behind - 1])
                if not looks(match) and not is_optional(self.elements[behind - 1]):
                    needs += self.between(i + 1, closing)
            elif self.edges.two_forms(i):
                needs += self._forms(i, match["word"])
            elif behind >= len(self.elements) or not is_optional(self.elements[behind]):
                needs += self._of(i, match)
            i = behind
        return needs

    def _of(self, i: int, match: re.Match[str]) -> list[list[str]]:
        if match["word"] and self.edges.left(i) and self.edges.right(i):
            return [sorted(rarest_words([match["word"]]))]
        if i in self.slots:
            return [[f"<{self.slots[i]}>"]]
        return [[f"{{{match['name']}}}"]] if match["name"] else []

    def _forms(self, i: int, word: str) -> list[list[str]]:
        """The need of a word with or without its last letter."""
        whole = self.edges.left(i) and self.edges.right(i + 1)
        return [sorted(rarest_words([word, word[:-1]]))] if whole else []

    def _size(self, atoms: list[str]) -> tuple[int, int]:
        """How many words a need is satisfied by (for a slot any figure will do), and of as many the longer first."""
        words = sum(_COMMON if atom[0] == "<" else len(self.lists.get(atom[1:-1], " ")) for atom in atoms)
        return words, -min(map(len, atoms), default=0)


def literal(elements: list[re.Match[str]], edges: Edges) -> str:
    """The longest run of signs and digits that stands for itself, outside groups and alternatives."""
    if any(match["syntax"] == "|" and edges.parents[i] is None for i, match in enumerate(elements)):
        return ""
    runs = [""]
    for i, match in enumerate(elements):
        quantified = i + 1 < len(elements) and is_quantifier(elements[i + 1])
        if match["other"] and edges.parents[i] is None and not quantified:
            runs[-1] += match["other"]
        else:
            runs.append("")
    return max(runs, key=len)


def ways(elements: list[re.Match[str]]) -> float:
    """At most how many ways there are to match from one place on: infinitely many where a group is repeated.

    What stands in a row multiplies them, and alternatives add to each other.
    """
    groups = [(0.0, 1.0)]       # of each group that is open: the ways of alternatives before, and of the one at hand
    for i, match in enumerate(elements):
        before, ways = groups[-1]
        if match["open"]:
            groups.append((0.0, 1.0))
        elif match["syntax"] == ")" and len(groups) > 1:
            groups.pop()
            around, outside = groups[-1]
            groups[-1] = around, outside * (before + ways)
        elif match["syntax"] == "|":
            groups[-1] = before + ways, 1.0
        elif match["gap"]:
            groups[-1] = before, ways * (int(match["gap"]) + 1)
        elif i and is_quantifier(match) and not is_quantifier(elements[i - 1]):
            groups[-1] = before, ways * _repeats(match[0], elements[i - 1])
    return sum(sum(group) for group in groups)


def _repeats(quantifier: str, repeated: re.Match[str]) -> float:
    """In how many numbers an element can stand."""
    if quantifier == "?":
        return 2
    least, _, most = quantifier.strip("{}").partition(",")
    if repeated["syntax"] == ")" or not (most or least).isdecimal() or quantifier.endswith(",}"):
        return inf
    return int(most or least) - int(least or 0) + 1
