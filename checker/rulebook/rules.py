"""Rules ready to run: topics with their word lists, and rules with their patterns."""

from __future__ import annotations

import marshal
import re
from collections.abc import Collection, Container, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

import regex

from checker.model import Kind, Severity
from checker.rulebook.memory import Memory
from checker.rulebook.template import ANY_NOUN, BEFORE, CONDITIONS, PLACES, Slot, Template, rarest_words

_LETTERS = re.compile(r"[^\W\d_]+")
_NOTHING: frozenset[str] = frozenset()
# How common a need is, against that of a long word: short words are the common ones in any language (Zipf's law of
# abbreviation), and most sentences that are looked at hold a date or a count.
_SHORT = {1: 400, 2: 400, 3: 200, 4: 30}
_LONG = 4
_BESIDE = 4         # how much rarer a word is beside a figure than in its sentence
_KINDS = dict.fromkeys(Kind, 60) | dict.fromkeys((Kind.COUNT, Kind.NUMBER, Kind.DATE), 400)


class AllBut:
    """The nouns that are not among some."""

    def __init__(self, nouns: frozenset[str]) -> None:
        self._nouns = nouns

    def __contains__(self, noun: object) -> bool:
        return noun is not None and noun not in self._nouns


class Need(NamedTuple):
    """What a sentence must hold at least one thing of: a word, a counted noun, or a figure of a kind."""

    words: frozenset[str] = _NOTHING
    nouns: frozenset[str] = _NOTHING
    kinds: frozenset[Kind] = frozenset()

    def __or__(self, other: Need) -> Need:
        return Need(self.words | other.words, self.nouns | other.nouns, self.kinds | other.kinds)

    @property
    def weight(self) -> int:
        """How many sentences have it, roughly: nouns of figures are rarer than words."""
        words = sum(_SHORT.get(len(word), _LONG) if word[0].isalpha() else _SHORT.get(len(word) - 1, _LONG) // _BESIDE
                    for word in self.words)
        return words + len(self.nouns) + sum(_KINDS[kind] for kind in self.kinds)


class WordList:
    """A word list, and what the index and the patterns see of it. Equal lists of one name are one object."""

    def __init__(self, entries: Collection[str]) -> None:
        self.entries = entries

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

    def beside(self, sign: str) -> frozenset[str]:
        """The last word of each entry, as it stands before a figure, or the first, as behind one, behind that sign.

        None at all where an entry has none.
        """
        words = [_LETTERS.findall(entry.lower()) for entry in self.entries]
        return frozenset(sign + found[-1 if sign == BEFORE else 0] for found in words) if all(words) else _NOTHING

    @cached_property
    def as_words(self) -> Need:
        """The need of one of the entries: its longest word, which is rarer than its others."""
        return Need(words=rarest_words(self.entries))


Expression = regex.Pattern[str]


class Asked(NamedTuple):
    """A question, and what it fits: words of which one must stand in the figure, in its sentence, in its story."""

    ask: str
    figure: Expression | None
    sentence: Expression | None
    story: Expression | None


class Topic(NamedTuple):
    """What the rules of one file have in common: also its word lists before the pack's. `own` marks a desk's own."""

    id: str
    category: str
    severity: Severity
    ask: str
    asks: Sequence[Mapping[str, str]]
    rank: int
    file: str
    own: bool
    words: Mapping[str, WordList]
    memory: Memory


class Rule:
    """One rule of a topic, the one of number `order`. `entry` is its table in the rule file, translated.

    An ignore rule has a `reason`; any other claims figures. `size` is the number of its patterns.
    """

    def __init__(self, entry: Mapping[str, Any], topic: Topic, order: int) -> None:
        self.id: str = entry["id"]
        self.topic, self.order = topic, order
        self.reason: str | None = entry.get("reason")
        self.measure: str | None = entry.get("measure")
        self.measures: Mapping[str, str] = entry.get("measures", {})
        self.category: str = entry.get("category", topic.category)
        self.severity = Severity(entry["severity"])
        self.ask: str = entry.get("ask", topic.ask)
        self._asks: Sequence[Mapping[str, str]] = entry.get("asks", () if "ask" in entry else topic.asks)
        self.rank: int = entry.get("rank", topic.rank)
        self.unit: str | None = entry.get("unit")
        self._asked = {key: entry[key] for key in CONDITIONS if key in entry}
        self.story: str | None = entry.get("story")
        self.story_words: int = entry.get("story_words", 1)
        self._examples: bytes = entry["examples"]
        self._templates: bytes = entry["templates"]
        self.size: int = entry["size"]

    @cached_property
    def patterns(self) -> list[Pattern]:
        """Its patterns in order, read when first needed: most stories need few of all rules."""
        return [Pattern(self, Template.from_data(data)) for data in marshal.loads(self._templates)]  # noqa: S302 - ours

    @property
    def hits(self) -> list[Mapping[str, str]]:
        """Texts with a figure that the rule wins."""
        return marshal.loads(self._examples)[0]  # type: ignore[no-any-return]  # noqa: S302 - ours

    @property
    def misses(self) -> list[str]:
        """Texts in which the rule wins nothing."""
        return marshal.loads(self._examples)[1]  # type: ignore[no-any-return]  # noqa: S302 - ours

    @cached_property
    def conditions(self) -> Mapping[str, regex.Pattern[str]]:
        """What the figure as written ("text"), its TIMEX3 value ("timex"), what its unit measures ("dimension") and
        what stands over or before its cell of a table ("heading") must match, compiled.
        """
        return {key: self.topic.memory.pattern(source, regex.IGNORECASE) for key, source in self._asked.items()}

    @cached_property
    def asked(self) -> Sequence[Asked]:
        """The questions that go before its own where they fit, the first of them first."""
        return [Asked(asks["ask"], *(self._words(asks.get(place)) for place in PLACES)) for asks in self._asks]

    @cached_property
    def told(self) -> regex.Pattern[str] | None:
        """What must stand somewhere in the story, compiled."""
        return self._words(self.story)

    def _words(self, name: str | None) -> Expression | None:
        """What finds a word of a list in a text in lower case, compiled."""
        if name is None:
            return None
        entries = {name: [entry.lower() for entry in self.topic.words[name].entries]}
        return self.topic.memory.pattern(rf"(?<!\w)\L<{name}>(?!\w)", 0, entries, f"{self.topic.id} in lower case")

    def measure_of(self, label: str | None, noun: str | None, written: str | None) -> str | None:
        """What a figure measures: by the name of its slot, else by the word list that its noun is in.

        `written` is how the measure names the noun, or the dimension of the unit.
        """
        if label and label in self.measures:
            return self.measures[label]
        for name, nouns in self._nouns.items():
            if noun in nouns:
                return self.measures[name]
        if self.measure is None or written is None:
            return self.measure
        return self.measure.replace("{unit}", written).replace("{dimension}", written)

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        return {name: self.topic.words[name].as_nouns.nouns for name in self.measures if name in self.topic.words}


class Pattern:
    """One pattern of a rule."""

    def __init__(self, rule: Rule, template: Template) -> None:
        self.rule, self.template = rule, template

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, compiled when first needed."""
        topic, template = self.rule.topic, self.template
        lists = {name: topic.words[name].folded if template.folded else topic.words[name].singles
                 for name in template.lists if topic.words[name].singles}
        return topic.memory.pattern(template.expression, 0 if template.folded else regex.IGNORECASE, lists, topic.id)

    @cached_property
    def nouns(self) -> Mapping[str, Container[str | None] | None]:
        """The nouns that each slot's figure must count, by group; None where any will do."""
        return {slot.group: self._nouns(slot) for slot in self.template.slots}

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """All that a sentence must hold to match."""
        beside = (self._beside(atoms) for atoms in self.template.beside)
        return (*(reduce(or_, map(self._need, atoms)) for atoms in self.template.needs),
                *(Need(words=words) for words in beside if words))

    def _nouns(self, slot: Slot) -> Container[str | None] | None:
        if slot.noun in (None, ANY_NOUN):
            return None
        nouns = self.rule.topic.words[slot.noun].as_nouns.nouns
        return AllBut(nouns) if slot.but else nouns

    def _beside(self, atoms: Collection[str]) -> frozenset[str]:
        """The words beside a figure, each behind its sign; none where a list has an entry without a word."""
        lists = self.rule.topic.words
        words = [lists[atom[2:-1]].beside(atom[0]) if atom[1] == "{" else frozenset({atom}) for atom in atoms]
        return frozenset().union(*words) if all(words) else frozenset()

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
