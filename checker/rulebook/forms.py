"""Forms of words: what an entry of a word list with a mark stands for.

A language's `forms.toml` has a table for each class of words that has forms: its `mark`, which stands behind the plain
word; `forms`, by name, each a list of pairs (an expression for the end of the word, what stands there instead) of
which the first that fits makes the form, or the name of the form that it is like; and the `irregular` words. With the
mark "*" and the forms "s" and "ed", "evict*" is evict, evicts and evicted, "evict*ed" is evicted alone; "lose* their
lives" is a phrase in all forms of its verb.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any

from checker.errors import BrokenRules, Fault
from checker.rulebook.limits import MARKED_WORDS

_FILE = "forms"
_TABLES = ("vocabulary", "words", "tags", "phrases", "attribution")      # of a pack's files, with lists of words
_LIKE = "[^\\W\\d_](?:[\\w'-]*[^\\W\\d_])?"


class Forms:
    """The forms of a language's words, from its parsed `forms.toml`; without one no word has a mark."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._classes = {kind["mark"]: _Class(kind) for kind in content.values()}
        marks = "|".join(re.escape(mark) for mark in sorted(self._classes, key=len, reverse=True))
        self._marked = re.compile(rf"(?P<word>{_LIKE})(?P<mark>{marks})(?P<form>[^\W\d_]*)") if marks else None

    def spell(self, entry: str) -> list[str]:
        """The words that an entry stands for: itself where no word in it has a mark, or where it has a fault."""
        if not any(mark in entry for mark in self._classes) or any(self.faults(entry)):
            return [entry]
        return list(dict.fromkeys(map(" ".join, product(*map(self._spell, entry.split())))))

    def faults(self, entry: str) -> Iterator[str]:
        """What is wrong with the marks of an entry, each as the end of a sentence about it."""
        marked = [match for word in entry.split() if (match := self._match(word))]
        for match in marked:
            known = self._classes[match["mark"]].names
            if match["form"] and match["form"] not in known:
                asked = f"{entry!r} asks for a form {match['form']!r} behind {match['mark']!r}"
                yield f"{asked}; there is {', '.join(known)}"
        if len(marked) > MARKED_WORDS:
            yield f"{entry!r} has more than {MARKED_WORDS} marked words"

    def lists(self, words: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
        """Word lists with every entry spelled out."""
        return {name: [form for entry in entries for form in self.spell(entry)] for name, entries in words.items()}

    def _spell(self, word: str) -> list[str]:
        match = self._match(word)
        if match is None:
            return [word]
        kind = self._classes[match["mark"]]
        return [*kind.form(match["word"], match["form"])] if match["form"] else [*kind.all(match["word"])]

    def _match(self, word: str) -> re.Match[str] | None:
        return self._marked.fullmatch(word) if self._marked else None


class _Class:
    """A class of words that has forms."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._forms: Mapping[str, str | list[list[str]]] = content["forms"]
        self._irregular: Mapping[str, Mapping[str, str | list[str]]] = content.get("irregular", {})
        self.names = tuple(self._forms)

    def all(self, word: str) -> Iterator[str]:
        """The word and all its forms."""
        yield word
        for name in self._forms:
            yield from self.form(word, name)

    def form(self, word: str, name: str) -> Iterator[str]:
        """One form of a word, in all its spellings."""
        irregular = self._irregular.get(word, {}).get(name)
        made = self._forms[name]
        if irregular is not None:
            yield from [irregular] if isinstance(irregular, str) else irregular
        elif isinstance(made, str):
            yield from self.form(word, made)
        else:
            ends, instead = next((pair for pair in made if re.search(pair[0], word)), ("$", ""))
            yield re.sub(ends, instead, word, count=1)


def spelled_out(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """A pack's parsed files with every word list spelled out. Raises BrokenRules for a form that there is not."""
    forms = Forms(files.get(_FILE, {}))
    faults = [Fault(f"{file}.toml", f"[{key}]", name, fault) for file, content in files.items() if file != _FILE
              for key in _TABLES for name, entries in content.get(key, {}).items()
              for entry in entries for fault in forms.faults(entry)]
    if faults:
        raise BrokenRules(faults)
    return {file: {key: _spelled(table, forms) if key in _TABLES and file != _FILE else table
                   for key, table in content.items()} for file, content in files.items()}


def _spelled(table: Mapping[str, Any], forms: Forms) -> dict[str, Any]:
    """A table of word lists, or of words with what they mean, spelled out."""
    return {name: {form: meaning for word, meaning in entries.items() for form in forms.spell(word)}
            if isinstance(entries, dict) else [form for entry in entries for form in forms.spell(entry)]
            for name, entries in table.items()}
