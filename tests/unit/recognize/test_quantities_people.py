"""Ages, scores, ratios, proportions and multiples."""

from __future__ import annotations

import pytest
from found import PACK, read

from checker.recognize import find_mentions


@pytest.mark.parametrize(("text", "words", "notation", "unit"), [
    ("A 42-year-old man.", "42-year-old", "42", "year"),
    ("Two 42 year olds.", "42 year olds", "42", "year"),
    ("A man 42 years old.", "42 years old", "42", "year"),
    ("A 3-month-old calf.", "3-month-old", "3", "month"),
    ("At eighteen months of age.", "eighteen months of age", "18", "month"),
    ("A man aged 42.", "aged 42", "42", "year"),
    ("Boys aged 5 to 11.", "aged 5 to 11", "5..11", "year"),
    ("He died at the age of 42.", "at the age of 42", "42", "year"),
    ("Pupils under the age of 7 years.", "under the age of 7 years", "<7", "year"),
    ("The 18- to 24-year-old men.", "18- to 24-year-old", "18..24", "year"),
    ("Ann Smith, 42, won.", "42", "42", "year"),
    ("It was won by Ann Smith, 42.", "42", "42", "year"),
    ("A retired lorry driver, 58, died.", "58", "58", "year"),
    ("He saw his dentist, 61, there.", "61", "61", "year"),
    ("She turned 42.", "42", "42", "year"),
    ("He was 42 when it ended.", "42", "42", "year"),
    ('"No," said Soler, 34.', "34", "34", "year"),
    ("She turned 42 last month.", "42", "42", "year"),
    ("She was only 12 when it ended.", "12", "12", "year"),
    ("He would have been 50 on that day.", "50", "50", "year"),
    ("Healy is 81 and lives in a barge.", "81", "81", "year"),
    ("Healy was 18 when it ended.", "18", "18", "year"),
    ("Children 12 and under stayed.", "12 and under", "<=12", "year"),
    ("Those 65 and older stayed.", "65 and older", ">=65", "year"),
    ("People over 65 stayed.", "over 65", ">65", "year"),
    ("The under-21s won.", "under-21", "<21", "year"),
    ("A man in his 40s.", "his 40s", "40..49", "year"),
    ("A man in his late forties.", "his late forties", "40..49", "year"),
])
def test_ages(text: str, words: str, notation: str, unit: str) -> None:
    """Ages in every form, with or without a unit."""
    assert (words, "age", notation, unit) in read(text)


@pytest.mark.parametrize("text", [
    "The index, 42, fell.", "She drew a number, 42, 43 or 44.", "It was 42 when it ended.", "He was 42 points ahead.",
    "In Ohio, 42, 43 and 44.", "Cars over 65 stayed.",
    "The index was 81 and rising.", "Brent is 81 and rising.", "Boston was 18 and 4.",
])
def test_no_ages(text: str) -> None:
    """A number is no age without somebody to have it."""
    assert not [row for row in read(text) if row[1] == "age"]


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("They won 3-1.", "3-1", "3:1"),
    ("They lost 1-3 at home.", "1-3", "1:3"),
    ("The Senate voted 51-49.", "51-49", "51:49"),
    ("A ratio of 4:1.", "4:1", "4:1"),
    ("The odds are 10 to 1.", "10 to 1", "10:1"),
    ("A 2-for-1 split.", "2-for-1", "2:1"),
    ("A 1-for-10 reverse split.", "1-for-10", "1:10"),
])
def test_ratios_keep_both_sides(text: str, words: str, notation: str) -> None:
    """Scores, votes and ratios keep their sides in the order written."""
    assert read(text) == [(words, "ratio", notation, None)]


@pytest.mark.parametrize(("text", "notation"), [
    ("It takes 3-5 boats.", "3..5"), ("It takes 5 to 10 boats.", "5..10"),
])
def test_no_ratios(text: str, notation: str) -> None:
    """Rising figures with no contest near are a range."""
    assert [row[2] for row in read(text)] == [notation]


@pytest.mark.parametrize(("text", "words", "notation", "note"), [
    ("One in five stayed.", "One in five", "0.2", "1/5"),
    ("About two out of three stayed.", "About two out of three", "~0.666666667", "2/3"),
    ("Barely one train in five ran.", "Barely one train in five", "~>0.2", "1/5"),
    ("Two pupils out of three stayed.", "Two pupils out of three", "0.666666667", "2/3"),
    ("He made 9 of 9.", "9 of 9", "1", "9/9"),
    ("Nine of the 12 jurors stayed.", "Nine of the 12", "0.75", "9/12"),
    ("It shut four of the city's 16 branch libraries.", "four of the city's 16", "0.25", "4/16"),
    ("It bought two of Oslo's five ferries.", "two of Oslo's five", "0.4", "2/5"),
    ("A one-in-five chance is small.", "one-in-five", "0.2", "1/5"),
    ("A 1-in-100-year flood came.", "1-in-100", "0.01", "1/100"),
    ("He was 15-of-20 from deep.", "15-of-20", "0.75", "15/20"),
    ("He was 5 for 8 at the plate.", "5 for 8", "0.625", "5/8"),
    ("She went 3-for-12.", "3-for-12", "0.25", "3/12"),
    ("She went 0-for-4.", "0-for-4", "0", "0/4"),
    ("Up to three in 1,000 stayed.", "Up to three in 1,000", "<=0.003", "3/1000"),
    ("Three in a million stayed.", "Three in a million", "0.000003", "3/1000000"),
])
def test_proportions(text: str, words: str, notation: str, note: str) -> None:
    """A proportion is the part of the whole that it says; the note keeps both numbers."""
    [mention] = find_mentions(text, PACK)
    assert mention.quantity is not None
    assert (text[slice(*mention.span)], mention.quantity.notation, mention.note) == (words, notation, note)


@pytest.mark.parametrize("text", [
    "It sold 5 in 2010.", "He made 3 in 10 minutes.", "They kept 5 of three.", "They sell 2 for 5 euros.",
    "He paid 5 for 9 chairs.", "She won two of her 2,000.", "It lost one of Oslo's 1,200 barns.",
    "He hit two boys in three vans.", "It won one cup in 2010.",
    "It took two days in 10.", "It has two vans for every 30 pupils.",
])
def test_no_proportions(text: str) -> None:
    """Two numbers with a unit, a year or the greater first are no proportion."""
    assert not [row for row in read(text) if row[1] == "ratio"]


@pytest.mark.parametrize(("text", "words", "notation"), [
    ("It is twice as big.", "twice", "2"),
    ("It grew more than threefold.", "more than threefold", ">3"),
    ("It is three times as big.", "three times", "3"),
    ("It is double the rate.", "double", "2"),
    ("It is 3x the rate.", "3x", "3"),
    ("Profits doubled.", "doubled", "2"),
    ("The debt was nearly halved.", "nearly halved", "~<0.5"),
    ("The fee will triple by then.", "triple", "3"),
    ("It more than quadrupled.", "more than quadrupled", ">4"),
    ("It is more than double that.", "more than double", ">2"),
    ("It is triple 2012's.", "triple", "3"),
    ("The bonus doubles to a sum unheard of.", "doubles", "2"),
    ("It is paid at time and a half.", "time and a half", "1.5"),
    ("They get double time on feasts.", "double", "2"),
    ("He was doing nearly double.", "nearly double", "~<2"),
    ("It would lift wages and triple contributions.", "triple", "3"),
    ("They hope to halve costs.", "halve", "0.5"),
])
def test_multiples(text: str, words: str, notation: str) -> None:
    """Multiples are ratios whose unit is "time"."""
    assert read(text) == [(words, "ratio", notation, "time")]


@pytest.mark.parametrize("text", [
    "The double agent doubled back.", "He doubled down on it.", "The bar doubled as a shop.",
    "It rose to double digits.", "Add the tomatoes, halved.", "They lost in doubles.",
    "It has single and double rooms.", "He holds the long and triple jump records.",
])
def test_no_multiples(text: str) -> None:
    """"Double" multiplies only what it stands before, or as a verb what its subject was."""
    assert read(text) == []


@pytest.mark.parametrize(("text", "notation"), [
    ("Her blood pressure was 118/76.", "118:76"), ("It was 130/80 mmHg.", "130:80"),
    ("A pressure of 150 over 95 is high.", "150:95"), ("Kent declared on 446-7.", "446:7"),
    ("He bowled well for his 2-23.", "2:23"), ("It rose by a 1.6-to-1 margin.", "1.6:1"),
])
def test_two_sides(text: str, notation: str) -> None:
    """A blood pressure and a ratio with a fraction keep their two sides."""
    assert [row[2] for row in read(text)] == [notation]


@pytest.mark.parametrize(("text", "notations"), [
    ("Two men, aged 23 and 25, and a woman, 30, were held.", ["23", "25", "30"]),
    ("The 10- and 11-year-olds left.", ["10", "11"]),
    ("She has a daughter, 8, and twin sons, 5.", ["8", "5"]),
])
def test_ages_of_several_people(text: str, notations: list[str]) -> None:
    """Every age of a list is one, and so is a number behind a word for one person."""
    assert [row[2] for row in read(text) if row[1] == "age"] == notations


@pytest.mark.parametrize(("text", "notations"), [
    ("Three out of every four left.", ["0.75"]), ("More than 1,500 of the 2,000 homes burned.", [">1500", "2000"]),
])
def test_whole_of_a_proportion(text: str, notations: list[str]) -> None:
    """A whole may be "every four"; one of a thousand or more is a figure of its own."""
    assert [row[2] for row in read(text)] == notations
