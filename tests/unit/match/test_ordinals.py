"""Ordinals that could be checked are claims; those that only put things in the order of the telling are not."""

from __future__ import annotations

import pytest

from checker import check

CHECKABLE = [
    ("Voss won the stage, with Ek fourth at 1min 12sec.", "fourth"), ("Rovers fell from second to sixth.", "second"),
    ("Rovers slipped to ninth after the loss.", "ninth"), ("It was their third stage win of the tour.", "third"),
    ("She was the fifth of nine sisters.", "fifth"), ("She was the first pilot so decorated.", "first"),
    ("A nurse was the fire's second victim.", "second"), ("It is only the fourth such ban.", "fourth"),
    ("He is running for a fourth term.", "fourth"), ("The sixth storm to strike the island is near.", "sixth"),
    ("He met the eighth-seeded Dane.", "eighth"), ("It was the town's first tram.", "first"),
]
TELLING = [
    "The first man ran and the second hid.", "First, the roof must go.", "A second officer drove the van.",
    "She took the third door.", "His second glance fell on the map.",
    "The second half of the season was wet.", "The third was a baker from Oslo.",
]


@pytest.mark.parametrize(("text", "ordinal"), CHECKABLE)
def test_a_place_that_could_be_checked_is_a_rank(text: str, ordinal: str) -> None:
    """A result, a place in a counted series or among so many, and a first of somewhere are claimed."""
    told = [claim.category for claim in check(text).claims if ordinal in claim.quote]
    assert told in (["rank"], ["superlative"])          # who was first is above all others


@pytest.mark.parametrize("text", TELLING)
def test_the_order_of_telling_is_none(text: str) -> None:
    """What comes first or second only in the story is dismissed."""
    assert "rank" not in {claim.category for claim in check(text).claims}
