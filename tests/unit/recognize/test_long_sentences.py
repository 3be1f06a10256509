"""Figures and dates in sentences as long as those of the news, each read in full, on Thursday, 15 December 2011."""

from __future__ import annotations

import pytest

from checker import check

Row = tuple[str | None, str | None, str | None]

LENDING: list[tuple[str, list[Row]]] = [
    (("The hospital on the northern ring road treated 61 nurses for smoke after the fire at the Acme Corp. laundry, "
     "compared with 28 in the same month of 2009."),
     [("61", "nurses", None), ("28", "nurses", None), ("2009-12", None, None)]),
    (("Rescuers who had dug with their hands through the night pulled 42 miners out of the lower shaft and said "
     "that 17 were still waiting for the lift."),
     [("2011-12-14TNI", None, None), ("42", "miners", None), ("17", "miners", None)]),
    (("The ministry, which has long been accused of hiding its losses in the east, said the blast had killed 42 "
     "soldiers and wounded 17."),
     [("42", "soldiers", None), ("17", "soldiers", None)]),
    (("Of the 50 passengers who had boarded the last ferry in Stavanger with cars, bicycles and dogs, 42 were found "
     "alive in the boats."),
     [("50", "passengers", None), ("42", "passengers", None)]),
    (("After a slow beginning in the valley the factory of Lind & Co. was turning out 5.1 million kettles, up from "
     "4.7 million."),
     [("5100000", "kettles", None), ("4700000", "kettles", None)]),
    (("The school of Mrs. Ek, which began in a barn behind the church with nothing but a stove, went from 12 pupils "
     "to 30 within a winter."),
     [("12", "pupils", None), ("30", "pupils", None)]),
    (("The owner, a retired judge who seldom speaks to neighbours, keeps 15 cars in the old tram depot by the "
     "river, two of them electric."),
     [("15", "cars", None), ("2", "cars", None)]),
    (("The union had asked 900 of the drivers, and when the votes were counted in the canteen late at night, 412 of "
     "those were for a strike."),
     [("900", "drivers", None), ("412", "drivers", None)]),
    (("Inspectors who came without warning to the slaughterhouse at the edge of town wrote down 140 breaches, 17 of "
     "which had been named in 2010."),
     [("140", "breaches", None), ("17", "breaches", None), ("2010", None, None)]),
    (("The harbour, which was dredged at great cost after the ice had gone, has berths for 40 ferries along its new "
     "piers and room for 12 more."),
     [("40", "ferries", None), ("12", "ferries", None)]),
]
CHANGES: list[tuple[str, list[Row]]] = [
    (("After a quiet morning in which hardly anybody traded, the index of the exchange in Oslo rose 12 points on "
     "word of a deal with the miners."),
     [("12", "points", "up")]),
    (("The bakery chain, whose shops in the suburbs have been losing money since the spring, said it would cut 300 "
     "jobs and close its oldest oven."),
     [("2011-SP", None, None), ("300", "jobs", "down")]),
    (("Burglaries in the three districts that had hired wardens fell by 8 percent, while in the rest of the city "
     "they rose by 3 percent."),
     [("3", "districts", None), ("8", "percent", "down"), ("3", "percent", "up")]),
    (("Under the budget that the council passed against the votes of the farmers, the fee for a place in the "
     "nursery will be $16 more than last year's."),
     [("16", "USD", "up"), ("2010", None, None)]),
    (("The price of a loaf, which the old government had frozen in a panic, has since gone up by a third in the "
     "capital."),
     [("0.333333333", None, "up")]),
    (("Shares in the shipbuilder fell 4 percent in thin trade before the holiday, as investors had feared since the "
     "admiral's speech at the yard."),
     [("4", "percent", "down")]),
    (("The army, once the pride of a country that built its own tanks, is to shrink to 80,000 soldiers from 120,000 "
     "under the treaty."),
     [("80000", "soldiers", None), ("120000", "soldiers", None)]),
    (("Output at the quarry above the village was down 12 percent in the quarter, and the owners blamed it on the "
     "rain and on the road."),
     [("12", "percent", "down"), ("2011-Q3", None, None)]),
]
# From one level to another of which one is a range: the scale and the unit reach back to the first. They do not where
# nothing rose or fell, where the first is a year, and into a score.
SCALES: list[tuple[str, list[Row]]] = [
    (("The ministry says that exports of grain from the new ports in the north are to grow from 24.2 to 33-35 billion "
     "kroner within a decade."),
     [("24200000000", "NOK", None), ("33000000000..35000000000", "NOK", None), ("1", "decade", None)]),
    (("In the last two reports of the audit office the share of women on the boards of the banks rose from 24 to "
     "33-35 percent, it says."),
     [("2", "reports", None), ("24", "percent", None), ("33..35", "percent", None)]),
    (("Between the wars the yard, which had begun with a shed and a crane, saw its output climb from 1.2 to 3-4 "
     "million tons a year."),
     [("1200000", "ton per year", None), ("3000000..4000000", "ton per year", None)]),
    (("In the cup the Reds, who had not won at home since the old ground was sold, went from 2 behind to 3-2 up in "
     "front of the whole valley."),
     [("2", None, None), ("3:2", None, None)]),
]
DATES: list[tuple[str, list[Row]]] = [
    (("The bridge that was washed away in the flood will be opened again by Gov. Lind, with a brass band and free "
     "beer, on Tuesday."),
     [("2011-12-20", None, None)]),
    (("The mayor, who had promised the voters a new library before anybody knew what it would cost, resigned on "
     "Tuesday without a word."),
     [("2011-12-13", None, None)]),
    (("The two sides, which have not spoken since the strike was broken up by the police, agreed to meet in a hotel "
     "in Basel in January."),
     [("2012-01", None, None)]),
    (("A chapel had stood on the hill above the harbour since before the war, and in May of last year it burned "
     "down to the walls."),
     [("2010-05", None, None)]),
    (("The trial of the former treasurer, which had been put off in the spring because of his health, is due to "
     "begin in the old courthouse on Monday."),
     [("2011-SP", None, None), ("2011-12-19", None, None)]),
    (("In the summer the owners, a pension fund with an office in a tax haven, sold the mill, and it was shut for "
     "good in September."),
     [("2011-SU", None, None), ("2011-09", None, None)]),
    (("Passengers of the airline, whose pilots walked out over a plan to move their base to Riga, were told to stay "
     "at home until Friday."),
     [("2011-12-16", None, None)]),
    (("The last election that anybody in the valley thought fair was held on March 4, 1999, under the eyes of "
     "monitors from four countries."),
     [("1999-03-04", None, None), ("4", "countries", None)]),
]


@pytest.mark.parametrize(("text", "expected"), [*LENDING, *CHANGES, *SCALES, *DATES])
def test_long_sentence(text: str, expected: list[Row]) -> None:
    """What is read in seven words is read among twenty: values, units and directions."""
    claims = check(text, "2011-12-15").claims
    assert [(claim.value, claim.unit, claim.mention.direction) for claim in claims] == expected
    assert len(text.split()) >= 20
