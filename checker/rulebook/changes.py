"""What a desk's own files change in the rules that are shipped: words added, rules switched off, topics chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.errors import Fault
from checker.rulebook.schema import DESK, flat, listed
from checker.rulebook.sources import RuleFile

KEPT = "figures"        # the topic that no selection leaves out: it claims what no other does
_SHOWN = 12             # names that a fault lists


@dataclass(frozen=True)
class Changes:
    """The tables of `DESK` in all of a desk's files, each entry with the file that it is from."""

    extend: list[tuple[str, str, list[str]]] = field(default_factory=list)
    disable: list[tuple[str, str, str]] = field(default_factory=list)
    severity: list[tuple[str, str, str]] = field(default_factory=list)
    select: list[tuple[str, str]] = field(default_factory=list)

    def for_list(self, name: str) -> list[str]:
        """The words to add to a list: `people`, or `casualties.killed` for one of a topic."""
        return [word for _, extended, words in self.extend if extended == name for word in words]

    def reason_against(self, topic: str, rule: str) -> str | None:
        """Why a rule is switched off, by itself or with its topic; None where it is not."""
        return next((reason for _, name, reason in self.disable if name in (topic, rule)), None)

    def severity_of(self, topic: str, rule: str) -> str | None:
        """The severity asked for a rule, else for its topic; the last file to ask has its way."""
        asked = {name: severity for _, name, severity in self.severity}
        return asked.get(rule, asked.get(topic))

    def selects(self, topic: str) -> bool:
        """Whether a shipped topic is in use."""
        return not self.select or topic == KEPT or any(name == topic for _, name in self.select)


def changes_in(files: Iterable[RuleFile]) -> Changes:
    """The changes that a desk's files ask for. Values of a wrong type are left out: they have their fault elsewhere."""
    changes = Changes()
    for file in files:
        if not file.own:
            continue
        tables = {name: file.content.get(name) for name in DESK}
        changes.extend.extend((file.label, name, words) for name, words in _flat(tables["extend"])
                              if isinstance(words, list) and all(isinstance(word, str) for word in words))
        changes.disable.extend((file.label, name, reason) for name, reason in _flat(tables["disable"])
                               if isinstance(reason, str))
        changes.severity.extend((file.label, name, severity) for name, severity in _flat(tables["severity"])
                                if severity in DESK["severity"].choices)
        if isinstance(tables["select"], list):
            changes.select.extend((file.label, name) for name in tables["select"] if isinstance(name, str))
    return changes


def unknown_names(changes: Changes, topics: Collection[str], rules: Collection[str],
                  lists: Collection[str]) -> Iterator[Fault]:
    """A fault for each name in the changes that there is not."""
    for file, name, _ in changes.extend:
        if name not in lists:
            yield Fault(file, "[extend]", name, f"is no word list that can be extended; {_near(name, lists)}")
    for key, entries in (("disable", changes.disable), ("severity", changes.severity)):
        for file, name, _ in entries:
            if name not in topics and name not in rules:
                yield Fault(file, f"[{key}]", name, f"is no rule or topic; {_near(name, [*rules, *topics])}")
    for file, name in changes.select:
        if name not in topics:
            yield Fault(file, "", "select", f"{name!r} is no topic; there is {listed(sorted(topics))}")


def _flat(table: Any) -> Iterable[tuple[str, Any]]:
    return flat(table).items() if isinstance(table, dict) else ()


def _near(name: str, names: Collection[str]) -> str:
    """Names to choose from: those most like `name`, or the first few."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault needs it

    close = get_close_matches(name, set(names), n=3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    known = sorted(set(names))
    return f"there is {listed(known[:_SHOWN])}" + (" ..." if len(known) > _SHOWN else "")


def extended(lists: Mapping[str, Collection[str]], changes: Changes, topic: str = "") -> dict[str, list[str]]:
    """Word lists with the words that a desk adds to them; `topic` is the topic whose lists they are."""
    prefix = f"{topic}." if topic else ""
    return {name: list(dict.fromkeys([*words, *changes.for_list(prefix + name)])) for name, words in lists.items()}
