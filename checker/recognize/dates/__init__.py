"""Dates, times, durations and sets of time, with TIMEX3 values (TimeML 1.2.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.model import Kind, Mention, Moment
from checker.recognize.dates import absolute, clock, counted, durations, elapsed, holidays, parts, relative, years
from checker.recognize.dates.dateline import read_dateline
from checker.recognize.dates.durations import quantity_of, with_periods
from checker.recognize.dates.narrative import is_narrative
from checker.recognize.dates.patterns import Draft, ends_of, find_drafts, grammar_of, span_of
from checker.recognize.dates.story import Resolver, Story
from checker.recognize.row import Chunks
from checker.recognize.row.words import Tagged
from checker.rulebook.lexicon import SIGN
from checker.rulebook.pack import LanguagePack

__all__ = ["find_dateline", "find_drafts", "hidden", "read_dates", "with_periods"]

RESOLVERS: dict[str, Resolver] = {
    form: resolver
    for module in (absolute, years, parts, holidays, relative, counted, durations, elapsed, clock)
    for form, resolver in module.RESOLVERS.items()
}


def read_dates(row: Chunks, drafts: Sequence[Draft], pack: LanguagePack, published: str | None) -> list[Mention]:
    """The expressions of time found in `row`, with TIMEX3 values, resolved against the ISO date `published`."""
    grammar = grammar_of(pack)
    today = date.fromisoformat(published) if published else None
    story = Story(row, pack, today, RESOLVERS, narrative=is_narrative(drafts, row, today))
    if story.narrative:
        story.open(drafts)
    mentions = []
    for each in drafts:
        story.come_to(each)
        draft, found = _resolved(each, story)
        if found is not None:
            story.note(found, draft)
            amount = quantity_of(draft, story)
            ends = ends_of(draft, row) if found.timex and "/" in found.timex else None
            mentions.append(Mention(span_of(draft, row, grammar), kind_of(draft, found), amount, found, ends=ends))
    return mentions


def _resolved(draft: Draft, story: Story) -> tuple[Draft, Moment | None]:
    """A draft with its moment, or its part where only that has one: "19 on Monday evening" is no hour."""
    found = story.resolve(draft)
    return _resolved(draft.part, story) if found is None and draft.part is not None else (draft, found)


def find_dateline(row: Chunks, drafts: Sequence[Draft], pack: LanguagePack) -> str | None:
    """The ISO date on which a story says, in its head, that it was published; None where it does not."""
    return read_dateline(row, drafts, pack, RESOLVERS)


def hidden(tagged: Tagged, dates: list[Mention]) -> Tagged:
    """`tagged` for the reading of quantities: the numbers of dates and times of several words are no amounts there.

    So "up from $3 million a year ago" has no yearly rate, and "the year ended June 30 to $7 million" no range; nor have
    the two years of "from 1990 to 2000".
    """
    row = tagged.row
    codes, values = list(row.codes), dict(row.values)
    for mention in dates:
        if mention.kind in (Kind.DATE, Kind.TIME):
            first, end = tagged.at(mention.span.start + 1) - 1, tagged.at(mention.span.end)
            alone = end - first == 1 and years.range_of(row, first) is None
            for i in () if alone else range(first, end):
                codes[i] = SIGN
                values.pop(i, None)
    return tagged.with_row(Chunks(row.text, row.lexicon, row.places, "".join(codes), values))


def kind_of(draft: Draft, found: Moment) -> Kind:
    """The kind of mention that a moment makes: what its value says, unless its pattern says otherwise."""
    if draft.setting("kind"):
        return Kind(draft.setting("kind"))
    value = found.timex or ""
    if value.endswith("REF"):
        return Kind.DATE
    if value.startswith(("XXXX-WXX-", "XXXX-XX-XXT")) and found.note is None:
        return Kind.SET                                 # every Thursday at noon; at 5:30 every morning
    if value.startswith("P"):
        return Kind.DURATION
    return Kind.TIME if "T" in value else Kind.DATE
