"""Dates that are told by their distance from the dateline, or from the date that the story told of last."""

from __future__ import annotations

from datetime import date, timedelta

from checker.model import Moment
from checker.recognize.dates.calendar import MONTHS_OF, UNKNOWN, covered, grain, moved, period
from checker.recognize.dates.moments import NO_DAY, days_of, moment, period_moment, unresolved
from checker.recognize.dates.patterns import Draft, unit_of, weekday_of
from checker.recognize.dates.story import Resolver, Story
from checker.recognize.dates.tense import EXPECTED

_NEAR = 20          # chunks through which "the day" is the one told last, where a story has a dateline
_DAYS = 7           # of a week
_SCHOOL = 8         # the month in which a school year begins
_LAST_IN_YEAR = {"quarter": "Q4", "month": "12"}
_BY_SIZE = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium")


def read_deictic(draft: Draft, story: Story) -> Moment:
    """Yesterday, today, tomorrow, the day before yesterday."""
    today = story.published
    days = int(story.meaning(draft, "deictic", "day", "far"))
    if draft.at("far") is not None:
        days += -1 if draft.at("back") is not None else 1
    return period_moment(moved(today, days, "day") if today else None, "day", today)


def read_weekday(draft: Draft, story: Story) -> Moment:
    """A weekday: the last one (or the dateline's own), the next one where the words look ahead."""
    some = story.meaning(draft, "weekday", "any")
    if some is not None:
        return _some_weekday(int(some), story)
    weekday = weekday_of(draft, story.row) or 0
    if draft.part is not None:
        return _weekday_of_week(weekday, story.resolve(draft.part))
    if draft.at("told") is not None or draft.at("that") is not None:
        return _weekday_told(weekday, int(story.meaning(draft, "told", "told") or 0), story)
    today = story.published
    if story.narrative and story.told_days and grain(story.told or "") == "day":
        return moment(weekday_near(story.told_days[0], weekday, ahead=True).isoformat(), story.told_days[0])
    if today is None:
        return unresolved(f"XXXX-WXX-{weekday}")
    if draft.at("which") is None and draft.at("which2") is None:
        tense = story.tense(draft)
        day = weekday_near(today, weekday, ahead=tense > 0 or (tense == 0 and _ends_ahead(draft, story, today)))
        if tense == EXPECTED and (day - today).days == _DAYS - 1:
            day -= timedelta(days=_DAYS)                # yesterday
        day -= timedelta(days=_DAYS * _ends_before(draft, story, day))
    else:
        day = _which_weekday(today, weekday, str(story.row.word(draft.at("which2") or draft.at("which") or 0)), story)
    return moment(day.isoformat(), today)


def _ends_ahead(draft: Draft, story: Story, today: date) -> bool:
    """Whether a weekday begins what is not over yet: "the Games run from Friday through Aug. 21"."""
    found = story.resolve(draft.closing) if draft.closing is not None else None
    days = covered(found.timex) if found is not None and found.timex else None
    return days is not None and days[1] > today


def _ends_before(draft: Draft, story: Story, day: date) -> bool:
    """Whether a range would end in the week before it begins: "from 11 p.m. Friday to 3 a.m. Saturday", on a Friday."""
    closing = (draft.whole or draft).closing
    found = story.resolve(closing) if closing is not None else None
    days = covered(found.timex) if found is not None and found.timex else None
    return days is not None and 0 < (day - days[1]).days <= _DAYS


def _some_weekday(weekday: int, story: Story) -> Moment:
    """A Saturday: the day told last, if it was one."""
    days = story.told_days if grain(story.told or "") == "day" else None
    if days and days[0].isoweekday() == weekday:
        return moment(days[0].isoformat(), days[0])
    return Moment(f"XXXX-WXX-{weekday}", note=NO_DAY)


def read_weekdays(draft: Draft, story: Story) -> Moment:
    """Monday through Friday: the days of each week, or of one where "from" or the tense says that they are no rule."""
    first, last = (story.meaning(draft, "weekday", full) or story.meaning(draft, "weekday_short", short)
                   or story.meaning(draft, "weekdays", plural)
                   for full, short, plural in (("weekday", "short", "plural"), ("last", "last2", "last3")))
    always = draft.at("plural") is not None or draft.whole is not None      # 9 a.m. to 5 p.m. Monday through Friday
    tense, today = 0 if always else story.tense(draft), story.published
    if always or (not tense and not story.row.is_a(draft.first - 1, "from_word")):
        return Moment(f"XXXX-WXX-{first}/XXXX-WXX-{last}")
    if today is None:
        return unresolved(f"XXXX-WXX-{first}/XXXX-WXX-{last}")
    days = (int(last) - int(first)) % 7
    begin = weekday_near(today, int(first), ahead=tense > 0)
    return moment(f"{begin.isoformat()}/{(begin + timedelta(days=days)).isoformat()}", today)


def _which_weekday(today: date, weekday: int, word: str, story: Story) -> date:
    """Last, this, next and coming: back from today, this week's, next week's, the first to come."""
    steps = int(story.pack.lexicon.meaning(word, "which"))
    if steps < 0:
        return weekday_near(today, weekday, ahead=False, today=False)
    if word in story.pack.words("first_to_come"):
        return weekday_near(today, weekday, ahead=True, today=False)
    return today + timedelta(days=weekday - today.isoweekday() + 7 * steps)


def _weekday_of_week(weekday: int, week: Moment | None) -> Moment:
    days = covered(week.timex) if week is not None and week.timex else None
    if days is None or week is None:
        return unresolved(f"XXXX-WXX-{weekday}")
    anchor = date.fromisoformat(week.anchor) if week.anchor else None
    return moment((days[0] + timedelta(days=weekday - 1)).isoformat(), anchor)


def _weekday_told(weekday: int, step: int, story: Story) -> Moment:
    """The following Monday, the previous Friday, that Sunday."""
    days = story.told_days if grain(story.told or "") in ("day", "week", "weekend", "month") else None
    base = days[0] if days else story.published
    if base is None:
        return unresolved(f"XXXX-WXX-{weekday}")
    day = weekday_near(base, weekday, ahead=step >= 0, today=step == 0)
    return moment(day.isoformat(), base)


def weekday_near(day: date, weekday: int, *, ahead: bool, today: bool = True) -> date:
    """The nearest such weekday before or after `day`, or `day` itself where `today` allows it."""
    away = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    if away == 0 and not today:
        away = 7 if ahead else -7
    return day + timedelta(days=away)


def read_which(draft: Draft, story: Story) -> Moment | None:
    """Last week, this year, next month; from the dateline, but days from the day told last ("the next day")."""
    unit = unit_of(draft, story.row) or "day"
    if unit == "season":
        return None
    steps = int(draft.setting("step") or story.meaning(draft, "which", "which2", "which") or 0)
    onward = steps > 0 and story.narrative and story.told_days and draft.setting("step") is None
    if onward or unit in ("day", "night"):
        return told_moment(unit, steps, story)          # the next day; the next year, in a history
    today = story.published
    if draft.at("school") is not None and unit == "year":
        return _school_year(today, steps)
    return period_moment(moved(today, steps, unit) if today else None, unit, today)


def read_period_end(draft: Draft, story: Story) -> Moment:
    """Year's end, the quarter's end; since year's end, the one before. Books close on a day: that of year-end."""
    unit, year = unit_of(draft, story.row) or "year", story.whole(draft, "year")
    today = story.line_days[0] if story.line_days is not None else story.published
    if year is not None:
        found = moment(f"{year:04}" + (f"-{_LAST_IN_YEAR[unit]}" if unit in _LAST_IN_YEAR else ""))
    elif story.line_days is None and unit == "quarter" and story.tense(draft) <= 0:
        found = _quarter(draft, story)
    else:
        back = -int(story.row.is_a(draft.first - 1, "since_word"))
        found = period_moment(moved(today, back, unit) if today else None, unit, today)
    if draft.at("closing") is None or not found.end:
        return found._replace(mod=str(draft.setting("edge")))
    return moment(found.end, date.fromisoformat(found.anchor) if found.anchor else None)


def _school_year(today: date | None, steps: int) -> Moment:
    """Last school year, which stands in two of the calendar's."""
    if today is None:
        return unresolved("XXXX/XXXX")
    first = today.year - (today.month < _SCHOOL) + steps
    return moment(f"{first:04}/{first + 1:04}", today)


def read_told(draft: Draft, story: Story) -> Moment | None:
    """The same day, that year, the following month, the day before."""
    unit = unit_of(draft, story.row) or "day"
    step = draft.setting("step")
    return told_moment(unit, int(step if step is not None else story.meaning(draft, "told", "told") or 0), story)


def told_moment(unit: str, steps: int, story: Story) -> Moment | None:
    """A period so many steps from the date told last; open where that date is wider than the period."""
    unit = "day" if unit == "night" else unit
    if unit not in _BY_SIZE or unit == "season":
        return None
    told = story.told_for(unit) or ""
    days = covered(told) if told else None
    if days is None:
        return Moment(UNKNOWN.get(unit, UNKNOWN["day"]), note=NO_DAY)
    wide = grain(told)
    if wide not in _BY_SIZE or _BY_SIZE.index(wide) > _BY_SIZE.index(unit):
        open_end = UNKNOWN.get(unit, UNKNOWN["day"])
        return Moment(told + open_end[len(told):] if wide in ("year", "month") else open_end, note=NO_DAY)
    day = moved(days[0], steps, unit)
    return moment(period(day, unit), days[0]) if day else None


def read_the(draft: Draft, story: Story) -> Moment | None:
    """The week, the year: the dateline's. The quarter: the one spoken of. The day: the one told last."""
    unit = unit_of(draft, story.row) or "day"
    today = story.published
    within = draft.part or (draft.closing if unit == "week" else None)
    if within is not None:
        return _period_of(unit, story.resolve(within))
    if unit == "quarter":
        return _quarter_ended(draft, story) or _quarter(draft, story)
    if not draft.leads and story.row.is_a(draft.end, "of_word") and not story.row.is_a(draft.end + 1, "symbol"):
        return None             # the day of the ceremony, the year of the dragon, but a high for the year of $31
    told = story.told_days
    near = today is None or (draft.first - story.told_at <= _NEAR and (told is None or told[0] <= today))
    if story.narrative or (unit == "day" and near):
        if story.told_for(unit) and (unit != "day" or grain(story.told or "") == "day"):
            return told_moment(unit, 0, story)
        today = None if story.narrative else today
    elif unit == "weekend" and today is not None:
        tense = story.tense(draft)
        back = today.isoweekday() < 6 and (tense < 0 or (tense == 0 and today.isoweekday() < 4))
        return period_moment(moved(today, -1 if back else 0, "week"), unit, today)
    return period_moment(today, unit, today)


def _quarter_ended(draft: Draft, story: Story) -> Moment | None:
    """The quarter ended July 31, by its own days, and by the name that the company's year gives it."""
    spoken = story.quarter_spoken_of(draft)
    name = spoken.timex if spoken is not None and story.fiscal else None
    return story.quarter_to(draft.closing, name) if draft.closing is not None else None


def read_turn(draft: Draft, story: Story) -> Moment:
    """The turn of the century: the beginning of the one that begins nearest to the dateline, or to what was told."""
    unit = unit_of(draft, story.row) or "century"
    told = covered(story.told_for(unit) or "") if story.narrative else None
    base = told[0] if told else story.published
    half = moved(base, MONTHS_OF[unit] // 2, "month") if base is not None and unit in MONTHS_OF else None
    found = period_moment(half, unit, base)
    return found._replace(mod=str(draft.setting("edge")))


def _period_of(unit: str, day: Moment | None) -> Moment | None:
    """The week of May 5."""
    days = covered(day.timex) if day is not None and day.timex else None
    if day is None or days is None:
        return day
    return moment(period(days[0], unit), date.fromisoformat(day.anchor) if day.anchor else None)


def read_latest(draft: Draft, story: Story) -> Moment | None:
    """The latest quarter, the latest fiscal year."""
    unit = unit_of(draft, story.row) or "quarter"
    if unit == "quarter":
        return _quarter(draft, story, over=True)
    if unit == "season":
        return None
    today = story.published
    return period_moment(moved(today, -1, unit) if today else None, unit, today)


def _quarter(draft: Draft, story: Story, *, over: bool = False) -> Moment:
    """The quarter spoken of, or the one before the dateline's; a quarter that is not `over` is no latest one."""
    spoken, today = story.quarter_spoken_of(draft), story.published
    days = days_of(spoken) if spoken is not None else None
    if spoken is not None and days and not (over and today and days[1] >= today):
        return spoken._replace(anchor=today.isoformat() if today else None, mod=None)
    return period_moment(moved(today, -1, "quarter") if today else None, "quarter", today)


RESOLVERS: dict[str, Resolver] = {
    "deictic": read_deictic, "weekday": read_weekday, "weekdays": read_weekdays, "which": read_which,
    "period_end": read_period_end, "told": read_told, "the": read_the,
    "latest": read_latest, "turn": read_turn,
}
