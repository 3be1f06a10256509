"""Magnitudes in words that span a range: "dozens", "tens of thousands", "a few hundred", "hundreds of millions"."""

from __future__ import annotations

from decimal import Decimal

from checker.recognize.chunks import Chunks
from checker.recognize.figures import ONE, Number, plural_scale

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
