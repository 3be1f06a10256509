"""A desk's settings, found from the article's folder upward."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.desk import Desks
from checker.errors import BrokenRules
from checker.settings import find_settings, read_settings

OFF = '[disable]\n"casualties.killed" = "another desk counts"\n'
SHARED = '[project]\nname = "paper"\n[tool.checker.disable]\n"casualties.killed" = "another desk counts"\n'


def disabled(article: Path) -> set[str]:
    """The rules that are switched off for an article."""
    return set(Desks().of(str(article)).rulebook.disabled)


@pytest.mark.parametrize(("name", "content"), [("checker.toml", OFF), ("pyproject.toml", SHARED)])
def test_found_above_the_article(tmp_path: Path, name: str, content: str) -> None:
    """Settings hold for every article in their folder and below, and for none beside it."""
    desk, other = tmp_path / "desk" / "monday", tmp_path / "other"
    desk.mkdir(parents=True)
    other.mkdir()
    (tmp_path / "desk" / name).write_text(content)
    assert disabled(desk / "story.txt") == {"casualties.killed"}
    assert disabled(other / "story.txt") == set()


def test_the_article_decides_and_not_the_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shell stands counts only for standard input."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "checker.toml").write_text(OFF)
    monkeypatch.chdir(tmp_path / "desk")
    assert disabled(tmp_path / "story.txt") == set()
    assert disabled(Path("-")) == {"casualties.killed"}


def test_the_nearest_holds(tmp_path: Path) -> None:
    """A nearer file hides the farther one, and checker.toml the pyproject.toml beside it."""
    (tmp_path / "checker.toml").write_text(OFF)
    near = tmp_path / "near"
    near.mkdir()
    (near / "checker.toml").write_text('[disable]\n"money.sum" = "no"\n')
    (near / "pyproject.toml").write_text(SHARED)
    assert disabled(near / "story.txt") == {"money.sum"}


@pytest.mark.parametrize("content", ['[project]\nname = "checker"\n', "[tool.black]\nline-length = 1\n", "[broken"])
def test_other_projects_file_is_passed_by(tmp_path: Path, content: str) -> None:
    """A pyproject.toml that says nothing of the checker is not in the way of one above it."""
    (tmp_path / "checker.toml").write_text(OFF)
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "pyproject.toml").write_text(content)
    assert find_settings(tmp_path / "near") == tmp_path / "checker.toml"


def test_rule_files_stand_beside_the_settings(tmp_path: Path) -> None:
    """The paths of rule files are from the settings' folder on."""
    (tmp_path / "checker.toml").write_text('rules = ["house", "more/bees.toml"]')
    assert read_settings(tmp_path / "checker.toml").places == (tmp_path / "house", tmp_path / "more" / "bees.toml")
    with pytest.raises(BrokenRules, match="no such file or folder") as error:
        Desks().at(tmp_path)
    assert len(error.value.faults) == 2


@pytest.mark.parametrize(("content", "said"), [
    ('rule = ["house"]', "is not known; known are by, rules, select"), ("rules = 3", "must be a list"),
    ("[broken", "TOML"), ("by = 3", "must be a text"),
    ('[topic]\nid = "x"', "is not known"), ('[disable]\n"no.rule" = "x"', "is no rule or topic"),
])
def test_faults_name_the_file(tmp_path: Path, content: str, said: str) -> None:
    """A fault in the settings is told like one in a rule file."""
    (tmp_path / "checker.toml").write_text(content)
    with pytest.raises(BrokenRules) as error:
        disabled(tmp_path / "story.txt")
    assert str(tmp_path / "checker.toml") in str(error.value)
    assert said in str(error.value)
