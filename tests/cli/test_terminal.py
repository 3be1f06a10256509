"""`checker review` at a real (pseudo-)terminal: one key answers, colour, width, interrupts."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="terminals of this kind are of POSIX")

STORY = "Dam burst\n\nAt least 40 people were killed. It cost $30 million.\n\nSome 17 cracks were seen.\n"
MENU = "answer: "
Start = Callable[..., Any]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a review at a terminal of some width; `environment` is put over the usual one."""
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    children = []

    def spawn(*options: str, columns: int = 80, **environment: str) -> Any:
        usual = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
        child = pexpect.spawn(str(Path(sys.executable).parent / "checker"),
                              ["review", "story.md", "--by", "KM", *options], cwd=tmp_path, encoding="utf-8",
                              dimensions=(30, columns), timeout=30, env={**usual, "TERM": "xterm", **environment})
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def statuses(folder: Path) -> dict[str, str]:
    """The statuses in the ledger, by quote."""
    ledger = json.loads((folder / "story.md.claims.json").read_text(encoding="utf-8"))
    return {claim["quote"]: claim["verdicts"][-1]["status"] for claim in ledger["claims"].values()}


def test_one_key_answers(start: Start, tmp_path: Path) -> None:
    """No Enter is needed, arrows and Enter are no answers, and what is typed ahead is not lost."""
    child = start()
    child.expect_exact("1 of 3")
    child.expect_exact(MENU)
    child.send("\x1b[A")
    child.expect_exact("one of:")
    child.expect_exact(MENU)
    child.send("\r")
    child.expect_exact("one of:")
    child.expect_exact(MENU)
    child.send("fbax")
    child.expect_exact("3 of 3")
    child.expect_exact(MENU)
    child.send("q")
    child.expect_exact("3 claims: 1 accurate, 1 not-a-claim, 1 open")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    assert statuses(tmp_path) == {"At least 40 people": "accurate", "$30 million": "not-a-claim"}


def test_details_are_lines(start: Start, tmp_path: Path) -> None:
    """After a capital letter whole lines are typed, which the terminal lets one correct; then one key answers again."""
    child = start()
    child.expect_exact(MENU)
    child.send("A")
    child.expect_exact("source: ")
    child.send("Reporx\x7ft\r")
    child.expect_exact("locator: ")
    child.send("p. 3\r")
    child.expect_exact("note: ")
    child.send("é ok\r")
    child.expect_exact("2 of 3")
    child.expect_exact(MENU)
    child.send("q")
    child.expect(pexpect.EOF)
    ledger = json.loads((tmp_path / "story.md.claims.json").read_text(encoding="utf-8"))
    [claim] = ledger["claims"].values()
    [verdict] = claim["verdicts"]
    assert (verdict["source"], verdict["locator"], verdict["note"]) == ("Report", "p. 3", "é ok")


@pytest.mark.parametrize(("environment", "colour"), [
    ({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False),
])
def test_colour(start: Start, environment: dict[str, str], colour: bool) -> None:  # noqa: FBT001 - a parameter
    """Colour where the terminal has it and NO_COLOR is not set; else brackets light the figure."""
    child = start(**environment)
    child.expect_exact(MENU)
    assert ("\x1b[" in child.before, "[At least 40 people]" in child.before) == (colour, not colour)


@pytest.mark.parametrize("columns", [24, 60])
def test_width(start: Start, columns: int) -> None:
    """Every row fits the terminal as it is."""
    child = start("--line", "3", columns=columns, NO_COLOR="1")
    child.expect_exact(MENU)
    assert max(len(row) for row in child.before.split("\r\n")) <= columns


@pytest.mark.parametrize("end", ["\x03", "\x04"], ids=["control-C", "control-D"])
def test_interrupt(start: Start, tmp_path: Path, end: str) -> None:
    """An interrupt loses nothing that was answered, and says how things stand."""
    child = start()
    child.expect_exact(MENU)
    child.send("a")
    child.expect_exact("2 of 3")
    child.expect_exact(MENU)
    child.send(end)
    child.expect_exact("3 claims: 1 accurate, 2 open")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == (130 if end == "\x03" else 0)
    assert statuses(tmp_path) == {"At least 40 people": "accurate"}


@pytest.mark.parametrize("asked", ["source: ", "locator: ", "note: "])
@pytest.mark.parametrize("before", ["", "f"], ids=["open before", "fix before"])
def test_interrupt_within_the_details(start: Start, tmp_path: Path, asked: str, before: str) -> None:
    """Whoever breaks off while the details are asked for has not decided: the claim is as it was before the key."""
    child = start()
    child.expect_exact(MENU)
    if before:
        child.send(before)
        child.expect_exact("2 of 3")
        child.expect_exact(MENU)
        child.send("b")
        child.expect_exact("1 of 3")
        child.expect_exact(MENU)
    child.send("A")
    for prompt in ("source: ", "locator: ", "note: "):
        child.expect_exact(prompt)
        if prompt == asked:
            break
        child.send("Report\r")
    child.send("\x03")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 130
    ledger = tmp_path / "story.md.claims.json"
    assert (statuses(tmp_path) if ledger.exists() else {}) == ({"At least 40 people": "fix"} if before else {})


def test_killed(start: Start, tmp_path: Path) -> None:
    """Killed outright between two answers, the review has saved the first."""
    child = start()
    child.expect_exact(MENU)
    child.send("f")
    child.expect_exact("2 of 3")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    assert statuses(tmp_path) == {"At least 40 people": "fix"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["story.md", "story.md.claims.json"]


def test_two_people_at_once(start: Start, tmp_path: Path) -> None:
    """Two reviews of one story at the same time: each sees what the other has saved, and nothing is lost."""
    first, second = start(), start()
    for child in (first, second):
        child.expect_exact(MENU)
    first.send("a")
    first.expect_exact("2 of 3")
    second.send("s")
    second.expect_exact("2 of 3")
    second.expect_exact(MENU)
    second.send("f")
    second.expect_exact("3 of 3")
    second.expect_exact(MENU)
    second.send("q")
    second.expect_exact("1 accurate, 1 fix, 1 open")
    assert statuses(tmp_path) == {"At least 40 people": "accurate", "$30 million": "fix"}
