"""What a rule file may hold, as data: the check of a file, its published JSON Schema and its reference come from here.

The check of the form goes through the whole file and leaves nothing out for a fault that it has met before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.errors import Fault
from checker.model import Severity
from checker.rulebook.limits import TEXT_LENGTH, WORDS

CATEGORIES = ("casualties", "troops", "people", "money", "percent", "date", "time", "duration", "age", "measure",
              "rank", "ratio", "score", "superlative", "figure")
SEVERITIES = tuple(severity.value for severity in Severity)
HIGHEST_RANK = 1000
DEFAULT_RANK = 50
SHOWN = 60      # characters of a wrong value in its fault


@dataclass(frozen=True)
class Key:
    """One key of a table: of which type its value is, whether it must be there, and what it is for."""

    kind: str                       # a name in TYPES
    purpose: str
    required: bool = False
    choices: tuple[str, ...] = ()


ASKED = {
    "ask": Key("text", "the question", required=True),
    "figure": Key("text", "name of a word list of which a word must stand in the figure as written"),
    "sentence": Key("text", "name of a word list of which a word must stand in the sentence"),
    "story": Key("text", "name of a word list of which a word must stand somewhere in the story"),
}
TOPIC = {
    "id": Key("text", "name of the topic, also the first part of its rules' ids", required=True),
    "category": Key("text", "category in the record; the topic's id where left out", choices=CATEGORIES),
    "severity": Key("text", "how hard its claims must be looked at", required=True, choices=SEVERITIES),
    "ask": Key("text", "the question for the person who verifies", required=True),
    "asks": Key("asks", "questions that go before it where they fit, the first that fits"),
    "rank": Key("number", f"which topic wins where two want one figure: the higher ({DEFAULT_RANK} where left out)"),
}
RULE = {
    "id": Key("text", "unique name: the topic's id, a point, a name", required=True),
    "measure": Key("text", "what is measured ({unit}: the counted noun, {dimension}: what its unit measures); claims "
                   "of equal measure can be compared"),
    "measures": Key("names", "a measure for each named slot, or for the nouns of a word list"),
    "category": Key("text", "category in the record, where it is not the topic's", choices=CATEGORIES),
    "severity": Key("text", "severity, where it is not the topic's", choices=SEVERITIES),
    "ask": Key("text", "question, where it is not the topic's"),
    "asks": Key("asks", "questions that go before it where they fit, the first that fits; the topic's where left out, "
                "and none where the rule has an `ask` of its own"),
    "rank": Key("number", "rank, where it is not the topic's: where two rules want one figure, the higher wins"),
    "unit": Key("text", "unit of a figure that names none itself"),
    "patterns": Key("texts", "patterns, of which one must match", required=True),
    "text": Key("text", "regular expression that the figure as written must match whole"),
    "timex": Key("text", "regular expression that the TIMEX3 value must match whole"),
    "dimension": Key("text", "regular expression that what the figure's unit measures must match whole"),
    "heading": Key("text", "regular expression that the heading of the figure's column in a table, or the label of its "
                   "row, must match whole"),
    "story": Key("text", "name of a word list of which a word must stand somewhere in the story"),
    "story_words": Key("number", "how many different words of that list the story must hold (1 where left out)"),
    "hits": Key("hits", "texts with the figure that the rule claims in each", required=True),
    "misses": Key("texts", "texts in which the rule claims nothing", required=True),
}
IGNORE = {
    "id": RULE["id"],
    "reason": Key("text", "why the figure is no claim", required=True),
    "patterns": Key("texts", "patterns, of which one must match"),
    "raw": Key("texts", "patterns over the text as written, digits and all; figures that they touch are dismissed"),
    "text": RULE["text"],
    "timex": RULE["timex"],
    "dimension": RULE["dimension"],
    "heading": RULE["heading"],
    "hits": Key("hits", "texts with the figure that the rule dismisses in each", required=True),
    "misses": Key("texts", "texts in which the rule dismisses nothing", required=True),
}
HIT = {
    "text": Key("text", "a sentence of your own", required=True),
    "quote": Key("text", "the figure with its noun, as the claim must quote it"),
    "value": Key("text", "the value as understood, as in the table"),
    "unit": Key("text", "the unit"),
    "subject": Key("text", "what the figure is said of"),
    "measure": Key("text", "the measure, where the rule has one for each slot"),
    "published": Key("text", "the date of publication that relative dates are resolved against, as 2011-12-15"),
}
WORD_LISTS = Key("lists", "word lists of the file, by name; an entry in braces stands for the words of that list, "
                 "and a marked word for its forms: `kill*`, `kill*ed`, `miner(s)`")
DESK = {
    "select": Key("texts", "shipped topics to use; the others claim nothing (all where left out)"),
    "extend": Key("more lists", "words to add to a shared list, or under a topic's name to one of its lists"),
    "disable": Key("more names", "rules and topics to switch off, each with the reason"),
    "severity": Key("more names", "severity of rules and topics, instead of their file's", choices=SEVERITIES),
}
"""Tables that change what is shipped: in a desk's own files, not in the shipped ones."""
LAYERED = {
    "by": Key("text", "initials of the person who settles claims"),
    "published": Key("date", "date of publication of the stories, as 2011-12-15"),
    "sources": Key("texts", "files, folders and patterns such as `sources/*.pdf` with the reporter's sources, from the "
                   "folder of this file on"),
    "require": Key("text", "claims that block the gate until a person has settled them: those of this severity or more",
                   choices=SEVERITIES),
    "fail-on": Key("text", "findings that block the gate: those of this severity or more",
                   choices=(*SEVERITIES, "never")),
    "require-source": Key("flag", "whether claims that are accurate on no source that is named block the gate, too"),
    "exclude": Key("texts", "what is left out of folders and patterns that are to be checked, as `drafts/` or "
                   "`**/*.old.md`, from the folder of this file on"),
    "memory": Key("text", "the house's memory of what was settled: a file, from the folder of this file on, or the "
                  "address of a PostgreSQL database"),
    "format": Key("text", "format of `checker check` on standard output: table, csv, jsonl ..."),
}
"""Settings that several layers can hold, of which the nearest to the story decides."""
PERSONAL = {
    **LAYERED,
    "stories": Key("stories", "any of the keys above for the stories whose path matches a pattern, from the folder of "
                   "this file on: `*` is any name, `**` any folders and names"),
}
"""What the user's own file may hold."""
SETTINGS = {
    **PERSONAL,
    "rules": Key("texts", "rule files and folders, from the folder of this file on"),
    **DESK,
}
"""What `checker.toml` and `[tool.checker]` may hold."""
TABLES = {"rule": RULE, "ignore": IGNORE}

_Found = Iterator[tuple[str, str, str]]


def check_file(file: str, content: Mapping[str, Any], *, own: bool = False) -> list[Fault]:
    """Every fault in the form of one parsed topic file: unknown and missing keys, wrong types, unknown choices.

    A desk's `own` file may hold the tables of `DESK`, and then needs no topic.
    """
    return [Fault(file, *fault) for fault in _faults(content, own=own)]


def check_settings(file: str, content: Any, keys: Mapping[str, Key] = SETTINGS) -> list[Fault]:
    """Every fault in the form of a settings file, or of what else may hold these `keys`."""
    if not isinstance(content, dict):
        return [Fault(file, "", "", f"checker must be a table of settings, not {_shown(content)}")]
    return [Fault(file, *fault) for fault in table_faults("", content, keys)]


def name_of(table: str, entry: Any, number: int) -> str:
    """How faults name the `number`th [[rule]] or [[ignore]] of a file: by its id, where it has a proper one."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) and name.strip() else f"[[{table}]] number {number}"


def _faults(content: Mapping[str, Any], *, own: bool) -> _Found:
    known = ["topic", "words", *TABLES, *(DESK if own else ())]
    for name in content:
        if name not in known:
            yield "", name, f"is not known; a rule file has {listed(known)}"
    topic = content.get("topic")
    if isinstance(topic, dict):
        yield from table_faults("[topic]", topic, TOPIC)
        if "category" not in topic and _text(topic.get("id")) is None and topic["id"] not in CATEGORIES:
            yield "[topic]", "category", f"is missing; it must be one of {listed(CATEGORIES)}"
    elif topic is not None or not (own and content.keys() <= DESK.keys()):
        yield "", "topic", "is missing: a topic file begins with a [topic] table"
    if "words" in content:
        yield from _value("", "words", content["words"], WORD_LISTS)
    if own:
        yield from table_faults("", {name: content[name] for name in DESK if name in content}, DESK)
    for name, keys in TABLES.items():
        yield from _entries(name, content.get(name, []), keys)


def _entries(name: str, entries: Any, keys: Mapping[str, Key]) -> _Found:
    if not isinstance(entries, list):
        yield "", name, f"must be tables: write [[{name}]]"
        return
    for number, entry in enumerate(entries, 1):
        where = name_of(name, entry, number)
        if not isinstance(entry, dict):
            yield where, "", f"must be a table: write [[{name}]]"
            continue
        yield from table_faults(where, entry, keys)
        if name == "ignore" and not entry.get("patterns") and not entry.get("raw"):
            yield where, "patterns", "is missing (or raw)"


def table_faults(where: str, table: Mapping[str, Any], keys: Mapping[str, Key], prefix: str = "") -> _Found:
    """What is wrong with a table that should hold `keys`: the table, the key in it, and the end of a sentence."""
    for name in table:
        if name not in keys:
            yield where, prefix + name, f"is not known; known are {listed(keys)}"
    for name, key in keys.items():
        if name in table:
            yield from _value(where, prefix + name, table[name], key)
        elif key.required:
            yield where, prefix + name, f"is missing: {key.purpose}"


def _value(where: str, name: str, value: Any, key: Key) -> _Found:
    for inner, fault in TYPES[key.kind](value):
        yield where, name + inner, fault
    if not key.choices:
        return
    choices = {f".{inner}": chosen for inner, chosen in flat(value).items()} if isinstance(value, dict) else {"": value}
    for inner, chosen in choices.items():
        if isinstance(chosen, str) and chosen.strip() and chosen not in key.choices:
            yield where, name + inner, f"is {chosen!r}; it must be one of {listed(key.choices)}"


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """A table whose keys may be written with points or as tables: `casualties.killed` however it is nested."""
    out: dict[str, Any] = {}
    for name, value in table.items():
        out |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return out


_Problems = Iterator[tuple[str, str]]      # where in the value, and what is wrong there


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return f"must be a text, not {_shown(value)}"
    return f"is longer than {TEXT_LENGTH} characters" if len(value) > TEXT_LENGTH else None


def _one_text(value: Any) -> _Problems:
    fault = _text(value)
    if fault:
        yield "", fault


def _date(value: Any) -> _Problems:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        yield "", f"must be a date as 2011-12-15, not {_shown(value)}"


def _stories(value: Any) -> _Problems:
    if not isinstance(value, dict) or not value:
        yield "", 'must be tables: write [stories."live/**.md"]'
        return
    for pattern, table in value.items():
        if not isinstance(table, dict):
            yield f".{pattern}", f"must be a table of settings, not {_shown(table)}"
            continue
        for _, name, fault in table_faults("", table, LAYERED):
            yield f".{pattern}.{name}", fault


def _number(value: Any) -> _Problems:
    if not isinstance(value, int) or isinstance(value, bool):
        yield "", f"must be a whole number, not {_shown(value)}"
    elif not 0 <= value <= HIGHEST_RANK:
        yield "", f"must be from 0 to {HIGHEST_RANK}"


def _texts(value: Any) -> _Problems:
    if not isinstance(value, list) or not value:
        yield "", f"must be a list of one text or more, not {_shown(value)}"
    elif len(value) > WORDS:
        yield "", f"has more than {WORDS} entries"
    else:
        for number, item in enumerate(value, 1):
            fault = _text(item)
            if fault:
                yield "", f"entry {number} {fault}"


def _names(value: Any) -> _Problems:
    yield from _each(value, _one_text, "a table of texts")


def _lists(value: Any) -> _Problems:
    yield from _each(value, _texts, "a table of word lists")


def _more_names(value: Any) -> _Problems:
    yield from _names(flat(value) if isinstance(value, dict) else value)


def _more_lists(value: Any) -> _Problems:
    yield from _lists(flat(value) if isinstance(value, dict) else value)


def _each(value: Any, check: Callable[[Any], _Problems], what: str) -> _Problems:
    if not isinstance(value, dict) or not value:
        yield "", f"must be {what}, not {_shown(value)}"
        return
    for name, item in value.items():
        yield from ((f".{name}{inner}", fault) for inner, fault in check(item))


def _hits(value: Any) -> _Problems:
    yield from _rows(value, HIT, '{ text = "...", quote = "..." }')


def _asks(value: Any) -> _Problems:
    yield from _rows(value, ASKED, '{ story = "...", ask = "..." }')


def _rows(value: Any, keys: Mapping[str, Key], shape: str) -> _Problems:
    """What is wrong with a list of small tables of these keys."""
    if not isinstance(value, list) or not value:
        yield "", f"must be a list of one {shape} or more"
        return
    for number, row in enumerate(value, 1):
        if not isinstance(row, dict):
            yield "", f"entry {number} must be {shape}, not {_shown(row)}"
            continue
        for _, name, fault in table_faults("", row, keys):
            yield "", f"entry {number}: {name} {fault}"


def _flag(value: Any) -> _Problems:
    if not isinstance(value, bool):
        yield "", f"must be true or false, not {_shown(value)}"


def _text_or_texts(value: Any) -> _Problems:
    yield from _texts(value) if isinstance(value, list) else _one_text(value)


TYPES: Mapping[str, Callable[[Any], _Problems]] = {
    "flag": _flag, "text or texts": _text_or_texts,
    "text": _one_text, "number": _number, "texts": _texts, "hits": _hits, "asks": _asks,
    "names": _names, "lists": _lists,
    "more names": _more_names, "more lists": _more_lists, "date": _date, "stories": _stories,
}
"""How a value of each type is checked: what is wrong, and where in the value."""


def _shown(value: Any) -> str:
    """A value as a fault quotes it."""
    text = repr(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."


def listed(names: Iterable[str]) -> str:
    """Names in a row, for a fault to end with."""
    return ", ".join(names)
