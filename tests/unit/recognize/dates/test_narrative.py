"""Months and days without a year in a story of the past: each belongs to the year that the story has come to."""

from __future__ import annotations

import pytest

from checker import recognize


def dates(text: str, published: str | None = None) -> list[str | None]:
    """The values of the dates of a text."""
    return [mention.moment.timex for mention in recognize(text, published) if mention.moment and not mention.quantity]


@pytest.mark.parametrize(("text", "values"), [
    ("The mine opened in May 1888. On 6 October fire broke out. In January the owner fled.",
     ["1888-05", "1888-10-06", "1889-01"]),
    ("The fort fell on 4 March 1863. The next day the duke came. On 12 April the council fled.",
     ["1863-03-04", "1863-03-05", "1863-04-12"]),
    ("The ship left on 7 September 1826, and by March nine of her men were dead. In June she was found.",
     ["1826-09-07", "1826-03", "1826-06"]),
    ("On 14 April the coal ran out. In May the men went on strike, and by June 1919 no train was running.",
     ["1919-04-14", "1919-05", "1919-06"]),
    ("On 3 October the coal ran out. By March 1919 no train was running. In July all was over.",
     ["1918-10-03", "1919-03", "1919-07"]),
    ("The army took the town in March 1945. From October to March it had lost 400 men. In May the war was over.",
     ["1945-03", "1944-10", "1945-03", "1945-05"]),
    (("The colony was founded in August 1607. From November to April, as the chronicle tells, hunger killed many of "
      "the settlers. In May a ship came."),
     ["1607-08", "1607-11", "1608-04", "1608-05"]),
    ("The fleet lay at anchor from November to March 1917. In April it sailed.", ["1916-11", "1917-03", "1917-04"]),
    ("The mill was built in 1848. In May 1861 it burned down. In 1894 it was sold, and in November it was torn down.",
     ["1848", "1861-05", "1894", "1894-11"]),
    ("She was born on 2 February 1850 and came to Paris in 1872. In October she married.",
     ["1850-02-02", "1872", "1872-10"]),
    ("The old hall fell in May 1911. A rebuilt hall was to open in 1913. On 20 November the roof came down.",
     ["1911-05", "1913", "1911-11-20"]),
    (("They met on 5 May 1789 under the charter of 1751, which a king would restore in 1815. On 20 June they were "
      "locked out."), ["1789-05-05", "1751", "1815", "1789-06-20"]),
    ("It began in late 1944. In January the bridge fell.", ["1944", "1945-01"]),
    (("On 25 October 1809 they struck. His memoir, printed in 1831 and praised in the 1880s, is full of it. The "
      "following spring the siege was raised, and on 6 April they left."), ["1809-10-25", "1831", "188", "1810-SP",
      "1810-04-06"]),
    (("They left on 17 June 1902 and were to be home by Christmas of 1903. On 29 August they saw ice, and three "
      "weeks later they lay still."), ["1902-06-17", "1903-12-25", "1902-08-29", "1902-W38"]),
    (("On 4 April 1903 they stood on the ridge that the atlas of 1871 had placed elsewhere. The next morning was "
      "clear. That July they came home."), ["1903-04-04", "1871", "1903-04-05TMO", "1903-07"]),
    (("The winter of 1917 was hard for all. On New Year's Eve the mill burned. He had made his name in the strike "
      "of 1912. He sat with them from 14 to 19 January."), ["1917-WI", "1917-12-31", "1912", "1918-01-14/1918-01-19"]),
    ("The great flood of 1912 took the bridge. On 4 May it was rebuilt.", ["1912", "1912-05-04"]),
    ("Eighteen men met on the 5th of May 1902, and on the 9th of June they met again.", ["1902-05-05", "1902-06-09"]),
])
def test_a_date_belongs_to_where_the_story_stands(text: str, values: list[str]) -> None:
    """Looks back and ahead do not move the story, ranges run forward, and a year that is told late holds before it."""
    assert dates(text) == values


@pytest.mark.parametrize(("text", "values"), [
    ("The mine opened in May 1988. It closes Friday. On 6 August fire broke out.",
     ["1988-05", "2011-12-16", "2011-08-06"]),
    ("The mine opened in May 1988, and on 6 August fire broke out.", ["1988-05", "2011-08-06"]),
])
def test_news_is_no_story_of_the_past(text: str, values: list[str]) -> None:
    """Where there is a dateline, what has no year is of about that day."""
    assert dates(text, "2011-12-15") == values


def test_what_is_to_come_is_not_of_a_year_told_later() -> None:
    """Without a dateline a day to come stays open, though the story names the year of a birth after it."""
    assert dates("The plan will be debated on Friday, Oct. 22. Gen. Otto Lamm, born on June 3, 1968, will leave.") == [
        "XXXX-10-22", "1968-06-03"]
