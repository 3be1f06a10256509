"""How a language names its sources: the settings `[attribution]` of `prose.toml`, ready for use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import cast

import regex

from checker.model import Kind
from checker.rulebook.memory import Memory
from checker.rulebook.template import HEADS, LENT, TAIL, rarest_words

CALENDAR = "".join(HEADS[kind] for kind in (Kind.DATE, Kind.TIME, Kind.SET))
_OTHER = "".join(head for head in (LENT, *HEADS.values()) if head not in CALENDAR)
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
    def fillers(self) -> frozenset[str]:
        """Words between a source and the date of what it said ("a study published late on Tuesday")."""
        return self.prepositions | self.participles | self.stray

    @cached_property
    def never(self) -> frozenset[str]:
        """Words that no name of a source holds."""
        return self.words("never")

    @cached_property
    def owners(self) -> frozenset[str]:
        """Words that no name ends with ("for his expected signature")."""
        return self.words("owners")

    @cached_property
    def infinitive(self) -> frozenset[str]:
        """Words directly before a verb that nobody has said anything with yet ("is to say")."""
        return self.words("infinitive")

    @cached_property
    def stops(self) -> frozenset[str]:
        """Words that end a source named behind its verb ("said the mayor when ...")."""
        return self.words("stops")

    @cached_property
    def consequence(self) -> re.Pattern[str]:
        """What the paper itself goes on to tell behind what was said: "..., sending its shares down"."""
        return self._pattern(rf", +(?:{self._any('consequences')}) +(?:{_WORD} +){{0,2}}?(?:{self._any('moved')})\b")

    @cached_property
    def sizes(self) -> frozenset[str]:
        """Nouns that are told of, and tell nothing ("a number the bank expects to double")."""
        return self.words("sizes")

    @cached_property
    def stray(self) -> frozenset[str]:
        """Words behind a source that are no part of its name ("officials there said")."""
        return self.words("stray")

    @cached_property
    def relatives(self) -> frozenset[str]:
        """Words behind a source that go on to tell of it ("a pilot who flew over it said")."""
        return self.words("relatives")

    @cached_property
    def joints(self) -> frozenset[str]:
        """Words that join two sources ("the army and police")."""
        return self.words("joints")

    @cached_property
    def name_joints(self) -> frozenset[str]:
        """Words that join the parts of one name ("Commission on Human Rights")."""
        return self.words("name_joints")

    @cached_property
    def makers(self) -> frozenset[str]:
        """What names who made a document ("published by the bank")."""
        return self.words("makers")

    @cached_property
    def articles(self) -> frozenset[str]:
        """Words that no name of a source consists of."""
        return self.words("articles")

    @cached_property
    def singular(self) -> frozenset[str]:
        """Articles that no plural has: in "a figure officials expect" the officials are no figure."""
        return self.words("singular")

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that begin a sentence with a capital and name nobody."""
        return self.prepositions | self.openers | self.helpers | self.words("common")

    @cached_property
    def aside_openers(self) -> frozenset[str]:
        """What opens a clause that is over at the next comma ("his exit, which he said was near, cuts it")."""
        return self.words("aside_openers")

    @cached_property
    def passive(self) -> re.Pattern[str]:
        """A verb of saying that tells what others say ("believed to be")."""
        return self._pattern(rf"[^\W\d_]+ +(?:{self._any('infinitive')})\b")

    @cached_property
    def going_on(self) -> re.Pattern[str]:
        """What goes on with what has been said: "he said, adding that"."""
        return self._pattern(rf"\b(?:{self._any('going_on')})\b")

    @cached_property
    def hearing(self) -> re.Pattern[str]:
        """A verb with its hearers, up to what they are told: "told some 3,000 supporters that"."""
        return self._pattern(rf'(?:{self._any("telling")})(?: +[^\s,;"]+){{1,8}}? +(?={self._any("that")}\b)')

    @cached_property
    def small(self) -> frozenset[str]:
        """Words in small letters that stand in names, articles before all."""
        return self.words("small")

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who speaks to reporters, by common nouns."""
        return self.words("speakers")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Who speaks, where it has been said before who that is."""
        return self.words("pronouns")

    @cached_property
    def standing_in(self) -> frozenset[str]:
        """Pronouns that stand for a source named before, and are none of those who quote themselves ("we")."""
        return self.words("standing_in")

    @cached_property
    def one_person(self) -> frozenset[str]:
        """Pronouns of one person, which no plural is meant by."""
        return self.words("one_person")

    @cached_property
    def doing(self) -> tuple[str, ...]:
        """How a verb ends that goes on to tell of what somebody did."""
        return tuple(self._settings["doing"])

    @cached_property
    def finite(self) -> frozenset[str]:
        """The verbs of saying."""
        return self.words("verbs")

    @cached_property
    def documents(self) -> frozenset[str]:
        """What is written or measured: the sources that "show" and "find"."""
        return self.words("documents")

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """A word of reporting. Its group tells its use: `herald`, `verb`, `weak`, `proving` or `rating`."""
        uses = "|".join(f"(?P<{use}>{self._any(words)})" for use, words in _USES.items())
        return self._pattern(rf"(?:{uses}|(?P<rating>{self._any('ratings')})(?! +(?:{self._any('particles')})\b)"
                             rf"(?= +(?:{_WORD} +){{1,6}}?"
                        rf"(?:{self._any('rated')}) +[{_OTHER}]))(?![\w'-])")

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that a trigger begins with, in lower case."""
        return frozenset(phrase.split()[0].lower() for phrase in self._phrases)

    @cached_property
    def rarest_words(self) -> frozenset[str]:
        """A word of each trigger, in lower case: a sentence with none of them names no source."""
        return rarest_words(self._phrases)

    @property
    def _phrases(self) -> list[str]:
        return [phrase for words in (*_USES.values(), "ratings") for phrase in self._settings[words]]

    @cached_property
    def deed(self) -> re.Pattern[str]:
        """A verb of saying that says nothing: a storm that claimed three lives, a plan that adds another 40 beds."""
        return self._pattern(rf"(?:{self._any('claiming')}) +(?:\S+ +){{0,3}}?(?:{self._any('claimed')})\b"
                             rf"|(?:{self._any('adding')}) +(?:(?!(?:{self._any('that')})\b)\S+ +)?[{_OTHER}]")

    @cached_property
    def object(self) -> re.Pattern[str]:
        """What a weak verb must be followed by to be one of reporting ("reports that", "estimates 40")."""
        return self._pattern(rf" +(?:(?:{self._any('objects')})\b|[{_OTHER}])")

    @cached_property
    def clause(self) -> re.Pattern[str]:
        """What a clause behind a verb of saying begins with."""
        return self._pattern(rf" +(?:{self._any('that')})\b")

    @cached_property
    def adjuncts(self) -> re.Pattern[str]:
        """To whom, when and where something was said, up to the end of the clause."""
        word = f'(?:[{_OTHER}]{TAIL}*+-)?[^\\s,;"{_OTHER}{TAIL}]+'        # "in a 9-page report"
        date = f"[{CALENDAR}]{TAIL}*+"
        told = "|".join(f"(?<={re.escape(verb)})" for verb in self._settings["telling"])
        hearer = (f"(?: +(?:to +)?(?:{self._any('hearers')})(?: +{word}){{0,2}}"
                  f"|(?:{told}| +to) +(?:{self._any('articles')})(?: +{word}){{1,3}}"
                  f"|(?:{told})(?: +(?-i:[A-Z])[\\w.'-]*){{1,3}})?")
        setting = f"(?: +{date}| +(?:{self._any('settings')})(?: +(?:{date}|{word})){{1,5}}?)*"
        return self._pattern(hearer + setting + r' *(?:[,.!?)]|"(?!\w)|$)')

    def _any(self, name: str) -> str:
        phrases = sorted(self._settings[name], key=len, reverse=True)
        return "|".join(re.escape(phrase).replace(r"\ ", " +") for phrase in phrases)

    def _pattern(self, source: str) -> re.Pattern[str]:
        return cast("re.Pattern[str]", self._memory.pattern(source, regex.IGNORECASE))   # used as one of `re`'s
