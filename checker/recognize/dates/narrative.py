"""Whether a text is a story of the past, in which a date without a year is of the year that was told of last.

News tells of this week and names a year only where it is another one; a history names the year once and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checker.recognize.dates.patterns import Draft
from checker.recognize.row import Chunks

_FEWEST_TOLD = 3        # full dates that make a text a story of the past
_FEWEST_OPEN = 1        # dates without a year that one is needed for,
_FEWEST_IN_NEWS = 3     # ... and where the story has a dateline
_FULL = ("date", "month", "days")
_TODAY = ("weekday", "deictic", "which")
_YEARS = {"year": "year", "years": "to", "season": "year"}
_TELLING = (*_FULL, *_YEARS, "away", "century", "clock", "daypart", "decade", "duration", "era", "holiday", "hour",
            "hours", "nth", "nth_told", "numeric", "often", "seasons", "set", "stretch", "the", "told", "weekday_set")


def is_narrative(drafts: Sequence[Draft], row: Chunks, today: date | None) -> bool:
    """Whether a text tells of years gone by.

    So it does with full dates of other years, and more of them than of today's words; or where it begins with such a
    year and has no words but those that a history has too. Without a dateline one year and one date without is enough,
    if no words are of today.
    """
    drafts = [part for draft in drafts for part in _with_parts(draft)]
    told = [year for draft in drafts if draft.form in _FULL and (year := _year(draft, row, "year")) is not None]
    old = sum(_is_past(year, today) for year in told)
    newsy = sum(draft.form in _TODAY and not _goes_on(draft, row) for draft in drafts)
    if old >= _FEWEST_TOLD and old > (newsy if today is None else 2 * newsy):
        return True
    past = not newsy if today is None else all(draft.form in _TELLING for draft in drafts)
    return past and _begins_with_a_year(drafts, row, today)


def _with_parts(draft: Draft) -> Iterator[Draft]:
    """A draft and the dates within it: "the evening of 7 November"."""
    yield draft
    if draft.part is not None:
        yield from _with_parts(draft.part)


def _begins_with_a_year(drafts: Sequence[Draft], row: Chunks, today: date | None) -> bool:
    """Whether the first date names a past year, all others too, and there are some without one."""
    years = [_year(draft, row, _YEARS.get(draft.form, "year")) for draft in drafts
             if draft.form in _FULL or draft.form in _YEARS]
    named = [year for year in years if year is not None]
    if today is None:
        return bool(named) and len(years) - len(named) >= _FEWEST_OPEN
    return bool(named) and years[0] is not None and len(years) - len(named) >= _FEWEST_IN_NEWS and (
        all(_is_past(year, today) for year in named))


def _goes_on(draft: Draft, row: Chunks) -> bool:
    """Whether a word counts from what was told, and not from today: "the next day", but not "next week"."""
    return draft.form == "which" and row.is_a(draft.first, "definite") and row.is_a(draft.at("which") or 0, "told")


def _year(draft: Draft, row: Chunks, group: str) -> int | None:
    at = draft.at(group)
    return None if at is None else int(row.values[at].low)


def _is_past(year: int, today: date | None) -> bool:
    return today is None or year < today.year - 1
