"""Which verdicts still hold after the story was edited.

A verdict is *kept* where the claim and its sentence stand. It is kept, too, where they stand but another version of the
program or of the rules reads measure, unit or category anew: the person has judged the words. Where the figure stands
as it was but its sentence changed, the claim is *reworded*: the old verdict is shown and a person confirms it.
Everything else is *open*, and at most says what it was. Likeness of sentences chooses what to show; it never makes a
verdict hold.

Whether two claims are one is decided by their facts, whole; never by an id.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from checker.facts import core, fact_key, wording, written
from checker.ledger.entries import Entry, Ledger, neighbourhood
from checker.ledger.findings import settle_findings
from checker.model import Article, Claim, Earlier, Fact, Status

_WORD = re.compile(r"\w+")
_MANY = 250_000     # pairs: beyond them each is not weighed, and likeness is only a help for the eye
_ALIKE = 0.5        # share of words that two sentences have in common before one is shown as what the other was

Item = TypeVar("Item", Claim, Entry)
Pair = tuple[Claim, Entry]
Score = Callable[[Claim, Entry], tuple[float, ...]]


@dataclass(frozen=True)
class Settlement:
    """Which entry belongs to which claim: `kept`, `reworded`, and in `changed` what an open claim seems to have been.

    `reread` are kept claims whose reading alone is new, and `revalued` open ones whose value alone is.
    `gone` are the entries whose claims are no longer in the story.
    """

    kept: list[Pair]
    reread: list[Pair]
    reworded: list[Pair]
    revalued: list[Pair]
    changed: list[Pair]
    gone: list[Entry]


def settle(article: Article, ledger: Ledger) -> Article:
    """The article with the status of each claim and finding, and with the verdict that holds or held."""
    result = compare(article, ledger)
    news: dict[Fact, Claim] = {}
    for claim, entry in (*result.kept, *result.reread):
        news[claim.fact] = claim._replace(status=entry.verdict.status, verdict=entry.verdict, earlier=None)
    for claim, entry in result.reread:
        news[claim.fact] = news[claim.fact]._replace(earlier=_earlier(entry, reread=True))
    for pairs, status, reread in ((result.reworded, Status.REWORDED, False), (result.revalued, Status.OPEN, True),
                                  (result.changed, Status.OPEN, False)):
        for claim, entry in pairs:
            news[claim.fact] = claim._replace(status=status, verdict=None, earlier=_earlier(entry, reread=reread))
    claims = [news.get(claim.fact) or _unsettled(claim) for claim in article.claims]
    if ledger.waivers:
        waived = {key: waiver for waiver in ledger.waivers for key in waiver.blocked}
        claims = [claim._replace(waived=waived.get(fact_key(claim.fact))) for claim in claims]
    return article._replace(claims=tuple(claims), findings=settle_findings(article, ledger), waivers=ledger.waivers)


def _earlier(entry: Entry, *, reread: bool) -> Earlier:
    return Earlier(entry.fact, entry.verdict, entry.edition, reread)


def _unsettled(claim: Claim) -> Claim:
    """A claim that the ledger says nothing of."""
    return claim._replace(status=Status.OPEN, verdict=None, earlier=None)


def compare(article: Article, ledger: Ledger) -> Settlement:
    """Put the claims of a story beside the entries of its ledger."""
    claims, entries = list(article.claims), list(ledger.entries.values())
    kept, doubtful = _same(article.text, claims, entries)
    claims, entries = _rest(claims, entries, [*kept, *doubtful])
    reread = _read_anew(claims, [entry for entry in entries if entry.edition != article.edition])
    claims, entries = _rest(claims, entries, reread)
    reworded = _pair_by(core, claims, entries, least=0)
    claims, entries = _rest(claims, entries, reworded)
    revalued = _one_to_one(written, claims, [entry for entry in entries if entry.edition != article.edition])
    claims, entries = _rest(claims, entries, revalued)
    changed = _pair_by(lambda _: None, claims, entries, least=_ALIKE)
    gone = _rest(claims, entries, changed)[1]
    return Settlement(kept, reread, [*doubtful, *reworded], revalued, changed, gone)


def _read_anew(claims: list[Claim], entries: list[Entry]) -> list[Pair]:
    """What the story says as it did, and what means the same, read by another edition.

    That may draw the figure's noun wider or closer, too: then it must be the one figure of its value in the sentence.
    """
    same = _one_to_one(lambda fact: (*written(fact), fact.value), claims, entries)
    claims, entries = _rest(claims, entries, same)
    near = _one_to_one(lambda fact: (written(fact)[1], fact.value), claims, entries)
    return same + [(claim, entry) for claim, entry in near if _within(claim.fact.quote, entry.fact.quote)]


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _one_to_one(group: Callable[[Fact], Hashable], claims: list[Claim], entries: list[Entry]) -> list[Pair]:
    """Claims and entries of one group, in their order, where there are as many of the one as of the other."""
    known = _grouped(entries, lambda entry: group(entry.fact))
    return [pair for key, some in _grouped(claims, lambda claim: group(claim.fact)).items()
            if len(some) == len(known.get(key, ()))
            for pair in zip(some, sorted(known[key], key=lambda entry: entry.fact.nth), strict=True)]


def _rest(claims: list[Claim], entries: list[Entry], pairs: Iterable[Pair]) -> tuple[list[Claim], list[Entry]]:
    """The claims and entries that are in none of the pairs."""
    done = {claim.fact for claim, _ in pairs}, {entry.key for _, entry in pairs}
    return [c for c in claims if c.fact not in done[0]], [e for e in entries if e.key not in done[1]]


def _same(text: str, claims: list[Claim], entries: list[Entry]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that say the same in the same sentence: those that are certain, and those that are in doubt."""
    kept: list[Pair] = []
    doubtful: list[Pair] = []
    known = _grouped(entries, lambda entry: wording(entry.fact))
    for said, equals in _grouped(claims, lambda claim: wording(claim.fact)).items():
        if said in known:
            sure, unsure = _equals(text, equals, known[said])
            kept += sure
            doubtful += unsure
    return kept, doubtful


def _equals(text: str, claims: list[Claim], entries: list[Entry]) -> tuple[list[Pair], list[Pair]]:
    """Equal claims against equal entries: by what stands around them, then by their order.

    Their order is no proof where there are fewer of them than there were: the one that is left may be another.
    """
    if len(claims) == 1 == entries[0].of == len(entries):
        return [(claims[0], entries[0])], []
    sure = _neighbours(text, claims, sorted(entries, key=lambda entry: entry.fact.nth))
    left, over = _rest(claims, entries, sure)
    by_order = list(zip(left, over, strict=False))
    certain = all(entry.of <= len(claims) for entry in entries)
    return (sure + by_order, []) if certain else (sure, by_order)


def _neighbours(text: str, claims: list[Claim], entries: list[Entry]) -> list[Pair]:
    """Equal claims and entries with the same words around them, on both sides before those with one; each in order.

    Beginning and end of a story prove nothing.
    """
    pairs: list[Pair] = []
    near = {claim.fact: neighbourhood(text, claim) for claim in claims}
    for sides in ((0, 1), (0,), (1,)):
        waiting: dict[tuple[str, ...], deque[Entry]] = defaultdict(deque)
        for entry in entries:
            waiting[_on(sides, entry.near)].append(entry)
        found = [(claim, waiting[words].popleft()) for claim in claims
                 if all(words := _on(sides, near[claim.fact])) and waiting[words]]
        claims, entries = _rest(claims, entries, found)
        pairs += found
    return pairs


def _on(sides: Iterable[int], near: tuple[str, str]) -> tuple[str, ...]:
    return tuple(near[side] for side in sides)


def _pair_by(group: Callable[[Fact], Hashable], claims: list[Claim], entries: list[Entry], least: float) -> list[Pair]:
    """Within each group, claims and entries by the likeness of their sentences, the most alike first."""
    pairs: list[Pair] = []
    known = _grouped(entries, lambda entry: group(entry.fact))
    for key, some in _grouped(claims, lambda claim: group(claim.fact)).items():
        others = known.get(key, [])
        if len(some) * len(others) <= _MANY:
            pairs += _best_pairs(some, others, _Likeness((*some, *others)), least)
        elif not least:
            pairs += zip(some, others, strict=False)
    return pairs


class _Likeness:
    """How much the sentences of a claim and an entry have in common; then whether measure and unit are the same."""

    def __init__(self, items: Iterable[Claim | Entry]) -> None:
        sentences = {item.fact.sentence for item in items}
        self._words = {sentence: frozenset(_WORD.findall(sentence.lower())) for sentence in sentences}

    def __call__(self, claim: Claim, entry: Entry) -> tuple[float, ...]:
        ours, theirs = self._words[claim.fact.sentence], self._words[entry.fact.sentence]
        shared = len(ours & theirs)
        return (shared / (len(ours) + len(theirs) - shared or 1),
                claim.fact.measure == entry.fact.measure, claim.fact.unit == entry.fact.unit)


def _best_pairs(claims: Sequence[Claim], entries: Sequence[Entry], score: Score, least: float) -> list[Pair]:
    """Pairs one to one, the highest score first and then in order; none whose score begins below `least`."""
    scores = ((score(claim, entry), i, j) for i, claim in enumerate(claims) for j, entry in enumerate(entries))
    ranked = sorted(((points, -i, -j) for points, i, j in scores if points[0] >= least), reverse=True)
    free_claims, free_entries = set(range(len(claims))), set(range(len(entries)))
    pairs: list[Pair] = []
    for _, i, j in ranked:
        if -i in free_claims and -j in free_entries:
            free_claims.remove(-i)
            free_entries.remove(-j)
            pairs.append((claims[-i], entries[-j]))
    return pairs


def _grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
