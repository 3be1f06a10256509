"""Which figures a check speaks of: from what announces a relation to the others, never all pairs.

A check's first slot is its anchor. For each figure that fills it, the other slots are looked for within the check's
reach, by their forms. A set of figures that fits and holds explains the anchor, and its figures are spent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.fitting import Bound_, Fitting, of_one_sort
from checker.errors import BrokenRules, Fault
from checker.model import Span
from checker.rulebook.checkbook import LEAST_PARTS
from checker.rulebook.checks import Check, Form, Slot
from checker.rulebook.limits import TIME_LIMIT

MOST_SETS = 200     # sets of figures that are tried for one anchor; beyond, nothing is claimed of it
MOST_PARTS = 12     # figures that a slot with many takes
_LONGEST_JOINT = 90     # characters between two members of a list
_FAR = 100_000      # what a sentence between two figures counts for in their distance, in characters


class Fit(NamedTuple):
    """A set of figures that fills the slots of a check, and how far they stand from its anchor."""

    figures: Mapping[str, tuple[Figure, ...]]
    distance: int

    @property
    def anchor(self) -> Figure:
        """The figure that the search set out from."""
        return next(iter(self.figures.values()))[0]

    @property
    def members(self) -> list[Figure]:
        """All its figures, in the order of their slots."""
        return [figure for figures in self.figures.values() for figure in figures]


class Search:
    """The sets of figures that one check finds in a story.

    `places` are the sentences in which the check can set out; without them, all are looked at, also those that lack
    the figures and words that it cannot do without.
    """

    def __init__(self, story: Story, check: Check, places: Collection[int] | None) -> None:
        self.story, self.check, self._anchored = story, check, places
        self._places = places if check.is_near else None
        self._whole = story.whole
        self._fitting = Fitting(story, check)
        self._found: dict[tuple[str, Span], list[Bound_]] = {}

    def anchors(self) -> Iterator[tuple[Figure, list[Fit] | None]]:
        """Each figure that fills the anchor, in order, with the sets around it, nearest first; None for too many."""
        anchor = self.check.slots[0]
        found: dict[int, list[Bound_]] = {}
        for bound in self._filling(anchor, self._whole, self._anchored):
            if self._may_open(bound[anchor.name][0].sentence):
                found.setdefault(bound[anchor.name][0].number, []).append(bound)
        self._rivals = sorted(found)
        for number, begun in sorted(found.items()):
            fits = list(islice((fit for bound in begun for fit in self._fits(bound)), MOST_SETS + 1))
            if len(fits) > MOST_SETS:
                yield self.story.figures[number], None
            else:
                yield self.story.figures[number], _each_once(fits)

    def _may_open(self, number: int) -> bool:
        """Whether a sentence has the words that the check cannot do without."""
        return not self.check.only or all(self.check.words(name).search(self.story.small, *self.story.sentences[number])
                                          for name in self.check.only)

    def _fits(self, begun: Bound_) -> Iterator[Fit]:
        anchor = begun[self.check.slots[0].name][0]
        for bound in self._filled(begun, self.check.slots[1:], anchor):
            ordered = {slot.name: bound[slot.name] for slot in self.check.slots}
            yield Fit(ordered, sum(self._distance(anchor, figure, figure in begun_figures(begun))
                                   for figures in ordered.values() for figure in figures))

    def _filled(self, bound: Bound_, left: tuple[Slot, ...], anchor: Figure) -> Iterator[Bound_]:
        """Every way to fill the slots that are left."""
        if not left:
            yield bound
            return
        slot, rest = left[0], left[1:]
        if slot.name in bound:
            if self._fitting.suits(slot, bound[slot.name], bound):
                yield from self._filled(bound, rest, anchor)
            return
        reach = self._reach(anchor, slot.asks("within") or self.check.within)
        for candidate in self._candidates(slot, reach):
            joined = _joined(bound, candidate)
            if joined and self._fitting.suits(slot, joined[slot.name], joined):
                yield from self._filled(joined, rest, anchor)

    def _reach(self, anchor: Figure, within: str) -> Span:
        if within != "clause":
            return self.story.reach(anchor.sentence, within)
        start, end = self.story.reach(anchor.sentence, "sentence")
        place = anchor.mention.span.start
        return Span(max(start, self.story.text.rfind(";", start, place) + 1),
                    cut if (cut := self.story.text.find(";", place, end)) >= 0 else end)

    def _candidates(self, slot: Slot, reach: Span) -> list[Bound_]:
        """What fills a slot within reach: the figure, with those of other slots that its form binds."""
        key = slot.name, reach
        if key not in self._found:
            self._found[key] = list(self._filling(slot, reach, self._places))
        return self._found[key]

    def _filling(self, slot: Slot, reach: Span, places: Collection[int] | None) -> Iterator[Bound_]:
        """What fills a slot within reach, in the sentences at `places`."""
        found: dict[int, list[Figure]] = {}
        forms = () if slot.asks("or_text") else slot.forms
        for number in self._sentences(slot, reach, places):
            if forms and not self._worded(forms, number):
                continue
            filling = [figure for figure in self.story.figures_in[number] if figure.mention.kind in slot.kinds
                       and reach.start <= figure.mention.span.start < reach.end and self._fitting.fills(slot, figure)]
            if filling:
                found[number] = filling
        if slot.asks("many"):
            return (bound for figures in found.values() for bound in self._listed(slot, figures))
        return self._single(slot, reach, found)

    def _worded(self, forms: Sequence[Form], number: int) -> bool:
        """Whether a sentence has the words of one of the forms."""
        signs = self.story.signs_of(number)
        return any(form.signs & signs == form.signs for form in forms)

    def _sentences(self, slot: Slot, reach: Span, places: Collection[int] | None) -> Collection[int]:
        """The sentences within reach, of those at `places`, that may have figures for a slot, and where it asks."""
        told: Collection[int] = self.story.told_in(slot.kinds, reach) if places is None else places
        if places is not None and reach != self._whole:
            first, last = self.story.sentence_at(reach.start), self.story.sentence_at(reach.end - 1)
            told = [number for number in places if first <= number <= last]
        where = slot.asks("where")
        return [number for number in told if number in self.story.told_at[where]] if where else told

    def _single(self, slot: Slot, reach: Span, found: Mapping[int, list[Figure]]) -> Iterator[Bound_]:
        """The figures that fill a slot, by sentence: by themselves, or by the forms that they stand in."""
        instead = slot.asks("or_text")
        if instead or not slot.forms:
            for figure in (figure for figures in found.values() for figure in figures):
                if not instead or self.check.matches(instead, self.story.bare(figure)):
                    yield {slot.name: (figure,)}
        for form in slot.forms:
            yield from self._matches(form, reach, found)

    def _listed(self, slot: Slot, figures: list[Figure]) -> Iterator[Bound_]:
        """The lists of a sentence: figures with a comma or a joining word between each two."""
        run: list[Figure] = []
        for figure in [*figures, None]:
            joint = self._joint(run[-1], figure) if run and figure else ""
            if figure and run and joint and of_one_sort(run[0], figure):
                run.append(figure)
                if joint == ",":
                    continue
            elif figure and not run:
                run = [figure]
                continue
            if LEAST_PARTS <= len(run) <= MOST_PARTS and self._joint(run[-2], run[-1]) == "and":
                yield {slot.name: tuple(run)}
            run = [figure] if figure and figure not in run else []

    def _joint(self, first: Figure, second: Figure) -> str:
        """What joins two members of a list: "," or "and"; nothing where they are none."""
        start, end = first.mention.span.end, second.mention.span.start
        between = self.story.small_mask[start:end]
        if end - start > _LONGEST_JOINT or ";" in between or ":" in between:
            return ""
        last = self.check.words("joins").match(between.lstrip(" ,"))
        if "," in between and not last:
            return ","
        return "and" if self.check.words("joins").search(between) else ""

    def _matches(self, form: Form, reach: Span, sentences: Iterable[int]) -> Iterator[Bound_]:
        """What a form finds within reach: in sentences with the words that it cannot do without."""
        signs, figures = form.signs, len(form.template.slots)
        if self.story.signs & signs != signs:
            return
        for number in sentences:
            if len(self.story.figures_in[number]) >= figures and self.story.signs_of(number) & signs == signs:
                start, end = self.story.sentences[number]
                yield from self._found_in(form, max(start, reach.start), min(end, reach.end))

    def _found_in(self, form: Form, start: int, end: int) -> Iterator[Bound_]:
        text = self.story.small_mask if form.template.folded else self.story.mask
        slots = self.check.slot
        for match in self._run(form, text, start, end):
            bound: dict[str, tuple[Figure, ...]] = {}
            for name, group in form.groups:
                figure = self.story.figure_at(match.start(group)) if match.start(group) >= 0 else None
                if figure is None or not self._fitting.fills(slots[name], figure):
                    break
                bound[name] = (figure,)
            else:
                yield bound

    def _run(self, form: Form, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """The matches of a form. Raises BrokenRules where it takes too long, as a pattern of a desk's own can."""
        try:
            yield from self.check.pattern(form.template).finditer(text, start, end, overlapped=True,
                                                                  timeout=TIME_LIMIT if self.check.own else None)
        except TimeoutError:
            raise BrokenRules([Fault(self.check.file, self.check.id, "forms", f"{form.template.source!r} takes longer "
                                     f"than {TIME_LIMIT:g} seconds on one sentence")]) from None

    def _distance(self, anchor: Figure, figure: Figure, by_form: bool) -> int:  # noqa: FBT001
        if by_form:
            return 0
        far = abs(figure.sentence - anchor.sentence) * _FAR
        return far + abs(figure.mention.span.start - anchor.mention.span.start)

    def word(self, name: str, sentence: int) -> str | None:
        """A word of a list in a sentence, outside its figures; None where there is none."""
        match = self.check.words(name).search(self.story.small_mask, *self.story.sentences[sentence])
        return str(match[0]) if match else None

    def halt(self, fit: Fit) -> str | None:
        """A word between the anchor and another figure of its sentence that no figure is looked for beyond."""
        place = fit.anchor.mention.span.start
        for figure in fit.members[1:]:
            if figure.sentence == fit.anchor.sentence:
                start, end = sorted((place, figure.mention.span.start))
                for name in self.check.halts:
                    match = self.check.words(name).search(self.story.small_mask, start, end)
                    if match:
                        return str(match[0])
        return None

    def rival(self, fit: Fit) -> Figure | None:
        """Another anchor of the same check that stands nearer to one of the figures, between it and its anchor."""
        at = fit.anchor.number
        for figure in fit.members[1:]:
            low, high = sorted((at, figure.number))
            for rival in self._rivals:
                if low < rival < high and self.story.figures[rival] not in fit.members:
                    return self.story.figures[rival]
        return None


def begun_figures(bound: Bound_) -> list[Figure]:
    """The figures that the anchor's own form binds."""
    return [figure for figures in bound.values() for figure in figures]


def _joined(bound: Bound_, candidate: Bound_) -> Bound_ | None:
    """Both together; None where they disagree, or where one figure would fill two slots."""
    for name, figures in candidate.items():
        if bound.get(name, figures) != figures:
            return None
    joined = {**bound, **candidate}
    numbers = [figure.number for figures in joined.values() for figure in figures]
    return joined if len(set(numbers)) == len(numbers) else None


def _each_once(fits: list[Fit]) -> list[Fit]:
    """The sets without those that came twice, nearest first."""
    kept: dict[tuple[int, ...], Fit] = {}
    for fit in sorted(fits, key=lambda fit: fit.distance):
        kept.setdefault(tuple(figure.number for figure in fit.members), fit)
    return list(kept.values())
