"""Putting verdicts into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from checker.facts import wording
from checker.ledger.entries import Entry, Ledger, neighbourhood
from checker.ledger.settle import compare
from checker.model import Article, Verdict


def judge(article: Article, ledger: Ledger, verdicts: Mapping[str, Verdict], instead: Verdict | None = None) -> Ledger:
    """The ledger with `verdicts` on claims of the article, by the ids of the claims. An id that it has not is left out.

    What was decided of a claim before stays as its history, but for the verdict `instead` of which the new one stands.
    A reworded claim takes its old entry over. Entries of claims that are no longer in the story stay, for the day that
    they come back.
    """
    result = compare(article, ledger)
    held = {claim.id: entry for claim, entry in result.kept}
    held |= {claim.id: entry for claim, entry in result.reworded if claim.id in verdicts}
    equals = Counter(wording(claim.fact) for claim in article.claims)
    entries: dict[str, Entry] = {}
    for claim in article.claims:
        old, verdict, of = held.get(claim.id), verdicts.get(claim.id), equals[wording(claim.fact)]
        if old and not verdict and (old.fact.nth, old.of) == (claim.fact.nth, of):
            entries[claim.id] = old
        elif old or verdict:
            history = [past for past in (old.verdicts if old else ()) if past != instead]
            near = neighbourhood(article.text, claim)
            entries[claim.id] = Entry(claim.fact, of, near, (*history, *([verdict] if verdict else ())))
    taken_over = {entry.id for entry in held.values()}
    for entry in sorted(ledger.entries.values(), key=lambda entry: entry.fact.nth):
        if entry.id not in taken_over:
            free = _renumbered(entry, entries)
            entries[free.id] = free
    return Ledger(entries)


def _renumbered(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """The entry with the first number that none of `entries` has."""
    while entry.id in entries:
        entry = replace(entry, fact=entry.fact._replace(nth=entry.fact.nth + 1))
    return entry
