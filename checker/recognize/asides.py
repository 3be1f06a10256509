"""Asides that say nothing of the figures around them: "rose 12 percent, the mayor told reporters, to 4,200".

Each becomes the one comma that would stand there without it, so that no pattern has to reckon with it. What an aside is
stands in `prose.toml`; one with a figure or a date in it stays, for these have to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.recognize.chunks import Chunks, Group
from checker.rulebook.lexicon import DIGITS, DOTTED, NAME
from checker.rulebook.pack import LanguagePack

_COMMA = ","
_FIGURES = ("cardinal", "daypart", "deictic", "month", "ordinal_word", "part", "reference", "scale", "scale_plural",
            "season", "time_unit", "weekday")
_QUOTE = re.compile(r"[\"\u201c\u201d\u00ab\u00bb`]")


def without_asides(row: Chunks, pack: LanguagePack) -> Chunks:
    """`row` with each aside as one comma."""
    found = list(_asides(row, *pack.once("asides", _patterns)))
    return row.merged(found) if found else row


def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], frozenset[str]]:
    """What asides look like, over codes, and the codes of figures and dates."""
    forms = "|".join(pack.lexicon.translate(form) for form in pack.files["prose"]["sentences"]["asides"])
    figures = frozenset({DIGITS, NAME, DOTTED}).union(*(pack.lexicon.members[name] for name in _FIGURES))
    return pack.lexicon.expression(f"{_COMMA}(?:{forms}){_COMMA}"), figures


def _asides(row: Chunks, aside: re.Pattern[str], figures: frozenset[str]) -> Iterator[Group]:
    at = 0
    while match := aside.search(row.codes, at):
        first, end = match.span()
        at = end - 1
        quoted = _QUOTE.search(row.text, row.places[first][0], row.places[end - 1][1])
        if figures.isdisjoint(match[0]) and not quoted:
            yield first, end, _COMMA, None
            at = end
