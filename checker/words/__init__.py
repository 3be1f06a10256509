"""Values as an editor writes them, after the AP Stylebook: where a person reads, `~<30000000 USD` says little.

Notation stays where programs read. Words tell the value as understood, never the quote again: an echo would hide a
misreading.
"""

from __future__ import annotations

import re

from checker.words.amounts import amount_in_words, number
from checker.words.dates import date_in_words, duration_in_words

__all__ = ["amount_in_words", "date_in_words", "duration_in_words", "number", "value_as_written"]

_EDGED = re.compile(r"(\S+) \(([A-Z_]+)\)")      # a date with TIMEX3's modifier, as claims name it


def value_as_written(notation: str | None, unit: str | None = None) -> str:
    """A value of the record in words: its notation (`~<4500`, `20..30`) with its unit, or its TIMEX3 date.

    What is neither is given as it stands, and "not resolved" where there is none. A year alone and a figure are
    written alike, and so are a decade and a figure: whoever knows which it is asks for that.
    """
    if notation is None:
        return "not resolved"
    said = amount_in_words(notation, unit, spelled=True) if unit or notation.isdigit() else None
    year = len(notation) == len("2011") and notation.isdigit() and unit is None
    if said and not year:
        return said
    edged = _EDGED.fullmatch(notation)
    time = (date_in_words(edged[1], edged[2]) if edged else date_in_words(notation)) or duration_in_words(notation)
    return time or amount_in_words(notation, unit, spelled=True) or (f"{notation} {unit}" if unit else notation)
