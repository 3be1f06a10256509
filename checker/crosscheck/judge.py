"""Whether a set of figures holds: for certain not, not as written, or well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from checker.crosscheck.evaluate import evaluate
from checker.crosscheck.figures import Story
from checker.crosscheck.intervals import Interval, Undefined
from checker.crosscheck.lists import named
from checker.crosscheck.readings import Reading, facet, read
from checker.crosscheck.search import Fit
from checker.model import Certainty
from checker.rulebook.checks import PUBLISHED, Check
from checker.rulebook.expressions import Node

Readings = Mapping[str, Sequence[Reading]]
_MANY_PARTS = 8     # from which on a sum is seldom exact
_TENFOLD = (10, 100, 1000)
_THOUSAND = (1_000, 1_000_000)


class Reckoned(NamedTuple):
    """What a set claims and what follows from its other figures, with what each of these may stand for."""

    claimed: Reading
    computed: Reading
    readings: Readings


class Verdict(NamedTuple):
    """What is wrong with a set: how sure it is that it cannot be right, and between which ends.

    `looks_like` are the words of a slip that gives the value claimed, or the name of a slip of the hand.
    """

    certainty: Certainty
    reckoned: Reckoned
    looks_like: str | None


def judge(check: Check, fit: Fit, story: Story) -> Verdict | None:
    """Why the figures of a set cannot be right together; None where they can. Raises Undefined where nothing tells."""
    readings = dict(_readings(check.names, check, fit, story))
    narrow = {name: [each.narrow for each in several] for name, several in readings.items()}
    said = evaluate(check.claim, narrow)
    if any(_holds(check.relation, said, _narrow(node, narrow, readings)) for node in check.expected):
        return None
    by = Fraction(check.by)
    if check.near and not _reading(check.near, readings).wide.meets(Interval(1 / by, by)):
        raise Undefined
    readings |= _readings(check.slip_names, check, fit, story)
    claimed = _reading(check.claim, readings)
    expected = [_reading(node, readings) for node in check.expected]
    if any(_holds(check.relation, claimed.wide, each.wide) for each in expected):
        certainty = Certainty.QUESTION
    else:
        certainty = Certainty.PROOF
    slip = _slip(check, claimed, expected[0], readings)
    if check.slipped and slip is None:
        raise Undefined
    return Verdict(certainty, Reckoned(claimed, expected[0], readings), slip)


def reckon(check: Check, fit: Fit, story: Story) -> Reckoned:
    """What a set that holds claims, and what follows from its other figures and agrees with it.

    Of what is no age, the figures as they stand are enough to tell it.
    """
    readings = dict(_readings(check.names, check, fit, story))
    known = _reading if check.expected[0][:2] == ("call", "age") else _exactly
    return Reckoned(known(check.claim, readings), known(check.expected[0], readings), readings)


def _exactly(node: Node, readings: Readings) -> Reading:
    """What an expression gives of its figures as they stand."""
    given = evaluate(node, {name: [Interval.point(each.exact) for each in several]
                            for name, several in readings.items()})
    middle = given.low if given.low is not None else given.high
    if middle is None:
        raise Undefined
    return Reading(given, given, middle)


def _narrow(node: Node, values: Mapping[str, Sequence[Interval]], readings: Readings) -> Interval:
    """What an expression gives as its figures are written.

    From eight parts on they are seldom all exact, and a sum may be off by three times the standard deviation of so
    many roundings, of which each is spread evenly over its place.
    """
    given = evaluate(node, values)
    parts = readings.get(str(node[2][0][1]), ()) if node[:2] == ("call", "sum") else ()    # type: ignore[index]
    if len(parts) < _MANY_PARTS or given.low is None or given.high is None:
        return given
    places = [high - low for low, high, *_ in (each.wide for each in parts) if low is not None and high is not None]
    margin = 3 * max(places, default=Fraction(0)) * Fraction(sqrt(len(parts) / 12))
    return Interval(given.low - margin, given.high + margin)


def _holds(relation: str, claimed: Interval, expected: Interval) -> bool:
    if relation == "most":
        expected = Interval(None, expected.high)
    elif relation == "least":
        expected = Interval(expected.low, None)
    return claimed.meets(expected)


def _readings(names: Iterable[str], check: Check, fit: Fit, story: Story) -> Iterator[tuple[str, Sequence[Reading]]]:
    """What names of the check's expressions stand for."""
    for full in names:
        name, _, side = full.partition(".")
        if name == PUBLISHED:
            if story.published is None:
                raise Undefined
            day = Fraction(date.fromisoformat(story.published).toordinal())
            yield full, [Reading(Interval.point(day), Interval.point(day), day)]
        elif side == "named":
            yield full, [named(story, fit.figures[name][0])]
        elif side:
            yield full, [facet(figure, side, check.slot[name], story.units) for figure in fit.figures[name]]
        else:
            yield full, [read(figure, check.slot[name], story) for figure in fit.figures[name]]


def _reading(node: Node, readings: Readings) -> Reading:
    """What an expression gives in each reading of its figures."""
    wide = evaluate(node, {name: [each.wide for each in several] for name, several in readings.items()})
    narrow = evaluate(node, {name: [each.narrow for each in several] for name, several in readings.items()})
    return Reading(wide, narrow, _exactly(node, readings).exact)


def _slip(check: Check, claimed: Reading, computed: Reading, readings: Readings) -> str | None:
    for node, says in check.looks_like:
        try:
            if _reading(node, readings).narrow.meets(claimed.narrow):
                return says
        except Undefined:
            continue
    return next((slip for slip in check.slips if _SLIPS[slip](claimed, computed)), None)


def _digits(claimed: Reading, computed: Reading) -> bool:
    """Whether two digits beside each other have changed places."""
    if claimed.exact.denominator != 1 or computed.exact.denominator != 1:
        return False
    one, other = str(claimed.exact), str(computed.exact)
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1     # noqa: PLR2004
            and sorted(one) == sorted(other))


def _by(factors: tuple[int, ...], claimed: Reading, computed: Reading) -> bool:
    return any((computed.narrow * Interval.point(Fraction(factor) ** sign)).meets(claimed.narrow)
               for factor in factors for sign in (1, -1))


def _off_by_one(claimed: Reading, computed: Reading) -> bool:
    return abs(claimed.exact - computed.exact) == 1


def _tenfold(claimed: Reading, computed: Reading) -> bool:
    return _by(_TENFOLD, claimed, computed)


def _thousandfold(claimed: Reading, computed: Reading) -> bool:
    return _by(_THOUSAND, claimed, computed)


_SLIPS: Mapping[str, Callable[[Reading, Reading], bool]] = {
    "digits": _digits, "day": _off_by_one, "year": _off_by_one, "ten": _tenfold, "thousand": _thousandfold,
}
