"""How a claim is told of that the story still makes, word for word, and that is only read anew."""

from __future__ import annotations

from checker.about import VERSION
from checker.model import Claim
from checker.words import value_as_written


def read_anew(claim: Claim) -> str | None:
    """What is to be said of a claim that only the reading of the story has changed: since when, and how it was read."""
    earlier = claim.earlier
    if earlier is None or not earlier.reread:
        return None
    fact, now = earlier.fact, claim.fact
    was = [fact.measure] * (fact.measure != now.measure)
    if (fact.value, fact.unit) != (now.value, now.unit):
        was.append(value_as_written(fact.value, fact.unit))
    if fact.quote != now.quote:
        was.append(f'"{fact.quote}"')
    before = _version(earlier.edition)
    by = f"by {VERSION}" if before != VERSION else "by other rules"
    return f"read anew {by}, the text is as it was; {before} read {', '.join(was)}"


def _version(edition: str) -> str:
    """The version of the program, without that of its rules."""
    return edition.partition("+")[0]


def status_in_words(claim: Claim) -> str:
    """The status of a claim, and whether its verdict was given on another reading."""
    return f"{claim.status.value}, read anew" if claim.verdict and read_anew(claim) else claim.status.value
