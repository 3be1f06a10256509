"""Figures as the copy of desks and wires writes them, each with the value that the sentence gives it.

It must get right a level whose scale the other one has, a range that another range replaces, a number in words with a
comma in it. It must refuse the scale to what counts something else, and the comma to a part of what was counted.
"""

from __future__ import annotations

import pytest

from checker import check

Figure = tuple[str | None, str | None]


@pytest.mark.parametrize(("text", "figures"), [
    ("The budget for roads and bridges shrank from 310 million pounds to 260, and the engineers called it reckless.",
     [("310000000", "GBP"), ("260000000", "GBP")]),
    ("The loss narrowed to 4.2 million pounds from 11.6 in the first season under the new owners, the theater said.",
     [("4200000", "GBP"), ("11600000", "GBP")]),
    ("Profit is seen at between 310 and 330 million pounds, up from 290.",
     [("310000000..330000000", "GBP"), ("290000000", "GBP")]),
    ("The old theater by the river raised 3 million pounds from 12 donors.", [("3000000", "GBP"), ("12", "donors")]),
    ("The bank, as its owners had hoped, raised its outlook from 2 to 3 percent to 3 to 4 percent.",
     [("2..3", "percent"), ("3..4", "percent")]),
    ("It lifted its forecast for exports to 5 to 6 percent from 3 to 4 percent.",
     [("5..6", "percent"), ("3..4", "percent")]),
    ("The rate in the north fell from 5 to 3 percent.", [("5", "percent"), ("3", "percent")]),
    ("The theater sold one thousand, two hundred and fifty tickets.", [("1250", "tickets")]),
    ("The parish has one thousand, two hundred of them old.", [("1000", None), ("200", None)]),
    ("Sales of the old lamps are up to 4.1 million from 3.9 million.", [("4100000", None), ("3900000", None)]),
    ("The ferry can carry up to 40 people from the islands.", [("<=40", "people")]),
    ("The rate in the north went back up to 5.4 percent.", [("5.4", "percent")]),
    ("The firm will buy back up to one million of its shares.", [("<=1000000", "shares")]),
    ("Builders in the port now sell sub-50 sq m flats.", [("<50", "square meter")]),
    ("Net profit was 88 mln euros vs 74 mln yr ago.", [("88000000", "EUR"), ("74000000", "EUR")]),
    ("Inspectors found that seven out of two hundred valves had been fitted the wrong way.", [("0.035", "valves")]),
])
def test_value_of_copy(text: str, figures: list[Figure]) -> None:
    """Scale, bound and unit are those that the sentence gives, also where it gives them with another figure."""
    assert [(claim.value, claim.unit) for claim in check(text).claims if claim.category != "rank"] == figures


def test_points_of_a_list_are_told_apart() -> None:
    """What one point of a list is for says nothing of the next."""
    claims = check("The money goes three ways:\n\n- $0.21 for debt service\n- $0.20 for parks and roads.").claims
    assert [claim.measure for claim in claims if claim.category == "money"] == ["debt", "sum of money"]
