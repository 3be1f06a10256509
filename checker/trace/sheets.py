"""Tables of delimited text, and the cells of documents."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from checker.document import Document
from checker.errors import Unreadable
from checker.evidence import Place
from checker.model import Region, Where
from checker.readers.text import decode
from checker.trace.grid import Grid, Raw

_DELIMITERS = ",;\t|"
_LONGEST_HEADING = 100
_BEGINNING, _LINES = 20_000, 20     # characters and lines that tell by what cells are parted


def delimited(path: str, content: bytes, delimiter: str | None = None) -> list[Grid]:
    """The table of a CSV or TSV file, its rows numbered as a spreadsheet does. Raises Unreadable."""
    text, _ = decode(path, content)
    mark = delimiter or _delimiter(text)
    rows: list[tuple[int, tuple[Raw, ...]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1):
            rows.append((number, tuple(cell.strip() or None for cell in cells)))
    except csv.Error as error:
        raise Unreadable(path, f"is no table of delimited text: {error}") from error
    return [Grid(Place(), title_of(path), tuple(rows))]


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into the most cells, as many in each line."""
    lines = text[:_BEGINNING].splitlines()[:_LINES]

    def evenness(mark: str) -> tuple[int, int]:
        counts = Counter(len(cells) for cells in csv.reader(lines, delimiter=mark) if cells)
        cells, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return (often if cells > 1 else 0), cells

    return max(_DELIMITERS, key=evenness)


def title_of(path: str) -> str:
    """What a file's name says of its content."""
    return PurePath(path).stem.replace("_", " ").replace("-", " ")


def cells_of(document: Document) -> list[Grid]:
    """The tables of a document: cells that follow each other, row by row, under the title and the nearest heading."""
    grids: list[Grid] = []
    title = heading = ""
    for is_table, group in groupby(document.regions, lambda region: region.where is Where.CELL):
        regions = list(group)
        if not is_table:
            for region in regions:
                said = " ".join(document.read(region).split())
                if is_heading(said):
                    title, heading = title or said, said
            continue
        caption = ". ".join(dict.fromkeys(part for part in (title, heading) if part))
        before = regions[0].row - 1
        numbered = tuple((number - before, _in_columns(document, list(row)))
                         for number, row in groupby(regions, lambda region: region.row))
        grids.append(Grid(Place(table=len(grids) + 1), caption, numbered))
    return grids


def _in_columns(document: Document, row: Sequence[Region]) -> tuple[Raw, ...]:
    """The cells of a row, each in its column: an empty cell is no region, and must not draw the others to the left."""
    cells: list[Raw] = [None] * (max(region.column for region in row) + 1)
    for region in row:
        said = document.read(region).strip() or None
        before = cells[region.column]
        cells[region.column] = f"{before} {said}" if before and said else before or said
    return tuple(cells)


def is_heading(said: str) -> bool:
    """Whether a paragraph is short and ends like no sentence."""
    return len(said) <= _LONGEST_HEADING and not said.endswith((".", "!", "?", ";"))
