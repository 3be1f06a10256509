"""Plain text in the encodings that newsrooms meet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from checker.document import PARAGRAPH, Document, Edit
from checker.errors import Unreadable
from checker.model import Region, Where
from checker.readers.markup import Ends, Markup
from checker.readers.pipes import cells, tables

_MARKS = (      # the longer marks first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip archive", b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "an RTF document",
}
_PARAGRAPH = re.compile(r"\S[^\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*[^\s][^\r\n]*)*")
_LINE = re.compile(r"[^\s][^\r\n]*")
_WIDEST = 120           # characters; lines beyond it were not wrapped by hand: each is a paragraph
_HEADLINE = re.compile(r"[^\r\n]{1,200}(?:[^\s.!?;:,”\"'’)]|[?!][”\"'’)]*)\s*")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_NO_ASCII = re.compile(r"[^\x00-\x7f]")
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = 0xDC00           # what Python adds to a byte that it cannot decode
_INLINE = "a|abbr|b|big|br|cite|em|font|i|ins|mark|q|small|span|strong|sub|sup|time|tt|u"
_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s+[\w-]+\s*=[^<>]*)?\s*/?>", re.IGNORECASE)
# What only HTML has in a line of text: the end of such an element, a break, a reference to a character.
_MARKED = re.compile(rf"</(?:{_INLINE})\s*>|<br\s*/?>|&(?:#\d{{1,7}}|#x[\da-f]{{1,6}}|[a-z][a-z\d]{{1,9}});",
                     re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01       # a stray control character is dirt; one in a hundred is no text
_MANY_NULS = 0.3            # UTF-16 of a western language has a NUL in nearly every second place


def read_text(path: str, content: bytes) -> Document:
    """A document of plain text. Raises Unreadable where the bytes are no text."""
    text, doubts = decode(path, content)
    return plain_text(path, text, doubts)


def plain_text(path: str, text: str, doubts: tuple[str, ...] = ()) -> Document:
    """A document of `text`. A first paragraph of one line that ends like no sentence is its headline."""
    text = _HALF.sub("\ufffd", text)        # as long as it was
    regions: list[Region] = []
    edits = _markup(text) if _MARKED.search(text) else []
    for start, end in _paragraphs(text):
        at = start
        for table in tables(text, start, end):
            _add(regions, text, at, table[0][0])
            _read_table(text, table, regions, edits)
            at = table[-1][1]
        _add(regions, text, at, end)
    numbered = (region._replace(number=number) for number, region in enumerate(regions, 1))
    return Document(path, text, edits=tuple(edits), regions=tuple(numbered), doubts=doubts)


def _markup(text: str) -> list[Edit]:
    """The tags and character references of HTML inside lines of text, as they read; what else has angles is text."""
    marks, edits, at = Markup(text, Ends(text)), [], 0
    while token := marks.next(at):
        at = token.end
        known = _TAG.match(text, token.start)
        if token.reference and token.reads:
            edits.append(Edit(token.start, token.end, token.reads))
        elif known:
            edits.append(Edit(token.start, token.end, "\n" if token.name == "br" else ""))
        elif not token.reference:
            at = token.start + 1
    return edits


def _add(regions: list[Region], text: str, start: int, end: int) -> None:
    """Add the paragraph between two places, if there is one; a first one may be the headline."""
    written = text[start:end]
    if written.strip():
        first = not regions and end < len(text.rstrip()) and is_headline(written)
        regions.append(Region(start + len(written) - len(written.lstrip()), start + len(written.rstrip()),
                              Where.HEADLINE if first else Where.BODY, 0))


def _read_table(text: str, lines: list[tuple[int, int]], regions: list[Region], edits: list[Edit]) -> None:
    """Each cell of a table is a paragraph; its pipes and its row of dashes are none."""
    row = max((region.row for region in regions), default=0)
    for number, (start, end) in enumerate(lines):
        if number == 1:
            edits.append(Edit(start, end))
            continue
        row += 1
        for cell in cells(text, start, end):
            if cell.content < cell.end:
                regions.append(Region(cell.content, cell.end, Where.CELL, 0, row, cell.column))
            stop = min(cell.pipe + 1, end)
            if stop > cell.pipe or text[stop:stop + 1]:
                edits.append(Edit(cell.pipe, max(stop, cell.pipe + 1), PARAGRAPH))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs stand: what blank lines part, or the lines themselves where these run on."""
    for block in _PARAGRAPH.finditer(text):
        lines = [line.span() for line in _LINE.finditer(text, *block.span())]
        if any(end - start > _WIDEST for start, end in lines):
            yield from lines
        else:
            yield block.span()


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph looks like a headline: one line that ends like no sentence, or is a question."""
    return bool(_HEADLINE.fullmatch(paragraph))


def decode(path: str, content: bytes, named: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `content`, without a byte order mark, and what is in doubt of it. Raises Unreadable for no text.

    The encoding is what a byte order mark says, else UTF-16 where its NULs show it, else UTF-8, else what the document
    itself names (`named`). Else it is guessed: UTF-8 with some damage where most of its other characters are of it,
    else Windows-1252 (the superset of Latin-1 in use), else Latin-1.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as_marked(path, content, encoding), ()
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            raise Unreadable(path, f"is {what}, not text")
    wide = _wide(content)
    if not wide and len(_CONTROL.findall(content)) > _MOST_CONTROLS * len(content) + 1:
        raise Unreadable(path, "is not text")
    for encoding in (*wide, "utf-8", *([named] if named else [])):
        try:
            return content.decode(encoding), ()
        except (UnicodeError, LookupError):
            continue
    return _guessed(content)


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of bytes that are no clean UTF-8, and where the first of them stands that is none."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        return content.decode("utf-8"), ()
    text = content.decode("utf-8", "surrogateescape")
    others = len(_NO_ASCII.findall(text))
    strays = len(_HALF.findall(text))
    if others >= 2 * strays:
        text, read_as = _HALF.sub(_stray, text), "as UTF-8, and what is none as Windows-1252"
    else:
        try:
            text, read_as = content.decode("cp1252"), "as Windows-1252"
        except UnicodeDecodeError:
            text, read_as = content.decode("latin-1"), "as Latin-1"
    line = len(_LINE_END.findall(content, 0, at)) + 1
    doubt = (f"the text is no clean UTF-8: byte {at}, in line {line}, is 0x{content[at]:02X}; it was read {read_as}; "
             "look at its currency signs, quotes and accents")
    return text, (doubt,)


def _stray(match: re.Match[str]) -> str:
    """A byte that is no UTF-8, as Windows-1252 reads it."""
    return bytes([ord(match[0]) - _ESCAPED]).decode("cp1252", "replace")


def decode_beginning(content: bytes) -> str:
    """The first bytes of a file as text, to tell what it is; never raises."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    return content.decode((*_wide(content), "latin-1")[0], errors="replace")


def _as_marked(path: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise Unreadable(path, f"begins as {name} text but is damaged at byte {error.start}") from error


def _wide(content: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark, told by where its NULs stand; empty where there is none."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    many = _MANY_NULS * len(content) / 2
    if content and odd > many and not even:
        return ("utf-16-le",)
    if content and even > many and not odd:
        return ("utf-16-be",)
    return ()
