"""What a scan has done, batch by batch, in a folder beside its output; and the output, made of all of it at the end.

A part is written to a file of another name and then renamed, which is one step: whatever ends the run in between, a
part is there whole or not at all, and stands for the same records in the next run. The folder says what was scanned
and by what, so that nothing is gone on with that has changed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
from filelock import FileLock, Timeout
from pyarrow import parquet

from checker.errors import Unwritable, UsageError
from checker.scan.inputs import PARTS
from checker.scan.records import Bad
from checker.scan.schema import schema
from checker.scan.work import BAD, COUNTS, Counts

_MANIFEST, _LOCK, _SUFFIX, _NEW = "scan.json", "lock", ".arrow", ".new"
_END = b"ARROW1"                # how a file in Arrow's format ends
_GROUP = 50_000                 # rows that stand together in the output, and in memory
_BAD = pa.schema([("file", pa.string()), ("record", pa.int64()), ("reason", pa.string()), ("beginning", pa.string())])
_CHANGED = {"inputs": "the files have changed since", "columns": "the columns are called otherwise",
            "edition": "the checker or its rules have changed since", "schema": "it was made by another checker"}


def bad_beside(output: Path) -> Path:
    """Where the records that are no stories are kept: claims.bad.parquet of claims.parquet."""
    return output.with_name(f"{output.stem}.bad{output.suffix}")


class Parts:
    """The parts of one scan. Get it by `start`, and let it go by `close`."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.with_name(output.name + PARTS)
        self._lock = FileLock(self.folder / _LOCK, timeout=0)
        self._done: set[int] = set()

    def start(self, manifest: Mapping[str, Any], *, resume: bool) -> None:
        """Begin, or go on. Raises UsageError where there is something to go on with, or nothing that still holds."""
        known = self.folder / _MANIFEST
        try:
            self.folder.mkdir(exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise UsageError(f"another scan is writing {self.output}") from error
        except OSError as error:
            raise Unwritable(str(self.folder), error.strerror or str(error)) from error
        before = _read(known)
        if before is None:
            self._clear()
        elif not resume:
            raise UsageError(f"a scan to {self.output} was broken off: go on with --resume, or remove {self.folder}")
        else:
            changed = [said for key, said in _CHANGED.items() if before.get(key) != manifest.get(key)]
            if changed:
                raise UsageError(f"the scan cannot be gone on with: {'; '.join(changed)}. Remove {self.folder} and "
                                 "begin anew")
        if before is None:
            _put(known, json.dumps(manifest).encode())
        self._done = {int(path.stem) for path in self.folder.glob(f"*{_SUFFIX}") if _is_whole(path)}

    def _clear(self) -> None:
        for path in self.folder.iterdir():
            if path.name.endswith((_SUFFIX, _NEW)):
                path.unlink()

    def has(self, number: int) -> bool:
        """Whether the batch of this number is done."""
        return number in self._done

    def save(self, number: int, body: bytes) -> None:
        """Keep the part of a batch. Raises Unwritable."""
        path = self.folder / f"{number:08}{_SUFFIX}"
        try:
            _put(path, body)
        except OSError as error:
            raise Unwritable(str(path), error.strerror or str(error)) from error

    def join(self, count: int) -> Counts:
        """Write the output from the first `count` parts, and then let them go. Raises Unwritable."""
        total, bad = Counts(), list[Bad]()
        try:
            def batches() -> Iterator[pa.RecordBatch]:
                nonlocal total
                for number in range(count):
                    with pa.ipc.open_file(self.folder / f"{number:08}{_SUFFIX}") as part:
                        told = part.schema.metadata
                        total = total.plus(Counts(*json.loads(told[COUNTS])))
                        bad.extend(Bad(*each) for each in json.loads(told[BAD]))
                        for at in range(part.num_record_batches):
                            yield part.get_batch(at).replace_schema_metadata(schema().metadata)

            _write(self.output, schema(), batches, self.folder)
            beside = bad_beside(self.output)
            if bad:
                rows = [each._asdict() | {"record": each.number} for each in bad]
                _write(beside, _BAD, lambda: iter([pa.RecordBatch.from_pylist(rows, _BAD)]), self.folder)
            else:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise Unwritable(str(self.output), error.strerror or str(error)) from error
        (self.folder / _MANIFEST).unlink()      # from here on there is nothing to go on with
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return total

    def close(self) -> None:
        self._lock.release()


def _write(path: Path, of: pa.Schema, batches: Callable[[], Iterator[pa.RecordBatch]], folder: Path) -> None:
    """A Parquet file of batches, some together, that takes its place in one step."""
    new = folder / (path.name + _NEW)
    with parquet.ParquetWriter(new, of, compression="zstd") as writer:
        held: list[pa.RecordBatch] = []
        for batch in batches():
            held.append(batch)
            if sum(each.num_rows for each in held) >= _GROUP:
                writer.write_table(pa.Table.from_batches(held, of))
                held = []
        writer.write_table(pa.Table.from_batches(held, of))
    new.replace(path)


def _put(path: Path, content: bytes) -> None:
    new = path.with_name(path.name + _NEW)
    new.write_bytes(content)
    new.replace(path)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return found


def _is_whole(path: Path) -> bool:
    """Whether a part is there to its end, whatever has become of the machine since."""
    with path.open("rb") as file:
        file.seek(0, 2)
        if file.tell() < len(_END):
            return False
        file.seek(-len(_END), 2)
        return file.read() == _END
