"""From a file's bytes to a document: what kind of file it is, and the text that stands in it."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.document import Document
from checker.errors import Unreadable
from checker.readers.text import read_text

STANDARD_INPUT = "-"


def read(path: str) -> Document:
    """The article at `path` ("-" is standard input). Raises Unreadable where there is none that can be read as text."""
    return read_text(path, read_bytes(path))


def read_bytes(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises Unreadable."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    file = Path(path)
    try:
        if file.is_dir():
            raise Unreadable(path, "is a folder; name the articles in it")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
