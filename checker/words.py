"""Values as an editor writes them, after the AP Stylebook: for messages, where `~<30000000 USD` says little.

Numerals are spelled out to nine and written in digits from 10 on, with commas; millions and billions keep the word, and
sums, percentages, ages and measures are always in digits. Months are cut short before a day, but for the short ones.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_NOTATION = re.compile(r"(~<|~>|>=|<=|~|>|<)?(-?\d+(?:\.\d+)?)")
_BETWEEN = re.compile(r"(-?\d+(?:\.\d+)?)?(\.\.|:)(-?\d+(?:\.\d+)?)?")
_HEDGES = {"~<": "nearly", "~>": "just over", ">=": "at least", "<=": "up to", "~": "about", ">": "more than",
           "<": "less than", "": ""}
_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PLACES = 2         # behind the point, at most, before a scale is given up
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")       # or a bare number of four digits, which is written like one
_CODE = re.compile(r"[A-Z]{3}")
# What several of a unit are called. Names of units are singular in the record; counted nouns stand as written.
_SEVERAL = {
    **{unit: f"{unit}s" for unit in (
        "percentage point", "basis point", "second", "minute", "hour", "day", "night", "week", "month", "year",
        "decade", "kilometer", "meter", "centimeter", "millimeter", "mile", "yard", "hectare", "acre",
        "square kilometer", "square meter", "square mile", "gram", "kilogram", "ton", "tonne", "pound", "ounce",
        "liter", "gallon", "barrel", "watt", "kilowatt", "megawatt", "gigawatt")},
    "century": "centuries", "foot": "feet", "inch": "inches", "square foot": "square feet", "percent": "percent",
    "degree Celsius": "degrees Celsius", "degree Fahrenheit": "degrees Fahrenheit",
}


def value_as_written(notation: str | None, unit: str | None = None) -> str:
    """A value of the record in words: its notation (`~<4500`, `20..30`) with its unit, or its TIMEX3 date.

    What is neither is given as it stands, and "not resolved" where there is none.
    """
    if notation is None:
        return "not resolved"
    one, two = _NOTATION.fullmatch(notation), _BETWEEN.fullmatch(notation)
    if unit is None and not two and (day := _day(notation)):
        return day
    if one:
        amount = _with_unit(Decimal(one[2]), unit)
        return f"{_HEDGES[one[1] or '']} {amount}".strip()
    if two and (two[1] or two[3]):
        ends = [number(Decimal(end), spelled=False) for end in (two[1], two[3]) if end]
        joined = " to ".join(ends)
        return f"{_SIGNS[unit]}{joined}" if unit in _SIGNS else f"{joined} {_noun(unit, 2)}".strip()
    return f"{notation} {unit}" if unit else notation


def number(figure: Decimal, *, spelled: bool = True) -> str:
    """A figure: spelled out to nine where that is wanted, in digits with commas, or with its million."""
    if spelled and figure == figure.to_integral_value() and 0 <= figure < len(_SPELLED):
        return _SPELLED[int(figure)]
    for scale, name in _SCALES:
        count = figure / scale
        if abs(count) >= 1:
            exact = count == round(count, _PLACES)
            return f"{_plain(count)} {name}" if exact else _plain(figure)
    return _plain(figure)


def _plain(figure: Decimal) -> str:
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(figure: Decimal, unit: str | None) -> str:
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{number(figure, spelled=False)}"
    counted = unit is not None and unit not in _SEVERAL and not _CODE.fullmatch(unit)
    return f"{number(figure, spelled=counted)} {_noun(unit, figure)}".strip()


def _noun(unit: str | None, figure: Decimal | int) -> str:
    """The unit behind a figure."""
    return unit or "" if figure == 1 else _SEVERAL.get(unit or "", unit or "")


def _day(timex: str) -> str | None:
    """A day, a month or a year of the calendar; None for anything else."""
    try:
        day = date.fromisoformat(timex)
    except ValueError:
        if _YEAR.fullmatch(timex):
            return timex
        month = _MONTH.fullmatch(timex)
        return f"{_FULL[int(month[2]) - 1]} {month[1]}" if month else None
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}" if "-" in timex and "W" not in timex else None
