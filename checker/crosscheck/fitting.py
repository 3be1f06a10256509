"""What fills a slot of a check: figures of its kinds, as it asks for them, that go with those of other slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.lists import may_list
from checker.model import Bound, Kind, YearFrom
from checker.rulebook.checks import Check, Slot

_LEVELS = {Bound.EXACT, Bound.RATIO, Bound.ABOUT}
_DIRECTED = {Bound.MORE, Bound.AT_LEAST, Bound.NEARLY, Bound.JUST_OVER, Bound.LESS, Bound.AT_MOST}
# What a slot asks of a figure beside those of others.
_WITH = {"like", "unlike", "as", "per", "before", "after", "like_digits"}
_LEVEL = {"moves", "hedged", "open"}       # what a slot asks of how much a figure says
_SURE = {YearFrom.WRITTEN, YearFrom.NEAREST, YearFrom.TENSE}
_OF = {"units", "plain", "noun", "measure", "dimension", "digits"}        # what a slot asks of what a figure is
_WRITTEN = {"dated", "day", "sure", "text", "where"}                    # and of how it is written
_GENERIC = {"", "people", "figure", "sum of money"}      # measures of all sorts of things
_NUMBERS = {Kind.COUNT, Kind.NUMBER}

Bound_ = Mapping[str, tuple[Figure, ...]]
Units = Mapping[str, Mapping[str, Any]]


class Fitting:
    """What fills the slots of one check, of the figures of one story."""

    def __init__(self, story: Story, check: Check) -> None:
        self._story, self._check = story, check
        self._tests: dict[str, tuple[Callable[[Slot, Figure], bool], ...]] = {}

    def fills(self, slot: Slot, figure: Figure) -> bool:
        """Whether a figure is of the sort that a slot asks for."""
        if figure.mention.kind not in slot.kinds:
            return False
        tests = self._tests.get(slot.name)
        if tests is None:
            tests = self._tests[slot.name] = tuple(self._tests_of(slot))
        return all(test(slot, figure) for test in tests)

    def _tests_of(self, slot: Slot) -> Iterator[Callable[[Slot, Figure], bool]]:
        """What has to be asked of a figure for a slot: of most slots, only whether it is a level."""
        asked = slot.options.keys()
        if slot.sides:
            yield self._has
        if asked & _WRITTEN:
            yield self._is_written
        yield _is_level
        if asked & _OF:
            yield self._is_of

    def _has(self, slot: Slot, figure: Figure) -> bool:
        """Whether a figure has what is reckoned with: names behind it, a weekday beside it, a day of no calendar."""
        sides = slot.sides
        moment = figure.mention.moment
        return not (("named" in sides and not may_list(self._story, figure))
                    or (moment and (("weekday" in sides and moment.weekday is None)
                                    or ("day" in sides and moment.timex is not None))))

    def _is_of(self, slot: Slot, figure: Figure) -> bool:
        """Whether unit, noun and measure of a figure are those asked for."""
        asks = slot.options.get
        units, noun, measure, dimension = asks("units"), asks("noun"), asks("measure"), asks("dimension")
        if (units and figure.unit not in units) or (asks("plain") and " per " in (figure.unit or "")):
            return False
        if len(_digits(figure)) < (asks("digits") or 0):
            return False
        if measure and not self._check.matches(measure, figure.measure or ""):
            return False
        if dimension and not self._check.matches(dimension, self._dimension(figure)):
            return False
        return not noun or self._check.holds(figure.unit or "", noun)

    def _is_written(self, slot: Slot, figure: Figure) -> bool:
        """Whether a figure is written as asked for: where, its words, its year, down to the day."""
        where = slot.asks("where")
        if where and where != self._story.place_of(figure):
            return False
        moment = figure.mention.moment
        if slot.asks("dated") and not (moment and moment.year_from in (None, YearFrom.WRITTEN)):
            return False
        if slot.asks("sure") and not (moment and moment.year_from in _SURE):
            return False
        if slot.asks("day") and not (moment and moment.start and moment.start == moment.end):
            return False
        return not slot.asks("text") or self._check.matches(slot.asks("text"), self._story.bare(figure))

    def _dimension(self, figure: Figure) -> str:
        return str(self._story.units.get(figure.unit or "", {}).get("dimension", ""))

    def suits(self, slot: Slot, figures: tuple[Figure, ...], bound: Bound_) -> bool:
        """Whether figures go with those of the slots that theirs must be like or unlike, or stand before."""
        return all(self._goes_with(relation, figure, bound[slot.asks(relation)])
                   for relation in _WITH & slot.options.keys() if slot.asks(relation) in bound for figure in figures)

    def _goes_with(self, relation: str, figure: Figure, others: tuple[Figure, ...]) -> bool:
        """Whether a figure stands in a relation to those of another slot."""
        other = others[0]
        if relation == "like":
            return alike(figure, other, self._story.units) or _of_one_measure(figure, other)
        if relation == "unlike":
            return all(figure.unit != each.unit for each in others)
        if relation == "as":
            return figure.measure == other.measure
        if relation == "like_digits":
            return _digits(figure) == _digits(other)
        if relation == "after":
            return _is_later(figure, other)
        return _counts(figure, other) if relation == "per" else figure.number < other.number


def _is_later(figure: Figure, other: Figure) -> bool:
    """Whether a date begins when another is over."""
    begins, ended = (each.mention.moment for each in (figure, other))
    return bool(begins and begins.start and ended and ended.end and begins.start > ended.end)


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


def _digits(figure: Figure) -> tuple[int, ...]:
    """The digits of a figure, without zeros at either end."""
    quantity = figure.mention.quantity
    return quantity.low.normalize().as_tuple().digits if quantity and quantity.low else ()


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


def of_one_sort(first: Figure, second: Figure) -> bool:
    """Whether two figures may be members of one list: two counts, whatever stands behind them, or of one unit."""
    counted = first.kind in _NUMBERS and second.kind in _NUMBERS
    return counted or (first.kind is second.kind and first.unit == second.unit)


def _of_one_measure(first: Figure, second: Figure) -> bool:
    """Whether two figures are told of one thing under two nouns: ballots and votes."""
    measure = first.measure or ""
    return (of_one_sort(first, second) and measure == second.measure and measure not in _GENERIC
            and not measure.startswith("number of"))


def _noun(figure: Figure) -> str:
    return (figure.unit or "").lower().removesuffix("s")
