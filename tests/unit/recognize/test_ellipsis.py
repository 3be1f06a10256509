"""Figures whose noun stands elsewhere: lent by another figure, named before, or nowhere."""

from __future__ import annotations

import pytest

from checker.model import Kind, Mention
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def quantities(text: str) -> list[Mention]:
    """The mentions of `text` that hold a quantity."""
    return [mention for mention in find_mentions(text, PACK) if mention.quantity]


@pytest.mark.parametrize(("text", "units"), [
    ("There were 4,000 U.S. troops left, down from 90,000 in the spring.", ["troops", "troops"]),
    ("The blast killed 42 people and wounded 17.", ["people", "people"]),
    ("In all 42 people were killed and 17 wounded.", ["people", "people"]),
    ("Of the 50 passengers, 42 were killed.", ["passengers", "passengers"]),
    ("Output grew to 5.1 million kettles, up from 4.7 million.", ["kettles", "kettles"]),
    ("The shop went from 12 workers to 30.", ["workers", "workers"]),
    ("The chain, with 1,900 shops in two dozen towns, plans 100 more.", ["shops", "towns", "shops"]),
    ("Norway has 17 million visitors, and Sweden about 1.9 million.", ["visitors", "visitors"]),
    ("It will sell 12 ships and keep the remaining 30.", ["ships", "ships"]),
    ("He owns 5 cars, 2 of them electric.", ["cars", "cars"]),
    ("The quake killed 87 people, injured 340 and left 12,000 homeless.", ["people", "people", "people"]),
    ("Ann had 17 shots to Norway's nine.", ["shots", "shots"]),
    ("Ann won 17 games against their nine.", ["games", "games"]),
    ("Of the 40 nurses, two dropped out.", ["nurses", "nurses"]),
    ("It took on 40 nurses; two dropped out.", ["nurses", "nurses"]),
    ("The firm has 1,800 nurses there. Another 350 will come.", ["nurses", "nurses"]),
    ("Scores fell by 12 points in the north and by four in the south.", ["points", "points"]),
    ("It hit 15 people, including 12 in Oslo and three in Bergen.", ["people", "people", "people"]),
])
def test_noun_of_an_earlier_figure(text: str, units: list[str]) -> None:
    """A figure without a noun shares that of the earlier one it is set against, and says which that was."""
    first, *others = quantities(text)
    assert [mention.quantity.unit for mention in (first, *others) if mention.quantity] == units
    assert first.antecedent is None
    assert all(mention.kind is Kind.COUNT for mention in others)
    assert others[-1].antecedent == first.span


@pytest.mark.parametrize(("text", "unit"), [
    ("Some 1,800 nurses left in a line of 40 buses, down from as many as 3,000.", "nurses"),
    ("The chain has 1,900 shops in 40 towns, up from 35.", "towns"),
])
def test_noun_of_like_magnitude(text: str, unit: str) -> None:
    """Of two earlier figures the later one is set against the one that it can be compared with."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity][-1] == unit


def test_new_sentence_borrows_no_noun() -> None:
    """A figure that opens a sentence without a word that ties it to the last one has no noun."""
    assert quantities("The shop sold 40 lamps. Two died.")[-1].kind is Kind.NUMBER


def test_noun_of_a_later_figure() -> None:
    """Figures of a list share the noun of the last."""
    mentions = quantities("They built four-, five- and six-cylinder engines.")
    assert [mention.quantity.unit for mention in mentions if mention.quantity] == ["cylinder"] * 3
    assert [mention.antecedent for mention in mentions] == [mentions[2].span, mentions[2].span, None]


@pytest.mark.parametrize(("text", "units"), [
    ("Police stopped a rally of 4,000, and two officers were hurt.", [None, "officers"]),
    ("They have 10, 11, and 12 officers.", ["officers", "officers", "officers"]),
    ("They have 11 and 12 officers.", ["officers", "officers"]),
    ("They met a party of 19 and two officers.", ["party", "officers"]),
])
def test_comma_before_and_begins_a_clause(text: str, units: list[str | None]) -> None:
    """Behind a comma "and" joins only the last of several; the noun of a new clause is its own."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity] == units


def test_noun_of_a_share() -> None:
    """A number that says a share once more counts what the share is of."""
    share, number = quantities("About 60 percent of the workers, or some 4,800, voted to strike.")
    assert number.quantity
    assert (number.kind, number.quantity.unit, number.subject) == (Kind.COUNT, "workers", "workers")
    assert number.antecedent == share.span


def test_stand_in() -> None:
    """"Others" stands for the noun of the figure before."""
    *_, others = quantities("Snow fell in 12 northern counties and in two others.")
    assert others.quantity
    assert (others.quantity.unit, others.subject) == ("counties", "northern counties")


def test_one_lends_nothing() -> None:
    """A single thing named in between does not lend its noun."""
    *_, last = quantities("He has 3,200 followers on one site and 90,000 on another.")
    assert last.quantity
    assert last.quantity.unit == "followers"


@pytest.mark.parametrize(("text", "unit", "subject"), [
    ("They gave a death toll of 42.", "toll", "death toll"),
    ("The death toll rose to 42.", "toll", "death toll"),
    ("The number of U.S. troops fell to 3,000.", "troops", "U.S. troops"),
    ("The club has a membership of 500.", "membership", "membership"),
    ("She had a crew of six.", "crew", "crew"),
    ("Deaths rose sharply to 42.", "Deaths", "Deaths"),
])
def test_noun_before(text: str, unit: str, subject: str) -> None:
    """What a figure is the number or the size of can stand before it."""
    [mention] = quantities(text)
    assert mention.quantity
    assert (mention.kind, mention.quantity.unit, mention.subject) == (Kind.COUNT, unit, subject)


@pytest.mark.parametrize("text", ["Shares rose to 42.", "They gave 42.", "He met 12 ministers. Then 30 left.",
                                  "The toll rose to 58, with 23 missing.", "He had six hits and batted .291.",
                                  "The storm left 400 homes dark, 3 dead.",
                                  "It paid $190 million, shooting well from three."])
def test_nothing_is_guessed(text: str) -> None:
    """Without a form of words that ties a figure to a noun it has none."""
    last = quantities(text)[-1].quantity
    assert last is not None
    assert last.unit is None
