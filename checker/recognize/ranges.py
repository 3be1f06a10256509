"""Two figures that make one: "2 to 3 million", "$2-3 billion", "between 5 and 7 percent", "three or four years"."""

from __future__ import annotations

from checker.model import Kind
from checker.recognize.amounts import Amount
from checker.recognize.chunks import Chunks
from checker.recognize.figures import ONE


def carry(low: Amount, high: Amount) -> bool:
    """Give the first end of a range the scale and the unit of the second; False where they do not belong together."""
    if low.unit is None and high.unit is not None:
        low.unit, low.kind = high.unit, high.kind
    elif high.unit is None and low.unit is not None:
        high.unit, high.kind = low.unit, low.kind
    elif low.unit != high.unit:
        return False
    scale = high.number.scale
    if scale > ONE and low.number.scale == ONE and low.number.low <= high.number.high / scale:
        low.low, low.high = low.low * scale, low.high * scale
    return True


def carry_back(row: Chunks, amounts: list[Amount]) -> None:
    """In a list, give figures that stand alone the unit of the last: "10, 20 and 30 percent"."""
    for k in range(len(amounts) - 1, 0, -1):
        last, this = amounts[k], amounts[k - 1]
        if last.unit is None or last.prefixed or this.unit is not None or this.kind is not Kind.NUMBER:
            continue
        between = row.codes[this.end:last.first]
        comma = between == "," and k > 1 and amounts[k - 1].kind is Kind.NUMBER
        joined = len(between) == 1 and (row.is_a(this.end, "and_word") or row.is_a(this.end, "or_word"))
        if (joined or comma) and not row.is_a(this.first, "year"):
            carry(this, last)


def joins(row: Chunks, low: Amount, high: Amount) -> bool:
    """Whether the chunks between two amounts make them the ends of a range."""
    between = row.codes[low.end:high.first]
    if low.kind is Kind.ORDINAL or high.kind is Kind.ORDINAL or _years(row, low, high):
        return False
    if between == "-":
        return row.glued(low.end - 1) == row.glued(low.end)
    if len(between) == 1 and row.is_a(low.end, "to_word"):
        return True
    if len(between) == 3 and between[0] == between[2] == "-" and row.is_a(low.end + 1, "to_word"):
        return True
    if len(between) != 1:
        return False
    if row.is_a(low.end, "and_word"):
        return row.is_a(low.first - 1, "between_word")
    return row.is_a(low.end, "or_word") and low.unit in (None, high.unit) and low.low < high.low <= low.low * 2


def _years(row: Chunks, low: Amount, high: Amount) -> bool:
    """Whether both ends are bare years: a period, which is the date reader's."""
    return all(a.unit is None and row.is_a(a.first, "year") for a in (low, high))
