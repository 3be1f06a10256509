"""Numbers as such: a first layer that turns digits and number words into one chunk with a value.

"4,500", "twenty-one", "2.5 million", "two and a half" and "tens of thousands" become a chunk each. Its code tells its
shape (`number`, `day`, `year`, `fraction`, `vague`, `ordinal` ...); later layers put hedges, ranges and units
around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.recognize.chunks import Chunks, Group
from checker.recognize.figures import Number, figure, read_figure
from checker.recognize.fractions import read_fraction
from checker.recognize.magnitudes import read_magnitude
from checker.rulebook.lexicon import DIGITS, NAME, SIGN
from checker.rulebook.shapes import FRACTION, NUMBER, VAGUE, Shape, ordinal_shape, shape_of

__all__ = ["Number", "read_numbers"]

_START = (
    "{cardinal}|{scale}|{scale_plural}|{ordinal_word}|{fraction_sign}|{pair}"
    "|{few}(?={scale})|{article}(?={scale}|{part})|{half}|{quarter}"
)
_MORE = "{scale}|{scale_sign}|{scale_plural}|{fraction_sign}|{ordinal_suffix}|{part}|{parts}|{and_word}|{point_word}"


def read_numbers(row: Chunks) -> Chunks:
    """`row` with every number as one chunk whose value is a `Number`."""
    return row.merged(_signed(row, _numbers(row)))


def _numbers(row: Chunks) -> Iterator[Group]:
    lexicon = row.lexicon
    more = lexicon.translate(_MORE)
    start = re.compile(f"(?P<plain>{DIGITS}(?![-/^{NAME}{SIGN}{DIGITS}]|{more}))|{DIGITS}|{lexicon.translate(_START)}")
    seen: dict[str, tuple[str, Number]] = {}
    busy = 0
    for match in start.finditer(row.codes):
        i = match.start()
        if i < busy:
            continue
        if match.lastgroup == "plain":
            written = row.written(i)
            known = seen.get(written)
            if known is None:
                value = figure(written)
                known = seen[written] = lexicon.shape(shape_of(written, value)), Number(value, value)
            busy = i + 1
            yield i, busy, *known
            continue
        reading = _read(row, i)
        if reading is not None:
            busy, number, shape = reading
            yield i, busy, lexicon.shape(shape), number


def _read(row: Chunks, i: int) -> tuple[int, Number, Shape] | None:
    """The number that begins at chunk `i`: the index behind it, its value and its shape."""
    vague = read_magnitude(row, i)
    if vague is not None:
        return *vague, VAGUE if vague[1].vague else shape_of("", vague[1].low)
    part = read_fraction(row, i)
    if part is not None:
        return *part, FRACTION if part[1].low < 1 else NUMBER
    if row.is_a(i, "half") or row.is_a(i, "quarter"):
        return None
    plain = read_figure(row, i)
    if plain is None:
        return None
    end, number = plain
    if number.ordinal:
        return end, number, ordinal_shape(number.low)
    return end, number, shape_of(row.written(i, end), number.low)


def _signed(row: Chunks, groups: Iterator[Group]) -> Iterator[Group]:
    """The groups, those with a minus before them negative."""
    busy = 0
    for first, end, code, number in groups:
        if _minus(row, first, busy):
            yield first - 1, end, row.lexicon.shape(NUMBER), replace(number, low=-number.high, high=-number.low)
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
        return not (i - 1 == busy > 0)
    return row.codes[i - 2] in "([" or row.is_a(i - 2, "prefix") or row.is_a(i - 2, "minus")
