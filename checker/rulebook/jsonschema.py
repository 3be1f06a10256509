"""The JSON Schema of rule files (draft 2020-12), made from the tables that the check of a file goes by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from checker.rulebook.limits import TEXT_LENGTH, WORDS
from checker.rulebook.schema import ASKED, CATEGORIES, DESK, HIGHEST_RANK, HIT, IGNORE, RULE, TOPIC, WORD_LISTS, Key

_TEXT = {"type": "string", "minLength": 1, "maxLength": TEXT_LENGTH, "pattern": r"\S"}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": WORDS}


def as_text() -> str:
    """The schema as a JSON document."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema of a topic file, with the tables that a desk's own file may hold."""
    topic = _table(TOPIC, "what the rules of the file have in common")
    named = {"required": ["category"]}
    topic["anyOf"] = [named, {"properties": {"id": {"enum": list(CATEGORIES)}}}]
    ignore = _table(IGNORE, "a rule that dismisses figures")
    ignore["anyOf"] = [{"required": ["patterns"]}, {"required": ["raw"]}]
    tables = {
        "topic": topic, "words": _value(WORD_LISTS),
        "rule": {"type": "array", "items": _table(RULE, "a rule that claims figures")},
        "ignore": {"type": "array", "items": ignore},
        **{name: _value(key) for name, key in DESK.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule file of checker",
        "type": "object", "properties": tables, "additionalProperties": False,
        "dependentRequired": {name: ["topic"] for name in ("words", "rule", "ignore")},
    }


def _table(keys: Mapping[str, Key], description: str) -> dict[str, Any]:
    return {"type": "object", "description": description,
            "properties": {name: _value(key) for name, key in keys.items()},
            "required": [name for name, key in keys.items() if key.required], "additionalProperties": False}


def _value(key: Key) -> dict[str, Any]:
    text = {"enum": list(key.choices)} if key.choices else _TEXT
    values: dict[str, dict[str, Any]] = {
        "text": text, "texts": _TEXTS,
        "number": {"type": "integer", "minimum": 0, "maximum": HIGHEST_RANK},
        "names": _each(_TEXT), "lists": _each(_TEXTS),
        "more names": _each({"anyOf": [text, _each(text)]}), "more lists": _each({"anyOf": [_TEXTS, _each(_TEXTS)]}),
    }
    if key.kind == "hits":
        values["hits"] = {"type": "array", "items": _table(HIT, "a sentence, and the figure in it"), "minItems": 1}
    if key.kind == "asks":
        values["asks"] = {"type": "array", "items": _table(ASKED, "a question, and what it fits"), "minItems": 1}
    return {"description": key.purpose, **values[key.kind]}


def _each(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value, "minProperties": 1}
