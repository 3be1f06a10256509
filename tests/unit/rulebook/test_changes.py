"""What a desk's own files change: words added, rules switched off, topics chosen, severities."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.desk import Desks
from checker.document import Document
from checker.errors import BrokenRules
from checker.model import Claim, Severity
from checker.pipeline import check_document

STORY = """Rain fell over the valley for the whole of the long night.

Later reports were longer. At least 40 people were killed on March 4, 1999. The bridge cost $3.2 million.
"""


def claims(tmp_path: Path, changes: str, text: str = STORY) -> list[Claim]:
    """The claims of a story under a desk's changes."""
    (tmp_path / "changes.toml").write_text(changes)
    desk = Desks([tmp_path / "changes.toml"]).at(tmp_path)
    return list(check_document(Document("-", text), desk).claims)


def topics(tmp_path: Path, changes: str, text: str = STORY) -> list[str]:
    """The topics that claim the figures of a story, in order, under a desk's changes."""
    return [claim.rule.partition(".")[0] for claim in claims(tmp_path, changes, text)]


def test_disabled_rule_leaves_its_figures_to_the_next(tmp_path: Path) -> None:
    """A rule that is switched off claims nothing, and its figures are not lost."""
    assert topics(tmp_path, '[disable]\n"casualties.killed" = "counted by another desk"') == [
        "people", "calendar", "money"]


def test_disabled_topic(tmp_path: Path) -> None:
    """A topic can be switched off with all its rules, and the book says which and why."""
    (tmp_path / "changes.toml").write_text('[disable]\ncasualties = "counted by another desk"')
    disabled = Desks([tmp_path / "changes.toml"]).at(tmp_path).rulebook.disabled
    assert disabled["casualties.killed"] == "counted by another desk"
    assert {name.partition(".")[0] for name in disabled} == {"casualties"}


def test_what_no_other_rule_claims_cannot_be_switched_off(tmp_path: Path) -> None:
    """No figure is dropped in silence: the rule for the rest stays."""
    with pytest.raises(BrokenRules, match="no figure is dropped in silence"):
        topics(tmp_path, '[disable]\n"figures.other" = "too much to read"')


def test_selected_topics(tmp_path: Path) -> None:
    """Topics that are not selected claim nothing; what they would have claimed is a figure."""
    assert topics(tmp_path, 'select = ["money"]') == ["figures", "figures", "money"]


def test_own_topics_need_no_selection(tmp_path: Path) -> None:
    """A selection is among the shipped topics; a desk's own are there because it gave them."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "rain.toml").write_text("""
        [topic]
        id = "rain"
        category = "figure"
        severity = "may"
        ask = "Which gauge?"
        [[rule]]
        id = "rain.dead"
        patterns = ['{count of people} were killed']
        hits = [{ text = "At least 9 people were killed.", value = ">=9" }]
        misses = ["Nobody was killed."]
        """)
    (tmp_path / "more" / "changes.toml").write_text('select = ["money"]')
    desk = Desks([tmp_path / "more"]).at(tmp_path)
    rules = [claim.rule for claim in check_document(Document("-", STORY), desk).claims]
    assert [rule.partition(".")[0] for rule in rules] == ["rain", "figures", "money"]


@pytest.mark.parametrize("key", ['"casualties.killed"', "casualties.killed", "casualties"])
def test_severity(tmp_path: Path, key: str) -> None:
    """The severity of a rule or a topic, with its name in quotes or without."""
    assert claims(tmp_path, f'[severity]\n{key} = "may"')[0].severity is Severity.MAY


def test_severity_of_a_rule_goes_before_that_of_its_topic(tmp_path: Path) -> None:
    """What is said of the rule itself holds."""
    changes = '[severity]\ncasualties = "may"\n"casualties.killed" = "should"'
    assert claims(tmp_path, changes)[0].severity is Severity.SHOULD


def test_extended_list_of_the_pack(tmp_path: Path) -> None:
    """A word added to a shared list reaches every rule that names the list, also through another list."""
    text = "Calm reigned.\n\nThen 12 beekeepers were missing."
    assert topics(tmp_path, 'select = ["casualties"]', "Calm reigned.\n\nThere 12 glimworts were missing near it.") == [
        "figures"]
    assert topics(tmp_path, '[extend]\npeople = ["glimworts"]', text.replace("beekeepers", "glimworts")) == [
        "casualties"]


@pytest.mark.parametrize("key", ['"casualties.killed"', "casualties.killed"])
def test_extended_list_of_a_topic(tmp_path: Path, key: str) -> None:
    """A word can be added to a list of a shipped topic, by the topic's name and the list's."""
    text = "Calm reigned.\n\nThen 12 people were unalived."
    assert topics(tmp_path, 'select = ["people"]', text) == ["people"]
    assert topics(tmp_path, f'[extend]\n{key} = ["unalived"]', text) == ["casualties"]


def test_extended_vocabulary_reaches_the_reading_of_figures(tmp_path: Path) -> None:
    """A plain vocabulary class of the pack can be extended too."""
    with pytest.raises(BrokenRules, match="is no word list that can be extended"):
        topics(tmp_path, '[extend]\ncardinal = ["umpteen"]')


@pytest.mark.parametrize(("changes", "said"), [
    ('[disable]\n"casualties.kiled" = "x"', "did you mean casualties.killed"),
    ('[disable]\n"casualties.killed" = ""', "must be a text"),
    ('[severity]\nmoney = "grave"', "must be one of must, should, may"),
    ('select = ["sports pages"]', "there is ages"),
    ("select = []", "must be a list"),
    ('[extend]\npeople = "bees"', "must be a list"),
    ("[extend]\n", "must be a table of word lists"),
])
def test_change_of_what_there_is_not(tmp_path: Path, changes: str, said: str) -> None:
    """A name that there is not, or a value of the wrong kind, is a fault that says what there is."""
    with pytest.raises(BrokenRules) as error:
        topics(tmp_path, changes)
    assert said in str(error.value)
