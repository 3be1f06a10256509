"""How fast the checker is, beside what it cannot be faster than.

    python benchmarks/speed.py [--megabytes N] [--rounds N]

Prints the characters a second of `check` on a feature (a claim every 250 characters) and on stories full of figures
(one every 40), beside a bare `re` scan for digits, and the calls that it takes; what a hundred and five hundred further
rules cost; and the wall time of `checker check STORY` beside that of Python importing typer, regex and tabulate. Each
figure is the best of some rounds, taken in turn, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from checker.document import Document
from checker.pipeline import Desk, check_document, load_desk

STORIES = Path(__file__).parent.parent / "tests" / "articles"
STORY = STORIES / "feature.txt"
IMPORTS = [sys.executable, "-c", "import typer, regex, tabulate"]
MANY = 500      # rules of a desk that has written many
COMMAND = [str(Path(sys.executable).parent / "checker"), "check", str(STORY), "--published", "2011-12-15"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0, help="length of the text, in millions of characters")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the best counts")
    options = parser.parse_args()
    length = int(options.megabytes * 1_000_000)
    dense = prose(sorted(STORIES.glob("*.txt")), length)
    throughput("feature", prose([STORY], length), options.rounds)
    throughput("dense", dense, options.rounds)
    further_rules(dense[:length // 4], options.rounds)
    start_up(options.rounds)


def prose(stories: list[Path], characters: int) -> str:
    """The stories over and over, the paragraphs of all of them mixed."""
    paragraphs = [part.strip() for path in stories for part in path.read_text(encoding="utf-8").split("\n\n")]
    pieces: list[str] = []
    length = 0
    while length < characters:
        pieces.append(paragraphs[len(pieces) * 7 % len(paragraphs)])
        length += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:characters]


def throughput(name: str, text: str, rounds: int) -> None:
    """Characters a second, of processor time."""
    desk = load_desk()
    run(text, desk)
    claims, calls = counted(text, desk)
    checking, scanning = best(rounds, partial(run, text, desk), lambda: sum(1 for _ in re.finditer(r"\d+", text)))
    print(f"{name:<12}    {len(text) / checking / 1e6:8.2f} million characters a second, {claims} claims"
          f" (bare re scan {len(text) / scanning / 1e6:.0f})")
    print(f"                {calls / len(text) * 1000:8.0f} calls of Python functions for a thousand characters")


def counted(text: str, desk: Desk) -> tuple[int, int]:
    """The claims of a text, and the calls that finding them takes: a figure that no busy machine changes."""
    profile = cProfile.Profile()
    article = profile.runcall(check_document, Document("-", text), desk, "2024-03-07")
    return len(article.claims), sum(entry.callcount for entry in profile.getstats())


def further_rules(text: str, rounds: int) -> None:
    """What rules cost that match nothing, as most rules do on most texts."""
    plain = load_desk()
    for count in (100, MANY):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "more.toml"
            path.write_text(more_rules(count), encoding="utf-8")
            desk = load_desk("en", (path,))
            run(text, desk)
            few, many = best(rounds, partial(run, text, plain), partial(run, text, desk))
        print(f"{count} more rules  {100 * (many / few - 1):+8.1f} % time of check")


def more_rules(count: int) -> str:
    """A rule file of so many rules, each with a noun and a word of its own."""
    def name(n: int) -> str:
        return "".join(chr(97 + int(digit)) for digit in f"{n:03}")

    head = '[topic]\nid = "more"\ncategory = "figure"\nseverity = "may"\nrank = 99\nask = "Which one?"\n\n'
    return head + "\n".join(
        f"[[rule]]\nid = 'more.{name(n)}'\n"
        f"patterns = ['{{count}} {{..3}}widget{name(n)}', 'gadget{name(n)} of {{money}}']\n"
        f"hits = [{{ text = 'They sold 12 widget{name(n)} there.' }}, {{ text = 'A gadget{name(n)} of $3 broke.' }}]\n"
        "misses = ['Nothing was sold.']\n" for n in range(count))


def start_up(rounds: int) -> None:
    """Wall time of the command, from the shell and back, with its byte code and what it keeps of the rules in place."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "more.toml"
        path.write_text(more_rules(MANY), encoding="utf-8")
        plain, more = (partial(subprocess.run, command, capture_output=True, check=True, env=settings)
                       for command in (COMMAND, [*COMMAND, "--rules", str(path)]))
        plain()
        more()
        command, larger, imports = best(rounds + 3, plain, more, partial(subprocess.run, IMPORTS, check=True),
                                        clock=time.perf_counter)
    length = len(STORY.read_text(encoding="utf-8"))
    print(f"checker check   {1000 * command:8.0f} ms for a story of {length} characters")
    print(f"  {MANY} more     {1000 * larger:8.0f} ms with so many rules of a desk's own")
    print(f"imports alone   {1000 * imports:8.0f} ms for typer, regex and tabulate: {command / imports:.2f} times")


def run(text: str, desk: Desk) -> None:
    """One check of the text."""
    check_document(Document("-", text), desk, "2024-03-07")


def best(rounds: int, *tasks: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The least time of each task, in seconds, over rounds in which they take turns."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, taken in zip(tasks, times, strict=True):
            start = clock()
            task()
            taken.append(clock() - start)
    return [min(taken) for taken in times]


if __name__ == "__main__":
    main()
