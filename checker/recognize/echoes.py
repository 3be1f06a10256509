"""Changes told once for several figures: "40 points, or 2 percent", "Oslo rose 3 percent and Bergen 2"."""

from __future__ import annotations

from checker.model import Kind, Mention
from checker.recognize.tagged import Tagged

AMOUNTS = (Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RATIO)
_SAME = r",?cQ{0,2}$|\($"                                          # 40 points, or 2 percent; 2 or even 3 percent
_AND_THEN = r"P[aD]?[nXMTJG]{1,3}(?:,?C|,)(?:b?a?J)?"                # 1 percent in the month and 4 percent on the year
_CLOSED = ("P", "f", ".", ",", "")
_GAPPED = r",?[CcK]?[aD]?[XnJMNSF&]{1,5}#?b?$|,?cQ{1,2}$"             # A rose 3 percent and B 2 percent
_PAST_LEVEL = r"[tP]a?J?[^.!\n,#]?#[%nNMX]{0,2},?[CcK]?[aD]?[XnJMNSF]{1,5}b?$"     # up 4% to 1.1bn and B 2 percent


def carries(tagged: Tagged, tags: str, earlier: Mention, mention: Mention) -> bool:
    """Whether `mention` says the same change once more ("40 points, or 2 percent") or shares the verb."""
    if mention.kind not in AMOUNTS or earlier.quantity is None or mention.quantity is None:
        return False
    first, end = tagged.at((earlier.phrase or earlier.span).end), tagged.at(mention.span.start)
    alike = (earlier.kind is mention.kind and earlier.quantity.unit == mention.quantity.unit) or (
        _moves_index(tagged, earlier) and _moves_index(tagged, mention))
    if tagged.pattern(_SAME).fullmatch(tags, first, end):
        return True
    if not alike:
        return False
    if tagged.pattern(_GAPPED).fullmatch(tags, first, end):
        return True
    behind = tagged.at(mention.span.end)
    again = tags[behind:behind + 1] in _CLOSED and tagged.pattern(_AND_THEN).fullmatch(tags, first, end)
    return bool(again or tagged.pattern(_PAST_LEVEL).fullmatch(tags, first, end))


def _moves_index(tagged: Tagged, mention: Mention) -> bool:
    """Whether a figure is a share or a number of points, the two that an index moves by."""
    return mention.kind is Kind.PERCENT or tagged.row.is_a(
        tagged.at((mention.phrase or mention.span).end) - 1, "step")
