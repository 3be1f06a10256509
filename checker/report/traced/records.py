"""The record of a trace for programs: each claim in text order, with its evidence."""

from __future__ import annotations

import json
from typing import Any

from checker.evidence import Traced, verdict_of
from checker.records import evidence_record, source_record

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
