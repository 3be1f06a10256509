"""Reading a number with the unit it stands with: "$3 million", "5km", "60 miles an hour", "5 per 100,000".

A letter or a sign behind a figure can be its unit, a scale ("5m people"), or neither.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.model import Kind
from checker.recognize.amounts.units import NO_CURRENCY, NO_LAND, PER, Amount, Scene, one_rate, rate_behind
from checker.recognize.numbers.figures import ONE, THOUSAND, Number
from checker.recognize.numbers.fractions import on_itself
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import END


def read_amount(scene: Scene, i: int, last: Amount | None, *, zero: bool) -> Amount:
    """The number at chunk `i` with its unit; `zero` tells whether there is a zero that it can be below."""
    number: Number = scene.row.values[i]
    amount = Amount((i, i + 1), (number.low, number.high), number, Kind.NUMBER, scale=number.scale)
    if number.ordinal:
        amount.kind = Kind.ORDINAL
    elif number.scale == THOUSAND and (unit := _in_place_of_scale(scene, i)):
        amount.low = amount.high = amount.low / amount.scale
        amount.unit, amount.kind, amount.scale = unit, Kind.MEASURE, ONE
    elif not scene.alone(i):
        _take_prefix(scene, amount, last.end if last else 0)
        if scene.begins(amount.end, "unit"):
            _take_unit(scene, amount, last)
        if amount.kind is Kind.MONEY and closes_sum(scene, amount.end):
            amount.end += 2
        if scene.begins(amount.end, "rate") or scene.sign(amount.end + 1) == "/":
            _take_rate(scene, amount)
        if zero and scene.row.is_a(amount.end, "compare"):
            _take_below_zero(scene, amount)
    return amount


def _take_prefix(scene: Scene, amount: Amount, busy: int) -> None:
    """A currency before the figure, with a minus before or behind it."""
    row, i = scene.row, amount.first - 1
    if i >= busy and row.is_a(i, "scaled_money"):
        _take_scaled(scene, amount, row.meaning(i, "scaled_money"))
        amount.first, amount.prefixed = i, True
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
    if row.is_a(i, "lone_year") and row.is_a(i + 1, "when_after") and amount.low != ONE and (
            amount.scale > ONE or row.is_a(amount.first - 1, "against")):
        return                                          # 74 mln yr ago: the sum of a year ago
    if _take_scaled_unit(scene, amount, i) or (not joined and _take_slang(scene, amount, i)) or (
            _joins_figures(scene, i, joined=joined)):
        return
    for name in ("unit", "symbol", "tight"):
        if not row.is_a(i, name) or _year_before_name(scene, amount, i):
            continue
        if name == "symbol" and (leads(scene, amount, i) or (joined and not joins_by_hyphen(scene, i))):
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


def _take_scaled_unit(scene: Scene, amount: Amount, i: int) -> bool:
    """Take the unit with its scale that stands in one word at chunk `i`: "48.5 MEUR", "320 kb/d"."""
    scaled = (scene.row.meaning(i, "scaled_money") or scene.row.meaning(i, "scaled_unit")) if amount.bare else None
    if scaled:
        _take_scaled(scene, amount, scaled)
        amount.end = i + 1
    return scaled is not None


def _take_slang(scene: Scene, amount: Amount, i: int) -> bool:
    """Multiply an amount by the scale of common speech at chunk `i`, where no noun stands behind it: "30 grand"."""
    scale, money = scene.row.meaning(i, "slang_scale") or (0, False)
    named = scene.has("amounts.noun", i + 1) and not scene.row.is_a(i + 1, "behind_slang")
    if not scale or amount.scale >= THOUSAND or named:
        return False
    amount.low, amount.high, amount.end = amount.low * scale, amount.high * scale, i + 1
    amount.scale *= scale
    if money and amount.unit is None:
        amount.kind, amount.note = Kind.MONEY, NO_CURRENCY
    return True


def _in_place_of_scale(scene: Scene, i: int) -> str | None:
    """The unit that the letter of the thousands at chunk `i` is: "a 5k", "the 10K race", "cooled to 1.9 K".

    None where it is a scale, as in "5k people ran".
    """
    row = scene.row
    letter = row.written(i).lstrip("0123456789., \u00a0")
    if row.is_a(i - 1, "prefix") or scene.has("amounts.plural", i + 1):
        return None
    if row.lexicon.meaning(letter, "cold_sign") and scene.near(i, "cold_cue"):
        unit: str = row.lexicon.meaning(letter, "cold_sign")
        return unit if letter.isupper() else None
    named = row.is_a(i + 1, "race_cue") or scene.has("amounts.determined", i)
    return row.lexicon.meaning(letter, "race_sign") if named and scene.near(i, "race_cue") else None


def _take_scaled(scene: Scene, amount: Amount, meaning: tuple[int, str]) -> None:
    """Give an amount the scale and the unit that stand in one word next to it."""
    scale, amount.unit = Decimal(meaning[0]), meaning[1]
    amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, amount.scale * scale
    amount.kind = scene.kind(amount.unit)


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
    symbol = scene.row.is_a(amount.end + 1, "symbol") and len(scene.row.written(amount.end + 1)) > 1     # 300/mL
    rate = (rate_behind(scene, amount.end, slash=symbol or amount.unit is not None)
            or _rate_of_substance(scene, amount) or _rate_in_letters(scene, amount))
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


def _rate_in_letters(scene: Scene, amount: Amount) -> tuple[int, str] | None:
    """The rate behind a sum in letters that stand for it: "£900 pcm"."""
    i = amount.end
    each = scene.row.meaning(i, "rate_sign") if amount.kind is Kind.MONEY and scene.row.is_a(i, "rate_sign") else None
    return (i + 1, each) if each and scene.row.written(i).islower() else None


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


_QUOTE = re.compile(r'(?<!\d)"')         # a quotation mark, where one behind digits may be a sign of inches
_LONGEST_QUOTE = 2_000      # characters looked back for where a quotation opens
_SAME = 15          # chunks within which a letter that was a scale is one again


def joins_by_hyphen(scene: Scene, i: int) -> bool:
    """Whether the symbol at chunk `i` can be joined to its figure by a hyphen: "a 2.4-mg dose"."""
    return len(scene.row.written(i)) > 1 and scene.row.glued(i - 1) and scene.sign(i + 1) != "-"


def leads(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether the currency at chunk `i`, behind the amount, is the next one's: "two $500 checks", "in 2016 £7m"."""
    row = scene.row
    if not row.is_a(i, "prefix") or i + 1 not in row.values or row.glued(i - 1):
        return False
    return row.glued(i) or amount.prefixed or row.is_a(amount.first, "year")


def closes_sum(scene: Scene, i: int) -> bool:
    """Whether the signs that close a sum in rupees or shillings stand at chunk `i`: "Rs 500/-"."""
    return scene.sign(i) == "/" and scene.sign(i + 1) == "-" and scene.row.glued(i - 1) and scene.row.glued(i)


def is_tight(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether the letter or sign at chunk `i` is a unit of the amount: glued to it, or apart but plainly a symbol."""
    if scene.row.is_a(i, "height_sign"):
        return scene.row.glued(i - 1) and _is_length(scene, i)
    whole = amount.number.low == amount.number.low.to_integral_value()
    if scene.sign(i - 1) == "-":
        return not scene.row.is_a(amount.first, "year")                 # a 30-s mark
    if scene.row.glued(i - 1):
        return not (whole and scene.row.is_a(i, "decimal_only"))
    return _in_form(scene, amount, i) or _stands_apart(scene, i, whole=whole)


def _is_length(scene: Scene, i: int) -> bool:
    """Whether the sign at chunk `i` is of feet or inches and no quote: 6'2", a 6.8" display, a board 36" long."""
    row = scene.row
    if (row.glued(i) and i + 1 in row.values) or (row.is_a(i - 1, "decimal") and scene.near(i, "screen_cue")):
        return True
    sided = row.is_a(i - 3, "height_sign") and (row.is_a(i - 2, "by_word") or row.is_a(i - 2, "times_sign"))
    return (sided or row.is_a(i + 1, "sized") or row.is_a(i + 1, "times_sign")) and not _in_quotes(row, i)


def _in_quotes(row: Chunks, i: int) -> bool:
    """Whether a quotation is open at chunk `i`, in its paragraph."""
    end = row.places[i][0]
    first = max(0, end - _LONGEST_QUOTE)
    before = row.text[max(row.text.rfind("\n", first, end) + 1, row.text.rfind("\u2029", first, end) + 1, first):end]
    return len(_QUOTE.findall(before)) % 2 == 1 or before.count("\u201c") > before.count("\u201d")


def _in_form(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether what is around the symbol at chunk `i` shows that it is one: "1.3 A/cm2", "15 in. of", "is 4 in."."""
    row = scene.row
    if row.is_a(i, "in_word") and row.codes[i + 1:i + 2] in (END, ""):
        return amount.number.part or row.is_a(i - 1, "decimal") or scene.near(i, "length_cue")
    if row.is_a(i, "in_word") and row.written(i).endswith("."):
        return True
    return row.glued(i) and scene.sign(i + 1) == "/" and row.glued(i + 1)


def _stands_apart(scene: Scene, i: int, *, whole: bool) -> bool:
    """Whether the letter at chunk `i`, a space behind its figure, is a symbol ("200 g of flour") and no initial."""
    row = scene.row
    if not row.is_a(i, "spaced") or scene.sign(i + 1) == "'" or (row.glued(i) and row.written(i + 1)[0].isalnum()):
        return False
    if whole and row.is_a(i, "spaced_decimal"):
        seconds = row.is_a(i, "plural_sign") and not row.is_a(i - 1, "year")
        return seconds and scene.has("amounts.free", i)                 # for 48 s
    return not (row.is_a(i, "scale_sign") and (scene.has("amounts.plural", i + 1) or _measured(scene, i + 1)))


def _measured(scene: Scene, i: int) -> bool:
    """Whether a unit of more than one letter stands at chunk `i`."""
    return any(scene.row.is_a(i, name) for name in ("unit", "symbol")) and len(scene.row.written(i)) > 1


def take_scale(scene: Scene, amount: Amount, i: int, last: Amount | None) -> bool:
    """Take the letter at chunk `i` ("m", "t") as a scale, or leave it to be a unit.

    It is a scale where what follows is counted or is a unit itself, or where the amount before was in the same scale.
    """
    apart = not (scene.row.glued(i - 1) or _measured(scene, i + 1) or _capital(scene, amount, i))      # 1.9 m sq km
    if amount.scale != ONE or not scene.row.is_a(i, "scale_sign") or apart or scene.sign(i - 1) == "-":
        return False
    follows = scene.row.is_a(i + 1, "unit") or scene.row.is_a(i + 1, "symbol") or (
        scene.sign(i + 1) == "-" and scene.row.is_a(i + 2, "counted_compound"))
    scale = Decimal(scene.row.meaning(i, "scale_sign"))
    same = last is not None and last.scale == scale and i - last.end <= _SAME and not scene.near(i, "length_cue")
    acts = scene.has("amounts.verb", i + 1) or scene.row.is_a(i + 1, "of_many") or _part_of_many(scene, i + 1)
    acts = acts and not (scene.near(i, "length_cue") or scene.row.is_a(i, "mass_sign"))        # 1.2m came
    heads = scene.row.glued(i - 1) and scene.near(i, "headcount_cue") and not (
        scene.near(i, "length_cue") or scene.row.is_a(i, "mass_sign"))
    if not (follows or same or acts or heads or scene.has("amounts.counted", i + 1)):
        return False
    amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
    amount.end = i + 1
    return True


def _capital(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether the letter at chunk `i`, apart from its figure, is a scale ("had 2 B users"), no flat's ("flat 4 B")."""
    led = scene.row.written(i).isupper() and scene.has("amounts.led", amount.first)
    return led and scene.has("amounts.counted", i + 1)


def _part_of_many(scene: Scene, i: int) -> bool:
    """Whether chunk `i` begins what a count is a part of: "45m of its coins", but "35 m of rope"."""
    row = scene.row
    owned = any(row.is_a(i + 1, name) for name in ("possessive", "definite", "such"))
    return row.is_a(i, "of_word") and owned and row.glued(i - 2) and scene.has("amounts.counted", i + 2)
