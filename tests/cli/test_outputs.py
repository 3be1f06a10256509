"""Where reports go: never over a story or a ledger, never lost in silence, and never under a wrong name."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "At least 40 people were killed. It cost $30 million.\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="shells and links of POSIX")
COMMAND = f'"{Path(sys.executable).parent / "checker"}"'


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell, with its redirections, in a folder."""
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=False, timeout=60)


@pytest.fixture
def story(inside: Run, tmp_path: Path) -> Path:
    """A story with a ledger, and another with none."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    (tmp_path / "other.txt").write_text(STORY, encoding="utf-8")
    inside("review", "story.txt", "--by", "KM", stdin="a\n")
    return path


@pytest.mark.parametrize(("articles", "output"), [
    (["story.txt"], "story.txt"), (["story.txt"], "./story.txt"), (["other.txt", "story.txt"], "story.txt"),
    (["story.txt"], "story.txt.claims.json"), (["other.txt"], "other.txt.claims.json"),
    (["other.txt"], "story.txt.claims.json"), (["other.txt", "--ledger", "kept.json"], "kept.json"),
    (["story.txt"], "link.csv"), (["story.txt"], "hard.csv"), (["other.txt"], "ledger-link.json"),
    (["other.txt"], "ledger-hard.json"), (["other.txt", "--rules", "bees.toml"], "bees.toml"),
])
@pytest.mark.parametrize("style", [(), ("-f", "csv")], ids=["by name", "csv"])
@POSIX
def test_nothing_is_written_over(inside: Run, story: Path, articles: list[str], output: str,
                                 style: tuple[str, ...]) -> None:
    """What is read, and every ledger, is refused as an output by whatever name it goes, and stays as it is."""
    folder = story.parent
    ledger = folder / "story.txt.claims.json"
    inside("rules", "new", "bees")
    (folder / "kept.json").write_bytes(ledger.read_bytes())
    (folder / "link.csv").symlink_to("story.txt")
    (folder / "hard.csv").hardlink_to(story)
    (folder / "ledger-link.json").symlink_to(ledger.name)
    (folder / "ledger-hard.json").hardlink_to(ledger)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = inside("check", *articles, "-o", output, *style)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["out.docx", "out.pdf", "out.toml", "out.JPG", "out.claims"])
def test_an_ending_that_no_format_has(inside: Run, story: Path, name: str) -> None:
    """A name that promises another format is refused, naming those there are; with -f it is the user's own wish."""
    done = inside("check", story, "-o", name)
    assert done.returncode == 2
    assert "there is .json, .jsonl" in done.stderr
    assert not story.with_name(name).exists()
    assert inside("check", story, "-o", name, "-f", "csv").returncode == 0


@pytest.mark.parametrize("name", ["claims", "claims.txt", "claims.CSV", "claims.html"])
def test_endings_that_there_are(inside: Run, story: Path, name: str) -> None:
    """A table is text, and endings are the same in capitals."""
    assert inside("check", story, "-o", name).returncode == 0
    assert story.with_name(name).stat().st_size


@POSIX
def test_no_workbook_at_a_terminal(story: Path) -> None:
    """A terminal is not shown the bytes of a workbook; a pipe gets them."""
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(COMMAND.strip('"'), ["check", story.name, "-f", "xlsx"], cwd=story.parent, encoding="utf-8")
    child.expect_exact("name a file for it with -o")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 2
    assert shell(f"{COMMAND} check {story.name} -f xlsx | cat", story.parent).stdout.startswith(b"PK")


@POSIX
@pytest.mark.parametrize(("line", "status", "said"), [
    ("check story.txt > /dev/full", 3, "standard output: cannot be written: No space left on device"),
    ("gate story.txt > /dev/full", 3, "No space left"), ("status story.txt > /dev/full", 3, "No space left"),
    ("explain story.txt:1 > /dev/full", 3, "No space left"), ("--help > /dev/full", 3, "No space left"),
    ("check story.txt -o /dev/full -f csv", 3, "No space left"), ("rules list > /dev/full", 3, "No space left"),
    ("check story.txt >&-", 3, "standard output: cannot be written: it is closed"), ("gate story.txt >&-", 3, "closed"),
    ("gate - <&-", 3, "standard input is closed"), ("check story.txt 2>&-", 0, ""), ("gate other.txt 2>&-", 1, ""),
    ("gate none.txt 2>&-", 3, ""), ("check story.txt <&-", 0, ""), ("review story.txt --by KM <&-", 0, ""),
    ("check story.txt <&- >&- 2>&-", 3, ""),
])
def test_streams_that_are_full_or_closed(story: Path, line: str, status: int, said: str) -> None:
    """A report that cannot be written is said and is a failure; a stream that is not needed is not missed."""
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = shell(f"{COMMAND} {line}", story.parent)
    assert (done.returncode, b"Traceback" in done.stderr) == (status, False), done.stderr
    assert said in done.stderr.decode()
    assert story.read_text(encoding="utf-8") == STORY


@POSIX
def test_a_reader_that_goes_early(story: Path) -> None:
    """Who reads only the beginning of a report ends it without a word, and not as a success."""
    done = shell(f"({COMMAND} check {story.name} -f csv; echo $? >&2) | true", story.parent)
    assert done.stderr == b"3\n"


@pytest.mark.parametrize("error", [ValueError("40 people"), RecursionError(), KeyError("x"), AssertionError()])
def test_the_last_handler(inside: Run, story: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """What nobody foresaw is one sentence with the place and whom to tell, status 3, and no word of the story."""
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("checker.pipeline.find_figures", fail)
    done = inside("gate", story.name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert type(error).__name__ in done.stderr
    assert "Please tell https://" in done.stderr
    assert "40 people" not in done.stderr


def test_memory_that_runs_out(inside: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little memory is no fault of the program, and no clean story."""
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("checker.pipeline.find_figures", fail)
    done = inside("gate", story.name)
    assert (done.returncode, "not enough memory" in done.stderr) == (3, True)
