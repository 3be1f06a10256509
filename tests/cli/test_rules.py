"""`checker rules`: list, test, new, schema; and rules of a desk's own in a check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run


def test_new_topic_passes_its_own_test(checker: Run, tmp_path: Path) -> None:
    """What `rules new` writes is a topic that works."""
    assert checker("rules", "new", "bridges").returncode == 0
    done = checker("rules", "test", "bridges.toml")
    assert (done.returncode, done.stdout) == (0, "1 rule, 3 examples: all hold\n")
    assert checker("rules", "list", "--rules", tmp_path / "bridges.toml").stdout.count("bridges.opened") == 1


def test_new_topic_overwrites_nothing(checker: Run, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "bridges.toml").write_text("mine")
    done = checker("rules", "new", "bridges")
    assert done.returncode == 3
    assert "there is such a file already" in done.stderr
    assert (tmp_path / "bridges.toml").read_text() == "mine"


@pytest.mark.parametrize("name", ["Bridges", "../x", "2nd", ""])
def test_new_topic_with_a_name_that_is_none(checker: Run, tmp_path: Path, name: str) -> None:
    """A topic's name is also a part of its rules' ids."""
    assert checker("rules", "new", name).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_differences_are_shown(checker: Run, tmp_path: Path) -> None:
    """An example that comes out differently is shown: what was wanted, what came, and on which line it stands."""
    checker("rules", "new", "bridges")
    file = tmp_path / "bridges.toml"
    file.write_text(file.read_text().replace('value = "12"', 'value = "13"').replace("closed early", "were opened"))
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "all of the" in text)
    done = checker("rules", "test", "bridges.toml")
    assert done.returncode == 1
    assert "wanted  quote '12 clinics', value '13'\n  got     quote '12 clinics', value '12'\n" in done.stdout
    assert f"where   bridges.toml:{line}\n" in done.stdout
    assert "bridges.opened: misses: The 12 clinics were opened.\n  wanted  nothing\n" in done.stdout
    assert done.stdout.endswith("1 rule, 3 examples: 2 differences\n")


def test_shipped_rules_hold(checker: Run) -> None:
    """Without a path every rule in use is tried."""
    done = checker("rules", "test")
    assert done.returncode == 0
    assert done.stdout.endswith("all hold\n")


def test_list_shows_what_is_off(checker: Run, tmp_path: Path) -> None:
    """The list names each rule with its topic, measure, severity and file, and what a desk has switched off."""
    (tmp_path / "checker.toml").write_text('[disable]\n"money.sum" = "the money desk has its own"\n')
    lines = checker("rules", "list").stdout.splitlines()
    assert next(line.split() for line in lines if "casualties.killed" in line) == [
        "casualties", "casualties.killed", "people", "killed", "must", "casualties.toml"]
    assert lines[-1] == "off: money.sum: the money desk has its own"


def test_schema_is_json(checker: Run) -> None:
    """The schema can be saved for an editor."""
    assert json.loads(checker("rules", "schema").stdout)["title"] == "A rule file of checker"


def test_own_rules_in_a_check(checker: Run, tmp_path: Path) -> None:
    """A desk's rule claims figures of the articles beside its settings."""
    checker("rules", "new", "bridges")
    (tmp_path / "checker.toml").write_text('rules = ["bridges.toml"]')
    (tmp_path / "story.txt").write_text("The mayor opened all of the 12 schools.")
    assert '"rule": "bridges.opened"' in checker("check", "-f", "json", "story.txt").stdout


def test_broken_rules_stop_a_check(checker: Run, tmp_path: Path) -> None:
    """With faults in a rule file nothing is checked: all are named, and the exit status tells it from a clean story."""
    (tmp_path / "broken.toml").write_text('[topic]\nid = "x"\nseverity = "dire"\ncolour = "red"\n')
    done = checker("check", "--rules", "broken.toml", "-", stdin="Nothing here.")
    assert (done.returncode, done.stdout) == (3, "")
    assert "the rules cannot be used: 4 faults" in done.stderr
    assert "broken.toml: [topic]: severity: is 'dire'; it must be one of must, should, may" in done.stderr


def test_endless_pattern_stops_a_check(checker: Run, tmp_path: Path) -> None:
    """A pattern that only a story sends into endless backtracking is stopped and named."""
    checker("rules", "new", "bridges")
    file = tmp_path / "bridges.toml"
    endless = "{opened}(?:.|..|...)+{count of sites} {count of sites}|{opened} all of the {count of sites}"
    file.write_text(file.read_text().replace("{opened} {..3}{count of sites}", endless))
    story = "They opened " + "it all up for anyone to see and " * 5 + "12 clinics and 13 mills."
    done = checker("check", "--rules", "bridges.toml", "-", stdin=story)
    assert done.returncode == 3
    assert "bridges.opened: patterns" in done.stderr
    assert "stopped by the time limit" in done.stderr
