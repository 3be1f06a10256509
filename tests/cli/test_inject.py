"""`checker checks inject`: slips planted one at a time, and which of them were found."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run

STORY = """Ferry Line to Sell Two Boats

LASK, Oct. 5, 2026 - The ferry line will sell two of its boats, it said on Monday, Oct. 5, 2026. It carried 4,512,000
people last year. Of these 2,406,000 came from Lask, 1,281,000 from Orne and 825,000 from Pell.

Its debt fell from $48 million to $36 million, or 25 percent, and its oldest boat, from 1961, was sold for $3.2 million.
"""


def test_what_contradicts_the_rest_of_the_story_is_found(checker: Run, tmp_path: Path) -> None:
    """Parts, a percentage, a weekday and a level are found; a figure told only once is not, and that is shown."""
    (tmp_path / "story.txt").write_text(STORY)
    record = json.loads(checker("checks", "inject", "story.txt", "-f", "json").stdout)
    found = {(slip["slip"], slip["was"]): slip["check"] for slip in record["slips"]}
    assert found["part", "1,281,000"] == found["digits", "1,281,000"] == "sum"
    assert found["percentage", "25"] == "percent-by"
    assert found["weekday", "Monday"] == "weekday"
    told_once = [slip for slip in record["slips"] if slip["line"] == 6 and slip["slip"] == "thousand"][-1]
    assert told_once["check"] is None       # the $3.2 million
    assert record["found"] == sum(slip["check"] is not None for slip in record["slips"])
    assert (tmp_path / "story.txt").read_text() == STORY


def test_the_table_ends_with_the_rate(checker: Run, tmp_path: Path) -> None:
    """A row for each slip, then how many of each kind were found."""
    (tmp_path / "story.txt").write_text(STORY)
    *rows, last = checker("checks", "inject", "story.txt").stdout.splitlines()
    assert last.startswith("story.txt: ")
    assert "weekday 1 of 1" in last
    assert "3 weekday Monday Tuesday weekday: cannot be right" in [" ".join(row.split()) for row in rows]


def test_a_story_without_figures_has_no_slips(checker: Run, tmp_path: Path) -> None:
    """It says so; an unknown format and a file that is not there are told of."""
    (tmp_path / "story.txt").write_text("The boats are gone, and nobody knows where.\n")
    assert checker("checks", "inject", "story.txt").stdout == (
        "story.txt: no figure in which a slip could be planted\n")
    assert checker("checks", "inject", "story.txt", "-f", "xml").returncode == 2
    assert checker("checks", "inject", "none.txt").returncode == 3
