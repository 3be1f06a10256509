"""A source file, read: its prose, its tables, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.errors import Unreadable
from checker.evidence import Place, SourceNote, SourceStatus
from checker.readers import FORMATS, detect, read, read_bytes
from checker.trace.grid import Grid
from checker.trace.json_tables import json_grids
from checker.trace.layout import PageTable
from checker.trace.pdf import Pdf, PdfPage
from checker.trace.prose import Prose, prose_of_document, prose_of_pages
from checker.trace.sheets import cells_of, delimited, is_heading, title_of
from checker.trace.workbooks import workbook

_DELIMITED = {".csv": None, ".tsv": "\t", ".tab": "\t"}
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_JSON = (".json", ".jsonl", ".ndjson")
_LONG_CELL = 40         # characters from which a cell with figures is prose


class Content(NamedTuple):
    """What stands in a source, or in some pages of it."""

    note: SourceNote
    prose: tuple[Prose, ...]
    grids: tuple[Grid, ...]


def kind_of(path: str) -> str:
    """What kind of file a source is by its first bytes and its name. Raises Unreadable."""
    suffix = PurePath(path).suffix.lower()
    with_signature = _beginning(path)
    if with_signature.startswith(b"%PDF") or suffix == ".pdf":
        return "pdf"
    if suffix in _WORKBOOKS:
        return suffix[1:]
    return suffix[1:] if suffix in _DELIMITED or suffix in _JSON else "text"


def _beginning(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(8)
    except FileNotFoundError as error:
        raise Unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def read_source(path: str, pages: tuple[int, int] | None = None) -> Content:
    """The content of a source; of a PDF the `pages` from the first up to the second, from 0. Raises Unreadable."""
    kind = kind_of(path)
    if kind == "pdf":
        return _read_pdf(path, pages)
    if kind in {suffix[1:] for suffix in _WORKBOOKS}:
        grids, told = workbook(path)
        status = SourceStatus.PARTLY if told else SourceStatus.READ
        return Content(SourceNote(path, kind, status, told), tuple(_notes(path, grids)), tuple(grids))
    if f".{kind}" in _DELIMITED:
        grids = delimited(path, read_bytes(path), _DELIMITED[f".{kind}"])
        return Content(SourceNote(path, kind, SourceStatus.READ), tuple(_notes(path, grids)), tuple(grids))
    if f".{kind}" in _JSON:
        return _read_json(path, kind)
    document = read(path)
    return Content(SourceNote(path, document.format, SourceStatus.READ), (prose_of_document(document),),
                   tuple(cells_of(document)))


def _read_json(path: str, kind: str) -> Content:
    """A JSON file: a story in one of the forms that stories have, else tables."""
    content = read_bytes(path)
    try:
        form = detect(path, content)
    except Unreadable:
        form = "text"
    if form in FORMATS and form != "text":
        document = read(path, form)
        return Content(SourceNote(path, form, SourceStatus.READ), (prose_of_document(document),), ())
    return Content(SourceNote(path, kind, SourceStatus.READ), (), tuple(json_grids(path, content)))


def _read_pdf(path: str, pages: tuple[int, int] | None) -> Content:
    pdf = Pdf(path)
    try:
        read_pages = list(pdf.read(*(pages or (0, pdf.pages))))
    finally:
        pdf.close()
    scanned = [page.number for page in read_pages if page.scanned]
    pages_told = f"page{'s' * (len(scanned) > 1)} {listed(scanned)}"
    told = f"no text on {pages_told}: scanned, to be read by eye" if scanned else None
    status = SourceStatus.READ if not scanned else SourceStatus.PARTLY
    return Content(SourceNote(path, "pdf", status, told), (prose_of_pages(path, read_pages),),
                   tuple(_page_tables(path, read_pages)))


def listed(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: 3, 7-9."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def _page_tables(path: str, pages: Sequence[PdfPage]) -> Iterator[Grid]:
    heading = ""
    for number, page, _ in pages:
        for block in page.blocks:
            if isinstance(block, PageTable):
                caption = block.caption if is_heading(block.caption) else ""
                title = ". ".join(dict.fromkeys(part for part in (heading, caption) if part))
                yield Grid(Place(page=number), title or title_of(path), block.rows)
            elif len(block.lines) == 1 and is_heading(block.lines[0][1].strip()):
                heading = block.lines[0][1].strip()


def _notes(path: str, grids: Sequence[Grid]) -> Iterator[Prose]:
    """Cells that hold sentences with figures, as prose."""
    from checker.readers.text import plain_text  # noqa: PLC0415

    for grid in grids:
        for number, cells in grid.rows:
            for at, cell in enumerate(cells, 1):
                if isinstance(cell, str) and len(cell) > _LONG_CELL and any(map(str.isdigit, cell)):
                    place = grid.place._replace(row=number, column_number=at)
                    yield Prose(plain_text(path, cell), (0,), (place,))
