"""One person's review of one story: what may be answered of a claim or a finding, saved at once, and taken back.

The terminal and the page in a browser both settle by it. A letter is a verdict; what is said again keeps what it was
said on; a reworded claim is confirmed with the verdict that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from checker.facts import finding_facts
from checker.ledger.entries import Entry, FindingEntry, Ledger
from checker.ledger.findings import judge_findings
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.ledger.store import load, update
from checker.model import Article, Claim, Fact, Finding, FindingFact, Status, Verdict

if TYPE_CHECKING:
    from checker.evidence import Evidence

ON_CLAIMS = {"a": Status.ACCURATE, "f": Status.FIX, "n": Status.NEEDS_SOURCE, "x": Status.NOT_A_CLAIM}
ON_FINDINGS = {"f": Status.FIX, "r": Status.ACCURATE, "n": Status.NEEDS_SOURCE}
CONFIRM, TAKE, RIGHT = "c", "t", "r"

Asked = Fact | FindingFact


class Details(NamedTuple):
    """On what a verdict was given; empty where nothing is said."""

    source: str = ""
    locator: str = ""
    note: str = ""


class Conflict(Exception):
    """Somebody else has settled meanwhile what was to be settled or taken back; nothing was saved."""

    def __init__(self, verdict: Verdict | None) -> None:
        super().__init__(verdict)
        self.verdict = verdict


@dataclass(frozen=True)
class _Step:
    """What one answer has done to a ledger: the entries that came, and those that went."""

    came: Mapping[str, Entry | FindingEntry]
    went: Mapping[str, Entry | FindingEntry]


class Review:
    """The review of one article with the ledger at `path`, by whoever signs. `now` is the clock, and `remember` is told
    of each ledger that was saved.

    `article` is always as the ledger on disk has it, with what others have saved meanwhile. All that saves raises
    BrokenLedger and Unwritable; nothing is then saved.
    """

    def __init__(self, article: Article, path: str, by: str, now: Callable[[], datetime],
                 remember: Callable[[Article, Ledger], None] | None = None) -> None:
        self.path, self.by, self._now, self._remember = path, by, now, remember
        self.article = settle(article, load(path))
        self._steps: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether an answer can be taken back."""
        return bool(self._steps)

    def go_on_from(self, other: Review) -> None:
        """Sign as another review of the same story did, and take back what was answered in it."""
        self.by, self._steps = other.by, other._steps

    def refresh(self) -> None:
        """What others have saved meanwhile."""
        self.article = settle(self.article, load(self.path))

    def facts(self) -> dict[FindingFact, Finding]:
        """The findings, each by what it is about."""
        return dict(zip(finding_facts(self.article), self.article.findings, strict=True))

    def claim(self, fact: Fact) -> Claim:
        """The claim of that fact as it stands now."""
        return next(claim for claim in self.article.claims if claim.fact == fact)

    def finding(self, fact: FindingFact) -> Finding:
        """The finding of that fact as it stands now."""
        return self.facts()[fact]

    def before(self, asked: Asked) -> Verdict | None:
        """The verdict that holds, or held and may be confirmed."""
        if isinstance(asked, FindingFact):
            finding = self.finding(asked)
            return finding.verdict or finding.earlier
        claim = self.claim(asked)
        return claim.verdict or reworded(claim)

    def verdict(self, asked: Asked, answer: str, details: Details | None = None) -> Verdict:
        """The verdict that a letter means, with its details where they are given. Raises KeyError for other letters."""
        before = self.before(asked)
        if answer == CONFIRM and before:
            return before._replace(by=self.by, at=self._now())
        known = ON_FINDINGS if isinstance(asked, FindingFact) else ON_CLAIMS
        verdict = Verdict(known[answer], self.by, self._now())
        if before and before.status is verdict.status:      # said again, it keeps what it was said on
            verdict = before._replace(by=self.by, at=self._now())
        return verdict._replace(**details._asdict()) if details else verdict

    def taken(self, evidence: Sequence[Evidence]) -> Verdict | None:
        """The verdict that the best evidence speaks for, with its source and its place; None where there is none."""
        if not evidence:
            return None
        best = evidence[0]
        status = Status.ACCURATE if best.word.value == "supports" else Status.FIX
        note = "" if status is Status.ACCURATE else best.why
        return Verdict(status, self.by, self._now(), PurePath(best.source).name, str(best.place), note)

    def save(self, verdicts: Mapping[Asked, Verdict], *, seen: Mapping[Asked, str] | None = None) -> None:
        """Save verdicts in one step. Raises Conflict where what was `seen` of a claim or finding no longer holds: it is
        the stamp of its verdict.
        """
        done: list[_Step] = []

        def change(ledger: Ledger) -> Ledger:
            if seen:
                self._compare(settle(self.article, ledger), seen)
            after = judge(self.article, ledger, {fact: verdict for fact, verdict in verdicts.items()
                                                 if isinstance(fact, Fact)})
            after = judge_findings(self.article, after, {fact: verdict for fact, verdict in verdicts.items()
                                                         if isinstance(fact, FindingFact)})
            done.append(_step(ledger, after))
            return after

        self._saved(update(self.path, change))
        self._steps += done[-1:]

    def _saved(self, ledger: Ledger) -> None:
        self.article = settle(self.article, ledger)
        if self._remember:
            self._remember(self.article, ledger)

    def _compare(self, now: Article, seen: Mapping[Asked, str]) -> None:
        held: dict[Asked, Verdict | None] = {claim.fact: claim.verdict for claim in now.claims}
        held |= {fact: finding.verdict for fact, finding in zip(finding_facts(now), now.findings, strict=True)}
        for asked, before in seen.items():
            if stamp(held.get(asked)) != before:
                self.article = now
                raise Conflict(held.get(asked))

    def undo(self) -> bool:
        """Take the last answer back; False where there is none. Raises Conflict where it no longer is the last."""
        if not self._steps:
            return False
        self._saved(update(self.path, partial(_without, step=self._steps[-1])))
        self._steps.pop()
        return True


def stamp(verdict: Verdict | None) -> str:
    """What tells one verdict on a claim from the next; empty for none."""
    return f"{verdict.status.value} {verdict.by} {verdict.time}" if verdict else ""


def reworded(claim: Claim) -> Verdict | None:
    """The verdict of a reworded claim, which may be confirmed."""
    return claim.earlier.verdict if claim.earlier and claim.status is Status.REWORDED else None


def _step(before: Ledger, after: Ledger) -> _Step:
    one, other = _held(before), _held(after)
    return _Step({key: entry for key, entry in other.items() if one.get(key) != entry},
                 {key: entry for key, entry in one.items() if other.get(key) != entry})


def _held(ledger: Ledger) -> dict[str, Entry | FindingEntry]:
    return {**ledger.entries, **ledger.findings}


def _without(ledger: Ledger, step: _Step) -> Ledger:
    """The ledger as if the step had not been made, whatever else was saved since."""
    held = _held(ledger)
    for key, entry in step.came.items():
        if held.get(key) != entry:
            now = held.get(key)
            raise Conflict(now.verdict if now else None)
    left = {**{key: entry for key, entry in held.items() if key not in step.came}, **step.went}
    return replace(ledger, entries={key: entry for key, entry in left.items() if isinstance(entry, Entry)},
                   findings={key: entry for key, entry in left.items() if isinstance(entry, FindingEntry)})
