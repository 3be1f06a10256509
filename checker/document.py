"""An article as it stands in its file, what of it is prose, and where things are in it.

Three texts, two of them of one length. `text` is the file as decoded, or, for a format that is packed or wired, what
was taken out of it. `prose` is that text character for character, with everything that is no prose out of the way.
Where the file spends several characters on one ("&pound;") or on none ("**"), the rest is *filler*. `reading` is the
prose without its filler: what a reader sees. The stages work on the reading, and `place` brings an offset back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from checker.model import Mention, Region, Span

PARAGRAPH = "\u2029"        # Unicode's paragraph separator: what an end of a paragraph reads as
TAIL = "\ufdd0"             # filler: what the file needs beyond the one character that stands before it
GAP = "\ufdd1"              # filler: what the file has and a reader does not see
# Both are code points that Unicode keeps for use inside a program; where a text has them all the same, they vanish.

_FILLERS = (TAIL, GAP)
_FILLER = re.compile(f"[{TAIL}{GAP}]+")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Control characters and byte order marks are no prose and read as blanks, as does a place where a word may be broken.
_BLANK = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff]")
# Marks that only steer layout stand inside words and figures and say nothing: direction, joining, the look of emoji.
_MUTE = re.compile(r"[\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f]")


# A raised number behind a word, a figure or a stop is a note's mark; behind 10, a sign of length or a letter, a power.
_NOTE = re.compile("[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–-][⁰¹²³⁴-⁹]{1,3})*(?![\\w⁺⁻])")
_BEFORE_NOTE = re.compile(r"(?:\d[\d.,]*|[^\W\d_]+|[.,;:!?)\]\"'’”%°])$")
_RAISES = re.compile(r"10[⁰¹²³⁴-⁹]+|[^\W\dm][⁰¹²³⁴-⁹]+|(?:[kcdmnµμ]?m|ft|in|yd|mi|sec)[²³]")
_SUM = re.compile(r"[$£€¥₹₩₽₺₪₴฿] ?\d[\d.,]*[ \u00a0]?m?$")       # €640m⁴
_LONGEST_STEM = 30
# What a terminal is told of colors, with its escape character or where that was lost on the way.
_COLORS = re.compile(r"\x1b\[[\d;]*[A-Za-z]|\[(?:\d{1,3}(?:;\d{1,3})*)?m(?!\])")
_PLAIN = "[0m"                  # sets all back, and stands wherever the others do

_HALF = re.compile("[\ud800-\udfff]")


class Edit(NamedTuple):
    """`text[start:end]` reads as `reads`, which is no longer than it; as nothing where that is empty."""

    start: int
    end: int
    reads: str = ""


class Document:
    """A story. `text` is the decoded file at `path`, so that offsets are those of the file; or, where `extracted`, text
    taken out of it, one paragraph after the other.

    `edits` are the stretches that do not read as they stand, in order. `regions` are the stretches of prose by their
    place in the story, in order; none where the format does not tell. `title` and `published` (an ISO date) are what
    the file's own metadata says, None where it says nothing. `left_out` names what of the file is taken for no part of
    the story ("navigation"), and `doubts` are sentences on what is uncertain of the text as a whole.
    """

    def __init__(self, path: str, text: str, *, title: str | None = None, published: str | None = None,
                 edits: tuple[Edit, ...] = (), regions: tuple[Region, ...] = (), format: str = "text",  # noqa: A002
                 extracted: bool = False, left_out: tuple[str, ...] = (), doubts: tuple[str, ...] = ()) -> None:
        self.path, self.text, self.title, self.published = path, text, title and whole(title), published
        self.edits, self.regions, self.format, self.extracted = edits, regions, format, extracted
        self.left_out, self.doubts = left_out, doubts

    @cached_property
    def prose(self) -> str:
        """The text, character for character: no prose is blanks or filler, and line ends stay."""
        read = masked(self.text, self.edits)
        if _PLAIN in read:
            read = _COLORS.sub(_unseen, read)
        return _without_notes(_LONE_RETURN.sub("\n", _BLANK.sub(" ", _MUTE.sub(GAP, read))))

    @cached_property
    def reading(self) -> str:
        """The prose without filler."""
        return _FILLER.sub("", self.prose) if TAIL in self.prose or GAP in self.prose else self.prose

    @cached_property
    def _filler(self) -> tuple[list[int], list[int], list[int]]:
        """Runs of filler: where each stands in the reading, how much of it is TAIL, and all filler up to its end."""
        runs = list(_FILLER.finditer(self.prose)) if len(self.reading) < len(self.prose) else []
        lengths = [len(run[0]) for run in runs]
        total = list(accumulate(lengths))
        at = [run.end() - before for run, before in zip(runs, total, strict=True)]
        tails = [len(run[0]) - len(run[0].lstrip(TAIL)) for run in runs]
        return at, tails, total

    def place(self, span: Span) -> Span:
        """Where a stretch of the reading stands in the text. Filler on either side is left out."""
        at, tails, total = self._filler
        if not at:
            return span
        before_start = bisect_right(at, span.start)
        before_end = bisect_right(at, span.end - 1)
        start = span.start + (total[before_start - 1] if before_start else 0)
        end = span.end + (total[before_end - 1] if before_end else 0)
        if before_end < len(at) and at[before_end] == span.end:
            end += tails[before_end]
        return Span(start, max(start, end))

    def placed(self, mention: Mention) -> Mention:
        """A mention of the reading as one of the text."""
        if not self._filler[0]:
            return mention
        phrase, antecedent, figure = mention.phrase, mention.antecedent, mention.figure
        return mention._replace(span=self.place(mention.span), phrase=phrase and self.place(phrase),
                       antecedent=antecedent and self.place(antecedent), figure=figure and self.place(figure))

    def written(self, span: Span) -> str:
        """A stretch of the reading as it was written, but without markup."""
        if self.edits:
            return self.reading[span.start:span.end]
        start, end = self.place(span)
        return self.text[start:end]

    def read(self, region: Region) -> str:
        """A region as it reads."""
        return _FILLER.sub("", self.prose[region.start:region.end])

    def region(self, offset: int) -> Region | None:
        """The region around an offset of the text."""
        number = bisect_right(self._region_starts, offset) - 1
        return self.regions[number] if number >= 0 and offset < self.regions[number].end else None

    @cached_property
    def _region_starts(self) -> list[int]:
        return [region.start for region in self.regions]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset of the text, both from 1. A line ends with LF, CRLF or CR."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def whole(text: str) -> str:
    """`text` with halves of characters (surrogates) put together where they belong to each other, else as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALF.search(text) else text


def masked(text: str, edits: Iterable[Edit]) -> str:
    """`text` with each edit read as it says, and the rest of the edit's length as filler."""
    pieces: list[str] = []
    at = 0
    for start, end, reads in edits:
        pieces += text[at:start], reads, (TAIL if reads.strip() else GAP) * (end - start - len(reads))
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def _without_notes(read: str) -> str:
    """A text without the marks of notes: raised numbers that are no power."""
    return _NOTE.sub(lambda mark: _unseen(mark) if _is_note(read, mark.start(), mark[0]) else mark[0], read)


def _is_note(read: str, at: int, mark: str) -> bool:
    """Whether the raised number `mark` at `at` is that of a note, told by what stands before it."""
    while at and read[at - 1] in _FILLERS:
        at -= 1
    before = read[max(0, at - _LONGEST_STEM):at]
    stem = _BEFORE_NOTE.search(before)
    if stem is None or _SUM.search(before):
        return stem is not None
    return _RAISES.fullmatch(stem[0] + mark) is None


def _unseen(match: re.Match[str]) -> str:
    return GAP * len(match[0])
