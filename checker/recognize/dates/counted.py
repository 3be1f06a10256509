"""Dates that are so many units away: two years ago, three weeks earlier, ten days from now, a year earlier."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from checker.model import Moment, plain
from checker.recognize.dates.calendar import UNKNOWN, Interval, covered, grain, moved, period
from checker.recognize.dates.moments import NO_DAY, days_of, moment, unresolved
from checker.recognize.dates.patterns import Draft, unit_of
from checker.recognize.dates.story import Resolver, Story
from checker.rulebook.lexicon import BREAK

_CLOCK_UNITS = ("second", "minute", "hour")
_NEAR = 15          # chunks through which "a year earlier" goes back from the date told last
_FURTHEST = 100_000     # units
_YEARS_IN = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_BEYOND = 1900      # years from which on what was so long ago may be before our era
_PARTS = {"year": "month", "decade": "year", "century": "year", "week": "day"}
_WHOLE = {"year": 12, "decade": 10, "century": 100, "week": 7}


def count_of(draft: Draft, story: Story) -> Decimal | None:
    """How many units a draft names; None where it is not said ("several")."""
    if draft.at("few") is not None:
        return None
    if draft.at("pair") is not None:
        return Decimal(2)
    figure = story.figure(draft, "count", "part")
    return (Decimal(1) if figure is None else figure) + (story.figure(draft, "more") or 0)


def read_ago(draft: Draft, story: Story) -> Moment | None:
    """Two years ago, counted from the dateline, in the unit that it is told in."""
    count = count_of(draft, story)
    direction = int(draft.setting("step") or story.meaning(draft, "ago", "ago"))
    return Moment("PAST_REF") if count is None else _from_dateline(draft, story, count * direction)


def read_ahead(draft: Draft, story: Story) -> Moment | None:
    """Ten days from now."""
    count = count_of(draft, story)
    return Moment("FUTURE_REF") if count is None else _from_dateline(draft, story, count)


def read_vague_ago(draft: Draft, story: Story) -> Moment:
    """Years ago, a year or two ago."""
    return Moment("PAST_REF" if int(story.meaning(draft, "ago", "ago")) < 0 else "FUTURE_REF")


def _from_dateline(draft: Draft, story: Story, count: Decimal) -> Moment | None:
    unit = unit_of(draft, story.row) or "day"
    if unit in _CLOCK_UNITS:
        unit, count = "day", Decimal(0)
    if count < 0 and unit in _YEARS_IN and -count * _YEARS_IN[unit] >= _BEYOND:
        return _long_ago(-count * _YEARS_IN[unit], story.published)
    if story.published is None:
        return unresolved(UNKNOWN.get(unit, UNKNOWN["day"]))
    if draft.part is not None:
        return _from_day(story.resolve(draft.part), count, unit)
    return stepped(story.published, count, unit, _smaller(draft, story, count))


def _long_ago(years: Decimal, today: date | None) -> Moment | None:
    """3.7 million years ago: TIMEX3 writes thousands, millions and billions of years before now KA, MA and GA."""
    for size, name in ((Decimal(10) ** 9, "GA"), (Decimal(10) ** 6, "MA"), (Decimal(10) ** 4, "KA")):
        if years >= size:
            return Moment(f"{name}{plain(years / (1000 if name == 'KA' else size))}")
    if today is None:
        return unresolved(UNKNOWN["year"])
    year = today.year - int(years)
    return moment(f"{year:04}", today) if year > 0 else Moment(f"BC{1 - year:04}", anchor=today.isoformat())


def _smaller(draft: Draft, story: Story, sign: Decimal) -> tuple[int, str] | None:
    """The months of "two years and three months ago", counted the way that the years are."""
    unit, count = story.meaning(draft, "time_unit", "unit2", "unit3"), story.whole(draft, "count2")
    return None if unit is None or count is None else (count if sign > 0 else -count, str(unit))


def _from_day(found: Moment | None, count: Decimal, unit: str) -> Moment | None:
    """50 years ago this week, two years ago Monday: so far from that day, and as fine as it."""
    days = covered(found.timex) if found is not None and found.timex else None
    day = moved(days[0], int(count), unit) if days and abs(count) <= _FURTHEST else None
    return moment(period(day, grain(found.timex or "") or "day"), days[0]) if found and days and day else found


def stepped(day: date, count: Decimal, unit: str, smaller: tuple[int, str] | None = None) -> Moment | None:
    """The period a number of units from `day`, and of a smaller unit; two and a half years are thirty months."""
    if unit in ("decade", "century"):
        count, unit = count * _YEARS_IN[unit], "year"
    if count != count.to_integral_value() and unit in _PARTS:
        count, unit = round(count * _WHOLE[unit], 0), _PARTS[unit]
    if abs(count) > _FURTHEST:
        return None
    found = moved(day, int(count), unit)
    if found and smaller:
        found, unit = moved(found, *smaller), smaller[1]
    return moment(period(found, unit), day) if found else None


def read_away(draft: Draft, story: Story) -> Moment | None:
    """Three weeks earlier, two days later: from the date told last, which must be as fine as the unit."""
    count, unit = count_of(draft, story), unit_of(draft, story.row) or "day"
    direction = int(story.meaning(draft, "away", "away"))
    if unit in _CLOCK_UNITS:
        found = None if count is None else _hours_away(count * direction, unit, story)
        alone = found is None and draft.at("one") is not None       # "two hours" is read with the other quantities
        return Moment(f"PT1{unit[0].upper()}") if alone else found
    days, widest = story.told_days, _WIDEST.get(unit, 366)
    if story.published is not None and direction < 0 and (days is None or _is_aside(draft, days, widest, story)):
        days = story.published, story.published
    unknown = UNKNOWN.get(unit, UNKNOWN["day"])
    if days is None or count is None or (days[1] - days[0]).days > widest:
        return Moment(unknown, note=NO_DAY)
    return stepped(days[0], count * direction, unit, _smaller(draft, story, Decimal(direction)))


def _hours_away(count: Decimal, unit: str, story: Story) -> Moment | None:
    """Nine hours later, from an hour that was told last; None where none was: it is a length of time then."""
    day, _, time = (story.told or "").partition("T")
    if ":" not in time or unit == "second" or abs(count) > _FURTHEST:
        return None
    hours, minutes = int(time[:2]), int(time[3:5])      # midnight is 24:00
    begun = datetime.fromisoformat(day) + timedelta(hours=hours, minutes=minutes)
    found = begun + timedelta(minutes=float(count) * (60 if unit == "hour" else 1))
    return moment(found.isoformat(timespec="minutes"), date.fromisoformat(day))


def _is_aside(draft: Draft, days: Interval, widest: int, story: Story) -> bool:
    """Whether nobody counts back from the date told last: "5 meters a day earlier" behind a year, or behind a paragraph
    about another year.
    """
    far = story.published is not None and (story.published - days[1]).days > _RECENT
    other = far and BREAK in story.row.codes[max(story.told_at, 0):draft.first]
    return not story.narrative and (other or (days[1] - days[0]).days > widest)


_RECENT = 366       # days through which news goes on counting from a date in the next paragraph
_WIDEST = {"day": 1, "night": 1, "week": 7, "fortnight": 7, "weekend": 7, "month": 31, "quarter": 92}


def read_year_ago(draft: Draft, story: Story) -> Moment | None:
    """A year earlier, the year-ago quarter: a year before the quarter spoken of, if one is, else the year before."""
    quarter = (story.quarter_compared if draft.at("quarter") is None else story.quarter_spoken_of)(draft)
    nth = story.whole(draft, "nth")
    counts_on = draft.at("earlier") is not None or draft.at("earlier2") is not None
    if draft.part is not None:
        return _from_day(story.resolve(draft.part), Decimal(-1), "year")
    near = story.told_days if counts_on and draft.first - story.told_at <= _NEAR else None
    days = days_of(quarter) if quarter else near
    day = days[0] if days else story.published
    if day is None:
        return unresolved("XXXX")
    back = moved(day, -1, "year")
    if back is None:
        return None
    if nth is not None and 1 <= nth <= 4:
        return moment(f"{back.year:04}-Q{nth}", day)
    if quarter is None:
        return moment(period(back, _grain(story, near is not None)), day)
    return _year_before(quarter, day)


def _year_before(quarter: Moment, day: date) -> Moment:
    """The quarter of that name a year before one that begins with `day`, with its days."""
    year, name = str(quarter.timex)[:4], str(quarter.timex)[4:7]
    ends = (moved(each, -1, "year") for each in days_of(quarter) or ())
    first, last = (each.isoformat() if each else None for each in ends)
    return moment(f"{int(year) - 1:04}{name}", day)._replace(start=first, end=last)


def read_same(draft: Draft, story: Story) -> Moment | None:
    """The same month last year: a year before the date told last, or the dateline."""
    unit, year = unit_of(draft, story.row) or "day", story.whole(draft, "year")
    told = story.told_days if grain(story.told or "") in ("day", "week", "weekend", "month", unit) else None
    day = told[0] if told else story.published
    if day is None or unit not in UNKNOWN:
        return Moment(UNKNOWN.get(unit, UNKNOWN["day"]), note=NO_DAY)
    back = moved(day, -1 if year is None else year - day.year, "year")
    return moment(period(back, unit), day) if back else None


def _grain(story: Story, near: bool) -> str:  # noqa: FBT001 - a private helper with one caller
    return "month" if near and grain(story.told or "") == "month" else "year"


RESOLVERS: dict[str, Resolver] = {
    "ago": read_ago, "ahead": read_ahead, "vague_ago": read_vague_ago, "away": read_away, "year_ago": read_year_ago,
    "same": read_same,
}
