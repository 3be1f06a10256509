"""Tables in plain characters: a row of cells with pipes between, and under the first one a row of dashes.

GitHub's Markdown has them, and so have mails and notes of reporters that are no Markdown at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_PIPE = re.compile(r"(?<!\\)\|")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class Cell(NamedTuple):
    """A cell of a row: where its column stands from, from which pipe on, and what is written in it."""

    column: int
    start: int
    content: int
    end: int
    pipe: int       # the one behind it, or the end of the row


def is_head(line: str, following: str) -> bool:
    """Whether a line is the head of a table, by the line that follows it."""
    return "|" in line and "|" in following and "-" in following and RULE.match(following) is not None


def cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of the row `text[start:end]`, also empty ones."""
    at = start
    pipes = [match.start() for match in _PIPE.finditer(text, start, end)]
    for column, pipe in enumerate([*pipes, end]):
        cell = text[at:pipe]
        yield Cell(column, at, at + len(cell) - len(cell.lstrip()), at + len(cell.rstrip()), pipe)
        at = pipe + 1


def tables(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The tables in a stretch of text, each as the places of its lines, of which the second is the row of dashes."""
    if "|" not in text[start:end]:
        return
    lines = [_bare(text, *match.span()) for match in _LINE.finditer(text, start, end) if match.end() > match.start()]
    number = 0
    while number + 1 < len(lines):
        if is_head(text[slice(*lines[number])], text[slice(*lines[number + 1])]):
            last = number + 2
            while last < len(lines) and "|" in text[slice(*lines[last])]:
                last += 1
            yield lines[number:last]
            number = last
        else:
            number += 1


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without its end."""
    return start, start + len(text[start:end].rstrip("\r\n"))
