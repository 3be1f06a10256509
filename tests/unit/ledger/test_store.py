"""The ledger on disk: whole at any moment, and nobody's verdict lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from story import AT, STORY, reviewed

from checker import check
from checker.errors import Unwritable
from checker.ledger import store
from checker.ledger.entries import Ledger
from checker.ledger.file import as_text
from checker.ledger.judge import judge
from checker.ledger.store import load, update
from checker.model import Status, Verdict

OLD = reviewed()
NEW = reviewed(status=Status.FIX)
POSIX = pytest.mark.skipif(os.name != "posix", reason="forks and limits are of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger on disk."""
    path = tmp_path / "story.md.claims.json"
    path.write_text(as_text(OLD), encoding="utf-8")
    return path


def test_first_save_makes_the_file(tmp_path: Path) -> None:
    """Where there is no file the ledger is empty, and saving makes it and nothing else."""
    path = tmp_path / "story.claims.json"
    assert load(str(path)) == Ledger()
    update(str(path), lambda _: OLD)
    assert load(str(path)) == OLD
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def _die_at(step: int) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that ends the process at the given line of the store, as a power cut does."""
    left = step

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != store.__file__:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os._exit(9)
        return trace

    return trace


@POSIX
def test_killed_at_any_moment(path: Path) -> None:
    """Killed at any line of the save, the process leaves the old ledger or the new one, and the next save works."""
    outcomes, step, code = [], 0, 9
    while code == 9:
        path.write_text(as_text(OLD), encoding="utf-8")
        child = os.fork()
        if not child:
            sys.settrace(_die_at(step))
            update(str(path), lambda _: NEW)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        outcomes.append(load(str(path)))
        step += 1
    assert set(map(as_text, outcomes)) == {as_text(OLD), as_text(NEW)}
    assert outcomes == [OLD] * outcomes.count(OLD) + [NEW] * outcomes.count(NEW)
    assert step > 20
    update(str(path), lambda _: OLD)
    assert load(str(path)) == OLD
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@POSIX
def test_killed_within_a_write(path: Path) -> None:
    """Bytes that reached the disk only in part are no ledger, and never take its place."""
    path.with_name(path.name + ".new").write_text(as_text(NEW)[:300], encoding="utf-8")
    assert load(str(path)) == OLD
    update(str(path), lambda _: NEW)
    assert load(str(path)) == NEW


@pytest.mark.parametrize("target", ["os.fsync", "pathlib.Path.replace"])
def test_disk_refuses(path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """When a step of the save fails the old ledger stands, nothing is left beside it, and the reason is said."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(target, fail)
        with pytest.raises(Unwritable, match="No space left"):
            update(str(path), lambda _: NEW)
    assert load(str(path)) == OLD
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@POSIX
def test_disk_full(path: Path) -> None:
    """A disk that takes only the beginning of the file, as a limit of the system shows it."""
    code = ("import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))\n"
            "from dataclasses import replace\nfrom checker.errors import Unwritable\n"
            "from checker.ledger.entries import Ledger\nfrom checker.ledger.store import update\n"
            "def change(old):\n    entries = {k: replace(e, of=7) for k, e in old.entries.items()}\n"
            "    return Ledger(entries)\n"
            "try:\n    update(sys.argv[1], change)\nexcept Unwritable as error:\n    print(error)\n")
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "File too large" in done.stdout
    assert load(str(path)) == OLD
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@POSIX
def test_two_dozen_people_at_once(path: Path) -> None:
    """Everybody saves a verdict on another claim, or on the same one, at the same moment: none is lost."""
    article = check(STORY)
    path.unlink()
    children = []
    for n in range(24):
        child = os.fork()
        if not child:
            news = {article.claims[n % 16].fact: Verdict(Status.ACCURATE, f"N{n}", AT)}
            update(str(path), partial(judge, article, verdicts=news))
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 24
    entries = load(str(path)).entries.values()
    assert sorted(verdict.by for entry in entries for verdict in entry.verdicts) == sorted(f"N{n}" for n in range(24))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@POSIX
def test_links_and_permissions_stay(path: Path, tmp_path: Path) -> None:
    """A linked ledger stays linked, and a desk's permissions are kept."""
    folder = tmp_path / "other"
    folder.mkdir()
    link = folder / "story.claims.json"
    link.symlink_to(path)
    path.chmod(0o640)
    update(str(link), lambda _: NEW)
    assert link.is_symlink()
    assert load(str(path)) == NEW
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_new_is_not_written(path: Path) -> None:
    """Saving what is there already leaves the file alone."""
    before = path.stat()
    update(str(path), lambda ledger: Ledger({key: replace(entry) for key, entry in ledger.entries.items()}))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
