"""How claims are put in words in reports for people: the value, the place, the counts."""

from __future__ import annotations

from checker.model import Article, Claim
from checker.records import note_of
from checker.report.standing import standing


def value_in_words(claim: Claim) -> str:
    """The value as understood, with its unit, and what the person who verifies should know of it."""
    moment, quantity, direction = claim.mention.moment, claim.mention.quantity, claim.mention.direction
    remarks = [direction.value] if direction else []
    if quantity and quantity.vague:
        remarks.append("vague")
    if moment and not quantity:
        remarks += ["unresolved"] if not moment.resolved else [moment.mod.lower()] if moment.mod else []
    note = note_of(claim)
    said = ", ".join([*remarks, *([note] if note else [])])
    unit = claim.unit if quantity else None
    return " ".join(part for part in (claim.value, unit, f"({said})" if said else "") if part)


def place_in_words(article: Article, claim: Claim) -> str:
    """Where a claim stands: line and column of the file, or the paragraph of an extracted text."""
    return f"¶{claim.paragraph}" if article.extracted else f"{claim.line}:{claim.column}"


def summary(article: Article) -> str:
    """What stands in the way, what dates were resolved against, and what of the file is taken for no part of it."""
    dates = f"dates relative to {article.published}" if article.published else (
        "no dateline, so relative dates are open")
    left_out = f"; left out: {', '.join(article.left_out)}" if article.left_out else ""
    return f"{standing(article)}, {dates}{left_out}"
