"""Checks as data: what a file of one check may hold, its faults, and the check ready for use.

A check has slots for figures, the forms by which they are found, what keeps it silent, and an expression that must
hold. The files are those of `rules/<language>/checks/` and any of a desk's rule files with a [check] table.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import regex

from checker.errors import Fault
from checker.model import Kind
from checker.rulebook.expressions import BadExpression, Node, names_in, parse_expression
from checker.rulebook.limits import pattern_faults
from checker.rulebook.memory import Memory
from checker.rulebook.prose import expand
from checker.rulebook.schema import Key, listed, table_faults
from checker.rulebook.sources import RuleFile
from checker.rulebook.template import HEADS, SEEN, Template
from checker.rulebook.translate import UnknownName, translate

REACHES = ("clause", "sentence", "next", "paragraph", "story")
SAME = ("person", "source", "quotation", "period", "year", "holder", "measure")
SLIPS = ("digits", "ten", "thousand", "day", "year")
RELATIONS = ("equals", "most", "least")
PUBLISHED = "published"     # the name of the day of publication in an expression
FACETS = ("named", "anchor", "first", "second", "part", "whole", "per", "weekday", "day", "length", "base", "year")

CHECK = {
    "id": Key("text", "unique name of the check", required=True),
    "says": Key("text", "the message of a proof, with slots, {claimed} and {computed} in braces", required=True),
    "asks": Key("text", "the message of a question; it ends in a question mark", required=True),
    "shows": Key("text", "the calculation on one line", required=True),
    "confirms": Key("text", "what is said where it holds, without a stop; else nothing is said of that"),
    "ask": Key("text", "the question for the person who settles it", required=True),
    "within": Key("text", "how far from its anchor a slot is looked for (clause where left out)", choices=REACHES),
    "same": Key("texts", "what must be the same of all figures", choices=SAME),
    "if": Key("texts", "word lists of each of which a word must stand in the anchor's sentence"),
    "halts": Key("texts", "word lists of which no word may stand between the anchor and another figure"),
    "not_with": Key("texts", "word lists of which no word may stand in the anchor's sentence"),
    "unless": Key("texts", "word lists of which no word may stand in the figures' sentences"),
    "off": Key("flag", "whether only who asks for the check gets it"),
    "up": Key("text", "what {change} says of a rise, before its amount"),
    "down": Key("text", "what {change} says of a fall, before its amount"),
}
SLOT = {
    "kinds": Key("texts", "kinds of figure that may fill it", required=True, choices=tuple(Kind)),
    "forms": Key("texts", "patterns in which the figure stands; one label a slot, its own figure has none"),
    "like": Key("text", "another slot that it must be like: in unit or noun, money in currency"),
    "unlike": Key("text", "another slot whose unit it must not have, though its unit measures the same"),
    "units": Key("texts", "units that it may have"),
    "unit": Key("text", "the unit that it is reckoned in"),
    "measure": Key("text", "regular expression that its measure must match whole"),
    "text": Key("text", "regular expression that the figure as written must match whole"),
    "or_text": Key("text", "regular expression of the figure as written that will do in place of a form"),
    "dimension": Key("text", "regular expression that what its unit measures must match whole"),
    "factor": Key("flag", "whether it is a multiple: of one below 1, nearly means above"),
    "dated": Key("flag", "whether its year must be written"),
    "sure": Key("flag", "whether its year must be written, or told by the day of publication"),
    "day": Key("flag", "whether it must be one day"),
    "per": Key("text", "another slot that is so much for each of what it counts"),
    "before": Key("text", "another slot that it must stand before"),
    "like_digits": Key("text", "another slot whose digits it must have, but for zeros at their ends"),
    "after": Key("text", "a slot with a date that its own must be later than"),
    "as": Key("text", "another slot whose measure it must have"),
    "plain": Key("flag", "whether it may be no rate (a share, a day)"),
    "noun": Key("text", "word list that its noun must be in"),
    "within": Key("text", "how far from the anchor it is looked for, where not as far as the check's", choices=REACHES),
    "moves": Key("flag", "true: it is the amount of a rise or fall, with its sign; false: it is none"),
    "rounded": Key("flag", "whether it was reckoned from the others, and so is rounded at its last digit but zeros"),
    "open": Key("flag", "whether it may be filled by a hedged figure (at least, up to); a level may not"),
    "many": Key("flag", "whether it is filled by all figures of a list in a sentence, in order: three or more"),
    "hedged": Key("flag", "whether it must have a hedge with a direction: more than, at least, nearly, up to"),
    "where": Key("text", "the part of the story that it must stand in", choices=("headline", "lead", "body")),
    "digits": Key("number", "how many digits it must have at least, without zeros at their end"),
    "only": Key("flag", "whether nothing is said where several figures could fill it"),
}
SLIP = {
    "equals": Key("text", "expression that gives the value claimed, where this slip was made", required=True),
    "says": Key("text", "the slip in words", required=True),
}
TWIN = {
    "wrong": Key("text", "a story of your own in which the check must find something", required=True),
    "right": Key("text", "the same story put right, in which it must find nothing", required=True),
    "spans": Key("texts", "the figures of the finding, as written"),
    "certainty": Key("text", "how sure the finding must be", choices=("proof", "question")),
    "published": Key("text", "the date of publication"),
}
SILENT = {
    "text": Key("text", "a story of your own in which the check must find nothing", required=True),
    "published": Key("text", "the date of publication"),
    "why": Key("text", "the gate that keeps it silent, as `explain` names it"),
}
HOLDS = {
    "claim": Key("text", "what the story says: a slot, or an expression", required=True),
    "equals": Key("text or texts", "what it must be; of several expressions any will do, the first is shown"),
    "most": Key("text", "what it may be at most"),
    "least": Key("text", "what it must be at least"),
    "near": Key("text", "an expression that must be about 1; figures further apart are none of one thing"),
    "by": Key("text", "how far apart `near` lets them be, as a factor (25 where left out)"),
    "slips": Key("texts", "slips of the hand to look for", choices=SLIPS),
    "slipped": Key("flag", "whether nothing is said where none of its slips gives the value claimed"),
}
_NEAR = ("clause", "sentence")      # reaches that end with the anchor's sentence
_TABLES = ("check", "words", "slots", "holds", "looks_like", "twin", "silent")
_LISTS = {"looks_like": SLIP, "twin": TWIN, "silent": SILENT}
_LIST_FIELD = re.compile(r"\{[\w.]+:(\w+)\}")
Data = dict[str, Any]


class Form(NamedTuple):
    """A pattern in which a slot's figure stands. `groups` maps the slots that it binds to groups of the expression.

    `signs` are those of what a text must hold where it matches; see `checkbook`.
    """

    template: Template
    groups: tuple[tuple[str, str], ...]
    signs: int = 0


class Slot(NamedTuple):
    """One slot of a check; see `SLOT`. `sides` are those of its figure that the check reckons with."""

    name: str
    kinds: frozenset[Kind]
    forms: tuple[Form, ...]
    options: Mapping[str, Any]
    sides: frozenset[str] = frozenset()

    def asks(self, option: str) -> Any:
        """What its file says of an option; None where it says nothing."""
        return self.options.get(option)


class Check:
    """One check, ready for use; made from what `compile_checks` gives. The first slot is the anchor.

    `signs` are those of its forms, by their source.
    """

    def __init__(self, data: Mapping[str, Any], memory: Memory, signs: Mapping[str, int]) -> None:
        self._data, self._memory, self._signs = data, memory, signs
        self.head: Mapping[str, Any] = data["head"]
        self.id: str = self.head["id"]
        self.file: str = data["file"]
        self.own: bool = data["own"]
        self.off: bool = self.head.get("off", False)
        self.within: str = self.head.get("within", "clause")
        self.same: tuple[str, ...] = tuple(self.head.get("same", ()))
        self.only: tuple[str, ...] = tuple(self.head.get("if", ()))
        self.halts: tuple[str, ...] = tuple(self.head.get("halts", ()))
        self.not_with: tuple[str, ...] = tuple(self.head.get("not_with", ()))
        self.unless: tuple[str, ...] = tuple(self.head.get("unless", ()))
        self.claim: Node = data["claim"]
        self.relation: str = data["relation"]
        self.expected: tuple[Node, ...] = data["expected"]
        self.near: Node | None = data["near"]
        self.by: str = data["by"]
        self.looks_like: tuple[tuple[Node, str], ...] = data["looks_like"]
        self.slips: tuple[str, ...] = data["slips"]
        self.slipped: bool = data["slipped"]
        nodes = [*([self.near] if self.near else ()), self.claim, *self.expected]
        self.names = tuple(dict.fromkeys(name for node in nodes for name in names_in(node)))
        self.slip_names = tuple(dict.fromkeys(name for node, _ in self.looks_like for name in names_in(node)))
        self._patterns: dict[str, regex.Pattern[str]] = {}
        self._words: dict[str, regex.Pattern[str]] = {}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its slots, the anchor first."""
        return tuple(Slot(name, frozenset(map(Kind, kinds)), tuple(
            Form(made := Template.from_data(template), groups, self._signs[made.source])
            for template, groups in marshal.loads(forms)),     # noqa: S302 - this user's own
            options, self._sides(name)) for name, kinds, forms, options in self._data["slots"])

    @cached_property
    def slot(self) -> Mapping[str, Slot]:
        """Its slots by name."""
        return {slot.name: slot for slot in self.slots}

    def _sides(self, slot: str) -> frozenset[str]:
        names = (full.partition(".") for node in (self.claim, *self.expected) for full in names_in(node))
        return frozenset(side for name, _, side in names if name == slot and side)

    @cached_property
    def examples(self) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
        """Its twins and the texts in which it is silent."""
        twins, silent = marshal.loads(self._data["examples"])       # noqa: S302 - this user's own
        return twins, silent

    @cached_property
    def is_near(self) -> bool:
        """Whether all its figures stand in one sentence."""
        return all((options.get("within") or self.within) in _NEAR for *_, options in self._data["slots"][1:])

    def pattern(self, template: Template) -> regex.Pattern[str]:
        """A form as a compiled expression."""
        made = self._patterns.get(template.expression)
        if made is None:
            made = self._patterns[template.expression] = self._compiled(template)
        return made

    def _compiled(self, template: Template) -> regex.Pattern[str]:
        lists = {name: self._data["words"][name] for name in template.lists}
        single = {name: [word.lower() for word in words if " " not in word] for name, words in lists.items()}
        flags = 0 if template.folded else regex.IGNORECASE
        return self._memory.pattern(template.expression, flags, single, f"check {self.id} {self.file}")

    def words(self, name: str) -> regex.Pattern[str]:
        """The words of a list, as an expression."""
        if name not in self._words:
            self._words[name] = self._any_of(name)
        return self._words[name]

    def _any_of(self, name: str) -> regex.Pattern[str]:
        words = sorted(self._data["words"][name], key=len, reverse=True)
        source = rf"(?<!\w)(?:{'|'.join(regex.escape(word.lower()) for word in words)})(?!\w)"
        return self._memory.pattern(source, 0, None, "words")

    def listed(self, name: str) -> list[str]:
        """The words of a list, in their order."""
        return list(self._data["words"][name])

    def slip(self, name: str) -> str:
        """A slip in words."""
        return str(self._data["slip_words"].get(name, name))

    def matches(self, source: str, text: str) -> bool:
        """Whether a text is, whole, what a regular expression says."""
        pattern = self._patterns.get(source)
        if pattern is None:
            pattern = self._patterns[source] = self._memory.pattern(source, regex.IGNORECASE)
        return pattern.fullmatch(text) is not None

    def stands_for_another(self, name: str) -> bool:
        """Whether a name is a pronoun."""
        return name.lower() in self._data["words"].get("pronouns", ())

    def holds(self, noun: str, name: str) -> bool:
        """Whether a noun is in a word list."""
        return noun.lower() in {word.lower() for word in self._data["words"][name]}


def is_check(content: Mapping[str, Any]) -> bool:
    """Whether a parsed rule file is that of a check, or of words that checks share, rather than of a topic."""
    return "check" in content


def compile_checks(lists: Mapping[str, Collection[str]], shared: Iterable[RuleFile],
                   files: Iterable[RuleFile]) -> tuple[list[Data], list[Fault]]:
    """What `Check` is made from, and every fault of the files. `shared` are words that checks share."""
    faults: list[Fault] = []
    common = dict(lists)
    for file in shared:
        words, missing = expand(file.content.get("words", {}), lists)
        faults += [Fault(file.label, "[words]", name, f"there is no word list {inner!r}") for name, inner in missing]
        common |= words
    made: list[Data] = []
    seen: dict[str, str] = {}
    for file in files:
        check = _Compiler(file, common)
        data = check.made()
        faults += check.faults
        name = check.id
        if name in seen:
            faults.append(Fault(file.label, name, "id", f"is used twice; the other is in {seen[name]}"))
        elif data:
            made.append(data)
        seen.setdefault(name, file.label)
    return made, faults


class _Compiler:
    """One file of a check, and what is wrong with it."""

    def __init__(self, file: RuleFile, lists: Mapping[str, Collection[str]]) -> None:
        self.file, self.content = file, file.content
        head = file.content.get("check")
        self.head: Mapping[str, Any] = head if isinstance(head, dict) else {}
        self.id = str(self.head.get("id", ""))
        self.faults: list[Fault] = []
        own = file.content.get("words")
        words, missing = expand(own if isinstance(own, dict) else {}, lists)
        for name, inner in missing:
            self._fault("[words]", name, f"there is no word list {inner!r}")
        self.lists: dict[str, Collection[str]] = {**lists, **words}
        self.used: set[str] = set()

    def _fault(self, where: str, key: str, message: str) -> None:
        self.faults.append(Fault(self.file.label, self.id if where == "" else f"{self.id}: {where}", key, message))

    def made(self) -> Data | None:
        """The data of the check; None where it has faults."""
        self._form()
        if self.faults:
            return None
        slots = [self._slot(name, options) for name, options in self.content["slots"].items()]
        holds = self.content["holds"]
        relation = next(key for key in RELATIONS if key in holds)
        expected = holds[relation] if isinstance(holds[relation], list) else [holds[relation]]
        data = {
            "head": dict(self.head), "file": self.file.label, "own": self.file.own, "slots": slots,
            "claim": self._expression("[holds]", "claim", holds["claim"]), "relation": relation,
            "expected": tuple(self._expression("[holds]", relation, source) for source in expected),
            "looks_like": tuple((self._expression("[[looks_like]]", "equals", slip["equals"]), slip["says"])
                                for slip in self.content.get("looks_like", ())),
            "near": self._expression("[holds]", "near", holds["near"]) if "near" in holds else None,
            "by": str(holds.get("by", "25")),
            "slips": tuple(holds.get("slips", ())), "slipped": bool(holds.get("slipped")),
            "examples": marshal.dumps((self.content["twin"], self.content.get("silent", []))),
        }
        for key in ("if", "halts", "not_with", "unless"):
            for name in self.head.get(key, ()):
                self._list(key, name)
        self.used.update(self.lists.keys() & {"pronouns"})
        if any(options.get("many") for options in self.content["slots"].values()):
            self._list("many", "joins")
        if "person" in self.head.get("same", ()):
            self._list("same", "pronouns")
        named = (name for key in ("says", "asks", "shows") for name in _LIST_FIELD.findall(self.head[key]))
        self.used.update(name for name in named if name != "number")
        data["slip_words"] = {name: next(iter(self.lists[f"slip_{name}"])) for name in SLIPS
                              if f"slip_{name}" in self.lists}
        data["words"] = {name: list(self.lists[name]) for name in self.used if name in self.lists}
        return None if self.faults else data

    def _form(self) -> None:
        """The form of the file: what is unknown, missing or of a wrong type."""
        for name in self.content:
            if name not in _TABLES:
                self._fault("", name, f"is not known; a check has {listed(_TABLES)}")
        for name, keys in (("check", CHECK), ("holds", HOLDS)):
            self._table(f"[{name}]", self.content.get(name), keys)
        slots = self.content.get("slots")
        if not isinstance(slots, dict) or not slots:
            self._fault("", "slots", "is missing: a check has figures, the anchor first")
            slots = {}
        for name, options in slots.items():
            self._table(f"[slots.{name}]", options, SLOT)
        for name, keys in _LISTS.items():
            entries = self.content.get(name, [])
            for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
                self._table(f"[[{name}]] number {number}", entry, keys)
        if not self.content.get("twin"):
            self._fault("", "twin", "is missing: a check shows one story that is wrong, and the same put right")
        holds = self.content.get("holds")
        if isinstance(holds, dict) and sum(key in holds for key in RELATIONS) != 1:
            self._fault("[holds]", "", f"must have one of {listed(RELATIONS)}")

    def _table(self, where: str, table: Any, keys: Mapping[str, Key]) -> None:
        if not isinstance(table, dict):
            self._fault(where, "", "is missing, or no table")
            return
        for place, key, message in table_faults(where, table, keys):
            self._fault(place, key, message)
        for key, value in table.items():        # choices of lists, each entry
            choices = keys[key].choices if key in keys else ()
            if choices and isinstance(value, list):
                for chosen in value:
                    if chosen not in choices:
                        self._fault(where, key, f"has {chosen!r}; it must be one of {listed(choices)}")

    def _slot(self, name: str, options: Mapping[str, Any]) -> tuple[Any, ...]:
        forms = [form for source in options.get("forms", ()) if (form := self._one_form(name, source))]
        for key in ("like", "unlike", "as", "per", "before", "after", "like_digits"):
            if key in options and options[key] not in self.content["slots"]:
                self._fault(f"[slots.{name}]", key, f"names no slot: {options[key]!r}")
        if "noun" in options:
            self._list(f"slots.{name}.noun", options["noun"])
        kept = {key: value for key, value in options.items() if key not in ("kinds", "forms")}
        packed = marshal.dumps([(form.template.data(), form.groups) for form in forms])
        return name, tuple(options["kinds"]), packed, kept

    def _one_form(self, name: str, source: str) -> Form | None:
        where = f"[slots.{name}]"
        try:
            template = translate(source, self.lists)
        except UnknownName as error:
            self._fault(where, "forms", f"{source!r}: there is no {error.role} {error.name!r}")
            return None
        faults = list(pattern_faults(source))
        groups = tuple((slot.label or name, slot.group) for slot in template.slots if slot.label != SEEN)
        unknown = [label for label, _ in groups if label not in self.content["slots"]]
        if unknown:
            faults.append(f"names no slot: {unknown[0]!r}")
        if name not in [label for label, _ in groups]:
            faults.append("has no figure of its own: one without a name")
        try:
            named = {each: [word for word in self.lists[each] if " " not in word] for each in template.lists}
            regex.compile(template.expression, regex.IGNORECASE, **named)      # type: ignore[arg-type]
        except (regex.error, RecursionError, OverflowError, MemoryError) as error:
            faults.append(f"is no regular expression: {str(error).partition(' at position')[0]}")
        else:
            template = self._narrowed(template, name)
        self.used.update(template.lists)
        for fault in faults:
            self._fault(where, "forms", f"{source!r} {fault}")
        return None if faults else Form(template, groups)

    def _narrowed(self, template: Template, name: str) -> Template:
        """A form whose {figure} is one of the kinds that its slot takes, so that it looks past all others."""
        expression = template.expression
        for slot in template.slots:
            options = self.content["slots"].get(slot.label or name)
            if slot.name == "figure" and options:
                heads = "".join(HEADS[Kind(kind)] for kind in options["kinds"])
                expression = re.sub(rf"(?<=\(\?P<{slot.group}>)\[[^\]]*\]", f"[{heads}]", expression)
        return template._replace(expression=expression)

    def _list(self, key: str, name: str) -> None:
        self.used.add(name)
        if name not in self.lists:
            self._fault("", key, f"there is no word list {name!r}")

    def _expression(self, where: str, key: str, source: str) -> Node:
        try:
            node = parse_expression(source)
        except BadExpression as error:
            self._fault(where, key, f"{source!r} {error.message}")
            return ("number", "0", None)
        names = [name.partition(".") for name in names_in(node)]
        for name, _, facet in names:
            if name != PUBLISHED and name not in self.content["slots"]:
                self._fault(where, key, f"{source!r}: there is no slot {name!r}")
            if facet and facet not in FACETS:
                self._fault(where, key, f"{source!r}: a slot has no {facet!r}; it has {listed(FACETS)}")
        twice = _repeated(".".join(part for part in (name, facet) if part) for name, _, facet in names)
        if twice:
            self._fault(where, key, f"{source!r} has {twice!r} twice: write it so that each figure stands once")
        return node


def _repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    return next((name for name in names if name in seen or seen.add(name)), None)       # type: ignore[func-returns-value]
