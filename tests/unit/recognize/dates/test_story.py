"""The dates of a story, read from the dateline."""

from __future__ import annotations

import pytest

from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()
STORY = (
    "The minister resigned Monday and left on Wednesday. She had been in office since March 2003, was reappointed in "
    "August of last year and must clear her desk by the end of the month. A December 31 deadline stands. "
    "Parliament first met in 1998."
)


def dates(text: str, published: str | None = None) -> dict[str, str | None]:
    """Every expression of time of `text` with its value."""
    return {text[m.span.start:m.span.end]: m.moment.timex for m in find_mentions(text, PACK, published) if m.moment}


def test_a_story_is_resolved_to_its_dateline() -> None:
    """Weekdays, months and "last year" count from the day of publication."""
    assert dates(STORY, "2011-12-15") == {
        "Monday": "2011-12-12", "Wednesday": "2011-12-14", "March 2003": "2003-03", "August of last year": "2010-08",
        "the end of the month": "2011-12", "December 31": "2011-12-31", "1998": "1998",
    }


def test_without_a_dateline_nothing_relative_is_resolved() -> None:
    """What only a dateline could tell stays open, and full dates are full dates still."""
    found = dates(STORY)
    assert found["Monday"] == "XXXX-WXX-1"
    assert found["March 2003"] == "2003-03"
    assert found["August of last year"] == "XXXX-08"


@pytest.mark.parametrize("text", ["We may march on.", "2,003 people came.", "They fall down."])
def test_other_words_are_no_dates(text: str) -> None:
    """Verbs that look like months, counts that look like years and the like are left alone."""
    assert dates(text, "2011-12-15") == {}
