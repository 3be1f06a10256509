"""Words as they are compared between a story and its sources: by stem, and by the thing that they name.

Stems are Snowball's (M. F. Porter, 2001). What names one thing, what says little, and what heads of tables say is data
of the language: `rules/<language>/trace/words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import snowballstemmer

from checker.rulebook.files import folder_of
from checker.rulebook.grammar import TAGS
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import lists_of
from checker.rulebook.sources import read_toml

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:\d[^\W_]*)?")       # also "A380"
_NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,]*\d)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SILENT = frozenset(TAGS[name] for name in (       # parts of speech that name nothing
    "determiner", "article", "by", "of", "to", "from", "and", "or", "preposition", "pronoun", "conjunction",
    "auxiliary", "adverb"))
_NUMERIC = ("scale", "scale_plural", "number", "spelled", "cardinal", "month", "weekday", "weekday_short", "hedge",
            "ordinal_word", "vague")
_LONGEST_PHRASE = 3     # words
_SHORT = 4              # letters of a stem whose final e is kept
_COMMON = 1.0
_LITTLE = 0.3           # weight of a word that says little


class Token(NamedTuple):
    """A word of a text: its stem or what it stands for, where it is, and whether it is written as a name."""

    stem: str
    start: int
    end: int
    name: bool


class Wording:
    """How the words of one language are compared. Get it by `wording_of`."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self.data: Mapping[str, Any] = read_toml(folder_of(pack.language) / "trace" / "words.toml")
        self._stemmer = snowballstemmer.stemmer(self.data["stemmer"])
        self._known: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self._phrases: dict[tuple[str, ...], str] = {}
        for thing, words in self.data["same"].items():
            for word in (thing, *words):
                parts = tuple(word.split())
                if len(parts) > 1:
                    self._phrases[parts] = thing
                else:
                    self._groups.setdefault(self._bare(word), thing)
        self._phrases |= {tuple(phrase.split()): "" for phrase in self.data["empty"]["words"]}
        self._opening = frozenset(parts[0] for parts in self._phrases)

    def _bare(self, word: str) -> str:
        stem: str = self._stemmer.stemWord(self._spelled(word.lower()))
        return stem.rstrip("e") if len(stem) > _SHORT else stem      # "employe" of employees is "employ" of employ

    def _spelled(self, word: str) -> str:
        """A word as it is spelled on one side of the ocean."""
        for ending, other in self.data["spellings"].items():
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return f"{word.removesuffix(ending)}{other}"
        return word

    def head(self, noun: str) -> str:
        """The stem of the last word of a noun, whatever it says."""
        found = _WORD.findall(noun)
        return (self.stem(found[-1]) or self._bare(found[-1])) if found else ""

    def stem(self, word: str) -> str:
        """What a word is compared by; empty for one that names nothing."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stem(word)
        return known

    def _stem(self, word: str) -> str:
        lower = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
        if lower[-1:].isdigit():
            return lower
        bare = self._bare(lower)
        if bare in self._groups:
            return self._groups[bare]
        return "" if lower in self._stops or self.silent(lower) else bare

    def silent(self, word: str) -> bool:
        """Whether a word names nothing by its part of speech."""
        return word[0].isalpha() and word.islower() and self._pack.grammar.tag(word) in _SILENT

    @cached_property
    def _stops(self) -> frozenset[str]:
        words = {word.lower() for name in _NUMERIC for word in self._pack.words(name)}
        units = {word.lower() for unit in self._pack.units.values() for key in ("words", "symbols", "prefixes")
                 for word in (*unit.get(key, ()), unit["name"])}
        return frozenset(words | units)

    def tokens(self, text: str) -> list[Token]:
        """The words of a text that name something, in order. "out of work" is one that stands for jobless."""
        found = list(_WORD.finditer(text))
        out: list[Token] = []
        skip = 0
        for at, match in enumerate(found):
            if skip:
                skip -= 1
                continue
            word = match[0]
            if word.lower() in self._opening and (phrase := self._phrase(found, at)):
                thing, count = phrase
                if thing:
                    out.append(Token(thing, match.start(), found[at + count - 1].end(), name=False))
                skip = count - 1
                continue
            stem = self.stem(word)
            if stem:
                out.append(Token(stem, match.start(), match.end(), word[0].isupper()))
        return out

    def _phrase(self, found: list[re.Match[str]], at: int) -> tuple[str, int] | None:
        words = tuple(match[0].lower() for match in found[at:at + _LONGEST_PHRASE])
        for count in range(len(words), 1, -1):
            if words[:count] in self._phrases:
                return self._phrases[words[:count]], count
        return None

    def said(self, text: str, stems: Collection[str]) -> list[str]:
        """The words of a text that have these stems, as written and each once."""
        found = {token.stem: text[token.start:token.end] for token in self.tokens(text) if token.stem in stems}
        return list(found.values())

    def stems(self, text: str) -> list[str]:
        """The stems of a text, as `tokens`; names of columns such as level_cm and HomesDamaged are taken apart."""
        return [token.stem for token in self.tokens(_CAMEL.sub(" ", text.replace("_", " ")))]

    def row_stems(self, name: str) -> tuple[str, ...]:
        """The words of a row's name, with the number that tells "Ward 7" from the others."""
        stems = self.stems(name)
        return tuple(dict.fromkeys((*stems, *self.numbers(name)) if stems else stems))

    def numbers(self, text: str) -> list[str]:
        """Short whole numbers of a text as words, by which wards and routes are called."""
        return [f"#{number}" for number in _NUMBER.findall(text)]

    def listed(self, table: str, name: str = "words") -> frozenset[str]:
        """The words of a list, by their stems where they have one, else as written."""
        return frozenset(self.stem(word) or word for word in self.data[table][name])

    @cached_property
    def weak(self) -> frozenset[str]:
        return self.listed("weak")

    def weight(self, stem: str) -> float:
        """How much a word tells of what a figure is about, whatever it is."""
        return _LITTLE if stem in self.weak else _COMMON

    @cached_property
    def people(self) -> frozenset[str]:
        """Stems of words for people."""
        named = lists_of(self._pack)["people"]
        return frozenset(stem for word in named if (stem := self.stem(word)))

    @cached_property
    def generic(self) -> frozenset[str]:
        """Stems of nouns that may stand for anything."""
        return self.listed("generic")

    @cached_property
    def anybody(self) -> frozenset[str]:
        """Stems of words for people of whatever kind."""
        return self.listed("people")

    def phrases(self, *path: str) -> re.Pattern[str]:
        """A list of words and phrases as a pattern that finds one of them."""
        words: Any = self.data
        for name in path:
            words = words[name]
        return self._compiled(tuple(words))

    def _compiled(self, words: Iterable[str]) -> re.Pattern[str]:
        ordered = sorted(words, key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in ordered), re.IGNORECASE)


def overlap(left: Mapping[str, float], right: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The words that two bags share, each with the smaller of its weights."""
    if len(left) > len(right):
        left, right = right, left
    for word, weight in left.items():
        other = right.get(word)
        if other is not None:
            yield word, min(weight, other)


def wording_of(pack: LanguagePack) -> Wording:
    """How words of a pack's language are compared, made once."""
    return pack.once("trace.words", Wording)
