"""What runs work out and keep: equal to what is made anew, and never believed when it is damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from checker.rulebook.cache import VARIABLE, Cache
from checker.rulebook.memory import Memory

TEXT = "two wasps, nine Bees and one ant"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the cache."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def remember(lists: dict[str, list[str]]) -> Memory:
    """A memory that has met one expression with a list, and has been saved."""
    made = Memory(Cache("a"))
    made.pattern(r"\L<insects>", regex.IGNORECASE, lists, "garden")
    made.save()
    return made


def test_expression_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An expression with its word list and its flags comes back without being compiled."""
    remember({"insects": ["wasps", "bees"]})
    compiled = regex.compile
    monkeypatch.setattr(regex, "compile", lambda source: compiled(source) if not source else pytest.fail(source))
    pattern = Memory(Cache("a")).pattern(r"\L<insects>", regex.IGNORECASE, {"insects": ["wasps", "bees"]}, "garden")
    assert pattern.findall(TEXT) == ["wasps", "Bees"]
    assert place.is_dir()


def test_lists_of_two_owners(place: Path) -> None:
    """The same expression over other words, and with other flags, is another one."""
    made = remember({"insects": ["wasps", "bees"]})
    assert made.pattern(r"\L<insects>", regex.IGNORECASE, {"insects": ["ant"]}, "house").findall(TEXT) == ["ant"]
    assert made.pattern(r"\L<insects>", 0, {"insects": ["wasps", "bees"]}, "garden").findall(TEXT) == ["wasps"]
    assert place.is_dir()


@pytest.mark.parametrize("source", ["(?P<first>[ab])c+|d(?P<last>e)?", "(?P<a>x)|(?P<a>y)", "(?<=a|bc)d"])
def test_expression_over_codes_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """One over codes finds the same, with the same groups, kept from an earlier run; also one for `regex` alone."""
    made = Memory(Cache("a"))
    found = [(match.span(), match.groupdict()) for match in made.over_codes("x", lambda: source).finditer("xaccdebcdy")]
    made.save()
    monkeypatch.setattr("checker.rulebook.memory.program", pytest.fail)
    kept = Memory(Cache("a")).over_codes("x", pytest.fail)
    assert [(match.span(), match.groupdict()) for match in kept.finditer("xaccdebcdy")] == found != []
    assert kept.pattern == source
    assert place.is_dir()


def test_recalled_data(place: Path) -> None:
    """What was worked out is given again; another key is worked out."""
    made = Memory(Cache("a"))
    assert made.recall("sum", lambda: [1, 2]) == [1, 2]
    made.save()
    kept = Memory(Cache("a"))
    assert kept.recall("sum", lambda: pytest.fail("made again")) == [1, 2]
    assert kept.recall("other", lambda: [3]) == [3]
    assert place.is_dir()


def test_nothing_new_writes_nothing(place: Path) -> None:
    """A run that met nothing new leaves the entry alone."""
    remember({"insects": ["wasps"]})
    (entry,) = place.iterdir()
    entry.chmod(0o400)
    before = entry.stat()
    made = Memory(Cache("a"))
    made.pattern(r"\L<insects>", regex.IGNORECASE, {"insects": ["wasps"]}, "garden")
    made.save()
    assert (entry.stat().st_mtime_ns, entry.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_damage_is_seen(place: Path, part: float) -> None:
    """One changed byte, wherever it is, and everything is made anew."""
    remember({"insects": ["wasps", "bees"]})
    (entry,) = place.iterdir()
    content = bytearray(entry.read_bytes())
    content[int(part * len(content))] ^= 1
    entry.write_bytes(content)
    made = Memory(Cache("a"))
    pattern = made.pattern(r"\L<insects>", regex.IGNORECASE, {"insects": ["ant"]}, "garden")
    assert pattern.findall(TEXT) == ["ant"]


def test_without_a_cache() -> None:
    """Without a place to keep it, everything works and nothing is written."""
    made = Memory()
    assert made.pattern("an?t").findall(TEXT) == ["ant"]
    assert made.recall("sum", lambda: [1]) == [1]
    made.save()


def test_codes_are_the_same_in_every_run() -> None:
    """What is kept speaks of the lexicon's codes: they hang on its words, not on the order of a set."""
    code = ("import json; from checker.rulebook.files import load_pack; "
            "print(json.dumps(load_pack().lexicon.data(), sort_keys=True))")
    said = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2", "3")}
    assert len(said) == 1


def test_a_program_keeps_what_it_worked_out(place: Path) -> None:
    """A program that checks a text leaves to the next one, and to the command, what it has worked out."""
    code = "from checker import check; print(len(check('At least 40 people died on 3 May 2011.').claims))"
    said = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)]
    assert said[0] == said[1]
    assert len(list(place.iterdir())) == 2


def test_second_run_says_the_same(tmp_path: Path, place: Path) -> None:
    """A command gives the same report with what an earlier one kept, and keeps nothing more."""
    story = tmp_path / "story.txt"
    story.write_text("At least 40 people died on 3 May 2011, and 12 percent of homes were lost, police said.\n")
    command = [str(Path(sys.executable).parent / "checker"), "check", str(story), "-f", "json"]
    reports, entries = [], []
    for _ in range(2):
        reports.append(subprocess.run(command, capture_output=True, check=True, env={**os.environ}).stdout)
        entries.append({path.name: path.stat().st_mtime_ns for path in place.iterdir()})
    assert reports[0] == reports[1]
    assert entries[0] == entries[1]
    assert len(entries[0]) == 2
