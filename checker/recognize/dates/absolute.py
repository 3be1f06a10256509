"""Dates that name themselves: days, months and years of the calendar, with what they leave out filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checker.model import Moment
from checker.recognize.dates.calendar import covered, is_day, last_day
from checker.recognize.dates.moments import impossible, moment, unresolved
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Story


def number_at(draft: Draft, group: str, story: Story) -> int | None:
    """The figure of a group; None where the group took no part."""
    place = draft.at(group)
    return None if place is None else int(story.row.values[place].low)


def year_of(draft: Draft, story: Story) -> int | None:
    """The year that a draft names, or that the period joined to it stands for."""
    year = number_at(draft, "year", story)
    if year is None and draft.part is not None:
        larger = story.resolve(draft.part)
        days = covered(larger.timex) if larger and larger.timex else None
        return days[0].year if days else None
    return year


def read_date(draft: Draft, story: Story) -> Moment:
    """A day of a month, with or without its year."""
    month = story.meaning(draft, "month", "month") or 1
    day, year = number_at(draft, "day", story) or 1, year_of(draft, story)
    if not is_day(year or 2000, month, day):
        return impossible(year, month, day)
    if year is not None:
        return moment(f"{year:04}-{month:02}-{day:02}")
    year = nearest_year(draft, story, month, day)
    if year is None:
        return unresolved(f"XXXX-{month:02}-{day:02}")
    if not is_day(year, month, day):
        return impossible(year, month, day)
    return moment(f"{year:04}-{month:02}-{day:02}", story.published)


def read_month(draft: Draft, story: Story) -> Moment:
    """A month, with or without its year."""
    month = story.meaning(draft, "month", "month") or story.meaning(draft, "doubtful", "month")
    year = year_of(draft, story)
    if year is not None:
        return moment(f"{year:04}-{month:02}")
    year = nearest_year(draft, story, month)
    return unresolved(f"XXXX-{month:02}") if year is None else moment(f"{year:04}-{month:02}", story.published)


def nearest_year(draft: Draft, story: Story, month: int, day: int | None = None) -> int | None:
    """The year of a date that leaves it out: by tense the last or the next one, else the nearest."""
    today = story.published
    if today is None:
        return None
    def first(year: int) -> date:
        return date(year, month, min(day or 1, last_day(year, month)))
    years = [year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999]
    tense = story.tense(draft)
    if tense < 0:
        return max((year for year in years if first(year) <= today), default=None)
    if tense > 0:
        return min((year for year in years if (first(year).year, first(year).month) >= (today.year, today.month)),
                   default=None)
    return min(years, key=lambda year: abs((first(year) - today).days))


def read_year(draft: Draft, story: Story) -> Moment:
    """A year in four digits."""
    year = number_at(draft, "year", story) or number_at(draft, "bracketed", story)
    return moment(f"{year:04}")


RESOLVERS: dict[str, Callable[[Draft, Story], Moment | None]] = {
    "date": read_date, "month": read_month, "year": read_year,
}
