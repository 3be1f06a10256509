"""The words of a text as patterns see them: each with its part of speech, and behind it the code of its classes.

The tags alone make a string in which grammar is a regular expression. With the codes they make the row that the
patterns of `checker.rulebook.wording` match; there the figures that were found are hidden.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import add

from checker.model import Mention
from checker.recognize.row import Chunks
from checker.rulebook.grammar import NUMBER, ORDINAL, SPACED, TAGS
from checker.rulebook.pack import LanguagePack
from checker.rulebook.phrases import Phrases
from checker.rulebook.wording import moved

_SIGNS = re.compile(r"[.?,]")        # codes of the end of a sentence, of an odd sign, of a pause
_LINE = re.compile(r"(?m)^[^\n]{1,160}$")
_CAPITALS = re.compile(r"(?:\b[A-Z]\w{2}.*){3}")      # every headline has three such words,
_SMALL = re.compile(r"\b[^\W\d_A-Z]\w{3,}")          # and of these only prepositions and the like
_LITTLE = frozenset(TAGS[part] for part in (
    "preposition", "conjunction", "determiner", "auxiliary", "pronoun", "to", "from", "and", "or", "article", "by"))
_NAMES = (TAGS["name"], TAGS["plural_name"])
_PLURALS = (TAGS["plural_s"], TAGS["plural"], TAGS["plural_name"])
_BY_ENDING = (TAGS["plural_s"], TAGS["participle"], TAGS["gerund"], TAGS["manner"])


class Tagged:
    """A row of chunks with the tags of its words, and what patterns see of both.

    In `seen` each chunk stands as `WIDTH` characters: the code of its classes, its tag.
    """

    def __init__(self, row: Chunks, tags: str, starts: list[int], phrases: Phrases) -> None:
        self.row, self.tags, self.starts, self._phrases = row, tags, starts, phrases

    @cached_property
    def seen(self) -> str:
        return "".join(map(add, self.row.codes, moved(self.tags)))

    def with_row(self, row: Chunks) -> Tagged:
        """The same words with other codes or values."""
        return Tagged(row, self.tags, self.starts, self._phrases)

    def with_tags(self, tags: str) -> Tagged:
        """The same words with other tags."""
        return Tagged(self.row, tags, self.starts, self._phrases)

    def at(self, offset: int) -> int:
        """The first chunk that begins at `offset` or later."""
        return bisect_left(self.starts, offset)

    def match(self, name: str, i: int, end: int | None = None) -> Found | None:
        """The form `name` of `phrases.toml` from chunk `i` on, where it stands there; `end` hides what is behind."""
        found = self._phrases[name].match(self.seen, i * WIDTH, len(self.seen) if end is None else end * WIDTH)
        return Found(found) if found else None

    def search(self, name: str, first: int, end: int) -> Found | None:
        """The first place between two chunks at which the form `name` stands."""
        found = self._phrases[name].search(self.seen, first * WIDTH, end * WIDTH)
        return Found(found) if found else None

    def fullmatch(self, name: str, first: int, end: int) -> Found | None:
        """The form `name` where the chunks from `first` up to `end` are it, whole."""
        found = self._phrases[name].fullmatch(self.seen, first * WIDTH, end * WIDTH)
        return Found(found) if found else None

    def all(self, name: str) -> Iterator[Found]:
        """All places at which the form `name` stands, in text order."""
        return map(Found, self._phrases[name].finditer(self.seen))

    def has(self, name: str, i: int) -> bool:
        """Whether the form `name` stands at chunk `i`."""
        return i >= 0 and self._phrases[name].match(self.seen, i * WIDTH) is not None


class Found:
    """Where a form was found, in chunks."""

    __slots__ = ("_match",)

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    def start(self, group: str | int = 0) -> int:
        """The first chunk of a group; negative where it took no part."""
        return self._match.start(group) // WIDTH

    def end(self, group: str | int = 0) -> int:
        """The chunk behind a group; negative where it took no part."""
        return self._match.end(group) // WIDTH

    def has(self, group: str) -> bool:
        """Whether a group of this name stands there."""
        return group in self._match.re.groupindex and self._match.start(group) >= 0


def tag(row: Chunks, pack: LanguagePack) -> Tagged:
    """The tags of `row`: those of its words; `NUMBER` or `ORDINAL` for what was read as one."""
    text, tag_of = row.text, pack.grammar.tagger()
    tags = [tag_of[text[start:end]] for start, end in row.places]
    ordinals = row.lexicon.members["ordinal"]
    for i in row.values:
        tags[i] = ORDINAL if row.codes[i] in ordinals else NUMBER
    for match in _SIGNS.finditer(row.codes):
        tags[match.start()] = match[0]
    _headlines(row, tags, tag_of)
    joined = "".join(tags)
    for match in re.finditer("-", joined):
        i = match.start()
        if not (i and row.glued(i - 1)):
            tags[i] = SPACED
    return Tagged(row, "".join(tags), [start for start, _ in row.places], pack.once("phrases", Phrases))


def _headlines(row: Chunks, tags: list[str], tag_of: Mapping[str, str]) -> None:
    """Tag the words of headlines, which all have capitals, by their endings too, as words with capitals else are not.

    So "Tanks" and "KIDS" are plurals there, and "Added" is a participle.
    """
    starts: list[int] = []
    for line in _LINE.finditer(row.text) if row.values else ():
        if not _CAPITALS.search(line[0]) or not all(tag_of[word] in _LITTLE for word in _SMALL.findall(line[0])):
            continue
        starts = starts or [start for start, _ in row.places]
        for i in range(bisect_left(starts, line.start()), bisect_left(starts, line.end())):
            if tags[i] in _NAMES and (plain := tag_of[row.written(i).lower()]) in _BY_ENDING:
                verb = plain == TAGS["plural_s"] and tags[i - 1] in _PLURALS        # "Adults Skips"
                tags[i] = tags[i] if verb else plain


WIDTH = 2           # characters of a word in the row: the code of its classes, its tag


class Worded:
    """A text with its figures found.

    By the number of a mention, `places` holds its first chunk and the one behind it, `ends` the chunk behind its noun.
    `words` are those of the text with the figures and dates hidden, and `row` is what patterns see of them.
    """

    def __init__(self, tagged: Tagged, mentions: Sequence[Mention]) -> None:
        self.tagged, self.mentions = tagged, mentions
        self.places = [(tagged.at(mention.span.start), tagged.at(mention.span.end)) for mention in mentions]
        self.ends = [max(end, tagged.at(mention.phrase.end)) if mention.phrase else end
                     for mention, (_, end) in zip(mentions, self.places, strict=True)]
        tags = list(tagged.tags)
        for mention, (first, end) in zip(mentions, self.places, strict=True):
            tags[first:end] = (NUMBER if mention.quantity else TAGS["time"]) * (end - first)
        self.words = tagged.with_tags("".join(tags))
        self.row = self.words.seen
