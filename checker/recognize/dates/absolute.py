"""Days and months of the calendar, with what they leave out filled in."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.model import Moment, YearFrom
from checker.recognize.dates.calendar import covered, grain, is_day, last_day, moved
from checker.recognize.dates.moments import impossible, moment, unresolved
from checker.recognize.dates.patterns import Draft, weekday_of
from checker.recognize.dates.story import Resolver, Story
from checker.rulebook.shapes import YEARS

_LEAP, _LEAP_MONTH, _SHORTEST_MONTH = 2000, 2, 28
_CENTURY_TURNS = 40     # "44" in a date is 1944, "30" is 2030
_AGAINST_TENSE = 300    # days that a reading must be nearer to hold against the tense of its sentence
_MONTH_AGAINST_TENSE = 320
_AS_NEAR = 60           # days by which one year can be nearer than another for a weekday to decide between them
_AHEAD = 100            # ... and to be one of days to come where the tense is not clear
_FOR_SURE = 10          # times the tense, where a word like "last" says it
_LONGEST_WAR = 99       # years that "1914-18" can span
_DAYS_OF_MONTH = ("date", "days", "month", "holiday", "nth_told", "away", "told")
_HALF_A_MONTH = 15
_NEAR_TOLD = 60         # chunks through which "the 21st" is one of the month told last
_ROLL = 7               # by more months than that a date of a story falls where it belongs to the next year
_LITTLE = 31            # days that what "had begun" can still be ahead of the date told last
_SEASON = 100           # days that a date of more is a year, or more


class Year(NamedTuple):
    """The year of a date that leaves it out, the day that it was counted from, and what told it; None where nothing."""

    year: int | None
    anchor: date | None
    told: YearFrom | None


def century_of(short: int) -> int:
    """A year of two digits as one of four."""
    return short + (2000 if short < _CENTURY_TURNS else 1900)


def year_of(draft: Draft, story: Story) -> int | None:
    """The year that a draft names, or that the period joined to it stands for."""
    year = story.whole(draft, "year", "year2")
    if year is not None:
        return year
    short = story.whole(draft, "short")
    if short is not None:
        return century_of(short)
    if draft.lender is not None:
        year = year_of(draft.lender, story)
        return year if year is None else year - _before_new_year(draft, draft.lender, story)
    return year_of_part(draft, story)


def _before_new_year(draft: Draft, lender: Draft, story: Story) -> bool:
    """Whether the range that two dates make runs over New Year: "from November to March 1917"."""
    first, last = (story.meaning(each, "month", "month", "month2", "month3") for each in (draft, lender))
    return first is not None and last is not None and int(first) > int(last)


def year_of_part(draft: Draft, story: Story) -> int | None:
    """The year of what was joined to a draft ("last year" in "August of last year")."""
    larger = story.resolve(draft.part) if draft.part is not None else None
    days = covered(larger.timex) if larger is not None and larger.timex else None
    return days[0].year if days else None


def read_date(draft: Draft, story: Story) -> Moment | None:
    """A day of a month, with or without its year; its number is an ordinal or written in figures ("May one ask")."""
    if story.in_words(draft, "day"):
        return None
    month = story.meaning(draft, "month", "month") or story.meaning(draft, "small_month", "small", "small2", "small3")
    day, step = story.whole(draft, "day", "nth", "day2", "day3") or 0, int(story.meaning(draft, "which", "which") or 0)
    return day_moment(draft, story, month, day, step * _FOR_SURE if step else None)


def day_moment(draft: Draft, story: Story, month: int, day: int, tense: int | None = None) -> Moment:
    """The day that month and day name, in the year that the draft names or its surroundings (or `tense`) tell."""
    year = year_of(draft, story)
    anchor, told = None, None
    if year is None and is_day(_LEAP, month, day):
        # A leap day without a year is one of the year that the day before it would belong to, which may have none.
        common = min(day, _SHORTEST_MONTH) if month == _LEAP_MONTH else day
        year, anchor, told = nearest_year(draft, story, month, common, tense)
        if year is None:
            return unresolved(f"XXXX-{month:02}-{day:02}")
    if not is_day(year or _LEAP, month, day):
        return impossible(year, month, day)
    return moment(f"{year:04}-{month:02}-{day:02}", anchor)._replace(year_from=told)


def read_no_day(draft: Draft, story: Story) -> Moment | None:
    """July 42nd, the 38th of March: a date that no year has."""
    day = story.whole(draft, "day", "day2", "day3", "day4") or 0
    month = story.meaning(draft, "month", "month", "month2", "month3", "month4")
    return None if is_day(_LEAP, month, day) else impossible(None, month, day)


def read_days(draft: Draft, story: Story) -> Moment | None:
    """From one day of a month to another."""
    month = story.meaning(draft, "month", "month", "month2")
    if story.in_words(draft, "day", "day2", "last", "last2"):
        return None
    first, last = _with_stroke(draft, story) or (
        story.whole(draft, "day", "day2") or 0, story.whole(draft, "last", "last2") or 0)
    begin = day_moment(draft, story, month, first)
    year = int(begin.start[:4]) if begin.start else None        # both ends are of one year
    ends = [begin, moment(f"{year:04}-{month:02}-{last:02}") if year is not None and is_day(year, month, last) else (
        day_moment(draft, story, month, last))]
    unread = next((end for end in ends if end.timex is None), None)
    if unread is not None or last <= first:
        return unread
    anchor = date.fromisoformat(begin.anchor) if begin.anchor else None
    return moment(f"{ends[0].timex}/{ends[1].timex}", anchor, note=begin.note)._replace(year_from=begin.year_from)


def _with_stroke(draft: Draft, story: Story) -> tuple[int, int] | None:
    """The days of 9/10 July, which was read as a fraction; no days where one does not follow the other."""
    place = draft.at("both") if draft.at("both") is not None else draft.at("both2")
    if place is None:
        return None
    first, _, last = story.row.written(place).partition("/")
    follows = first.isdigit() and last.isdigit() and int(last) == int(first) + 1
    return (int(first), int(last)) if follows else (0, 0)


def read_month(draft: Draft, story: Story) -> Moment:
    """A month, with or without its year."""
    month = story.meaning(draft, "month", "month", "month2", "month3")
    year = year_of(draft, story)
    if year is not None:
        return moment(f"{year:04}-{month:02}")
    if (draft.at("told") is not None or draft.at("that") is not None) and story.told_days:
        return _month_told(story.told_days[0], month, int(story.meaning(draft, "told", "told") or 0))
    which = int(story.meaning(draft, "which", "which", "which2") or 0)
    step = 1 if draft.setting("ahead") else which
    year, anchor, told = nearest_year(draft, story, month, tense=step * _FOR_SURE if step else None)
    if year is not None and anchor is not None:
        since = (anchor.year - year) * 12 + anchor.month - month
        # Nobody calls the month that has just ended "last February", nor the one that has begun "next June".
        year += (which > 0 and since == 0) - (step < 0 and since <= 1)
    found = moment(f"{year:04}-{month:02}", anchor) if year is not None else unresolved(f"XXXX-{month:02}")
    return found._replace(year_from=told)


def _month_told(day: date, month: int, step: int) -> Moment:
    """That September, the following May, the previous March: from the date told last."""
    year = day.year + (step > 0 and month <= day.month) - (step < 0 and month >= day.month)
    return moment(f"{year:04}-{month:02}", day)


def read_months(draft: Draft, story: Story) -> Moment | None:
    """The January-March quarter, the March quarter: a quarter or a half where the months are one."""
    last = story.meaning(draft, "month", "last", "last2")
    first = story.meaning(draft, "month", "month", "month2") or (last - 2 if last % 3 == 0 else last)
    year, anchor = year_of(draft, story), None
    if year is None:
        year, anchor, _ = nearest_year(draft, story, last)
    if year is None:
        return unresolved(f"XXXX-{first:02}/XXXX-{last:02}")
    for kind, length in (("Q", 3), ("H", 6)):
        if last - first == length - 1 and last % length == 0:
            return moment(f"{year:04}-{kind}{last // length}", anchor)
    return moment(f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}", anchor)


def nearest_year(draft: Draft, story: Story, month: int, day: int | None = None,
                 tense: int | None = None) -> Year:
    """The year of a date that leaves it out, with the day that it was counted from and what told it.

    By tense it is the last such date, or the next one, before or after the dateline; else the nearest. A narrative
    goes on from the date told last, or before the first year to that one, unless the sentence looks ahead. A weekday
    beside the date only decides between years that are about as near: one that does not fit is a mistake that must be
    seen, and no reason to take the date for one of another year.
    """
    today = story.published
    if story.narrative and (story.line or (story.opening and story.tense(draft) <= 0)):
        year, anchor = year_told(story, draft, month, day)
        ahead = today is not None and is_day(year, month, day or 1) and date(year, month, day or 1) > today
        return Year(min(max(year - ahead, date.min.year), date.max.year), anchor, YearFrom.STORY)
    if today is None:
        return Year(None, None, None)
    tense = min(story.tense(draft), 1) if tense is None else tense
    away = {year: _strangeness(year, month, day, today, tense) for year in _years_near(today.year, month, day or 1)}
    best = min(away, key=away.__getitem__)
    said = weekday_of(draft.weekday, story.row) if draft.weekday is not None else None
    if said is not None and day is not None:
        near = [year for year in away if away[year] - away[best] <= _AS_NEAR and is_day(year, month, day)]
        best = next((year for year in near if date(year, month, day).isoweekday() == said), best)
    plainly = min(away, key=lambda year: _strangeness(year, month, day, today, 0))
    best = _run_forward(draft, story, date(best, month, day or 1), tense)
    return Year(best, today, YearFrom.NEAREST if best == plainly else YearFrom.TENSE)


def _run_forward(draft: Draft, story: Story, day: date, tense: int) -> int:
    """The year of a day, so that no range ends before it begins: the first end moves back, in what is to come the last
    on ("from February to January").
    """
    row, before = story.row, draft.first - 1
    opens = row.is_a(before, "from_word") or row.is_a(before, "between_word")
    if draft.closing is not None and opens and tense <= 0 and story.published is not None:
        found = story.resolve(draft.closing)
        story.known.pop(id(draft.closing))              # it will know where the range begins
        back = bool(found and found.start and found.start < day.isoformat())
        goes_on = tense == 0 and back and day <= story.published
        return day.year - (back and not goes_on)        # the season runs from June 1 to Nov. 30
    told = story.told_days if story.ends_range(draft) else None
    return day.year + bool(told and told[0] > day)


def _years_near(year: int, month: int, day: int) -> list[int]:
    """The years about a year that have such a day: those beside it, or for 29 February those beyond."""
    for reach in (1, 4, 8):
        years = [near for near in range(year - reach, year + reach + 1) if is_day(near, month, day)]
        if years:
            return years
    return [year]


def _strangeness(year: int, month: int, day: int | None, today: date, tense: int) -> int:
    """How far a reading is from the dateline, in days; more where the tense speaks against it."""
    first = date(year, month, min(day or 1, last_day(year, month)))
    last = first if day else date(year, month, last_day(year, month))
    if first <= today <= last:
        return 0
    away = (first - today).days if first > today else (last - today).days
    against = tense < 0 < away or away < 0 < tense
    weight = abs(tense) * (_AGAINST_TENSE if day else _MONTH_AGAINST_TENSE)
    return abs(away) + (weight if against else _AHEAD if away > 0 and not tense else 0)


def year_told(story: Story, draft: Draft, month: int, day: int | None = None) -> tuple[int, date | None]:
    """The year in a narrative: that of the date told last, or the next one where its month falls far behind that.

    The end of a range does not come before its beginning. Where the story looks back ("which had begun on 16 December")
    the year is that of the last such date, and before any year is told that of the first one that will be.
    """
    told = story.told_days
    if told and told[0].month == month == told[1].month and story.is_near(draft):
        return told[0].year, told[0]                    # six months earlier, on 24 June
    if told and story.ends_range(draft):
        return told[0].year + (month < told[0].month), told[0]
    if story.line is None and story.opening is not None:
        return story.opening.year - (month > story.opening.month), story.opening
    first, last = story.line_days or (date.min, date.max)
    if (last - first).days > _SEASON:
        return first.year + (story.line_late and month == 1), first
    if story.looks_back(draft):
        over = [year for year in _years_near(first.year, month, day or 1)
                if (date(year, month, day or 1) - first).days <= _LITTLE]
        return max(over, default=first.year), first
    years = range(first.year, last.year + 1)
    within = (year for year in years if first <= _on_or_about(year, month, day, first) <= last)
    return next(within, last.year + (last.month - month > _ROLL)), first


def _on_or_about(year: int, month: int, day: int | None, beside: date) -> date:
    """A day of a month, or that of the month that is nearest to another day; a leap day is the one before."""
    return date(year, month, min(day or beside.day, last_day(year, month)))


def read_nth_day(draft: Draft, story: Story) -> Moment:
    """The 15th of the month, the 3rd of next month."""
    day, base = story.whole(draft, "day") or 0, story.published
    if story.narrative or draft.at("that") is not None:
        base = story.told_days[0] if story.told_days else base
    month = moved(base.replace(day=1), int(story.meaning(draft, "which", "which") or 0), "month") if base else None
    if month is None:
        return unresolved(f"XXXX-XX-{day:02}")
    if not is_day(month.year, month.month, day):
        return impossible(month.year, month.month, day)
    return moment(month.replace(day=day).isoformat(), base)


def read_nth_told(draft: Draft, story: Story) -> Moment | None:
    """The 21st, or from the 19th to the 22nd, in figures, where the story has told of a day or a month."""
    told = (story.line if story.narrative else story.told) or ""
    days = covered(told)
    near = story.narrative or (story.told_form in _DAYS_OF_MONTH and draft.first - story.told_at <= _NEAR_TOLD)
    if not (near and days and grain(told) in ("day", "week", "month")
            and story.row.written(draft.at("day") or draft.at("day2") or 0)[0].isdigit()):
        return None
    first = _nth_on(story.whole(draft, "day", "day2") or 0, days[0])
    last = story.whole(draft, "last", "last2")
    if first is None or last is None:
        return moment(first.isoformat(), days[0]) if first else None
    end = _nth_on(last, first, back=0)
    return moment(f"{first.isoformat()}/{end.isoformat()}", days[0]) if end and end > first else None


def _nth_on(nth: int, day: date, back: int = _HALF_A_MONTH) -> date | None:
    """The nth day of the month of `day`, or of the next one where it is more than `back` days before `day`."""
    month = moved(day.replace(day=1), int(day.day - nth > back), "month")
    return date(month.year, month.month, nth) if month and is_day(month.year, month.month, nth) else None


def read_dotted(draft: Draft, story: Story) -> Moment | None:
    """1.10.2013, 01.02.13: the day comes first, as where dates are written so."""
    parts = story.row.written(draft.first).split(".")
    if len(parts) != 3 or not (len(parts[0]) <= 2 and len(parts[1]) <= 2 and len(parts[2]) in (2, 4)):
        return None
    day, month, year = map(int, parts)
    if len(parts[2]) == 2:
        if len(parts[0]) + len(parts[1]) < 4:
            return None                                 # version 4.2.10
        year = century_of(year)
    if year not in YEARS or not is_day(_LEAP, 1, day) or not is_day(_LEAP, month, 1):
        return None
    return moment(f"{year:04}-{month:02}-{day:02}") if is_day(year, month, day) else impossible(year, month, day)


def read_numeric(draft: Draft, story: Story) -> Moment | None:
    """Dates in figures alone, in the order that the pattern or the language pack says."""
    a, b, c = (story.whole(draft, name, name + "2", name + "3") for name in "abc")
    order = draft.setting("order")
    if order == "YM":
        return _year_month(a or 0, b or 0)
    if order == "YMD":
        return moment(f"{a:04}-{b:02}-{c:02}") if is_day(a or 0, b or 0, c or 0) else impossible(a, b or 0, c or 0)
    year = century_of(c or 0) if draft.at("c2") is not None else c or 0
    order = story.pack.files["dates"]["numeric_order"]
    day, month = (a or 0, b or 0) if order == "DMY" else (b or 0, a or 0)
    if month > 12:
        day, month = month, day
    doubt = f"could be day {month} of month {day} too" if day <= 12 and day != month else None
    if not is_day(year, month, day):
        return impossible(year, month, day)
    return moment(f"{year:04}-{month:02}-{day:02}", note=doubt)


def _year_month(year: int, month: int) -> Moment | None:
    """2011-12: a month, unless it is two years ("the 2011-12 season")."""
    if 1 <= month <= 12 and year % 100 + 1 != month:
        return moment(f"{year:04}-{month:02}")
    found = years_moment(year, month)
    return found._replace(note=f"could be month {month} of {year} too") if found and month <= 12 else found


def years_moment(first: int, short: int) -> Moment | None:
    """From a year to one of which the last two digits are written: 1914-18; None where that is too far."""
    last = first - first % 100 + short
    last += 100 if last < first else 0
    return moment(f"{first:04}/{last:04}") if last - first <= _LONGEST_WAR else None


RESOLVERS: dict[str, Resolver] = {
    "date": read_date, "no_day": read_no_day, "days": read_days, "month": read_month, "nth_day": read_nth_day,
    "numeric": read_numeric,
    "months": read_months, "nth_told": read_nth_told, "dotted": read_dotted,
}
