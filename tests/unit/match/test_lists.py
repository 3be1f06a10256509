"""Figures in a list share a verb, and each keeps what is its own."""

from __future__ import annotations

import pytest

from checker import check

SHARED = [
    ("At least 42 people were killed and 17 wounded.", ["people killed", "people wounded"]),
    ("About 900 soldiers and dozens of nurses have been killed.", ["soldiers killed", "people killed"]),
    ("A bomb killed three villagers and hurt seven others.", ["people killed", "people wounded"]),
    ("The storm killed 14 people, injured 30 and left 200 homeless.",
     ["people killed", "people wounded", "people displaced"]),
    ("Crews rescued 340 people and 90 pets.", ["people rescued", "number of pets"]),
    ("The blast killed six people and sent thousands into the streets.", ["people killed", "people"]),
    ("Twelve died in Bern, nine in Basel and three in the Jura valley.", ["people killed"] * 3),
    ("Police held 62 people, and 14 officers were hurt.", ["people", "people wounded"]),
    ("The Reds won 34 percent of the vote, the Centre 21 percent and the Left 9.5 percent.", ["share of the vote"] * 3),
    ("The hospital lost $4 million in May and $6 million in June.", ["loss", "date", "loss", "date"]),
    ("The budget has $14 million for roads and $9 million for parks.", ["budget", "budget"]),
    ("The state gave $4 million to schools and $2 million to clinics.", ["funding", "funding"]),
    ("The budget would rise from $4.1 million to $4.4 million.", ["budget", "budget"]),
    ("The cost of it rose from $4 million a year ago to $5 million.", ["cost", "date", "cost"]),
    ("The bridge cost $4 million and its owner drew $6 million.", ["cost", "sum of money"]),
    ("A budget of $4 million was sent to an heir to $6 million.", ["budget", "sum of money"]),
    ("He was sentenced to six years and four months.", ["sentence"]),
    ("They were sentenced to six years and nine years.", ["sentence", "sentence"]),
]


@pytest.mark.parametrize(("text", "measures"), SHARED)
def test_verb_is_shared(text: str, measures: list[str]) -> None:
    """Each member of a list or pair is measured by the verb that the list shares, if its noun can be, or by its own."""
    assert [claim.measure for claim in check(text).claims] == measures


def test_a_slot_that_is_only_looked_at_keeps_its_own_rule() -> None:
    """The duration behind "second strike in" tells that the ordinal counts, and stays a duration."""
    claims = check("It was the second strike in five months.").claims
    assert [(claim.quote, claim.category) for claim in claims] == [("second", "rank"), ("five months", "duration")]


def test_a_count_behind_a_proportion_is_no_proportion() -> None:
    """A figure that borrows its noun from a figure of another kind does not borrow its category."""
    ratio, count = check("It helped 9 out of 10 patients; two dropped out.").claims
    assert (ratio.category, count.category) == ("ratio", "people")
