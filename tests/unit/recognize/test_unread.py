"""Figures beyond any that a story has are listed, unread, and say so.

It must list: a figure of 61 digits, with points and commas in it, behind a sign of money.
It must not touch: one of 60 digits, which is read; figures that stand in a row with commas and blanks; long words.
"""

import pytest

from checker import check

SENTENCE = ("The old ledger that was found below the town hall last week shows that {} coins were paid to the masons "
            "of the bridge, a clerk said.")


@pytest.mark.parametrize("figure", ["7" * 61, "7" * 900, "1" + ",000" * 40, "0." + "3" * 80, "3" * 80 + ".5"], ids=len)
@pytest.mark.parametrize("before", ["", "$", "Rs", "-", "about "])
def test_figure_beyond_the_bound_is_listed(before: str, figure: str) -> None:
    """It is a claim with its place, without a value, and with a note that says why."""
    text = SENTENCE.format(before + figure)
    claims = [claim for claim in check(text).claims if figure in claim.quote]
    assert [claim.value for claim in claims] == [None]
    assert text[claims[0].span.start:claims[0].span.end] == claims[0].quote
    assert claims[0].mention.note == "more than 60 digits: not read"


@pytest.mark.parametrize("figure", ["7" * 60, "0." + "3" * 58, "1,000, 2,000, 3,000 and " * 12 + "4,000"], ids=len)
def test_figure_within_the_bound_is_read(figure: str) -> None:
    """Up to the bound a figure has its value, and figures in a row are none of 61 digits."""
    claims = [claim for claim in check(SENTENCE.format(figure)).claims if claim.span.start > 70]
    assert claims
    assert all(claim.value for claim in claims)


def test_word_of_letters_and_digits_is_no_figure() -> None:
    """A long code is a name."""
    assert all(claim.quote == "last week" for claim in check(SENTENCE.format("a1b2" * 30)).claims)
