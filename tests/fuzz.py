"""Broken files of every format through all readers and all reports: `python -m tests.fuzz --seconds 60`.

Samples and articles of the tests are cut, spliced, repeated and strewn with marks, odd characters and odd figures. Each
input must be read or refused in a sentence, in time, and what is told of it must hold together: every quote stands
where it is said to, no figure is told twice, a program can read every report, and the exit status is true. An input for
which that does not hold is kept in a file, whose name tells the seed and the number that make it again. The exit status
is 1 where there was one.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import re
import runpy
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from checker.cli import main as command_line
from checker.document import GAP, TAIL, Document
from checker.errors import Unreadable
from checker.gate import blocking
from checker.model import Article, Severity, Span
from checker.pipeline import check_document, load_desk
from checker.readers import read
from checker.report import formats, gate_report, report

HERE = Path(__file__).parent
SECONDS = 20            # of the processor, that one input may take; the largest has some 50 KB
LARGEST = 50_000        # bytes of an input
EVERY = 50              # inputs of which one goes through the command line as well
MARKS = ["*", "**", "_", "~~", "`", "```\n", "~~~\n", "# ", "> ", "- ", "|", "|-|\n", "[", "](", ")", "\\", "---\n",
         "+++\n", "[^1]", "[^1]: ", "{{<", "{%", "<", ">", "<p>", "</p>", "<b>", "<!--", "-->", "<script>", "</script>",
         "<style>", "<svg>", "</svg>", "<noscript>", "<h1>", "<td>", "<tr>", "<sup>", "<ul><li><a>", "<nav>", "</nav>",
         "<article>", "</article>", "<aside>", "<p hidden>", "<title>", "<a href='", '"', "'", "&pound;", "&#52;",
         "&#xd800;", "&amp", "{", "}", "[[", "\\par ", "\\u-10179?", "\\u99999999?", "{\\footnote ", "\\'ff", "\\v ",
         "{\\*\\x ", "\\bin9 ", "\\ud83d", '"a":', "null", ",", ":", "<![CDATA[", "]]>", "<!DOCTYPE x>", "<w:p>",
         "<w:tr/>",
         "\n", "\n\n", "\r", "\r\n", "\t", "    ", " ", ". ", "; ", "(", "“", "” ", "—", "-", "/", "$", "£", "%"]
ODD = [b"\xff", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", "\u2029".encode(), "\u200e".encode(),
       "\ufdd0\ufdd1".encode(), "\ue000\uf800\uf8ff".encode(), "\U0001f600".encode(), "e\u0301".encode(), b"\x1b[31m",
       "\u202e".encode(), "İ".encode(), "ǅ".encode(), "１２".encode(), "٣".encode(), "²½".encode(), b"\x85"]
FIGURES = [
    "12", "4,500", "12 men", "a dozen", "half of the 9 women", "one in five", "12-year-old", "$5 million", "€ 3.5bn",
    "7" * 61, "1" + ",000" * 30, "0." + "3" * 70, "between 3 and 5 percent", "from 12 to 9", "1/0", "3/4", "0/0",
    "Feb. 30, 2023", "9999-12-31", "12/31/0000", "last Friday", "next year", "2 years ago", "99999999999 years ago",
    "in 10,000 days", "the 1990s", "5:30 p.m.", "25:99", "12th", "twice", "tens of thousands", "minus 5 degrees",
    "5ft 2in", "5km", "Boeing 747", "10^999", "1e999", "12 x 13", "up 12 percent", "nearly two thirds of", "-0",
    "four million million million million million million", "ten to the twelve", "No. 1", "a million and a half",
]
NOTICE = re.compile(r"[^:]+:\d+:\d+: \S|::(?:error|warning|notice) file=[^:]+::\S")

Sample = tuple[str, bytes]


def samples() -> list[Sample]:
    """The files that inputs are made from, each with its name."""
    docx_of = runpy.run_path(str(HERE / "helpers" / "packing.py"))["docx_of"]
    found = [(place.stem, docx_of(place)) if place.is_dir() else (place.name, place.read_bytes())
             for place in sorted((HERE / "readers" / "samples").iterdir())]
    found += [(place.name, place.read_bytes()) for place in sorted((HERE / "articles").glob("*.txt"))]
    return found


def inputs(seed: int) -> Iterator[Sample]:
    """Broken files without end, each with a name."""
    known = samples()
    for number in range(sys.maxsize):
        yield make(Random(f"{seed} {number}"), known)       # noqa: S311 - no secret is made of it


def make(random: Random, known: list[Sample]) -> Sample:
    """One broken file."""
    name, content = random.choice(known)
    if random.random() < 0.5 and not name.endswith((".txt", ".md", ".html")):
        name, content = random.choice(known)        # the others are short, so that more of them can be tried
    if content.startswith(b"PK") and random.random() < 0.8:
        return name, _repacked(random, content)
    if random.random() < 0.95 and not name.endswith((".xml", ".json", ".rtf", ".docx")):
        start = random.randrange(len(content))
        content = content[start:start + random.randrange(20, 250)]
    content = broken(random, content, known)
    if random.random() < 0.1:
        name = random.choice([other for other, _ in known])
    return name, content[:LARGEST]


def broken(random: Random, content: bytes, known: list[Sample]) -> bytes:
    """Some bytes with a few things done to them."""
    for _ in range(random.choice([1, 1, 2, 3, 5, 9])):
        at = random.randrange(len(content) + 1)
        end = min(len(content), at + random.choice([0, 1, 2, 5, 20, 200]))
        kind = random.randrange(9)
        if kind < 3:
            piece = random.choice(MARKS).encode()
        elif kind < 5:
            piece = f" {random.choice(FIGURES)} ".encode()
        elif kind < 6:
            piece = random.choice(ODD)
        elif kind < 7:
            other = random.choice(known)[1]
            start = random.randrange(len(other))
            piece = other[start:start + random.randrange(300)]
        elif kind < 8:
            piece = content[at:end] * 2
        else:
            piece = b""
        times = random.choice([1] * 30 + [2, 5, 200]) if kind < 6 else 1
        content = content[:at] + piece * times + content[end if random.random() < 0.7 else at:]
    return content[:random.randrange(len(content) + 1)] if random.random() < 0.05 else content


def _repacked(random: Random, content: bytes) -> bytes:
    """A Word document of which one part is broken inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = random.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, broken(random, part, [(name, part)]) if name == chosen else part)
    return out.getvalue()


class Fault(BaseException):
    """What does not hold, in a few words. No handler of the program takes it for an error of its own."""


def hold(what: str, *, when: bool) -> None:
    """Raises Fault where something does not hold."""
    if not when:
        raise Fault(what)


def try_input(sample: Sample, folder: Path, random: Random, *, command: bool) -> str:
    """What became of an input: "read" or "refused". Raises Fault, and whatever breaks."""
    path = folder / sample[0]
    path.write_bytes(sample[1])
    try:
        document = read(str(path))
        article = check_document(document, load_desk())
    except Unreadable as error:
        hold("a refusal says why", when=bool(error.reason.strip()) and error.path == str(path))
        if command:
            runs(path, None)
        return "refused"
    holds_together(document, article)
    for name in {random.choice(["json", "jsonl", "csv", "tsv"]), random.choice(formats())}:
        is_report(name, report(name, random.choice([20, 80, 200]))([article]), article)
    is_notice(gate_report(random.choice(["line", "github"]))([article]))
    if command:
        runs(path, article)
    return "read"


def holds_together(document: Document, article: Article) -> None:
    """Check that an article's claims stand where they are said to, once each."""
    hold("prose is as long as the text", when=len(document.prose) == len(document.text))
    ends = [0, *(place for region in document.regions for place in region[:2]), len(document.text)]
    hold("regions stand in order", when=ends == sorted(ends))
    spans = sorted([claim.mention.span for claim in article.claims]
                   + [dismissal.mention.span for dismissal in article.dismissals])
    hold("no two figures overlap", when=all(left.end <= right.start for left, right in pairwise(spans)))
    for claim in article.claims:
        hold(f"text[start:end] is the quote {claim.quote!r}", when=_seen(document, claim.span) == claim.quote)
        hold("a figure stands in its quote", when=claim.span.start <= claim.mention.span.start < claim.span.end)
        hold("line and column are those of the span",
             when=(claim.line, claim.column) == document.position(claim.span.start))


def _seen(document: Document, span: Span) -> str:
    """A stretch of the text as a reader sees it."""
    if not document.edits:
        return document.text[span.start:span.end]
    return document.prose[span.start:span.end].replace(TAIL, "").replace(GAP, "")


def is_notice(made: str | bytes) -> None:
    """Check that each notice is one line."""
    hold("each notice is one line", when=all(map(NOTICE.match, str(made).split("\n")[:-1])))


def is_report(name: str, made: str | bytes, article: Article) -> None:
    """Check that a report can be read by what it is for."""
    if isinstance(made, bytes):
        hold("a workbook is sound", when=zipfile.ZipFile(io.BytesIO(made)).testzip() is None)
        return
    made.encode()
    if name in ("json", "sarif", "rdjson"):
        json.loads(made)
    elif name == "jsonl":
        told: list[Any] = [json.loads(line) for line in made.split("\n") if line]
        hold("jsonl has a line a claim", when=len(told) == len(article.claims))
    elif name in ("csv", "tsv"):
        csv.field_size_limit(10 * LARGEST)
        rows = list(csv.DictReader(io.StringIO(made, newline=""), dialect="excel" if name == "csv" else "excel-tab"))
        hold(f"{name} has a row a claim", when=len(rows) == len(article.claims))
        hold(f"{name} has whole rows", when=all(None not in row and None not in row.values() for row in rows))


def runs(path: Path, article: Article | None) -> None:
    """Check that the command line tells of a file by its exit status what is true of it."""
    blocked = article and blocking(article, Severity.MUST, Severity.SHOULD)
    wanted = 3 if blocked is None else 1 if blocked.claims or blocked.findings else 0
    said = io.StringIO()
    arguments = sys.argv
    sys.argv = ["checker", "gate", str(path)]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            command_line()
    except SystemExit as end:
        told = f"the gate's exit status is {wanted}, not {end.code}: {said.getvalue()}"
        hold(told, when=(end.code or 0) == wanted)
    finally:
        sys.argv = arguments
    hold("nothing but sentences is said", when="Traceback" not in said.getvalue())


def _too_long(*_: object) -> None:
    raise Fault(f"took more than {SECONDS} seconds")


def fuzz(most: int, seconds: float, seed: int, keep: Path) -> Counter[str]:
    """Try inputs up to a number and a time: how many were read, refused and at fault, which are kept."""
    counts: Counter[str] = Counter()
    until = time.monotonic() + seconds
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, _too_long)
    with tempfile.TemporaryDirectory(prefix="checker-fuzz-") as place:
        for number, sample in enumerate(inputs(seed)):
            if number >= most or time.monotonic() > until:
                break
            folder = Path(place)
            try:
                _alarm(SECONDS)
                chance = Random(number)     # noqa: S311 - no secret is made of it
                counts[try_input(sample, folder, chance, command=number % EVERY == 0)] += 1
            except (Exception, Fault):      # noqa: BLE001 - whatever it is, it is a fault
                counts["fault"] += 1
                _keep(keep, number, sample, seed)
            finally:
                _alarm(0)
                (folder / sample[0]).unlink(missing_ok=True)
    return counts


def _alarm(seconds: int) -> None:
    if hasattr(signal, "SIGPROF"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _keep(folder: Path, number: int, sample: Sample, seed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{seed}-{number}-{sample[0]}"
    file.write_bytes(sample[1])
    print(f"fault: {file}\n{traceback.format_exc(limit=-4)}", file=sys.stderr, flush=True)


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    options.add_argument("--inputs", type=int, default=sys.maxsize, help="stop after so many")
    options.add_argument("--seed", type=int, default=0, help="makes the same inputs again")
    options.add_argument("--keep", type=Path, default=Path("fuzz-faults"), help="folder for inputs at fault")
    asked = options.parse_args()
    if asked.seconds == float("inf") and asked.inputs == sys.maxsize:
        options.error("say --seconds or --inputs")
    begun = time.monotonic()
    counts = fuzz(asked.inputs, asked.seconds, asked.seed, asked.keep)
    took = time.monotonic() - begun
    print(f"{counts.total()} inputs in {took:.0f} s: {counts['read']} read, {counts['refused']} refused, "
          f"{counts['fault']} faults")
    sys.stdout.flush()
    os._exit(1 if counts["fault"] else 0)


if __name__ == "__main__":
    main()
