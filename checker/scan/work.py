"""Stories as rows, in processes of their own; and what becomes of a story that breaks the program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from checker.errors import CheckerError
from checker.scan.reader import Reader
from checker.scan.records import Bad, Record
from checker.scan.schema import FINDING, STORY, Origin, failed, rows, schema

COUNTS = b"checker.counts"      # in the metadata of a part: what it holds
BAD = b"checker.bad"            # in the same place: the records that are no stories


class Counts(NamedTuple):
    """What was made of records: stories, those of them that could not be read, their claims and their findings."""

    stories: int = 0
    failed: int = 0
    claims: int = 0
    findings: int = 0
    bad: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(self, other, strict=True)))


class Work:
    """Makes a part of a batch: a file in Arrow's format, with its counts and its bad records beside the schema."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, batch: Sequence[Record | Bad]) -> bytes:
        found = [row for record in batch if isinstance(record, Record) for row in rows_of_record(record, self._reader)]
        return part(found, [record for record in batch if isinstance(record, Bad)])


def rows_of_record(record: Record, reader: Reader) -> Iterator[dict[str, Any]]:
    """The rows of a story; of one that cannot be read the row that says why."""
    origin = Origin(record.file, record.number, record.story)
    try:
        yield from list(rows(reader.read(record), origin))
    except CheckerError as error:
        yield failed(getattr(error, "reason", None) or str(error), origin)
    except Exception as error:  # noqa: BLE001 - one story that meets a fault of the program must not take others along
        yield failed(f"met a fault of the checker: {type(error).__name__}", origin)


def part(found: Sequence[dict[str, Any]], bad: Sequence[Bad]) -> bytes:
    """Rows and bad records as the bytes of a part."""
    stories = [row for row in found if row["row"] == STORY]
    wrong = sum(1 for row in stories if row.get("error"))
    findings = sum(1 for row in found if row["row"] == FINDING)
    counts = Counts(len(stories), wrong, len(found) - len(stories) - findings, findings, len(bad))
    told = schema().with_metadata({**(schema().metadata or {}), COUNTS: json.dumps(counts).encode(),
                                   BAD: json.dumps(bad).encode()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, told, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_batch(pa.RecordBatch.from_pylist(list(found), schema=told))
    made: bytes = sink.getvalue().to_pybytes()
    return made


def rows_of(body: bytes) -> list[dict[str, Any]]:
    """The rows in the bytes of a part."""
    with pa.ipc.open_file(body) as found:
        rows: list[dict[str, Any]] = found.read_all().to_pylist()
    return rows


def broken(record: Record, reason: str) -> dict[str, Any]:
    """The row of a story that ended the process that read it."""
    return failed(reason, Origin(record.file, record.number, record.story))
