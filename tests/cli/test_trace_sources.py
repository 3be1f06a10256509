"""What sources `checker trace` reads: every kind of file, and what happens to those that are broken or made to do harm.

It must get right: the place of a cell in each kind of table, a page without text told, the rest read where one breaks.
It must refuse: an encrypted file, an archive that unpacks without end, a source that is not there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packing import docx
from pdfs import pdf, prose
from sheets import ods, packed, xlsx

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "Ridge Farm picked 377 tonnes of apples last fall, the growers of Hollow said, and 102 tonnes of pears.\n"
ROWS: list[list[str | float]] = [
    ["Farm", "Apples, tonnes", "Pears, tonnes"], ["Hollow", 412.5, 88], ["Ridge", 377, 102]]
TEXT = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)
RECORDS = [dict(zip(("Farm", "Apples, tonnes", "Pears, tonnes"), row, strict=True)) for row in ROWS[1:]]


@pytest.fixture(autouse=True)
def _story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")


def record(run: Run, *sources: str | Path, status: int = 0) -> dict[str, Any]:
    """The trace of the story as JSON, and its exit status as it must be."""
    done = run("trace", "story.txt", *sources, "-f", "json")
    assert done.returncode == status, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def apples(found: dict[str, Any]) -> dict[str, Any]:
    """The claim of the apples."""
    return next(claim for claim in found["claims"] if claim["quote"].startswith("377"))


@pytest.mark.parametrize(("name", "content", "where"), [
    ("harvest.csv", TEXT, {"row": 3}),
    ("harvest.tsv", TEXT.replace('","', "\t").replace('"', ""), {"row": 3}),
    ("harvest.csv", TEXT.replace('","', ";").replace('"', ""), {"row": 3}),
    ("harvest.ods", ods(ROWS), {"sheet": "Data", "row": 3}),
    ("harvest.xlsx", xlsx(ROWS), {"sheet": "Data", "row": 3}),
    ("harvest.json", json.dumps(RECORDS), {"row": 2, "path": "/"}),
    ("harvest.json", json.dumps({"year": 2024, "farms": RECORDS}), {"row": 2, "path": "/farms"}),
    ("harvest.jsonl", "\n".join(map(json.dumps, RECORDS)), {"row": 2, "path": "/"}),
])
def test_cell_is_told_by_its_place_in_each_kind_of_table(inside: Run, tmp_path: Path, name: str, content: str | bytes,
                                                         where: dict[str, Any]) -> None:
    """Rows as the program shows them, the column by name and number, the row by its name."""
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    claim = apples(record(inside, name))
    assert claim["verdict"] == "supported"
    assert claim["evidence"][0]["locator"] == {
        **where, "column": "Apples, tonnes", "column_number": 2, "row_name": "Ridge"}


EMPTY = [["Farm", "Apples, tonnes", "Pears, tonnes"], ["Hollow", "", "377"], ["Ridge", "", "102"]]
AS_HTML = "<html><body><p>Harvest</p><table>" + "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in EMPTY) + "</table></body></html>"
AS_WORD = docx("<w:p><w:r><w:t>Harvest</w:t></w:r></w:p><w:tbl>" + "".join(
    "<w:tr>" + "".join(f"<w:tc><w:p>{f'<w:r><w:t>{cell}</w:t></w:r>' if cell else ''}</w:p></w:tc>" for cell in row)
    + "</w:tr>" for row in EMPTY) + "</w:tbl>")


@pytest.mark.parametrize(("name", "content"), [("harvest.html", AS_HTML.encode()), ("harvest.docx", AS_WORD)])
def test_empty_cell_of_a_document_keeps_its_column(inside: Run, tmp_path: Path, name: str, content: bytes) -> None:
    """A figure behind an empty cell is that of its own column: Ridge's 102 are pears, and its apples are unknown."""
    (tmp_path / name).write_bytes(content)
    pears = record(inside, name)["claims"][-1]["evidence"][0]["locator"]
    assert (pears["row_name"], pears["column"], pears["column_number"]) == ("Ridge", "Pears, tonnes", 3)


def test_macros_and_links_of_a_workbook_do_nothing(inside: Run, tmp_path: Path) -> None:
    """Its values are read; a link to another file is not followed, nor is a macro looked into."""
    (tmp_path / "other.xlsx").write_bytes(xlsx([["Farm", "Apples, tonnes"], ["Ridge", 999]]))
    link = ('<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><externalBook r:id="rId1"/>'
            "</externalLink>")
    target = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
              '<Relationship Id="rId1" TargetMode="External" Target="file://other.xlsx" Type="externalLinkPath"/>'
              "</Relationships>")
    (tmp_path / "harvest.xlsm").write_bytes(xlsx(ROWS, parts={
        "xl/externalLinks/externalLink1.xml": link, "xl/externalLinks/_rels/externalLink1.xml.rels": target,
        "xl/vbaProject.bin": "Sub Auto_Open()"}))
    claim = apples(record(inside, "harvest.xlsm"))
    assert claim["verdict"] == "supported"
    assert "999" not in json.dumps(claim)


def test_old_workbook_is_read(inside: Run, tmp_path: Path) -> None:
    """The workbooks of before 2007, too."""
    shutil.copy(Path(__file__).parent.parent / "data" / "harvest.xls", tmp_path)
    assert apples(record(inside, "harvest.xls"))["evidence"][0]["locator"]["sheet"] == "Harvest"


def test_page_without_text_is_told(inside: Run, tmp_path: Path) -> None:
    """A scanned page is named, and the others are read."""
    line = "Ridge Farm picked 377 tonnes of apples."
    (tmp_path / "report.pdf").write_bytes(pdf([prose([line]), [], [], prose(["No figures here."])], pictures=[2, 3]))
    found = record(inside, "report.pdf")
    assert found["sources"][0] == {"path": "report.pdf", "kind": "pdf", "status": "partly",
                                   "message": "no text on pages 2-3: scanned, to be read by eye"}
    assert apples(found)["verdict"] == "supported"


def test_large_workbook_is_read(inside: Run, tmp_path: Path) -> None:
    """A hundred thousand rows: the right one is found by its name."""
    rows: list[list[str | float]] = [["Farm", "Apples, tonnes"]]
    rows.extend([f"Farm{number}", number % 977] for number in range(100_000))
    rows[70_000] = ["Ridge", 377]
    (tmp_path / "all.xlsx").write_bytes(xlsx(rows))
    assert apples(record(inside, "all.xlsx"))["evidence"][0]["locator"]["row"] == 70_001


ENCRYPTED = pdf([prose(["Secret."])]).replace(
    b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"y" * 32
    + b") /P -4 >> /ID [(a) (b)]")


@pytest.mark.parametrize(("name", "content", "said"), [
    ("locked.pdf", ENCRYPTED, "is encrypted"),
    ("broken.pdf", b"%PDF-1.7\n" + b"\x00garbage" * 50, "is no PDF that can be read"),
    ("empty.pdf", b"", "is no PDF that can be read"),
    ("broken.xlsx", b"PK\x03\x04 and nothing else", "is no workbook that can be read"),
    ("text.xlsx", b"Farm,Apples\n", "is no workbook that can be read"),
    ("locked.xlsx", packed({"EncryptedPackage": "x", "EncryptionInfo": "y"}), "is encrypted"),
    ("bomb.xlsx", xlsx(ROWS, extra=30_000_000), "unpacks to"),
    ("broken.json", b'{"a": [1, 2', "is neither JSON nor JSON lines"),
    ("deep.json", b"[" * 100_000, "is neither JSON nor JSON lines"),
    ("photo.jpg", b"\xff\xd8\xff\xe0 and so on", "JPEG"),
])
def test_source_that_cannot_be_read_is_told_and_the_others_go_on(inside: Run, tmp_path: Path, name: str, content: bytes,
                                                                 said: str) -> None:
    """A clear sentence, the status for what could not be checked, and the evidence of the others all the same."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    found = record(inside, name, "harvest.csv", status=3)
    assert found["sources"][0]["status"] == "failed"
    assert said in found["sources"][0]["message"]
    assert apples(found)["verdict"] == "supported"


def test_missing_source_is_told(inside: Run) -> None:
    """A source that is not there is no empty source."""
    assert record(inside, "gone.pdf", status=3)["sources"][0]["message"] == "there is no such file"


def test_references_of_a_page_that_lead_nowhere_do_no_harm(inside: Run, tmp_path: Path) -> None:
    """A file whose table of places is wrong is read all the same, or told."""
    whole = pdf([prose(["Ridge Farm picked 377 tonnes of apples."])])
    (tmp_path / "report.pdf").write_bytes(whole.replace(b"0000000", b"9999999"))
    done = inside("trace", "story.txt", "report.pdf", "-f", "json")
    assert done.returncode in (0, 3)


def test_folder_is_read_with_what_is_in_it(inside: Run, tmp_path: Path) -> None:
    """Files in folders are sources; the story, hidden files and ledgers are none."""
    folder = tmp_path / "backup" / "inner"
    folder.mkdir(parents=True)
    (folder / "harvest.csv").write_text(TEXT, encoding="utf-8")
    for name in (".hidden.csv", "story.txt.claims.json", "checker.toml"):
        (folder / name).write_text("", encoding="utf-8")
    assert [Path(source["path"]).name for source in record(inside, "backup")["sources"]] == ["harvest.csv"]


def test_settings_name_the_sources(inside: Run, tmp_path: Path) -> None:
    """`sources` in checker.toml counts from its folder, for all stories or for some, and with patterns."""
    (tmp_path / "checker.toml").write_text('[stories."st*.txt"]\nsources = ["data/*.csv"]\n', encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "harvest.csv").write_text(TEXT, encoding="utf-8")
    assert apples(record(inside))["verdict"] == "supported"


def test_no_source_at_all_is_a_request_that_makes_no_sense(inside: Run) -> None:
    """Without sources there is nothing to say."""
    done = inside("trace", "story.txt")
    assert (done.returncode, done.stderr) == (
        2, "checker: name the sources behind the story, or set `sources` in checker.toml\n")


@pytest.mark.parametrize("style", ["table", "md", "csv", "page", "json"])
def test_every_format_tells_what_was_found_and_what_was_not_read(inside: Run, tmp_path: Path, style: str) -> None:
    """The claim, its place, and the source that broke stand in each report, or on standard error beside it."""
    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    done = inside("trace", "story.txt", "harvest.csv", "gone.pdf", "-f", style)
    assert done.returncode == 3
    assert "377 tonnes" in done.stdout
    assert "harvest.csv" in done.stdout
    assert "gone.pdf: there is no such file" in done.stderr


def test_workbook_of_a_trace_holds_its_rows(inside: Run, tmp_path: Path) -> None:
    """A report for spreadsheets, in a sheet for the claims and one for the sources."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only here

    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    assert inside("trace", "story.txt", "harvest.csv", "-o", "trace.xlsx").returncode == 0
    book = load_workbook(tmp_path / "trace.xlsx")
    assert book.sheetnames == ["Claims", "Sources"]
    cells = [str(cell) for row in book["Claims"].values for cell in row if cell]
    assert 'row 3, column "Apples, tonnes"' in cells


def test_report_takes_no_source_away(inside: Run, tmp_path: Path) -> None:
    """A report is never written over a source or the story."""
    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    assert inside("trace", "story.txt", "harvest.csv", "-o", "harvest.csv").returncode == 2
    assert (tmp_path / "harvest.csv").read_text(encoding="utf-8") == TEXT


def test_what_was_read_is_kept_by_content(inside: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run opens no source, and a changed one is read again."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    first = record(inside, "harvest.csv")
    with monkeypatch.context() as patched:
        patched.setattr("checker.trace.dossier.read_source", None)      # a call would fail
        assert record(inside, "harvest.csv") == first
    (tmp_path / "harvest.csv").write_text(TEXT.replace("377", "376"), encoding="utf-8")
    assert apples(record(inside, "harvest.csv"))["verdict"] != "supported"


def test_damaged_cache_is_made_again(inside: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept and is no longer whole costs time and nothing else."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "harvest.csv").write_text(TEXT, encoding="utf-8")
    first = record(inside, "harvest.csv")
    (tmp_path / "cache" / "sources.sqlite").write_bytes(b"no database at all" * 100)
    assert record(inside, "harvest.csv") == first


def test_review_shows_the_evidence_and_one_key_takes_it_over(inside: Run, tmp_path: Path) -> None:
    """The source and the place come with the verdict that the evidence speaks for."""
    (tmp_path / "harvest.csv").write_text(TEXT.replace("102", "120"), encoding="utf-8")
    done = inside("review", "story.txt", "--source", "harvest.csv", "--by", "KM", "--line", "1", stdin="t\ns\nt\n")
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    for said in ("supports harvest.csv, row 3", "t take over: accurate, harvest.csv", "t take over: fix, harvest.csv"):
        assert said in shown
    kept = json.loads((tmp_path / "story.txt.claims.json").read_text(encoding="utf-8"))
    decided = [entry["verdicts"][-1] for entry in kept["claims"].values()]
    assert {(each["status"], each["source"], each["locator"]) for each in decided} == {
        ("accurate", "harvest.csv", 'row 3, column "Apples, tonnes"'),
        ("fix", "harvest.csv", 'row 3, column "Pears, tonnes"')}


def test_gate_can_ask_for_a_source(inside: Run, tmp_path: Path) -> None:
    """What is accurate on no source that is named blocks with --require-source, and passes without."""
    (tmp_path / "story.txt").write_text("The mill burned for 17 hours.\n", encoding="utf-8")
    inside("review", "story.txt", "--by", "KM", stdin="a\n")
    assert inside("gate", "story.txt", "--require", "may").returncode == 0
    done = inside("gate", "story.txt", "--require", "may", "--require-source")
    assert done.returncode == 1
    assert 'needs-source: "17 hours"' in done.stdout
    assert "accurate by KM on no source" in done.stdout
    inside("review", "story.txt", "--by", "KM", "--all", stdin="A\nfire brigade\np. 2\n\n")
    assert inside("gate", "story.txt", "--require", "may", "--require-source").returncode == 0
