"""Laws of the calendar: dates in words read back, steps agree with datetime and dateutil, nothing is made up."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.model import Mention
from checker.recognize import find_mentions
from checker.recognize.dates.calendar import covered, grain, moved, period
from checker.rulebook.files import load_pack

PACK = load_pack()
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNITS = ["day", "week", "month", "year"]
PERIODS = ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
RELATIVE = [
    "yesterday", "tomorrow", "last week", "next month", "this year", "two days ago", "a year ago",
    "three weeks earlier", "last Friday", "Monday morning", "the following day", "the same year", "March 3",
    "in August", "last summer",
    "the third quarter", "the end of the month", "next Easter", "Christmas Day", "ten days from now", "tonight",
    "the previous Tuesday", "the first Monday in May", "last night", "at noon Thursday", "the year-ago quarter",
    "the past decade",
]

days = st.dates(date(1000, 1, 1), date(2100, 12, 31))
datelines = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def ordinal(day: int) -> str:
    """The day of a month as 1st, 2nd, 3rd ..."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    return f"{day}{ending}"


def printed(day: date) -> list[str]:
    """A date in every way that a story may print it in full."""
    month, short, weekday = MONTHS[day.month - 1], SHORT[day.month - 1], WEEKDAYS[day.weekday()]
    year = f"{day.year:04}"
    return [
        f"{day.day} {month} {year}", f"{day.day} {month}, {year}", f"{day.day} {short} {year}",
        f"{month} {day.day}, {year}", f"{month} {day.day} {year}", f"{short} {day.day}, {year}",
        f"{ordinal(day.day)} {month} {year}", f"the {ordinal(day.day)} of {month} {year}",
        f"{month} {ordinal(day.day)}, {year}", f"{weekday}, {month} {day.day}, {year}",
        f"{weekday} {day.day} {month} {year}", day.isoformat(),
        f"{year}/{day.month}/{day.day}", f"{day.month}/{day.day}/{year}",
    ]


def only(text: str, published: date | None = None) -> Mention:
    """The one mention of a text that is an expression of time."""
    (mention,) = (m for m in find_mentions(text, PACK, published.isoformat() if published else None) if m.moment)
    return mention


def value(expression: str, published: date | None = None, frame: str = "It happened {}.") -> str | None:
    """The TIMEX3 value of an expression in a sentence of the past."""
    moment = only(frame.format(expression), published).moment
    assert moment is not None
    return moment.timex


@settings(deadline=None)
@given(days, st.data())
def test_a_date_in_full_reads_back(day: date, data: st.DataObject) -> None:
    """However a full date is printed, the value is the day, with or without a dateline."""
    written = data.draw(st.sampled_from(printed(day)))
    sentence = f"It happened on {written}."
    found = only(sentence)
    assert sentence[slice(*found.span)] == written
    assert found.moment is not None
    assert (found.moment.timex, found.moment.start, found.moment.end) == (day.isoformat(),) * 3


@settings(deadline=None)
@given(days)
def test_a_month_and_a_year_read_back(day: date) -> None:
    """"March 2003" is all of March 2003, to its last day."""
    moment = only(f"It happened in {MONTHS[day.month - 1]} {day.year:04}.").moment
    assert moment is not None
    last = date(day.year, day.month, 1) + relativedelta(day=31)
    assert (moment.timex, moment.start, moment.end) == (f"{day:%Y-%m}", f"{day:%Y-%m}-01", last.isoformat())


@settings(deadline=None)
@given(datelines, st.integers(2, 60), st.sampled_from(UNITS))
def test_so_many_units_ago(today: date, count: int, unit: str) -> None:
    """"Five months ago" is the period that dateutil finds five months back, across months, years and leap days."""
    step = relativedelta(**{f"{unit}s": count})     # type: ignore[arg-type]
    assert value(f"{count} {unit}s ago", today) == period(today - step, unit)
    assert value(f"{count} {unit}s from now", today) == period(today + step, unit)


@settings(deadline=None)
@given(datelines, st.sampled_from(["week", "month", "quarter", "year"]))
def test_last_this_and_next(today: date, unit: str) -> None:
    """"Last month" ends where "this month" begins, and "next month" begins where that ends."""
    spans = [only(f"It was {which} {unit}.", today).moment for which in ("last", "this", "next")]
    last, this, following = ((date.fromisoformat(m.start or ""), date.fromisoformat(m.end or "")) for m in spans if m)
    assert this[0] <= today <= this[1]
    assert last[1] + timedelta(days=1) == this[0]
    assert this[1] + timedelta(days=1) == following[0]


@settings(deadline=None)
@given(datelines, st.sampled_from(WEEKDAYS))
def test_weekdays(today: date, weekday: str) -> None:
    """A weekday is in the week up to the dateline, the last one before it, one to come in the week that it begins."""
    past = date.fromisoformat(value(weekday, today, "They met on {}.") or "")
    last = date.fromisoformat(value(f"last {weekday}", today, "They met {}.") or "")
    coming = date.fromisoformat(value(weekday, today, "They will meet on {}.") or "")
    assert {WEEKDAYS[day.weekday()] for day in (past, last, coming)} == {weekday}
    assert 0 <= (today - past).days <= 6
    assert 1 <= (today - last).days <= 7
    assert 0 <= (coming - today).days <= 6


@settings(deadline=None)
@given(datelines, days)
@example(date(2011, 12, 15), date(2012, 2, 29))
@example(date(1900, 3, 1), date(1904, 2, 29))
def test_a_day_without_a_year_is_one_near_the_dateline(today: date, day: date) -> None:
    """A day and month is that day within a year and a half; where that year has no 29 February, it is open."""
    found = value(f"{MONTHS[day.month - 1]} {day.day}", today, "They met on {}.")
    if found is None:
        assert (day.month, day.day) == (2, 29)
        return
    assert found[5:] == day.isoformat()[5:]
    assert abs((date.fromisoformat(found) - today).days) <= 550


@settings(deadline=None)
@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)))
def test_movable_holidays(day: date) -> None:
    """Easter is dateutil's, and Thanksgiving the fourth Thursday of November."""
    year = day.year
    assert value(f"Easter {year}") == easter(year).isoformat()
    thursdays = [d for n in range(1, 31) if (d := date(year, 11, n)).weekday() == 3]
    assert value(f"Thanksgiving {year}") == thursdays[3].isoformat()


@settings(deadline=None)
@given(st.lists(st.sampled_from(RELATIVE), min_size=1, max_size=4))
def test_no_dateline_no_relative_date(expressions: list[str]) -> None:
    """Without a dateline, and without a full date before it, nothing relative stands on the calendar."""
    text = ". ".join(f"It was {expression}" for expression in expressions) + "."
    moments = [m.moment for m in find_mentions(text, PACK) if m.moment]
    assert len(moments) >= len(expressions)
    assert [m for m in moments if m.start or m.end or m.anchor] == []


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(
    [*RELATIVE, *MONTHS, *SHORT, *WEEKDAYS, "the", "of", "31", "29", "1999", "2,003", "a.m.", "5:30", "-", "/", ",",
     ".", "'", "s", "year", "quarter", "ago", "first", "half", "century", "BC", "9999", "0", "every", "\n\n"],
)).map(" ".join)), st.one_of(datelines, st.sampled_from([date.min, date.max])))
@example(" ".join(f"It was {expression}. They will meet {expression}." for expression in RELATIVE), date.min)
@example(" ".join(f"It was {expression}. They will meet {expression}." for expression in RELATIVE), date.max)
def test_no_text_breaks_it(text: str, today: date) -> None:
    """Any text is read, mentions stand inside it in order, and calendar intervals run forwards."""
    found = find_mentions(text, PACK, today.isoformat())
    ends = [0, *(m.span.end for m in found)]
    assert all(end <= m.span.start < m.span.end <= len(text) for end, m in zip(ends, found, strict=False))
    assert all(m.moment.start <= m.moment.end for m in found if m.moment and m.moment.start and m.moment.end)


@settings(deadline=None)
@given(st.dates(date(1, 1, 1), date(9990, 12, 31)), st.sampled_from(PERIODS))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    """The period that a day is in covers the day and is of its unit; a weekend covers that of the day's week."""
    timex = period(day, unit)
    assert grain(timex) == unit
    first, last = covered(timex) or (date.max, date.min)
    assert first <= (day + timedelta(days=6 - day.weekday()) if unit == "weekend" else day) <= last


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(3000, 12, 31)), st.integers(-500, 500))
def test_steps_agree_with_dateutil(day: date, count: int) -> None:
    """Steps by days and weeks are timedelta's, by months and years dateutil's."""
    assert moved(day, count, "week") == day + timedelta(weeks=count)
    assert moved(day, count, "month") == day + relativedelta(months=count)
    assert moved(day, count, "year") == day + relativedelta(years=count)
