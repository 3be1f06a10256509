"""A trace for spreadsheets and scripts: a row for each piece of evidence, and one for each claim that has none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.cells import harmless
from checker.evidence import Evidence, Traced, Verdict
from checker.model import Claim
from checker.report.traced.rows import ordered

COLUMNS = {     # by name, and how many characters wide each is in a workbook
    "id": 12, "line": 6, "paragraph": 10, "quote": 28, "value": 16, "unit": 12, "verdict": 13, "evidence": 12,
    "how": 12, "source": 24, "locator": 28, "passage": 50, "formula": 30, "why": 40,
}


def write(traced: Traced, width: int) -> str:
    """Comma-separated (RFC 4180, but with plain line feeds), with nothing that runs as a formula."""
    del width
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records(traced):
        writer.writerow(["" if value is None else harmless(str(value)) for value in record.values()])
    return out.getvalue()


def records(traced: Traced) -> Iterator[dict[str, str | int | None]]:
    """The rows, those of claims that no source supports first."""
    for claim, evidence, verdict in ordered(traced):
        for piece in evidence or (None,):
            yield dict(zip(COLUMNS, _cells(claim, verdict, piece), strict=True))


def _cells(claim: Claim, verdict: Verdict, piece: Evidence | None) -> tuple[str | int | None, ...]:
    about = (claim.id, claim.line, claim.paragraph, " ".join(claim.quote.split()), claim.value, claim.unit,
             verdict.value)
    if piece is None:
        return (*about, *(None,) * (len(COLUMNS) - len(about)))
    return (*about, piece.word.value, piece.how.value, piece.source, str(piece.place), piece.passage, piece.formula,
            piece.why)
