"""A desk's fact sheet, read back: which rows carry a new verdict, and what is wrong with the others.

Rows belong to claims by their `id`; what they say of the claim must still be what the claim says, since a column that
was sorted alone puts verdicts on other claims. Only id, status, source, locator, checked by, date and notes are read
back. Column names are matched without regard to case, blanks and underscores.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from checker.cells import as_meant
from checker.facts import tidy
from checker.ledger.entries import VERDICTS
from checker.model import Claim, Fact, Status, Verdict
from checker.visible import visible_cell

_NEEDED = ("id", "status")
_READ_BACK = frozenset({"path", "id", "quote", "sentence", "status", "source", "locator", "checked_by", "date",
                        "notes"})
_ALIASES = {"fact_as_written": "quote"}
_PACKED = b"PK\x03\x04"     # how a workbook begins
_TIMES = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")
_UNDECIDED = {"", "open", "reworded"}


class SheetError(Exception):
    """A file that is no fact sheet, with the reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the sheet (the header is 1) and its cells by the plain names of their columns.

    `turned` tells of each cell that a spreadsheet has made a date or a number of: what stood there is no longer known.
    """

    number: int
    cells: Mapping[str, str]
    turned: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return " ".join(self.cells.get(name, "").split())


@dataclass
class Outcome:
    """What a sheet says of one article: verdicts by fact, rows of other claims, and faults, each with its row."""

    verdicts: dict[Fact, Verdict] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_sheet(content: bytes) -> list[Row]:
    """The rows of a workbook, or of a comma-, semicolon- or tab-separated sheet. Raises SheetError."""
    if content.startswith(_PACKED):
        from checker.ledger.workbook import sheet_rows  # noqa: PLC0415 - an extra

        return _rows_of(sheet_rows(content))
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError("it is no UTF-8 text: save it as CSV UTF-8") from None
    first = text.split("\n", 1)[0]
    separator = max("\t;,", key=first.count)        # spreadsheets of many countries part by semicolons
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise SheetError(f"it is no sheet: {error}") from None
    return _rows_of(lines)


def _rows_of(lines: Sequence[Sequence[Any]]) -> list[Row]:
    """The rows below the header. Raises SheetError."""
    header, *rest = lines or [[]]
    names = [_plain(str(name)) for name in header]
    for name in _NEEDED:
        if names.count(name) != 1:
            raise SheetError(f"it has {'no' if name not in names else 'more than one'} column {name!r}")
    return [_row(number, dict(zip(names, line, strict=False))) for number, line in enumerate(rest, 2) if any(line)]


def _row(number: int, cells: Mapping[str, Any]) -> Row:
    turned = tuple(f"the {name.replace('_', ' ')} is no longer text: the spreadsheet has made {cell} of it; format the "
                   "cell as text and write it again" for name, cell in cells.items()
                   if name in _READ_BACK and not isinstance(cell, str))
    return Row(number, {name: as_meant(str(cell)) for name, cell in cells.items()}, turned)


def _plain(name: str) -> str:
    plain = name.strip().casefold().replace(" ", "_")
    return _ALIASES.get(plain, plain)


def compare_sheet(rows: Sequence[Row], claims: Sequence[Claim], history: Mapping[Fact, Sequence[Verdict]],
                  by: str | None, now: datetime) -> Outcome:
    """The verdicts that the rows bring to the claims of an article. What says nothing new is left out.

    `history` holds all verdicts on a claim by its fact, the last one last. `by` decides where a row does not say who
    did.
    """
    outcome = Outcome()
    known: dict[str, list[Claim]] = {}
    for known_claim in claims:
        known.setdefault(known_claim.id, []).append(known_claim)
    seen: dict[Fact, int] = {}
    for row in rows:
        if row.turned:
            outcome.faults += [f"row {row.number}: {fault}" for fault in row.turned]
            continue
        claim = _claim(row, named := known.get(row["id"], []))
        decided = _status(row) not in _UNDECIDED
        if claim is None:
            if decided:
                outcome.unmatched.append(f"row {row.number}: no claim has the id {row['id']!r}{_about(row)}")
            continue
        past = history.get(claim.fact, ())
        faults = list(_faults(row, claim, len(named), seen))
        if decided and not faults and _is_news(row, past):
            faults += _faults_of_decision(row, claim, past, by)
            outcome.verdicts[claim.fact] = _verdict(row, claim, by, now)
        outcome.faults += [f"row {row.number}: {fault}" for fault in faults]
    return outcome


def _claim(row: Row, named: Sequence[Claim]) -> Claim | None:
    """The claim of a row: of several with its id the one that says what it says. None for no claim of that id."""
    same = [claim for claim in named if _says_the_same(row, claim)]
    return same[0] if same else named[0] if named else None


def _says_the_same(row: Row, claim: Claim) -> bool:
    return all(tidy(row[said]) == tidy(ours) for said, ours in _said(claim).items() if said in row.cells)


def _said(claim: Claim) -> dict[str, str]:
    """What the sheet says of a claim, besides its id."""
    return {"sentence": _shown(claim.sentence), "quote": _shown(claim.quote)}


def _shown(text: str) -> str:
    return " ".join(visible_cell(text).split())


def _faults(row: Row, claim: Claim, named: int, seen: dict[Fact, int]) -> Iterator[str]:
    if claim.fact in seen:
        yield f"the claim {claim.id} stands in row {seen[claim.fact]} already"
    seen.setdefault(claim.fact, row.number)
    if named > 1 and not _said(claim).keys() & row.cells.keys():
        yield f"{named} claims have the id {claim.id}: the sheet must hold the sentence or the quote, too"
    said = "sentence" if "sentence" in row.cells else "quote"
    ours = _said(claim)[said]
    if said in row.cells and tidy(row[said]) != tidy(ours):
        yield f"the id {claim.id} belongs to {ours!r}, and the row says {row[said]!r}: was a column sorted by itself?"
    if _status(row) not in (*_UNDECIDED, *VERDICTS):
        yield f"the status must be one of {', '.join(VERDICTS)} or open, not {row['status']!r}"


def _faults_of_decision(row: Row, claim: Claim, past: Sequence[Verdict], by: str | None) -> Iterator[str]:
    if row["date"] and _date(row["date"]) is None:
        yield f"the date must be as 2011-12-15 or 2011-12-15T14:30:00Z, not {row['date']!r}"
    if not row["checked_by"] and not by:
        yield "it does not say who checked it; give --by"
    if past and row["date"] != past[-1].time and row["date"] in [verdict.time for verdict in past]:
        yield (f"the claim {claim.id} was settled again after the sheet was written: {past[-1].status.value} "
               f"by {past[-1].by}")


def _is_news(row: Row, past: Sequence[Verdict]) -> bool:
    """Whether a row says anything but what the ledger has, or had when the sheet was written.

    Dates are not compared with the last verdict: spreadsheets rewrite them.
    """
    if past and _says(row, past[-1]):
        return False
    return not any(row["date"] == verdict.time and _says(row, verdict) for verdict in past)


def _says(row: Row, verdict: Verdict) -> bool:
    ours = (verdict.status.value, verdict.by, verdict.source, verdict.locator, verdict.note)
    theirs = (_status(row), row["checked_by"] or verdict.by, row["source"], row["locator"], row["notes"])
    return tuple(" ".join(text.split()) for text in ours) == theirs


def _verdict(row: Row, claim: Claim, by: str | None, now: datetime) -> Verdict:
    """The verdict of a row that says something new. Name and date that the sheet was written with are not its own."""
    before = claim.verdict or (claim.earlier.verdict if claim.earlier else None)
    who, at = row["checked_by"] or by or "", _date(row["date"]) or now
    if before:
        who = by if by and who == before.by else who
        at = now if row["date"] == before.time else at
    return Verdict(Status(_status(row)), who, at, row["source"], row["locator"], row["notes"])


def _status(row: Row) -> str:
    return row["status"].casefold().replace(" ", "-").replace("_", "-")


def _date(cell: str) -> datetime | None:
    for form in _TIMES:
        try:
            return datetime.strptime(cell, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _about(row: Row) -> str:
    fact = row["quote"] or row["sentence"]
    return f" ({fact})" if fact else ""
