"""The day a story was published, as its own head says it: a line of publication, a dateline, a line that is a date.

Only the head is read, and only lines of those three kinds, so that a date that the story tells of is never taken for
its own. A dateline without a year gives a day only where another date of the head has the same month with a year.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import islice
from typing import NamedTuple

from checker.recognize.dates.calendar import covered
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Resolver, Story
from checker.recognize.row import Chunks
from checker.rulebook.pack import LanguagePack

_HEAD = 2000            # characters that are looked at
_LINES = 12             # lines of them that are not empty
_CUE_WITHIN = 4         # chunks of a line that its word for publication is among
_SHORT = 30             # chunks of a line that is no paragraph
_PLACE = 8              # chunks of a place's name before the date of a dateline
_DASH_WITHIN = 8        # chunks from that date to the dash
_MOSTLY = 0.6           # of a line, for it to be a date
_DAYS = ("date", "numeric", "dotted", "clock", "daypart")
_PLACE_NAME = re.compile(r"[^\W\d_]{2,}")
_DASH = "-"
_LINE = re.compile(r"[^\n\u2029]*\S[^\n\u2029]*")         # one that is not blank


class _Line(NamedTuple):
    """A line of the head: its chunks `first` up to `end`, and the dates in it."""

    first: int
    end: int
    drafts: tuple[Draft, ...]


def read_dateline(row: Chunks, drafts: Sequence[Draft], pack: LanguagePack,
                  resolvers: Mapping[str, Resolver]) -> str | None:
    """The ISO date on which the head of a text says that it was published; None where it does not.

    `drafts` are the expressions of time in its row.
    """
    story = Story(row, pack, None, resolvers)
    lines = list(_dated_lines(row, drafts))
    ranked = [(rank, day) for line in lines for rank, day in _days(line, story)]
    if ranked:
        return min(ranked, key=lambda found: found[0])[1]
    told = [draft for line in lines for draft in line.drafts]
    return next((day for line in lines if (day := _without_year(line, story, told))), None)


def _dated_lines(row: Chunks, drafts: Sequence[Draft]) -> Iterator[_Line]:
    """The lines of the head that hold a date."""
    for line in islice(_LINE.finditer(row.text, 0, _HEAD), _LINES):
        first, end = (bisect_left(row.places, (place,)) for place in line.span())
        i, j = (bisect_left(drafts, place, key=lambda draft: draft.first) for place in (first, end))
        if i < j:
            yield _Line(first, end, tuple(drafts[i:j]))


def _days(line: _Line, story: Story) -> Iterator[tuple[int, str]]:
    """The days that a line gives the story, each with how far from sure it is."""
    row = story.row
    for draft in line.drafts:
        day = _day(draft, story)
        if day is None:
            continue
        cue = next((rank for i in range(line.first, min(line.end, line.first + _CUE_WITHIN))
                    if (rank := row.meaning(i, "publication"))), None)
        if cue is not None and line.end - line.first <= _SHORT:
            yield int(cue), day
        elif _is_dateline(line, draft, row):
            yield 1, day
        elif _is_date(line, row):
            yield 3, day


def _day(draft: Draft, story: Story) -> str | None:
    """The one day that a draft names in full."""
    found = story.resolve(draft) if draft.form in _DAYS else None
    days = covered(found.timex) if found is not None and found.timex else None
    return days[0].isoformat() if days and days[0] == days[1] else None


def _is_dateline(line: _Line, draft: Draft, row: Chunks) -> bool:
    """BAGHDAD, Dec. 15 (AP) -: a place in capitals, the date, a dash."""
    name = _PLACE_NAME.match(row.text, row.places[line.first][0])
    behind = row.codes[draft.end:draft.end + _DASH_WITHIN]
    return (name is not None and name[0].isupper() and 0 < draft.first - line.first <= _PLACE and _DASH in behind)


def _is_date(line: _Line, row: Chunks) -> bool:
    """Whether a line is a date, with little besides."""
    whole = row.places[line.end - 1][1] - row.places[line.first][0]
    dated = sum(row.places[draft.end - 1][1] - row.places[draft.first][0] for draft in line.drafts)
    return dated >= _MOSTLY * whole


def _without_year(line: _Line, story: Story, drafts: Sequence[Draft]) -> str | None:
    """The day of a dateline without a year, where another date of the head tells the year of that month."""
    for draft in line.drafts:
        if draft.form != "date" or draft.at("year") is not None or not _is_dateline(line, draft, story.row):
            continue
        month = story.meaning(draft, "month", "month")
        for other in drafts:
            if other.at("year") is not None and story.meaning(other, "month", "month") == month:
                lent = copy(draft)      # the story itself may be dated otherwise
                lent.lender = other
                return _day(lent, story)
    return None
