"""Reading a number with the unit it stands with: "$3 million", "5km", "60 miles an hour", "5 per 100,000"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.recognize.amounts import Amount
from checker.recognize.figures import ONE, Number
from checker.recognize.fractions import on_itself
from checker.recognize.per import PER, one_rate, rate_behind
from checker.recognize.symbols import is_tight, joins_by_hyphen, take_scale
from checker.recognize.units import NO_LAND, Scene


def read_amount(scene: Scene, i: int, last: Amount | None, *, zero: bool) -> Amount:
    """The number at chunk `i` with its unit; `zero` tells whether there is a zero that it can be below."""
    number: Number = scene.row.values[i]
    amount = Amount((i, i + 1), (number.low, number.high), number, Kind.NUMBER, scale=number.scale)
    if number.ordinal:
        amount.kind = Kind.ORDINAL
    elif not scene.alone(i):
        _take_prefix(scene, amount, last.end if last else 0)
        if scene.begins(amount.end, "unit"):
            _take_unit(scene, amount, last)
        if scene.begins(amount.end, "rate") or scene.sign(amount.end + 1) == "/":
            _take_rate(scene, amount)
        if zero and scene.row.is_a(amount.end, "compare"):
            _take_below_zero(scene, amount)
    return amount


def _take_prefix(scene: Scene, amount: Amount, busy: int) -> None:
    """A currency before the figure, with a minus before or behind it."""
    row, i = scene.row, amount.first - 1
    if i >= busy and row.is_a(i, "scaled_money"):
        _take_scaled(amount, row.meaning(i, "scaled_money"), i, amount.end)
        amount.prefixed = True
        return
    letter = row.meaning(i, "money_letter") if i >= busy and row.glued(i) else None
    if letter is not None and row.written(i)[0].isupper():
        amount.first, amount.unit, amount.kind, amount.prefixed = i, letter, Kind.MONEY, True
        return
    if i < busy or not row.is_a(i, "prefix"):
        return
    written = row.written(i)
    if len(written) == 1 and written.isalpha() and (not row.glued(i) or scene.sign(amount.end) == "-"):
        return                                          # a name: S&P 500, R2-style
    unit = scene.meant(i, "prefix", amount.scale)
    if unit is None:
        return
    amount.first, amount.unit, amount.kind, amount.prefixed = i, unit, scene.kind(unit), True
    hyphen = i > busy and row.codes[i - 1] == "-" and row.glued(i - 1) and (i == 1 or not row.glued(i - 2))
    if hyphen or (i > busy and row.is_a(i - 1, "minus")):
        amount.first, amount.low, amount.high = i - 1, -amount.high, -amount.low


def _take_unit(scene: Scene, amount: Amount, last: Amount | None) -> None:
    """The unit behind the figure, or the currency that repeats the one before it ("$5 US", "$10 dollars")."""
    row = scene.row
    i, joined = _unit_at(scene, amount)
    if row.is_a(i, "scaled_money") and amount.bare:
        _take_scaled(amount, row.meaning(i, "scaled_money"), amount.first, i + 1)
        return
    if _joins_figures(scene, i, joined=joined):
        return
    for name in ("unit", "symbol", "tight"):
        if not row.is_a(i, name) or _year_before_name(scene, amount, i):
            continue
        if joined and name == "symbol" and not joins_by_hyphen(scene, i):
            continue
        unit = scene.meant(i, name, amount.scale)
        if unit is None or not _fits(scene, amount, i, name, unit):
            continue
        if name == "tight" and take_scale(scene, amount, i, last):
            _take_unit(scene, amount, last)
            return
        if amount.unit is None:
            amount.unit, amount.kind = unit, scene.kind(unit)
            amount.note = NO_LAND if i in scene.guessed else amount.note
        amount.end = i + 1
        return
    if not joined and amount.scale == ONE and row.is_a(i, "scale_sign") and take_scale(scene, amount, i, last):
        _take_unit(scene, amount, last)


def _take_scaled(amount: Amount, meaning: tuple[int, str], first: int, end: int) -> None:
    """Make an amount money in the currency that stands with its scale next to it: "MSEK 30", "48.5 MEUR"."""
    scale, amount.unit = Decimal(meaning[0]), meaning[1]
    amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, amount.scale * scale
    amount.kind, amount.first, amount.end = Kind.MONEY, first, end


def _unit_at(scene: Scene, amount: Amount) -> tuple[int, bool]:
    """The chunk at which the unit of an amount would stand, and whether a hyphen joins it."""
    row, i = scene.row, amount.end
    if scene.sign(i) == "-":
        if row.is_a(i + 1, "joined_after") and (row.is_a(i + 2, "unit") or row.is_a(i + 2, "symbol")):
            amount.bound = row.meaning(i + 1, "hedge_after")            # 40-odd percent
            return i + 2, False
        return i + 1, True
    many = amount.low != amount.high and row.is_a(i, "of_word")         # tens of millions of dollars
    return i + many, False


def _fits(scene: Scene, amount: Amount, i: int, name: str, unit: str) -> bool:
    """Whether the unit at chunk `i` can belong to the amount: only money follows money, and tight ones are glued."""
    if amount.unit is not None:
        return scene.kind(unit) is Kind.MONEY and scene.kind(amount.unit) is Kind.MONEY
    return name != "tight" or is_tight(scene, amount, i)


def _joins_figures(scene: Scene, i: int, *, joined: bool) -> bool:
    """Whether what stands at chunk `i` leads elsewhere: "3 x 4 cm", "a 1-in-100-year flood", "5 year on year"."""
    if joined:
        return scene.row.is_a(i, "in_word") and scene.sign(i + 1) == "-" and i + 2 in scene.row.values
    if on_itself(scene.row, i):
        return True
    return scene.row.is_a(i, "times_sign") and i + 1 in scene.row.values


def _year_before_name(scene: Scene, amount: Amount, i: int) -> bool:
    return scene.row.is_a(amount.first, "year") and scene.row.written(i)[0].isupper()


def _take_rate(scene: Scene, amount: Amount) -> None:
    """What the amount is for each of: "an hour", "per 100,000", "a share", "/day"."""
    rate = rate_behind(scene, amount.end, slash=amount.unit is not None) or _rate_of_substance(scene, amount)
    if rate is None or (amount.prefixed and amount.low < 0) or _converted(scene, amount, rate[1]):
        return
    amount.end, each = rate
    amount.unit = amount.unit + PER + each if amount.unit else PER.lstrip() + each
    if amount.kind in (Kind.NUMBER, Kind.DURATION, Kind.RATIO):
        amount.kind = Kind.MEASURE


def _converted(scene: Scene, amount: Amount, each: str) -> bool:
    """Whether a slash leads to the same in another unit and not to a rate: "160km/100 miles"."""
    dimension = scene.units.get(each.partition(" ")[2], {}).get("dimension")
    return (scene.sign(amount.end) == "/" and each[0].isdigit()
            and dimension == scene.units.get(amount.unit or "", {}).get("dimension"))


def _rate_of_substance(scene: Scene, amount: Amount) -> tuple[int, str] | None:
    """The rate behind the sign of what is measured: "118 g CO2/km"."""
    i, row = amount.end + 1, scene.row
    if scene.sign(i) != "/" or amount.kind is not Kind.MEASURE or (not row.is_a(amount.end - 1, "symbol") and not (
            row.is_a(amount.end - 1, "tight"))):
        return None
    rate = one_rate(scene, i, slash=True)
    return rate if rate is not None and rate[1] in scene.units else None


def _take_below_zero(scene: Scene, amount: Amount) -> None:
    """"20 degrees below zero" is negative."""
    i = amount.end
    zero = scene.row.values.get(i + 1)
    if zero is None or zero.low != 0 or not scene.row.is_a(i, "compare") or scene.row.meaning(i, "compare") != "<":
        return
    if amount.unit is None or scene.units.get(amount.unit, {}).get("dimension") in ("temperature", "angle"):
        amount.low, amount.high, amount.end = -amount.high, -amount.low, i + 2
        if amount.unit is None:
            amount.unit, amount.kind = "degree", Kind.MEASURE
