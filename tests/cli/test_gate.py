"""`checker gate` and `checker status`: what blocks, and who checked what."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = ("Dam burst\n\nA dam above the valley of Orley burst on a winter night.\n\n"
         "At least 40 people were killed. It cost $30 million.\n\nSome 17 cracks were seen.\n")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with two claims that must be checked and one that should be."""
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Place and status of each line that the gate prints, behind the first, which says how much there is."""
    return [":".join(line.split(":")[:4]) for line in done.stdout.splitlines()[1:]]


def test_what_blocks(inside: Run, story: Path) -> None:
    """Before review every claim that must be checked blocks, one line each, below how many there are."""
    done = inside("gate", "story.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "story.md: 2 to settle of 3\n"
        'story.md:5:1: open: "At least 40 people" (casualties, must): '
        "Who counted, and as of when?\n"
        'story.md:5:41: open: "$30 million" (money, must): '
        "Whose estimate is it, planned or spent, at which prices, and what does it leave out?\n")
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(("answers", "code", "places"), [
    ("aa", 0, []), ("ax", 0, []), ("af", 1, ["story.md:5:41: fix"]), ("na", 1, ["story.md:5:1: needs-source"]),
    ("as", 1, ["story.md:5:41: open"]),
])
def test_what_settles(inside: Run, story: Path, answers: str, code: int, places: list[str]) -> None:
    """Accurate and not a claim settle; fix and needs-source block as open does."""
    inside("review", story, stdin="\n".join(answers) + "\n")
    done = inside("gate", "story.md")
    assert (done.returncode, lines(done)) == (code, places)


def test_reworded_blocks_until_it_is_confirmed(inside: Run, story: Path) -> None:
    """A sentence changed around its figure is looked at again, with one key."""
    inside("review", story, "--by", "KM", stdin="a\na\na\n")
    story.write_text(STORY.replace("were killed.", "were killed in Orley."), encoding="utf-8")
    done = inside("gate", "story.md")
    assert done.stdout == ("story.md: 1 to settle of 3\n"
                           'story.md:5:1: reworded: "At least 40 people" (casualties, must): '
                           'was accurate by KM in "At least 40 people were killed."\n')
    assert done.returncode == 1
    inside("review", story, "--by", "LB", stdin="c\n")
    assert inside("gate", "story.md").returncode == 0


def test_changed_says_what_it_was(inside: Run, story: Path) -> None:
    """An edited figure is open and names the old one and who had settled it."""
    inside("review", story, "--by", "KM", stdin="a\na\na\n")
    story.write_text(STORY.replace("$30", "$35"), encoding="utf-8")
    assert inside("gate", "story.md").stdout == (
        "story.md: 1 to settle of 3\n"
        'story.md:5:41: open: "$35 million" (money, must): was "$30 million", accurate by KM\n')


@pytest.mark.parametrize(("require", "count"), [("must", 2), ("should", 3), ("may", 3)])
def test_require(inside: Run, story: Path, require: str, count: int) -> None:
    """--require says from which severity on a claim blocks."""
    assert len(lines(inside("gate", story, "--require", require))) == count


@pytest.mark.parametrize("text", ["Nothing of note happened.\n", "Of these 12, no flight.\n\n\n"])
def test_nothing_to_check(inside: Run, story: Path, text: str) -> None:
    """A story with nothing that must be checked passes."""
    story.write_text(f"A long quiet sentence opens this story of ours.\n\n{text}", encoding="utf-8")
    done = inside("gate", story)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("arguments", [
    ("none.md",), ("story.md", "none.md"), ("empty",), ("story.md", "--rules", "broken.toml"),
], ids=["missing", "one missing", "folder", "broken rules"])
def test_what_cannot_be_checked(inside: Run, story: Path, arguments: tuple[str, ...]) -> None:
    """A tool error is exit status 3, whatever else is open or settled, and is said."""
    story.with_name("broken.toml").write_text("[topic]\nnonsense = 1\n", encoding="utf-8")
    story.with_name("empty").mkdir()
    inside("review", story, stdin="a\na\na\n")
    done = inside("gate", *arguments)
    assert done.returncode == 3
    assert done.stderr.startswith("checker: ")


@pytest.mark.parametrize("arguments", [
    ("story.md", "--require", "all"), ("story.md", "--fail-on", "all"), ("story.md", "-f", "grid"), (),
])
def test_usage(inside: Run, story: Path, arguments: tuple[str, ...]) -> None:
    """A wrong request is exit status 2."""
    assert inside("gate", *arguments).returncode == 2
    assert story.exists()


def test_in_a_shell(inside: Run, story: Path) -> None:
    """`if checker gate` takes its branch by the exit status."""
    command = Path(sys.executable).parent / "checker"
    script = f"if {command} gate story.md >/dev/null; then echo publish; else echo hold; fi"
    for answers, said in (("", "hold\n"), ("a\na\na\n", "publish\n")):
        inside("review", story, stdin=answers)
        done = subprocess.run(script, shell=True, cwd=story.parent, capture_output=True, text=True, check=True)  # noqa: S602
        assert done.stdout == said


def test_status(inside: Run, story: Path) -> None:
    """Claims by status, and for each that was looked at who did, when and on what source."""
    inside("review", story, "--by", "KM", stdin="A\nProvince report\np. 12\n\n")
    inside("review", story, "--by", "LB", stdin="f\n")
    story.write_text(STORY.replace("seen", "found"), encoding="utf-8")
    first, *rows = inside("status", "story.md").stdout.splitlines()
    assert first == "story.md: 3 claims: 1 accurate, 1 fix, 1 open"
    assert [row.split()[:2] for row in rows] == [["5", "accurate"], ["5", "fix"]]
    assert [(" KM  " in row, " LB  " in row) for row in rows] == [(True, False), (False, True)]
    assert rows[0].endswith("Province report  p. 12")
    assert inside("status", "story.md", "none.md").returncode == 3


def test_status_tells_of_verdicts_without_a_claim(inside: Run, story: Path) -> None:
    """Verdicts on claims that have left the story are kept and counted."""
    inside("review", story, stdin="a\na\na\n")
    story.write_text(STORY.replace("It cost $30 million.", ""), encoding="utf-8")
    assert inside("status", "story.md").stdout.splitlines()[-1] == "  1 verdict on a claim that has left the story"


def test_check_shows_the_status(inside: Run, story: Path) -> None:
    """The table has a column of statuses where somebody has settled something, and only there."""
    assert "Status" not in inside("check", story).stdout
    inside("review", story, stdin="a\n")
    table = inside("check", story).stdout
    assert "Status" in table
    assert table.count("accurate") == 1
