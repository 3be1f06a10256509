"""What a hostile story, signature or file name can make of a report: text, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from checker.report import formats
from checker.visible import visible, visible_lines

Run = Callable[..., subprocess.CompletedProcess[str]]

EVIL = "12 \x1b]0;owned\x07 \x9b31m \u202emen\u2066 a|b `c` <script>alert(1)</script> ![x](http://x.example)"
STORY = f"At least {EVIL} died in the town. It cost $3\rmillion, \u202eand 40 of {EVIL} came.\n"
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
PROGRAMS = {"json", "jsonl"}    # they get what stands there, exact
SHEETS = {"csv", "tsv"}
POSIX = pytest.mark.skipif(os.name != "posix", reason="such file names are of POSIX")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story full of signs that steer terminals, tables and pages; with a verdict whose signature is no better."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


def sign(inside: Run, story: Path, by: str) -> None:
    """A verdict on every claim, signed in the ledger as by hand."""
    inside("review", story.name, "--by", "KM", stdin="f\n" * 9)
    ledger = story.with_name("story.txt.claims.json")
    ledger.write_text(ledger.read_text(encoding="utf-8").replace('"KM"', json.dumps(by)), encoding="utf-8")


@pytest.mark.parametrize("style", sorted({"table", *formats()} - {"xlsx"} - PROGRAMS - SHEETS))
def test_nothing_steers_a_terminal(inside: Run, story: Path, style: str) -> None:
    """No format that a person reads lets through an escape, a bell or a sign that turns the line around."""
    sign(inside, story, "KM\x1b[2J\n::error::forged\u202e")
    done = inside("check", story.name, "-f", style)
    assert done.returncode == 0, done.stderr
    assert STEERS.findall(done.stdout) == []
    assert not re.search(r"(?m)^\s*::error::forged", done.stdout)


@pytest.mark.parametrize("arguments", [("gate", "story.txt"), ("gate", "story.txt", "-f", "github"),
                                       ("status", "story.txt"), ("explain", "story.txt:1"),
                                       ("review", "story.txt", "--by", "LB")], ids=" ".join)
def test_no_command_does(inside: Run, story: Path, arguments: tuple[str, ...]) -> None:
    """The same of every command that shows a story or what was decided of it."""
    sign(inside, story, "KM\x1b[2J\n::error::forged\u202e")
    done = inside(*arguments, stdin="s\n" * 9)
    assert "12" in done.stdout
    assert STEERS.findall(done.stdout + done.stderr) == []
    assert not re.search(r"(?m)^\s*::error::forged", done.stdout + done.stderr)


def test_a_program_gets_it_exact(inside: Run, story: Path) -> None:
    """In JSON a quote is the text of the file, sign for sign."""
    for claim in json.loads(inside("check", story.name, "-f", "json").stdout)["articles"][0]["claims"]:
        assert claim["quote"] == STORY[claim["start"]:claim["end"]]


@pytest.mark.parametrize("style", ["github", "pipe", "jira", "youtrack"])
def test_signs_of_markup_are_escaped(inside: Run, tmp_path: Path, style: str) -> None:
    """Each sign of the story's own that the format would read stands behind a backslash."""
    (tmp_path / "story.txt").write_text("Some 12 a|b `c` <b> ![x](y) died in town.\n", encoding="utf-8")
    done = inside("check", "story.txt", "-f", style)
    assert r"12 a\|b \`c\` \<b\> \!\[x\](y)" in done.stdout
    (tmp_path / "a|b `c` <b>.txt").write_text("Some 12 men.", encoding="utf-8")
    assert r"## a\|b \`c\` \<b\>.txt" in inside("check", "a|b `c` <b>.txt", "-f", "md").stdout


@pytest.mark.parametrize("style", ["html", "unsafehtml", "page", "mediawiki", "textile"])
def test_no_script_runs(inside: Run, story: Path, style: str) -> None:
    """What is written for a browser or a wiki holds the story's tags as text."""
    assert "<script>alert" not in inside("check", story.name, "-f", style).stdout


def test_a_lone_return_does_not_split_a_row(inside: Run, story: Path) -> None:
    """A carriage return inside a cell is in quotes, so that every reader of CSV finds as many rows as claims."""
    count = len(json.loads(inside("check", story.name, "-f", "json").stdout)["articles"][0]["claims"])
    inside("check", story.name, "-o", "out.csv")
    content = story.with_name("out.csv").read_bytes().decode()
    assert "$3\rmillion" in content
    assert len(list(csv.reader(io.StringIO(content, newline="")))) == count + 1
    assert len(re.sub(r'"[^"]*"', "", content).split("\r")) == 1


def test_a_sheet_with_signs_made_visible_comes_back(inside: Run, story: Path) -> None:
    """What a sheet shows of such a story is still known as the story's."""
    inside("check", story.name, "-o", "out.csv")
    sheet = story.with_name("out.csv")
    sheet.write_bytes(sheet.read_bytes().replace(b",open,", b",accurate,"))
    done = inside("ledger", "import", "out.csv", "--by", "KM")
    assert (done.returncode, done.stderr) == (0, "")
    inside("check", story.name, "-o", "out.xlsx")
    rows = list(openpyxl.load_workbook(story.with_name("out.xlsx")).active.values)     # type: ignore[union-attr]
    assert STEERS.findall(str(rows).replace("\\r", "")) == []


@POSIX
@pytest.mark.parametrize(("name", "shown"), [
    ("a\n::error::b.txt", "a␊::error::b.txt"), ("::error::b.txt", "./::error::b.txt"), ("\x1b[2Jb.txt", "␛[2Jb.txt"),
    ("b\udce9.txt", "b\\xe9.txt"),
])
@pytest.mark.parametrize("style", ["line", "table", "md", "csv", "json", "sarif", "rdjson", "annotations", "page"])
def test_names_of_files(inside: Run, tmp_path: Path, name: str, shown: str, style: str) -> None:
    """A file's name is on one line, begins no command of a build server, and need be no UTF-8."""
    (tmp_path / name).write_text("At least 40 people were killed.\n", encoding="utf-8")
    done = inside("check", name, "-f", style)
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search(r"(?m)^\s*::error::b", done.stdout)
    if style in {"line", "table"}:
        assert done.stdout.startswith(shown)
    assert inside("check", name, "-f", style, "-o", name + ".out").returncode == 0
    missing = inside("check", name + ".gone")
    assert (missing.returncode, missing.stderr.count("\n")) == (3, 1)


@POSIX
def test_a_planted_link_is_not_followed(inside: Run, story: Path) -> None:
    """Whatever stands in the folder under the name of a ledger to be, a save writes to a new file of its own."""
    victim = story.with_name("victim")
    victim.write_text("mine", encoding="utf-8")
    for name in ("story.txt.claims.json.new", ".story.txt.claims.json.new", ".story.txt.claims.json.abcdefgh.new"):
        story.with_name(name).symlink_to(victim)
    sign(inside, story, "KM")
    assert victim.read_text(encoding="utf-8") == "mine"
    assert story.with_name("story.txt.claims.json").is_file()
    assert not story.with_name("story.txt.claims.json").is_symlink()


def test_a_sign_for_a_sign() -> None:
    """What is made visible keeps its length, and what is none of it stays as it is."""
    every = "".join(map(chr, [*range(0x300), *range(0x2000, 0x2100)]))
    assert len(visible(every)) == len(every)
    assert STEERS.findall(visible(every)) == []
    assert visible("Zoë’s 12 — “men”\u00a0…") == "Zoë’s 12 — “men”\u00a0…"
    assert visible("a\tb\n") == "a␉b␊"
    assert visible_lines("a\tb\r\n") == "a\tb␍\n"
