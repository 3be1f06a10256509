"""Values of claims in words: what a person reads tells the reading, never the quote again."""

from __future__ import annotations

import pytest

from checker import check
from checker.report.words import value_in_words

RIGHT = [
    ("The bill came to $4.5m, the council said after the long debate on the bridge over the river.",
     "$4.5 million (4,500,000)"),
    ("In all, two dozen schoolchildren were taken to the clinic by bus after the storm had passed.",
    "24 schoolchildren"),
    ("The party, which was founded only last year by a former mayor, won 327 of the 550 seats.",
     "327 of 550 seats (59 percent)"),
    ("The town grew fast in the 1970s, when the mill on the river was still at work.", "the 1970s"),
    ("The crowd, kept behind ropes by the police of two districts, walked 12 km to the shrine.", "12 kilometers"),
    ("Exports, the ministry said in its yearly report on the trade of the ports, fell by nearly 5 percent.",
     "down nearly 5 percent"),
    ("A third of the orchards, by the growers' own count, was lost to the frost.",
     "one-third of the orchards (33 percent)"),
    ("The climber, who had been here before, is 6-foot-2.", "6 feet 2 inches"),
    ("Fewer than 60 riders, most of them from the valley, came to the start.", "fewer than 60 riders"),
    ("The post was cut off on the night of Sept. 30, 2025, by a slide above the pass.", "night of Sept. 30, 2025"),
]
NOT_KNOWN = [
    ("The bridge was closed on Wednesday after a barge had struck it.",
     "Wednesday, date not known: no date of publication"),
    ("The ferry sank last year with all its cargo.", "not known: no date of publication"),
    ("The council met on April 8 in the old school.", "April 8, year not known: no date of publication"),
]


@pytest.mark.parametrize(("text", "words"), RIGHT)
def test_value(text: str, words: str) -> None:
    """The value in AP's style, with its hedge, its direction and its unit."""
    assert words in [value_in_words(claim) for claim in check(text).claims]


@pytest.mark.parametrize(("text", "words"), NOT_KNOWN)
def test_not_known(text: str, words: str) -> None:
    """What is not known of a date is said so, with the reason; with a date of publication it is known."""
    assert [value_in_words(claim) for claim in check(text).claims] == [words]
    assert "known" not in value_in_words(check(text, published="2011-12-15").claims[0])


@pytest.mark.parametrize("text", ["They hold 349 of the 350 seats.", "They won 549 of the 550 seats."])
def test_no_part_is_rounded_to_the_whole(text: str) -> None:
    """A share that is not the whole is never shown as 100 percent."""
    words = [value_in_words(claim) for claim in check(text).claims]
    assert any(" of " in value and "percent" in value for value in words)
    assert not any("(100 percent)" in value for value in words)
