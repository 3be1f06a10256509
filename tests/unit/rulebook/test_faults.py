"""Rule files with faults: refused as a whole, every fault named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.desk import Desks
from checker.errors import BrokenRules, Fault
from checker.pipeline import load_desk

HEAD = """
[topic]
id = "bees"
category = "figure"
severity = "should"
ask = "Who counted them?"
"""
RULE = """
[[rule]]
id = "bees.kept"
measure = "bees"
patterns = ['{count of any} in hives']
hits = [{ text = "She keeps 900 bees in hives.", quote = "900 bees", value = "900" }]
misses = ["She keeps 900 ants."]
"""
TWENTY = """
colour = "yellow"
[topic]
id = "bees"
category = "insects"
severity = "urgent"
ask = ""
rank = "high"
[words]
numbers = ["hives", 4]
ghosts = ["{spectres}"]
masks = ["hide*", "hide*est"]
[[rule]]
id = "bees.form"
colour = "black"
patterns = ['{count} hives']
hits = [{ text = "x", quot = "y" }]
misses = "none"
[[rule]]
id = "bees.patterns"
patterns = ['hives', '{cuont} hives', '({count} hives', '{count} {wasps}', '(?R){count}', '{count} {..99}hives',
            '{count}(?:(?:x{100}){100}){100}']
hits = [{ text = "She has 12 hives." }]
misses = ["none"]
[[rule]]
id = "bees.patterns"
patterns = ['{count} swarms']
hits = [{ text = "She has 12 swarms." }]
misses = ["none"]
text = "("
story = "wasps"
[[rule]]
id = "wasps.sting"
patterns = ['{count} stings']
misses = ["none"]
[[rule]]
id = "bees.misses"
patterns = ['{count of any} in hives']
hits = [{ text = "She keeps 900 bees in hives.", value = "800" }, { text = "She keeps bees." }]
misses = ["She keeps 90 ants in hives."]
[[ignore]]
id = "bees.nothing"
raw = ['{count} x']
hits = [{ text = "x" }]
misses = ["x"]
[disable]
"casualtis.killed" = "a typing error"
[severity]
money = "big"
[extend]
peple = ["beekeepers"]
people = ["queen(s)er"]
"""


def faults(tmp_path: Path, content: str | bytes) -> list[Fault]:
    """The faults of a desk's rule file with that content."""
    file = tmp_path / "bees.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BrokenRules) as error:
        Desks([file]).at(tmp_path)
    assert {fault.file for fault in error.value.faults} == {str(file)}
    return error.value.faults


def test_twenty_and_more_faults_in_one_run(tmp_path: Path) -> None:
    """Each fault of a file is named by rule and key, also where there are many and of every sort."""
    found = faults(tmp_path, TWENTY)
    named = [(fault.rule, fault.key) for fault in found]
    assert set(named) == {
        ("", "colour"), ("[topic]", "category"), ("[topic]", "severity"), ("[topic]", "ask"), ("[topic]", "rank"),
        ("", "words.numbers"), ("[words]", "ghosts"), ("[words]", "masks"), ("bees.form", "colour"),
        ("bees.form", "hits"), ("bees.form", "misses"), ("bees.patterns", "patterns"), ("bees.patterns", "id"),
        ("bees.patterns", "text"), ("bees.patterns", "story"),
        ("wasps.sting", "id"), ("wasps.sting", "hits"), ("bees.misses", "hits"), ("bees.misses", "misses"),
        ("bees.nothing", "reason"), ("bees.nothing", "raw"), ("[disable]", "casualtis.killed"), ("", "severity.money"),
        ("[extend]", "peple"), ("[extend]", "people"),
    }
    assert named.count(("bees.patterns", "patterns")) == 7
    assert named.count(("bees.misses", "hits")) == 2
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("content", "key", "said"), [
    (HEAD + RULE.replace("'{count of any} in hives'", "'{count of ants} in hives'"), "patterns", "no word list 'ants'"),
    (HEAD + RULE.replace("900 ants", "900 ants in hives"), "misses", "wanted nothing"),
    (HEAD + RULE.replace('value = "900"', 'value = "901"'), "hits", "wanted quote '900 bees', value '901'"),
    (HEAD + RULE.replace("900 bees in hives.", "900 bees in 3 hives."), "hits", "got figures."),
    (HEAD + RULE.replace("hits = [{", "hits = [] # {"), "hits", "must be a list"),
    (HEAD + RULE.replace("in hives'", "in hives', ''"), "patterns", "entry 2 must be a text"),
    (HEAD + RULE.replace('measure = "bees"', "measure = 3"), "measure", "must be a text, not 3"),
    (HEAD.replace("figure", "") + RULE, "category", "must be a text"),
    (HEAD.replace('"figure"', '"beekeeping"') + RULE, "category", "must be one of casualties"),
    (HEAD.replace('category = "figure"\n', "") + RULE, "category", "is missing"),
    (HEAD.replace("bees", "money") + RULE.replace("bees.kept", "money.kept"), "id", "used twice"),
    (RULE, "topic", "is missing"),
    (HEAD + '[words]\nkept = ["keep*eds"]' + RULE, "kept", "there is s, ed, en, ing"),
    (HEAD + '[words]\nkept = ["' + "go* " * 40 + '"]' + RULE, "kept", "has more than 2 marked words"),
    (HEAD + RULE.replace("patterns", "story_words = 2\npatterns"), "story_words", "a story, which is not there"),
    ("[topic", "", "is not TOML"),
    (b"\xff\xfe\x00", "", "is not UTF-8"),
    ("x = " + "[" * 5000, "", "is not TOML"),
    ("#" * 1_000_001, "", "longer than"),
])
def test_fault_says_what_was_expected(tmp_path: Path, content: str | bytes, key: str, said: str) -> None:
    """The fault names the key and says what is wrong there."""
    assert any(fault.key == key and said in fault.message for fault in faults(tmp_path, content))


@pytest.mark.parametrize("ways", ["(?:.|..|...)+[0-9]", "(?:.|..|)" * 24 + "[0-9]{9}"],
                         ids=["repeated", "in a row"])
def test_endless_pattern_is_named_and_the_others_are_still_tried(tmp_path: Path, ways: str) -> None:
    """A pattern that backtracks without end on a hit is stopped and named; it does not hide the other faults."""
    endless = RULE.replace("{count of any} in hives", "{count}" + ways).replace("bees.kept", "bees.endless")
    endless = endless.replace("in hives.", "in hives by the old stone wall where nobody goes at all these days.")
    found = faults(tmp_path, HEAD + endless + RULE.replace('value = "900"', 'value = "901"'))
    assert [(fault.rule, fault.key) for fault in found] == [("bees.endless", "patterns"), ("bees.kept", "hits")]
    assert "stopped by the time limit" in found[0].message


def test_sound_file_is_used(tmp_path: Path) -> None:
    """A file without faults adds its rules to the shipped ones."""
    (tmp_path / "bees.toml").write_text(HEAD + RULE)
    rules = Desks([tmp_path / "bees.toml"]).at(tmp_path).rulebook.rules
    assert len(rules) == len(load_desk().rulebook.rules) + 1


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_place_without_rules(tmp_path: Path, place: str) -> None:
    """A place that is not there, or a folder without rule files, is a fault and not silence."""
    with pytest.raises(BrokenRules, match=r"no such file or folder|holds no rule files"):
        Desks([tmp_path / place]).at(tmp_path)


@pytest.mark.parametrize(("words", "told"), [
    ('a0 = ["{a1}", "x"]\na1 = ["{a0}", "y"]', "there is no word list 'a0', or it holds itself"),
    ("".join(f'a{i} = ["{{a{i + 1}}}", "w{i}"]\n' for i in range(900)) + 'a900 = ["x"]', "more than 20 lists"),
    ("".join(f'a{i} = ["{{a{i + 1}}}", "w{i}"]\n' for i in range(9_000)) + 'a9000 = ["x"]', "more than 20 lists"),
    ('base = ["' + '", "'.join(f"w{i}" for i in range(9_000)) + '"]\n'
     + "".join(f'a{i} = ["{{base}}"]\n' for i in range(900)), "or 500,000 words"),
    ("big = " + "9" * 5_000, "is not TOML: Exceeds the limit"),
    ("deep = " + "[" * 50_000, "is not TOML"),
], ids=["cycle", "900 nested", "9,000 nested", "wide", "digits", "brackets"])
def test_lists_that_hurt_are_refused(tmp_path: Path, words: str, told: str) -> None:
    """Lists that hold each other, or hold too much, and numbers beyond any use are faults, soon found."""
    assert any(told in str(fault) for fault in faults(tmp_path, HEAD + "[words]\n" + words + RULE))


def test_rule_file_that_is_a_pipe(tmp_path: Path) -> None:
    """A pipe is not waited for."""
    os.mkfifo(tmp_path / "bees.toml")
    with pytest.raises(BrokenRules, match="is no file"):
        load_desk("en", (tmp_path / "bees.toml",))
