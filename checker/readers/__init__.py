"""From a file's bytes to a document: what kind of file it is, and the story that stands in it. One module a format.

The content decides where it can be told by its first bytes, else the name's suffix does; `--from` overrides both.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath

from checker.document import Document
from checker.errors import Unreadable, UsageError

STANDARD_INPUT = "-"
MOST_BYTES = 32 * 1024 * 1024       # of a file; a story of that length is no story
FORMATS = {
    "text": ("text", "read_text"), "markdown": ("markdown", "read_markdown"), "html": ("html", "read_html"),
}
"""The formats that are read, by name: the module and the function that read them."""

_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".qmd": "markdown",
             ".html": "html", ".htm": "html", ".xhtml": "html"}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
                   re.IGNORECASE | re.DOTALL)
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?(---|\+\+\+)[ \t]*\r?\n[A-Za-z_][\w-]*[ \t]*[:=](?s:.){0,20000}?\n\1[ \t]*\r?$", re.MULTILINE)


def read(path: str, form: str | None = None) -> Document:
    """The article at `path` ("-" is standard input), which is of the format `form` or of the one that it looks like.

    Raises Unreadable where there is no article that can be read, and UsageError for an unknown format.
    """
    if form and form not in FORMATS:
        raise UsageError(f"there is no format {form!r} to read; there is {', '.join(FORMATS)}")
    content = read_bytes(path)
    module, function = FORMATS[form or detect(path, content)]
    reader: Callable[[str, bytes], Document] = getattr(import_module(f"checker.readers.{module}"), function)
    return reader(path, content)


def detect(path: str, content: bytes) -> str:
    """The name of the format that `content` is in, as told by itself or by the suffix of `path`."""
    suffix = PurePath(path).suffix.lower()
    if _PAGE.match(content):
        return "html"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "markdown" if _FRONT_MATTER.match(content) else "text"


def read_bytes(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises Unreadable."""
    try:
        if path == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            file = Path(path)
            if file.is_dir():
                raise Unreadable(path, "is a folder; name the articles in it")
            with file.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > MOST_BYTES:
        raise Unreadable(path, f"is larger than {MOST_BYTES >> 20} MB, the most that is read as one article")
    return content
