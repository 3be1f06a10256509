"""Notices for editors and build servers: plain lines, GitHub's annotations, and reviewdog's rdjson."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.model import Article, Severity
from checker.report.notices import Notice, Place, notices
from checker.visible import encodable, visible_path

_GITHUB = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.MAY: "notice"}
_RDJSON = {Severity.MUST: "ERROR", Severity.SHOULD: "WARNING", Severity.MAY: "INFO"}


def as_lines(articles: Sequence[Article]) -> str:
    """`path:line:column: message`, one notice a line, as compilers and linters write and editors read it."""
    return "".join(f"{visible_path(notice.path)}:{notice.place.line}:{notice.place.column}: {notice.message}\n"
                   for article in articles for notice in notices(article))


def as_github(articles: Sequence[Article]) -> str:
    """Annotations of GitHub Actions (workflow commands `error`, `warning` and `notice`), one a line."""
    return "".join(_workflow_command(notice) for article in articles for notice in notices(article))


def _workflow_command(notice: Notice) -> str:
    place = notice.place
    where = {"file": encodable(notice.path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:        # columns are understood within one line only
        where |= {"col": place.column, "endColumn": place.end_column}
    where["title"] = f"checker: {notice.rule}"
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
    return f"::{_GITHUB[notice.severity]} {properties}::{_escaped(notice.message)}\n"


def _escaped(text: str, more: str = "") -> str:
    """Text in a workflow command: percent signs and line ends as percent codes, and in properties colons and commas."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_rdjson(articles: Sequence[Article]) -> str:
    """Reviewdog's diagnostic format, one JSON document. Its columns count bytes of UTF-8."""
    diagnostics = [_diagnostic(notice) for article in articles for notice in notices(article)]
    record = {"source": {"name": "checker"}, "diagnostics": diagnostics}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(notice: Notice) -> dict[str, Any]:
    path = encodable(notice.path)
    related = [{"message": said, "location": {"path": path, "range": _byte_range(place)}}
               for place, said in notice.related]
    fixes = [{"range": _byte_range(place), "text": text} for place, text in notice.fixes]
    return {"message": notice.message, "severity": _RDJSON[notice.severity], "code": {"value": notice.rule},
            "location": {"path": path, "range": _byte_range(notice.place)},
            **({"relatedLocations": related} if related else {}), **({"suggestions": fixes} if fixes else {})}


def _byte_range(place: Place) -> dict[str, Any]:
    return {"start": {"line": place.line, "column": place.byte_column},
            "end": {"line": place.end_line, "column": place.byte_end_column}}
