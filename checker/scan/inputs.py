"""The files of an archive: those that are named and those in the folders that are, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.errors import Unreadable
from checker.hashes import blake2b
from checker.ledger import SUFFIX

KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".warc": "warc",
         ".wet": "warc"}
"""The files that hold many stories, by the ends of their names."""
PACKED = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zst": "zstd"}
STORY = "story"         # a file that is one story, in any format that `checker check` reads
_SETTINGS = frozenset({"checker.toml", "pyproject.toml"})
_BESIDE = (SUFFIX, ".checks.json")


class Input(NamedTuple):
    """A file, of what kind it is and how it is packed, its bytes and the time of its last change."""

    path: str
    kind: str
    packing: str | None
    size: int
    changed: int


class Weight(NamedTuple):
    """How many files there are, with how many bytes, and what stands for all of them as they are now."""

    files: int
    size: int
    stamp: str


def find(places: Sequence[str], but: Collection[str] = ()) -> Iterator[Input]:
    """The files, without hidden ones, settings, what the checker keeps beside stories, and the paths in `but`.

    A link to a folder is not followed. Raises Unreadable for a place that is not there.
    """
    left_out = frozenset(map(os.path.realpath, but))
    for place in places:
        if Path(place).is_dir():
            for path in _inside(place):
                if os.path.realpath(path) not in left_out:
                    yield _input(path)
        else:
            yield _input(place)


def _inside(folder: str) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(PARTS))
        yield from (str(Path(path, name)) for name in sorted(files) if _is_meant(name))


PARTS = ".parts"        # how the name of a folder ends in which a scan keeps what it has done


def _is_meant(name: str) -> bool:
    return not (name.startswith(".") or name.endswith(_BESIDE) or name in _SETTINGS)


def _input(path: str) -> Input:
    try:
        status = Path(path).stat()
    except FileNotFoundError as error:
        raise Unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise Unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    name = PurePath(path)
    packing = PACKED.get(name.suffix.lower())
    inner = name.with_suffix("") if packing else name
    return Input(path, KINDS.get(inner.suffix.lower(), STORY), packing, status.st_size, status.st_mtime_ns)


def weigh(inputs: Iterator[Input]) -> Weight:
    """What all inputs are together."""
    total, count, size = blake2b(digest_size=16), 0, 0
    for each in inputs:
        count, size = count + 1, size + each.size
        total.update(f"{each.path}\0{each.size}\0{each.changed}\0".encode("utf-8", "surrogateescape"))
    return Weight(count, size, total.hexdigest())
