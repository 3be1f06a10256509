"""The gate where desks put it: commits, build servers, code scanning, editors."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parent.parent.parent
COMMANDS = Path(sys.executable).parent
STORY = ("Dam burst\n\nA dam above the valley of Orley burst on a winter night, “café” \U0001f30a said, and killed 40 "
         "people.\n\nIt cost $30\nmillion, at 100% of plan. Some 17 cracks were seen.\n")
COLUMN = STORY.splitlines()[2].index("40 people") + 1
FIGURES = ["40 people", "$30\nmillion", "100%", "Some 17 cracks"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with characters of several bytes before a figure, and a figure over two lines."""
    path = tmp_path / "the story, 1.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def figure(line: int, column: int, end_line: int, end_column: int) -> str:
    """What stands between two places of the story, columns counting characters from 1."""
    starts = [0, *(match.end() for match in re.finditer("\n", STORY))]
    return STORY[starts[line - 1] + column - 1:starts[end_line - 1] + end_column - 1]


def test_lines(inside: Run, story: Path) -> None:
    """A line is path, line, column and message; columns count characters."""
    done = inside("check", story.name, "-f", "line")
    places = [re.fullmatch(r"the story, 1\.md:(\d+):(\d+): (.*)", line) for line in done.stdout.splitlines()]
    assert [STORY.splitlines()[int(place[1]) - 1][int(place[2]) - 1:][:3] for place in places if place] == [
        text[:3] for text in FIGURES]


def test_github_annotations(inside: Run, story: Path) -> None:
    """Annotations carry file, place and message, escaped as GitHub's toolkit reads them."""
    lines = inside("check", story.name, "-f", "annotations").stdout.splitlines()
    found = []
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        assert match
        properties = dict(part.split("=") for part in match[2].split(","))
        assert unquote(properties["file"]) == story.name
        found.append((match[1], int(properties["line"]), properties.get("col"), unquote(match[3]).split(" (")[0]))
    assert found == [("error", 3, str(COLUMN), 'open: "40 people"'), ("error", 5, None, 'open: "$30 million"'),
                     ("warning", 6, "13", 'open: "100%"'), ("warning", 6, "27", 'open: "Some 17 cracks"')]
    assert '"100%25"' in lines[2]
    assert inside("gate", story.name, "-f", "github").stdout.splitlines() == [
        "the story, 1.md: 2 to settle of 4", *lines[:2]]


def test_sarif(inside: Run, story: Path) -> None:
    """SARIF passes the schema of 2.1.0, and its regions are the figures."""
    record = json.loads(inside("gate", story.name, "--require", "may", "-f", "sarif").stdout)
    schema = json.loads((ROOT / "tests/data/sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(record)
    results = record["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert {unquote(place["artifactLocation"]["uri"]) for place in places} == {story.name}
    assert [figure(*(place["region"][name] for name in ("startLine", "startColumn", "endLine", "endColumn")))
            for place in places] == FIGURES
    rules = record["runs"][0]["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [result["ruleId"] for result in results]


def test_sarif_fingerprints_stay(inside: Run, story: Path) -> None:
    """A claim that moved is the same alert; one whose figure changed is another."""

    def fingerprints() -> set[str]:
        results: list[dict[str, Any]] = json.loads(
            inside("check", story.name, "-f", "sarif").stdout)["runs"][0]["results"]
        return {print_ for result in results for print_ in result["partialFingerprints"].values()}

    before = fingerprints()
    headline, lead, rest = STORY.strip().split("\n\n")
    story.write_text(f"{headline}\n\n{rest}\n\nIt was cold.\n\n{lead}\n", encoding="utf-8")
    assert fingerprints() == before
    story.write_text(STORY.replace("17", "18"), encoding="utf-8")
    assert len(fingerprints() & before) == 2 * 3     # each has two names


def test_rdjson(inside: Run, story: Path) -> None:
    """Reviewdog's ranges count bytes of UTF-8."""
    diagnostics = json.loads(inside("check", story.name, "-f", "rdjson").stdout)["diagnostics"]
    lines = STORY.encode().splitlines()
    found = []
    for diagnostic in diagnostics:
        place = diagnostic["location"]
        start, end = place["range"]["start"], place["range"]["end"]
        assert place["path"] == story.name
        if start["line"] == end["line"]:
            found.append(lines[start["line"] - 1][start["column"] - 1:end["column"] - 1].decode())
    assert found == [text for text in FIGURES if "\n" not in text]
    assert [diagnostic["severity"] for diagnostic in diagnostics] == ["ERROR", "ERROR", "WARNING", "WARNING"]
    assert set(diagnostics[0]) <= {"message", "location", "severity", "code", "suggestions", "original_output"}


def test_settled_claims_are_no_notices(inside: Run, story: Path) -> None:
    """What a person has settled is neither in the lines nor in the annotations, SARIF or rdjson."""
    inside("review", story.name, stdin="a\na\nx\na\n")
    for style in ("line", "annotations"):
        assert inside("check", story.name, "-f", style).stdout == ""
    assert json.loads(inside("check", story.name, "-f", "sarif").stdout)["runs"][0]["results"] == []
    assert json.loads(inside("check", story.name, "-f", "rdjson").stdout)["diagnostics"] == []


@pytest.mark.skipif(not shutil.which("vim"), reason="needs Vim")
def test_quickfix_of_vim(story: Path, tmp_path: Path) -> None:
    """With the settings of the documents Vim's cursor goes from figure to figure."""
    settings = re.findall(r"```vim\n(.*?)```", (ROOT / "docs/wiring.md").read_text(encoding="utf-8"), re.DOTALL)
    story = story.rename(tmp_path / "story.md")
    story.write_text(STORY.replace("\U0001f30a", "ß"), encoding="utf-8")      # Vim counts by the width on the screen
    script = tmp_path / "script.vim"
    script.write_text(f"""{settings[0]}
edit story.md
silent make
let seen = []
for entry in range(1, len(getqflist()))
    execute "cc" entry
    call add(seen, strcharpart(getline("."), charcol(".") - 1, 3))
endfor
call writefile([json_encode(seen)], "seen.json")
qall!
""", encoding="utf-8")
    environment = {**os.environ, "PATH": os.pathsep.join([str(COMMANDS), os.environ["PATH"]]), "LC_ALL": "C.UTF-8"}
    subprocess.run(["vim", "-Nes", "-u", "NONE", "-S", str(script)], cwd=tmp_path, check=False, timeout=60,
                   capture_output=True, env=environment, stdin=subprocess.DEVNULL)
    assert json.loads((tmp_path / "seen.json").read_text(encoding="utf-8")) == [text[:3] for text in FIGURES]


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a git repository where our hook is installed from the project's own list of hooks."""
    environment = {
        **os.environ, "PATH": os.pathsep.join([str(COMMANDS), os.environ["PATH"]]), "NO_COLOR": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "km@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def run(*command: str, folder: Path = tmp_path / "desk") -> subprocess.CompletedProcess[str]:
        folder.mkdir(exist_ok=True)
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False,
                              timeout=120, stdin=subprocess.DEVNULL)

    hooks = tmp_path / "hooks"
    run("git", "init", "-q", folder=hooks)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    run("git", "add", ".", folder=hooks)
    run("git", "commit", "-q", "-m", "hooks", folder=hooks)
    revision = run("git", "rev-parse", "HEAD", folder=hooks).stdout.strip()
    run("git", "init", "-q")
    # The hook as we list it, but with the command that is installed here in the place of an environment of its own.
    (tmp_path / "desk" / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: checker-gate\n    language: system\n",
        encoding="utf-8")
    assert run("pre-commit", "install").returncode == 0
    return run


def test_commit(desk: Callable[..., subprocess.CompletedProcess[str]], inside: Run, tmp_path: Path) -> None:
    """A commit is held while a figure is open, passes with its ledger, and is held again after an edit."""
    folder = tmp_path / "desk"
    (folder / "notes.rst").write_text("Some 17 cracks and 40 people killed.\n", encoding="utf-8")
    desk("git", "add", ".")
    assert desk("git", "commit", "-m", "no story").returncode == 0
    story = folder / "story.md"
    story.write_text(STORY, encoding="utf-8")
    desk("git", "add", ".")
    held = desk("git", "commit", "-m", "story")
    assert held.returncode == 1
    assert f'story.md:3:{COLUMN}: open: "40 people" (casualties, must)' in held.stderr
    inside("review", story, stdin="a\n" * 4)
    desk("git", "add", ".")
    assert desk("git", "commit", "-m", "story").returncode == 0
    story.write_text(STORY.replace("40", "41"), encoding="utf-8")
    held = desk("pre-commit", "run", "--all-files")
    assert held.returncode == 1
    assert 'was "40 people", accurate by ' in held.stdout


def test_the_list_of_hooks_is_valid(desk: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Pre-commit accepts our list of hooks, and the configurations that the documents show."""
    done = desk("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout
    text = (ROOT / "docs/wiring.md").read_text(encoding="utf-8")
    configurations = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "repos:" in block]
    assert len(configurations) == 2
    for block in configurations:
        assert desk("sh", "-c", f"cat > c.yaml <<'E'\n{block}E\npre-commit validate-config c.yaml").returncode == 0
