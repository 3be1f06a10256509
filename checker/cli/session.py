"""A review: shows finding after finding, then claim after claim, takes the answers, and saves each as it is given."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.cli.keys import Answers
from checker.cli.say import put, tell
from checker.cli.screen import Look, finding_screen, screen
from checker.cli.who import now
from checker.ledger.order import review_order
from checker.ledger.review import CONFIRM, ON_CLAIMS, ON_FINDINGS, RIGHT, TAKE, Review, reworded
from checker.model import Article, Claim, Fact, Finding, FindingFact, Status, Verdict
from checker.report.standing import worst_first

if TYPE_CHECKING:
    from checker.evidence import Evidence
    from checker.ledger.entries import Ledger

_SKIP, _BACK, _QUIT = "s", "b", "q"
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
        self._style, self._evidence = style, evidence or {}
        self._review = Review(article, path, by, now, remember)
        facts = {finding: fact for fact, finding in self._review.facts().items()}
        self._facts: list[FindingFact | Fact] = [
            *(facts[finding] for finding in worst_first(self.article.findings) if choose(finding)),
            *(claim.fact for claim in review_order(self.article) if choose(claim))]
        self._answers = Answers()

    @property
    def article(self) -> Article:
        """The article as it stands now."""
        return self._review.article

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
            finding = self._review.finding(fact)
            put(finding_screen(self.article, finding, number, count, self._style) + "\n")
            answer = self._ask(_FINDING_MENU, _FINDING_MORE, ON_FINDINGS, finding.earlier)
            if answer not in (None, _QUIT, _BACK, _SKIP):
                return self._decide_finding(fact, str(answer))
            return answer
        claim = self._review.claim(fact)
        found = self._evidence.get(claim.fact, ())
        put(screen(self.article, claim, number, count, self._style, evidence=found) + "\n")
        taken = self._review.taken(found)
        take = [f"{TAKE} take over: {taken.status.value}, {taken.source}"] if taken else []
        answer = self._ask((*take, *_MENU), _MORE, ON_CLAIMS, reworded(claim))
        if answer not in (None, _QUIT, _BACK, _SKIP):
            verdict = taken if taken and answer == TAKE else self._verdict(fact, str(answer))
            self._review.save({claim.fact: verdict})
        return answer

    def _ask(self, entries: tuple[str, ...], more: str, verdicts: Mapping[str, Status],
             before: Verdict | None) -> str | None:
        """The first answer that is one; None at the end of the answers. `before` is what may be confirmed."""
        menu = [*([f"{CONFIRM} confirm {before.status.value}"] if before else []), *entries]
        items = "  ".join(item.replace(" ", "\u00a0") for item in menu)     # an item is not broken between two rows
        for row in (*textwrap.wrap(items, self._style.width), *textwrap.wrap(more, self._style.width)):
            tell(row.replace("\u00a0", " "))
        known = {item[0] for item in menu} | {key.upper() for key in verdicts if key != RIGHT}
        while (answer := self._answers.key("answer: ")) is not None:
            if answer in known:
                return answer
            tell("one of: " + " ".join(sorted(known)))
        return None

    def _decide_finding(self, fact: FindingFact, answer: str) -> str | None:
        """Save what was decided of a finding. That it is right needs a reason; without one nothing is decided."""
        before = self._review.before(fact)
        verdict = self._verdict(fact, answer)
        if answer == RIGHT:
            reason = self._detail("reason", before.note if before and before.status is Status.ACCURATE else "")
            if not reason:
                tell("a reason is needed: it is still open")
                return answer
            verdict = verdict._replace(note=reason)
        self._review.save({fact: verdict})
        return answer

    def _verdict(self, fact: FindingFact | Fact, answer: str) -> Verdict:
        """The verdict, with its details where they are asked for: whoever breaks off there has decided nothing."""
        verdict = self._review.verdict(fact, answer.lower())
        return self._with_details(verdict, self._review.before(fact) or verdict) if answer.isupper() else verdict

    def _with_details(self, verdict: Verdict, before: Verdict) -> Verdict:
        """The verdict with what is typed; an empty line leaves what was said before."""
        source = self._detail("source", before.source)
        locator = self._detail("locator", before.locator) if source else ""
        return verdict._replace(source=source, locator=locator, note=self._detail("note", before.note))

    def _detail(self, name: str, before: str) -> str:
        prompt = f"{name} [{before}]: " if before else f"{name}: "
        return self._answers.line(prompt) or before
