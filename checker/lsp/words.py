"""What an editor shows: diagnostics, hovers and actions, made from a reading of the story."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from checker.lsp.reading import Reading
from checker.model import Certainty, Claim, Severity, Status
from checker.report.notices import Notice, claim_message, finding_message
from checker.report.words import value_in_words

SETTLE = "checker.settle"       # the command behind the actions that settle a claim: its arguments are uri, key, status
_SEVERITIES = {Severity.MUST: lsp.DiagnosticSeverity.Warning, Severity.SHOULD: lsp.DiagnosticSeverity.Information,
               Severity.MAY: lsp.DiagnosticSeverity.Hint}
_VERDICTS = {Status.ACCURATE: "accurate", Status.NOT_A_CLAIM: "not a claim", Status.NEEDS_SOURCE: "needs a source",
             Status.FIX: "fix needed"}
_PIECES = 3     # pieces of evidence that a hover shows


def diagnostics(reading: Reading, uri: str) -> list[lsp.Diagnostic]:
    """A diagnostic for all that is not settled. What cannot be right is an error."""
    proofs = {finding.id for finding in reading.article.findings if finding.certainty is Certainty.PROOF}
    return [lsp.Diagnostic(
        range=reading.range_of(notice.place), message=notice.message, source="checker", code=notice.rule,
        severity=lsp.DiagnosticSeverity.Error if notice.id in proofs else _SEVERITIES[notice.severity],
        related_information=[lsp.DiagnosticRelatedInformation(lsp.Location(uri, reading.range_of(place)), said)
                             for place, said in notice.related] or None) for notice in reading.notices]


def hover(reading: Reading, position: lsp.Position) -> lsp.Hover | None:
    """How the claim at a position was understood, what to ask, what was settled, and what sources say of it."""
    claim = reading.claim_at(reading.offset_of(position))
    if claim is None:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n".join(_told(reading, claim))))


def _told(reading: Reading, claim: Claim) -> Iterator[str]:
    yield f"{value_in_words(claim)} ({claim.measure or claim.category})"
    yield claim.ask if claim.status is Status.OPEN and not claim.earlier else claim_message(claim)
    yield from (finding_message(finding) for finding in reading.findings_at(claim.span))
    for piece in reading.evidence_for(claim)[:_PIECES]:
        yield f"{piece.word.value}: {piece.source}, {piece.place}: {' '.join(piece.passage.split())}"


def actions(reading: Reading, uri: str, by: str, wanted: lsp.Range) -> list[lsp.CodeAction]:
    """What can be done about the notices in a range: settle a claim, or mend a figure as a finding proposes."""
    span = reading.span_of(wanted)
    told = zip(reading.notices, diagnostics(reading, uri), strict=True)
    shown = {notice.key: diagnostic for notice, diagnostic in told}
    claims = {claim.id for claim in reading.article.claims}
    return [action for notice in reading.notices_in(span)
            for action in (_verdicts(notice, uri, by, shown[notice.key]) if notice.id in claims and not notice.related
                           else _fixes(reading, notice, uri, shown[notice.key]))]


def _verdicts(notice: Notice, uri: str, by: str, diagnostic: lsp.Diagnostic) -> Iterator[lsp.CodeAction]:
    for status, words in _VERDICTS.items():
        title = f"Settle as {words} ({by})"
        yield lsp.CodeAction(title, kind=lsp.CodeActionKind.QuickFix, diagnostics=[diagnostic],
                             command=lsp.Command(title, SETTLE, arguments=[uri, notice.key, status.value]))


def _fixes(reading: Reading, notice: Notice, uri: str, diagnostic: lsp.Diagnostic) -> Iterator[lsp.CodeAction]:
    for place, text in notice.fixes:
        edit = lsp.TextEdit(reading.range_of(place), text)
        yield lsp.CodeAction(f"Write {text!r} instead", kind=lsp.CodeActionKind.QuickFix, diagnostics=[diagnostic],
                             edit=lsp.WorkspaceEdit(changes={uri: [edit]}))
