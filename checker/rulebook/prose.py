"""What the pack knows of running prose: sentence ends, what joins figures, and the word lists that rules share."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from checker.rulebook.pack import LanguagePack
from checker.rulebook.reporting import Reporting


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
    def partitive(self) -> re.Pattern[str]:
        """What ties a figure to its noun: the "of the" in "tens of thousands of the homes"."""
        return re.compile(rf" +(?:{_any(self._file['phrases']['partitive'])})\b", re.IGNORECASE)

    @cached_property
    def coordination(self) -> re.Pattern[str]:
        """What stands between the members of a list of figures: a comma, an "and"."""
        words = _any(self._file["phrases"]["coordination"])
        return re.compile(rf",? +(?:{words}) +|, +", re.IGNORECASE)

    @cached_property
    def reporting(self) -> Reporting:
        """How sources are named."""
        return Reporting(self._file["attribution"], self._pack.memory)


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

    Also the entries that name no list, or one that holds itself, each with the list that it stands in.
    """
    done: dict[str, Collection[str]] = {}
    missing: list[tuple[str, str]] = []

    def words(name: str, within: tuple[str, ...]) -> Collection[str]:
        if name not in done:
            done[name] = list(dict.fromkeys(word for entry in lists[name] for word in members(entry, (*within, name))))
        return done[name]

    def members(entry: str, within: tuple[str, ...]) -> Collection[str]:
        inner = entry[1:-1]
        if entry[:1] != "{":
            return (entry,)
        if inner in lists and inner not in within:
            return words(inner, within)
        if shared and inner in shared:
            return shared[inner]
        missing.append((within[-1], inner))
        return ()

    for name in lists:
        words(name, ())
    return done, missing


def prose_of(pack: LanguagePack) -> Prose:
    """The prose settings of a pack, made once."""
    return pack.once("prose", Prose)


def _any(phrases: Collection[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", " +") for phrase in sorted(phrases, key=len, reverse=True))
