"""`checker config`, and what settings decide of `check` and `gate`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = ("Dam burst\n\nA dam above the valley of Orley burst on a winter night.\n\n"
         "At least 40 people were killed. It cost $30 million.\n\nSome 17 cracks were seen.\n")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story, and nobody's own settings."""
    monkeypatch.setenv("CHECKER_CONFIG", "off")
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    return tmp_path


def settings(run: Run, *arguments: str) -> dict[str, tuple[object, object]]:
    """Each setting that `checker config` tells of one story, with its value and its place."""
    done = run("config", *arguments, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    [story] = json.loads(done.stdout)
    return {line["key"]: (line["value"], line["source"]) for line in story["settings"]}


def test_nothing_is_set(inside: Run) -> None:
    """Where nobody has set anything, what the checker does by itself is told."""
    told = settings(inside, "story.md")
    assert told["require"] == ("must", "the checker itself")
    assert told["published"] == (None, None)


def test_each_setting_with_its_place(inside: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest layer that says something is named, whichever it is."""
    (desk / "checker.toml").write_text('by = "KM"\nrules = ["house"]\n[disable]\n"money.sum" = "no"\n'
                                       '[stories."*.md"]\nby = "LIVE"\n', encoding="utf-8")
    monkeypatch.setenv("CHECKER_REQUIRE", "may")
    told = settings(inside, "story.md")
    here = str(desk / "checker.toml")
    assert told["by"] == ("LIVE", here)
    assert told["require"] == ("may", "CHECKER_REQUIRE")
    assert told["rules"] == ([str(desk / "house")], here)
    assert told["disable"] == ({"money.sum": "no"}, here)
    assert settings(inside)["by"] == ("KM", here)       # the folder itself is no story that a pattern means


def test_config_reads_as_a_table(inside: Run) -> None:
    """One line a setting: what it is, what holds, who says so."""
    lines = inside("config", "story.md").stdout.splitlines()
    assert lines[0] == "story.md:"
    assert [line.split() for line in lines if "fail-on" in line] == [["fail-on", '"should"', "the", "checker",
                                                                      "itself"]]


@pytest.mark.parametrize(("content", "arguments", "count"), [
    ("", [], 2), ('require = "may"', [], 3), ('require = "may"', ["--require", "must"], 2),
    ('[stories."*.md"]\nrequire = "should"', [], 3), ('[stories."live/*.md"]\nrequire = "may"', [], 2),
])
def test_gate_requires_what_is_set(inside: Run, desk: Path, content: str, arguments: list[str], count: int) -> None:
    """The severity that is set blocks, unless an option says otherwise."""
    (desk / "checker.toml").write_text(content, encoding="utf-8")
    done = inside("gate", "story.md", *arguments)
    assert (done.returncode, len(done.stdout.splitlines()) - 1) == (1, count)


def test_gate_fails_on_what_is_set(inside: Run, desk: Path) -> None:
    """Findings block as the settings say, and as an option says before them."""
    (desk / "age.md").write_text("Ida Lund, 40, was born in 1950. She spoke on March 3, 2026.", encoding="utf-8")
    alone = ("gate", "age.md", "--published", "2026-03-03")
    (desk / "checker.toml").write_text('fail-on = "never"', encoding="utf-8")
    assert "agree" not in inside(*alone).stdout.splitlines()[0]
    silent, loud = inside(*alone).stdout, inside(*alone, "--fail-on", "should").stdout
    assert len(loud.splitlines()) == len(silent.splitlines()) + 1


def test_gate_asks_for_sources_where_that_is_set(inside: Run, desk: Path) -> None:
    """A claim that is accurate on no named source blocks where settings ask for one, not where an option waives it."""
    inside("review", "story.md", "--by", "KM", stdin="a\na\na\n")
    assert inside("gate", "story.md").returncode == 0
    (desk / "checker.toml").write_text("require-source = true", encoding="utf-8")
    assert inside("gate", "story.md").returncode == 1
    assert inside("gate", "story.md", "--no-require-source").returncode == 0


def test_check_writes_the_format_that_is_set(inside: Run, desk: Path) -> None:
    """The format set is that of standard output; an option or the name of a file goes before it."""
    (desk / "checker.toml").write_text('format = "jsonl"', encoding="utf-8")
    assert json.loads(inside("check", "story.md").stdout.splitlines()[0])["path"] == "story.md"
    assert inside("check", "story.md", "-f", "csv").stdout.startswith("path,")
    inside("check", "story.md", "-o", "claims.tsv")
    assert (desk / "claims.tsv").read_text(encoding="utf-8").startswith("path\t")


def test_stories_with_different_formats_need_a_word(inside: Run, desk: Path) -> None:
    """One report has one format: nothing is guessed."""
    (desk / "checker.toml").write_text('[stories."story.md"]\nformat = "csv"', encoding="utf-8")
    (desk / "other.md").write_text(STORY, encoding="utf-8")
    done = inside("check", "story.md", "other.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "different formats are set for these articles (csv, table): name one with -f" in done.stderr


@pytest.mark.parametrize(("content", "fault"), [
    ('require = "most"', "require: is 'most'; it must be one of must, should, may"),
    ('require-source = "yes"', "require-source: must be true or false, not 'yes'"),
    ('fail-on = "all"', "fail-on: is 'all'"),
])
def test_wrong_settings_open_no_gate(inside: Run, desk: Path, content: str, fault: str) -> None:
    """A setting that cannot be used is a fault with its file, and the gate stays shut."""
    (desk / "checker.toml").write_text(content, encoding="utf-8")
    for command in (["gate", "story.md"], ["config", "story.md"]):
        done = inside(*command)
        assert (done.returncode, done.stdout) == (3, "")
        assert fault in done.stderr


def test_a_flag_of_the_environment(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable says yes or no as people write it, and what is neither is a fault."""
    monkeypatch.setenv("CHECKER_REQUIRE_SOURCE", "yes")
    assert settings(inside, "story.md")["require-source"] == (True, "CHECKER_REQUIRE_SOURCE")
    monkeypatch.setenv("CHECKER_REQUIRE_SOURCE", "perhaps")
    assert "CHECKER_REQUIRE_SOURCE: require-source: must be true or false" in inside("config").stderr
