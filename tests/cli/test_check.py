"""`checker check`: formats, files and exit statuses, as a user meets them."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import __version__

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "The dam burst on Monday.\n\nAt least 40 people were killed and about 2,500 homes were lost, officials said.\n"
FIELDS = ["id", "rule", "category", "severity", "start", "end", "line", "column", "quote", "kind", "value", "low",
          "high", "bound", "unit", "subject", "direction", "timex", "measure", "sentence", "attribution", "ask",
          "status"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short story in a file."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_table_shows_each_claim_for_a_person(checker: Run, story: Path) -> None:
    """The default is a table: number, line, category, the quote in its sentence, the value, the question."""
    done = checker("check", story, "--published", "2011-12-15")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 claims to settle" in done.stdout
    for cell in ("casualties", "[At least 40 people]", "at least 40 people", "Dec. 12, 2011", "about 2,500 homes",
                 "Who counted"):
        assert cell in done.stdout


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_table_fits_the_terminal(checker: Run, story: Path, columns: int) -> None:
    """No line of the table is wider than the terminal."""
    done = checker("check", story, "--published", "2011-12-15", columns=columns)
    heading, *lines = done.stdout.splitlines()
    assert heading
    assert max(map(len, lines)) <= columns


def test_table_turns_no_figure_into_another(checker: Run) -> None:
    """Figures that a spreadsheet would rewrite stand in the table as they were read."""
    done = checker("check", "-", stdin="The fee rose to $8.10 and the dose is 100,120 units, he said.", columns=200)
    assert "[$8.10]" in done.stdout
    assert "100,120 units" in done.stdout


def test_json_is_the_record(checker: Run, story: Path) -> None:
    """JSON holds every field of the record, with offsets into the text as it stands."""
    done = checker("check", story, "--published", "2011-12-15", "-f", "json")
    record = json.loads(done.stdout)
    assert (record["schema"], list(record)) == (1, ["schema", "checker", "articles"])
    article = record["articles"][0]
    assert (article["path"], article["published"], article["characters"]) == (str(story), "2011-12-15", len(STORY))
    assert article["findings"] == []
    killed = article["claims"][1]
    assert set(FIELDS) <= set(killed)
    assert STORY[killed["start"]:killed["end"]] == killed["quote"] == "At least 40 people"
    assert (killed["line"], killed["column"], killed["value"], killed["low"], killed["high"], killed["bound"]) == (
        3, 1, ">=40", "40", None, ">=")
    assert (killed["category"], killed["measure"], killed["unit"], killed["status"]) == (
        "casualties", "people killed", "people", "open")


def test_sheets_and_lines_hold_the_same_claims(checker: Run, story: Path) -> None:
    """csv, tsv and jsonl tell the same as json, with the path first."""
    claims = json.loads(checker("check", story, "-f", "json").stdout)["articles"][0]["claims"]
    lines = [json.loads(line) for line in checker("check", story, "-f", "jsonl").stdout.splitlines()]
    assert lines == [{"path": str(story), **claim} for claim in claims]
    for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        rows = list(csv.DictReader(io.StringIO(checker("check", story, "-f", name).stdout), dialect=dialect))
        assert [row["quote"] for row in rows] == [claim["quote"] for claim in claims]
        assert [row["value"] for row in rows] == [claim["value"] for claim in claims]
        assert {row["path"] for row in rows} == {str(story)}


@pytest.mark.parametrize("style", ["github", "grid", "html", "latex", "pipe", "rst", "plain", "mediawiki"])
def test_tabulate_formats_go_by_their_own_names(checker: Run, story: Path, style: str) -> None:
    """Every text format of tabulate can be asked for."""
    done = checker("check", story, "-f", style)
    assert done.returncode == 0
    assert "At least 40 people" in " ".join(done.stdout.split())


def test_output_goes_to_a_file(checker: Run, story: Path, tmp_path: Path) -> None:
    """-o writes the report to a file and nothing to the terminal."""
    done = checker("check", story, "-f", "json", "-o", tmp_path / "out.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["articles"][0]["claims"]


def test_output_that_cannot_be_written_is_told(checker: Run, story: Path) -> None:
    """A report that cannot be written is a failure with a reason."""
    done = checker("check", story, "-o", "no/such/folder/out.txt")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr


def test_relative_dates_stay_open_without_a_dateline(checker: Run, story: Path) -> None:
    """Without a date of publication a weekday is a claim all the same, and its value is told to be not known."""
    done = checker("check", story)
    assert "Monday, date not known: no date of publication" in " ".join(done.stdout.split())
    assert json.loads(checker("check", story, "-f", "json").stdout)["articles"][0]["claims"][0]["timex"] == "XXXX-WXX-1"


@pytest.mark.parametrize(("arguments", "told"), [
    (["check"], "Missing argument"),
    (["check", "story.txt", "-f", "papyrus"], "there is no format 'papyrus'"),
    (["check", "story.txt", "--published", "last week"], "'last week' is no date"),
    (["frobnicate"], "frobnicate"),
])
def test_usage_errors(checker: Run, story: Path, arguments: list[str], told: str) -> None:
    """What makes no sense is refused with exit status 2 and a sentence."""
    assert story.exists()
    done = checker(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_article_does_not_hide_the_others(checker: Run, story: Path) -> None:
    """The articles that can be read are reported; the exit status tells that one could not."""
    done = checker("check", story, "missing.txt", story, "-f", "json")
    assert done.returncode == 3
    assert len(json.loads(done.stdout)["articles"]) == 2
    assert done.stderr == "checker: missing.txt: there is no such file\n"


def test_version_and_module(checker: Run, story: Path, tmp_path: Path) -> None:
    """The version is told on request, and `python -m checker` does what `checker` does."""
    assert checker("--version").stdout.startswith(f"checker {__version__}\n")
    done = subprocess.run([sys.executable, "-m", "checker", "check", str(story)], capture_output=True, check=True,
                          cwd=tmp_path, env={**os.environ, "COLUMNS": "120"})
    assert done.stdout.decode() == checker("check", story).stdout
