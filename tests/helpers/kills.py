"""Kill a review at random moments, and see that nothing is lost: `python tests/helpers/kills.py --times 1000`.

A review acknowledges an answer by showing the next claim. Whatever the moment of the kill, the ledger is then whole,
and holds every answer acknowledged and none that was not given. A short run is part of the tests.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

from checker.cli import main
from checker.ledger.store import load
from checker.pipeline import check

STORY = "".join(f"At least {number} people were killed in the town of Orley on day {number}.\n\n"
                for number in range(40, 70))
LONGEST = 0.03      # seconds between an answer and the kill; a save takes a small part of it
_SHOWN = re.compile(rb"^(\d+) of \d+  ", re.MULTILINE)


def kill_once(folder: Path, chance: random.Random) -> tuple[int, int, int]:
    """One review of a story, killed: how many answers were given, how many acknowledged, how many are in the ledger."""
    story = folder / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    ledger = folder / "story.txt.claims.json"
    ledger.unlink(missing_ok=True)
    (answers, give), (read, shown) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        _review(story, answers, shown, (give, read))
    os.close(answers)
    os.close(shown)
    wanted, seen = chance.randint(1, 12), b""
    while _acknowledged(seen) < wanted - 1:
        os.write(give, b"a\n" if seen else b"")
        shown_now = b""
        while not shown_now.endswith(b"answer: "):
            more = os.read(read, 1 << 16)
            if not more:
                raise EOFError(f"the review has ended by itself after: {seen.decode()}")
            shown_now += more
        seen += shown_now
    os.write(give, b"a\n" * (wanted - _acknowledged(seen)))
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(give)
    while more := os.read(read, 1 << 16):
        seen += more
    os.close(read)
    return wanted, _acknowledged(seen), len(load(str(ledger)).entries)


def _acknowledged(seen: bytes) -> int:
    """The answers after which the next claim was shown."""
    return max([0, *(int(number) - 1 for number in _SHOWN.findall(seen))])


def _review(story: Path, answers: int, shown: int, others: tuple[int, int]) -> None:
    """In the child: a review that reads answers from one pipe and writes to another."""
    for other in others:
        os.close(other)
    os.dup2(answers, 0)
    os.dup2(shown, 1)
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    sys.argv = ["checker", "review", str(story), "--by", "KM"]
    with contextlib.suppress(SystemExit):
        main()
    os._exit(0)


def run(times: int, seed: int = 0) -> list[str]:
    """So many kills; what was wrong, one line each."""
    check(STORY)        # what is made once is made before the first fork
    chance, faults = random.Random(seed), []     # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as place:
        for number in range(times):
            given, acknowledged, kept = kill_once(Path(place), chance)
            if not acknowledged <= kept <= given:
                faults.append(f"kill {number}: {given} given, {acknowledged} acknowledged, {kept} in the ledger")
    return faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Kill a review at random moments, and see that nothing is lost.")
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    found = run(asked.times, asked.seed)
    print(*found, f"{asked.times} kills, {len(found)} faults", sep="\n")
    sys.exit(bool(found))
