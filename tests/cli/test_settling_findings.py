"""Findings as people meet them: shown in every format, settled in a review, kept in the ledger, held by the gate.

Right: a proof blocks until a person settles it; "right as it stands" needs a reason and holds while every figure
stands; a waiver lets a story through once and is seen afterwards. Refused: a verdict that outlives a changed figure, a
reason left empty, a waiver where something could not be read.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from checker.report import Table, formats
from checker.report.standing import groups

Run = Callable[..., subprocess.CompletedProcess[str]]

MACHINES = {"xlsx", "csv", "tsv", "jsonl", "json", "sarif", "rdjson", "page", "annotations"}
ROOT = Path(__file__).parents[2]
CUT = "The army would shrink from 180,000 soldiers to 120,000, a cut of 50 percent, a general said in Orley."
AGE = "Born on May 3, 1970, the mayor is 50 years old."
STORY = f"ORLEY, Sept. 30, 2026 - It rained all day in the hills.\n\n{CUT}\n\n{AGE}\n\nSome 17 cracks were seen.\n"
MESSAGE = "180,000 soldiers to 120,000 is a fall of 33 percent, not 50 percent."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with two proofs, of a percentage and of an age."""
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def found(inside: Run, story: Path) -> dict[str, dict[str, Any]]:
    """The findings by their checks, as `check` reports them."""
    record = json.loads(inside("check", story, "-f", "json").stdout)["articles"][0]
    return {finding["check"]: finding for finding in record["findings"]}


def test_the_first_line(inside: Run, story: Path) -> None:
    """Check and gate begin with what stands in the way, the worst first."""
    assert inside("check", "story.md").stdout.startswith("story.md: 2 that cannot be right, ")
    assert inside("gate", "story.md").stdout.startswith("story.md: 2 that cannot be right, ")
    inside("review", story, "--by", "KM", stdin="r\na misprint in the report\nr\nsaid so himself\n")
    assert "that cannot be right" not in inside("gate", story).stdout


def test_findings_come_first_in_a_review(inside: Run, story: Path) -> None:
    """A review shows them before the claims, with figures lit, the arithmetic, the slip and how to mend it."""
    done = inside("review", story, "--by", "KM", stdin="q\n")
    assert "  percent-change  " in done.stdout.splitlines()[1]
    assert "[180,000 soldiers] to [120,000], a cut of [50 percent]" in done.stdout
    for said in (MESSAGE, "perhaps  measured against the new figure", 'or write  "33 percent" for "50 percent"'):
        assert said in done.stdout


@pytest.mark.parametrize(("answers", "status", "blocks"), [
    ("f\n", "fix", True), ("n\n", "needs-source", True), ("r\nthe ministry says so\n", "accurate", False),
    ("r\n\n", "open", True), ("s\n", "open", True),
])
def test_settling(inside: Run, story: Path, answers: str, status: str, blocks: bool) -> None:  # noqa: FBT001
    """Only "right as it stands", with a reason, lets a finding pass; the reason is kept."""
    inside("review", story, "--by", "KM", stdin=answers)
    finding = found(inside, story)["percent-change"]
    assert finding["status"] == status
    assert (MESSAGE in inside("gate", story, "--require", "must").stdout) is blocks
    assert finding["notes"] == ("the ministry says so" if status == "accurate" else None)


def test_a_verdict_dies_with_a_figure(inside: Run, story: Path) -> None:
    """It holds when sentences around move, waits when its own sentence is reworded, and dies when a figure changes."""
    inside("review", story, "--by", "KM", stdin="r\nthe ministry says so\n")
    story.write_text(STORY.replace("It rained", "It snowed").replace(f"{CUT}\n\n", "") + f"\n{CUT}\n", encoding="utf-8")
    assert found(inside, story)["percent-change"]["status"] == "accurate"
    story.write_text(STORY.replace("a general", "an admiral"), encoding="utf-8")
    assert found(inside, story)["percent-change"]["status"] == "reworded"
    assert inside("gate", story).returncode == 1
    inside("review", story, "--by", "LB", stdin="c\n")
    assert found(inside, story)["percent-change"]["checked_by"] == "LB"
    story.write_text(STORY.replace("50 percent", "51 percent"), encoding="utf-8")
    assert found(inside, story)["percent-change"]["status"] == "open"


def test_a_verdict_dies_with_the_date_that_it_reckons_with(inside: Run, story: Path) -> None:
    """An age is right on one day and wrong on another: the date of publication is a figure of that finding."""
    inside("review", story, "--by", "KM", stdin="s\nr\nhe says so\n")
    assert found(inside, story)["age"]["status"] == "accurate"
    story.write_text(STORY.replace("Sept. 30, 2026", "Sept. 30, 2028"), encoding="utf-8")
    assert found(inside, story)["age"]["status"] == "open"


@pytest.mark.parametrize(("options", "status"), [
    ((), 1), (("--fail-on", "never"), 0), (("--fail-on", "must"), 1), (("--fail-on", "may"), 1),
])
def test_fail_on(inside: Run, story: Path, options: tuple[str, ...], status: int) -> None:
    """The gate holds what is not settled, from the severity that is asked for."""
    count = len(json.loads(inside("check", story, "-f", "json").stdout)["articles"][0]["claims"])
    inside("review", story, "--by", "KM", stdin="s\ns\n" + "a\n" * count)
    assert inside("gate", story, *options).returncode == (status if options != ("--fail-on", "must") else int(
        any(finding["severity"] == "must" for finding in found(inside, story).values())))


def test_a_waiver_lets_through_once(inside: Run, story: Path) -> None:
    """The signed door: through this once, kept with name, reason and what was in the way, and seen afterwards."""
    done = inside("gate", "story.md", "--waive", "the desk has called the ministry", "--by", "KM")
    assert done.returncode == 0
    assert done.stdout.startswith("story.md: 2 that cannot be right")
    assert done.stdout.endswith("story.md: let through this once by KM: the desk has called the ministry\n")
    assert inside("gate", "story.md").returncode == 1
    assert "let through once by KM on " in inside("status", "story.md").stdout
    article = json.loads(inside("check", "story.md", "-f", "json").stdout)["articles"][0]
    [waiver] = article["waivers"]
    assert (waiver["by"], waiver["reason"]) == ("KM", "the desk has called the ministry")
    assert story.with_name("story.md.claims.json").exists()
    assert waiver["blocked"] == len(inside("gate", "story.md").stdout.splitlines()) - 1
    assert "the desk has called" in inside("check", "story.md", "-f", "csv").stdout
    assert all("the desk has called" in finding["waived"] for finding in article["findings"])
    inside("review", "story.md", "--by", "LB", stdin="f\n")
    assert "let through once by KM" in inside("status", "story.md").stdout


@pytest.mark.parametrize(("arguments", "stdin", "status"), [
    (("story.md", "--waive", "  "), "", 2), (("-", "--waive", "why"), STORY, 2),
    (("story.md", "none.md", "--waive", "why"), "", 3),
])
def test_what_is_not_waived(inside: Run, story: Path, arguments: tuple[str, ...], stdin: str, status: int) -> None:
    """Without a reason, without a ledger to keep it in, or where something could not be checked, nothing is let by."""
    assert inside("gate", *arguments, "--by", "KM", stdin=stdin).returncode == status
    assert not story.with_name("story.md.claims.json").exists()


def test_a_settled_story_needs_no_waiver(inside: Run, tmp_path: Path) -> None:
    """Where nothing stands in the way nothing is kept."""
    (tmp_path / "quiet.md").write_text("Nothing of note happened.\n", encoding="utf-8")
    assert inside("gate", "quiet.md", "--waive", "why", "--by", "KM").returncode == 0
    assert not (tmp_path / "quiet.md.claims.json").exists()


@pytest.mark.parametrize("style", sorted({"table", *formats()} - MACHINES))
def test_every_format_shows_them(inside: Run, story: Path, style: str) -> None:
    """In every format for people each finding stands above the claims."""
    shown = " ".join(inside("check", story, "-f", style, columns=250).stdout.split())
    assert "the age is now 56" in shown
    if style != "line":
        assert shown.index("the age is now 56") < shown.index("17 cracks")


def test_links_both_ways(inside: Run, story: Path) -> None:
    """On the page a finding links to its claims, and each of them back to it."""
    page = inside("check", story, "-f", "page").stdout
    item = page[page.index('id="finding-1-1"'):]
    claims = item[item.index('data-figures="') + len('data-figures="'):].split('"')[0].split()
    assert len(claims) == 3
    for claim in claims:
        card = page[page.index(f'id="row-{claim}"') + 1:].split('id="row-')[0]
        assert 'href="#finding-1-1"' in card


def test_for_build_servers(inside: Run, story: Path) -> None:
    """SARIF has the figures as related locations and the fix, and stays valid; rdjson and GitHub have them, too."""
    sarif = json.loads(inside("check", story, "-f", "sarif").stdout)
    schema = json.loads((ROOT / "tests/data/sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(sarif)
    [result] = [each for each in sarif["runs"][0]["results"] if each["ruleId"] == "percent-change"]
    assert len(result["relatedLocations"]) == 3
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "33 percent"}
    [diagnostic] = [each for each in json.loads(inside("check", story, "-f", "rdjson").stdout)["diagnostics"]
                    if each["code"]["value"] == "percent-change"]
    assert (len(diagnostic["relatedLocations"]), diagnostic["suggestions"][0]["text"]) == (3, "33 percent")
    assert f"::cannot be right: {MESSAGE}" in inside("gate", story, "-f", "github").stdout


@pytest.mark.parametrize("table", list(Table))
def test_tables(inside: Run, story: Path, table: Table) -> None:
    """csv, tsv, jsonl and xlsx hold the same rows of what is asked for: claims, findings or ties."""
    article = json.loads(inside("check", "story.md", "-f", "json").stdout)["articles"][0]
    count = len(article[table.value])
    assert count
    done = inside("check", "story.md", "-f", "jsonl", "--table", table.value)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.pop("path") for line in lines] == ["story.md"] * count
    assert sorted(lines, key=str) == sorted(article[table.value], key=str)
    for style, separator in (("csv", ","), ("tsv", "\t")):
        text = inside("check", "story.md", "-f", style, "--table", table.value).stdout
        assert len(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))) == count + 1
    inside("check", "story.md", "-o", "out.xlsx", "--table", table.value)
    book = openpyxl.load_workbook(story.with_name("out.xlsx"))
    assert book.sheetnames == {"claims": ["Claims", "Findings"]}.get(table.value, [table.value.capitalize()])
    assert book[table.value.capitalize()].max_row == count + 1


def test_a_table_for_sheets_only(inside: Run, story: Path) -> None:
    """A page and a table for people show all that there is."""
    done = inside("check", story, "-f", "page", "--table", "ties")
    assert (done.returncode, "--table is for csv, jsonl, tsv, xlsx" in done.stderr) == (2, True)


def test_findings_with_a_figure_in_common_are_one(story: Path) -> None:
    """They are counted once and stand together, the worst group first."""
    from checker import check  # noqa: PLC0415

    one, other = check(story.read_text(encoding="utf-8")).findings
    twin = one._replace(id="twin", operands=one.operands[:1])
    assert [len(group) for group in groups([one, other, twin])] == [2, 1]


def test_two_ledgers_of_findings_merge(inside: Run, story: Path) -> None:
    """Verdicts on findings and waivers of both sides are kept."""
    ledger = story.with_name("story.md.claims.json")
    inside("review", "story.md", "--by", "KM", stdin="r\nthe ministry says so\n")
    inside("gate", "story.md", "--waive", "first", "--by", "KM")
    ours = ledger.rename(story.with_name("ours.json"))
    inside("review", "story.md", "--by", "LB", stdin="s\nf\n")
    inside("gate", "story.md", "--waive", "second", "--by", "LB")
    story.with_name("base.json").write_text("", encoding="utf-8")
    assert inside("ledger", "merge", "base.json", ours.name, ledger.name).returncode == 0
    ledger.write_bytes(ours.read_bytes())
    assert {check: finding["status"] for check, finding in found(inside, story).items()} == {
        "percent-change": "accurate", "age": "fix"}
    assert len(json.loads(inside("check", story, "-f", "json").stdout)["articles"][0]["waivers"]) == 2
