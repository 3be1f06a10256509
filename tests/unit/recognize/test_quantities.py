"""Figures with their hedges and ranges, as `find_mentions` returns them."""

from __future__ import annotations

import pytest
from found import PACK, read, values

from checker.recognize import find_mentions


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("They saw 4,000 birds.", "4,000", "4000"),
    ("They saw about 4,000 birds.", "about 4,000", "~4000"),
    ("Some 300 came.", "Some 300", "~300"),
    ("An estimated 300 came.", "An estimated 300", "~300"),
    ("A little over 300 came.", "A little over 300", "~>300"),
    ("Close to 300 came.", "Close to 300", "~300"),
    ("There were nearly 4,500 in all.", "nearly 4,500", "~<4500"),
    ("There were just under 4,500 in all.", "just under 4,500", "~<4500"),
    ("There were a little less than 4,500 in all.", "a little less than 4,500", "~<4500"),
    ("There were just over 4,500 in all.", "just over 4,500", "~>4500"),
    ("There were slightly more than 4,500.", "slightly more than 4,500", "~>4500"),
    ("It took more than 40 boats.", "more than 40", ">40"),
    ("It took well over 40 boats.", "well over 40", ">40"),
    ("It took in excess of 40 boats.", "in excess of 40", ">40"),
    ("It took at least 40 boats.", "at least 40", ">=40"),
    ("It took no fewer than 40 boats.", "no fewer than 40", ">=40"),
    ("It took at least about 40 boats.", "at least about 40", ">=40"),
    ("It took fewer than 40 boats.", "fewer than 40", "<40"),
    ("It took well under 40 boats.", "well under 40", "<40"),
    ("It took as many as 170,000 boats.", "as many as 170,000", "<=170000"),
    ("It took no more than 40 boats.", "no more than 40", "<=40"),
    ("It took at most 40 boats.", "at most 40", "<=40"),
    ("It took up to 40 boats.", "up to 40", "<=40"),
    ("It took 40 or more.", "40 or more", ">=40"),
    ("It took 40 or fewer.", "40 or fewer", "<=40"),
    ("A 40-plus crowd.", "40-plus", ">=40"),
    ("A crowd of 40+.", "40+", ">=40"),
    ("It took 40 or so.", "40 or so", "~40"),
    ("Twenty-odd men came.", "Twenty-odd", "~20"),
    ("It took 20-some men.", "20-some", "~20"),
    ("It took 40 people or more.", "40", ">=40"),
    ("It took ~40 boats.", "~40", "~40"),
    ("He left and over 40 stayed.", "over 40", ">40"),
    ("Those 40 and over stayed.", "40 and over", ">=40"),
    ("It took ≥40 boats.", "≥40", ">=40"),
    ("It took <40 boats.", "<40", "<40"),
    ("It cost an average of 40.", "an average of 40", "40"),
    ("The margin was plus or minus 3.5.", "plus or minus 3.5", "~3.5"),
    ("The margin was +/- 3.5.", "+/- 3.5", "~3.5"),
    ("Maybe 300 came.", "Maybe 300", "~300"),
    ("It is closer to 50.", "closer to 50", "~50"),
    ("Attendance never exceeded 12,000.", "never exceeded 12,000", "<=12000"),
    ("Speeds didn't exceed 40 mph.", "didn't exceed 40 mph", "<=40"),
    ("The rate did not rise above 4%.", "above 4%", "<=4"),
    ("The price never fell below $40.", "below $40", ">=40"),
    ("The price fell below $40.", "below $40", "<40"),
    ("It weighs about as much as 40 buses.", "about as much as 40", "~40"),
    ("It weighs nearly as much as 40 buses.", "nearly as much as 40", "~<40"),
    ("It weighs as much as 40 buses.", "as much as 40", "<=40"),
    ("It never held more than 40 percent.", "more than 40 percent", "<=40"),
    ("It did not cost less than $40.", "less than $40", ">=40"),
    ("It didn't fall by more than $40.", "more than $40", "<=40"),
    ("It was not sold for less than $40.", "less than $40", ">=40"),
    ("They led, and never by less than 11.", "less than 11", ">=11"),
    ("Not even 40 came.", "Not even 40", "<40"),
    ("Hardly 40 came.", "Hardly 40", "~>40"),
    ("It was estimated at 40,000.", "estimated at 40,000", "~40000"),
    ("It took over 40 workers to lift it.", "over 40", ">40"),
    ("They took over $40 in fees.", "over $40", ">40"),
    ("Flu cases top 1,300.", "top 1,300", ">1300"),
    ("The cost could top $5 billion.", "top $5 billion", ">5000000000"),
    ("Deaths surpassed 300.", "surpassed 300", ">300"),
    ("They closed to within 1.5 points.", "within 1.5", "<=1.5"),
    ("It lies within 3 miles of the coast.", "within 3 miles", "<=3"),
    ("It takes $600, max, to mend.", "$600, max", "<=600"),
    ("It is 11 miles, give or take, with a climb.", "11 miles, give or take", "~11"),
    ("They lay 200 metres apart, more or less.", "200 metres", "200"),
    ("Rates may rise by anything up to 20%.", "anything up to 20%", "<=20"),
    ("It crept up to 90 degrees.", "90 degrees", "90"),
    ("It can hold up to 90 degrees.", "up to 90 degrees", "<=90"),
    ("The show drew an audience of 7.5m.", "7.5m", "7500000"),
    ("The wave measured 4.2m.", "4.2m", "4.2"),
    ("It has an escalating scale of fines from $25 to $100.", "from $25 to $100", "25..100"),
    ("It stood at 54.3 ± 11.2.", "54.3 ± 11.2", "~54.3"),
    ("It stood at 4.2 ± 0.3 million.", "4.2 ± 0.3 million", "~4200000"),
])
def test_hedge_is_part_of_the_value(text: str, words: str, notation: str) -> None:
    """Every bound, with the hedge inside the span."""
    assert values(text) == [(words, notation)]


@pytest.mark.parametrize(("text", "expected"), [
    ("She ran 1:54.61 over 800 m.", [("1:54.61", "114.61"), ("800 m", "800")]),
    ("It climbs 8.1 percent over 16 km.", [("8.1 percent", "8.1"), ("16 km", "16")]),
    ("She ran over 800 m.", [("over 800 m", ">800")]),
    ("They sat for nine hours over two days.", [("nine hours", "9"), ("two days", "2")]),
    ("It lost $3 million over two years.", [("$3 million", "3000000"), ("two years", "2")]),
    ("Lynford won 5-2 over two legs.", [("5-2", "5:2"), ("two", "2")]),
    ("The sum is repaid over ten years.", [("ten years", "10")]),
    ("Over three decades she drew maps.", [("three decades", "3")]),
    ("Over three decades have passed.", [("Over three decades", ">3")]),
    ("The trial took over two years.", [("over two years", ">2")]),
    ("It has lasted over two years.", [("over two years", ">2")]),
    ("He was jailed for over two years.", [("over two years", ">2")]),
    ("The film lasts over two hours.", [("over two hours", ">2")]),
    ("Over 40 people came.", [("Over 40", ">40")]),
    ("They sold over 40 boats.", [("over 40", ">40")]),
    ("They won a 24% pay increase over six years.", [("24%", "24"), ("six years", "6")]),
    ("Rents rose over six years and then fell.", [("six years", "6")]),
    ("Rents rose 4 percent a year, on average, over six years.", [("4 percent a year", "4"), ("six years", "6")]),
    ("The barn, moved in spring, over six years old now, is empty.", [("over six years old", ">6")]),
    ("She drew maps over nearly four decades.", [("nearly four decades", "~<4")]),
    ("She wrote a memoir over two summers.", [("two", "2")]),
    ("The index posted a gain over two quarters.", [("two quarters", "2")]),
    ("She has 30 goals over 41 games.", [("30", "30"), ("41", "41")]),
    ("She averaged 2.8 blocks over 11 playoff games.", [("2.8", "2.8"), ("11", "11")]),
    ("She played over 41 games.", [("over 41", ">41")]),
])
def test_over_a_stretch_of_time(text: str, expected: list[tuple[str, str]]) -> None:
    """"Over" before a stretch of time says during it, unless it says how long something lasted."""
    assert values(text) == expected


@pytest.mark.parametrize(("text", "notations"), [
    ("The costs add up to 40.", ["40"]),
    ("He has 40 plus a car.", ["40"]),
    ("It cost $40 plus $5 in tax.", ["40", "5"]),
    ("It sank below 1990 levels.", []),        # a date
    ("They live over there with 40 cats.", ["40"]),
    ("He shot a 6-under 65.", ["6", "65"]),
    ("He shot a 3-over 73.", ["3", "73"]),
    ("A half-life is short.", []),
    ("It runs iOS17.4 now.", []),
    ("They hand over 40 boats.", ["40"]),
    ("They signed over 40 boats.", ["40"]),
    ("The guard turned the ball over 22 times.", ["22"]),
    ("He took over 40 stores.", ["40"]),
    ("They handed their keys over 40 times.", ["40"]),
    ("The top 40 sold well.", ["40"]),
    ("Her top 40 sold well.", ["40"]),
    ("It sells twice as much as 40 do.", ["2", "40"]),
    ("It acts within 12 of the clinics.", ["12"]),
    ("He lives in unit 4 B.", ["4"]),
    ("The update is called 23H2.", ["23"]),
    ("Its chip is the Core 7 155H now.", ["7", "155"]),
    ("He was held on count 2 and up to life.", ["2"]),
    ("He has 20, some of them old.", ["20"]),
    ("Read chapters 1,2 and 3.", ["1", "2", "3"]),
    ("The server is at 192.168.100.200.", []),
    ("It held 40 at least 3 times.", ["40", ">=3"]),
    ("A third was killed and a fifth was hurt.", ["3", "5"]),
])
def test_no_hedges(text: str, notations: list[str]) -> None:
    """Words that hedge elsewhere do not where they mean something else."""
    assert [notation for _, notation in values(text)] == notations


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("It took 20 to 30 boats.", "20 to 30", "20..30"),
    ("It took between 20 and 30 boats.", "between 20 and 30", "20..30"),
    ("It took 20–30 boats.", "20–30", "20..30"),
    ("Fees range from 20 to 30.", "from 20 to 30", "20..30"),
    ("It has 2 to 3 million members.", "2 to 3 million", "2000000..3000000"),
    ("It has 500 to 2 million members.", "500 to 2 million", "500..2000000"),
    ("It cost $2-3 billion.", "$2-3 billion", "2000000000..3000000000"),
    ("It cost $2 million to $3 million a year.", "$2 million to $3 million a year", "2000000..3000000"),
    ("They held between 5 and 7 percent.", "between 5 and 7 percent", "5..7"),
    ("It took three or four years.", "three or four years", "3..4"),
    ("It took between about 5 and 10 million.", "between about 5 and 10 million", "5000000..10000000"),
    ("It expects sales to fall by 1% to 2%.", "1% to 2%", "1..2"),
    ("Sales will grow 3% to 5%.", "3% to 5%", "3..5"),
    ("It will add $575 to $600 to the price.", "$575 to $600", "575..600"),
    ("Fees range from $20 to nearly $30.", "from $20 to nearly $30", "20..30"),
    ("Those beaten were aged 7 to 12.", "aged 7 to 12", "7..12"),
    ("It took 20 or 30 eggs.", "20 or 30", "20..30"),
    ("It took four or five dozen eggs.", "four or five dozen", "48..60"),
    ("Oil was in the mid-$60s.", "mid-$60s", "60..69"),
    ("They were in the low 70s.", "low 70s", "70..79"),
    ("Highs will be in the upper 80s.", "upper 80s", "80..89"),
])
def test_ranges(text: str, words: str, notation: str) -> None:
    """Two figures that make one, with the scale and unit of the second carried to the first."""
    assert values(text) == [(words, notation)]


@pytest.mark.parametrize(("text", "notation", "note"), [
    ("Cook it for about 20 to 30 minutes.", "20..30", "about"),
    ("It rained ~25-40 mm.", "25..40", "~"),
    ("At least 20 to 30 came.", "20..30", "at least"),
    ("It took 20 to 30 or so.", "20..30", "or so"),
    ("It took 20 to 30.", "20..30", None),
    ("It passed by nearly three to one.", "3:1", "nearly"),
    ("They won 3-1.", "3:1", None),
    ("It stood at 54.3 ± 11.2.", "~54.3", "± 11.2"),
    ("It took about 20.", "~20", None),
])
def test_note_keeps_the_hedge_of_a_range(text: str, notation: str, note: str | None) -> None:
    """A range has no bound but its ends: what hedges it, and what stands behind ±, goes into the note."""
    [mention] = find_mentions(text, PACK)
    assert mention.quantity is not None
    assert (mention.quantity.notation, mention.note) == (notation, note)


def test_reversed_range_is_marked() -> None:
    """A range written from the larger to the smaller end keeps both and says so."""
    [mention] = find_mentions("It holds from 30 to 20 boats.", PACK)
    assert mention.quantity is not None
    assert (mention.quantity.notation, mention.quantity.reversed) == ("20..30", True)


@pytest.mark.parametrize(("text", "expected"), [
    ("Sales rose from $5 to $7.", [("$5", "5"), ("$7", "7")]),
    ("The rate crept from 3.5% to 3.9%.", [("3.5%", "3.5"), ("3.9%", "3.9")]),
    ("The fleet ballooned from 40 to 300 jets.", [("40", "40"), ("300", "300")]),
    ("Growth accelerated from 2 to 3 percent.", [("2", "2"), ("3 percent", "3")]),
    ("The mayor won 52 percent to 47 percent.", [("52 percent", "52"), ("47 percent", "47")]),
    ("The price, cut from about 30 to 20 euros, held.", [("about 30", "~30"), ("20 euros", "20")]),
    ("Pay will go from $48 to $51.", [("$48", "48"), ("$51", "51")]),
    ("Zinc put on $17 to $2,671.", [("$17", "17"), ("$2,671", "2671")]),
    ("Zinc sagged 17 to 2,671.", [("17", "17"), ("2,671", "2671")]),
    ("It fell by 2% to 30%.", [("2%", "2"), ("30%", "30")]),
    ("It rose 2 percent to 3,005.", [("2 percent", "2"), ("3,005", "3005")]),
    ("It rose by a third to $40 million.", [("a third", "0.333333333"), ("$40 million", "40000000")]),
    ("Tin fell a quarter to 300 euros.", [("a quarter", "0.25"), ("300 euros", "300")]),
    ("It grew by $4 million to $9 million.", [("$4 million", "4000000"), ("$9 million", "9000000")]),
])
def test_change_is_no_range(text: str, expected: list[tuple[str, str]]) -> None:
    """What rises or falls does so from one figure to another: two figures."""
    assert values(text) == expected


def test_change_by_a_range_stays_one() -> None:
    """An amount of change can itself be a range."""
    assert values("It fell by 1 to 2 degrees.") == [("1 to 2 degrees", "1..2")]


@pytest.mark.parametrize(("text", "expected"), [
    ("It fell from 12 to 8 percent.", [("12", "12", "percent"), ("8 percent", "8", "percent")]),
    ("It rose from 40 to 98 mg/dL.", [("40", "40", "milligram per deciliter"),
                                      ("98 mg/dL", "98", "milligram per deciliter")]),
    ("Seats went from 24 euros to 2,700.", [("24 euros", "24", "EUR"), ("2,700", "2700", "EUR")]),
    ("It fell from 12 to 8 litres.", [("12", "12", "liter"), ("8 litres", "8", "liter")]),
    ("It rose from 12, then to 8 litres.", [("12", "12", None), ("8 litres", "8", "liter")]),
    ("It rose in 2010 to 8 percent.", [("8 percent", "8", "percent")]),
    ("The 12 led to 8 litres.", [("12", "12", None), ("8 litres", "8", "liter")]),
])
def test_change_shares_the_last_unit(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """The figure that something changes from takes the unit of the one that it changes to."""
    assert [(words, notation, unit) for words, _, notation, unit in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("They got 10, 20 and 30 percent.", [("10", "10", "percent"), ("20", "20", "percent"), ("30 percent", "30",
     "percent")]),
    ("It has several hundred or even 1,000 barns.", [("several hundred", "200..999", "barns"),
                                                     ("1,000", "1000", "barns")]),
    ("The 4x400m squad won.", [("4", "4", None), ("400m", "400", "meter")]),
    ("It packs to 48 by 10 by 10 inches.", [("48", "48", "inch"), ("10", "10", "inch"), ("10 inches", "10", "inch")]),
    ("They ran 5, or perhaps 15 miles.", [("5", "5", "mile"), ("perhaps 15 miles", "~15", "mile")]),
    ("It measures 162.3 x 79 x 8.6 mm.", [("162.3", "162.3", "millimeter"), ("79", "79", "millimeter"),
                                          ("8.6 mm", "8.6", "millimeter")]),
    ("They ran 5 or 15 miles.", [("5", "5", "mile"), ("15 miles", "15", "mile")]),
    ("They have 10, 20 and 30 million fans.", [("10", "10000000", "fans"), ("20", "20000000", "fans"),
                                               ("30 million", "30000000", "fans")]),
])
def test_list_shares_the_last_unit(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Figures of a list take scale and unit from the last one."""
    assert [(words, notation, unit) for words, _, notation, unit in read(text)] == expected


def test_years_make_no_range() -> None:
    """Bare years are the date reader's, alone and in pairs."""
    assert values("It ran from 1998 to 2003 and in 2018 rose to 3 million.") == [("3 million", "3000000")]
    assert values("It beat the 1981-2010 record.") == []
