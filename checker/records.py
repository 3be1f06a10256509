"""The record of an article, its claims and its findings, for programs: what `-f json` writes, and `to_dict` gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from checker.evidence import Evidence, SourceNote
from checker.evidence import Operand as SourceFigure
from checker.model import (
    Article,
    Claim,
    Confirmation,
    Finding,
    Mention,
    Operand,
    Result,
    Span,
    Status,
    Verdict,
    Waiver,
    plain,
    timestamp,
)
from checker.reread import read_anew
from checker.visible import encodable


def article_record(article: Article) -> dict[str, Any]:
    """An article with its claims, its findings and its ties; where it was checked against sources, with what they say.

    `positions` tells what offsets, lines and columns are those of: the "file" as it stands, or the extracted "text",
    which then goes along.
    """
    return {
        "path": encodable(article.path), "title": article.title,
        "published": article.published, "published_from": article.published_from,
        "format": article.format, "positions": "text" if article.extracted else "file",
        "characters": len(article.text), "text": article.text if article.extracted else None,
        "left_out": list(article.left_out), "doubts": list(article.doubts),
        "claims": [claim_record(claim) for claim in article.claims],
        "waivers": [{"by": waiver.by, "date": timestamp(waiver.at), "reason": waiver.reason,
                     "blocked": len(waiver.blocked)} for waiver in article.waivers],
        "findings": [finding_record(finding) for finding in article.findings],
        "ties": tie_records(article),
        "confirmed": [confirmation_record(each) for each in article.confirmed],
        **(_against_sources(article) if article.sources else {}),
    }


def _against_sources(article: Article) -> dict[str, Any]:
    """The sources of an article, and the evidence for each claim that has any, best first."""
    return {"sources": [source_record(note) for note in article.sources],
            "evidence": [{"claim": claim.id, "evidence": [evidence_record(piece) for piece in pieces]}
                         for claim, pieces in zip(article.claims, article.evidence, strict=True) if pieces]}


FIELDS = ("id", "rule", "category", "severity", "start", "end", "line", "column", "quote", "kind", "value", "low",
          "high", "bound", "vague", "unit", "subject", "direction", "timex", "measure", "sentence", "attribution",
          "ask", "status", "note", "where", "paragraph", "mod", "from", "to", "anchor",
          "source", "locator", "checked_by", "date", "notes",
          "figure_start", "figure_end", "grain", "zeros", "numerator", "denominator",
          "role", "holder", "period", "mode", "weekday", "year_from", "read_anew", "waived",
          "from_start", "from_end", "to_start", "to_end", "remembered", "scope")


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim, field for field. Offsets count code points, lines and columns from 1; figures are decimal texts."""
    quantity, moment, mention = claim.mention.quantity, claim.mention.moment, claim.mention
    values = (
        claim.id, claim.rule, claim.category, claim.severity.value,
        claim.span.start, claim.span.end, claim.line, claim.column, claim.quote, mention.kind.value, claim.value,
        (plain(quantity.low) or None) if quantity else None, (plain(quantity.high) or None) if quantity else None,
        quantity.bound.value if quantity else None, quantity.vague if quantity else False, claim.unit, claim.subject,
        mention.direction.value if mention.direction else None, moment.timex if moment else None, claim.measure,
        claim.sentence, claim.attribution, claim.ask, claim.status.value, note_of(claim),
        claim.where.value if claim.where else None, claim.paragraph,
        *((moment.mod, moment.start, moment.end, moment.anchor) if moment else (None,) * 4), *_decided(claim),
        *_written(mention), claim.role and claim.role.value, claim.holder, claim.period, claim.mode.value,
        *((moment.weekday, moment.year_from and moment.year_from.value) if moment else (None, None)),
        read_anew(claim), _waived(claim.waived), *_ends(mention), "; ".join(claim.remembered) or None, mention.scope,
    )
    return dict(zip(FIELDS, values, strict=True))


def _written(mention: Mention) -> tuple[str | int | None, ...]:
    """The figure as written: where it stands alone, the place of its last digit, its zeros, the sides of a part."""
    place = mention.figure or (None, None)
    grain, numerator, denominator = (plain(figure) or None
                                     for figure in (mention.grain, mention.numerator, mention.denominator))
    return *place, grain, mention.zeros, numerator, denominator


def _ends(mention: Mention) -> tuple[int | None, ...]:
    """Where the two ends of a range of dates stand."""
    first, last = mention.ends or ((None, None), (None, None))
    return *first, *last


def _decided(claim: Claim) -> tuple[str | None, ...]:
    """What a person decided: source, locator, initials, time and notes; for a reworded claim, what was decided."""
    return _verdict_fields(claim.verdict or (
        claim.earlier.verdict if claim.earlier and claim.status is Status.REWORDED else None))


def note_of(claim: Claim) -> str | None:
    """What the person who verifies should know of how the value was read."""
    notes = (claim.mention.note, claim.mention.moment.note if claim.mention.moment else None)
    return "; ".join(note for note in notes if note) or None


def _waived(waiver: Waiver | None) -> str | None:
    return f"{waiver.by} {timestamp(waiver.at)}: {waiver.reason}" if waiver else None


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding, field for field. Ends are decimal texts or ISO dates; None where they are open."""
    return {
        "id": finding.id, "check": finding.check, "certainty": finding.certainty.value,
        "severity": finding.severity.value, "message": finding.message, "arithmetic": finding.arithmetic,
        "operands": _operands(finding.operands),
        "claimed": _result(finding.claimed), "computed": _result(finding.computed),
        "looks_like": finding.looks_like,
        "fixes": [{"claim": fix.claim, "start": fix.span.start, "end": fix.span.end, "text": fix.text}
                  for fix in finding.fixes],
        "ask": finding.ask or None, "status": finding.status.value,
        **dict(zip(_DECIDED, _verdict_fields(finding.verdict or finding.earlier), strict=True)),
        "waived": _waived(finding.waived),
    }


def confirmation_record(confirmation: Confirmation) -> dict[str, Any]:
    """Figures that agree, field for field."""
    return {"check": confirmation.check, "message": confirmation.message, "arithmetic": confirmation.arithmetic,
            "operands": _operands(confirmation.operands)}


def _operands(operands: Iterable[Operand]) -> list[dict[str, Any]]:
    return [{"claim": operand.claim, "role": operand.role, "start": operand.span.start, "end": operand.span.end,
             "line": operand.line, "quote": operand.quote, "low": _end(operand.low), "high": _end(operand.high)}
            for operand in operands]


_DECIDED = ("source", "locator", "checked_by", "date", "notes")


def _verdict_fields(verdict: Verdict | None) -> tuple[str | None, ...]:
    """Source, locator, initials, time and notes of a verdict."""
    if verdict is None:
        return (None,) * len(_DECIDED)
    return verdict.source or None, verdict.locator or None, verdict.by, verdict.time, verdict.note or None


def _result(result: Result | None) -> dict[str, Any] | None:
    return result and {"value": result.value, "low": _end(result.low), "high": _end(result.high), "unit": result.unit}


def _end(end: Decimal | date | None) -> str | None:
    return end.isoformat() if isinstance(end, date) else plain(end) or None


def tie_records(article: Article) -> list[dict[str, Any]]:
    """What ties figures to each other. A figure that is no claim has a place and no claim's id."""
    ids = {claim.mention.span: claim.id for claim in article.claims}

    def end(span: Span) -> dict[str, Any]:
        return {"claim": ids.get(span), "start": span.start, "end": span.end}

    return [{"kind": tie.kind.value, "form": tie.form, "source": end(tie.source), "target": end(tie.target)}
            for tie in article.ties]


def source_record(note: SourceNote) -> dict[str, Any]:
    """A source and how much of it could be read."""
    return {"path": note.path, "kind": note.kind, "status": note.status.value, "message": note.message}


def evidence_record(evidence: Evidence) -> dict[str, Any]:
    """One piece of evidence; `lit` is where in the passage the figure stands (start and end)."""
    return {"verdict": evidence.word.value, "how": evidence.how.value, "source": evidence.source,
            "locator": evidence.place.record(), "passage": evidence.passage, "lit": evidence.lit,
            "formula": evidence.formula, "why": evidence.why,
            "operands": [_source_figure(figure) for figure in evidence.operands]}


def _source_figure(figure: SourceFigure) -> dict[str, Any]:
    return {"source": figure.source, "locator": figure.place.record(), "passage": figure.passage,
            "value": figure.value}
