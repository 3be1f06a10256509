"""How fast the checker is, beside what it cannot be faster than.

    python benchmarks/speed.py [--megabytes N] [--rounds N] [--news FILE] [--stages]

Prints for a feature (a claim every 250 characters), for stories full of figures (one every 40) and for those of FILE,
JSON like [{"text": ...}, ...], the characters and claims a second of `check`, of processor time, as a share of what a
regular expression of ten lines does that knows no values; the calls that it takes; and with --stages the share of each
stage and pass. Then what a hundred and five hundred further rules cost; the peak of memory of `checker check -f jsonl`;
many files on one core and on two; and the time of `checker check STORY` beside that of Python importing typer, regex
and tabulate. Times are the best of some rounds, taken in turn, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import cProfile
import json
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
from checker.match import match
from checker.pipeline import Desk, check_document, crosscheck_figures, dateline, load_desk
from checker.recognize import PASSES

STORIES = Path(__file__).parent.parent / "tests" / "articles"
STORY = STORIES / "feature.txt"
IMPORTS = [sys.executable, "-c", "import typer, regex, tabulate"]
FILES = 1_000
# What finds figures and dates, and knows nothing of their values.
BARE = re.compile(
    r"""\$?\d[\d,.]*\d?(?:\s*(?:%|percent|hundred|thousand|million|billion))?
    |\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand
    |million|dozen)\b
    |\b(?:January|February|March|April|May|June|July|August|September|October|November|December
    |Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b""", re.VERBOSE)
MANY = 500      # rules of a desk that has written many
COMMAND = [str(Path(sys.executable).parent / "checker"), "check", str(STORY), "--published", "2011-12-15"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0, help="length of the text, in millions of characters")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the best counts")
    parser.add_argument("--news", type=Path, help="stories of your own, as JSON")
    parser.add_argument("--stages", action="store_true", help="show the share of each stage")
    options = parser.parse_args()
    length = int(options.megabytes * 1_000_000)
    dense = prose(sorted(STORIES.glob("*.txt")), length)
    news = [story["text"] for story in json.loads(options.news.read_text(encoding="utf-8"))] if options.news else []
    for name, texts in (("feature", [prose([STORY], length)]), ("dense", [dense]), ("news", news)):
        if texts:
            throughput(name, texts, options.rounds)
            if options.stages:
                stages(texts)
    further_rules(dense[:length // 4], options.rounds)
    memory(dense)
    many_files(dense)
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


def throughput(name: str, texts: list[str], rounds: int) -> None:
    """Characters and claims a second, of processor time, and as a share of the bare expression."""
    desk = load_desk()
    run(texts, desk)
    length = sum(map(len, texts))
    claims, calls = counted(texts, desk)
    checking, scanning = best(rounds, partial(run, texts, desk), lambda: [BARE.findall(text) for text in texts])
    print(f"{name:<12}    {length / checking / 1e3:8.0f} KB a second, {scanning / checking:.4f} of the bare expression;"
          f" {claims / checking:.0f} claims a second")
    print(f"                {calls / length * 1000:8.0f} calls for a thousand characters")


def counted(texts: list[str], desk: Desk) -> tuple[int, int]:
    """The claims of texts, and the calls that finding them takes: a figure that no busy machine changes."""
    profile = cProfile.Profile()
    claims = profile.runcall(run, texts, desk)
    return claims, sum(entry.callcount for entry in profile.getstats())


def stages(texts: list[str]) -> None:
    """The share of each stage and of each pass of recognition in the time of `check`, as a profile sees it."""
    profile = cProfile.Profile()
    profile.runcall(run, texts, load_desk())
    spent = {entry.code: entry.totaltime for entry in profile.getstats()}
    named = [*((each.name, each.run) for each in PASSES), ("claims", match), ("crosscheck", crosscheck_figures),
             ("dateline", dateline)]
    shares = [(spent.get(function.__code__, 0.0) / spent[check_document.__code__], name) for name, function in named]
    for share, name in sorted(shares, reverse=True):
        print(f"    {100 * share:5.1f} %   {name}")


def further_rules(text: str, rounds: int) -> None:
    """What rules cost that match nothing, as most rules do on most texts."""
    plain = load_desk()
    for count in (100, MANY):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "more.toml"
            path.write_text(more_rules(count), encoding="utf-8")
            desk = load_desk("en", (path,))
            run([text], desk)
            few, many = best(rounds, partial(run, [text], plain), partial(run, [text], desk))
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


def memory(dense: str) -> None:
    """The peak of memory that the command takes for a long text, less that for an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        peaks = [peak(Path(folder) / "text.txt", text) for text in ("None.\n", dense)]
    print(f"memory          {(peaks[1] - peaks[0]) / len(dense) * 1e6 / 2**20:8.0f} MB for a million characters of"
          f" dense text, beside {peaks[0] / 2**20:.0f} MB")


def peak(path: Path, text: str) -> int:
    """The most bytes of memory that `checker check -f jsonl` has at a time."""
    path.write_text(text, encoding="utf-8")
    command = [*COMMAND[:1], "check", str(path), "-f", "jsonl", "-o", os.devnull]
    code = (f"import resource, subprocess; subprocess.run({command!r}, check=True); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) * 1024


def many_files(dense: str) -> None:
    """Wall time for many files on one core and on two; it says something only where two are idle."""
    with tempfile.TemporaryDirectory() as folder:
        size = 2_000
        for number in range(FILES):
            at = number * 997 % max(1, len(dense) - size)
            Path(folder, f"{number:04}.txt").write_text(dense[at:at + size], encoding="utf-8")
        command = [*COMMAND[:1], "check", folder, "-f", "jsonl", "-o", os.devnull, "--jobs"]
        one, two = best(2, *(partial(subprocess.run, [*command, jobs], check=True) for jobs in ("1", "2")),
                        clock=time.perf_counter)
    print(f"{FILES} files      {one:8.1f} s on one core, {two:.1f} s on two: {two / one:.2f} of it")


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


def run(texts: list[str], desk: Desk) -> int:
    """One check of each text; how many claims they have."""
    return sum(len(check_document(Document("-", text), desk, "2024-03-07").claims) for text in texts)


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
