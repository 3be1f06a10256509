"""Where there is no prose nothing was checked, and that is never mistaken for a clean story.

It must hold up: an empty file, a page of scripts alone, a Markdown file that is all front matter or code.
It must let pass: prose without a figure, a figure alone, and what is empty where `--allow-empty` says so.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from packing import docx

Run = Callable[..., subprocess.CompletedProcess[str]]

TOLD = "holds no text to check"
EMPTY = {
    "empty.txt": b"", "blank.txt": b" \n\t\n\xc2\xa0\n", "bom.txt": b"\xef\xbb\xbf", "marks.txt": b"--- *** ...\n",
    "wide.txt": "\n ".encode("utf-16"), "private.txt": "\ue000\ue001 \uf8ff\n".encode(),
    "empty.md": b"", "matter.md": b"---\nlayout: 5\n---\n", "indented.md": b"    12 men died\n",
    "fence.md": b"```\n12 men\n```\n", "comment.md": b"<!-- 12 men -->\n",
    "empty.html": b"", "scripts.html": b"<html><script>5 men</script><style>b {margin: 5}</style></html>",
    "comment.html": b"<!-- 12 men -->", "empty.docx": docx(""), "empty.rtf": b"{\\rtf1\\ansi }",
    "empty.nitf": b"<nitf><body/></nitf>", "empty.xml": b"<newsItem><contentSet/></newsItem>",
    "ninjs.json": b'{"uri": "x", "headline": " "}', "ans.json": b'{"content_elements": []}',
    "wordpress.json": b'{"content": {"rendered": "<p></p>"}}',
}


@pytest.mark.parametrize("name", EMPTY)
def test_no_prose_is_not_checked(inside: Run, tmp_path: Path, name: str) -> None:
    """In every format a file without prose gives one sentence and exit status 3, whichever command is asked."""
    (tmp_path / name).write_bytes(EMPTY[name])
    for command in ("check", "gate", "status"):
        done = inside(command, name)
        assert (done.returncode, done.stderr) == (3, f"checker: {name}: {TOLD}\n")
        assert inside(command, name, "--allow-empty").returncode == 0


@pytest.mark.parametrize("arguments", [["explain", "empty.txt:1"], ["review", "empty.txt", "--by", "KM"]])
def test_other_commands_say_so_too(inside: Run, tmp_path: Path, arguments: list[str]) -> None:
    """What looks into a story needs one."""
    (tmp_path / "empty.txt").touch()
    done = inside(*arguments)
    assert (done.returncode, done.stderr) == (3, f"checker: empty.txt: {TOLD}\n")


def test_standard_input_and_devices(checker: Run) -> None:
    """Nothing on standard input, and nothing in a device, is nothing checked."""
    for done in (checker("gate", "-"), checker("gate", "/dev/null")):
        assert done.returncode == 3
        assert TOLD in done.stderr


def test_others_are_reported(inside: Run, tmp_path: Path) -> None:
    """One empty story among others holds the gate, and the others are reported."""
    (tmp_path / "empty.md").touch()
    (tmp_path / "story.md").write_text("At least 12 people died when the dam above the village burst.")
    done = inside("check", "empty.md", "story.md", "-f", "json")
    assert (done.returncode, done.stderr) == (3, f"checker: empty.md: {TOLD}\n")
    assert [article["path"] for article in json.loads(done.stdout)["articles"]] == ["story.md"]


def test_allowed_empty_story_is_in_the_report(inside: Run, tmp_path: Path) -> None:
    """A story that may be empty is listed, with no claims."""
    (tmp_path / "empty.md").touch()
    done = inside("check", "empty.md", "-f", "json", "--allow-empty")
    assert [article["claims"] for article in json.loads(done.stdout)["articles"]] == [[]]


@pytest.mark.parametrize("text", ["The council met and went home.", "12", "Чиновники ушли.", "é"])
def test_prose_without_a_figure_is_checked(inside: Run, tmp_path: Path, text: str) -> None:
    """Prose is checked and may pass, whatever it is written in and however short it is."""
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    done = inside("check", "story.txt")
    assert (done.returncode, done.stderr) == (0, "")
