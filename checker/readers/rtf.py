"""Rich Text Format, by way of striprtf: paragraphs and cells; without deleted and hidden text, pictures, comments.

Footnotes, which striprtf passes over, are cut out first, read alone, and put behind the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Where
from checker.readers.paragraphs import Paragraph, extracted

# A group that sets "deleted" (a tracked deletion) or "v" (hidden) becomes one that readers are told to pass over.
_GONE = re.compile(r"\{(?=(?:\\[a-z]+-?\d*[ ]?){0,20}?\\(?:deleted|v)(?![a-z0-9]))")
_NOTE = re.compile(r"\{\\footnote(?![a-z])")
_BRACE = re.compile(r"\\[\\{}]|([{}])")
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,500})\}")
_SIGNATURE = b"{\\rtf"


def read_rtf(path: str, content: bytes) -> Document:
    """The story in an RTF document. Raises Unreadable, also where the package striprtf is not there."""
    if not content.startswith(_SIGNATURE):
        raise Unreadable(path, "is no RTF document, whatever its name says")
    if not content.rstrip(b"\0 \r\n").endswith(b"}"):
        raise Unreadable(path, "is a damaged RTF document, or was cut off")
    try:
        rtf_to_text = import_module("striprtf.striprtf").rtf_to_text    # an extra, for those who have such files
    except ImportError as error:
        raise Unreadable(path, "is RTF, and reading that needs striprtf: pip install 'checker[rtf]'") from error
    written = _GONE.sub(r"{\\*", content.decode("latin-1"))
    story, notes = _without_notes(written)
    try:
        text = rtf_to_text(story, errors="replace")
        noted = [rtf_to_text(note, errors="replace") for note in notes]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise Unreadable(path, "is a damaged RTF document") from error
    title = _TITLE.search(written)
    return extracted(path, "rtf", [*_paragraphs(text), *(Paragraph(note, Where.FOOTNOTE) for note in noted)],
                     title[1].strip() if title else None)


def _without_notes(written: str) -> tuple[str, list[str]]:
    """The document without its footnotes, and each of these as a document."""
    story, notes, at = [], [], 0
    while match := _NOTE.search(written, at):
        end, depth = len(written), 0
        for brace in _BRACE.finditer(written, match.start()):
            depth += {"{": 1, "}": -1}.get(brace[1], 0)
            if not depth and brace[1]:
                end = brace.end()
                break
        story.append(written[at:match.start()])
        notes.append(f"{{\\rtf1\\ansi {written[match.end():end]}")
        at = end
    return "".join((*story, written[at:])), notes


def _paragraphs(text: str) -> Iterator[Paragraph]:
    row = 0
    for line in text.split("\n"):
        if line.endswith("|"):
            row += 1
            yield from (Paragraph(cell, Where.CELL, row, column=i) for i, cell in enumerate(line.split("|")))
        else:
            yield Paragraph(line)
