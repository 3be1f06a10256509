"""Markdown, with the offsets of the file: what it prints is prose, and signs, addresses, code and comments are none.

CommonMark's blocks as far as they tell paragraphs apart, tables and footnotes as GitHub and Pandoc have them, front
matter in YAML (`---`) or TOML (`+++`). Parsers of Markdown give no columns inside a line, hence this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.document import PARAGRAPH, Document, Edit
from checker.model import Region, Where
from checker.readers.frontmatter import FrontMatter, front_matter
from checker.readers.inline import Ticks, inline_edits
from checker.readers.markup import COMMENT, Ends, raw_end
from checker.readers.parts import CODE
from checker.readers.pipes import RULE, cells, is_head
from checker.readers.text import decode

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(?P<info>[^\r\n]*)")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_QUOTE = re.compile(r"[ \t]*(?:>[ ]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?!\^)[^\]]{1,999}\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,99}\]:[ \t]*")
_CODE_INDENT = re.compile(r"(?: {4}|[ ]{0,3}\t)")
_DIRECTIVE = re.compile(r"[ \t]*(?:\{[:#.%{<][^\r\n]*\}|:::[^\r\n]*)[ \t]*$")
_CLOSING_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*$")
_UNREAD = re.compile(r"(?P<ticks>`+)|<(?:!--|(?P<name>script|style|svg|template|iframe)(?![^\s/>]))", re.IGNORECASE)
_PICTURE = re.compile(r"\s*!\[(?:[^\]\\]|\\.|\](?!\())*+\]\([^)]*+\)(?:\{[^}]*+\})?\s*", re.DOTALL)
_LONGEST_ENTRY = 2_000      # characters within which the next entry of a list begins
_LONGEST_PICTURE = 2_000    # characters of a paragraph that is a picture and nothing else


@dataclass
class _Block:
    """A paragraph that is being read: the lines of it, without what marks them."""

    where: Where
    row: int = 0
    column: int = 0
    lines: list[tuple[int, int]] = field(default_factory=list)


def read_markdown(path: str, content: bytes) -> Document:
    """The story in a Markdown file. Raises Unreadable where the bytes are no text."""
    text, doubts = decode(path, content)
    matter = front_matter(text)
    scan = _Scan(text, matter)
    edits = sorted([*matter.edits, *scan.run()])
    regions = tuple(region._replace(number=number) for number, region in
                    enumerate((*matter.regions, *scan.regions()), 1))
    title = matter.title or next((text[region.start:region.end] for region in regions
                                  if region.where is Where.HEADLINE), None)
    return Document(path, text, title=title, published=matter.published, edits=tuple(edits), regions=regions,
                    format="markdown", left_out=(CODE,) if scan.code else (), doubts=doubts)


class _Scan:
    """One pass over the lines of a text, from the end of its front matter on."""

    def __init__(self, text: str, matter: FrontMatter) -> None:
        self.text = text
        self.start = matter.end
        self.headed = False
        self.blocks: list[_Block] = []
        self.edits: list[Edit] = []
        self.open: _Block | None = None
        self.in_list = False
        self.table = self.row = 0
        self.ends = Ends(text)
        self.number = 0
        self.fence = ""
        self.fences: list[dict[str, int]] = []      # for each line the longest marks behind it that end a block of code
        self.until = 0              # the end of a comment, or of what else is no prose
        self.code = False

    def run(self) -> list[Edit]:
        """How the text reads."""
        lines = [match.span() for match in _LINE.finditer(self.text, self.start) if match.end() > match.start()]
        if "```" in self.text or "~~~" in self.text:
            self.fences = _closing_fences([self._bare(*line) for line in lines])
        for self.number, (start, end) in enumerate(lines):
            following = lines[self.number + 1] if self.number + 1 < len(lines) else (end, end)
            self._line(start, end, self._bare(*following))
        for block in self.blocks:
            self.edits += _prose_edits(self.text, block)
        return _in_order(self.edits)

    def regions(self) -> Iterator[Region]:
        """The paragraphs that were read, without numbers."""
        for block in self.blocks:
            start, end = block.lines[0][0], block.lines[-1][1]
            picture = end - start < _LONGEST_PICTURE and _PICTURE.fullmatch(self.text, start, end)
            where = Where.CAPTION if picture else block.where
            yield Region(start, end, where, 0, block.row, block.column)

    def _bare(self, start: int, end: int) -> str:
        return self.text[start:end].rstrip("\r\n")

    def _line(self, start: int, end: int, following: str) -> None:
        line = self._bare(start, end)
        if self.until > start:
            stop = min(self.until, end)
            self._hide(start, stop)
            start, line = stop, line[stop - start:]
            if not line.strip():
                return
        if self.fence or _FENCE.match(line):
            self._fenced(line, start, end)
            return
        quote = _QUOTE.match(line)
        content = start + (quote.end() if quote else 0)
        if not self.text[content:end].strip():
            self._end()
            self._hide(start, content)
            return
        if self.open is None and not self.in_list and _CODE_INDENT.match(line) and not quote:
            self._hide(start, start + len(line))
            self.code = True
            return
        self._hide(start, content)
        stop = start + len(line)
        begin, until = self._unread(content, stop)
        self._hide(begin, stop)
        if self.text[content:begin].strip():
            self._content(content, begin, following)
        if until:
            self.until = until
            self._end()

    def _unread(self, start: int, stop: int) -> tuple[int, int]:
        """Where a comment, or an element that is no prose, begins that does not end in its line, and where it ends.

        The line's end and 0 where there is none. Raises Unreadable for a program that never ends.
        """
        ticks, at = Ticks(self.text, stop), start
        while found := _UNREAD.search(self.text, at, stop):
            at = found.end()
            if found["ticks"]:
                at = ticks.closing(at, len(found[0])) or at
            elif found.start() == start or self.text[found.start() - 1] != "\\":
                name = (found["name"] or COMMENT).lower()
                _, end = raw_end(self.ends, name, found.start(), at)
                if end > stop:
                    return found.start(), end
                at = end
        return stop, 0

    def _fenced(self, line: str, start: int, end: int) -> None:
        """A line of a block of code, or one that begins or ends it."""
        mark = _FENCE.match(line)
        if not self.fence and mark:
            if mark[1][0] == "`" and "`" in mark["info"]:       # code inside a line
                self._content(start, start + len(line), "")
                return
            self._end()
            if self.fences[self.number].get(mark[1][0], 0) < len(mark[1]):      # it never ends: what follows is read
                self._hide(start, start + mark.end(1))
                if mark["info"].strip():
                    self._content(start + mark.end(1), start + len(line), "")
                return
            self.fence, self.code = mark[1], True
        elif mark and mark[1].startswith(self.fence) and not mark["info"].strip():
            self.fence = ""
        self._hide(start, end)

    def _content(self, start: int, end: int, following: str) -> None:
        """A line of prose from behind its quote marks."""
        line = self.text[start:end]
        if self.open and self.open.where is Where.BODY and not self.in_list and _UNDERLINE.match(line):
            self._hide(start, end)
            self.open.where = self._rank(1 if "=" in line else 2)
            self._end()
        elif _RULE.match(line) or _DEFINITION.match(line) or _DIRECTIVE.match(line):
            self._end()
            self._hide(start, end)
        elif heading := _HEADING.match(line):
            stop = max(start + heading.end(), start + len(_without_closing(line)))
            self._begin(self._rank(len(heading[1])), start, start + heading.end(), stop)
            self._hide(stop, end)
            self._end()
        elif self.table or is_head(line, following):
            self._cells(start, end)
        else:
            self._paragraph(start, end)

    def _rank(self, level: int) -> Where:
        """The first heading of the highest level is the headline."""
        if level == 1 and not self.headed:
            self.headed = True
            return Where.HEADLINE
        return Where.HEADING

    def _paragraph(self, start: int, end: int) -> None:
        line = self.text[start:end]
        item, note = _ITEM.match(line), _FOOTNOTE.match(line)
        if item and item["number"] not in (None, "0", "1") and not self.in_list and (
                self.open or not self._goes_on(int(item["number"]), end)):
            item = None         # a paragraph, or a line of one, may begin with a year and a full stop
        if note:
            self._begin(Where.FOOTNOTE, start, start + note.end(), end)
        elif item:
            self.in_list = True
            self._begin(Where.BODY, start, start + item.end(), end)
        elif self.open:
            self.open.lines.append((start + len(line) - len(line.lstrip()), end))
        else:
            self.in_list = self.in_list and line[:1] in " \t"
            self._begin(Where.BODY, start, start + len(line) - len(line.lstrip()), end)

    def _goes_on(self, number: int, end: int) -> bool:
        """Whether the list that an entry begins has the next one: a single one is a figure, printed as it stands."""
        places = [self.text.find(f"{number + 1}{mark} ", end, end + _LONGEST_ENTRY) for mark in ".)"]
        return any(at >= 0 and not self.text[self.text.rfind("\n", end, at) + 1:at].strip() for at in places)

    def _cells(self, start: int, end: int) -> None:
        """A row of a table: each cell is a paragraph."""
        line = self.text[start:end]
        if not self.table:
            self._end()
        self.table += 1
        if RULE.match(line):
            self._hide(start, end)
            return
        self.row += 1
        for cell in cells(self.text, start, end):
            if cell.content < cell.end:
                self.open = None
                self._begin(Where.CELL, cell.start, cell.content, cell.end, (self.row, cell.column))
            self._hide(cell.pipe, min(cell.pipe + 1, end), PARAGRAPH)
        self.open = None

    def _begin(self, where: Where, start: int, content: int, end: int, cell: tuple[int, int] = (0, 0)) -> None:
        """A new paragraph, whose marks stand from `start` to `content`; of a cell, its row and column."""
        table = self.table
        self._end()
        self.table = table if cell[0] else 0
        self._hide(start, content)
        if end > content:
            self.open = _Block(where, *cell, [(content, end)])
            self.blocks.append(self.open)

    def _end(self) -> None:
        self.open = None
        self.table = 0

    def _hide(self, start: int, end: int, reads: str = "") -> None:
        if end > start:
            self.edits.append(Edit(start, end, reads))


def _closing_fences(lines: list[str]) -> list[dict[str, int]]:
    """For each line, the longest mark behind it, of either sort, that can end a block of code."""
    longest: dict[str, int] = {}
    found: list[dict[str, int]] = []
    for line in reversed(lines):
        found.append(longest)
        mark = _CLOSING_FENCE.match(line)
        if mark and len(mark[1]) > longest.get(mark[1][0], 0):
            longest = {**longest, mark[1][0]: len(mark[1])}
    return found[::-1]


def _without_closing(heading: str) -> str:
    """A heading without the number signs that may close it."""
    line = heading.rstrip()
    bare = line.rstrip("#")
    return bare.rstrip() if bare[-1:] in " \t" else line


def _prose_edits(text: str, block: _Block) -> Iterator[Edit]:
    """The edits inside a paragraph, and its last line end as the end of a paragraph."""
    yield from inline_edits(text, block.lines)
    for (_, end), (start, _) in zip(block.lines, block.lines[1:], strict=False):
        hard = text[end - 2:end] == "  " or text[end - 1:end] == "\\"
        yield Edit(end, end + 1, "\n" if hard else " ")
        if start - end > 1 and text[end + 1] == "\n":
            yield Edit(end + 1, end + 2)
    stop = block.lines[-1][1]
    if text[stop:stop + 1] in ("\r", "\n"):
        yield Edit(stop, stop + 1, PARAGRAPH)


def _in_order(edits: list[Edit]) -> list[Edit]:
    """Edits in text order; one that begins inside another is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
