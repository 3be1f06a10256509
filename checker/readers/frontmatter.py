"""The front matter of a Markdown file: its title, deck and date, in the part of YAML or TOML that such fields need.

A title and a deck are printed, so they are prose where they stand; everything else in front matter is not. Only simple
values are read (plain, quoted, or folded over indented lines); what is nested deeper says nothing of the story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.document import PARAGRAPH, Edit
from checker.model import Region, Where
from checker.readers.metadata import iso_day

_OPENING = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=](?=\s)[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_MORE = re.compile(r"(?:\r?\n(?:[ \t]+[^\r\n]*|(?=\r?\n)))+")       # the indented lines of a folded value
_FOLDED = re.compile(r"[>|][+-]?\d?[ \t]*$")
_QUOTED = re.compile(r"\"((?:[^\"\\\r\n]|\\.)*)\"|'((?:[^'\r\n]|'')*)'")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+(?:#.*)?$")
_FOLD = re.compile(r"\r?\n\s*")
_ESCAPE = re.compile(r"\\(?=[\"\\/])|'(?=')")
_PLACES = {"title": Where.HEADLINE, "headline": Where.HEADLINE, "subtitle": Where.DECK, "deck": Where.DECK,
           "dek": Where.DECK, "standfirst": Where.DECK, "subheadline": Where.DECK, "description": Where.DECK,
           "summary": Where.DECK, "excerpt": Where.DECK}
_DATES = ("date", "published", "datepublished", "publishdate", "pubdate", "published_at", "publish_date")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says, where the text behind it begins, and how it reads."""

    end: int = 0
    title: str | None = None
    published: str | None = None
    edits: tuple[Edit, ...] = ()
    regions: tuple[Region, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """The front matter at the beginning of `text`; an empty one where there is none."""
    opening = _OPENING.match(text)
    closing = opening and re.compile(rf"^(?:{re.escape(opening['mark'])}|\.\.\.)[ \t]*(?:\r?\n|\Z)",
                                     re.MULTILINE).search(text, opening.end())
    if not opening or not closing:
        return FrontMatter()
    regions: list[Region] = []
    dates: dict[int, str] = {}
    for found in _FIELD.finditer(text, opening.end(), closing.start()):
        key = found["key"].lower()
        start, end = _value(text, found, closing.start())
        day = iso_day(text[start:end]) if key in _DATES else None
        if day:
            dates.setdefault(_DATES.index(key), day)
        if key in _PLACES and end > start and not any(region.where is _PLACES[key] for region in regions):
            regions.append(Region(start, end, _PLACES[key], 0))
    title = next((" ".join(_ESCAPE.sub("", text[region.start:region.end]).split()) for region in regions
                  if region.where is Where.HEADLINE), None)
    return FrontMatter(closing.end(), title, dates[min(dates)] if dates else None,
                       tuple(_edits(text, regions, closing.end())), tuple(regions))


def _value(text: str, found: re.Match[str], limit: int) -> tuple[int, int]:
    """Where the value of a field stands, without quotes and comments."""
    start, end = found.span("value")
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted.span(1) if quoted[1] is not None else quoted.span(2)
    if _FOLDED.match(found["value"]) or not found["value"]:
        more = _MORE.match(text, end, limit)
        if not more or not _FOLDED.match(found["value"]):
            return start, start
        written = more[0]
        return more.end() - len(written.lstrip()), more.start() + len(written.rstrip())
    comment = _COMMENT.search(found["value"])
    return start, start + (comment.start() if comment else len(found["value"]))


def _edits(text: str, regions: list[Region], end: int) -> list[Edit]:
    """Everything but the regions reads as the ends of paragraphs; inside them only escapes and line ends are hidden."""
    edits: list[Edit] = []
    at = 0
    for region in regions:
        edits.append(Edit(at, region.start, PARAGRAPH))
        edits += (Edit(*match.span()) for match in _ESCAPE.finditer(text, region.start, region.end))
        edits += (Edit(*match.span(), " ") for match in _FOLD.finditer(text, region.start, region.end))
        at = region.end
    edits.append(Edit(at, end, PARAGRAPH))
    return sorted(edits)
