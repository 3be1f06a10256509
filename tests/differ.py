"""What a change of code or rules changes in what is read: every figure of every text at hand, before and after.

    python -m tests.differ BASE [TEXTS...] [--samples N] [--only KIND]

BASE is a commit; it is laid out in a temporary folder and run in a process of its own, and so is the tree as it stands.
The texts are the sentences of the tests, the stories beside them and in docs/, the examples of the rules, and TEXTS:
text files, JSON files (every string of some words in them, dated by what stands beside it) and folders of both. The
changes are listed by kind, "unit" or "low, direction", the most frequent first, each with some samples:
`before -> after` for each field, over the sentence with the figure in brackets. Exit status 1 where something changed.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
READER = Path("tests") / "helpers" / "readings.py"
FEWEST = 3          # words of a string that is taken for a text
MOST = 200_000      # characters of one; what is longer is no story
DATED = ("published", "dct", "reference")       # keys of JSON that date the strings beside them
PLACE = ("start", "end", "figure", "tie")       # fields by which figures are told apart
AROUND = 100        # characters shown on each side of a figure
CHIEF = ("span", "error", "low", "high", "bound", "timex", "unit", "direction", "category", "subject", "attribution")
"""Fields that name the kind of a change; where none of them changed, all that did name it."""

Table = dict[str, Any]


class Text(NamedTuple):
    """A text to be read: where it is from, and the date of publication to read it with."""

    origin: str
    text: str
    published: str | None = None


class Change(NamedTuple):
    """One figure read otherwise: `fields` tells each field that changed, before and after."""

    kind: str
    text: Text
    place: tuple[int, int]
    fields: dict[str, tuple[Any, Any]]


def main() -> int:
    """Compare and print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the commit to compare with")
    parser.add_argument("texts", nargs="*", type=Path, help="further texts: files or folders")
    parser.add_argument("--samples", type=int, default=3, help="samples of each kind of change; 0 shows all")
    parser.add_argument("--only", help="show only kinds of change that name this field")
    options = parser.parse_args()
    texts = [*dict.fromkeys([*own_texts(), *(text for path in options.texts for text in texts_in(path))])]
    with tempfile.TemporaryDirectory(prefix="differ-") as folder:
        lay_out(options.base, Path(folder))
        before, after = read_all(texts, [Path(folder), ROOT])
    changes = [change for text, old, new in zip(texts, before, after, strict=True)
               for change in compare(text, old, new)]
    sys.stdout.writelines(told(changes, options.samples, options.only))
    figures = sum(map(len, after))
    print(f"{len(texts)} texts, {figures} figures, {len(changes)} changes since {options.base}")
    return 1 if changes else 0


def own_texts() -> Iterator[Text]:
    """The texts of the project."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        yield from strings(path)
    for path in sorted((ROOT / "rules").rglob("*.toml")):
        yield from within(tomllib.loads(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT)), None)
    yield from texts_in(ROOT / "tests" / "articles")
    for path in sorted((ROOT / "docs").rglob("*.txt")):
        yield from texts_in(path)


def texts_in(path: Path) -> Iterator[Text]:
    """The texts of a file, or of all files of a folder."""
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            yield from texts_in(inner)
    elif path.suffix == ".json":
        yield from within(json.loads(path.read_text(encoding="utf-8")), path.name, None)
    elif path.suffix in (".txt", ".md"):
        yield Text(path.name, path.read_text(encoding="utf-8"))


def strings(path: Path) -> Iterator[Text]:
    """The strings of a test file that could be sentences; docstrings too, which do no harm."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_text(node.value):
            yield Text(f"{path.relative_to(ROOT)}:{node.lineno}", node.value)


def within(value: Any, origin: str, published: str | None) -> Iterator[Text]:
    """The strings of parsed JSON or TOML that could be texts, each with the date that stands beside it."""
    if isinstance(value, dict):
        published = next((str(value[key])[:10] for key in DATED if value.get(key)), published)
        for inner in value.values():
            yield from within(inner, origin, published)
    elif isinstance(value, list):
        for inner in value:
            yield from within(inner, origin, published)
    elif is_text(value):
        yield Text(origin, value, published)


def is_text(value: Any) -> bool:
    """Whether a value is a string of some words."""
    return isinstance(value, str) and len(value.split()) >= FEWEST and len(value) <= MOST


def lay_out(commit: str, folder: Path) -> None:
    """The package and the rules as they were at a commit."""
    done = subprocess.run(["git", "archive", commit, "checker", "rules"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def read_all(texts: list[Text], trees: list[Path]) -> list[list[list[Table]]]:
    """What each tree reads in each text; the trees run side by side."""
    asked = json.dumps([(text.text, text.published) for text in texts])
    with tempfile.TemporaryDirectory(prefix="differ-cache-") as cache:
        running = []
        for n, tree in enumerate(trees):
            settings = {**os.environ, "PYTHONPATH": str(tree), "CHECKER_CACHE": str(Path(cache) / str(n))}
            process = subprocess.Popen([sys.executable, ROOT / READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       env=settings, cwd=tree, text=True, encoding="utf-8")
            running.append(process)
        for process in running:
            assert process.stdin
            process.stdin.write(asked)
            process.stdin.close()
            process.stdin = None
        answers = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise SystemExit("a tree could not be read with")
    return list(map(json.loads, answers))


def compare(text: Text, before: list[Table], after: list[Table]) -> Iterator[Change]:
    """The figures and ties of a text that are read otherwise."""
    left = list(after)
    for old in before:
        new = partner(old, left)
        if new is None:
            yield Change(f"{sort_of(old)} lost", text, (old["start"], old["end"]), {
                name: (value, None) for name, value in old.items() if name not in PLACE})
            continue
        left.remove(new)
        fields = {name: (old.get(name), new.get(name)) for name in {**old, **new}
                  if name not in (*PLACE, "where", "paragraph") and old.get(name) != new.get(name)}
        if (old["start"], old["end"]) != (new["start"], new["end"]):
            fields = {"span": (old["figure"], new["figure"]), **fields}
        if fields:
            kind = ", ".join([name for name in CHIEF if name in fields] or fields)
            yield Change(kind, text, (new["start"], new["end"]), fields)
    for new in left:
        yield Change(f"{sort_of(new)} found", text, (new["start"], new["end"]), {
            name: (None, value) for name, value in new.items() if name not in PLACE})


def partner(old: Table, after: list[Table]) -> Table | None:
    """The figure that `old` has become: at the same place, else one that shares some of it."""
    alike = [new for new in after if new.get("tie") == old.get("tie") and new.get("tie kind") == old.get("tie kind")]
    same = [new for new in alike if (new["start"], new["end"]) == (old["start"], old["end"])]
    return next(iter(same or [new for new in alike if new["start"] < old["end"] and old["start"] < new["end"]]), None)


def sort_of(table: Table) -> str:
    """A figure or a tie."""
    return f"tie ({table['tie kind']})" if table.get("tie") else "figure"


def told(changes: list[Change], samples: int, only: str | None) -> Iterator[str]:
    """The changes by kind, as lines."""
    kinds: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        kinds[change.kind].append(change)
    for kind, all_of_it in sorted(kinds.items(), key=lambda item: -len(item[1])):
        if only and only not in kind:
            continue
        yield f"== {kind}: {len(all_of_it)}\n"
        for change in all_of_it[:samples or None]:
            yield f"{in_brackets(change)}\n    {change.text.origin}\n"
            yield from (textwrap.shorten(f"{name}: {old} -> {new}", 200) .join(("    ", "\n"))
                        for name, (old, new) in change.fields.items())
        yield "\n"


def in_brackets(change: Change) -> str:
    """The words around a figure that changed, the figure in brackets."""
    text, (start, end) = change.text.text, change.place
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    return " ".join(f"{'…' * (begin > 0)}{text[begin:start]}[{text[start:end]}]{text[end:stop]}"
                    f"{'…' * (stop < len(text))}".split())


if __name__ == "__main__":
    sys.exit(main())
