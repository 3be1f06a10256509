"""HTML: the article of a page, with the offsets of the file.

What is read is, in this order, what the page itself names as the body of its article (`itemprop=articleBody`), its
largest `article`, its `main`, or the whole of it; always without scripts, navigation, asides, footers, forms and what
is hidden. Headline, deck and captions of the same article are read with it wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import dropwhile, groupby
from typing import NamedTuple

from checker.document import PARAGRAPH, Document, Edit
from checker.errors import Unreadable
from checker.model import Region, Where
from checker.readers.markup import BLOCKS, RAW, TOKEN, VOID, attributes, character, raw_end
from checker.readers.metadata import Metadata
from checker.readers.raised import LOWERED, RAISED
from checker.readers.text import decode

_SKIPPED = frozenset({"aside", "audio", "button", "canvas", "code", "datalist", "del", "dialog", "footer", "form",
                      "head", "kbd", "map", "math", "menu", "nav", "pre", "samp", "select", "video"})
_SKIPPED_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "menu"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECK = re.compile(r"(?:^|[\s_-])(?:dek|deck|standfirst|strapline|sub-?head(?:line)?|sub-?title)(?:$|[\s_-])",
                   re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_PLACES = {"h1": Where.HEADLINE, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Where.HEADING),
           "figcaption": Where.CAPTION, "caption": Where.CAPTION, "td": Where.CELL, "th": Where.CELL}
_PROPERTIES = {"headline": Where.HEADLINE, "alternativeheadline": Where.DECK, "description": Where.DECK,
               "caption": Where.CAPTION}
_ROLES = {"doc-subtitle": Where.DECK, "doc-endnotes": Where.FOOTNOTE, "doc-footnote": Where.FOOTNOTE}
_AROUND_BODY = frozenset({Where.HEADLINE, Where.DECK, Where.CAPTION})     # read though outside the body of the article
_LINE_FOLD = re.compile(r"[^\S\r\n]*[\r\n]\s*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TELLING = frozenset({"article", "main", "sub", "sup", "time", "title"}) | _SKIPPED | _PLACES.keys()
_MOST_TAGS = 500_000
_CHARSET_WITHIN = 4096      # bytes of the beginning that may name the encoding


class _Element(NamedTuple):
    """What holds for all that stands in an element. One that changes nothing shares its parent's."""

    title: bool = False
    skipped: bool = False
    where: Where = Where.BODY
    article: int = 0
    main: bool = False
    body: bool = False
    shift: dict[int, int] | None = None


class _Piece(NamedTuple):
    """A stretch of text, or one character reference and what it `reads` as."""

    start: int
    end: int
    reads: str | None
    element: _Element
    block: int
    row: int


def read_html(path: str, content: bytes) -> Document:
    """The article of a page. Raises Unreadable where the bytes are no text."""
    named = _CHARSET.search(content, 0, _CHARSET_WITHIN)
    return page(path, decode(path, content, named[1].decode() if named else None))


def page(path: str, text: str) -> Document:
    """The article of the HTML page or fragment `text`."""
    scan = _Scan(text)
    scan.run()
    kept = _kept(scan.pieces)
    edits = sorted([*scan.edits, *_edits(text, scan.pieces, kept)])
    return Document(path, text, title=scan.metadata.title, published=scan.metadata.published, edits=tuple(edits),
                    regions=tuple(_regions(text, kept)), format="html")


@dataclass
class _Scan:
    """One pass over a page."""

    text: str
    pieces: list[_Piece] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    stack: list[tuple[str, _Element]] = field(default_factory=lambda: [("", _Element())])
    open: Counter[str] = field(default_factory=Counter)
    block: int = 0
    row: int = 0
    articles: int = 0
    headed: bool = False

    def run(self) -> None:
        at = 0
        while match := TOKEN.search(self.text, at):
            if len(self.edits) > _MOST_TAGS:
                raise Unreadable("", "is HTML with more markup than an article can have")
            self._add(at, match.start())
            at = match.end()
            name = (match["name"] or "").lower()
            if match[0].startswith("&"):
                self._add(match.start(), at, character(match[0]))
            elif match["close"]:
                self._edit(match.start(), at, name)
                self._close(name)
            elif name:
                written = match["attributes"]
                found = attributes(written) if written else {}
                if name in RAW:
                    at = self._raw(name, found, at)
                else:
                    self._open(name, found, at)
                self._edit(match.start(), at, name)
            else:
                self.edits.append(Edit(match.start(), at))
        self._add(at, len(self.text))

    def _add(self, start: int, end: int, reads: str | None = None) -> None:
        if end > start:
            self.pieces.append(_Piece(start, end, reads, self.stack[-1][1], self.block, self.row))

    def _edit(self, start: int, end: int, name: str) -> None:
        """The tag at `start` reads as the end of a paragraph, the end of a line, or as nothing."""
        if name in BLOCKS:
            self.block += 1
        self.edits.append(Edit(start, end, PARAGRAPH if name in BLOCKS else "\n" if name == "br" else ""))

    def _raw(self, name: str, found: dict[str, str], start: int) -> int:
        end, after = raw_end(self.text, name, start)
        if name == "script":
            self.metadata.script(found, self.text[start:end])
        return after

    def _close(self, name: str) -> None:
        if self.open[name]:
            while True:
                closed = self.stack.pop()[0]
                self.open[closed] -= 1
                if closed == name:
                    return

    def _open(self, name: str, found: dict[str, str], start: int) -> None:
        if name == "meta":
            self.metadata.meta(found)
        if name in VOID:
            return
        if name in BLOCKS and self.stack[-1][0] == "p":
            self._close("p")
        if name == "tr":
            self.row += 1
        if name == "time":
            self.metadata.time(found)
        if name == "title" and name not in self.open:
            self.metadata.offer_title(self.text[start:raw_end(self.text, name, start)[0]])
        if name == "article":
            self.articles += 1
        self.open[name] += 1
        around, parent = self.stack[-1]
        telling = found or name in _TELLING or around == "hgroup"
        self.stack.append((name, self._element(name, found, around, parent) if telling else parent))

    def _element(self, name: str, found: dict[str, str], around: str, parent: _Element) -> _Element:
        return parent._replace(
            title=name == "title",
            skipped=parent.skipped or _is_skipped(name, found, around, parent),
            where=self._where(name, found, around, parent),
            article=self.articles if name == "article" else parent.article,
            main=parent.main or name == "main" or found.get("role") == "main",
            body=parent.body or found.get("itemprop", "").lower() == "articlebody",
            shift={"sup": RAISED, "sub": LOWERED}.get(name, parent.shift),
        )

    def _where(self, name: str, found: dict[str, str], around: str, parent: _Element) -> Where:
        """The place in the story of an element: what it says of itself, else its parent's."""
        if name == "title":
            return Where.HEADLINE
        if around == "hgroup" and name != "h1":
            return Where.DECK
        where = (_PROPERTIES.get(found.get("itemprop", "").lower()) or _ROLES.get(found.get("role", ""))
                 or _PLACES.get(name) or _by_class(found.get("class", "")))
        if where is Where.HEADLINE and not parent.skipped:
            if self.headed and parent.where is not Where.HEADLINE:
                return Where.HEADING
            self.headed = True
        return where or parent.where


def _is_skipped(name: str, found: dict[str, str], around: str, parent: _Element) -> bool:
    if name in _SKIPPED or found.get("role") in _SKIPPED_ROLES:
        return True
    if "hidden" in found or found.get("aria-hidden") == "true" or _HIDDEN.search(found.get("style", "")):
        return True
    if name == "time":      # the story's own date line says when it was published, and claims nothing
        return "pubdate" in found or found.get("itemprop", "").startswith("date") or around == "header"
    return name == "a" and parent.shift is not None and found.get("href", "").startswith("#")


def _by_class(written: str) -> Where | None:
    if not written:
        return None
    return Where.DECK if _DECK.search(written) else Where.CAPTION if _CAPTION.search(written) else None


def _kept(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces of the article, in order."""
    titles = [piece for piece in pieces if piece.element.title]
    pieces = [piece for piece in pieces if not piece.element.title and not piece.element.skipped]
    belongs = _belonging(pieces)
    kept = [piece for piece in pieces if belongs(piece)]
    if not _headed(kept):
        kept = [piece for piece in pieces if belongs(piece) or piece.element.where is Where.HEADLINE]
    return kept if _headed(kept) else sorted([*titles, *kept], key=lambda piece: piece.start)


def _headed(pieces: Iterable[_Piece]) -> bool:
    return any(piece.element.where is Where.HEADLINE for piece in pieces)


def _belonging(pieces: list[_Piece]) -> Callable[[_Piece], bool]:
    """What tells whether a piece belongs to the article of the page."""
    homes = {piece.element.article for piece in pieces if piece.element.body}
    if homes:
        return lambda piece: piece.element.body or (
            piece.element.article in homes and piece.element.where in _AROUND_BODY)
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.element.article] += piece.end - piece.start
    del sizes[0]
    if sizes:
        largest = sizes.most_common(1)[0][0]
        return lambda piece: piece.element.article == largest
    if any(piece.element.main for piece in pieces):
        return lambda piece: piece.element.main
    return lambda _: True


def _edits(text: str, pieces: list[_Piece], kept: list[_Piece]) -> Iterable[Edit]:
    """How the pieces read: those of the article with line ends as blanks, the others as nothing."""
    chosen = {piece.start for piece in kept}
    for start, end, reads, element, _, _ in pieces:
        if start not in chosen:
            yield Edit(start, end)
        elif reads is not None:
            yield Edit(start, end, reads)
        elif element.shift:
            yield Edit(start, end, text[start:end].translate(element.shift))
        else:
            for match in _LINE_FOLD.finditer(text, start, end):
                yield Edit(*match.span(), " ")


def _regions(text: str, kept: list[_Piece]) -> Iterable[Region]:
    """The paragraphs of the article: neighbouring pieces of one block, without the white space around them."""
    number = 0
    for (_, where), group in groupby(kept, lambda piece: (piece.block, piece.element.where)):
        pieces = list(dropwhile(_is_blank(text), group))
        while pieces and _is_blank(text)(pieces[-1]):
            pieces.pop()
        if pieces:
            number += 1
            first, last = text[pieces[0].start:pieces[0].end], text[pieces[-1].start:pieces[-1].end]
            yield Region(pieces[0].end - len(first.lstrip()), pieces[-1].start + len(last.rstrip()), where, number,
                         pieces[0].row if where is Where.CELL else 0)


def _is_blank(text: str) -> Callable[[_Piece], bool]:
    return lambda piece: not (piece.reads or text[piece.start:piece.end]).strip()
