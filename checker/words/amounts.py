"""Figures in words: hedges, millions, signs of money, and what several of a unit are called.

Millions and billions keep the word, and sums, percentages, ages and measures are always in digits; counts are spelled
out to nine in running words alone (AP).
"""

from __future__ import annotations

import re
from decimal import Decimal

_NOTATION = re.compile(r"(~<|~>|>=|<=|~|>|<)?(-?\d+(?:\.\d+)?)")
_BETWEEN = re.compile(r"(-?\d+(?:\.\d+)?)?(\.\.|:)(-?\d+(?:\.\d+)?)?")
HEDGES = {"~<": "nearly", "~>": "just over", ">=": "at least", "<=": "up to", "~": "about", ">": "more than",
           "<": "less than", "": ""}
_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PLACES = 2         # behind the point, at most, before a scale is given up
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_CODE = re.compile(r"[A-Z]{3}")
_MEASURE = re.compile(      # units of the record are singular; counted nouns stand as written, in the plural
    r"(?:square |cubic |nautical |metric |long |troy |fluid |astronomical |international |light-|acre-|pound-|watt |"
    r"\w*ampere-|\w+watt |newton |euro )*(?:"
    r"(?:milli|micro|nano|kilo|centi|deci|hecto|mega|giga|tera|peta|exa|zetta)?(?:meter|gram|liter|watt|second|ton|"
    r"byte|bit|joule|newton|pascal|volt|ampere|pixel|sievert|bar|mole|pound)|percentage point|basis point|minute|hour|"
    r"day|night|week|fortnight|month|quarter|year|decade|century|millennium|mile|furlong|parsec|unit|fathom|yard|foot|"
    r"inch|acre|hectare|gallon|quart|pint|ounce|teaspoon|tablespoon|cup|barrel|bushel|quintal|tola|dram|carat|knot|"
    r"degree|kelvin|calorie|ohm|beat|frame|dot|decibel|lumen|nit|time|generation|line|cent|penny|bezant|ducat|"
    r"florin|guinea|livre|thaler|becquerel|cord|atmosphere)(?= per | of | Celsius| Fahrenheit| peak|$)")
_ODD = {"century": "centuries", "millennium": "millennia", "foot": "feet", "inch": "inches", "penny": "pence"}
_PLURAL = re.compile(r"(?:[^s]s|people|men|children)$", re.IGNORECASE)
_UNSAID = Decimal(10) ** 18      # from here on digits say more than words, and fit no arithmetic of 28 places
_INCHES, _EXACT = 12, 4     # inches of a foot, and places to which they must come out whole
_UNPARTED = frozenset({"percent", "time"})      # units that are no things one could count fewer of


def amount_in_words(notation: str, unit: str | None = None, *, spelled: bool = False, precise: bool = False,
                    person: bool = False) -> str | None:
    """An amount: its hedge, its figure and its unit; None where `notation` is none.

    `spelled` spells counts out to nine, `precise` puts all digits behind a million, and `person` makes years an age.
    """
    one, two = _NOTATION.fullmatch(notation), _BETWEEN.fullmatch(notation)
    if one:
        figure = Decimal(one[2])
        hedge = "fewer than" if one[1] == "<" and is_counted(unit) else HEDGES[one[1] or ""]
        return f"{hedge} {_with_unit(figure, unit, spelled=spelled, precise=precise, person=person)}".strip()
    if two and (two[1] or two[3]):
        sign = _SIGNS.get(_code(unit), "")
        ends = [f"{sign if at else ''}{_money(Decimal(end), unit)}" for at, end in enumerate((two[1], two[3])) if end]
        return _joined(" to ".join(ends), unit, person=person)
    return None


def _code(unit: str | None) -> str:
    """The unit that a rate is in: USD of USD per year."""
    return (unit or "").partition(" per ")[0]


def _money(figure: Decimal, unit: str | None) -> str:
    """A figure as `number` has it; of money that has cents, both digits of them are written."""
    cents = figure != figure.to_integral_value() and _CODE.fullmatch(_code(unit)) and not _scaled(figure)
    return f"{figure:,.2f}" if cents and figure == round(figure, _PLACES) else number(figure)


def number(figure: Decimal) -> str:
    """A figure in digits with commas, or with its million."""
    scaled = _scaled(figure)
    return f"{plain(scaled[0])} {scaled[1]}" if scaled else plain(figure)


def plain(figure: Decimal) -> str:
    """A figure in digits with commas, without zeros that say nothing."""
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ordinal(figure: int) -> str:
    """A place in an order: 1st, 22nd, 113th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(figure % 10, "th")
    return f"{figure}{'th' if figure // 10 % 10 == 1 else ending}"


def is_counted(unit: str | None) -> bool:
    """Whether a unit is a noun of the story, whose figure counts single things; not a measure, money or a share."""
    money = unit is not None and _CODE.match(unit) and (len(unit) == len("USD") or unit[3] == " ")
    return unit is not None and not money and unit not in _UNPARTED and not _MEASURE.match(unit)


def _scaled(figure: Decimal) -> tuple[Decimal, str] | None:
    """How many millions (billions, trillions) a figure is, where that can be written in a few digits."""
    for scale, name in _SCALES if abs(figure) < _UNSAID else ():
        if abs(figure) >= scale:
            count = figure / scale
            return (count, name) if count == round(count, _PLACES) else None
    return None


def _with_unit(figure: Decimal, unit: str | None, *, spelled: bool, precise: bool, person: bool) -> str:
    if spelled and is_counted(unit) and figure == figure.to_integral_value() and 0 <= figure < len(_SPELLED):
        return _joined(_SPELLED[int(figure)], unit, one=figure == 1)
    inches = round(figure % 1 * _INCHES, _EXACT) if unit == "foot" and figure < _UNSAID else 0
    if 0 < inches < _INCHES and inches == int(inches):
        return f"{plain(Decimal(int(figure)))} feet {several_of(int(inches), 'inch')}"
    digits = f" ({plain(figure)})" if precise and _scaled(figure) else ""
    return _joined(_money(figure, unit), unit, one=figure == 1, person=person) + digits


def several_of(count: int, unit: str) -> str:
    """A few of a unit: 1 inch, 2 inches."""
    return f"{count} {unit if count == 1 else several(unit)}"


def _joined(figure: str, unit: str | None, *, one: bool = False, person: bool = False) -> str:
    """A figure with its unit behind it, or the sign of its money before."""
    code, per = _code(unit), (unit or "").partition(" per ")[2]
    if code in _SIGNS:
        return f"{_SIGNS[code]}{figure}" + (f" per {per}" if per else "")
    if one and unit and is_counted(unit) and _PLURAL.search(unit):      # "one of her races" counts races
        return f"{figure} of the {unit}"
    return f"{figure} {unit or '' if one else several(unit)}".strip() + (" old" if person else "")


def several(unit: str | None) -> str:
    """What more than one of a unit is called: kilometers per hour, feet, degrees Celsius; counted nouns as they are."""
    found = _MEASURE.match(unit or "")
    if not unit or not found:
        return unit or ""
    head = found[0]
    odd = next((many for single, many in _ODD.items() if head.endswith(single)), None)
    word = head[:len(head) - len(next(single for single in _ODD if head.endswith(single)))] + odd if odd else f"{head}s"
    return word + unit[found.end():]
