"""What a template over classes begins with and cannot do without, read off before it is compiled.

With it, only the patterns that can match at a place are tried there, and only those whose words occur in a text at
all are ever compiled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.rulebook.lexicon import Lexicon

Codes = frozenset[str]

_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\(\?:|\(\?P<\w+>|\()|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>[?*+]\??|\{\d*,?\d*\})|\{(?P<name>[a-z_]\w*)(?::\w+)?\}|\\(?P<sign>.)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<blank>\s+)|(?P<plain>.)"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """Of a piece of a template: the codes it can begin with, the sets of codes that each match needs one of, and
    whether it can match nothing.
    """

    first: Codes
    needs: tuple[Codes, ...]
    empty: bool


_NOTHING = Outline(frozenset(), (), empty=True)


def outline(template: str, lexicon: Lexicon) -> Outline:
    """The outline of a template. It has groups, alternatives, repeats and lookaround, but no sets and no dots."""
    pieces = [match for match in _PIECE.finditer(template) if match.lastgroup != "blank"]
    pieces.reverse()
    return _either(pieces, lexicon)


def _either(pieces: list[re.Match[str]], lexicon: Lexicon) -> Outline:
    """Alternatives up to a closing bracket or the end; takes what it reads off `pieces`, which runs backwards."""
    options = [_sequence(pieces, lexicon)]
    while pieces and pieces[-1].lastgroup == "bar":
        pieces.pop()
        options.append(_sequence(pieces, lexicon))
    if len(options) == 1:
        return options[0]
    empty = any(option.empty for option in options)
    every = [frozenset[str]().union(*option.needs) for option in options]
    needs = () if empty or not all(every) else (frozenset[str]().union(*every),)
    return Outline(frozenset[str]().union(*(option.first for option in options)), needs, empty)


def _sequence(pieces: list[re.Match[str]], lexicon: Lexicon) -> Outline:
    whole = _NOTHING
    while pieces and pieces[-1].lastgroup not in ("bar", "close"):
        atom = _atom(pieces, lexicon)
        if pieces and pieces[-1].lastgroup == "repeat" and pieces.pop()[0][0] in "?*{":
            atom = Outline(atom.first, (), empty=True)
        first = whole.first | atom.first if whole.empty else whole.first
        whole = Outline(first, whole.needs + atom.needs, whole.empty and atom.empty)
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
    return Outline(codes, (codes,), empty=False)
