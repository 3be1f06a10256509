"""The present tense of headlines, and other forms of a verb than the past: what they claim, and what they do not."""

from __future__ import annotations

import pytest

from checker import check

CLAIMED = [
    ("Mudslide buries 30 farmers", "30 farmers", "people missing"),
    ("Avalanche slays four climbers", "four climbers", "people killed"),
    ("Gunmen slay nine", "nine", "people killed"),
    ("Cold Snap Claims 17 Lives", "17 Lives", "people killed"),
    ("Rebels execute 12 prisoners at dawn", "12 prisoners", "people killed"),
    ("Sixty sailors drown off cape", "Sixty sailors", "soldiers killed"),
    ("Hundreds perish as ferry sinks", "Hundreds", "people killed"),
    ("12 die in hotel fire", "12", "people killed"),
    ("Blast maims 11 bystanders", "11 bystanders", "people wounded"),
    ("Runaway cart knocks down eight pilgrims", "eight pilgrims", "people hurt or killed"),
    ("Militia takes hostage 40 pupils", "40 pupils", "people captured"),
    ("City evicts 90 tenants", "90 tenants", "people displaced"),
    ("Bad oysters sicken 120 guests", "120 guests", "people infected"),
    ("Cave-in traps 19 miners", "19 miners", "people missing"),
    ("Mill lays off 600 workers", "600 workers", "people dismissed"),
    ("Bank sacks 40 clerks", "40 clerks", "people dismissed"),
    ("Trawler rescues 31 passengers", "31 passengers", "people rescued"),
    ("Fire crew saves 14 pupils", "14 pupils", "people rescued"),
    ("Island deports 70 migrants", "70 migrants", "people who came or left"),
    ("9,000 march for bread", "9,000", "crowd"),
    ("Treasurer swindles $3 million", "$3 million", "sum stolen"),
    ("Museum donates $2 million", "$2 million", "funding"),
    ("Army dispatches 3,000 troops", "3,000 troops", "troops sent"),
    ("Navy pulls out 800 marines", "800 marines", "troops withdrawn"),
    ("Prosecutor wants 12 years", "12 years", "sentence"),
    ("Sales of the maker slump 8 percent", "8 percent", "fall in percent"),
    ("A flood in the lower town buries 40 villagers under the mud of the terraces that were left to rot for years.",
     "40 villagers", "people missing"),
    ("Two men on the roof of the old chapel perish in the fire that the candles of the feast started, the abbot says.",
     "Two men", "people killed"),
    ("The army's engineers, who reached the cape at noon, bring home 400 marines from the island on Sunday evening.",
     "400 marines", "troops withdrawn"),
]
NOT_CLAIMED = [
    ("Fire crew rescues 27 tourists from a cable car that had hung above the gorge since noon.", "people dismissed"),
    ("Fire engines take 12 nurses to the ward.", "people dismissed"),
    ("The firm kills 12 products.", "people killed"),
    ("The fall of 12 trees is told of in the chronicle that the monks wrote.", "people killed"),
    ("Two bridges die in the comic.", "people killed"),
    ("The magazine captures 40 scenes of the race and of the feast that went on behind it.", "people captured"),
    ("The boy steals second base and scores 12 points.", "sum stolen"),
    ("The player averages 7 points and 4 rebounds, and hits 40 percent of his throws from behind the line.",
     "rise in percent"),
    ("Charges taken in the year before, including $11 million for the mill, weighed on it.", "revenue"),
]


@pytest.mark.parametrize(("text", "quote", "measure"), CLAIMED)
def test_claimed_in_any_tense(text: str, quote: str, measure: str) -> None:
    """A rule for a verb holds in the present tense, in which headlines are written, as in the past."""
    assert [claim.measure for claim in check(text).claims if claim.quote == quote] == [measure]


@pytest.mark.parametrize(("text", "measure"), NOT_CLAIMED)
def test_not_claimed(text: str, measure: str) -> None:
    """A form of a verb that is a noun, or that has another object, claims nothing."""
    assert measure not in [claim.measure for claim in check(text).claims]
