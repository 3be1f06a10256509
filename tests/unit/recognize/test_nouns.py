"""What a number counts: unit and subject of counts, in sentences as news has them."""

from __future__ import annotations

import pytest

from checker.model import Kind, Mention
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def counts(text: str) -> list[tuple[str, str | None, str | None]]:
    """The counts and proportions of `text` as (phrase, unit, subject)."""
    return [(text[slice(*mention.phrase)], mention.quantity.unit, mention.subject)
            for mention in find_mentions(text, PACK)
            if mention.kind in (Kind.COUNT, Kind.RATIO) and mention.phrase and mention.quantity]


def only(text: str) -> Mention:
    """The one mention in `text`."""
    [mention] = find_mentions(text, PACK)
    return mention


@pytest.mark.parametrize(("text", "phrase", "unit", "subject"), [
    ("They sent 4,000 U.S. troops north.", "4,000 U.S. troops", "troops", "U.S. troops"),
    ("All 11 major S&P sectors fell.", "11 major S&P sectors", "sectors", "major S&P sectors"),
    ("Then 6 AT&T executives left.", "6 AT&T executives", "executives", "AT&T executives"),
    ("It has 12 R&D centers abroad.", "12 R&D centers", "centers", "R&D centers"),
    ("There were 4,000 soldiers remaining there.", "4,000 soldiers", "soldiers", "soldiers"),
    ("Medics carried 12 wounded soldiers out.", "12 wounded soldiers", "soldiers", "wounded soldiers"),
    ("The firm lost 20 sales reps.", "20 sales reps", "reps", "sales reps"),
    ("It met four sales representatives.", "four sales representatives", "representatives", "sales representatives"),
    ("Some 10 students die there.", "Some 10 students", "students", "students"),
    ("The coach sold 14 first-team players.", "14 first-team players", "players", "first-team players"),
    ("It hit 17 other people aged over fifty.", "17 other people", "people", "other people"),
    ("The maker sold 5.1 million kettles abroad.", "5.1 million kettles", "kettles", "kettles"),
    ("He signed a 12-page document.", "12-page", "page", "page"),
    ("The army wants 36,000 staff by spring.", "36,000 staff", "staff", "staff"),
    ("She played at eight straight World Cups.", "eight straight World Cups", "Cups", "straight World Cups"),
    ("He owns 300 sports medicine clinics.", "300 sports medicine clinics", "clinics", "sports medicine clinics"),
    ("It sold 900 combined digital and physical copies.", "900 combined digital and physical copies", "copies",
     "combined digital and physical copies"),
    ("It faces three by-elections.", "three by-elections", "by-elections", "by-elections"),
    ("They won 15 home games.", "15 home games", "games", "home games"),
    ("He fixed three 10-foot poles.", "three 10-foot poles", "poles", "10-foot poles"),
    ("There were 25 Hong Kong-based hedge funds.", "25 Hong Kong-based hedge funds", "funds",
     "Hong Kong-based hedge funds"),
    ("They found 17 previously unknown lineages.", "17 previously unknown lineages", "lineages",
     "previously unknown lineages"),
    ("Some 5,000 Iraqis fled.", "Some 5,000 Iraqis", "Iraqis", "Iraqis"),
    ("She met seven St. Louis police officers.", "seven St. Louis police officers", "officers",
     "St. Louis police officers"),
    ("It owns 30 Acme Studios common shares.", "30 Acme Studios common shares", "shares", "Acme Studios common shares"),
    ("They sent 12 British, French and German planes.", "12 British, French and German planes", "planes",
     "British, French and German planes"),
    ("They planted 500 oak, ash and beech saplings.", "500 oak, ash and beech saplings", "saplings",
     "oak, ash and beech saplings"),
    ("He owns 12 small, family-run hotels.", "12 small, family-run hotels", "hotels", "small, family-run hotels"),
    ("They asked 10 House of Commons members.", "10 House of Commons members", "members", "House of Commons members"),
    ("They lost two more of the nation's mills.", "two more of the nation's mills", "mills", "mills"),
    ("Police held 12 Chinese at the border.", "12 Chinese", "Chinese", "Chinese"),
])
def test_plural(text: str, phrase: str, unit: str, subject: str) -> None:
    """A count above one ends at the first plural noun that no other plural follows."""
    assert (phrase, unit, subject) in counts(text)


@pytest.mark.parametrize(("text", "phrase", "unit"), [
    ("One British soldier died.", "One British soldier", "soldier"),
    ("One student dies every day.", "One student", "student"),
    ("At the camp one police officer was killed.", "one police officer", "officer"),
    ("One U.S. official Monday said so.", "One U.S. official", "official"),
    ("One species survives.", "One species", "species"),
])
def test_singular(text: str, phrase: str, unit: str) -> None:
    """A count of one ends where its nouns do."""
    assert [(p, u) for p, u, _ in counts(text)] == [(phrase, unit)]


@pytest.mark.parametrize(("text", "phrase", "unit", "subject"), [
    ("He had 40 nieces and nephews.", "40 nieces and nephews", "nieces", "nieces and nephews"),
    ("Fire took 40 homes and businesses in the valley.", "40 homes and businesses", "homes", "homes and businesses"),
    ("It sent 200 firefighters, police officers and volunteers.", "200 firefighters, police officers and volunteers",
     "firefighters", "firefighters, police officers and volunteers"),
    ("Twelve men and women were held.", "Twelve men and women", "men", "men and women"),
    ("Two of the 12 boys and girls left.", "Two of the 12 boys and girls", "boys", "boys and girls"),
    ("It killed 12 soldiers and civilians were hurt.", "12 soldiers", "soldiers", "soldiers"),
    ("Some 40 people, officials and witnesses said, fled.", "Some 40 people", "people", "people"),
    ("He has 12 shops and runs a farm.", "12 shops", "shops", "shops"),
    ("She won 12 titles and works as a coach.", "12 titles", "titles", "titles"),
    ("It killed 12 people and wounded others.", "12 people", "people", "people"),
    ("They hired 300 people and offices.", "300 people", "people", "people"),
    ("She lost 12 games and minutes later the title.", "12 games", "games", "games"),
])
def test_nouns_that_share_a_figure(text: str, phrase: str, unit: str, subject: str) -> None:
    """Plurals that "and" joins are counted together, unless a clause begins with the later one."""
    assert (phrase, unit, subject) in counts(text)


@pytest.mark.parametrize(("text", "phrase", "unit"), [
    ("One in five adults smokes.", "One in five adults", "adults"),
    ("One in 1,000 infected children develops it.", "One in 1,000 infected children", "children"),
    ("One in three women smokes.", "One in three women", "women"),
    ("A plan to build 400 homes worries residents.", "400 homes", "homes"),
    ("The cut of 300 officers means less work.", "300 officers", "officers"),
    ("One in three women voters backs him.", "One in three women voters", "voters"),
    ("One in five police officers is unfit.", "One in five police officers", "officers"),
    ("They hired four admissions officers.", "four admissions officers", "officers"),
])
def test_verb_that_looks_like_a_plural(text: str, phrase: str, unit: str) -> None:
    """A verb in -s behind a plural is no part of what is counted."""
    assert [(p, u) for p, u, _ in counts(text)] == [(phrase, unit)]


@pytest.mark.parametrize(("text", "phrase", "subject"), [
    ("The city hired 200 more officers.", "200 more officers", "officers"),
    ("There were 30 fewer arrests.", "30 fewer arrests", "arrests"),
    ("They met 30 other people.", "30 other people", "other people"),
])
def test_more_is_no_part_of_the_noun(text: str, phrase: str, subject: str) -> None:
    """What is more or fewer is in the quote and not in what is counted."""
    assert [(p, s) for p, _, s in counts(text)] == [(phrase, subject)]


@pytest.mark.parametrize(("text", "unit"), [
    ("They took 31 cannon and 46 flags.", "cannon"), ("He shot 12 grouse.", "grouse"),
    ("Guards held 300 Rohingya at sea.", "Rohingya"), ("A raid killed 40 Taliban on the road.", "Taliban"),
])
def test_plural_without_an_ending(text: str, unit: str) -> None:
    """Animals, arms and peoples can be plural as they stand."""
    assert counts(text)[0][1] == unit


def test_noun_that_ends_like_a_verb() -> None:
    """What a share is of can be a noun in -ing."""
    assert only("It is 47% of general fund spending.").subject == "general fund spending"


def test_each_of_them_all_is_no_proportion() -> None:
    """"Every one of the 40" is forty, not one in forty."""
    assert [mention.kind for mention in find_mentions("Every one of the 40 jars broke.", PACK)] == [Kind.COUNT] * 2


def test_place_that_a_distance_is_measured_from() -> None:
    """What a distance is south of is not what it is a part of."""
    assert [mention.subject for mention in find_mentions("It lies 40 km south of the river.", PACK)] == [None]


def test_proportion_counts_too() -> None:
    """A proportion is a ratio that still says of whom."""
    mention = only("Nine of the 12 jurors voted.")
    assert mention.kind is Kind.RATIO
    assert mention.subject == "jurors"


@pytest.mark.parametrize(("text", "expected"), [
    ("They won eight of their last 10 games.", [("eight of their last 10 games", "games", "games"),
                                                ("10 games", "games", "games")]),
    ("A third of all coral species is at risk.", [("A third of all coral species", "species", "coral species")]),
    ("Half the flats sold.", [("Half the flats", "flats", "flats")]),
    ("Two of Norway's biggest banks failed.", [("Two of Norway's biggest banks", "banks", "biggest banks")]),
    ("One of the oldest bridges fell.", [("One of the oldest bridges", "bridges", "oldest bridges")]),
    ("Twelve of the dead were found.", [("Twelve of the dead", "dead", "dead")]),
])
def test_part_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    """"Of" leads from a number to the noun of what it is a part of."""
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "unit"), [
    ("Two dogs minutes before the fire barked.", "dogs"),
    ("They saw three children hours before.", "children"),
    ("He sold four old houses weeks after that.", "houses"),
    ("She met two men moments later.", "men"),
    ("They held four war games months before that.", "games"),
    ("It ended nine working days later.", "days"),
    ("They rode two school buses after that.", "buses"),
    ("It lasted two rehearsal days in all.", "days"),
])
def test_time_behind_a_noun(text: str, unit: str) -> None:
    """A time that passed before or after is no part of what is counted."""
    assert [mention.quantity.unit for mention in find_mentions(text, PACK) if mention.quantity] == [unit]


@pytest.mark.parametrize(("text", "unit"), [
    ("They sang to a crowd of 23,418.", "people"),
    ("It drew an audience of 500.", "people"),
    ("The congregation of 80 sang.", "people"),
    ("The turnout was put at 3,000.", "people"),
    ("It has a crew of six.", "crew"),
    ("She won in a field of 120.", "field"),
    ("It has a fleet of 12.", "fleet"),
])
def test_size_of_a_crowd(text: str, unit: str) -> None:
    """A crowd is of people; what other groups are made of is not told."""
    assert [mention.quantity.unit for mention in find_mentions(text, PACK) if mention.quantity] == [unit]


@pytest.mark.parametrize("text", [
    "Of those, 42 were killed.", "It rose to 42.", "Only 42 said so.", "The mayor, who counted 42, left.",
    "Then 42 in the crowd sang.",
    "Some 41,000 cast ballots.", "About 900 await trial.", "Twelve need surgery.", "About 31 million changed hands.",
    "That beat the 200,000 economists expected.",
    "At 42 it stops, oak and ash trees say.", "The rate was 42 high, workers said.", "He hit 42 long, and fast.",
    "It sank below the 520 average.",
    "Some 12 & Co. signs fell.",
])
def test_no_noun(text: str) -> None:
    """A number before a verb, a preposition or a sign has no noun of its own, and none is guessed."""
    mention = only(text)
    assert (mention.kind, mention.phrase, mention.subject) == (Kind.NUMBER, None, None)


@pytest.mark.parametrize(("text", "units"), [
    ("Army Sends 3,000 Troops, 40 Tanks North", ["Troops", "Tanks"]),
    ("TESLA DELIVERS 386,810 CARS IN Q1", ["CARS"]),
    ("BOMB KILLS 12, HURTS 30 KIDS IN BUS", [None, "KIDS"]),
    ("175,000 Jobs Added as Rate Falls", ["Jobs"]),
    ("Nine in 10 Pupils Pass; 1,100 Fail", ["Pupils", "Pupils"]),
    ("He stood at 5 Times Square then.", [None]),
    ("The 5 Leeds men left.", ["men"]),
])
def test_nouns_of_a_headline(text: str, units: list[str | None]) -> None:
    """In a headline, where every word has a capital, a plural with one is no name."""
    assert [mention.quantity.unit for mention in find_mentions(text, PACK) if mention.quantity] == units
