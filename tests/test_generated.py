"""Documents that are made from the program agree with it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from checker import check
from checker.records import FIELDS, finding_record
from checker.rulebook.schema import CATEGORIES

DOCS = Path(__file__).parent.parent / "docs"
MADE = runpy.run_path(str(DOCS / "generate.py"))["documents"]()


@pytest.mark.parametrize("name", MADE)
def test_generated_document_is_fresh(name: str) -> None:
    """What `python docs/generate.py` writes now is what stands there."""
    assert (DOCS / name).read_text(encoding="utf-8") == MADE[name], "stale: run python docs/generate.py"


def test_record_names_every_field_of_a_finding() -> None:
    """The document of the record describes each field of a finding, in the order of the record, and no other."""
    text = (DOCS / "record.md").read_text(encoding="utf-8").split("## A finding")[1].split("## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    (found,) = check("The council will meet on Tuesday, May 6, 2026, to vote.").findings
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(finding_record(found))


def test_record_names_every_field() -> None:
    """The document of the record describes each field of a claim, in the order of the record, and no other."""
    claim = (DOCS / "record.md").read_text(encoding="utf-8").split("## A claim")[1].split("## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", claim, re.MULTILINE)
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(FIELDS)
    assert all(category in claim for category in CATEGORIES)


def test_archive_names_every_column() -> None:
    """The document of archives describes each column of a scan's table that the record does not."""
    pytest.importorskip("pyarrow", reason="the columns are Arrow's: pip install 'checker[archive]'")
    from checker.scan.schema import ABOUT, ORIGIN, SCHEMA  # noqa: PLC0415

    text = (DOCS / "archive.md").read_text(encoding="utf-8").split("## The table")[1]
    told = {name: (kind, what) for part in (ORIGIN, ABOUT) for name, (kind, what) in part.items()}
    assert re.findall(r"^\| `(\w+)` \| (.*?) \| (.*) \|$", text, re.MULTILINE) == [
        (name, kind, what) for name, (kind, what) in told.items()]
    assert f"(now {SCHEMA})" in text
