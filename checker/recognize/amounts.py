"""A number with the unit it stands with: "$3 million", "5km", "60 miles an hour", "5 per 100,000"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.recognize.figures import ONE, Number
from checker.recognize.fractions import on_itself
from checker.recognize.units import NO_LAND, Scene

_PLURALS = ("N", "I", "F")
_FREE = ("P", "t", "V", "A", "N", "n", "o", ",", "b")
_COUNTED, _NOUN = ("N", "I", "J", "E", "G", "n"), 3     # what the number of a rate counts: "live births"
_SAME = 15          # chunks within which a letter that was a scale is one again
_NO_EACH = ("money", "share", "multiple")
PER = " per "       # joins the two units of a rate in a quantity's `unit`


class Amount:
    """A number of the row from chunk `first` up to `end`, with its unit and what it has come to mean so far.

    `scale` is what a scale word multiplied the figure by, `prefixed` whether a currency stands before it, `note` what
    the mention tells the person who verifies it, `bound` the hedge between figure and unit ("40-odd percent").
    """

    __slots__ = ("bound", "end", "first", "high", "kind", "low", "note", "number", "prefixed", "scale", "unit")

    def __init__(self, place: tuple[int, int], ends: tuple[Decimal, Decimal], number: Number, kind: Kind,
                 unit: str | None = None, *, scale: Decimal = ONE, note: str | None = None) -> None:
        self.first, self.end = place
        self.low, self.high = ends
        self.number, self.kind, self.unit, self.scale, self.note = number, kind, unit, scale, note
        self.prefixed = False
        self.bound: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and no more."""
        return self.unit is None and self.kind is Kind.NUMBER


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
        if joined and name == "symbol" and not _compound_symbol(scene, i):
            continue
        unit = scene.meant(i, name, amount.scale)
        if unit is None or not _fits(scene, amount, i, name, unit):
            continue
        if name == "tight" and _scaled(scene, amount, i, last):
            _take_unit(scene, amount, last)
            return
        if amount.unit is None:
            amount.unit, amount.kind = unit, scene.kind(unit)
            amount.note = NO_LAND if i in scene.guessed else amount.note
        amount.end = i + 1
        return
    if not joined and amount.scale == ONE and row.is_a(i, "scale_sign") and _scaled(scene, amount, i, last):
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


def _compound_symbol(scene: Scene, i: int) -> bool:
    """Whether the symbol at chunk `i` can be joined to its figure by a hyphen: "a 2.4-mg dose"."""
    return len(scene.row.written(i)) > 1 and scene.row.glued(i - 1) and scene.sign(i + 1) != "-"


def _fits(scene: Scene, amount: Amount, i: int, name: str, unit: str) -> bool:
    """Whether the unit at chunk `i` can belong to the amount: only money follows money, and tight ones are glued."""
    if amount.unit is not None:
        return scene.kind(unit) is Kind.MONEY and scene.kind(amount.unit) is Kind.MONEY
    return name != "tight" or _tight(scene, amount, i)


def _tight(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether the letter or sign at chunk `i` is a unit of the amount: glued to it, or apart but plainly a symbol."""
    if scene.row.is_a(i, "height_sign"):
        if scene.row.is_a(i - 1, "decimal") and scene.row.glued(i - 1) and scene.near(i, "screen_cue"):
            return True                                 # a 6.8" display
        return scene.row.glued(i - 1) and scene.row.glued(i) and i + 1 in scene.row.values
    whole = amount.number.low == amount.number.low.to_integral_value()
    if scene.sign(i - 1) == "-":
        return not scene.row.is_a(amount.first, "year")                 # a 30-s mark
    if scene.row.glued(i - 1):
        return not (whole and scene.row.is_a(i, "decimal_only"))
    return _in_form(scene, i) or _stands_apart(scene, i, whole=whole)


def _in_form(scene: Scene, i: int) -> bool:
    """Whether the sign behind the symbol at chunk `i` shows that it is one: "1.3 A/cm2", "15 in. of rain"."""
    row, sign = scene.row, scene.sign(i + 1)
    if not row.glued(i):
        return False
    return (sign == "/" and row.glued(i + 1)) or (sign == "." and row.is_a(i, "in_word") and row.is_a(i + 2, "of_word"))


def _stands_apart(scene: Scene, i: int, *, whole: bool) -> bool:
    """Whether the letter at chunk `i`, a space behind its figure, is a symbol ("200 g of flour") and no initial."""
    row = scene.row
    if not row.is_a(i, "spaced") or scene.sign(i + 1) == "'" or (row.glued(i) and row.written(i + 1)[0].isalnum()):
        return False
    if whole and row.is_a(i, "spaced_decimal"):
        return row.is_a(i, "plural_sign") and scene.tag(i - 2) in _FREE and not row.is_a(i - 1, "year")     # for 48 s
    return not (row.is_a(i, "scale_sign") and (scene.tag(i + 1) in _PLURALS or _measured(scene, i + 1)))


def _measured(scene: Scene, i: int) -> bool:
    """Whether a unit of more than one letter stands at chunk `i`."""
    return any(scene.row.is_a(i, name) for name in ("unit", "symbol")) and len(scene.row.written(i)) > 1


def _joins_figures(scene: Scene, i: int, *, joined: bool) -> bool:
    """Whether what stands at chunk `i` leads elsewhere: "3 x 4 cm", "a 1-in-100-year flood", "5 year on year"."""
    if joined:
        return scene.row.is_a(i, "in_word") and scene.sign(i + 1) == "-" and i + 2 in scene.row.values
    if on_itself(scene.row, i):
        return True
    return scene.row.is_a(i, "times_sign") and i + 1 in scene.row.values


def _year_before_name(scene: Scene, amount: Amount, i: int) -> bool:
    return scene.row.is_a(amount.first, "year") and scene.row.written(i)[0].isupper()


def _scaled(scene: Scene, amount: Amount, i: int, last: Amount | None) -> bool:
    """Take the letter at chunk `i` ("m", "t") as a scale, or leave it to be a unit.

    It is a scale where what follows is counted or is a unit itself, or where the amount before was in the same scale.
    """
    apart = not scene.row.glued(i - 1) and not _measured(scene, i + 1)                      # 1.9 m sq km
    if amount.scale != ONE or not scene.row.is_a(i, "scale_sign") or apart or scene.sign(i - 1) == "-":
        return False
    follows = scene.row.is_a(i + 1, "unit") or scene.row.is_a(i + 1, "symbol") or (
        scene.sign(i + 1) == "-" and scene.row.is_a(i + 2, "counted_compound"))
    scale = Decimal(scene.row.meaning(i, "scale_sign"))
    same = last is not None and last.scale == scale and i - last.end <= _SAME and not scene.near(i, "length_cue")
    acts = scene.tag(i + 1) == "V" or scene.row.is_a(i + 1, "of_many")
    acts = acts and not scene.near(i, "length_cue")     # 1.2m came
    heads = scene.row.glued(i - 1) and scene.near(i, "headcount_cue") and not scene.near(i, "length_cue")
    if not (follows or same or acts or heads or _counted(scene, i + 1)):
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
    rate = _one_rate(scene, i, slash=True)
    return rate if rate is not None and rate[1] in scene.units else None


def rate_behind(scene: Scene, i: int, *, slash: bool = False) -> tuple[int, str] | None:
    """Where a rate that begins at chunk `i` ends ("an hour", "per worker per week"), and what it is per.

    What a number in it counts can stand before the second part: "per 100,000 people a year".
    """
    if scene.row.is_a(i, "every_word") and not scene.row.is_a(i + 1, "unit"):
        i += 1                                          # $10,000 each per week
    first = _one_rate(scene, i, slash=slash)
    if first is None:
        return None
    end, each = first
    behind = end
    if end - 1 in scene.row.values:
        while scene.tag(behind) in _COUNTED and behind < end + _NOUN:
            behind += 1
    second = _one_rate(scene, behind)
    if second is None or (behind > end and second[1] not in scene.units):
        return first
    return second[0], each + PER + second[1]


def _one_rate(scene: Scene, i: int, *, slash: bool = False) -> tuple[int, str] | None:
    """One part of a rate, from the article, the "per" or the slash at chunk `i` on."""
    row = scene.row
    if scene.sign(i) == "-" and (row.is_a(i + 1, "article") or row.is_a(i + 1, "per")):
        i += 1
    by_article, by_sign = row.is_a(i, "article"), scene.sign(i) == "/"
    if by_sign and not (slash and row.glued(i - 1) and row.glued(i)):
        return None
    if not (by_article or by_sign or row.is_a(i, "per")):
        return None
    j = i + 1 + (scene.sign(i + 1) == "-")
    money = scene.meant(j, "prefix") if j + 1 in row.values and not (by_article or by_sign) else None
    if money is not None:
        return j + 2, f"{row.values[j + 1].low:f} {money}"              # 61.5 cents per $100
    each = _each(scene, j, by_article=by_article)
    if each is None or (by_article and row.is_a(j + 1, "when_after") and not _before_tax(scene, j + 1)):
        return None
    many = j in row.values and not row.values[j].ordinal
    of = scene.meant(j + 1, "unit") or scene.meant(j + 1, "symbol") if many else None
    if of is None:
        return None if by_sign and many else _sized(scene, j, each)
    return j + 2, f"{each} {of}"                                        # 5.6 litres per 100 km


def _sized(scene: Scene, j: int, each: str) -> tuple[int, str]:
    """Where what a rate is for each of ends, which a measure can stand before: "per 40-foot container"."""
    row, noun = scene.row, j + 3
    measured = j in row.values and scene.sign(j + 1) == "-" and (row.is_a(j + 2, "unit") or row.is_a(j + 2, "symbol"))
    return (noun + 1, row.word(noun)) if measured and scene.tag(noun) == "n" else (j + 1, each)


def _before_tax(scene: Scene, i: int) -> bool:
    """Whether "before" or "after" at chunk `i` tells what a sum leaves out, and no time: "a year before overtime"."""
    return scene.row.is_a(i, "before_or_after") and any(scene.row.is_a(i + n, "left_out") for n in (1, 2))


def _each(scene: Scene, j: int, *, by_article: bool) -> str | None:
    """The name of what chunk `j` is, behind "a", "per" or a slash."""
    row = scene.row
    if j in row.values and not by_article:
        second: list[str] | None = row.meaning(j, "unit") if row.values[j].ordinal else None
        return second[0] if second else f"{row.values[j].low:f}"
    short = ("symbol",) if j < len(row) and len(row.written(j)) > 1 else ()                # a kg, but no "a C"
    for name in ("unit", *short) if by_article else ("unit", "symbol", "tight"):
        unit = scene.meant(j, name) if row.is_a(j, name) else None
        if unit is not None:
            named: list[str] = [unit, *row.meaning(j, name)]            # cents a pound, but no money for each of money
            return next((one for one in named if scene.units[one]["dimension"] not in _NO_EACH), None)
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
