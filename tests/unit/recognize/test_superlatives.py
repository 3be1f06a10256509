"""Superlatives, records and firsts: claims of their own, beside the figures that they are told with.

Right: what can be looked up, with its scope; a record and its figure are two claims; with an ordinal it is a rank.
Refused: a manner of speaking, one of several, words that only look like it.
"""

import pytest

from checker import check


def claimed(text: str) -> list[tuple[str, str | None]]:
    """The superlatives of a text with their scopes."""
    return [(claim.quote, claim.mention.scope) for claim in check(text).claims if claim.category == "superlative"]


@pytest.mark.parametrize(("text", "quote", "scope"), [
    ("The flood that came down the valley was the deadliest in a generation.", "deadliest", "in a generation"),
    ("Milk yields, which the board has counted since 1931, were the lowest on record in the two northern districts.",
     "lowest", "on record"),
    ("The new line, he said, with its 41 stations, is the longest, at 62 miles, in the country.",
     "longest", "in the country"),
    ("Her boat, built in a shed behind the school, is the oldest known of its kind on the coast.", "oldest", "known"),
    ("The price of hay reached an all-time high of $310 a ton in March, when the barns were empty.",
     "all-time high", None),
    ("Of the nine farmers in the hall she was the only one who had kept her cows through the winter.", "only", None),
    ("A record number of pupils, 18,200 of them, started school in the district in the last week of August.",
     "record", None),
    ("For the first time since the war no boat put out from the harbor on the day of the saint.", "first", None),
])
def test_what_can_be_looked_up_is_a_claim(text: str, quote: str, scope: str | None) -> None:
    """It is claimed once, with its scope where the sentence has it in one piece."""
    found = dict(claimed(text))
    assert quote in found
    assert found[quote] == scope or scope is None


def test_a_record_and_its_figure_are_two_claims() -> None:
    """The figure keeps its value and noun; the record stands beside it."""
    claims = check("The yard, which had feared for its jobs, delivered a record 14 ferries last year.").claims
    assert [(claim.quote, claim.category, claim.value) for claim in claims[:2]] == [
        ("record", "superlative", None), ("14 ferries", "figure", "14")]


def test_with_an_ordinal_it_is_a_rank() -> None:
    """"Third largest" is one claim, a rank."""
    claims = check("It is the third largest mill in the country and the largest in the valley.").claims
    assert [(claim.quote, claim.category) for claim in claims] == [("third", "rank"), ("largest", "superlative")]


@pytest.mark.parametrize("text", [
    "The worst is over for the farmers of the valley, said the mayor, who had slept in his boots for nine days.",
    "It is one of the largest mills in the country, with 340 workers in three shifts.",
    "At least 30 of them, at most 40, went on record as saying that most of the hay was wet in November.",
    "He had the cheapest seat in the house, and only wanted to hear the first song.",
    "The record label, which signed the band in 2019, has a record of paying late.",
    "The two youngest apprentices have found work at a foundry in the north.",
])
def test_a_manner_of_speaking_is_none(text: str) -> None:
    """Nothing is claimed that nobody could look up."""
    assert claimed(text) == []


def test_no_figure_is_read_otherwise_for_one() -> None:
    """No figure is read otherwise for one that stands before it: lists and slots see it as the word it is."""
    claims = check("The rate is at its highest level in 16 years.").claims
    assert [(claim.quote, claim.measure) for claim in claims] == [
        ("highest", "superlative"), ("16 years", "record since")]
