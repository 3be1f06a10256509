"""Dates, times and spans of time in words: the TIMEX3 values of the record, as the AP Stylebook has them.

Months are cut short before a day, but for the short ones; a time stands before its day; noon and midnight are words.
"""

from __future__ import annotations

import re
from datetime import date

from checker.words.amounts import ordinal

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
_NTH = ("first", "second", "third", "fourth")
_EDGES = {"START": "early", "MID": "middle of", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
          "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from"}
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "ML": "millennium",
            "Q": "quarter", "WE": "weekend"}
_CLOCK_LENGTHS = {"H": "hour", "M": "minute", "S": "second"}
_REFERENCES = {"PRESENT_REF": "at present", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}

_DAY = re.compile(r"(\d{4}|X{4})-(\d\d|XX)-(\d\d|XX)")
_MONTH = re.compile(r"(\d{4}|X{4})-(\d\d|XX)")
_PERIOD = re.compile(r"(\d{4}|X{4})-(?:W(?P<week>\d\d|XX)(?:-(?P<day>\d|WE))?|(?P<kind>[QH])(?P<nth>\d)|"
                     r"(?P<season>SP|SU|FA|WI))")
_TIME = re.compile(r"(\d{1,2})(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|X+)(DE|CE|ML|WE|[YMWDQHS])")
_UNKNOWN = re.compile(r", (?:date|day|month|year) not known$|, date not known(?= to )")
_BEFORE_CHRIST = re.compile(r"BC(\d+)")
_YEARS = 4          # digits of a year; a decade has one fewer, a century two
_EARLY = 1000       # the years before it are told to be of our era


def date_in_words(timex: str, mod: str | None = None) -> str | None:
    """A day, a time or a period of the calendar, with what is not known of it said so; None for what is none of them.

    `mod` is TIMEX3's modifier of it.
    """
    said = _range(timex) if "/" in timex else _single(timex)
    if said is None or mod not in _EDGES:
        return said
    if mod == "MID" and not _DAY.match(timex):
        return f"mid-{said.removeprefix('the ')}"
    if mod in ("START", "END"):
        said = said.removeprefix("the ")
    return f"{_EDGES[mod]} {said}" + (" on" if mod == "ON_OR_AFTER" else "")


def duration_in_words(timex: str, *, repeated: bool = False) -> str | None:
    """A length of time (`P9Y`, `PT20M`, `PXW`), or how often something is where it is `repeated`; None for neither."""
    if not timex.startswith("P") or timex in _REFERENCES:
        every = date_in_words(timex) if repeated else None
        return f"every {_UNKNOWN.sub('', every)}" if every else None
    days, _, clock = timex[1:].partition("T")
    parts = [*_lengths(days, _LENGTHS), *_lengths(clock, _CLOCK_LENGTHS)]
    if not parts:
        return None
    said = " ".join(parts)
    return f"every {said.removeprefix('1 ').replace('some', 'several')}" if repeated else said


def _lengths(text: str, names: dict[str, str]) -> list[str]:
    found = []
    for count, unit in _LENGTH.findall(text):
        name = names.get(unit, "")
        many = "centuries" if name == "century" else "millennia" if name == "millennium" else f"{name}s"
        found.append(f"some {many}" if "X" in count else f"{count} {name if count == '1' else many}")
    return found


def _range(timex: str) -> str | None:
    """From one to another; what both ends have in common is said once."""
    first, _, last = timex.partition("/")
    one, other = _single(first), _single(last)
    if one is None or other is None:
        return None
    day, _, _ = first.partition("T")
    if "T" in first and last.startswith(f"{day}T"):
        return f"{_clock(first.partition('T')[2])} to {other}"
    if (unknown := _UNKNOWN.search(one)) and other.endswith(unknown[0]):
        return f"{one.removesuffix(unknown[0])} to {other}"
    year = f", {first[:_YEARS]}" if _DAY.fullmatch(first) else f" {first[:_YEARS]}"
    if first[:_YEARS] == last[:_YEARS] and len(first) == len(last) > _YEARS and one.endswith(year):
        return f"{one.removesuffix(year)} to {other}"
    comma = "," if _DAY.fullmatch(first) and first[0] != "X" else ""
    return f"{one}{comma} to {other}"


def _single(timex: str) -> str | None:
    if timex in _REFERENCES:
        return _REFERENCES[timex]
    stem, _, time = timex.partition("T")
    if not time:
        return _years(stem) or _period(stem)
    clock = _clock(time)
    if clock is None or not stem or stem == "XXXX-XX-XX":
        return clock and (f"{clock}, day not known" if stem else clock)
    day = _period(stem)
    return day and (f"{clock} of {day}" if time in _PARTS else f"{clock} {day}")


def _years(stem: str) -> str | None:
    """A year, a decade or a century, and the years before our era."""
    if before := _BEFORE_CHRIST.fullmatch(stem):
        return f"{int(before[1])} B.C."
    if not stem.isdigit():
        return None
    if len(stem) == _YEARS:
        return stem if int(stem) >= _EARLY else f"A.D. {int(stem)}"
    if len(stem) == _YEARS - 1:
        return f"the {stem}0s"
    return f"the {ordinal(int(stem) + 1)} century" if len(stem) == _YEARS - 2 else None


def _period(stem: str) -> str | None:
    """A day, a month, or a part of a year."""
    if day := _DAY.fullmatch(stem):
        return _day(*day.groups())
    if month := _MONTH.fullmatch(stem):
        return _month(*month.groups())
    part = _PERIOD.fullmatch(stem)
    if part is None:
        return None
    year, known = part[1], part[1] != "XXXX"
    if part["season"]:
        name = _SEASONS[part["season"]]
        ends = f"-{(int(year) + 1) % 100:02}" if known and name == "winter" else ""
        return f"{name} {year}{ends}" if known else f"{name}, year not known"
    if part["kind"]:
        name = f"{_NTH[(int(part['nth']) - 1) % len(_NTH)]} {'quarter' if part['kind'] == 'Q' else 'half'}"
        return f"{name} of {year}" if known else f"{name}, year not known"
    return _week(year, part["week"], part["day"])


def _month(year: str, month: str) -> str | None:
    if month == "XX":
        return f"{year}, month not known" if year != "XXXX" else None
    if not 1 <= int(month) <= len(_FULL):
        return None
    name = _FULL[int(month) - 1]
    return f"{name}, year not known" if year == "XXXX" else f"{name} {year}"


def _day(year: str, month: str, day: str) -> str | None:
    if month == "XX":
        return None if year == "XXXX" else f"{year}, day not known"
    if not 1 <= int(month) <= len(_MONTHS):
        return None
    if day == "XX":
        return f"{_FULL[int(month) - 1]} {year}, day not known"
    name = f"{_MONTHS[int(month) - 1]} {int(day)}"
    return f"{name}, year not known" if year == "XXXX" else f"{name}, {year}"


def _week(year: str, week: str, day: str | None) -> str | None:
    """A week by its Monday, a weekend by its Saturday, or a weekday of which the date is not known."""
    if "X" not in year + week:
        try:
            first = date.fromisocalendar(int(year), int(week), 6 if day == "WE" else int(day or 1))
        except ValueError:
            return None
        said = _day(*first.isoformat().split("-"))
        return said if day and day != "WE" else f"{'weekend' if day else 'week'} of {said}"
    if day and day.isdigit():
        return f"{_WEEKDAYS[int(day) - 1]}, date not known"
    name = "weekend" if day else "week"
    return f"a {name} in {year}, date not known" if year != "XXXX" else f"a {name}, date not known"


def _clock(time: str) -> str | None:
    """A time of day, to the hour, the minute or the second, with what it is told against UTC; or a part of the day."""
    if time in _PARTS:
        return _PARTS[time]
    found = _TIME.fullmatch(time)
    if found is None or int(found[1]) > 24:     # noqa: PLR2004 - hours of a day
        return None
    hour, rest = int(found[1]), "".join(f":{part}" for part in found.group(2, 3) if part)
    zone = f" UTC{found[4]}" if found[4] and found[4] != "Z" else " UTC" if found[4] else ""
    if rest in ("", ":00"):
        if hour in (0, 24):
            return f"midnight{zone}"
        return f"noon{zone}" if hour == 12 else f"{hour % 12} {'a.m.' if hour < 12 else 'p.m.'}{zone}"  # noqa: PLR2004
    return f"{hour % 12 or 12}{rest} {'a.m.' if hour < 12 else 'p.m.'}{zone}"   # noqa: PLR2004
