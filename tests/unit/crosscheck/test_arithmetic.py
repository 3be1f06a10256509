"""The language of expressions: what it gives on intervals, and what is said of one that is none."""

from fractions import Fraction

import pytest

from checker.crosscheck.evaluate import evaluate
from checker.crosscheck.intervals import Interval, Undefined
from checker.rulebook.expressions import BadExpression, names_in, parse_expression

VALUES = {"old": [Interval(Fraction(175_000), Fraction(185_000))],
          "new": [Interval(Fraction(115_000), Fraction(125_000))],
          "more": [Interval(Fraction(40), None, low_open=True)], "parts": [Interval.point(3), Interval.point(5)]}


def value(source: str) -> Interval:
    return evaluate(parse_expression(source), VALUES)


def test_change_of_rounded_levels_lies_between_its_extremes() -> None:
    """Both levels vary, and the ends are exact fractions."""
    change = value("(new / old - 1) * 100")
    assert (change.low, change.high) == (Fraction(-1400, 37), Fraction(-200, 7))


@pytest.mark.parametrize(("source", "low", "high"), [
    ("1 + 2 * 3", 7, 7), ("(1 + 2) * 3", 9, 9), ("7 - 2 - 1", 4, 4), ("12 / 3 / 2", 2, 2), ("-3 + 5", 2, 2),
    ("sum(parts)", 8, 8), ("min(parts)", 3, 3), ("max(parts, 9)", 9, 9), ("count(parts)", 2, 2), ("abs(2 - 5)", 3, 3),
    ("more * 2", 80, None), ("near(2, 1)", 1, 3),
])
def test_expression_has_its_value(source: str, low: int, high: int | None) -> None:
    """Signs bind as in arithmetic, and an open end stays open."""
    assert value(source) == Interval(Fraction(low), None if high is None else Fraction(high), high is None)


@pytest.mark.parametrize(("source", "message"), [
    ("(new", "lacks a ')'"), ("new old", "has 'old' where it should end, at character 4"),
    ("root(new)", "has no function 'root'"),
    ("new @ old", "has '@', which is no part of an expression, at character 4"),
    ("days(new)", "gives days 1 figures; it takes 2"), ("", "ends too soon"), ("(" * 50 + "1" + ")" * 50, "brackets"),
    ("1+" * 200 + "1", "longer than"), ("new.", "has '.'"), ("__import__(new)", "has '_'"),
])
def test_what_is_no_expression_says_why(source: str, message: str) -> None:
    """A fault tells what stands where, and nothing is ever run."""
    with pytest.raises(BadExpression) as told:
        parse_expression(source)
    assert message in told.value.message


def test_names_are_told() -> None:
    """The slots that an expression speaks of, with their sides."""
    assert list(names_in(parse_expression("sum(v.first, b) - -c"))) == ["v.first", "b", "c"]


def test_division_by_what_may_be_nothing_has_no_result() -> None:
    """An interval that holds nought divides nothing."""
    with pytest.raises(Undefined):
        evaluate(parse_expression("1 / a"), {"a": [Interval(Fraction(-1), Fraction(1))]})


def test_open_ends_do_not_meet() -> None:
    """More than 45 is not 45; at least 45 is."""
    more, least = Interval(Fraction(45), None, low_open=True), Interval(Fraction(45), None)
    assert not more.meets(Interval.point(45))
    assert least.meets(Interval.point(45))
