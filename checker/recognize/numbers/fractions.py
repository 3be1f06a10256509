"""Parts of a whole: "two-thirds", "1/2", "½", "half a million", "two and a half million"."""

from __future__ import annotations

from decimal import Context, Decimal

from checker.recognize.numbers.figures import HUNDRED, ONE, Number, figure, read_figure, scales
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import DIGITS

_DIGITS = Context(prec=9)
_BEFORE = 20            # chunks in which two others can stand before a third
_FINE = 10_000          # the greatest denominator of one part: "1/500 of a second"
_WHOLES = ("of_word", "of_it", "including", "definite", "possessive", "such", "as_word")
_NAMING = ("definite", "article", "such", "every_word", "besides")      # before a half that is named and not told
_REACH = 8              # and a word of change before "by a third"
Reading = tuple[int, Number] | None


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A fraction as a decimal figure, with nine digits where it does not come out even."""
    return _DIGITS.divide(numerator, denominator)


def read_fraction(row: Chunks, i: int) -> Reading:
    """A fraction or a mixed number from chunk `i` on."""
    simple = _written_with_digits(row, i) or _half_of(row, i) or _with_article(row, i)
    return _scaled(row, simple) if simple else _spelled(row, i)


def _scaled(row: Chunks, reading: Reading) -> Reading:
    """The reading times the scale that follows it: "two and a half million", "three quarters of a million"."""
    if reading is None:
        return None
    end, number = reading
    start = end
    if row.is_a(end, "of_word") and row.is_a(end + 1, "article"):
        start = end + 2
        if row.is_a(start, "unit"):
            return start, number                        # three-quarters of an hour
    elif row.codes[end:end + 1] == "-":
        start = end + 1
    if not row.is_a(start, "scale"):
        return reading
    start, scale = scales(row, start)
    return start, Number(number.low * scale, number.low * scale, scale=scale, part=True)


def _exact(end: int, value: Decimal) -> tuple[int, Number]:
    return end, Number(value, value, part=True)


def _written_with_digits(row: Chunks, i: int) -> Reading:
    """"1/2", "3 1/2", "3-1/2", "½" and "2½"."""
    if row.is_a(i, "fraction_sign"):
        return _exact(i + 1, _sign_value(row, i))
    if row.codes[i] != DIGITS:
        return None
    whole = Decimal(0)
    if row.is_a(i + 1, "fraction_sign"):
        return _exact(i + 2, figure(row.written(i)) + _sign_value(row, i + 1))
    if row.codes[i:i + 4] == f"{DIGITS}{DIGITS}/{DIGITS}":
        whole, i = figure(row.written(i)), i + 1
    elif row.codes[i:i + 5] == f"{DIGITS}-{DIGITS}/{DIGITS}":
        whole, i = figure(row.written(i)), i + 2
    if row.codes[i:i + 3] != f"{DIGITS}/{DIGITS}" or "/" in (row.codes[i + 3:i + 4], row.codes[i - 1:i]):
        return None
    over, under = figure(row.written(i)), figure(row.written(i + 2))
    if not (row.glued(i) and row.glued(i + 1) and 0 < over < under <= (_FINE if over == 1 else HUNDRED)):
        return None
    return _exact(i + 3, whole + quotient(over, under).scaleb(_least(whole)))


def _least(whole: Decimal) -> int:
    """The power of ten that a fraction behind `whole` is a part of: the cents of "$5.61-1/2"."""
    return min(int(whole.as_tuple().exponent), 0)


def _sign_value(row: Chunks, i: int) -> Decimal:
    over, under = row.meaning(i, "fraction_sign")
    return quotient(Decimal(over), Decimal(under))


def _half_of(row: Chunks, i: int) -> Reading:
    """"half a million", "half an hour", "half the voters", "nearly half"; "quarter million"."""
    part = row.meaning(i, "part") if row.is_a(i, "half") or row.is_a(i, "quarter") else None
    if part is None:
        return None
    value = quotient(ONE, Decimal(part))
    if row.is_a(i + 1, "scale"):
        return _exact(i + 1, value)
    if row.is_a(i, "half") and _of_an_hour(row, i + 1):
        return _exact(i + 1, value)
    if row.is_a(i, "quarter") or row.is_a(i - 1, "ordinal_word") or row.is_a(i - 1, "which_half"):
        return None
    if row.is_a(i + 1, "article"):
        sure = any(row.is_a(i + 2, name) for name in ("scale", "slang_scale", "unit", "halved")) or _hedged(row, i)
        return _exact(i + 2, value) if sure else None
    return _exact(i + 1, value) if _is_part(row, i) else None


def _of_an_hour(row: Chunks, i: int) -> bool:
    """Whether "half" before chunk `i` is one of an hour, which is no half of a year or a game: "the last half-hour"."""
    j = i + (row.codes[i:i + 1] == "-")
    return row.is_a(j, "time_unit") and row.meaning(j, "time_unit") == "hour"


def _is_part(row: Chunks, i: int) -> bool:
    """Whether "half" at chunk `i` is a number: a unit or a whole follows, or a hedge or "by" stands before it."""
    if row.codes[i + 1:i + 2] == "-":
        return row.is_a(i + 2, "unit") or row.is_a(i + 2, "scale")
    if any(row.is_a(i + 1, name) for name in _WHOLES) or row.is_a(i - 1, "of_which") or row.is_a(i - 1, "of_whom"):
        return True
    told = row.is_a(i + 1, "of_many") or row.is_a(i + 1, "one_or_many")
    if told and not any(row.is_a(i - 1, name) for name in _NAMING):
        return True                                     # half were men; but not "the other half were men"
    return _hedged(row, i) or _to_another(row, i, i + 1)


def _hedged(row: Chunks, i: int) -> bool:
    return any(row.is_a(i - 1, name) for name in ("hedge", "compare", "by_word"))


def _with_article(row: Chunks, i: int) -> Reading:
    """"a half", "a third of", "a quarter of an hour", "a quarter mile"."""
    if not row.is_a(i, "article") or not row.is_a(i + 1, "part"):
        return None
    end, under = i + 2, row.meaning(i + 1, "part")
    if row.is_a(i + 1, "quarter"):
        at = _hyphen(row, end)
        sure = row.is_a(at, "unit") or row.is_a(at, "halved") or row.is_a(i - 1, "by_word") or _compares(row, end)
        sure = sure or row.is_a(end, "one_or_many")
    else:
        whole = row.codes[end:end + 1] != "-" or row.is_a(end + 1, "unit") or row.is_a(end + 1, "halved")
        sure = (_ends(row, end) and not _comes_next(row, i, under)) or (whole and row.is_a(i + 1, "half"))
        sure = sure or _compares(row, end) or row.is_a(end, "hedge_after")      # but no "a half-life"
        sure = sure or (row.is_a(end, "one_or_many") and not _comes_next(row, i, under))
    sure = sure or any(row.is_a(end, name) for name in ("of_word", "of_it", "including", "scale"))
    sure = sure or _changes_by(row, i, end) or _beside_another(row, i, end) or _to_another(row, i, end)
    sure = sure or (_hedged(row, i) and row.is_a(end, "behind_a_part"))         # barely a third over
    return _exact(end, quotient(ONE, Decimal(under))) if sure else None


def _compares(row: Chunks, i: int) -> bool:
    """Whether chunk `i` shows that a part stands before it: "a third were", "a fifth less", "a quarter more than"."""
    if row.is_a(i, "of_many") or row.is_a(i, "by_a_part") or row.is_a(i, "set_above") or row.is_a(i, "set_below"):
        return True
    return (row.is_a(i, "more_than") or row.is_a(i, "less_than")) and _ends(row, i + 1)


def _comes_next(row: Chunks, i: int, under: int) -> bool:
    """Whether "a third" at chunk `i` comes behind two others: "two fled; police sought a third"."""
    if row.codes[i + 2:i + 3] == "," and (row.is_a(i + 3, "article") or row.is_a(i + 3, "who")):
        return not _hedged(row, i) and not _changed(row, i - 1)         # a third, a soldier
    return not _changes_by(row, i, i + 2) and any(
        row.meaning(j, name) == under - 1 and not _part_itself(row, j + 1)
        for j in range(max(0, i - _BEFORE), i) for name in ("cardinal", "ordinal_word") if row.is_a(j, name))


def _part_itself(row: Chunks, i: int) -> bool:
    """Whether chunk `i` makes a part of the figure before it: "two in five", "two-thirds"."""
    return row.codes[i] == "-" or row.is_a(i, "in_word") or row.is_a(i, "out_of")


def _changes_by(row: Chunks, i: int, end: int) -> bool:
    """Whether the part between chunks `i` and `end` is the amount of a change: "fell by a fifth to 5", "up a third"."""
    j = i - 1
    while row.is_a(j, "hedge") or row.is_a(j, "compare") or row.is_a(j, "near"):
        j -= 1
    by = any(row.is_a(j, name) for name in ("by_word", "to_word", "from_word"))
    goes_on = any(row.is_a(end, name) for name in ("behind_a_part", "definite", "article"))
    if not (_ends(row, end) or (goes_on and (by or not row.is_a(end, "definite"))) or on_itself(row, end)):
        return False
    return any(_changed(row, k) for k in range(max(0, j - _REACH), j)) if by else _changed(row, j)


def _beside_another(row: Chunks, i: int, end: int) -> bool:
    """Whether a part is told of before the one at chunk `i`, with its verb: "half ran, a quarter in fear"."""
    joined = row.codes[i - 1:i] == "," or row.is_a(i - 1, "and_word")
    if not joined or not row.is_a(end, "behind_a_part"):
        return False
    before = range(max(0, i - _BEFORE), i - 1)
    return any(row.is_a(j, name) for j in before for name in ("parts", "half", "percent_sign"))


def _to_another(row: Chunks, i: int, end: int) -> bool:
    """Whether the part between chunks `i` and `end` is the low end of a range of parts: "a quarter to a third"."""
    joined = row.is_a(end, "to_word") or row.is_a(end, "or_word") or (
        row.is_a(end, "and_word") and row.is_a(i - 1, "between_word"))
    at = end + 2 + (row.codes[end + 2:end + 3] == "-")
    return joined and (row.is_a(end + 1, "half") or (row.is_a(end + 1, "article") and row.is_a(end + 2, "part")) or (
        row.is_a(end + 1, "cardinal") and row.is_a(at, "parts")))


def on_itself(row: Chunks, i: int) -> bool:
    """Whether a period stands against itself at chunk `i`: "year on year", "month-over-month"."""
    step = 2 + 2 * (row.codes[i + 1:i + 2] == "-")
    return row.is_a(i, "unit") and row.is_a(i + step, "unit") and row.word(i) == row.word(i + step)


def _changed(row: Chunks, i: int) -> bool:
    """Whether chunk `i` says that something rose or fell ("added a third" says that of nothing, nor does "set up")."""
    return row.is_a(i, "change") and not row.is_a(i - 1, "phrasal")


def _spelled(row: Chunks, i: int) -> Reading:
    """"two-thirds", "one fifth", "two and a half million", "three and two thirds"."""
    base = read_figure(row, i)
    if base is None or base[1].ordinal:
        part = _counted(row, i + 1, ONE) if base and row.meaning(i, "cardinal") == 1 else None
        return part if part and row.is_a(part[0], "of_word") else None          # one hundredth of it
    end, number = base
    if row.is_a(i - 1, "stretch") and row.is_a(end, "many_units"):
        return None                                     # the past two quarters
    mixed = _last_counts(row, i, end, number.low)
    counted = None if mixed or _two_periods(row, i, end) else _counted(row, end, number.low)
    if mixed or counted:
        return mixed or _scaled(row, counted)
    joint = _hyphen(row, end)
    rest = _and_a_part(row, _hyphen(row, joint + 1)) if row.is_a(joint, "and_word") else None
    return None if rest is None else _mixed(row, number, *rest)


def _two_periods(row: Chunks, i: int, end: int) -> bool:
    """Whether "two quarters" are half a year: nobody says so for a half."""
    return row.is_a(end, "quarter_years") and row.meaning(i, "cardinal") == 2


def _mixed(row: Chunks, number: Number, end: int, part: Decimal) -> Reading:
    """A number and a part, with the scale that follows: "two and a half million", "one million and a half"."""
    if number.scale < 1000:
        return _scaled(row, _exact(end, number.low + part))
    if row.is_a(end, "scale"):
        return _exact(end + 1, number.low + part * Decimal(row.meaning(end, "scale")))
    return _exact(end, number.low + number.scale * part)


def _and_a_part(row: Chunks, i: int) -> tuple[int, Decimal] | None:
    """What follows "and" in a mixed number: "a half", "one fourth", "fifty-four hundredths"."""
    if row.is_a(i, "article"):
        at = _hyphen(row, i + 1)
        closes = row.is_a(at, "half") or (row.is_a(at, "quarter") and not of_the(row, at + 1)) or _ends(row, at + 1)
        return (at + 1, quotient(ONE, Decimal(row.meaning(at, "part")))) if row.is_a(at, "part") and closes else None
    if row.codes[i:i + 1] == DIGITS and (digits := _written_with_digits(row, i)):
        return digits[0], digits[1].low                                 # 3 and 1/4
    count = read_figure(row, i) if i < len(row) else None
    rest = _counted(row, count[0], count[1].low) if count and not count[1].ordinal else None
    return None if rest is None else (rest[0], rest[1].low)


def _last_counts(row: Chunks, i: int, end: int, total: Decimal) -> Reading:
    """"one hundred and three quarters": the figure behind the last "and" counts the parts, not the sum."""
    last = end - 1
    if last - 1 <= i or not row.is_a(last - 1, "and_word") or not row.is_a(last, "cardinal"):
        return None
    count = Decimal(row.meaning(last, "cardinal"))
    rest = _counted(row, end, count)
    if rest is None or rest[1].low >= 1:
        return None
    stop, part = rest[0], rest[1].low
    if row.is_a(stop, "scale"):
        stop, part = stop + 1, part * Decimal(row.meaning(stop, "scale"))
    return _exact(stop, total - count + part)


def of_the(row: Chunks, i: int) -> bool:
    """Whether what stands at chunk `i` makes the part before it one of something named: "a third of the crowd"."""
    if row.is_a(i, "of_word"):
        return any(row.is_a(i + 1, name) for name in ("definite", "possessive", "such"))
    return row.is_a(i, "of_it") or row.is_a(i, "including")


def _counted(row: Chunks, end: int, count: Decimal) -> Reading:
    """So many parts, from the word for the part on: "thirds" after two, "fifth" after one."""
    at = _hyphen(row, end)
    joined = at > end and row.is_a(at, "part") and 2 < count < Decimal(row.meaning(at, "part"))     # three-quarter
    name = "part" if count == 1 or joined else "parts"
    if not row.is_a(at, name):
        return None
    under = Decimal(row.meaning(at, name))
    if row.is_a(at, "quarter_years") and row.codes[end - 1] == DIGITS and not row.is_a(at + 1, "of_word"):
        return None                                                     # the last 3 quarters
    if count >= under and under in (2, 4) and at == end:
        return None
    return _exact(at + 1, quotient(count, under))


def _ends(row: Chunks, i: int) -> bool:
    """Whether no word follows at chunk `i`: "a third" is then a part, before a noun it is an ordinal."""
    return i >= len(row) or not (row.codes[i] == "-" or row.written(i)[0].isalpha())


def _hyphen(row: Chunks, i: int) -> int:
    """The index behind a hyphen at `i`, else `i`."""
    return i + 1 if row.codes[i:i + 1] == "-" else i
