"""`checker explain ARTICLE:LINE`: how each claim on a line came about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Annotated

import typer

from checker.cli.articles import Form, Published, Rules, Stories
from checker.cli.say import tell
from checker.crosscheck import UNFIT, Trial
from checker.document import Document
from checker.errors import UsageError
from checker.match import Outcome
from checker.match.bids import Bid
from checker.model import Bound, Claim, Direction, Mention, Moment, Quantity, Span, Tie
from checker.pipeline import crosscheck_figures, dateline, read_document
from checker.recognize import Groundwork
from checker.stories import Stories as _Stories
from checker.words import date_in_words, duration_in_words, value_as_written

Place = Annotated[str, typer.Argument(metavar="ARTICLE:LINE", help="An article and a line in it: story.txt:12.")]

_SHOWN = 60         # characters of what was asked for that an answer repeats
_LINE = re.compile(r"\d{1,9}")
_BOUNDS = {
    Bound.EXACT: "this figure", Bound.ABOUT: "either side of it", Bound.NEARLY: "below it, and close",
    Bound.JUST_OVER: "above it, and close", Bound.MORE: "above it", Bound.AT_LEAST: "it or above",
    Bound.LESS: "below it", Bound.AT_MOST: "it or below", Bound.RANGE: "from the first to the second",
    Bound.RATIO: "the first set against the second",
}
_WAYS = {Direction.UP: "up: the amount of a rise", Direction.DOWN: "down: the amount of a fall"}
# Why a bid goes before another: one reason for each part of `Bid.rank`.
_REASONS = (
    "it ranks higher ({0} against {1})", "a dismissal goes before a claim",
    "it saw more than the figure itself", "it was made for this figure, not passed on from one beside it",
    "its match is longer ({0} characters against {1})", "it comes first in the files",
)


def explain(place: Place, published: Published = None, rules: Rules = None, form: Form = None) -> None:
    """Tell of each figure on a line how it was read, which rules wanted it, which won or dismissed it, and why."""
    path, _, line = place.rpartition(":")
    if not path or not _LINE.fullmatch(line):
        shown = place if len(place) <= _SHOWN else f"{place[:_SHOWN]}…"
        raise UsageError(f"{shown!r} names no line: write ARTICLE:LINE, as story.txt:12")
    told = list(explained(Stories(published, rules, form=form), path, int(line)))
    for lines in told:
        tell("\n".join(lines) + "\n")
    if not told:
        tell(f"{place}: no figure stands on this line")


def explained(stories: _Stories, path: str, line: int) -> Iterator[list[str]]:
    """The lines about each figure on a line of a story."""
    document, desk = stories.document(path), stories.desks.of(path)
    ground = Groundwork(document.reading, desk.pack)
    anchor, source = dateline(document, stories.date(document, stories.kept(path)), ground)
    reading = read_document(document, desk, anchor, ground)
    tried: list[Trial] = []
    crosscheck_figures(document, desk, anchor, reading, tried)
    there = [outcome for outcome in reading.outcomes if line in _lines(document, outcome.result.mention)]
    since = f"{anchor} ({source})" if anchor else "no date of publication"
    mentions = [outcome.result.mention for outcome in reading.outcomes]
    for outcome in there:
        own = [each for each in tried if each.anchor.result is outcome.result]
        base = _base(document, outcome.result.mention, mentions, since)
        yield [*_explained(document, outcome, base, reading.ties), *_checks(document, own)]


def _checks(document: Document, tried: Iterable[Trial]) -> Iterator[str]:
    """Each check that set out from a figure, with the other figures that it took, and what came of it."""
    told = [trial for trial in tried if trial.outcome != UNFIT]
    for number, trial in enumerate(told):
        others = [_written(document, figure.mention.phrase or figure.mention.span)
                  for figure in trial.figures if figure.number != trial.anchor.number]
        beside = f" with {', '.join(map(repr, others))}" if others else ""
        yield f"  {'checks' if number == 0 else '':<12}{trial.check.id}{beside}: {trial.outcome}"
    alone = [trial.check.id for trial in tried if trial.outcome == UNFIT]
    if alone:
        yield f"  {'' if told else 'checks':<12}no figures fit it for {', '.join(alone)}"


def _lines(document: Document, mention: Mention) -> range:
    """The lines that a figure with its noun stands on."""
    span = mention.phrase or mention.span
    return range(document.position(span.start)[0], document.position(span.end - 1)[0] + 1)


def _explained(document: Document, outcome: Outcome, since: str, ties: Iterable[Tie]) -> Iterator[str]:
    result, mention = outcome.result, outcome.result.mention
    line, column = document.position(mention.span.start)
    yield f"{document.path}:{line}:{column}  {_written(document, mention.phrase or mention.span)!r}"
    yield from (f"  {name:<12}{text}" for name, text in _read(document, mention, since))
    yield from (f"  {'tied':<12}{text}" for text in _tied(document, mention, ties))
    if isinstance(result, Claim):
        raised = "" if result.severity is outcome.bids[0].rule.severity else ", raised: it stands in the lead"
        yield f"  {'claim':<12}{result.category}: {result.measure or result.category}; {result.severity.value}{raised}"
        if result.unit and not (mention.quantity and mention.quantity.unit):
            yield f"  {'unit':<12}{result.unit}, as the rule says"
        yield f"  {'attributed':<12}{result.attribution or 'to nobody'}"
        yield f"  {'ask':<12}{result.ask}"
    else:
        yield f"  {'dismissed':<12}{result.reason}"
    bids = list({bid.rule.id: bid for bid in reversed(outcome.bids)}.values())[::-1]
    for number, bid in enumerate(bids, 1):
        yield f"  {'wanted by' if number == 1 else '':<12}{number}. {_bid(bid)}"
    if len(bids) > 1:
        yield f"  {'decided':<12}{bids[0].rule.id} goes before {bids[1].rule.id}: {_reason(bids[0], bids[1])}"


def _base(document: Document, mention: Mention, mentions: Iterable[Mention], since: str) -> str:
    """What a date was counted from: the day of publication, or one that the story tells, with its words."""
    moment = mention.moment
    anchor = moment.anchor if moment else None
    if anchor is None:
        own = moment is not None and moment.start is not None
        return "nothing: it is written out" if own else since
    if since.startswith(anchor):
        return since
    told = [other for other in mentions if other is not mention and other.moment and (
        anchor in (other.moment.start, other.moment.end))]
    before = [other for other in told if other.span.start < mention.span.start]
    near = max(before, key=lambda other: other.span.start, default=told[0] if told else None)
    if near is None:
        return anchor
    return f"{anchor}, by {_written(document, near.span)!r} on line {document.position(near.span.start)[0]}"


def _read(document: Document, mention: Mention, since: str) -> Iterator[tuple[str, str]]:
    """How the value of a mention came about, as pairs of a name and what there is to say."""
    yield "figure", f"{_written(document, mention.span)!r}, a {mention.kind.value}"
    if mention.quantity:
        yield "value", _value(mention.quantity)
        yield from _unit(document, mention)
    moment = mention.moment
    if moment:
        covered = f", the days from {moment.start} to {moment.end}" if moment.start else ""
        yield "time", f"{_time(moment)}{covered}" + (f", {moment.mod}" if moment.mod else "")
        yield "counted from", f" {since}"
        if moment.note:
            yield "note", moment.note
    if mention.direction:
        yield "change", _WAYS[mention.direction]
    if mention.note:
        yield "note", mention.note


def _tied(document: Document, mention: Mention, ties: Iterable[Tie]) -> Iterator[str]:
    """What ties a mention to others."""
    for tie in ties:
        if mention.span in (tie.source, tie.target):
            leans = mention.span == tie.target
            other = tie.source if leans else tie.target
            side = "leans on" if leans else "leaned on by"
            yield f"{tie.kind.value}: {side} {_written(document, other)!r} ({tie.form})"


def _value(quantity: Quantity) -> str:
    vague = "; a magnitude in words, no count" if quantity.vague else ""
    turned = "; written from the larger to the smaller" if quantity.reversed else ""
    said = value_as_written(quantity.notation, quantity.unit)
    return f"{said} ({quantity.notation}): {_BOUNDS[quantity.bound]}{vague}{turned}"


def _time(moment: Moment) -> str:
    """A moment in words, with its TIMEX3 value."""
    said = moment.timex and (date_in_words(moment.timex, moment.mod) or duration_in_words(moment.timex))
    return f"{said} ({moment.timex})" if said else moment.timex or "not resolved"


def _unit(document: Document, mention: Mention) -> Iterator[tuple[str, str]]:
    unit = mention.quantity.unit if mention.quantity else None
    if unit and mention.antecedent:
        lender = _written(document, mention.antecedent)
        yield "unit", f"{unit}, lent by {lender!r} on line {document.position(mention.antecedent.start)[0]}"
    elif unit:
        yield "unit", f"{unit}, the noun that is counted" if mention.subject else f"{unit}, as written"
    if mention.subject:
        yield "subject", mention.subject


def _bid(bid: Bid) -> str:
    """A bid: the rule, where it is, and what it saw."""
    saw = f"saw {bid.length} characters" if bid.contextual else "saw the figure alone"
    passed = "" if bid.direct else ", passed on from a figure beside it"
    effect = "dismisses" if bid.rule.reason else bid.measure or bid.rule.category
    topic = bid.rule.topic
    return (f"{bid.rule.id} ({PurePath(topic.file).name}, rank {bid.rule.rank}): {effect}; {saw}{passed}; "
            f"{bid.pattern.template.source}")


def _reason(winner: Bid, other: Bid) -> str:
    pairs = zip(_REASONS, winner.rank, other.rank, strict=True)
    return next((reason.format(won, lost) for reason, won, lost in pairs if won != lost), _REASONS[-1])


def _written(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start:span.end].split())
