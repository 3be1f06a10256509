"""Whether the tests would miss a member of a tag set or of a tuple of classes: mutants, and how many are caught.

    python benchmarks/mutants.py [--count N] [--seed N] [--only WORD] [TESTS...]

A mutant lacks one string of a tuple at the top of a module in checker/recognize, one character of a class in a pattern
there, or one name among several in braces of a pattern in rules/en/phrases.toml. The tests are collected once; for each
mutant a fork of the process takes its module or pattern and runs them up to the first that fails, for three minutes of
the processor at most. Survivors are printed: each is a test that is missing, or a member that nobody needs. Run it by
hand, with `nice`: two hundred mutants take about half an hour of one core.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import io
import os
import random
import re
import resource
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.pipeline import load_desk

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "checker" / "recognize"
PHRASES = ROOT / "rules" / "en" / "phrases.toml"
TESTS = ("tests/rules/test_phrases.py", "tests/unit/recognize", "tests/unit/match", "tests/articles",
         "tests/rules/test_examples.py")
SECONDS = 180
_CLASS = re.compile(r"(?<!\\)\[\^?((?:\\.|[^\]\\])+)\]")
_NAMES = re.compile(r"\{(?:not )?([^{}\d][^{}]*)\}")
_MEMBER = re.compile(r"\\.|[^\\]")


class Mutant(NamedTuple):
    """One module without one member: which, where, and the source that is left."""

    path: Path
    line: int
    told: str
    source: str

    @property
    def module(self) -> str:
        """The name that it is imported by."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts)

    def apply(self) -> None:
        """Put it in the place of the module, for all that have imported something from it, or of the shipped forms."""
        if self.path == PHRASES:
            pack = load_desk().pack
            pack.files = {**pack.files, PHRASES.stem: tomllib.loads(self.source)}
            return
        module = importlib.import_module(self.module)
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)  # noqa: S102 - our own source


def main() -> int:
    """Make mutants, try them and print those that survive; 1 where fewer than 85 % are caught."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="*", default=TESTS, help="the tests that are to catch them")
    parser.add_argument("--count", type=int, default=200, help="how many mutants are drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="mutants of modules with this in their name")
    options = parser.parse_args()
    mutants = [mutant for path in (*sorted(MODULES.rglob("*.py")), PHRASES) if options.only in str(path)
               for mutant in (mutants_of(path) if path != PHRASES else list(mutants_of_forms()))]
    drawn = random.Random(options.seed).sample(mutants, min(options.count, len(mutants)))     # noqa: S311 - no secret
    trial = Trial(drawn)
    os.chdir(ROOT)
    pytest.main(["-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:terminal", *options.tests], plugins=[trial])
    share = trial.caught / max(trial.tried, 1)
    print(f"{trial.caught} of {trial.tried} mutants caught ({share:.0%}), drawn from {len(mutants)}")
    return int(share < 0.85)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Tuple) and len(inner.elts) > 1:
                    yield from _without_string(path, source, inner)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.STRING and '"""' not in token.string and token.string.lower().startswith(("r", "fr")):
            begin = sum(map(len, lines[:token.start[0] - 1])) + token.start[1]
            yield from _without_character(path, source, begin, token)


def mutants_of_forms() -> Iterator[Mutant]:
    """All mutants of the forms of words around a figure."""
    source = PHRASES.read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if " = '" not in line:
            continue
        for group in _NAMES.finditer(line):
            names = group[1].split()
            for i in range(len(names) if len(names) > 1 else 0):
                after = line[:group.start(1)] + " ".join(names[:i] + names[i + 1:]) + line[group.end(1):]
                yield Mutant(PHRASES, number, f"{names[i]} of {group[0]} in {line}", source.replace(line, after, 1))


def _without_string(path: Path, source: str, node: ast.Tuple) -> Iterator[Mutant]:
    """The module with one string less in a tuple of strings."""
    strings = [part.value for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if len(strings) < len(node.elts):
        return
    before = ast.get_source_segment(source, node) or ""
    for i, string in enumerate(strings):
        after = f"({''.join(f'{kept!r}, ' for kept in (*strings[:i], *strings[i + 1:]))})"
        yield Mutant(path, node.lineno, f"{string!r} of {before}", source.replace(before, after, 1))


def _without_character(path: Path, source: str, begin: int, token: tokenize.TokenInfo) -> Iterator[Mutant]:
    """The module with one character less in a class of a pattern."""
    for group in _CLASS.finditer(token.string):
        members = list(_MEMBER.finditer(group[1]))
        if len(members) < 2 or "-" in group[1].strip("-") or "{" in group[1]:
            continue
        for member in members:
            start, end = (begin + group.start(1) + place for place in member.span())
            yield Mutant(path, token.start[0], f"{member[0]} of {group[0]} in {token.string}",
                         source[:start] + source[end:])


class Trial:
    """A plugin of pytest that runs the collected tests once for each mutant."""

    def __init__(self, mutants: list[Mutant]) -> None:
        self._mutants = mutants
        self.tried = self.caught = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all mutants, once the tests hold without any."""
        if not survives(session, None):
            pytest.exit("the tests fail without a mutant", returncode=2)
        for mutant in self._mutants:
            self.tried += 1
            if survives(session, mutant):
                print(f"\n{mutant.path.relative_to(ROOT)}:{mutant.line}: nobody misses {mutant.told}", flush=True)
            else:
                self.caught += 1
        return True


def survives(session: pytest.Session, mutant: Mutant | None) -> bool:
    """Whether all tests pass in a fork of this process, with a mutant in place of its module."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        if mutant:
            mutant.apply()
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                break
    except BaseException:  # noqa: BLE001 - a mutant that cannot even be imported is caught
        os._exit(1)
    os._exit(int(bool(session.testsfailed)))


if __name__ == "__main__":
    sys.exit(main())
