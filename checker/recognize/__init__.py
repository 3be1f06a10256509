"""Every number and date of a text, with its value, its bound, its unit and its place.

`PASSES` are the passes by which they are found, in the order in which they run. Each is a function of what it reads,
and gives what it writes; it sees nothing else of the text, and changes nothing that it was given. What a later pass
writes under a name takes the place of what an earlier one did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from checker.model import Context, Mention, Tie
from checker.recognize.contexts import read_contexts
from checker.recognize.dates import find_dateline, find_drafts, read_dates, with_periods
from checker.recognize.directions import give_directions
from checker.recognize.leftover import find_leftover
from checker.recognize.nouns import name_counts
from checker.recognize.numbers import read_numbers
from checker.recognize.numbers.figures import with_unread
from checker.recognize.row import read_words
from checker.recognize.row.stops import with_ends, without_asides
from checker.recognize.row.words import tag
from checker.recognize.shapes import find_quantities, with_writing
from checker.recognize.superlatives import with_superlatives
from checker.recognize.ties import between_figures, find_bonds, tell_ties
from checker.recognize.ties.lending import add_rates, lend_nouns, share_hedges
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import sentences_of

GIVEN = ("text", "sentences", "published", "pack")
"""What is known before the first pass: the text, where its sentences stand, its date of publication, the language."""


class Pass(NamedTuple):
    """One pass: its name, the names of what it reads and of what it writes, the function that does it, what that is."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[..., Any]
    what: str


PASSES = (
    Pass("words", ("text", "pack"), ("row",), read_words,
         "words, known phrases, figures in digits and signs, each with the code of its classes"),
    Pass("stops", ("row", "sentences"), ("row",), with_ends,
         "where a sentence ends as a sign of its own; every other stop is part of its word"),
    Pass("asides", ("row", "pack"), ("row",), without_asides,
         "what says nothing of the figures around it as one comma"),
    Pass("numbers", ("row",), ("row",), read_numbers,
         "each number, in digits or in words, as one chunk with its value"),
    Pass("parts of speech", ("row", "pack"), ("words",), tag,
         "the part of speech of each word"),
    Pass("expressions of time", ("row", "pack"), ("drafts",), find_drafts,
         "the words of dates, times, durations and sets of time"),
    Pass("times", ("row", "drafts", "pack", "published"), ("times",), read_dates,
         "dates, times, durations and sets of time, with TIMEX3 values"),
    Pass("quantities", ("words", "times", "pack"), ("figures",), find_quantities,
         "numbers with their units, ranges, ratios, ages, hedges; of two readings of the same words one stands"),
    Pass("nouns", ("words", "pack", "figures"), ("figures",), name_counts,
         "what a number counts: its noun and the whole phrase"),
    Pass("tying", ("words", "figures", "pack"), ("tying",), between_figures,
         "the words beside and between the figures, to which the forms of `ties.toml` are put"),
    Pass("hedges", ("tying", "figures"), ("figures",), share_hedges,
         "hedges told once for two figures"),
    Pass("directions", ("words", "tying", "figures"), ("figures",), give_directions,
         "which way a change goes"),
    Pass("loans", ("words", "tying", "figures"), ("figures", "loans"), lend_nouns,
         "the nouns that other words lend to figures without one"),
    Pass("rates", ("words", "figures", "pack"), ("figures",), add_rates,
         "what a count is for each of"),
    Pass("writing", ("words", "figures"), ("figures",), with_writing,
         "the place of the last digit, the zeros, the two sides of a part"),
    Pass("periods", ("figures", "text", "pack"), ("figures",), with_periods,
         "durations whose beginning and end the text tells"),
    Pass("unread", ("text", "figures"), ("figures",), with_unread,
         "figures that are too long to be read, without a value"),
    Pass("leftover", ("row", "figures"), ("leftover",), find_leftover,
         "digits and words for numbers that are in no figure"),
    Pass("bonds", ("words", "figures", "pack"), ("worded", "bonds"), find_bonds,
         "what ties two figures, as they are known at last"),
    Pass("ties", ("figures", "bonds", "loans"), ("ties",), tell_ties,
         "those ties, and the ones by which something was lent"),
    Pass("contexts", ("worded", "pack", "bonds"), ("contexts",), read_contexts,
         "the role, mode, holder and period of each figure"),
    Pass("superlatives", ("worded", "figures", "contexts"), ("figures", "contexts"), with_superlatives,
         "words that claim a place above all others, which stand beside the figures"),
)


_UNDATED = next(i for i, each in enumerate(PASSES) if "published" in each.reads)
UNDATED, DATED = PASSES[:_UNDATED], PASSES[_UNDATED:]
"""The passes that need not know the day of publication, which a story may tell itself, and the rest."""


def run(passes: Iterable[Pass], given: Mapping[str, Any]) -> dict[str, Any]:
    """All that is known of a text after these passes, by name; `given` is what was known before."""
    known = dict(given)
    for each in passes:
        made = each.run(*[known[name] for name in each.reads])
        known.update(zip(each.writes, made if len(each.writes) > 1 else (made,), strict=True))
    return known


class Groundwork:
    """What is read of a text before its day of publication has to be known."""

    def __init__(self, text: str, pack: LanguagePack) -> None:
        self.sentences = sentences_of(text, pack)
        self.known = run(UNDATED, {"text": text, "sentences": self.sentences, "pack": pack})

    @cached_property
    def dateline(self) -> str | None:
        """The ISO date on which the text says, in its head, that it was published; None where it does not."""
        return find_dateline(self.known["row"], self.known["drafts"], self.known["pack"])


class Figures(NamedTuple):
    """The figures of a text, in text order and without overlaps, with their contexts, and what ties them.

    `leftover` are the digits and the words for numbers that are in none of them.
    """

    mentions: list[Mention]
    ties: list[Tie]
    contexts: list[Context]
    leftover: list[Mention]


def find_mentions(text: str, pack: LanguagePack, published: str | None = None) -> list[Mention]:
    """The mentions of `text`, as `find_figures` finds them."""
    return find_figures(Groundwork(text, pack), published).mentions


def find_figures(ground: Groundwork, published: str | None = None) -> Figures:
    """The mentions of a text and their ties.

    `published` is the ISO date that relative dates are resolved against; without it they stay unresolved.
    """
    found = run(DATED, {**ground.known, "published": published})
    return Figures(found["figures"], found["ties"], found["contexts"], found["leftover"])
