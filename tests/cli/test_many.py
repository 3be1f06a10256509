"""Many articles: folders and patterns, on one core and on several, told in their order."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "At least {} people died in the flood on 3 May 2011, the police said, and 12 homes were lost.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with twelve stories in three folders, and what is no story."""
    for number in range(12):
        place = tmp_path / ("a", "b", "drafts")[number % 3] / f"{number:02}.txt"
        place.parent.mkdir(exist_ok=True)
        place.write_text(STORY.format(number + 20))
    (tmp_path / "a" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "a" / ".hidden.txt").write_text("40 people died.")
    return tmp_path


def paths(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The articles of a report of rows, each once, in its order."""
    return list(dict.fromkeys(row["path"] for row in csv.DictReader(io.StringIO(done.stdout))))


def test_folder_means_the_stories_in_it(checker: Run, desk: Path) -> None:
    """All stories below a folder, in the order of their names; no picture and nothing hidden."""
    done = checker("check", ".", "-f", "csv")
    assert done.returncode == 0
    assert paths(done) == sorted(str(path.relative_to(desk)) for path in desk.rglob("[0-9]*.txt"))
    assert paths(checker("check", "b", "a/03.txt", "a", "-f", "csv"))[:6] == [
        "b/01.txt", "b/04.txt", "b/07.txt", "b/10.txt", "a/03.txt", "a/00.txt"]


@pytest.mark.parametrize(("file", "content", "options"), [
    (".checkerignore", "# not yet\ndrafts/\n", []), (".checkerignore", "drafts\n", []),
    (".checkerignore", "/drafts/**\n", []), ("checker.toml", 'exclude = ["drafts/"]', []),
    ("checker.toml", 'exclude = ["drafts/*.txt"]', []), ("checker.toml", "", ["--exclude", "drafts"]),
])
@pytest.mark.parametrize("place", [".", "**/*.txt"])
def test_what_is_left_out(checker: Run, desk: Path, *, file: str, content: str, options: list[str],
                          place: str) -> None:
    """A file beside the stories, the settings and an option leave out of folders and patterns; not what is named."""
    (desk / file).write_text(content)
    assert {path[0] for path in paths(checker("check", place, "-f", "csv", *options))} == {"a", "b"}
    assert paths(checker("check", "drafts/02.txt", "-f", "csv", *options)) == ["drafts/02.txt"]


@pytest.mark.parametrize(("place", "said"), [("empty", "empty: is a folder"), ("*.docx", "*.docx: there is no")])
def test_nothing_meant(checker: Run, desk: Path, place: str, said: str) -> None:
    """A folder without a story and a pattern that nothing fits are no clean stories, and hide no other."""
    (desk / "empty").mkdir()
    done = checker("gate", place, "a/00.txt")
    assert (done.returncode, said in done.stderr, "a/00.txt" in done.stdout) == (3, True, True)


def test_what_cannot_be_taken_in_again(checker: Run, desk: Path) -> None:
    """A pattern that would take in again is not passed over in silence."""
    (desk / ".checkerignore").write_text("drafts/\n!drafts/02.txt\n")
    done = checker("check", ".")
    assert (done.returncode, ".checkerignore:2" in done.stderr) == (2, True)


@pytest.mark.parametrize("style", ["csv", "tsv", "jsonl", "json", "table", "md"])
def test_cores_do_not_matter(checker: Run, desk: Path, style: str) -> None:
    """The report, what is said of what could not be read, its place in it, and the status are those of one process."""
    (desk / "a" / "05.html").write_bytes(b"")
    one, two = (checker("check", ".", "gone.txt", "-f", style, "--jobs", jobs) for jobs in ("1", "3"))
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)
    assert two.returncode == 3
    assert two.stderr.index("05.html") < two.stderr.index("gone.txt")


def test_gate_on_several_cores(checker: Run, desk: Path) -> None:
    """The gate says of each in its order what stands in the way."""
    one, two = (checker("gate", str(desk), "--jobs", jobs) for jobs in ("1", "3"))
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
    assert two.returncode == 1


def test_output_file_takes_the_rows(checker: Run, desk: Path) -> None:
    """A report of rows is written to a file as it comes; where nothing could be checked, none is written."""
    assert checker("check", ".", "-o", "all.csv").stdout == ""
    assert (desk / "all.csv").read_text() == checker("check", ".", "-f", "csv").stdout
    assert checker("check", "gone.txt", "-o", "none.csv").returncode == 3
    assert not (desk / "none.csv").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupt_leaves_whole_rows(desk: Path) -> None:
    """Who interrupts gets what is done, whole, and status 130 at once."""
    for number in range(400):
        (desk / "b" / f"more{number:03}.txt").write_text(STORY.format(number) * 20)
    process = subprocess.Popen([str(Path(sys.executable).parent / "checker"), "check", ".", "-o", "all.jsonl", "--jobs",
                                "2"], cwd=desk)
    output = desk / "all.jsonl"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (output.exists() and output.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    rows = [json.loads(line) for line in output.read_text().splitlines()]
    assert rows
    assert all("ask" in row for row in rows)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_process_outlives_the_command(desk: Path) -> None:
    """When the command is killed, the processes that read for it end, too: they hold its output no longer."""
    for number in range(200):
        (desk / "b" / f"more{number:03}.txt").write_text(STORY.format(number) * 20)
    with subprocess.Popen([str(Path(sys.executable).parent / "checker"), "check", ".", "-f", "jsonl", "--jobs", "3"],
                          cwd=desk, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.communicate(timeout=30)
