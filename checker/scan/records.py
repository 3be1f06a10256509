"""The stories in the files of an archive: one in a file of its own, or many in JSON lines, CSV, Parquet or WARC.

A record that is no story is told of with its reason, and the others go on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO, NamedTuple

from checker.document import whole
from checker.readers import MOST_BYTES
from checker.scan.inputs import STORY, Input
from checker.scan.streams import DAMAGED, Stream

_BEGINNING = 200        # characters that are kept of a record that is no story
_TOGETHER = 256         # rows of Parquet that are read at once
_DELIMITERS = ",;\t|"
_TEXT, _PUBLISHED, _ID = "text", "published", "id"
_PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_FOUND = 200            # HTTP's status of a page that is there


class Record(NamedTuple):
    """A story. `text` is its text, or the content of a page in `form`; None for one that stands in a file of its own.

    `published` is an ISO date that the record itself tells; `bytes` is the size of the file of its own.
    """

    file: str
    number: int
    story: str
    text: str | bytes | None = None
    published: str | None = None
    form: str | None = None
    bytes: int = 0

    @property
    def size(self) -> int:
        """How long it is, about."""
        return self.bytes if self.text is None else len(self.text)


class Bad(NamedTuple):
    """A record that is no story: where it is, why, and how it begins."""

    file: str
    number: int
    reason: str
    beginning: str = ""


class Names(NamedTuple):
    """What the columns are called that hold the text of a story, its day of publication, and what it is called by."""

    text: str = _TEXT
    published: str = _PUBLISHED
    id: str = _ID


Found = Iterator[tuple[Record | Bad, int]]
"""Records, each with how many bytes of the file have been read up to it."""


def records(of: Input, names: Names) -> Found:
    """The records of a file, in order."""
    if of.kind == STORY and of.packing is None:
        yield Record(of.path, 1, of.path, bytes=of.size), of.size
        return
    number = 0
    try:
        for record, position in _READERS[of.kind](of, names):
            number = record.number
            yield record, position
    except DAMAGED as error:
        told = getattr(error, "strerror", None) or " ".join(str(error).split())
        yield Bad(of.path, number + 1, f"the file cannot be read from here on: {told}"[:_BEGINNING]), of.size


def _packed_story(of: Input, _: Names) -> Found:
    stream = Stream(of)
    content = stream.content.read(MOST_BYTES + 1)
    stream.close()
    if len(content) > MOST_BYTES:
        yield Bad(of.path, 1, _TOO_LONG), of.size
    else:
        yield Record(of.path, 1, of.path, content), of.size


_TOO_LONG = f"is longer than {MOST_BYTES >> 20} MB, the most that is read as one story"


def _json_lines(of: Input, names: Names) -> Found:
    stream = Stream(of)
    number = 0
    while line := stream.content.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            _skip_line(stream.content)
            yield Bad(of.path, number, _TOO_LONG), stream.position
        elif line.strip():
            yield _of_json(of.path, number, line, names), stream.position
    stream.close()


def _skip_line(content: BinaryIO) -> None:
    while (rest := content.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _of_json(path: str, number: int, line: bytes, names: Names) -> Record | Bad:
    beginning = line[:_BEGINNING].decode("utf-8", "replace").strip()
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Bad(path, number, f"is no JSON: {error}"[:_BEGINNING], beginning)
    if not isinstance(fields, dict):
        return Bad(path, number, "is no JSON object", beginning)
    return story_of(path, number, fields, names, beginning)


def _csv(of: Input, names: Names) -> Found:
    stream = Stream(of)
    head = stream.content.readline(MOST_BYTES)
    text = head.decode("utf-8-sig", "replace")
    columns = max((next(csv.reader([text], delimiter=mark), []) for mark in _DELIMITERS), key=len)
    mark = next((mark for mark in _DELIMITERS if next(csv.reader([text], delimiter=mark), []) == columns), ",")
    if names.text not in columns:
        yield Bad(of.path, 1, _no_text(names), text[:_BEGINNING]), of.size
        return
    csv.field_size_limit(MOST_BYTES)
    lines = io.TextIOWrapper(stream.content, "utf-8", errors="surrogateescape", newline="")
    reader = csv.reader(lines, delimiter=mark)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield Bad(of.path, number, f"is no row of a table: {error}"), stream.position
            continue
        if row:
            yield _row(of.path, number, dict(zip(columns, row, strict=False)), names), stream.position
    stream.close()


def _row(path: str, number: int, fields: Mapping[str, str], names: Names) -> Record | Bad:
    text = fields.get(names.text, "")
    if whole(text) != text:
        return Bad(path, number, "is no text in UTF-8", whole(text[:_BEGINNING]))
    return story_of(path, number, {name: value or None for name, value in fields.items()} | {names.text: text}, names,
                  text[:_BEGINNING])


def _parquet(of: Input, names: Names) -> Found:
    from pyarrow import parquet  # noqa: PLC0415 - only where there is some

    file = parquet.ParquetFile(of.path, pre_buffer=False, buffer_size=1 << 20)
    columns = [name for name in names if name in file.schema_arrow.names]
    if names.text not in columns:
        yield Bad(of.path, 1, _no_text(names)), of.size
        return
    total, number = file.metadata.num_rows, 0
    for batch in file.iter_batches(batch_size=_TOGETHER, columns=columns, use_threads=False):
        for fields in batch.to_pylist():
            number += 1
            yield (story_of(of.path, number, fields, names, str(fields[names.text] or "")[:_BEGINNING]),
                   of.size * number // total)


def _no_text(names: Names) -> str:
    return f"has no column {names.text!r}: name the one with the text by --columns text=NAME"


def story_of(path: str, number: int, fields: Mapping[str, Any], names: Names, beginning: str) -> Record | Bad:
    """A record of named fields as a story."""
    text = fields.get(names.text)
    if not isinstance(text, str):
        return Bad(path, number, f"has no text in {names.text!r}", whole(beginning))
    called = fields.get(names.id)
    try:
        published = _day(fields.get(names.published))
    except ValueError:
        told = f"{names.published!r} is no date as 2011-12-15: {fields[names.published]!r}"
        return Bad(path, number, told[:_BEGINNING], whole(beginning))
    return Record(path, number, whole(str(called)) if called not in (None, "") else f"{path}#{number}", text, published)


def _day(told: Any) -> str | None:
    """A day of publication as ISO text; of a time the day that is written. Raises ValueError."""
    if told in (None, ""):
        return None
    if isinstance(told, date):
        return told.isoformat()[:10]
    return datetime.fromisoformat(str(told).strip()).date().isoformat()


def _warc(of: Input, _: Names) -> Found:
    """The pages of a web archive (ISO 28500): answers with prose, and texts taken from pages. The day on which a page
    was fetched is not the day that it was published.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only where there is some

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream = Stream(of)
    number = 0
    for record in ArchiveIterator(stream.content, record_types=wanted, parse_http=True):
        number += 1
        status = record.http_headers.status_code if record.http_headers else _FOUND
        kind = (record.http_content_type if record.http_headers else record.headers.get("Content-Type", "")) or ""
        form = _PAGES.get(kind.partition(";")[0].strip().lower())
        if status != _FOUND or form is None:
            continue
        address = record.headers.get("WARC-Target-URI") or f"{of.path}#{number}"
        content = record.reader.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            yield Bad(of.path, number, _TOO_LONG, address), stream.position
        else:
            yield (Record(of.path, number, address, _in_utf8(content, record.http_charset), None, form),
                   stream.position)
    stream.close()


def _in_utf8(content: bytes, charset: str | None) -> bytes:
    """A page as its server says that it is written; where that is wrong, as it stands."""
    if not charset or charset.lower() in ("utf-8", "utf8"):
        return content
    try:
        return content.decode(charset).encode("utf-8-sig")
    except (LookupError, ValueError):
        return content


_READERS: Mapping[str, Callable[[Input, Names], Found]] = {
    STORY: _packed_story, "jsonl": _json_lines, "csv": _csv, "parquet": _parquet, "warc": _warc}
