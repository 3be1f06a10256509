"""What a scan of an archive costs, beside checking its stories one after the other.

    python benchmarks/archive.py [--stories N] [--same M]

The archive is made from the stories that the tests check, their figures varied. Prints the stories and characters a
second of processor time, the most memory of all processes together as the scan goes on, what the rows cost beside the
check itself, and how many of the claims of the first M stories differ from those of `check`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pyarrow import parquet

from checker.pipeline import check_document, load_desk
from checker.readers.text import plain_text
from checker.records import claim_record
from checker.scan.reader import Reader
from checker.scan.records import Record
from checker.scan.work import Work

STORIES = sorted((Path(__file__).parent.parent / "tests" / "articles").rglob("*.txt"))
EVERY = 1.0         # seconds between two looks at the memory
TOGETHER = 50       # stories that are timed at once, so that a busy machine slows both ways alike


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--same", type=int, default=1_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = archive(folder / "archive.jsonl", options.stories)
        print(f"{options.stories:,} stories of {characters / options.stories:,.0f} characters")
        whole_scan(folder, options.stories, characters)
        beside_check(folder, options.same)


def archive(path: Path, count: int) -> int:
    """Write stories with their figures varied; how many characters they have."""
    texts = [story.read_text(encoding="utf-8") for story in STORIES]
    chance, characters = random.Random(7), 0  # noqa: S311 - variety, not secrets
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = re.sub(r"(?<!\d)[1-9](?=\d*)", lambda _: chance.choice("123456789"), chance.choice(texts))
            characters += len(text)
            record = {"id": f"s{number}", "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "text": text}
            file.write(json.dumps(record) + "\n")
    return characters


def whole_scan(folder: Path, stories: int, characters: int) -> None:
    """The command itself, on all cores."""
    command = [str(Path(sys.executable).parent / "checker"), "scan", "archive.jsonl", "-o", "claims.parquet"]
    before, began = os.times(), time.monotonic()
    scan = subprocess.Popen(command, cwd=folder)
    memory = []
    while scan.poll() is None:
        memory.append(sum(map(proportional, [scan.pid, *descendants(scan.pid)])) / 1e6)
        time.sleep(EVERY)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    quarters = ", ".join(f"{memory[len(memory) * part // 4]:.0f}" for part in range(1, 4))
    print(f"{stories / spent:.0f} stories a second of processor time, {characters / spent / 1e6:.3f} million "
          f"characters; {time.monotonic() - began:.0f} s on the clock")
    print(f"most memory of all processes: {max(memory):.0f} MB (at the quarters {quarters})")


def descendants(process: int) -> Iterator[int]:
    """The processes that a process has begun (Linux)."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, listed.read_text().split()):
            yield child
            yield from descendants(child)


def proportional(process: int) -> int:
    """Bytes of a process, what it shares counted in parts."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def beside_check(folder: Path, count: int) -> None:
    """What the rows cost beside the check, and whether they are the same."""
    desk, work = load_desk(), Work(Reader())
    with (folder / "archive.jsonl").open(encoding="utf-8") as file:
        records = [json.loads(line) for line in islice(file, count)]
    batch = [Record("archive.jsonl", n, told["id"], told["text"], told["published"])
             for n, told in enumerate(records, 1)]
    work(batch[:TOGETHER])
    alone = rows = 0.0
    claims = []
    for at in range(0, len(batch), TOGETHER):
        began = time.process_time()
        for told in records[at:at + TOGETHER]:
            article = check_document(plain_text("-", told["text"]), desk, told["published"])
            claims += [claim_record(claim) for claim in article.claims]
        between = time.process_time()
        work(batch[at:at + TOGETHER])
        alone, rows = alone + between - began, rows + time.process_time() - between
    print(f"a story with its rows takes {rows / alone:.2f} times as long as check with its records")
    found = parquet.read_table(folder / "claims.parquet", filters=[("row", "=", "claim"), ("record", "<=", count)])
    different = sum(any(row[name] != value for name, value in claim.items())
                    for row, claim in zip(found.to_pylist(), claims, strict=True))
    print(f"{different} of {len(claims):,} claims of {count:,} stories differ from those of check")


if __name__ == "__main__":
    main()
