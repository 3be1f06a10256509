"""Days with a name, fixed or movable.

The language pack gives each as `12-25` (month-day), `11/4/4` (month/weekday/which one in it, -1 the last) or
`easter`, with days to add (`easter-2`, `11/4/4+1`). Easter is the western one, from dateutil.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.model import Moment
from checker.recognize.dates.absolute import day_moment, nearest_year, year_of
from checker.recognize.dates.calendar import last_day
from checker.recognize.dates.moments import moment, unresolved
from checker.recognize.dates.parts import nth_weekday
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Resolver, Story
from checker.rulebook.shapes import YEARS

_RULE = re.compile(r"(?:(?P<easter>easter)|(?P<month>\d\d)/(?P<weekday>\d)/(?P<nth>-?\d))(?P<days>[+-]\d+)?")
_EASTER_MONTH = 4
_FIRST_EASTER = 1583    # the Gregorian calendar


def read_holiday(draft: Draft, story: Story) -> Moment:
    """Christmas Day, Thanksgiving, Easter 2013, the following Easter."""
    rule = str(story.meaning(draft, "holiday", "holiday", "holiday2"))
    movable = _RULE.fullmatch(rule)
    if draft.at("holiday2") is not None and story.told_days is not None:
        return _holiday_told(rule, story.told_days[0], int(story.meaning(draft, "told", "told") or 0))
    if not movable:
        month, day = map(int, rule.split("-"))
        return day_moment(draft, story, month, day, _step(draft, story))
    year, anchor = year_of(draft, story), None
    if year is None:
        month = int(movable["month"] or _EASTER_MONTH)
        year, anchor, _ = nearest_year(draft, story, month, tense=_step(draft, story))
    found = holiday(movable, year) if year is not None else None
    return unresolved("XXXX-XX-XX") if found is None else moment(found.isoformat(), anchor)


def _holiday_told(rule: str, day: date, step: int) -> Moment:
    """The following Easter, that Christmas: from the date told last."""
    known = list(_holidays_about(rule, day.year))
    if step > 0:
        best = min((found for found in known if found > day), default=None)
    elif step < 0:
        best = max((found for found in known if found < day), default=None)
    else:
        best = next((found for found in known if found.year == day.year), None)
    return unresolved("XXXX-XX-XX") if best is None else moment(best.isoformat(), day)


def _holidays_about(rule: str, year: int) -> Iterator[date]:
    """The days of a holiday in a year and in those beside it."""
    movable = _RULE.fullmatch(rule)
    for each in filter(YEARS.__contains__, range(year - 1, year + 2)):
        found = holiday(movable, each) if movable else date.fromisoformat(f"{each:04}-{rule}")
        if found is not None:
            yield found


def _step(draft: Draft, story: Story) -> int | None:
    step = int(story.meaning(draft, "which", "which") or 0)
    return 10 * step if step else None


def holiday(rule: re.Match[str], year: int) -> date | None:
    """The day of a movable holiday in a year; None before the Gregorian calendar, and beyond the years of any."""
    if not date.min.year <= year <= date.max.year:
        return None
    if rule["easter"]:
        if not _FIRST_EASTER <= year <= 4099:
            return None
        from dateutil.easter import easter  # noqa: PLC0415 - only a text that names Easter pays for it
        found: date | None = easter(year)
    else:
        month, nth = int(rule["month"]), int(rule["nth"])
        days = date(year, month, 1), date(year, month, last_day(year, month))
        found = nth_weekday(days, int(rule["weekday"]), None if nth < 0 else nth)
    return found + timedelta(days=int(rule["days"] or 0)) if found else None


RESOLVERS: dict[str, Resolver] = {"holiday": read_holiday}
