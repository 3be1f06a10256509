"""The passes by which the figures of a text are found, in the order in which they run: what each reads and writes.

Each pass is a function of what it reads, and gives what it writes; it sees nothing else of the text, and changes
nothing that it was given. What a later pass writes under a name takes the place of what an earlier one did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from checker.model import Mention, Tie
from checker.recognize.contexts import read_contexts
from checker.recognize.dates import find_drafts, hidden, read_dates, with_periods
from checker.recognize.directions import give_directions
from checker.recognize.nouns import name_counts
from checker.recognize.numbers import read_numbers
from checker.recognize.numbers.figures import with_unread
from checker.recognize.row import Chunks, chunk
from checker.recognize.row.stops import with_ends, without_asides
from checker.recognize.row.words import Tagged, Worded, tag
from checker.recognize.shapes import read_quantities, settle, with_writing
from checker.recognize.ties import Bond, Ties
from checker.recognize.ties.lending import Lending, add_rates, share_hedges
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


def _words(text: str, pack: LanguagePack) -> Chunks:
    return chunk(text, pack.lexicon)


def _quantities(words: Tagged, times: list[Mention], pack: LanguagePack) -> list[Mention]:
    return settle(times, read_quantities(hidden(words, times), pack))


def _tying(words: Tagged, figures: list[Mention], pack: LanguagePack) -> Ties:
    return Ties(Worded(words, figures), pack)


def _loans(words: Tagged, tying: Ties, figures: list[Mention]) -> tuple[list[Mention], list[Tie]]:
    lending = Lending(words, tying, figures)
    return lending.lend(), lending.told


def _bonds(words: Tagged, figures: list[Mention], pack: LanguagePack) -> tuple[Worded, list[Bond]]:
    worded = Worded(words, figures)
    return worded, list(Ties(worded, pack).bonds(figures))


def _ties(figures: list[Mention], bonds: Iterable[Bond], loans: Iterable[Tie]) -> list[Tie]:
    """The ties of the figures as they are now; one by which something was lent stands for what is found once more."""
    told = [Tie(bond.kind, figures[bond.source].span, figures[bond.target].span, bond.form) for bond in bonds]
    places = {figure.span for figure in figures}
    lent = [tie for tie in loans if tie.source in places and tie.target in places]
    known = {tie[:3] for tie in lent}
    return [*(tie for tie in told if tie[:3] not in known), *lent]


PASSES = (
    Pass("words", ("text", "pack"), ("row",), _words,
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
    Pass("quantities", ("words", "times", "pack"), ("figures",), _quantities,
         "numbers with their units, ranges, ratios, ages, hedges; of two readings of the same words one stands"),
    Pass("nouns", ("words", "pack", "figures"), ("figures",), name_counts,
         "what a number counts: its noun and the whole phrase"),
    Pass("tying", ("words", "figures", "pack"), ("tying",), _tying,
         "the words beside and between the figures, to which the forms of `ties.toml` are put"),
    Pass("hedges", ("tying", "figures"), ("figures",), share_hedges,
         "hedges told once for two figures"),
    Pass("directions", ("words", "tying", "figures"), ("figures",), give_directions,
         "which way a change goes"),
    Pass("loans", ("words", "tying", "figures"), ("figures", "loans"), _loans,
         "the nouns that other words lend to figures without one"),
    Pass("rates", ("words", "figures", "pack"), ("figures",), add_rates,
         "what a count is for each of"),
    Pass("writing", ("words", "figures"), ("figures",), with_writing,
         "the place of the last digit, the zeros, the two sides of a part"),
    Pass("periods", ("figures", "text", "pack"), ("figures",), with_periods,
         "durations whose beginning and end the text tells"),
    Pass("unread", ("text", "figures"), ("figures",), with_unread,
         "figures that are too long to be read, without a value"),
    Pass("bonds", ("words", "figures", "pack"), ("worded", "bonds"), _bonds,
         "what ties two figures, as they are known at last"),
    Pass("ties", ("figures", "bonds", "loans"), ("ties",), _ties,
         "those ties, and the ones by which something was lent"),
    Pass("contexts", ("worded", "pack", "bonds"), ("contexts",), read_contexts,
         "the role, mode, holder and period of each figure"),
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


def words_of(text: str, pack: LanguagePack) -> Tagged:
    """The words of `text` as the forms of `phrases.toml` see them."""
    row = read_numbers(without_asides(with_ends(chunk(text, pack.lexicon), sentences_of(text, pack)), pack))
    return tag(row, pack)
