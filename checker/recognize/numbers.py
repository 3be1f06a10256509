"""Numbers as such: a first layer that turns digits and number words into one chunk with a value.

"4,500", "twenty-one" and "2.5 million" become a chunk each whose code tells its shape (`number`, `day`, `year` ...);
later layers put hedges, ranges and units around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.recognize.chunks import Chunks, Group
from checker.rulebook.lexicon import DIGITS
from checker.rulebook.shapes import ordinal_shape, shape_of


@dataclass(frozen=True, slots=True)
class Number:
    """What a number chunk says: its value (both ends equal), or the span of a vague magnitude."""

    low: Decimal
    high: Decimal
    vague: bool = False


_SEPARATORS = re.compile(r"[^\d.]")


def read_numbers(row: Chunks) -> Chunks:
    """`row` with every number as one chunk whose value is a `Number`."""
    return row.merged(_numbers(row))


def _numbers(row: Chunks) -> Iterator[Group]:
    number = row.lexicon.pattern(
        rf"(?P<ordinal> {{ordinal_word}} | {DIGITS} {{ordinal_suffix}})"
        rf"|(?P<cardinal> ({DIGITS}|{{cardinal}}|{{scale}}) (-? ({{cardinal}}|{{scale}}))*)"
    )
    for match in number.finditer(row.codes):
        first, end = match.span()
        if match.lastgroup == "ordinal":
            value = Decimal(row.meaning(first, "ordinal_word") or _digits(row.written(first)))
            yield first, end, row.lexicon.shape(ordinal_shape(value)), Number(value, value)
        else:
            value = _cardinal(row, first, end)
            yield first, end, row.lexicon.shape(shape_of(row.written(first, end), value)), Number(value, value)


def _digits(written: str) -> Decimal:
    return Decimal(_SEPARATORS.sub("", written))


def _cardinal(row: Chunks, first: int, end: int) -> Decimal:
    """Digits and number words from left to right: small figures add up, a scale multiplies what stands before it."""
    total, group = Decimal(0), Decimal(0)
    for i in range(first, end):
        scale = row.meaning(i, "scale")
        if row.codes[i] == DIGITS:
            group += _digits(row.written(i))
        elif scale is None:
            group += Decimal(row.meaning(i, "cardinal") or 0)
        elif scale == 100:
            group = (group or Decimal(1)) * scale
        else:
            total, group = total + (group or Decimal(1)) * scale, Decimal(0)
    return total + group
