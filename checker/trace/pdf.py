"""PDF files: their text with page and line, their tables, and what of them is no text. Read with PDFium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import Unreadable
from checker.trace.layout import Line, Page, Run, lines_of, read_page, running_heads

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 5_000
MOST_RUNS = 20_000      # pieces of text on a page; what has more is no page that anybody reads
_FAULTS = {"password": "is encrypted: open it with its password and save it without one"}


class PdfPage(NamedTuple):
    """A page read, with its number in the file from 1; `scanned` where it holds pictures and no text."""

    number: int
    page: Page
    scanned: bool


class Pdf:
    """An open PDF file. Raises Unreadable where it is broken or encrypted, and where PDFium is not installed."""

    def __init__(self, path: str) -> None:
        try:
            import pypdfium2  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise Unreadable(path, "is a PDF; to read those, run: pip install 'checker[sources]'") from error
        try:
            self._file = pypdfium2.PdfDocument(path)
            self.pages = len(self._file)
        except (pypdfium2.PdfiumError, OSError, ValueError) as error:
            reason = next((said for word, said in _FAULTS.items() if word in str(error).lower()), None)
            raise Unreadable(path, reason or "is no PDF that can be read, or is damaged") from error
        if self.pages > MOST_PAGES:
            raise Unreadable(path, f"has {self.pages:,} pages; at most {MOST_PAGES:,} are read")

    def read(self, first: int, end: int) -> Iterator[PdfPage]:
        """Pages `first` up to `end`, from 0. Raises Unreadable for one that is broken."""
        lines, sizes, pictures = [], [], []
        for number in range(first, end):
            page = self._file[number]
            runs = _runs(page)
            lines.append(lines_of(runs))
            sizes.append(page.get_height())
            pictures.append(not runs and _has_pictures(page))
            page.close()
        heads = running_heads(lines)
        for at, number in enumerate(range(first, end)):
            yield PdfPage(number + 1, read_page(lines[at], heads, sizes[at]), pictures[at])

    def close(self) -> None:
        self._file.close()


def _runs(page: pypdfium2.PdfPage) -> list[Run]:
    text = page.get_textpage()
    runs = []
    for i in range(min(text.count_rects(), MOST_RUNS)):
        left, bottom, right, top = text.get_rect(i)
        said = text.get_text_bounded(left, bottom, right, top)
        if said.strip():
            runs.append(Run(left, bottom, right, top, said.replace("\r\n", " ")))
    text.close()
    return runs


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))


__all__ = ["Line", "Pdf", "PdfPage", "Sequence"]
