"""The prose of a source: a document of the stretches that read on, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from checker.document import Document
from checker.evidence import Place
from checker.model import Region, Where
from checker.trace.layout import PageTable, Paragraph
from checker.trace.pdf import PdfPage


class Prose(NamedTuple):
    """A document and the places of its stretches: from each of `starts` on, the place of the same number holds."""

    document: Document
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, offset: int) -> Place:
        """Where an offset of the document's text stands in the source."""
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] if at >= 0 else Place()


def prose_of_document(document: Document) -> Prose:
    """A document's prose: by lines where it is the file's text, else by paragraphs, of which cells are none."""
    if document.format in ("text", "markdown"):
        starts = [0]
        for line in document.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return Prose(document, tuple(starts), tuple(Place(line=n) for n in range(1, len(starts) + 1)))
    paragraphs = [region for region in document.regions if region.where is not Where.CELL]
    return Prose(document, tuple(region.start for region in paragraphs),
                 tuple(Place(paragraph=n) for n in range(1, len(paragraphs) + 1)))


def prose_of_pages(path: str, pages: Iterable[PdfPage]) -> Prose:
    """The paragraphs of pages as one document, each line with its page and its number on it."""
    starts: list[int] = []
    places: list[Place] = []
    regions: list[Region] = []
    pieces: list[str] = []
    length = 0
    for number, page, _ in pages:
        for block in page.blocks:
            if isinstance(block, PageTable):
                continue
            begin = length
            for line, said in block.lines:
                starts.append(length)
                places.append(Place(page=number, line=line))
                pieces.append(said)
                length += len(said)
            regions.append(Region(begin, length, Where.BODY, len(regions) + 1))
            pieces.append("\n\n")
            length += 2
    document = Document(path, "".join(pieces), regions=tuple(regions), format="pdf", extracted=True)
    return Prose(document, tuple(starts), tuple(places))


__all__ = ["Paragraph", "Prose", "prose_of_document", "prose_of_pages"]
