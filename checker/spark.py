"""Archives that are too large for one machine: the claims of stories in a Spark DataFrame, as `checker scan` has them.

    from checker.spark import scan
    scan(spark.read.json("hdfs:///archive/")).write.parquet("hdfs:///claims.parquet")

Each Python process of Spark opens the rules once and reads story after story; nothing is shared, and nothing collected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema

from checker.errors import UsageError
from checker.scan.reader import Reader
from checker.scan.records import Bad, Names, story_of
from checker.scan.schema import Origin, batch, failed, schema
from checker.scan.work import rows_of_record

_FILE, _RECORD = "file", "record"
_ROWS = 2_000           # that are sent on together
_BEGINNING = 200


def scan(stories: DataFrame, *, text: str = "text", published: str = "published", id: str = "id",  # noqa: A002
         rules: Sequence[str | Path] = ()) -> DataFrame:
    """The table of a scan of `stories`, lazily, with one row a story, claim and finding: docs/archive.md tells of its
    columns.

    `text`, `published` and `id` are the columns with the text of a story, its day of publication and what it is called
    by; the last two need not be there. Columns `file` and `record` are taken over where there are both; else `record`
    numbers the stories as Spark does. A record that is no story has a story's row that says why. `rules` are rule
    files and folders that every machine has. Raises UsageError where there is no column with the text.
    """
    if text not in stories.columns:
        raise UsageError(f"the stories have no column {text!r}: name the one with the text by text=")
    own = {_FILE, _RECORD} <= set(stories.columns)
    chosen = [stories[text].alias("text"), *(
        stories[name].cast("string").alias(alias) for alias, name in (("published", published), ("id", id))
        if name in stories.columns)]
    origin = [stories[_FILE], stories[_RECORD].cast("long")] if own else [
        sql.lit("").alias(_FILE), (sql.monotonically_increasing_id() + 1).alias(_RECORD)]
    work = partial(_work, tuple(map(str, rules)))
    return stories.select(*chosen, *origin).mapInArrow(work, from_arrow_schema(schema()))


def _work(rules: tuple[str, ...], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a process of Spark makes of batches of stories."""
    held: list[dict[str, Any]] = []
    for each in batches:
        for fields in each.to_pylist():
            held += _rows(fields, _reader(rules))
            if len(held) >= _ROWS:
                yield batch(held)
                held = []
    yield batch(held)


def _rows(fields: dict[str, Any], reader: Reader) -> Iterator[dict[str, Any]]:
    file, number = fields[_FILE] or "", fields[_RECORD] or 0
    record = story_of(file, number, fields, Names(), str(fields["text"] or "")[:_BEGINNING])
    if isinstance(record, Bad):
        yield failed(f"is no story: {record.reason}", Origin(file, number, str(fields.get("id") or f"{file}#{number}")))
    else:
        yield from rows_of_record(record, reader)


@cache
def _reader(rules: tuple[str, ...]) -> Reader:
    """The rules, opened once in a process."""
    return Reader(tuple(map(Path, rules)))
