"""Figures whose noun stands elsewhere: lent by another figure, named before, or nowhere."""

from __future__ import annotations

import pytest

from checker.model import Kind, Mention
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def quantities(text: str) -> list[Mention]:
    """The mentions of `text` that hold a quantity."""
    return [mention for mention in find_mentions(text, PACK) if mention.quantity]


@pytest.mark.parametrize(("text", "units"), [
    ("There were 4,000 U.S. troops left, down from 90,000 in the spring.", ["troops", "troops"]),
    ("The blast killed 42 people and wounded 17.", ["people", "people"]),
    ("In all 42 people were killed and 17 wounded.", ["people", "people"]),
    ("Of the 50 passengers, 42 were killed.", ["passengers", "passengers"]),
    ("Output grew to 5.1 million kettles, up from 4.7 million.", ["kettles", "kettles"]),
    ("The shop went from 12 workers to 30.", ["workers", "workers"]),
    ("The chain, with 1,900 shops in two dozen towns, plans 100 more.", ["shops", "towns", "shops"]),
    ("Norway has 17 million visitors, and Sweden about 1.9 million.", ["visitors", "visitors"]),
    ("It will sell 12 ships and keep the remaining 30.", ["ships", "ships"]),
    ("He owns 5 cars, 2 of them electric.", ["cars", "cars"]),
    ("The quake killed 87 people, injured 340 and left 12,000 homeless.", ["people", "people", "people"]),
    ("Ann had 17 shots to Norway's nine.", ["shots", "shots"]),
    ("Ann won 17 games against their nine.", ["games", "games"]),
    ("Of the 40 nurses, two dropped out.", ["nurses", "nurses"]),
    ("It took on 40 nurses; two dropped out.", ["nurses", "nurses"]),
    ("The firm has 1,800 nurses there. Another 350 will come.", ["nurses", "nurses"]),
    ("Scores fell by 12 points in the north and by four in the south.", ["points", "points"]),
    ("It hit 15 people, including 12 in Oslo and three in Bergen.", ["people", "people", "people"]),
    ("Ann took five points from a possible 24.", ["points", "points"]),
    ("Ann took 12 points out of a possible 15.", ["points", "points"]),
    ("Another 40 officers would bring the force to 1,145.", ["officers", "officers"]),
    ("Hiring 40 nurses will take the total to 1,200.", ["nurses", "nurses"]),
    ("Those with 40 friends live longer than those who have 12.", ["friends", "friends"]),
    ("The fire killed 12 people. Around 200 others were hurt.", ["people", "people"]),
    ("Police held 12 fans; three others fled.", ["fans", "fans"]),
])
def test_noun_of_an_earlier_figure(text: str, units: list[str]) -> None:
    """A figure without a noun shares that of the earlier one it is set against, and says which that was."""
    first, *others = quantities(text)
    assert [mention.quantity.unit for mention in (first, *others) if mention.quantity] == units
    assert first.antecedent is None
    assert all(mention.kind is Kind.COUNT for mention in others)
    assert others[-1].antecedent == first.span


@pytest.mark.parametrize(("text", "unit"), [
    ("Some 1,800 nurses left in a line of 40 buses, down from as many as 3,000.", "nurses"),
    ("The chain has 1,900 shops in 40 towns, up from 35.", "towns"),
])
def test_noun_of_like_magnitude(text: str, unit: str) -> None:
    """Of two earlier figures the later one is set against the one that it can be compared with."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity][-1] == unit


def test_new_sentence_borrows_no_noun() -> None:
    """A figure that opens a sentence without a word that ties it to the last one has no noun."""
    assert quantities("The shop sold 40 lamps. Two died.")[-1].kind is Kind.NUMBER


def test_noun_of_a_later_figure() -> None:
    """Figures of a list share the noun of the last."""
    mentions = quantities("They built four-, five- and six-cylinder engines.")
    assert [mention.quantity.unit for mention in mentions if mention.quantity] == ["cylinder"] * 3
    assert [mention.antecedent for mention in mentions] == [mentions[2].span, mentions[2].span, None]


@pytest.mark.parametrize(("text", "units"), [
    ("Police stopped a rally of 4,000, and two officers were hurt.", [None, "officers"]),
    ("They have 10, 11, and 12 officers.", ["officers", "officers", "officers"]),
    ("They have 11 and 12 officers.", ["officers", "officers"]),
    ("They met a party of 19 and two officers.", ["party", "officers"]),
])
def test_comma_before_and_begins_a_clause(text: str, units: list[str | None]) -> None:
    """Behind a comma "and" joins only the last of several; the noun of a new clause is its own."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity] == units


def test_noun_of_a_share() -> None:
    """A number that says a share once more counts what the share is of."""
    share, number = quantities("About 60 percent of the workers, or some 4,800, voted to strike.")
    assert number.quantity
    assert (number.kind, number.quantity.unit, number.subject) == (Kind.COUNT, "workers", "workers")
    assert number.antecedent == share.span


@pytest.mark.parametrize(("text", "unit"), [
    ("Some 4,800, or 60 percent of the workers, voted to strike.", "workers"),
    ("It sold 4,800 (12% of the cars) there.", "cars"),
    ("Some 412, or 3%, were hurt.", None), ("It fell to 4,800, or 12% of revenue.", None),
    ("It fell to 274,300, or 49 per 1,000 people.", None),
])
def test_noun_of_a_share_behind(text: str, unit: str | None) -> None:
    """A share behind a number lends what it is of, and never its percent."""
    number = quantities(text)[0]
    assert number.quantity
    assert (number.kind, number.quantity.unit) == (Kind.COUNT if unit else Kind.NUMBER, unit)


def test_stand_in() -> None:
    """"Others" stands for the noun of the figure before."""
    *_, others = quantities("Snow fell in 12 northern counties and in two others.")
    assert others.quantity
    assert (others.quantity.unit, others.subject) == ("counties", "northern counties")


def test_one_lends_nothing() -> None:
    """A single thing named in between does not lend its noun."""
    *_, last = quantities("He has 3,200 followers on one site and 90,000 on another.")
    assert last.quantity
    assert last.quantity.unit == "followers"


@pytest.mark.parametrize(("text", "unit", "subject"), [
    ("They gave a death toll of 42.", "toll", "death toll"),
    ("The death toll rose to 42.", "toll", "death toll"),
    ("The number of U.S. troops fell to 3,000.", "troops", "U.S. troops"),
    ("The club has a membership of 500.", "membership", "membership"),
    ("She had a crew of six.", "crew", "crew"),
    ("Deaths rose sharply to 42.", "Deaths", "Deaths"),
])
def test_noun_before(text: str, unit: str, subject: str) -> None:
    """What a figure is the number or the size of can stand before it."""
    [mention] = quantities(text)
    assert mention.quantity
    assert (mention.kind, mention.quantity.unit, mention.subject) == (Kind.COUNT, unit, subject)


@pytest.mark.parametrize(("text", "unit", "subject"), [
    ("The number of homicides dropped by 8% to 535.", "homicides", "homicides"),
    ("Burglaries fell 8% to 24,000.", "Burglaries", "Burglaries"),
    ("Violent crimes rose 12 percent last year to 4,312.", "crimes", "Violent crimes"),
    ("Nationally, sexual offences, excluding rape, rose 3% to 120,321.", "offences", "sexual offences"),
    ("Homicides in the city fell to 211.", "Homicides", "Homicides"),
    ("Net migration fell by 48% to 345,000.", "migration", "Net migration"),
    ("Passenger numbers grew 6% to 14.2 million.", "Passenger", "Passenger numbers"),
    ("Car sales rose 12% to 4,200.", "sales", "Car sales"),
    ("Officials cut arrests by 8% to 24,000.", "arrests", "arrests"),
    ("Airlines that fly from the northern airports cut night flights by 8% to 24,000.", "flights", "night flights"),
    ("Profit rose 8% as truck orders hit record 92,000", "orders", "truck orders"),
    ("It said on May 3 that its truck orders fell 2% to 61,000.", "orders", "truck orders"),
    ("Of the victims, 29 were men.", "victims", "victims"),
    ("Truck sales more than doubled to 1,870.", "sales", "Truck sales"),
    ("Thefts from cars, which had peaked in 2019, dropped 15% to 6,928.", "Thefts", "Thefts"),
    ("Carjackings doubled to 640 and car thefts topped 11,000.", "thefts", "car thefts"),
    ("Assaults rose by 5% to 8,214 and rapes by 3% to 702.", "rapes", "rapes"),
    ("OSLO (Wire) - Killings in Oslo rose to 212.", "Killings", "Killings"),
    ("Thefts of cars and vans reported to police fell to 12,000.", "Thefts", "Thefts"),
    ("Thefts and attempted thefts numbered 2,350.", "Thefts", "Thefts and attempted thefts"),
    ("Property crimes declined for the 11th year running to 91,200.", "crimes", "Property crimes"),
    ("Shootings have fallen even further, to 240.", "Shootings", "Shootings"),
    ("Theft from the person was up 18% at 151,000.", "Theft", "Theft"),
    ("Police operations totalled 17,200.", "operations", "Police operations"),
    ("Deliveries rose 5% to a record 466,140.", "Deliveries", "Deliveries"),
    ("Flu cases top 1,300", "cases", "Flu cases"),
    ("Car thefts, up 9%, reached 7,800.", "thefts", "Car thefts"),
])
def test_level_that_a_number_came_to(text: str, unit: str, subject: str) -> None:
    """The subject of a change, or what is changed, is what its level counts."""
    level = quantities(text)[-1]
    assert level.quantity
    assert (level.kind, level.quantity.unit, level.subject) == (Kind.COUNT, unit, subject)


@pytest.mark.parametrize("text", [
    "Retail sales rose 12% to 4,200.", "House prices rose 3% to 420,000.", "The price of shoes rose 8% to 42.",
    "The Bears fell to 12.", "Players hit 42 there.", "Officials cut spending by 8% to 24.", "The firm rose 8% to 535.",
])
def test_what_is_priced_is_not_counted(text: str) -> None:
    """The level of a price, an index or a team is no number of them."""
    level = quantities(text)[-1]
    assert (level.kind, level.subject) == (Kind.NUMBER, None)


@pytest.mark.parametrize(("text", "units"), [
    ("It made 300 films for 40 clients, nine of whom sued.", ["films", "clients", "clients"]),
    ("It has 900 pupils in 30 classes, 20 of whom are new.", ["pupils", "classes", "pupils"]),
    ("It sold 400 cars to 12 dealers, of which 30 broke.", ["cars", "dealers", "cars"]),
    ("It sent 38 missiles and 112 drones, of which 29 and 94, respectively, fell.",
     ["missiles", "drones", "missiles", "drones"]),
    ("Of the garrison's 4,000 men only 1,650 were fit.", ["men", "men"]),
    ("It won 143 votes out of 41,000 cast.", ["votes", "votes"]),
    ("Nine of us went to 12 games.", [None, "games"]),
    ("It made 12 films, 40 of which sold.", ["films", None]),
    ("She had 12 rebounds for the Hawks, who have dropped three in a row.", ["rebounds", None]),
])
def test_part_of_what_was_counted(text: str, units: list[str | None]) -> None:
    """A part is of people or of things as it says, and never of fewer than it is itself."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity] == units


@pytest.mark.parametrize(("text", "units"), [
    ("Profit was 40 million euros ($44 million), compared with 35 million.", ["EUR", "USD", "EUR"]),
    ("The stake cost £1.2 billion (about $1.5 billion), up from 1.1 billion in May.", ["GBP", "USD", "GBP"]),
    ("Revenue was $1.71 billion, above a forecast of 1.67 billion.", ["USD", "USD"]),
    ("She won by 51 percent to 40.", ["percent", "percent"]),
    ("It saw six storms a year, compared with two.", ["storms per year", "storms per year"]),
    ("Sales rose 4 percent to 30.", ["percent", None]),
    ("It earned $60 million, half the 130 million it lost.", ["USD", None, "USD"]),
    ("The wait is 12 weeks, up from nine.", ["week", "week"]),
    ("Oslo led with 178 cases, followed by Bergen with 97 and Hamar with 30.", ["cases"] * 3),
    ("It made a loss of $120 million, against a profit of 85 million.", ["USD", "USD"]),
    ("Revenue will be €26 billion, up from a range of 22 billion to 23 billion.", ["EUR", "EUR"]),
    ("It sold 22,140 trucks there, down from 23,900, and in Brazil 4,060.", ["trucks"] * 3),
    ("It sees costs of $300 million, 80 million less than planned.", ["USD", "USD"]),
    ("It had cash of $410 million and debt of 3.2 billion.", ["USD", "USD"]),
    ("Sales fell to $1.6 billion; in Europe they rose 2% to 540 million.", ["USD", "percent", "USD"]),
    ("It cost $48 million in 2024 and 39 million the year before.", ["USD", "USD"]),
    ("It spent $40 million; critics said 12 million would do.", ["USD", None]),
    ("Deaths rose to 212, 19 more than in May.", ["Deaths", "Deaths"]),
    ("Yield fell to 0.48 euros from 0.51.", ["EUR", "EUR"]),
    ("It has 5,900 nurses; Bergen has 3,000.", ["nurses", "nurses"]),
    ("It cut 1,120 flights because of strikes, compared with 310.", ["flights", "flights"]),
    ("It made a loss of £88 million on sales of 1.1 billion.", ["GBP", "GBP"]),
    ("Thieves took 4,912 cars, about 27 a day and 1,300 more than in May.", ["cars", "per day", "cars"]),
    ("The index sank 2.7%, or 8.15, on Friday.", ["percent", None]),
    ("It sold two barns for 31 million pounds and may raise 40 million more.", ["barns", "GBP", "GBP"]),
    ("There were 109 killings; Manchester had 41, up from 36.", ["killings"] * 3),
    ("Some 9.3 million offences hit homes and firms in England and Wales in the year to May, down 5% from 9.8 million.",
     ["offences", "percent", "offences"]),
    ("Sales rose over three years from 12 to 15.", ["year", None, None]),
    ("It cost $60 million and drew 12.", ["USD", None]),
    ("Revenue was $1.71 billion, above a forecast of 12.", ["USD", None]),
    ("He lost 5 lakh rupees, and his brother another 2 lakh.", ["INR", "INR"]),
    ("They pay 12m euros plus 3m in bonuses.", ["EUR", "EUR"]),
    ("It costs €1,420, 85 more than in May.", ["EUR", "EUR"]),
    ("It cost $4 million and another three were hurt.", ["USD", None]),
    ("It spent $12 million on 40 shops, three more than in May.", ["USD", "shops", "shops"]),
    ("It needs 12 cooks plus 3 waiters.", ["cooks", "waiters"]),
    ("Waits averaged 14 weeks, against a target of 18.", ["week", "week"]),
    ("It lasts 22 hours, two more than before.", ["hour", "hour"]),
    ("It built 40 homes in 12 weeks, against a target of 50.", ["homes", "week", "homes"]),
    ("Levels hit 15 mg, three times the limit of 5.", ["milligram", "time", "milligram"]),
    ("His sugar was 240 mg, above the normal 100.", ["milligram", "milligram"]),
    ("It carried 1.4 million guests, 6% more than the 1.3 million it carried in May.", ["guests", "percent", "guests"]),
    ("It cost $40, and the usual 3 came.", ["USD", None]),
    ("It does 34 mpg city, 41 highway and 37 combined.", ["mile per gallon"] * 3),
    ("It got 190 complaints and upheld 22.", ["complaints", "complaints"]),
    ("They need 38 votes to pass the bill but have 33.", ["votes", "votes"]),
    ("The crash hurt 14 people, three critically.", ["people", "people"]),
    ("It cost $40 million and has 12.", ["USD", None]),
])
def test_unit_of_an_earlier_amount(text: str, units: list[str | None]) -> None:
    """Sums, measures and durations lend their unit too, but never one that only converts another."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity] == units


@pytest.mark.parametrize(("text", "unit"), [
    ("There were 312 homicides in 2024. Last year, the number fell to 268.", "homicides"),
    ("There were 312 homicides in 2024.\n\nLast year there were 268.", "homicides"),
    ("Police saw 24,000 thefts in 12 towns. That compares with 26,000 in 2019.", "thefts"),
    ("Net income was $40 million. That was up from 35 million a year earlier.", "USD"),
    ("Some 3,905 cases wait; a year ago it was 3,120.", "cases"),
    ("There were 14,210 cases, a record; the force solved 2,130 of them.", "cases"),
    ("It has 1,200 acres, of which 450 are woodland.", "acre"),
    ("It raised $40 million, of which 12 million went to schools.", "USD"),
    ("They took 11,600 tonnes of rubbish, 700 of it from beaches.", "metric ton"),
    ("It has 40 shops worth $12 million, of which nine are open.", "shops"),
    ("It has 40 miles of track, and of those 12 were shut.", None),
    ("Some 2,350 rapes were reported. Of those, 411 went to court.", "rapes"),
    ("It has ordered 50 jets. Twelve more are on option.", "jets"),
    ("Revenue was 4.9 billion euros ($5 billion). Analysts had forecast a profit of 180 million.", "EUR"),
    ("It spent $4 million there and €3 million here. It made a profit of 12 million.", None),
    ("It made $40 million. It had debts of 12.", None),
    ("It lost £4 million. Shares fell 3 pence. It has a deficit of 64 million.", "GBP"),
    ("It lost £4 million. The mayor left. Spending will be halved to 22 million.", "GBP"),
    ("There were 312 homicides in 2023, but the number fell to 268 last year.", "homicides"),
    ("It sold 40 lamps and 30 chairs. The number rose to 45.", None),
    ("It sold 40 lamps. There were 12.", None),
    ("It sold 40 lamps. That took 12.", None),
    ("It sold 40 lamps. The mayor left. The number rose to 45.", None),
])
def test_noun_of_the_sentence_before(text: str, unit: str | None) -> None:
    """A clause that points back takes the noun of the one figure of like magnitude there, if there is but one."""
    last = quantities(text)[-1].quantity
    assert last is not None
    assert last.unit == unit


@pytest.mark.parametrize(("text", "unit"), [
    ("There were 71 crimes per 1,000 people, against 83 nationally.", "crimes per 1000"),
    ("It does 300 tests a day, up from 140.", "tests per day"),
    ("Who walks 7,000 steps a day lives longer than those who manage fewer than 3,000.", "steps per day"),
    ("It expects $3.60 a share, down from a previous range of $3.95 to $4.20.", "USD per share"),
    ("It cost $5 a day, compared with $4.", "USD per day"),
    ("It made $1.32 a share, compared with $1.10 a year earlier.", "USD per share"),
    ("It expects $2.10 per share, compared with its earlier forecast of $1.95.", "USD per share"),
    ("It cost $5 a day, compared with a price of $4.", "USD"),
    ("It cost $5 a day, and they paid $4.", "USD"),
    ("It cost $5 a day, compared with $4 a night.", "USD per night"),
    ("It made five cars a minute and 9,000 in all.", "cars"),
])
def test_rate_is_lent_with_its_noun(text: str, unit: str) -> None:
    """What is set against a rate is one of the same."""
    last = quantities(text)[-1].quantity
    assert last is not None
    assert last.unit == unit


@pytest.mark.parametrize("text", ["Shares rose to 42.", "They gave 42.", "He met 12 ministers. Then 30 left.",
                                  "The toll rose to 58, with 23 missing.", "He had six hits and batted .291.",
                                  "The storm left 400 homes dark, 3 dead.",
                                  "It paid $190 million, shooting well from three.",
                                  "The 40 officers sent a force to 90.",
                                  "Some 40 fans left, as those who saw it on 30 said.",
                                  "He made five films from a perfect 24."])
def test_nothing_is_guessed(text: str) -> None:
    """Without a form of words that ties a figure to a noun it has none."""
    last = quantities(text)[-1].quantity
    assert last is not None
    assert last.unit is None


@pytest.mark.parametrize(("text", "units"), [
    ("The bus that had lost its brakes on the hill hit six stalls and killed two.", ["stalls", None]),
    ("The storm left 4,000 homes in the valley without power and at least 5 dead.", ["homes", None]),
    ("A gale from the north tore off 60 roofs in the old town and left one dead.", ["roofs", None]),
    ("The bank, which made a loss in the spring, will close 40 branches and lay off 1,200.", ["branches", None]),
    ("The firm shut six plants and fired 1,200.", ["plants", None]),
    ("The plague killed 40 goats in the north and sickened 12.", ["goats", "goats"]),
    ("The blast in the mine killed 42 welders and wounded 17.", ["welders", "welders"]),
    ("The army fired 40 rockets at the dam on Monday and fired 12 on Tuesday.", ["rockets", "rockets"]),
    ("The flood took 40 bridges in the valley and wrecked 12.", ["bridges", "bridges"]),
])
def test_things_lend_the_dead_no_noun(text: str, units: list[str | None]) -> None:
    """What befalls only the living is told of nothing else, whatever was counted before."""
    assert [mention.quantity.unit for mention in quantities(text) if mention.quantity] == units
