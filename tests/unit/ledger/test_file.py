"""The ledger as a file: stable, upgraded when old, refused when damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from story import reviewed

from checker import check
from checker.errors import BrokenLedger
from checker.facts import fact_id
from checker.ledger.file import as_text, from_bytes
from checker.ledger.store import load, update

TEXT = as_text(reviewed())
SHORT = {key: fact_id(entry.fact) for key, entry in reviewed().entries.items()}
EDITION = check("").edition
FIRST = min(json.loads(TEXT)["claims"])


def changed(change: Callable[[Any], object], text: str = TEXT) -> str:
    """The text of a ledger after a change of its record."""
    record = json.loads(text)
    change(record)
    return json.dumps(record)


def first(change: Callable[[Any], object]) -> str:
    """The text of a ledger after a change of its first claim."""
    return changed(lambda record: change(record["claims"][FIRST]))


def test_what_is_written_is_read_back() -> None:
    """Text to ledger to text changes not a byte."""
    assert as_text(from_bytes("story", TEXT.encode())) == TEXT


def test_it_merges_in_git() -> None:
    """Entries are sorted by key with one field a line; there are no line numbers, and no times but of verdicts."""
    claims = json.loads(TEXT)["claims"]
    assert list(claims) == sorted(claims)
    assert len(TEXT.splitlines()) > 16 * 10
    assert {key for claim in claims.values() for key in claim} == {
        "measure", "value", "unit", "quote", "sentence", "nth", "of", "before", "after", "checker", "verdicts"}


def test_an_old_format_is_upgraded() -> None:
    """Format 1, with one verdict a claim, is read as the same ledger."""

    def age(record: Any) -> None:
        record["ledger"] = 1
        for claim in record["claims"].values():
            [claim["verdict"]] = claim.pop("verdicts")
            del claim["checker"]
        record["claims"] = {SHORT[key]: claim for key, claim in record["claims"].items()}

    upgraded = from_bytes("story", changed(age).encode())
    assert {entry.edition for entry in upgraded.entries.values()} == {"0.1"}
    assert {key: replace(entry, edition=EDITION) for key, entry in upgraded.entries.items()} == reviewed().entries


def test_signs_of_other_editors_do_no_harm() -> None:
    """A byte order mark and other line ends are no damage."""
    assert from_bytes("story", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()) == reviewed()


@pytest.mark.parametrize(("text", "reason"), [
    (TEXT[:-200], "it is no JSON: line"),
    (TEXT.replace('"ledger": 3,', '"ledger": 3'), "it is no JSON: line 3, column 2"),
    (changed(lambda record: record.update(ledger=4)), "its format is 4"),
    (changed(lambda record: record.pop("ledger")), "which format"),
    (changed(lambda record: record.update(ledger=0)), "there is no format 0"),
    (changed(lambda record: record.update(published="May")), '"published" must be a date'),
    (changed(lambda record: record.update(claim={})), "'claim'"),
    (changed(lambda record: record.update(claims=[])), '"claims" must be'),
    (first(lambda claim: claim["verdicts"][0].update(status="acurate")), "not 'acurate'"),
    (first(lambda claim: claim["verdicts"][0].update(status="open")), "not 'open'"),
    (first(lambda claim: claim["verdicts"][0].update(at="yesterday")), "not 'yesterday'"),
    (first(lambda claim: claim["verdicts"][0].update(sorce="AP")), "'sorce'"),
    (first(lambda claim: claim["verdicts"][0].update(by="")), '"by" must say'),
    (first(lambda claim: claim["verdicts"].clear()), '"verdicts" must not be empty'),
    (first(lambda claim: claim.update(verdicts=["accurate"])), "verdict 1 must be an object"),
    (first(lambda claim: claim.update(value="13")), "changed by hand"),
    (first(lambda claim: claim.update(nth="1")), '"nth" must be a number'),
    (first(lambda claim: claim.pop("of")), '"of" is missing'),
    (changed(lambda record: record["claims"].update({FIRST: 1})), f"claim {FIRST} must be an object"),
    (TEXT.replace('"nth": 1', '"nth": 1, "nth": 2', 1), "'nth' stands in it twice"),
    ("<<<<<<< HEAD\n" + TEXT, "line 1 is the mark of an unfinished git merge"),
    ("[" * 100_000, "holds what no ledger holds"),
    (first(lambda claim: claim["verdicts"][0].update(note="\ud800")), "it holds what no ledger holds"),
    (changed(lambda record: record.update(ledger=int("9" * 4000))) + "9" * 5000, "no JSON"),
    ("", "it is no JSON"),
], ids=str.split("cut comma later no-format nought no-date unknown-key claims-list status open time field nobody "
                 "no-verdict no-object value-changed type missing claim-number twice conflict deep surrogate digits "
                 "empty"))
def test_damage_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """A damaged ledger is refused in one sentence that says where, and not a byte of it is changed."""
    path = tmp_path / "story.claims.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenLedger) as caught:
        update(str(path), lambda _: reviewed())
    assert reason in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert path.read_text(encoding="utf-8") == text
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_text_of_another_encoding_is_refused(tmp_path: Path) -> None:
    """A ledger saved as UTF-16 by an editor is no ledger."""
    path = tmp_path / "story.claims.json"
    path.write_bytes(TEXT.encode("utf-16"))
    with pytest.raises(BrokenLedger, match="UTF-8"):
        load(str(path))
