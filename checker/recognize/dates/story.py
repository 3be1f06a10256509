"""What a date in a story depends on besides its own words: the dateline, the dates before it, the tense around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model import Bound, Moment, YearFrom
from checker.recognize.dates.calendar import MONTHS_OF, Interval, covered, grain, moved, period
from checker.recognize.dates.moments import OFF_CALENDAR, days_of, moment
from checker.recognize.dates.patterns import Draft, unit_of, weekday_of
from checker.recognize.dates.tense import Tense, telling
from checker.recognize.dates.verbs import CLAUSE_ENDS, ends, is_past, looks_back, sentence_around
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import BREAK
from checker.rulebook.pack import LanguagePack

Resolver = Callable[[Draft, "Story"], Moment | None]

MODS: Mapping[str, str] = {
    Bound.ABOUT: "APPROX", Bound.NEARLY: "LESS_THAN", Bound.LESS: "LESS_THAN", Bound.AT_MOST: "EQUAL_OR_LESS",
    Bound.JUST_OVER: "MORE_THAN", Bound.MORE: "MORE_THAN", Bound.AT_LEAST: "EQUAL_OR_MORE",
}
"""A hedge as TIMEX3's modifier of a duration."""

_LATE = "END"           # the modifier of "late" and "the end of"
_GAMES = 2                  # words of games, or times of races, that make a text one about them
_HALF_A_QUARTER = 45        # days
_NEWS = 366                 # days through which a quarter is still reported on
_FLASHBACK = 120            # days that a story goes back to a month or a year without a paragraph
_BESIDE = 12                # chunks
_OPENING = 4                # chunks before a year that opens its sentence: "The great flood of 1912"
_SET_AGAINST = 5            # chunks before a quarter in which a word can set another against it
_COMPARISON = 40            # chunks from a figure's period to what it is compared with
_OF_TODAY = ("ago", "ahead", "deictic", "latest", "which")      # what a history says of the day it was written
_LENGTHS = ("stretch", "duration", "value", "the")
_COMPARED = ("year_ago", "year_period")     # what a quarter is set against is not what is spoken of
_SUBJECT = 200               # chunks through which a quarter that was named stays the one that is spoken of


def _endings(pack: LanguagePack) -> Mapping[str, tuple[str, ...]]:
    content = pack.files["dates"]
    return {name: tuple(content[name]) for name in ("past_endings", "plural_endings", "present_endings")}


class Story:
    """One text while its dates are resolved, in text order.

    `published` is the dateline. `told` is the TIMEX3 value of the last date that stands on the calendar, at chunk
    `told_at`, found in the form `told_form`; `opened` are the days of the first date of a range that it ends; `day` is
    the last one of a day, at `day_at`; decades and centuries, from which nobody counts, as `age`, at `age_at`.
    `quarter` is the last quarter that was named, at `quarter_at`, unless it only was compared with or is to come, and
    `fiscal` if it is one of a company's own year; months that are no quarter were told of at `months_at`. A `narrative`
    tells of years gone by: there a date without a year belongs to the year that was told of last, not to the
    dateline's; `line` is what it has told of in its own course, without looks back and asides, and `line_late` if that
    was an end; `opening` is the first day of its first date that has a year. `game_words` counts words of games, once
    asked, and `timed` the times of races told so far.
    """

    def __init__(self, row: Chunks, pack: LanguagePack, published: date | None, resolvers: Mapping[str, Resolver], *,
                 narrative: bool = False) -> None:
        self.row, self.pack, self.published, self.resolvers, self.narrative = row, pack, published, resolvers, narrative
        self.opening: date | None = None
        self.told: str | None = None
        self.told_at, self.told_form = -1, ""
        self.opened: Interval | None = None
        self.day: str | None = None
        self.day_at = -1
        self.line: str | None = None
        self.line_at, self.line_form = -1, ""
        self.line_late = False
        self.age: str | None = None
        self.age_at = -1
        self.quarter: Moment | None = None
        self.quarter_at, self.months_at, self.fiscal = -1, -_SUBJECT, False
        self.game_words: int | None = None
        self.timed = 0
        self.known: dict[int, Moment | None] = {}
        self.endings = pack.once("date endings", _endings)

    def open(self, drafts: Sequence[Draft]) -> None:
        """Look ahead to the first date with a year, which the dates before it go on to."""
        first = next((draft for draft in drafts if draft.at("year") is not None), None)
        found = self.resolve(first) if first is not None else None
        self.opening = date.fromisoformat(found.start) if found is not None and found.start else None

    def resolve(self, draft: Draft) -> Moment | None:
        """The moment of a draft, with what stands before it taken in; None where it is no expression of time."""
        if id(draft) not in self.known:
            try:
                found = self.resolvers[draft.form](draft, self)
            except OverflowError:       # counted from a day at the very ends of the calendar
                found = Moment(None, note=OFF_CALENDAR)
            self.known[id(draft)] = None if found is None else self._with_leads(draft, found)
        return self.known[id(draft)]

    def _with_leads(self, draft: Draft, found: Moment) -> Moment:
        for lead, match in draft.leads:
            mod = self.row.meaning(match.start("edge"), str(lead.settings["meaning"]))
            found = found._replace(mod=MODS.get(mod, mod))
        if draft.weekday is not None:
            found = found._replace(weekday=weekday_of(draft.weekday, self.row))
        if found.year_from is None and found.anchor is None and found.start is not None:
            found = found._replace(year_from=YearFrom.WRITTEN)
        part = self.known.get(id(draft.part)) if draft.part is not None else None
        return found._replace(anchor=part.anchor) if part is not None and found.anchor is None else found

    def come_to(self, draft: Draft) -> None:
        """Leave an aside of a narrative behind: what stands in a later sentence counts from where the story stands."""
        if self.line and self.told != self.line and not CLAUSE_ENDS.isdisjoint(
                self.row.codes[max(self.told_at, 0):draft.first]):
            self.told, self.told_at, self.told_form = self.line, self.line_at, self.line_form

    def note(self, found: Moment, draft: Draft) -> None:
        """Remember a date that later ones may refer to."""
        self._note_months(draft)
        if draft.setting("aside") or (draft.form == "clock" and self.row.codes[draft.first - 1:draft.first] == "("):
            return                                      # the same time elsewhere
        if self.narrative and (draft.form in _OF_TODAY or (draft.form == "the" and not draft.leads)):
            return
        if found.timex is None or found.start is None or found.timex[0] == "P":
            return
        fine = grain(found.timex)
        if fine in ("decade", "century"):
            self.age, self.age_at = found.timex, draft.first
            return
        if self.narrative and self._goes_on(found, draft):
            self.line, self.line_late = found.timex, found.mod == _LATE
        self.opened = self.told_days if self.ends_range(draft) else None
        self.told, self.told_at, self.told_form = found.timex, draft.first, (draft.part or draft).form
        if self.narrative and self.line == found.timex:
            self.line_at, self.line_form = self.told_at, self.told_form
        if fine == "day" and not self.row.is_a(draft.first - 1, "since_word"):      # their first since March 2
            self.day, self.day_at = found.timex, draft.first
        if found.timex[5:6] == "Q" and draft.form not in _COMPARED and self._is_new(found) and (
                self.quarter is None or not self._is_beside(found, draft)):
            self.quarter, self.quarter_at = found, draft.first
            self.fiscal = self.fiscal if draft.form == "the" else any(
                draft.at(group) is not None for group in ("fiscal", "fiscal2", "fiscal3"))

    def _is_new(self, found: Moment) -> bool:
        """Whether a period is none of long ago and none to come, so that the figures of the story can be about it."""
        days, today = days_of(found), self.published
        return today is None or days is None or (days[0] <= today and (today - days[1]).days <= _NEWS)

    def _is_beside(self, found: Moment, draft: Draft) -> bool:
        """Whether a quarter is not over, or only what another is set against: "after a flat second quarter"."""
        days, today, row = days_of(found), self.published, self.row
        return bool(today and days and days[1] >= today) or any(
            row.is_a(draft.first - n, name) for n in range(1, _SET_AGAINST) for name in ("after_word", "compared_to"))

    def is_near(self, draft: Draft) -> bool:
        """Whether a date was told of just before a draft, in the same sentence."""
        between = self.row.codes[max(self.told_at, 0):draft.first]
        return 0 < len(between) <= _BESIDE and CLAUSE_ENDS.isdisjoint(between)

    def _goes_on(self, found: Moment, draft: Draft) -> bool:
        """Whether a date of a narrative takes the story on: no look back within a paragraph, and no year far away."""
        line, days = self.line_days, covered(found.timex or "")
        bare = grain(found.timex or "") == "year"
        if self._is_ahead(draft) and (bare or line is not None):
            return False
        if bare and line is not None and self._is_beside_it(draft):
            return False
        if line is None or days is None or BREAK in self.row.codes[self.told_at:draft.first]:
            return True
        if self.row.is_a(draft.first - 1, "since_word") or self._within(draft) or self.looks_back(draft):
            return False
        if bare and self._opens_sentence(draft):
            return True
        years, fine = days[0].year - line[0].year, grain(found.timex or "") == "day"
        behind = years < -1 or (not fine and (line[0] - days[1]).days > _FLASHBACK)
        return not behind

    def _opens_sentence(self, draft: Draft) -> bool:
        """Whether a sentence begins with a date and the preposition before it: "In 1894 it was sold"."""
        return len(sentence_around(self.row, draft)[0]) <= 1

    def _is_beside_it(self, draft: Draft) -> bool:
        """Whether a year only describes something: "the strike of 1912", "his memoir, printed in 1831"."""
        row, back = self.row, sentence_around(self.row, draft)[0]
        if row.is_a(draft.first - 1, "of_word"):
            return len(back) > _OPENING
        comma = next((i for i in back if row.codes[i] == ","), None)
        if comma is None:
            return False
        told = any(is_past(row, i, self.endings) for i in range(back.stop + 1, comma))     # it burned, moved in 1863
        return row.is_a(comma + 1, "who") or (not told and is_past(row, comma + 1, self.endings))

    def _is_ahead(self, draft: Draft) -> bool:
        """Whether a story looks ahead to a date: "which a king would restore in 1815", "was to open in 1913"."""
        row = self.row
        return any(row.is_a(i, "modal") or (row.is_a(i, "looks_on") and row.is_a(i + 1, "to_word"))
                   for i in sentence_around(row, draft)[0])

    def _within(self, draft: Draft) -> bool:
        """Whether a date is the second of "between June and December": the story is still at the first."""
        return self.row.is_a(self.told_at - 1, "between_word") and self.row.is_a(draft.first - 1, "and_word")

    def ends_range(self, draft: Draft) -> bool:
        """Whether a date is the second of two that a range is told with: "from June to December"."""
        before, link = self.told_at - 1, draft.first - 1
        return self._within(draft) or (self.row.is_a(before, "from_word") and self.row.is_a(link, "up_to"))

    @property
    def line_days(self) -> Interval | None:
        """The days of what a narrative has come to."""
        return covered(self.line) if self.line else None

    def _note_months(self, draft: Draft) -> None:
        """Remember the quarter that "the three months ended Sept. 30" are, unless it was named, and longer periods."""
        if draft.form not in _LENGTHS:
            return
        unit, quarter = unit_of(draft, self.row), MONTHS_OF["quarter"]
        year = draft.setting("value") == "P1Y" or (draft.form == "the" and unit == "year")
        months = self.figure(draft, "count") if unit == "month" else None
        if year or (months is not None and months > quarter):
            self.months_at = draft.first
        elif months == quarter and draft.closing is not None and self.quarter_spoken_of(draft) is None:
            self.quarter, self.quarter_at = self.quarter_to(draft.closing), draft.first

    def quarter_to(self, closing: Draft, name: str | None = None) -> Moment | None:
        """The quarter that ends with a date, or about it, with its own days: companies close their books on other days
        too. The value is the calendar's quarter, or the `name` that the company gives it.
        """
        found = self.resolve(closing)
        days = covered(found.timex) if found is not None and found.timex else None
        middle, after = (moved(days[1], step, "day") if days else None for step in (-_HALF_A_QUARTER, 1))
        first = moved(after, -MONTHS_OF["quarter"], "month") if after else None
        if days is None or middle is None or first is None:
            return None
        return moment(name or period(middle, "quarter"), self.published)._replace(
            start=first.isoformat(), end=days[1].isoformat())

    def meaning(self, draft: Draft, name: str, *groups: str) -> Any:
        """What the chunk of the first group that took part means in a class; None where none did."""
        for group in groups:
            place = draft.at(group)
            if place is not None:
                return self.row.meaning(place, name)
        return None

    def figure(self, draft: Draft, *groups: str) -> Decimal | None:
        """The number of the first group that took part; None where none did."""
        for group in groups:
            place = draft.at(group)
            if place is not None:
                return Decimal(self.row.values[place].low)
        return None

    def whole(self, draft: Draft, *groups: str) -> int | None:
        """The figure of the first group that took part as a whole number; None where none did."""
        figure = self.figure(draft, *groups)
        return None if figure is None else int(figure)

    def in_words(self, draft: Draft, *groups: str) -> bool:
        """Whether the number of one of some groups is written in words: "May one ask"."""
        return any(self.row.is_a(place, "spelled") for group in groups if (place := draft.at(group)) is not None)

    @property
    def told_days(self) -> Interval | None:
        """The days of the last date told."""
        return covered(self.told) if self.told else None

    def told_for(self, unit: str) -> str | None:
        """What was told last that "that year" or "that decade" can mean."""
        wide = self.age_at > self.told_at and unit in ("decade", "century", "millennium")
        return self.age if wide else self.told

    def quarter_spoken_of(self, draft: Draft) -> Moment | None:
        """The quarter that the words around a draft are about, if one was named not far before it."""
        return self.quarter if self.quarter and draft.first - self.quarter_at <= _SUBJECT else None

    def speaks_of(self, draft: Draft, name: str) -> bool:
        """Whether a word of a class stands near a draft in its sentence."""
        return any(self.row.is_a(i, name) for part in sentence_around(self.row, draft) for i in part)

    @property
    def tells_of_games(self) -> bool:
        """Whether a text has so many words of games that it is about some."""
        if self.game_words is None:
            members = self.row.lexicon.members["game"]
            self.game_words = sum(code in members for code in self.row.codes)
        return self.game_words >= _GAMES or self.timed >= _GAMES

    def has_score(self, draft: Draft) -> bool:
        """Whether two figures with a dash, as a score has, stand near a draft in its sentence."""
        row = self.row
        return any(row.codes[i] == "-" and i - 1 in row.values and i + 1 in row.values and row.glued(i)
                   for part in sentence_around(row, draft) for i in part)

    def quarter_compared(self, draft: Draft) -> Moment | None:
        """The quarter that a comparison is about, if it is not about more months ("in the nine months")."""
        longer = self.months_at > self.quarter_at and draft.first - self.months_at <= _COMPARISON
        return None if longer else self.quarter_spoken_of(draft)

    def tense(self, draft: Draft) -> int:
        """-1 where the words around a draft speak of the past, 1 of the future, 0 where they do not say."""
        return Tense(self.row, draft, self.endings, self.pack.once("telling", telling)).read()

    def looks_back(self, draft: Draft) -> bool:
        """Whether the verb before a draft tells of what was over by then ("had begun on 16 December")."""
        return looks_back(self.row, draft, self.endings)

    def is_plural(self, i: int) -> bool:
        """Whether chunk `i` looks like the plural of a noun."""
        return i < len(self.row) and ends(self.row, i, self.endings["plural_endings"])
