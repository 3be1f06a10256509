"""SQL over the tables of scans, by DuckDB: views for what desks ask, and nothing read but the tables that are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import parquet

from checker.errors import Unreadable, UsageError
from checker.report.answer import Answer
from checker.scan.inputs import PARTS
from checker.scan.parts import bad_beside
from checker.scan.schema import CLAIM, FINDING, SCHEMA, STORY, VERSION_KEY, columns, columns_of

VIEWS: dict[str, tuple[str, str]] = {
    "tolls": (
        "counts of the killed, injured and missing, by the day of the story and who is named for them",
        """SELECT published AS day, attribution AS named, measure, value, unit, holder, story, sentence FROM claims
           WHERE category = 'casualties' AND kind IN ('count', 'number') ORDER BY day, named, story, position"""),
    "changes": (
        "figures of one thing that another story told otherwise before: the same measure and unit, of the same holder",
        """SELECT * FROM (SELECT measure, holder, unit, published AS day, story, value,
                lag(published) OVER before AS day_before, lag(story) OVER before AS story_before,
                lag(value) OVER before AS value_before, sentence
           FROM claims WHERE holder IS NOT NULL AND measure IS NOT NULL AND low IS NOT NULL AND role IS NULL
           WINDOW before AS (PARTITION BY measure, lower(holder), lower(coalesce(unit, '')), direction
                             ORDER BY published NULLS FIRST, file, record, position))
           WHERE story <> story_before AND value <> value_before ORDER BY day, holder, measure"""),
    "unsettled": (
        "figures that nobody has settled, by the number of stories that use them",
        """SELECT measure, value, unit, coalesce(holder, subject) AS about, count(DISTINCT (file, record)) AS stories,
                min(published) AS first_day, max(published) AS last_day, any_value(sentence) AS sentence
           FROM claims WHERE status NOT IN ('accurate', 'not-a-claim') AND kind NOT IN ('date', 'time')
           GROUP BY ALL ORDER BY stories DESC, measure, value, about"""),
}
"""The views beside `claims`, `findings`, `stories` and `bad`: what each holds, and the query that it is."""

_LOCKS = ("SET python_enable_replacements = false", "SET autoload_known_extensions = false",
          "SET autoinstall_known_extensions = false", "SET allow_community_extensions = false",
          "SET enable_external_access = false", "SET lock_configuration = true")
_TABLES = {"claims": CLAIM, "findings": FINDING, "stories": STORY}
_WITH_FIGURES = "* REPLACE (try_cast(low AS DOUBLE) AS low, try_cast(high AS DOUBLE) AS high)"    # else decimal texts
_NO_BAD = """SELECT NULL::VARCHAR AS file, NULL::BIGINT AS record, NULL::VARCHAR AS reason, NULL::VARCHAR AS beginning
             WHERE false"""


def ask(sql: str, places: Sequence[str]) -> Answer:
    """What a query gives over tables of scans, and over folders of such. Raises Unreadable and UsageError."""
    tables = [path for place in places for path in _tables(place)]
    with duckdb.connect(":memory:") as base:
        try:
            _make_views(base, tables)
            _demand_question(base, sql)
            found = base.execute(sql)
            return Answer([column[0] for column in found.description], found.fetchall())
        except duckdb.Error as error:
            raise UsageError(f"the query cannot be answered: {_first_lines(error)}") from error


def _tables(place: str) -> Iterator[str]:
    """The tables in a place, those of bad records left out. Raises Unreadable."""
    path = Path(place)
    if path.is_dir():
        found = [str(each) for each in sorted(path.rglob("*.parquet")) if not _is_kept(each)]
        if not found:
            raise Unreadable(place, "holds no table of a scan")
        for each in found:
            yield from _tables(each)
        return
    try:
        found = parquet.read_schema(place)
    except FileNotFoundError as error:
        raise Unreadable(place, "there is no such file") from error
    except (OSError, pa.ArrowException) as error:
        raise Unreadable(place, "is no Parquet file that can be read") from error
    version = (found.metadata or {}).get(VERSION_KEY, b"1" if set(columns()) <= set(found.names) else None)
    if version is None:     # Spark keeps no metadata of ours, but all columns
        raise Unreadable(place, "is no table that `checker scan` has made")
    if int(version) > SCHEMA:
        raise Unreadable(place, f"its schema is {int(version)}, and this checker knows schemas up to {SCHEMA}")
    yield str(path.absolute())


def _is_kept(path: Path) -> bool:
    return path.name.endswith(".bad.parquet") or any(part.endswith(PARTS) for part in path.parts)


def _make_views(base: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """The views over the tables; then nothing else can be read, and nothing be set otherwise."""
    bad = [str(beside) for table in tables if (beside := bad_beside(Path(table))).is_file()]
    base.execute(f"SET allowed_paths = {_listed([*tables, *bad])}")
    scan = base.read_parquet(tables, union_by_name=True)
    scan.create_view("scan")
    for name, row in _TABLES.items():
        kept = scan.filter(f"row = '{row}'").project(", ".join(f'"{column}"' for column in columns_of(row)))
        (kept.project(_WITH_FIGURES) if row == CLAIM else kept).create_view(name)
    (base.read_parquet(bad) if bad else base.sql(_NO_BAD)).create_view("bad")
    for name, (_, query) in VIEWS.items():
        base.sql(query).create_view(name)
    for lock in _LOCKS:
        base.execute(lock)


def _listed(paths: Sequence[str]) -> str:
    """Paths as a list in SQL."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"


def _demand_question(base: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raise UsageError for what is not one question: a statement that would write or set something."""
    statements = base.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise UsageError("a query is one SELECT: nothing is written, loaded or set by it")


def _first_lines(error: Exception) -> str:
    return " ".join(str(error).split("\n\n")[0].split())
