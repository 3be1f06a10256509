"""What a figure in a table is told by: the heading of its column, the label of its row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from checker.document import Document
from checker.model import Region, Where


class Labels:
    """The labels of the tables of a document, if there are `any`. Cells with only cells between them are one table."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.any = any(map(_is_cell, document.regions))

    def of(self, offset: int) -> tuple[str, ...]:
        """The heading and the label of the cell at an offset of the text; none outside tables."""
        region = self._document.region(offset)
        return self._cells.get(region, ()) if region and region.where is Where.CELL else ()

    @cached_property
    def _cells(self) -> dict[Region, tuple[str, ...]]:
        return {cell: labels for is_table, group in groupby(self._document.regions, _is_cell) if is_table
                for cell, labels in self._labelled(list(group))}

    def _labelled(self, cells: list[Region]) -> Iterator[tuple[Region, tuple[str, ...]]]:
        """Each cell with what stands at the head of its column and of its row."""
        top = cells[0].row
        headings = {cell.column: self._read(cell) for cell in cells if cell.row == top}
        rows = {row: self._read(next(row_cells)) for row, row_cells in groupby(cells, lambda cell: cell.row)}
        for cell in cells:
            found = (headings.get(cell.column, "") if cell.row != top else "", rows[cell.row])
            yield cell, tuple(label for label in found if label and label != self._read(cell))

    def _read(self, cell: Region) -> str:
        return " ".join(self._document.read(cell).split())


def _is_cell(region: Region) -> bool:
    return region.where is Where.CELL
