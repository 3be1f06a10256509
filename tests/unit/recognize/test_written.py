"""How a figure is written: the figure alone, the place of its last digit, its zeros, and the two sides of a part."""

from __future__ import annotations

import pytest

from checker import recognize

LONG = "The board said on Friday, after talks with both unions, that {} by the end of the week, as the town had asked."


def written(text: str, nth: int = 0) -> tuple[str | None, str | None, int | None]:
    """The figure alone, its grain and its zeros, of the nth quantity of a text."""
    found = [mention for mention in recognize(text) if mention.quantity][nth]
    alone = text[slice(*found.figure)] if found.figure else None
    return alone, f"{found.grain.normalize():f}" if found.grain is not None else None, found.zeros


@pytest.mark.parametrize(("text", "alone", "grain", "zeros"), [
    ("nearly 4,500 tenants had left", "4,500", "1", 2),
    ("some 4,512 tenants had left", "4,512", "1", 0),
    ("it had spent $3.4 billion on roads", "3.4 billion", "100000000", 0),
    ("about 40 million letters would be sent", "40 million", "1000000", 1),
    ("the ticket cost £4.50", "4.50", "0.01", 0),
    ("the rate would be 45.0 percent", "45.0", "0.1", 0),
    ("nine women and forty men had signed", "nine", "1", 0),
    ("three hundred men had signed", "three hundred", "100", 0),
    ("£20bn would be spent", "20bn", "1000000000", 1),
    ("between $1.2 million and $1.5 million was lost", "1.2 million and $1.5 million", "100000", 0),
    ("1.2 to 1.5 million doses were lost", "1.2 to 1.5 million", "100000", 0),
    ("12 per 100,000 people had fallen ill", "12", "1", 0),
])
def test_a_figure_tells_how_it_is_written(text: str, alone: str, grain: str, zeros: int) -> None:
    """The figure stands without hedge, currency and noun; its grain is the place of the last digit that is written."""
    assert written(text) == (alone, grain, zeros)
    assert written(LONG.format(text)) == (alone, grain, zeros)


@pytest.mark.parametrize("text", [
    "a third of the tenants had left", "dozens of tenants had left", "two and a half million letters would be sent",
    "the wall was 5 feet 6 inches high", "the rent doubled",
])
def test_what_has_no_last_digit_has_no_grain(text: str) -> None:
    """Parts, magnitudes in words and sums of two units are not rounded to any place."""
    assert written(text)[1:] == (None, None)


@pytest.mark.parametrize(("text", "sides"), [
    ("a third of the tenants had left", (1, 3)), ("two-thirds of it was lost", (2, 3)), ("¾ of it was lost", (3, 4)),
    ("27 out of 30 trains were late", (27, 30)), ("one in five children had fallen ill", (1, 5)),
    ("nine of the 12 judges agreed", (9, 12)),
    ("half a million letters would be sent", (None, None)), ("the wall was 5 feet 6 inches high", (None, None)),
    ("they won 4-3", (None, None)), ("20 to 30 tenants had left", (None, None)),
])
def test_a_part_keeps_both_its_sides(text: str, sides: tuple[int | None, int | None]) -> None:
    """A third is 1 and 3, and no decimal figure; what is no part has no sides."""
    found = next(mention for mention in recognize(text) if mention.quantity)
    assert (found.numerator, found.denominator) == sides
