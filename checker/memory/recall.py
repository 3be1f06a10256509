"""A story with what the house has settled before: offers beside its claims, and a question where a figure is older than
the newest that was settled. Nothing is carried over: a person looks, and decides.
"""

from __future__ import annotations

from datetime import date

from checker.facts import identify
from checker.memory.likeness import Likeness, meets
from checker.memory.store import Memory, Settled
from checker.model import Article, Certainty, Claim, Finding, Kind, Operand, Severity, Status
from checker.trace.words import Wording

CHECK = "memory.older"          # names the finding, as checks of rules are named
_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_TOLLS = "casualties"           # the category of figures that rise as a story runs
_MOST_OFFERS = 3                # of a claim


def recall(article: Article, memory: Memory, wording: Wording) -> Article:
    """The article with offers on its claims, and with questions among its findings. Raises BrokenMemory."""
    likeness = Likeness(wording)
    claims, questions = [], []
    for claim in article.claims:
        found = _found(article, claim, memory, likeness)
        claims.append(claim._replace(remembered=tuple(_offers(claim, found))) if found else claim)
        newest = _newer(claim, found)
        if newest:
            questions.append(_question(claim, newest))
    return article._replace(claims=tuple(claims), findings=(*article.findings, *questions))


def _found(article: Article, claim: Claim, memory: Memory, likeness: Likeness) -> list[Settled]:
    """What was settled of the thing that a claim tells of, the newest verdict first."""
    if claim.mention.kind not in _KINDS or claim.measure is None or claim.value is None:
        return []
    return [settled for settled in memory.like(claim, article.path) if likeness.of_one_thing(claim, settled)]


def _offers(claim: Claim, found: list[Settled]) -> list[str]:
    """The same value first, then others that are accurate; each value once."""
    same = [settled for settled in found if settled.value == claim.value]
    by_day = sorted(found, key=lambda settled: (settled.day, settled.at))
    others = {settled.value: settled for settled in by_day
              if settled.value != claim.value and settled.status == Status.ACCURATE.value}
    told = [f"settled before: {settled.status} by {settled.by} on {settled.at[:10]} in {settled.story}"
            f"{_on(settled)}" for settled in same]
    told += [f"other value settled: {settled.value} on {settled.day}, accurate by {settled.by} in {settled.story}"
             f"{_on(settled)}" for settled in sorted(others.values(), key=by_day.index, reverse=True)]
    return told[:_MOST_OFFERS]


def _on(settled: Settled) -> str:
    source = " ".join(part for part in (settled.source, settled.locator) if part)
    return f", {source}" if source else ""


def _newer(claim: Claim, found: list[Settled]) -> Settled | None:
    """The newest accurate figure of a claim's thing, where the claim tells one that was before it.

    That is known of a figure that was settled earlier itself, and of a toll below the newest one.
    """
    accurate = sorted((settled for settled in found if settled.status == Status.ACCURATE.value),
                      key=lambda settled: (settled.day, settled.at))
    quantity = claim.mention.quantity
    if not accurate or quantity is None or meets(quantity, accurate[-1]):
        return None
    newest = accurate[-1]
    before = any(settled.value == claim.value and settled.day < newest.day for settled in accurate)
    highest = quantity.high if quantity.high is not None else quantity.low
    lower = (claim.category == _TOLLS and newest.low is not None and highest is not None
             and highest < type(highest)(newest.low))
    return newest if before or lower else None


def _question(claim: Claim, newest: Settled) -> Finding:
    what = "count" if claim.mention.kind in _COUNTED else claim.measure or "figure"
    quantity = claim.mention.quantity
    ends = (quantity.low, quantity.high) if quantity else (None, None)
    operand = Operand("told", claim.span, claim.line, claim.quote, *ends, claim.id)
    said = " ".join(claim.quote.split())
    was = newest.quote[0].lower() + newest.quote[1:] if newest.quote[1:2].islower() else newest.quote
    return Finding(
        identify((CHECK, claim.id, newest.value, None, newest.story), 1), CHECK, Certainty.QUESTION, Severity.SHOULD,
        f"The {what} was {was} on {_day(newest.day)}, settled by {newest.by}; this story says {said}: is that "
        "an older figure?",
        f"{newest.value} ({newest.day}, accurate by {newest.by} in {newest.story}{_on(newest)}); here {claim.value}",
        (operand,), ask="Is the newer figure of the same thing?")


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day:%B} {day.day}, {day.year}"
