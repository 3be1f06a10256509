"""Which rules want which figures.

A rule that matches makes a *bid* for each figure in its slots. The bid of the higher-ranked topic wins, then a
dismissal, then a rule that saw the figure's surroundings over one that did not, then one made for this very figure
over one that was passed on to it, then the longer match, then file order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import regex

from checker.errors import BrokenRules, Fault
from checker.match.mask import fold, hide, plain
from checker.model import Kind, Mention, Span
from checker.rulebook.book import SLOWEST, Rulebook
from checker.rulebook.prose import Prose
from checker.rulebook.rules import Pattern, Rule
from checker.rulebook.template import BARE, HEADS, LENT, SEEN

_LETTERS = re.compile(r"[^\W\d_]+")
_FAR = 90       # characters: what stands farther off belongs to another figure


class Bid(NamedTuple):
    """One rule's wish for one mention.

    `contextual` tells that the rule saw more than the figure itself; `direct` that the bid was made for this figure,
    and not passed on from one beside it. `length` is that of the match, in characters; `label` the name of the slot.
    `alone` tells that the rule took a figure for a bare number, whatever noun an earlier one had lent to it.
    """

    pattern: Pattern
    measure: str | None
    length: int
    contextual: bool = True
    direct: bool = True
    label: str | None = None
    alone: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that bids."""
        return self.pattern.rule

    @property
    def rank(self) -> tuple[int, bool, bool, bool, int, int]:
        """What decides between bids, from the first to the last."""
        return (self.rule.topic.rank, self.rule.reason is not None, self.contextual, self.direct, self.length,
                -self.rule.order)


class Bidding:
    """The bids of a rulebook for the mentions of one text. `sentences` cover the text in order."""

    def __init__(self, prose: str, mentions: Sequence[Mention], sentences: Sequence[Span], rulebook: Rulebook,
                 language: Prose) -> None:
        self.text = plain(prose)
        self.mentions, self.sentences, self.rulebook, self.language = mentions, sentences, rulebook, language
        self.home = list(_homes(mentions, sentences))
        self._at = {mention.span.start: i for i, mention in enumerate(mentions)}
        self._nouns = [self._known(_noun(mention)) for mention in mentions]
        self._written = [mention.quantity.unit and language.spelled(mention.quantity.unit) if mention.quantity else None
                         for mention in mentions]

    def _view(self, pattern: Pattern) -> str:
        """The text as a pattern sees it."""
        if pattern.template.raw:
            return self._small if pattern.template.folded else self.text
        if pattern.template.folded:
            return self._small_phrases if pattern.template.whole else self._small_figures
        return self._phrases if pattern.template.whole else self.mask

    @cached_property
    def _small(self) -> str:
        return fold(self.text)

    @cached_property
    def _unindexed(self) -> list[int]:
        return self.rulebook.index.unindexed(self._small)

    @cached_property
    def _small_figures(self) -> str:
        return fold(self.mask)

    @cached_property
    def _small_phrases(self) -> str:
        return fold(self._phrases)

    @cached_property
    def mask(self) -> str:
        """The mask in which a rule sees each figure as one sign, together with the "of" that ties it to its noun."""
        return hide(self.text, ((self._with_partitive(mention), _head(mention)) for mention in self.mentions))

    @cached_property
    def _phrases(self) -> str:
        """The mask in which a rule sees each figure together with the noun behind it that it counts as one sign."""
        return hide(self.text, ((_from_figure(mention), _head(mention)) for mention in self.mentions))

    def _known(self, noun: str | None) -> str | None:
        """A counted noun, or, where no rule knows it, its known plural or the known noun that it ends like."""
        if noun is None or self.rulebook.index.knows(noun):
            return noun
        known = (plural for plural in self.language.plurals(noun) if self.rulebook.index.knows(plural))
        return next(known, None) or self.language.kin(noun) or noun

    def _with_partitive(self, mention: Mention) -> Span:
        if mention.kind is Kind.COUNT and mention.phrase:
            tie = self.language.partitive.match(self.text, mention.span.end)
            if tie and tie.end() <= mention.phrase.end:
                return Span(mention.span.start, tie.end())
        return mention.span

    def bids(self) -> list[list[Bid]]:
        """All bids, by mention. Raises BrokenRules for a pattern that runs into the time limit."""
        bids: list[list[Bid]] = [[] for _ in self.mentions]
        first = 0
        while first < len(self.mentions):
            end = first + 1
            while end < len(self.mentions) and self.home[end] == self.home[first]:
                end += 1
            self._bid_in_sentence(range(first, end), bids)
            first = end
        for pattern in self.rulebook.index.scans:
            if not self.mentions or pattern.template.literal not in self._small:
                continue
            for i, bid in self._run(pattern, Span(0, len(self.text)), range(len(self.mentions))):
                bids[i].append(bid)
        self._pass_to_kin(bids)
        self._pass_along_lists(bids)
        self._pass_to_borrowers(bids)
        return bids

    def _bid_in_sentence(self, group: range, bids: list[list[Bid]]) -> None:
        mentions = [self.mentions[i] for i in group]
        for i in group:
            bids[i] += self._bare_bids(i)
        sentence = self.sentences[self.home[group.start]]
        stretch = Span(min(sentence.start, mentions[0].span.start), max(sentence.end, mentions[-1].span.end))
        words = set(_LETTERS.findall(self._small, *stretch))
        nouns = {noun for i in group if (noun := self._nouns[i])}
        kinds = {mention.kind for mention in mentions}
        if any(map(_lent, mentions)):
            kinds.add(Kind.NUMBER)
        for pattern in self.rulebook.index.candidates(self._unindexed, words, nouns, kinds):
            for i, bid in self._run(pattern, stretch, group):
                bids[i].append(bid)

    def _bare_bids(self, i: int) -> list[Bid]:
        """The bids of patterns that are one slot and nothing else."""
        mention, noun, written = self.mentions[i], self._nouns[i], self._written[i]
        length = mention.span.end - mention.span.start
        return [Bid(pattern, pattern.rule.measure_of(None, noun, written), length, contextual=False)
                for pattern in self.rulebook.index.bare_patterns(mention.kind, noun)
                if self._fits(pattern.rule, mention)]

    def _run(self, pattern: Pattern, stretch: Span, group: range) -> Iterator[tuple[int, Bid]]:
        rule = pattern.rule
        limit = self.rulebook.time_limit + (stretch.end - stretch.start) / SLOWEST
        try:
            for match in pattern.compiled.finditer(self._view(pattern), *stretch, overlapped=True, timeout=limit):
                for i, label, alone in self._claimed(pattern, match, group):
                    if self._fits(rule, self.mentions[i]):
                        measure = rule.measure_of(label, None if alone else self._nouns[i], self._written[i])
                        yield i, Bid(pattern, measure, match.end() - match.start(), label=label, alone=alone)
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
                i = self._at[place]
                if nouns and self._nouns[i] not in nouns:
                    return []
                if slot.label != SEEN:
                    claimed.append((i, slot.label, slot.name == BARE and _lent(self.mentions[i])))
        return claimed

    def _touched(self, span: Span) -> Iterator[int]:
        """The mentions that share a character with `span`."""
        i = max(bisect_right(self.mentions, span.start, key=lambda mention: mention.span.start) - 1, 0)
        while i < len(self.mentions) and self.mentions[i].span.start < span.end:
            if self.mentions[i].span.overlaps(span):
                yield i
            i += 1

    def _fits(self, rule: Rule, mention: Mention) -> bool:
        """Whether the figure itself is as the rule's `text` and `timex` ask."""
        if not rule.conditions:
            return True
        written = self.text[mention.span.start:mention.span.end]
        value = mention.moment.timex if mention.moment else None
        return self._matches(rule, "text", written) and self._matches(rule, "timex", value)

    def _matches(self, rule: Rule, key: str, value: str | None) -> bool:
        condition = rule.conditions.get(key)
        if condition is None:
            return True
        try:
            return bool(value and condition.fullmatch(value, timeout=self.rulebook.time_limit))
        except TimeoutError as error:
            raise _endless(rule, key, condition.pattern) from error

    def _pass_along_lists(self, bids: list[list[Bid]]) -> None:
        """Figures in a list share a verb: what one of them was claimed for in its surroundings, the others are too."""
        for group in self._lists():
            shared = {(bid.rule, bid.label): bid for i in group for bid in bids[i]
                      if bid.contextual and not bid.rule.reason}
            for i in group:
                bids[i] += self._passed(shared.values(), i)

    def _passed(self, bids: Iterable[Bid], i: int) -> list[Bid]:
        """Those of another figure's bids that figure `i` can take over."""
        noun = self._nouns[i]
        return [bid._replace(direct=False, alone=False, measure=bid.rule.measure_of(bid.label, noun, self._written[i]))
                for bid in bids if not bid.rule.reason and _may_count(bid.pattern, noun)]

    def _pass_to_kin(self, bids: list[list[Bid]]) -> None:
        """A part of a figure, and what it is set against, are claimed for what that figure is."""
        for i in range(1, len(self.mentions)):
            lender = self._told_of(i)
            if lender is not None:
                bids[i] += self._passed(bids[lender], i)

    def _told_of(self, i: int) -> int | None:
        """The earlier figure of which mention `i` is a part, or against which it is set."""
        mention = self.mentions[i]
        for k in range(i - 1, max(i - 4, -1), -1):
            earlier = self.mentions[k]
            begin = (earlier.phrase or earlier.span).end
            if self.home[k] != self.home[i] or mention.span.start - begin > _FAR:
                return None
            if _family(earlier) != _family(mention):
                continue
            if self.language.parts.fullmatch(self.text, begin, mention.span.start) or (
                    self.language.pointing.match(self.text, mention.span.end)):
                return k
            if not (self._nouns[i] and self._nouns[k]) or self._nouns[i] == self._nouns[k]:
                contrasted = self.language.contrast.fullmatch(self.text, begin, mention.span.start)
                return k if contrasted else None
        return None

    def _pass_to_borrowers(self, bids: list[list[Bid]]) -> None:
        """A figure that borrowed its noun from an earlier one of its kind is of that one's category."""
        for i, mention in enumerate(self.mentions):
            lender = self._at.get(mention.antecedent.start) if mention.antecedent else None
            if lender is not None and self.mentions[lender].kind is mention.kind:
                bids[i] += [bid._replace(direct=False, contextual=False) for bid in bids[lender] if not bid.rule.reason]

    def _lists(self) -> Iterator[list[int]]:
        """Neighbouring figures of one kind with commas and at last an "and" between them."""
        for group in self._rows():
            while len(group) > 1 and not self._joint(group[-2], group[-1]).strip(", "):
                group.pop()
            if len(group) > 1:
                yield group

    def _rows(self) -> Iterator[list[int]]:
        """All figures, those together that have nothing but a comma or an "and" between them."""
        group: list[int] = []
        for i, mention in enumerate(self.mentions):
            if group and self.mentions[group[-1]].kind is mention.kind and self._coordinated(group, i):
                group.append(i)
                continue
            yield group
            group = [i]
        yield group

    def _coordinated(self, group: list[int], i: int) -> bool:
        """Whether mention `i` goes on with a list. ", and" does so only behind another comma; else a clause begins."""
        joint = self._joint(group[-1], i)
        if self.language.gapping.fullmatch(joint):
            return True
        if not self.language.coordination.fullmatch(joint):
            return False
        words = joint.strip(" ,")
        return not (words and joint.startswith(",")) or (
            len(group) > 1 and self._joint(group[-2], group[-1]).strip() == ",")

    def _joint(self, left: int, right: int) -> str:
        """What stands between two mentions, behind the noun of the first."""
        return self.text[(self.mentions[left].phrase or self.mentions[left].span).end:self.mentions[right].span.start]


def _noun(mention: Mention) -> str | None:
    """What a figure counts, in lower case."""
    return mention.quantity.unit.lower() if mention.quantity and mention.quantity.unit else None


def _lent(mention: Mention) -> bool:
    """Whether only an earlier figure names what the mention counts."""
    return (mention.kind is Kind.COUNT and mention.phrase is None and mention.antecedent is not None
            and mention.antecedent.start < mention.span.start)


def _head(mention: Mention) -> str:
    """What hides the mention on the mask."""
    return LENT if _lent(mention) else HEADS[mention.kind]


def _family(mention: Mention) -> Kind:
    """The kind of a mention; a number is a count whose noun is left out."""
    return Kind.COUNT if mention.kind is Kind.NUMBER else mention.kind


def _may_count(pattern: Pattern, noun: str | None) -> bool:
    """Whether a figure that counts `noun` could stand in a slot of the pattern: those killed are no "90 pets"."""
    return noun is None or any(nouns is None or noun in nouns for nouns in pattern.nouns.values())


def _from_figure(mention: Mention) -> Span:
    """The figure with its noun; alone where the noun stands before it, and words that rules look for with it."""
    phrase = mention.phrase
    return phrase if phrase and phrase.start == mention.span.start else mention.span


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
