"""The forms of words that tie one figure to another, from `ties.toml` of a language; see `wording` for its patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from checker.errors import Fault
from checker.model import Kind, TieKind
from checker.rulebook.pack import LanguagePack
from checker.rulebook.wording import PLACES, fault_of, worded

FILE = "ties.toml"
FIRST, SECOND = "first", "second"
NOUN_FIRST, NOUN, NOUN_LAST, NOUN_BACK = "noun first", "noun", "noun last", "noun back"
RULES = "rules"
NOUNS = (NOUN_FIRST, NOUN, NOUN_LAST, NOUN_BACK)
LENT = ("hedge", "direction", RULES, *NOUNS)
"""What a tie can lend to a figure that lacks it. A noun is lent before it is looked for in the words before the figure,
when none is found there, when nothing else lends one, or by the second figure to the first; `rules` are those that
claim it: a part of the killed are killed."""
TESTS = ("alike", "below", "both moved", "change", "convert", "family", "holds", "lent on", "level", "like", "moved",
         "moving", "near", "noun behind", "people", "restated", "same word", "sized", "stands in", "told")
"""What a form may ask of its two figures besides the words beside them; `recognize` answers."""

_KEYS = {
    **dict.fromkeys(("id", "kind", "source", "before", "between", "lead", "after"), str),
    **dict.fromkeys(("figures", "first", "second", "if", "lends", "hits", "misses"), list),
    **dict.fromkeys(("spare", "sole"), bool),
}
_NOT = "not "            # before a test that must not hold
_MOST_GAPS = 20_000     # stretches of words that are known for what ties over them
_NEEDED = ("id", "kind", "between", "hits", "misses")


class TieForm(NamedTuple):
    """One form: its id, what kind of tie it makes, whether the first of the two figures is leaned on, and its patterns.

    `between` must match all that stands between the figures, `before` what stands directly before the first, `after`
    what stands directly behind the second, and `lead`, if there is one, what stands directly before that. `first` and
    `second` are the kinds that the figures may be of, `tests` what they are asked besides; `lends` is what the first
    lends to the second. A `spare` form counts where no other does, a `sole` one where all figures that it ties to the
    second have one unit.
    """

    id: str
    kind: TieKind
    leans_back: bool
    before: re.Pattern[str] | None
    between: re.Pattern[str]
    after: re.Pattern[str] | None
    first: frozenset[Kind]
    second: frozenset[Kind]
    tests: tuple[tuple[str, bool], ...]
    lends: frozenset[str]
    lead: re.Pattern[str] | None = None
    spare: bool = False
    sole: bool = False

    @property
    def lends_on(self) -> bool:
        """Whether the first figure lends its noun to the second; what is asked of the source is asked of the lender."""
        return not self.lends.isdisjoint((NOUN_FIRST, NOUN, NOUN_LAST))


class Living(NamedTuple):
    """What stands directly before, or behind, a figure of people, animals or plants: "killed 12", "12 dead".

    Things lend such a figure no noun, but those of the class `but` do.
    """

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    but: str | None = None


class TieForms:
    """The forms of a language pack, in the order of the file."""

    def __init__(self, pack: LanguagePack) -> None:
        self._lexicon = pack.lexicon
        self._content = content = pack.files["ties"]
        self._parts: Mapping[str, str] = content.get("part", {})
        self._entries: Sequence[Mapping[str, Any]] = content.get("tie", ())
        self._known: dict[str, Sequence[TieForm]] = {}

    @cached_property
    def forms(self) -> tuple[TieForm, ...]:
        """The forms that any two figures may be tied by."""
        return tuple(self._form(entry) for entry in self._entries if not _lends_noun(entry))

    @cached_property
    def lending(self) -> Mapping[str, tuple[TieForm, ...]]:
        """The forms that lend a noun, by when they do."""
        forms = tuple(self._form(entry) for entry in self._entries if _lends_noun(entry))
        return {when: tuple(form for form in forms if when in form.lends) for when in NOUNS}

    @cached_property
    def living(self) -> tuple[Living, ...]:
        """How a figure of the living is told of."""
        return tuple(Living(self._pattern(entry.get("before"), "(?:{})$"), self._pattern(entry.get("after"), "{}"),
                            entry.get("but")) for entry in self._content.get("living", ()))

    @cached_property
    def sharing(self) -> frozenset[str]:
        """The ids of the forms by which what claims one figure claims the other too."""
        return frozenset(entry["id"] for entry in self._entries if RULES in entry.get("lends", ()))

    def fitting(self, gap: str) -> Sequence[TieForm]:
        """The forms that have such words between their figures; `gap` is a stretch of a row of words."""
        known = self._known.get(gap)
        if known is None:
            if len(self._known) > _MOST_GAPS:
                self._known.clear()
            known = self._known[gap] = self._fitting(gap) if self._any_between.fullmatch(gap) else ()
        return known

    def _fitting(self, gap: str) -> Sequence[TieForm]:
        return tuple(form for form in self.forms if form.between.fullmatch(gap))

    @cached_property
    def _any_between(self) -> re.Pattern[str]:
        sources = (f"({entry['between']})" for entry in self._entries if not _lends_noun(entry))
        return worded("|".join(sources), self._lexicon, self._parts, FILE)

    def _form(self, entry: Mapping[str, Any]) -> TieForm:
        figures = entry.get("figures", _FIGURES)
        first = frozenset(map(Kind, entry.get(FIRST, figures)))
        second = frozenset(map(Kind, entry.get(SECOND, ["number"] if _lends_noun(entry) else figures)))
        before, after = self._pattern(entry.get("before"), "(?:{})$"), self._pattern(entry.get("after"), "{}")
        between = worded(entry["between"], self._lexicon, self._parts, FILE)
        tests = tuple((test.removeprefix(_NOT), not test.startswith(_NOT)) for test in entry.get("if", ()))
        return TieForm(entry["id"], TieKind(entry["kind"]), entry.get("source", FIRST) == FIRST, before, between, after,
                       first, second, tests, frozenset(entry.get("lends", ())),
                       self._pattern(entry.get("lead"), "(?:{})$"), entry.get("spare", False), entry.get("sole", False))

    def _pattern(self, source: str | None, frame: str) -> re.Pattern[str] | None:
        if source is None:
            return None
        return worded(source, self._lexicon, self._parts, FILE, frame)


_FIGURES = ("count", "number", "money", "percent", "measure", "ratio", "duration")


def _lends_noun(entry: Mapping[str, Any]) -> bool:
    return any(when in NOUNS for when in entry.get("lends", ()))


def tie_faults(pack: LanguagePack) -> list[Fault]:
    """Every fault of the forms of a pack."""
    content, found = pack.files["ties"], []
    for number, entry in enumerate(content.get("tie", ()), 1):
        name = str(entry.get("id") or f"[[tie]] number {number}")
        found += [Fault(FILE, name, key, message) for key, message in _faults(entry, pack, content.get("part", {}))]
    seen: set[str] = set()
    for entry in content.get("tie", ()):
        if entry.get("id") in seen:
            found.append(Fault(FILE, str(entry["id"]), "id", "is used twice"))
        seen.add(str(entry.get("id")))
    for number, entry in enumerate(content.get("living", ()), 1):
        name = f"[[living]] number {number}"
        found += [Fault(FILE, name, key, message)
                  for key, message in _wrong_patterns(entry, pack, content.get("part", {}))]
        if "but" in entry and entry["but"] not in pack.lexicon.members:
            found.append(Fault(FILE, name, "but", f"there is no class {entry['but']!r}"))
    return found


def _faults(entry: Mapping[str, Any], pack: LanguagePack, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((key, "is missing") for key in _NEEDED if not entry.get(key))
    for key, value in entry.items():
        if key not in _KEYS:
            yield key, f"is no key of a tie; there are {', '.join(_KEYS)}"
        elif not isinstance(value, _KEYS[key]):
            yield key, "is of the wrong type"
    kinds = tuple(kind.value for kind in Kind)
    choices = {"kind": tuple(kind.value for kind in TieKind), "source": (FIRST, SECOND), "lends": LENT,
               "if": (*TESTS, *(_NOT + test for test in TESTS)), "figures": kinds, FIRST: kinds, SECOND: kinds}
    for key, known in choices.items():
        value = entry.get(key, ())
        wrong = [word for word in ([value] if isinstance(value, str) else value) if word not in known]
        yield from ((key, f"there is no {word!r}; there are {', '.join(known)}") for word in wrong)
    yield from _wrong_patterns(entry, pack, parts)


def _wrong_patterns(entry: Mapping[str, Any], pack: LanguagePack,
                    parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key in PLACES:
        if wrong_pattern := fault_of(str(entry.get(key, "")), pack.lexicon, parts):
            yield key, wrong_pattern
