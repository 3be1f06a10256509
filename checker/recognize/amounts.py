"""A number with the unit it stands with: "$3 million", "5km", "42-year-old", "60 miles an hour", "5 per 100,000"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.model import Kind
from checker.recognize.chunks import Chunks
from checker.recognize.figures import Number

_KINDS = {"money": Kind.MONEY, "share": Kind.PERCENT, "time": Kind.DURATION}
_WINDOW = 12        # chunks on either side in which a word can tell what an ambiguous unit means
_PER = " per "      # joins the two units of a rate in a quantity's `unit`


@dataclass(slots=True)
class Amount:
    """A number of the row from chunk `first` up to `end`, with its unit and what it has come to mean so far."""

    first: int
    end: int
    low: Decimal
    high: Decimal
    number: Number
    kind: Kind
    unit: str | None = None
    prefixed: bool = False


class Units:
    """The units of a language pack, as they are met in one row."""

    def __init__(self, row: Chunks, units: Mapping[str, Mapping[str, Any]]) -> None:
        self.row, self.units = row, units

    def kind(self, unit: str) -> Kind:
        return _KINDS.get(self.units[unit]["dimension"], Kind.MEASURE)

    def meant(self, i: int, name: str) -> str | None:
        """The unit that chunk `i` means as a member of the class `name`: "unit", "symbol", "tight" or "prefix"."""
        candidates: list[str] | None = self.row.meaning(i, name)
        if candidates is None or len(candidates) == 1:
            return candidates[0] if candidates else None
        plain = [unit for unit in candidates if "near" not in self.units[unit]]
        for unit in candidates:
            near = self.units[unit].get("near")
            if near and any(self.row.is_a(j, near) for j in range(i - _WINDOW, i + _WINDOW)):
                return unit
        return (plain or candidates)[0]


def read_amounts(row: Chunks, units: Units) -> Iterator[Amount]:
    """The numbers of the row in text order, each with its unit where it has one."""
    busy = 0
    for i, number in row.values.items():
        amount = Amount(i, i + 1, number.low, number.high, number,
                        Kind.ORDINAL if number.ordinal else Kind.NUMBER)
        if not number.ordinal:
            _take_prefix(row, units, amount, busy)
            _take_unit(row, units, amount)
            if amount.unit is not None or not amount.prefixed:
                _take_rate(row, units, amount)
        busy = amount.end
        yield amount


def _take_prefix(row: Chunks, units: Units, amount: Amount, busy: int) -> None:
    """A currency before the figure, with a minus before or behind it."""
    i = amount.first - 1
    if i < busy or not row.is_a(i, "prefix"):
        return
    unit = units.meant(i, "prefix")
    if unit is None:
        return
    amount.first, amount.unit, amount.kind, amount.prefixed = i, unit, units.kind(unit), True
    if i > busy and row.codes[i - 1] == "-" and row.glued(i - 1) and (i == 1 or not row.glued(i - 2)):
        amount.first, amount.low, amount.high = i - 1, -amount.high, -amount.low
    elif i > busy and row.is_a(i - 1, "minus"):
        amount.first, amount.low, amount.high = i - 1, -amount.high, -amount.low


def _take_unit(row: Chunks, units: Units, amount: Amount) -> None:
    """The unit behind the figure. A currency before it stands; the same one after it ("$5 US", "$10 dollars") joins."""
    i = amount.end
    joined = row.codes[i:i + 1] == "-"
    if joined:
        i += 1
    elif row.is_a(i, "of_word") and amount.low != amount.high:
        i += 1                                          # tens of millions of dollars, hundreds of miles
    for name in ("unit", "symbol", "tight"):
        if row.is_a(i, name) and (name != "tight" or row.glued(i - 1)) and not (joined and name == "symbol"):
            unit = units.meant(i, name)
            if unit is None or (amount.unit is not None and units.kind(unit) is not Kind.MONEY):
                continue
            amount.unit, amount.kind, amount.end = amount.unit or unit, units.kind(unit), i + 1
            return


def _take_rate(row: Chunks, units: Units, amount: Amount) -> None:
    """What the amount is for each of: "an hour", "per 100,000", "a share", "/day"."""
    i = amount.end
    if row.codes[i:i + 1] == "-" and (row.is_a(i + 1, "article") or row.is_a(i + 1, "per")):
        i += 1
    by_article = row.is_a(i, "article")
    if not (by_article or row.is_a(i, "per") or (row.codes[i:i + 1] == "/" and amount.unit is not None)):
        return
    j = i + 1
    if row.codes[j:j + 1] == "-":
        j += 1
    if j in row.values and not by_article:
        each = row.values[j].low
        each_name = f"{each:f}"
    elif row.is_a(j, "unit"):
        each_name = units.meant(j, "unit") or ""
    elif row.is_a(j, "each") or (row.is_a(i, "per") and row.written(j).isalpha()):
        each_name = row.word(j)
    else:
        return
    amount.unit = (amount.unit or "") + _PER + each_name if amount.unit else _PER.lstrip() + each_name
    amount.end = j + 1
    if amount.kind in (Kind.NUMBER, Kind.DURATION):
        amount.kind = Kind.MEASURE
