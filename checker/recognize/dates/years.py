"""Years, decades, centuries and eras; and whether a bare number is a year at all."""

from __future__ import annotations

from checker.model import Moment
from checker.recognize.dates.absolute import century_of, years_moment
from checker.recognize.dates.calendar import grain
from checker.recognize.dates.moments import moment
from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.story import Resolver, Story
from checker.recognize.row import Chunks
from checker.rulebook.shapes import YEARS

_NEAR = 25                      # chunks from a period to "the same period of 1988"
_PERIODS = ("half", "quarter", "month", "season")
_ERA = 2                        # chunks from "and" back to the era of the year before it
MODERN = range(1900, 2101)          # where a bare number is a year unless something speaks against it


def read_year(draft: Draft, story: Story) -> Moment | None:
    """A year in four digits, in two with an apostrophe, or in words ("the year two thousand")."""
    short, spoken = story.whole(draft, "short"), story.whole(draft, "spoken")
    if short is not None:
        return moment(f"{century_of(short):04}")
    if spoken is not None:
        return moment(f"{spoken:04}") if spoken in YEARS else None
    if draft.setting("unsure") and not _is_year(draft, story):
        return None
    return moment(f"{story.whole(draft, 'year'):04}")


def _is_year(draft: Draft, story: Story) -> bool:
    """Whether a number that could be a year is one, by what stands around it.

    A round figure before a plural counts something ("2000 people"), an unround one of our time does so hardly ever
    ("the 2012 elections"); figures of older times need a word before them that goes with years.
    """
    row, place = story.row, draft.at("year") or 0
    year, before, after = int(row.values[place].low), place - 1, place + 1
    ends = range_of(row, place)
    if ends is not None:
        return _are_years(story, *ends)
    if row.is_a(before, "numbered") or row.is_a(after, "counted") or row.is_a(after, "many_units"):
        return False
    if after + 1 < len(row) and row.codes[after] == "-" and row.glued(place) and after + 1 not in row.values:
        return year in MODERN and row.is_a(before, "before_year")
    sure = (row.is_a(before, "before_year") or row.codes[before:place] == "(" or (      # above 2019 levels, pre-2020
        row.is_a(after, "level_then") and (row.codes[before:place] == "-" or row.is_a(before, "compare"))))
    likely = year in MODERN and (year % 100 != 0 or year == 2000)
    if story.is_plural(after):
        told = sure or row.is_a(before, "beside_year") or row.is_a(after, "trade")
        return likely and year != 2000 and told
    if row.is_a(before, "hedge") or row.is_a(before, "compare"):
        return bool(draft.leads) or sure or row.is_a(before - 1, "since_word")      # since at least 1987
    after_era = row.is_a(before, "and_word") and row.is_a(before - _ERA, "era")      # between A.D. 1100 and 1240
    return sure or likely or after_era or (row.is_a(before, "beside_year") and year % 10 != 0)


def range_of(row: Chunks, place: int) -> tuple[int, int] | None:
    """The two numbers, the one at `place` and another that could be a year, of "between 1600 and 1900"."""
    for first in (place, place - 2):
        if row.is_a(first, "year") and row.is_a(first + 2, "year") and (
                (row.is_a(first - 1, "between_word") and row.is_a(first + 1, "and_word"))
                or (row.is_a(first - 1, "from_word") and row.is_a(first + 1, "up_to"))):
            return first, first + 2
    return None


def read_years(draft: Draft, story: Story) -> Moment | None:
    """1914-18, 2011/12, 1807-1814."""
    first, last = story.whole(draft, "from") or 0, story.whole(draft, "to")
    if last is None:
        return years_moment(first, story.whole(draft, "short") or 0)
    ends = draft.at("from") or 0, draft.at("to") or 0
    return moment(f"{first:04}/{last:04}") if _are_years(story, *ends) else None


def _are_years(story: Story, first: int, last: int) -> bool:
    """Whether two numbers that could be years, the ends of a range, are: "from 1914 to 1918", "1600 and 1900".

    Figures that are not round are; round ones are no years where they count what stands behind them ("1500 to 2000
    homes"), unless that cannot be counted by the thousand ("temperatures").
    """
    row = story.row
    low, high = int(row.values[first].low), int(row.values[last].low)
    if high <= low or row.is_a(last + 1, "many_units"):
        return False
    rounded = next(size for size in (100, 10, 1) if low % size == high % size == 0)
    if rounded == 1:
        return True
    uncountable = row.is_a(last + 1, "level")
    return not (row.is_a(last + 1, "counted") or (rounded == 100 and story.is_plural(last + 1) and not uncountable))


def read_year_period(draft: Draft, story: Story) -> Moment:
    """The 1988 period, the same period of 1988: that of what was told last or of the quarter spoken of, else all."""
    told = story.told if draft.at("same") is not None and draft.first - story.told_at <= _NEAR else None
    quarter = story.quarter_compared(draft)
    part = str(told)[4:] if grain(told or "") in _PERIODS else str(quarter.timex)[4:] if quarter else ""
    return moment(f"{story.whole(draft, 'year', 'year2'):04}{part}")


def read_decade(draft: Draft, story: Story) -> Moment | None:
    """The 1990s, the '80s, the nineties."""
    year, short = story.whole(draft, "year"), story.whole(draft, "short", "short2")
    if year is None:
        tens = story.meaning(draft, "decade_name", "name", "name2") if short is None else short // 10
        year = 1900 + int(tens) * 10
        if short is not None and short < 20:
            year += 100
    return moment(f"{year:04}"[:3] if year % 10 == 0 else f"{year:04}") if year in YEARS else None    # 2014's record


def read_century(draft: Draft, story: Story) -> Moment | None:
    """The 19th century, as the two digits that its years begin with."""
    nth = story.whole(draft, "nth") or 0
    if not 1 <= nth <= 30:
        return None
    era = story.meaning(draft, "era", "era")
    return Moment(f"BC{nth - 1:02}") if era == "BC" else moment(f"{nth - 1:02}")


def read_era(draft: Draft, story: Story) -> Moment | None:
    """44 BC, AD 79."""
    year = story.whole(draft, "count", "count2") or 0
    if not 1 <= year <= 9999:
        return None
    if story.meaning(draft, "era", "before") == "BC":      # behind a number it is an era, before one a province
        return None
    return Moment(f"BC{year:04}") if story.meaning(draft, "era", "era") == "BC" else moment(f"{year:04}")


RESOLVERS: dict[str, Resolver] = {
    "year": read_year, "years": read_years, "year_period": read_year_period,
    "decade": read_decade, "century": read_century, "era": read_era,
}
