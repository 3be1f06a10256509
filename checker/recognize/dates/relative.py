"""Dates that are told by their distance from the dateline or from another date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from checker.model import Moment
from checker.recognize.dates.calendar import moved
from checker.recognize.dates.moments import moment, period_moment, unresolved
from checker.recognize.dates.patterns import Draft, unit_of
from checker.recognize.dates.story import Story


def read_deictic(draft: Draft, story: Story) -> Moment:
    """Yesterday, today, tomorrow."""
    today = story.published
    days = story.meaning(draft, "day", "deictic")
    return period_moment(moved(today, days, "day") if today else None, "day", today)


def read_weekday(draft: Draft, story: Story) -> Moment:
    """A weekday: the last one (or the dateline's own), the next one where the words look ahead."""
    weekday = story.meaning(draft, "weekday", "weekday")
    if story.published is None:
        return unresolved(f"XXXX-WXX-{weekday}")
    which = story.meaning(draft, "which", "which")
    ahead = story.tense(draft) > 0 if which is None else which > 0
    day = weekday_near(story.published, weekday, ahead=ahead, today=not which)
    return moment(day.isoformat(), story.published)


def weekday_near(day: date, weekday: int, *, ahead: bool, today: bool = True) -> date:
    """The nearest such weekday before or after `day`, or `day` itself where `today` allows it."""
    away = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    if away == 0 and not today:
        away = 7 if ahead else -7
    return day + timedelta(days=away)


def read_which(draft: Draft, story: Story) -> Moment:
    """Last week, this year, the month."""
    unit = unit_of(draft, story.row) or "day"
    steps = story.meaning(draft, "which", "which") or 0
    today = story.published
    return period_moment(moved(today, steps, unit) if today else None, unit, today)


RESOLVERS: dict[str, Callable[[Draft, Story], Moment | None]] = {
    "deictic": read_deictic, "weekday": read_weekday, "which": read_which,
}
