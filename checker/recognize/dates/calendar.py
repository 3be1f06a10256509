"""The calendar as TIMEX3 writes it: periods as strings, the days they cover, and steps from one to another.

Values follow TimeML 1.2.1: `2011-12-15`, `2011-12`, `2011`, `2011-W50` (ISO weeks), `2011-W50-WE`, `2011-Q3`,
`2011-H1`, `2011-SU`, a decade as `201`, a century as `20`. A range of two periods is written with a stroke, as in
ISO 8601: `1914/1918`. Seasons are those of the northern half of the globe, in whole months; a winter belongs to the
year in which it begins.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

Interval = tuple[date, date]

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}     # the month in which each begins
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}
_PART = re.compile(
    r"(?P<year>\d{4})-(?:(?P<kind>[QH])(?P<part>\d)|W(?P<week>\d\d)(?P<end>-WE)?|(?P<season>SP|SU|FA|WI))"
)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_DAYS[month - 1] + leap


def moved(day: date, steps: int, unit: str) -> date | None:
    """`day` moved by a number of units; None beyond the years 1 to 9999. The 31st moves to a month's last day."""
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=steps * DAYS_OF[unit])
        months = day.year * 12 + day.month - 1 + steps * (3 if unit == "season" else MONTHS_OF[unit])
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, last_day(year, month)))
    except (OverflowError, ValueError):
        return None


def period(day: date, unit: str) -> str:
    """The period of the kind `unit` that holds `day`."""
    year = f"{day.year:04}"
    if unit == "season":
        return season(day)
    if unit in ("week", "fortnight", "weekend"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "weekend" else "")
    periods = {
        "month": f"{year}-{day.month:02}", "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{(day.month + 5) // 6}", "year": year, "decade": year[:3], "century": year[:2],
    }
    return periods.get(unit, day.isoformat())


def season(day: date) -> str:
    """The season that holds `day`; January and February belong to the winter of the year before."""
    name = next((name for name, month in reversed(SEASONS.items()) if day.month >= month), "WI")
    return f"{day.year - (day.month < 3):04}-{name}"


def covered(timex: str) -> Interval | None:
    """The first and the last day of a period; None for what stands on no calendar (durations, XXXX, PAST_REF, BC)."""
    try:
        if len(timex) == 10 and timex[0] < "A":
            return (date.fromisoformat(timex),) * 2
        if "/" in timex:
            first, last = (covered(end) for end in timex.split("/"))
            return (first[0], last[1]) if first and last else None
        stem = timex.partition("T")[0]
        if stem.isdigit():
            return _years(stem)
        if part := _PART.fullmatch(stem):
            return _part(part)
        return _month_or_day(stem)
    except (OverflowError, ValueError):
        return None


def _month_or_day(stem: str) -> Interval | None:
    if len(stem) == 7:
        return _months(int(stem[:4]), int(stem[5:]), 1)
    return (date.fromisoformat(stem),) * 2 if len(stem) == 10 else None


def _years(digits: str) -> Interval | None:
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    return (date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)) if len(digits) in (2, 3, 4) else None


def _part(part: re.Match[str]) -> Interval:
    year = int(part["year"])
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        return monday + timedelta(days=5 if part["end"] else 0), monday + timedelta(days=6)
    if part["season"]:
        return _months(year, SEASONS[part["season"]], 3)
    length = 3 if part["kind"] == "Q" else 6
    return _months(year, (int(part["part"]) - 1) * length + 1, length)


def _months(year: int, month: int, length: int) -> Interval:
    first = date(year, month, 1)
    final = moved(first, length - 1, "month") or first
    return first, date(final.year, final.month, last_day(final.year, final.month))


def grain(timex: str) -> str | None:
    """The unit of a period as written: `2011-Q3` is a quarter. None for what is no period."""
    stem = timex.partition("/")[0].partition("T")[0]
    if stem.isdigit():
        return {2: "century", 3: "decade", 4: "year"}.get(len(stem))
    if part := re.fullmatch(r"[\dX]{4}-([QHW])[\dX]+(-WE|-\d)?", stem):
        return {"Q": "quarter", "H": "half", "W": "week"}[part[1]] if not part[2] else (
            "weekend" if part[2] == "-WE" else "day")
    if re.fullmatch(r"[\dX]{4}-(SP|SU|FA|WI)", stem):
        return "season"
    if not re.fullmatch(r"[\dX-]+", stem):
        return None
    return {2: "century", 3: "decade", 4: "year", 7: "month", 10: "day"}.get(len(stem))
