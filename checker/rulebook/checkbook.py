"""All checks of a desk, and which of them a sentence can start: by the kinds of its figures and by its words.

Most checks have nothing to say of most sentences. What a check cannot do without - so many figures of some kinds, and
words of its forms - is worked out once for all, as one sign (a bit) for each set of words of which it needs one, so
that a sentence is asked for all checks in a few steps.
"""

from __future__ import annotations

import marshal
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from checker.model import Kind
from checker.rulebook.checks import Check
from checker.rulebook.memory import Memory
from checker.rulebook.template import Template, rarest_words

MARKS = "("         # marks that are looked for as words are
LEAST_PARTS = 3     # figures that make a list
_MOST_KEPT = 5_000      # mixtures of kinds whose checks are kept; a house's archive has a few hundred
_SYNTAX = re.compile(rf"\\(?P<mark>[{re.escape(MARKS)}])(?![?*])|\\.|[()|]")
_WORDED = re.compile(r"[^\W\d_]")

Data = Mapping[str, Any]
# A slot: its name, its kinds, how many figures fill it, the signs of its forms, and the slots that all of them bind.
_Planned = tuple[str, Sequence[str], int, tuple[int, ...], Sequence[str]]


class Need(NamedTuple):
    """What one slot of a check cannot do without: how many figures of which kinds, and the signs of one of its forms.

    Without `forms` any figure of the kinds will do.
    """

    kinds: frozenset[Kind]
    least: int
    forms: tuple[int, ...]

    def told(self, signs: int) -> bool:
        """Whether a text of these signs has the words of one of the forms."""
        for form in self.forms:     # a loop, as this is asked of each sentence for many checks
            if form & signs == form:
                return True
        return not self.forms


class Needs(NamedTuple):
    """What a check cannot do without: in the sentence of its anchor, and anywhere in the story.

    `counts` are the figures of some kinds that the anchor's sentence must have, `asked` the signs of words that it must
    have beside those of the forms of `worded`; `elsewhere` is what may stand anywhere.
    """

    check: Check
    counts: tuple[tuple[frozenset[Kind], int], ...]
    worded: tuple[Need, ...]
    elsewhere: tuple[Need, ...]
    asked: int

    def counted(self, kinds: Mapping[Kind, int]) -> bool:
        """Whether a sentence with so many figures of each kind has enough for what stands in it."""
        return (sum(kinds.values()) >= sum(least for _, least in self.counts)
                and all(sum(kinds.get(kind, 0) for kind in ours) >= least for ours, least in self.counts))

    def told(self, signs: int) -> bool:
        """Whether a sentence of these signs has the words for what stands in it."""
        if signs & self.asked != self.asked:
            return False
        return all(need.told(signs) for need in self.worded)

    def told_by(self, kinds: Collection[Kind], signs: int) -> bool:
        """Whether a story has figures and words for what may stand anywhere."""
        return all(need.told(signs) and not need.kinds.isdisjoint(kinds) for need in self.elsewhere)


class Checks:
    """All checks, in the order of their files; made from what `compile_checks` gives."""

    def __init__(self, data: Sequence[Data], memory: Memory) -> None:
        words, planned = memory.recall("what starts checks", lambda: plan(data))
        self._signs: Mapping[str, int] = words
        self._checks = tuple(Check(entry, memory, forms) for entry, (forms, _, _) in zip(data, planned, strict=True))
        self._needs = [_needs(check, asked, slots)
                       for check, (_, asked, slots) in zip(self._checks, planned, strict=True)]
        self._counted: dict[tuple[Kind, ...], list[Needs]] = {}

    def __iter__(self) -> Iterator[Check]:
        """The checks in the order of their files."""
        return iter(self._checks)

    def signs(self, words: Iterable[str]) -> int:
        """The signs of words, in small letters: one for each set of words of which a check needs one."""
        return reduce(or_, map(self._signs.__getitem__, self._signs.keys() & words), 0)

    def started(self, kinds: Iterable[Kind], signs: int) -> list[Needs]:
        """The checks that a sentence with figures of these kinds and words of these signs can start."""
        mixture = tuple(sorted(kinds))
        counted = self._counted.get(mixture)
        if counted is None:
            if len(self._counted) >= _MOST_KEPT:
                self._counted.clear()
            counts = Counter(mixture)
            counted = self._counted[mixture] = [needs for needs in self._needs
                                                if not needs.check.off and needs.counted(counts)]
        return [needs for needs in counted if needs.told(signs)]


def _needs(check: Check, asked: int, slots: Sequence[_Planned]) -> Needs:
    every = {name: Need(frozenset(map(Kind, kinds)), least, forms) for name, kinds, least, forms, _ in slots}
    anchor, *_, beside = slots[0]
    here = {name: need for name, need in every.items() if check.is_near or name == anchor or name in beside}
    counts: Counter[frozenset[Kind]] = Counter()
    for need in here.values():
        counts[need.kinds] += need.least
    worded = tuple(need for name, need in every.items() if need.forms and (check.is_near or name == anchor))
    return Needs(check, tuple(counts.items()), worded, () if check.is_near else tuple(every.values()), asked)


Planned = tuple[Mapping[str, int], Sequence[tuple[Mapping[str, int], int, Sequence[_Planned]]]]


def plan(checks: Sequence[Data]) -> Planned:
    """The signs of each word; and of each check those of its forms, of what it asks for, and of its slots."""
    signs = _Signs()
    planned = []
    for check in checks:
        forms: dict[str, int] = {}
        slots = []
        for name, kinds, packed, options in check["slots"]:
            made = [(Template.from_data(template), groups) for template, groups in marshal.loads(packed)]  # noqa: S302
            forms |= {template.source: signs.of_form(template, check["words"]) for template, _ in made}
            alone = bool(options.get("or_text")) or not made
            ways = () if alone else tuple(forms[template.source] for template, _ in made)
            beside = set() if alone else set.intersection(*({label for label, _ in groups} for _, groups in made))
            slots.append((name, tuple(kinds), LEAST_PARTS if options.get("many") else 1, ways, tuple(sorted(beside))))
        asked = [check["words"][name] for name in check["head"].get("if", ())]
        # a list with an entry of signs alone ("%") cannot be asked for by words
        worded = [words for words in asked if all(map(_WORDED.search, words))]
        planned.append((forms, signs.of(rarest_words(words) for words in worded), slots))
    return signs.words, planned


class _Signs:
    """One bit for each set of words."""

    def __init__(self) -> None:
        self._of: dict[frozenset[str], int] = {}
        self.words: dict[str, int] = {}

    def of(self, sets: Iterable[frozenset[str]]) -> int:
        """The signs of sets of words, of each of which a text must hold one."""
        return sum({self._one(words) for words in sets})

    def _one(self, words: frozenset[str]) -> int:
        sign = self._of.setdefault(words, 1 << len(self._of))
        for word in words:
            self.words[word] = self.words.get(word, 0) | sign
        return sign

    def of_form(self, template: Template, lists: Mapping[str, Collection[str]]) -> int:
        """The signs of what a text must hold where a form matches."""
        words = [frozenset(word for atom in atoms for word in _words_of(atom, lists))
                 for atoms in template.needs if not any(atom.startswith("<") for atom in atoms)]
        return self.of([*words, *map(frozenset, _marks(template.source))])


def _marks(source: str) -> set[str]:
    """The marks that stand in a form outside its groups and alternatives, and so in all that it matches."""
    depth, found = 0, set[str]()
    for token in _SYNTAX.finditer(source):
        if token[0] == "|" and not depth:
            return set()
        depth += (token[0] == "(") - (token[0] == ")")
        if token["mark"] and not depth:
            found.add(token["mark"])
    return found


def _words_of(atom: str, lists: Mapping[str, Collection[str]]) -> Collection[str]:
    return rarest_words(lists[atom[1:-1]]) if atom.startswith("{") else (atom,)
