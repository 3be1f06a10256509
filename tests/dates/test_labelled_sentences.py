"""Dates in sentences of the length that news and histories have, labelled before the first run."""

from __future__ import annotations

import pytest

from checker import recognize

NEWS: list[tuple[str, list[tuple[str, str]]]] = [
    (("Fire crews said Monday that the blaze, which began late Sunday in a warehouse by the river, had been put out"
      " by dawn."),
     [("Monday", "2024-09-02"), ("late Sunday", "2024-09-01")]),
    (("The council, in a letter sent in August, said it would hold a second hearing on Sept. 19 at the town hall."),
     [("August", "2024-08"), ("Sept. 19", "2024-09-19")]),
    (("Organizers are holding a memorial Saturday for the crew, who were lost when the ferry sank on Aug. 30."),
     [("Saturday", "2024-09-07"), ("Aug. 30", "2024-08-30")]),
    (("In the run-up to the vote Tuesday, both parties have spent more than they did in the whole of last year."),
     [("Tuesday", "2024-09-10"), ("last year", "2023")]),
    (("The chairman could not be reached Thursday, and a lawyer for the firm did not return a call left on "
      "Wednesday night."),
     [("Thursday", "2024-09-05"), ("Wednesday night", "2024-09-04TNI")]),
    (("Until Wednesday, the firm had not spoken of the leak, which was found in the last week of July by a diver."),
     [("Wednesday", "2024-09-04"), ("the last week of July", "2024-W31")]),
    (("Talks between the two sides are set for Vienna in April, although neither of them has yet said who will "
      "attend."),
     [("April", "2025-04")]),
    (("Three people were killed today when a bus left the road near Hexham and struck a wall, the police said."),
     [("today", "2024-09-06")]),
    (("The bar stayed open from 10 p.m. Friday to 3 a.m. Saturday, the owner said, and nobody was hurt in it."),
     [("10 p.m. Friday", "2024-08-30T22:00"), ("3 a.m. Saturday", "2024-08-31T03:00")]),
    (("Rents in the city rose by 4 percent in the year to June, the statistics office said in a report on Thursday."),
     [("June", "2024-06"), ("Thursday", "2024-09-05")]),
    (("The mayor, who was first elected in 2011, will step down at the end of the year to join her family's firm."),
     [("2011", "2011"), ("the end of the year", "2024")]),
    (("A man was stabbed at 11 p.m. on a street in the old town on Feb. 3, and nobody has been charged since."),
     [("11 p.m.", "2024-02-03T23:00"), ("Feb. 3", "2024-02-03")]),
    (("Voters look to the May election as the last chance to stop the mine, which the state approved two years ago."),
     [("May", "2025-05"), ("two years ago", "2022")]),
    (("Shares of the bank fell 3 percent in early trading on Friday after it cut its forecast for the fourth "
      "quarter."),
     [("Friday", "2024-09-06"), ("the fourth quarter", "2024-Q4")]),
    (("The school will reopen on Monday, Sept. 9, a week later than planned, after workers removed mold from its "
      "roof."),
     [("Monday, Sept. 9", "2024-09-09")]),
    (("The strike, now in its third week, began on Aug. 19 and may last until the end of the month, both sides "
      "said."),
     [("Aug. 19", "2024-08-19"), ("the end of the month", "2024-09")]),
    (("He served as a judge from 1998 to 2006 and as attorney general until last spring, when he left to teach."),
     [("1998", "1998"), ("2006", "2006"), ("last spring", "2024-SP")]),
    (("The shelter, open on weekdays from 9 a.m. to 5 p.m., will close on the 23rd of this month for repairs to the"
      " roof."),
     [("the 23rd of this month", "2024-09-23")]),
    (("Inflation slowed to 2.1 percent in July from 2.4 percent in June, and most analysts see no cut before "
      "December."),
     [("July", "2024-07"), ("June", "2024-06"), ("December", "2024-12")]),
    (("The family had been due to fly home on Tuesday, the day after the storm, but were told to wait until Friday."),
     [("Tuesday", "2024-09-03"), ("Friday", "2024-09-06")]),
    (("Lawyers for the state are expected to answer by Sept. 20, and the court could rule as soon as early October."),
     [("Sept. 20", "2024-09-20"), ("early October", "2024-10")]),
    (("Over the past decade the number of boats in the harbor has halved, and three of those left are for sale this"
      " fall."),
     [("the past decade", "P10Y"), ("this fall", "2024-FA")]),
    (("The team won its last four games in August and lost on Sunday to a side that had not scored since July 14."),
     [("August", "2024-08"), ("Sunday", "2024-09-01"), ("July 14", "2024-07-14")]),
    (("Prosecutors said the two men met in Paris in the fall of 2022 and again the following spring to plan the "
      "theft."),
     [("the fall of 2022", "2022-FA"), ("the following spring", "2023-SP")]),
    (("The clinic, which opened its doors in March of last year, treats about 40 people a day and is shut on "
      "Sundays."),
     [("March of last year", "2023-03"), ("Sundays", "XXXX-WXX-7")]),
    (("The company expects to pay a dividend of 12 cents on Nov. 15 to holders of record on Oct. 31, it said "
      "Thursday."),
     [("Nov. 15", "2024-11-15"), ("Oct. 31", "2024-10-31"), ("Thursday", "2024-09-05")]),
    (("She left at about 7:45 on Tuesday morning for the station, and her phone was last used at 8:10 a.m. near the"
      " bridge."),
     [("about 7:45 on Tuesday morning", "2024-09-03T07:45"), ("8:10 a.m.", "2024-09-03T08:10")]),
    (("Work on the tunnel started 18 months ago and was to have ended by March, but will now go on into next "
      "summer."),
     [("18 months ago", "2023-03"), ("March", "2024-03"), ("next summer", "2025-SU")]),
    (("On Thursday the board rejected the plan, and on Monday it will hear from the union's own engineers for the "
      "first time."),
     [("Thursday", "2024-09-05"), ("Monday", "2024-09-09")]),
    (("The two rivals, who last met on Dec. 2, 2023, in a game that ended 1-1, play again next Saturday at 3 p.m. "
      "in Leeds."),
     [("Dec. 2, 2023", "2023-12-02"), ("next Saturday at 3 p.m.", "2024-09-14T15:00")]),
]
HISTORIES: list[tuple[str, list[tuple[str, str]]]] = [
    (("The fort was begun in 1741. In the spring of the next year a flood undid the work, and not until October did"
      " it go on."),
     [("1741", "1741"), ("the spring of the next year", "1742-SP"), ("October", "1742-10")]),
    (("On 3 May 1808 the bishop fled the town. Four days later the French came, and that same week the mint was "
      "shut."),
     [("3 May 1808", "1808-05-03"), ("Four days later", "1808-05-07"), ("that same week", "1808-W18")]),
    (("The ship was laid down in April 1911 and launched on 9 November. The following June she made her first "
      "voyage to Lima."),
     [("April 1911", "1911-04"), ("9 November", "1911-11-09"), ("The following June", "1912-06")]),
    (("The school opened on 2 September 1889 with six pupils. By the following Easter it had forty, and in 1894 it "
      "moved."),
     [("2 September 1889", "1889-09-02"), ("the following Easter", "1890-04-06"), ("1894", "1894")]),
    (("In July 1836 the first arch stood. In August the river rose, and on the 14th the scaffold was carried away "
      "at night."),
     [("July 1836", "1836-07"), ("August", "1836-08"), ("the 14th", "1836-08-14")]),
    (("She was married on 12 January 1871. A year later, to the day, her husband sailed, and he did not return "
      "before 1880."),
     [("12 January 1871", "1871-01-12"), ("A year later", "1872"), ("1880", "1880")]),
    (("The mutiny broke out on the night of 5-6 June 1797. At dawn the officers were put ashore, and two were "
      "hanged in July."),
     [("the night of 5-6 June 1797", "1797-06-05TNI"), ("July", "1797-07")]),
    (("By 1902 the colony had lost half its people. The winter of 1903 was worse, and that December the governor "
      "resigned."),
     [("1902", "1902"), ("The winter of 1903", "1903-WI"), ("that December", "1903-12")]),
    (("The line reached the coast on 30 October 1867. From November to February no train ran, since snow lay in the"
      " pass."),
     [("30 October 1867", "1867-10-30"), ("November", "1867-11"), ("February", "1868-02")]),
    (("He was born in March 1822, the son of a cooper who had come to the valley in 1809. In May his mother died of"
      " fever."),
     [("March 1822", "1822-03"), ("1809", "1809"), ("May", "1822-05")]),
    (("The siege ended on 21 December 1602. On 4 January the victors marched in, and the next day the market was "
      "held again."),
     [("21 December 1602", "1602-12-21"), ("4 January", "1603-01-04"), ("the next day", "1603-01-05")]),
    (("On 8 February 1904 the fleet was struck at anchor. A week before, its admiral had been warned, and a month "
      "later he died."),
     [("8 February 1904", "1904-02-08"), ("A week before", "1904-W05"), ("a month later", "1904-03")]),
    (("In the summer of 1783 the sky was dim for weeks. The harvest failed, and in the spring a third of the herd "
      "was gone."),
     [("the summer of 1783", "1783-SU"), ("the spring", "1784-SP")]),
    (("The treaty was signed on 10 August 1920 and never kept. In September war came back, and by October 1922 it "
      "was over."),
     [("10 August 1920", "1920-08-10"), ("September", "1920-09"), ("October 1922", "1922-10")]),
    (("The lamp was lit on 1 March 1844. On the evening of 7 November it went out in a gale, and before midnight a "
      "brig was lost."),
     [("1 March 1844", "1844-03-01"), ("the evening of 7 November", "1844-11-07TEV")]),
    (("The first paper came out on 4 July 1826, and for the next eleven years it appeared every Thursday but one, "
      "in 1831."),
     [("4 July 1826", "1826-07-04"), ("every Thursday", "XXXX-WXX-4"), ("1831", "1831")]),
    (("They sailed on 19 September 1519. On 6 September 1522 one ship came home, three years after the five had "
      "left the river."),
     [("19 September 1519", "1519-09-19"), ("6 September 1522", "1522-09-06")]),
    (("In late November 1878 the column crossed the pass. On 2 December it took the heights, and by the 14th the "
      "road lay open."),
     [("late November 1878", "1878-11"), ("2 December", "1878-12-02"), ("the 14th", "1878-12-14")]),
    (("The mill burned in 1861, was built anew in 1863, and burned again on 9 May. In June its owner was found in "
      "the race."),
     [("1861", "1861"), ("1863", "1863"), ("9 May", "1863-05-09"), ("June", "1863-06")]),
    (("The fever reached the port on 28 July 1793. In the first week of August ten died, and by mid-September "
      "hundreds had."),
     [("28 July 1793", "1793-07-28"), ("the first week of August", "1793-W31"), ("mid-September", "1793-09")]),
    (("He kept his journal from 3 March to 11 April 1838, in pencil. On 13 April, two days after it ends, he was "
      "seen alive."),
     [("3 March", "1838-03-03"), ("11 April 1838", "1838-04-11"), ("13 April", "1838-04-13")]),
    (("In 1929 the bank had 40 branches. The following year it had nine, and in the autumn of 1931 the last of them"
      " was shut."),
     [("1929", "1929"), ("The following year", "1930"), ("the autumn of 1931", "1931-FA")]),
    (("The comet was seen on 12 August 1862. Five weeks earlier, in a letter of 8 July, a clerk had asked what the "
      "light was."),
     [("12 August 1862", "1862-08-12"), ("8 July", "1862-07-08")]),
    (("In 44 BC the colony was refounded, and by AD 79 it had a theatre. In the 2nd century it had two, and in 1911"
      " one was dug up."),
     [("44 BC", "BC0044"), ("AD 79", "0079"), ("the 2nd century", "01"), ("1911", "1911")]),
    (("The bridge of 1753 fell on 2 March 1807. That afternoon a ferry was hired, and it ran until a new one was "
      "built in 1816."),
     [("1753", "1753"), ("2 March 1807", "1807-03-02"), ("That afternoon", "1807-03-02TAF"), ("1816", "1816")]),
    (("He reached the lake in October 1858, stayed through the winter, and set out for the coast on 5 March with "
      "nine men."),
     [("October 1858", "1858-10"), ("5 March", "1859-03-05")]),
    (("The strike of 1912 is well told in a book of 1964. It began on 1 March, in the dark, and by 6 April the pits"
      " were working."),
     [("1912", "1912"), ("1964", "1964"), ("1 March", "1912-03-01"), ("6 April", "1912-04-06")]),
]


def dated(text: str, published: str | None) -> list[tuple[str, str | None]]:
    """The dates and times of a text with their values."""
    return [(text[slice(*mention.span)], mention.moment.timex) for mention in recognize(text, published)
            if mention.moment]


@pytest.mark.parametrize(("text", "wanted"), NEWS)
def test_news(text: str, wanted: list[tuple[str, str]]) -> None:
    """In news of Friday, 6 September 2024, each date that was labelled has its value."""
    found = dated(text, "2024-09-06")
    assert [each for each in wanted if each not in found] == []


@pytest.mark.parametrize(("text", "wanted"), HISTORIES)
def test_histories(text: str, wanted: list[tuple[str, str]]) -> None:
    """In a history, which has no day of publication, each date that was labelled has its value."""
    found = dated(text, None)
    assert [each for each in wanted if each not in found] == []
