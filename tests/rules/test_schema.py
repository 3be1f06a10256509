"""The published JSON Schema agrees with the check of rule files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.rulebook.files import shipped, topic_files
from checker.rulebook.jsonschema import as_text
from checker.rulebook.schema import check_file
from checker.rulebook.sources import parse, read_toml

VALIDATOR = Draft202012Validator(json.loads(as_text()))
FILES = [*topic_files(shipped() / "en"), shipped() / "en" / "new" / "topic.toml"]
RULE = """
[[rule]]
id = "bees.kept"
patterns = ['{count} bees']
hits = [{ text = "She keeps 900 bees.", quote = "900 bees" }]
misses = ["She keeps ants."]
"""
SOUND = '[topic]\nid = "bees"\ncategory = "figure"\nseverity = "may"\nask = "Who?"\n' + RULE
CHANGES = 'select = ["money"]\n[extend]\npeople = ["bees"]\ncasualties.killed = ["stung"]\n[disable]\n"a.b" = "no"\n'


def test_schema_is_one() -> None:
    """The schema is valid by the schema of schemas."""
    Draft202012Validator.check_schema(json.loads(as_text()))


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_shipped_files_validate(path: Path) -> None:
    """Every shipped topic, and the one that a new topic begins from, validates."""
    content = read_toml(path)
    if path.parent.name == "new":
        content = parse("new", path.read_bytes().replace(b"TOPIC", b"bees"))
    assert [error.message for error in VALIDATOR.iter_errors(content)] == []


@pytest.mark.parametrize("content", [
    SOUND, CHANGES, CHANGES + SOUND, '[severity]\nmoney = "may"\n', SOUND.replace('"figure"', '"insects"'),
    SOUND.replace('category = "figure"\n', ""), SOUND.replace("[topic]", "[topics]"), RULE,
    SOUND.replace('"may"', '"perhaps"'), SOUND + "extra = 1", SOUND.replace("quote", "quot"),
    SOUND.replace('["She keeps ants."]', "[]"), SOUND.replace('["She keeps ants."]', "[3]"),
    SOUND.replace("'{count} bees'", "''"), SOUND + "unit = ' '", SOUND.replace('"Who?"', '"Who?"\nrank = "high"'),
    SOUND.replace('"Who?"', '"Who?"\nrank = -1'), SOUND.replace('"Who?"', '"Who?"\nrank = 70'),
    SOUND + '[[ignore]]\nid = "bees.x"\nreason = "no"\nhits = [{ text = "x" }]\nmisses = ["x"]',
    SOUND + '[[ignore]]\nid = "bees.x"\nraw = ["x"]\nreason = "no"\nhits = [{ text = "x" }]\nmisses = ["x"]',
    "select = []", "[extend]\n", '[extend]\npeople = "bees"', '[disable]\na = ""', '[severity]\nmoney = "big"',
    "words = 3", SOUND + "[words]\nbees = []", SOUND + '[words]\nbees = ["bees"]', "rule = 3",
])
def test_schema_agrees_with_the_check(content: str) -> None:
    """A file is valid by the schema where the check of the form finds no fault in it, and only there."""
    parsed = parse("bees.toml", content.encode())
    assert VALIDATOR.is_valid(parsed) == (check_file("bees.toml", parsed, own=True) == [])
