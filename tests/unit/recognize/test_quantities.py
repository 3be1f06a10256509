"""Figures with their hedges, ranges and units, as `find_mentions` returns them."""

from __future__ import annotations

import pytest

from checker.model import Mention
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def read(text: str) -> list[tuple[str, str, str, str | None]]:
    """What is found in `text`: the words, the kind, the notation and the unit of each quantity."""
    return [_row(text, mention) for mention in find_mentions(text, PACK)]


def _row(text: str, mention: Mention) -> tuple[str, str, str, str | None]:
    assert mention.quantity is not None
    return text[slice(*mention.span)], mention.kind.value, mention.quantity.notation, mention.quantity.unit


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("They saw 4,000 birds.", "4,000", "4000"),
    ("They saw about 4,000 birds.", "about 4,000", "~4000"),
    ("Some 300 came.", "Some 300", "~300"),
    ("An estimated 300 came.", "An estimated 300", "~300"),
    ("There were nearly 4,500 in all.", "nearly 4,500", "~<4500"),
    ("There were just under 4,500 in all.", "just under 4,500", "~<4500"),
    ("There were just over 4,500 in all.", "just over 4,500", "~>4500"),
    ("It took more than 40 boats.", "more than 40", ">40"),
    ("It took well over 40 boats.", "well over 40", ">40"),
    ("It took at least 40 boats.", "at least 40", ">=40"),
    ("It took no fewer than 40 boats.", "no fewer than 40", ">=40"),
    ("It took fewer than 40 boats.", "fewer than 40", "<40"),
    ("It took well under 40 boats.", "well under 40", "<40"),
    ("It took as many as 170,000 boats.", "as many as 170,000", "<=170000"),
    ("It took no more than 40 boats.", "no more than 40", "<=40"),
    ("It took 40 or more.", "40 or more", ">=40"),
    ("A 40-plus crowd.", "40-plus", ">=40"),
    ("It took 40 or so.", "40 or so", "~40"),
    ("It took ~40 boats.", "~40", "~40"),
    ("It took 20 to 30 boats.", "20 to 30", "20..30"),
    ("It took between 20 and 30 boats.", "between 20 and 30", "20..30"),
    ("It took 20–30 boats.", "20–30", "20..30"),
    ("Tens of thousands fled.", "Tens of thousands", "10000..99999"),
    ("Dozens fled.", "Dozens", "24..99"),
    ("A few hundred fled.", "A few hundred", "200..999"),
])
def test_hedge_is_part_of_the_value(text: str, words: str, notation: str) -> None:
    """Every row of the table of bounds, with the hedge inside the span."""
    assert [(found[0], found[2]) for found in read(text)] == [(words, notation)]


@pytest.mark.parametrize(("text", "words", "kind", "notation", "unit"), [
    ("It cost $3 million.", "$3 million", "money", "3000000", "USD"),
    ("It cost $3m.", "$3m", "money", "3000000", "USD"),
    ("It cost £2.4tn.", "£2.4tn", "money", "2400000000000", "GBP"),
    ("It cost 40 euros.", "40 euros", "money", "40", "EUR"),
    ("It cost 25 cents.", "25 cents", "money", "25", "cent"),
    ("It cost $4.50 a share.", "$4.50 a share", "money", "4.5", "USD per share"),
    ("It cost $2-3 billion.", "$2-3 billion", "money", "2000000000..3000000000", "USD"),
    ("a $3 million house", "$3 million", "money", "3000000", "USD"),
    ("It rose 12 percent.", "12 percent", "percent", "12", "percent"),
    ("It rose 12%.", "12%", "percent", "12", "percent"),
    ("It rose 3 percentage points.", "3 percentage points", "percent", "3", "percentage point"),
    ("It ran 5km.", "5km", "measure", "5", "kilometer"),
    ("It ran at 60 miles an hour.", "60 miles an hour", "measure", "60", "mile per hour"),
    ("a nine-month war", "nine-month", "duration", "9", "month"),
    ("It took nine years.", "nine years", "duration", "9", "year"),
    ("a 42-year-old man", "42-year-old", "age", "42", "year"),
    ("a man aged 42", "aged 42", "age", "42", "year"),
    ("Ann Smith, 42, won.", "42", "age", "42", "year"),
    ("It was minus 5 degrees.", "minus 5 degrees", "measure", "-5", "degree"),
])
def test_unit_makes_the_kind(text: str, words: str, kind: str, notation: str, unit: str) -> None:
    """Money, shares, measures, ages and durations carry their unit."""
    assert read(text) == [(words, kind, notation, unit)]
