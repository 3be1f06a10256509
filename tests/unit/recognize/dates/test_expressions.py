"""Expressions of time in sentences of our own: what belongs to each, and its value on Thursday, 15 December 2011.

Together the sentences use every pattern and every lead of the language pack.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.recognize import find_mentions
from checker.recognize.chunks import chunk
from checker.recognize.dates.patterns import Draft, Grammar, Template, find_drafts
from checker.recognize.numbers import read_numbers
from checker.rulebook.files import load_pack

PACK = load_pack()
PUBLISHED = "2011-12-15"
SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    ("The treaty was signed on March 4, 1999.", [("March 4, 1999", "1999-03-04")]),
    ("The treaty was signed on the 4th of March, 1999.", [("the 4th of March, 1999", "1999-03-04")]),
    ("The pact of 4 March 1999 still holds.", [("4 March 1999", "1999-03-04")]),
    ("They left on Sept. 9.", [("Sept. 9", "2011-09-09")]),
    ("They left on 9 September.", [("9 September", "2011-09-09")]),
    ("The fair ran from May 5 to 10, 2009.", [("May 5 to 10, 2009", "2009-05-05/2009-05-10")]),
    ("The fair ran May 5-10.", [("May 5-10", "2011-05-05/2011-05-10")]),
    ("The fair ran from 5 to 10 May 2009.", [("5 to 10 May 2009", "2009-05-05/2009-05-10")]),
    ("It opened in June 2008.", [("June 2008", "2008-06")]),
    ("It opened in June '08.", [("June '08", "2008-06")]),
    ("It opened in May.", [("May", "2011-05")]),
    ("It opened last May.", [("last May", "2011-05")]),
    ("It will open next May.", [("next May", "2012-05")]),
    ("It was signed on the 5th of this month.", [("the 5th of this month", "2011-12-05")]),
    ("The log is dated 2009-03-08.", [("2009-03-08", "2009-03-08")]),
    ("The log is dated 2009/3/8.", [("2009/3/8", "2009-03-08")]),
    ("The log is dated 25/12/2009.", [("25/12/2009", "2009-12-25")]),
    ("The log is dated 03/04/2009.", [("03/04/2009", "2009-03-04")]),
    ("The log ends in 2009-03.", [("2009-03", "2009-03")]),
    ("They won in 1987.", [("1987", "1987")]),
    ("They won in the year 1987.", [("the year 1987", "1987")]),
    ("They won in nineteen eighty-seven.", [("nineteen eighty-seven", "1987")]),
    ("They won in '87.", [("'87", "1987")]),
    ("Sales fell in fiscal 2010.", [("fiscal 2010", "2010")]),
    ("Sales fell in the 2010 fiscal year.", [("the 2010 fiscal year", "2010")]),
    ("The war of 1914-18 was long.", [("1914-18", "1914/1918")]),
    ("It was the 2010/11 season.", [("2010/11", "2010/2011")]),
    ("Rents rose in the 1990s.", [("the 1990s", "199")]),
    ("Rents rose in the '90s.", [("the '90s", "199")]),
    ("Rents rose in the nineties.", [("the nineties", "199")]),
    ("Rents rose in the mid-1990s.", [("the mid-1990s", "199")]),
    ("The castle was built in the 12th century.", [("the 12th century", "11")]),
    ("Rome fell to him in 44 BC.", [("44 BC", "BC0044")]),
    ("Rome burned in AD 64.", [("AD 64", "0064")]),
    ("Profit fell in the third quarter.", [("the third quarter", "2011-Q3")]),
    ("Profit fell in the third quarter of 2010.", [("the third quarter of 2010", "2010-Q3")]),
    ("Profit fell in the 2010 third quarter.", [("the 2010 third quarter", "2010-Q3")]),
    ("Profit fell in Q3 2010.", [("Q3 2010", "2010-Q3")]),
    ("The third-quarter loss grew.", [("third-quarter", "2011-Q3")]),
    ("Profit fell in the 2010 period.", [("the 2010 period", "2010")]),
    ("Profit fell in the first half of 2010.", [("the first half of 2010", "2010-H1")]),
    ("They met in the spring of 1999.", [("the spring of 1999", "1999-SP")]),
    ("They met in the spring.", [("the spring", "2011-SP")]),
    ("They met last summer.", [("last summer", "2011-SU")]),
    ("They met on Christmas Eve.", [("Christmas Eve", "2011-12-24")]),
    ("They met at Easter 2013.", [("Easter 2013", "2013-03-31")]),
    ("They met last Christmas.", [("last Christmas", "2010-12-25")]),
    ("They met on Thanksgiving.", [("Thanksgiving", "2011-11-24")]),
    ("They met yesterday.", [("yesterday", "2011-12-14")]),
    ("They met the day before yesterday.", [("the day before yesterday", "2011-12-13")]),
    ("They met on Monday.", [("Monday", "2011-12-12")]),
    ("They will meet on Monday.", [("Monday", "2011-12-19")]),
    ("They met last Friday.", [("last Friday", "2011-12-09")]),
    ("They will meet next Friday.", [("next Friday", "2011-12-23")]),
    ("They met on Wed., Dec. 7.", [("Wed., Dec. 7", "2011-12-07")]),
    ("They met on Tuesday of last week.", [("Tuesday of last week", "2011-12-06")]),
    ("They met on Friday, Oct. 14.", [("Friday, Oct. 14", "2011-10-14")]),
    ("They met last month.", [("last month", "2011-11")]),
    ("They met earlier this year.", [("earlier this year", "2011")]),
    ("They met in early 2010.", [("early 2010", "2010")]),
    ("They met at the end of the month.", [("the end of the month", "2011-12")]),
    ("They met in August of last year.", [("August of last year", "2010-08")]),
    ("They met in the second week of May.", [("the second week of May", "2011-W18")]),
    ("They met on the first Monday in October.", [("the first Monday in October", "2011-10-03")]),
    ("They met on the last day of the year.", [("the last day of the year", "2011-12-31")]),
    ("They met over the weekend.", [("the weekend", "2011-W49-WE")]),
    ("They will decide by year-end.", [("year-end", "2011")]),
    ("The latest quarter was weak.", [("The latest quarter", "2011-Q3")]),
    ("They met two years ago.", [("two years ago", "2009")]),
    ("They met a year and a half ago.", [("a year and a half ago", "2010-06")]),
    ("They met two or three weeks ago.", [("two or three weeks ago", "2011-W48")]),
    ("They met a day or two ago.", [("a day or two ago", "PAST_REF")]),
    ("They met years ago.", [("years ago", "PAST_REF")]),
    ("On May 5, 2009 he left. Three days later he was back.",
     [("May 5, 2009", "2009-05-05"), ("Three days later", "2009-05-08")]),
    ("On May 5, 2009 he left. He was back two days after.",
     [("May 5, 2009", "2009-05-05"), ("two days after", "2009-05-07")]),
    ("On May 5, 2009 he left. The day before, he had packed.",
     [("May 5, 2009", "2009-05-05"), ("The day before", "2009-05-04")]),
    ("On May 5, 2009 he left. The day after, he was back.",
     [("May 5, 2009", "2009-05-05"), ("The day after", "2009-05-06")]),
    ("On May 5, 2009 he left. The following morning he was back.",
     [("May 5, 2009", "2009-05-05"), ("The following morning", "2009-05-06TMO")]),
    ("On May 5, 2009 he left. He was back the same week.",
     [("May 5, 2009", "2009-05-05"), ("the same week", "2009-W19")]),
    ("On May 5, 2009 he left. He was back the following Friday.",
     [("May 5, 2009", "2009-05-05"), ("the following Friday", "2009-05-08")]),
    ("They will meet ten days from now.", [("ten days from now", "2011-12-25")]),
    ("They will meet in two weeks' time.", [("two weeks' time", "2011-W52")]),
    ("Profit fell in the third quarter. It rose in the year-ago quarter.",
     [("the third quarter", "2011-Q3"), ("the year-ago quarter", "2010-Q3")]),
    ("Profit fell from a year earlier.", [("a year earlier", "2010")]),
    ("Profit fell from the same period last year.", [("the same period last year", "2010")]),
    ("The report for the year ended March 31 is out.", [("the year", "P1Y"), ("March 31", "2011-03-31")]),
    ("Rents rose over the past five years.", [("the past five years", "P5Y")]),
    ("Rents rose over the next 12 to 18 months.", [("the next 12 to 18 months", "P12M")]),
    ("Rents rose in the nine months.", [("the nine months", "P9M")]),
    ("He waited for a year.", [("a year", "P1Y")]),
    ("He waited for a year and a half.", [("a year and a half", "P1Y6M")]),
    ("He waited for a year or two.", [("a year or two", "P1Y")]),
    ("He waited for at least eight more years.", [("at least eight more years", "P8Y")]),
    ("They met at 9am on Monday, 4 March 2013.", [("9am on Monday, 4 March 2013", "2013-03-04T09:00")]),
    ("They met at 10pm on Saturday night.", [("10pm on Saturday night", "2011-12-10T22:00")]),
    ("They met in the week of May 5, 2009.", [("the week of May 5, 2009", "2009-W19")]),
    ("They met this past Thursday.", [("this past Thursday", "2011-12-08")]),
    ("He waited for several weeks.", [("several weeks", "PXW")]),
    ("He waited for weeks.", [("weeks", "PXW")]),
    ("He waited for weeks or months.", [("weeks or months", "PXW")]),
    ("He waited all day.", [("all day", "P1D")]),
    ("He waited for a while.", [("a while", "PXX")]),
    ("It was a decade-long war.", [("decade-long", "P10Y")]),
    ("Rents rose in recent years.", [("recent years", "PXY")]),
    ("He waited nearly an hour.", [("nearly an hour", "PT1H")]),
    ("The paper comes out daily.", [("daily", "XXXX-XX-XX")]),
    ("They meet every other day.", [("every other day", "P2D")]),
    ("They meet every Tuesday.", [("every Tuesday", "XXXX-WXX-2")]),
    ("They meet on Tuesdays.", [("Tuesdays", "XXXX-WXX-2")]),
    ("They meet on Tuesday nights.", [("Tuesday nights", "XXXX-WXX-2TNI")]),
    ("They meet on weekends.", [("weekends", "XXXX-WXX-WE")]),
    ("They meet twice a month.", [("twice a month", "P1M")]),
    ("They met at 2:15 p.m.", [("2:15 p.m.", "2011-12-15T14:15")]),
    ("They met at 5 p.m. EST on Monday.", [("5 p.m. EST on Monday", "2011-12-12T17:00")]),
    ("They met at 14:30 GMT.", [("14:30 GMT", "2011-12-15T14:30")]),
    ("They met at 2.15pm.", [("2.15pm", "2011-12-15T14:15")]),
    ("They met at 5 o'clock.", [("5 o'clock", "2011-12-15T05:00")]),
    ("They met at half past ten.", [("half past ten", "2011-12-15T10:30")]),
    ("They met at quarter to seven.", [("quarter to seven", "2011-12-15T06:45")]),
    ("Saved 2019-03-04T10:38:07Z by Ann.", [("2019-03-04T10:38:07Z", "2019-03-04T10:38")]),
    ("Saved 2019-03-04T10:38:07.190 by Ann.", [("2019-03-04T10:38:07.190", "2019-03-04T10:38")]),
    ("By Ann Lee 3 May 2019 09:30", [("3 May 2019 09:30", "2019-05-03T09:30")]),
    ("They met at 1430 GMT.", [("1430 GMT", "2011-12-15T14:30")]),
    ("They met at noon Thursday.", [("noon Thursday", "2011-12-15T12:00")]),
    ("They met tonight.", [("tonight", "2011-12-15TNI")]),
    ("They met last night.", [("last night", "2011-12-14TNI")]),
    ("The index fell overnight.", [("overnight", "2011-12-15TNI")]),
    ("They met this morning.", [("this morning", "2011-12-15TMO")]),
    ("They met in mid-afternoon.", [("mid-afternoon", "2011-12-15TAF")]),
    ("They met on Friday evening.", [("Friday evening", "2011-12-09TEV")]),
    ("They met on the morning of May 5, 2009.", [("the morning of May 5, 2009", "2009-05-05TMO")]),
    ("They met in the early hours of May 5, 2009.", [("the early hours of May 5, 2009", "2009-05-05TMO")]),
    ("They are now at home.", [("now", "PRESENT_REF")]),
    ("They never learned from the past.", [("the past", "PAST_REF")]),
    ("They plan for the near future.", [("the near future", "FUTURE_REF")]),
    ("They have little these days.", [("these days", "PRESENT_REF")]),
    ("They met around Nov. 1.", [("around Nov. 1", "2011-11-01")]),
    ("They met in the latter part of 2010.", [("the latter part of 2010", "2010")]),
    ("They met at about 5 p.m.", [("about 5 p.m.", "2011-12-15T17:00")]),
    ("They stayed for more than a week.", [("more than a week", "P1W")]),
    ("From 21 March to 5 April 1918 they fought.", [("21 March", "1918-03-21"), ("5 April 1918", "1918-04-05")]),
    ("They fought in March and April of last year.", [("March", "2010-03"), ("April of last year", "2010-04")]),
    ("They fought in the autumn and winter of 1812.", [("the autumn", "1812-FA"), ("winter of 1812", "1812-WI")]),
    ("They fought from 9/10 July 1943 on.", [("9/10 July 1943", "1943-07-09/1943-07-10")]),
    ("They fought on July 9/10, 1943.", [("July 9/10, 1943", "1943-07-09/1943-07-10")]),
    ("On 10 July two armies landed.", [("10 July", "2011-07-10")]),
    ("It fell on 6 June 1944. On the 21st, it rose.", [("6 June 1944", "1944-06-06"), ("the 21st", "1944-06-21")]),
    ("It fell on 28 June 1944 and rose on the 3rd.", [("28 June 1944", "1944-06-28"), ("the 3rd", "1944-07-03")]),
    ("The letter is dated 3.10.1990.", [("3.10.1990", "1990-10-03")]),
    ("The letter is dated 01.02.13.", [("01.02.13", "2013-02-01")]),
    ("The war of 1807-1814 was long.", [("1807-1814", "1807/1814")]),
    ("Between 1600 and 1900 temperatures fell.", [("1600", "1600"), ("1900", "1900")]),
    ("From 1990 to 2000 prices doubled.", [("1990", "1990"), ("2000", "2000")]),
    ("Spending rose in FY2012 and FY13.", [("FY2012", "2012"), ("FY13", "2013")]),
    ("Spending rose in FY 2012-13 and fiscal 2010/11.",
     [("FY 2012-13", "2012/2013"), ("fiscal 2010/11", "2010/2011")]),
    ("Spending rose in H1 2009.", [("H1 2009", "2009-H1")]),
    ("It grew in the late 19th and early 20th centuries.",
     [("the late 19th", "18"), ("early 20th centuries", "19")]),
    ("It grew at the turn of the century.", [("the turn of the century", "20")]),
    ("It grew in the mid-to-late 1980s.", [("mid-to-late 1980s", "198")]),
    ("It grew in the closing weeks of 2010.", [("the closing weeks of 2010", "2010")]),
    ("It grew in the spring of last year.", [("the spring of last year", "2010-SP")]),
    ("Profit fell in the second and third quarters of 2010.",
     [("the second", "2010-Q2"), ("third quarters of 2010", "2010-Q3")]),
    ("Profit fell in the third quarter. The 2010 quarter was weak.",
     [("the third quarter", "2011-Q3"), ("The 2010 quarter", "2010-Q3")]),
    ("Profit fell in the third quarter. The nine months beat the 2010 period.",
     [("the third quarter", "2011-Q3"), ("The nine months", "P9M"), ("the 2010 period", "2010")]),
    ("Profit fell in the three months ended Sept. 30 from a year earlier.",
     [("the three months", "P3M"), ("Sept. 30", "2011-09-30"), ("a year earlier", "2010-Q3")]),
    ("Profit fell in the quarter ended July 31.", [("the quarter", "2011-Q2"), ("July 31", "2011-07-31")]),
    ("Second-half profit fell.", [("Second-half", "2011-H2")]),
    ("Losses grew in the past two quarters.", [("the past two quarters", "P6M")]),
    ("The January contract fell.", [("January", "2012-01")]),
    ("March wheat fell.", [("March", "2012-03")]),
    ("The office is open Monday through Friday.", [("Monday through Friday", "XXXX-WXX-1/XXXX-WXX-5")]),
    ("The office is open Mon.-Fri.", [("Mon.-Fri.", "XXXX-WXX-1/XXXX-WXX-5")]),
    ("They sat from Friday to Monday.", [("Friday to Monday", "2011-12-09/2011-12-12")]),
    ("They meet every other Thursday at noon.", [("every other Thursday at noon", "XXXX-WXX-4T12:00")]),
    ("They meet every Christmas.", [("every Christmas", "XXXX-12-25")]),
    ("They meet the first and third Mondays of every month.",
     [("the first and third Mondays of every month", "XXXX-WXX-1")]),
    ("They met 5-6 p.m. on Monday.", [("5-6 p.m. on Monday", "2011-12-12T17:00/2011-12-12T18:00")]),
    ("They met from 10:30 to 1 p.m. today.", [("10:30 to 1 p.m. today", "2011-12-15T10:30/2011-12-15T13:00")]),
    ("They met between 7 and 9 in the morning.",
     [("7 and 9 in the morning", "2011-12-15T07:00/2011-12-15T09:00")]),
    ("They met at 7 on Friday night.", [("7 on Friday night", "2011-12-09T19:00")]),
    ("They met at dawn on Friday.", [("dawn on Friday", "2011-12-09TMO")]),
    ("They met by nightfall on 6 June 1944.", [("nightfall on 6 June 1944", "1944-06-06TEV")]),
    ("On May 5, 2009 he left. The night before, he had packed.",
     [("May 5, 2009", "2009-05-05"), ("The night before", "2009-05-04TNI")]),
    ("On May 5, 2009 he left. He slept at home the night after.",
     [("May 5, 2009", "2009-05-05"), ("the night after", "2009-05-06TNI")]),
    ("Saved 2019-03-04T10:38:07+05:00 by Ann.", [("2019-03-04T10:38:07+05:00", "2019-03-04T10:38")]),
    ("In February and March 1943 they fought.", [("February", "1943-02"), ("March 1943", "1943-03")]),
]
OTHER_WORDS = [
    "We may march on.", "They fall down.", "Hold on a second.", "The Sunday Times wrote it.", "He sat. Nobody spoke.",
    "He left the day after the vote.", "He died the night before the attack.", "A bogey on the 15th cost him the lead.",
    "They won 5-6 and 7-10.", "The hall seats 1500-2000 people.", "Between 1600 and 1900 people marched.",
    "From 1000 to 2000 hires were planned.", "They led in the first half.", "Version 4.2.10 is out.",
    "He climbed 9/10 of it.", "From 2 to 4 dogs came in.", "The sunset was red.", "A gold contract was signed.",
    "2,003 people came.", "1,500 of 2000 people came.", "The fall of Saigon was quick.", "Flight 1549 came down.",
    "It cost $2000.", "He read No. 1984 of the list.", "The score was 4-3.", "The 42nd regiment came.",
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_expression(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Each expression is found with all that belongs to it and nothing more, and has its TIMEX3 value."""
    found = [(sentence[slice(*m.span)], m.moment.timex) for m in find_mentions(sentence, PACK, PUBLISHED) if m.moment]
    assert found == expected


@pytest.mark.parametrize("sentence", OTHER_WORDS)
def test_other_words_are_no_expressions_of_time(sentence: str) -> None:
    """Words that look like months, weekdays, seasons, years or units, and are none, are left alone."""
    assert [m.moment for m in find_mentions(sentence, PACK, PUBLISHED) if m.moment] == []


def test_every_pattern_has_a_sentence() -> None:
    """The sentences use every pattern and lead of the pack, so that none is there without an example."""
    grammar = PACK.once("dates", Grammar)
    used = {id(template) for sentence, _ in SENTENCES for template in templates(sentence, grammar)}
    idle = [template.settings for template in (*grammar.cores, *grammar.leads) if id(template) not in used]
    assert idle == []


def templates(sentence: str, grammar: Grammar) -> Iterator[Template]:
    """The templates that the reading of a sentence takes part in."""
    drafts: list[Draft | None] = [*find_drafts(read_numbers(chunk(sentence, PACK.lexicon)), grammar)]
    while drafts:
        draft = drafts.pop()
        if draft is not None:
            yield draft.template
            yield from (lead for lead, _ in draft.leads)
            drafts += [draft.part, draft.weekday]
