"""What every report of a trace says in words: the order of the claims, the counts, a piece of evidence on a line."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from checker.evidence import Evidence, SourceStatus, Traced, Verdict, verdict_of
from checker.model import Claim, Severity

ORDER = (Verdict.CONTRADICTED, Verdict.NEAR, Verdict.NOTHING, Verdict.SUPPORTED)
"""Verdicts in the order in which a person looks at them: what no source supports comes first."""
IN_WORDS = {Verdict.CONTRADICTED: "contradicted", Verdict.NEAR: "near", Verdict.NOTHING: "not found",
            Verdict.SUPPORTED: "supported"}
_AROUND = 90            # characters of a passage on either side of its figure


def ordered(traced: Traced) -> list[tuple[Claim, tuple[Evidence, ...], Verdict]]:
    """The claims with their evidence: by verdict, then the most harmful first, then as they stand in the story."""
    severities = list(Severity)
    rows = [(claim, evidence, verdict_of(evidence))
            for claim, evidence in zip(traced.article.claims, traced.evidence, strict=True)]
    return sorted(rows, key=lambda row: (ORDER.index(row[2]), severities.index(row[0].severity), row[0].span.start))


def summary(traced: Traced) -> str:
    """How many claims the sources support, contradict, come near to, and say nothing of."""
    counts = Counter(verdict_of(evidence) for evidence in traced.evidence)
    claims = len(traced.evidence)
    said = ", ".join(f"{counts[verdict]} {IN_WORDS[verdict]}" for verdict in reversed(ORDER) if counts[verdict])
    sources = len(traced.sources)
    return (f"{claims} claim{'s' * (claims != 1)} against {sources} source{'s' * (sources != 1)}"
            f"{': ' if said else ''}{said}")


def told_of_sources(traced: Traced) -> list[str]:
    """A line for each source that could not be read, or not all of it."""
    return [f"{note.path}: {'not read' if note.status is SourceStatus.FAILED else 'read in part'}: {note.message}"
            for note in traced.sources if note.status is not SourceStatus.READ]


def place_of(evidence: Evidence) -> str:
    """The name of the source's file, and the place in it."""
    place = str(evidence.place)
    name = PurePath(evidence.source).name
    return f"{name}, {place}" if place else name


def lit_passage(evidence: Evidence, before: str = "[", behind: str = "]") -> str:
    """The passage with its figure between two marks, cut to what stands around it."""
    text = evidence.passage
    if evidence.lit is None:
        return text if len(text) <= 2 * _AROUND else f"{text[:2 * _AROUND]}…"
    start, end = evidence.lit
    left, right = text[max(0, start - _AROUND):start], text[end:end + _AROUND]
    left = f"…{left.partition(' ')[2]}" if start > _AROUND else left
    right = f"{right.rpartition(' ')[0]}…" if end + _AROUND < len(text) else right
    return f"{left}{before}{text[start:end]}{behind}{right}"
