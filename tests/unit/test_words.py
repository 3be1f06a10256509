"""Values in words, after AP: what must come out, and that reading the words gives the value back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import recognize
from checker.words import date_in_words, duration_in_words, value_as_written
from checker.words.amounts import amount_in_words, several

RULES = Path(__file__).parents[2] / "rules" / "en"


@pytest.mark.parametrize(("notation", "unit", "words"), [
    ("~<4500", "troops", "nearly 4,500 troops"), (">=40", "people", "at least 40 people"),
    ("9", "jurors", "nine jurors"), ("10", "jurors", "10 jurors"), ("1", "man", "one man"),
    ("9", "hour", "9 hours"), ("1", "year", "1 year"), ("~<11", "year", "nearly 11 years"),
    ("30000000", "USD", "$30 million"), ("3.4", "percent", "3.4 percent"),
    (">3400000000", "EUR", "more than €3.4 billion"), ("4512345", "USD", "$4,512,345"),
    ("1200", "homes", "1,200 homes"), ("20..30", "percent", "20 to 30 percent"),
    ("5000000..8000000", "USD", "$5 million to $8 million"), ("2", "percentage point", "2 percentage points"),
    ("6", "foot", "6 feet"), ("100", "CHF", "100 CHF"), ("2026-09-29", None, "Sept. 29, 2026"),
    ("2026-05-03", None, "May 3, 2026"), ("2011-12", None, "December 2011"), ("2010", None, "2010"),
    ("P9Y", None, "9 years"), ("2011-W50", None, "week of Dec. 12, 2011"), ("3:2", None, "3 to 2"),
    (None, None, "not resolved"),
    ("2026-09-29 (START)", None, "early Sept. 29, 2026"),
])
def test_words(notation: str | None, unit: str | None, words: str) -> None:
    """Hedges are words, millions keep theirs, small counts are spelled out, and what is no value stands as it is."""
    assert value_as_written(notation, unit) == words


@pytest.mark.parametrize(("timex", "mod", "words"), [
    ("197", None, "the 1970s"), ("197", "START", "early 1970s"), ("197", "MID", "mid-1970s"),
    ("18", None, "the 19th century"),
    ("2025-09-30TNI", None, "night of Sept. 30, 2025"), ("2025-07-07", "BEFORE", "before July 7, 2025"),
    ("2025-W28", None, "week of July 7, 2025"), ("2025-W28-WE", None, "weekend of July 12, 2025"),
    ("2011-Q3", None, "third quarter of 2011"), ("2011-WI", None, "winter 2011-12"),
    ("1914/1918", None, "1914 to 1918"),
    ("2011-12-15/2011-12-17", None, "Dec. 15 to Dec. 17, 2011"),
    ("2011-12-30/2012-01-02", None, "Dec. 30, 2011, to Jan. 2, 2012"),
    ("2011-10/2011-12", None, "October to December 2011"), ("2011-12-15T14:30", None, "2:30 p.m. Dec. 15, 2011"),
    ("2011-12-15T14:00/2011-12-15T16:00", None, "2 p.m. to 4 p.m. Dec. 15, 2011"), ("T12:00", None, "noon"),
    ("T00:10", None, "12:10 a.m."), ("BC0044", None, "44 B.C."), ("0476", None, "A.D. 476"),
    ("XXXX-04-08", None, "April 8, year not known"), ("XXXX-WXX-3", None, "Wednesday, date not known"),
    ("1999-WXX", None, "a week in 1999, date not known"), ("XXXX", None, None), ("XXXX-XX-XX", None, None),
    ("2011-13-01", None, None), ("2011-W60", None, None), ("T25:00", None, None), ("4500", None, "4500"),
])
def test_dates(timex: str, mod: str | None, words: str | None) -> None:
    """Days, times and periods after AP; what is not known is said so, and what no calendar has is nothing."""
    assert date_in_words(timex, mod) == words


@pytest.mark.parametrize(("timex", "repeated", "words"), [
    ("P1Y6M", False, "1 year 6 months"), ("PT20M", False, "20 minutes"), ("PXW", False, "some weeks"),
    ("P1W", True, "every week"), ("P2W", True, "every 2 weeks"), ("PXW", True, "every several weeks"),
    ("XXXX-WXX-1/XXXX-WXX-5", True, "every Monday to Friday"), ("XXXX-12-25", True, "every Dec. 25"),
    ("PAST_REF", False, None), ("2011", False, None),
])
def test_durations(timex: str, *, repeated: bool, words: str | None) -> None:
    """A length of time, and how often something is."""
    assert duration_in_words(timex, repeated=repeated) == words


def test_every_unit_has_a_name_for_several() -> None:
    """What more than one of a unit is called is a word that stands for it in stories, or the unit does not change."""
    units = tomllib.loads((RULES / "units.toml").read_text(encoding="utf-8"))["unit"]
    wrong = {unit["name"]: several(unit["name"]) for unit in units
             if unit["dimension"] != "money" and unit["name"] not in unit.get("symbols", ())
             and len(unit.get("words", ())) > 1
             and several(unit["name"]) not in (*unit["words"], *(word.replace("-", " ") for word in unit["words"]))}
    assert wrong == {}


@settings(max_examples=60, deadline=None)
@given(bound=st.sampled_from(["", "~", "~<", ">", ">=", "<", "<="]),
       figure=st.one_of(st.integers(2, 99_999), st.integers(1, 999).map(lambda count: count * 1_000_000)),
       unit=st.sampled_from(["people", "troops", "percent", "USD", "year"]))
def test_the_words_are_read_back(bound: str, figure: int, unit: str) -> None:
    """Whoever reads the words has the value: the hedge, the figure and the unit."""
    [mention] = recognize(f"There were {value_as_written(f'{bound}{figure}', unit)} in it.")
    assert mention.quantity
    assert (mention.quantity.notation, mention.quantity.unit) == (f"{bound}{figure}", unit)


@pytest.mark.parametrize(("notation", "unit", "words"), [
    ("1" + "0" * 40, "foot", "10,000,000,000,000,000,000,000,000,000,000,000,000,000 feet"),
    ("9" * 36, "USD", "$999,999,999,999,999,999,999,999,999,999,999,999"),
    ("5.9999999999", "foot", "5.9999999999 feet"), ("5.5", "foot", "5 feet 6 inches"),
])
def test_figures_of_any_length(notation: str, unit: str, words: str) -> None:
    """No figure is too long to be said, and inches are said where they come out whole."""
    assert amount_in_words(notation, unit, precise=True) == words
