"""Rules ready to run, and the index that finds those which a sentence can match at all.

Cost grows with the figures in a text, hardly with the number of rules: a pattern is tried only on a sentence that holds
a figure of its kind and one of its words, or one of its nouns as a counted noun.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import regex

from checker.model import Kind, Severity
from checker.rulebook.template import ANY_NOUN, SLOTS, Slot, Template

DEFAULT_RANK = 50
TIME_LIMIT = 2.0    # seconds for one pattern on one stretch of text; on a sentence a sound one takes microseconds
SLOWEST = 100_000   # characters a second that are granted on top, for a pattern that runs over a whole text


@dataclass(frozen=True, eq=False)
class Topic:
    """What the rules of one file have in common."""

    id: str
    category: str
    severity: Severity
    ask: str
    rank: int
    file: str
    words: Mapping[str, Collection[str]]    # the file's lists together with the pack's


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of a topic. An `ignore` rule has a `reason`; any other claims figures."""

    id: str
    topic: Topic
    order: int
    reason: str | None
    measure: str | None
    measures: Mapping[str, str]
    category: str
    severity: Severity
    ask: str
    unit: str | None
    text: str | None
    timex: str | None
    hits: tuple[Mapping[str, str], ...] = ()
    misses: tuple[str, ...] = ()

    @cached_property
    def conditions(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """What the figure as written and its TIMEX3 value must match, compiled."""
        return (re.compile(self.text, re.IGNORECASE) if self.text else None,
                re.compile(self.timex) if self.timex else None)


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a rule."""

    rule: Rule
    template: Template
    raw: bool = False

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, compiled when first needed."""
        words, template = self.rule.topic.words, self.template
        lists = {name: [word.lower() if template.folded else word for word in words[name] if " " not in word]
                 for name in template.lists}
        flags = 0 if template.folded else regex.IGNORECASE
        return regex.compile(template.expression, flags, **lists)  # type: ignore[arg-type]

    @cached_property
    def nouns(self) -> Mapping[str, frozenset[str] | None]:
        """The nouns that each slot's figure must count, by group; None where any will do."""
        words = self.rule.topic.words
        return {slot.group: None if slot.noun in (None, ANY_NOUN)
                else frozenset(word.lower() for word in words[slot.noun]) for slot in self.template.slots}

    @cached_property
    def kinds(self) -> tuple[frozenset[Kind], ...]:
        """For each slot, the kinds of figure that can fill it."""
        return tuple({slot.name: frozenset(SLOTS[slot.name]) for slot in self.template.slots}.values())

    def possible(self, words: Collection[str], nouns: Collection[str], kinds: Collection[Kind]) -> bool:
        """Whether a sentence with these words, counted nouns and kinds of figures can match it."""
        return (not any(need.isdisjoint(kinds) for need in self.kinds)
                and not any(need.isdisjoint(words) for need in self.template.needs)
                and not any(need is not None and need.isdisjoint(nouns) for need in self.nouns.values()))


@dataclass
class Rulebook:
    """All rules of a language, with the index over their patterns."""

    language: str
    rules: list[Rule] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    bare: dict[Kind, list[Pattern]] = field(default_factory=dict)
    bare_by_noun: dict[str, list[Pattern]] = field(default_factory=dict)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    by_noun: dict[str, list[int]] = field(default_factory=dict)
    always: list[int] = field(default_factory=list)
    scans: list[Pattern] = field(default_factory=list)      # raw ones that no word leads to: run over the whole text
    by_rule: dict[str, list[Pattern]] = field(default_factory=dict)

    def add(self, rule: Rule, templates: Iterable[tuple[Template, bool]]) -> None:
        """Take a rule with its translated patterns (and whether each is raw) into the book."""
        self.rules.append(rule)
        own = self.by_rule[rule.id] = [Pattern(rule, template, raw) for template, raw in templates]
        for pattern in own:
            self._index(pattern)

    def _index(self, pattern: Pattern) -> None:
        template = pattern.template
        if template.bare:
            self._index_bare(pattern, template.slots[0])
            return
        if pattern.raw and not template.needs:
            self.scans.append(pattern)
            return
        number = len(self.patterns)
        self.patterns.append(pattern)
        nouns = next((nouns for nouns in pattern.nouns.values() if nouns), None)
        rarest = min(template.needs, key=len, default=None)
        if nouns is not None and (rarest is None or len(nouns) <= 4 * len(rarest)):
            index, keys = self.by_noun, nouns
        elif rarest is not None:
            index, keys = self.by_word, rarest
        else:
            self.always.append(number)
            return
        for key in keys:
            index.setdefault(key, []).append(number)

    def _index_bare(self, pattern: Pattern, slot: Slot) -> None:
        nouns = pattern.nouns[slot.group]
        for noun in nouns or ():
            self.bare_by_noun.setdefault(noun, []).append(pattern)
        for kind in () if nouns else SLOTS[slot.name]:
            self.bare.setdefault(kind, []).append(pattern)

    def bare_patterns(self, kind: Kind, noun: str | None) -> Iterator[Pattern]:
        """The patterns that are one slot and nothing else, and that a figure of this kind with this noun fills."""
        yield from self.bare.get(kind, ())
        for pattern in self.bare_by_noun.get(noun or "", ()):
            if kind in SLOTS[pattern.template.slots[0].name]:
                yield pattern

    def unindexed(self, text: str) -> list[int]:
        """The numbers of the patterns that no word leads to, and that `text` (in lower case) can match at all."""
        return [number for number in self.always if self.patterns[number].template.literal in text]

    def candidates(self, unindexed: Iterable[int], words: Collection[str], nouns: Collection[str],
                   kinds: Collection[Kind]) -> Iterator[Pattern]:
        """The patterns that a sentence can match, given its words, its counted nouns and its kinds of figures.

        `unindexed` are those of its text that no word leads to.
        """
        numbers = set(unindexed)
        for index, keys in ((self.by_word, words), (self.by_noun, nouns)):
            for key in keys:
                if key in index:
                    numbers.update(index[key])
        for number in sorted(numbers):
            if self.patterns[number].possible(words, nouns, kinds):
                yield self.patterns[number]


def rule_from(entry: Mapping[str, Any], topic: Topic, order: int) -> Rule:
    """A rule from its table in a checked topic file."""
    return Rule(
        id=entry["id"], topic=topic, order=order, reason=entry.get("reason"),
        measure=entry.get("measure"), measures=entry.get("measures", {}),
        category=entry.get("category", topic.category), severity=Severity(entry.get("severity", topic.severity)),
        ask=entry.get("ask", topic.ask), unit=entry.get("unit"), text=entry.get("text"), timex=entry.get("timex"),
        hits=tuple(entry.get("hits", ())), misses=tuple(entry.get("misses", ())),
    )
