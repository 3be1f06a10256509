"""Whom a sentence names as the source of a figure, as the claim tells it."""

from __future__ import annotations

import pytest

from checker import check

SOURCES = [
    ("Officials said 40 people drowned.", "40", "Officials"),
    ("The dam, officials said, holds 40 tonnes of silt.", "40", "officials"),
    ("About 40 people drowned, the coast guard said in a statement.", "40", "the coast guard"),
    ("About 40 people drowned, according to the harbour police.", "40", "the harbour police"),
    ("According to a study published on Tuesday, 40 lakes are dry.", "40", "a study"),
    ("“It took us 40 hours,” he told reporters.", "40", "he"),
    ("“It took us 40 hours,” said Capt. Ewa Lind, a pilot.", "40", "Capt. Ewa Lind"),
    ("“It cost $40,” said the baker, “and it took 3 hours.”", "3", "the baker"),
    ("Her son Karl, who lives abroad, said she owned 40 clocks.", "40", "Her son Karl"),
    ("On Tuesday the ministry said it had closed 40 mines.", "40", "the ministry"),
    ("The police put the crowd at 40,000.", "40,000", "The police"),
    ("Three people close to the talks said the price was $40 million.", "40", "Three people close to the talks"),
    ("Figures from the port showed that 40 ships had docked.", "40", "Figures from the port"),
    ("Four in Ten Shops Face Closure, Survey Finds 40 Towns Hit", "40", "Survey"),
    ("Unions say 900 people marched; police put the crowd at 40.", "900", "Unions"),
    ("Unions say 900 people marched; police put the crowd at 40.", "at 40", "police"),
    ("The army and police said 40 people died.", "40", "The army and police"),
    ("Mr. Ek and Ms. Lind said 40 people died.", "40", "Mr. Ek and Ms. Lind"),
    ("Forty people died, police and hospital officials said.", "Forty", "police and hospital officials"),
    ("Officials at the port and in the city said 40 ships docked.", "40", "Officials at the port and in the city"),
    ("Fires raged and officials said 40 people died.", "40", "officials"),
    ("The storm hit the coast and police said 40 people died.", "40", "police"),
    ("The health ministry on Friday confirmed 14 cases of Ebola.", "14", "The health ministry"),
    ("The only hospital there said 40 people died.", "40", "The only hospital"),
    ("Forty people died, a hospital source told Reuters.", "Forty", "a hospital source"),
    ("The ship lost 40 boxes, officials said on Monday in a 9-page report.", "40", "officials"),
    ("About 40 ships are late, analysts estimate.", "40", "analysts"),
    ("Prosecutors allege that he stole 40 cars.", "40", "Prosecutors"),
    ("Police counted 22,000 marchers.", "22,000", "Police"),
    ("A pilot who flew over the wreck counted 40 bodies.", "40", "A pilot"),
    ("The court heard that 40 people died.", "40", "The court"),
    ("The army said it had hit “depots” and killed 40 men.", "40", "The army"),
    ("Forty men drowned, according to the Commission on Sea Rescue.", "Forty", "the Commission on Sea Rescue"),
    ("Forty men drowned, said two doctors.", "Forty", "two doctors"),
    ("Rescuers feared that as many as 40 men were lost.", "40", "Rescuers"),
    ("Forty men drowned, according to two divers.", "Forty", "two divers"),
    ("According to Thursday's filing, 40 mills closed.", "40", "Thursday's filing"),
    ("According to figures issued on Monday by the Bank of Elba, 40 mills closed.", "40", "the Bank of Elba"),
    ("Data released by the ministry show 40 mills closed.", "40", "the ministry"),
    ("It sold 9 tons, a figure officials expect to fall 40 percent.", "40 percent", "officials"),
    ("Growth beat the 3.4 percent economists had forecast.", "3.4 percent", "economists"),
    ("About 40 fell ill, according to the Office for Plant Health and Safety.", "40",
     "the Office for Plant Health and Safety"),
    ("The firm laid off cooks and says the strike cost $40 million.", "40", "The firm"),
    ("Rebels held the port and said they had 40 boats.", "40", "Rebels"),
    ("The agency says it counted 40 seals.", "40", "The agency"),
    ("He told some 3,000 fans that he would win 40 seats.", "40", "He"),
    ("“It took 9 hours,” he said, adding that 40 men had left.", "40", "he"),
    ("He said the firm, which is his own, has 40 stores.", "40", "He"),
    ("Smith said the fire took 12 homes, and Jones added that 40 people fled.", "40", "Jones"),
    ("Some 57 tons were lost, a number the World Bank expects to grow 40 percent.", "40", "the World Bank"),
    ("Rents will double, a pace the city says will cost $40.", "40", "the city"),
    ("A nurse the police know says 40 men fled.", "40", "A nurse the police know"),
    ("The cost rose to $40 from $30, Bell told the council.", "$40", "Bell"),
    ("The cost rose to $40 from $30, Bell told the council.", "$30", "Bell"),
    ("The city has 40 plows and needs 60 tons of salt, a clerk said.", "40", "a clerk"),
    ("The bank said on Monday it will cut 40 posts, sending its shares down 9 percent.", "40", "The bank"),
    ("The bank said a bomb fell, sending 40 guests into the street.", "40", "The bank"),
]

NOBODY = [
    ("The flood drowned 40 sheep.", "40"),
    ("It is estimated that 40 sheep drowned.", "40"),
    ("The shop is expected to report 40 thefts.", "40"),
    ("The referee showed 40 cards in one season.", "40"),
    ("The minister, who has 40 advisers, said nothing.", "40"),
    ("Storm claims rose to 40 in May.", "40"),
    ("Accidents at sea claimed 40 lives.", "40"),
    ("The fire has claimed 40 victims.", "40"),
    ("The plan adds 40 beds.", "40"),
    ("It earned little, missing the average analyst estimate of $40.", "$40"),
    ("He pleaded guilty to two counts last year and got 40 months.", "40 months"),
    ("The firm added another 40 stores.", "40"),
    ("She has put up 40 boxes at $30 apiece.", "40"),
    ("The work cost $40, four times the first estimate.", "$40"),
    ("She testified for 40 hours.", "40"),
    ("In the United States 40 of them died.", "40"),
    ("The 40 judges, who disagreed, heard nine witnesses.", "40"),
    ("The nurse won, and got a sum, believed to be the largest, of $40.", "40"),
    ("His exit, which he said was near, would cost 40 seats.", "40"),
    ("It made $40 a share, better than Wall Street expected.", "40"),
    ("The car has an EPA-estimated range of 40 miles.", "40"),
    ("“It is hot,” she says, sliding a tray of 40 loaves in.", "40"),
    ("He told some 40 fans that he would win.", "40"),
    ("According to a study published on May 3, the lakes are dry.", "May 3"),
    ("The confirmed toll of 40 is sure to rise.", "40"),
    ("The bank said it will cut 40 posts, sending its shares down 9 percent.", "9 percent"),
    ("Officials reported 40 thefts, pushing oil prices up 9 percent.", "9 percent"),
    ("It is three cents below the average estimate of 40 analysts.", "40"),
    ("It earned 68 cents, against analysts' estimates of 40 cents.", "40"),
    ("Revenue was $40, ahead of the $90 forecast by analysts.", "$40"),
    ("Some 58 percent said it was worse, 22 percent better.", "22 percent"),
]


@pytest.mark.parametrize(("text", "figure", "source"), SOURCES)
def test_source_is_named(text: str, figure: str, source: str) -> None:
    """The words that name a source, before or behind what it says, stand with the claim."""
    assert {claim.attribution for claim in check(text).claims if figure in claim.quote} == {source}


@pytest.mark.parametrize(("text", "figure"), NOBODY)
def test_nobody_is_named(text: str, figure: str) -> None:
    """A claim for which the sentence names nobody has no source."""
    assert {claim.attribution for claim in check(text).claims if figure in claim.quote} == {None}


def test_a_source_is_not_the_source_of_its_own_size() -> None:
    """The number of those who say something is not what they say."""
    claims = check("Three doctors said 40 patients had recovered.").claims
    assert [claim.attribution for claim in claims] == [None, "Three doctors"]


@pytest.mark.parametrize(("text", "quote", "source"), [
    ('"Two years ago, we asked the council for 3 percent. Last year we asked for 4 percent," Lind told reporters.',
     "3 percent", "Lind"),
    ('"We lost 40 men in the first hour," the colonel said. "It was dark. Another 12 are missing."', "12",
     "the colonel"),
    ("A union spokesman, Ole Lind, confirmed on Thursday that 40 miners at the northern pit had walked out.",
     "40 miners", "A union spokesman, Ole Lind"),
    ("Aid workers estimated more than 1,000 families have left the valley, although the army disputes that figure.",
     "estimated more than 1,000 families", "Aid workers"),
    ('She says, "3.1 million people receive rations of rice and oil from the camp."', "3.1 million people", "She"),
    (("The ministry won about $2.1 billion in court, announced Assistant Attorney General Ole A. Lind of its fraud "
      "division."), "about $2.1 billion", "Assistant Attorney General Ole A. Lind of its fraud division"),
    ("The National Retail Federation (NRF) says 40 shops on the ring road closed.", "40 shops",
     "The National Retail Federation"),
    ("The mayor of the island tells the newspaper that 40 shops closed.", "40 shops", "The mayor of the island"),
    ("The 700 million euro package now goes to President Lind for his expected signature.", "700 million euro", None),
    ('The town has 12 wells. "It is dry," said Ana Ruiz.', "12 wells", None),
    ("A new count tells of 40 people killed.", "40 people", None),
    ("An estimated 40 people left.", "An estimated 40 people", None),
])
def test_source_of_real_copy(text: str, quote: str, source: str | None) -> None:
    """Quotations of several sentences, names in apposition and estimates have their source; half a sentence is none."""
    told = {claim.quote: claim.attribution for claim in check(text, "2012-05-11").claims}
    assert told[quote] == source
