"""A number with the unit it stands with, as it is being read."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.recognize.figures import ONE, Number


class Amount:
    """A number of the row from chunk `first` up to `end`, with its unit and what it has come to mean so far.

    `scale` is what a scale word multiplied the figure by, `prefixed` whether a currency stands before it, `note` what
    the mention tells the person who verifies it, `bound` the hedge between figure and unit ("40-odd percent").
    """

    __slots__ = ("bound", "end", "first", "high", "kind", "low", "note", "number", "prefixed", "scale", "unit")

    def __init__(self, place: tuple[int, int], ends: tuple[Decimal, Decimal], number: Number, kind: Kind,
                 unit: str | None = None, *, scale: Decimal = ONE, note: str | None = None) -> None:
        self.first, self.end = place
        self.low, self.high = ends
        self.number, self.kind, self.unit, self.scale, self.note = number, kind, unit, scale, note
        self.prefixed = False
        self.bound: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and no more."""
        return self.unit is None and self.kind is Kind.NUMBER
