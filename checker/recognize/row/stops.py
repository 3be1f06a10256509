"""Where sentences end, as a sign of its own in a row, so that nobody has to look at stops again; and what is an aside.

Each end is one chunk: the stops, before the quotes and brackets that close with them, or the white space behind a
headline. A stop that ends no sentence is part of its word ("Maj.", "Corp."), or a sign that no pattern asks for; a
question in quotes goes on like a comma ("Did 40 die?" he asked).

An aside that says nothing of the figures around it ("rose 12 percent, the mayor told reporters, to 4,200") becomes the
one comma that would stand there without it, so that no pattern has to reckon with it. What one is stands in
`prose.toml`; one with a figure or a date in it stays, for these have to be read.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.model import Span
from checker.recognize.row import Chunks, Group
from checker.rulebook.lexicon import DIGITS, DOTTED, END, NAME, POINT, SIGN
from checker.rulebook.pack import LanguagePack

_STOPS = frozenset(".!?\u2026")
_QUOTES = ('"', "'", "\u201d", "\u2019", "\u00bb")
_CLOSERS = (*_QUOTES, ")", "]")
_STOP = re.compile(r"[.!?]")         # codes of stops, and of signs
_POSSESSIVE = re.compile(r"['\u2019]s\b")     # Acme Inc.'s
_BEHIND_WORDS = (",", ";", ":", ")", "-", "/", "\u2013", "\u2014")
_PAUSE = ","
_NONE = (sys.maxsize, -1)               # chunks of no end


def with_ends(row: Chunks, sentences: Sequence[Span]) -> Chunks:
    """`row` with its sentences marked: `END` behind each but one that ends the text without a stop; no other stop."""
    return row.merged(_groups(row, sentences))


def _groups(row: Chunks, sentences: Sequence[Span]) -> Iterator[Group]:
    ends = iter(_ends(row, sentences))
    first, end = next(ends, _NONE)
    behind = 0                                          # the chunk behind the last group
    for match in _STOP.finditer(row.codes):
        i = match.start()
        while first <= i:
            behind = end
            if end != first + 1 or row.codes[first] != END:     # most are a full stop alone
                yield first, end, END, None
            first, end = next(ends, _NONE)
        if i >= behind and row.text[row.places[i][0]] in _STOPS:
            group = _inner(row, i, behind)
            behind = group[1]
            yield group
    while end >= 0:
        yield first, end, END, None
        first, end = next(ends, _NONE)


def _ends(row: Chunks, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """The chunks that end a sentence each, `first` up to `end`; none of them (`first` is `end`) behind a headline."""
    text, places = row.text, row.places
    starts = [start for start, _ in places]
    ends: list[tuple[int, int]] = []
    for _, stop in sentences:
        end = bisect_left(starts, stop)
        if not end or places[end - 1][1] > stop:
            continue                                    # a sentence without end, cut within a word
        behind = end
        while end and text[places[end - 1][0]] in _CLOSERS:
            end -= 1
        first = end
        while first and text[places[first - 1][0]] in _STOPS and places[first - 1][1] - places[first - 1][0] == 1:
            first -= 1
        if first == end:
            first = end = behind
        if first < end or end < len(places):
            ends.append((first, end))
    return ends


def _inner(row: Chunks, i: int, begin: int) -> Group:
    """The stop at chunk `i`, which ends no sentence, with those glued to it and what it belongs to from `begin` on."""
    end = i + 1
    while end < len(row) and row.codes[end] == row.codes[i] == "." and row.glued(end - 1):
        end += 1
    place = row.places[end - 1][1]
    owned, behind = _POSSESSIVE.match(row.text, place), row.text[place:place + 1]
    if behind in _QUOTES and not owned:
        return i, end, _PAUSE, None
    if row.codes[i] != "." or i == begin or not row.glued(i - 1) or not row.text[row.places[i - 1][0]].isalpha():
        return i, end, SIGN, None
    if not (owned or behind.isspace() or behind in _BEHIND_WORDS):
        return i, end, POINT, None
    while owned and end < len(row) and row.places[end][0] < owned.end():
        end += 1
    return i - 1, end, row.codes[i - 1], None


_COMMA = ","
_FIGURES = ("cardinal", "daypart", "deictic", "doubled", "doubles", "doubling", "fraction_sign", "half", "harm", "many",
            "month", "multiple", "nobody", "ordinal_word", "pair", "part", "parts", "reference", "scale",
            "scale_plural", "season", "single", "step_of_one", "time_unit", "weekday")
_QUOTE = re.compile(r"[\"\u201c\u201d\u00ab\u00bb`]")


def without_asides(row: Chunks, pack: LanguagePack) -> Chunks:
    """`row` with each aside as one comma."""
    found = list(_asides(row, *pack.once("asides", _patterns)))
    return row.merged(found) if found else row


def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], frozenset[str]]:
    """What asides look like, over codes, and the codes of figures and dates."""
    forms = "|".join(pack.lexicon.translate(form) for form in pack.files["prose"]["sentences"]["asides"])
    figures = frozenset({DIGITS, NAME, DOTTED}).union(*(pack.lexicon.members[name] for name in _FIGURES))
    return pack.lexicon.expression(f"{_COMMA}(?:{forms}){_COMMA}"), figures


def _asides(row: Chunks, aside: re.Pattern[str], figures: frozenset[str]) -> Iterator[Group]:
    at = 0
    while match := aside.search(row.codes, at):
        first, end = match.span()
        at = end - 1
        quoted = _QUOTE.search(row.text, row.places[first][0], row.places[end - 1][1])
        if figures.isdisjoint(match[0]) and not quoted:
            yield first, end, _COMMA, None
            at = end
