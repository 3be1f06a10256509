"""What a figure's own verb says goes before what is told of the figures beside it."""

from __future__ import annotations

import itertools

import pytest

from checker import check

KILLED, WOUNDED, RESCUED, ARRESTED = "people killed", "people wounded", "people rescued", "people arrested or charged"
MISSING, CAPTURED, DISPLACED, SURVIVED = "people missing", "people captured", "people displaced", "survivors"
FATES = {
    "were killed": KILLED, "died": KILLED, "were found dead": KILLED, "are feared drowned": KILLED,
    "were injured": WOUNDED, "have been wounded": WOUNDED, "were badly hurt": WOUNDED,
    "were rescued": RESCUED, "were pulled from the rubble": RESCUED, "were arrested": ARRESTED,
    "have been detained": ARRESTED, "are still missing": MISSING, "were taken hostage": CAPTURED,
    "were left homeless": DISPLACED, "survived": SURVIVED,
}
FIRST = ("Twelve people were killed", "Twelve villagers were injured", "Twelve hikers were rescued",
         "Twelve people were arrested", "Twelve people are missing")
MORE = ("{} and 40 more {} when the bus fell into the river near the border, police said on Monday.",
        "{} and at least 40 others {} near the border.", "{}, and another 40 {} in the valley below the dam.",
        "{} in the market of the old town on Friday; 40 more {}.", "{} on Friday. 40 more {}, the mayor said.",
        "{}, the mayor told reporters. Another 40 {} at the Acme Corp. plant.", "{} while 40 others {} by noon.",
        "{} and 40 more, most of them pilgrims, {} on the road.")


@pytest.mark.parametrize("fate", FATES)
def test_own_verb(fate: str) -> None:
    """Whatever befell the first, more of them met what their own verb says, across clauses and stops."""
    for first, more in itertools.product(FIRST, MORE):
        text = more.format(first, fate)
        measures = {claim.value: claim.measure for claim in check(text).claims}
        assert (text, measures.get("40") or measures.get(">=40")) == (text, FATES[fate])


@pytest.mark.parametrize(("text", "value", "measure"), [
    ("The bomb killed 12 people. Dozens more were wounded.", "24..99", WOUNDED),
    ("The quake left 40 dead and hundreds more homeless.", "100..999", DISPLACED),
    ("Twelve people died, with 30 more injured.", "30", WOUNDED),
    ("The blast killed 12 people and wounded 30 more.", "30", WOUNDED),
    ("The blast killed 12 people and injured another 30.", "30", WOUNDED),
    ("Residents say dozens more have been wounded since the shelling began again in the valley.", "24..99", WOUNDED),
    ("Ten people, among them three children, were killed and 40 more, most of them pilgrims, were hurt.", "10", KILLED),
    ("Ten people, among them three children, were killed and 40 more, most of them pilgrims, were hurt.", "3", KILLED),
    ("The collapse trapped 200 workers, of whom 40 were rescued.", "40", RESCUED),
    ("Nine soldiers were rescued by helicopter.", "9", RESCUED),
    # What has no verb of its own is told of with the others.
    ("The raid killed 12 men, nine women and three children.", "9", KILLED),
    ("In the town 57 died, of whom 22 were pupils.", "22", KILLED),
    ("It killed 12 people, nine of them children.", "9", KILLED),
])
def test_figures_beside_each_other(text: str, value: str, measure: str) -> None:
    """Each figure is claimed for what is told of it."""
    assert {claim.value: claim.measure for claim in check(text).claims}[value] == measure


@pytest.mark.parametrize(("text", "measure"), [
    ("Scores were injured.", WOUNDED), ("Scores Hurt in Train Crash", WOUNDED),
    ("Scores feared dead after quake", KILLED), ("A dozen were killed and scores wounded.", WOUNDED),
    ("Nine people died in the market fire on Friday and scores more were injured, a spokesman said.", WOUNDED),
    ("The blast killed scores.", KILLED), ("Scores have been arrested.", ARRESTED), ("Scores died.", KILLED),
    ("Officials say scores others are missing.", MISSING),
])
def test_scores(text: str, measure: str) -> None:
    """Scores of people are some, with or without "of people" behind them."""
    assert [claim.measure for claim in check(text).claims if claim.value == "40..99"] == [measure]


@pytest.mark.parametrize("text", [
    "The team scores more goals.", "She scores more.", "He writes film scores and operas.", "Test scores were hurt.",
    "The scores were announced.", "His scores are missing from the list.", "The side that scores more wins.",
])
def test_scores_of_another_kind(text: str) -> None:
    """Points, marks and music are no number of people."""
    assert check(text).claims == ()
