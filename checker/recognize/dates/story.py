"""What a date in a story depends on besides its own words: the dateline, the dates before it, the tense around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model import Bound, Moment
from checker.recognize.chunks import Chunks
from checker.recognize.dates.calendar import Interval, covered
from checker.recognize.dates.moments import OFF_CALENDAR
from checker.recognize.dates.patterns import Draft
from checker.rulebook.lexicon import BREAK
from checker.rulebook.pack import LanguagePack

Resolver = Callable[[Draft, "Story"], Moment | None]

MODS: Mapping[str, str] = {
    Bound.ABOUT: "APPROX", Bound.NEARLY: "LESS_THAN", Bound.LESS: "LESS_THAN", Bound.AT_MOST: "EQUAL_OR_LESS",
    Bound.JUST_OVER: "MORE_THAN", Bound.MORE: "MORE_THAN", Bound.AT_LEAST: "EQUAL_OR_MORE",
}
"""A hedge as TIMEX3's modifier of a duration."""

_SHORTEST = 3           # letters of a word that has no ending
_SENTENCE_ENDS = frozenset(".!?;" + BREAK)
_BACK, _AHEAD = 14, 8       # chunks of the sentence that the tense is read from
_GOVERNED = 2              # chunks from an auxiliary to its verb
_SUBJECT = 200               # chunks through which a quarter that was named stays the one that is spoken of


def _endings(pack: LanguagePack) -> Mapping[str, tuple[str, ...]]:
    content = pack.files["dates"]
    return {name: tuple(content[name]) for name in ("past_endings", "plural_endings")}


@dataclass(slots=True)
class Story:
    """One text while its dates are resolved, in text order.

    `published` is the dateline. `told` is the TIMEX3 value of the last date that stands on the calendar, at chunk
    `told_at`; `quarter` the last quarter that was named, at `quarter_at`. A `narrative` tells of years gone by: there a
    date without a year belongs to the year that was told of last, not to the dateline's.
    """

    row: Chunks
    pack: LanguagePack
    published: date | None
    resolvers: Mapping[str, Resolver]
    narrative: bool = False
    told: str | None = None
    told_at: int = -1
    quarter: str | None = None
    quarter_at: int = -1
    known: dict[int, Moment | None] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.endings = self.pack.once("date endings", _endings)

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
        return found

    def note(self, found: Moment, draft: Draft) -> None:
        """Remember a date that later ones may refer to."""
        if found.timex is None or found.start is None or found.timex[0] == "P":
            return
        self.told, self.told_at = found.timex, draft.first
        if found.timex[5:6] == "Q" and draft.form != "year_ago":
            self.quarter, self.quarter_at = found.timex, draft.first

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

    @property
    def told_days(self) -> Interval | None:
        """The days of the last date told."""
        return covered(self.told) if self.told else None

    def quarter_spoken_of(self, draft: Draft) -> str | None:
        """The quarter that the words around a draft are about, if one was named not far before it."""
        return self.quarter if self.quarter and draft.first - self.quarter_at <= _SUBJECT else None

    def tense(self, draft: Draft) -> int:
        """-1 where the words around a draft speak of the past, 1 of the future, 0 where they do not say."""
        if self.row.is_a(draft.first - 1, "toward"):
            return 1
        codes, members = self.row.codes, self.row.lexicon.members
        future, past = members["future_cue"], members["past_cue"]
        for i in self._around(draft):
            if codes[i] in future:
                return -1 if self._follows(i, "pluperfect") else 1
            if codes[i] in past or self._ends(i, "past_endings"):
                return 1 if self._follows(i, "future_cue") else -int(not self.row.is_a(draft.first - 1, "either_way"))
        return 1 if self.row.is_a(draft.first - 1, "before_end") else 0

    def _follows(self, i: int, name: str) -> bool:
        """Whether a word of a class governs chunk `i` ("will be named", "had been scheduled")."""
        return any(self.row.is_a(before, name) for before in range(i - 1, i - 1 - _GOVERNED, -1))

    def _around(self, draft: Draft) -> list[int]:
        """The chunks of the sentence before and behind a draft, the nearest first, those before it first."""
        codes = self.row.codes
        back, ahead = draft.first - 1, draft.end
        while back >= max(0, draft.first - _BACK) and codes[back] not in _SENTENCE_ENDS:
            back -= 1
        while ahead < min(len(codes), draft.end + _AHEAD) and codes[ahead] not in _SENTENCE_ENDS:
            ahead += 1
        return [*range(draft.first - 1, back, -1), *range(draft.end, ahead)]

    def _ends(self, i: int, name: str) -> bool:
        """Whether chunk `i` is a word in lower case with one of the endings that the pack lists as `name`."""
        start, end = self.row.places[i]
        return end - start > _SHORTEST and self.row.text.endswith(self.endings[name], start, end) and (
            self.row.text[start].islower() and i not in self.row.values)

    def is_plural(self, i: int) -> bool:
        """Whether chunk `i` looks like the plural of a noun."""
        return i < len(self.row) and self._ends(i, "plural_endings")
