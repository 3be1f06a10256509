"""The ledger as a file: JSON that merges in git, is read with care, and is never half understood.

Entries stand in the order of their keys, one field a line; what was claimed comes first, then the verdicts on it. Line
numbers are left out, and there are no times but those of the verdicts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from checker.errors import BrokenLedger
from checker.facts import fact_id
from checker.ledger.entries import VERDICTS, Entry, FindingEntry, Ledger
from checker.ledger.upgrades import FORMAT, SHORT_KEYS, UPGRADES
from checker.model import Fact, FindingFact, Status, Verdict, Waiver, timestamp

_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)
_OPTIONAL = frozenset({"value", "unit"})
_CLAIMED = {"measure": str, "value": str, "unit": str, "quote": str, "sentence": str, "nth": int, "of": int,
            "before": str, "after": str, "checker": str, "verdicts": list}
_DECIDED = {"status": str, "by": str, "at": str, "source": str, "locator": str, "note": str}
_FOUND = {"check": str, "message": str, "figures": list, "nth": int, "verdicts": list}
_FIGURE = ("role", "quote", "sentence")
_WAIVED = {"by": str, "at": str, "reason": str, "blocked": list}
_DETAILS = ("source", "locator", "note")


class _Wrong(Exception):
    """What is wrong with the file, as the rest of a sentence."""


def as_text(ledger: Ledger) -> str:
    """The text of the file."""
    claims = {key: _entry_record(ledger.entries[key]) for key in sorted(ledger.entries)}
    findings = {key: _finding_record(ledger.findings[key]) for key in sorted(ledger.findings)}
    more = {"published": ledger.published, "findings": findings, "waivers": list(map(_waiver_record, ledger.waivers))}
    record = {"ledger": FORMAT, "claims": claims, **{name: value for name, value in more.items() if value}}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _finding_record(entry: FindingEntry) -> dict[str, Any]:
    return {"check": entry.fact.check, "message": entry.message,
            "figures": [dict(zip(_FIGURE, figure, strict=True)) for figure in entry.fact.figures],
            "nth": entry.fact.nth, "verdicts": [_verdict_record(verdict) for verdict in entry.verdicts]}


def _waiver_record(waiver: Waiver) -> dict[str, Any]:
    return {"by": waiver.by, "at": timestamp(waiver.at), "reason": waiver.reason, "blocked": list(waiver.blocked)}


def _entry_record(entry: Entry) -> dict[str, Any]:
    fact = entry.fact
    return {"measure": fact.measure, "value": fact.value, "unit": fact.unit, "quote": fact.quote,
            "sentence": fact.sentence, "nth": fact.nth, "of": entry.of, "before": entry.near[0], "after": entry.near[1],
            "checker": entry.edition, "verdicts": [_verdict_record(verdict) for verdict in entry.verdicts]}


def _verdict_record(verdict: Verdict) -> dict[str, str]:
    details = {name: getattr(verdict, name) for name in _DETAILS}
    return {"status": verdict.status.value, "by": verdict.by, "at": verdict.time,
            **{name: text for name, text in details.items() if text}}


def from_bytes(path: str, content: bytes) -> Ledger:
    """The ledger in the bytes of the file at `path`; one of an older format is upgraded. Raises BrokenLedger."""
    try:
        return _ledger(_parse(content))
    except _Wrong as error:
        raise BrokenLedger(path, f"this ledger cannot be used and is left as it is: {error}") from None


def _parse(content: bytes) -> Any:
    conflict = _CONFLICT.search(content)
    if conflict:
        line = content.count(b"\n", 0, conflict.start()) + 1
        raise _Wrong(f"line {line} is the mark of an unfinished git merge")
    try:
        record = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
        json.dumps(record, ensure_ascii=False).encode()     # halves of characters, escaped, cannot be written again
    except UnicodeDecodeError as error:
        raise _Wrong(f"it is no UTF-8 text (byte {error.start})") from None
    except json.JSONDecodeError as error:
        raise _Wrong(f"it is no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (RecursionError, ValueError):    # nested without end, or a number of thousands of digits
        raise _Wrong("it holds what no ledger holds") from None
    return record


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no key stands twice: the second would silence the first."""
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise _Wrong(f"{key!r} stands in it twice")
        record[key] = value
    return record


def _ledger(record: Any) -> Ledger:
    if not isinstance(record, dict) or type(record.get("ledger")) is not int:
        raise _Wrong('it does not say which format it has ("ledger": a number)')
    version = record["ledger"]
    if version > FORMAT:
        raise _Wrong(f"its format is {version}, and this checker knows formats up to {FORMAT}: use a newer checker")
    if version < min(UPGRADES):
        raise _Wrong(f"there is no format {version}; formats are numbered from {min(UPGRADES)}")
    _keys("the ledger", record, {"ledger", "published", "claims", "findings", "waivers"})
    claims = record.get("claims")
    if not isinstance(claims, dict):
        raise _Wrong('"claims" must be an object')
    entries = {}
    for key, claim in claims.items():
        _object(f"claim {key}", claim)
        for old in range(version, FORMAT):
            claim = UPGRADES[old](claim)  # noqa: PLW2901
        entry = _entry(key, claim)
        if key != (fact_id(entry.fact) if version < SHORT_KEYS else entry.key):
            raise _Wrong(f"claim {key}: what it says was changed by hand, so its verdict is no longer about it")
        entries[entry.key] = entry
    return Ledger(entries, _date(record.get("published")), _findings(record.get("findings", {})),
                  _waivers(record.get("waivers", [])))


def _findings(record: Any) -> dict[str, FindingEntry]:
    if not isinstance(record, dict):
        raise _Wrong('"findings" must be an object')
    entries = {}
    for key, finding in record.items():
        place = f"finding {key}"
        fields = _fields(place, _object(place, finding), _FOUND)
        figures = [_fields(f"{place}, figure {n}", _object(place, figure), dict.fromkeys(_FIGURE, str))
                   for n, figure in enumerate(fields["figures"], 1)]
        said = tuple((figure["role"], figure["quote"], figure["sentence"]) for figure in figures)
        entry = FindingEntry(FindingFact(fields["check"], said, fields["nth"]), fields["message"],
                             _verdicts(place, fields["verdicts"]))
        if entry.key != key:
            raise _Wrong(f"{place}: what it says was changed by hand, so its verdict is no longer about it")
        entries[key] = entry
    return entries


def _waivers(record: Any) -> tuple[Waiver, ...]:
    if not isinstance(record, list):
        raise _Wrong('"waivers" must be a list')
    waivers = []
    for number, waiver in enumerate(record, 1):
        place = f"waiver {number}"
        fields = _fields(place, _object(place, waiver), _WAIVED)
        if not all(isinstance(key, str) for key in fields["blocked"]):
            raise _Wrong(f'{place}: "blocked" must be a list of texts')
        waivers.append(Waiver(fields["by"], _time(place, fields["at"]), fields["reason"], tuple(fields["blocked"])))
    return tuple(waivers)


def _object(place: str, record: Any) -> Mapping[str, Any]:
    if not isinstance(record, dict):
        raise _Wrong(f"{place} must be an object")
    return record


def _date(text: Any) -> str | None:
    """The date of publication, if there is one."""
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except (TypeError, ValueError):
        raise _Wrong(f'"published" must be a date as 2011-12-15, not {text!r}') from None


def _entry(key: str, record: Mapping[str, Any]) -> Entry:
    place = f"claim {key}"
    fields = _fields(place, record, _CLAIMED)
    fact = Fact(*(fields[name] for name in Fact._fields))
    near = fields["before"], fields["after"]
    return Entry(fact, fields["of"], near, _verdicts(place, fields["verdicts"]), fields["checker"])


def _verdicts(place: str, record: Sequence[Any]) -> tuple[Verdict, ...]:
    if not record:
        raise _Wrong(f'{place}: "verdicts" must not be empty')
    return tuple(_verdict(f"{place}, verdict {n}", verdict) for n, verdict in enumerate(record, 1))


def _verdict(place: str, record: Any) -> Verdict:
    fields = _fields(place, {**dict.fromkeys(_DETAILS, ""), **_object(place, record)}, _DECIDED)
    if fields["status"] not in VERDICTS:
        raise _Wrong(f'{place}: "status" must be one of {", ".join(VERDICTS)}, not {fields["status"]!r}')
    if not fields["by"]:
        raise _Wrong(f'{place}: "by" must say who decided')
    return Verdict(Status(fields["status"]), fields["by"], _time(place, fields["at"]),
                   *(fields[name] for name in _DETAILS))


def _time(place: str, text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise _Wrong(f'{place}: "at" must be a time as 2011-12-15T14:30:00Z, not {text!r}') from None


def _fields(place: str, record: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
    """The fields of a record, all there and each of its type."""
    _keys(place, record, kinds)
    for name, kind in kinds.items():
        if name not in record:
            raise _Wrong(f'{place}: "{name}" is missing')
        if type(record[name]) is not kind and not (name in _OPTIONAL and record[name] is None):
            what = {str: "a text", int: "a number", list: "a list"}[kind]
            raise _Wrong(f'{place}: "{name}" must be {what}')
    return dict(record)


def _keys(place: str, record: Mapping[str, Any], known: Container[str]) -> None:
    unknown = [key for key in record if key not in known]
    if unknown:
        raise _Wrong(f"{place}: there is no field {unknown[0]!r}")
