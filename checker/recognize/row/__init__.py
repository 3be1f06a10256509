"""The text as a row of chunks, each with one character that tells its sort.

A chunk is a word, a known phrase ("more than"), a number as written or a sign. The sorts of all chunks together make
one short string, `codes`, about a fifth as long as the text; grammar is ordinary regular expressions over it, so a
pattern never looks at spelling and a spelling never hides in a pattern. White space is no chunk; the end of a sentence
is one, and a stop that ends none belongs to its word (`stops`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model import Span
from checker.rulebook.lexicon import BREAK, DIGITS, NAME, PHRASE, PHRASE_GOES_ON, Coder, Lexicon, normal, tokens
from checker.rulebook.pack import LanguagePack

_PREFIXES = ("prefix", "year_prefix", "scaled_money")        # classes of letters that stand glued before digits
_LETTERS = re.compile(r"[^\W\d]+(?=\d)")
_LONGEST = 60       # characters of a figure behind a prefix
Group = tuple[int, int, str, Any]
"""Chunks `first` up to `end` that become one: its code character and its value."""


class Chunks:
    """Chunks in text order: where each stands, as (start, end), and one code character each.

    `values` holds what an earlier layer made of a chunk (a number it has read), by index.
    """

    def __init__(self, text: str, lexicon: Lexicon, places: list[tuple[int, int]], codes: str,
                 values: dict[int, Any] | None = None) -> None:
        self.text, self.lexicon, self.places, self.codes = text, lexicon, places, codes
        self.values: dict[int, Any] = {} if values is None else values
        self._members = lexicon.members

    def __len__(self) -> int:
        return len(self.codes)

    def written(self, i: int, j: int | None = None) -> str:
        """The text of chunk `i`, or of the chunks from `i` up to but without `j`."""
        return self.text[self.places[i][0]:self.places[i if j is None else j - 1][1]]

    def word(self, i: int) -> str:
        """Chunk `i` as the lexicon spells it: lower case, plain apostrophes, single spaces."""
        return normal(self.written(i))

    def span(self, i: int, j: int) -> Span:
        """Where the chunks from `i` up to but without `j` stand in the text."""
        return Span(self.places[i][0], self.places[j - 1][1])

    def is_a(self, i: int, name: str) -> bool:
        """Whether there is a chunk `i` and it belongs to the class `name`."""
        return 0 <= i < len(self.codes) and self.codes[i] in self._members[name]

    def meaning(self, i: int, name: str) -> Any:
        """What chunk `i` means as a member of the class `name` (December as a month: 12); None where it is none."""
        return self.lexicon.meaning(self.written(i), name) if 0 <= i < len(self.codes) else None

    def glued(self, i: int) -> bool:
        """Whether nothing stands between chunk `i` and the next one."""
        return i + 1 < len(self.places) and self.places[i][1] == self.places[i + 1][0]

    def merged(self, groups: Iterable[Group]) -> Chunks:
        """A new row in which each group, in text order, has become one chunk; one of no chunks stands between two."""
        out = Chunks(self.text, self.lexicon, [], "")
        codes: list[str] = []
        at = 0
        for first, end, code, value in groups:
            codes.append(self._copy(out, at, first))
            if value is not None:
                out.values[len(out.places)] = value
            behind = self.places[end - 1][1]
            out.places.append((self.places[first][0], behind) if first < end else (behind, behind + 1))
            codes.append(code)
            at = end
        codes.append(self._copy(out, at, len(self.codes)))
        out.codes = "".join(codes)
        return out

    def _copy(self, out: Chunks, first: int, end: int) -> str:
        shift = len(out.places) - first
        if self.values:
            out.values.update((i + shift, self.values[i]) for i in range(first, end) if i in self.values)
        out.places += self.places[first:end]
        return self.codes[first:end]


def read_words(text: str, pack: LanguagePack) -> Chunks:
    """The chunks of `text` as the vocabulary of a language sees them."""
    return chunk(text, pack.lexicon)


def chunk(text: str, lexicon: Lexicon) -> Chunks:
    """Cut `text` into chunks, before its sentences are marked. Offsets are those of `text`."""
    code_of = lexicon.coder()
    places, found = tokens(text)
    row = _cut_prefixes(Chunks(text, lexicon, places, "".join(map(code_of.__getitem__, found))), code_of)
    return row.merged(_phrases(row))


def _cut_prefixes(row: Chunks, code_of: Coder) -> Chunks:
    """`row` with letters that are glued to digits cut off where they are a known prefix ("Rs500", "USD10.50")."""
    places: list[tuple[int, int]] = []
    codes: list[str] = []
    at = 0
    for match in re.finditer(NAME, row.codes):
        i = match.start()
        tail = _behind_prefix(row, i) if i >= at else None
        if tail is None:
            continue
        places += [*row.places[at:i], (row.places[i][0], tail)]
        codes += [row.codes[at:i], code_of[row.text[row.places[i][0]:tail]]]
        at = i + 1
        for start, end in _cut(row, tail, row.places[i][1]):
            places.append((start, end))
            codes.append(code_of[row.text[start:end]])
        while at < len(row) and row.places[at][0] < places[-1][1]:
            at += 1                                 # the figure went on behind the word: the .50 of USD10.50
    if not at:
        return row
    return Chunks(row.text, row.lexicon, places + row.places[at:], "".join([*codes, row.codes[at:]]))


def _cut(row: Chunks, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The places of the tokens from `start` to `stop`, letters between digits on their own: the x of "3x5x7"."""
    going, last = True, start + _LONGEST
    while going:
        going = False
        for first, end in tokens(row.text[start:last])[0]:
            letters = _LETTERS.match(row.text, start + first, start + end) if first else None
            if letters and row.lexicon.meaning(letters[0], "divided") is not None:
                yield letters.span()
                start, going = letters.end(), True
                break
            yield start + first, start + end
            if start + end >= stop:
                return


def _behind_prefix(row: Chunks, i: int) -> int | None:
    """Where the digits begin of a word that is a known prefix with digits behind it, else None.

    So is the first in "$US100" and the second in "2019-09-01T10:38:07Z" and in "6ft2in".
    """
    start, end = row.places[i]
    digits = next(n for n, character in enumerate(row.text[start:end], start) if character.isdecimal())
    letters = row.text[start:digits]
    if row.lexicon.meaning(letters, "before_decimal") is not None and re.match(r"\.\d", row.text[end:end + 2]):
        return digits                                   # M7.1
    rest = row.text[digits:end].lstrip("0123456789")
    named = len(letters) == 1 and rest and row.lexicon.meaning(rest, "scale_sign") is None             # R1S, Y2K
    if not named and any(row.lexicon.meaning(letters, name) is not None for name in _PREFIXES):
        return digits
    money = row.lexicon.meaning(letters, "money_letter")
    if money is not None and letters[0].isupper() and (_scaled(row, i) or _in_land(row, money)):
        return digits                                   # N137 billion, P8.7bn, and in Manila P95
    if not i or not row.glued(i - 1):
        return None
    names = ("divided",) if letters.islower() or len(letters) > 1 else ("time_sign", "year_part")
    counted = row.codes[i - 1] == DIGITS and any(row.lexicon.meaning(letters, name) is not None for name in names)
    known = counted or row.lexicon.meaning(row.written(i - 1) + letters, "prefix") is not None
    return digits if known else None


def _in_land(row: Chunks, money: str) -> bool:
    """Whether the text names a land whose currency this is."""
    lands = row.lexicon.members["land"]
    return any(code in lands and row.meaning(j, "land") == money for j, code in enumerate(row.codes))


def _scaled(row: Chunks, i: int) -> bool:
    """Whether a scale stands behind the figure that begins in the word at chunk `i`: "P8.7 billion"."""
    end = i + 1
    while row.glued(end - 1) and row.text[row.places[end][0]] in ".,0123456789":
        end += 1
    return row.is_a(end, "scale")


def _phrases(row: Chunks) -> Iterator[Group]:
    """Known phrases of several words, the longest at each place."""
    busy = 0
    openings = row.lexicon.openings()
    for match in row.lexicon.once(_opening).finditer(row.codes):
        first = match.start()
        if first < busy:
            continue
        for words, code in openings[row.written(first), row.written(first + 1)]:
            if _stands(row, first, words) and not _compares(row, code, first + len(words)):
                busy = first + len(words)
                yield first, busy, code, None
                break


def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.expression(f"{lexicon.one_of(PHRASE)}(?={lexicon.one_of(PHRASE_GOES_ON)})")


def _compares(row: Chunks, code: str, end: int) -> bool:
    """Whether the phrase up to chunk `end`, a hedge behind figures, stands before one: "he left and over 40 stayed".

    So it does where its last word opens another hedge: "50 rifles and up to 10,000 shells", "or more than a tenth".
    """
    members = row.lexicon.members
    if code not in members["hedge_after"] or code in members["hedge"]:
        return False
    known = row.lexicon.phrases.get((row.word(end - 1), row.word(end)), ()) if end < len(row) else ()
    if any((opened in members["hedge"] or opened in members["compare"]) and _stands(row, end - 1, words)
           for words, opened in known):
        return True
    return row.codes[end:end + 1] == DIGITS or row.is_a(end, "cardinal") or row.is_a(end, "prefix") or (
        row.is_a(end, "article") and any(row.is_a(end + 1, name) for name in ("single", "scale", "part")))


def _stands(row: Chunks, first: int, words: tuple[str, ...]) -> bool:
    """Whether `words`, the first two known, stand from chunk `first` on; a capital must be one in the text too."""
    end = first + len(words)
    if end > len(row.codes):
        return False
    for i in range(first + 2, end):
        if row.word(i) != words[i - first].lower():
            return False
    if BREAK in row.codes[first:end]:
        return False
    if row.is_a(first, "article") and not words[1][0].isalnum() and not row.glued(first):
        return False                                                        # "A$20", but no "a $20 note"
    return all((word.islower() or not row.written(i).islower())
               and (words[-1] != "." or len(word) > 1 or row.written(i) == word)        # "c. 1850" is not "12C."
               for i, word in enumerate(words, first))
