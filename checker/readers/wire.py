"""The IPTC's XML for wire copy: NITF, and NewsML-G2 with NITF, XHTML, HTML or plain text inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Where
from checker.readers.html import page
from checker.readers.markup import BLOCKS
from checker.readers.metadata import iso_day
from checker.readers.paragraphs import Paragraph, extracted, lines, of_document, without_repeats
from checker.readers.xml import parse_xml

_BLOCKS = BLOCKS | {"abstract", "block", "body.content", "body.end", "body.head", "bq", "fn", "hedline", "hl1", "hl2",
                    "media", "media-caption", "note"}
_SKIPPED = frozenset({"byline", "credit", "dateline", "distributor", "head", "media-metadata", "media-object",
                      "media-producer", "media-reference", "nav", "object", "rights", "script", "slugline", "style",
                      "tagline", "title"})
_PLACES = {"hl1": Where.HEADLINE, "h1": Where.HEADLINE, "hl2": Where.HEADING, "abstract": Where.DECK,
           **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Where.HEADING),
           "media-caption": Where.CAPTION, "figcaption": Where.CAPTION, "caption": Where.CAPTION,
           "td": Where.CELL, "th": Where.CELL, "fn": Where.FOOTNOTE}
_ISSUED = (("date.issue", "norm"), ("pubdata", "date.publication"), ("date.release", "norm"), ("story.date", "norm"))
_CREATED = ("versionCreated", "contentCreated", "firstCreated")
_NEWSML = ("newsItem", "newsMessage", "packageItem")


def read_nitf(path: str, content: bytes) -> Document:
    """The story in an NITF document. Raises Unreadable."""
    root = _root(path, content, ("nitf",), "NITF")
    published = next((day for name, key in _ISSUED for element in root.iter(name)
                      if (day := iso_day(element.get(key)))), None)
    paragraphs = without_repeats(_nitf(root))
    return extracted(path, "nitf", paragraphs, _line(root.find("head/title")) or None, published)


def read_newsml(path: str, content: bytes) -> Document:
    """The story, or the stories, in a NewsML-G2 item or message. Raises Unreadable."""
    root = _root(path, content, _NEWSML, "NewsML-G2")
    items = list(root.iter("newsItem"))
    paragraphs = without_repeats(paragraph for item in items for paragraph in _item(item))
    published = next((day for name in _CREATED for element in root.iter(name) if (day := iso_day(element.text))), None)
    return extracted(path, "newsml", paragraphs, next(filter(None, map(_headline, items)), None), published)


def _root(path: str, content: bytes, names: tuple[str, ...], form: str) -> Element:
    root = parse_xml(path, content)
    if root.tag not in names:
        raise Unreadable(path, f"is no {form}: its root is <{root.tag}>")
    return root


def _nitf(root: Element) -> Iterator[Paragraph]:
    for part in ("body/body.head", "body/body.content", "body/body.end"):
        element = root.find(part)
        if element is not None:
            yield from _Walk(head=part.endswith("head")).paragraphs(element, Where.BODY)


def _item(item: Element) -> Iterator[Paragraph]:
    """A news item: its headline, what describes it, and its content as far as it is text and not elsewhere."""
    for element in item.findall("contentMeta/headline"):
        yield Paragraph(_line(element), Where.HEADLINE)
    for element in item.findall("contentMeta/description"):
        caption = "caption" in element.get("role", "")
        yield Paragraph(_line(element), Where.CAPTION if caption else Where.DECK)
    for element in item.findall("contentSet/inlineXML"):
        nitf = element.find("nitf")
        yield from _nitf(nitf) if nitf is not None else _Walk().paragraphs(element, Where.BODY)
    for element in item.findall("contentSet/inlineData"):
        text = element.text or ""
        yield from of_document(page("", text)) if "html" in element.get("contenttype", "") else lines(text)


def _headline(item: Element) -> str | None:
    return _line(item.find("contentMeta/headline")) or None


def _line(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


class _Walk:
    """Paragraphs out of a tree of blocks with text inside. In a `head`, lower headlines are decks."""

    def __init__(self, *, head: bool = False) -> None:
        self._head, self._row, self._column = head, 0, -1

    def paragraphs(self, element: Element, where: Where) -> Iterator[Paragraph]:
        """The paragraphs of a block: its own text in the pieces that the blocks inside it leave, and those blocks."""
        text = [element.text or ""]
        for child in element:
            if child.tag in _SKIPPED:
                pass
            elif child.tag in _BLOCKS:
                yield self._paragraph(text, where)
                text = []
                self._enter(child.tag)
                yield from self.paragraphs(child, self._where(child.tag, where))
            elif child.tag == "br":
                text.append("\n")
            else:
                text += _inline(child)
            text.append(child.tail or "")
        yield self._paragraph(text, where)

    def _enter(self, name: str) -> None:
        """A row of a table begins, or a cell of one."""
        if name == "tr":
            self._row, self._column = self._row + 1, -1
        self._column += name in ("td", "th")

    def _where(self, name: str, where: Where) -> Where:
        place = _PLACES.get(name, where)
        return Where.DECK if self._head and place in (Where.HEADING, Where.BODY) else place

    def _paragraph(self, text: Iterable[str], where: Where) -> Paragraph:
        cell = where is Where.CELL
        return Paragraph(" ".join("".join(text).split()), where, self._row if cell else 0,
                         column=self._column if cell else 0)


def _inline(element: Element) -> Iterator[str]:
    """The text of an element inside a line, without what is skipped."""
    yield element.text or ""
    for child in element:
        if child.tag not in _SKIPPED:
            yield from _inline(child)
        yield child.tail or ""
