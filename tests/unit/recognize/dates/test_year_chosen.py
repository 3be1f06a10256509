"""The year of a date that leaves it out, what told it, and the weekday beside it, which may be wrong."""

from __future__ import annotations

import pytest

from checker import recognize
from checker.model import Moment


def moments(text: str, published: str | None) -> list[Moment]:
    """The moments of a text's dates and times."""
    return [mention.moment for mention in recognize(text, published) if mention.moment and not mention.quantity]


@pytest.mark.parametrize(("text", "published", "value", "weekday", "told"), [
    ("The hearing opens Friday, Oct. 22.", "2026-09-30", "2026-10-22", 5, "nearest"),       # a Thursday
    ("The hearing opened on Monday, 4 May, before a full house.", "2026-05-20", "2026-05-04", 1, "nearest"),
    ("The hearing, which both sides had asked for, opened on Sunday, 4 May, before a full house.", "2026-05-20",
     "2026-05-04", 7, "nearest"),
    ("They will meet at 7 p.m. on Tuesday, March 3.", "2026-09-30", "2027-03-03T19:00", 2, "tense"),
    ("He died on Dec. 28.", "2026-09-30", "2025-12-28", None, "tense"),
    ("It was signed on Friday, Oct. 22, 2021.", "2026-09-30", "2021-10-22", 5, "written"),
    ("It was signed in August of last year.", "2026-09-30", "2025-08", None, "written"),
    ("It was signed yesterday.", "2026-09-30", "2026-09-29", None, None),
    ("The strike began on Monday.", "2026-09-30", "2026-09-28", None, None),
])
def test_the_year_is_the_nearest_that_the_tense_allows(text: str, published: str, value: str, weekday: int | None,
                                                       told: str | None) -> None:
    """A weekday that does not fit is kept as said, and never moves a date to another year."""
    found = moments(text, published)[-1]
    assert (found.timex, found.weekday, found.year_from) == (value, weekday, told)


@pytest.mark.parametrize(("weekday", "value"), [("Saturday", "2024-03-30"), ("Sunday", "2025-03-30"),
                                                ("Monday", "2024-03-30")])
def test_a_weekday_decides_between_years_that_are_as_near(weekday: str, value: str) -> None:
    """What is a Sunday in one of two years only is of that year; a weekday of neither is a mistake in the nearer."""
    assert [found.timex for found in moments(f"{weekday}, March 30: the day of the count.", "2024-11-05")] == [value]


def test_a_history_takes_its_years_from_what_it_told_before() -> None:
    """There the dates told before tell the year."""
    text = "The mine opened on 3 May 1888. On 6 August fire broke out. By 2 October it was shut."
    found = moments(text, None)
    assert [moment.timex for moment in found] == ["1888-05-03", "1888-08-06", "1888-10-02"]
    assert [moment.year_from for moment in found] == ["written", "story", "story"]
