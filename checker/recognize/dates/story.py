"""What a date in a story depends on besides its own words: the dateline, the dates before it, the tense around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checker.model import Moment
from checker.recognize.chunks import Chunks
from checker.recognize.dates.calendar import Interval, covered, grain
from checker.recognize.dates.patterns import Draft
from checker.rulebook.lexicon import BREAK
from checker.rulebook.pack import LanguagePack

Resolver = Callable[[Draft, "Story"], Moment | None]

_SENTENCE_ENDS = frozenset(".!?;" + BREAK)
_BACK, _AHEAD = 14, 8       # chunks of the sentence that the tense is read from


@dataclass(slots=True)
class Story:
    """One text while its dates are resolved, in text order.

    `published` is the dateline; `last` the TIMEX3 value of the last date that stands on the calendar, at chunk
    `last_at`; `quarter` the last quarter named, at `quarter_at`.
    """

    row: Chunks
    pack: LanguagePack
    published: date | None
    resolvers: Mapping[str, Resolver]
    last: str | None = None
    last_at: int = -1

    def resolve(self, draft: Draft) -> Moment | None:
        """The moment of a draft, with what stands before it taken in; None where it is no expression of time."""
        found = self.resolvers[draft.form](draft, self)
        if found is None:
            return None
        for lead, match in draft.leads:
            place = match.start("edge") if "edge" in match.re.groupindex else -1
            name = lead.settings.get("meaning")
            if place >= 0 and name:
                found = replace(found, mod=self.row.meaning(place, name))
        return found

    def meaning(self, draft: Draft, group: str, name: str) -> Any:
        """What the chunk of a group means in a class; None where the group took no part."""
        place = draft.at(group)
        return None if place is None else self.row.meaning(place, name)

    def note(self, found: Moment, draft: Draft) -> None:
        """Remember a date that later ones may refer to."""
        if found.timex is not None and covered(found.timex):
            self.last, self.last_at = found.timex, draft.first

    @property
    def told(self) -> Interval | None:
        """The days of the last date told."""
        return covered(self.last) if self.last else None

    @property
    def told_grain(self) -> str | None:
        return grain(self.last) if self.last else None

    def tense(self, draft: Draft) -> int:
        """-1 where the words around a draft speak of the past, 1 of the future, 0 where they do not say."""
        for i in self._around(draft):
            if self.row.is_a(i, "future_cue"):
                return 1
            if self.row.is_a(i, "past_cue") or self._ends_past(i):
                return -1
        return 0

    def _around(self, draft: Draft) -> list[int]:
        """The chunks of the sentence before and behind a draft, the nearest first, those before it first."""
        codes = self.row.codes
        back, ahead = draft.first - 1, draft.end
        while back >= max(0, draft.first - _BACK) and codes[back] not in _SENTENCE_ENDS:
            back -= 1
        while ahead < min(len(codes), draft.end + _AHEAD) and codes[ahead] not in _SENTENCE_ENDS:
            ahead += 1
        return [*range(draft.first - 1, back, -1), *range(draft.end, ahead)]

    def _ends_past(self, i: int) -> bool:
        return self.row.codes[i] == "x" and self.row.word(i).endswith(self.past_endings)

    @property
    def past_endings(self) -> tuple[str, ...]:
        return tuple(self.pack.files["dates"].get("past_endings", ()))
