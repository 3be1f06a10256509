"""Rules ready to run, and the index that finds those which a sentence can match at all.

Cost grows with the figures in a text, hardly with the number of rules: a pattern is tried only on a sentence that holds
a figure of its kind and one of its words, or one of its nouns as a counted noun.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

import regex

from checker.model import Kind, Severity
from checker.rulebook.limits import TIME_LIMIT
from checker.rulebook.template import ANY_NOUN, Slot, Template, template_from

SLOWEST = 100_000   # characters a second that are granted on top, for a pattern that runs over a whole text
_LETTERS = re.compile(r"[^\W\d_]+")
_NOTHING: frozenset[str] = frozenset()
# How common a need is, against that of a long word: short words are the common ones in any language (Zipf's law of
# abbreviation), and most sentences that are looked at hold a date or a count.
_SHORT = {1: 400, 2: 400, 3: 200, 4: 30}
_LONG = 4
_KINDS = dict.fromkeys(Kind, 60) | dict.fromkeys((Kind.COUNT, Kind.NUMBER, Kind.DATE), 400)


class AllBut(frozenset[str]):
    """The nouns that are not among these."""

    def __contains__(self, noun: object) -> bool:
        return noun is not None and not frozenset.__contains__(self, noun)


@dataclass(frozen=True, eq=False, slots=True)
class Need:
    """What a sentence must hold at least one thing of: a word, a counted noun, or a figure of a kind."""

    words: frozenset[str] = _NOTHING
    nouns: frozenset[str] = _NOTHING
    kinds: frozenset[Kind] = frozenset()

    def met(self, words: Collection[str], nouns: Collection[str], kinds: Collection[Kind]) -> bool:
        """Whether a sentence with these words, counted nouns and kinds of figures has it."""
        return not (self.words.isdisjoint(words) and self.nouns.isdisjoint(nouns) and self.kinds.isdisjoint(kinds))

    def __or__(self, other: Need) -> Need:
        return Need(self.words | other.words, self.nouns | other.nouns, self.kinds | other.kinds)

    @property
    def weight(self) -> int:
        """How many sentences have it, roughly: nouns of figures are rarer than words."""
        words = sum(_SHORT.get(len(word), _LONG) for word in self.words)
        return words + len(self.nouns) + sum(_KINDS[kind] for kind in self.kinds)


@dataclass(frozen=True, eq=False)
class WordList:
    """A word list, and what the index and the patterns see of it. Equal lists of one name are one object."""

    entries: Collection[str]

    @cached_property
    def singles(self) -> list[str]:
        """The entries of one word."""
        return [entry for entry in self.entries if " " not in entry]

    @cached_property
    def folded(self) -> list[str]:
        """The entries of one word, in lower case."""
        return [entry.lower() for entry in self.singles]

    @cached_property
    def as_nouns(self) -> Need:
        """The need of a figure that counts one of the entries."""
        return Need(nouns=frozenset(entry.lower() for entry in self.entries))

    @cached_property
    def as_words(self) -> Need:
        """The need of one of the entries: its longest word, which is rarer than its others."""
        return Need(words=frozenset(max(words, key=len) for entry in self.entries
                                    if (words := _LETTERS.findall(entry.lower()))))


@dataclass(frozen=True, eq=False)
class Topic:
    """What the rules of one file have in common: also its word lists before the pack's. `own` marks a desk's own."""

    id: str
    category: str
    severity: Severity
    ask: str
    rank: int
    file: str
    own: bool
    words: Mapping[str, WordList]


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
    def conditions(self) -> Mapping[str, regex.Pattern[str]]:
        """What the figure as written ("text") and its TIMEX3 value ("timex") must match, compiled."""
        asked = {"text": self.text, "timex": self.timex}
        return {key: regex.compile(source, regex.IGNORECASE) for key, source in asked.items() if source}

    def measure_of(self, label: str | None, noun: str | None, written: str | None) -> str | None:
        """What a figure measures: by the name of its slot, else by the word list that its noun is in.

        `written` is how the measure names the noun.
        """
        if label and label in self.measures:
            return self.measures[label]
        for name, nouns in self._nouns.items():
            if noun in nouns:
                return self.measures[name]
        return self.measure.replace("{unit}", written) if self.measure and written else self.measure

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        return {name: self.topic.words[name].as_nouns.nouns for name in self.measures if name in self.topic.words}


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a rule."""

    rule: Rule
    template: Template
    raw: bool

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, compiled when first needed."""
        words = self.rule.topic.words
        template = self.template
        lists = {name: words[name].folded if template.folded else words[name].singles
                 for name in template.lists if words[name].singles}
        flags = 0 if template.folded else regex.IGNORECASE
        return regex.compile(template.expression, flags, **lists)  # type: ignore[arg-type]

    @cached_property
    def nouns(self) -> Mapping[str, frozenset[str] | None]:
        """The nouns that each slot's figure must count, by group; None where any will do."""
        return {slot.group: self._nouns(slot) for slot in self.template.slots}

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """All that a sentence must hold to match."""
        return tuple(reduce(or_, map(self._need, atoms)) for atoms in self.template.needs)

    def possible(self, words: Collection[str], nouns: Collection[str], kinds: Collection[Kind]) -> bool:
        """Whether a sentence with these words, counted nouns and kinds of figures can match."""
        for need in self.needs:     # noqa: SIM110 - a loop: this is the innermost one of all
            if not need.met(words, nouns, kinds):
                return False
        return True

    def _nouns(self, slot: Slot) -> frozenset[str] | None:
        if slot.noun in (None, ANY_NOUN):
            return None
        nouns = self.rule.topic.words[slot.noun].as_nouns.nouns
        return AllBut(nouns) if slot.but else nouns

    def _need(self, atom: str) -> Need:
        """A need as the template names it."""
        lists = self.rule.topic.words
        if atom[0] == "{":
            return lists[atom[1:-1]].as_words
        if atom[0] != "<":
            return Need(words=frozenset({atom}))
        slot = self.template.slots[int(atom[1:-1])]
        if slot.noun in (None, ANY_NOUN) or slot.but:
            return Need(kinds=frozenset(slot.kinds))
        return lists[slot.noun].as_nouns


class Rulebook:
    """All rules of a language, with the index over their patterns; made from what `compile_rules` gives.

    `time_limit` is for one pattern on one sentence, in seconds.
    """

    def __init__(self, data: Mapping[str, Any], time_limit: float = TIME_LIMIT) -> None:
        self.time_limit = time_limit
        shared = {name: WordList(entries) for name, entries in data["words"].items()}
        self.topics = [_topic(head, shared) for head in data["topics"]]
        self.disabled: Mapping[str, str] = dict(data["disabled"])       # rule ids and reasons
        self.rules = [_rule(entry, self.topics[entry["topic"]], order) for order, entry in enumerate(data["rules"])]
        self.by_rule: dict[str, list[Pattern]] = {
            rule.id: [Pattern(rule, template_from(template), template["raw"]) for template in entry["templates"]]
            for rule, entry in zip(self.rules, data["rules"], strict=True)}

    def drop(self, rule: str) -> None:
        """Take a rule out of the book."""
        self.rules = [kept for kept in self.rules if kept.id != rule]
        self.by_rule.pop(rule, None)
        self.__dict__.pop("index", None)

    @cached_property
    def index(self) -> Index:
        """The index over all patterns."""
        return Index([pattern for own in self.by_rule.values() for pattern in own])


class Index:
    """Patterns by what must stand in a sentence that they match. Each is kept under its rarest need.

    `scans` are the raw ones that no word leads to: they run over the whole text.
    """

    def __init__(self, patterns: list[Pattern]) -> None:
        self._all = patterns
        self._bare: dict[Kind, list[Pattern]] = {}
        self._bare_by_noun: dict[str, list[Pattern]] = {}
        self.scans = [pattern for pattern in patterns if pattern.raw and not pattern.needs]
        self._patterns = [pattern for pattern in patterns if not pattern.template.bare and pattern not in self.scans]
        self._common: list[int] = []
        self._under: dict[Need, list[int]] = {}
        self._by_key: dict[str, list[Need]] = {}     # a kind of figure is a key by its name
        for pattern in patterns:
            if pattern.template.bare:
                self._add_bare(pattern)
        for number, pattern in enumerate(self._patterns):
            rarest = min(pattern.needs, key=lambda need: need.weight, default=None)
            if rarest is None or (rarest.kinds and pattern.template.literal.strip(",")):      # every text has a comma
                self._common.append(number)
            else:
                self._under.setdefault(rarest, []).append(number)
        for need in self._under:
            for key in (*need.words, *need.nouns, *need.kinds):
                self._by_key.setdefault(key, []).append(need)

    def _add_bare(self, pattern: Pattern) -> None:
        slot = pattern.template.slots[0]
        nouns = pattern.nouns[slot.group]
        for noun in nouns or ():
            self._bare_by_noun.setdefault(noun, []).append(pattern)
        for kind in () if nouns else slot.kinds:
            self._bare.setdefault(kind, []).append(pattern)

    def bare_patterns(self, kind: Kind, noun: str | None) -> Iterator[Pattern]:
        """The patterns that are one slot and nothing else, and that a figure of this kind with this noun fills."""
        yield from self._bare.get(kind, ())
        for pattern in self._bare_by_noun.get(noun or "", ()):
            if kind in pattern.template.slots[0].kinds:
                yield pattern

    def knows(self, noun: str) -> bool:
        """Whether a pattern asks for a figure that counts this noun."""
        return noun in self._nouns

    @cached_property
    def _nouns(self) -> frozenset[str]:
        lists = {pattern.rule.topic.words[slot.noun] for pattern in self._all for slot in pattern.template.slots
                 if slot.noun and slot.noun != ANY_NOUN}
        return frozenset().union(*(words.as_nouns.nouns for words in lists))

    def unindexed(self, text: str) -> list[int]:
        """The numbers of the patterns that no word leads to, and that `text` (in lower case) can match at all."""
        return [number for number in self._common if self._patterns[number].template.literal in text]

    def candidates(self, unindexed: Iterable[int], words: Collection[str], nouns: Collection[str],
                   kinds: Collection[Kind]) -> Iterator[Pattern]:
        """The patterns that a sentence can match, given its words, its counted nouns and its kinds of figures.

        They come in the order of the files. `unindexed` are those of its text that no word leads to.
        """
        met = {need for keys in (words, nouns, kinds) for key in keys for need in self._by_key.get(key, ())}
        numbers = sorted({*unindexed, *(number for need in met for number in self._under[need])})
        return (self._patterns[n] for n in numbers if self._patterns[n].possible(words, nouns, kinds))


def _topic(head: Mapping[str, Any], shared: Mapping[str, WordList]) -> Topic:
    own = {name: WordList(entries) for name, entries in head["words"].items()}
    return Topic(head["id"], head["category"], Severity(head["severity"]), head["ask"], head["rank"], head["file"],
                 head["own"], {**shared, **own})


def _rule(entry: Mapping[str, Any], topic: Topic, order: int) -> Rule:
    return Rule(
        id=entry["id"], topic=topic, order=order, reason=entry.get("reason"),
        measure=entry.get("measure"), measures=entry.get("measures", {}),
        category=entry.get("category", topic.category), severity=Severity(entry["severity"]),
        ask=entry.get("ask", topic.ask), unit=entry.get("unit"), text=entry.get("text"), timex=entry.get("timex"),
        hits=tuple(entry.get("hits", ())), misses=tuple(entry.get("misses", ())),
    )
