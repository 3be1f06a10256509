"""Amounts, and those put together that make one measure: "6ft 2in", "1h 20m", "1:56.32", "an hour and a half".

What a unit can be divided into is data: its `parts`, as `rest` the part that may go unnamed, and how parts may be
`spelled` behind it.
"""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.recognize.amounts.measures import read_amount
from checker.recognize.amounts.units import Amount, Scene
from checker.recognize.numbers.figures import ONE
from checker.recognize.numbers.fractions import of_the
from checker.recognize.row import Chunks

SECOND = "second"
SIXTY = 60


def read_amounts(scene: Scene) -> list[Amount]:
    """The amounts of the text in order."""
    amounts: list[Amount] = []
    zero = any(number.low == 0 for number in scene.row.values.values())
    for i in scene.row.values:
        last = amounts[-1] if amounts else None
        amount = read_amount(scene, i, last, zero=zero)
        part = _and_a_half(scene, last, amount) or _split_time(scene, last, amount) or (
            last is not None and last.unit is not None and i <= last.end + 2 and _compound(scene, last, amount))
        if not part:
            amounts.append(amount)
    return amounts


def _compound(scene: Scene, great: Amount, small: Amount) -> bool:
    """Join the rest of a measure to the amount before it: "6ft 2in", "$10 and 30 cents", "6-foot-4".

    What a unit can be divided into is data: its `parts`, and as `rest` the part that may go unnamed.
    """
    unit = scene.units.get(great.unit or "", {})
    kind = great.kind
    told = unit.get("before", {}).get(small.unit)
    if told and scene.row.is_a(great.end - 1, "tight") and great.low < SIXTY:
        unit, kind = scene.units[told], small.kind      # 1m 34.8s
    if "parts" not in unit or great.low != great.high or great.scale != ONE or small.low != small.high:
        return False
    between = scene.row.codes[great.end:small.first]
    if small.unit is None:
        end, part = _unnamed(scene, great, small, unit.get("rest"))
    else:
        end, part = small.end, unit.get("spelled", {}).get(scene.row.written(small.end - 1), small.unit)
    count = unit["parts"].get(part)
    joint = between in ("", "-") or (between == "," and great.kind is not Kind.MONEY) or (
        len(between) == 1 and scene.row.is_a(great.end, "and_word"))
    whole = great.low == great.low.to_integral_value()                  # but no "$3.58 and 7 cents"
    if count is None or not joint or not whole or not 0 <= small.low < count:
        return False
    great.end, great.kind = end, kind
    if unit["dimension"] == "time" and part is not None:
        great.low = great.high = great.low * count + small.low          # 80 minutes, and no part of an hour
        great.unit = part
        return True
    rest = (small.low / Decimal(count)).quantize(Decimal("1e-9"))
    great.low = great.high = great.low + (rest if great.low >= 0 else -rest)
    return True


def _split_time(scene: Scene, minutes: Amount | None, seconds: Amount) -> bool:
    """Join minutes and seconds with a fraction, as races are timed ("1:56.32"): a duration in seconds."""
    row = scene.row
    if minutes is None or not minutes.bare or seconds.unit not in (None, SECOND):
        return False
    if row.codes[minutes.end:seconds.first] != ":" or not (row.glued(minutes.end - 1) and row.glued(minutes.end)):
        return False
    if not row.is_a(seconds.first, "decimal") or row.written(seconds.first).index(".") != 2 or seconds.low >= 60:
        return False
    minutes.low = minutes.high = minutes.low * 60 + seconds.low
    minutes.unit, minutes.kind, minutes.end = SECOND, scene.kind(SECOND), seconds.end
    return True


def _unnamed(scene: Scene, great: Amount, small: Amount, rest: str | None) -> tuple[int, str | None]:
    """Where a part without a unit of its own ends, and what it is: "6-foot-4", "5 ft 2 in", "15 dollars and 50."."""
    row, between = scene.row, scene.row.codes[great.end:small.first]
    if not small.bare or rest is None:
        return small.end, None
    if between in ("", ",") and rest in (row.meaning(small.end, "tight") or ()):
        return small.end + 1, rest
    if between == "" and _goes_on(scene, great, small):
        return small.end, rest
    money = great.kind is Kind.MONEY
    if between == "-" and not money:
        return small.end, rest
    if money and not great.prefixed and small.low >= 10 and between != "-" and scene.sign(small.end) in (".", ""):
        return small.end, rest
    return small.end, None


def _goes_on(scene: Scene, great: Amount, small: Amount) -> bool:
    """Whether a figure without a unit is the inches of a height or the minutes of a time.

    So are those of "6'2", "5 foot 11", "stands 6 feet 4." and "1h20".
    """
    if great.kind is Kind.DURATION or scene.row.is_a(great.end - 1, "height_sign"):
        return scene.row.glued(great.end - 1)
    if great.kind is Kind.MONEY or small.low != small.low.to_integral_value():
        return False
    return scene.has("amounts.one-noun", great.end - 1) or scene.has("amounts.closed", small.end)


def _and_a_half(scene: Scene, great: Amount | None, half: Amount) -> bool:
    """"two years and a half", "an hour and a half": the half belongs to the unit before it."""
    row, i = scene.row, half.first - 2
    if half.low > ONE or half.unit is not None or not row.is_a(half.first, "fraction"):
        return False
    if not row.is_a(i + 1, "and_word") or not row.is_a(i, "unit") or not row.written(half.first)[0].isalpha():
        return False
    if _of_another(row, half):
        return False
    if great is not None and great.end == i + 1 and great.unit is not None and great.low == great.high:
        great.low = great.high = great.low + half.low
        great.end = half.end
        return True
    unit = scene.meant(i, "unit")
    if row.is_a(i, "time_word"):                        # paid at time and a half
        half.first, half.low, half.high, half.unit, half.kind = i, ONE + half.low, ONE + half.low, unit, Kind.RATIO
        return False
    if row.is_a(i - 1, "article") and unit is not None and (great is None or great.end < i):
        half.first, half.low, half.high = i - 1, ONE + half.low, ONE + half.low
        half.unit, half.kind = unit, scene.kind(unit)
    return False


def _of_another(row: Chunks, part: Amount) -> bool:
    """Whether a part behind "and" is one of something else: "two hours and a third of the crowd", "and half the maps".

    "Two hours and a half of the film" are two and a half: of the film would be "half".
    """
    if row.meaning(part.first, "half") is not None:
        return of_the(row, part.end) or any(row.is_a(part.end, name) for name in ("of_word", "definite", "possessive"))
    return not row.written(part.first).endswith("half") and of_the(row, part.end)
