"""What is kept between runs: seen when it holds, never believed when it may not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from checker.errors import BrokenRules, Fault
from checker.rulebook import library
from checker.rulebook.book import Rulebook
from checker.rulebook.cache import VARIABLE, Cache, digest, folder
from checker.rulebook.library import open_rules
from checker.rulebook.pack import LanguagePack

MADE: dict[str, object] = {"files": {"numbers": {}}}
OWN = """
[topic]
id = "bees"
category = "figure"
severity = "should"
ask = "Who counted them?"
[[rule]]
id = "bees.kept"
patterns = ['{count of any} in hives']
hits = [{ text = "She keeps 900 bees in hives." }]
misses = ["She keeps 900 ants."]
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the cache."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def entry(place: Path) -> Path:
    """The one entry of the cache."""
    (found,) = place.glob("*.kept")
    return found


def test_kept_rules_are_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run reads no rule file, and has the same rules, patterns and vocabulary."""
    pack, book = open_rules("en")
    assert place.is_dir()
    monkeypatch.setattr(library, "_make", lambda *_: pytest.fail("the files were read again"))
    kept_pack, kept_book = open_rules("en")
    assert kept_pack.files == pack.settings()
    assert json.dumps(kept_pack.lexicon.data()) == json.dumps(pack.lexicon.data())
    assert [rule.id for rule in kept_book.rules] == [rule.id for rule in book.rules]
    for kept_rule, rule in zip(kept_book.rules, book.rules, strict=True):
        assert [pattern.template for pattern in kept_rule.patterns] == [pattern.template for pattern in rule.patterns]


def test_changed_file_is_seen(place: Path, tmp_path: Path) -> None:
    """A rule file that changes is read anew, even with its old size and time."""
    own = tmp_path / "bees.toml"
    own.write_text(OWN)
    stamp = (1_000_000_000, 1_000_000_000)
    os.utime(own, stamp)
    assert open_rules("en", [own])[1].rules[-1].ask == "Who counted them?"
    own.write_text(OWN.replace("Who counted", "Who weighed"))
    os.utime(own, stamp)
    assert open_rules("en", [own])[1].rules[-1].ask == "Who weighed them?"
    assert len(list(place.glob("*.kept"))) == 2


def test_examples_are_tried_once(place: Path, tmp_path: Path) -> None:
    """Rules that passed are not tried again until a file changes; rules that failed are not kept."""
    own = tmp_path / "bees.toml"
    own.write_text(OWN)
    tried: list[str] = []

    def trial(_pack: LanguagePack, book: Rulebook) -> list[Fault]:
        tried.append(book.rules[-1].id)
        return [Fault("bees.toml", "bees.kept", "hits", "does not hold")] * (len(tried) < 2)

    with pytest.raises(BrokenRules):
        open_rules("en", [own], trial=trial)
    for _ in range(3):
        open_rules("en", [own], trial=trial)
    assert tried == ["bees.kept", "bees.kept"]
    assert place.is_dir()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"name": "other"}', b"\xff\x00", b"[" * 100_000])
def test_broken_entry_is_ignored(place: Path, content: bytes) -> None:
    """An entry that is damaged, of another form or another name is made anew."""
    open_rules("en")
    path = entry(place)
    path.write_bytes(content)
    _, book = open_rules("en")
    assert book.rules
    assert path.read_bytes().startswith(path.stem.encode())


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs POSIX permissions")
@pytest.mark.parametrize("mode", [0o722, 0o777, 0o720])
def test_writable_by_others_is_ignored(place: Path, mode: int) -> None:
    """What somebody else could have written is not believed: neither the folder nor the entry."""
    cache = Cache("a")
    cache.save(MADE)
    assert cache.load() is not None
    place.chmod(mode)
    assert cache.load() is None
    place.chmod(0o700)
    entry(place).chmod(mode)
    assert cache.load() is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs POSIX permissions")
def test_owned_by_another_is_ignored(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of another user is not believed."""
    cache = Cache("a")
    cache.save(MADE)
    monkeypatch.setattr(os, "getuid", lambda: place.stat().st_uid + 1)
    assert cache.load() is None


def test_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept, everything still works."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "cache"))
    assert open_rules("en")[1].rules
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.parametrize("value", ["", "off"])
def test_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The variable turns the cache off."""
    monkeypatch.setenv(VARIABLE, value)
    monkeypatch.chdir(tmp_path)
    assert folder() is None
    open_rules("en")
    assert list(tmp_path.iterdir()) == []


def test_old_entries_go(place: Path) -> None:
    """The cache does not grow without end."""
    for number in range(40):
        Cache(f"{number}").save(MADE)
    assert len(list(place.glob("*.kept"))) < 20


def test_name_depends_on_everything() -> None:
    """Another name, another content, another boundary between files: another entry."""
    files = [[("a", b"xy", False)], [("b", b"xy", False)], [("a", b"xy", True)], [("a", b"x", False)],
             [("a", b"x", False), ("y", b"", False)]]
    assert len({digest("en", group) for group in files} | {digest("de", files[0])}) == len(files) + 1
