"""The mask: the text, character for character, with its figures hidden behind one sign each.

A figure's first character becomes the head character of its kind and the rest tail characters, so a rule never has to
know how a number is written. Quotes, dashes and white space read as plain ones. The mask is as long as the text:
an offset never moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model import Span
from checker.rulebook.template import TAIL

_PRIVATE = "\ue000", "\uf8ff"        # the first and the last private-use character
_PLAIN = str.maketrans({
    **dict.fromkeys("‘’‛′", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
                    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000", " "),
})


def plain(prose: str) -> str:
    """The text with plain quotes, dashes and blanks, and without private-use characters; of the same length."""
    first, last = _PRIVATE
    if max(prose, default="") >= first:
        prose = re.sub(f"[{first}-{last}]", "\ufffd", prose)
    return prose.translate(_PLAIN)


def fold(text: str) -> str:
    """`text` in lower case, of the same length: a letter that has no lower case of one character stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in text)


def hide(text: str, figures: Iterable[tuple[Span, str]]) -> str:
    """`text` with each figure, in text order, behind its head character and tail characters.

    A figure that begins inside the one before it stays hidden with it.
    """
    pieces: list[str] = []
    at = 0
    for (start, end), head in figures:
        if start >= at:
            pieces += text[at:start], head, TAIL * (end - start - 1)
            at = end
    pieces.append(text[at:])
    return "".join(pieces)
