"""Values in words, after AP: what must come out, and that reading the words gives the value back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import recognize
from checker.words import value_as_written


@pytest.mark.parametrize(("notation", "unit", "words"), [
    ("~<4500", "troops", "nearly 4,500 troops"), (">=40", "people", "at least 40 people"),
    ("9", "jurors", "nine jurors"), ("10", "jurors", "10 jurors"), ("1", "man", "one man"),
    ("9", "hour", "9 hours"), ("1", "year", "1 year"), ("~<11", "year", "nearly 11 years"),
    ("30000000", "USD", "$30 million"), ("3.4", "percent", "3.4 percent"),
    (">3400000000", "EUR", "more than €3.4 billion"), ("4512345", "USD", "$4,512,345"),
    ("1200", "homes", "1,200 homes"), ("20..30", "percent", "20 to 30 percent"),
    ("5000000..8000000", "USD", "$5 million to 8 million"), ("2", "percentage point", "2 percentage points"),
    ("6", "foot", "6 feet"), ("100", "CHF", "100 CHF"), ("2026-09-29", None, "Sept. 29, 2026"),
    ("2026-05-03", None, "May 3, 2026"), ("2011-12", None, "December 2011"), ("2010", None, "2010"),
    ("P9Y", None, "P9Y"), ("2011-W50", None, "2011-W50"), ("3:2", None, "3 to 2"), (None, None, "not resolved"),
    ("2026-09-29 (START)", None, "2026-09-29 (START)"),
])
def test_words(notation: str | None, unit: str | None, words: str) -> None:
    """Hedges are words, millions keep theirs, small counts are spelled out, and what is no value stands as it is."""
    assert value_as_written(notation, unit) == words


@settings(max_examples=60, deadline=None)
@given(bound=st.sampled_from(["", "~", "~<", ">", ">=", "<", "<="]),
       figure=st.one_of(st.integers(2, 99_999), st.integers(1, 999).map(lambda count: count * 1_000_000)),
       unit=st.sampled_from(["people", "troops", "percent", "USD", "year"]))
def test_the_words_are_read_back(bound: str, figure: int, unit: str) -> None:
    """Whoever reads the words has the value: the hedge, the figure and the unit."""
    [mention] = recognize(f"There were {value_as_written(f'{bound}{figure}', unit)} in it.")
    assert mention.quantity
    assert (mention.quantity.notation, mention.quantity.unit) == (f"{bound}{figure}", unit)
