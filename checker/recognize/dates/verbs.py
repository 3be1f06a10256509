"""The words of the sentence around a date, and whether one of them is a verb of the past."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from checker.recognize.dates.patterns import Draft
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import END

CLAUSE_ENDS = frozenset(END + ";")
BACK, AHEAD = 14, 8     # chunks of the sentence that the tense is read from
GOVERNED = 2            # chunks from an auxiliary to its verb
SHORTEST = 3            # letters of a word that has no ending

Endings = Mapping[str, tuple[str, ...]]


def sentence_around(row: Chunks, draft: Draft, reach: int = BACK) -> tuple[range, range]:
    """The chunks of the sentence before a draft, the nearest first, and those behind it."""
    draft = outermost(draft)
    back, ahead = draft.first - 1, draft.end
    while back >= max(0, draft.first - reach) and row.codes[back] not in CLAUSE_ENDS:
        back -= 1
    while ahead < min(len(row.codes), draft.end + AHEAD) and row.codes[ahead] not in CLAUSE_ENDS:
        ahead += 1
    return range(draft.first - 1, back, -1), range(draft.end, ahead)


def outermost(draft: Draft) -> Draft:
    """The whole expression that a draft is part of, or itself."""
    while draft.whole is not None:
        draft = draft.whole
    return draft


def follows(row: Chunks, i: int, name: str, reach: int = GOVERNED) -> bool:
    """Whether a word of a class governs chunk `i` ("will be named", "had been due to expire")."""
    for before in range(i - 1, max(-1, i - 1 - reach), -1):
        if row.is_a(before, name) and not is_month(row, before):
            return True
        if row.codes[before] in CLAUSE_ENDS:
            return False
    return False


def is_month(row: Chunks, i: int) -> bool:
    """Whether chunk `i` is a month that is another word too: "fell in May and June"."""
    return row.is_a(i, "month") and row.text[row.places[i][0]].isupper()


def is_past(row: Chunks, i: int, endings: Endings) -> bool:
    """Whether chunk `i` is a verb of the past, or a word like "yesterday"."""
    if row.is_a(i, "past_cue"):
        return True
    return ends(row, i, endings["past_endings"]) and not row.is_a(i, "no_past") and not row.is_a(i - 1, "article")


def ends(row: Chunks, i: int, endings: tuple[str, ...]) -> bool:
    """Whether chunk `i` is a word in lower case with one of some endings."""
    if i >= len(row):
        return False
    start, end = row.places[i]
    ending = end - start > SHORTEST and row.text.endswith(endings, start, end)
    return bool(ending and row.text[start].islower() and i not in row.values)


def looks_back(row: Chunks, draft: Draft, endings: Endings) -> bool:
    """Whether the verb before a draft tells of what was over by then ("had begun on 16 December").

    Where a sentence begins with a range, the verb behind does ("From October to March they had lost 40 men").
    """
    back, ahead = sentence_around(row, draft)
    ranged = row.is_a(draft.first - 1, "from_word") or row.is_a(draft.first - 1, "up_to")
    if ranged and not any(is_past(row, i, endings) for i in back):
        first = next((i for i in ahead if is_past(row, i, endings)), None)
        return first is not None and row.is_a(first, "pluperfect") and any(
            is_past(row, first + n, endings) for n in (1, 2))
    for i in chain(back, ahead):
        if i > draft.first or row.is_a(i, "pluperfect"):
            return i < draft.first
        if is_past(row, i, endings):
            return follows(row, i, "pluperfect")
    return False
