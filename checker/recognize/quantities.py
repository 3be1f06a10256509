"""Numbers with what stands around them: hedges, ranges and units."""

from __future__ import annotations

from checker.model import Kind, Mention, Quantity
from checker.recognize.chunks import Chunks
from checker.rulebook.pack import LanguagePack


def read_quantities(row: Chunks, pack: LanguagePack) -> list[Mention]:
    """The quantities in `row`."""
    return [Mention(row.span(i, i + 1), Kind.NUMBER, Quantity(number.low, number.high))
            for i, number in row.values.items()]
