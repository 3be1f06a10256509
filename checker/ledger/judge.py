"""Putting verdicts into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from checker.facts import wording
from checker.ledger.entries import Entry, Ledger, neighbourhood
from checker.ledger.settle import compare
from checker.model import GIVEN, Article, Claim, Fact, Verdict, Waiver


def judge(article: Article, ledger: Ledger, verdicts: Mapping[Fact, Verdict]) -> Ledger:
    """The ledger with `verdicts` on claims of the article, by their facts. A fact that it has not is left out.

    What was decided of a claim before stays as its history. A claim that was reworded or read anew takes its old entry
    over. Entries of claims that are no longer in the story stay, for the day that they come back. A date that was given
    for the article is kept with its verdicts.
    """
    result = compare(article, ledger)
    held = {claim.fact: entry for claim, entry in result.kept}
    held |= {claim.fact: entry for claim, entry in (*result.reread, *result.reworded) if claim.fact in verdicts}
    equals = Counter(wording(claim.fact) for claim in article.claims)
    entries: dict[str, Entry] = {}
    for claim in article.claims:
        old, verdict = held.get(claim.fact), verdicts.get(claim.fact)
        if old or verdict:
            entry = _entry(article, claim, equals[wording(claim.fact)], old, verdict)
            entries[entry.key] = entry
    taken_over = {entry.key for entry in held.values()}
    left = [entry for entry in ledger.entries.values() if entry.key not in taken_over]
    entries |= {entry.key: entry for entry in _renumbered(left, entries.values())}
    return replace(ledger, entries=entries, published=given_date(article) or ledger.published)


def let_through(article: Article, ledger: Ledger, waiver: Waiver) -> Ledger:
    """The ledger with a waiver of the article. What blocks it stays as open as it was."""
    return replace(ledger, waivers=(*ledger.waivers, waiver), published=given_date(article) or ledger.published)


def given_date(article: Article) -> str | None:
    """The date of an article, where a person has given it."""
    return article.published if article.published_from in GIVEN else None


def _entry(article: Article, claim: Claim, of: int, old: Entry | None, verdict: Verdict | None) -> Entry:
    """A claim's entry: the one it had where nothing is new."""
    if old and not verdict and (old.fact.nth, old.of) == (claim.fact.nth, of):
        return old
    history = (*(old.verdicts if old else ()), *([verdict] if verdict else ()))
    return Entry(claim.fact, of, neighbourhood(article.text, claim), history, article.edition)


def _renumbered(left: Iterable[Entry], taken: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that are left, each with a number that no equal one has: its own where that is free."""
    numbers: dict[Fact, set[int]] = {}
    for entry in taken:
        numbers.setdefault(wording(entry.fact), set()).add(entry.fact.nth)
    highest = {fact: max(used) for fact, used in numbers.items()}
    for entry in sorted(left, key=lambda entry: entry.fact.nth):
        same = wording(entry.fact)
        used = numbers.setdefault(same, set())
        number = entry.fact.nth if entry.fact.nth not in used else highest[same] + 1
        used.add(number)
        highest[same] = max(number, highest.get(same, 0))
        yield entry if number == entry.fact.nth else replace(entry, fact=entry.fact._replace(nth=number))
