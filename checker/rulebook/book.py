"""The rulebook: all rules of a desk, and the index that finds those which a sentence can match at all.

Cost grows with the figures in a text, hardly with the number of rules: a pattern is tried only on a sentence that holds
a figure of its kind and one of its words, or one of its nouns as a counted noun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from checker.model import Kind, Severity
from checker.rulebook.limits import TIME_LIMIT
from checker.rulebook.memory import Memory
from checker.rulebook.rules import Need, Pattern, Rule, Topic, WordList
from checker.rulebook.template import ANY_NOUN

SLOWEST = 100_000   # characters a second that are granted on top of the limit, where a pattern runs over a whole text


class Rulebook:
    """All rules of a language and a desk; made from what `compile_rules` gives.

    `memory` has what earlier runs worked out of the same rules. `time_limit` is for one pattern on one sentence, in
    seconds.
    """

    def __init__(self, data: Mapping[str, Any], memory: Memory | None = None, time_limit: float = TIME_LIMIT) -> None:
        self.time_limit = time_limit
        self.memory = memory or Memory()
        shared = {name: WordList(entries) for name, entries in data["words"].items()}
        self.topics = [self._topic(head, shared) for head in data["topics"]]
        self.disabled: Mapping[str, str] = dict(data["disabled"])       # rule ids and reasons
        self.rules = [Rule(entry, self.topics[entry["topic"]], order) for order, entry in enumerate(data["rules"])]

    def _topic(self, head: Mapping[str, Any], shared: Mapping[str, WordList]) -> Topic:
        own = {name: WordList(entries) for name, entries in head["words"].items()}
        return Topic(head["id"], head["category"], Severity(head["severity"]), head["ask"], head["rank"], head["file"],
                     head["own"], {**shared, **own}, self.memory)

    def drop(self, rule: str) -> None:
        """Take a rule out of the book."""
        self.rules = [kept for kept in self.rules if kept.id != rule]
        self.__dict__.pop("index", None)

    @cached_property
    def index(self) -> Index:
        """The index over all patterns."""
        rules = self.rules
        planned = self.memory.recall(f"index of {len(rules)} rules", lambda: plan(rules))
        return Index(rules, planned)


def plan(rules: Sequence[Rule]) -> dict[str, Any]:
    """Which pattern is kept under which key of the index, as plain data; patterns are named by their numbers.

    A pattern is kept under its rarest need. `bare` ones, one slot and nothing else, are found by the figure alone;
    `common` ones have no word that leads to them, only a literal that they stand with here; `scans` are the raw ones
    without even that, which run over whole texts.
    `nouns` are all that some pattern asks for.
    """
    patterns = [pattern for rule in rules for pattern in rule.patterns]
    made: dict[str, Any] = {"bare": {}, "bare_by_noun": {}, "scans": [], "common": [], "under": [], "by_key": {}}
    made["nouns"] = sorted({noun for pattern in patterns for slot in pattern.template.slots
                            if slot.noun and slot.noun != ANY_NOUN
                            for noun in pattern.rule.topic.words[slot.noun].as_nouns.nouns})
    groups: dict[int, tuple[Need, list[int]]] = {}      # equal needs are one object
    for number, pattern in enumerate(patterns):
        if pattern.template.bare:
            slot = pattern.template.slots[0]
            nouns = pattern.needs[0].nouns
            table = made["bare_by_noun" if nouns else "bare"]
            for key in nouns or slot.kinds:
                table.setdefault(str(key), []).append(number)
        elif pattern.template.raw and not pattern.needs:
            made["scans"].append(number)
        else:
            rarest = min(pattern.needs, key=lambda need: need.weight, default=None)
            if rarest is None or (rarest.kinds and pattern.template.literal.strip(",")):      # every text has a comma
                made["common"].append((number, pattern.template.literal))
            else:
                groups.setdefault(id(rarest), (rarest, []))[1].append(number)
    for group, (need, numbers) in enumerate(groups.values()):
        made["under"].append(numbers)
        for key in (*need.words, *need.nouns, *need.kinds):
            made["by_key"].setdefault(str(key), []).append(group)
    return made


class Index:
    """Patterns by what must stand in a sentence that they match, as `plan` has laid them out."""

    def __init__(self, rules: Sequence[Rule], planned: Mapping[str, Any]) -> None:
        self._owners = [(rule, number) for rule in rules for number in range(rule.size)]
        self._met: dict[int, Pattern] = {}
        self._bare: Mapping[str, list[int]] = planned["bare"]
        self._bare_by_noun: Mapping[str, list[int]] = planned["bare_by_noun"]
        self._scans: list[int] = planned["scans"]
        self._common: list[tuple[int, str]] = planned["common"]
        self._under: list[list[int]] = planned["under"]
        self._nouns = frozenset(planned["nouns"])
        self._by_key: Mapping[str, list[int]] = planned["by_key"]     # a kind of figure is a key by its name

    @property
    def scans(self) -> list[Pattern]:
        """The patterns that run over whole texts."""
        return [self._pattern(number) for number in self._scans]

    def _pattern(self, number: int) -> Pattern:
        known = self._met.get(number)
        if known is None:
            rule, place = self._owners[number]
            known = self._met[number] = rule.patterns[place]
        return known

    def bare_patterns(self, kind: Kind, noun: str | None) -> Iterator[Pattern]:
        """The patterns that are one slot and nothing else, and that a figure of this kind with this noun fills."""
        for number in self._bare.get(kind, ()):
            yield self._pattern(number)
        for number in self._bare_by_noun.get(noun or "", ()):
            if kind in self._pattern(number).template.slots[0].kinds:
                yield self._pattern(number)

    def knows(self, noun: str) -> bool:
        """Whether a pattern asks for a figure that counts this noun."""
        return noun in self._nouns

    def unindexed(self, text: str) -> list[int]:
        """The numbers of the patterns that no word leads to, and that `text` (in lower case) can match at all."""
        return [number for number, literal in self._common if literal in text]

    def candidates(self, unindexed: Iterable[int], words: Collection[str], nouns: Collection[str],
                   kinds: Collection[Kind]) -> Iterator[Pattern]:
        """The patterns that a sentence can match, given its words, its counted nouns and its kinds of figures.

        They come in the order of the files. `unindexed` are those of its text that no word leads to.
        """
        met = {group for keys in (words, nouns, kinds) for key in keys for group in self._by_key.get(key, ())}
        numbers = sorted({*unindexed, *(number for group in met for number in self._under[group])})
        return (pattern for pattern in map(self._pattern, numbers) if pattern.possible(words, nouns, kinds))
