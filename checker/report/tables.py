"""What a sheet can be a table of: claims, findings or ties; each as records for programs, and as flat rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.model import Article, Finding
from checker.records import FIELDS, claim_record, finding_record, tie_records
from checker.report import Table
from checker.report.standing import worst_first
from checker.visible import encodable


class Columns(NamedTuple):
    """The columns of a table behind the article's path; its rows, flat; and its records, as JSON has them."""

    names: tuple[str, ...]
    rows: Callable[[Article], list[dict[str, Any]]]
    records: Callable[[Article], list[dict[str, Any]]]


_FOUND = ("id", "check", "certainty", "severity", "line", "message", "arithmetic", "figures", "claims", "claimed",
          "computed", "looks_like", "fixes", "ask", "status", "source", "locator", "checked_by", "date", "notes",
          "waived")
_TIED = ("kind", "form", "source", "source_start", "source_end", "source_claim",
         "target", "target_start", "target_end", "target_claim")


def _claims(article: Article) -> list[dict[str, Any]]:
    return [claim_record(claim) for claim in article.claims]


def _findings(article: Article) -> list[dict[str, Any]]:
    return [finding_record(finding) for finding in worst_first(article.findings)]


def _flat_findings(article: Article) -> list[dict[str, Any]]:
    return [_flat(finding, record) for finding, record in
            zip(worst_first(article.findings), _findings(article), strict=True)]


def _flat(finding: Finding, record: Mapping[str, Any]) -> dict[str, Any]:
    """A finding on one row: figures, claims and fixes side by side."""
    return {**record, "line": min((operand.line for operand in finding.operands), default=1),
            "figures": "; ".join(f"{operand.role}: {' '.join(operand.quote.split())}" for operand in finding.operands),
            "claims": " ".join(operand.claim for operand in finding.operands if operand.claim),
            "claimed": finding.claimed.value if finding.claimed else None,
            "computed": finding.computed.value if finding.computed else None,
            "fixes": "; ".join(fix.text for fix in finding.fixes)}


def _flat_ties(article: Article) -> list[dict[str, Any]]:
    return [dict(_flattened(record, article)) for record in tie_records(article)]


def _flattened(record: Mapping[str, Any], article: Article) -> Iterator[tuple[str, Any]]:
    """A tie on one row: each of its two figures as written, with its place and its claim."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield name, " ".join(article.text[value["start"]:value["end"]].split())
            yield from ((f"{name}_{key}", inner) for key, inner in value.items())
        else:
            yield name, value


TABLES: Mapping[Table, Columns] = {
    Table.CLAIMS: Columns(FIELDS, _claims, _claims),
    Table.FINDINGS: Columns(_FOUND, _flat_findings, _findings),
    Table.TIES: Columns(_TIED, _flat_ties, tie_records),
}


def as_json_lines(articles: Sequence[Article], table: Table = Table.CLAIMS) -> str:
    """One claim (finding, tie) a line, each with the path of its article first."""
    return "".join(json.dumps({"path": encodable(article.path), **record}, ensure_ascii=False) + "\n"
                   for article in articles for record in TABLES[table].records(article))


def rows(articles: Sequence[Article], table: Table) -> Iterator[tuple[Article, dict[str, Any]]]:
    """The rows of a table, each with its article."""
    return ((article, row) for article in articles for row in TABLES[table].rows(article))
