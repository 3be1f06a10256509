"""Formats whose text is taken out of its wrapping: paragraphs in order, put together to one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.document import Document, whole
from checker.model import Region, Where
from checker.readers.text import is_headline

_BETWEEN = "\n\n"


class Paragraph(NamedTuple):
    """A paragraph, what part of the story it is, its row where it is a cell of a table, and what was left out by it."""

    text: str
    where: Where = Where.BODY
    row: int = 0
    left_out: tuple[str, ...] = ()
    column: int = 0


def extracted(path: str, form: str, paragraphs: Iterable[Paragraph], title: str | None = None,
              published: str | None = None, *, doubts: tuple[str, ...] = ()) -> Document:
    """The document of those paragraphs that hold anything. Where none is the headline, the first may look like one."""
    paragraphs = list(paragraphs)
    left_out = tuple(dict.fromkeys(what for paragraph in paragraphs for what in paragraph.left_out))
    kept = [paragraph._replace(text=_tidy(paragraph.text)) for paragraph in paragraphs if paragraph.text.strip()]
    headlines = [paragraph.text for paragraph in kept if paragraph.where is Where.HEADLINE]
    if not headlines and len(kept) > 1 and kept[0].where is Where.BODY and is_headline(kept[0].text):
        kept[0] = kept[0]._replace(where=Where.HEADLINE)
        headlines = [kept[0].text]
    regions: list[Region] = []
    at = 0
    for number, (text, where, row, _, column) in enumerate(kept, 1):
        regions.append(Region(at, at + len(text), where, number, row, column))
        at += len(text) + len(_BETWEEN)
    return Document(path, _BETWEEN.join(paragraph.text for paragraph in kept),
                    title=" ".join((title or next(iter(headlines), "")).split()) or None, published=published,
                    regions=tuple(regions), format=form, extracted=True, left_out=left_out, doubts=doubts)


def of_document(document: Document) -> list[Paragraph]:
    """The paragraphs of a document as they read: those of a page that was packed into something else."""
    paragraphs = [Paragraph(document.read(region), region.where, region.row, column=region.column)
                  for region in document.regions]
    return [*paragraphs, *([Paragraph("", left_out=document.left_out)] if document.left_out else [])]


def lines(text: str) -> list[Paragraph]:
    """The paragraphs of plain text: what blank lines part, or, where there are none, each line."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [Paragraph(part) for part in (parts if len(parts) > 1 else text.splitlines())]


def without_repeats(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs without a headline or deck that has been given already."""
    seen: set[str] = set()
    kept = []
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.split())
        if paragraph.where not in (Where.HEADLINE, Where.DECK) or text not in seen:
            kept.append(paragraph)
        seen.add(text)
    return kept


def _tidy(text: str) -> str:
    """A paragraph without white space around its lines, and without blank lines, which would end it."""
    lines = (line.strip() for line in whole(text).splitlines())
    return "\n".join(line for line in lines if line)
