"""Durations and sets: how long, how often.

Values follow TIMEX3: `P9Y`, `PT2H30M`, `PXD` ("days"), `P1W` for "every week", `XXXX-WXX-2` for "every Tuesday". What
is counted in decades or centuries is given in years (`P20Y`); where nothing is counted, decades are `PXDE` and
centuries `PXCE`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checker.model import Bound, Kind, Mention, Moment, Quantity, plain
from checker.recognize.amounts.units import PER
from checker.recognize.dates import elapsed
from checker.recognize.dates.calendar import moved
from checker.recognize.dates.counted import count_of
from checker.recognize.dates.patterns import Draft, unit_of
from checker.recognize.dates.story import MODS, Resolver, Story
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import words_of
from checker.rulebook.pack import LanguagePack

_CODES = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1, "D"),
    "week": ("", 1, "W"), "weekend": ("", 1, "W"), "fortnight": ("", 2, "W"), "month": ("", 1, "M"),
    "quarter": ("", 1, "Q"), "half": ("", 6, "M"), "year": ("", 1, "Y"), "decade": ("", 10, "Y"),
    "century": ("", 100, "Y"), "millennium": ("", 1000, "Y"),
}
_RISING = list(_CODES)       # the units, the smallest first
_UNCOUNTED = {"decade": "PXDE", "century": "PXCE", "millennium": "PXML", "quarter": "PXQ", "fortnight": "PXW"}
_PARTS = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60,
          ("minute", "second"): 60}
_UNITS_BY = {"2": ("unit2", "unit3"), "3": ("unit4", "unit5")}       # the groups of the second and the third unit
_TIME = "time"              # the unit of how often something is done
_PERIODS = {"PT1H": "hour", "XXXX-XX-XX": "day", "XXXX-XX-XXTNI": "night", "XXXX-WXX": "week", "P2W": "fortnight",
            "XXXX-XX": "month", "XXXX": "year"}         # of words for how often, by their values
_HALVES = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}     # half of it in the next smaller unit


def period_value(count: Decimal | None, unit: str) -> str | None:
    """So many units as a TIMEX3 period; None for a unit that has none. 2.5 years are P2Y6M, an unknown number PXY."""
    if unit not in _CODES:
        return None
    time, factor, code = _CODES[unit]
    if count is None:
        return _UNCOUNTED.get(unit, f"P{time}X{code}")
    count *= factor
    whole = int(count)
    if count != whole and time + code in _HALVES:
        size, smaller = _HALVES[time + code]
        rest = (count - whole) * size
        if rest == rest.to_integral_value():
            return f"P{time}{f'{whole}{code}' if whole else ''}{int(rest)}{smaller}"
    return f"P{time}{plain(count)}{code}"


def read_duration(draft: Draft, story: Story) -> Moment | None:
    """A year, several weeks, the past five years, recent months."""
    unit = story.meaning(draft, "time_unit", "some") or unit_of(draft, story.row)
    if draft.setting("rate") and _is_rate(draft, story.row):
        return None
    count = None if draft.at("some") is not None else count_of(draft, story)
    value = period_value(count, str(unit))
    if value and draft.at("count2") is not None:
        found = _compound(value, str(unit), draft, story, "2")
        unit = story.meaning(draft, "time_unit", "unit2", "unit3")
        if found is None or draft.at("count3") is None:
            return found
        whole = _length(draft, story) is not None       # of years, months and days each is a figure of its own
        return _compound(found.timex or "", str(unit), draft, story, "3") if whole else None
    if value is None:
        return None
    step = story.meaning(draft, "stretch", "stretch")
    return _placed(Moment(value), step, count, str(unit), story)


def _compound(value: str, unit: str, draft: Draft, story: Story, nth: str) -> Moment | None:
    """Six months and five days, two hours 15 minutes: P6M5D, PT2H15M; None where the next unit is not smaller."""
    smaller = str(story.meaning(draft, "time_unit", *_UNITS_BY[nth]))
    rest = period_value(story.figure(draft, f"count{nth}"), smaller)
    if rest is None or _RISING.index(smaller) >= _RISING.index(unit):
        return None
    return Moment(value + (rest[1:] if rest[1] != "T" or "T" not in value else rest[2:]))


def _placed(found: Moment, step: int | None, count: Decimal | None, unit: str, story: Story) -> Moment:
    """A duration that ends or begins with the dateline ("the past five years"), with the days that it covers."""
    today = story.published
    if not step or count is None or today is None or count != count.to_integral_value() or count > 10_000:
        return found
    if unit in ("second", "minute", "hour"):
        return found
    other = moved(today, int(step) * int(count), unit)
    if other is None:
        return found
    first, last = sorted((today, other))
    return found._replace(start=first.isoformat(), end=last.isoformat(), anchor=today.isoformat())


def _is_rate(draft: Draft, row: Chunks) -> bool:
    """Whether a unit only tells what an amount is measured against ("$3 a year") or ends a figure ("nine-year")."""
    before = draft.first - 1
    return before in row.values or row.codes[before:before + 1] == "-" or (
        row.is_a(before, "unit") or row.is_a(before, "symbol"))


def _is_one(i: int, row: Chunks) -> bool:
    """Whether an article stands for a figure: "a month to clear it", but not "the course of a year"."""
    return row.is_a(i, "article") and not row.is_a(i - 1, "of_word")


def quantity_of(draft: Draft, story: Story) -> Quantity | None:
    """The figure of a duration or a set that has one: "the past five years", "four times a week"."""
    if draft.form in ("clock", "elapsed"):
        return elapsed.quantity_of(draft, story)
    if draft.form == "set":
        return _frequency(draft, story)
    return _length(draft, story) if draft.form in ("duration", "stretch") else None


def _length(draft: Draft, story: Story) -> Quantity | None:
    """The figure of a duration, in its smaller unit where it has two."""
    low, unit = story.figure(draft, "count", "part"), unit_of(draft, story.row)
    one = draft.at("one")
    if low is None and one is not None and _is_one(one, story.row):
        low = 1 + (story.figure(draft, "more") or Decimal(0))
    if low is None:
        return None
    for nth, units in _UNITS_BY.items():
        if draft.at(f"count{nth}") is None:
            break
        smaller = str(story.meaning(draft, "time_unit", *units))
        parts = _PARTS.get((unit or "", smaller))
        if parts is None:
            return None                                 # so many days make no fixed number of months
        low, unit = low * parts + (story.figure(draft, f"count{nth}") or 0), smaller
    most = story.figure(draft, "most")
    if most is not None:
        return Quantity(min(low, most), max(low, most), Bound.RANGE, unit)
    return _hedged(low, unit, draft, story)


def _hedged(figure: Decimal, unit: str | None, draft: Draft, story: Story) -> Quantity:
    """A figure with the hedge that stands before it."""
    bound = Bound.EXACT
    for lead, match in draft.leads:
        bound = Bound(story.row.meaning(match.start("edge"), str(lead.settings["meaning"])))
    return Quantity(None if bound in (Bound.LESS, Bound.AT_MOST) else figure,
                    None if bound in (Bound.MORE, Bound.AT_LEAST) else figure, bound, unit)


def _frequency(draft: Draft, story: Story) -> Quantity | None:
    """How many times something is done in each of some periods: four times a week, twice daily."""
    word = story.meaning(draft, "how_often", "times")
    times = story.figure(draft, "times2") if word is None else Decimal(word)
    unit = unit_of(draft, story.row) or _PERIODS.get(str(story.meaning(draft, "often", "often")))
    return None if times is None or unit is None else _hedged(times, f"{_TIME}{PER}{unit}", draft, story)


def read_value(draft: Draft, _: Story) -> Moment:
    """An expression whose value its pattern gives: the past, a while."""
    return Moment(str(draft.setting("value")))


def read_reference(draft: Draft, story: Story) -> Moment:
    """Now, recently, soon."""
    return Moment(str(story.meaning(draft, "reference", "reference")))


def read_often(draft: Draft, story: Story) -> Moment:
    """Daily, annually."""
    return Moment(str(story.meaning(draft, "often", "often")))


def read_set(draft: Draft, story: Story) -> Moment | None:
    """Every year, each Tuesday, twice a month, twice daily, Sunday nights."""
    if draft.at("often") is not None:
        return read_often(draft, story)
    weekday = (story.meaning(draft, "weekday", "weekday2", "weekday")
               or story.meaning(draft, "weekdays", "weekday", "plural"))
    part = story.meaning(draft, "daypart", "part", "part2") or story.meaning(draft, "dayparts", "parts")
    if weekday is not None:
        return Moment(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if part is not None:
        return Moment(f"XXXX-XX-XXT{part}")
    month, season = story.meaning(draft, "month", "month"), story.meaning(draft, "season", "season")
    holiday = story.meaning(draft, "holiday", "holiday")
    if holiday is not None:
        return Moment(f"XXXX-{holiday}" if len(holiday) == 5 else "XXXX-XX-XX")
    if month is not None or season is not None:
        return Moment(f"XXXX-{month:02}" if month is not None else f"XXXX-{season}")
    count = story.figure(draft, "count", "nth")
    if draft.at("other") is not None:
        count = Decimal(2)
    value = period_value(None if draft.at("few") is not None else count or Decimal(1), unit_of(draft, story.row) or "")
    return Moment(value) if value else None


def with_periods(mentions: Iterable[Mention], text: str, pack: LanguagePack) -> list[Mention]:
    """The mentions, with a TIMEX3 period for each duration, and each age that names its unit, that has none yet."""
    return [_with_period(mention, text, pack) for mention in mentions]


def _with_period(mention: Mention, text: str, pack: LanguagePack) -> Mention:
    amount = mention.quantity
    if mention.kind not in (Kind.DURATION, Kind.AGE) or mention.moment is not None or amount is None:
        return mention
    unit = amount.unit
    if mention.kind is Kind.AGE:
        written = words_of(text[mention.span.start:mention.span.end])
        unit = next((unit for word in written if (unit := pack.lexicon.meaning(word, "time_unit"))), None)
    figure = amount.low if amount.low is not None else amount.high
    value = period_value(None if amount.vague else figure, unit or "")
    return mention._replace(moment=Moment(value, mod=MODS.get(amount.bound))) if value else mention


RESOLVERS: dict[str, Resolver] = {
    "duration": read_duration, "stretch": read_duration, "value": read_value, "habit": read_value,
    "reference": read_reference,
    "often": read_often, "set": read_set,
    "weekday_set": read_set,
}
