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
