"""The index: which patterns a sentence can match at all.

Cost grows with the figures in a text, hardly with the number of rules: a pattern is tried only on a sentence that holds
all it needs, such as one of its words, a figure of its kind, or one of its nouns as a counted noun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from checker.model import Kind
from checker.rulebook.rules import Need, Pattern, Rule
from checker.rulebook.template import ANY_NOUN


def plan(rules: Sequence[Rule]) -> dict[str, Any]:
    """The index of the rules as plain data, in which patterns go by their numbers.

    `bare` patterns, one slot and nothing else, are found by the figure alone; `scans` are the raw ones without a need,
    which run over whole texts. Of all others, a sentence must meet each need. Their rarest one leads to them: `led`
    has by its number the patterns that it leads to, each with its further needs, as the bits of one number. `common`
    ones have no need that leads to them, only a literal that they stand with here. `nouns` are all that some pattern
    asks for. For the rest see `_classes`.
    """
    patterns = [pattern for rule in rules for pattern in rule.patterns]
    nouns = {noun for pattern in patterns for slot in pattern.template.slots if slot.noun and slot.noun != ANY_NOUN
             for noun in pattern.rule.topic.words[slot.noun].as_nouns.nouns}
    made: dict[str, Any] = {"bare": {}, "bare_by_noun": {}, "scans": [], "common": [], "nouns": sorted(nouns)}
    leading, further = _Numbers(), _Numbers()
    led: dict[int, list[tuple[int, int]]] = {}
    for number, pattern in enumerate(patterns):
        if pattern.template.bare:
            _enter_bare(pattern, number, made)
        elif pattern.template.raw and not pattern.needs:
            made["scans"].append(number)
        elif (leader := _leader(pattern)) is None:
            made["common"].append((number, further.bits(pattern.needs), pattern.template.literal))
        else:
            others = further.bits(need for need in pattern.needs if need is not leader)
            led.setdefault(leading.number(leader), []).append((number, others))
    return made | {"led": list(led.values())} | _classes(leading, further)


def _enter_bare(pattern: Pattern, number: int, made: dict[str, Any]) -> None:
    nouns = pattern.needs[0].nouns
    table = made["bare_by_noun" if nouns else "bare"]
    for key in nouns or pattern.template.slots[0].kinds:
        table.setdefault(str(key), []).append(number)


def _leader(pattern: Pattern) -> Need | None:
    """The rarest need of a pattern, or None where its literal is rarer. Every text has a comma."""
    rarest = min(pattern.needs, key=lambda need: need.weight, default=None)
    return None if rarest and rarest.kinds and pattern.template.literal.strip(",") else rarest


class _Numbers(dict[Need, int]):
    """Needs, numbered as they come."""

    def number(self, need: Need) -> int:
        """The number of a need."""
        return self.setdefault(need, len(self))

    def bits(self, needs: Iterable[Need]) -> int:
        """Needs as the bits of one number."""
        return sum({1 << self.number(need) for need in needs})


def _classes(leading: _Numbers, further: _Numbers) -> dict[str, Any]:
    """Which needs a thing in a sentence meets.

    `words`, `counted` and `kinds` have the class of a word, a counted noun and a kind of figure, by its name; `classes`
    has by its number what a class meets: leading needs by their numbers, and further ones as bits.
    """
    classes: dict[tuple[tuple[int, ...], int], int] = {}
    made: dict[str, Any] = {}
    for name, field in (("words", "words"), ("counted", "nouns"), ("kinds", "kinds")):
        leads: dict[str, list[int]] = {}
        bits: dict[str, int] = {}
        for need, number in leading.items():
            for thing in getattr(need, field):
                leads.setdefault(str(thing), []).append(number)
        for need, number in further.items():
            for thing in getattr(need, field):
                bits[str(thing)] = bits.get(str(thing), 0) | 1 << number
        made[name] = {thing: classes.setdefault((tuple(leads.get(thing, ())), bits.get(thing, 0)), len(classes))
                      for thing in sorted(leads.keys() | bits.keys())}
    return made | {"classes": list(classes)}


class Index:
    """Patterns by what must stand in a sentence that they match, as `plan` has laid them out."""

    def __init__(self, rules: Sequence[Rule], planned: Mapping[str, Any]) -> None:
        self._owners = [(rule, number) for rule in rules for number in range(rule.size)]
        self._met: dict[int, Pattern] = {}
        self._bare_for: dict[tuple[Kind, str | None], list[Pattern]] = {}
        self._bare: Mapping[str, list[int]] = planned["bare"]
        self._bare_by_noun: Mapping[str, list[int]] = planned["bare_by_noun"]
        self._scans: list[int] = planned["scans"]
        self._common: list[tuple[int, int, str]] = planned["common"]
        self._led: list[list[tuple[int, int]]] = planned["led"]
        self._classes: list[tuple[tuple[int, ...], int]] = planned["classes"]
        self._words: Mapping[str, int] = planned["words"]
        self._counted: Mapping[str, int] = planned["counted"]
        self._kinds: Mapping[str, int] = planned["kinds"]
        self._nouns = frozenset(planned["nouns"])

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

    def bare_patterns(self, kind: Kind, noun: str | None) -> list[Pattern]:
        """The patterns that are one slot and nothing else, and that a figure of this kind with this noun fills."""
        known = self._bare_for.get((kind, noun))
        if known is None:
            by_noun = map(self._pattern, self._bare_by_noun.get(noun or "", ()))
            known = self._bare_for[kind, noun] = [
                *map(self._pattern, self._bare.get(kind, ())),
                *(pattern for pattern in by_noun if kind in pattern.template.slots[0].kinds)]
        return known

    def knows(self, noun: str) -> bool:
        """Whether a pattern asks for a figure that counts this noun."""
        return noun in self._nouns

    def unled(self, text: str) -> list[tuple[int, int]]:
        """The patterns that nothing leads to and that `text` (in lower case) can match at all, with what they need."""
        return [(number, needed) for number, needed, literal in self._common if literal in text]

    def candidates(self, unled: Iterable[tuple[int, int]], words: Collection[str], nouns: Collection[str],
                   kinds: Collection[Kind]) -> list[Pattern]:
        """The patterns that a sentence can match, given its words, its counted nouns and its kinds of figures.

        They come in the order of the files. `unled` are those of its text that nothing leads to.
        """
        held = (self._words, words), (self._counted, nouns), (self._kinds, kinds)
        classes = {table[thing] for table, things in held for thing in things if thing in table}
        met, leads = 0, set[int]()
        for number in classes:
            leading, further = self._classes[number]
            leads.update(leading)
            met |= further
        found = [number for lead in leads for number, needed in self._led[lead] if needed & met == needed]
        found += [number for number, needed in unled if needed & met == needed]
        found.sort()
        return list(map(self._pattern, found))
