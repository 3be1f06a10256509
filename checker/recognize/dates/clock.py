"""Times of day: hours and minutes, noon, mornings, with the day that they belong to.

A time without a day belongs to the day that was told of just before it, else to the dateline's; where there is neither,
the value is the time alone (`T14:30`). Time zones belong to
the expression, but the value is the local one, as in TIMEX3.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.model import Moment
from checker.recognize.dates.calendar import UNKNOWN, covered, grain, moved
from checker.recognize.dates.elapsed import is_elapsed, length
from checker.recognize.dates.moments import NO_DATELINE, NO_DAY, moment
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Resolver, Story
from checker.rulebook.lexicon import BREAK

_DAY = 24 * 60       # minutes
_NEAR_IN_HISTORY = 120
_NEAR = 40          # chunks through which a time belongs to the day told last
_AFTERNOON = ("AF", "EV", "NI")
_NIGHT = "NI"
_EVENING, _MIDNIGHT, _NOON = "18:00", "24:00", "12:00"
_DAWN = 6           # the hour that a night ends with
_HOURS = {"MO": range(1, 12), "AF": (12, *range(1, 8)), "EV": range(4, 12), "NI": range(6, 12)}
_HABITS = ("habit", "often", "set", "weekday_set", "weekdays")


def read_clock(draft: Draft, story: Story) -> Moment | None:
    """2:15 p.m., 14:30 GMT, noon, half past ten."""
    if draft.at("minute") is not None and is_elapsed(draft, story):
        return length(draft, story)
    time = _time(draft, story)
    if draft.form == "hour" and not _is_hour(draft, story):
        return None
    alone = draft.at("minute") is not None and not draft.leads and draft.part is None
    if time is None or (alone and _is_score(draft, story)):
        return None
    if draft.part is not None and draft.part.form in _HABITS:
        return _each(draft.part, f"T{time}", story)
    day = _day(draft, story)
    over = draft.part is not None and draft.part.form == "daypart" and _part_of_day(draft.part, story) == _NIGHT
    return _on(_next(day) if over and int(time[:2]) < _DAWN and day.timex else day, f"T{time}")


def _is_hour(draft: Draft, story: Story) -> bool:
    """Whether a bare number can be an hour of the part of the day behind it: no 19, and no 11 in the afternoon."""
    hour = story.whole(draft, "hour", "hour2")
    part = _part_of_day(draft.part, story) if draft.part is not None else None
    return hour is None or hour in _HOURS.get(part or "", range(1, 13))


def _each(habit: Draft, time: str, story: Story) -> Moment:
    """A time of each of some days: at 5:30 every morning, 7 a.m. on weekdays."""
    found = story.resolve(habit)
    days = found.timex if found is not None and found.timex else ""
    stems = [UNKNOWN["day"] if days.startswith("P") else day.partition("T")[0] for day in days.split("/")]
    return Moment("/".join(f"{stem}{time}" for stem in stems), note=found.note if found is not None else None)


def _time(draft: Draft, story: Story) -> str | None:
    """Hours and minutes, as 14:30."""
    word = story.meaning(draft, "clock_word", "word")
    if word is not None:
        return str(word)
    hour, minute = story.whole(draft, "hour", "hour2"), story.whole(draft, "minute", "minute2") or 0
    military = story.whole(draft, "military", "military2", "military3")
    if military is not None:
        if draft.at("military3") is not None and not story.row.written(draft.first).startswith("0"):
            return None                                 # at 0530; at 1600 could be anything
        hour, minute = divmod(military, 100)
    elif draft.at("point") is not None:
        hour, minute = _with_point(story.row.written(draft.at("point") or 0))
    elif any(draft.at(group) is not None for group in ("share", "thirty", "fifteen")):
        share = story.figure(draft, "share") or Decimal("0.5" if draft.at("thirty") is not None else "0.25")
        minute = int(60 * share)
        if draft.at("past") is None:
            hour, minute = (hour or 0) - 1, 60 - minute
    half = _half_of_day(draft, story)
    if half is not None and hour is not None and 1 <= hour <= 12:
        hour = hour % 12 + half
    if hour is None or not ((0 <= hour < 24 and 0 <= minute < 60) or (hour, minute) == (24, 0)):
        return None
    return f"{hour:02}:{minute:02}"


def _half_of_day(draft: Draft, story: Story) -> int | None:
    """0 before noon and 12 after it, where "p.m." or a part of the day says so."""
    half = story.meaning(draft, "half_day", "half")
    part = _part_of_day(draft.part, story) if half is None and draft.part is not None else None
    if part is not None:
        small = part == _NIGHT and (story.whole(draft, "hour", "hour2") or 0) % 12 < _DAWN
        return 12 if part in _AFTERNOON and not small else 0
    return None if half is None else int(half)


def _part_of_day(draft: Draft, story: Story) -> str | None:
    part = (draft.setting("part") or story.meaning(draft, "daypart", "daypart", "part", "part2")
            or story.meaning(draft, "dayparts", "plural", "parts"))
    return None if part is None else str(part)


def read_hours(draft: Draft, story: Story) -> Moment | None:
    """5-6 p.m., from 9 to 11 a.m., between 10 and 11 at night: the half of the day is said once for both.

    Where that would end before it begins, the first is of the other half: 11-1 p.m., 10-2 a.m.
    """
    half = _half_of_day(draft, story)
    first, last = story.whole(draft, "hour", "hour2") or 0, story.whole(draft, "to") or 0
    minutes = story.whole(draft, "minute") or 0, story.whole(draft, "to_minute") or 0
    if half is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    begin, end = (first % 12 + half, minutes[0]), (last % 12 + half, minutes[1])
    if begin >= end:
        begin = (begin[0] + 12) % 24, minutes[0]
    if draft.part is not None and draft.part.form in _HABITS:
        ends = [str(_each(draft.part, _clock(*each), story).timex).split("/") for each in (begin, end)]
        return Moment(f"{ends[0][0]}/{ends[1][-1]}")
    day = _day(draft, story)
    found, ending = _on(day, _clock(*begin)), _on(_next(day) if begin > end else day, _clock(*end))
    return found._replace(timex=f"{found.timex}/{ending.timex}") if found.timex and ending.timex else found


def _clock(hour: int, minute: int) -> str:
    return f"T{hour:02}:{minute:02}"


def _next(day: Moment) -> Moment:
    """The day after one that stands on the calendar."""
    after = moved(date.fromisoformat(day.start), 1, "day") if day.start else None
    return moment(after.isoformat()) if after else day


def _with_point(written: str) -> tuple[int, int]:
    hour, _, minute = written.partition(".")
    return (int(hour), int(minute)) if len(minute) == 2 and hour else (-1, 0)


def _is_score(draft: Draft, story: Story) -> bool:
    """Whether two figures with a colon are none of the clock's: behind a name ("Luke 2:14")."""
    plain = draft.at("half") is None and story.row.codes[draft.end - 1] == story.row.codes[draft.at("minute") or 0]
    return plain and story.row.codes[draft.first - 1:draft.first] == "X"


def _day(draft: Draft, story: Story) -> Moment:
    """The day of a time: the one joined to it, the one told just before it, or the dateline's."""
    if draft.lender is not None and draft.lender.form == "clock":
        return _day_elsewhere(draft, draft.lender, story)
    if draft.part is not None or draft.lender is not None:
        found = story.resolve(draft.part or draft.lender or draft)
        if found is not None:
            stem = (found.timex or UNKNOWN["day"]).partition("T")[0]
            return found._replace(timex=stem if found.timex else None)
    told, at = (story.told, story.told_at) if story.narrative else (story.day, story.day_at)
    days = covered(told) if told else None
    ahead = story.published and days and days[0] > story.published and story.tense(draft) < 0
    reach = _NEAR_IN_HISTORY if story.narrative else _NEAR
    stamp = draft.first == 0 or story.row.codes[draft.first - 1] == BREAK      # "2.50pm" heads a paragraph of its day
    if told and not (ahead or stamp) and grain(told) == "day" and draft.first - at <= reach:
        after = _next(moment(told.partition("T")[0])) if _runs_on(told, draft, story) else None
        if after is not None and (story.published is None or (after.start or "") <= story.published.isoformat()):
            return after._replace(anchor=days[0].isoformat() if days else None)
        return moment(told.partition("T")[0], days[0] if days else None)
    if story.published is None or story.narrative:
        return Moment(UNKNOWN["day"], note=NO_DAY if story.narrative else NO_DATELINE)
    return moment(story.published.isoformat(), story.published)


def _runs_on(told: str, draft: Draft, story: Story) -> bool:
    """Whether a time is of the morning after the night told last: "it began at 11 p.m.; he was found at 8 a.m."."""
    late, own = told.partition("T")[2], _time(draft, story) if draft.form == "clock" else None
    night = late == _NIGHT or _EVENING <= late < _MIDNIGHT
    return night and own is not None and own < _NOON and story.tense(draft) < 0 and not story.looks_back(draft)


def _day_elsewhere(draft: Draft, other: Draft, story: Story) -> Moment:
    """The day of a time before one that has a day: from 10 p.m. to 6 a.m. Saturday begins on Friday.

    In brackets the other is the same time elsewhere: at 00:54 (2354 GMT Tuesday) it is Wednesday.
    """
    day = _day(other, story)
    times = [_time(clock, story) for clock in (other, draft)]
    minutes = [int(time[:2]) * 60 + int(time[3:]) for time in times if time is not None]
    ahead = minutes[0] - minutes[1] if len(minutes) == len(times) else 0
    same = story.row.codes[draft.end:draft.end + 1] == "("
    shift = round(ahead / _DAY) if same else -int(ahead < 0)
    moved_day = moved(date.fromisoformat(day.start), shift, "day") if day.start and shift else None
    return moment(moved_day.isoformat(), date.fromisoformat(day.anchor) if day.anchor else None) if moved_day else day


def _on(day: Moment, time: str) -> Moment:
    """A time on a day."""
    if day.timex is None:
        return day
    if "/" in day.timex:                # the night of 5-6 June
        day = moment(day.timex.partition("/")[0], date.fromisoformat(day.anchor) if day.anchor else None)
    return day._replace(timex=time if day.timex == UNKNOWN["day"] else f"{day.timex}{time}", mod=None)


def _day_of_night(draft: Draft, today: date, story: Story) -> date | None:
    """The day of a night that is over, "they spent the night in a school": the one told just before, or yesterday."""
    told, last = covered(story.day) if story.day else None, moved(today, -1, "day")
    near = told is not None and draft.first - story.day_at <= _NEAR
    return told[0] if told is not None and near and last is not None and told[0] < last else last


def read_daypart(draft: Draft, story: Story) -> Moment | None:
    """Tonight, last night, Friday evening, the morning of May 5."""
    part = _part_of_day(draft, story)
    shift, step = int(draft.setting("shift") or 0), draft.setting("step")
    told = draft.at("told") is not None or draft.at("that") is not None or step is not None
    some = story.row.is_a(draft.first - 1, "article")        # an early-morning raid
    if draft.part is None and not told and not some and story.published is not None and not story.narrative:
        if draft.at("the") is not None and part != _NIGHT and story.tense(draft) < 0:
            return _on(_day(draft, story), f"T{part}")
        night = part == _NIGHT and draft.at("the") is not None and story.tense(draft) < 0
        day = _day_of_night(draft, story.published, story) if night else moved(story.published, shift, "day")
        return _on(moment(day.isoformat(), story.published), f"T{part}") if day else None
    if draft.part is None and told:
        days = covered(story.told) if story.told and grain(story.told) == "day" else None
        step = int(step if step is not None else story.meaning(draft, "told", "told") or 0)
        day = moved(days[0], step, "day") if days else None
        return _on(moment(day.isoformat(), days[0]) if day and days else Moment(UNKNOWN["day"], note=NO_DATELINE),
                   f"T{part}")
    return _on(Moment(UNKNOWN["day"], note=NO_DAY) if some and draft.part is None else _day(draft, story), f"T{part}")


RESOLVERS: dict[str, Resolver] = {
    "clock": read_clock, "hour": read_clock, "hours": read_hours, "daypart": read_daypart,
    "nights": read_daypart,
}
