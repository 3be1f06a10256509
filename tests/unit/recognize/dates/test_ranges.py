"""Ranges of days, years and hours: one claim, and both of its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check, recognize
from checker.records import claim_record

PUBLISHED = "2024-09-06"        # a Friday
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


@pytest.mark.parametrize(("text", "quote", "ends", "first", "last"), [
    ("The council sat, with two days off for the fair, on 6-15 October 1952 and again later.", "6-15 October 1952",
     ["6", "15"], "1952-10-06", "1952-10-15"),
    ("The war of 1914-18, which the town had feared for years, took 400 of its men.", "1914-18", ["1914", "18"],
     "1914-01-01", "1918-12-31"),
    ("The fair, which draws people from far away, will be held May 4 and 5 on the green.", "May 4 and 5", ["4", "5"],
     "2025-05-04", "2025-05-05"),
    ("The road, the mayor said, was shut from the 2nd to the 5th of August 2023 for work.",
     "the 2nd to the 5th of August 2023",
     ["2nd", "5th"], "2023-08-02", "2023-08-05"),
    ("The shop, the owner said, is open from 9:30 to 11:45 a.m. on Sept. 9 and no longer.",
     "9:30 to 11:45 a.m. on Sept. 9",
     ["9:30", "11:45"], "2024-09-09", "2024-09-09"),
    ("Sales rose, the firm said in a note, in the May-July period of this year and the next.",
     "the May-July period of this year",
     ["May", "July"], "2024-05-01", "2024-07-31"),
])
def test_a_range_is_one_claim_with_both_ends(text: str, quote: str, ends: list[str], first: str, last: str) -> None:
    """A reader of the record can have two: the days of each end, and where each is written."""
    record = next(claim_record(claim) for claim in check(text, PUBLISHED).claims if claim.mention.ends)
    assert record["quote"] == quote
    assert [text[record["from_start"]:record["from_end"]], text[record["to_start"]:record["to_end"]]] == ends
    assert (record["from"], record["to"]) == (first, last)


def test_what_is_no_range_has_no_ends() -> None:
    """A single date, a quarter and a length of time have no ends of their own."""
    text = "On 6 October 1952 the third quarter ended, and for the past five years and from Monday on nobody had cared."
    assert [mention.ends for mention in recognize(text, PUBLISHED)] == [None] * len(recognize(text, PUBLISHED))


@given(st.integers(0, 11), st.integers(0, 11),
       st.sampled_from(["from {} to {}", "between {} and {}", "from {} until {}"]),
       st.sampled_from(["In May 1912 the mill opened, and {} it stood idle.",
                        "The mill, built in May 1912, {} stood idle."]))
def test_ranges_run_forward(first: int, last: int, form: str, sentence: str) -> None:
    """Of two months without a year the second never lies before the first, with a dateline or without one."""
    text = sentence.format(form.format(MONTHS[first], MONTHS[last]))
    for published in (None, PUBLISHED):
        found = [m.moment.start for m in recognize(text, published) if m.moment and m.moment.start]
        pair = found[-2:]
        assert len(pair) < 2 or first == last or pair[0] < pair[1], (text, published, pair)


@given(st.integers(1, 28), st.integers(1, 28), st.sampled_from(MONTHS), st.sampled_from(["{1} {0}-{2}", "{0}-{2} {1}"]))
def test_days_of_a_range_run_forward(first: int, last: int, month: str, form: str) -> None:
    """What is read as a range of days ends behind its beginning."""
    text = f"The road was shut on {form.format(first, month, last)} for work."
    for mention in recognize(text, PUBLISHED):
        assert mention.moment is None or (mention.moment.start or "") <= (mention.moment.end or "")


@given(st.integers(1601, 1989), st.integers(1, 40))
def test_a_first_error_does_not_carry_on(year: int, wrong: int) -> None:
    """A year of another time within a history leaves the dates around it alone, and those of the next paragraph."""
    told = (f"On 4 March {year} the fort fell. On 6 April the duke came, as he had in {year - wrong}.\n\n"
            f"On 2 May {year} the council fled. On 9 June it came back.")
    assert [m.moment.timex for m in recognize(told) if m.moment] == [
        f"{year}-03-04", f"{year}-04-06", f"{year - wrong}", f"{year}-05-02", f"{year}-06-09"]
