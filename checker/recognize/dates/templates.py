"""What a template over classes begins with and cannot do without, read off before it is compiled.

With it, only the patterns that can match at a place are tried there, and only those whose words occur in a text at
all are ever compiled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from checker.rulebook.lexicon import Lexicon

Codes = frozenset[str]

_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\(\?:|\(\?P<\w+>|\()|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>[?*+]\??|\{\d*,?\d*\})|\{(?P<name>[a-z_]\w*)(?::\w+)?\}|\\(?P<sign>.)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<blank>\s+)|(?P<plain>.)"
)


class Outline(NamedTuple):
    """Of a piece of a template: the codes that can come first, second and last in what it matches, the sets of codes
    that each match needs one of, and whether it can match nothing or a single code.
    """

    first: Codes
    second: Codes
    last: Codes
    needs: tuple[Codes, ...]
    empty: bool
    single: bool

    def data(self) -> list[Any]:
        """The outline as plain data; `from_data` makes it an outline again."""
        codes = ["".join(sorted(each)) for each in (self.first, self.second, self.last)]
        return [*codes, ["".join(sorted(need)) for need in self.needs], self.empty, self.single]

    @classmethod
    def from_data(cls, data: Sequence[Any]) -> Outline:
        """The outline that `data` was made from."""
        first, second, last, needs, empty, single = data
        return cls(frozenset(first), frozenset(second), frozenset(last), tuple(map(frozenset, needs)), empty, single)

    def either(self, other: Outline) -> Outline:
        """Either of two pieces."""
        both = _union(self.needs), _union(other.needs)
        needs = (both[0] | both[1],) if all(both) else ()
        return Outline(self.first | other.first, self.second | other.second, self.last | other.last, needs,
                       self.empty or other.empty, self.single or other.single)

    def then(self, other: Outline) -> Outline:
        """One piece and then the other."""
        return Outline(
            self.first | other.first if self.empty else self.first,
            self.second | (other.first if self.single else _NO_CODES) | (other.second if self.empty else _NO_CODES),
            self.last | other.last if other.empty else other.last,
            self.needs + other.needs,
            self.empty and other.empty,
            (self.single and other.empty) or (self.empty and other.single),
        )

    def repeated(self, times: str) -> Outline:
        """The piece with a sign of repetition behind it."""
        often = self.second | (self.first if self.single and times[0] != "?" else _NO_CODES)
        if times[0] == "+":
            return Outline(self.first, often, self.last, self.needs, self.empty, self.single)
        return Outline(self.first, often, self.last, (), empty=True, single=self.single)


_NO_CODES: Codes = frozenset()
_NOTHING = Outline(_NO_CODES, _NO_CODES, _NO_CODES, (), empty=True, single=False)


def _union(sets: tuple[Codes, ...]) -> Codes:
    return _NO_CODES.union(*sets)


def outline(template: str, lexicon: Lexicon) -> Outline:
    """The outline of a template. It has groups, alternatives, repeats and lookaround, but no sets and no dots."""
    pieces = [match for match in _PIECE.finditer(template) if match.lastgroup != "blank"]
    pieces.reverse()
    return _either(pieces, lexicon)


def _either(pieces: list[re.Match[str]], lexicon: Lexicon) -> Outline:
    """Alternatives up to a closing bracket or the end; takes what it reads off `pieces`, which runs backwards."""
    whole = _sequence(pieces, lexicon)
    while pieces and pieces[-1].lastgroup == "bar":
        pieces.pop()
        whole = whole.either(_sequence(pieces, lexicon))
    return whole


def _sequence(pieces: list[re.Match[str]], lexicon: Lexicon) -> Outline:
    whole = _NOTHING
    while pieces and pieces[-1].lastgroup not in ("bar", "close"):
        atom = _atom(pieces, lexicon)
        if pieces and pieces[-1].lastgroup == "repeat":
            atom = atom.repeated(pieces.pop()[0])
        whole = whole.then(atom)
    return whole


def _atom(pieces: list[re.Match[str]], lexicon: Lexicon) -> Outline:
    piece = pieces.pop()
    if piece.lastgroup in ("open", "look"):
        inside = _either(pieces, lexicon)
        pieces.pop()
        return inside if piece.lastgroup == "open" else _NOTHING
    if piece["name"] or piece["word"]:
        codes = lexicon.members[piece["name"] or "=" + piece["word"]]
    else:
        codes = frozenset(piece["sign"] or piece["plain"])
    return Outline(codes, _NO_CODES, codes, (codes,), empty=False, single=True)
