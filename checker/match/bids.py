"""Which rules want which figures.

A rule that matches makes a *bid* for each figure in its slots. The bid of the higher-ranked topic wins, then a
dismissal, then a rule that saw the figure's surroundings over one that did not, then one made for this very figure
over one that was passed on to it, then the longer match, then file order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import regex

from checker.document import Document
from checker.errors import BrokenRules, Fault
from checker.match.views import Views, is_lent
from checker.model import Kind, Mention, Span
from checker.rulebook.book import SLOWEST, Rulebook
from checker.rulebook.prose import Prose
from checker.rulebook.rules import Pattern, Rule
from checker.rulebook.template import AFTER, BARE, BEFORE, SEEN
from checker.tables import Labels

_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = regex.compile(r"(?r)[^\W\d_]+")       # sought from the end


class Bid(NamedTuple):
    """One rule's wish for one mention.

    `contextual` tells that the rule saw more than the figure itself; `direct` that the bid was made for this figure,
    and not passed on from one beside it. `length` is that of the match, in characters; `label` the name of the slot.
    `alone` tells that the rule took a figure for a bare number, whatever noun an earlier one had lent to it; `told`
    that it saw what is told of the figure behind it and its noun, as its verb is.
    """

    pattern: Pattern
    measure: str | None
    length: int
    contextual: bool = True
    direct: bool = True
    label: str | None = None
    alone: bool = False
    told: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that bids."""
        return self.pattern.rule

    @property
    def rank(self) -> tuple[int, bool, bool, bool, int, int]:
        """What decides between bids, from the first to the last."""
        rule = self.pattern.rule
        return rule.rank, rule.reason is not None, self.contextual, self.direct, self.length, -rule.order


class Bidding:
    """The bids of a rulebook for the mentions of one text. `sentences` cover the text in order.

    By the number of the mention, `home` tells its sentence, `nouns` what it counts, as rules know it, and `written` how
    a measure names that; `at` is the number of the mention that begins at a place.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Span], rulebook: Rulebook,
                 language: Prose) -> None:
        self.views = Views(document.reading, mentions, language)
        self._document, self._labels = document, Labels(document)
        self.text = self.views.text
        self.mentions, self.sentences, self.rulebook, self.language = mentions, sentences, rulebook, language
        self.home = list(_homes(mentions, sentences))
        self.at = {mention.span.start: i for i, mention in enumerate(mentions)}
        self._ends = [(mention.phrase or mention.span).end for mention in mentions]
        self.nouns = [self._known(_noun(mention)) for mention in mentions]
        self.written = [_written(mention, language) for mention in mentions]
        self._stories: dict[regex.Pattern[str], int] = {}

    def _known(self, noun: str | None) -> str | None:
        """A counted noun, or, where no rule knows it, its known plural or the known noun that it ends like."""
        if noun is None or self.rulebook.index.knows(noun):
            return noun
        known = (plural for plural in self.language.plurals(noun) if self.rulebook.index.knows(plural))
        return next(known, None) or self.language.kin(noun) or noun

    @cached_property
    def _unled(self) -> list[tuple[int, int]]:
        return self.rulebook.index.unled(self.views.small)

    def bids(self) -> list[list[Bid]]:
        """The bids of the rules that match, by mention. Raises BrokenRules (time limit)."""
        bids = [self._bare_bids(i) for i in range(len(self.mentions))]
        for group in self._groups():
            self._bid_in_sentence(group, bids)
        if not self.mentions:
            return bids
        whole = Span(0, len(self.text)), range(len(self.mentions))
        for pattern in self.rulebook.index.scans:
            if pattern.template.literal in self.views.small:
                self._run(pattern, *whole, bids)
        return bids

    def _groups(self) -> Iterator[range]:
        """The mentions, those together that are in one sentence."""
        first = 0
        for i in range(1, len(self.mentions)):
            if self.home[i] > self.home[i - 1]:
                yield range(first, i)
                first = i
        if self.mentions:
            yield range(first, len(self.mentions))

    def _stretch(self, group: range) -> Span:
        """The text of the sentences that a group of mentions stands in."""
        first, last = group[0], group[-1]
        return Span(min(self.sentences[self.home[first]].start, self.mentions[first].span.start),
                    max(self.sentences[self.home[last]].end, self.mentions[last].span.end))

    def _bid_in_sentence(self, group: range, bids: list[list[Bid]]) -> None:
        mentions = [self.mentions[i] for i in group]
        stretch = self._stretch(group)
        words = set(_LETTERS.findall(self.views.small, *stretch)).union(*map(self._words_beside, mentions))
        nouns = {noun for i in group if (noun := self.nouns[i])}
        kinds = {mention.kind for mention in mentions}
        if any(map(is_lent, mentions)):
            kinds.add(Kind.NUMBER)
        for pattern in self.rulebook.index.candidates(self._unled, words, nouns, kinds):
            self._run(pattern, stretch, group, bids)

    def _words_beside(self, mention: Mention) -> list[str]:
        """The words right before and behind a figure, and behind what views hide with it, each behind its sign."""
        small = self.views.small
        before = _BEFORE.search(small, 0, mention.span.start)
        after = [found for place in self.views.ends(mention) if (found := _LETTERS.search(small, place))]
        return [*(AFTER + found[0] for found in after), *([BEFORE + before[0]] if before else ())]

    def _bare_bids(self, i: int) -> list[Bid]:
        """The bids of patterns that are one slot and nothing else."""
        mention, noun, written = self.mentions[i], self.nouns[i], self.written[i]
        length = mention.span.end - mention.span.start
        return [Bid(pattern, pattern.rule.measure_of(None, noun, written), length, contextual=False)
                for pattern in self.rulebook.index.bare_patterns(mention.kind, noun)
                if self._fits(pattern.rule, mention)]

    def _run(self, pattern: Pattern, stretch: Span, group: range, bids: list[list[Bid]]) -> None:
        """Add the bids that a pattern makes in a stretch of text for the mentions of a group."""
        rule, (start, end) = pattern.rule, stretch
        view = self.views.of(pattern.template)
        timed = pattern.template.timed or rule.topic.own        # a desk's own are not put to the test of time before
        limit = self.rulebook.time_limit + (end - start) / SLOWEST if timed else None
        try:
            for match in pattern.compiled.finditer(view, start, end, overlapped=True, timeout=limit):
                for i, label, alone in self._claimed(pattern, match, group):
                    if self._fits(rule, self.mentions[i]):
                        measure = rule.measure_of(label, None if alone else self.nouns[i], self.written[i])
                        told = match.start() == self.mentions[i].span.start and match.end() > self._ends[i]
                        bids[i].append(Bid(pattern, measure, match.end() - match.start(), label=label, alone=alone,
                                           told=told))
        except TimeoutError as error:
            raise _endless(rule, "raw" if pattern.template.raw else "patterns", pattern.template.source) from error

    def _claimed(self, pattern: Pattern, match: regex.Match[str], group: range) -> list[tuple[int, str | None, bool]]:
        """The mentions in the slots of a match; none where one counts another noun.

        Each comes with the slot's name, and with whether it stands there as a bare number though it was lent a noun.
        """
        if pattern.template.raw:
            return [(i, None, False) for i in self._touched(Span(*match.span())) if i in group]
        claimed: list[tuple[int, str | None, bool]] = []
        for slot in pattern.template.slots:
            nouns = pattern.nouns[slot.group]
            for place in match.starts(slot.group):
                i = self.at.get(place)
                if i is None or (slot.name == Kind.SUPERLATIVE and self.mentions[i].span.end != match.end(slot.group)):
                    return []       # words that only look like those of a superlative
                if nouns and self.nouns[i] not in nouns:
                    return []
                if slot.label != SEEN:
                    claimed.append((i, slot.label, slot.name == BARE and is_lent(self.mentions[i])))
        return claimed

    def _touched(self, span: Span) -> Iterator[int]:
        """The mentions that share a character with `span`."""
        i = max(bisect_right(self.mentions, span.start, key=lambda mention: mention.span.start) - 1, 0)
        while i < len(self.mentions) and self.mentions[i].span.start < span.end:
            if self.mentions[i].span.overlaps(span):
                yield i
            i += 1

    def _fits(self, rule: Rule, mention: Mention) -> bool:
        """Whether the figure itself is as the rule's conditions ask, and the story as its `story` does."""
        if rule.told and self.told(rule.told) < rule.story_words:
            return False
        for key in rule.conditions:
            if key == "heading":
                if not self._headed(rule, mention):
                    return False
            elif not self._matches(rule, key, self._trait(key, mention)):
                return False
        return True

    def _headed(self, rule: Rule, mention: Mention) -> bool:
        """Whether the heading or the label of the cell that a figure stands in is as the rule asks."""
        return self._labels.any and any(self._matches(rule, "heading", label) for label in
                                        self._labels.of(self._document.place(mention.span).start))

    def _trait(self, key: str, mention: Mention) -> str | None:
        """What a condition asks of the figure itself."""
        if key == "text":
            return self.text[mention.span.start:mention.span.end]
        if key == "timex":
            return mention.moment.timex if mention.moment else None
        return self.language.dimension(mention.quantity.unit) if mention.quantity and mention.quantity.unit else None

    def told(self, words: regex.Pattern[str]) -> int:
        """How many different words of these the story holds."""
        if words not in self._stories:
            self._stories[words] = len(set(words.findall(self.views.small)))
        return self._stories[words]

    def _matches(self, rule: Rule, key: str, value: str | None) -> bool:
        condition = rule.conditions[key]
        try:
            return bool(value and condition.fullmatch(value, timeout=self.rulebook.time_limit))
        except TimeoutError as error:
            raise _endless(rule, key, condition.pattern) from error


def _noun(mention: Mention) -> str | None:
    """What a figure counts, in lower case."""
    return mention.quantity.unit.lower() if mention.quantity and mention.quantity.unit else None


def _written(mention: Mention, language: Prose) -> str | None:
    """How a measure names what a figure counts, or what its unit measures."""
    unit = mention.quantity.unit if mention.quantity else None
    if unit is None:
        return None
    return language.dimension(unit) if mention.kind is Kind.MEASURE else language.spelled(unit)


def _homes(mentions: Sequence[Mention], sentences: Sequence[Span]) -> Iterator[int]:
    """For each mention, the number of the sentence that it begins in."""
    number = 0
    for mention in mentions:
        while number + 1 < len(sentences) and sentences[number + 1].start <= mention.span.start:
            number += 1
        yield number


def _endless(rule: Rule, key: str, source: str) -> BrokenRules:
    message = f"{source!r} was stopped by the time limit: it tries too many ways to match one text"
    return BrokenRules([Fault(rule.topic.file, rule.id, key, message)])
