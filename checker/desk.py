"""What the articles of a desk are checked with: the shipped rules, and those of the desk once their examples hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.errors import BrokenRules, Fault
from checker.pipeline import Desk
from checker.readers import STANDARD_INPUT
from checker.rulebook.book import Rulebook
from checker.rulebook.checks import Check
from checker.rulebook.library import open_rules
from checker.rulebook.limits import TRIAL_LIMIT
from checker.rulebook.pack import LanguagePack
from checker.rulebook.rules import Rule
from checker.settings import Layer, Settings, find_settings, layers, read_settings


class Desks:
    """The desks of one run: articles in one place share theirs. `rules` are files and folders beside the settings'."""

    def __init__(self, rules: Sequence[Path] = (), language: str = "en") -> None:
        self._rules, self._language = tuple(rules), language
        self._made: dict[Path | None, Desk] = {}
        self._read: dict[Path, Settings] = {}

    def of(self, article: str) -> Desk:
        """The desk of an article: its settings are found from the article's folder. Raises BrokenRules."""
        return self.at(_folder(article))

    def at(self, folder: Path) -> Desk:
        """The desk of a folder. Raises BrokenRules."""
        path = find_settings(folder)
        if path not in self._made:
            self._made[path] = self._open(path)
        return self._made[path]

    def layers(self, article: str) -> tuple[Layer, ...]:
        """What is set for an article, below its options and its ledger. Raises BrokenRules."""
        path = find_settings(_folder(article))
        return tuple(layers(Path(article), self._settings(path) if path else None))

    def _settings(self, path: Path) -> Settings:
        if path not in self._read:
            self._read[path] = read_settings(path)
        return self._read[path]

    def keep(self) -> None:
        """Keep what this run has worked out of the rules for the next one."""
        for desk in self._made.values():
            desk.rulebook.memory.save()

    def _open(self, path: Path | None) -> Desk:
        settings = self._settings(path) if path else None
        places = (*(settings.places if settings else ()), *self._rules)
        return Desk(*open_rules(self._language, places, settings.changes if settings else None,
                                try_examples if places else None))


def _folder(article: str) -> Path:
    """Where settings are looked for from."""
    return Path.cwd() if article == STANDARD_INPUT else Path(article).absolute().parent


def try_examples(pack: LanguagePack, book: Rulebook) -> list[Fault]:
    """What does not hold of the examples of a desk's own rules and checks.

    A rule that runs into the time limit is named once and taken out of the book, so that the others can be tried.
    """
    book.time_limit = TRIAL_LIMIT
    desk = Desk(pack, book)
    rules, checks = [rule for rule in book.rules if rule.topic.own], [check for check in book.checks if check.own]
    return [*(fault for rule in rules for fault in _trial(rule, desk)),
            *(fault for check in checks for fault in _check_trial(check, desk))]


def _check_trial(check: Check, desk: Desk) -> Iterator[Fault]:
    from checker.checktest import differences  # noqa: PLC0415 - only a desk's own checks are tried

    yield from (Fault(check.file, check.id, found.key, f"{found.text!r}: wanted {found.wanted}, got {found.got}")
                for found in differences(check, desk))


def _trial(rule: Rule, desk: Desk) -> Iterator[Fault]:
    from checker.ruletest import differences  # noqa: PLC0415 - only a desk's own rules are tried

    while rule in desk.rulebook.rules:
        try:
            yield from [Fault(rule.topic.file, rule.id, found.key, f"{found.text!r}: wanted {found.wanted}, "
                              f"got {found.got}") for found in differences(rule, desk, patterns=False)]
        except BrokenRules as error:
            for fault in error.faults:
                yield fault
                desk.rulebook.drop(fault.rule)
        else:
            return
