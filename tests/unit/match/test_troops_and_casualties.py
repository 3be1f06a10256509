"""Who is counted among troops, and what befell whom: in sentences and stories of war and disaster, and outside them."""

from __future__ import annotations

import pytest

from checker import check

TROOPS = [
    ("With about 30,000 men he advanced on the capital, which the emperor's army had left to itself in the night.",
     "about 30,000 men", "troops"),
    ("The governor, who had been told of the rising too late, sent 700 men to seize the bridge and the powder mill.",
     "700 men", "troops sent"),
    ("Of his original 1,100 men, most of whom had never seen snow, fewer than half lived to see the fort again.",
     "1,100 men", "troops"),
    ("The chief came down from the hills on the last day of May and surrendered with 1,200 of his followers.",
     "1,200 of his followers", "troops"),
    ("About 450 volunteers from the shipyards, few of them with rifles, kept the enemy out of the harbor for nights.",
     "About 450 volunteers", "troops"),
    ("For the third time that spring 2,600 militiamen were called to the ridge, and for the third time nobody came.",
     "2,600 militiamen", "troops"),
    ("Three companies were told to hold the ford until dark while the rest of the army went back over the hills.",
     "Three companies", "military units"),
    ("He told the duke that two of the four divisions had no bread, no boots and, since the rains, no artillery.",
     "two of the four divisions", "military units"),
    ("The destroyer, which had put to sea with a crew of 210, was last seen off the cape on the evening of the storm.",
     "crew of 210", "crew of a warship"),
    ("The generals want another 800, and the defense ministry is sending 1,500 to the islands before the winter.",
     "1,500", "troops sent"),
    ("Troop levels in the two northern provinces, the minister told reporters, will fall to 2,500 by the end of May.",
     "2,500", "troops"),
    ("The alliance has pledged 3,000 more soldiers for the valley, but few of them are expected before next summer.",
     "3,000 more soldiers", "troops promised or asked for"),
    ("In that winter 900 soldiers deserted, the colonel wrote, and the rest sold their coats for bread and tobacco.",
     "900 soldiers", "troops lost"),
]
CASUALTIES = [
    ("Nine soldiers were killed on the bridge on Sunday along with 340 civilians who had been told that it was safe.",
     "340 civilians", "people killed"),
    ("Eleven miners died underground, the owner said on Monday, and four more in the hospital of the district town.",
     "four", "people killed"),
    ("In addition to the 52 passengers, five stewards lost their lives when the plane came down in the fog at noon.",
     "52 passengers", "people killed"),
    ("Two Norwegians were among 14 people killed when the roof of the hotel fell in, the consul told the newspaper.",
     "Two Norwegians", "people killed"),
    ("The inquiry, which sat for a year, blamed a faulty valve for the six divers' deaths and the fire that followed.",
     "six divers", "people killed"),
    ("The attack on the post brings to 54 the number of guards killed in the valley since the cease-fire of last May.",
     "54", "people killed"),
    ("The driver was badly hurt along with 12 passengers when the tram jumped the rails at the foot of the hill.",
     "12 passengers", "people wounded"),
    ("Gunmen in two trucks seized 30 peacekeepers at a roadblock near the lake, the mission said late on Saturday.",
     "30 peacekeepers", "soldiers captured"),
    ("On the third day they took 1,500 men prisoner in the woods behind the canal, and with them all of the guns.",
     "1,500 men", "people captured"),
    ("Thousands of families continue to flee the towns along the coast, aid workers said, most of them on foot.",
     "Thousands of families", "people displaced"),
    ("The corps reported 3,155 killed, 14,529 wounded and 5,365 captured or missing in the three days of the battle.",
     "5,365", "people missing"),
    ("Losses on both sides, which neither of the two kings would ever admit to, came to 8,000 men in one morning.",
     "8,000 men", "people hurt or killed"),
    ("The ministry gave its count on the radio at noon. Dead: 192. Injured: 4,877. Missing: 31.", "4,877",
     "people wounded"),
    ("Toll by province: Arica, 12 dead and 40 injured; Tacna, 7 and 31; Puno, 3 and 18.", "31", "people wounded"),
]
NEITHER = [
    ("Some 200 men marched through the center of the town on Saturday to protest against the closing of the yard.",
     "Some 200 men", "people"),
    ("The plant has 640 men on its payroll, and nearly all of them live in the three villages along the canal.",
     "640 men", "people"),
    ("The firm has four divisions, and two of them lost money for the third year in a row, the accounts show.",
     "four divisions", "figure"),
    ("Two companies bid for the bridge, and the council will choose one of them before the end of the month.",
     "Two companies", "figure"),
    ("In the trade war the mill cut its staff, and 340 men have been looking for work in the valley since May.",
     "340 men", "people"),
    ("The Salvation Army sent 300 volunteers to hand out blankets and soup along the flooded road on Sunday.",
     "300 volunteers", "people"),
    ("The trawler put out with a crew of 14, as it had done every autumn since the owner's father bought her.",
     "crew of 14", "people"),
    ("Police seized 30 rifles and arrested two men in the house behind the mill, a spokesman for the force said.",
     "two men", "people"),
    ("She kept the seat against one of her seven challengers, a baker, by fewer than 40 votes after two counts.",
     "seven challengers", "people"),
]
STORY = """War came to the valley in June, and the siege of the town began.

The mayor had 340 men and two wells. By the time of the truce 120 followers were left to him.
"""


def told(text: str, quote: str) -> tuple[str, str | None]:
    """The category and the measure of the claim of that quote."""
    [claim] = [claim for claim in check(text).claims if claim.quote == quote]
    return claim.category, claim.measure


@pytest.mark.parametrize(("text", "quote", "measure"), TROOPS)
def test_troops(text: str, quote: str, measure: str) -> None:
    """Men and units of whatever name are troops where the sentence tells of fighting, told apart by measure."""
    assert told(text, quote) == ("troops", measure)


@pytest.mark.parametrize(("text", "quote", "measure"), CASUALTIES)
def test_casualties(text: str, quote: str, measure: str) -> None:
    """A second group shares the fate of the first, a label is a verb, and each fate is a measure of its own."""
    assert told(text, quote) == ("casualties", measure)


@pytest.mark.parametrize(("text", "quote", "category"), NEITHER)
def test_neither(text: str, quote: str, category: str) -> None:
    """The same words where nobody fights and nobody is hurt."""
    assert told(text, quote)[0] == category


def test_a_story_of_war_makes_its_men_troops() -> None:
    """Where the sentence alone does not tell, three words of war anywhere in the story do."""
    assert told(STORY, "340 men") == ("troops", "troops")
    assert told(STORY, "120 followers") == ("troops", "troops")
    assert told(STORY.replace("siege", "fair").replace("truce", "harvest"), "340 men")[0] == "people"
