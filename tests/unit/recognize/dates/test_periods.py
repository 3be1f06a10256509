"""The calendar in TIMEX3 strings."""

from __future__ import annotations

from datetime import date

import pytest

from checker.recognize.dates.calendar import covered, grain, is_day, moved, period


@pytest.mark.parametrize(("timex", "first", "last"), [
    ("2011-12-15", date(2011, 12, 15), date(2011, 12, 15)),
    ("2011-12-15T14:30", date(2011, 12, 15), date(2011, 12, 15)),
    ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
    ("2011", date(2011, 1, 1), date(2011, 12, 31)),
    ("199", date(1990, 1, 1), date(1999, 12, 31)),
    ("18", date(1800, 1, 1), date(1899, 12, 31)),
    ("2011-Q3", date(2011, 7, 1), date(2011, 9, 30)),
    ("2011-H2", date(2011, 7, 1), date(2011, 12, 31)),
    ("2011-WI", date(2011, 12, 1), date(2012, 2, 29)),
    ("2011-W52", date(2011, 12, 26), date(2012, 1, 1)),
    ("2011-W50-WE", date(2011, 12, 17), date(2011, 12, 18)),
    ("1914/1918", date(1914, 1, 1), date(1918, 12, 31)),
])
def test_days_covered(timex: str, first: date, last: date) -> None:
    """A period covers its days from the first to the last."""
    assert covered(timex) == (first, last)


@pytest.mark.parametrize("timex", [
    "P9Y", "PXD", "XXXX-12-31", "XXXX-WXX-4", "PAST_REF", "BC0044", "T14:30", "2011-13", "2011-02-30",
])
def test_what_stands_on_no_calendar_covers_nothing(timex: str) -> None:
    """Durations, open values and impossible ones have no days."""
    assert covered(timex) is None


def test_steps_stay_on_the_calendar() -> None:
    """A step into a shorter month ends on its last day; one beyond the calendar leads nowhere."""
    assert moved(date(2012, 3, 31), -1, "month") == date(2012, 2, 29)
    assert moved(date(2012, 2, 29), 1, "year") == date(2013, 2, 28)
    assert moved(date(9999, 12, 31), 1, "day") is None
    assert moved(date(1, 1, 1), -1, "century") is None


def test_days_that_are_none() -> None:
    """31 April and 29 February 2011 are no days; 29 February 2012 is one."""
    assert not is_day(2011, 4, 31)
    assert not is_day(2011, 2, 29)
    assert not is_day(2011, 13, 1)
    assert is_day(2012, 2, 29)


def test_january_is_in_the_winter_that_began_before() -> None:
    """A winter belongs to the year in which it begins."""
    assert period(date(2012, 1, 5), "season") == "2011-WI"
    assert grain("2011-WI") == "season"
