"""How a language names its sources: the settings `[attribution]` of `prose.toml`, ready for use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import cast

import regex

from checker.model import Kind
from checker.rulebook.memory import Memory
from checker.rulebook.template import HEADS, TAIL

_CALENDAR = "".join(HEADS[kind] for kind in (Kind.DATE, Kind.TIME, Kind.SET))
_ANY = "".join(HEADS.values())
_OTHER = "".join(head for head in HEADS.values() if head not in _CALENDAR)
_USES = {"herald": "heralds", "verb": "verbs", "weak": "weak", "proving": "proving"}
_WORD = r'[^\s,;"]+'


class Reporting:
    """The words of reporting, and the patterns made of them. They are laid over text whose figures are hidden."""

    def __init__(self, settings: Mapping[str, Collection[str]], memory: Memory) -> None:
        self._settings, self._memory = settings, memory

    def words(self, name: str) -> frozenset[str]:
        """A list of the settings."""
        return frozenset(self._settings[name])

    @cached_property
    def helpers(self) -> frozenset[str]:
        """Words between a source and its verb ("has", "also")."""
        return self.words("helpers")

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that a clause begins with ("and", "because")."""
        return self.words("openers")

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """What a place or a time before a source begins with ("On Tuesday the ministry said")."""
        return self.words("prepositions")

    @cached_property
    def participles(self) -> frozenset[str]:
        """Words that go on to tell of a source ("a survey published on Tuesday")."""
        return self.words("participles")

    @cached_property
    def never(self) -> frozenset[str]:
        """Words that no name of a source holds."""
        return self.words("never")

    @cached_property
    def infinitive(self) -> frozenset[str]:
        """Words directly before a verb that nobody has said anything with yet ("is to say")."""
        return self.words("infinitive")

    @cached_property
    def stops(self) -> frozenset[str]:
        """Words that end a source named behind its verb ("said the mayor when ...")."""
        return self.words("stops")

    @cached_property
    def documents(self) -> frozenset[str]:
        """What is written or measured: the sources that "show" and "find"."""
        return self.words("documents")

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """A word of reporting. Its group tells its use: `herald`, `verb`, `weak`, `proving` or `rating`."""
        uses = "|".join(f"(?P<{use}>{self._any(words)})" for use, words in _USES.items())
        return self._pattern(rf"(?:{uses}|(?P<rating>{self._any('ratings')})(?= +(?:{_WORD} +){{1,6}}?"
                        rf"(?:{self._any('rated')}) +[{_OTHER}]))(?![\w'-])")

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that a trigger begins with, in lower case: where none of them stands, none need be tried."""
        phrases = (phrase for words in (*_USES.values(), "ratings") for phrase in self._settings[words])
        return frozenset(phrase.split()[0].lower() for phrase in phrases)

    @cached_property
    def object(self) -> re.Pattern[str]:
        """What a weak verb must be followed by to be one of reporting ("reports that", "estimates 40")."""
        return self._pattern(rf" +(?:(?:{self._any('objects')})\b|[{_ANY}])")

    @cached_property
    def clause(self) -> re.Pattern[str]:
        """What a clause behind a verb of saying begins with."""
        return self._pattern(rf" +(?:{self._any('that')})\b")

    @cached_property
    def adjuncts(self) -> re.Pattern[str]:
        """To whom, when and where something was said, up to the end of the clause."""
        word = f'[^\\s,;"{_OTHER}{TAIL}]+'
        date = f"[{_CALENDAR}]{TAIL}*+"
        hearer = f"(?: +(?:to +)?(?:{self._any('hearers')})(?: +{word}){{0,2}})?"
        setting = f"(?: +{date}| +(?:{self._any('settings')})(?: +(?:{date}|{word})){{1,5}}?)*"
        return self._pattern(hearer + setting + ' *(?:[,.!?")]|$)')

    def _any(self, name: str) -> str:
        phrases = sorted(self._settings[name], key=len, reverse=True)
        return "|".join(re.escape(phrase).replace(r"\ ", " +") for phrase in phrases)

    def _pattern(self, source: str) -> re.Pattern[str]:
        return cast("re.Pattern[str]", self._memory.pattern(source, regex.IGNORECASE))   # used as one of `re`'s
