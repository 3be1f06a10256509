"""The forms that tie figures: the file as data, and each form put to its own examples through the whole pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from checker.pipeline import check
from checker.rulebook.files import load_pack
from checker.rulebook.pack import LanguagePack
from checker.rulebook.ties import tie_faults

PACK = load_pack("en")
TIES = PACK.files["ties"]["tie"]
NAMES = [tie["id"] for tie in TIES]


def test_forms_are_well_formed() -> None:
    """No form has a key, a kind or a word that there is not."""
    assert tie_faults(PACK) == []


@pytest.mark.parametrize("tie", TIES, ids=NAMES)
def test_hits_are_tied(tie: dict[str, Any]) -> None:
    """Each hit has a tie of this form between the two figures that it names, the one leaned on first."""
    for hit in tie["hits"]:
        assert (hit["source"], hit["target"]) in _tied(hit["text"], tie["id"]), hit["text"]


@pytest.mark.parametrize("tie", TIES, ids=NAMES)
def test_misses_are_not_tied(tie: dict[str, Any]) -> None:
    """No miss has a tie of this form."""
    assert [(text, tied) for text in tie["misses"] if (tied := _tied(text, tie["id"]))] == []


def _tied(text: str, form: str) -> list[tuple[str, str]]:
    return [(text[slice(*tie.source)], text[slice(*tie.target)]) for tie in check(text).ties if tie.form == form]


@pytest.mark.parametrize(("entry", "key", "message"), [
    ({"kind": "cousin"}, "kind", "there is no 'cousin'"),
    ({"between": "{weasel}"}, "between", "no part of speech, class or part 'weasel'"),
    ({"between": "("}, "between", "is no regular expression"),
    ({"misses": []}, "misses", "is missing"),
    ({"gap": "x"}, "gap", "is no key of a tie"),
    ({"figures": ["weight"]}, "figures", "there is no 'weight'"),
    ({"if": "alike"}, "if", "is of the wrong type"),
])
def test_a_fault_is_told_with_its_place(entry: dict[str, Any], key: str, message: str) -> None:
    """What is wrong with a form is told with its id and its key."""
    sound = {"id": "x", "kind": "list", "between": ",", "hits": [{}], "misses": ["."]}
    pack = LanguagePack("en", {**PACK.files, "ties": {"tie": [{**sound, **entry}]}})
    assert [(fault.rule, fault.key) for fault in tie_faults(pack) if message in fault.message] == [("x", key)]


def test_an_id_stands_once() -> None:
    """Two forms of one id are a fault."""
    pack = LanguagePack("en", {**PACK.files, "ties": {**PACK.files["ties"], "tie": [TIES[0], TIES[0]]}})
    assert [fault.message for fault in tie_faults(pack)] == ["is used twice"]
