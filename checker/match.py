"""Rules over the mask: every mention becomes one claim, or is dismissed by a rule that says why.

A rule that matches makes a *bid* for each figure in its slots. The bid of the higher-ranked topic wins, then one that
was made for this very figure over one that was passed on to it, then the longer match, then file order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s

from checker.document import Document
from checker.errors import BrokenRules, Fault
from checker.mask import hide, plain
from checker.model import Claim, Dismissal, Kind, Mention, Span
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import prose_of
from checker.rulebook.rules import TIME_LIMIT, Pattern, Rule, Rulebook

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Bid:
    """One rule's wish for one mention. `direct` is false where the bid was passed on from a mention beside it."""

    rule: Rule
    measure: str | None
    length: int
    direct: bool = True
    contextual: bool = True

    @property
    def rank(self) -> tuple[int, bool, bool, int, int]:
        return self.rule.topic.rank, self.contextual, self.direct, self.length, -self.rule.order


class Matcher:
    """The mentions of one document against a rulebook."""

    def __init__(self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Span], rulebook: Rulebook,
                 pack: LanguagePack) -> None:
        self.document, self.mentions, self.rulebook = document, mentions, rulebook
        self.prose = prose_of(pack)
        self.text = plain(document.prose)
        self.sentences = sentences
        self.home = self._homes()
        self.at = {mention.span.start: i for i, mention in enumerate(mentions)}

    def _homes(self) -> list[int]:
        """For each mention, the number of the sentence that it begins in."""
        homes, number = [], 0
        for mention in self.mentions:
            while number + 1 < len(self.sentences) and self.sentences[number + 1].start <= mention.span.start:
                number += 1
            homes.append(number)
        return homes

    @cached_property
    def figures(self) -> str:
        """The mask in which a rule sees each figure as one sign, together with the "of" that ties it to its noun."""
        return hide(self.text, ((self._with_partitive(mention), mention.kind) for mention in self.mentions))

    @cached_property
    def phrases(self) -> str:
        """The mask in which a rule sees each figure together with the noun that it counts as one sign."""
        return hide(self.text, ((mention.phrase or mention.span, mention.kind) for mention in self.mentions))

    def _with_partitive(self, mention: Mention) -> Span:
        if mention.kind is Kind.COUNT:
            match = self.prose.partitive.match(self.text, mention.span.end)
            if match and mention.phrase and match.end() <= mention.phrase.end:
                return Span(mention.span.start, match.end())
        return mention.span

    def bids(self) -> list[list[Bid]]:
        """Every bid for every mention."""
        bids: list[list[Bid]] = [[] for _ in self.mentions]
        first = 0
        while first < len(self.mentions):
            end = first
            while end < len(self.mentions) and self.home[end] == self.home[first]:
                end += 1
            self._bid_in_sentence(range(first, end), bids)
            first = end
        self._pass_on(bids)
        return bids

    def _bid_in_sentence(self, group: range, bids: list[list[Bid]]) -> None:
        mentions = [self.mentions[i] for i in group]
        for i in group:
            mention = self.mentions[i]
            for pattern in self.rulebook.bare.get(mention.kind, ()):
                if self._fits(pattern.rule, mention):
                    length = mention.span.end - mention.span.start
                    bids[i].append(Bid(pattern.rule, pattern.rule.measure, length, contextual=False))
        sentence = self.sentences[self.home[group.start]]
        start, end = min(sentence.start, mentions[0].span.start), max(sentence.end, mentions[-1].span.end)
        words = set(_LETTERS.findall(self.text[start:end].lower()))
        nouns = {mention.quantity.unit.lower() for mention in mentions if mention.quantity and mention.quantity.unit}
        slots = {"figure", *(mention.kind for mention in mentions)}
        for pattern in self.rulebook.candidates(words, nouns, slots):
            for i, bid in self._run(pattern, start, end, group):
                bids[i].append(bid)

    def _run(self, pattern: Pattern, start: int, end: int, group: range) -> Iterator[tuple[int, Bid]]:
        text = self.text if pattern.raw else self.phrases if pattern.template.whole else self.figures
        try:
            for match in pattern.compiled.finditer(text, start, end, overlapped=True, timeout=TIME_LIMIT):
                if pattern.raw:
                    touched = [i for i in group if self.mentions[i].span.overlaps(Span(*match.span()))]
                    hits = [(i, None) for i in touched]
                else:
                    hits = [(self.at[place], slot) for slot in pattern.template.slots
                            for place in match.starts(slot.group) if place in self.at]
                    if not all(self._counts(pattern, i, slot.group) for i, slot in hits):
                        continue
                rule = pattern.rule
                for i, slot in hits:
                    if self._fits(rule, self.mentions[i]):
                        measure = rule.measures.get(slot.label, rule.measure) if slot and slot.label else rule.measure
                        yield i, Bid(rule, measure, match.end() - match.start())
        except TimeoutError as error:
            fault = f"{pattern.template.source!r} ran for more than {TIME_LIMIT:g} seconds on one sentence and was stopped"
            raise BrokenRules([Fault(pattern.rule.topic.file, pattern.rule.id, "patterns", fault)]) from error

    def _counts(self, pattern: Pattern, i: int, group: str) -> bool:
        nouns = pattern.nouns[group]
        if nouns is None:
            return True
        quantity = self.mentions[i].quantity
        return quantity is not None and quantity.unit is not None and quantity.unit.lower() in nouns

    def _fits(self, rule: Rule, mention: Mention) -> bool:
        text, timex = rule.conditions
        if text and not text.fullmatch(self.text[mention.span.start:mention.span.end]):
            return False
        return not timex or bool(mention.moment and mention.moment.timex and timex.fullmatch(mention.moment.timex))

    def _pass_on(self, bids: list[list[Bid]]) -> None:
        """Pass bids on: along a list of figures that share a verb, and to a figure that borrowed its noun."""
        for group in self._lists():
            shared = [(i, bid) for i in group for bid in bids[i] if bid.contextual and bid.direct and not bid.rule.reason]
            for i in group:
                bids[i] += [Bid(bid.rule, bid.measure, bid.length, direct=False) for j, bid in shared if j != i]
        for i, mention in enumerate(self.mentions):
            source = self.at.get(mention.antecedent.start) if mention.antecedent else None
            if source is not None:
                bids[i] += [Bid(bid.rule, bid.measure, bid.length, direct=False, contextual=False)
                            for bid in bids[source] if not bid.rule.reason]

    def _lists(self) -> Iterator[list[int]]:
        """Neighbouring figures of one kind with nothing but a comma or an "and" between them."""
        group: list[int] = []
        for i, mention in enumerate(self.mentions):
            if group and self._coordinated(self.mentions[group[-1]], mention):
                group.append(i)
                continue
            if len(group) > 1:
                yield group
            group = [i]
        if len(group) > 1:
            yield group

    def _coordinated(self, left: Mention, right: Mention) -> bool:
        end = (left.phrase or left.span).end
        return left.kind is right.kind and bool(self.prose.coordination.fullmatch(self.text, end, right.span.start))


def match(matcher: Matcher) -> tuple[list[Claim], list[Dismissal]]:
    """Every mention as a claim or as dismissed with a reason, in text order."""
    claims: list[Claim] = []
    dismissals: list[Dismissal] = []
    seen: dict[str, int] = {}
    for i, bids in enumerate(matcher.bids()):
        mention = matcher.mentions[i]
        bid = max(bids, key=lambda bid: bid.rank)
        if bid.rule.reason:
            dismissals.append(Dismissal(mention, bid.rule.id, bid.rule.reason))
        else:
            claims.append(_claim(matcher, i, bid, seen))
    return claims, dismissals


def _claim(matcher: Matcher, i: int, bid: Bid, seen: dict[str, int]) -> Claim:
    mention, document = matcher.mentions[i], matcher.document
    span = mention.phrase or mention.span
    sentence = matcher.sentences[matcher.home[i]]
    quote, around = document.text[span.start:span.end], _one_line(document.text[sentence.start:sentence.end])
    quantity = mention.quantity
    unit = (quantity.unit if quantity else None) or (bid.rule.unit if quantity else None)
    line, column = document.position(span.start)
    value = quantity.notation if quantity else mention.moment.timex if mention.moment else None
    identity = "\0".join((bid.measure or bid.rule.category, value or "", unit or "", _one_line(quote), around))
    seen[identity] = nth = seen.get(identity, 0) + 1
    return Claim(
        id=blake2s(f"{identity}\0{nth}".encode(), digest_size=5).hexdigest(), rule=bid.rule.id,
        category=bid.rule.category, severity=bid.rule.severity, span=span, line=line, column=column, quote=quote,
        mention=mention, unit=unit, subject=mention.subject, measure=bid.measure, sentence=around, attribution=None,
        ask=bid.rule.ask,
    )


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())
