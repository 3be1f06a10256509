"""The quarters of companies: which one is spoken of, and its days, in news of Thursday, 15 December 2011."""

from __future__ import annotations

import pytest

from checker.model import Moment
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()


def moments(text: str) -> dict[str, Moment]:
    """Every expression of time of `text` with its moment; of two that are worded alike the last."""
    return {text[m.span.start:m.span.end]: m.moment for m in find_mentions(text, PACK, "2011-12-15") if m.moment}


@pytest.mark.parametrize(("text", "quote", "value", "first", "last"), [
    # the quarter that ends with a date covers the days up to it, whatever the company calls it
    ("For its fourth quarter ended Sept. 30, the mill earned $3 million.", "fourth quarter", "2011-Q4", "2011-07-01",
     "2011-09-30"),
    ("Net income for the quarter ended Sept. 29 was $3 million, the mill said.", "the quarter", "2011-Q3", "2011-06-30",
     "2011-09-29"),
    ("Profit fell in the fiscal first quarter. For the quarter ended Sept. 30, the mill earned $3 million.",
     "the quarter",
     "2011-Q1", "2011-07-01", "2011-09-30"),
    ("The mill had a good first quarter. For the quarter ended Sept. 30, it earned $3 million.", "the quarter",
     "2011-Q3",
     "2011-07-01", "2011-09-30"),
    ("For its fourth quarter ended Sept. 30, it earned $3 million. Sales in the latest period rose.",
     "the latest period",
     "2011-Q4", "2011-07-01", "2011-09-30"),
    ("For its fourth quarter ended Sept. 30, it earned $3 million, up from $2 million a year earlier.",
     "a year earlier",
     "2010-Q4", "2010-07-01", "2010-09-30"),
    # a quarter that another is set against, or that is to come, is not the one that is spoken of
    ("The third quarter was good. After a flat second quarter, it sold more than in the year-ago period.",
     "the year-ago period", "2010-Q3", "2010-07-01", "2010-09-30"),
    ("The third quarter was good, but the slump may last into the fourth quarter. It earned $3 million a year ago.",
     "a year ago", "2010-Q3", "2010-07-01", "2010-09-30"),
    ("The third quarter was good. For the quarter a year ago, the mill reported a loss.", "the quarter a year ago",
     "2010-Q3", "2010-07-01", "2010-09-30"),
    ("The third quarter was good. Sales for last year's quarter were about $3 million.", "last year's quarter",
     "2010-Q3",
     "2010-07-01", "2010-09-30"),
])
def test_a_quarter_has_the_days_that_its_company_gives_it(text: str, quote: str, value: str, first: str,
                                                          last: str) -> None:
    """The value is the name of the quarter, the days are those up to the end that is told."""
    found = moments(text)[quote]
    assert (found.timex, found.start, found.end) == (value, first, last)
