"""`checker scan`: an archive as one table, whatever it is kept in, however often the scan is broken off.

It must get right: the same claims as `check`, every kind of file, a record that is none told of with its reason.
It must refuse: to go on with what has changed, to take an input's place, to lose a record where a file is damaged.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import scans
from pyarrow import parquet
from story import STORY

from checker import check
from checker.records import claim_record
from checker.scan.parts import Parts
from checker.scan.reader import Reader
from checker.scan.records import Record
from checker.scan.schema import SCHEMA, VERSION_KEY, columns_of

Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = "At least 40 people were killed when a dam burst above Orley on Monday, the province said."
LINE = json.dumps({"id": "dam", "published": "2024-03-06T10:00:00Z", "text": TEXT}) + "\n"


def rows(path: Path, row: str | None = None) -> list[dict[str, Any]]:
    """The rows of a table, or those of one kind."""
    found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return [each for each in found if row is None or each["row"] == row]


def warc(*answers: tuple[str, str, bytes]) -> bytes:
    """A web archive of answers: status, type, body."""
    out = b""
    for number, (status, kind, body) in enumerate(answers, 1):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
                f"WARC-Date: 2024-06-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
        out += head.encode() + http + b"\r\n\r\n"
    return out


def zstd(content: bytes, path: Path) -> None:
    with pa.CompressedOutputStream(str(path), "zstd") as stream:
        stream.write(content)


def test_claims_are_those_of_check(inside: Run, tmp_path: Path) -> None:
    """Field for field, and the story's row counts them; the table tells its schema's version."""
    line = json.dumps({"text": STORY, "id": 7, "published": "2024-05-01"})
    (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")
    assert inside("scan", "in.jsonl", "-o", "out.parquet").returncode == 0
    article = check(STORY, "2024-05-01")
    found = rows(tmp_path / "out.parquet", "claim")
    for claim, row in zip(article.claims, found, strict=True):
        assert {name: row[name] for name in claim_record(claim)} == claim_record(claim)
    (story,) = rows(tmp_path / "out.parquet", "story")
    assert (story["story"], story["published"], story["claim_count"]) == ("7", date(2024, 5, 1), len(article.claims))
    assert parquet.read_schema(tmp_path / "out.parquet").metadata[VERSION_KEY] == str(SCHEMA).encode()
    assert {name for row in found for name, value in row.items() if value is not None} <= {"row", *columns_of("claim")}


def test_findings_are_rows_too(inside: Run, tmp_path: Path) -> None:
    """What cannot be right has its arithmetic beside it."""
    (tmp_path / "slips.txt").write_text("The council will meet on Tuesday, May 6, 2024, to vote.", encoding="utf-8")
    inside("scan", "slips.txt", "-o", "out.parquet")
    (finding,) = rows(tmp_path / "out.parquet", "finding")
    assert (finding["file"], finding["certainty"]) == ("slips.txt", "proof")
    assert "Monday" in finding["message"]


def test_every_kind_of_file_is_read(inside: Run, tmp_path: Path) -> None:
    """Folders, files of many stories, packed ones; a day is that of the record, never the one of a crawl."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    for suffix, pack in ((".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)):
        (folder / f"a.jsonl{suffix}").write_bytes(pack(LINE.encode()))
    zstd(LINE.encode(), folder / "a.jsonl.zst")
    (folder / "b.csv").write_text(f'id;text;published\n1;"{TEXT}";2024-03-06\n', encoding="utf-8")
    parquet.write_table(pa.table({"text": [TEXT], "published": [date(2024, 3, 6)]}), folder / "c.parquet")
    page = f"<html><body><p>{TEXT}</p><p>It cost £40 million.</p></body></html>".encode("iso-8859-1")
    answers = (("200 OK", "text/html; charset=iso-8859-1", page), ("200 OK", "image/png", b"40"),
               ("404 Gone", "text/html", page))
    (folder / "d.warc.gz").write_bytes(gzip.compress(warc(*answers)))
    (folder / "e.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (folder / "f.txt").write_text(TEXT, encoding="utf-8")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    done = inside("scan", "in", "-o", "in/out.parquet")
    assert done.returncode == 0, done.stderr
    stories = rows(tmp_path / "in" / "out.parquet", "story")
    assert [Path(row["file"]).name for row in stories] == sorted(path.name for path in folder.glob("[a-f].*"))
    assert {row["published"] for row in stories} == {date(2024, 3, 6), None}
    claims = [row for row in rows(tmp_path / "in" / "out.parquet", "claim") if row["category"] == "casualties"]
    assert {row["value"] for row in claims} == {">=40"}
    assert len(claims) == len(stories)
    pounds = [row for row in rows(tmp_path / "in" / "out.parquet", "claim") if row["unit"] == "GBP"]
    assert [row["story"] for row in pounds] == ["http://example.org/1"]


def test_columns_can_be_called_otherwise(inside: Run, tmp_path: Path) -> None:
    """By --columns; a name that is none of ours is refused."""
    (tmp_path / "in.csv").write_text(f'body,day\n"{TEXT}",2024-03-06\n', encoding="utf-8")
    assert inside("scan", "in.csv", "-o", "out.parquet", "--columns", "text=body,published=day").returncode == 0
    assert rows(tmp_path / "out.parquet", "story")[0]["published"] == date(2024, 3, 6)
    assert inside("scan", "in.csv", "-o", "out.parquet", "--columns", "prose=body").returncode == 2


@pytest.mark.parametrize(("name", "content", "said"), [
    ("a.jsonl", b"no json\n" + LINE.encode(), "is no JSON"),
    ("a.jsonl", b"[" * 100_000 + b"\n" + LINE.encode(), "is no JSON"),
    ("a.jsonl", b'{"text": 40}\n' + LINE.encode(), "has no text in 'text'"),
    ("a.jsonl", LINE.replace("2024-03-06T10:00:00Z", "last May").encode() + LINE.encode(), "is no date as 2011-12-15"),
    ("a.csv", b"id,text\n1,40 caf\xe9s\n2,Some 40 men left.\n", "is no text in UTF-8"),
    ("a.jsonl.gz", gzip.compress(LINE.encode() * 90, mtime=0)[:-9], "cannot be read from here on"),
    ("a.parquet", b"PAR1 and nothing", "cannot be read from here on"),
    ("a.csv", b"one,two\n1,2\n", "has no column 'text'"),
])
def test_record_that_is_none_is_kept_apart_and_the_others_go_on(inside: Run, tmp_path: Path, name: str, content: bytes,
                                                                said: str) -> None:
    """With its file, its number and the reason, and the status for what could not be checked."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
    done = inside("scan", name, "other.txt", "-o", "out.parquet")
    assert done.returncode == 3
    (bad,) = rows(tmp_path / "out.bad.parquet")
    assert (bad["file"], said in bad["reason"]) == (name, True)
    assert rows(tmp_path / "out.parquet", "story")[-1]["file"] == "other.txt"


def test_story_that_cannot_be_read_says_so_in_its_row(inside: Run, tmp_path: Path) -> None:
    """An empty text and a file that is no story are no silence."""
    (tmp_path / "in.jsonl").write_text('{"text": " "}\n' + LINE, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 and so on")
    done = inside("scan", "in.jsonl", "photo.jpg", "-o", "out.parquet")
    assert (done.returncode, "2 stories could not be read" in done.stderr) == (3, True)
    told = [row["error"] for row in rows(tmp_path / "out.parquet", "story")]
    assert told[0] == "holds no text to check"
    assert told[1] is None
    assert "JPEG" in told[2]


def test_what_people_have_settled_goes_along(inside: Run, tmp_path: Path) -> None:
    """The verdicts that lie beside a story are in its claims' rows."""
    (tmp_path / "dam.txt").write_text("At least 40 people were killed in Orley.", encoding="utf-8")
    inside("review", "dam.txt", "--by", "KM", stdin="a\n")
    inside("scan", "dam.txt", "-o", "out.parquet")
    (claim,) = rows(tmp_path / "out.parquet", "claim")
    assert (claim["status"], claim["checked_by"]) == ("accurate", "KM")


@pytest.mark.skipif(os.name != "posix", reason="sessions and signals are of POSIX")
def test_killed_scans_lose_nothing_and_do_nothing_twice() -> None:
    """Some of the hundred kills that `python tests/helpers/scans.py` makes."""
    assert scans.run(3, stories=600)[1] == []


def test_scan_that_was_broken_off_is_gone_on_with_only_where_nothing_changed(
        inside: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --resume nothing is thrown away; with changed inputs nothing is mixed."""
    (tmp_path / "in.jsonl").write_text(LINE * 200, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Parts, "join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        broken = inside("scan", "in.jsonl", "-o", "out.parquet")
    assert (broken.returncode, "go on with --resume" in broken.stderr) == (130, True)
    assert inside("scan", "in.jsonl", "-o", "out.parquet").returncode == 2
    assert inside("scan", "in.jsonl", "-o", "out.parquet", "--resume", "--columns", "text=id").returncode == 2
    with monkeypatch.context() as patched:      # all is done: nothing is read again
        patched.setattr(Reader, "read", lambda *_: pytest.fail("read again"))
        assert inside("scan", "in.jsonl", "-o", "out.parquet", "--resume").returncode == 0
    assert len(rows(tmp_path / "out.parquet", "story")) == 200
    assert not (tmp_path / "out.parquet.parts").exists()


def test_story_that_ends_its_process_takes_no_other_along(inside: Run, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a row that says so."""
    (tmp_path / "in.jsonl").write_text(LINE * 3 + LINE.replace("dam", "bomb", 1) + LINE * 3, encoding="utf-8")
    read = Reader.read

    def fall(reader: Reader, record: Record) -> Any:
        return os._exit(1) if record.story == "bomb" else read(reader, record)

    monkeypatch.setattr(Reader, "read", fall)
    assert inside("scan", "in.jsonl", "-o", "out.parquet").returncode == 3
    found = rows(tmp_path / "out.parquet", "story")
    assert [row["record"] for row in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [bool(row["error"]) for row in found] == [False] * 3 + [True] + [False] * 3


@pytest.mark.parametrize(("arguments", "status"), [
    (("in.jsonl", "-o", "in.csv"), 2), (("in.parquet", "-o", "in.parquet"), 2), (("gone", "-o", "out.parquet"), 3),
])
def test_scan_that_makes_no_sense_is_refused(inside: Run, tmp_path: Path, arguments: tuple[str, ...],
                                             status: int) -> None:
    """A table that is no Parquet, one in an input's place, an input that is not there."""
    parquet.write_table(pa.table({"text": [TEXT]}), tmp_path / "in.parquet")
    (tmp_path / "in.jsonl").write_text(LINE, encoding="utf-8")
    assert inside("scan", *arguments).returncode == status
    assert not (tmp_path / "out.parquet").exists()


def test_two_scans_do_not_write_one_table(inside: Run, tmp_path: Path) -> None:
    """The second is refused, and takes nothing away; nor is anything written where there is no folder."""
    (tmp_path / "in.jsonl").write_text(LINE, encoding="utf-8")
    first = Parts(tmp_path / "out.parquet")
    first.start({}, resume=False)
    assert inside("scan", "in.jsonl", "-o", "out.parquet", "--resume").returncode == 2
    first.close()
    assert inside("scan", "in.jsonl", "-o", "nowhere/out.parquet").returncode == 3


def query(inside: Run, sql: str, *more: str) -> Any:
    """The answer to a query over the table `out.parquet`, as JSON has it."""
    done = inside("query", sql, "out.parquet", "-f", "json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


TOLD = [("2024-03-02", "Norvik's profit was $34 million in 2023. At least 40 people were killed, the province said."),
        ("2024-03-05", "Norvik's profit was $31 million in 2023. Some 44 people were killed, the mayor said."),
        ("2024-03-07", "Norvik's profit was $31 million in 2023, the company said.")]


@pytest.fixture
def told(inside: Run, tmp_path: Path) -> None:
    """A table of three stories."""
    lines = [json.dumps({"id": day, "published": day, "text": text}) for day, text in TOLD]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    inside("scan", "in.jsonl", "-o", "out.parquet")


@pytest.mark.usefixtures("told")
def test_views_answer_what_desks_ask(inside: Run) -> None:
    """Tolls by day and source, figures that changed, figures that many stories use."""
    tolls = query(inside, "select day, named, value from tolls")
    assert [(row["day"], row["value"]) for row in tolls] == [("2024-03-02", ">=40"), ("2024-03-05", "~44")]
    assert "province" in tolls[0]["named"]
    changes = query(inside, "select * from changes where unit = 'USD'")
    assert [(row["value_before"], row["value"], row["story"]) for row in changes] == [
        ("34000000", "31000000", "2024-03-05")]
    most = query(inside, "select value, stories from unsettled where unit = 'USD'")
    assert most[0] == {"value": "31000000", "stories": 2}
    assert query(inside, "select max(high) as most from claims where unit = 'USD'") == [{"most": 34_000_000.0}]
    assert query(inside, "select * from bad") == []


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("sql", [
    "select * from read_text('in.jsonl')", "select * from 'in.jsonl'", "copy (select 1) to 'out.parquet'",
    "copy (select 1) to 'other.csv'", "load httpfs", "install httpfs", "attach 'x.db'", "select 1; select 2",
    "set enable_external_access = true", "create table x (i int)", "select * from nothing", "selct 1", "",
    "select * from read_parquet('https://example.org/x.parquet')", "select * from glob('*')",
])
def test_query_reads_nothing_else_and_writes_nothing(inside: Run, tmp_path: Path, sql: str) -> None:
    """A sentence says why, and the table is as it was."""
    before = (tmp_path / "out.parquet").read_bytes()
    done = inside("query", sql, "out.parquet")
    assert (done.returncode, done.stdout) == (2, "")
    assert (tmp_path / "out.parquet").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.parquet"]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("style", ["table", "csv", "tsv", "md", "jsonl", "github", "html", "grid"])
def test_answer_is_written_in_every_format(inside: Run, style: str) -> None:
    """Each holds the names of the columns, the figures and nothing twice; a text that begins a formula runs nowhere."""
    done = inside("query", "select story, value, '=1+1' as formula from claims where unit = 'USD' order by story",
                  "out.parquet", "-f", style)
    assert done.returncode == 0
    assert done.stdout.count("34000000") == 1
    assert "formula" in done.stdout
    assert style not in ("csv", "tsv") or "'=1+1" in done.stdout


@pytest.mark.usefixtures("told")
def test_answer_can_be_a_workbook(inside: Run, tmp_path: Path) -> None:
    """Named by its ending."""
    assert inside("query", "select * from tolls", "out.parquet", "-o", "tolls.xlsx").returncode == 0
    assert (tmp_path / "tolls.xlsx").read_bytes().startswith(b"PK")


def test_table_that_no_scan_has_made_is_no_answer(inside: Run, tmp_path: Path) -> None:
    """Nor a file that is no table, nor one that is not there."""
    parquet.write_table(pa.table({"text": [TEXT]}), tmp_path / "other.parquet")
    (tmp_path / "text.parquet").write_text("no table", encoding="utf-8")
    for name in ("other.parquet", "text.parquet", "gone.parquet"):
        assert inside("query", "select 1", name).returncode == 3
