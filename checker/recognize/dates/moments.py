"""Making moments: a TIMEX3 value with the days it covers."""

from __future__ import annotations

from datetime import date

from checker.model import Moment
from checker.recognize.dates.calendar import UNKNOWN, Interval, covered, period

NO_DATELINE = "no date of publication"
OFF_CALENDAR = "beyond the years 1 to 9999"
NO_DAY = "no date before it says what to count from"


def moment(timex: str, anchor: date | None = None, mod: str | None = None, note: str | None = None) -> Moment:
    """A moment for a TIMEX3 value, with its days where it stands on the calendar."""
    days = covered(timex)
    first, last = (day.isoformat() for day in days) if days else (None, None)
    return Moment(timex, first, last, anchor.isoformat() if anchor else None, mod, note)


def days_of(found: Moment) -> Interval | None:
    """The first and the last day that a moment covers; None where it stands on no calendar."""
    return (date.fromisoformat(found.start), date.fromisoformat(found.end)) if found.start and found.end else None


def period_moment(day: date | None, unit: str, anchor: date | None) -> Moment:
    """The period of the kind `unit` that holds `day`; unresolved where there is no day to go by."""
    if day is None or anchor is None:
        return unresolved(UNKNOWN.get(unit, UNKNOWN["day"]))
    return moment(period(day, unit), anchor)


def unresolved(timex: str) -> Moment:
    """A value with X for what a dateline would tell."""
    return Moment(timex, note=NO_DATELINE)


def impossible(year: int | None, month: int, day: int) -> Moment:
    """A date that no calendar has."""
    written = f"{year:04}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"
    return Moment(None, note=f"the calendar has no {written}")
