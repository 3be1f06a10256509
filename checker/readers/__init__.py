"""From a file's bytes to a document: what kind of file it is, and the story that stands in it. One module a format.

The content decides where it can be told by its first bytes, else the name's suffix does; `--from` overrides both.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath
from typing import TextIO

from checker.document import Document
from checker.errors import Unreadable, UsageError
from checker.readers.text import decode_beginning

STANDARD_INPUT = "-"
MOST_BYTES = 16 * 1024 * 1024       # of a file; a story of that length is no story
FORMATS = {
    "text": ("text", "read_text"), "markdown": ("markdown", "read_markdown"), "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"), "rtf": ("rtf", "read_rtf"),
    "nitf": ("wire", "read_nitf"), "newsml": ("wire", "read_newsml"),
    "ninjs": ("feeds", "read_ninjs"), "ans": ("feeds", "read_ans"), "wordpress": ("feeds", "read_wordpress"),
}
"""The formats that are read, by name: the module and the function that read them."""

_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".qmd": "markdown",
             ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".docm": "docx", ".rtf": "rtf",
             ".nitf": "nitf"}
_SIGNATURES = {b"PK\x03\x04": "docx", b"\xd0\xcf\x11\xe0": "docx", b"{\\rtf": "rtf"}
_ROOTS = {"nitf": "nitf", "newsitem": "newsml", "newsmessage": "newsml", "packageitem": "newsml", "html": "html"}
_BEFORE_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?")
_COMMENT, _COMMENT_END = b"<!--", re.compile(rb"-->\s*")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_XML = re.compile(r"\ufeff?\s*<\?xml\b|\ufeff?\s*<(?:nitf|newsItem|newsMessage|packageItem)[\s>]")
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?(---|\+\+\+)[ \t]*\r?\n[A-Za-z_][\w-]*[ \t]*[:=](?s:.){0,20000}?\n\1[ \t]*\r?$", re.MULTILINE)
# Blocks of HTML in what its name calls text, as copied out of a page: a tag that ends one.
_FRAGMENT = re.compile(rb"</(?:article|blockquote|div|h[1-6]|li|p|table|td|ul)\s*>", re.IGNORECASE)
_OPEN_FILES = ("/proc/", "/dev/fd/")     # where a system shows what a process has open
_SNIFFED = 8192         # bytes of the beginning in which the root of XML stands


def read(path: str, form: str | None = None, *, allow_empty: bool = False, content: bytes | None = None) -> Document:
    """The article at `path` ("-" is standard input), which is of the format `form` or of the one that it looks like.

    `content` is what the file would hold, where it is not to be read. Raises Unreadable where there is no article that
    can be read, or nothing in it to check, which `allow_empty` lets pass; and UsageError for an unknown format.
    """
    if form and form not in FORMATS:
        raise UsageError(f"there is no format {form!r} to read; there is {', '.join(FORMATS)}")
    content = read_bytes(path) if content is None else content
    module, function = FORMATS[form or detect(path, content)]
    reader: Callable[[str, bytes], Document] = getattr(import_module(f"checker.readers.{module}"), function)
    try:
        document = reader(path, content)
    except Unreadable as error:     # what is wrong inside a file is wrong with the file
        raise Unreadable(path, error.reason) from error
    if not allow_empty:
        demand_text(document)
    return document


def demand_text(document: Document) -> None:
    """Raise Unreadable for a document in which there is nothing to check."""
    if not any(map(str.isalnum, document.reading)):
        raise Unreadable(document.path, "holds no text to check")


def detect(path: str, content: bytes) -> str:
    """The name of the format that `content` is in, as told by itself or by the suffix of `path`.

    Raises Unreadable for XML and JSON that hold no story of a kind that is read.
    """
    suffix = PurePath(path).suffix.lower()
    for signature, form in _SIGNATURES.items():
        if content.startswith(signature):
            return form
    if _is_page(content):
        return "html"
    beginning = decode_beginning(content[:_SNIFFED])
    if suffix == ".xml" or _XML.match(beginning):
        return _SUFFIXES.get(suffix) or _xml_form(path, beginning)
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in (".json", ".ninjs") or beginning.lstrip("\ufeff \t\r\n").startswith(("{", "[{")):
        return _json_form(path, content, named=suffix in (".json", ".ninjs"))
    return "markdown" if _FRONT_MATTER.match(content) else "html" if _FRAGMENT.search(content) else "text"


def _is_page(content: bytes) -> bool:
    """Whether a file begins as a page does, behind any comments."""
    before = _BEFORE_PAGE.match(content)
    at = before.end() if before else 0
    while content.startswith(_COMMENT, at):
        end = _COMMENT_END.search(content, at)
        if not end:
            return False
        at = end.end()
    return _PAGE.match(content, at) is not None


def _xml_form(path: str, beginning: str) -> str:
    root = _ROOT.search(beginning)
    form = _ROOTS.get(root[1].lower()) if root else None
    if form:
        return form
    what = f"its root is <{root[1]}>" if root else "it has no root element"
    raise Unreadable(path, f"is XML, but neither NITF nor NewsML-G2: {what}")


def _json_form(path: str, content: bytes, *, named: bool) -> str:
    """The dialect of a JSON document. One that is not `named` JSON may be text that begins with a brace."""
    from checker.readers.feeds import RepeatedKey, dialect, parse_json  # noqa: PLC0415 - only where there is JSON

    try:
        form = dialect(parse_json(path, content))
    except RepeatedKey:
        raise
    except Unreadable:
        if named:
            raise
        return "text"
    if form is None and named:
        raise Unreadable(path, "is JSON, but no story in ninjs, ANS or WordPress's form")
    return form or "text"


def read_bytes(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises Unreadable."""
    try:
        content = _standard_input() if path == STANDARD_INPUT else _file(path)
    except FileNotFoundError as error:
        raise Unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > MOST_BYTES:
        raise Unreadable(path, f"is larger than {MOST_BYTES >> 20} MB, the most that is read as one article")
    return content


def _standard_input() -> bytes:
    """What comes in. Raises Unreadable where the shell has closed it."""
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise Unreadable(STANDARD_INPUT, "standard input is closed")
    return stream.buffer.read(MOST_BYTES + 1)


def _file(path: str) -> bytes:
    """The beginning of a file, as far as it is read. Raises Unreadable and OSError."""
    file = Path(path)
    mode = file.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Unreadable(path, "is a folder; name the articles in it")
    # A pipe that the shell made for this command ends; one with a name in a folder waits for a writer for ever.
    if stat.S_ISFIFO(mode) and not os.path.realpath(path).startswith(_OPEN_FILES):
        raise Unreadable(path, "is a pipe, not a file; to read from it, send it to standard input and name -")
    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
