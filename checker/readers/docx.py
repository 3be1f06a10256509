"""Word documents (.docx), as they read with all changes accepted: what was inserted stays, what was deleted goes.

The parts are read directly (ECMA-376, part 1, chapter 17): libraries either lose insertions or leave their safety to
others. Comments, headers, footers, hidden text and field codes are no part of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Where
from checker.readers.archive import Archive
from checker.readers.paragraphs import Paragraph, extracted
from checker.readers.parts import STRUCK
from checker.readers.signs import FRACTION, LOWERED, RAISED, symbol
from checker.readers.xml import parse_xml

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
_COMPOUND = b"\xd0\xcf\x11\xe0"         # the container of older office files, and of those with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_KINDS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation",
          "content.xml": "an OpenDocument file; save it as .docx"}
_SIGNS = {"w-tab": "\t", "w-br": "\n", "w-cr": "\n", "w-noBreakHyphen": "\u2011", "w-softHyphen": "\u00ad",
          "w-ptab": "\t", "w-sym": ""}
_GONE = frozenset({"w-del", "w-moveFrom", "w-delText", "w-instrText", "w-delInstrText", "w-rPr", "w-pPr", "w-sdtPr",
                   "w-tblPr", "w-trPr", "w-tcPr", "w-rt"})
_SHIFTED = {"m-sup": RAISED, "m-sub": LOWERED}
_OFF = ("0", "false", "off")
_STYLES = {"title": Where.HEADLINE, "headline": Where.HEADLINE, "subtitle": Where.DECK, "deck": Where.DECK,
           "caption": Where.CAPTION, "footnotetext": Where.FOOTNOTE, "endnotetext": Where.FOOTNOTE}
_HEADING = "heading"
_LONGEST_DESCENT = 10       # styles that a style is based on, one on the other


def read_docx(path: str, content: bytes) -> Document:
    """The story in a Word document. Raises Unreadable."""
    if content.startswith(_COMPOUND):
        locked = "is locked with a password; save a copy without one"
        raise Unreadable(path, locked if _LOCKED in content else "is an old office document; save it as .docx")
    if not content.startswith(b"PK"):
        raise Unreadable(path, "is no Word document, whatever its name says")
    archive = Archive(path, content)
    main = archive.read("word/document.xml")
    if not main:
        kind = next((what for name, what in _KINDS.items() if name in archive.names), "an archive")
        raise Unreadable(path, f"is {kind}, not a Word document")
    body = parse_xml(path, main, _PREFIXES).find("w-body")
    story = _Story(_styles(path, archive))
    paragraphs = list(story.blocks(body if body is not None else Element("w-body")))
    for part, note in (("footnotes", "w-footnote"), ("endnotes", "w-endnote")):
        paragraphs += story.notes(_part(path, archive, f"word/{part}.xml"), note)
    core = _part(path, archive, "docProps/core.xml")
    headed = any(paragraph.where is Where.HEADLINE for paragraph in paragraphs)
    return extracted(path, "docx", paragraphs, None if headed else (core.findtext("title") or "").strip() or None)


def _part(path: str, archive: Archive, name: str) -> Element:
    content = archive.read(name)
    return parse_xml(path, content, _PREFIXES) if content else Element("none")


def _styles(path: str, archive: Archive) -> dict[str, str]:
    """The name of each paragraph style, or of the built-in style that it is based on, by its id."""
    styles = {style.get("w-styleId", ""): style for style in _part(path, archive, "word/styles.xml").iter("w-style")}
    return {identity: _ancestor(style, styles) for identity, style in styles.items()}


def _ancestor(style: Element, styles: Mapping[str, Element]) -> str:
    name = ""
    for _ in range(_LONGEST_DESCENT):
        name = _value(style, "w-name").lower().replace(" ", "")
        base = styles.get(_value(style, "w-basedOn"))
        if name in _STYLES or name.startswith(_HEADING) or base is None:
            break
        style = base
    return name


def _value(element: Element | None, name: str) -> str:
    found = element.find(name) if element is not None else None
    return found.get("w-val", "") if found is not None else ""


def _is_set(settings: Element | None, name: str) -> bool:
    """Whether a run has a setting that is on or off."""
    found = settings.find(name) if settings is not None else None
    return found is not None and found.get("w-val", "true") not in _OFF


def _span(cell: Element) -> int:
    """How many columns a cell spans."""
    written = _value(cell.find("w-tcPr"), "w-gridSpan")
    return int(written) if written.isdecimal() else 1


@dataclass
class _Story:
    """The paragraphs of a document while they are read."""

    styles: Mapping[str, str]
    row: int = 0
    column: int = 0
    headed: bool = False
    held: list[str] = field(default_factory=list)           # the text of paragraphs whose ends were deleted
    cited: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    struck: bool = False                                    # whether the paragraph at hand has text that is struck out

    def blocks(self, element: Element, where: Where = Where.BODY) -> Iterator[Paragraph]:
        """The paragraphs of a body, a cell, a note or a text box, in order."""
        for child in element:
            if child.tag == "w-p":
                yield from self._paragraph(child, where)
            elif child.tag == "w-tr":
                if child.find("w-trPr/w-del") is None:
                    self.row, self.column = self.row + 1, 0
                    yield from self.blocks(child, Where.CELL)
            elif child.tag == "w-tc":
                yield from self.blocks(child, where)
                self.column += _span(child)
            elif child.tag == "mc-AlternateContent":
                yield from self.blocks(_choice(child), where)
            elif child.tag not in _GONE:
                yield from self.blocks(child, where)

    def _paragraph(self, element: Element, where: Where) -> Iterator[Paragraph]:
        for text in self._text(element):
            whole = self.held and self.held[-1][-1:].isdigit() and text[:1].isdigit() and FRACTION in text
            self.held.append(f" {text}" if whole else text)     # 1 1/2
        merged = element.find("w-pPr/w-rPr/w-del") is not None
        boxes, self.boxes = self.boxes, []
        if not merged:
            text, self.held = "".join(self.held), []
            left_out, self.struck = (STRUCK,) if self.struck else (), False
            yield Paragraph(text, self._where(element, where), self.row if where is Where.CELL else 0, left_out,
                            column=self.column if where is Where.CELL else 0)
        for box in boxes:
            yield from self.blocks(box, where)

    def _where(self, element: Element, where: Where) -> Where:
        identity = _value(element.find("w-pPr"), "w-pStyle")
        name = self.styles.get(identity, identity.lower())
        if where is not Where.BODY:
            return where
        if name.startswith(_HEADING):
            first = name == f"{_HEADING}1" and not self.headed
            self.headed = self.headed or first
            return Where.HEADLINE if first else Where.HEADING
        place = _STYLES.get(name, where)
        self.headed = self.headed or place is Where.HEADLINE
        return place

    def _text(self, element: Element) -> Iterator[str]:
        """What a reader sees of a paragraph or a run."""
        for child in element:
            if child.tag in ("w-t", "m-t"):
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag] or symbol(child.get("w-font", ""), child.get("w-char", ""))
            elif child.tag == "w-r":
                yield from self._run(child)
            elif child.tag == "m-oMath":
                yield self._formula(child)
            elif child.tag in ("w-footnoteReference", "w-endnoteReference"):
                self.cited.append((child.tag.removesuffix("Reference"), child.get("w-id", "")))
            elif child.tag == "w-txbxContent":
                self.boxes.append(child)
            elif child.tag == "mc-AlternateContent":
                yield from self._text(_choice(child))
            elif child.tag not in _GONE:
                yield from self._text(child)

    def _formula(self, element: Element) -> str:
        """A formula in one line (22.1.2): fractions with a stroke, powers raised."""
        told = ""
        for child in element:
            if child.tag == "m-f":
                over, under = (self._formula(part) if part is not None else ""
                               for part in (child.find("m-num"), child.find("m-den")))
                told += f"{over}{FRACTION}{under}"
            elif child.tag in _SHIFTED:
                told += self._formula(child).translate(_SHIFTED[child.tag])
            elif child.tag == "m-r":
                told += "".join(self._text(child))
            elif child.tag not in _GONE:
                told += self._formula(child)
        return told

    def _run(self, run: Element) -> Iterator[str]:
        settings = run.find("w-rPr")
        if _is_set(settings, "w-vanish"):
            return
        if _is_set(settings, "w-strike") or _is_set(settings, "w-dstrike"):
            self.struck = True
            return
        text = "".join(self._text(run))
        yield text.translate(RAISED) if _value(settings, "w-vertAlign") == "superscript" else text

    def notes(self, part: Element, kind: str) -> Iterator[Paragraph]:
        """The notes that the story refers to, in the order in which it does."""
        notes = {note.get("w-id"): note for note in part.iter(kind)}
        for name, identity in dict.fromkeys(self.cited):        # a note that is cited twice is printed once
            if name == kind and identity in notes:
                yield from self.blocks(notes[identity], Where.FOOTNOTE)


def _choice(alternatives: Element) -> Element:
    """The one of several renderings of the same thing that is read."""
    choice = alternatives.find("mc-Choice")
    fallback = alternatives.find("mc-Fallback")
    return choice if choice is not None else fallback if fallback is not None else Element("none")
