"""The words of a text as patterns over words see them: figures hidden, each word its code and its tag.

The language of the patterns is told in `checker.rulebook.wording`.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from checker.model import Mention
from checker.recognize.tagged import Tagged
from checker.rulebook.grammar import NUMBER, TAGS
from checker.rulebook.wording import moved

WIDTH = 2           # characters of a word in the row: the code of its classes, its tag


class Worded:
    """A text with its figures found.

    By the number of a mention, `places` holds its first chunk and the one behind it, `ends` the chunk behind its noun.
    `row` has `WIDTH` characters for each chunk, and `tags` the tag alone.
    """

    def __init__(self, tagged: Tagged, mentions: Sequence[Mention]) -> None:
        self.tagged, self.mentions = tagged, mentions
        self.places = [(tagged.at(mention.span.start), tagged.at(mention.span.end)) for mention in mentions]
        self.ends = [max(end, tagged.at(mention.phrase.end)) if mention.phrase else end
                     for mention, (_, end) in zip(mentions, self.places, strict=True)]
        tags = list(tagged.tags)
        for mention, (first, end) in zip(mentions, self.places, strict=True):
            tags[first:end] = (NUMBER if mention.quantity else TAGS["time"]) * (end - first)
        self.tags = "".join(tags)
        self.row = "".join(map(add, tagged.row.codes, moved(self.tags)))
