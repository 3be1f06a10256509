"""JSON that stories are exchanged in: ninjs 1 and 2 (IPTC), ANS (Arc XP), posts of the WordPress REST API."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Where
from checker.readers.html import page
from checker.readers.metadata import iso_day
from checker.readers.paragraphs import Paragraph, extracted, lines, of_document, without_repeats
from checker.readers.text import decode

_Thing = dict[str, Any]

_NINJS_DATES = ("versioncreated", "contentcreated", "firstcreated")
_ANS_DATES = ("publish_date", "display_date", "first_publish_date", "created_date")
_ANS_TEXTS = {"text": Where.BODY, "header": Where.HEADING, "raw_html": Where.BODY, "interstitial_link": None,
              "code": None, "correction": Where.BODY, "endorsement": Where.BODY}
_SAME = 40      # characters that tell an excerpt which repeats the body from one that was written for itself
_ANS_CAPTIONED = ("image", "video", "gallery", "graphic")


class RepeatedKey(Unreadable):
    """JSON in which a key stands twice in one object: the second would silence the first."""


def dialect(thing: Any) -> str | None:
    """Which of the formats a JSON document is in; None where it is in none of them."""
    thing = thing[0] if isinstance(thing, list) and thing else thing
    if not isinstance(thing, dict):
        return None
    if isinstance(thing.get("content"), dict) and "rendered" in thing["content"]:
        return "wordpress"
    if "content_elements" in thing or isinstance(thing.get("headlines"), dict):
        return "ans"
    if "uri" in thing and {"versioncreated", "bodies", "headlines", "headline", "body_text", "body_html",
                           "body_xhtml"} & thing.keys():
        return "ninjs"
    return None


def read_ninjs(path: str, content: bytes) -> Document:
    """The story in a ninjs document of version 1 or 2. Raises Unreadable."""
    return _read(path, content, "ninjs", _ninjs, _NINJS_DATES)


def read_ans(path: str, content: bytes) -> Document:
    """The story in an ANS document. Raises Unreadable."""
    return _read(path, content, "ans", _ans, _ANS_DATES)


def read_wordpress(path: str, content: bytes) -> Document:
    """The post in an answer of the WordPress REST API. Raises Unreadable."""
    return _read(path, content, "wordpress", _wordpress, ("date", "date_gmt"))


def parse_json(path: str, content: bytes) -> Any:
    """What a JSON document holds. Raises Unreadable."""
    try:
        return json.loads(decode(path, content)[0], object_pairs_hook=_once)
    except RepeatedKey as error:
        raise RepeatedKey(path, error.reason) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(path, f"is damaged JSON, or was cut off: {error.msg} ({place})") from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(path, "is JSON that is nested too deeply or holds impossible numbers") from error


def _once(pairs: list[tuple[str, Any]]) -> _Thing:
    """A JSON object in which no key stands twice."""
    thing = dict(pairs)
    if len(thing) < len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise RepeatedKey("", f"is JSON in which the key {key!r} stands twice in one object; keep one of the two")
    return thing


def _read(path: str, content: bytes, form: str, paragraphs: Callable[[_Thing], Iterator[Paragraph]],
          dates: tuple[str, ...]) -> Document:
    thing = parse_json(path, content)
    if isinstance(thing, list) and len(thing) == 1:
        thing = thing[0]
    if isinstance(thing, list) and thing:
        raise Unreadable(path, f"holds {len(thing)} stories; give each a file of its own")
    if dialect(thing) != form:
        raise Unreadable(path, f"is JSON, but no story in {form}")
    published = next((day for name in dates if (day := iso_day(thing.get(name)))), None)
    try:
        found = without_repeats(paragraphs(thing))
    except RecursionError as error:
        raise Unreadable(path, "is nested too deeply to be an article") from error
    title = next((paragraph.text for paragraph in found if paragraph.where is Where.HEADLINE), None)
    return extracted(path, form, found, title, published, doubts=decode(path, content)[1])


def _html(written: Any, where: Where | None = None) -> Iterator[Paragraph]:
    """The paragraphs of a piece of HTML, all of them in the place `where` if one is given."""
    if isinstance(written, str):
        for paragraph in of_document(page("", written)):
            yield paragraph._replace(where=where) if where else paragraph


def _plain(written: Any, where: Where) -> Iterator[Paragraph]:
    if isinstance(written, str):
        yield Paragraph(written, where)


def _list(written: Any) -> list[_Thing]:
    things = list(written.values()) if isinstance(written, dict) else written if isinstance(written, list) else []
    return [thing for thing in things if isinstance(thing, dict)]


def _ninjs(thing: _Thing) -> Iterator[Paragraph]:
    yield from _plain(thing.get("headline"), Where.HEADLINE)
    for headline in _list(thing.get("headlines")):
        yield from _plain(headline.get("value"), Where.HEADLINE)
    yield from _plain(thing.get("description_text"), Where.DECK)
    for description in _list(thing.get("descriptions")):
        yield from _by_type(description, Where.DECK)
    yield from _ninjs_body(thing)
    for association in _list(thing.get("associations")):
        yield from _plain(association.get("description_text") or association.get("caption"), Where.CAPTION)
        for description in _list(association.get("descriptions")):
            yield from _by_type(description, Where.CAPTION)


def _ninjs_body(thing: _Thing) -> Iterator[Paragraph]:
    """The body in one of its renditions: they all say the same."""
    for body in _list(thing.get("bodies"))[:1]:
        yield from _by_type(body)
    for name in sorted(thing):
        written = thing[name]
        if name.startswith("body_") and isinstance(written, str) and written.strip():
            yield from lines(written) if name == "body_text" else _html(written)
            return


def _by_type(thing: _Thing, where: Where | None = None) -> Iterator[Paragraph]:
    """A ninjs 2 value, which says itself whether it is HTML."""
    value = thing.get("value")
    if isinstance(value, str) and "html" in str(thing.get("contenttype", "")):
        yield from _html(value, where)
    elif isinstance(value, str):
        yield from [Paragraph(value, where)] if where else lines(value)


def _ans(thing: _Thing) -> Iterator[Paragraph]:
    for name, where in (("headlines", Where.HEADLINE), ("subheadlines", Where.DECK), ("description", Where.DECK)):
        part = thing.get(name)
        if isinstance(part, dict):
            yield from _html(part.get("basic"), where)
    for item in _list(thing.get("promo_items")):
        yield from _html(item.get("caption"), Where.CAPTION)
    yield from _ans_elements(thing.get("content_elements"), [0])


def _ans_elements(elements: Any, row: list[int]) -> Iterator[Paragraph]:
    for element in _list(elements):
        kind = str(element.get("type"))
        if kind == "table":
            yield from _ans_table(element, row)
        elif kind in _ANS_CAPTIONED:
            yield from _html(element.get("caption"), Where.CAPTION)
        elif kind in _ANS_TEXTS:
            where = _ANS_TEXTS[kind]
            if where:
                yield from _html(element.get("content") or element.get("text"), where if kind != "raw_html" else None)
        yield from _ans_elements(element.get("items"), row)
        yield from _ans_elements(element.get("content_elements"), row)


def _ans_table(table: _Thing, row: list[int]) -> Iterator[Paragraph]:
    rows = table.get("rows") if isinstance(table.get("rows"), list) else []
    for cells in (table.get("header"), *(rows or ())):
        row[0] += 1
        for column, cell in enumerate(cells if isinstance(cells, list) else []):
            written = cell.get("content") if isinstance(cell, dict) else cell
            for paragraph in _html(written, Where.CELL):
                yield paragraph._replace(row=row[0], column=column)


def _wordpress(thing: _Thing) -> Iterator[Paragraph]:
    rendered = {name: part.get("rendered") for name in ("title", "excerpt", "content")
                if isinstance(part := thing.get(name), dict)}
    body = list(_html(rendered.get("content")))
    yield from _html(rendered.get("title"), Where.HEADLINE)
    written = " ".join(paragraph.text for paragraph in body)
    for paragraph in _html(rendered.get("excerpt"), Where.DECK):
        if paragraph.text[:_SAME] not in written:       # most excerpts are the beginning of the story once more
            yield paragraph
    yield from body
