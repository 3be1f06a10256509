"""HTML: the prose of a page, with the offsets of the file.

All that a reader sees as prose is read, wherever it stands: in one `article` or several, outside them, in a form, in
`pre`. What is told apart as no part of the story (see `parts`) is left out, and the document says what that is.
The headline is that of the story: of what the page names as its body (`itemprop=articleBody`), else of its largest
`article`, else the first.
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
from checker.readers.markup import BLOCKS, RAW, VOID, Ends, Markup, Token, attributes, raw_end
from checker.readers.metadata import Metadata
from checker.readers.parts import (
    DATELINE,
    FOOTER,
    HIDDEN,
    LINKS,
    NOTE_MARK,
    RAW_PARTS,
    SIDEBAR,
    SKIPPED,
    SKIPPED_ROLES,
    STRUCK,
    TEASER,
    Part,
    in_words,
    settle,
)
from checker.readers.signs import FRACTION, LOWERED, RAISED
from checker.readers.text import decode

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(|font-size\s*:\s*0(?![.\d])"
                     r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|opacity\s*:\s*0(?![.\d])", re.IGNORECASE)
# Classes that take text off the screen, in the names that frameworks give them; a screen reader alone speaks it.
_UNSEEN = re.compile(r"(?:^|\s)(?:[a-z\d]{1,2}-)?(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|show-for-sr"
                     r"|a11y-(?:hidden|text)|assistive-text|element-invisible|off-?screen|hidden-visually)(?=$|\s)",
                     re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_DECK = re.compile(r"(?:^|[\s_-])(?:dek|deck|standfirst|strapline|sub-?head(?:line)?|sub-?title)(?:$|[\s_-])",
                   re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_PLACES = {"h1": Where.HEADLINE, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Where.HEADING),
           "figcaption": Where.CAPTION, "caption": Where.CAPTION, "td": Where.CELL, "th": Where.CELL}
_PROPERTIES = {"headline": Where.HEADLINE, "alternativeheadline": Where.DECK, "description": Where.DECK,
               "caption": Where.CAPTION}
_ROLES = {"doc-subtitle": Where.DECK, "doc-endnotes": Where.FOOTNOTE, "doc-footnote": Where.FOOTNOTE}
_LISTS = frozenset({"ul", "ol", "dl"})
_LINE_FOLD = re.compile(r"(?<![^\S\r\n])[^\S\r\n]*+[\r\n]\s*")
_TEXT = re.compile(r"[^\W_]")
_TEXT_BETWEEN_TAGS = re.compile(r">[^<]*?[^\W_<]")
_DIGIT = re.compile(r"\d")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TELLING_AROUND = ("hgroup", "mfrac", "msup")
_TELLING = (frozenset({"a", "article", "aside", "footer", "main", "mfrac", "msup", "sub", "sup", "time", "title"})
            | _LISTS | SKIPPED.keys() | _PLACES.keys())
_MOST_TAGS = 500_000
_CHARSET_WITHIN = 4096      # bytes of the beginning that may name the encoding
_CELLS = ("td", "th")
_ABOVE = ("rt", "rp")       # elements that need no end tag: they end where the next or their parent does
_JOINED = ("mfrac", "msup")         # formulas of two parts
_LETTERS_IN_FORMULA = re.compile(r"<(?:m:)?(?:mi|annotation|semantics|csymbol|ci)\b", re.IGNORECASE)
_MOST_COLUMNS = 1000        # that a cell can span
_FEWEST_LINKS = 2           # of a list that is one of links


class _Element(NamedTuple):
    """What holds for all that stands in an element. One that changes nothing shares its parent's.

    `headline` is the number of the headline that it is in, 0 outside of all.
    """

    title: bool = False
    where: Where = Where.BODY
    column: int = 0
    headline: int = 0
    article: int = 0
    main: bool = False
    body: bool = False
    link: bool = False
    part: Part | None = None
    shift: dict[int, int] | None = None

    @property
    def story(self) -> bool:
        """Whether the page says that a story stands here."""
        return self.main or self.body or self.article > 0


class _Piece(NamedTuple):
    """A stretch of text, or one character reference and what it `reads` as."""

    start: int
    end: int
    reads: str | None
    element: _Element
    block: int
    row: int

    @property
    def where(self) -> Where:
        return self.element.where


def read_html(path: str, content: bytes) -> Document:
    """The prose of a page. Raises Unreadable where the bytes are no text."""
    named = _CHARSET.search(content, 0, _CHARSET_WITHIN)
    text, doubts = decode(path, content, named[1].decode() if named else None)
    return page(path, text, doubts)


def page(path: str, text: str, doubts: tuple[str, ...] = ()) -> Document:
    """The prose of the HTML page or fragment `text`. Raises Unreadable for a program that never ends."""
    scan = _Scan(text)
    scan.run()
    kept = _kept(text, scan)
    edits = sorted([*scan.edits, *_edits(text, scan.pieces, kept)])
    return Document(path, text, title=scan.metadata.title, published=scan.metadata.published, edits=tuple(edits),
                    regions=tuple(_regions(text, kept)), format="html", left_out=in_words(scan.parts),
                    doubts=doubts)


@dataclass
class _Scan:
    """One pass over a page."""

    text: str
    pieces: list[_Piece] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    articles: list[Part] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    stack: list[tuple[str, _Element]] = field(default_factory=lambda: [("", _Element())])
    open: Counter[str] = field(default_factory=Counter)
    block: int = 0
    row: int = 0
    column: int = 0         # where the next cell of the row begins
    headlines: int = 0
    joints: list[int] = field(default_factory=list)     # how many parts of each open formula of two have ended

    def __post_init__(self) -> None:
        self.ends = Ends(self.text)
        self.marks = Markup(self.text, self.ends)

    def run(self) -> None:
        at = 0
        while token := self.marks.next(at):
            if len(self.edits) > _MOST_TAGS:
                raise Unreadable("", "is HTML with more markup than an article can have")
            self._add(at, token.start)
            at = token.end
            if token.reference:
                self._add(token.start, at, token.reads)
            elif token.close:
                self._edit(token.start, at, token.name, self._joint(token.name))
                self._close(token.name)
            elif token.name:
                found = attributes(token.attributes) if token.attributes else {}
                if token.name in RAW:
                    at = self._raw(token, found)
                else:
                    self._open(token.name, found, at)
                self._edit(token.start, at, token.name, self._before(token.name))
            else:
                self.edits.append(Edit(token.start, at))
        self._add(at, len(self.text))

    def _add(self, start: int, end: int, reads: str | None = None) -> None:
        if end > start:
            self.pieces.append(_Piece(start, end, reads, self.stack[-1][1], self.block, self.row))

    def _edit(self, start: int, end: int, name: str, reads: str = "") -> None:
        """The tag at `start` reads as the end of a paragraph, the end of a line, or as `reads`."""
        if name in BLOCKS:
            self.block += 1
        self.edits.append(Edit(start, end, PARAGRAPH if name in BLOCKS else "\n" if name == "br" else reads))

    def _joint(self, name: str) -> str:
        """What the end tag of an element reads as: behind the upper number of a fraction, the stroke."""
        if not self.joints or len(self.stack) <= 1 or self.stack[-1][0] != name:
            return ""
        around, element = self.stack[-2]
        if around not in _JOINED or (element.part and element.part.what == SKIPPED["math"]):
            return ""
        self.joints[-1] += 1
        return FRACTION if around == "mfrac" and self.joints[-1] == 1 else ""

    def _before(self, name: str) -> str:
        """What the tag that opens an element reads as: a blank before a fraction behind a digit, "1 1/2"."""
        last = self.pieces[-1] if self.pieces else None
        return " " if name == "mfrac" and last and self.text[last.end - 1].isdigit() else ""

    def _raw(self, token: Token, found: dict[str, str]) -> int:
        """An element that is passed over as a whole: where it ends."""
        end, after = raw_end(self.ends, token.name, token.start, token.end)
        if token.name == "script":
            self.metadata.script(found, self.text[token.end:end])
        elif token.name in RAW_PARTS and _TEXT_BETWEEN_TAGS.search(self.text, token.end - 1, end):
            self._part(RAW_PARTS[token.name], self.stack[-1][1].part, closed=True).text = True
        return after

    def _part(self, what: str, around: Part | None, *, links_only: int = 0, closed: bool = False) -> Part:
        self.parts.append(Part(what, around, links_only, closed))
        return self.parts[-1]

    def _close(self, name: str) -> None:
        """The end tag of an element, and of all in it that have none; a part that has none hides nothing."""
        if not self.open[name]:
            return
        while True:
            closed, element = self.stack.pop()
            self.open[closed] -= 1
            if closed in _JOINED:
                self.joints.pop()
            if closed == name:
                break
            if closed in _ABOVE and name == "ruby" and element.part:
                element.part.closed = True
        part = element.part
        if part and part is not self.stack[-1][1].part:
            part.closed = True

    def _open(self, name: str, found: dict[str, str], start: int) -> None:
        if name == "meta":
            self.metadata.meta(found)
        if name in VOID:
            return
        top = self.stack[-1][0]
        if (name in BLOCKS and top == "p") or (name in _ABOVE and top in _ABOVE):
            self._close(top)
        if name == "tr":
            self.row, self.column = self.row + 1, 0
        if name == "time":
            self.metadata.time(found)
        if name == "title":
            end = self.ends.after(name, start)
            if not end:         # it would swallow the page
                return
            self.metadata.offer_title(self.text[start:end[0]])
        self.open[name] += 1
        around, parent = self.stack[-1]
        telling = found or name in _TELLING or around in _TELLING_AROUND
        plain = name == "math" and self.open["math"] == 1 and self._is_figure(start)
        element = self._element(name, found, around, parent) if telling and not plain else parent
        if name in _CELLS:
            element = element._replace(column=self.column)
            self.column += _span(found)
        self.stack.append((name, element))

    def _is_figure(self, start: int) -> bool:
        """Whether the formula that begins at `start` is made of figures alone and reads as one."""
        end = self.ends.after("math", start)
        return end is not None and not _LETTERS_IN_FORMULA.search(self.text, start, end[0])

    def _element(self, name: str, found: dict[str, str], around: str, parent: _Element) -> _Element:
        where = _where(name, found, around, parent)
        raised = RAISED if around == "msup" and self.joints[-1] else None       # the power, behind its base
        if name in _JOINED:
            self.joints.append(0)
        headline = parent.headline
        if where is Where.HEADLINE and not (headline or name == "title"):
            headline = self.headlines = self.headlines + 1
        element = parent._replace(
            title=name == "title", where=where, headline=headline, link=parent.link or name == "a",
            main=parent.main or name == "main" or found.get("role") == "main",
            body=parent.body or found.get("itemprop", "").lower() == "articlebody",
            shift=raised or {"sup": RAISED, "sub": LOWERED}.get(name, parent.shift),
        )
        if name == "a" and parent.part:
            parent.part.links += 1
        if name == "article":
            self.articles.append(self._part(TEASER, parent.part, links_only=1))
            return element._replace(article=len(self.articles), part=self.articles[-1])
        reason = _reason(name, found, around, parent)
        return element._replace(part=self._part(reason[0], parent.part, links_only=reason[1])) if reason else element


def _where(name: str, found: dict[str, str], around: str, parent: _Element) -> Where:
    """The place in the story of an element: what it says of itself, else its parent's."""
    if name == "title":
        return Where.HEADLINE
    if around == "hgroup" and name != "h1":
        return Where.DECK
    where = (_PROPERTIES.get(found.get("itemprop", "").lower()) or _ROLES.get(found.get("role", ""))
             or _PLACES.get(name) or _by_class(found.get("class", "")))
    return where or parent.where


def _by_class(written: str) -> Where | None:
    if not written:
        return None
    return Where.DECK if _DECK.search(written) else Where.CAPTION if _CAPTION.search(written) else None


def _reason(name: str, found: dict[str, str], around: str, parent: _Element) -> tuple[str, int] | None:
    """Why an element may be left out, and of how many links at least it must then consist; None where it is prose."""
    role = found.get("role", "")
    style = found.get("style", "")
    hidden = ("hidden" in found or found.get("aria-hidden") == "true" or _HIDDEN.search(style)
              or _UNSEEN.search(found.get("class", "")))
    skipped = SKIPPED.get(name) or SKIPPED_ROLES.get(role) or (HIDDEN if hidden else "") or (
        STRUCK if _LINE_THROUGH.search(style) else "")
    if skipped:
        return skipped, 0
    if name == "aside" or role == "complementary":
        return (LINKS, 1) if parent.story else (SIDEBAR, 0)
    if (name == "footer" or role == "contentinfo") and not parent.story:
        return FOOTER, 0
    if name in _LISTS and not (parent.article or parent.body):
        return LINKS, _FEWEST_LINKS
    if name == "a" and parent.shift is not None and found.get("href", "").startswith("#"):
        return NOTE_MARK, 0
    # The story's own date line says when it was published, and claims nothing.
    own_date = "pubdate" in found or found.get("itemprop", "").startswith("date") or around == "header"
    return (DATELINE, 0) if name == "time" and own_date else None


def _kept(text: str, scan: _Scan) -> list[_Piece]:
    """The pieces that are prose, in order, with one headline."""
    _note_texts(text, scan.pieces)
    pieces = [piece for piece in scan.pieces if not piece.element.title]
    story = _story(pieces)
    for number in story:
        scan.articles[number - 1].links_only = len(text) + 1       # the story is no teaser, whatever it consists of
    settle(scan.parts)
    kept = [piece for piece in pieces if not (piece.element.part and piece.element.part.out)]
    headline = _headline(kept, story)
    if headline:
        return [_as_heading(piece) if piece.element.headline not in (0, headline) else piece for piece in kept]
    titles = [piece for piece in scan.pieces if piece.element.title]
    return sorted([*titles, *kept], key=lambda piece: piece.start)


def _note_texts(text: str, pieces: Iterable[_Piece]) -> None:
    """Note for each part whether there is text in it, and whether that is all links (or a heading above them)."""
    for piece in pieces:
        part = piece.element.part
        if part and not (part.text and part.bare) and _TEXT.search(text, piece.start, piece.end):
            part.text = True
            heading = piece.where is Where.HEADING and not _DIGIT.search(text, piece.start, piece.end)
            part.bare = part.bare or not (piece.element.link or heading)


def _story(pieces: Iterable[_Piece]) -> set[int]:
    """The numbers of the articles that the story stands in: what names its body, else the largest; none where there
    are no articles.
    """
    bodies: set[int] = set()
    sizes: Counter[int] = Counter()
    for piece in pieces:
        if not (piece.element.part and piece.element.part.certain):
            sizes[piece.element.article] += piece.end - piece.start
        if piece.element.body:
            bodies.add(piece.element.article)
    del sizes[0]
    return (bodies - {0}) or {number for number, _ in sizes.most_common(1)}


def _headline(pieces: Iterable[_Piece], story: set[int]) -> int:
    """The number of the headline: the first in the story, else the first; 0 where there is none."""
    found = [piece.element for piece in pieces if piece.element.headline]
    return next((element.headline for element in found if element.article in story),
                found[0].headline if found else 0)


def _as_heading(piece: _Piece) -> _Piece:
    return piece._replace(element=piece.element._replace(where=Where.HEADING))


def _edits(text: str, pieces: list[_Piece], kept: list[_Piece]) -> Iterable[Edit]:
    """How the pieces read: those that are prose with line ends as blanks, the others as nothing."""
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
    """The paragraphs: neighbouring pieces of one block, without the white space around them."""
    number = 0
    for (_, where), group in groupby(kept, lambda piece: (piece.block, piece.where)):
        pieces = list(dropwhile(_is_blank(text), group))
        while pieces and _is_blank(text)(pieces[-1]):
            pieces.pop()
        if pieces:
            number += 1
            first, last = text[pieces[0].start:pieces[0].end], text[pieces[-1].start:pieces[-1].end]
            yield Region(pieces[0].end - len(first.lstrip()), pieces[-1].start + len(last.rstrip()), where, number,
                         *((pieces[0].row, pieces[0].element.column) if where is Where.CELL else (0, 0)))


def _span(found: dict[str, str]) -> int:
    """How many columns a cell spans."""
    written = found.get("colspan", "")
    return min(int(written), _MOST_COLUMNS) if written.isdecimal() and len(written) < len(str(_MOST_COLUMNS)) else 1


def _is_blank(text: str) -> Callable[[_Piece], bool]:
    return lambda piece: not (piece.reads or text[piece.start:piece.end]).strip()
