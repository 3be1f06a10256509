"""What the metadata of a story say of it: its title, and the day that it was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

_TITLE_NAMES = ("og:title", "twitter:title", "headline", "dc.title")
_DATE_NAMES = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
               "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
               "date")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def iso_day(written: object) -> str | None:
    """The day of a date or time as ISO 8601 (also in its short form) or RFC 5322 writes it; None where it is none.

    The day is the one written, in the time zone written: a story of Thursday night is Thursday's.
    """
    if isinstance(written, date):
        return written.isoformat()[:10]
    if not isinstance(written, str):
        return None
    try:
        match = _ISO.match(written.strip())
        day = date(*map(int, match.groups())) if match else parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day.isoformat()


@dataclass
class Metadata:
    """Titles and dates of a page as they are met. `title` and `published` are those of the surest source."""

    titles: dict[int, str] = field(default_factory=dict)
    dates: dict[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str | None:
        return self.titles[min(self.titles)] if self.titles else None

    @property
    def published(self) -> str | None:
        return self.dates[min(self.dates)] if self.dates else None

    def offer_title(self, written: object, rank: int = 99) -> None:
        """A title that stands where no title of a lower rank does."""
        if isinstance(written, str) and written.strip():
            self.titles.setdefault(rank, " ".join(unescape(written).split()))

    def offer_date(self, written: object, rank: int = 99) -> None:
        """A date that stands where no date of a lower rank does."""
        day = iso_day(written)
        if day:
            self.dates.setdefault(rank, day)

    def meta(self, found: dict[str, str]) -> None:
        """A `meta` element."""
        content = found.get("content", "")
        for key in ("property", "name", "itemprop"):
            name = found.get(key, "").lower()
            if name in _TITLE_NAMES:
                self.offer_title(content, 10 + _TITLE_NAMES.index(name))
            elif name in _DATE_NAMES:
                self.offer_date(content, 10 + _DATE_NAMES.index(name))

    def time(self, found: dict[str, str]) -> None:
        """A `time` element."""
        published = "pubdate" in found or found.get("itemprop", "").lower() == "datepublished"
        self.offer_date(found.get("datetime") or found.get("content"), 50 if published else 60)

    def script(self, found: dict[str, str], content: str) -> None:
        """A `script` element, which may hold JSON-LD."""
        if found.get("type", "").lower().split(";")[0].strip() != "application/ld+json":
            return
        try:
            things = json.loads(content)
        except (ValueError, RecursionError):
            return
        for thing in _objects(things):
            if "headline" in thing or "datePublished" in thing:
                self.offer_title(thing.get("headline"), 0)
                self.offer_date(thing.get("datePublished"), 0)


def _objects(things: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD: one, a list of them, or a graph."""
    waiting = [things]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += reversed(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting += (thing.get("mainEntity"), thing.get("@graph"))
