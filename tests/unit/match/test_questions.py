"""Questions that fit: what is asked of a claim depends on what its figure, its sentence and its story tell of."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import check
from checker.errors import BrokenRules
from checker.pipeline import load_desk
from checker.rulebook.library import open_rules

QUAKE = "An earthquake shook the coast before dawn, and at least 212 people, many of them asleep, were killed."
OUTBREAK = "The cholera outbreak, which began in the camps beyond the river in May, has killed 84 people so far."
BOMB = "At least 40 people were killed when a bomber, who had hidden in a delivery van, struck the market."
SIEGE = "The siege, which had lasted through a wet spring, cost dearly: 2,293 defenders were killed in all."
FITS = [
    (QUAKE, "212", "Who counted, and as of when?"),
    (OUTBREAK, "84", "Who counted, and as of when?"),
    (BOMB, "40", "Who counted, as of when, and are attackers included?"),
    (SIEGE, "2,293", "Who counted, as of when, and are fighters and civilians told apart?"),
    ("The chapel, which stands above the old mill by the river, was restored in 1974.", "1974",
     "Does the source give this date?"),
    ("The vote, put off twice because of the snow in the passes, is set for Friday, Oct. 22.", "Oct. 22",
     "Does the source give this date, and does the weekday belong to it?"),
    ("The 52-year-old ferry, sold twice in ten years by its owners, sank off the cape.", "52-year-old",
     "Built, made or begun when, and by which record?"),
    ("The captain, who is 52 years old and has sailed since his youth, was charged.", "52 years old",
     "Does it agree with the date of birth on the day of publication?"),
    ("The tiger, the zoo's last and a favourite of the town's children, was born on June 3, 2019.", "June 3",
     "Does the keepers' record give it, and do the ages in the story agree with it?"),
    ("A three-year-old tiger, the zoo's last and a favourite of the town's children, has died.", "three-year-old",
     "Does the keepers' record give it?"),
    ("The tower, which stands 112 feet above the square and is 140 years old, has begun to lean.", "140",
     "Since when, and by which record?"),
    ("Some 327 of the 550 seats in the stadium, all of them in the lower rows, were torn out.", "327",
     "A part of which whole, and counted or estimated?"),
    ("She is survived by two daughters, who both still live in the village.", "two daughters",
     "Who are they, and does the source name or list them?"),
    ("Some two million people, by the reckoning of the organisers, are expected.", "two million",
     "Who counted them, how, and is it an estimate?"),
    ("The debate began at 3:40 p.m. and lasted long into the night.", "3:40",
     "Which time zone, and does the source give this time?"),
]


@pytest.mark.parametrize(("text", "figure", "ask"), FITS)
def test_question_fits(text: str, figure: str, ask: str) -> None:
    """No attackers in earthquakes, no weekday for a year, no date of birth for a ship; and each where it belongs."""
    assert [claim.ask for claim in check(text).claims if figure in claim.quote] == [ask]


def test_what_another_paragraph_tells_of_counts() -> None:
    """A toll in a later paragraph is asked about as the story's beginning suggests."""
    told = [claim.ask for claim in check(f"{BOMB}\n\nThe toll, which the clinic put at 40, rose to 46.").claims]
    assert set(told) == {"Who counted, as of when, and are attackers included?"}


RULES = """[topic]
id = "silos"
category = "figure"
severity = "must"
rank = 300
ask = "Whose list is it?"
asks = [{asks}]

[words]
burning = ["burned", "fire"]

[[rule]]
id = "silos.counted"
measure = "silos"
patterns = ['{{count of silos}}']
hits = [{{ text = "The farm has 14 silos.", quote = "14 silos" }}]
misses = ["The silos stood empty."]
"""


@pytest.mark.parametrize(("asks", "told"), [
    ('{ sentence = "freezing", ask = "How cold?" }', "there is no word list 'freezing'"),
    ('{ sentence = "burning" }', "ask is missing"), ('{ ask = "How?", when = "burning" }', "when is not known"),
    ('"How?"', "must be {"),
])
def test_faults_of_a_question(tmp_path: Path, asks: str, told: str) -> None:
    """A question that is not whole, or that names a list that is not there, is refused with its reason."""
    (tmp_path / "silos.toml").write_text(RULES.format(asks=asks), encoding="utf-8")
    with pytest.raises(BrokenRules) as caught:
        open_rules("en", [tmp_path / "silos.toml"])
    assert any(told in str(fault) for fault in caught.value.faults)


def test_every_shipped_question_is_one() -> None:
    """Each question ends as one, and says the same as no other that could stand in its place."""
    for rule in load_desk().rulebook.rules:
        asks = [rule.ask, *(asked.ask for asked in rule.asked)]
        assert rule.reason or all(ask.endswith("?") for ask in asks)
