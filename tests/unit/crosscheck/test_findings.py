"""What a story's own figures prove: through `check`, as a desk meets it."""

from datetime import date
from decimal import Decimal

import pytest

from checker import check
from checker.model import Certainty, Finding, Severity
from checker.pipeline import crosscheck_figures, dateline, load_desk, read_document
from checker.readers.text import plain_text
from checker.recognize import Groundwork

CUT = ("Under the plan that the minister laid before parliament the army would shrink from 180,000 soldiers to "
       "120,000 by the end of the decade, a cut of {percent} percent, his office said.")


def only(text: str, published: str | None = None) -> Finding:
    """The one finding of a text."""
    (found,) = check(text, published=published).findings
    return found


def test_percent_of_the_wrong_level_is_proved() -> None:
    """The finding has its figures in their roles, what they may have been rounded from, the slip and the fix."""
    text = CUT.format(percent=50)
    found = only(text)
    assert found.message == "180,000 soldiers to 120,000 is a fall of 33 percent, not 50 percent."
    assert (found.check, found.certainty, found.severity) == ("percent-change", Certainty.PROOF, Severity.MUST)
    assert [(each.role, text[slice(*each.span)], each.low, each.high) for each in found.operands] == [
        ("p", "50 percent", Decimal("49.5"), Decimal("50.5")),
        ("old", "180,000 soldiers", Decimal(175_000), Decimal(185_000)),
        ("new", "120,000", Decimal(115_000), Decimal(125_000))]
    assert found.looks_like == "measured against the new figure"
    assert [(text[slice(*fix.span)], fix.text) for fix in found.fixes] == [("50 percent", "33 percent")]
    assert found.arithmetic.endswith("33 percent; as rounded, -37.8 to -28.6")


@pytest.mark.parametrize("percent", ["33", "roughly 33", "30", "36"])
def test_what_rounding_allows_is_no_proof(percent: str) -> None:
    """As rounded, the cut may be from 28.6 to 37.8 percent: nothing in there is proved wrong."""
    assert all(found.certainty is Certainty.QUESTION for found in check(CUT.format(percent=percent)).findings)


def test_known_slip_in_figures_of_one_digit_is_asked_as_hard_as_a_proof() -> None:
    """From 300,000 to 200,000, all rounded, may be any cut up to 57 percent; 50 is what the new figure would give."""
    found = only("The army will shrink from 300,000 soldiers to 200,000 in three years, a cut of 50 percent.")
    assert (found.certainty, found.severity) == (Certainty.QUESTION, Severity.MUST)
    assert found.message.endswith("?")
    assert found.looks_like


def test_weekday_of_another_day_is_proved() -> None:
    """The year is the nearest one, and the weekday does not move the date to another."""
    found = only("The two candidates for governor will debate on Friday, Oct. 22, at the Orpheum.", "2026-09-30")
    assert found.message == "Friday, Oct. 22: in 2026 that day is a Thursday, not a Friday."
    assert [fix.text for fix in found.fixes] == ["Thursday, Oct. 22"]
    assert found.operands[0].low == date(2026, 10, 22)


def test_id_of_a_finding_stays_when_it_moves() -> None:
    """A verdict on a finding lives through edits elsewhere, and dies with a figure that changes."""
    text = CUT.format(percent=50)
    first = only(text).id
    assert only(f"The council met for long.\n\n{text}").id == first
    assert only(text.replace("120,000", "110,000")).id != first


def test_one_wrong_figure_is_one_finding() -> None:
    """Several checks that meet the same figures report them once."""
    text = ("The share of women among the members fell by five percent in the year, to 35 percent from 40 percent in "
            "the spring of last year, the union said.")
    assert len(check(text).findings) == 1


@pytest.mark.parametrize(("text", "why"), [
    ("If the army shrank from 180,000 soldiers to 120,000, a cut of 50 percent, they would flee.", "told as if"),
    ("The ministry corrected its figures: the cut from 180,000 soldiers to 120,000 is one of 50 percent.", "corrected"),
    ("Sales rose 5 percent to $20 million, and the loss narrowed to $3 million from $9 million.", "another clause"),
    ("Prices rose 4 percent in February, after 5 percent in January.", "two changes"),
    ("Turnout was 41 percent. 30 of the 90 tables were empty.", "another thing"),
    ("The fair ran for nine days, from Saturday, Jan. 31, 2026, to Sunday, Feb. 8, 2026.", "both ends count"),
    ("The plume rose about 10 miles (15 kilometers), pilots said.", "both are rounded"),
    ("Her net worth fell from more than $40 million to less than $20 million, a drop of 30 percent.", "hedged levels"),
])
def test_ordinary_story_is_left_alone(text: str, why: str) -> None:
    """What only looks like a contradiction is none."""
    assert check(text, published="2026-02-09").findings == (), why


def test_text_without_end_is_searched_in_time() -> None:
    """Where too many sets of figures fit one anchor, nothing is claimed of it."""
    levels = " ".join(f"from {number} to {number + 1}" for number in range(1000, 1100))
    assert check(f"Sales rose 40 percent {levels}.").findings == ()


def test_an_age_by_the_year_of_birth_alone_is_one_of_two() -> None:
    """Where the birthday is not told both ages are said, and neither is offered as the fix."""
    text = ("The union leader Mara Quist, 54, who was born in 1960 and grew up beside the harbor, said that talks with "
            "the owners of the ferries had broken down late at night.")
    found = only(text, "2026-11-27")
    assert (found.message, found.fixes) == ("Date of birth 1960: the age is now 65 or 66, not 54.", ())


def test_figures_of_any_length_are_reckoned_with() -> None:
    """Figures longer than a decimal's usual precision have their ends in full."""
    old, new = "4" + "0" * 35, "6" + "0" * 34 + "1"
    found = only(f"The number of grains in the silo, said the puzzle in the paper, rose from {old} to {new}, an "
                 "increase of 20 percent over all the years that the farmer had counted them.")
    assert [(each.role, each.low) for each in found.operands if each.role == "new"] == [("new", Decimal(new))]


def test_looking_only_where_a_check_can_start_finds_all_that_it_finds() -> None:
    """What rules a sentence out for a check - its figures, its words - rules out nothing that would be found there."""
    desk = load_desk()
    for example in (twin for each in desk.rulebook.checks for twin in each.examples[0]):
        document = plain_text("-", example["wrong"])
        ground = Groundwork(document.reading, desk.pack)
        anchor, _ = dateline(document, example.get("published"), ground)
        reading = read_document(document, desk, anchor, ground)
        everywhere = crosscheck_figures(document, desk, anchor, reading, [])
        assert crosscheck_figures(document, desk, anchor, reading) == everywhere
