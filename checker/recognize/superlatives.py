"""Words that claim a place above all others: "the highest on record", "a record 14", "the only town with a mill".

They are no figures, and no figure is read otherwise for them: they are found when all figures are, and stand beside
them. What claims something and what is a manner of speaking the forms of `phrases.toml` tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Context, Kind, Mention, Span
from checker.recognize.row.words import Worded

# The forms in the order in which they are tried, each with the classes of words of which a text must have one.
_FORMS = {
    "superlatives.scoped": ("superlative", "=most"), "superlatives.known": ("superlative",),
    "superlatives.owned": ("superlative", "=most"), "superlatives.whose": ("superlative", "=most"),
    "superlatives.record": ("=record",), "superlatives.all-time": ("=all",), "superlatives.only": ("=only",),
}
_WORDS, _SCOPE = "superlative", "scope"
_NONE = Context()


def with_superlatives(worded: Worded, figures: Sequence[Mention],
                      contexts: Sequence[Context]) -> tuple[list[Mention], list[Context]]:
    """The mentions with the superlatives among them, in text order, and the contexts of all."""
    taken = {place for first, end in worded.places for place in range(first, end)}
    found: dict[int, Mention] = {}
    for mention, first in _found(worded):
        if first not in taken:
            found.setdefault(first, mention)
    both = [*zip(figures, contexts, strict=True), *((mention, _NONE) for mention in found.values())]
    if found:
        both.sort(key=lambda each: each[0].span)
    return [mention for mention, _ in both], [context for _, context in both]


def _found(worded: Worded) -> Iterator[tuple[Mention, int]]:
    """Each superlative, form by form, with its first chunk."""
    row = worded.tagged.row
    text, places, codes = row.text, row.places, set(row.codes)
    for form, classes in _FORMS.items():
        if all(codes.isdisjoint(row.lexicon.members[name]) for name in classes):
            continue
        for found in worded.words.all(form):
            first, end = found.start(_WORDS), found.end(_WORDS)
            span = Span(places[first][0], places[end - 1][1])
            scope = None
            if found.has(_SCOPE):
                scope = " ".join(text[places[found.start(_SCOPE)][0]:places[found.end(_SCOPE) - 1][1]].split())
            yield Mention(span, Kind.SUPERLATIVE, scope=scope), first
