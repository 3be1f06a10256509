"""Which figures a check speaks of: from what announces a relation to the others, never all pairs.

A check's first slot is its anchor. For each figure that fills it, the other slots are looked for within the check's
reach, by their forms. A set of figures that fits and holds explains the anchor, and its figures are spent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

import regex

from checker.crosscheck.figures import Figure, Story
from checker.errors import BrokenRules, Fault
from checker.model import Bound, Kind, Span, YearFrom
from checker.rulebook.checks import Check, Form, Slot
from checker.rulebook.limits import TIME_LIMIT

MOST_SETS = 200     # sets of figures that are tried for one anchor; beyond, nothing is claimed of it
LEAST_PARTS = 3     # figures that make a list
MOST_PARTS = 12     # figures that a slot with many takes
_LONGEST_JOINT = 90     # characters between two members of a list
_FAR = 100_000      # what a sentence between two figures counts for in their distance, in characters
_LEVELS = {Bound.EXACT, Bound.RATIO, Bound.ABOUT}
Units = Mapping[str, Mapping[str, Any]]
_DIRECTED = {Bound.MORE, Bound.AT_LEAST, Bound.NEARLY, Bound.JUST_OVER, Bound.LESS, Bound.AT_MOST}
_WITH = {"like", "unlike", "as", "per"}    # what a slot asks of a figure beside those of others
_LEVEL = {"moves", "hedged", "open"}       # what a slot asks of how much a figure says
_SURE = {YearFrom.WRITTEN, YearFrom.NEAREST, YearFrom.TENSE}
_OF = {"units", "plain", "noun", "measure", "dimension"}        # what a slot asks of what a figure is
_WRITTEN = {"dated", "day", "sure", "text", "where"}                    # and of how it is written
_GENERIC = {"", "people", "figure", "sum of money"}      # measures of all sorts of things
_NUMBERS = {Kind.COUNT, Kind.NUMBER}

Words = tuple[frozenset[str], ...]
Bound_ = Mapping[str, tuple[Figure, ...]]


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

    Anchors whose sentence lacks the figures that the check speaks of are told of where `all_anchors` are asked for.
    """

    def __init__(self, story: Story, check: Check, *, all_anchors: bool = False) -> None:
        self.story, self.check = story, check
        self._places = story.sentences_with(check.needs) if check.is_near and not all_anchors else None
        self._slots = {slot.name: slot for slot in check.slots}
        self._found: dict[tuple[str, Span], list[Bound_]] = {}

    def anchors(self) -> Iterator[tuple[Figure, list[Fit] | None]]:
        """Each figure that fills the anchor, in order, with the sets around it, nearest first; None for too many."""
        if not self._possible():
            return
        anchor = self.check.slots[0]
        whole = self.story.reach(0, "story")
        found: dict[int, list[Bound_]] = {}
        for bound in self._candidates(anchor, whole):
            if self._may_open(bound[anchor.name][0].sentence):
                found.setdefault(bound[anchor.name][0].number, []).append(bound)
        self._rivals = sorted(found)
        for number, begun in sorted(found.items()):
            fits = list(islice((fit for bound in begun for fit in self._fits(bound)), MOST_SETS + 1))
            if len(fits) > MOST_SETS:
                yield self.story.figures[number], None
            else:
                yield self.story.figures[number], _each_once(fits)

    def _possible(self) -> bool:
        """Whether the story has the figures and the words that the check cannot do without."""
        return self._places != frozenset() and all(any(map(self._told, ways)) for ways in self.check.ways)

    def _may_open(self, number: int) -> bool:
        """Whether a sentence has the figures and the words that the check cannot do without."""
        sentence = self.story.sentences[number]
        return (self._places is None or number in self._places) and all(
            self.check.words(name).search(self.story.small, *sentence) for name in self.check.only)

    def _told(self, way: Words) -> bool:
        """Whether the story has a word of each set."""
        return not any(map(self.story.words.isdisjoint, way))

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
            if self._suits(slot, bound[slot.name], bound):
                yield from self._filled(bound, rest, anchor)
            return
        reach = self._reach(anchor, slot.asks("within") or self.check.within)
        for candidate in self._candidates(slot, reach):
            joined = _joined(bound, candidate)
            if joined and self._suits(slot, joined[slot.name], joined):
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
            self._found[key] = list(self._lists(slot, reach) if slot.asks("many") else self._single(slot, reach))
        return self._found[key]

    def _single(self, slot: Slot, reach: Span) -> Iterator[Bound_]:
        instead = slot.asks("or_text")
        if instead or not slot.forms:
            for figure in self._figures(slot, reach):
                if self._fills(slot, figure) and not (
                        instead and not self.check.matches(instead, self.story.bare(figure))):
                    yield {slot.name: (figure,)}
        for form in slot.forms:
            yield from self._matches(form, reach)

    def _figures(self, slot: Slot, reach: Span) -> Iterator[Figure]:
        """The figures of the kinds of a slot within reach."""
        for kind in slot.kinds & self.story.kinds:
            yield from self.story.within(kind, reach)

    def _lists(self, slot: Slot, reach: Span) -> Iterator[Bound_]:
        """The lists within reach: figures of one sentence with a comma or a joining word between each two."""
        for number in self.story.told_in(slot.kinds, reach):
            start, end = self.story.sentences[number]
            yield from self._listed(slot, Span(max(start, reach.start), min(end, reach.end)))

    def _listed(self, slot: Slot, reach: Span) -> Iterator[Bound_]:
        found = {bound[slot.name][0].number: bound[slot.name][0] for bound in self._single(slot, reach)}
        run: list[Figure] = []
        for figure in [*(found[number] for number in sorted(found)), None]:
            joint = self._joint(run[-1], figure) if run and figure else ""
            if figure and run and joint and _of_one_sort(run[0], figure):
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

    def _matches(self, form: Form, reach: Span) -> Iterator[Bound_]:
        """What a form finds within reach: in sentences with the words that it cannot do without."""
        wanted = self.check.wanted(form)
        if not self._told(wanted):
            return
        figures = len(form.template.slots)
        for number in self.story.told_in(self._slots[form.groups[0][0]].kinds, reach):
            if self.story.figures_in[number] < figures or (self._places is not None and number not in self._places):
                continue
            if not wanted or not any(map(self.story.words_of(number).isdisjoint, wanted)):
                start, end = self.story.sentences[number]
                yield from self._found_in(form, max(start, reach.start), min(end, reach.end))

    def _found_in(self, form: Form, start: int, end: int) -> Iterator[Bound_]:
        text = self.story.small_mask if form.template.folded else self.story.mask
        slots = self._slots
        for match in self._run(form, text, start, end):
            bound: dict[str, tuple[Figure, ...]] = {}
            for name, group in form.groups:
                figure = self.story.figure_at(match.start(group)) if match.start(group) >= 0 else None
                if figure is None or not self._fills(slots[name], figure):
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

    def _fills(self, slot: Slot, figure: Figure) -> bool:
        """Whether a figure is of the sort that a slot asks for."""
        return (figure.kind in slot.kinds and _has(figure, slot.sides) and _is_level(slot, figure)
                and self._is_of(slot, figure) and self._is_written(slot, figure))

    def _is_of(self, slot: Slot, figure: Figure) -> bool:
        """Whether unit, noun and measure of a figure are those asked for."""
        if slot.options.keys().isdisjoint(_OF):
            return True
        asks = slot.options.get
        units, noun, measure, dimension = asks("units"), asks("noun"), asks("measure"), asks("dimension")
        if (units and figure.unit not in units) or (asks("plain") and " per " in (figure.unit or "")):
            return False
        if measure and not self.check.matches(measure, figure.measure or ""):
            return False
        if dimension and not self.check.matches(dimension, self._dimension(figure)):
            return False
        return not noun or self.check.holds(figure.unit or "", noun)

    def _is_written(self, slot: Slot, figure: Figure) -> bool:
        """Whether a figure is written as asked for: where, its words, its year, down to the day."""
        if slot.options.keys().isdisjoint(_WRITTEN):
            return True
        where = slot.asks("where")
        if where and where != self.story.place_of(figure):
            return False
        moment = figure.mention.moment
        if slot.asks("dated") and not (moment and moment.year_from in (None, YearFrom.WRITTEN)):
            return False
        if slot.asks("sure") and not (moment and moment.year_from in _SURE):
            return False
        if slot.asks("day") and not (moment and moment.start and moment.start == moment.end):
            return False
        return not slot.asks("text") or self.check.matches(slot.asks("text"), self.story.bare(figure))

    def _dimension(self, figure: Figure) -> str:
        return str(self.story.units.get(figure.unit or "", {}).get("dimension", ""))

    def _suits(self, slot: Slot, figures: tuple[Figure, ...], bound: Bound_) -> bool:
        """Whether figures go with those of the slots that theirs must be like or unlike."""
        if slot.options.keys().isdisjoint(_WITH):
            return True
        like, unlike, measured = slot.asks("like"), slot.asks("unlike"), slot.asks("as")
        if measured and measured in bound and any(figure.measure != bound[measured][0].measure for figure in figures):
            return False
        per = slot.asks("per")
        if per and per in bound and not all(_counts(figure, bound[per][0]) for figure in figures):
            return False
        if like and like in bound:
            other = bound[like][0]
            return all(alike(figure, other, self.story.units) or _of_one_measure(figure, other) for figure in figures)
        if unlike and unlike in bound:
            return all(figure.unit != other.unit for figure in figures for other in bound[unlike])
        return True

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


def _counts(figure: Figure, rate: Figure) -> bool:
    """Whether a rate is so much for each of what a figure counts: "per match" and matches."""
    each = (rate.unit or "").rpartition("per ")[2]
    return bool(each) and _noun(figure).startswith(each.removesuffix("e").removesuffix("y"))


def alike(first: Figure, second: Figure, units: Units) -> bool:
    """Whether two figures are of one sort: the same unit, currency or noun, where both have one."""
    if first.kind in _NUMBERS and second.kind in _NUMBERS:
        one, other = _noun(first), _noun(second)
        return not one or not other or one == other
    return first.kind is second.kind and _rated(first, second, units)


def _rated(first: Figure, second: Figure, units: Units) -> bool:
    """Whether two units are one; so much in a time goes with what leaves out the time ("$9 a day", "$9")."""
    one, other = ((figure.unit or "").partition(" per ") for figure in (first, second))
    if one == other or one[0] != other[0] or (one[2] and other[2]):
        return one == other
    return units.get(one[2] or other[2], {}).get("dimension") == "time"


def _has(figure: Figure, sides: frozenset[str]) -> bool:
    """Whether a date has what is reckoned with: a weekday beside it, a day that no calendar has."""
    moment = figure.mention.moment
    return not sides or moment is None or not (("weekday" in sides and moment.weekday is None)
                                               or ("day" in sides and moment.timex is not None))


def _is_level(slot: Slot, figure: Figure) -> bool:
    """Whether a figure says how much: not vaguely, nor within limits alone, but where the slot takes that."""
    quantity = figure.mention.quantity
    if slot.options.keys().isdisjoint(_LEVEL):
        return not quantity or (not quantity.vague and quantity.bound in _LEVELS)
    moves = slot.asks("moves")
    if moves is not None and moves is (figure.mention.direction is None):
        return False
    if slot.asks("hedged") and not (quantity and quantity.bound in _DIRECTED):
        return False
    return not quantity or bool(slot.asks("open")) or (not quantity.vague and quantity.bound in _LEVELS)


def _of_one_sort(first: Figure, second: Figure) -> bool:
    """Whether two figures may be members of one list: two counts, whatever stands behind them, or of one unit."""
    counted = first.kind in _NUMBERS and second.kind in _NUMBERS
    return counted or (first.kind is second.kind and first.unit == second.unit)


def _of_one_measure(first: Figure, second: Figure) -> bool:
    """Whether two figures are told of one thing under two nouns: ballots and votes."""
    measure = first.measure or ""
    return (_of_one_sort(first, second) and measure == second.measure and measure not in _GENERIC
            and not measure.startswith("number of"))


def _noun(figure: Figure) -> str:
    return (figure.unit or "").lower().removesuffix("s")


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
