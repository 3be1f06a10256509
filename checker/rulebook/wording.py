"""Patterns over the words of a text, each seen by its classes and by its part of speech together.

    word        is that word; a sign is that sign (a full stop ends a sentence), and a blank means nothing
    {name}      is a word of that part of speech (`grammar.TAGS`) or of that class of the vocabulary; {plural name} is a
                word of either, and {plural ,} that or a comma; {not plural ,} is any other word or sign
    {word}      is any word, but no sign and no figure
    {figure}    is the figure that something is told of
    {number}    is a figure, whole with its unit, in as many words as it has: {number}+
    {time}      is a word of a date or a time
    {within}    is any word, sign or part of a figure that ends no sentence and no part of one
    {..4}       is a gap of up to four words, without an end of a sentence, a bracket or another figure
    {part}      is what `[part]` of the file names so

and ( ) | ? * + {1,3} ^ $, lookaround and (?<group> ) are those of regular expressions. A word stands in the row that
they match as two characters: the code of its classes, and its tag, moved so far that none looks like a code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import ascii_letters
from typing import Any

import regex

from checker.rulebook.grammar import MOVES, NUMBER, ORDINAL, TAGS
from checker.rulebook.lexicon import BREAK, END, Lexicon

PLACES = ("before", "between", "lead", "after")
"""Where a pattern of a tie looks: before the first figure, between the two, before the second, behind it."""
READ = ("match", "whose", "then", "before")
"""The keys of the patterns in `readings.toml`."""
FIGURE, WITHIN = "figure", "within"
_ANY = "(?s:.)"         # a code or a tag: one of them is a line's end
_SHIFT = 0x100
_MOVED = {n: n + _SHIFT for n in range(_SHIFT)}
_TAGS = {**TAGS, **MOVES, "number": NUMBER, "ordinal": ORDINAL, "break": BREAK, "word": ascii_letters}
_STOPS = END + ";"
_INSIDE = "".join(sorted({*_STOPS, "(", ")", NUMBER}))      # what no gap holds
_MOST = 60          # words that are repeated: beyond it a sentence is no prose, and to look on would cost its square
_SYNTAX = {"(": "(?:", "+": f"{{1,{_MOST}}}", "*": f"{{0,{_MOST}}}"}
_GROUP = re.compile(r"^\(\?<(?=\w)")
_ELEMENT = re.compile(
    r"(?P<syntax>\(\?<?[:=!]|\(\?<[a-z]\w*>|[()|?*+^$]|\{\d*,?\d*\}\+?)"
    r"|\{\.\.(?P<gap>\d+)\}"
    r"|\{(?P<no>not )?(?P<names>[^{}\s][^{}]*)\}"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|\\?(?P<sign>[^\s{}])"
    r"|(?P<blank>\s+)"
    r"|(?P<wrong>.)"
)


class UnknownWord(Exception):
    """A part of speech, class or part that there is not, or a sign that means nothing."""


def words_of(content: Mapping[str, Any]) -> set[str]:
    """The bare words in the patterns of a parsed file, which the vocabulary has to know."""
    sources = [*content.get("part", {}).values()]
    entries = [entry for table in content.values() if isinstance(table, list) for entry in table
               if isinstance(entry, dict)]
    sources += [entry[key] for entry in entries for key in {*PLACES, *READ} if isinstance(entry.get(key), str)]
    return {match["word"].lower() for source in sources for match in _ELEMENT.finditer(source) if match["word"]}


def moved(tags: str) -> str:
    """Tags as they stand behind the codes of their words."""
    return tags.translate(_MOVED)


def translate(source: str, lexicon: Lexicon, parts: Mapping[str, str]) -> str:
    """A pattern as a regular expression over words. Raises UnknownWord."""
    return "".join(_translated(match, lexicon, parts) for match in _ELEMENT.finditer(source))


def worded(source: str, lexicon: Lexicon, parts: Mapping[str, str], file: str, frame: str = "{}") -> re.Pattern[str]:
    """A pattern of a file over words, compiled within a frame. What an earlier run compiled is not translated again."""
    return lexicon.kept(f"{file} {frame} {source}", lambda: frame.format(translate(source, lexicon, parts)))


def _translated(match: re.Match[str], lexicon: Lexicon, parts: Mapping[str, str]) -> str:
    if match["names"] in (FIGURE, WITHIN):
        inside = f"(?:{_ANY}[^{re.escape(moved(_STOPS))}])"
        return inside if match["names"] == WITHIN else f"(?P<{FIGURE}>{_one_of(['number'], lexicon)}{{1,{_MOST}}})"
    if match["names"] in parts:
        return f"(?:{translate(parts[match['names']], lexicon, parts)})"
    if match["names"] or match["word"]:
        names = (match["names"] or f"={match['word'].lower()}").split()
        return _one_of(names, lexicon, other=bool(match["no"]))
    if match["gap"]:
        return rf"(?:{_ANY}[^{re.escape(moved(_INSIDE))}]){{0,{match['gap']}}}?"
    if match["wrong"]:
        raise UnknownWord(match[0])
    if match["sign"]:
        return f"(?:{_ANY}{re.escape(moved(match['sign']))})"
    syntax = match[0].strip()
    return _SYNTAX.get(syntax, _GROUP.sub("(?P<", syntax))


def _one_of(names: Sequence[str], lexicon: Lexicon, *, other: bool = False) -> str:
    """One word of any of these parts of speech and classes, or one of these signs; or any `other`."""
    known = {name: _TAGS.get(name, name) for name in names if name in _TAGS or not (name.isalnum() or name[1:])}
    if unknown := [name for name in names if name not in known and name not in lexicon.members]:
        raise UnknownWord(unknown[0])
    tags = re.escape(moved("".join(known.values())))
    codes = re.escape("".join(sorted({code for name in names if name not in known for code in lexicon.members[name]})))
    if other:
        return f"(?:[^{codes}]{_ANY})" if not tags else f"(?:{f'(?![{codes}])' if codes else ''}{_ANY}[^{tags}])"
    ways = ([f"{_ANY}[{tags}]"] if tags else []) + ([f"[{codes}]{_ANY}"] if codes else [])
    return f"(?:{'|'.join(ways)})" if ways else "(?!)"


def fault_of(source: str, lexicon: Lexicon, parts: Mapping[str, str]) -> str | None:
    """What is wrong with a pattern, for the person who wrote it."""
    try:
        regex.compile(translate(source, lexicon, parts))
    except UnknownWord as error:
        return f"there is no part of speech, class or part {error.args[0]!r}"
    except regex.error as error:
        return f"is no regular expression: {str(error).partition(' at position')[0]}"
    return None
