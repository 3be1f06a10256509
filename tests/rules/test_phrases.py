"""The forms of words around a figure: the file as data, and each form put to its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from checker.pipeline import load_desk
from checker.recognize import Groundwork
from checker.recognize.directions import with_moves
from checker.rulebook.files import load_pack
from checker.rulebook.grammar import TAGS
from checker.rulebook.pack import LanguagePack
from checker.rulebook.phrases import phrase_faults

PACK = load_pack("en")
PHRASES = PACK.files["phrases"]["phrase"]
NAMES = [entry["id"] for entry in PHRASES]


def test_forms_are_well_formed() -> None:
    """No form has a key or a word that there is not."""
    assert phrase_faults(PACK) == []


def test_no_part_hides_a_class() -> None:
    """What a name in braces stands for is told in one place."""
    parts = PACK.files["phrases"]["part"]
    assert not [name for name in parts if name in PACK.lexicon.members or name in TAGS]


@pytest.mark.parametrize("entry", PHRASES, ids=NAMES)
def test_hits_are_forms(entry: dict[str, Any]) -> None:
    """In each hit the words in brackets are the form, and no word more."""
    for text in entry["hits"]:
        assert stands(entry, text), text


@pytest.mark.parametrize("entry", PHRASES, ids=NAMES)
def test_misses_are_none(entry: dict[str, Any]) -> None:
    """In no miss are the words in brackets the form."""
    for text in entry["misses"]:
        assert not stands(entry, text), text


@pytest.mark.parametrize(("entry", "key", "message"), [
    ({"match": "{weasel}"}, "match", "no part of speech, class or part 'weasel'"),
    ({"match": "{not weasel ,}"}, "match", "no part of speech, class or part 'weasel'"),
    ({"match": "(?<head>{noun}"}, "match", "is no regular expression"),
    ({"match": ""}, "match", "is missing"),
    ({"hits": "one"}, "hits", "is of the wrong type"),
    ({"gap": "x"}, "gap", "is no key of a phrase"),
])
def test_a_fault_is_told_with_its_place(entry: dict[str, Any], key: str, message: str) -> None:
    """What is wrong with a form is told with its id and its key."""
    sound = {"id": "x", "match": "{noun}", "hits": ["[man]"]}
    pack = LanguagePack("en", {**PACK.files, "phrases": {"phrase": [{**sound, **entry}]}})
    assert [(fault.rule, fault.key) for fault in phrase_faults(pack) if message in fault.message] == [("x", key)]


def test_a_form_has_one_name() -> None:
    """An id that is used twice is a fault."""
    form = {"id": "x", "match": "{noun}", "hits": ["[man]"]}
    pack = LanguagePack("en", {**PACK.files, "phrases": {"phrase": [form, form]}})
    assert [fault.message for fault in phrase_faults(pack)] == ["is used twice"]


def stands(entry: dict[str, Any], text: str) -> bool:
    """Whether the form stands where the brackets do, from the first word in them to the last."""
    start, end = text.index("["), text.index("]") - 1
    words = Groundwork(text.replace("[", "").replace("]", ""), load_desk().pack).known["words"]
    words = with_moves(words) if entry["id"].startswith("moves.") else words
    first, behind = words.at(start), words.at(end)
    found = words.match(entry["id"], first, behind if entry["match"].endswith("$") else None)
    return found is not None and found.end() == behind
