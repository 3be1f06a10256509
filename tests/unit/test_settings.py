"""A desk's settings, found from the article's folder upward."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.desk import Desks
from checker.errors import BrokenRules
from checker.settings import Layer, find, find_settings, layers, read_settings

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


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder in which each layer but the first two says who decides; the stories' tables are in two files."""
    folder = tmp_path / "desk"
    (folder / "live" / "north").mkdir(parents=True)
    (folder / "checker.toml").write_text(
        'by = "FILE"\npublished = 2026-01-01\n[stories."live/**.md"]\nby = "STORIES"\n'
        '[stories."live/north/*"]\npublished = "2026-02-02"\n')
    (tmp_path / "own.toml").write_text('by = "OWN"\npublished = "2026-03-03"\n')
    monkeypatch.setenv("CHECKER_CONFIG", str(tmp_path / "own.toml"))
    monkeypatch.setenv("CHECKER_BY", "VARIABLE")
    return folder


def decided(article: Path, *above: Layer) -> tuple[str, str]:
    """Who decides on an article, and of which date it is."""
    path = find_settings(article.parent)
    found = [find(key, (*above, *layers(article, read_settings(path) if path else None)))
             for key in ("by", "published")]
    return tuple(setting.value if setting else "" for setting in found)     # type: ignore[return-value]


@pytest.mark.parametrize(("article", "by", "published"), [
    ("live/story.md", "STORIES", "2026-01-01"), ("live/north/story.md", "STORIES", "2026-02-02"),
    ("live/north/story.txt", "FILE", "2026-02-02"), ("live/north/deep/story.txt", "FILE", "2026-01-01"),
    ("story.md", "FILE", "2026-01-01"), ("../story.md", "OWN", "2026-03-03"),
])
def test_the_nearest_layer_decides(desk: Path, article: str, by: str, published: str) -> None:
    """Tables of stories go before their file, the last that matches first; the file before the user's own."""
    (desk / "live" / "north" / "deep").mkdir()
    assert decided(desk / article) == (by, published)


def test_options_go_first_and_variables_last(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is above goes before all files, key by key; a variable counts where no file says anything."""
    option = Layer("--by", {"by": "OPTION", "published": None})
    assert decided(desk / "live" / "story.md", option) == ("OPTION", "2026-01-01")
    monkeypatch.setenv("CHECKER_CONFIG", "off")
    monkeypatch.setenv("CHECKER_PUBLISHED", "2026-04-04")
    assert decided(desk.parent / "story.md") == ("VARIABLE", "2026-04-04")


def test_the_source_is_named(desk: Path) -> None:
    """Each value tells where it is set, so that two that differ can be told."""
    found = find("by", layers(desk / "story.md", read_settings(desk / "checker.toml")))
    assert found
    assert found.source == str(desk / "checker.toml")


@pytest.mark.parametrize("content", ["tool = 5\n", "[tool]\nchecking = 1\n", "tool = [1]\n"])
def test_a_tool_that_is_no_table_is_passed_by(tmp_path: Path, content: str) -> None:
    """A pyproject.toml of any form that holds no settings of ours is none of ours."""
    (tmp_path / "pyproject.toml").write_text(content + "# checker\n")
    assert find_settings(tmp_path) is None


@pytest.mark.parametrize(("name", "content", "said"), [
    ("pyproject.toml", "[tool]\nchecker = 5\n", "checker must be a table of settings, not 5"),
    ("own.toml", 'rules = ["house"]\n', "is not known; known are by, published, sources, require"),
    ("own.toml", "published = 3\n", "must be a date as 2011-12-15, not 3"),
    ("checker.toml", 'published = "May 3"\n', "must be a date"), ("checker.toml", "stories = 3\n", "must be tables"),
    ("checker.toml", '[stories."*"]\nrules = ["x"]\n', "rules: is not known; known are by, published"),
    ("checker.toml", '[stories]\n"*" = 3\n', "must be a table of settings"),
])
def test_what_is_set_wrongly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str,
                             said: str) -> None:
    """A layer that cannot be used is a fault of its place, and never passed over."""
    (tmp_path / name).write_text(content)
    if name == "own.toml":
        monkeypatch.setenv("CHECKER_CONFIG", str(tmp_path / name))
    with pytest.raises(BrokenRules) as error:
        decided(tmp_path / "story.txt")
    assert str(tmp_path / name) in str(error.value)
    assert said in str(error.value)


def test_a_variable_set_wrongly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date in the environment that is none is named by its variable."""
    monkeypatch.setenv("CHECKER_PUBLISHED", "today")
    with pytest.raises(BrokenRules, match="CHECKER_PUBLISHED: published: must be a date"):
        decided(tmp_path / "story.txt")


@pytest.mark.parametrize(("content", "said"), [
    ('rule = ["house"]', "is not known; known are by, published"), ("rules = 3", "must be a list"),
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
