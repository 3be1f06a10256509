"""A review: shows claim after claim, takes the answers, and saves each as it is given."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from checker.cli.keys import Answers
from checker.cli.say import put, tell
from checker.cli.screen import Look, screen
from checker.ledger.judge import judge
from checker.ledger.order import review_order
from checker.ledger.settle import settle
from checker.ledger.store import load, update
from checker.model import Article, Claim, Fact, Status, Verdict

_VERDICTS = {"a": Status.ACCURATE, "f": Status.FIX, "n": Status.NEEDS_SOURCE, "x": Status.NOT_A_CLAIM}
_CONFIRM, _SKIP, _BACK, _QUIT = "c", "s", "b", "q"
_MENU = ("a accurate", "f fix needed", "n needs source", "x not a claim", "s skip", "b back", "q quit")
_MORE = "A F N X: the same, with source, locator and note"


class Session:
    """One person's way through the claims of one article that `choose` picks.

    `article` is always as the ledger on disk has it, with what others have saved meanwhile. `run` raises BrokenLedger
    and Unwritable; whatever was answered before is then saved.
    """

    def __init__(self, article: Article, path: str, by: str, choose: Callable[[Claim], bool], style: Look) -> None:
        self._path, self._by, self._style = path, by, style
        self.article = settle(article, load(path))
        self._facts = [claim.fact for claim in review_order(self.article) if choose(claim)]
        self._answers = Answers()

    def run(self) -> None:
        """Until the last claim, the end of the answers, or `q`."""
        number = 0
        while number < len(self._facts):
            claim = self._claim(self._facts[number])
            put(screen(self.article, claim, number + 1, len(self._facts), self._style) + "\n")
            answer = self._ask(claim)
            if answer is None or answer == _QUIT:
                return
            if answer == _BACK:
                number = max(0, number - 1)
                continue
            if answer != _SKIP:
                self._decide(claim, answer)
            number += 1

    def _claim(self, fact: Fact) -> Claim:
        return next(claim for claim in self.article.claims if claim.fact == fact)

    def _ask(self, claim: Claim) -> str | None:
        """The first answer that is one; None at the end of the answers."""
        menu = list(_MENU)
        if claim.earlier and claim.status is Status.REWORDED:
            menu.insert(0, f"{_CONFIRM} confirm {claim.earlier.verdict.status.value}")
        items = "  ".join(item.replace(" ", "\u00a0") for item in menu)     # an item is not broken between two rows
        for row in (*textwrap.wrap(items, self._style.width), *textwrap.wrap(_MORE, self._style.width)):
            tell(row.replace("\u00a0", " "))
        known = {item[0] for item in menu} | {key.upper() for key in _VERDICTS}
        while (answer := self._answers.key("answer: ")) is not None:
            if answer in known:
                return answer
            tell("one of: " + " ".join(sorted(known)))
        return None

    def _decide(self, claim: Claim, answer: str) -> None:
        """Save the verdict, with its details where they are asked for: whoever breaks off there has decided nothing."""
        before = claim.verdict or (claim.earlier.verdict if claim.status is Status.REWORDED and claim.earlier else None)
        now = datetime.now(UTC).replace(microsecond=0)
        if answer == _CONFIRM and before:
            self._save(claim, before._replace(by=self._by, at=now))
            return
        verdict = Verdict(_VERDICTS[answer.lower()], self._by, now)
        if before and before.status is verdict.status:      # said again, it keeps what it was said on
            verdict = before._replace(by=self._by, at=now)
        self._save(claim, self._with_details(verdict, before or verdict) if answer.isupper() else verdict)

    def _with_details(self, verdict: Verdict, before: Verdict) -> Verdict:
        """The verdict with what is typed; an empty line leaves what was said before."""
        source = self._detail("source", before.source)
        locator = self._detail("locator", before.locator) if source else ""
        return verdict._replace(source=source, locator=locator, note=self._detail("note", before.note))

    def _detail(self, name: str, before: str) -> str:
        prompt = f"{name} [{before}]: " if before else f"{name}: "
        return self._answers.line(prompt) or before

    def _save(self, claim: Claim, verdict: Verdict) -> None:
        change = partial(judge, self.article, verdicts={claim.fact: verdict})
        self.article = settle(self.article, update(self._path, change))
