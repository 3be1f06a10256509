"""A review: shows finding after finding, then claim after claim, takes the answers, and saves each as it is given."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.cli.keys import Answers
from checker.cli.say import put, tell
from checker.cli.screen import Look, finding_screen, screen
from checker.cli.who import now
from checker.facts import finding_facts
from checker.ledger.entries import Ledger
from checker.ledger.findings import judge_findings
from checker.ledger.judge import judge
from checker.ledger.order import review_order
from checker.ledger.settle import settle
from checker.ledger.store import load, update
from checker.model import Article, Claim, Fact, Finding, FindingFact, Status, Verdict
from checker.report.standing import worst_first

if TYPE_CHECKING:
    from checker.evidence import Evidence

_VERDICTS = {"a": Status.ACCURATE, "f": Status.FIX, "n": Status.NEEDS_SOURCE, "x": Status.NOT_A_CLAIM}
_ON_FINDINGS = {"f": Status.FIX, "r": Status.ACCURATE, "n": Status.NEEDS_SOURCE}
_CONFIRM, _TAKE, _SKIP, _BACK, _QUIT, _RIGHT = "c", "t", "s", "b", "q", "r"
_GO = ("s skip", "b back", "q quit")
_MENU = ("a accurate", "f fix needed", "n needs source", "x not a claim", *_GO)
_FINDING_MENU = ("f fix needed", "r right as it stands, with a reason", "n needs source", *_GO)
_MORE = "A F N X: the same, with source, locator and note"
_FINDING_MORE = "F N: the same, with source, locator and note"


class Session:
    """One person's way through the findings and claims of one article that `choose` picks, the findings first.

    `article` is always as the ledger on disk has it, with what others have saved meanwhile; `evidence` is what sources
    say of its claims, and `remember` is told of each save. `run` raises BrokenLedger and Unwritable; whatever was
    answered before is then saved.
    """

    def __init__(self, article: Article, path: str, by: str, choose: Callable[[Claim | Finding], bool],
                 style: Look, *, evidence: Mapping[Fact, Sequence[Evidence]] | None = None,
                 remember: Callable[[Article, Ledger], None] | None = None) -> None:
        self._remember = remember
        self._path, self._by, self._style, self._evidence = path, by, style, evidence or {}
        self.article = settle(article, load(path))
        facts = dict(zip(self.article.findings, finding_facts(self.article), strict=True))
        self._facts: list[FindingFact | Fact] = [
            *(facts[finding] for finding in worst_first(self.article.findings) if choose(finding)),
            *(claim.fact for claim in review_order(self.article) if choose(claim))]
        self._answers = Answers()

    def run(self) -> None:
        """Until the last claim, the end of the answers, or `q`."""
        number = 0
        while number < len(self._facts):
            answer = self._answer(self._facts[number], number + 1)
            if answer is None or answer == _QUIT:
                return
            number = max(0, number - 1) if answer == _BACK else number + 1

    def _answer(self, fact: FindingFact | Fact, number: int) -> str | None:
        """Show a finding or a claim, take the answer and save it. None at the end of the answers."""
        count = len(self._facts)
        if isinstance(fact, FindingFact):
            finding = self._finding(fact)
            put(finding_screen(self.article, finding, number, count, self._style) + "\n")
            answer = self._ask(_FINDING_MENU, _FINDING_MORE, _ON_FINDINGS, finding.earlier)
            if answer not in (None, _QUIT, _BACK, _SKIP):
                return self._decide_finding(finding, fact, str(answer))
            return answer
        claim = self._claim(fact)
        found = self._evidence.get(claim.fact, ())
        put(screen(self.article, claim, number, count, self._style, evidence=found) + "\n")
        reworded = claim.earlier.verdict if claim.earlier and claim.status is Status.REWORDED else None
        taken = self._taken(found)
        take = [f"{_TAKE} take over: {taken.status.value}, {taken.source}"] if taken else []
        answer = self._ask((*take, *_MENU), _MORE, _VERDICTS, reworded)
        if answer not in (None, _QUIT, _BACK, _SKIP):
            verdict = taken if taken and answer == _TAKE else self._verdict(
                _VERDICTS, str(answer), claim.verdict or reworded)
            self._save(partial(judge, self.article, verdicts={claim.fact: verdict}))
        return answer

    def _taken(self, evidence: Sequence[Evidence]) -> Verdict | None:
        """The verdict that the best evidence speaks for, with its source and its place; None where there is none."""
        if not evidence:
            return None
        best = evidence[0]
        status = Status.ACCURATE if best.word.value == "supports" else Status.FIX
        note = "" if status is Status.ACCURATE else best.why
        return Verdict(status, self._by, now(), PurePath(best.source).name, str(best.place), note)

    def _claim(self, fact: Fact) -> Claim:
        return next(claim for claim in self.article.claims if claim.fact == fact)

    def _finding(self, fact: FindingFact) -> Finding:
        return self.article.findings[finding_facts(self.article).index(fact)]

    def _ask(self, entries: tuple[str, ...], more: str, verdicts: Mapping[str, Status],
             before: Verdict | None) -> str | None:
        """The first answer that is one; None at the end of the answers. `before` is what may be confirmed."""
        menu = [*([f"{_CONFIRM} confirm {before.status.value}"] if before else []), *entries]
        items = "  ".join(item.replace(" ", "\u00a0") for item in menu)     # an item is not broken between two rows
        for row in (*textwrap.wrap(items, self._style.width), *textwrap.wrap(more, self._style.width)):
            tell(row.replace("\u00a0", " "))
        known = {item[0] for item in menu} | {key.upper() for key in verdicts if key != _RIGHT}
        while (answer := self._answers.key("answer: ")) is not None:
            if answer in known:
                return answer
            tell("one of: " + " ".join(sorted(known)))
        return None

    def _decide_finding(self, finding: Finding, fact: FindingFact, answer: str) -> str | None:
        """Save what was decided of a finding. That it is right needs a reason; without one nothing is decided."""
        before = finding.verdict or finding.earlier
        verdict = self._verdict(_ON_FINDINGS, answer, before)
        if answer == _RIGHT:
            reason = self._detail("reason", before.note if before and before.status is Status.ACCURATE else "")
            if not reason:
                tell("a reason is needed: it is still open")
                return answer
            verdict = verdict._replace(note=reason)
        self._save(partial(judge_findings, self.article, verdicts={fact: verdict}))
        return answer

    def _verdict(self, known: Mapping[str, Status], answer: str, before: Verdict | None) -> Verdict:
        """The verdict, with its details where they are asked for: whoever breaks off there has decided nothing."""
        if answer == _CONFIRM and before:
            return before._replace(by=self._by, at=now())
        verdict = Verdict(known[answer.lower()], self._by, now())
        if before and before.status is verdict.status:      # said again, it keeps what it was said on
            verdict = before._replace(by=self._by, at=now())
        return self._with_details(verdict, before or verdict) if answer.isupper() else verdict

    def _with_details(self, verdict: Verdict, before: Verdict) -> Verdict:
        """The verdict with what is typed; an empty line leaves what was said before."""
        source = self._detail("source", before.source)
        locator = self._detail("locator", before.locator) if source else ""
        return verdict._replace(source=source, locator=locator, note=self._detail("note", before.note))

    def _detail(self, name: str, before: str) -> str:
        prompt = f"{name} [{before}]: " if before else f"{name}: "
        return self._answers.line(prompt) or before

    def _save(self, change: Callable[[Ledger], Ledger]) -> None:
        ledger = update(self._path, change)
        self.article = settle(self.article, ledger)
        if self._remember:
            self._remember(self.article, ledger)
