"""The day of publication, from a story's own head."""

from __future__ import annotations

import pytest

from checker import check
from checker.recognize import Groundwork
from checker.rulebook.files import load_pack

PACK = load_pack()


@pytest.mark.parametrize("head", [
    "Last Garrison Leaves\n\nKANDARA, Dec. 15, 2011 (AP) — The troops left on March 3, 1999.",
    "PORT ELISA, N.Y., December 15, 2011 -- Shares fell.",
    "Last Garrison Leaves\nPublished on 15 December 2011\n\nThe troops left.",
    "Posted: 12/15/2011 09:00 AM MST\nThe troops left.",
    "Updated 6:04 PM ET, Thu December 15, 2011\n\nThe war began on May 5, 2009.",
    "Updated 16 December 2011\nPublished 15 December 2011\n\nThe troops left.",
    "By Ada Lind\n15 December 2011, 10:30 GMT\n\nThe troops left.",
    "Date: 2011-12-15\n\nThe troops left.",
    "15.12.2011\n\nThe troops left.",
    "KANDARA, Dec. 15 (AP) - The troops left.\n\nCopyright December 2011 The Courier",
])
def test_head_says_when(head: str) -> None:
    """A line of publication, a dateline and a line that is a date tell the day."""
    assert Groundwork(head, PACK).dateline == "2011-12-15"


@pytest.mark.parametrize("text", [
    "",
    "The troops left.",
    "KANDARA, Dec. 15 (AP) - The troops left.",
    "The war began on May 5, 2009.\n\nIt ended on 3 June 2010.",
    "KANDARA — The minister said May 5, 2010 was a good day.",
    "Published in 1998, the book tells of May 5, 1990, and of " + "two families on a hill and " * 6 + "more.",
    "a\n\n" * 40 + "Published on 15 December 2011",
])
def test_dates_that_the_story_tells_of_are_not_its_own(text: str) -> None:
    """A date in the prose, a dateline without a year and a line far down tell nothing."""
    assert Groundwork(text, PACK).dateline is None


def test_check_counts_from_the_dateline() -> None:
    """The dateline resolves relative dates, and the article says where it came from; the option goes before it."""
    story = "KANDARA, Dec. 15, 2011 (AP) — The troops left on Monday."
    assert (check(story).published, check(story).published_from) == ("2011-12-15", "dateline")
    assert "2011-12-12" in [claim.value for claim in check(story).claims]
    assert (check(story, "2012-01-04").published, check(story, "2012-01-04").published_from) == ("2012-01-04", "option")
