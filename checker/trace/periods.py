"""Which stretch of the calendar a head, a row or a phrase names: 2024-09-15, Sept 2024, Q3 2024, 2024/25, 2019."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from checker.recognize import find_mentions
from checker.rulebook.pack import LanguagePack

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_MONTH = re.compile(r"(\d{4})[-/](\d\d)")
_YEAR = re.compile(r"((?:1[6-9]|20)\d\d)(?:\.0)?")
_SEASON = re.compile(r"((?:19|20)\d\d)\s*[/–-]\s*(\d\d|\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_QUARTER = re.compile(
    r"(?:Q([1-4])|H([12]))[\s/-]*((?:19|20)\d\d)|((?:19|20)\d\d)[\s/-]*(?:Q([1-4])|H([12]))", re.IGNORECASE)
_A_YEAR, _A_LETTER, _A_DIGIT = re.compile(r"(?<!\w)(?:1[6-9]|20)\d\d(?!\w)"), re.compile(r"[^\W\d_]"), re.compile(r"\d")
_LONGEST = 40       # characters of a phrase that may name a period
_MOST_MONTHS = 12


class Period(NamedTuple):
    """A stretch of the calendar by its first and last day (ISO dates)."""

    start: str
    end: str

    def meets(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def mostly(self, other: Period) -> bool:
        """Whether both share more than half of the shorter one."""
        mine, theirs = ([date.fromisoformat(day).toordinal() for day in period] for period in (self, other))
        common = min(mine[1], theirs[1]) - max(mine[0], theirs[0]) + 1
        return 2 * common > min(mine[1] - mine[0], theirs[1] - theirs[0]) + 1

    def holds(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end


class Calendar:
    """Reads periods in one language; remembers what it has read."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._known: dict[str, Period | None] = {}

    def period(self, text: str) -> Period | None:
        """The period that the whole of a short text names; None where it names none."""
        text = text.strip()
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Period | None:
        if len(text) > _LONGEST or not _A_DIGIT.search(text):
            return None
        if (plain := _plain(text)) is not None:
            return plain
        if not _A_YEAR.search(text) or not _A_LETTER.search(text):
            return None
        moments = [mention.moment for mention in find_mentions(text, self._pack, None) if mention.moment]
        found = [Period(moment.start, moment.end or moment.start) for moment in moments if moment.start]
        return found[0] if len(found) == 1 else None

    def within(self, text: str) -> Period | None:
        """The period that a longer head names among other words: "Cases in 2023"."""
        whole = self.period(text)
        if whole:
            return whole
        found = re.findall(r"(?<!\d)(?:19|20)\d\d(?:/\d\d(?!\d))?(?!\d)", text)
        return self.period(found[0]) if len(found) == 1 else None


def _plain(text: str) -> Period | None:
    """A period in digits alone."""
    for pattern, read in _FORMS:
        if (match := pattern.fullmatch(text)) and (period := read(match)):
            return period
    return None


def _year(match: re.Match[str]) -> Period:
    return Period(f"{match[1]}-01-01", f"{match[1]}-12-31")


def _season(match: re.Match[str]) -> Period | None:
    """A year that begins in summer: 2024/25. With a hyphen and a number of a month it is one: 2011-12."""
    first, last = int(match[1]), int(match[2][-2:])
    if (first + 1) % 100 != last or (last <= _MOST_MONTHS and "-" in match[0]):
        return None
    return Period(f"{first}-07-01", f"{first + 1}-06-30")


def _slashed(match: re.Match[str]) -> Period | None:
    """A day as 17/9/2024 or 9/17/2024; None where the month is in doubt."""
    first, second = int(match[1]), int(match[2])
    return _day(int(match[3]), min(first, second), max(first, second)) if max(first, second) > _MOST_MONTHS else None


def _part_of_year(match: re.Match[str]) -> Period:
    year = int(match[3] or match[4])
    quarter, half = match[1] or match[5], match[2] or match[6]
    first, length = (3 * int(quarter) - 2, 3) if quarter else (6 * int(half) - 5, 6)
    return Period(f"{year}-{first:02}-01", _last(year, first + length - 1))


def _day(year: int, month_: int, day: int) -> Period | None:
    try:
        iso = date(year, month_, day).isoformat()
    except ValueError:
        return None
    return Period(iso, iso)


def month(year: int, number: int) -> Period | None:
    """A month of the calendar; None for a number that is none."""
    return Period(f"{year}-{number:02}-01", _last(year, number)) if 1 <= number <= _MOST_MONTHS else None


def _last(year: int, number: int) -> str:
    return f"{year}-{number:02}-{monthrange(year, number)[1]:02}"


def year_before(period: Period) -> Period:
    """The same stretch of the year before."""
    return Period(*(f"{int(day[:4]) - 1:04}{'-02-28' if day[4:] == '-02-29' else day[4:]}" for day in period))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = (
    (_ISO, lambda match: _day(int(match[1]), int(match[2]), int(match[3]))),
    (_YEAR, _year),
    (_SEASON, _season),
    (_MONTH, lambda match: month(int(match[1]), int(match[2]))),
    (_DOTTED, lambda match: _day(int(match[3]), int(match[2]), int(match[1]))),
    (_SLASHED, _slashed),
    (_QUARTER, _part_of_year),
)
"""How periods are written in digits, and how each form is read."""
