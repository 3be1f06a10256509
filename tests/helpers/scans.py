"""Kill a scan at random moments, again and again until it is done: `python tests/helpers/scans.py --kills 100`.

Whatever the moments, the table is then the one that a scan makes which nobody kills. A short run is part of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyarrow import parquet

COMMAND = [str(Path(sys.executable).parent / "checker"), "scan", "archive.jsonl", "-o", "claims.parquet"]
STORIES = 1_500
LONGEST = 1.2       # seconds from the start to the kill, beyond the shortest time to start


def archive(count: int = STORIES) -> str:
    """An archive of short stories, some records of which are none."""
    lines = [json.dumps({"id": f"s{n}", "published": "2024-05-01", "text": f"At least {n} men left Orley on Monday."})
             for n in range(count)]
    lines[count // 2] = "this is no record"
    return "\n".join(lines) + "\n"


def table(folder: Path) -> list[dict[str, Any]]:
    """The rows of what was scanned, and of what was none."""
    return [row for name in ("claims.parquet", "claims.bad.parquet")
            for row in parquet.read_table(folder / name).to_pylist()]


def killed_until_done(folder: Path, kills: int, chance: random.Random) -> int:
    """Scan with at most so many kills, and return how many there were before the scan was done."""
    for count in range(kills):
        scan = subprocess.Popen([*COMMAND, *(["--resume"] if count else [])], cwd=folder, start_new_session=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            scan.wait(0.4 + chance.uniform(0, LONGEST))
        except subprocess.TimeoutExpired:
            os.killpg(scan.pid, signal.SIGKILL)
            scan.wait()
            continue
        return count
    subprocess.run([*COMMAND, "--resume"], cwd=folder, check=False, capture_output=True)
    return kills


def run(kills: int, seed: int = 1, stories: int = STORIES) -> tuple[int, list[str]]:
    """Kill scans so many times in all; how many kills there were, and what went wrong."""
    chance, wrong, done = random.Random(seed), list[str](), 0  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "archive.jsonl").write_text(archive(stories), encoding="utf-8")
        subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True)
        wanted = table(folder)
        while done < kills:
            for left in folder.glob("claims*.parquet"):
                left.unlink()
            done += max(1, killed_until_done(folder, kills - done, chance))
            left_over = [path.name for path in folder.iterdir() if path.name.endswith((".parts", ".new"))]
            if table(folder) != wanted:
                wrong.append(f"after {done} kills the table is another one")
            if left_over:
                wrong.append(f"after {done} kills there is still {', '.join(left_over)}")
    return done, wrong


def main() -> None:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--stories", type=int, default=STORIES)
    options = parser.parse_args()
    began = time.monotonic()
    done, wrong = run(options.kills, stories=options.stories)
    print(f"{done} kills in {time.monotonic() - began:.0f} s: {'; '.join(wrong) or 'nothing twice, nothing lost'}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
