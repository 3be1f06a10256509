"""Every number and date of a text, with its value, its bound, its unit and its place.

The text is cut into chunks once, and its sentences are marked in them. Layer by layer, numbers, then dates and
quantities are read from them, and where two readings want the same words one place (`overlaps`) settles which of them
stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Context, Mention, Span, Tie
from checker.recognize.contexts import read_contexts
from checker.recognize.dates import hidden, read_dates, with_periods
from checker.recognize.directions import give_directions
from checker.recognize.nouns import name_counts
from checker.recognize.numbers import read_numbers
from checker.recognize.numbers.figures import with_unread
from checker.recognize.row import chunk
from checker.recognize.row.stops import with_ends, without_asides
from checker.recognize.row.words import Worded, tag
from checker.recognize.shapes import read_quantities, settle, with_writing
from checker.recognize.ties import Ties
from checker.recognize.ties.lending import Lending, add_rates, share_hedges
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import sentences_of


class Figures(NamedTuple):
    """The figures of a text, in text order and without overlaps, with their contexts, and what ties them."""

    mentions: list[Mention]
    ties: list[Tie]
    contexts: list[Context]


def find_mentions(text: str, pack: LanguagePack, published: str | None = None) -> list[Mention]:
    """The mentions of `text`, as `find_figures` finds them."""
    return find_figures(text, pack, published).mentions


def find_figures(text: str, pack: LanguagePack, published: str | None = None,
                 sentences: Sequence[Span] | None = None) -> Figures:
    """The mentions of `text` and their ties.

    `published` is the ISO date that relative dates are resolved against; without it they stay unresolved.
    `sentences` are those of the text, where they are known.
    """
    sentences = sentences_of(text, pack) if sentences is None else sentences
    row = read_numbers(without_asides(with_ends(chunk(text, pack.lexicon), sentences), pack))
    tagged = tag(row, pack)
    dates = read_dates(row, pack, published)
    mentions = settle(dates, read_quantities(hidden(tagged, dates), pack))
    counts = name_counts(tagged, pack, mentions)
    ties = Ties(Worded(tagged, counts), pack)
    counts = give_directions(tagged, ties, share_hedges(ties, counts))
    lending = Lending(tagged, ties, counts)
    counts = lending.lend()
    mentions = with_periods(with_writing(tagged, add_rates(tagged, counts, pack)), text, pack)
    mentions = with_unread(text, mentions)
    worded = Worded(tagged, mentions)
    bonds = list(Ties(worded, pack).bonds(mentions))
    told = [Tie(bond.kind, mentions[bond.source].span, mentions[bond.target].span, bond.form) for bond in bonds]
    places = {mention.span for mention in mentions}
    lent = [tie for tie in lending.told if tie.source in places and tie.target in places]
    known = {tie[:3] for tie in lent}
    told = [*(tie for tie in told if tie[:3] not in known), *lent]
    return Figures(mentions, told, read_contexts(worded, pack, bonds))
