"""SARIF 2.1.0 (OASIS, 2020): notices for code scanning.

Fingerprints are the names of the claims, short and long: an alert stays the same alert when the claim moves.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from checker.about import VERSION
from checker.model import Article, Severity
from checker.report.notices import Notice, Place, notices

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.MAY: "note"}


def as_sarif(articles: Sequence[Article]) -> str:
    """One run with all notices of all articles."""
    found = [notice for article in articles for notice in notices(article)]
    rules = {notice.rule: notice.severity for notice in found}
    driver = {"name": "checker", "version": VERSION, "rules": [
        {"id": rule, "defaultConfiguration": {"level": _LEVELS[severity]}} for rule, severity in sorted(rules.items())]}
    order = {rule: number for number, rule in enumerate(sorted(rules))}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints",
           "results": [_result(notice, order[notice.rule]) for notice in found]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(notice: Notice, rule: int) -> dict[str, Any]:
    where = {"uri": _uri(notice.path)}
    related = [{"id": number, "physicalLocation": {"artifactLocation": where, "region": _region(place)},
                "message": {"text": said}} for number, (place, said) in enumerate(notice.related)]
    fixes = [{"artifactChanges": [{"artifactLocation": where, "replacements": [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}}]}]} for place, text in notice.fixes]
    return {"ruleId": notice.rule, "ruleIndex": rule, "level": _LEVELS[notice.severity],
            "message": {"text": notice.message},
            "locations": [{"physicalLocation": {"artifactLocation": where, "region": _region(notice.place)}}],
            **({"relatedLocations": related} if related else {}), **({"fixes": fixes} if fixes else {}),
            "partialFingerprints": {"claim/v1": notice.id, "claim/v2": notice.key}}


def _region(place: Place) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column}


def _uri(path: str) -> str:
    """A path as a URI reference: relative as it was given, or absolute."""
    return Path(path).as_uri() if PurePath(path).is_absolute() else quote(os.fsencode(PurePath(path).as_posix()))
