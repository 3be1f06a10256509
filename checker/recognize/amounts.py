"""A number with the unit it stands with: "$3 million", "5km", "60 miles an hour", "5 per 100,000", "6ft 2in"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model import Kind
from checker.recognize.figures import ONE, Number
from checker.recognize.units import Scene

_CLOSING = frozenset({"", ".", ",", ";", ")", "P", "C", "A", "\n"})
_PLURALS = ("N", "I", "F")
_SAME = 15          # chunks within which a letter that was a scale is one again
SECOND = "second"
PER = " per "       # joins the two units of a rate in a quantity's `unit`


@dataclass(slots=True)
class Amount:
    """A number of the row from chunk `first` up to `end`, with its unit and what it has come to mean so far.

    `scale` is what a scale word multiplied the figure by, `prefixed` whether a currency stands before it, `note` what
    the mention tells the person who verifies it.
    """

    first: int
    end: int
    low: Decimal
    high: Decimal
    number: Number
    kind: Kind
    unit: str | None = None
    prefixed: bool = False
    scale: Decimal = ONE
    note: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and no more."""
        return self.unit is None and self.kind is Kind.NUMBER


def read_amounts(scene: Scene) -> list[Amount]:
    """The numbers of the text in order, each with its unit where it has one."""
    amounts: list[Amount] = []
    zero = any(number.low == 0 for number in scene.row.values.values())
    for i, number in scene.row.values.items():
        amount = Amount(i, i + 1, number.low, number.high, number, Kind.NUMBER, scale=number.scale)
        if number.ordinal:
            amount.kind = Kind.ORDINAL
        elif not scene.alone(i):
            _take_prefix(scene, amount, amounts[-1].end if amounts else 0)
            if scene.begins(amount.end, "unit"):
                _take_unit(scene, amount, amounts[-1] if amounts else None)
            if scene.begins(amount.end, "rate"):
                _take_rate(scene, amount)
            if zero and scene.row.is_a(amount.end, "compare"):
                _take_below_zero(scene, amount)
        last = amounts[-1] if amounts else None
        part = _and_a_half(scene, last, amount) or _split_time(scene, last, amount) or (
            last is not None and last.unit is not None and i <= last.end + 2 and _compound(scene, last, amount))
        if not part:
            amounts.append(amount)
    return amounts


def _take_prefix(scene: Scene, amount: Amount, busy: int) -> None:
    """A currency before the figure, with a minus before or behind it."""
    row, i = scene.row, amount.first - 1
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
    row, i = scene.row, amount.end
    joined = scene.sign(i) == "-"
    if joined:
        i += 1
    elif amount.low != amount.high and row.is_a(i, "of_word"):
        i += 1                                          # tens of millions of dollars
    if _joins_figures(scene, i, joined=joined):
        return
    for name in ("unit", "symbol", "tight"):
        if not row.is_a(i, name) or (joined and name == "symbol") or _year_before_name(scene, amount, i):
            continue
        unit = scene.meant(i, name, amount.scale)
        if unit is None or not _fits(scene, amount, i, name, unit):
            continue
        if name == "tight" and _scaled(scene, amount, i, last):
            _take_unit(scene, amount, last)
            return
        if amount.unit is None:
            amount.unit, amount.kind = unit, scene.kind(unit)
        amount.end = i + 1
        return
    if not joined and amount.scale == ONE and row.is_a(i, "scale_sign") and _scaled(scene, amount, i, last):
        _take_unit(scene, amount, last)


def _fits(scene: Scene, amount: Amount, i: int, name: str, unit: str) -> bool:
    """Whether the unit at chunk `i` can belong to the amount: only money follows money, and tight ones are glued."""
    if amount.unit is not None:
        return scene.kind(unit) is Kind.MONEY and scene.kind(amount.unit) is Kind.MONEY
    if name != "tight":
        return True
    if scene.row.is_a(i, "height_sign"):
        return scene.row.glued(i - 1) and scene.row.glued(i) and i + 1 in scene.row.values
    whole = amount.number.low == amount.number.low.to_integral_value()
    if scene.row.glued(i - 1):
        return not (whole and scene.row.is_a(i, "decimal_only"))
    if scene.sign(i + 1) == "/" and scene.row.glued(i) and scene.row.glued(i + 1):
        return True                                     # 1.3 A/cm2
    return not (whole and scene.row.is_a(i, "spaced_decimal")) and _stands_apart(scene, i)


def _stands_apart(scene: Scene, i: int) -> bool:
    """Whether the letter at chunk `i`, a space behind its figure, is a symbol ("200 g of flour") and no initial."""
    row = scene.row
    if not row.is_a(i, "spaced") or scene.sign(i + 1) == "'" or (row.glued(i) and row.written(i + 1)[0].isalnum()):
        return False
    return not (row.is_a(i, "scale_sign") and scene.tag(i + 1) in _PLURALS)


def _joins_figures(scene: Scene, i: int, *, joined: bool) -> bool:
    """Whether what stands at chunk `i` leads to another figure: "3 x 4 cm", "a 1-in-100-year flood"."""
    if joined:
        return scene.row.is_a(i, "in_word") and scene.sign(i + 1) == "-" and i + 2 in scene.row.values
    return scene.row.is_a(i, "times_sign") and i + 1 in scene.row.values


def _year_before_name(scene: Scene, amount: Amount, i: int) -> bool:
    return scene.row.is_a(amount.first, "year") and scene.row.written(i)[0].isupper()


def _scaled(scene: Scene, amount: Amount, i: int, last: Amount | None) -> bool:
    """Take the letter at chunk `i` ("m", "t") as a scale, or leave it to be a unit.

    It is a scale where what follows is counted or is a unit itself, or where the amount before was in the same scale.
    """
    if amount.scale != ONE or not scene.row.is_a(i, "scale_sign") or not scene.row.glued(i - 1):
        return False
    follows = scene.row.is_a(i + 1, "unit") or scene.row.is_a(i + 1, "symbol") or (
        scene.sign(i + 1) == "-" and scene.row.is_a(i + 2, "counted_compound"))
    scale = Decimal(scene.row.meaning(i, "scale_sign"))
    same = last is not None and last.scale == scale and i - last.end <= _SAME and not scene.near(i, "length_cue")
    if not follows and not same and not _counted(scene, i + 1):
        return False
    amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
    amount.end = i + 1
    return True


def _counted(scene: Scene, i: int) -> bool:
    """Whether a plural noun stands at chunk `i`, adjectives before it."""
    for tag in scene.tags[i:i + 5]:
        if tag in "NIF":
            return True
        if tag not in "JEHCnZGS":
            return False
    return False


def _take_rate(scene: Scene, amount: Amount) -> None:
    """What the amount is for each of: "an hour", "per 100,000", "a share", "/day"."""
    rate = rate_behind(scene, amount.end, slash=amount.unit is not None)
    if rate is None or (amount.prefixed and amount.low < 0):
        return
    amount.end, each = rate
    amount.unit = amount.unit + PER + each if amount.unit else PER.lstrip() + each
    if amount.kind in (Kind.NUMBER, Kind.DURATION, Kind.RATIO):
        amount.kind = Kind.MEASURE


def rate_behind(scene: Scene, i: int, *, slash: bool = False) -> tuple[int, str] | None:
    """Where a rate that begins at chunk `i` ends ("an hour", "per 100,000"), and what it is per; None where none is."""
    row = scene.row
    if scene.sign(i) == "-" and (row.is_a(i + 1, "article") or row.is_a(i + 1, "per")):
        i += 1
    by_article, by_sign = row.is_a(i, "article"), scene.sign(i) == "/"
    if by_sign and not (slash and row.glued(i - 1) and row.glued(i)):
        return None
    if not (by_article or by_sign or row.is_a(i, "per")):
        return None
    j = i + 1 + (scene.sign(i + 1) == "-")
    each = _each(scene, j, by_article=by_article, by_sign=by_sign)
    return None if each is None or (by_article and row.is_a(j + 1, "when_after")) else (j + 1, each)


def _each(scene: Scene, j: int, *, by_article: bool, by_sign: bool) -> str | None:
    """The name of what chunk `j` is, behind "a", "per" or a slash."""
    row = scene.row
    if j in row.values and not (by_article or by_sign):
        return f"{row.values[j].low:f}"
    for name in ("unit",) if by_article else ("unit", "symbol", "tight"):
        unit = scene.meant(j, name) if row.is_a(j, name) else None
        if unit is not None:
            return unit if scene.units[unit]["dimension"] not in ("money", "share", "multiple") else None
    if row.is_a(j, "each") or (row.is_a(j - 1, "per") and j < len(row) and row.written(j).isalpha()):
        return row.word(j)
    return None


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


def _compound(scene: Scene, great: Amount, small: Amount) -> bool:
    """Join the rest of a measure to the amount before it: "6ft 2in", "$10 and 30 cents", "6-foot-4".

    What a unit can be divided into is data: its `parts`, and as `rest` the part that may go unnamed.
    """
    unit = scene.units.get(great.unit or "", {})
    if "parts" not in unit or great.low != great.high or great.scale != ONE or small.low != small.high:
        return False
    between = scene.row.codes[great.end:small.first]
    if small.unit is None:
        end, part = _unnamed(scene, great, small, unit.get("rest"))
    else:
        end, part = small.end, unit.get("spelled", {}).get(scene.row.written(small.end - 1), small.unit)
    count = unit["parts"].get(part)
    joint = between in ("", "-", ",") or (len(between) == 1 and scene.row.is_a(great.end, "and_word"))
    if count is None or not joint or not 0 <= small.low < count:
        return False
    great.end = end
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
    if between == "" and rest in (row.meaning(small.end, "tight") or ()):
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
    return scene.tag(great.end - 1) == "n" or scene.tag(small.end) in _CLOSING


def _and_a_half(scene: Scene, great: Amount | None, half: Amount) -> bool:
    """"two years and a half", "an hour and a half": the half belongs to the unit before it."""
    row, i = scene.row, half.first - 2
    if half.low > ONE or half.unit is not None or not row.is_a(half.first, "fraction"):
        return False
    if not row.is_a(i + 1, "and_word") or not row.is_a(i, "unit") or not row.written(half.first)[0].isalpha():
        return False
    if great is not None and great.end == i + 1 and great.unit is not None and great.low == great.high:
        great.low = great.high = great.low + half.low
        great.end = half.end
        return True
    unit = scene.meant(i, "unit")
    if row.is_a(i - 1, "article") and unit is not None and (great is None or great.end < i):
        half.first, half.low, half.high = i - 1, ONE + half.low, ONE + half.low
        half.unit, half.kind = unit, scene.kind(unit)
    return False
