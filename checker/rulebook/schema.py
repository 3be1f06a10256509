"""What a topic file may hold, as data: the check of a file and its published JSON Schema both come from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.errors import Fault
from checker.model import Severity

CATEGORIES = ("casualties", "troops", "people", "money", "percent", "date", "time", "duration", "age", "measure",
              "rank", "ratio", "score", "figure")
SEVERITIES = tuple(severity.value for severity in Severity)


@dataclass(frozen=True)
class Key:
    """One key of a table: what its value is, whether it must be there, and what it is for."""

    kind: str                       # text, number, texts, table of texts, hits
    purpose: str
    required: bool = False
    choices: tuple[str, ...] = ()


TOPIC = {
    "id": Key("text", "name of the topic, also the first part of its rules' ids", required=True),
    "category": Key("text", "category in the record; the topic's id where left out", choices=CATEGORIES),
    "severity": Key("text", "how hard its claims must be looked at", required=True, choices=SEVERITIES),
    "ask": Key("text", "the question for the person who verifies", required=True),
    "rank": Key("number", "which topic wins where two want one figure: the higher (50 where left out)"),
}
RULE = {
    "id": Key("text", "unique name: the topic's id, a point, a name", required=True),
    "measure": Key("text", "what is measured; claims of equal measure can be compared"),
    "measures": Key("table", "a measure for each named slot"),
    "category": Key("text", "category in the record, where it is not the topic's", choices=CATEGORIES),
    "severity": Key("text", "severity, where it is not the topic's", choices=SEVERITIES),
    "ask": Key("text", "question, where it is not the topic's"),
    "unit": Key("text", "unit of a figure that names none itself"),
    "patterns": Key("texts", "patterns, of which one must match", required=True),
    "text": Key("text", "regular expression that the figure as written must match whole"),
    "timex": Key("text", "regular expression that the TIMEX3 value must match whole"),
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
FILE = {"topic": TOPIC, "words": None, "rule": RULE, "ignore": IGNORE}


def check_file(file: str, content: Mapping[str, Any]) -> list[Fault]:
    """Every fault in the form of one parsed topic file: unknown and missing keys, wrong types, unknown choices."""
    return [Fault(file, *fault) for fault in _faults(content)]


def _faults(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in content:
        if name not in FILE:
            yield "", name, f"is not known; a topic file has {_listed(f'[{known}]' for known in FILE)}"
    topic = content.get("topic")
    if not isinstance(topic, dict):
        yield "", "topic", "is missing: a topic file begins with a [topic] table"
    else:
        yield from _table("[topic]", topic, TOPIC)
    yield from _words(content.get("words", {}))
    for name, keys in (("rule", RULE), ("ignore", IGNORE)):
        entries = content.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield "", name, f"must be tables: write [[{name}]]"
            continue
        for n, entry in enumerate(entries, 1):
            yield from _table(str(entry.get("id") or f"[[{name}]] number {n}"), entry, keys)
            if name == "ignore" and not entry.get("patterns") and not entry.get("raw"):
                yield str(entry.get("id") or f"[[{name}]] number {n}"), "patterns", "is missing (or raw)"


def _words(words: Any) -> Iterator[tuple[str, str, str]]:
    if not isinstance(words, dict):
        yield "", "words", "must be a table: write [words]"
        return
    for name, entries in words.items():
        fault = _TYPES["texts"](entries)
        if fault:
            yield "[words]", name, fault


def _table(where: str, table: Mapping[str, Any], keys: Mapping[str, Key]) -> Iterator[tuple[str, str, str]]:
    for name in table:
        if name not in keys:
            yield where, name, f"is not known; known are {_listed(keys)}"
    for name, key in keys.items():
        if name not in table:
            if key.required:
                yield where, name, f"is missing: {key.purpose}"
            continue
        value = table[name]
        fault = _TYPES[key.kind](value)
        if fault:
            yield where, name, fault
        elif key.choices and value not in key.choices:
            yield where, name, f"is {value!r}; it must be one of {_listed(key.choices)}"
        elif key.kind == "hits":
            for hit in value:
                yield from ((where, f"hits: {inner}", message) for _, inner, message in _table(where, hit, HIT))


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be a text"


def _number(value: Any) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) else "must be a whole number"


def _texts(value: Any) -> str | None:
    good = isinstance(value, list) and value and all(_text(item) is None for item in value)
    return None if good else "must be a list of one text or more"


def _text_table(value: Any) -> str | None:
    good = isinstance(value, dict) and value and all(_text(item) is None for item in value.values())
    return None if good else "must be a table of texts"


def _hits(value: Any) -> str | None:
    good = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    return None if good else 'must be a list of one { text = "...", quote = "..." } or more'


_TYPES: Mapping[str, Callable[[Any], str | None]] = {
    "text": _text, "number": _number, "texts": _texts, "table": _text_table, "hits": _hits,
}


def _listed(names: Any) -> str:
    return ", ".join(names)
