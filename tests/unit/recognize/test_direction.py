"""Which way a change goes: the amount has a direction, the level reached and the hedge have none."""

from __future__ import annotations

import pytest

from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def directions(text: str) -> list[tuple[str, str | None]]:
    """The quantities of `text` as (figure as written, direction)."""
    return [(text[slice(*mention.span)], mention.direction)
            for mention in find_mentions(text, PACK) if mention.quantity]


@pytest.mark.parametrize(("text", "figure", "direction"), [
    ("The index rose 12 points.", "12", "up"),
    ("It has risen sharply by 12 points.", "12", "up"),
    ("The stock was up 58 points at noon.", "58", "up"),
    ("Shares fell another 4 points.", "4", "down"),
    ("The firm cut 300 jobs.", "300", "down"),
    ("The plan would cut the workforce by 300.", "300", "down"),
    ("The index ended 3 points lower.", "3", "down"),
    ("The index shed 40 points.", "40", "down"),
    ("They reported an increase of 300.", "300", "up"),
    ("They saw a drop in weekly sales of 300.", "300", "down"),
    ("The board ordered a 300-job cut.", "300", "down"),
    ("The singer climbed three places.", "three", "up"),
    ("The bank added 12 branches.", "12", "up"),
    ("The share lost 20 cents to close at a low.", "20 cents", "down"),
    ("The share closed at a low, off 20 cents.", "20 cents", "down"),
    ("It needs 12 percent less fuel.", "12 percent", "down"),
    ("It was a poor day: zinc -0.6%.", "-0.6%", "down"),
    ("It costs a third less than before.", "a third", "down"),
    ("Output fell by a third.", "a third", "down"),
    ("The coin lost almost a fifth of its value.", "almost a fifth", "down"),
    ("Sales grew more than sixfold.", "more than sixfold", "up"),
    ("The rand was 0.12% weaker than on Friday.", "0.12%", "down"),
    ("The peso firmed 0.4 percent.", "0.4 percent", "up"),
    ("Gold tacked on 12 cents.", "12 cents", "up"),
    ("The fee is $16 more than last year's.", "$16", "up"),
    ("They have five fewer than last term.", "five", "down"),
    ("There was a 3-foot rise in the lake.", "3-foot", "up"),
    ("It fell 2 or even 3 percent.", "3 percent", "down"),
    ("Profits doubled.", "doubled", "up"),
    ("It expects to nearly triple output.", "nearly triple", "up"),
    ("Wages grew 0.8% in the quarter and 4.1% on the year.", "4.1%", "up"),
    ("Sales fell for a third month, by 0.5 percent.", "0.5 percent", "down"),
    ("The rain that fell, 30% more than normal, did harm.", "30%", "up"),
    ("The debt was halved.", "halved", "down"),
    ("It was a 61.5% pay increase.", "61.5%", "up"),
    ("They got 7% raises.", "7%", "up"),
    ("They will pay an extra $84.", "$84", "up"),
    ("It hired an additional 300 guards.", "300", "up"),
    ("They did nine cents better than forecast.", "nine cents", "up"),
    ("The fee is 9% above the average.", "9%", "up"),
    ("It came in two cents below the forecast.", "two cents", "down"),
    ("The index added 24 points.", "24", "up"),
    ("The bank raised its key rate 25 basis points to 4.5 percent.", "25 basis points", "up"),
    ("The firm slashed its workforce 12%.", "12%", "down"),
    ("The bank raised its rate a quarter point to 4.5 percent.", "a quarter", "up"),
    ("It lifted its base rate a half point.", "a half", "up"),
    ("The economy grew at a 2.4 percent annual rate.", "2.4 percent", "up"),
    ("Output shrank at an annualised rate of 0.7%.", "0.7%", "down"),
    ("The bank cut it by 20%.", "20%", "down"),
    ("It posted a 7.2% year-over-year jump in sales.", "7.2%", "up"),
    ("The margin was 60 basis points better at 11.3%.", "60 basis points", "up"),
    ("Profit was 11 percent ahead of last year.", "11 percent", "up"),
    ("It was two degrees warmer than in May.", "two degrees", "up"),
    ("Rainfall was 2.1 inches above normal.", "2.1 inches", "up"),
    ("Output was 40,000 barrels short of target.", "40,000 barrels", "down"),
    ("The town has 300 fewer residents.", "300", "down"),
    ("They made 6,500 more arrests than last year.", "6,500", "up"),
    ("Exports rose by 12 percent and imports by 8 percent.", "8 percent", "up"),
    ("Wages rose 5%, but prices 7%.", "7%", "up"),
    ("Zinc gained 100 points, the S&P 500 0.3%.", "0.3%", "up"),
    ("Rents rose by 8% in Leeds, 7% in York and 5% in Hull.", "7%", "up"),
    ("Rents rose by 8% in Leeds, 7% in York and 5% in Hull.", "5%", "up"),
    ("Turnover was up 4% to £1.1bn and profit 9% to £104m.", "9%", "up"),
    ("Its stake was diluted by 3 points.", "3", "down"),
    ("The index ended flat after plunging 3%.", "3%", "down"),
    ("Fares go up by 10 percent in January and by another 5 percent in July.", "5 percent", "up"),
    ("The new one costs $40 more.", "$40", "up"),
    ("It would have raised base pay by about a third.", "about a third", "up"),
    ("They cut pay by 12 percent.", "12 percent", "down"),
    ("It would lift starting pay by $6,100.", "$6,100", "up"),
    ("The share rose more than 4 percent.", "more than 4 percent", "up"),
    ("The bank will eliminate roughly 1,300 jobs.", "roughly 1,300", "down"),
    ("The council plans to scrap 40 positions.", "40", "down"),
    ("It has culled 200 posts.", "200", "down"),
    ("They are about one-third less likely to fall ill.", "about one-third", "down"),
    ("They are 30% less likely to die.", "30%", "down"),
    ("The pill is $12 more expensive abroad.", "$12", "up"),
    ("They shop 20% more often.", "20%", "up"),
    ("It is 20% faster than the old one.", "20%", "up"),
    ("The route is 30 km shorter.", "30 km", "down"),
    ("The new case is 2 kg lighter than that.", "2 kg", "down"),
    ("The bill costs about $97 more a year.", "about $97", "up"),
])
def test_amount_of_a_change(text: str, figure: str, direction: str) -> None:
    """A verb, a noun or an adverb of rising or falling gives the amount its direction."""
    assert (figure, direction) in directions(text)


@pytest.mark.parametrize("text", [
    "The index rose to 12.",
    "The hall holds up to 12.",
    "She raised two sons.",
    "The plane dropped 12 bombs.",
    "The rise was opposed by 12 members.",
    "Women make up 12 of the board.",
    "The team lost 12 games.",
    "Workers put up 12 tents.",
    "The firm posted a loss of $5 million.",
    "The firm booked a $5 million gain.",
    "The firm raised $5 million.",
    "The rate stands at -0.5%.",
    "They cut two holes.",
    "The share dropped to a third.",
    "The share fell twice.",
    "The share fell below $50.",
    "The index climbed above 7,000.",
    "He died in a four-car crash.",
    "The storm dropped 10 inches of rain.",
    "It pushed a 12-foot surge ashore.",
    "It ends on a climb of 16 km.",
    "Add 500 ml of stock.",
    "Stir, then add 500 ml of stock.",
    "She went on, adding 2 cups of flour.",
    "They came from two down.",
    "She won a third of the vote.",
    "The mayor lost by 312 votes.",
    "The bid is for the additional 48% stake.",
    "They rallied from 18 down.",
    "They recovered 62% of the genome.",
    "The court wants to recover $870,000 from him.",
    "They shot down 38 of 52 drones.",
    "Guards gunned down two of the 12 men.",
    "The party gained 62% of the vote.",
    "They had a loss of 1,140 killed.",
    "Some 12 percent say cuts hurt.",
    "The flag flies 9 feet above the dam.",
    "The mayor lost the vote 52 percent.",
    "The debt is repaid at a 4.1% annual rate.",
    "They are 12 miles ahead of the storm.",
    "They spent 12 more nights there.",
    "The share rose as high as $41.",
    "They need one short of a record.",
    "The party picked up 12 percent of the vote.",
    "They are twice as likely to die.",
    "The plan would eliminate two holes.",
    "They scrapped 12 drawings.",
    "The race is 12 miles long.",
    "It is nearly double the rate.",
])
def test_no_change(text: str) -> None:
    """Levels, hedges, agents and things that are moved about have no direction."""
    assert [direction for _, direction in directions(text)] == [None]


@pytest.mark.parametrize(("text", "figure", "direction"), [
    ("Waiting times had fallen by 45 minutes.", "45 minutes", "down"),
    ("The deadline was extended by six months.", "six months", "up"),
    ("The launch was pushed back by two weeks.", "two weeks", "up"),
    ("The vote was brought forward by at least three days.", "at least three days", "down"),
    ("The trip was cut by two hours.", "two hours", "down"),
    ("It lengthened the term by another two years.", "two years", "up"),
    ("The train took 20 minutes longer than planned.", "20 minutes", "up"),
    ("Flights are 40 minutes longer than in May.", "40 minutes", "up"),
    ("She ran it two seconds faster than Haas.", "two seconds", "down"),
    ("The wait is two weeks shorter than it was.", "two weeks", "down"),
])
def test_change_of_a_while(text: str, figure: str, direction: str) -> None:
    """A stretch of time has a direction behind "by", and before a word that sets it against another."""
    assert (figure, direction) in directions(text)


@pytest.mark.parametrize("text", [
    "Sales fell two weeks before the feast.",
    "The trial was extended for six months.",
    "The launch was pushed back to two weeks.",
    "The bridge was cut for two hours.",
    "The march lasted longer than two hours.",
    "They lost by 12 minutes.",
    "Flights were delayed by two hours of rain.",
])
def test_no_change_of_a_while(text: str) -> None:
    """Elsewhere a stretch of time only lasts, or says when."""
    assert [direction for _, direction in directions(text)] == [None]


def test_rebounds_are_no_rise() -> None:
    """What is counted right behind its figure is a thing and no change."""
    assert directions("Haas had 16 rebounds, one short of a mark.") == [("16", None), ("one", None)]


def test_points_of_a_player() -> None:
    """Points that are added next to rebounds are scored, and no change."""
    assert directions("Haas added 24 points and nine rebounds.") == [("24", None), ("nine", None)]


def test_said_twice() -> None:
    """What says the same change once more, or shares its verb, goes the same way."""
    assert directions("Lead gained 40 points, or 2.1.") == [("40", "up"), ("2.1", "up")]
    assert directions("Zinc fell 8 points and Tin 3 points.") == [("8", "down"), ("3", "down")]
