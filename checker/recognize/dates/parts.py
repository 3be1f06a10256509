"""Parts of a year and of other periods: quarters, halves, seasons, the second week of May."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from checker.model import Moment
from checker.recognize.dates.absolute import year_of, year_told
from checker.recognize.dates.calendar import SEASONS, covered, grain, moved, period, season
from checker.recognize.dates.moments import moment, unresolved
from checker.recognize.dates.patterns import Draft, unit_of
from checker.recognize.dates.story import Resolver, Story

_LAST_OF_YEAR = {"quarter": 4, "half": 2}
_PARTS_OF_YEAR = {"Q": 4, "H": 2}
_LAST_YEAR = 9998
_HALF = Decimal("0.5")
_AHEAD_OF_REPORT = 100      # days from which on a quarter to come is last year's and one over next year's, by its tense


def read_quarter(draft: Draft, story: Story) -> Moment | None:
    """The third quarter, Q3 2024, the fiscal first quarter."""
    nth = story.whole(draft, "nth", "nth2") or story.meaning(draft, "quarter_name", "name")
    share = story.figure(draft, "share")
    if share:
        nth = round(1 / share)          # "a third-quarter loss" was read as a third
    if draft.at("name") is None and _is_of_a_game(draft, story):
        return None
    sign = str(story.meaning(draft, "year_part", "sign") or "Q")
    if not (nth and 1 <= nth <= _PARTS_OF_YEAR[sign]):
        return None
    found = _part(draft, story, f"{sign}{nth}")
    own = story.quarter_to(draft.closing, found.timex) if draft.closing is not None and found.resolved else None
    return found if own is None else found._replace(start=own.start, end=own.end)


def _is_of_a_game(draft: Draft, story: Story) -> bool:
    """Whether a quarter without a year is one of a game: by words of games or a score, and by none of trade."""
    if draft.part is not None or draft.lender is not None or draft.closing is not None or draft.at("year") is not None:
        return False
    if story.speaks_of(draft, "trade"):
        return False
    row, before = story.row, draft.first - 2
    left = before - 1 in row.values and (row.is_a(before, "timed_after") or row.is_a(before, "to_end"))
    return left or story.speaks_of(draft, "game") or story.tells_of_games or (
        story.speaks_of(draft, "time_gap") and story.has_score(draft))      # 5:12 left in the fourth quarter


def read_half(draft: Draft, story: Story) -> Moment | None:
    """The first half, the last half of 1989."""
    named = story.meaning(draft, "half_name", "name", "name2")
    if named is not None:
        return _part(draft, story, f"H{named}")
    nth = story.whole(draft, "nth") or 2
    dated = draft.part is not None or draft.at("year") is not None or draft.lender is not None
    spoken_of = (dated or story.quarter_spoken_of(draft) is not None
                 or story.speaks_of(draft, "trade"))
    if nth > 2 or not spoken_of or story.figure(draft, "share") not in (None, _HALF):
        return None
    return _part(draft, story, f"H{nth}")


def _part(draft: Draft, story: Story, name: str) -> Moment:
    year, today = year_of(draft, story), story.published
    if year is None and draft.closing is not None:
        year = _year_to(draft.closing, story)
    if year is None and draft.lender is not None:
        year = _year_to(draft.lender, story)            # the first, third and fourth quarters are of one year
    if year is not None:
        return moment(f"{year:04}-{name}")
    if today is None:
        return unresolved(f"XXXX-{name}")
    days = covered(f"{today.year:04}-{name}")
    year, tense = today.year, story.tense(draft)
    ahead = (days[0] - today).days if days else 0
    if ahead > (0 if tense < 0 else _AHEAD_OF_REPORT) and tense <= 0:
        year -= 1
    elif days and tense > 0 and (today - days[1]).days > _reported(draft, story):
        year += 1
    return moment(f"{year:04}-{name}", today)


def _reported(draft: Draft, story: Story) -> int:
    """The days for which words that look ahead can mean a quarter that is over: its results, not what is in it."""
    return 0 if story.row.is_a(draft.first - 1, "within_time") else _AHEAD_OF_REPORT


def _year_to(closing: Draft, story: Story) -> int | None:
    """The year of the date that a period ends with."""
    found = story.resolve(closing)
    days = covered(found.timex) if found is not None and found.timex else None
    return days[1].year if days else None


def _is_title(draft: Draft, story: Story) -> bool:
    """Whether a season with a capital is part of a title: "The Winter Orchard", "A Spell of Winter"."""
    row, place = story.row, draft.at("season") if draft.at("season") is not None else draft.at("season2")
    if place is None or draft.at("which") is not None or draft.at("which2") is not None:
        return False
    before = row.is_a(place - 1, "of_word") and row.written(place - 2)[0].isupper()
    behind = place + 1 < len(row) and row.written(place + 1)[0].isupper()
    return row.written(place)[0].isupper() and (before or behind)


def read_season(draft: Draft, story: Story) -> Moment | None:
    """The spring of 1999, last winter, this summer."""
    name = story.meaning(draft, "season", "season", "season2")
    year = year_of(draft, story)
    if year is not None:
        return moment(f"{year:04}-{name}")
    if _is_title(draft, story):
        return None
    today = story.published
    told = draft.at("told") is not None or draft.at("that") is not None
    days = story.told_days if told else story.line_days
    if days is not None:
        return moment(_season_told(story, draft, name, int(story.meaning(draft, "told", "told") or 0)), days[0])
    if today is None:
        return unresolved(f"XXXX-{name}")
    step = story.meaning(draft, "which", "which")
    past_one = story.meaning(draft, "which", "which2")
    step = past_one if past_one is not None else step
    return moment(_season_near(today, name, story.tense(draft) if step is None else int(step)), today)


def read_seasons(draft: Draft, story: Story) -> Moment | None:
    """Two summers ago, three winters later: the seasons of that name from the dateline or the date told last."""
    name = story.meaning(draft, "season", "season") or story.meaning(draft, "seasons", "seasons")
    steps = story.meaning(draft, "ago", "ago")
    days = story.told_days if steps is None else None
    today = days[0] if days else story.published
    if today is None:
        return unresolved(f"XXXX-{name}")
    steps = int(story.meaning(draft, "away", "away") if steps is None else steps)
    first = _season_near(today, str(name), steps)
    year = int(first[:4]) + steps * ((story.whole(draft, "count") or 1) - 1)
    return moment(f"{year:04}-{name}", today) if 1 <= year <= _LAST_YEAR else None


def _season_told(story: Story, draft: Draft, name: str, step: int) -> str:
    """The season that the story has come to, or the one before or after the date told last."""
    told = (step > 0 and story.opened) or story.told_days         # shut from October to March; the following spring
    days = told if draft.at("told") is not None or draft.at("that") is not None else story.line_days
    day = days[0] if days else date.min
    if not step:
        year = year_told(story, draft, SEASONS[name])[0] if story.line else day.year
        ends = covered(f"{year:04}-{name}")
        year += bool(grain(story.line or "") == "season" and ends and ends[1] < day)       # from season to season
        return season(day) if season(day).endswith(name) else f"{year:04}-{name}"
    years = [year for year in range(day.year - 2, day.year + 2) if 1 <= year <= _LAST_YEAR]
    starts = {year: date(year, SEASONS[name], 1) for year in years}
    if step > 0:
        return f"{min((year for year in years if starts[year] > day), default=years[-1]):04}-{name}"
    over = [year for year in years if (moved(starts[year], 3, "month") or day) <= day]
    return f"{max(over, default=years[0]):04}-{name}"


def _season_near(today: date, name: str, step: int) -> str:
    """The season before (-1), with or around (0) or after (1) a day."""
    years = [year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= _LAST_YEAR]
    spans = {year: (date(year, SEASONS[name], 1), moved(date(year, SEASONS[name], 1), 3, "month")) for year in years}
    if step < 0:
        best = max((year for year in years if (spans[year][1] or today) <= today), default=years[0])
    elif step > 0:
        best = min((year for year in years if spans[year][0] > today), default=years[-1])
    else:
        best = min(years, key=lambda year: abs((spans[year][0] + timedelta(days=45) - today).days))
    return f"{best:04}-{name}"


def read_nth(draft: Draft, story: Story) -> Moment | None:
    """The second week of May, the last Monday in October, the first day of the year."""
    part = draft.part or (draft.lender.part if draft.lender is not None else None)
    larger = story.resolve(part) if part is not None else None
    days = covered(larger.timex) if larger is not None and larger.timex else None
    if days is None or larger is None:
        return None if larger is None else unresolved("XXXX-XX-XX")
    nth = story.whole(draft, "nth")
    weekday = story.meaning(draft, "weekday", "weekday") or story.meaning(draft, "weekdays", "plural")
    anchor = date.fromisoformat(larger.anchor) if larger.anchor else None
    if weekday is not None:
        found = nth_weekday(days, weekday, nth)
        return moment(found.isoformat(), anchor) if found else None
    unit = unit_of(draft, story.row) or "day"
    if unit in _LAST_OF_YEAR and grain(larger.timex or "") == "year":
        last = _LAST_OF_YEAR[unit]
        return moment(f"{days[0].year:04}-{unit[0].upper()}{nth or last}", anchor) if (nth or last) <= last else None
    if unit in ("quarter", "half", "season", "second", "minute", "hour"):
        return None
    start = moved(days[0], nth - 1, unit) if nth else days[1]
    return moment(period(start, unit), anchor) if start and start <= days[1] else None


def nth_weekday(days: tuple[date, date], weekday: int, nth: int | None) -> date | None:
    """The nth such weekday of a period, None for the last; None where it has not so many."""
    first, last = days
    if nth is None:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return found if found <= last else None


RESOLVERS: dict[str, Resolver] = {
    "quarter": read_quarter, "half": read_half, "season": read_season, "seasons": read_seasons,
    "nth": read_nth,
}
