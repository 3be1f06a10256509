"""Fact sheets out and back in, and ledgers merged."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = ("Dam burst\n\nAt least 40 people were killed. It cost $30 million. It fell to -3 degrees.\n\n"
         "Some 17 cracks were seen.\n")
VERDICT_COLUMNS = ["id", "line", "quote", "category", "value", "status", "source", "locator", "checked_by", "date",
                   "notes"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story of four claims, one of a value that begins with a minus."""
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def sheet(inside: Run, story: Path) -> Path:
    """The fact sheet of the story, before anybody has settled anything."""
    assert inside("check", story.name, "-o", "sheet.csv").returncode == 0
    return story.with_name("sheet.csv")


def rows(sheet: Path) -> list[dict[str, str]]:
    """The rows of a sheet as a spreadsheet reads them."""
    separator = "\t" if sheet.suffix == ".tsv" else ","
    return list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"), newline=""), delimiter=separator))


def write(sheet: Path, content: list[dict[str, str]], separator: str = ",") -> None:
    """Save rows as a spreadsheet does."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(content[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(content)
    sheet.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def claims(inside: Run, story: Path) -> list[dict[str, Any]]:
    """The claims of the story as `check` reports them."""
    record: list[dict[str, Any]] = json.loads(inside("check", story.name, "-f", "json").stdout)["articles"][0]["claims"]
    return record


def test_columns(sheet: Path) -> None:
    """The sheet has the columns of a fact sheet, empty for what nobody has settled."""
    first = rows(sheet)[0]
    assert [name for name in VERDICT_COLUMNS if name not in first] == []
    assert (first["path"], first["quote"], first["status"], first["source"]) == (
        "story.md", "At least 40 people", "open", "")


def test_a_desk_fills_the_sheet_in(inside: Run, story: Path, sheet: Path) -> None:
    """Status, source, locator, name, date and notes come back; empty rows say nothing."""
    content = rows(sheet)
    content[0] |= {"status": "Accurate", "source": "Province", "locator": "p. 3", "checked_by": "KM",
                   "date": "2024-05-01", "notes": "called"}
    content[1] |= {"status": "needs source", "checked_by": "LB"}
    write(sheet, content)
    done = inside("ledger", "import", "sheet.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "story.md: 2 verdicts taken over\n", "")
    first, second, *others = claims(inside, story)
    assert {name: first[name] for name in ("status", "source", "locator", "checked_by", "date", "notes")} == {
        "status": "accurate", "source": "Province", "locator": "p. 3", "checked_by": "KM",
        "date": "2024-05-01T00:00:00Z", "notes": "called"}
    assert (second["status"], second["checked_by"]) == ("needs-source", "LB")
    assert {claim["status"] for claim in others} == {"open"}


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_there_and_back_changes_nothing(inside: Run, story: Path, suffix: str) -> None:
    """A sheet that nobody edited brings nothing new, however odd its cells."""
    inside("review", story, "--by", "=KM", stdin='A\n=1+1\n-3\n@x "y", \'z\nF\n\'-3\n\n+\nX\n"q" x\n\n"z"\nn\n')
    ledger = story.with_name("story.md.claims.json")
    before = ledger.read_bytes()
    name = f"sheet.{suffix}"
    inside("check", story.name, "-o", name)
    assert not [cell for row in rows(story.with_name(name)) for cell in row.values() if cell[:1] in tuple("=+-@")]
    done = inside("ledger", "import", name)
    assert (done.returncode, done.stdout) == (0, "story.md: 0 verdicts taken over\n")
    assert ledger.read_bytes() == before
    assert [claim["source"] for claim in claims(inside, story)] == ["=1+1", "'-3", '"q" x', None]


def test_an_edited_verdict_is_dated_anew(inside: Run, story: Path) -> None:
    """A changed row does not keep the date of the verdict that it overrules, and the old one stays as history."""
    inside("review", story, "--by", "KM", stdin="a\n")
    inside("check", story.name, "-o", "sheet.csv")
    content = rows(story.with_name("sheet.csv"))
    content[0] |= {"status": "fix", "notes": "it is 41"}
    write(story.with_name("sheet.csv"), content, separator=";")
    assert inside("ledger", "import", "sheet.csv", "--by", "LB").returncode == 0
    ledger = json.loads(story.with_name("story.md.claims.json").read_text(encoding="utf-8"))
    [claim] = ledger["claims"].values()
    assert [(verdict["status"], verdict["by"]) for verdict in claim["verdicts"]] == [("accurate", "KM"), ("fix", "LB")]


def test_rows_of_other_claims_are_reported(inside: Run, story: Path, sheet: Path) -> None:
    """What cannot be matched is named, and the rest is taken over."""
    content = [{**row, "status": "accurate", "checked_by": "KM"} for row in rows(sheet)]
    write(sheet, content)
    story.write_text(STORY.replace("$30", "$35"), encoding="utf-8")
    done = inside("ledger", "import", "sheet.csv")
    assert done.returncode == 1
    assert done.stdout == "story.md: 3 verdicts taken over\n"
    assert done.stderr.startswith("checker: sheet.csv: row 3: no claim has the id '")
    assert "($30 million)" in done.stderr


@pytest.mark.parametrize(("change", "reason"), [
    (lambda content: content[1].update(status="acurate"), "row 3: the status must be one of"),
    (lambda content: content[1].update(checked_by=""), "row 3: it does not say who"),
    (lambda content: content[1].update(date="5/1/24"), "row 3: the date must be"),
    (lambda content: content.append(content[1]), "row 6: the claim"),
    (lambda content: content[1].update(id=content[2]["id"]), "was a column sorted by itself?"),
    (lambda content: [row.pop("status") for row in content], "it has no column 'status'"),
], ids=["status", "nobody", "date", "twice", "sorted", "no status"])
def test_one_fault_and_nothing_is_taken(inside: Run, story: Path, sheet: Path, change: Callable[[Any], object],
                                        reason: str) -> None:
    """A fault in any row leaves the ledger as it was, with exit status 3."""
    content = [{**row, "status": "accurate", "checked_by": "KM"} for row in rows(sheet)]
    change(content)
    write(sheet, content)
    done = inside("ledger", "import", "sheet.csv")
    assert done.returncode == 3
    assert reason in done.stderr
    assert not story.with_name("story.md.claims.json").exists()


def test_what_was_settled_since_is_not_overruled(inside: Run, story: Path) -> None:
    """A sheet written before the last verdict does not bring the older one back, and an edit of it is a fault."""
    inside("review", story, "--by", "KM", stdin="a\n")
    ledger = story.with_name("story.md.claims.json")
    ledger.write_text(ledger.read_text(encoding="utf-8").replace('"at": "2', '"at": "1'), encoding="utf-8")
    inside("check", story.name, "-o", "sheet.csv")
    inside("review", story, "--by", "LB", "--line", "3", stdin="f\n")
    before = ledger.read_bytes()
    assert inside("ledger", "import", "sheet.csv").returncode == 0
    assert ledger.read_bytes() == before
    content = rows(story.with_name("sheet.csv"))
    content[0]["notes"] = "seen"
    write(story.with_name("sheet.csv"), content)
    done = inside("ledger", "import", "sheet.csv")
    assert (done.returncode, "was settled again after the sheet was written: fix by LB" in done.stderr) == (3, True)
    assert ledger.read_bytes() == before


def test_a_sheet_without_paths(inside: Run, story: Path, sheet: Path) -> None:
    """A desk may keep only the columns that it needs, in its own order and with its own capitals."""
    content = [{"Status": "accurate", "Checked by": "KM", "ID": row["id"]} for row in rows(sheet)]
    write(sheet, content)
    assert inside("ledger", "import", "sheet.csv").returncode == 2
    assert inside("ledger", "import", "sheet.csv", "--article", story.name).returncode == 0
    assert {claim["status"] for claim in claims(inside, story)} == {"accurate"}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"\x89PNG\r\n\x1a\n\xff", b"a,b\n1,2\n"])
def test_no_sheet(inside: Run, tmp_path: Path, content: bytes) -> None:
    """What is no sheet is said, with exit status 3."""
    (tmp_path / "sheet.csv").write_bytes(content)
    done = inside("ledger", "import", "sheet.csv")
    assert done.returncode == 3
    assert done.stderr.startswith("checker: sheet.csv: ")
    assert inside("ledger", "import", "none.csv").returncode == 3


def test_git_merges_ledgers(inside: Run, story: Path, tmp_path: Path) -> None:
    """With `checker ledger merge` as git's merge driver, two branches that settled claims become one."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=KM", "-c", "user.email=km@example.org", *arguments], cwd=tmp_path,
                       check=True, capture_output=True)

    command = Path(sys.executable).parent / "checker"
    git("init", "-q", "-b", "main")
    git("config", "merge.checker.driver", f"'{command}' ledger merge %O %A %B")
    (tmp_path / ".gitattributes").write_text("*.claims.json merge=checker\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "story")
    git("switch", "-q", "-c", "other")
    inside("review", story, "--by", "KM", stdin="a\nf\n")
    git("add", ".")
    git("commit", "-q", "-m", "KM")
    git("switch", "-q", "main")
    inside("review", story, "--by", "LB", stdin="n\ns\na\na\n")
    git("add", ".")
    git("commit", "-q", "-m", "LB")
    git("merge", "-q", "--no-edit", "other")
    ledger = json.loads(story.with_name("story.md.claims.json").read_text(encoding="utf-8"))
    by = sorted(tuple(verdict["by"] for verdict in claim["verdicts"]) for claim in ledger["claims"].values())
    assert len(by) == 4
    assert {name for names in by for name in names} == {"KM", "LB"}
    assert sum(map(len, by)) == 5
