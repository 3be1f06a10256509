"""A story as checks see it: its figures in order, each with its claim and sentence, and the text with them hidden."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from checker.document import Document
from checker.mask import fold, hide, plain
from checker.model import Claim, Dismissal, Kind, Mention, Opening, Span, Where
from checker.rulebook.checkbook import MARKS
from checker.rulebook.template import HEADS

_WORDS = re.compile(rf"[^\W\d_]+|[{re.escape(MARKS)}]")


class Figure(NamedTuple):
    """One figure: its number in the story, the mention (in the reading), what became of it, and its sentence."""

    number: int
    mention: Mention
    result: Claim | Dismissal
    sentence: int

    @property
    def claim(self) -> Claim | None:
        """The claim that it is, None where it was dismissed."""
        return self.result if isinstance(self.result, Claim) else None

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.mention.kind

    @property
    def unit(self) -> str | None:
        """Its unit, or the noun that it counts; of a claim, as the rule has it."""
        if isinstance(self.result, Claim):
            return self.result.unit
        return self.mention.quantity.unit if self.mention.quantity else None

    @property
    def measure(self) -> str | None:
        """What is measured, as its rule has it."""
        return self.result.measure if isinstance(self.result, Claim) else None

    @property
    def opening(self) -> Opening | None:
        """Whether it stands in the headline or the lead."""
        return self.result.opening if isinstance(self.result, Claim) else None


class Story:
    """What the checks of one story share. Offsets are those of the document's reading.

    `results` are its mentions with what became of each; `published` is an ISO date; `units` are the language's by name,
    `joins` its words that join the last member to a list, and `signs` tells of words in small letters which of those
    that checks cannot do without they have (see `Checks`).
    """

    def __init__(self, document: Document, results: Sequence[tuple[Mention, Claim | Dismissal]],
                 sentences: Sequence[Span], published: str | None, *, units: Mapping[str, Mapping[str, Any]],
                 joins: Collection[str], signs: Callable[[Iterable[str]], int]) -> None:
        self.document, self.sentences, self.published = document, sentences, published
        self.units, self.joins = units, joins
        self._starts = [span.start for span in sentences]
        self.figures = [Figure(number, mention, result, self.sentence_at(mention.span.start))
                        for number, (mention, result) in enumerate(results)]
        self.kinds = {figure.kind for figure in self.figures}
        self._signs_in, self._signs = signs, dict[int, int]()
        self.readings: dict[tuple[object, ...], Any] = {}      # by how slots ask for them
        self._told: dict[frozenset[Kind], list[int]] = {}
        self._at = {figure.mention.span.start: figure.number for figure in reversed(self.figures)}

    @cached_property
    def text(self) -> str:
        """The reading with plain quotes, dashes and blanks."""
        return plain(self.document.reading)

    @cached_property
    def small(self) -> str:
        """The text in small letters."""
        return fold(self.text)

    @cached_property
    def mask(self) -> str:
        """The text with each figure behind the sign of its kind."""
        return hide(self.text, ((figure.mention.span, HEADS[figure.kind]) for figure in self.figures
                                if figure.kind is not Kind.SUPERLATIVE))

    @cached_property
    def small_mask(self) -> str:
        """The mask in small letters."""
        return fold(self.mask)

    @cached_property
    def figures_in(self) -> dict[int, list[Figure]]:
        """The figures of each sentence that has one, in text order."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.sentence, []).append(figure)
        return found

    def signs_of(self, sentence: int) -> int:
        """The signs of the words of a sentence."""
        found = self._signs.get(sentence)
        if found is None:
            found = self._signs[sentence] = self._signs_in(_WORDS.findall(self.small, *self.sentences[sentence]))
        return found

    @cached_property
    def signs(self) -> int:
        """The signs of the words of all sentences that have a figure."""
        return reduce(or_, map(self.signs_of, self.figures_in), 0)

    def told_in(self, kinds: frozenset[Kind], reach: Span) -> list[int]:
        """The sentences within reach that have a figure of one of the kinds, in order."""
        told = self._all_told_in(kinds)
        first, last = self.sentence_at(reach.start), self.sentence_at(max(reach.end - 1, reach.start))
        return told[bisect_left(told, first):bisect_right(told, last)]

    def _all_told_in(self, kinds: frozenset[Kind]) -> list[int]:
        found = self._told.get(kinds)
        if found is None:
            found = self._told[kinds] = sorted({figure.sentence for kind in kinds & self.kinds
                                                for figure in self.of_kind[kind]})
        return found

    @cached_property
    def told_at(self) -> dict[str, set[int]]:
        """The sentences that have a figure in the headline, the lead and the body."""
        found: dict[str, set[int]] = {place: set() for place in (*Opening, "body")}
        for _, _, result, sentence in self.figures:
            found[(isinstance(result, Claim) and result.opening) or "body"].add(sentence)
        return found

    @cached_property
    def of_kind(self) -> dict[Kind, list[Figure]]:
        """The figures of each kind, in text order."""
        found: dict[Kind, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.kind, []).append(figure)
        return found

    def figure_at(self, place: int) -> Figure | None:
        """The figure that begins at a place of the mask."""
        number = self._at.get(place)
        return None if number is None else self.figures[number]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence around a place."""
        return max(bisect_right(self._starts, place) - 1, 0)

    @cached_property
    def paragraphs(self) -> list[int]:
        """For each sentence the number of its paragraph, as blank lines and regions tell them apart."""
        numbers, number, end = [], 0, 0
        for start, stop in self.sentences:
            between = self.document.reading[end:start]
            number += "\u2029" in between or between.count("\n") > 1
            numbers.append(number)
            end = stop
        return numbers

    @cached_property
    def whole(self) -> Span:
        """From the first sentence to the last."""
        return Span(self.sentences[0].start, self.sentences[-1].end)

    def reach(self, sentence: int, within: str) -> Span:
        """How far a slot may stand from a figure in `sentence`."""
        first = last = sentence
        if within == "next":
            first, last = max(sentence - 1, 0), min(sentence + 1, len(self.sentences) - 1)
        elif within == "paragraph":
            same = [number for number, paragraph in enumerate(self.paragraphs)
                    if paragraph == self.paragraphs[sentence]]
            first, last = same[0], same[-1]
        elif within == "story":
            return self.whole
        return Span(self.sentences[first].start, self.sentences[last].end)

    def is_quoted(self, place: int) -> bool:
        """Whether a place stands between quotation marks of its paragraph."""
        number = self.paragraphs[self.sentence_at(place)]
        first = self.paragraphs.index(number)
        return self.text.count('"', self.sentences[first].start, place) % 2 == 1

    def written(self, figure: Figure) -> str:
        """A figure as a message quotes it: with hedge and unit, and with its noun where that stands behind it."""
        phrase = figure.mention.phrase
        span = phrase if phrase and phrase.start >= figure.mention.span.start else figure.mention.span
        return " ".join(self.document.written(span).split())

    def bare(self, figure: Figure) -> str:
        """A figure as written, without its noun."""
        return " ".join(self.document.written(figure.mention.span).split())

    def place_of(self, figure: Figure) -> str:
        """The part of the story that a figure stands in: headline, lead or body."""
        return figure.opening.value if figure.opening else "body"

    def is_heading(self, figure: Figure) -> bool:
        """Whether a figure stands in headline or deck."""
        claim = figure.claim
        return claim is not None and (claim.opening is Opening.HEADLINE or claim.where in (Where.HEADLINE, Where.DECK))
