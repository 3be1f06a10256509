"""The tags, comments and character references of HTML, wherever they stand: in pages and inside Markdown.

The standard library's parser gives no offsets of attributes and takes quadratic time on some broken pages; this scanner
passes over every character a few times at most, and follows the HTML standard in what is left open. Where a mark is
never closed the standard has it swallow the rest, and this does not: what a mark hides must end.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from checker.document import Document
from checker.errors import Unreadable

_START = re.compile(r"<(?=[!?]|/?[a-zA-Z])|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_NAME = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)")
_ATTRIBUTES = re.compile(r"""(?:"[^"]*"|'[^']*'|[^"'>])*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_EMPTY_COMMENT = re.compile("<!---?>")
COMMENT = "!--"

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
    "xmp"})
"""Elements that begin and end a paragraph."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                  "track", "wbr"})
"""Elements that have no end tag."""
PROGRAMS = frozenset({"script", "style"})
"""Elements whose content is never text, so that nothing can be read where their end is missing."""
RAW = PROGRAMS | {"iframe", "noembed", "noframes", "noscript", "object", "svg", "template"}
"""Elements whose content is passed over as a whole."""


class Token(NamedTuple):
    """A mark in a text: a tag (`name` in lower case, `attributes` as written), a comment or declaration (no name), or a
    character reference, with what it `reads` as.
    """

    start: int
    end: int
    name: str = ""
    close: bool = False
    attributes: str = ""
    reads: str | None = None
    reference: bool = False


class Ends:
    """Where what begins in a text ends. Asked from places that only grow, it makes no search in vain twice."""

    def __init__(self, text: str, limit: int | None = None) -> None:
        self.text, self.limit = text, len(text) if limit is None else limit
        self._none: set[str] = set()

    def after(self, name: str, start: int) -> tuple[int, int] | None:
        """Where the content that begins at `start` of an element or a comment ends, and where its end mark does.

        None where it does not end.
        """
        if name in self._none:
            return None
        end = _end_of(name).search(self.text, start, self.limit)
        if end:
            return end.span()
        self._none.add(name)
        return None


class Markup:
    """The marks of a text up to `limit`, found one after the other."""

    def __init__(self, text: str, ends: Ends) -> None:
        self.text, self.ends, self.limit = text, ends, ends.limit
        self._last = text.rfind(">", 0, self.limit)     # no tag begins behind it
        self._quoted = True         # until a quote in a tag never ends: from there on a tag ends at its first ">"

    def next(self, at: int) -> Token | None:
        """The first mark from `at` on."""
        while start := _START.search(self.text, at, self.limit):
            token = self.at(start.start())
            if token:
                return token
            at = start.end()
        return None

    def at(self, start: int) -> Token | None:
        """The mark that begins at `start`; None where that is text."""
        found = _START.match(self.text, start, self.limit)
        if found and found[0] != "<":
            return Token(start, found.end(), reads=character(found[0]), reference=True)
        if found and self.text.startswith("<!--", start):
            return Token(start, self._comment_end(start))
        return self._tag(start) if found and start < self._last else None

    def _tag(self, start: int) -> Token:
        """The tag or declaration that begins at `start` and has an end."""
        tag = _NAME.match(self.text, start, self._last)
        if not tag:
            return Token(start, self.text.index(">", start) + 1)
        rest = _ATTRIBUTES.match(self.text, tag.end(), self.limit) if self._quoted else None
        if not rest:
            self._quoted = False
        end = rest.end() if rest else self.text.index(">", tag.end()) + 1
        return Token(start, end, tag["name"].lower(), bool(tag["close"]), self.text[tag.end():end - 1])

    def _comment_end(self, start: int) -> int:
        """Where a comment ends; behind its first mark where it never does."""
        empty = _EMPTY_COMMENT.match(self.text, start, self.limit)
        if empty:
            return empty.end()
        mark = start + len("<!--")
        end = self.ends.after(COMMENT, mark)
        return end[1] if end else mark


def raw_end(ends: Ends, name: str, begin: int, start: int) -> tuple[int, int]:
    """Where the content, from `start` on, of a raw element that begins at `begin` ends, and where its end tag does.

    Where there is no end both are `start`, so that what it would hide is read. Raises Unreadable for a program without
    an end, which would hide whatever follows.
    """
    end = ends.after(name, start)
    if end is None and name in PROGRAMS:
        line, _ = Document("", ends.text).position(begin)
        raise Unreadable("", f"has a <{name}> in line {line} that is never closed; what follows cannot be told from it")
    return end or (start, start)


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; one without a value has the empty text."""
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare
            in _ATTRIBUTE.findall(written)}


def character(reference: str) -> str | None:
    """What a character reference stands for; None where it is none."""
    reads = unescape(reference)
    return None if reads == reference else reads


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile("--!?>" if name == COMMENT else rf"</{re.escape(name)}(?![^\s/>])[^>]*>?", re.IGNORECASE)
