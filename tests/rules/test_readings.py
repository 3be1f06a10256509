"""What the words around a figure make of it: the file as data, and each form put to its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model import Claim
from checker.pipeline import check
from checker.rulebook.files import load_pack
from checker.rulebook.pack import LanguagePack
from checker.rulebook.readings import reading_faults

PACK = load_pack("en")
READINGS = PACK.files["readings"]
FORMS = [(table, entry) for table in ("role", "mode", "holder") for entry in READINGS[table]]
NAMES = [f"{table} {entry['id']}" for table, entry in FORMS]


def test_forms_are_well_formed() -> None:
    """No form has a key, a role or a word that there is not."""
    assert reading_faults(PACK) == []


@pytest.mark.parametrize(("table", "entry"), FORMS, ids=NAMES)
def test_hits_are_read_so(table: str, entry: dict[str, Any]) -> None:
    """Each hit gives its figure the role, the mode or the holder that it names."""
    for hit in entry["hits"]:
        claim = next(claim for claim in check(hit["text"]).claims if claim.quote == hit["quote"])
        wanted = hit["holder"] if table == "holder" else entry[table]
        assert getattr(claim, table) == wanted, hit["text"]


@pytest.mark.parametrize(("table", "entry"), FORMS, ids=NAMES)
def test_misses_are_not(table: str, entry: dict[str, Any]) -> None:
    """No figure of a miss has it."""
    for text in entry["misses"]:
        given = {value(claim, table) for claim in check(text).claims if claim.mention.quantity}
        assert given.isdisjoint([entry.get(table)]) if table != "holder" else given == {None}, text


def value(claim: Claim, table: str) -> object:
    """The role, mode or holder of a claim."""
    return getattr(claim, table)


@pytest.mark.parametrize(("table", "entry", "key", "message"), [
    ("role", {"role": "cousin"}, "role", "there is no 'cousin'"),
    ("mode", {"match": "{weasel}"}, "match", "no part of speech, class or part 'weasel'"),
    ("mode", {"match": "("}, "match", "is no regular expression"),
    ("holder", {"hits": []}, "hits", "is missing"),
    ("role", {"gap": "x"}, "gap", "is no key of a role"),
    ("mode", {"once": "yes"}, "once", "is of the wrong type"),
])
def test_a_fault_is_told_with_its_place(table: str, entry: dict[str, Any], key: str, message: str) -> None:
    """What is wrong with a form is told with its id and its key."""
    sound = {"role": {"role": "rest", "match": "other {figure}"}, "mode": {"mode": "told", "match": "was"},
             "holder": {"whose": "{name}"}}[table]
    pack = LanguagePack("en", {**PACK.files, "readings": {table: [{"id": "x", "hits": [{}], **sound, **entry}]}})
    assert [(fault.rule, fault.key) for fault in reading_faults(pack) if message in fault.message] == [("x", key)]
