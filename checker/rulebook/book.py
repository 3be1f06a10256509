"""The rulebook: all rules of a desk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from checker.about import VERSION
from checker.model import Severity
from checker.rulebook.checkbook import Checks
from checker.rulebook.index import Index, plan
from checker.rulebook.limits import TIME_LIMIT
from checker.rulebook.memory import Memory
from checker.rulebook.rules import Rule, Topic, WordList

SLOWEST = 100_000   # characters a second that are granted on top of the limit, where a pattern runs over a whole text


class Rulebook:
    """All rules of a language and a desk; made from what `compile_rules` gives.

    `edition` names the version of the program and these rules; `memory` has what earlier runs worked out of the same.
    `time_limit` is for one pattern on one sentence, in seconds.
    """

    def __init__(self, data: Mapping[str, Any], memory: Memory | None = None, time_limit: float = TIME_LIMIT,
                 edition: str = VERSION) -> None:
        self.time_limit, self.edition = time_limit, edition
        self.memory = memory or Memory()
        shared = {name: WordList(entries) for name, entries in data["words"].items()}
        self.topics = [self._topic(head, shared) for head in data["topics"]]
        self.disabled: Mapping[str, str] = dict(data["disabled"])       # rule ids and reasons
        self.rules = [Rule(entry, self.topics[entry["topic"]], order) for order, entry in enumerate(data["rules"])]

        self._checks: list[Mapping[str, Any]] = data["checks"]

    @cached_property
    def checks(self) -> Checks:
        """The checks of what a story's figures say of each other."""
        return Checks(self._checks, self.memory)

    def _topic(self, head: Mapping[str, Any], shared: Mapping[str, WordList]) -> Topic:
        own = {name: WordList(entries) for name, entries in head["words"].items()}
        return Topic(head["id"], head["category"], Severity(head["severity"]), head["ask"], head["asks"], head["rank"],
                     head["file"], head["own"], {**shared, **own}, self.memory)

    def drop(self, rule: str) -> None:
        """Take a rule out of the book."""
        self.rules = [kept for kept in self.rules if kept.id != rule]
        self.__dict__.pop("index", None)

    @cached_property
    def index(self) -> Index:
        """The index over all patterns."""
        rules = self.rules
        planned = self.memory.recall(f"index of {len(rules)} rules", lambda: plan(rules))
        return Index(rules, planned)
