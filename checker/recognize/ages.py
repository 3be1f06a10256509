"""Ages: "42-year-old", "42 years old", "3 months of age", "aged 42", "at the age of 42", "Smith, 42,"."""

from __future__ import annotations

from checker.recognize.chunks import Chunks
from checker.rulebook.lexicon import CAPITAL

_OLDEST = 120


def read_age(row: Chunks, first: int, end: int, unit: str | None) -> tuple[int, int] | None:
    """The chunks of an age around a number that stands from `first` up to `end`, or None where it is no age."""
    if unit is not None:
        behind = end + (row.codes[end:end + 1] == "-")
        if row.is_a(behind, "old"):
            return first, behind + 1
        return None
    if row.is_a(first - 1, "aged"):
        return first - 1, end
    if end != first + 1 or first < 2 or not row.is_a(first, "two"):
        return None
    after = row.codes[end:end + 1]
    if row.codes[first - 1] == "," and row.codes[first - 2] == CAPITAL and after in (",", ")"):
        return first, end
    return None
