"""Dates, times, durations and sets of time, with TIMEX3 values (TimeML 1.2.1)."""

from __future__ import annotations

from datetime import date

from checker.model import Kind, Mention, Moment
from checker.recognize.chunks import Chunks
from checker.recognize.dates import absolute, relative
from checker.recognize.dates.patterns import Draft, Grammar, find_drafts, span_of
from checker.recognize.dates.story import Story
from checker.rulebook.pack import LanguagePack

RESOLVERS = {**absolute.RESOLVERS, **relative.RESOLVERS}


def read_dates(row: Chunks, pack: LanguagePack, published: str | None) -> list[Mention]:
    """The expressions of time in `row`, with TIMEX3 values, resolved against the ISO date `published`."""
    grammar = pack.once("dates", Grammar)
    story = Story(row, pack, date.fromisoformat(published) if published else None, RESOLVERS)
    mentions = []
    for draft in find_drafts(row, grammar):
        found = story.resolve(draft)
        if found is not None:
            story.note(found, draft)
            mentions.append(Mention(span_of(draft, row, grammar), kind_of(draft, found), moment=found))
    return mentions


def kind_of(draft: Draft, found: Moment) -> Kind:
    """The kind of mention that a moment makes: what its value says, unless its pattern says otherwise."""
    if draft.setting("kind"):
        return Kind(draft.setting("kind"))
    value = found.timex or ""
    if value.startswith("P") and not value.endswith("REF"):
        return Kind.DURATION
    return Kind.TIME if "T" in value else Kind.DATE
