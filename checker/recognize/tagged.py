"""The parts of speech of a text: one tag for each chunk, so that grammar is a regular expression over tags."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from checker.recognize.chunks import Chunks
from checker.rulebook.grammar import ABBREVIATION, NAME, NUMBER, ORDINAL, SPACED
from checker.rulebook.pack import LanguagePack


@dataclass(frozen=True, slots=True)
class Tagged:
    """A row of chunks with the tags of its words, and patterns to match on them."""

    row: Chunks
    tags: str
    starts: list[int]

    def at(self, offset: int) -> int:
        """The first chunk that begins at `offset` or later."""
        return bisect_left(self.starts, offset)


def tag(row: Chunks, pack: LanguagePack) -> Tagged:
    """The tags of `row`: those of its words; `NUMBER` or `ORDINAL` for what was read as one."""
    text, tag_of = row.text, pack.grammar.tagger()
    tags = [tag_of[text[start:end]] for start, end in row.places]
    ordinals = row.lexicon.members["ordinal"]
    for i in row.values:
        tags[i] = ORDINAL if row.codes[i] in ordinals else NUMBER
    joined = "".join(tags)
    for match in re.finditer("-", joined):
        i = match.start()
        if not (i and row.glued(i - 1)):
            tags[i] = SPACED
    joined = "".join(tags).replace(ABBREVIATION + ".", NAME + NAME).replace(ABBREVIATION, NAME)     # St. Louis
    return Tagged(row, joined, [start for start, _ in row.places])


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """An expression over tags, compiled when first needed."""
    return re.compile(expression)
