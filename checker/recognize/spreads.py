"""Figures that say how far they spread: "the mid-60s", "the low $90s", "54.3 ± 11.2 years".

The tens of a decade span ten figures. What stands behind ± is no figure of its own: it goes into the note of the one
that it belongs to.
"""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind, plain
from checker.recognize.amounts import Amount
from checker.recognize.figures import ONE
from checker.recognize.units import Scene

_DECADE = 9             # the 60s are from 60 to 69
DEGREE = "degree"


def spread_tens(scene: Scene, amounts: list[Amount]) -> None:
    """Widen every amount that a word for a part of a decade stands before, and an s behind: "in the mid-60s"."""
    row, last = scene.row, None
    for amount in amounts:
        if not row.is_a(amount.end, "plural_sign") or not row.glued(amount.end - 1):
            continue
        part = amount.first - 1 - (scene.sign(amount.first - 1) == "-")
        if not row.is_a(part, "part_of_ten") or row.is_a(part - 1, "possessive") or not _tens(amount):
            continue
        if amount.unit is None and (last == DEGREE or scene.near(amount.first - 1, "temperature_cue")):
            amount.unit, amount.kind = DEGREE, Kind.MEASURE
        last = amount.unit
        amount.first, amount.end = part, amount.end + 1
        amount.high += _DECADE
        amount.number = amount.number._replace(vague=True)


def _tens(amount: Amount) -> bool:
    return amount.low == amount.high and 10 <= amount.low < 200 and amount.low % 10 == 0


def tolerance(scene: Scene, low: Amount, high: Amount) -> Amount | None:
    """A figure and what stands behind its ± as one amount that is meant about so; None where there is no ± between."""
    if high.first != low.end + 1 or not scene.row.is_a(low.end, "tolerance") or low.unit not in (None, high.unit):
        return None
    scale = high.scale if low.scale == ONE else ONE
    value = low.low * Decimal(scale)
    note = f"{scene.row.written(low.end)} {plain(high.low)}"
    number = low.number._replace(hedged=True)
    return Amount((low.first, high.end), (value, value), number, high.kind, high.unit, note=note)
