"""What the words around a figure make of it, from `readings.toml` of a language; see `wording` for its patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import Any

from checker.errors import Fault
from checker.model import Mode, Role
from checker.rulebook.pack import LanguagePack
from checker.rulebook.wording import READ, fault_of, translate

FILE = "readings.toml"
WHOSE, AGAIN, ONCE = "whose", "again", "_once"
_TABLES: Mapping[str, Mapping[str, type]] = {
    "role": {"id": str, "role": str, "match": str, "hits": list, "misses": list},
    "mode": {"id": str, "mode": str, "match": str, "once": bool, "hits": list, "misses": list},
    "holder": {"id": str, "whose": str, "then": str, "before": str, "again": bool, "hits": list, "misses": list},
}
_NEEDED = {"role": ("id", "role", "match", "hits"), "mode": ("id", "mode", "match", "hits"),
           "holder": ("id", "whose", "hits")}
_CHOICES = {"role": tuple(role.value for role in Role), "mode": tuple(mode.value for mode in Mode)}


class ReadingForms:
    """The forms of a language pack, those of a table as one expression. Where two fit at a place the first counts."""

    def __init__(self, pack: LanguagePack) -> None:
        self._lexicon, self._content = pack.lexicon, pack.files["readings"]
        self._parts: Mapping[str, str] = self._content.get("part", {})
        self.possessives: tuple[str, ...] = (*pack.files["dates"].get("possessive", ()), *self._content["possessive"])

    @cached_property
    def roles(self) -> tuple[tuple[Role, re.Pattern[str]], ...]:
        """Each role with its patterns; the one group that matched is the figure that has it."""
        return tuple((Role(entry["role"]), self._role(entry["match"])) for entry in self._content.get("role", ()))

    def _role(self, match: str) -> re.Pattern[str]:
        return self._lexicon.kept(f"{FILE} role {match}", lambda: _told_apart(self._translated(match)))

    @cached_property
    def modes(self) -> re.Pattern[str]:
        """The cues of all modes, those last in the file first; the group that matched is called as its mode is, or that
        and `ONCE` where it holds for the next figure alone.
        """
        return self._lexicon.kept(f"{FILE} modes", lambda: "|".join(
            f"(?P<{entry['mode']}{ONCE * bool(entry.get('once'))}>{self._translated(entry['match'])})"
            for entry in reversed(self._content.get("mode", ()))))

    @cached_property
    def holders(self) -> re.Pattern[str]:
        """Where somebody is named whose a figure can be; the group that matched begins with `whose` where that is told
        for the first time, with `again` where it is once more.
        """
        return self._lexicon.kept(f"{FILE} holders", lambda: _told_apart(
            "|".join(map(self._holder, self._content.get("holder", ())))))

    def _holder(self, entry: Mapping[str, Any]) -> str:
        before, whose, then = (self._translated(entry.get(key, "")) for key in ("before", WHOSE, "then"))
        return f"{before}(?P<{AGAIN if entry.get(AGAIN) else WHOSE}>{whose}){then}"

    def _translated(self, source: str) -> str:
        return translate(source, self._lexicon, self._parts)


def _told_apart(expression: str) -> str:
    """An expression with a number behind each name of a group: `re` takes no name twice."""
    numbers = count()
    return re.sub(r"\(\?P<(\w+)>", lambda match: f"(?P<{match[1]}_{next(numbers)}>", expression)


def reading_faults(pack: LanguagePack) -> list[Fault]:
    """Every fault of the forms of a pack."""
    content = pack.files["readings"]
    found: list[Fault] = []
    for table in _TABLES:
        for number, entry in enumerate(content.get(table, ()), 1):
            name = str(entry.get("id") or f"[[{table}]] number {number}")
            found += [Fault(FILE, name, key, message) for key, message in _faults(table, entry, pack)]
    return found


def _faults(table: str, entry: Mapping[str, Any], pack: LanguagePack) -> Iterator[tuple[str, str]]:
    yield from ((key, "is missing") for key in _NEEDED[table] if not entry.get(key))
    for key, value in entry.items():
        if key not in _TABLES[table]:
            yield key, f"is no key of a {table}; there are {', '.join(_TABLES[table])}"
        elif not isinstance(value, _TABLES[table][key]):
            yield key, "is of the wrong type"
    if table in _CHOICES and entry.get(table) not in _CHOICES[table]:
        yield table, f"there is no {entry.get(table)!r}; there are {', '.join(_CHOICES[table])}"
    parts: Mapping[str, str] = pack.files["readings"].get("part", {})
    for key in READ:
        if wrong_pattern := fault_of(str(entry.get(key, "")), pack.lexicon, parts):
            yield key, wrong_pattern
