"""The forms in which copy writes sums, scales and units, in sentences as long as those of the news."""

from __future__ import annotations

import pytest
from found import read


@pytest.mark.parametrize(("text", "figures"), [
    ("The warden opened the drawer and found two $500 checks, 12 £20 notes and a list of the men who had paid.",
     [("two", "2", "checks"), ("$500", "500", "USD"), ("12", "12", "notes"), ("£20", "20", "GBP")]),
    ("In the year to March 2019 £3.2 million was spent on the roof, and since 2021 US$4 million more on the hall.",
     [("£3.2 million", "3200000", "GBP"), ("US$4 million", "4000000", "USD")]),
    ("The council let three £40-a-week rooms above the shop, and 40 $ was all that the tenants had left for food.",
     [("three", "3", "rooms"), ("£40-a-week", "40", "GBP per week"), ("40 $", "40", "USD")]),
])
def test_a_sum_behind_a_number(text: str, figures: list[tuple[str, ...]]) -> None:
    """The sign of a currency goes with the figure that it is glued to, and a count sees past a sum to its noun."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("Cleaners of the covered market get Rs 350/- a day from the town, and their foremen Rs 500/- in all.",
     [("Rs 350/- a day", "350", "INR per day"), ("Rs 500/-", "500", "INR")]),
    ("The men ask between 300 and 350 eur for a place on the raft, and the guards took 40 usd and a watch.",
     [("between 300 and 350 eur", "300..350", "EUR"), ("40 usd", "40", "USD")]),
    ("The pass costs 15 -20 USD at the gate of the park, but 10 - or 12 at most - went in free before noon.",
     [("15 -20 USD", "15..20", "USD"), ("10", "10"), ("12 at most", "<=12")]),
    ("The yard was sold for 1.127.540,50 euros, the crane for 1.200.000,5 kroner, and 1.127.540 was kept.",
     [("1.127.540,50 euros", "1127540.5", "EUR"), ("1.200.000,5 kroner", "1200000.5", "NOK"),
      ("1.127.540", "1127540")]),
])
def test_sums_as_they_are_written(text: str, figures: list[tuple[str, ...]]) -> None:
    """What closes a sum is no rate, codes may be small, and groups of three may end in a decimal comma."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The rent of the flat is 900 pounds ($1,150) a month, and the toll of the bridge is 8 pounds (9 euros) per car.",
     [("900 pounds", "900", "GBP per month"), ("$1,150", "1150", "USD per month"), ("8 pounds", "8", "GBP per car"),
      ("9 euros", "9", "EUR per car")]),
    ("Each pump of the new station lifts 30 gallons (114 liters) a minute out of the cellar of the town hall.",
     [("30 gallons", "30", "gallon per minute"), ("114 liters", "114", "liter per minute")]),
    ("He paid $4 (3 euros) a year ago, and the barn holds 300 tons (40 of them oats) a short walk from the road.",
     [("$4", "4", "USD"), ("3 euros", "3", "EUR"), ("300 tons", "300", "ton"), ("40", "40")]),
])
def test_a_rate_behind_a_conversion(text: str, figures: list[tuple[str, ...]]) -> None:
    """What two sums or measures are for each of may stand behind the brackets of the second."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The mint keeps 45m of its coins in the vault, and the site that sells them had 2 B visitors before it closed.",
     [("45m", "45000000", "coins"), ("2 B", "2000000000", "visitors")]),
    ("They laid 45m of the cable before the storm, and in apartment 4 B residents saw vans under 3.5t go by.",
     [("45m", "45", "meter"), ("4", "4", "residents"), ("under 3.5t", "<3.5", "metric ton")]),
])
def test_letters_for_millions(text: str, figures: list[tuple[str, ...]]) -> None:
    """A letter is a scale where what is counted follows, and a meter, a ton or part of a name else."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The shutter of the camera that took the picture from the roof stayed open for 1/500 of a second at most.",
     [("1/500 of a second at most", "<=0.002", "second")]),
    ("The model of the ship is 1⁄160 of her full size, and the odds that it is sold are put at 1/250 by the house.",
     [("1⁄160", "0.00625", "size"), ("1/250", "0.004")]),
    ("Print 3/250 of the series was signed by her on 1/2/2020 and hangs above the desk of the mayor of the town.",
     [("3", "3"), ("250", "250", "series")]),
])
def test_small_parts(text: str, figures: list[tuple[str, ...]]) -> None:
    """One part of many in digits; beyond hundredths figures with a stroke are no part where the first is not one."""
    assert in_short(text) == figures


def in_short(text: str) -> list[tuple[str, ...]]:
    """The figures of a text that are no dates: their words and values, and their units where they have one."""
    return [(words, value, unit) if unit else (words, value) for words, _, value, unit in read(text)]
