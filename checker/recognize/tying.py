"""What ties the figures of a text to each other: forms of words between two of them, from `ties.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from checker.model import Kind, Mention, TieKind
from checker.recognize.sizes import alike, below
from checker.recognize.worded import WIDTH, Worded
from checker.rulebook.pack import LanguagePack
from checker.rulebook.ties import TieForm, TieForms

_BACK = 4           # how many figures before one it may be tied to
_LONGEST = 24       # words between two figures that are tied
_BEFORE = 6         # words before the first figure that a form may look at


class Bond(NamedTuple):
    """A tie of two mentions by their numbers in the text; see `Tie`."""

    kind: TieKind
    source: int
    target: int
    form: str


def find_bonds(worded: Worded, pack: LanguagePack) -> list[Bond]:
    """The ties between the figures of a text, in the order of the later of the two."""
    return list(_Bonds(worded, pack.once("ties", TieForms)).bonds())


class _Bonds:
    """The figures of a text and the forms that may tie them."""

    def __init__(self, worded: Worded, forms: TieForms) -> None:
        self._forms, self._mentions = forms, worded.mentions
        self._places, self._ends, self._row = worded.places, worded.ends, worded.row

    def bonds(self) -> Iterator[Bond]:
        """The ties, each kind once for two figures."""
        for k, mention in enumerate(self._mentions):
            if mention.quantity is None:
                continue
            for i in range(k - 1, max(k - _BACK, 0) - 1, -1):
                if self._places[k][0] - self._places[i][1] > _LONGEST:
                    break
                if self._mentions[i].quantity is not None:
                    yield from self._between(i, k)

    def _between(self, i: int, k: int) -> Iterator[Bond]:
        """The ties of mention `i` and the later mention `k`."""
        first = self._places[k][0]
        begin = self._ends[i] if self._ends[i] <= first else self._places[i][1]     # nine of the 12 jurors
        gap = self._row[begin * WIDTH:first * WIDTH]
        told: set[TieKind] = set()
        for form in self._forms.fitting(gap):
            if form.kind not in told and self._holds(form, i, k):
                told.add(form.kind)
                yield Bond(form.kind, i, k, form.id) if form.leans_back else Bond(form.kind, k, i, form.id)

    def _holds(self, form: TieForm, i: int, k: int) -> bool:
        first, second = self._mentions[i], self._mentions[k]
        if first.kind not in form.first or second.kind not in form.second:
            return False
        begin, end = self._places[i][0] * WIDTH, self._ends[k] * WIDTH
        if form.before and not form.before.search(self._row, max(begin - _BEFORE * WIDTH, 0), begin):
            return False
        if form.after and not form.after.match(self._row, end):
            return False
        source, target = (first, second) if form.leans_back else (second, first)
        return all(_TESTS[test](source, target) for test in form.tests)


def _like(source: Mention, target: Mention) -> bool:
    """Whether both are of one kind and one unit, as far as they have one."""
    if _FAMILY.get(source.kind, source.kind) is not _FAMILY.get(target.kind, target.kind):
        return False
    one, other = (mention.quantity.unit if mention.quantity else None for mention in (source, target))
    return one is None or other is None or one.lower() == other.lower()


def _unlike(source: Mention, target: Mention) -> bool:
    """Whether they differ in kind or in unit."""
    return not _like(source, target)


def _fits(source: Mention, target: Mention) -> bool:
    """Whether the target can be a part of the source: no more than it."""
    return not below(source, target)


def _restated(source: Mention, target: Mention) -> bool:
    """Whether one is a share or a multiple and the other a figure of another kind."""
    shares = [mention.kind in (Kind.PERCENT, Kind.RATIO) for mention in (source, target)]
    return any(shares) and source.kind is not target.kind


def _change(source: Mention, target: Mention) -> bool:
    """Whether the target is the amount of a change, as its direction tells, and the source a level."""
    return target.direction is not None and source.direction is None


def _level(source: Mention, target: Mention) -> bool:
    """Whether neither is the amount of a change."""
    return source.direction is None and target.direction is None


_FAMILY = {Kind.NUMBER: Kind.COUNT}
_TESTS: Mapping[str, Callable[[Mention, Mention], bool]] = {
    "alike": alike, "below": lambda source, target: below(target, source), "fits": _fits, "like": _like,
    "unlike": _unlike, "restated": _restated, "change": _change, "level": _level,
}
