"""What a story's own figures prove about each other: checks over its claims, by arithmetic and calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.findings import confirmation, finding
from checker.crosscheck.gates import gate
from checker.crosscheck.intervals import Undefined
from checker.crosscheck.judge import Verdict, judge
from checker.crosscheck.search import MOST_SETS, Fit, Search
from checker.model import Certainty, Confirmation, Finding
from checker.rulebook.checkbook import Checks
from checker.rulebook.checks import Check

UNFIT = "silent: no figures fit it"      # what comes of a check that finds nothing to reckon with
_Judged = tuple[Fit, Verdict | None]


class Trial(NamedTuple):
    """One check tried on one figure: the figures of it, and what came of it, as the end of a sentence."""

    check: Check
    anchor: Figure
    figures: tuple[Figure, ...]
    outcome: str


class _Open(NamedTuple):
    """An anchor that no set of figures explains, with the nearest set and what is wrong with it."""

    check: Check
    fit: Fit
    verdict: Verdict


class Crosschecked(NamedTuple):
    """What a story's figures prove about each other: what cannot be right, and what agrees, both in text order."""

    findings: tuple[Finding, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()


def crosscheck(story: Story, checks: Checks, tried: list[Trial] | None = None) -> Crosschecked:
    """What cannot be right by the story's own figures, and what agrees.

    Each check that is tried is added to `tried`, where that is asked for; then the checks set out from every sentence.
    """
    found: list[_Open] = []
    held: dict[frozenset[int], tuple[Check, Fit]] = {}
    if not story.figures:
        return Crosschecked()
    everywhere = ((check, None) for check in checks if not check.off)
    for check, places in _startable(story, checks) if tried is None else everywhere:
        run = _Run(story, check, places, tried)
        found += run.open()
        for fit in run.held:
            held.setdefault(frozenset(figure.number for figure in fit.members), (check, fit))
    findings = (finding(story, *each) for each in _one_each(found))
    confirmed = (confirmation(story, *each) for each in held.values())
    return Crosschecked(tuple(sorted(findings, key=lambda each: min(each.spans))),
                        tuple(sorted(confirmed, key=lambda each: min(operand.span for operand in each.operands))))


def _startable(story: Story, checks: Checks) -> Iterator[tuple[Check, Collection[int]]]:
    """The checks that have the figures and words that they cannot do without, in their order, with the sentences."""
    places: dict[Check, list[int]] = {}
    lacking: set[Check] = set()
    for number, figures in story.figures_in.items():
        for needs in checks.started([figure.kind for figure in figures], story.signs_of(number)):
            if needs.check in places:
                places[needs.check].append(number)
            elif needs.check not in lacking:
                if needs.told_by(story.kinds, story.signs):
                    places[needs.check] = [number]
                else:
                    lacking.add(needs.check)
    return ((check, places[check]) for check in checks if check in places)


class _Run:
    """One check over one story, from the sentences at `places`; without them, from all.

    `held` are the sets that hold, where the check has words for them, once `open` has looked.
    """

    def __init__(self, story: Story, check: Check, places: Collection[int] | None, tried: list[Trial] | None) -> None:
        self._story, self._check, self._tried = story, check, tried
        self._search = Search(story, check, places)
        self._spent: set[int] = set()
        self.held: list[Fit] = []

    def open(self) -> list[_Open]:
        """The anchors that nothing explains, each with the set nearest to it."""
        left: list[tuple[Figure, list[_Judged]]] = []
        for anchor, fits in self._search.anchors():
            if fits is None:
                self._note(anchor, (), f"not tried: more than {MOST_SETS} sets of figures around it")
                continue
            judged, holding = self._judged(fits)
            if holding:
                self._spent.update(figure.number for figure in holding.members)
                self._note(anchor, holding.members, "holds")
                if "confirms" in self._check.head and gate(self._story, self._search, holding) is None:
                    self.held.append(holding)
            elif judged:
                left.append((anchor, judged))
            else:
                self._note(anchor, (), UNFIT)
        return [each for anchor, judged in left if (each := self._nearest(anchor, judged))]

    def _judged(self, fits: list[Fit]) -> tuple[list[_Judged], Fit | None]:
        """What is wrong with each set, None where that cannot be told; and the first that holds, if one does."""
        judged: list[_Judged] = []
        for fit in fits:
            try:
                verdict = judge(self._check, fit, self._story)
            except Undefined:
                judged.append((fit, None))
                continue
            if verdict is None:
                return judged, fit
            judged.append((fit, verdict))
        return judged, None

    def _nearest(self, anchor: Figure, judged: list[_Judged]) -> _Open | None:
        unspent = [(fit, verdict) for fit, verdict in judged
                   if not any(figure.number in self._spent for figure in fit.members)]
        if self._check.slipped:     # a set that no slip explains says nothing of the others
            unspent = [(fit, verdict) for fit, verdict in unspent if verdict] or unspent
        if not unspent:
            self._note(anchor, judged[0][0].members, "silent: spent: its figures belong to another that holds")
            return None
        fit, verdict = unspent[0]
        why = self._silent(fit, verdict, unspent)
        if why or verdict is None:
            if verdict or len(self._check.slots) > 1:
                self._note(anchor, fit.members, f"silent: {why}")
            return None
        self._note(anchor, fit.members, f"found: a {verdict.certainty.value}")
        return _Open(self._check, fit, verdict)

    def _silent(self, fit: Fit, verdict: Verdict | None, unspent: list[_Judged]) -> str | None:
        if verdict is None:
            return "undefined: the figures give no result"
        far = any(figure.sentence != fit.anchor.sentence for figure in fit.members)
        if far and len(unspent) > 1 and any(other.distance < 2 * fit.distance for other, _ in unspent[1:]):
            return "several: more than one set of figures fits it"
        for slot in self._check.slots:
            others = {other.figures[slot.name] for other, _ in unspent}
            if slot.asks("only") and len(others) > 1:
                return f"several: more than one figure fits {slot.name}"
        return gate(self._story, self._search, fit)

    def _note(self, anchor: Figure, figures: Sequence[Figure], outcome: str) -> None:
        if self._tried is not None:
            self._tried.append(Trial(self._check, anchor, tuple(figures), outcome))


def _one_each(found: list[_Open]) -> list[_Open]:
    """One finding for figures that several checks meet: the first proof, else the first question."""
    kept: list[_Open] = []
    taken: list[set[int]] = []
    for each in sorted(found, key=lambda each: each.verdict.certainty is not Certainty.PROOF):
        numbers = {figure.number for figure in each.fit.members}
        if not any(len(numbers & others) >= min(2, len(numbers)) for others in taken):
            kept.append(each)
            taken.append(numbers)
    return kept
