"""What the words around each figure make of it: its role, its mode, its holder and its period.

Cues are found once in a text. The nearest one before a figure, in its sentence, holds for it; one behind it does where
the figure's own clause has none before it ("40 houses will be torn down").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from checker.model import Context, Kind, Mode, Role, TieKind
from checker.recognize.amounts.units import PER
from checker.recognize.row.words import WIDTH, Worded
from checker.recognize.shapes.ratios import MULTIPLE
from checker.recognize.ties import Bond
from checker.rulebook.pack import LanguagePack
from checker.rulebook.readings import ONCE, WHOSE, ReadingForms

_MODES = {mode.value: mode for mode in Mode}
_BEHIND = 8         # chunks behind a figure in which its verb can stand
_PERIOD = 14        # chunks from a figure to the time that it is told of
_NEAR_PERIOD = 2    # chunks between a figure and a time that is plainly its own
_AFAR = 25          # chunks back to a name that "its" can stand for
_OWNED = 4          # chunks behind a figure for "of Oslo's shops"
_TIMES = (Kind.DATE, Kind.TIME, Kind.SET)
_BY_TIES = {
    TieKind.SAME_CHANGE: (Role.BASE, Role.LEVEL), TieKind.PART_OF: (Role.WHOLE, Role.PART),
    TieKind.SHARE_OF: (Role.WHOLE, Role.PART), TieKind.SET_AGAINST: (Role.BASE, None), TieKind.RATE: (None, Role.RATE),
}


def read_contexts(worded: Worded, pack: LanguagePack, bonds: Sequence[Bond]) -> list[Context]:
    """The context of each mention."""
    if not worded.mentions:
        return []
    forms = pack.once("readings", ReadingForms)
    openings = _openings(worded)
    roles, periods = _roles(worded, forms, bonds), _periods(worded, openings)
    modes, holders = _Modes(worded, forms, openings), _Holders(worded, forms, openings)
    return [Context(roles[i], holders.of(i), periods[i], modes.of(i)) if mention.quantity else _NONE
            for i, mention in enumerate(worded.mentions)]


_NONE = Context()


def _roles(worded: Worded, forms: ReadingForms, bonds: Sequence[Bond]) -> list[Role | None]:
    """What each figure is to others: the amount of a change, or what its words say, its ties, its unit."""
    roles: list[Role | None] = [Role.CHANGE if mention.direction else None for mention in worded.mentions]
    at = {first * WIDTH: i for i, (first, _) in enumerate(worded.places)}
    for role, pattern in forms.roles:
        for match in pattern.finditer(worded.row):
            i = at.get(match.start(str(match.lastgroup)))
            if i is not None:
                roles[i] = roles[i] or role
    for bond in bonds:
        source, target = _BY_TIES.get(bond.kind, (None, None))
        told = bond.kind is TieKind.SAME_CHANGE and roles[bond.target] is Role.CHANGE       # of a level, old or new
        roles[bond.source] = roles[bond.source] or (None if told else source)
        roles[bond.target] = roles[bond.target] or target
    for i, mention in enumerate(worded.mentions):
        if roles[i] is None and mention.quantity is not None:
            unit = mention.quantity.unit or ""
            roles[i] = (Role.FACTOR if unit == MULTIPLE else Role.PART if mention.numerator is not None else
                        Role.RATE if PER in f" {unit}" else None)
    return roles


class _Cues:
    """Cues of a text, in text order. Places are chunks; `openings` are, by mention, where its sentence begins."""

    def __init__(self, worded: Worded, pattern: re.Pattern[str], openings: Sequence[int]) -> None:
        self.worded, self.openings = worded, openings
        self.found = list(pattern.finditer(worded.row))
        self.starts = [match.start() // WIDTH for match in self.found]


class _Modes(_Cues):
    """The cues of a text that tell how what is said of a figure is meant."""

    def __init__(self, worded: Worded, forms: ReadingForms, openings: Sequence[int]) -> None:
        super().__init__(worded, forms.modes, openings)
        self._quotations = [(found.start(), found.end()) for found in worded.words.all("contexts.quotation")]

    def of(self, i: int) -> Mode:
        """How what is said of mention `i` is meant."""
        first = self.worded.places[i][0]
        k = bisect_left(self.starts, first)
        mode = self._before(k, first, self.openings[i])
        if mode is None or mode is Mode.TOLD:
            mode = self._behind(k, i) or mode or Mode.TOLD
        if self._quotations and mode not in (Mode.CORRECTED, Mode.DENIED):
            for start, end in self._quotations:
                if start < first < end:
                    return Mode.QUOTED
        return mode

    def _before(self, k: int, first: int, opening: int) -> Mode | None:
        """What the nearest cue before chunk `first` and before cue `k` tells, in the sentence that begins there."""
        while k and self.starts[k - 1] >= opening:
            k -= 1
            name = str(self.found[k].lastgroup)
            if not name.endswith(ONCE):
                return _MODES[name]
            if self.found[k].end() == first * WIDTH:
                return _MODES[name.removesuffix(ONCE)]
        return None

    def _behind(self, k: int, i: int) -> Mode | None:
        """What cue `k` tells, where it is the verb that mention `i` is the subject of."""
        end = self.worded.ends[i]
        if k == len(self.starts) or self.starts[k] - end > _BEHIND or (
                self.worded.words.search("contexts.clause-end", end, self.starts[k])):
            return None
        return _MODES.get(str(self.found[k].lastgroup))


class _Holders(_Cues):
    """Those who are named in a text, whose its figures can be."""

    def __init__(self, worded: Worded, forms: ReadingForms, openings: Sequence[int]) -> None:
        super().__init__(worded, forms.holders, openings)
        self._possessives = forms.possessives
        self._names: list[tuple[int, int] | None] = []
        last: tuple[int, int] | None = None
        for match in self.found:
            group = str(match.lastgroup)
            if group.startswith(WHOSE):
                last = match.start(group) // WIDTH, match.end(group) // WIDTH
            known = last is not None and match.start() // WIDTH - last[1] <= _AFAR
            self._names.append(last if known else None)

    def of(self, i: int) -> str | None:
        """Whose mention `i` is, as written; None where nobody is named."""
        first, end = self.worded.places[i][0], self.worded.ends[i]
        k = bisect_left(self.starts, first)
        if k < len(self.starts) and self.worded.words.has("contexts.of", end) and self.starts[k] - end <= _OWNED:
            return self._written(k)                     # 3 percent of Norvik's shares
        return self._written(k - 1) if k and self.starts[k - 1] >= self.openings[i] else None

    def _written(self, k: int) -> str | None:
        name, row = self._names[k], self.worded.tagged.row
        if name is None:
            return None
        words = " ".join(row.written(*name).split())
        for ending in self._possessives:
            if words.endswith(ending):
                return words.removesuffix(ending)
        return words


def _openings(worded: Worded) -> list[int]:
    """The chunk that the sentence of each mention begins with."""
    ends = [0, *(found.end() for found in worded.words.all("contexts.sentence-end"))]
    return [ends[bisect_left(ends, first + 1) - 1] for first, _ in worded.places]


def _periods(worded: Worded, openings: Sequence[int]) -> list[str | None]:
    """The time that each figure is told of: the one right behind it, else the nearest before it, else behind it.

    The day on which somebody said so is none.
    """
    mentions, places, row = worded.mentions, worded.places, worded.tagged.row
    times = [i for i, mention in enumerate(mentions) if mention.kind in _TIMES and mention.moment
             and not (row.is_a(places[i][0] - 1, "saying") or row.is_a(places[i][0] - 2, "saying"))]
    periods: list[str | None] = [None] * len(mentions)
    for i, mention in enumerate(mentions) if times else ():
        if mention.quantity is None:
            continue
        k, own = bisect_left(times, i), None
        if k < len(times) and openings[times[k]] == openings[i]:
            gap = places[times[k]][0] - worded.ends[i]
            own = times[k] if gap <= _PERIOD else None
            if gap <= _NEAR_PERIOD:
                k = 0                                   # the one before is not asked
        if k and openings[times[k - 1]] == openings[i] and places[i][0] - places[times[k - 1]][1] <= _PERIOD:
            own = times[k - 1]
        moment = mentions[own].moment if own is not None else None
        periods[i] = moment.timex if moment else None
    return periods
