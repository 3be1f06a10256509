"""What `checker review --web` refuses before it serves anything, each in one sentence."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("Some 40 men came.\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Some 50 men came.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("arguments", "status", "told"), [
    (["story.txt", "other.txt"], 2, "one article at a time is settled here; --web settles several"),
    (["--web", "story.txt", "other.txt", "--ledger", "l.json"], 2, "a ledger belongs to one article"),
    (["--web", "story.txt", "--line", "1"], 2, "--open and --line are for the terminal"),
    (["--web", "-"], 2, "review needs a file"), (["--web", "gone.txt"], 3, "gone.txt"),
    (["--web", "story.txt", "--port", "70000"], 2, "70000"),
])
def test_refusals(inside: Any, story: Path, arguments: list[str], status: int, told: str) -> None:
    """What cannot be served is told, and no ledger is made."""
    done = inside("review", *arguments)
    assert (done.returncode, told in done.stderr) == (status, True)
    assert not story.with_name("story.txt.claims.json").exists()


@pytest.mark.usefixtures("story")
def test_a_port_that_is_taken(inside: Any) -> None:
    """Another program's port is told, with its number."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = inside("review", "--web", "story.txt", "--no-browser", "--port", port)
    assert (done.returncode, f"nothing can be served at port {port}" in done.stderr) == (2, True)


@pytest.mark.usefixtures("story")
def test_without_the_extra(inside: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the server is not installed, it is told how to get it."""
    monkeypatch.delitem(sys.modules, "checker.web.serve", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = inside("review", "--web", "story.txt")
    assert (done.returncode, "pip install 'checker[web]'" in done.stderr) == (2, True)
