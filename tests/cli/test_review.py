"""`checker review` with answers through a pipe: what is shown, what is saved, what is asked again."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from story import STORY

Run = Callable[..., subprocess.CompletedProcess[str]]

SHORT = "Dam burst\n\nAt least 40 people were killed. It cost $30 million.\n\nSome 17 cracks were seen.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story of three claims."""
    path = tmp_path / "story.md"
    path.write_text(SHORT, encoding="utf-8")
    return path


def statuses(inside: Run, path: Path) -> list[tuple[str, str]]:
    """Quote and status of each claim, as `check` reports them."""
    done = inside("check", path, "-f", "json")
    assert done.returncode == 0, done.stderr
    return [(claim["quote"], claim["status"]) for claim in json.loads(done.stdout)["articles"][0]["claims"]]


def verdicts(path: Path) -> list[dict[str, str]]:
    """The last verdicts in the ledger beside the story, in the order of the quotes."""
    claims = json.loads(path.with_name(path.name + ".claims.json").read_text(encoding="utf-8"))["claims"].values()
    return [claim["verdicts"][-1] for claim in sorted(claims, key=lambda claim: str(claim["quote"]))]


def test_to_the_end(inside: Run, story: Path) -> None:
    """One answer a claim settles the story, and nothing is left to review."""
    done = inside("review", story, "--by", "KM", stdin="a\nf\nx\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("story.md: 3 claims: 1 accurate, 1 fix, 1 not-a-claim\n")
    assert statuses(inside, story) == [
        ("At least 40 people", "accurate"), ("$30 million", "fix"), ("Some 17 cracks", "not-a-claim")]
    assert {verdict["by"] for verdict in verdicts(story)} == {"KM"}
    again = inside("review", story, stdin="q\n")
    assert "1 of 1  money" in again.stdout


def test_sixteen_claims_then_an_edit(inside: Run, tmp_path: Path) -> None:
    """A whole story is settled; after an edit only what changed comes back, with what it was."""
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    inside("review", path, "--by", "KM", stdin="a\n" * 16)
    assert {status for _, status in statuses(inside, path)} == {"accurate"}
    path.write_text(STORY.replace("$30 million", "$40 million").replace("Police hold", "Police now hold"),
                    encoding="utf-8")
    done = inside("review", path, "--by", "LB", stdin="")
    assert "1 of 2" in done.stdout
    done = inside("review", path, "--by", "LB", stdin="a\nc\n")
    assert 'was  "$30 million" in "Repairs may cost $30 million, the province said.":' in done.stdout
    assert "old  Police hold three managers." in done.stdout
    assert "new  Police now hold three managers." in done.stdout
    assert {status for _, status in statuses(inside, path)} == {"accurate"}


def test_details(inside: Run, story: Path) -> None:
    """A capital letter asks for source, locator and note; without a source there is no locator to ask for."""
    done = inside("review", story, "--by", "KM", stdin="A\nProvince report\np. 12\ncalled  back\nN\n\ntwo counts\nq\n")
    assert "source: Province report\nlocator: p. 12\nnote: called back\n" in done.stdout
    money, people = verdicts(story)
    assert (people["source"], people["locator"], people["note"]) == ("Province report", "p. 12", "called back")
    assert (money["status"], money["note"]) == ("needs-source", "two counts")
    assert "source" not in money


def test_what_was_said_before_is_kept(inside: Run, story: Path) -> None:
    """The same verdict again keeps its source, and an empty line keeps what is shown in brackets."""
    inside("review", story, "--by", "KM", stdin="A\nReport\np. 1\nnote\nq\n")
    done = inside("review", story, "--by", "LB", "--all", stdin="A\n\np. 2\n\nb\na\nq\n")
    assert "source [Report]: " in done.stdout
    [verdict] = verdicts(story)
    assert verdict | {"at": ""} == {"status": "accurate", "by": "LB", "at": "", "source": "Report", "locator": "p. 2",
                                    "note": "note"}


def test_back_skip_and_wrong_answers(inside: Run, story: Path) -> None:
    """`b` goes back and overrules, `s` passes, anything else is asked again."""
    done = inside("review", story, stdin="a\nb\nf\ns\n?\n\nn\n")
    assert done.stdout.count("1 of 3") == 2
    assert done.stdout.count("one of: ") == 2
    assert [status for _, status in statuses(inside, story)] == ["fix", "open", "needs-source"]


def test_end_of_answers_keeps_what_was_answered(inside: Run, story: Path) -> None:
    """When the answers end, even within the details, every verdict given is saved."""
    assert inside("review", story, stdin="a\nF\n").returncode == 0
    assert [status for _, status in statuses(inside, story)] == ["accurate", "fix", "open"]


@pytest.mark.parametrize(("options", "shown"), [
    ((), ["$30 million", "Some 17 cracks"]), (("--open",), ["Some 17 cracks"]),
    (("--all",), ["At least 40 people", "$30 million", "Some 17 cracks"]), (("--line", "5"), ["Some 17 cracks"]),
    (("--line", "1-4"), ["At least 40 people", "$30 million"]),
])
def test_which_claims(inside: Run, story: Path, options: tuple[str, ...], shown: list[str]) -> None:
    """Without options what is unsettled; --open what has no verdict, --all everything, --line some lines."""
    inside("review", story, stdin="a\nf\nq\n")
    done = inside("review", story, *options, stdin="s\n" * 3)
    assert [f"[{quote}]" in done.stdout for quote in ("At least 40 people", "$30 million", "Some 17 cracks")] == [
        quote in shown for quote in ("At least 40 people", "$30 million", "Some 17 cracks")]


def test_what_does_most_harm_comes_first(inside: Run, tmp_path: Path) -> None:
    """Headline, first paragraph, deaths, money, then the rest by severity."""
    path = tmp_path / "story.md"
    path.write_text("Flood hits 41 people\n\nThe dam above the town of Orley is 60 meters high.\n\n"
                    "It had 17 cracks. The army sent 900 troops. It cost $2 million. The flood killed 41 people.\n",
                    encoding="utf-8")
    done = inside("review", path, stdin="s\n" * 9)
    heads = [line.split("  ")[1] for line in done.stdout.splitlines() if " of 6  " in line]
    assert heads == ["people", "measure", "casualties", "money", "troops", "figure"]


def test_initials(inside: Run, story: Path) -> None:
    """--by, else `by` in a settings file upward from the article, else the system's user."""
    folder = story.parent / "desk"
    folder.mkdir()
    story = story.rename(folder / "story.md")
    inside("review", story, stdin="a\n")
    [system] = verdicts(story)
    (story.parent.parent / "checker.toml").write_text('by = "DESK"\n', encoding="utf-8")
    inside("review", story, "--all", stdin="a\n")
    [desk] = verdicts(story)
    inside("review", story, "--all", "--by", "KM", stdin="a\n")
    [given] = verdicts(story)
    assert [system["by"] != "", desk["by"], given["by"]] == [True, "DESK", "KM"]


@pytest.mark.parametrize("columns", [20, 32, 48, 80])
def test_narrow(inside: Run, story: Path, columns: int) -> None:
    """No row is wider than the terminal, and colour is left out where there is no terminal."""
    done = inside("review", story, stdin="s\n" * 3, columns=columns)
    rows = [row for row in done.stdout.splitlines() if not row.startswith("story.md: ") and "story.md:" not in row]
    assert max(map(len, rows)) <= columns
    assert "\x1b" not in done.stdout


def test_markup(inside: Run, tmp_path: Path) -> None:
    """Where the file has markup, the sentence is shown as a reader sees it too, and markup is no part of a claim."""
    path = tmp_path / "story.html"
    path.write_text("<p>The flood killed <b>41</b> people at R&uuml;th.</p>\n", encoding="utf-8")
    done = inside("review", path, stdin="a\n")
    assert "reads  The flood killed 41 people at Rüth.\n" in done.stdout
    path.write_text("<p>The <i>flood</i> killed 41 people at Rüth.</p>\n", encoding="utf-8")
    assert inside("gate", path).returncode == 0


def test_hostile_text_stays_text(inside: Run, tmp_path: Path) -> None:
    """Control characters in a story do not steer the terminal."""
    path = tmp_path / "story.md"
    path.write_text("The flood\x1b]0;owned\x07 killed 41\x1b[2J people at \x9b5A the dam.\n", encoding="utf-8")
    done = inside("review", path, stdin="a\n")
    assert not set("\x1b\x07\x9b") & set(done.stdout)


@pytest.mark.parametrize(("arguments", "code", "message"), [
    (("-",), 2, "review needs a file"), (("none.md",), 3, "there is no such file"),
    (("story.md", "--line", "x"), 2, "--line is"), (("story.md", "--all", "--open"), 2, "choose one"),
    (("story.md", "--by", " "), 2, "--by"),
])
def test_refusals(inside: Run, story: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """What cannot be reviewed is said in one sentence."""
    done = inside("review", *arguments)
    assert (done.returncode, message in done.stderr, len(done.stderr.splitlines())) == (code, True, 1)
    assert story.exists()


def test_two_claims_of_one_id_are_both_shown(inside: Run, tmp_path: Path) -> None:
    """Two claims whose short ids are the same are asked one after the other, and the gate knows which is settled."""
    (tmp_path / "story.txt").write_text("At least 40 people died in the village of Kuvekuvu.\n\n"
                                        "At least 50 people died in the village of Famawigi.\n", encoding="utf-8")
    done = inside("review", "story.txt", "--by", "KM", stdin="a\nf\n")
    assert ("1 of 2" in done.stdout, "2 of 2" in done.stdout) == (True, True)
    gate = inside("gate", "story.txt")
    assert (gate.returncode, 'fix: "At least 50 people"' in gate.stdout) == (1, True)
    assert len(json.loads(inside("check", "story.txt", "-f", "sarif").stdout)["runs"][0]["results"]) == 1


def test_damaged_ledger(inside: Run, story: Path) -> None:
    """A ledger cut short, of a later version or mistyped is refused in one sentence, exit status 3, and not touched."""
    ledger = story.with_name("story.md.claims.json")
    for text in ('{"ledger": 2, "claims": {', '{"ledger": 4, "claims": {}}', '{"ledger": 2, "claim": {}}'):
        ledger.write_text(text, encoding="utf-8")
        for command in ("review", "check", "gate", "status"):
            done = inside(command, story, stdin="a\n")
            assert (done.returncode, len(done.stderr.splitlines())) == (3, 1), done.stderr
        assert ledger.read_text(encoding="utf-8") == text


@pytest.mark.skipif(os.name != "posix" or not Path("/sys/kernel").exists(), reason="needs a folder closed to all")
def test_read_only_folder(inside: Run, story: Path) -> None:
    """Where nothing can be written the first answer says so, with exit status 3."""
    done = inside("review", story, "--ledger", "/sys/story.claims.json", stdin="a\n")
    assert done.returncode == 3
    assert done.stderr.startswith("checker: /sys/story.claims.json: cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_ledger_elsewhere(inside: Run, story: Path, tmp_path: Path) -> None:
    """--ledger keeps the verdicts in a file of one's own."""
    elsewhere = tmp_path / "sheets" / "story.json"
    elsewhere.parent.mkdir()
    inside("review", story, "--ledger", elsewhere, stdin="a\na\na\n")
    assert not story.with_name("story.md.claims.json").exists()
    assert inside("gate", story, "--ledger", elsewhere).returncode == 0
    assert inside("gate", story).returncode == 1
    assert inside("gate", story, "--ledger", "none.json").returncode == 3
    assert inside("gate", story, story, "--ledger", elsewhere).returncode == 2
