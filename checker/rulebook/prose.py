"""What the pack knows of running prose: sentence ends, what joins figures, and the word lists that rules share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, cast

import regex

from checker.model import Span
from checker.rulebook.limits import NESTED_LISTS, WORDS_WRITTEN_OUT
from checker.rulebook.pack import LanguagePack
from checker.rulebook.reporting import Reporting
from checker.sentences import split_sentences

_WORD = r"[^\W\d_][\w'-]*"
_ANY = r"\w[\w'-]*"                # also a "9-year-old"
_PLAIN = r"[^;]{0,70}?"        # some words of one sentence


class Prose:
    """The settings of `prose.toml`, ready for use. Get it by `prose_of`."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._file: Mapping[str, Any] = pack.files["prose"]

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence, without that stop; one with a capital must be written with it."""
        return frozenset(self._file["sentences"]["abbreviations"])

    @cached_property
    def sentence_openers(self) -> frozenset[str]:
        """Small words that have a capital only where they open a sentence."""
        return frozenset(self._file["sentences"]["openers"])

    @cached_property
    def partitive(self) -> re.Pattern[str]:
        """What ties a figure to its noun: the "of the" in "tens of thousands of the homes"."""
        return self._pattern(rf" +(?:{_any(self._file['phrases']['partitive'])})\b", regex.IGNORECASE)

    @cached_property
    def further(self) -> re.Pattern[str]:
        """What tells behind a figure that its noun is left out: the "more" in "40 more were hurt"."""
        words, than = (_any(self._file["phrases"][name]) for name in ("further", "than"))
        return self._pattern(rf" +(?:{words})\b(?! +(?:{than})\b)", regex.IGNORECASE)

    @cached_property
    def coordination(self) -> re.Pattern[str]:
        """What stands between the members of a list of figures: a comma, an "and"."""
        words = _any(self._file["phrases"]["coordination"])
        return self._pattern(rf",? +(?:{words}) +|, +", regex.IGNORECASE)

    @cached_property
    def joins(self) -> tuple[str, ...]:
        """The words that join the last member to a list."""
        return tuple(self._file["phrases"]["coordination"])

    @cached_property
    def gapping(self) -> re.Pattern[str]:
        """A name between two figures of which the second leaves out the verb: "Sony lost 8 percent, Canon 7"."""
        phrases = self._file["phrases"]
        words, gapped, standing, unnamed, whole = (
            _any(phrases[name]) for name in ("coordination", "gapped", "standing", "unnamed", "partitive"))
        return self._pattern(rf"(?: +(?:{whole})(?: +[a-z-]+){{1,2}})?(?:, +| +(?=(?i:{words}|{gapped}) ))"
                          rf"(?:(?i:{words}) +)?(?:(?i:{gapped}) +){{0,2}}"
                          rf"(?:(?:[A-Z][\w.&'-]* +){{1,4}}|(?:{unnamed}) +)(?:(?i:{standing}) +)?")

    @cached_property
    def new_verb(self) -> re.Pattern[str]:
        """The end of a stretch with a verb of its own for the figure behind it: "six people and sending thousands"."""
        phrases = self._file["phrases"]
        return self._pattern(rf" (?:{_any(phrases['coordination'])}) +(?!(?:{_any(phrases['no_verbs'])})\b)[a-z]+ +$")

    @cached_property
    def placed(self) -> re.Pattern[str]:
        """What stands between members of a list that each have a place: "12 died in Bern, nine in Basel"."""
        phrases = self._file["phrases"]
        words, placing = _any(phrases["coordination"]), _any(phrases["placing"])
        return self._pattern(rf"(?: +{_WORD}){{0,4}}? +(?:{placing}) +(?:{_WORD} +)?[A-Z][\w'-]*(?: +{_WORD}){{0,2}}"
                          rf"(?:, +| +(?={words}))(?:(?:{words}) +)?")

    @cached_property
    def placing(self) -> re.Pattern[str]:
        """What brings in a place behind a figure."""
        return self._pattern(rf" +(?:{_any(self._file['phrases']['placing'])}) ")

    @cached_property
    def again(self) -> re.Pattern[str]:
        """The end of a stretch behind which a figure is one that has been told before: "of the 312"."""
        return self._pattern(rf"(?:^|(?<=\W))(?:{_any(self._file['phrases']['again'])}) +$", regex.IGNORECASE)

    def spelled(self, noun: str) -> str:
        """A noun as it stands in running prose: in small letters, but Iraqis and MPs with their capitals."""
        small = noun.lower()
        if noun in (small, noun.upper()):
            return small
        return noun if noun[1:] != small[1:] else self._capitals.get(small, small)

    def dimension(self, unit: str) -> str:
        """What a unit measures; a rate of two units, as in "time per time", that has no name of its own."""
        known = self._dimensions.get(unit)
        if known is None and "per " in unit:
            return " per ".join(self._dimensions.get(part.strip(), "measure") for part in unit.split("per ", 1))
        return known or "measure"

    @cached_property
    def _dimensions(self) -> Mapping[str, str]:
        return {unit["name"]: unit["dimension"] for unit in self._pack.files["units"]["unit"]}

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        return {word.lower(): word for words in self._file["words"].values() for word in words if word != word.lower()}

    @cached_property
    def sizes(self) -> frozenset[str]:
        """Nouns of which a figure is the size, and which it does not count: a toll of 42 is one of people."""
        return frozenset(self._file["phrases"]["sizes"])

    def kin(self, noun: str) -> str | None:
        """The known noun that `noun` is one of, by its ending: ironworkers are workers; None where no ending tells."""
        endings = self._file["endings"]
        if not noun.endswith(self._endings) or noun in endings["but"]:
            return None
        known: str = next(known for known, ends in endings["like"].items() if noun.endswith(tuple(ends)))
        return known

    def plurals(self, noun: str) -> Iterator[str]:
        """What the plural of `noun` may be."""
        for end, plural in self._file["endings"]["plurals"].items():
            if noun.endswith(end):
                yield noun.removesuffix(end) + plural

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(end for ends in self._file["endings"]["like"].values() for end in ends)

    @cached_property
    def reporting(self) -> Reporting:
        """How sources are named."""
        return Reporting(self._file["attribution"], self._pack.memory)

    def _pattern(self, source: str, flags: int = 0) -> re.Pattern[str]:
        return cast("re.Pattern[str]", self._pack.memory.pattern(source, flags))    # used as one of `re`


def lists_of(pack: LanguagePack) -> dict[str, Collection[str]]:
    """Word lists that rules may name: the pack's vocabulary classes by their words, and its `[words]`."""
    lists: dict[str, Collection[str]] = {}
    for content in pack.files.values():
        lists.update(content.get("vocabulary", {}))
    return expand({**lists, **pack.files["prose"]["words"]})[0]


def expand(lists: Mapping[str, Collection[str]],
           shared: Mapping[str, Collection[str]] | None = None) -> tuple[dict[str, Collection[str]],
                                                                         list[tuple[str, str]]]:
    """`lists` with each entry in braces replaced by the words of the list that it names, which may be a shared one.

    Also the entries that name no list, one that holds itself or one that holds too much, each with the list that it
    stands in.
    """
    done: dict[str, Collection[str]] = {}
    missing: list[tuple[str, str]] = []
    total = 0

    def words(name: str, within: tuple[str, ...]) -> Collection[str]:
        nonlocal total
        if name not in done:
            done[name] = list(dict.fromkeys(word for entry in lists[name] for word in members(entry, (*within, name))))
            total += len(done[name])
        return done[name]

    def members(entry: str, within: tuple[str, ...]) -> Collection[str]:
        inner = entry[1:-1]
        if entry[:1] != "{":
            return (entry,)
        if total > WORDS_WRITTEN_OUT or len(within) > NESTED_LISTS:
            missing.append((within[-1], inner))
            return ()
        if inner in lists and inner not in within:
            return words(inner, within)
        if shared and inner in shared:
            return shared[inner]
        missing.append((within[-1], inner))
        return ()

    for name in lists:
        words(name, ())
    return done, missing


def sentences_of(text: str, pack: LanguagePack) -> list[Span]:
    """The sentences of a text of the pack's language, in order."""
    prose = prose_of(pack)
    return split_sentences(text, prose.abbreviations, prose.sentence_openers, pack.memory.pattern)


def prose_of(pack: LanguagePack) -> Prose:
    """The prose settings of a pack, made once."""
    return pack.once("prose", Prose)


def _any(phrases: Collection[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", " +") for phrase in sorted(phrases, key=len, reverse=True))
