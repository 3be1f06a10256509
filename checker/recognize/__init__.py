"""Every number and date of a text, with its value, its bound, its unit and its place.

The text is cut into chunks once. Layer by layer, numbers, then dates and quantities are read from them, and where two
readings want the same words one place (`overlaps`) settles which of them stands.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Mention, Tie
from checker.recognize.chunks import chunk
from checker.recognize.conversions import share_hedges
from checker.recognize.dates import hidden, read_dates, with_periods
from checker.recognize.direction import give_directions
from checker.recognize.ellipsis import lend_nouns
from checker.recognize.nouns import name_counts
from checker.recognize.numbers import read_numbers
from checker.recognize.overlaps import settle
from checker.recognize.quantities import read_quantities
from checker.recognize.rates import add_rates
from checker.recognize.tagged import tag
from checker.recognize.tying import find_bonds
from checker.recognize.written import with_writing
from checker.rulebook.pack import LanguagePack


class Figures(NamedTuple):
    """The figures of a text, in text order and without overlaps, and what ties them to each other."""

    mentions: list[Mention]
    ties: list[Tie]


def find_mentions(text: str, pack: LanguagePack, published: str | None = None) -> list[Mention]:
    """The mentions of `text`, as `find_figures` finds them."""
    return find_figures(text, pack, published).mentions


def find_figures(text: str, pack: LanguagePack, published: str | None = None) -> Figures:
    """The mentions of `text` and their ties.

    `published` is the ISO date that relative dates are resolved against; without it they stay unresolved.
    """
    row = read_numbers(chunk(text, pack.lexicon))
    tagged = tag(row, pack)
    dates = read_dates(row, pack, published)
    mentions = settle(dates, read_quantities(hidden(tagged, dates), pack))
    counts = name_counts(tagged, pack, share_hedges(tagged, mentions))
    counts = lend_nouns(tagged, pack, give_directions(tagged, counts))
    mentions = with_periods(with_writing(tagged, add_rates(tagged, counts, pack)), text, pack)
    return Figures(mentions, [Tie(bond.kind, mentions[bond.source].span, mentions[bond.target].span, bond.form)
                              for bond in find_bonds(tagged, pack, mentions)])
