"""Rules put to their own examples: each hit and miss through the whole pipeline, as an article would go.

A hit holds where exactly one figure of its text is won by the rule, with everything that the hit says of it. A miss
holds where the rule wins nothing. The commands, the loading of a desk's own rules and the tests all ask `differences`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.match import Outcome
from checker.model import Claim
from checker.pipeline import Desk, read_document
from checker.readers.text import plain_text
from checker.rulebook.rules import Rule

READINGS = ("quote", "value", "unit", "subject", "measure")
"""What a hit may say of the figure, as keys of its table."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One example that does not come out as its rule says: `key` is hits, misses or patterns."""

    rule: Rule
    key: str
    text: str
    wanted: str
    got: str


def differences(rule: Rule, desk: Desk, *, patterns: bool = True) -> Iterator[Difference]:
    """Where the examples of a rule come out differently, among all rules of the desk.

    With `patterns`, also those patterns that bid for nothing in the rule's hits. Raises BrokenRules (time limit).
    """
    idle = {pattern.template.source for pattern in rule.patterns} if patterns else set()
    for hit in rule.hits:
        outcomes = read_document(plain_text("-", hit["text"]), desk, hit.get("published")).outcomes
        idle -= {bid.pattern.template.source for outcome in outcomes for bid in outcome.bids
                 if bid.rule is rule and bid.direct}
        yield from _hit(rule, hit, outcomes)
    for text in rule.misses:
        for outcome in read_document(plain_text("-", text), desk, None).outcomes:
            if outcome.result.rule == rule.id:
                yield Difference(rule, "misses", text, "nothing", _told(_reading(outcome, text)))
    for source in sorted(idle):
        yield Difference(rule, "patterns", source, "a hit for each pattern", "no hit that it matches")


def _hit(rule: Rule, hit: Mapping[str, str], outcomes: list[Outcome]) -> Iterator[Difference]:
    wanted = {key: hit[key] for key in READINGS if key in hit}
    own = [_reading(outcome, hit["text"]) for outcome in outcomes if outcome.result.rule == rule.id]
    if "quote" in wanted:       # the others are figures that the hit says nothing of
        own = [reading for reading in own if reading["quote"] == wanted["quote"]] or own
    if len(own) == 1 and all(own[0][key] == value for key, value in wanted.items()):
        return
    if own:
        got = " and ".join(_told(reading, wanted if len(own) == 1 else {}) for reading in own)
    else:
        got = "; ".join(f"{outcome.result.rule}: {_told(_reading(outcome, hit['text']))}" for outcome in outcomes)
    yield Difference(rule, "hits", hit["text"], _told(wanted) or "one figure", got or "no figure at all")


def _reading(outcome: Outcome, text: str) -> dict[str, str]:
    """What became of one figure of `text`, by the keys of a hit."""
    result, mention = outcome.result, outcome.result.mention
    span = mention.phrase or mention.span
    unit, measure = (result.unit, result.measure) if isinstance(result, Claim) else (None, None)
    values = (text[span.start:span.end], mention.value, unit, mention.subject, measure)
    return {key: value or "" for key, value in zip(READINGS, values, strict=True)}


def _told(reading: Mapping[str, str], asked: Mapping[str, str] | None = None) -> str:
    """A reading as a person reads it: the fields asked for, or all that say something."""
    shown = {key: reading[key] for key in asked} if asked else {key: text for key, text in reading.items() if text}
    return ", ".join(f"{key} {text!r}" for key, text in shown.items())
