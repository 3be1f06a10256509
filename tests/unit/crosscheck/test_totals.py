"""Totals: how hard a small gap is looked at, sums of many rounded parts; and records held against other years."""

import pytest

from checker import check
from checker.model import Certainty, Severity

PARTS = ("The {total} people who voted, the clerk said on Monday, came from eight parts of the town. Of these 23,000 "
         "live in Lask, 21,000 in Orne, 18,000 in Pell, 14,000 in Sill, 11,000 in Mard, 9,000 in Teck, 6,000 in Vorn "
         "and 4,000 in Abel.")
VOTERS = "The town has {total} voters. Of these 3,105 live in Lask, 1,204 in Orne and 1,206 in Pell."


def test_eight_rounded_parts_may_be_off_by_their_roundings() -> None:
    """Eight figures in thousands are seldom all exact: 2,000 off is no question, 3,000 is one, 11,000 is a proof."""
    found = {total: [each.certainty for each in check(PARTS.format(total=total)).findings]
             for total in ("106,000", "108,000", "109,000", "117,000")}
    assert found == {"106,000": [], "108,000": [], "109,000": [Certainty.QUESTION], "117,000": [Certainty.PROOF]}


@pytest.mark.parametrize(("total", "severity"), [("5,514", Severity.SHOULD), ("5,415", Severity.MUST)])
def test_a_gap_below_a_hundredth_weighs_less(total: str, severity: Severity) -> None:
    """One vote of 5,515 is a proof all the same, but it does not hold a story up as a hundred do."""
    (found,) = check(VOTERS.format(total=total)).findings
    assert (found.certainty, found.severity) == (Certainty.PROOF, severity)


def test_a_record_is_held_against_the_years_since() -> None:
    """A year after the one named counts, one before it does not, nor one that the record still beats."""
    story = ("The school took in 18,200 pupils this fall, the most since 2019, the board said on Monday. "
             "In {year} it had {y}.")
    assert [each.check for each in check(story.format(year=2022, y="18,700"), "2026-10-05").findings] == ["most-since"]
    assert check(story.format(year=2018, y="18,700"), "2026-10-05").findings == ()
    assert check(story.format(year=2022, y="17,900"), "2026-10-05").findings == ()
