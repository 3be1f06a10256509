"""The stories that are settled in the browser: each with its review, and what the page is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

from checker.evidence import Evidence
from checker.facts import core, fact_key, finding_key
from checker.ledger.order import review_order
from checker.ledger.review import Asked, Details, Review, reworded, stamp
from checker.model import Article, Claim, Fact, Finding, Status, Verdict
from checker.readers import read_bytes
from checker.report.standing import in_the_way, verdict_in_words, worst_first
from checker.reread import status_in_words

Opened = Callable[[str], tuple[Review, Mapping[Fact, Sequence[Evidence]]]]
"""Reads the story at a path as it stands now: its review, and what sources say of its claims."""


class Changed(Exception):
    """The story is not what the page shows: nothing was saved."""


class Unsigned(Exception):
    """Nobody has said who decides: nothing was saved."""


class Story:
    """One story of a desk. One request at a time reads or settles it.

    Raises what reading a story and saving a ledger raise, Conflict, Changed and Unsigned.
    """

    def __init__(self, path: str, opened: Opened) -> None:
        self.path, self._opened, self._lock = path, opened, Lock()
        self._content = read_bytes(path)
        self._review, self._evidence = opened(path)

    def read(self) -> Article:
        """The story as it stands in its file now, with its evidence. What was answered before can still be undone."""
        with self._lock:
            content = read_bytes(self.path)
            review, self._evidence = self._opened(self.path)
            review.go_on_from(self._review)
            self._review, self._content = review, content
            return self._shown()

    def _shown(self) -> Article:
        article = self._review.article
        return article._replace(evidence=tuple(tuple(self._evidence.get(claim.fact, ())) for claim in article.claims))

    def state(self) -> dict[str, Any]:
        """How all claims and findings stand, in the order in which they are settled."""
        with self._lock:
            self._review.refresh()
            return self._state()

    def sign(self, by: str) -> dict[str, Any]:
        """Sign what follows with other initials."""
        with self._lock:
            self._review.by = by
            return self._state()

    def settle(self, seen: Mapping[str, str], answer: str, details: Details | None) -> dict[str, Any]:
        """Give one answer to some claims, or to a finding, by their keys, and with what the page has `seen` of each."""
        with self._lock:
            if not self._review.by:
                raise Unsigned
            if read_bytes(self.path) != self._content:
                raise Changed
            asked = {key: fact for key, fact, _ in self._items() if key in seen}
            if len(asked) != len(seen):
                raise Changed
            verdicts = {fact: self._verdict(fact, answer, details) for fact in asked.values()}
            self._review.save(verdicts, seen={fact: seen[key] for key, fact in asked.items()})
            return self._state()

    def _verdict(self, asked: Asked, answer: str, details: Details | None) -> Verdict:
        taken = self._review.taken(self._evidence.get(asked, ())) if isinstance(asked, Fact) else None
        return taken if taken and answer == "t" else self._review.verdict(asked, answer, details)

    def undo(self) -> dict[str, Any]:
        """Take the last answer back."""
        with self._lock:
            self._review.undo()
            return self._state()

    def _items(self) -> Iterator[tuple[str, Asked, Finding | Claim]]:
        """What is to be settled, in order: the findings, then the claims; each with its key and what it is about."""
        facts = {id(finding): fact for fact, finding in self._review.facts().items()}
        for finding in worst_first(self._review.article.findings):
            yield finding_key(facts[id(finding)]), facts[id(finding)], finding
        for claim in review_order(self._review.article):
            yield fact_key(claim.fact), claim.fact, claim

    def _state(self) -> dict[str, Any]:
        article = self._review.article
        places = {id(claim): f"row-1-{place}" for place, claim in enumerate(article.claims, 1)}
        places |= {id(finding): f"finding-1-{place}" for place, finding in enumerate(worst_first(article.findings), 1)}
        alike: dict[tuple[Any, ...], list[str]] = {}
        for claim in article.claims:
            if not claim.status.settled:
                alike.setdefault(_likeness(claim), []).append(places[id(claim)])
        items = [{"id": places[id(shown)], "key": key, **self._told(shown),
                  "alike": [place for place in alike.get(_likeness(shown), ()) if place != places[id(shown)]]
                  if isinstance(shown, Claim) else []} for key, _, shown in self._items()]
        return {"by": self._review.by, "items": items, "undo": self._review.can_undo,
                "standing": in_the_way(article.findings, article.claims, len(article.claims))}

    def _told(self, shown: Finding | Claim) -> dict[str, Any]:
        if isinstance(shown, Finding):
            before, words = shown.earlier, verdict_in_words(shown)
            taken = None
        else:
            before, words = reworded(shown), status_in_words(shown)
            taken = self._review.taken(self._evidence.get(shown.fact, ()))
        return {"status": shown.status.value, "words": words, "settled": shown.status.settled,
                "seen": stamp(shown.verdict), "said": said(shown.verdict or before),
                "source": _of(shown.verdict, "source"), "locator": _of(shown.verdict, "locator"),
                "note": _of(shown.verdict, "note"), "old": _old(shown),
                "confirm": before.status.value if before else None,
                "take": f"{taken.status.value}: {taken.source}, {taken.locator}" if taken else None}


def said(verdict: Verdict | None) -> str:
    """Who decided, when, on which source and why, in a line; empty for nobody."""
    if verdict is None:
        return ""
    details = [part for part in (verdict.source, verdict.locator, verdict.note) if part]
    return " · ".join([f"{verdict.status.value} by {verdict.by}, {verdict.at:%Y-%m-%d %H:%M} UTC", *details])


def _of(verdict: Verdict | None, name: str) -> str:
    return str(getattr(verdict, name)) if verdict else ""


def _old(shown: Finding | Claim) -> str | None:
    """The sentence of a reworded claim as it was."""
    claim = shown if isinstance(shown, Claim) and shown.status is Status.REWORDED else None
    return claim.earlier.fact.sentence if claim and claim.earlier else None


def _likeness(shown: Finding | Claim) -> tuple[Any, ...]:
    """What claims have in common that say the same of the same figure: measure, value, unit and figure as written."""
    return core(shown.fact) if isinstance(shown, Claim) else (id(shown),)
