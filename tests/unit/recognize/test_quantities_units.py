"""Figures with their units: money, shares, measures, rates and times."""

from __future__ import annotations

import pytest
from found import PACK, read

from checker.recognize import find_mentions


@pytest.mark.parametrize(("text", "words", "notation", "unit"), [
    ("It cost $3 million.", "$3 million", "3000000", "USD"),
    ("It cost $3m.", "$3m", "3000000", "USD"),
    ("It cost £2.4tn.", "£2.4tn", "2400000000000", "GBP"),
    ("It cost US$5.", "US$5", "5", "USD"),
    ("It cost $US160 million.", "$US160 million", "160000000", "USD"),
    ("It cost A$20.", "A$20", "20", "AUD"),
    ("It cost Rs500.", "Rs500", "500", "INR"),
    ("It cost USD1,700.50.", "USD1,700.50", "1700.5", "USD"),
    ("It cost 40 euros.", "40 euros", "40", "EUR"),
    ("It cost 40 €.", "40 €", "40", "EUR"),
    ("It cost 300 Hong Kong dollars.", "300 Hong Kong dollars", "300", "HKD"),
    ("It cost 25 cents.", "25 cents", "25", "cent"),
    ("It cost 50p.", "50p", "50", "penny"),
    ("It cost $10 and 30 cents.", "$10 and 30 cents", "10.3", "USD"),
    ("It cost -$3.", "-$3", "-3", "USD"),
    ("It cost $4.50 a share.", "$4.50 a share", "4.5", "USD per share"),
    ("It cost $3 a gallon.", "$3 a gallon", "3", "USD per gallon"),
    ("It cost a million dollars.", "a million dollars", "1000000", "USD"),
    ("A $20 note.", "$20", "20", "USD"),
    ("A five-pound note.", "five-pound", "5", "GBP"),
    ("a $3 million house", "$3 million", "3000000", "USD"),
    ("It cost tens of millions of dollars.", "tens of millions of dollars", "10000000..99999999", "USD"),
    ("The fine was 300 pounds.", "300 pounds", "300", "GBP"),
    ("He is free on bail of 300 pounds.", "300 pounds", "300", "GBP"),
    ("It took 5 million pounds.", "5 million pounds", "5000000", "GBP"),
    ("It cost 1.000.000 euros.", "1.000.000 euros", "1000000", "EUR"),
    ("It cost €1.234,56.", "€1.234,56", "1234.56", "EUR"),
    ("He paid 300 florins.", "300 florins", "300", "florin"),
    ("The colt cost 2,000 guineas.", "2,000 guineas", "2000", "guinea"),
    ("He owed 60 thalers.", "60 thalers", "60", "thaler"),
    ("They buried 40 pieces of eight.", "40 pieces of eight", "40", "piece of eight"),
    ("It cost Rs 450 a kg.", "Rs 450 a kg", "450", "INR per kilogram"),
    ("They get $150 per worker per week.", "$150 per worker per week", "150", "USD per worker per week"),
    ("They get $10,000 each per week.", "$10,000 each per week", "10000", "USD per week"),
    ("It costs £40 a head a night.", "£40 a head a night", "40", "GBP per head per night"),
    ("The tax is 61.5 cents per $100.", "61.5 cents per $100", "61.5", "cent per 100 USD"),
    ("They earn $81,000 a year before overtime.", "$81,000 a year", "81000", "USD per year"),
    ("She kept $90 a week after tax.", "$90 a week", "90", "USD per week"),
    ("He paid $90 a week before the fire.", "$90", "90", "USD"),
    ("He paid $3 a share a year earlier.", "$3 a share", "3", "USD per share"),
    ("It cost Rs 700 per 10 grams.", "Rs 700 per 10 grams", "700", "INR per 10 gram"),
    ("It cost Sh75.", "Sh75", "75", "KES"),
    ("It paid 1.04 real in dividends.", "1.04 real", "1.04", "BRL"),
    ("In Manila it cost P95.", "P95", "95", "PHP"),
    ("It paid MSEK 30.", "MSEK 30", "30000000", "SEK"),
    ("It paid MSEK30.", "MSEK30", "30000000", "SEK"),
    ("It paid 48.5 MEUR.", "48.5 MEUR", "48500000", "EUR"),
    ("It paid 30-40 MUSD.", "30-40 MUSD", "30000000..40000000", "USD"),
    ("It lost N137 billion.", "N137 billion", "137000000000", "NGN"),
    ("It made P8.7 billion.", "P8.7 billion", "8700000000", "PHP"),
    ("The salary was 2,000 marks.", "2,000 marks", "2000", "DEM"),
])
def test_money(text: str, words: str, notation: str, unit: str) -> None:
    """Money carries its ISO 4217 code; coins are units of their own."""
    assert read(text) == [(words, "money", notation, unit)]


@pytest.mark.parametrize(("text", "units"), [
    ("In Colombia it cost 400 pesos.", ["COP"]),
    ("Pakistan's fee is Rs500.", ["PKR"]),
    ("Egypt paid 3 million pounds.", ["EGP"]),
    ("It cost 400 pesos in Manila and 20 pesos in Mexico.", ["PHP", "MXN"]),
    ("It cost 400 pesos.", ["MXN"]),
    ("In Colombia it cost 400 Mexican pesos.", ["MXN"]),
    ("Egypt paid £3 million and 2 million pounds.", ["GBP", "GBP"]),
    ("In Colombia it cost 400 dollars.", ["USD"]),
])
def test_currency_of_the_nearest_land(text: str, units: list[str]) -> None:
    """A currency whose name lands share is that of the land which is named nearest."""
    assert [unit for _, kind, _, unit in read(text) if kind == "money"] == units


@pytest.mark.parametrize(("text", "words", "notation", "unit"), [
    ("It rose 12 percent.", "12 percent", "12", "percent"),
    ("It rose 12%.", "12%", "12", "percent"),
    ("It rose 1.38pc.", "1.38pc", "1.38", "percent"),
    ("It rose three percentage points.", "three percentage points", "3", "percentage point"),
    ("It rose 25 basis points.", "25 basis points", "25", "basis point"),
    ("It rose 2,5 %.", "2,5 %", "2.5", "percent"),
    ("It rose a basis point.", "a basis point", "1", "basis point"),
    ("It rose 40-odd percent.", "40-odd percent", "~40", "percent"),
    ("It rose 30-plus percent.", "30-plus percent", ">=30", "percent"),
])
def test_shares(text: str, words: str, notation: str, unit: str) -> None:
    """Percent, percentage points and basis points are three things."""
    assert read(text) == [(words, "percent", notation, unit)]


@pytest.mark.parametrize(("text", "words", "notation", "unit"), [
    ("It ran 5km.", "5km", "5", "kilometer"),
    ("It is 12.3m tonnes.", "12.3m tonnes", "12300000", "metric ton"),
    ("It is 5m long.", "5m", "5", "meter"),
    ("He hit a 27-footer.", "27-footer", "27", "foot"),
    ("It went 60 miles an hour.", "60 miles an hour", "60", "mile per hour"),
    ("It hit 5 per 100,000.", "5 per 100,000", "5", "per 100000"),
    ("He made 6.4 watts per kilogram.", "6.4 watts per kilogram", "6.4", "watt per kilogram"),
    ("It emits 90 g/km.", "90 g/km", "90", "gram per kilometer"),
    ("It weighs 300 pounds.", "300 pounds", "300", "pound"),
    ("It was minus 5 degrees.", "minus 5 degrees", "-5", "degree"),
    ("It was 20 degrees below zero.", "20 degrees below zero", "-20", "degree"),
    ("The temperature was 12C.", "12C", "12", "degree Celsius"),
    ("He is 5 feet 10 inches.", "5 feet 10 inches", "5.833333333", "foot"),
    ("He is 6ft 3in.", "6ft 3in", "6.25", "foot"),
    ("He is 5ft 6ins.", "5ft 6ins", "5.5", "foot"),
    ("He weighs 12st 7lb.", "12st 7lb", "12.5", "stone"),
    ("A 1080p screen.", "1080p", "1080", "line"),
    ("He is 6'3\".", "6'3\"", "6.25", "foot"),
    ("The 6-foot-3 guard.", "6-foot-3", "6.25", "foot"),
    ("It burned 20 square miles.", "20 square miles", "20", "square mile"),
    ("It is a mile and a half.", "a mile and a half", "1.5", "mile"),
    ("It is a 64GB phone.", "64GB", "64", "gigabyte"),
    ("He is 6ft2in.", "6ft2in", "6.166666667", "foot"),
    ("He is 6'2 and slim.", "6'2", "6.166666667", "foot"),
    ("The 5 foot 11 guard.", "5 foot 11", "5.916666667", "foot"),
    ("He stands 6 feet 4.", "6 feet 4", "6.333333333", "foot"),
    ("Add 200 g of flour.", "200 g", "200", "gram"),
    ("Add 2 L of milk.", "2 L", "2", "liter"),
    ("The 6.5 m mirror is new.", "6.5 m", "6.5", "meter"),
    ("It lifts 150 t to orbit.", "150 t", "150", "metric ton"),
    ("It draws 2.4 A.", "2.4 A", "2.4", "ampere"),
    ("It held 2 x 10^6 per mL.", "2 x 10^6 per mL", "2000000", "per milliliter"),
    ("It carries 20 kN.", "20 kN", "20", "kilonewton"),
    ("It blew at 25 kn.", "25 kn", "25", "knot"),
    ("It sold 2 million pounds of beef.", "2 million pounds", "2000000", "pound"),
    ("It went 186,000 miles per second.", "186,000 miles per second", "186000", "mile per second"),
    ("The 2.4-mg dose helped.", "2.4-mg", "2.4", "milligram"),
    ("The 400-MW plant is shut.", "400-MW", "400", "megawatt"),
    ("It got 15 in. of rain.", "15 in.", "15", "inch"),
    ("It burns 5.6 litres per 100 km.", "5.6 litres per 100 km", "5.6", "liter per 100 kilometer"),
    ("There are 3 and 1/4 acres.", "3 and 1/4 acres", "3.25", "acre"),
    ('It has a 6.8" display.', '6.8"', "6.8", "inch"),
    ("The 107-m blades turn.", "107-m", "107", "meter"),
    ("It lost 1.9 m sq km.", "1.9 m sq km", "1900000", "square kilometer"),
    ("It fell by 0.5 C.", "0.5 C", "0.5", "degree Celsius"),
    ("He is 6FT2IN.", "6FT2IN", "6.166666667", "foot"),
    ("It was 27 C.", "27 C", "27", "degree Celsius"),
    ("It was in the low 70s as warm days go.", "low 70s", "70..79", "degree"),
    ("It is a 1.6-litre engine.", "1.6-litre", "1.6", "liter"),
])
def test_measures(text: str, words: str, notation: str, unit: str) -> None:
    """Measures, however they are written, name their unit one way."""
    assert read(text) == [(words, "measure", notation, unit)]


@pytest.mark.parametrize(("text", "words", "notation", "unit"), [
    ("A nine-month war.", "nine-month", "9", "month"),
    ("It took nine years.", "nine years", "9", "year"),
    ("It took half an hour.", "half an hour", "0.5", "hour"),
    ("It took two years and a half.", "two years and a half", "2.5", "year"),
    ("It took two and a half years.", "two and a half years", "2.5", "year"),
    ("A 30-second call.", "30-second", "30", "second"),
    ("He won in 9.58s.", "9.58s", "9.58", "second"),
    ("He won in 1:47.25.", "1:47.25", "107.25", "second"),
    ("It took 1h 20m.", "1h 20m", "80", "minute"),
    ("It took 1h20.", "1h20", "80", "minute"),
    ("It took 2 hours and 15 minutes.", "2 hours and 15 minutes", "135", "minute"),
    ("It took two hours, 15 minutes and 3 seconds.", "two hours, 15 minutes and 3 seconds", "8103", "second"),
    ("He lapped in 1m 34.8s.", "1m 34.8s", "94.8", "second"),
    ("It takes 2.6 s.", "2.6 s", "2.6", "second"),
    ("It fell in the last 3 quarters.", "the last 3 quarters", "3", "quarter"),
    ("It held for 48 s.", "48 s", "48", "second"),
    ("The 30-s mark fell.", "30-s", "30", "second"),
    ("It took 24 h.", "24 h", "24", "hour"),
    ("He won in about 1:47.25 again.", "about 1:47.25", "~107.25", "second"),
])
def test_durations(text: str, words: str, notation: str, unit: str) -> None:
    """A number of units of time is a duration."""
    assert read(text) == [(words, "duration", notation, unit)]


@pytest.mark.parametrize("text", [
    "He shot 5 in Iraq.", "They met 10 students.", "A mix of 5 and more.", "The APR was up in 5 of them.",
    "He has 5 Bucks shirts.",
    "The Boeing 777F and the 13F filing.", "They won 5 of those.", "The 5 marks on the wall.", "At 3 C Street.",
    "He got 3 A grades.", "It has 5 m users.", "A 3 x 5 card.", "The panel is 1920x1080.", "Update 23H2 is out.",
    "A 1-in-5 chance.", "Vitamin B12 helps.", "An N95 mask.", "The K9 unit.",
    "The R1S is new.", 'He starred in "Apollo 13" on the big screen.', "He was in seat 27 C.",
])
def test_no_units(text: str) -> None:
    """What only looks like a unit leaves the number a number."""
    assert not [kind for _, kind, *_ in read(text) if kind in ("money", "measure", "duration", "percent")]


def test_price_and_its_change_are_two() -> None:
    """A comma parts two sums: cents behind it are no rest of the dollars."""
    assert [row[2] for row in read("It was $3, 7 cents less, and $3.58 and 7 cents.")] == ["3", "7", "3.58", "7"]


def test_letter_keeps_its_meaning_in_a_sentence() -> None:
    """A letter that was a scale is one again a few words on."""
    assert [row[2] for row in read("Some 1.2m came.")] == ["~1200000"]
    found = [row[2] for row in read("It sold 3m copies, up from 2.5m, and 4m this year.")]
    assert found == ["3000000", "2500000", "4000000"]


def test_ambiguous_letter_follows_what_is_counted() -> None:
    """"m" is a million before what is counted and a meter elsewhere."""
    assert [(notation, unit) for *_, notation, unit in read("The 5m wall kept 5m people and 5m euros.")] == [
        ("5", "meter"), ("5000000", "people"), ("5000000", "EUR")]


@pytest.mark.parametrize(("text", "expected"), [
    ("They sold 3,000 cars per day.", [("3,000", "3000", "cars per day")]),
    ("They sold five cars a minute.", [("five", "5", "cars per minute")]),
    ("It had 12 deaths per 1,000 births.", [("12", "12", "deaths per 1000")]),
    ("They sold 5 cars per 100 men and 3 vans.", [("5", "5", "cars per 100"), ("3", "3", "vans")]),
    ("It had 12 deaths per 100,000 people a year.", [("12", "12", "deaths per 100000 per year")]),
    ("It had 12 deaths per 1,000 live births and a year of grief.",
     [("12", "12", "deaths per 1000"), ("a year", "1", "year")]),
    ("It makes 5 calls per worker per shift.", [("5", "5", "calls per worker per shift")]),
])
def test_counts_at_a_rate(text: str, expected: list[tuple[str, str, str]]) -> None:
    """What a count is for each of belongs to its unit."""
    assert [(words, notation, unit) for words, _, notation, unit in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("It makes 60 barrels of oil a day.", [("60", "barrel per day")]),
    ("It lost £3 million of stock a week.", [("3000000", "GBP per week")]),
    ("It emits 118 g CO2/km.", [("118", "gram per kilometer")]),
    ("It needs 5.2 l/100 km and 15 kWh/100km.",
     [("5.2", "liter per 100 kilometer"), ("15", "kilowatt hour per 100 kilometer")]),
    ("It cost $900 per 40-foot container.", [("900", "USD per container")]),
    ("It cost 92 cents a pound.", [("92", "cent per pound")]),
    ("He paid $3 a dollar.", [("3", "USD")]),
    ("It ate 3 tons of coal a year ago.", [("3", "ton")]),
    ("Bake it at 200C/400F.", [("200", "degree Celsius"), ("400", "degree Fahrenheit")]),
    ("He drove 160km/100 miles.", [("160", "kilometer"), ("100", "mile")]),
    ("It weighs 3 tons of coal and iron/steel.", [("3", "ton")]),
    ("The bill costs about $97 more a year.", [("~97", "USD per year")]),
    ("They would use 12 litres less a week.", [("12", "liter per week")]),
    ("It pays £20 more per pupil.", [("20", "GBP per pupil")]),
    ("It cost $97 more a year ago.", [("97", "USD")]),
    ("It cost $97 more for half a year.", [("97", "USD"), ("0.5", "year")]),
    ("It cost $97 more after a year.", [("97", "USD"), ("1", "year")]),
])
def test_measures_at_a_rate(text: str, expected: list[tuple[str, str]]) -> None:
    """What a measure of something is for each of belongs to its unit, wherever it stands."""
    assert [(notation, unit) for _, kind, notation, unit in read(text) if kind != "date"] == expected


def test_day_after_is_no_rate() -> None:
    """"A day after" says when, not how often: it is a figure of its own."""
    assert [unit for *_, unit in read("He sold 5 cars a day after the sale.")] == ["cars", "day"]


@pytest.mark.parametrize(("text", "told"), [
    ("It cost 400 pesos.", True), ("It cost 8 million crowns.", True), ("They paid 300 francs.", True),
    ("In Mexico it cost 400 pesos.", False), ("It cost £3 and 3 pounds more.", False), ("It weighs 12 pounds.", False),
    ("It cost 400 dollars.", False), ("It cost MXN400.", False),
])
def test_a_currency_that_was_guessed_says_so(text: str, *, told: bool) -> None:
    """Where several countries have a currency of that name and none is named, the figure carries a note."""
    assert [mention.note is not None for mention in find_mentions(text, PACK) if mention.quantity][-1] is told
