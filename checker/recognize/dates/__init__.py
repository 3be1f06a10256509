"""Dates, times, durations and sets of time, with TIMEX3 values (TimeML 1.2.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.model import Kind, Mention, Moment
from checker.recognize.chunks import Chunks
from checker.recognize.dates import absolute, clock, counted, durations, holidays, parts, relative, years
from checker.recognize.dates.dateline import read_dateline
from checker.recognize.dates.durations import quantity_of, with_periods
from checker.recognize.dates.patterns import Draft, Grammar, find_drafts, span_of
from checker.recognize.dates.story import Resolver, Story
from checker.recognize.tagged import Tagged
from checker.rulebook.lexicon import SIGN
from checker.rulebook.pack import LanguagePack

__all__ = ["find_dateline", "hidden", "read_dates", "with_periods"]

FEWEST_TOLD = 3     # full dates that make a text a story of the past
RESOLVERS: dict[str, Resolver] = {
    form: resolver
    for module in (absolute, years, parts, holidays, relative, counted, durations, clock)
    for form, resolver in module.RESOLVERS.items()
}


def read_dates(row: Chunks, pack: LanguagePack, published: str | None) -> list[Mention]:
    """The expressions of time in `row`, with TIMEX3 values, resolved against the ISO date `published`."""
    grammar = pack.once("dates", Grammar)
    drafts = find_drafts(row, grammar)
    today = date.fromisoformat(published) if published else None
    story = Story(row, pack, today, RESOLVERS, is_narrative(drafts, row, today))
    mentions = []
    for draft in drafts:
        found = story.resolve(draft)
        if found is not None:
            story.note(found, draft)
            amount = quantity_of(draft, story)
            mentions.append(Mention(span_of(draft, row, grammar), kind_of(draft, found), amount, found))
    return mentions


def find_dateline(text: str, pack: LanguagePack) -> str | None:
    """The ISO date on which a story says, in its head, that it was published; None where it does not."""
    return read_dateline(text, pack, RESOLVERS)


def is_narrative(drafts: list[Draft], row: Chunks, today: date | None) -> bool:
    """Whether a text tells of years gone by: full dates of other years, and more of them than of today's words."""
    told = [int(row.values[at].low) for draft in drafts
            if draft.form in ("date", "month", "days") and (at := draft.at("year")) is not None]
    old = sum(today is None or year < today.year - 1 for year in told)
    newsy = sum(draft.form in ("weekday", "deictic", "which") for draft in drafts)
    return old >= FEWEST_TOLD and old > (newsy if today is None else 2 * newsy)


def hidden(tagged: Tagged, dates: list[Mention]) -> Tagged:
    """`tagged` for the reading of quantities: the numbers of dates and times of several words are no amounts there.

    So "up from $3 million a year ago" has no yearly rate, and "the year ended June 30 to $7 million" no range.
    """
    row = tagged.row
    codes, values = list(row.codes), dict(row.values)
    for mention in dates:
        if mention.kind in (Kind.DATE, Kind.TIME):
            first, end = tagged.at(mention.span.start + 1) - 1, tagged.at(mention.span.end)
            for i in range(first, end) if end - first > 1 else ():
                codes[i] = SIGN
                values.pop(i, None)
    return replace(tagged, row=Chunks(row.text, row.lexicon, row.places, "".join(codes), values))


def kind_of(draft: Draft, found: Moment) -> Kind:
    """The kind of mention that a moment makes: what its value says, unless its pattern says otherwise."""
    if draft.setting("kind"):
        return Kind(draft.setting("kind"))
    value = found.timex or ""
    if value.endswith("REF"):
        return Kind.DATE
    if value.startswith("P"):
        return Kind.DURATION
    return Kind.TIME if "T" in value else Kind.DATE
