"""A story as checks see it: its figures in order, each with its claim and sentence, and the text with them hidden."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from checker.document import Document
from checker.mask import fold, hide, plain
from checker.model import Claim, Dismissal, Kind, Mention, Opening, Span, Where
from checker.rulebook.template import HEADS

_LETTERS = re.compile(r"[^\W\d_]+")


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
    and `joins` its words that join the last member to a list.
    """

    def __init__(self, document: Document, results: Sequence[tuple[Mention, Claim | Dismissal]],
                 sentences: Sequence[Span], published: str | None, *, units: Mapping[str, Mapping[str, Any]],
                 joins: Collection[str]) -> None:
        self.document, self.sentences, self.published = document, sentences, published
        self.units, self.joins = units, joins
        self._starts = [span.start for span in sentences]
        self.figures = [Figure(number, mention, result, self.sentence_at(mention.span.start))
                        for number, (mention, result) in enumerate(results)]
        self.kinds = {figure.kind for figure in self.figures}
        self._words: dict[int, frozenset[str]] = {}
        self._told: dict[frozenset[Kind], list[int]] = {}
        self._with: dict[tuple[frozenset[Kind], ...], frozenset[int]] = {}
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
        return hide(self.text, ((figure.mention.span, HEADS[figure.kind]) for figure in self.figures))

    @cached_property
    def small_mask(self) -> str:
        """The mask in small letters."""
        return fold(self.mask)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, in small letters."""
        return frozenset(_LETTERS.findall(self.small))

    @cached_property
    def figures_in(self) -> Counter[int]:
        """How many figures each sentence has."""
        return Counter(figure.sentence for figure in self.figures)

    def sentences_with(self, needs: tuple[frozenset[Kind], ...]) -> frozenset[int]:
        """The sentences that have a figure of one of the kinds of each set, and as many figures as there are sets."""
        found = self._with.get(needs)
        if found is None:
            told = (set(self._all_told_in(kinds)) for kinds in needs)
            found = self._with[needs] = frozenset(number for number in set.intersection(*told)
                                                  if self.figures_in[number] >= len(needs))
        return found

    def words_of(self, sentence: int) -> frozenset[str]:
        """The words of a sentence, in small letters."""
        found = self._words.get(sentence)
        if found is None:
            start, end = self.sentences[sentence]
            found = self._words[sentence] = frozenset(_LETTERS.findall(self.small, start, end))
        return found

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
    def of_kind(self) -> dict[Kind, list[Figure]]:
        """The figures of each kind, in text order."""
        found: dict[Kind, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.kind, []).append(figure)
        return found

    def within(self, kind: Kind, reach: Span) -> list[Figure]:
        """The figures of a kind that begin within reach, in text order."""
        starts = self._starts_of_kind[kind]
        return self.of_kind[kind][bisect_left(starts, reach.start):bisect_left(starts, reach.end)]

    @cached_property
    def _starts_of_kind(self) -> dict[Kind, list[int]]:
        return {kind: [figure.mention.span.start for figure in figures] for kind, figures in self.of_kind.items()}

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
            first, last = 0, len(self.sentences) - 1
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
