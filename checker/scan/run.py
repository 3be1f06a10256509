"""A scan from its inputs to its output: batches, on all cores, with word of how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from checker.scan.inputs import Input, weigh
from checker.scan.parts import Parts
from checker.scan.reader import Reader
from checker.scan.records import Bad, Names, Record, records
from checker.scan.schema import SCHEMA
from checker.scan.work import Counts, Work, broken, part, rows_of
from checker.workers import run

_RECORDS, _CHARACTERS = 64, 150_000     # of a batch: a second or two of work
_EACH = 100                             # batches that a process does before a new one takes its place
_SECONDS = 1_800.0                      # that a batch may take; the longest story that is read takes a third of it


class Progress(NamedTuple):
    """How far a scan has come: stories done in this run, bytes of the inputs read, of how many, and bytes of those
    that this run did not find done.
    """

    stories: int
    read: int
    size: int
    found_done: int


Batch = list[Record | Bad]
Tell = Callable[[Progress], None]


class Scan(NamedTuple):
    """What is scanned, by what, to where. `inputs` finds the files anew each time, in the same order."""

    inputs: Callable[[], Iterator[Input]]
    reader: Reader
    edition: str
    output: Path
    names: Names = Names()
    jobs: int | None = None
    resume: bool = False

    def run(self, tell: Tell | None = None) -> Counts:
        """Scan all that is not done yet, and write the output. Raises Unreadable, Unwritable and UsageError."""
        weight = weigh(self.inputs())
        parts = Parts(self.output)
        parts.start({"schema": SCHEMA, "edition": self.edition, "inputs": weight.stamp, "columns": list(self.names)},
                    resume=self.resume)
        try:
            return parts.join(self._through(parts, weight.size, tell))
        finally:
            parts.close()

    def _through(self, parts: Parts, size: int, tell: Tell | None) -> int:
        """Do the batches that are not done, and return how many there are in all."""
        flying: dict[int, tuple[int, Batch, int]] = {}
        count = stories = found_done = sent = 0

        def left() -> Iterator[Batch]:
            nonlocal count, found_done, sent
            for number, (batch, position) in enumerate(_batches(self.inputs(), self.names)):
                count = number + 1
                if parts.has(number):
                    found_done = position
                else:
                    flying[sent] = number, batch, position
                    sent += 1
                    yield batch

        work = partial(_work, Work(self.reader))
        for done in run(left(), work, _SECONDS, self.jobs, each=_EACH):
            number, batch, position = flying.pop(done.number)
            parts.save(number, done.result if done.failure is None else self._carefully(batch))
            stories += len(batch)
            if tell:
                tell(Progress(stories, position, size, found_done))
        return count

    def _carefully(self, batch: Batch) -> bytes:
        """A batch one of whose stories ended the process that read it, story by story."""
        stories = [record for record in batch if isinstance(record, Record)]
        rows: list[dict[str, Any]] = []
        made = {done.number: done for done in run([[story] for story in stories], partial(_work, Work(self.reader)),
                                                  _SECONDS, self.jobs)}
        for at, story in enumerate(stories):
            done = made[at]
            rows += [broken(story, done.failure)] if done.failure else rows_of(done.result)
        return part(rows, [record for record in batch if isinstance(record, Bad)])


def _work(work: Work, batch: Batch) -> bytes:
    pa.set_memory_pool(pa.system_memory_pool())     # the others take room in advance, more than a worker may have
    return work(batch)


def _batches(inputs: Iterator[Input], names: Names) -> Iterator[tuple[Batch, int]]:
    """Records some together, always the same, each with how many bytes of all inputs have been read behind it."""
    batch: Batch = []
    characters = before = position = 0
    for each in inputs:
        for record, read in records(each, names):
            batch.append(record)
            position = before + read
            characters += record.size if isinstance(record, Record) else 0
            if len(batch) >= _RECORDS or characters >= _CHARACTERS:
                yield batch, position
                batch, characters = [], 0
        before += each.size
    if batch:
        yield batch, before
