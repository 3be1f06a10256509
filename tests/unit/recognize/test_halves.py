"""What is cut in half, and other changes that a word tells, with the levels that they lie between.

It must get right the half that a verb makes of what stands before it ("cut the staff in half"), the way the verb goes
(what is split falls by nothing) and the hedge, wherever it stands. It must refuse what lies there in two ("broke in
half"), a half of something else ("in half an hour", "in half of its shops") and names of a part ("the second half").
"""

from __future__ import annotations

import pytest

from checker import check
from checker.model import Claim


def claims(text: str) -> dict[str, Claim]:
    """The claims of `text` by the words of their figures, without the noun."""
    return {claim.quote: claim for claim in check(text).claims}


@pytest.mark.parametrize(("text", "quote", "value", "direction"), [
    ("The grant was cut in half.", "in half", "0.5", "down"),
    ("The council cut the grant in half.", "in half", "0.5", "down"),
    ("The council has slashed what it pays in half.", "in half", "0.5", "down"),
    ("The council split the grant in half.", "in half", "0.5", None),
    ("The fee was split in half.", "in half", "0.5", None),
    ("The grant was nearly cut in half.", "in half", "~<0.5", "down"),
    ("It has more than cut its debt in half.", "in half", ">0.5", "down"),
    ("The grant was cut nearly in half.", "nearly in half", "~<0.5", "down"),
    ("Nurses want to cut the wait in half by the summer.", "in half", "0.5", "down"),
    ("After a hard winter, the company has cut the number of looms in the valley in half and let go most weavers.",
     "in half", "0.5", "down"),
    ("The region cut its beds, officials in both towns said, in half and shut the clinic by the river.",
     "in half", "0.5", "down"),
    ("Profits doubled in May.", "doubled", "2", "up"),
    ("The debt was halved in May.", "halved", "0.5", "down"),
])
def test_cut_in_half(text: str, quote: str, value: str, direction: str | None) -> None:
    """"In half" behind a verb of change is read as "halved" is, hedged as its verb, however far that stands."""
    claim = claims(text)[quote]
    assert (claim.value, claim.unit, claim.category, claim.measure) == (value, "time", "ratio", "multiple")
    assert claim.mention.direction == direction
    assert claim.role == ("change" if direction else "factor")


@pytest.mark.parametrize("text", [
    "The mast broke in half.",
    "The sail was torn in half.",
    "They cut the rope, and the mast broke in half.",
    "After they had cut the engine, the old mast above the deck snapped in half with a noise.",
    "He cut the grass in half an hour.",
    "It cut the price in half of its shops.",
    "It cut the price in half the shops.",
    "The bank cut its rate in half-point steps.",
    "They cut the lead in the second half.",
    "He cut a half-hearted deal.",
    "Cut the onions in half.",
    "Peel them. Cut the onions in half.",
])
def test_no_half_of_what_was(text: str) -> None:
    """What lies there in two, half of something else and a recipe are no change."""
    assert not [claim for claim in check(text).claims if claim.measure == "multiple"]


@pytest.mark.parametrize(("text", "levels"), [
    ("The staff was cut in half from 40.", [("40", "base")]),
    ("They cut the fleet in half, from 80 to 40.", [("80", "base"), ("40", "level")]),
    ("The firm cut its fleet in half to 20 from 40.", [("20", "level"), ("40", "base")]),
    ("The firm halved its fleet to 20 from 40.", [("20", "level"), ("40", "base")]),
    ("Sales doubled to 70 from 40.", [("70", "level"), ("40", "base")]),
    ("The town cut its fleet of old ferries in half over the winter to 20 from 40, the mayor told reporters.",
     [("20", "level"), ("40", "base")]),
])
def test_levels_of_a_change_in_words(text: str, levels: list[tuple[str, str]]) -> None:
    """The levels before and after stand with their roles, and are no time of day ("half to 20")."""
    found = [claim for claim in check(text).claims if claim.role and claim.measure != "multiple"]
    assert [(claim.value, claim.role) for claim in found] == levels


@pytest.mark.parametrize("text", [
    "The index stood at 20,600 last fall.",
    "The index, up for most of a quiet summer, stood at 20,600 last fall, brokers in both cities said.",
])
def test_a_season_is_no_fall(text: str) -> None:
    """The fall of a year takes nothing from the figure before it."""
    claim = claims(text)["20,600"]
    assert (claim.mention.direction, claim.role) == (None, "level")


@pytest.mark.parametrize("text", [
    "Profit fell for the third quarter in a row.",
    "At the mills, where most of the town works, profit fell for the third quarter in a row, the owners said.",
])
def test_a_row_of_quarters_is_no_date(text: str) -> None:
    """The third of a row is a place in a series, not the third quarter of a year."""
    assert [(claim.value, claim.category) for claim in check(text).claims] == [("3", "rank")]


@pytest.mark.parametrize("text", [
    "The shop sold 640 lamps in the first week, 610 in the second and 655 in the third.",
    "The shop sold 640 lamps in the first week, its owner told reporters, 610 in the second and 655 in the third.",
])
def test_later_members_count_what_the_first_did(text: str) -> None:
    """A figure whose noun is left out counts what the first of its row does."""
    figures = [(claim.value, claim.unit) for claim in check(text).claims if claim.unit]
    assert figures == [("640", "lamps"), ("610", "lamps"), ("655", "lamps")]


@pytest.mark.parametrize(("text", "figures"), [
    ("The river at the old mill rose half a metre and half of the town was flooded within the hour.",
     [("0.5", "meter"), ("0.5", "town")]),
    ("The concert in the rain lasted two hours and a third of the crowd left before the end.",
     [("2", "hour"), ("0.333333333", "crowd")]),
    ("The water in the cellar stood for four days and half the maps could not be saved.",
     [("4", "day"), ("0.5", "maps")]),
    ("The bell weighed three tons and half of that was lead, as the owners had feared.", [("3", "ton"), ("0.5", None)]),
    ("They walked for two hours and a half along the dam.", [("2.5", "hour")]),
    ("It took an hour and a half of hard work before the lamps were lit again.", [("1.5", "hour")]),
    ("The loan is 900 million euros, half of it at a fixed rate.", [("900000000", "EUR"), ("0.5", None)]),
    ("They found that a quarter of it had filled with mud.", [("0.25", None)]),
    ("The school took in 400 pupils, of whom half are girls.", [("400", "pupils"), ("0.5", None)]),
    ("Rates in the north are more than double previous levels.", [(">2", "time")]),
    ("The mud in the rooms of the museum was a foot deep and setting like cement.", [("1", "foot")]),
    ("The two towns on the lake lie a mile apart.", [("2", "towns"), ("1", "mile")]),
    ("He took a second long look at the wide road.", []),
    ("The other half were asked to wait.", [("0.5", None)]),
])
def test_a_half_of_something_else(text: str, figures: list[tuple[str, str | None]]) -> None:
    """What is told of two things is two figures, and a part of what is only pointed at is one."""
    assert [(claim.value, claim.unit) for claim in check(text).claims] == figures


@pytest.mark.parametrize(("text", "quote"), [
    ("The blast set a warehouse on fire, but no injuries were reported, the harbor police said.", "no injuries"),
    ("The roof of the hall fell in at noon and nobody was killed.", "nobody"),
    ("None of the crew was hurt when the mast fell.", "None of the crew"),
    ("There were no serious injuries.", "no serious injuries"),
])
def test_none_is_a_figure_of_harm(text: str, quote: str) -> None:
    """That nobody came to harm is a claim as much as any toll."""
    told = [claim for claim in check(text).claims if claim.category == "casualties"]
    assert [(claim.quote, claim.value) for claim in told] == [(quote, "0")]


@pytest.mark.parametrize("text", ["There were no nails.", "Nobody came.", "No one said so.", "No hurt dog was seen."])
def test_none_of_anything_else_is_no_figure(text: str) -> None:
    """None of what does no harm counts nothing."""
    assert not check(text).claims
