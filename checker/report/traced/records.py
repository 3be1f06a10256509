"""The record of a trace for programs: each claim in text order, with its evidence."""

from __future__ import annotations

import json
from typing import Any

from checker.evidence import Evidence, Operand, SourceNote, Traced, verdict_of

SCHEMA = 1      # goes up when a field changes its meaning or goes away; a new field leaves it


def write(traced: Traced, width: int) -> str:
    """The whole trace in one JSON document."""
    del width
    return json.dumps(trace_record(traced), ensure_ascii=False, indent=2) + "\n"


def trace_record(traced: Traced) -> dict[str, Any]:
    """The story, its sources, and every claim with the evidence for it, best first."""
    article = traced.article
    return {
        "schema": SCHEMA, "story": article.path, "published": article.published,
        "sources": [source_record(note) for note in traced.sources],
        "claims": [{"id": claim.id, "quote": claim.quote, "start": claim.span.start, "end": claim.span.end,
                    "verdict": verdict_of(evidence).value, "evidence": [evidence_record(piece) for piece in evidence]}
                   for claim, evidence in zip(article.claims, traced.evidence, strict=True)],
    }


def source_record(note: SourceNote) -> dict[str, Any]:
    """A source and how much of it could be read."""
    return {"path": note.path, "kind": note.kind, "status": note.status.value, "message": note.message}


def evidence_record(evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence; `lit` is where in the passage the figure stands (start and end)."""
    return {"verdict": evidence.word.value, "how": evidence.how.value, "source": evidence.source,
            "locator": evidence.place.record(), "passage": evidence.passage, "lit": evidence.lit,
            "formula": evidence.formula, "why": evidence.why,
            "operands": [_operand(operand) for operand in evidence.operands]}


def _operand(operand: Operand) -> dict[str, Any]:
    return {"source": operand.source, "locator": operand.place.record(), "passage": operand.passage,
            "value": operand.value}
