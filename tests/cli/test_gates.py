"""Every gate of the crosscheck, as `checker explain` names it: a story kept silent, and its like that is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

BLAST = "A blast in a grain silo killed 12 workers on Tuesday, the governor said.\n\nThe 14 dead {}.\n"
SCOUTS = "More than 300 scouts of {} came to plant trees along the canal, said Ed Moran. In all, {} 297 scouts came.\n"
TREES = "More than 300 scouts planted trees along the canal on Thursday, said Ed Moran. {} counted 297 scouts there.\n"
STORM = "Storm cuts power to 1.2 million homes\n\nAn ice storm that came in from the sea {} on Monday night.{}\n"
SALES = "Sales of the club rose {} from ${} million to $12 million in May, its treasurer said.\n"
BOARD = "Of the board's 13 members,{} 35 percent own land along the new road, a review of the register found.\n"
OTTO = "Otto Lamm, 50, who was born in 1948 above a shop on the square, {}.\n"


def levels(many: int) -> str:
    """A story with so many levels before a change and as many after it."""
    before = ", ".join(f"from a high of ${110 + number} million" for number in range(many))
    after = ", ".join(f"to reach ${210 + number} million" for number in range(many))
    return f"Sales rose 40 percent, {before} {after}."


GATES = [
    ("told-twice", "silent: source: a union leader and the governor",
     BLAST.format("were all from one village, a union leader said"),
     BLAST.format("were all from one village, the governor said")),
    ("told-twice", "silent: year: 1998 and 2026",
     BLAST.format("of 1998 were all from one village"), BLAST.format("were all buried on Thursday")),
    ("told-twice", "silent: several: more than one set of figures fits it",
     BLAST.format("were all from one village").replace("workers", "workers and 13 farmers"),
     BLAST.format("were all from one village")),
    ("hedge", "silent: period: 2026-04-30 and 2026-05-01", TREES.format("On Friday he"), TREES.format("He")),
    ("hedge", "silent: holder: Delta and Norvik",
     SCOUTS.format("Norvik's", "Delta's"), SCOUTS.format("Norvik Bank's", "Norvik's")),
    ("headline", "silent: measure: homes without power or water and number of homes",
     STORM.format("damaged 120,000 homes", ""), STORM.format("left 120,000 homes without power", "")),
    ("headline", "silent: several: more than one figure fits b",
     STORM.format("left 120,000 homes without power", " Crews came. By noon 110,000 homes were without power."),
     STORM.format("left 120,000 homes without power", " Crews came. By noon 110,000 trees were down.")),
    ("percent-change", "silent: spent: its figures belong to another that holds",
     SALES.format("5 percent, or 20 percent before tax,", 10), SALES.format("5 percent, or 7 percent before tax,", 10)),
    ("percent-change", "silent: undefined: the figures give no result",
     SALES.format("50 percent,", 0), SALES.format("50 percent,", 10)),
    ("percent-change", "not tried: more than 200 sets of figures around it", levels(15), levels(14)),
    ("grim-share", "silent: mode: told as denied", BOARD.format(" not"), BOARD.format("")),
    ("age", "silent: then: the sentence says 'then'",
     OTTO.format("was mayor of the old town then"), OTTO.format("is mayor of the old town")),
]


@pytest.mark.parametrize(("check", "gate", "silent", "found"), GATES)
def test_gate_is_all_that_keeps_silent(inside: Run, check: str, gate: str, silent: str, found: str) -> None:
    """Where a gate stands in the way it is named, and nothing is found; where it does not, the check finds."""
    kept = _tried(inside, silent, check)
    assert any(trial.endswith(gate) for trial in kept)
    assert not any("found: " in trial for trial in kept)
    assert any("found: " in trial for trial in _tried(inside, found, check))


def _tried(inside: Run, story: str, check: str) -> list[str]:
    """What is told of a check, on all lines of a story."""
    Path("story.txt").write_text(story)
    told = "".join(inside("explain", f"story.txt:{line + 1}", "--published", "2026-05-04").stdout
                   for line in range(len(story.splitlines())))
    lines = [line.removeprefix("  checks").strip() for line in told.splitlines()]
    return [line for line in lines if line.startswith((f"{check} ", f"{check}:"))]
