"""The forms of words around a figure that the passes ask for by name, from `phrases.toml` of a language.

Their language is told in `wording`. A name is `pass.form`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.errors import Fault
from checker.rulebook.pack import LanguagePack
from checker.rulebook.wording import fault_of, worded

FILE = "phrases.toml"
_KEYS: Mapping[str, type] = {"id": str, "match": str, "hits": list, "misses": list}
_NEEDED = ("id", "match", "hits")


class Phrases(dict[str, "re.Pattern[str]"]):
    """The forms of a language pack by name, each compiled when it is first asked for."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__()
        content = pack.files["phrases"]
        self._lexicon, self._parts = pack.lexicon, content.get("part", {})
        self._sources = {entry["id"]: entry["match"] for entry in content.get("phrase", ())}

    def __missing__(self, name: str) -> re.Pattern[str]:
        pattern = self[name] = worded(self._sources[name], self._lexicon, self._parts, FILE)
        return pattern


def phrase_faults(pack: LanguagePack) -> list[Fault]:
    """Every fault of the forms of a pack."""
    content = pack.files["phrases"]
    found: list[Fault] = []
    seen: set[str] = set()
    for number, entry in enumerate(content.get("phrase", ()), 1):
        name = str(entry.get("id") or f"[[phrase]] number {number}")
        found += [Fault(FILE, name, key, message) for key, message in _faults(entry, pack, content.get("part", {}))]
        found += [Fault(FILE, name, "id", "is used twice")] * (name in seen)
        seen.add(name)
    return found


def _faults(entry: Mapping[str, Any], pack: LanguagePack, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((key, "is missing") for key in _NEEDED if not entry.get(key))
    for key, value in entry.items():
        if key not in _KEYS:
            yield key, f"is no key of a phrase; there are {', '.join(_KEYS)}"
        elif not isinstance(value, _KEYS[key]):
            yield key, "is of the wrong type"
    if wrong := fault_of(str(entry.get("match", "")), pack.lexicon, parts):
        yield "match", wrong
