"""Digits and words for numbers that no reader of figures took: listed all the same, so that none is dropped in silence.

They are digits in a name ("S23") and words that mostly are no figure where they are left ("the second half", "double
digits"). They stand apart from the figures, since no pattern reckons with them; rules dismiss them with their reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from checker.model import Bound, Kind, Mention, Quantity, Span
from checker.recognize.numbers.figures import LONGEST, ONE
from checker.recognize.numbers.fractions import quotient
from checker.recognize.row import Chunks
from checker.recognize.shapes.bounds import bounded
from checker.recognize.shapes.ratios import MULTIPLE
from checker.rulebook.lexicon import DIGITS, DOTTED, NAME

_NAMED = "letters and digits in one: not read"
_PARTS = ("part", "parts")
_MULTIPLES = ("doubling", "doubled", "doubles", "multiple")
_NUMBERS = ("cardinal", "scale")
_WORDS = "|".join(f"{{{name}}}" for name in (*_PARTS, *_MULTIPLES, *_NUMBERS))


def find_leftover(row: Chunks, mentions: Sequence[Mention]) -> list[Mention]:
    """What of `row` stands in none of the mentions, which are in text order, nor in the noun of one."""
    starts = [mention.span.start for mention in mentions]
    lexicon, found = row.lexicon, []
    words = lexicon.expression(f"[{NAME}{DOTTED}{DIGITS}]|{lexicon.translate(_WORDS)}").finditer(row.codes)
    for i in sorted({*row.values, *(match.start() for match in words)}):
        start, end = row.places[i]
        k = bisect_right(starts, start) - 1
        held = k >= 0 and max(mentions[k].span.end, (mentions[k].phrase or mentions[k].span).end) > start
        if not held and end - start <= LONGEST:
            found.append(_left(row, i))
    return found


def _left(row: Chunks, i: int) -> Mention:
    """The mention of chunk `i`, with the value that its word has by itself, if it has one."""
    span, written = Span(*row.places[i]), row.written(i)
    if (number := row.values.get(i)) is not None:
        kind = Kind.ORDINAL if number.ordinal else Kind.NUMBER
        return Mention(span, kind, bounded(number.low, number.high, Bound.EXACT, None), figure=span)
    ways = ((_PARTS, Kind.RATIO, None), (_MULTIPLES, Kind.RATIO, MULTIPLE), (_NUMBERS, Kind.NUMBER, None))
    for names, kind, unit in ways if written.isalpha() else ():
        said = next((meaning for name in names if (meaning := row.meaning(i, name)) is not None), None)
        if said is not None:
            value = quotient(ONE, Decimal(said)) if names is _PARTS else Decimal(said)
            return Mention(span, kind, Quantity(value, value, Bound.EXACT, unit), figure=span)
    return Mention(span, Kind.NUMBER, note=_NAMED)
