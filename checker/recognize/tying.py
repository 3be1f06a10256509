"""What ties the figures of a text to each other: forms of words between two of them, from `ties.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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


class Ties:
    """The figures of a text and the forms that may tie them.

    What a form asks of its two figures it asks of the mentions as they are known by then.
    """

    def __init__(self, worded: Worded, pack: LanguagePack) -> None:
        self._forms = pack.once("ties", TieForms)
        self._places, self._ends, self._row = worded.places, worded.ends, worded.row
        self._steps = pack.words("step")
        self._tests = {**_TESTS, "moving": self._moving}

    def lending(self, what: str, mentions: Sequence[Mention], i: int, k: int) -> TieForm | None:
        """The form by which mention `i` lends something to the later mention `k`."""
        return next((form for form in self._fitting(i, k) if what in form.lends and self._holds(form, mentions, i, k)),
                    None)

    def converts(self, mentions: Sequence[Mention], i: int, k: int) -> bool:
        """Whether mention `k` only tells mention `i` once more in another unit."""
        return any(form.kind is TieKind.CONVERSION and self._holds(form, mentions, i, k)
                   for form in self._fitting(i, k))

    def bonds(self, mentions: Sequence[Mention]) -> Iterator[Bond]:
        """The ties in the order of the later of the two figures, each kind once for two."""
        for k, mention in enumerate(mentions):
            if mention.quantity is None:
                continue
            for i in range(k - 1, max(k - _BACK, 0) - 1, -1):
                if self._places[k][0] - self._places[i][1] > _LONGEST:
                    break
                if mentions[i].quantity is not None:
                    yield from self._between(mentions, i, k)

    def _between(self, mentions: Sequence[Mention], i: int, k: int) -> Iterator[Bond]:
        """The ties of mention `i` and the later mention `k`."""
        told: set[TieKind] = set()
        for form in self._fitting(i, k):
            if form.kind not in told and self._holds(form, mentions, i, k):
                told.add(form.kind)
                yield Bond(form.kind, i, k, form.id) if form.leans_back else Bond(form.kind, k, i, form.id)

    def _fitting(self, i: int, k: int) -> Sequence[TieForm]:
        """The forms that have the words between two mentions."""
        first = self._places[k][0]
        begin = self._ends[i] if self._ends[i] <= first else self._places[i][1]     # nine of the 12 jurors
        return self._forms.fitting(self._row[begin * WIDTH:first * WIDTH])

    def _holds(self, form: TieForm, mentions: Sequence[Mention], i: int, k: int) -> bool:
        first, second = mentions[i], mentions[k]
        if first.kind not in form.first or second.kind not in form.second:
            return False
        begin, end = self._places[i][0] * WIDTH, self._ends[k] * WIDTH
        if form.before and not form.before.search(self._row, max(begin - _BEFORE * WIDTH, 0), begin):
            return False
        if form.after and not form.after.match(self._row, end):
            return False
        source, target = (first, second) if form.leans_back else (second, first)
        return all(self._tests[test](source, target) is wanted for test, wanted in form.tests)

    def _moving(self, source: Mention, target: Mention) -> bool:
        """Whether both are amounts that one thing moves by: like each other, or shares and numbers of points."""
        return _like(source, target) or (self._moves(source) and self._moves(target))

    def _moves(self, mention: Mention) -> bool:
        if mention.kind is Kind.PERCENT:
            return True
        return mention.quantity is not None and (mention.quantity.unit or "").lower() in self._steps


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


def _moved(source: Mention, _: Mention) -> bool:
    """Whether the source is the amount of a change."""
    return source.direction is not None


def _convert(source: Mention, target: Mention) -> bool:
    """Whether the target tells the source once more in another unit."""
    if source.quantity is None or target.quantity is None or source.kind is not target.kind:
        return False
    return source.quantity.unit != target.quantity.unit


def _level(source: Mention, target: Mention) -> bool:
    """Whether neither is the amount of a change."""
    return source.direction is None and target.direction is None


_FAMILY = {Kind.NUMBER: Kind.COUNT}
_TESTS: Mapping[str, Callable[[Mention, Mention], bool]] = {
    "alike": alike, "below": lambda source, target: below(target, source), "fits": _fits, "like": _like,
    "unlike": _unlike, "restated": _restated, "moved": _moved, "convert": _convert, "change": _change, "level": _level,
}
