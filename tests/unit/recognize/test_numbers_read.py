"""Numbers in digits and in words: what they are worth, and what is none."""

from __future__ import annotations

import pytest
from found import values


@pytest.mark.parametrize(("written", "notation"), [
    ("4,500", "4500"), ("1,234.5", "1234.5"), ("4 500", "4500"), ("1'000", "1000"), ("12,34,567", "1234567"), (".5",
    "0.5"),
    ("0.50", "0.5"), ("007", "7"), ("-3", "-3"), ("−7", "-7"), ("minus 5", "-5"), ("minus-1.4", "-1.4"),
    ("1/2", "0.5"), ("3 1/2", "3.5"), ("3-1/2", "3.5"), ("½", "0.5"), ("2½", "2.5"), ("10^6", "1000000"),
    ("5.61-1/2", "5.615"),
    ("10⁶", "1000000"), ("6.2 × 10⁻⁴", "0.00062"), ("6.2×10−4", "0.00062"), ("9.8e-3", "0.0098"), ("1e6",
    "1000000"),
    ("6.2x10^3", "6200"), ("10K", "10000"), ("3.5bn", "3500000000"), ("2 million", "2000000"), ("2.5 trillion",
    "2500000000000"),
    ("5 lakh", "500000"), ("3 dozen", "36"), ("4 hundred million", "400000000"),
])
def test_digits(written: str, notation: str) -> None:
    """Digits with any grouping, sign, fraction, power and scale."""
    assert [notation for _, notation in values(f"The result: {written}.")] == [notation]


@pytest.mark.parametrize(("written", "notation"), [
    ("twenty-one", "21"), ("one hundred and five", "105"), ("a hundred", "100"), ("twelve hundred", "1200"),
    ("two hundred thousand", "200000"), ("two thousand three hundred and forty-five", "2345"), ("zero", "0"),
    ("half a million", "500000"), ("two and a half million", "2500000"), ("one million and a half", "1500000"),
    ("two dozen", "24"), ("half a dozen", "6"), ("three-quarters", "0.75"), ("two point five million", "2500000"),
    ("three and two thirds", "3.666666667"), ("three lakh crore", "3000000000000"),
])
def test_words(written: str, notation: str) -> None:
    """Number words add up and multiply as they are read."""
    assert values(f"The result: {written}.") == [(written, notation)]


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("Two-thirds of them left.", "Two-thirds", "0.666666667"),
    ("A third of voters stayed.", "A third", "0.333333333"),
    ("It took a third of an hour.", "a third of an hour", "0.333333333"),
    ("Nearly half were new.", "Nearly half", "~<0.5"),
    ("It pays half what it did.", "half", "0.5"),
    ("A third were children.", "A third", "0.333333333"),
    ("It raised a third less than forecast.", "a third", "0.333333333"),
    ("It cost a quarter more.", "a quarter", "0.25"),
    ("The bank cut its rate a quarter point.", "a quarter", "0.25"),
    ("It is a penny more than the last payout.", "a penny", "1"),
    ("They are a point above the drop.", "a", "1"),
    ("It is an inch taller than that.", "an inch", "1"),
    ("It will nearly triple output.", "nearly triple", "~<3"),
    ("It plans to almost double sales.", "almost double", "~<2"),
    ("They have a minus-one balance.", "minus-one", "-1"),
    ("They lost a fifth or more.", "a fifth or more", ">=0.2"),
    ("It is one hundredth of what they lost.", "one hundredth", "0.01"),
    ("They cut it by a quarter.", "a quarter", "0.25"),
    ("They cut it by half.", "half", "0.5"),
    ("A three-quarter majority backed it.", "three-quarter", "0.75"),
    ("It has half as many rooms.", "half", "0.5"),
    ("The bank cut the rate by half a point.", "half a", "0.5"),
    ("Lynford won by half a length.", "half a", "0.5"),
    ("Thefts fell by a fifth to 5,103.", "a fifth", "0.2"),
    ("Sales rose by almost a third to $40 million.", "almost a third", "~<0.333333333"),
    ("The garrison shrank a quarter to 300.", "a quarter", "0.25"),
    ("Traffic was down a fifth on the year before.", "a fifth", "0.2"),
    ("Output dropped a tenth in the valley.", "a tenth", "0.1"),
    ("Exports grew a fifth year on year.", "a fifth", "0.2"),
    ("It reduced by a third the number of beds.", "a third", "0.333333333"),
    ("The rate is a tenth below the average.", "a tenth", "0.1"),
    ("The term is barely a third over.", "barely a third", "~>0.333333333"),
    ("Two-thirds sided with them and a quarter with the board.", "a quarter", "0.25"),
    ("Some 40% went by bus, a fifth by train.", "a fifth", "0.2"),
    ("Two-thirds agreed and a third abstained.", "a third", "0.333333333"),
    ("The fee rises from a quarter to a third of income.", "a quarter", "0.25"),
    ("Their share rose to a third from a quarter.", "a third", "0.333333333"),
    ("Some two in five said yes and a third said no.", "a third", "0.333333333"),
    ("The new bus is a third heavier.", "a third", "0.333333333"),
    ("Two aides left, and wages rose a third.", "a third", "0.333333333"),
    ("Between a quarter and a half of the fleet is idle.", "Between a quarter and a half", "0.25..0.5"),
    ("A quarter to a third of them left.", "A quarter to a third", "0.25..0.333333333"),
    ("Half to two-thirds of the crop is gone.", "Half to two-thirds", "0.5..0.666666667"),
])
def test_parts(text: str, words: str, notation: str) -> None:
    """Parts of a whole are numbers below one."""
    assert (words, notation) in values(text)


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("It weighs less than a kilogram.", "less than a kilogram", "<1"),
    ("It is almost a mile long.", "almost a mile", "~<1"),
    ("The lake is deep and over a metre wide.", "over a metre", ">1"),
    ("It cost roughly a pound a day.", "roughly a pound a day", "~1"),
    ("It answers in under a second.", "under a second", "<1"),
    ("The share was up a penny at noon.", "a penny", "1"),
    ("It rose by a percent.", "a percent", "1"),
    ("Inflation fell a full percentage point to 3.", "a full percentage point", "1"),
    ("It is up to a mile and a half away.", "up to a mile and a half", "<=1.5"),
])
def test_one_of_a_unit(text: str, words: str, notation: str) -> None:
    """Behind a hedge or a word of change the article counts one of a unit."""
    assert (words, notation) in values(text)


@pytest.mark.parametrize("text", [
    "He was out with more than a foot injury.", "They wrote about a second wave.", "He is more than a friend.",
    "She made a point of it.", "It was over a dollar store.", "They have less than a say.",
    "The team gained a pound coin.", "It was bought with a dollar below 7 yuan.",
    "They had a second more careful look.",
])
def test_article_of_a_noun(text: str) -> None:
    """The article of a noun, and of what a unit's name is a part of, counts nothing."""
    assert not [notation for _, notation in values(text) if notation.strip("<>=~") == "1"]


@pytest.mark.parametrize("text", [
    "He left in the second half.", "A half-time break followed.", "They sat in the back half of the plane.",
    "Quarter finals begin soon.", "The couple had few friends and many plans.", "It settled old scores.",
    "She had half a mind to go.", "A couple who live there came.", "They met a couple from Ohio.",
    "A couple in their prime won.",
])
def test_no_parts(text: str) -> None:
    """Halves, quarters, couples and scores that are no figures are not read as any."""
    assert not [notation for _, notation in values(text) if notation != "2"]


@pytest.mark.parametrize("text", [
    "A third, a soldier, survived.", "Two men were shot; a third fled.", "Two men were shot and police sought a third.",
    "The second flew off. A third, badly hurt, did not.", "It fell for a third day.", "She added a third in the rain.",
    "It was a third straight rise.", "The team dropped a third point.", "She set up a third in the rain.",
    "Two lines have left; a third said it would.",
    "Two fell in the rain and a third left.",
    "The seat was cut by a third party.",
])
def test_a_third_of_them_is_no_part(text: str) -> None:
    """What comes third is no third: behind two others, before what it names, and before somebody new."""
    assert "0.333333333" not in [notation for _, notation in values(text)]


@pytest.mark.parametrize(("written", "notation"), [
    ("dozens", "24..99"), ("scores of", "40..99"), ("hundreds", "100..999"), ("thousands", "1000..9999"),
    ("tens of thousands", "10000..99999"), ("hundreds of thousands", "100000..999999"),
    ("hundreds of millions", "100000000..999999999"), ("a few hundred", "200..999"), ("several thousand", "2000..9999"),
    ("a couple of", "~2"), ("a couple of hundred", "~200"), ("millions", "1000000..9999999"),
])
def test_vague_magnitudes(written: str, notation: str) -> None:
    """A magnitude in words spans from its least to its greatest value."""
    assert values(f"They saw {written} birds.") == [(written, notation)]


@pytest.mark.parametrize(("written", "notation"), [
    ("11th", "11"), ("22nd", "22"), ("third", "3"), ("twenty-fifth", "25"), ("hundredth", "100"),
    ("one hundredth", "100"), ("one hundred and first", "101"),
])
def test_ordinals(written: str, notation: str) -> None:
    """Ordinals in digits and in words."""
    assert values(f"It was her {written} goal.") == [(written, notation)]


@pytest.mark.parametrize("text", [
    "G20 leaders flew in an A380.", "A B2B firm.", "Version 1.2.3 of it.", "He wrote x² and ⁶ beside ①.", "\u00ad",
])
def test_no_numbers(text: str) -> None:
    """Names with digits, versions and signs that merely look like digits are no numbers."""
    assert values(text) == []


@pytest.mark.parametrize(("text", "numbers"), [
    ("They met 1, 234, 567 of them.", ["1", "234", "567"]),
    ("Rooms 423 0000 and more.", ["423", "0"]),
    ("He took three four times.", ["3", "4"]),
    ("One million and two million.", ["1000000", "2000000"]),
    ("One hundred and two thousand.", ["102000"]),
    ("She counted fifty-one, one hundred and two.", ["51", "102"]),
])
def test_numbers_next_to_each_other(text: str, numbers: list[str]) -> None:
    """Numbers in a row stay apart unless together they make one."""
    assert [notation for _, notation in values(text)] == numbers


def test_sign_needs_room_before_it() -> None:
    """A hyphen inside a word or a range is no minus."""
    assert [notation for _, notation in values("Route-5 and 10 -3 and the index -1.5.")] == ["5", "10", "3", "-1.5"]


def test_exponent_beyond_reason_is_no_power() -> None:
    """A power that no story needs is not worked out."""
    assert all(len(notation) < 10 for _, notation in values("It is 10^999 or 1e999999999."))
