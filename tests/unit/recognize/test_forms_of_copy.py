"""The forms in which copy writes sums, scales and units, in sentences as long as those of the news."""

from __future__ import annotations

import pytest
from found import read


@pytest.mark.parametrize(("text", "figures"), [
    ("The warden opened the drawer and found two $500 checks, 12 £20 notes and a list of the men who had paid.",
     [("two", "2", "checks"), ("$500", "500", "USD"), ("12", "12", "notes"), ("£20", "20", "GBP")]),
    ("In the year to March 2019 £3.2 million was spent on the roof, and since 2021 US$4 million more on the hall.",
     [("£3.2 million", "3200000", "GBP"), ("US$4 million", "4000000", "USD")]),
    ("The council let three £40-a-week rooms above the shop, and 40 $ was all that the tenants had left for food.",
     [("three", "3", "rooms"), ("£40-a-week", "40", "GBP per week"), ("40 $", "40", "USD")]),
])
def test_a_sum_behind_a_number(text: str, figures: list[tuple[str, ...]]) -> None:
    """The sign of a currency goes with the figure that it is glued to, and a count sees past a sum to its noun."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("Cleaners of the covered market get Rs 350/- a day from the town, and their foremen Rs 500/- in all.",
     [("Rs 350/- a day", "350", "INR per day"), ("Rs 500/-", "500", "INR")]),
    ("The men ask between 300 and 350 eur for a place on the raft, and the guards took 40 usd and a watch.",
     [("between 300 and 350 eur", "300..350", "EUR"), ("40 usd", "40", "USD")]),
    ("The pass costs 15 -20 USD at the gate of the park, but 10 - or 12 at most - went in free before noon.",
     [("15 -20 USD", "15..20", "USD"), ("10", "10"), ("12 at most", "<=12")]),
    ("The yard was sold for 1.127.540,50 euros, the crane for 1.200.000,5 kroner, and 1.127.540 was kept.",
     [("1.127.540,50 euros", "1127540.5", "EUR"), ("1.200.000,5 kroner", "1200000.5", "NOK"),
      ("1.127.540", "1127540")]),
])
def test_sums_as_they_are_written(text: str, figures: list[tuple[str, ...]]) -> None:
    """What closes a sum is no rate, codes may be small, and groups of three may end in a decimal comma."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The rent of the flat is 900 pounds ($1,150) a month, and the toll of the bridge is 8 pounds (9 euros) per car.",
     [("900 pounds", "900", "GBP per month"), ("$1,150", "1150", "USD per month"), ("8 pounds", "8", "GBP per car"),
      ("9 euros", "9", "EUR per car")]),
    ("Each pump of the new station lifts 30 gallons (114 liters) a minute out of the cellar of the town hall.",
     [("30 gallons", "30", "gallon per minute"), ("114 liters", "114", "liter per minute")]),
    ("He paid $4 (3 euros) a year ago, and the barn holds 300 tons (40 of them oats) a short walk from the road.",
     [("$4", "4", "USD"), ("3 euros", "3", "EUR"), ("300 tons", "300", "ton"), ("40", "40")]),
])
def test_a_rate_behind_a_conversion(text: str, figures: list[tuple[str, ...]]) -> None:
    """What two sums or measures are for each of may stand behind the brackets of the second."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The mint keeps 45m of its coins in the vault, and the site that sells them had 2 B visitors before it closed.",
     [("45m", "45000000", "coins"), ("2 B", "2000000000", "visitors")]),
    ("They laid 45m of the cable before the storm, and in apartment 4 B residents saw vans under 3.5t go by.",
     [("45m", "45", "meter"), ("4", "4", "residents"), ("under 3.5t", "<3.5", "metric ton")]),
])
def test_letters_for_millions(text: str, figures: list[tuple[str, ...]]) -> None:
    """A letter is a scale where what is counted follows, and a meter, a ton or part of a name else."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The shutter of the camera that took the picture from the roof stayed open for 1/500 of a second at most.",
     [("1/500 of a second at most", "<=0.002", "second")]),
    ("The model of the ship is 1⁄160 of her full size, and the odds that it is sold are put at 1/250 by the house.",
     [("1⁄160", "0.00625", "size"), ("1/250", "0.004")]),
    ("Print 3/250 of the series was signed by her on 1/2/2020 and hangs above the desk of the mayor of the town.",
     [("3", "3"), ("250", "250", "series")]),
])
def test_small_parts(text: str, figures: list[tuple[str, ...]]) -> None:
    """One part of many in digits; beyond hundredths figures with a stroke are no part where the first is not one."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The car, which had been built in a barn, topped out at 140 m.p.h. on the track, or 225 k.p.h., before noon.",
     [("140 m.p.h.", "140", "mile per hour"), ("225 k.p.h.", "225", "kilometer per hour")]),
    ("The chip of the new phone runs at 3.6 Ghz, and the tone that drove the dogs mad was at 440 HZ, they said.",
     [("3.6 Ghz", "3.6", "gigahertz"), ("440 HZ", "440", "hertz")]),
    ("The guard, who averages 18.9 ppg and 7.1 apg, will miss the game, and so will the center (9.4 rpg, 2.2 bpg).",
     [("18.9 ppg", "18.9", "point per game"), ("7.1 apg", "7.1", "assist per game"),
      ("9.4 rpg", "9.4", "rebound per game"), ("2.2 bpg", "2.2", "block per game")]),
    ("Corn averaged 178 bu/acre in the east, wheat 9.2 t/ha, and the mill at the crossing took in 40 bu. of oats.",
     [("178 bu/acre", "178", "bushel per acre"), ("9.2 t/ha", "9.2", "metric ton per hectare"),
      ("40 bu.", "40", "bushel")]),
    ("The refinery will run at 320 kb/d, the field gives 1.2 mb/d and 500 mmcfd, and the terminal takes 8.5 mtpa.",
     [("320 kb/d", "320000", "barrel per day"), ("1.2 mb/d", "1200000", "barrel per day"),
      ("500 mmcfd", "500000000", "cubic foot per day"), ("8.5 mtpa", "8500000", "metric ton per year")]),
    ("The lode holds 1.4 Moz at 2.4 g/t, the plant handles 4,500 tpd, and 30 koz a year is what the bank asked for.",
     [("1.4 Moz", "1400000", "troy ounce"), ("2.4 g/t", "2.4", "gram per metric ton"),
      ("4,500 tpd", "4500", "metric ton per day"), ("30 koz a year", "30000", "troy ounce per year")]),
    ("The ship of 56,000 dwt, with 4,000 TEU on board, lay 12 nm off the coast when the gust of 45 kts struck her.",
     [("56,000 dwt", "56000", "deadweight ton"), ("4,000 TEU", "4000", "twenty-foot equivalent unit"),
      ("12 nm", "12", "nautical mile"), ("45 kts", "45", "knot")]),
    ("The ring ran at 13.6 TeV, the fab etches lines of 3 nm, and the probe took 38 ug/m3 of soot out of the air.",
     [("13.6 TeV", "13.6", "teraelectronvolt"), ("3 nm", "3", "nanometer"),
      ("38 ug/m3", "38", "microgram per cubic meter")]),
    ("The flat on the hill lets at £900 pcm, offices below it at $31 psf, and the porter of both gets £24,000 p.a.",
     [("£900 pcm", "900", "GBP per month"), ("$31 psf", "31", "USD per square foot"),
      ("£24,000 p.a.", "24000", "GBP per year")]),
    ("The vaccine must be kept at 2C to 8C from the plant to the arm, and turnout among nurses was 61 p.c. so far.",
     [("2C to 8C", "2..8", "degree Celsius"), ("61 p.c.", "61", "percent")]),
    ("Carbon dioxide rose by 3.1 ppm to 424 parts per million, and the dam lost 450 ML of water, or 6 sq. ft. a day.",
     [("3.1 ppm", "3.1", "ppm"), ("424 parts per million", "424", "ppm"), ("450 ML", "450", "megaliter"),
      ("6 sq. ft. a day", "6", "square foot per day")]),
    ("The village would move its millage from 6.12 to 6.85, and the board asked for a 3-mill levy in the autumn.",
     [("6.12", "6.12"), ("6.85", "6.85"), ("3-mill", "3", "mill")]),
    ("In all 40 BU students, 12 PC games, 40 SF residents and two mills at the river were counted by the reporters.",
     [("40", "40", "students"), ("12", "12", "games"), ("40", "40", "residents"), ("two", "2", "mills")]),
])
def test_units_of_the_trades(text: str, figures: list[tuple[str, ...]]) -> None:
    """Units as the pages of energy, farms, metals, ships, sport and property write them; initials are none."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ('The carpenter cut each shelf from a board 36" long and 3/4" thick, and a sheet of 8 1/2" by 11" for it.',
     [('36"', "36", "inch"), ('3/4"', "0.75", "inch"), ('8 1/2"', "8.5", "inch"), ('11"', "11", "inch")]),
    ("Moss grew 3 in. overnight behind a 12' high wall, and in the yard the width of the plank was 4 in.",
     [("3 in.", "3", "inch"), ("12'", "12", "foot"), ("4 in", "4", "inch")]),
    ("The missing woman, police said, is 5 ft., 6 in. tall, weighs 10 st 4 lb, and her son is 6 ft, 9 in, and thin.",
     [("5 ft., 6 in.", "5.5", "foot"), ("10 st 4 lb", "10.285714286", "stone"), ("6 ft, 9 in", "6.75", "foot")]),
    ("Each parcel that was handed out at the camp measured 9x12x15 inches, and the block of salt in it 3x5x7 cm.",
     [("9", "9", "inch"), ("12", "12", "inch"), ("15 inches", "15", "inch"), ("3", "3", "centimeter"),
      ("5", "5", "centimeter"), ("7 cm", "7", "centimeter")]),
    ('"I am 36" long ago meant something, "and we were 12" to 14 of us then, she said; they let 12 in. Then it rained.',
     [("36", "36", "year"), ("12", "12"), ("14", "14"), ("12", "12")]),
])
def test_feet_and_inches(text: str, figures: list[tuple[str, ...]]) -> None:
    """Signs and short forms of feet, inches, stones; the end of a quotation, and of a verb with "in", is none."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("He owed the men 30 grand, paid five grand back, and bought a ring for $20 grand on the day he won half a mil.",
     [("30 grand", "30000"), ("five grand", "5000"), ("$20 grand", "20000", "USD"), ("half a mil", "500000")]),
    ("The storm had cost her brother a hundred grand in lost work, and the boat cost a grand a month to keep.",
     [("a hundred grand", "100000"), ("a grand a month", "1000", "per month")]),
    ("The hall has 30 grand pianos, two grand juries sat there in May, and 12 mill workers keep that grand old house.",
     [("30", "30", "pianos"), ("two", "2", "juries"), ("12", "12", "workers")]),
    ("Some 5k people watched as 10k runners set out, and the city's best took part in the 10K race and a 5k for boys.",
     [("Some 5k", "~5000", "people"), ("10k", "10000", "runners"), ("10K", "10", "kilometer"),
      ("5k", "5", "kilometer")]),
])
def test_common_speech(text: str, figures: list[tuple[str, ...]]) -> None:
    """Thousands that are "grand" are money unless a noun follows, and "10K" is a distance where a race is run."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("The firm now expects a profit of MNOK 1,900 to 2,100 this year, above the 2.6 billion analysts had forecast.",
     [("MNOK 1,900 to 2,100", "1900000000..2100000000", "NOK"), ("2.6 billion", "2600000000")]),
    ("Somatic cells in the milk of the herd fell to 190,000/mL, and of the 140 head of cattle 12 went to the fair.",
     [("190,000/mL", "190000", "per milliliter"), ("140", "140", "cattle"), ("12", "12", "cattle")]),
    ("The beam ran 11,245 times a second, and magnets were cooled to 1.9 K before 40K watts went in.",
     [("11,245 times a second", "11245", "time per second"), ("1.9 K", "1.9", "kelvin"),
      ("40K watts", "40000", "watt")]),
])
def test_figures_of_the_desks(text: str, figures: list[tuple[str, ...]]) -> None:
    """Ranges behind a currency in millions, concentrations, herds, rates by the second and degrees above nothing."""
    assert in_short(text) == figures


@pytest.mark.parametrize(("text", "figures"), [
    ("By noon three score and ten pilgrims stood on the pier, and two score ships lay in the roads behind them.",
     [("three score and ten", "70", "pilgrims"), ("two score", "40", "ships")]),
    ("The register of the church names three thousand, four hundred and twelve children, two of whom fled.",
     [("three thousand, four hundred and twelve", "3412", "children"), ("two", "2", "children")]),
    ("He led two thousand, three hundred of them horsemen, and lost one thousand, two hundred and fifty in the marsh.",
     [("two thousand", "2000"), ("three hundred", "300"),
      ("one thousand, two hundred and fifty", "1250")]),
    ("Inspectors found that seven out of two hundred valves had been fitted the wrong way round, and none since May.",
     [("seven out of two hundred", "0.035", "valves")]),
    ("The players have a score to settle, and both teams score often; the score was 3-2 after two scored late on.",
     [("3-2", "3:2"), ("two", "2")]),
])
def test_number_words(text: str, figures: list[tuple[str, ...]]) -> None:
    """A score behind a number word is twenty, and a comma may part the thousands in words from the hundreds."""
    assert in_short(text) == figures


def in_short(text: str) -> list[tuple[str, ...]]:
    """The figures of a text that are no dates: their words and values, and their units where they have one."""
    return [(words, value, unit) if unit else (words, value) for words, _, value, unit in read(text)]
