"""What holding a story's figures against each other costs, and that a claim costs no more in a long story.

    python benchmarks/crosscheck.py [--rounds N]

Prints, for stories of 10 to 500 claims made of paragraphs of the project's own, the microseconds a claim that the
crosscheck takes, its share of the time of `check`, and at how many anchors it gave up because more sets of figures
could be meant than it tries; and that share over all the stories. Times are of the process; the best of some rounds
counts.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from unittest import mock

from checker import pipeline
from checker.crosscheck import Trial
from checker.crosscheck.search import MOST_SETS
from checker.pipeline import check_document, crosscheck_figures, load_desk, read_document
from checker.readers.text import plain_text

STORIES = sorted((Path(__file__).parent.parent / "tests" / "articles").glob("*.txt"))
SIZES = (10, 50, 100, 250, 500)
DATE = "2026-05-04"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the best counts")
    rounds = parser.parse_args().rounds
    print(f"{'claims':>7} {'us a claim':>11} {'share':>7} {'given up':>9}")
    for size in SIZES:
        text = story(size)
        claims = len(check_document(plain_text("-", text), load_desk(), DATE).claims)
        own, whole = measured([text], rounds)
        print(f"{claims:>7} {own / claims * 1e6:>11.1f} {own / whole:>7.1%} {given_up(text):>9}")
    own, whole = measured([path.read_text(encoding="utf-8") for path in STORIES], rounds)
    print(f"all stories: {own / whole:.1%} of the time of check")


def story(claims: int) -> str:
    """Paragraphs of all stories in turn, until there are so many claims."""
    paragraphs = [part.strip() for path in STORIES for part in path.read_text(encoding="utf-8").split("\n\n")[1:]]
    pieces: list[str] = ["A Story of Many Figures"]
    found = 0
    while found < claims:
        pieces.append(paragraphs[len(pieces) * 7 % len(paragraphs)])
        found += len(check_document(plain_text("-", pieces[-1]), load_desk(), DATE, crosscheck=False).claims)
    return "\n\n".join(pieces)


def measured(texts: list[str], rounds: int) -> tuple[float, float]:
    """The seconds that crosscheck and the whole of check take, the best of each."""
    spent = [0.0]

    def timed(*arguments: object) -> object:
        begun = time.process_time()
        found = crosscheck_figures(*arguments)      # type: ignore[arg-type]
        spent[0] += time.process_time() - begun
        return found

    best: list[tuple[float, float]] = []
    with mock.patch.object(pipeline, "crosscheck_figures", timed):
        for _ in range(rounds):
            spent[0], begun = 0.0, time.process_time()
            for text in texts:
                check_document(plain_text("-", text), load_desk(), DATE)
            best.append((spent[0], time.process_time() - begun))
    return min(own for own, _ in best), min(whole for _, whole in best)


def given_up(text: str) -> int:
    """The anchors around which more sets of figures stand than are tried."""
    document, tried = plain_text("-", text), list[Trial]()
    crosscheck_figures(document, load_desk(), DATE, read_document(document, load_desk(), DATE), tried)
    return sum(str(MOST_SETS) in trial.outcome and trial.outcome.startswith("not tried") for trial in tried)


if __name__ == "__main__":
    main()
