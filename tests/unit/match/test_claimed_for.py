"""What a figure is claimed for where its noun stands in no list, or with another figure."""

from __future__ import annotations

import pytest

from checker import check
from checker.model import Claim

VICTIMS = [
    ("Two glaziers and a clerk were killed.", "Two glaziers", "people killed"),
    ("All 45 aboard the bus to the coast died when it fell.", "45", "people killed"),
    ("Three gilders died in the fall.", "Three gilders", "people killed"),
    ("The collapse killed five bellringers.", "five bellringers", "people killed"),
    ("Four usherettes were badly hurt.", "Four usherettes", "people wounded"),
    ("Nine trawlermen are missing.", "Nine trawlermen", "people missing"),
    ("One officer was shot dead.", "One officer", "people killed"),
    ("About 60 millworkers were evacuated.", "About 60 millworkers", "people displaced"),
]
NO_VICTIMS = [
    "About 12 cars were hit.", "The team killed off three products.", "Some 40 trees died.", "Nine lambs were killed.",
    "Fuel prices hurt 40 airlines.", "Three bills died in committee.", "The mine has 60 specimen.",
    "Two languages die each month.", "One horse was killed.", "The storm destroyed 12 cars and killed 30 cattle.",
]
PARTS = [
    ("In the town 57 died, of whom 22 were pupils.", "22", "people killed"),
    ("Fifty people were shot, eight of them in one street.", "eight", "people hurt or killed"),
    ("A dozen people, including a cook and her three sons, were killed.", "three sons", "people killed"),
    ("Police arrested 27 suspects, 11 of whom were let go.", "11", "people arrested or charged"),
    ("Net income was $88 million, compared with $131 million.", "$131 million", "profit"),
    ("Fraud cost the bank $9 million, up from $4 million.", "$4 million", "cost"),
    ("The crash hurt 67 people, including a 9-year-old girl and five clerks.", "five clerks", "people wounded"),
    ("A fire killed nine people, among them a nurse, a 3-month-old boy and two cooks.", "two cooks", "people killed"),
    ("Forty people were hurt, including the 52-year-old driver and six pupils.", "six pupils", "people wounded"),
    ("Net income was 71 cents a share, against analysts' estimates of 68 cents.", "68 cents", "profit"),
    ("Revenue was $2.1 billion, while analysts expected $2 billion.", "$2 billion", "revenue"),
    ("Sales of $2.1 billion beat the $2 billion in the plan.", "$2 billion", "revenue"),
]
NO_PARTS = [
    ("The crash hurt 67 people, including a 9-year-old girl, and five clerks were there.", "five clerks", "people"),
    ("The crash hurt nine people, including a 9-year-old girl and five dogs.", "five dogs", "number of dogs"),
    ("Net income was $2 million, and it lent $4 million.", "$4 million", "debt"),
    ("The blast killed 12 people, and seven of the cars burned.", "seven of the cars", "number of cars"),
    ("The raid killed 12 people from three villages.", "three villages", "number of villages"),
    ("They pulled five boys out; two of them later died.", "five boys", "people rescued"),
    ("It has 71 points, three clear of the next.", "71 points", "number of points"),
]


def named(text: str, quote: str) -> Claim:
    """The claim of a text with this quote."""
    return next(claim for claim in check(text).claims if claim.quote == quote)


@pytest.mark.parametrize(("text", "quote", "measure"), VICTIMS)
def test_victims_of_any_trade(text: str, quote: str, measure: str) -> None:
    """Who dies or is hurt is a casualty, whatever list the noun stands in."""
    claim = named(text, quote)
    assert (claim.category, claim.measure) == ("casualties", measure)


@pytest.mark.parametrize("text", NO_VICTIMS)
def test_things_and_animals_are_no_victims(text: str) -> None:
    """What is no person is no casualty."""
    assert [claim.category for claim in check(text).claims if claim.category == "casualties"] == []


@pytest.mark.parametrize(("text", "quote", "measure"), [*PARTS, *NO_PARTS])
def test_part_is_claimed_for_what_the_whole_is(text: str, quote: str, measure: str) -> None:
    """A part of a figure, and what it is set against, measure what it does, where their nouns let them."""
    assert named(text, quote).measure == measure


def test_a_lent_noun_yields_to_a_verb_of_its_own() -> None:
    """Those whom somebody wounds are people, though the last count before them is one of rounds."""
    claim = check("They fired 60 rounds into the crowd, wounding 11.").claims[-1]
    assert (claim.unit, claim.subject, claim.measure) == ("people", None, "people wounded")


@pytest.mark.parametrize(("text", "measure"), [
    ("The firm has 300 Iraqis on its books as 12 KURDS.", "people"), ("They sold 40 SUVs.", "number of SUVs"),
    ("Clocks: 40 Clocks Sold", "number of clocks"),
])
def test_a_measure_names_its_noun_as_prose_does(text: str, measure: str) -> None:
    """Capitals of a headline go, those of a name stay."""
    assert check(text).claims[0].measure == measure


@pytest.mark.parametrize(("text", "measure"), [
    ("A father of four was killed.", "children of one"), ("Of the others 42 were killed.", "people killed"),
    ("He was convicted of murder in June.", "date"), ("She died in June.", "date of death"),
    ("Its members made up 41 percent of it.", "share"), ("Prices went up 41 percent.", "rise in percent"),
])
def test_claimed_for_what_it_says(text: str, measure: str) -> None:
    """A word of death, of a crime or of rising near a figure does not make it a figure of that."""
    assert [claim.measure for claim in check(text).claims] == [measure]


@pytest.mark.parametrize(("text", "value"), [
    ("The death toll from the flood rose to 87.", "87"), ("Toll From Mine Blast Nears 90", "90"),
    ("Quake death toll tops 87", ">87"), ("Officials revised the toll downward to 38.", "38"),
    ("The toll, which on Monday had been 61, is sure to rise.", "61"),
])
def test_a_toll_is_one_of_people(text: str, value: str) -> None:
    """Whatever a toll does, and whatever stands between it and its figure, it tells of people killed."""
    claim = next(claim for claim in check(text).claims if claim.category != "date")
    assert (claim.category, claim.measure, claim.unit, claim.value) == ("casualties", "people killed", "people", value)


def test_the_level_before_a_toll_is_a_toll() -> None:
    """What a toll rose from is one too."""
    claims = check("The toll reached 87, from 61 a day earlier.").claims[:2]
    assert [(claim.value, claim.unit, claim.measure) for claim in claims] == [
        ("87", "people", "people killed"), ("61", "people", "people killed")]


@pytest.mark.parametrize("text", [
    "The bridge toll rose to $9.", "The party lost half of its 12 deputies.", "It sold 90 cases of wine.",
])
def test_no_toll_and_no_loss_of_life(text: str) -> None:
    """Money is no toll, and who leaves is not dead."""
    assert "casualties" not in {claim.category for claim in check(text).claims}


@pytest.mark.parametrize(("text", "measure"), [
    ("The slide killed 312 people. Of the 312, most were asleep.", "people killed"),
    ("It left 90 people missing. All 90 lived in one street.", "people missing"),
    ("The slide killed 312 people. The bus line 312 is new.", "figure"),
    ("The slide killed 312 people. Of the 311, most were asleep.", "figure"),
    ("The slide killed 312 people. Of the 312 homes, nine fell.", "number of homes"),
])
def test_a_figure_told_again_is_claimed_again(text: str, measure: str) -> None:
    """What "the" marks as told before is claimed for what the earlier figure of that value is."""
    assert check(text).claims[1].measure == measure
