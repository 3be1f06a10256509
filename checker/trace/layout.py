"""What stands where on a page: lines, paragraphs, columns of print and tables, from runs of text with their places.

Runs are pieces of one line as the page draws them. A page is read as a person reads it: a column of print before the
next one, the cells of a table under each other; what stands at the head or the foot of every page is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_GAP = 1.2              # heights of a line between runs that are cells or columns of print
_SAME_LINE = 0.5        # of the lower run's height that two runs on one line share
_PARAGRAPH = 0.75       # heights of a line of empty space that end a paragraph
_PRINT = 18             # characters a line that a column of print has on average, at least
_ROWS = 3               # rows that show a column of print
_LOOKED_AHEAD = 12      # lines in which a second column of print is looked for
_SIDE_BEARING = 4       # points by which letters that begin a column stand apart
_FEW_FIGURES = 0.2      # of the lines of a column of print may be nothing but a figure
_MARGIN = 0.09          # of the page's height at its head and foot in which running heads stand
_PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d]{1,6}\.?\s*)?\d{1,4}(?:\s*(?:of|/|von|de|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_TWO = 2                # columns of print, and the sides that a gutter parts
_DIGIT = re.compile(r"\d+")
_FIGURE = re.compile(r"^\W*[\d.,\s\u00a0\u202f'+%()*−–-]*\d[\d.,\s\u00a0\u202f'+%()*−–-]*(?:[^\W\d]{0,3}\W*)$")
_HYPHEN = re.compile(r"[\x02\ufffe\u00ad]\s*$")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s*$")


class Run(NamedTuple):
    """A piece of text on a page: its box in points, the origin at the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class Line(NamedTuple):
    """A line of print: its number on the page, its runs from left to right."""

    number: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return " ".join(run.text.strip() for run in self.runs)

    @property
    def bottom(self) -> float:
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
        return max(run.top for run in self.runs)

    @property
    def height(self) -> float:
        return max(run.top - run.bottom for run in self.runs)


class Paragraph(NamedTuple):
    """Lines that read on: the text of each, as it joins the next, with its number on the page."""

    lines: tuple[tuple[int, str], ...]


class PageTable(NamedTuple):
    """Rows of cells with the number of the line that each stands on; `caption` is the line above them."""

    caption: str
    rows: tuple[tuple[int, tuple[str | None, ...]], ...]


class Page(NamedTuple):
    """A page read: its paragraphs and tables in reading order."""

    blocks: tuple[Paragraph | PageTable, ...]


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The runs as lines, from the top down; pieces that stand close on a line are one run."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        for row in reversed(rows[-3:]):
            low, high = max(run.bottom, row[0].bottom), min(run.top, row[0].top)
            if high - low > _SAME_LINE * min(run.top - run.bottom, row[0].top - row[0].bottom):
                row.append(run)
                break
        else:
            rows.append([run])
    rows.sort(key=lambda row: -max(run.top for run in row))
    return [Line(number, tuple(_joined(row))) for number, row in enumerate(rows, 1)]


def _joined(row: list[Run]) -> Iterator[Run]:
    row.sort()
    last = row[0]
    for run in row[1:]:
        if run.left - last.right > _GAP * max(last.top - last.bottom, 5):
            yield last
            last = run
        else:
            blank = "" if last.text.endswith(" ") or run.left - last.right < 1 else " "
            last = Run(last.left, min(last.bottom, run.bottom), run.right, max(last.top, run.top),
                       f"{last.text}{blank}{run.text}")
    yield last


def running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines that stand on two pages or more, but for their digits, first or last on the page."""
    seen = Counter(text for lines in pages for text in {_masked(line) for line in _edges(lines)})
    return {text for text, count in seen.items() if count > 1 and text}


def _edges(lines: Sequence[Line]) -> Sequence[Line]:
    return [*lines[:2], *lines[-2:]]


def _masked(line: Line) -> str:
    return _DIGIT.sub("0", line.text.strip())


def read_page(lines: Sequence[Line], heads: set[str], height: float) -> Page:
    """The page without running heads and page numbers. `height` is that of the page, in points."""
    kept = [line for line in lines if not _is_head(line, lines, heads, height)]
    blocks: list[Paragraph | PageTable] = []
    for part in _parts(kept):
        blocks += part
    return Page(tuple(blocks))


def _is_head(line: Line, lines: Sequence[Line], heads: set[str], height: float) -> bool:
    at_edge = line in _edges(lines)
    in_margin = line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    return (at_edge and _masked(line) in heads) or (in_margin and bool(_PAGE_NUMBER.fullmatch(line.text)))


def _parts(lines: Sequence[Line]) -> Iterator[list[Paragraph | PageTable]]:
    """Stretches of the page: print over its whole width, print in two columns, tables."""
    at = 0
    while at < len(lines):
        end = _columns_end(lines, at)
        if end > at:
            yield _in_columns(lines[at:end])
        elif (end := _table_end(lines, at)) > at:
            caption = lines[at - 1].text if at and len(lines[at - 1].runs) == 1 else ""
            yield [_table(lines[at:end], caption)]
        else:
            end = at + 1
            while end < len(lines) and _columns_end(lines, end) == end and _table_end(lines, end) == end:
                end += 1
            yield list(_paragraphs(lines[at:end]))
        at = end


def _gutter(lines: Sequence[Line], at: int) -> float | None:
    """Where the second column of print begins, if line `at` begins two of them."""
    pairs = [line for line in lines[at:at + _LOOKED_AHEAD] if len(line.runs) == _TWO]
    if not pairs:
        return None
    near = {left: [line for line in pairs if abs(line.runs[1].left - left) <= _SIDE_BEARING]
            for left in {line.runs[1].left for line in pairs}}
    left, rows = max(near.items(), key=lambda pair: (len(pair[1]), -pair[0]))
    letters = sum(len(run.text) for line in rows for run in line.runs) / (_TWO * len(rows))
    figures = sum(bool(_FIGURE.match(run.text)) for line in rows for run in line.runs)
    return left if len(rows) >= _ROWS and letters >= _PRINT and figures < _FEW_FIGURES * len(rows) else None


def _columns_end(lines: Sequence[Line], at: int) -> int:
    """Where print in two columns that begins at line `at` ends; `at` where none begins."""
    gutter = _gutter(lines, at)
    if gutter is None or not _fits_columns(lines[at], gutter) or len(lines[at].runs) != _TWO:
        return at
    end = at
    while end < len(lines) and _fits_columns(lines[end], gutter):
        end += 1
    return end


def _fits_columns(line: Line, gutter: float) -> bool:
    if len(line.runs) > _TWO:
        return False
    return all(run.right < gutter or run.left > gutter - 3 for run in line.runs)


def _in_columns(lines: Sequence[Line]) -> list[Paragraph | PageTable]:
    two = next(line for line in lines if len(line.runs) == _TWO)
    gutter = two.runs[1].left - 3
    left = [Line(line.number, (line.runs[0],)) for line in lines if line.runs[0].left < gutter]
    right = [Line(line.number, (line.runs[-1],)) for line in lines if line.runs[-1].left >= gutter]
    return [*_paragraphs(left), *_paragraphs(right)]


def _table_end(lines: Sequence[Line], at: int) -> int:
    """Where a table that begins at line `at` ends; `at` where none begins."""
    if len(lines[at].runs) < _TWO:
        return at
    end = at
    while end < len(lines) and (len(lines[end].runs) > 1 or _within(lines, end)):
        end += 1
    figures = sum(bool(_FIGURE.match(run.text)) for line in lines[at:end] for run in line.runs[1:])
    rows = [line for line in lines[at:end] if len(line.runs) > 1]
    return end if len(rows) > 1 and figures >= len(rows) - 1 else at


def _within(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of one cell stands between rows of a table (a group's name, a name that runs over)."""
    if at + 1 >= len(lines) or at == 0 or len(lines[at].runs[0].text) > 3 * _PRINT:
        return False
    gap = lines[at - 1].bottom - lines[at].top
    below = lines[at].bottom - lines[at + 1].top
    return (len(lines[at + 1].runs) > 1 and len(lines[at - 1].runs) > 1
            and max(gap, below) < 1.5 * lines[at].height + 2)


def _table(lines: Sequence[Line], caption: str) -> PageTable:
    columns = _columns([run for line in lines for run in line.runs if len(line.runs) > 1])
    rows = []
    for line in lines:
        cells: list[str | None] = [None] * len(columns)
        for run in line.runs:
            i = min(range(len(columns)), key=lambda i: _distance(run, columns[i]))
            cells[i] = f"{cells[i]} {run.text.strip()}" if cells[i] else run.text.strip()
        rows.append((line.number, tuple(cells)))
    return PageTable(caption, tuple(rows))


def _columns(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """The columns that runs stand in: stretches of the page's width that overlap are one."""
    found: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.right - run.left):
        for i, (left, right) in enumerate(found):
            if run.left < right and left < run.right:
                if sum(run.left < r and el < run.right for el, r in found) == 1:
                    found[i] = min(left, run.left), max(right, run.right)
                break
        else:
            found.append((run.left, run.right))
    return sorted(found)


def _distance(run: Run, column: tuple[float, float]) -> float:
    low, high = max(run.left, column[0]), min(run.right, column[1])
    return low - high


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Lines that stand close and are of one size read on."""
    group: list[Line] = []
    for line in lines:
        if group:
            above = group[-1]
            gap = above.bottom - line.top
            size = max(above.height, line.height)
            if gap > _PARAGRAPH * size + 1 or (abs(above.height - line.height) > 0.45 * size and _sized(above, line)):
                yield _paragraph(group)
                group = []
        group.append(line)
    if group:
        yield _paragraph(group)


def _sized(above: Line, line: Line) -> bool:
    """Whether two lines are long enough for their heights to tell of their type."""
    return min(len(above.text), len(line.text)) > 2 * _PRINT


def _paragraph(group: Sequence[Line]) -> Paragraph:
    """The lines as they read on: a word that is broken at a line's end is made whole."""
    lines = []
    for line, below in zip(group, [*group[1:], None], strict=True):
        text = line.text.strip()
        following = below.text.lstrip()[:1] if below else ""
        if _HYPHEN.search(text):
            text = _HYPHEN.sub("", text)
        elif _BROKEN.search(text) and following.islower():
            text = _BROKEN.sub("", text)
        elif below:
            text += " "
        lines.append((line.number, text))
    return Paragraph(tuple(lines))
