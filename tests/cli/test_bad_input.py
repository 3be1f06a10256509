"""Files as they come: each gives right claims, or one clear sentence and exit status 3."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SENTENCE = "Nearly 4,500 soldiers of the café brigade died."


def claims(done: subprocess.CompletedProcess[str]) -> list[tuple[int, str, str]]:
    """Line, quote and value of each claim."""
    assert done.returncode == 0, done.stderr
    return [(claim["line"], claim["quote"], claim["value"])
            for article in json.loads(done.stdout)["articles"] for claim in article["claims"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"])
def test_encodings(checker: Run, encoding: str) -> None:
    """The encodings that newsrooms meet are told apart by themselves."""
    assert claims(checker("check", "-", "-f", "json", stdin=SENTENCE.encode(encoding))) == [
        (1, "Nearly 4,500 soldiers", "~<4500")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(checker: Run, end: str) -> None:
    """Lines are counted alike with every line end."""
    text = end.join(["A headline", "", SENTENCE, "", "It cost $3 million."])
    assert claims(checker("check", "-", "-f", "json", stdin=text)) == [
        (3, "Nearly 4,500 soldiers", "~<4500"), (5, "$3 million", "3000000")]


@pytest.mark.parametrize(("text", "quote", "value"), [
    ("It has 4\u00a0500 members.", "4\u00a0500 members", "4500"),
    ("It has 4\u202f500 members.", "4\u202f500 members", "4500"),
    ("It has 4 500 members.", "4 500 members", "4500"),
    ("It has \u200f4,500\u200f members.", "4,500\u200f members", "4500"),
    ("It has 4,500\x00 members.", "4,500\x00 members", "4500"),
    ("It has \U0001f4c8 4,500 \U0001f4c9 to show.", "4,500", "4500"),
    ("Les 17 re\u0301sume\u0301s arrived.", "17 re\u0301sume\u0301s", "17"),
    ("It has \ue000\uf8ff 4,500 members.", "4,500 members", "4500"),
], ids=["no-break space", "narrow space", "space", "right-to-left marks", "NUL", "emoji", "combining accents",
        "private use"])
def test_odd_characters(checker: Run, text: str, quote: str, value: str) -> None:
    """Odd characters neither hide a figure nor shift it."""
    assert [claim[1:] for claim in claims(checker("check", "-", "-f", "json", stdin=text))] == [(quote, value)]


def test_one_endless_line(checker: Run) -> None:
    """A line of megabytes is read to its end, with right columns."""
    text = (SENTENCE + " ") * 20_000
    found = json.loads(checker("check", "-", "-f", "json", stdin=text).stdout)["articles"][0]["claims"]
    assert len(found) == 20_000
    assert found[-1]["column"] == 1 + 19_999 * (len(SENTENCE) + 1)


@pytest.mark.parametrize(("content", "told"), [
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "is a PNG image, not text"),
    (bytes(range(256)) * 8, "is not text"),
    (b"%PDF-1.7 stream", "is a PDF, not text"),
    ("Nearly 4,500".encode("utf-16") + b"\x00", "damaged"),
], ids=["PNG", "binary", "PDF", "half a character"])
def test_what_is_no_text_is_refused(checker: Run, tmp_path: Path, content: bytes, told: str) -> None:
    """Bytes that are no text give one sentence and exit status 3."""
    (tmp_path / "story.txt").write_bytes(content)
    done = checker("check", "story.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


def test_folders_and_missing_files_are_refused(checker: Run, tmp_path: Path) -> None:
    """A folder and a missing file give a sentence each and exit status 3."""
    done = checker("check", tmp_path, "missing.txt")
    assert done.returncode == 3
    assert done.stderr == (f"checker: {tmp_path}: is a folder; name the articles in it\n"
                           "checker: missing.txt: there is no such file\n")
