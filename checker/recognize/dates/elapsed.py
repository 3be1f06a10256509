"""Lengths of time as races and games write them: 2:04:39, 39:41, "with 1:48 remaining".

Two or three figures with colons are an hour of the day too; the words around them say which.
"""

from __future__ import annotations

from decimal import Decimal

from checker.model import Bound, Moment, Quantity, plain
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Resolver, Story
from checker.rulebook.lexicon import CAPITAL

_SECOND = "second"
_WHOLE = 100
_PART_OF = (1, 2, 3)    # chunks from "of" to the part of a game
_LONGEST_RUN = 6        # hours that a marathon's "2:04" can be


def read_elapsed(draft: Draft, story: Story) -> Moment | None:
    """45:31, which is no hour of the day: a length of time, if it is no verse (Isaiah 40:31) and no ratio (60:40)."""
    verse = story.row.codes[draft.first - 1:draft.first] == CAPITAL
    share = (story.whole(draft, "hour") or 0) + (story.whole(draft, "minute") or 0) == _WHOLE
    return None if verse or share else length(draft, story)


def is_elapsed(draft: Draft, story: Story) -> bool:
    """Whether figures with colons, with nothing of the clock beside them, are a length of time."""
    row, before, after = story.row, draft.first - 1, draft.end
    last = next((place for group in ("second", "second2", "minute") if (place := draft.at(group)) is not None), None)
    if draft.part is not None or draft.lender is not None or last != draft.end - 1:
        return False
    if row.is_a(after, "of_word") and any(row.is_a(after + step, "game_part") for step in _PART_OF):
        return True                                     # at 11:42 of the second period
    if row.is_a(before, "at_time"):
        return _is_distance(draft, story)
    lead = row.is_a(before, "of_word") and row.is_a(before - 1, "time_gap")       # an advantage of 5:25
    if lead or row.is_a(before, "timed_before") or row.is_a(after, "timed_after"):
        return True
    hour = row.is_a(after, "at_its_hour")               # the 2:15 race
    return _is_left(draft, story) or (not hour and story.speaks_of(draft, "race"))


def _is_left(draft: Draft, story: Story) -> bool:
    """Whether a verb behind figures tells what is left of a game: 4:05 to play, 1:10 to go."""
    return story.row.is_a(draft.end, "to_word") and story.row.is_a(draft.end + 1, "to_end")


def _is_distance(draft: Draft, story: Story) -> bool:
    """Whether figures behind "at", "by" or "to" tell how far somebody is behind or ahead: third at 1:32."""
    row, before = story.row, draft.first - 1
    if row.is_a(before - 1, "ordinal"):
        return True
    moved = row.is_a(before, "to_word") and row.is_a(before - 1, "gap_moves")       # it was down to 2:10
    return moved or (row.is_a(before, "by_how_much") and story.speaks_of(draft, "time_gap"))


def _seconds(draft: Draft, story: Story) -> Decimal:
    hour, minute = story.whole(draft, "hour", "hour2") or 0, story.whole(draft, "minute", "minute2") or 0
    second = story.figure(draft, "second", "second2")
    if second is None and hour < _LONGEST_RUN and story.speaks_of(draft, "marathon"):
        second = Decimal(0)
    return Decimal(hour * 60 + minute) if second is None else Decimal(hour * 3600 + minute * 60) + second


def length(draft: Draft, story: Story) -> Moment:
    """Figures with colons as a TIMEX3 period: PT2H4M39S."""
    story.timed += 1
    seconds = _seconds(draft, story)
    hours, minutes, rest = int(seconds // 3600), int(seconds % 3600 // 60), seconds % 60
    parts = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{plain(rest)}S" * bool(rest)
    return Moment(f"PT{parts or '0S'}")


def quantity_of(draft: Draft, story: Story) -> Quantity | None:
    """The figure of a length of time with colons, in seconds; None where they are an hour of the day."""
    found = story.resolve(draft)
    if found is None or not (found.timex or "").startswith("P"):
        return None
    seconds = _seconds(draft, story)
    return Quantity(seconds, seconds, Bound.EXACT, _SECOND)


RESOLVERS: dict[str, Resolver] = {"elapsed": read_elapsed}
