"""The same amount in another unit is hedged like the first."""

from __future__ import annotations

import pytest

from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


@pytest.mark.parametrize(("text", "notations"), [
    ("It lies more than 60 miles (97 km) away.", [">60", ">97"]),
    ("It makes just under 296 hp (221 kW / 300 PS).", ["~<296", "~<221", "~<300"]),
    ("The dam holds up to 12 miles (19 km) of water.", ["<=12", "<=19"]),
    ("It lies 60 miles (97 km) away.", ["60", "97"]),
    ("It lies more than 60 miles away (97 km by road).", [">60", "97"]),
    ("It lies more than 60 miles (12 men went).", [">60", "12"]),
])
def test_hedge_of_a_conversion(text: str, notations: list[str]) -> None:
    """A bound goes over to a conversion in parentheses right behind its figure, and to nothing else."""
    assert [mention.quantity.notation for mention in find_mentions(text, PACK) if mention.quantity] == notations


@pytest.mark.parametrize(("text", "notations"), [
    (("Soldiers who searched the farms along the river after the shooting on Monday seized 50 rifles and up to 10,000 "
      "bullets."), ["50", "<=10000"]),
    ("The chain shut more than 40 of its shops in the north, or more than a tenth of its estate, last winter.",
     [">40", ">0.1"]),
    ("The index of the exchange in Oslo lost 80 points, or less than 2 percent, before lunch.", ["80", "<2"]),
    ("Divers took away 12 crates and upwards of 300 bottles from the wreck.", ["12", ">300"]),
    ("The tickets for the last night of the festival cost 40 euros and up.", [">=40"]),
    ("A household of 12 or more pays twice for the water that it draws from the well.", [">=12", "2"]),
    ("The guards counted 40 or over in the yard, and the rest were never found.", [">=40"]),
])
def test_hedge_goes_to_its_own_figure(text: str, notations: list[str]) -> None:
    """What could end a hedge of the first figure and begins one of the second belongs to the second."""
    assert [mention.quantity.notation for mention in find_mentions(text, PACK) if mention.quantity] == notations
