"""Asides between two commas change nothing of the figures and dates on either side."""

import pytest

from checker import check, recognize

ASIDES = ("the mayor told reporters", "as the owners of both mills had long hoped", "however", "she said",
          "a spokeswoman for the ministry in Oslo confirmed in a statement")


def read(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Each claim's value, unit and direction."""
    return [(claim.value, claim.unit, claim.mention.direction) for claim in check(text, "2011-12-15").claims]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize(("text", "expected"), [
    ("Burglaries in the northern towns fell 8%{} to 24,000.",
     [("8", "percent", "down"), ("24000", "Burglaries", None)]),
    ("The new wing of the town's only hospital will be opened{} on Tuesday.", [("2011-12-20", None, None)]),
    ("The yard at the mouth of the river has 5,900 nurses{} up from 3,000.",
     [("5900", "nurses", None), ("3000", "nurses", None)]),
    ("There is a 70 percent chance of gales along the whole coast{} on Monday.",
     [("70", "percent", None), ("2011-12-19", None, None)]),
    ("Exports of timber from the old harbour rose by 8 percent{} and imports by 3 percent.",
     [("8", "percent", "up"), ("3", "percent", "up")]),
])
def test_aside_changes_nothing(text: str, expected: list[tuple[str, str, str]], aside: str) -> None:
    """What is said, hoped or added between two commas stands in no pattern's way."""
    assert read(text.format("")) == expected
    assert read(text.format(f", {aside},")) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("They left, 12 officials said, and 40 stayed.", ["12", "40"]),
    ("It rose, the bank said on Monday, to a new high.", ["2011-12-12"]),
    ("“We tried,” said the pilot, Ewa Lind, 42, of Oslo.", ["42"]),
    ("It fell, as two of the owners had hoped, by half.", ["2", "0.5"]),
])
def test_figures_in_asides_are_read(text: str, expected: list[str]) -> None:
    """No figure or date is lost with an aside that holds it."""
    assert [claim.value for claim in check(text, "2011-12-15").claims] == expected


@pytest.mark.parametrize(("aside", "figure"), [
    ("12 officials said", "12"), ("three of the owners said", "three"), ("a million voters said", "a million"),
    ("dozens of farmers said", "dozens"), ("half of the farmers said", "half"), ("the third of them said", "third"),
    ("the bank said in May", "May"), ("the bank said on Monday", "Monday"), ("the bank said today", "today"),
    ("the bank says now", "now"), ("the bank said last summer", "last summer"),
    ("it said a week later", "a week later"),
    ("the bank said in the evening", "the evening"), ("they said in 2009", "2009"),
])
def test_every_sort_of_figure_keeps_an_aside(aside: str, figure: str) -> None:
    """Numbers in digits and in words, dates and times are found in an aside as elsewhere."""
    text = f"The price of bread rose, {aside}, and stayed there."
    assert figure in {text[slice(*mention.span)] for mention in recognize(text, "2011-12-15")}
