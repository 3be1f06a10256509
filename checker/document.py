"""An article as it stands in its file, and where things are in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Control characters, and marks that only steer layout (text direction, zero width, byte order), are no prose.
# A soft hyphen stays: it stands inside words.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
                        r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")


@dataclass(frozen=True)
class Document:
    """A story: `text` exactly as decoded from the file at `path`, so that offsets are those of the file.

    `hidden` are the stretches that are no prose (markup, code, addresses of the web). `title` and `published` (an ISO
    date) are what the file's own metadata says, None where it says nothing.
    """

    path: str
    text: str
    title: str | None = None
    published: str | None = None
    hidden: tuple[tuple[int, int], ...] = ()

    @cached_property
    def prose(self) -> str:
        """The text, character for character, with everything that is no prose as blanks. Line ends stay."""
        text = _LONE_RETURN.sub("\n", _INVISIBLE.sub(" ", self.text))
        if not self.hidden:
            return text
        pieces: list[str] = []
        at = 0
        for start, end in self.hidden:
            pieces += text[at:start], re.sub(r"[^\r\n]", " ", text[start:end])
            at = end
        return "".join((*pieces, text[at:]))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1. A line ends with LF, CRLF or CR."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
