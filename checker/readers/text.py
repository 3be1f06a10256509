"""Plain text in the encodings that newsrooms meet."""

from __future__ import annotations

import codecs
import re

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Region, Where

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
_HEADLINE = re.compile(r"[^\r\n]{1,200}[^\s.!?;:,”\"'’)]\s*")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01       # a stray control character is dirt; one in a hundred is no text
_MANY_NULS = 0.3            # UTF-16 of a western language has a NUL in nearly every second place


def read_text(path: str, content: bytes) -> Document:
    """A document of plain text. Raises Unreadable where the bytes are no text."""
    return plain_text(path, decode(path, content))


def plain_text(path: str, text: str) -> Document:
    """A document of `text`. A first paragraph of one line that ends like no sentence is its headline."""
    regions: list[Region] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        first = not regions and end < len(text.rstrip()) and is_headline(text[start:end])
        regions.append(Region(start, end, Where.HEADLINE if first else Where.BODY, len(regions) + 1))
    return Document(path, text, regions=tuple(regions))


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph looks like a headline: one line that ends like no sentence."""
    return bool(_HEADLINE.fullmatch(paragraph))


def decode(path: str, content: bytes, named: str | None = None) -> str:
    """The text of `content`, without a byte order mark. Raises Unreadable where it is no text.

    The encoding is what a byte order mark says, else UTF-16 where its NULs show it, else UTF-8, else what the document
    itself names (`named`), else Windows-1252 (the superset of Latin-1 in use), else Latin-1.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as_marked(path, content, encoding)
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            raise Unreadable(path, f"is {what}, not text")
    wide = _wide(content)
    if not wide and len(_CONTROL.findall(content)) > _MOST_CONTROLS * len(content) + 1:
        raise Unreadable(path, "is not text")
    for encoding in (*wide, "utf-8", *([named] if named else []), "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return content.decode("latin-1")


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
