"""What is kept between runs: rule files, parsed and translated, in the user's cache folder.

An entry's name is made of everything that went into it, so a changed file has another entry and an old one is never
read for it. An entry is plain data behind a checksum, in the form that Python keeps its own compiled modules in. Like
those it is believed only where nobody but its user can have written it, and not where a byte of it has changed.
Nothing fails where it cannot be read or written.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import regex

from checker.about import VERSION
from checker.folders import kept_again
from checker.hashes import blake2b

FORMAT = 13                     # goes up when what is kept changes its form
VARIABLE = "CHECKER_CACHE"      # a folder for the cache; empty or "off": nothing is kept
_SUFFIX = ".kept"
_KEPT = 16                      # entries; the ones unused for longest go
_ENTRY_BYTES = 20_000_000


def digest(language: str, files: Iterable[tuple[str, bytes, bool]]) -> str:
    """A name for what these files make: equal only where names, contents, and the versions of all that makes it are."""
    versions = FORMAT, VERSION, sys.version, sys.maxsize, sys.byteorder, regex.__version__
    total = blake2b(f"{versions} {language}".encode(), digest_size=20)
    with os.scandir(Path(__file__).parent) as modules:      # while this program is worked on, its version stays
        for module in sorted(modules, key=lambda entry: entry.name):
            status = module.stat()
            total.update(f"\0{module.name} {status.st_size} {status.st_mtime_ns}".encode())
    for label, content, own in files:
        total.update(f"\0{label}\0{own}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()


def edition(files: Iterable[bytes]) -> str:
    """A name for the version of the program and of the rules in these files: "0.1.0+9f2c41d0".

    Two machines with the same give the same name, wherever the files stand.
    """
    total = blake2b(digest_size=4)
    for content in files:
        total.update(content)
    return f"{VERSION}+{total.hexdigest()}"


def folder() -> Path | None:
    """Where entries are kept; None where nothing is."""
    asked = os.environ.get(VARIABLE)
    if asked is not None:
        return Path(asked) if asked not in ("", "off") else None
    base = kept_again()
    return base and base / "checker"


class Cache:
    """One entry, by the digest of what it is made from."""

    def __init__(self, name: str) -> None:
        place = folder()
        self.name = name
        self._path = place / f"{name}{_SUFFIX}" if place else None

    def beside(self, kind: str) -> Cache | None:
        """Another entry that goes with this one; None where nothing is kept."""
        return Cache(f"{self.name}-{kind}") if self._path else None

    def load(self) -> dict[str, Any] | None:
        """What was kept; None where there is nothing, or nothing to be believed."""
        if self._path is None or not _trusted(self._path.parent):
            return None
        try:
            with self._path.open("rb") as file:
                if not _ours(os.fstat(file.fileno())):
                    return None
                stamp, _, content = file.read(_ENTRY_BYTES + 1).partition(b"\n")
            kept = marshal.loads(content) if stamp == self._stamp(content) else None  # noqa: S302 - this user's own
        except (OSError, EOFError, ValueError, TypeError):
            return None
        return kept if isinstance(kept, dict) else None

    def save(self, made: dict[str, Any]) -> None:
        """Keep what was made, whole or not at all."""
        if self._path is None:
            return
        try:
            content = marshal.dumps(made)
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _trusted(self._path.parent):
                _write(self._path, self._stamp(content) + b"\n" + content)
                _forget_old(self._path.parent)
        except (OSError, ValueError):       # a file with a TOML date is no plain data; it is read each time
            return

    def _stamp(self, content: bytes) -> bytes:
        """What an entry begins with: whose it is, and a checksum against damage."""
        return f"{self.name} {crc32(content):08x}".encode()


def _trusted(place: Path) -> bool:
    """Whether nobody but this user can have written into a folder."""
    try:
        return _ours(place.stat())
    except OSError:
        return False


def _ours(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):       # Windows: the folder is in the user's own profile
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none."""
    import tempfile  # noqa: PLC0415 - only what is kept for the first time needs it

    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink()
        raise


def _forget_old(place: Path) -> None:
    entries = sorted(place.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[_KEPT:]:
        path.unlink(missing_ok=True)
