"""What it costs to index a thousand pages of PDF, beside reading their text and checking it as one story.

    python benchmarks/sources.py [--pages N]

Prints the processor time of both and their ratio, the wall time on all cores, the most memory of a process, and the
processor time of a second run, which finds all of it kept.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import tempfile
import time
from multiprocessing import Process
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from pdfs import pdf, prose, table  # noqa: E402 - the tests' own writer of PDF

from checker.dossier import DeskReader  # noqa: E402
from checker.pipeline import check_document, load_desk  # noqa: E402
from checker.trace.dossier import index  # noqa: E402
from checker.trace.pdf import Pdf  # noqa: E402
from checker.trace.prose import prose_of_pages  # noqa: E402

STORIES = sorted((ROOT / "tests" / "articles").glob("*.txt"))
LINES = 40
ROWS = [["District", "Cases", "Solved"], ["Harbour", "1,204", "371"], ["Old Town", "987", "402"],
        ["Meadows", "655", "190"]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1_000)
    pages = parser.parse_args().pages
    gc.set_threshold(100_000)       # as the command does
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHECKER_CACHE"] = str(Path(folder) / "cache")
        path = Path(folder) / "report.pdf"
        path.write_bytes(report(pages))
        load_desk()
        began = spent()
        alone_process = Process(target=as_one_story, args=(str(path),))     # so that its memory is not that of the rest
        alone_process.start()
        alone_process.join()
        alone = spent() - began
        print(f"{pages} pages as one story: {alone:.1f} s of processor time")
        began, wall = spent(), time.monotonic()
        reader = DeskReader(str(Path(folder) / "story.txt"), (), "2024-05-01")
        figures = sum(len(each.sayings) for each in index([str(path)], reader))
        took = spent() - began
        print(f"indexed: {took:.1f} s ({took / alone:.2f} times), {time.monotonic() - wall:.1f} s on the clock, "
              f"{figures:,} figures")
        began = spent()
        for _ in index([str(path)], reader):
            pass
        print(f"a second time: {spent() - began:.2f} s")
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "the largest worker")):
        print(f"most memory of {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


def report(pages: int) -> bytes:
    """Pages of the stories that the tests check, with a table on each."""
    words = " ".join(path.read_text(encoding="utf-8") for path in STORIES).split()
    out = []
    at = 0
    for number in range(pages):
        lines = []
        for line in range(LINES):
            taken = words[at % len(words):][:13]
            at += len(taken)
            lines.append("" if line % 9 == 8 else " ".join(taken).encode("cp1252", "replace").decode("cp1252"))
        out.append([(60.0, 800.0, "Yearbook"), *prose(lines, 770), *table(ROWS, 150, [60, 220, 300]),
                    (295.0, 30.0, str(number + 1))])
    return pdf(out)


def as_one_story(path: str) -> None:
    """The text of all pages, checked as a story is."""
    source = Pdf(path)
    document = prose_of_pages(path, source.read(0, source.pages)).document
    source.close()
    check_document(document, load_desk())


def spent() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    own, children = os.times()[:2], os.times()[2:4]
    return sum(own) + sum(children)


if __name__ == "__main__":
    main()
