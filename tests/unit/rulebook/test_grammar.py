"""Parts of speech from vocabulary and endings."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from checker.errors import BrokenRules
from checker.rulebook.files import load_pack, shipped
from checker.rulebook.grammar import TAGS, Grammar

GRAMMAR = load_pack().grammar


@pytest.mark.parametrize(("word", "tag"), [
    ("soldiers", "plural_s"), ("soldier", "noun"), ("firefighters", "plural_s"), ("firemen", "plural"),
    ("aircraft", "plural"), ("analysis", "noun"), ("Iraqis", "plural_name"), ("Paris", "name"),
    ("Texas", "attributive"),
    ("Boeing", "name"), ("Norway's", "possessive"), ("wounded", "people_as"), ("repaired", "participle"),
    ("newly", "manner"), ("rising", "gerund"), ("were", "auxiliary"), ("The", "determiner"), ("US", "name"),
    ("OPEC", "name"), ("TROOPS", "plural_name"), ("more than", "preposition"), ("Japanese", "nationality"),
])
def test_tag(word: str, tag: str) -> None:
    """A listed word has its tag in any case, another one that of its ending or of its capital."""
    assert GRAMMAR.tag(word) == TAGS[tag]


def test_each_word_has_one_tag() -> None:
    """No word is in two lists of tags, so that the order of the lists says nothing."""
    words = tomllib.loads((Path(shipped()) / "en" / "words.toml").read_text(encoding="utf-8"))
    count = Counter(word for group in words["tags"].values() for word in group)
    assert [word for word, lists in count.items() if lists > 1] == []


def test_unknown_tag() -> None:
    """A tag that there is not is a fault of the rule file."""
    with pytest.raises(BrokenRules, match="adverbial: is no part of speech"):
        Grammar({"tags": {"adverbial": ["fast"]}})
