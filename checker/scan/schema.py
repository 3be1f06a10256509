"""The table that a scan makes: its columns, and an article as rows of it.

One row tells of a story, then one of each of its claims, then one of each of its findings. Columns that a claim or a
finding has in the record (see docs/record.md) have the same names and meanings here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from checker.about import VERSION
from checker.model import Article
from checker.report import Table
from checker.report.tables import TABLES
from checker.visible import encodable

SCHEMA = 1      # goes up when a column changes its meaning or goes away; a new column leaves it
VERSION_KEY = b"checker.schema"
STORY, CLAIM, FINDING = "story", "claim", "finding"


class Origin(NamedTuple):
    """Where a story is from: the file, its number among the stories of that file, and what it is called by."""

    file: str
    record: int
    story: str


ORIGIN: dict[str, tuple[str, str]] = {
    "row": ("text", "what the row tells of: `story`, `claim` or `finding`"),
    "file": ("text", "the file that the story is from"),
    "record": ("whole number", "the number of the story among the records of its file, from 1"),
    "story": ("text", "what the story is called by: its `id` in the input, the address of a page, else the file"),
    "published": ("date", "the day that its dates are resolved against; none where nobody knows"),
    "position": ("whole number", "the number of the claim or finding in its story, from 1"),
}
"""Columns of every row, with their types and meanings."""
ABOUT: dict[str, tuple[str, str]] = {
    "title": ("text", "the story's title, where its format tells"),
    "published_from": ("text", "where `published` comes from"),
    "format": ("text", "the format that it was read as"),
    "characters": ("whole number", "its length"),
    "claim_count": ("whole number", "how many claims it has"),
    "finding_count": ("whole number", "how many findings"),
    "left_out": ("text", "what of the file was taken for no part of the story"),
    "doubts": ("text", "what is uncertain of its text as a whole"),
    "error": ("text", "why it could not be read, where it could not"),
    "edition": ("text", "the version of the program and of the rules that read it"),
}
"""Columns of rows that tell of a story."""
_WHOLE = frozenset({"start", "end", "line", "column", "paragraph", "figure_start", "figure_end", "zeros", "weekday",
                    "from_start", "from_end", "to_start", "to_end"})
_FLAGS = frozenset({"vague"})
_TYPES = {"text": pa.string(), "whole number": pa.int64(), "date": pa.date32(), "flag": pa.bool_()}
_TOLD = {STORY: (), CLAIM: TABLES[Table.CLAIMS].names, FINDING: TABLES[Table.FINDINGS].names}


def columns() -> dict[str, str]:
    """The names of all columns with their types."""
    told = {name: kind for part in (ORIGIN, ABOUT) for name, (kind, _) in part.items()}
    for name in (*_TOLD[CLAIM], *_TOLD[FINDING]):
        told.setdefault(name, "whole number" if name in _WHOLE else "flag" if name in _FLAGS else "text")
    return told


def schema() -> pa.Schema:
    """The Arrow schema, with its version and the program's."""
    fields = [pa.field(name, _TYPES[kind], nullable=name not in ("row", "file", "record", "story"))
              for name, kind in columns().items()]
    return pa.schema(fields, {VERSION_KEY: str(SCHEMA).encode(), b"checker.version": VERSION.encode()})


def columns_of(row: str) -> list[str]:
    """The columns that rows of this kind can fill, without `row` itself."""
    return [*list(ORIGIN)[1:], *(ABOUT if row == STORY else _TOLD[row])]


def rows(article: Article, origin: Origin) -> Iterator[dict[str, Any]]:
    """The rows of a story that was read."""
    published = date.fromisoformat(article.published) if article.published else None
    common = {"file": encodable(origin.file), "record": origin.record, "story": encodable(origin.story),
              "published": published}
    yield {**common, "row": STORY, "title": article.title, "published_from": article.published_from,
           "format": article.format, "characters": len(article.text), "claim_count": len(article.claims),
           "finding_count": len(article.findings), "left_out": "; ".join(article.left_out) or None,
           "doubts": "; ".join(article.doubts) or None, "edition": article.edition}
    for row, table in ((CLAIM, Table.CLAIMS), (FINDING, Table.FINDINGS)):
        for position, record in enumerate(TABLES[table].rows(article), 1):
            yield {**record, **common, "row": row, "position": position}


def failed(reason: str, origin: Origin) -> dict[str, Any]:
    """The row of a story that could not be read."""
    return {"row": STORY, "file": encodable(origin.file), "record": origin.record, "story": encodable(origin.story),
            "error": encodable(reason)}


def batch(found: Iterable[dict[str, Any]]) -> pa.RecordBatch:
    """Rows as Arrow keeps them."""
    return pa.RecordBatch.from_pylist(list(found), schema=schema())
