"""A language pack: the vocabulary, patterns and settings of one language, from the folder `rules/<language>/`.

The pack's own files are those of `FILES`; every other file of the folder is
a topic. In each of them, `[vocabulary.<class>]` holds words of a class with what they mean (a list gives a class
whose words mean only themselves), `[[pattern]]` a template over classes, and any other table is a setting that the
stage it belongs to reads. A `[[unit]]` adds its `words` to the class `unit`, its `symbols` to `symbol` and its
`prefixes` (what stands before the figure) to `prefix`; there a spelling means the list of units it can stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from checker.rulebook.forms import Forms
from checker.rulebook.grammar import Grammar
from checker.rulebook.lexicon import Lexicon, literals
from checker.rulebook.memory import Memory
from checker.rulebook.shapes import all_shapes
from checker.rulebook.wording import words_of

Made = TypeVar("Made")

FILES = ("numbers", "units", "dates", "words", "forms", "prose", "phrases", "ties", "readings")
_WORD_TABLES = ("vocabulary", "words")


class LanguagePack:
    """One language: `files` maps each of the pack's own file names, without suffix, to its parsed TOML.

    `kept_lexicon` is the data of its lexicon, where that was kept from an earlier run; `memory` has what earlier runs
    worked out besides.
    """

    def __init__(self, language: str, files: Mapping[str, Mapping[str, Any]],
                 kept_lexicon: Mapping[str, Any] | None = None, memory: Memory | None = None) -> None:
        self.language, self.files = language, files
        self.memory = memory or Memory()
        self._kept_lexicon = kept_lexicon
        self._made: dict[str, Any] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """All vocabulary of the pack, with the bare words of its patterns."""
        if self._kept_lexicon is not None:
            return Lexicon.from_data(self._kept_lexicon, self.memory)
        vocabulary: dict[str, dict[str, Any]] = {}
        bare: set[str] = set()
        for content in self.files.values():
            for name, words in content.get("vocabulary", {}).items():
                vocabulary.setdefault(name, {}).update(words if isinstance(words, dict) else dict.fromkeys(words, True))
            for table in ("pattern", "lead", "loan", "end", "join"):
                bare |= {word for pattern in content.get(table, ()) for word in literals(pattern["match"])}
        verbs = self.files["prose"]["attribution"]["verbs"]
        vocabulary["reporting"] = {verb: True for verb in verbs if verb.isalpha()}      # but no "12 points out of 15"
        bare |= {word for part in self.files["dates"].get("part", {}).values() for word in literals(part)}
        bare |= {word for file in ("phrases", "ties", "readings") for word in words_of(self.files[file])}
        for unit in self.files["units"].get("unit", ()):
            for name, key in (("unit", "words"), ("symbol", "symbols"), ("tight", "tight"), ("prefix", "prefixes")):
                for spelling in unit.get(key, ()):
                    vocabulary.setdefault(name, {}).setdefault(spelling, []).append(unit["name"])
        return Lexicon(vocabulary, bare, all_shapes(), self.memory)

    def extended(self, words_for: Callable[[str], list[str]]) -> LanguagePack:
        """The pack with further words in those lists that `words_for` gives some for, by the list's name."""
        if not any(words_for(name) for name in self.extendable()):
            return self
        files: dict[str, Mapping[str, Any]] = {}
        for file, content in self.files.items():
            tables = {key: {name: [*words, *self._spelled(words_for(name))] if isinstance(words, list) else words
                            for name, words in content[key].items()} for key in _WORD_TABLES if key in content}
            files[file] = {**content, **tables}
        return LanguagePack(self.language, files)

    def _spelled(self, words: Iterable[str]) -> list[str]:
        return [form for word in words for form in self.forms.spell(word)]

    def extendable(self) -> list[str]:
        """The word lists that can be extended: those whose words mean nothing but themselves."""
        return [name for content in self.files.values() for key in _WORD_TABLES
                for name, words in content.get(key, {}).items() if isinstance(words, list)]

    @cached_property
    def forms(self) -> Forms:
        """The forms that marked words of lists stand for; none where the lists were kept from an earlier run."""
        return Forms(self.files.get("forms", {}))

    @cached_property
    def grammar(self) -> Grammar:
        """Parts of speech."""
        return Grammar(self.files["words"])

    @cached_property
    def units(self) -> Mapping[str, Mapping[str, Any]]:
        """Units by name, as `units.toml` describes them."""
        return {unit["name"]: unit for unit in self.files["units"].get("unit", ())}

    def once(self, name: str, make: Callable[[LanguagePack], Made]) -> Made:
        """What a stage makes of this pack (compiled patterns), made when first asked for and kept with the pack."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("Made", self._made[name])

    def words(self, name: str) -> frozenset[str]:
        """The words of a vocabulary class."""
        return self.lexicon.words(name)

    def settings(self) -> dict[str, Mapping[str, Any]]:
        """All that reading a text needs of the files: not vocabulary, which the lexicon holds, nor forms."""
        return {file: {key: table for key, table in content.items() if key != "vocabulary"}
                for file, content in self.files.items() if file != "forms"}
