"""Numbers as such: a first layer that turns digits and number words into one chunk with a value.

"4,500", "twenty-one", "2.5 million", "two and a half" and "tens of thousands" become a chunk each, which says its value
or the span of it ("dozens"). Its code tells its shape (`number`, `day`, `year`, `fraction`, `vague`, `ordinal` ...);
later layers put hedges, ranges and units around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.recognize.numbers.figures import LONGEST, ONE, ZERO, Number, figure, plural_scale, read_figure
from checker.recognize.numbers.fractions import read_fraction
from checker.recognize.row import Chunks, Group
from checker.rulebook.lexicon import CAPITAL, DIGITS, LOWER, NAME, POINT, SIGN, Lexicon
from checker.rulebook.shapes import FRACTION, NUMBER, VAGUE, Shape, ordinal_shape, shape_of

__all__ = ["Number", "read_numbers"]

# What can begin a number that has to be read, and what behind a figure makes one of those.
_START = (
    "{cardinal}|{scale}|{scale_plural}|{ordinal_word}|{fraction_sign}|{pair}"
    "|{few}(?={scale}|{scale_plural})|{article}(?={scale}|{part}|{rate_step})|(?<={hedge}){article}(?={single})"
    "|(?<={compare}){article}(?={single})|(?<={change}|{by_word}){article}(?={step_of_one})"
    "|{article}(?={slang_money}|{entire}{step_of_one}|{single}{stretching})"
    "|{article}(?=(?:{step_of_one}|{single})(?:{set_above}|{set_below}|{more_or_less}|{level}))"
    "|{half}(?=-?{scale}|-?{unit}|{article}|{of_word}|{of_it}|{including}|{definite}|{possessive}|{such}|{as_word}"
    "|{to_word}{cardinal}|{to_word}{article}{part}|{of_many}|{one_or_many})"
    "|{no}(?={harm}|{degree}{harm})|{nobody}(?=[^.;,]{0,4}(?:{befalls}|{was}){1,3}[^.;,]{0,1}{befallen})"
    "|(?<={of_which}|{of_whom}){half}|(?<={hedge}){half}|(?<={compare}){half}|(?<={by_word}){half}|{quarter}(?=-?{scale})"
)
# What makes a figure of a noun that is mostly none: "Scores were hurt", "killing scores", "and scores more died".
_MANY = (
    r"(?<!{possessive}|{definite}|{article}|{he_or_she}|{it}|{they}|{who}){many}(?={befalls}{0,3}{befallen}|(?:{besides}|{stand_in})(?:{befallen}|{befalls}))"
    r"|(?<={befalling}){many}(?={besides}|{stand_in}|{and_word}|{in_word}|[.,;)]|$)"
)
_MORE = (
    "{scale}|{scale_sign}|{scale_plural}|{score_word}|{fraction_sign}|{ordinal_suffix}|{part}|{parts}|{point_word}|{ordinal_word}"
    "|-?{and_word}-?({article}|{cardinal}|{ordinal_word})|-({scale}|{scale_plural}|{part}|{parts}|{cardinal}|{ordinal_word})"
    f"|{{times_sign}}{DIGITS}|,{DIGITS}|{{and_word}}{DIGITS}/"
)


_CENTURIES = range(16, 21)          # sixteen hundred to twenty hundred: what a year in words begins with


def read_numbers(row: Chunks) -> Chunks:
    """`row` with every number as one chunk whose value is a `Number`."""
    return row.merged(_signed(row, _numbers(row)))


def _numbers(row: Chunks) -> Iterator[Group]:
    seen: dict[str, tuple[str, Number]] = {}
    busy = 0
    for match in row.lexicon.once(_start).finditer(row.codes):
        i = match.start()
        if i < busy:
            continue
        if (match.lastgroup == "ordinal" and row.is_a(i, "unit") and busy and row.codes[busy:i] in ("", "-")
                and not row.is_a(i + 1, "long_unit")):
            continue                                # the unit of the number before it: a 30-second call
        if row.places[i][1] - row.places[i][0] > LONGEST or _behind_name(row, i):
            continue
        if match.lastgroup:
            busy = match.end()
            written = row.written(i, busy)
            known = seen.get(written)
            if known is None:
                known = seen[written] = _simple(row, i, match.lastgroup)
            yield i, busy, *known
            continue
        reading = _read(row, i)
        if reading is not None:
            busy, number, shape = reading
            yield i, busy, row.lexicon.shape(shape), number


def _start(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a number can begin; one that needs no closer look has its sort as the name of the group."""
    more, exponent = lexicon.translate(_MORE), lexicon.translate("{exponent_sign}")
    return lexicon.expression(
        f"(?P<plain>{DIGITS}(?![/^{NAME}{SIGN}{DIGITS}]|-{DIGITS}/|{exponent}-{DIGITS}|{more})"
        f"|{lexicon.translate('{cardinal}')}(?!{lexicon.translate('{cardinal}')}|{more}))"
        f"|(?P<ordinal>{lexicon.translate('{ordinal_word}')})"
        f"|(?P<scaled>{DIGITS}{lexicon.translate('{scale}')}(?![-]|{more}|{lexicon.translate('{and_word}')}{DIGITS}))"
        f"|{DIGITS}|{lexicon.translate(_START)}|(?<![{LOWER}{CAPITAL}])(?:{lexicon.translate(_MANY)})"
    )


def _behind_name(row: Chunks, i: int) -> bool:
    """Whether the digits at `i` are the end of a name: the 4 of "iOS17.4"."""
    return row.codes[i - 2:i] == f"{NAME}{POINT}" and i > 1 and row.glued(i - 1) and row.glued(i - 2)


def _simple(row: Chunks, i: int, group: str) -> tuple[str, Number]:
    """The code and the value of a number that is one chunk, or digits and a scale."""
    written = row.written(i)
    if group == "ordinal":
        value = Decimal(row.meaning(i, "ordinal_word"))
        return row.lexicon.shape(ordinal_shape(value)), Number(value, value, ordinal=True)
    value = figure(written) if row.codes[i] == DIGITS else Decimal(row.meaning(i, "cardinal"))
    if group == "scaled":
        scale = Decimal(row.meaning(i + 1, "scale"))
        return row.lexicon.shape(NUMBER), Number(value * scale, value * scale, scale=scale)
    return row.lexicon.shape(shape_of(written, value)), Number(value, value)


def _read(row: Chunks, i: int) -> tuple[int, Number, Shape] | None:
    """The number that begins at chunk `i`: the index behind it, its value and its shape."""
    if row.is_a(i, "article") and (end := _only_one(row, i)):
        return end, Number(ONE, ONE), NUMBER
    if row.is_a(i, "no") or row.is_a(i, "nobody"):
        return i + 1, Number(ZERO, ZERO), NUMBER
    vague = read_magnitude(row, i)
    if vague is not None:
        return *vague, VAGUE if vague[1].vague else shape_of("", vague[1].low)
    part = read_fraction(row, i)
    if part is not None:
        return *part, FRACTION if part[1].low < 1 else NUMBER
    plain = None if row.is_a(i, "half") or row.is_a(i, "quarter") else read_figure(row, i)
    return None if plain is None else _shaped(row, i, plain)


def _shaped(row: Chunks, i: int, plain: tuple[int, Number]) -> tuple[int, Number, Shape]:
    """A cardinal or ordinal read from chunk `i` on, with its shape."""
    end, number = plain
    shape = ordinal_shape(number.low) if number.ordinal else shape_of(row.written(i, end), number.low)
    if row.is_a(end, "times_sign") and row.codes[end + 1:end + 2] == DIGITS:
        shape = NUMBER                                  # 1920 x 1080 is no year
    return _century(row, i, plain) or (end, number, shape)


def _only_one(row: Chunks, i: int) -> int | None:
    """Where the article at chunk `i` ends as a number: "a basis point", "under a mile", "up a cent", "a mile long"."""
    if _is_one(row, i + 1):
        return i + 1
    unit = i + 1 + row.is_a(i + 1, "entire")
    if not _closes(row, unit + 1) and not _set_against(row, unit):
        return None                                     # more than a foot injury, up a dollar store
    changed = unit > i + 1 or row.is_a(i - 1, "change") or row.is_a(i - 1, "by_word")
    stepped = changed and row.is_a(unit, "step_of_one")
    hedged = row.is_a(unit, "single") and (row.is_a(i - 1, "hedge") or row.is_a(i - 1, "compare"))
    long = row.is_a(unit, "single") and row.is_a(unit + 1, "stretching") and _closes(row, unit + 2)
    return unit if stepped or hedged or long or _set_against(row, unit) else None


def _is_one(row: Chunks, i: int) -> bool:
    """Whether an article is a number before chunk `i`, whatever stands before it: "a basis point", "a grand"."""
    return row.is_a(i, "rate_step") or (row.is_a(i, "slang_money") and _closes(row, i + 1))


def _set_against(row: Chunks, unit: int) -> bool:
    """Whether the unit at chunk `unit` is one more or less than something: "a penny more than", "a point above"."""
    if not (row.is_a(unit, "step_of_one") or row.is_a(unit, "single")) or row.codes[unit + 2:unit + 3] == DIGITS:
        return False                                    # a dollar above 7 yuan
    if row.is_a(unit + 1, "more_or_less"):
        return _closes(row, unit + 2)                   # a second more careful look
    return any(row.is_a(unit + 1, name) for name in ("set_above", "set_below", "level"))


def _closes(row: Chunks, i: int) -> bool:
    """Whether a measure can end before chunk `i`: no noun follows that it would be a part of."""
    return i >= len(row) or not (row.codes[i] == "-" or row.written(i)[0].isalpha()) or any(
        row.is_a(i, name) for name in ("behind_a_part", "behind_a_unit", "by_a_part"))


def _century(row: Chunks, i: int, first: tuple[int, Number]) -> tuple[int, Number, Shape] | None:
    """A year in words ("nineteen seventy-nine"): two figures in a row that are no sum."""
    end, number = first
    if end != i + 1 or number.low not in _CENTURIES or not row.is_a(end, "cardinal"):
        return None
    stop, rest = read_figure(row, end) or (end, number)
    if not 10 <= rest.low < 100 or rest.scale != 1 or rest.ordinal:
        return None
    year = number.low * 100 + rest.low
    return stop, Number(year, year), shape_of(str(year), year)


def _signed(row: Chunks, groups: Iterator[Group]) -> Iterator[Group]:
    """The groups, those with a minus before them negative."""
    busy = 0
    for first, end, code, number in groups:
        if _minus(row, first, busy):
            hyphen = row.codes[first - 1] == "-" and row.is_a(first - 2, "minus") and first - 2 >= busy
            begin = first - 1 - hyphen                  # minus-one
            yield begin, end, row.lexicon.shape(NUMBER), number._replace(low=-number.high, high=-number.low)
        else:
            yield first, end, code, number
        busy = end


def _minus(row: Chunks, i: int, busy: int) -> bool:
    """Whether a minus stands before the number at `i`: a word, or a hyphen that joins nothing before it."""
    if i <= busy:
        return False
    if row.is_a(i - 1, "minus"):
        return True
    if row.codes[i - 1] != "-" or not row.glued(i - 1):
        return False
    if i == 1 or not row.glued(i - 2):
        return not (i - 1 == busy > 0) or "." in row.written(i)         # "the index -1.3%", but no "4 -1"
    return row.codes[i - 2] in "([" or row.is_a(i - 2, "prefix") or row.is_a(i - 2, "minus")


GREATEST = Decimal(10) ** 30
FEWEST, MOST = Decimal(2), Decimal(9)       # "a few hundred" is two hundred up to, not with, a thousand


def read_magnitude(row: Chunks, i: int) -> tuple[int, Number] | None:
    """A vague magnitude from chunk `i` on, or a counted one ("3 dozens", "a couple of hundred")."""
    if row.is_a(i, "few"):
        return _several(row, i)
    if row.is_a(i, "scale_plural"):
        return _plural(row, i)
    if row.is_a(i, "many"):
        low, high = map(Decimal, row.meaning(i, "many"))
        return i + 1, Number(low, high, vague=True)
    if row.is_a(i, "pair") and not _together(row, i + 1):
        end, scale = _scales(row, i + 1)
        value = Decimal(row.meaning(i, "pair")) * scale
        return end, Number(value, value, scale=scale, hedged=True)
    return None


def _together(row: Chunks, i: int) -> bool:
    """Whether chunk `i` tells that "a couple" before it is two people: "a couple who", "a couple in their 70s"."""
    return row.is_a(i, "behind_a_couple") or (row.is_a(i, "in_word") and row.is_a(i + 1, "possessive"))


def _plural(row: Chunks, i: int) -> tuple[int, Number]:
    low, high = map(Decimal, row.meaning(i, "scale_plural"))
    end = i + 1
    while high < GREATEST and row.is_a(end, "of_word") and (
            row.is_a(end + 1, "scale_plural") or row.is_a(end + 1, "scale")):
        scale = _scale_of(row, end + 1)
        low, high = low * scale, (high + 1) * scale - 1
        end += 2
    return end, Number(low, high, vague=True)


def _scale_of(row: Chunks, i: int) -> Decimal:
    return plural_scale(row, i) if row.is_a(i, "scale_plural") else Decimal(row.meaning(i, "scale"))


def _several(row: Chunks, i: int) -> tuple[int, Number] | None:
    end, scale = _scales(row, i + 1)
    if end == i + 1:
        return None
    return end, Number(FEWEST * scale, (MOST + 1) * scale - 1, vague=True)


def _scales(row: Chunks, i: int) -> tuple[int, Decimal]:
    """The product of the scale words from chunk `i` on, "of" before them ("a couple of hundred")."""
    scale = ONE
    end = i
    while scale < GREATEST and (row.is_a(end, "scale") or row.is_a(end, "scale_plural")):
        scale *= _scale_of(row, end)
        end += 1
    return end, scale
