"""The dates of a story, read from the dateline."""

from __future__ import annotations

import pytest

from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()
STORY = (
    "The minister resigned Monday and left on Wednesday. She had been in office since March 2003, was reappointed in "
    "August of last year and must clear her desk by the end of the month. A December 31 deadline stands. "
    "Parliament first met in 1998."
)


def dates(text: str, published: str | None = None) -> dict[str, str | None]:
    """Every expression of time of `text` with its value."""
    return {text[m.span.start:m.span.end]: m.moment.timex for m in find_mentions(text, PACK, published) if m.moment}


def test_a_story_is_resolved_to_its_dateline() -> None:
    """Weekdays, months and "last year" count from the day of publication."""
    assert dates(STORY, "2011-12-15") == {
        "Monday": "2011-12-12", "Wednesday": "2011-12-14", "March 2003": "2003-03", "August of last year": "2010-08",
        "the end of the month": "2011-12", "December 31": "2011-12-31", "1998": "1998",
    }


def test_without_a_dateline_nothing_relative_is_resolved() -> None:
    """What only a dateline could tell stays open, and full dates are full dates still."""
    found = dates(STORY)
    assert found["Monday"] == "XXXX-WXX-1"
    assert found["March 2003"] == "2003-03"
    assert found["August of last year"] == "XXXX-08"


@pytest.mark.parametrize("text", ["We may march on.", "2,003 people came.", "They fall down."])
def test_other_words_are_no_dates(text: str) -> None:
    """Verbs that look like months, counts that look like years and the like are left alone."""
    assert dates(text, "2011-12-15") == {}


HISTORY = (
    "In 1943 the Allies turned to Sicily. On 10 July two armies landed, and by 12 July they held Syracuse. The "
    "following month they crossed, bombed daily. Over the next three nights more came. In the autumn the front stood "
    "still.\n\n"
    "In the spring they tried again. By the end of that year they had won. In January the treaty was signed. The "
    "siege, which had begun on 16 December, was over."
)
HISTORY_DATES = {
    "1943": "1943", "10 July": "1943-07-10", "12 July": "1943-07-12", "The following month": "1943-08",
    "daily": "XXXX-XX-XX", "the next three nights": "P3D", "the autumn": "1943-FA", "the spring": "1944-SP",
    "the end of that year": "1944", "January": "1945-01", "16 December": "1944-12-16",
}


@pytest.mark.parametrize("published", [None, "2011-12-15"])
def test_a_history_names_its_year_once(published: str | None) -> None:
    """Days, months and seasons belong to the year told last or to the next; "had begun" looks back from there."""
    assert dates(HISTORY, published) == HISTORY_DATES


def test_a_history_keeps_its_course_over_asides() -> None:
    """A look back, a year long before and one long after are asides within a paragraph; a new one begins anew."""
    found = dates(
        "On 14 February 1943 they struck at the line, which had been built in 1934-1939. On 23 March they held. Its "
        "fort, a museum since 1990, fell on 4 May. They had served there from November to June.\n\n"
        "In 1917 the division was formed. On 2 September it left.",
    )
    assert found["23 March"] == "1943-03-23"
    assert found["4 May"] == "1943-05-04"
    assert found["November"] == "1942-11"
    assert found["2 September"] == "1917-09-02"


def test_a_history_stays_at_the_first_of_two_dates() -> None:
    """Between June and December is told in June, and "the previous year" and "since" are looks back."""
    found = dates(
        "On April 16, 1917, they struck. Between June and December, 554 men were tried. They did not strike again "
        "until July 31. On August 20 they took the hill, lost in the spring of the previous year and held since "
        "February 1916; its fort fell on the 24th."
    )
    assert (found["July 31"], found["August 20"]) == ("1917-07-31", "1917-08-20")
    assert (found["the spring of the previous year"], found["the 24th"]) == ("1916-SP", "1917-08-24")


def test_the_next_year_of_a_history_is_the_one_after_that_told_last() -> None:
    """As "the next day" does, "the next year" counts from the story there, not from the dateline."""
    text = "On 3 May 1869 he left; on 4 June 1870 he came, and on 5 July 1871 he rose. A majority came the next year."
    assert dates(text, "2011-12-15")["the next year"] == "1872"
    assert dates("A majority came on Monday. He will rise the next year.", "2011-12-15")["the next year"] == "2012"


def test_a_month_beside_a_date_of_that_month_is_the_same() -> None:
    """Six months earlier, between 24 and 30 June, is half a year before, not after; "the week" takes no story on."""
    found = dates(
        "On 19 October 1812 it began; by 9 November half had died within the week. They left five days later. In "
        "mid-December the last were gone. Six months earlier, between 24 and 30 June, they had come. They lost again "
        "on 28 February of the next year."
    )
    assert found["five days later"] == "1812-11-14"
    assert found["24 and 30 June"] == "1812-06-24/1812-06-30"
    assert found["28 February of the next year"] == "1813-02-28"


def test_no_history_goes_beyond_the_dateline() -> None:
    """A month that would be still to come was last year's."""
    text = "He rose on May 5, 2001, fell on June 6, 2003 and came back on July 7, 2011. In December he left."
    assert dates(text, "2011-12-15")["December"] == "2011-12"
    assert dates(text.replace("2011", "2010").replace("July 7", "March 7"), "2010-11-15")["December"] == "2009-12"


@pytest.mark.parametrize("text", [
    "The firm, founded in 1912, will pay a dividend on March 1. It paid the last one on Monday.",
    "The firm, founded in 1912, said it will pay a dividend on March 1.",
    "On March 1 the firm, founded in 1912, cut its dividend, and on April 1, May 1 and June 1 it cut jobs.",
])
def test_news_with_an_old_year_is_no_history(text: str) -> None:
    """A year of long ago in a story of today takes no other date with it."""
    assert "1912-03-01" not in dates(text, "2011-12-15").values()


def test_a_decade_is_nothing_to_count_from() -> None:
    """"That year" goes back beyond a decade to a year."""
    found = dates("He took over in 1991. The firm was run so since the 1970s. That year it was sold.", "2011-12-15")
    assert found["That year"] == "1991"


@pytest.mark.parametrize(("text", "date", "value"), [
    ("The loan was extended through January.", "January", "2012-01"),
    ("The talks are supposed to conclude by May.", "May", "2012-05"),
    ("The ministers meet Monday in Paris.", "Monday", "2011-12-19"),
    ("The trial could begin in the fall.", "the fall", "2012-FA"),
    ("A hearing is set for the last Thursday in April.", "the last Thursday in April", "2012-04-26"),
    ("The bid had been due to expire Friday.", "Friday", "2011-12-09"),
    ("Housing starts in January were up.", "January", "2011-01"),
    ("Sales through September fell.", "September", "2011-09"),
    ("Schools were to stay closed Friday.", "Friday", "2011-12-16"),
    ("The airport hoped to reopen Friday.", "Friday", "2011-12-16"),
    ("The envoy to Chad said Friday that it was over.", "Friday", "2011-12-09"),
    ("First-quarter sales would fall.", "First-quarter", "2012-Q1"),
    ("Third-quarter results will be published on Friday.", "Third-quarter", "2011-Q3"),
    ("The hearing is Friday.", "Friday", "2011-12-16"),
    ("Pickup moves back a day through Saturday.", "Saturday", "2011-12-17"),
    ("Flurries will linger into Friday. The wind reached 78 mph at 4 a.m.", "4 a.m.", "2011-12-15T04:00"),
    ("Schools stay shut until noon on Saturday.", "noon on Saturday", "2011-12-17T12:00"),
    ("Sunday's final follows.", "Sunday", "2011-12-18"),
    ("There is a 70% chance of gales on Monday.", "Monday", "2011-12-19"),
    ("There was a risk of gales on Monday, she said.", "Monday", "2011-12-19"),
    ("The report dashed hopes for a rate cut in June.", "June", "2012-06"),
    ("Traders put the odds of a cut in March at half.", "March", "2012-03"),
    ("Fears of a strike on Saturday grew.", "Saturday", "2011-12-17"),
    ("Markets await Friday's report.", "Friday", "2011-12-16"),
    ("Polls close at 8 p.m. on Sunday.", "8 p.m. on Sunday", "2011-12-18T20:00"),
    ("Warnings were out for Saturday and Sunday.", "Sunday", "2011-12-18"),
    ("Rain is forecast for Sunday.", "Sunday", "2011-12-18"),
    ("A cut is likely in March.", "March", "2012-03"),
    ("The gauge stood at 40 in 2010. It is at 6, up from 5 a day earlier.", "a day earlier", "2011-12-14"),
    ("Investors awaited Monday's decision.", "Monday", "2011-12-19"),
    ("Markets see no move until at least June.", "June", "2012-06"),
    ("The lender, which reports on Monday, rose.", "Monday", "2011-12-19"),
    ("Its own forecast in May put it higher.", "May", "2011-05"),
    ("Sales for May are due on Friday.", "May", "2011-05"),
    ("It fell in May and in June.", "June", "2011-06"),
    ("The view is for a quarter-point cut in the first quarter.", "the first quarter", "2012-Q1"),
    ("A vote is set for Monday. A poll for June is out by 9 a.m.", "9 a.m.", "2011-12-19T09:00"),
    ("It peaked in June 2008.\n\nThe yield is lower than a month earlier.", "a month earlier", "2011-11"),
    ("It sells bonds the next day, and plans to borrow 210 million in January.", "January", "2012-01"),
    ("Traders positioned for a decision on Monday.", "Monday", "2011-12-19"),
    ("Monday's meeting is a formality.", "Monday", "2011-12-19"),
    ("Monday's report is a blow to the mayor.", "Monday", "2011-12-12"),
    ("It is seen peaking at 70% in May.", "May", "2012-05"),
    ("It may cut before the third quarter.", "the third quarter", "2012-Q3"),
    ("The club moved the game to Saturday.", "Saturday", "2011-12-17"),
    ("The fund pushed back its call for a cut to June from April.", "June", "2012-06"),
    ("The fund pushed back its call for a cut to June from April.", "April", "2012-04"),
    ("Investors have sold shares before Monday's meeting.", "Monday", "2011-12-19"),
    ("It keeps rates when it announces them at 1315 GMT on Monday.", "1315 GMT on Monday", "2011-12-19T13:15"),
    ("Sales figures are out at 9 a.m. on Monday.", "9 a.m. on Monday", "2011-12-19T09:00"),
    ("The fund sees the first move in June.", "June", "2012-06"),
    ("He moved to Ohio in June.", "June", "2011-06"),
    ("Highs were forecast to reach 41 degrees on Friday before easing on Saturday.", "Friday", "2011-12-16"),
    ("Highs were forecast to reach 41 degrees on Friday before easing on Saturday.", "Saturday", "2011-12-17"),
    ("Carrick host Derwent on Tuesday (19:45 GMT).", "Tuesday", "2011-12-20"),
    ("United face the champions on Saturday.", "Saturday", "2011-12-17"),
    ("The Blues visit Derwent on Sunday.", "Sunday", "2011-12-18"),
    ("They travel to Derwent on Sunday.", "Sunday", "2011-12-18"),
    ("On Saturday Carrick take on Derwent.", "Saturday", "2011-12-17"),
    ("Tickets go on sale on Saturday.", "Saturday", "2011-12-17"),
    ("The bank raised its forecast to between 3% and 4% on Monday.", "Monday", "2011-12-12"),
    ("Prices rose on Monday before falling on Tuesday.", "Tuesday", "2011-12-13"),
    ("On Monday Top Gear host Lund was fired.", "Monday", "2011-12-12"),
    ("His face was cut on Saturday.", "Saturday", "2011-12-10"),
    ("The visit to Derwent on Saturday was off.", "Saturday", "2011-12-10"),
    ("They spent the night in a school.", "the night", "2011-12-14TNI"),
    ("Crews worked through the night.", "the night", "2011-12-14TNI"),
    ("The wave struck on Tuesday. Thousands spent the night in schools.", "the night", "2011-12-13TNI"),
    ("Snow will fall through the night.", "the night", "2011-12-15TNI"),
    ("The bridge will be shut by next December.", "next December", "2012-12"),
    ("The bridge will be shut by next January.", "next January", "2012-01"),
    ("The bridge will be shut this December.", "this December", "2011-12"),
    ("Sales rose from April to June.", "April", "2011-04"),
    ("They sold shares before Monday's meeting.", "Monday", "2011-12-12"),
    ("They asked for three years, and a hearing on Monday will decide it.", "Monday", "2011-12-19"),
    ("On Monday, Zetland reports its trade, and on Tuesday the bank will meet.", "Monday", "2011-12-19"),
    ("On Monday, Zetland reports its trade, and on Tuesday the bank will meet.", "Tuesday", "2011-12-20"),
    ("The women race on Sunday.", "Sunday", "2011-12-18"),
    ("They met on Monday, but on Tuesday they fell out.", "Tuesday", "2011-12-13"),
    ("The bank's hopes for growth faded in June.", "June", "2011-06"),
    ("The bank cut rates in June.", "June", "2011-06"),
    ("The bank raised its forecast for growth on Monday.", "Monday", "2011-12-12"),
    ("The firm denied plans for layoffs on Friday.", "Friday", "2011-12-09"),
    ("Shares fell on hopes of a deal on Monday.", "Monday", "2011-12-12"),
    ("The decision follows Monday's vote.", "Monday", "2011-12-12"),
    ("Growth is expected to slow to 2.9% from 3.1% in November.", "November", "2011-11"),
    ("They expect 150,000 jobs after a rise of 200,000 in October.", "October", "2011-10"),
    ("The index will be lower than in June.", "June", "2011-06"),
    ("They approved next year's budget late on Tuesday.", "late on Tuesday", "2011-12-13"),
    ("It told of a smaller-than-expected loss on Tuesday.", "Tuesday", "2011-12-13"),
    ("They will approve next year's budget on Tuesday.", "Tuesday", "2011-12-20"),
    ("Power comes back on Friday.\n\n2.50pm. Two roads are shut.", "2.50pm", "2011-12-15T14:50"),
    ("He fell ill on Tuesday.\n\nAt 2:50 p.m. an ambulance came.", "2:50 p.m.", "2011-12-13T14:50"),
    ("It cut its second-quarter revenue forecast.", "second-quarter", "2012-Q2"),
    ("It raised its outlook, the first-quarter guidance too.", "first-quarter", "2012-Q1"),
    ("It lowered its second-half outlook.", "second-half", "2011-H2"),
    ("It missed its second-quarter forecast.", "second-quarter", "2011-Q2"),
    ("It fell short of its third-quarter target.", "third-quarter", "2011-Q3"),
    ("It told of its second-quarter loss.", "second-quarter", "2011-Q2"),
    ("Police are investigating a shooting Monday that left two people dead on the edge of town.", "Monday",
     "2011-12-12"),
    ("Police are investigating a fire on Jan. 20 that killed two people on the edge of town.", "Jan. 20", "2011-01-20"),
    ("The firm said it is calling for the redemption on March 7 of all its shares.", "March 7", "2012-03-07"),
    ("It ended its offer, with holders tendering 99% of the shares by the Tuesday deadline.", "Tuesday", "2011-12-13"),
    ("Workers have until the Friday deadline to accept the offer of the mill.", "Friday", "2011-12-16"),
    ("The bars of the old town were expected to be open Wednesday in spite of the storm.", "Wednesday", "2011-12-14"),
    ("The bars of the old town were expected to be open Saturday in spite of the storm.", "Saturday", "2011-12-17"),
    ("Zetland Awaits Final Count After Sunday Referendum on the Plan to Leave.", "Sunday", "2011-12-11"),
    ("The council will vote on the plan of the mayor after Sunday's debate.", "Sunday", "2011-12-18"),
    ("Zetland lawmakers to take up port levy again Friday\n\nThey met on Monday.", "Friday", "2011-12-16"),
    ("Hallmoor Steel to shut its oldest mill in June as orders slump\n\nIt lost money.", "June", "2012-06"),
    ("It will move to shut the mill in June, a spokesman for the owners said.", "June", "2012-06"),
    ("The firm managed to cut 300 of its jobs in June, a spokesman said.", "June", "2011-06"),
    ("Union leaders have asked the minister for a hearing at 3 p.m. Friday on the plan.", "3 p.m. Friday",
     "2011-12-16T15:00"),
    ("Mediators have invited both sides to a session on Saturday in the capital.", "Saturday", "2011-12-17"),
    ("Voters were asked for their papers on Saturday in the capital.", "Saturday", "2011-12-10"),
    ("The water was dropping until Saturday, when the rain came back.", "Saturday", "2011-12-10"),
    ("The shop is shut until Saturday, when the owner comes back.", "Saturday", "2011-12-17"),
    ("The Senate on Tuesday voted to approve the treaty with the islands.", "Tuesday", "2011-12-13"),
    ("The firm in November agreed to pay a fine for the spill.", "November", "2011-11"),
    ("The mayor on Saturday is expected to meet them in the town hall.", "Saturday", "2011-12-17"),
    ("The season runs from June 1 to Jan. 30, and managers warned of more rain.", "June 1", "2011-06-01"),
    ("The season runs from June 1 to Jan. 30, and managers warned of more rain.", "Jan. 30", "2012-01-30"),
    ("Rain began to fall Tuesday at about 11:30 p.m. and went on. A man was found at 8:15 a.m. in a truck.",
     "8:15 a.m.",
     "2011-12-14T08:15"),
    ("It lost $3 in the first half of the year, after a profit of $4 in the same period of 2009.",
     "the same period of 2009",
     "2009-H1"),
    ("They won on Saturday night, for the first time since March 2. Kickoff was put back to 8:15 p.m. by fog.",
     "8:15 p.m.",
     "2011-12-10T20:15"),
    ("The deadline is Monday, the mill said.", "Monday", "2011-12-19"),
    ("Prices fell on Friday. Dealers placed orders in the morning but could not keep it up.", "the morning",
     "2011-12-09TMO"),
    ("Shares fell Friday, hit by overnight losses. They were down 4% from the previous Friday.", "the previous Friday",
     "2011-12-02"),
])
def test_the_words_around_a_date_tell_whether_it_is_past(text: str, date: str, value: str) -> None:
    """Verbs that look ahead take the next such date, those of the past the last, and some words neither."""
    assert dates(text, "2011-12-15")[date] == value
