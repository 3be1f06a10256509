"""Rarer dates and times: days of last month, days that no month has, hours behind a part of the day."""

from __future__ import annotations

import pytest

from checker import recognize

PUBLISHED = "2024-09-06"      # a Friday
ASIDE = "The harbor office, which had long been asked for it, wrote that {} and that nobody had been told of it since."


def read(text: str) -> list[tuple[str, str | None]]:
    """The dates and times of a text: as written, with their values."""
    return [(text[slice(*mention.span)], mention.moment.timex)
            for mention in recognize(text, PUBLISHED) if mention.moment and not mention.quantity]


@pytest.mark.parametrize(("text", "value"), [
    ("the ferry sank Monday night at about 11:30 p.m.", "2024-09-02T23:30"),
    ("the ferry sank this afternoon at 3:45", "2024-09-06T15:45"),
    ("the lock shuts tonight at 2 a.m.", "2024-09-07T02:00"),
    ("the ferry sank last night at 10:20", "2024-09-05T22:20"),
    ("the lock shuts at 12:00 midnight", "2024-09-06T24:00"),
    ("the lock opens on the 3rd of next month", "2024-10-03"),
    ("the lock was shut on the 27th of last month", "2024-08-27"),
    ("they met on the 15th of last December", "2023-12-15"),
    ("the deed was sealed on the 9th day of June, in the year 1888,", "1888-06-09"),
    ("she was born on 3 March, in the year 1999,", "1999-03-03"),
    ("the court sat on 19-Nov-12", "2012-11-19"),
    ("he died on 31st march, 2016,", "2016-03-31"),
    ("they met on october 5, 2019,", "2019-10-05"),
    ("the mill closed in 2023 Nov", "2023-11"),
    ("the report of 2023 December 25 was lost", "2023-12-25"),
    ("he left two days back", "2024-09-04"),
    ("sales fell in 2014's second quarter", "2014-Q2"),
    ("the ferry sank Sunday evening at 6", "2024-09-01T18:00"),
    ("the ferry sank on 5 November", "2023-11-05"),
    ("the ferry sank on Feb. 28", "2024-02-28"),
    ("six years back prices fell", "2018"),
])
def test_a_form_is_read(text: str, value: str) -> None:
    """It is one date or time, alone and within a longer sentence."""
    assert [timex for _, timex in read(text)] == [value]
    assert [timex for _, timex in read(ASIDE.format(text))] == [value]


@pytest.mark.parametrize(("text", "values"), [
    ("In March, officials said, taxes will rise.", ["2025-03"]),
    ("On Wednesday, the coach told reporters, the captain will fly home.", ["2024-09-11"]),
    ("In March, officials said, taxes rose.", ["2024-03"]),
    ("The agency is holding a meeting Monday with all who came.", ["2024-09-09"]),
    ("The men who walked out late Monday would not return.", ["2024-09-02"]),
    ("It was open from 11 p.m. Friday to 3 a.m. Saturday.", ["2024-08-30T23:00", "2024-08-31T03:00"]),
    ("Profit fell in the third and fourth quarters.", ["2023-Q3", "2023-Q4"]),
    ("It was the third quarter in a row that sales fell.", []),
    ("She wrote A Spell of Winter and The Summer Book.", []),
    ("The trip took 6 hours, 12 minutes, and 40 seconds.", []),
])
def test_the_words_around_a_date_tell_which(text: str, values: list[str]) -> None:
    """A speaker between commas tells no tense, a present of today looks ahead, ranges run forward, titles are none."""
    assert [timex for _, timex in read(text)] == values


def test_a_length_of_three_units_is_one_figure() -> None:
    """It is told in the smallest of them."""
    found = [mention for mention in recognize("A trip takes 6 hours, 12 minutes, and 40 seconds.") if mention.quantity]
    assert [(mention.value, mention.quantity and mention.quantity.unit) for mention in found] == [("22360", "second")]


@pytest.mark.parametrize(("text", "quote"), [
    ("The fine was paid on July 42nd.", "July 42nd"), ("It is due on 32 December.", "32 December"),
    ("It falls due on the 38th of March.", "38th of March"), ("It was signed on 30.02.2026.", "30.02.2026"),
    ("It is due on June 31.", "June 31"), ("It is due on Feb. 29.", "Feb. 29"),
    ("It was due by 29 February 2026.", "29 February 2026"),
])
def test_a_day_that_no_calendar_has_is_told(text: str, quote: str) -> None:
    """It is one mention without a value, and its note says why."""
    found = [mention for mention in recognize(text, PUBLISHED) if mention.moment]
    assert [(text[slice(*mention.span)].removeprefix("the "), mention.value) for mention in found] == [(quote, None)]
    assert "the calendar has no" in str(found[0].moment and found[0].moment.note)


@pytest.mark.parametrize("text", [
    "It was the year of the dragon, and the club sang.", "The union may march 4 miles.", "Rolf March 45 was his name.",
    "He got four weeks back pay.",
])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """A year of something, verbs like months, and a name with a number are no dates."""
    assert read(text) == []


@pytest.mark.parametrize(("text", "quote", "mod"), [
    ("The last guest arrived after 9 p.m. and was let in by the porter.", "9 p.m.", "AFTER"),
    ("The last guest must leave before noon on Friday, the porter said.", "noon on Friday", "BEFORE"),
    ("Polls close Friday by 8 p.m. in all towns but two.", "Friday by 8 p.m.", "ON_OR_BEFORE"),
    ("The last guest left shortly after 9 p.m. on Monday.", "shortly after 9 p.m. on Monday", "AFTER"),
    ("The last guest left at 9 p.m. and was seen off by the porter.", "9 p.m.", None),
])
def test_the_hedge_of_a_time_is_kept(text: str, quote: str, mod: str | None) -> None:
    """A word that says on which side of an hour something was is told, whether or not it belongs to the expression."""
    found = next(m for m in recognize(text, PUBLISHED) if m.moment)
    assert (text[found.span.start:found.span.end], found.moment and found.moment.mod) == (quote, mod)
