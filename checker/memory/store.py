"""The database of a house's memory: SQLite in a file, or PostgreSQL; by SQLAlchemy.

Each settled claim of each story is a row, by the story's name and the key that it has in the ledger. Two writers at
once lose nothing: a row is put in place of its older self in one statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from checker.errors import BrokenMemory, UsageError
from checker.ledger.entries import Entry, Ledger
from checker.ledger.settle import compare
from checker.model import Article, Claim, Status, Verdict, plain

FORMAT = 1              # goes up when a table changes its meaning
_WAIT = 10              # seconds for another writer
_MOST = 500             # rows that are looked at for one claim, the newest first
_STORY, _BY = "story", "by"
_READS = "checker_reads"

_TABLES = sql.MetaData()
_SETTLED = sql.Table(
    "checker_settled", _TABLES,
    sql.Column("story", sql.Text, primary_key=True), sql.Column("key", sql.String(32), primary_key=True),
    sql.Column("measure", sql.Text, nullable=False), sql.Column("value", sql.Text), sql.Column("unit", sql.Text),
    sql.Column("low", sql.Text), sql.Column("high", sql.Text), sql.Column("bound", sql.String(2)),
    sql.Column("category", sql.Text), sql.Column("kind", sql.Text), sql.Column("quote", sql.Text, nullable=False),
    sql.Column("sentence", sql.Text, nullable=False), sql.Column("holder", sql.Text), sql.Column("period", sql.Text),
    sql.Column("published", sql.String(10)), sql.Column("status", sql.Text, nullable=False),
    sql.Column("by", sql.Text, nullable=False), sql.Column("at", sql.String(20), nullable=False),
    sql.Column("source", sql.Text, nullable=False), sql.Column("locator", sql.Text, nullable=False),
    sql.Column("note", sql.Text, nullable=False),
    sql.Index("checker_settled_measure", "measure", "at"),
)
_FORGOTTEN = sql.Table(
    "checker_forgotten", _TABLES,
    sql.Column("kind", sql.String(8), primary_key=True), sql.Column("name", sql.Text, primary_key=True))
_ABOUT = sql.Table("checker_memory", _TABLES, sql.Column("format", sql.Integer, primary_key=True))


class Settled(NamedTuple):
    """A claim that was settled, as the memory has it. Texts are as in the record; `at` is ISO 8601, in UTC."""

    story: str
    key: str
    measure: str
    value: str | None
    unit: str | None
    low: str | None
    high: str | None
    bound: str | None
    category: str | None
    kind: str | None
    quote: str
    sentence: str
    holder: str | None
    period: str | None
    published: str | None
    status: str
    by: str
    at: str
    source: str
    locator: str
    note: str

    @property
    def day(self) -> str:
        """The day that it is told of: the story's, else that of the verdict."""
        return self.published or self.at[:10]

    @property
    def verdict(self) -> Verdict:
        at = datetime.strptime(self.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        return Verdict(Status(self.status), self.by, at, self.source, self.locator, self.note)


class Memory:
    """An open memory. `place` is a file, or the address of a PostgreSQL database; `base` is the folder that stories
    are named from. Raises UsageError for an address that is none, BrokenMemory where it cannot be reached.
    """

    def __init__(self, place: str, base: Path) -> None:
        self.place, self._base = _without_password(place), base.absolute()
        self._engine = sql.create_engine(_address(place, base), pool_pre_ping=True)
        if self._engine.dialect.name == "sqlite":
            sql.event.listen(self._engine, "connect", _set_up)
            sql.event.listen(self._engine, "begin", _begin)
        with self._told(), self._engine.begin() as connection:
            self._prepare(connection)

    def _prepare(self, base: Connection) -> None:
        if self._engine.dialect.name == "postgresql":       # two that begin at once make the tables one after the other
            base.execute(sql.text("SELECT pg_advisory_xact_lock(hashtext('checker_memory'))"))
        _TABLES.create_all(base)
        known = base.execute(sql.select(_ABOUT.c.format)).scalar()
        if known is None:
            base.execute(self._insert(_ABOUT).values(format=FORMAT).on_conflict_do_nothing())
        elif known > FORMAT:
            raise BrokenMemory(self.place, f"its format is {known}, and this checker knows formats up to {FORMAT}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the database says, in words. Raises BrokenMemory."""
        try:
            yield
        except SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error).strip().splitlines()
            raise BrokenMemory(self.place, f"cannot be used: {said[0] if said else type(error).__name__}") from error

    def _insert(self, table: sql.Table) -> Any:
        """A statement that can say what becomes of a row that is there already."""
        return (sqlite if self._engine.dialect.name == "sqlite" else postgresql).insert(table)

    def name(self, story: str) -> str:
        """What a story is called in the memory: its path from the house's folder on, where it is in it."""
        path = Path(story).absolute()
        return path.relative_to(self._base).as_posix() if path.is_relative_to(self._base) else path.as_posix()

    def keep(self, article: Article, ledger: Ledger) -> int:
        """Keep what a story's ledger holds, and let go of what it holds no more. How many claims that are."""
        story = self.name(article.path)
        with self._told(), self._engine.begin() as base:
            marks = {(kind, name) for kind, name in base.execute(sql.select(_FORGOTTEN)).all()}
            rows = [] if (_STORY, story) in marks else [
                row for row in _rows(story, article, ledger) if (_BY, row.by) not in marks]
            known = set(base.execute(sql.select(_SETTLED.c.key).where(_SETTLED.c.story == story)).scalars())
            gone = known - {row.key for row in rows}
            if gone:
                base.execute(_SETTLED.delete().where(_SETTLED.c.story == story, _SETTLED.c.key.in_(sorted(gone))))
            for row in rows:
                if row.key in known and row.kind is None:
                    continue        # its claim has left the story: what was known of it then is more than is known now
                put = self._insert(_SETTLED).values(row._asdict())
                base.execute(put.on_conflict_do_update(index_elements=["story", "key"], set_={
                    name: put.excluded[name] for name in Settled._fields[2:]}))
        return len(rows)

    def like(self, claim: Claim, story: str) -> list[Settled]:
        """What was settled in other stories of the same measure and unit, the newest first."""
        columns = _SETTLED.c
        same_unit = sql.func.lower(sql.func.coalesce(columns.unit, "")) == (claim.unit or "").lower()
        query = (sql.select(_SETTLED).where(columns.measure == claim.measure, same_unit,
                                            columns.story != self.name(story))
                 .order_by(columns.at.desc(), columns.story, columns.key).limit(_MOST))
        return self._found(query)

    def all(self, *, story: str | None = None, by: str | None = None) -> list[Settled]:
        """All that is kept, or what is kept of a story or of a person."""
        query = sql.select(_SETTLED).order_by(_SETTLED.c.published, _SETTLED.c.at, _SETTLED.c.story, _SETTLED.c.key)
        if story is not None:
            query = query.where(_SETTLED.c.story == self.name(story))
        if by is not None:
            query = query.where(_SETTLED.c.by == by)
        return self._found(query)

    def _found(self, query: Any) -> list[Settled]:
        with self._told(), self._engine.connect().execution_options(**{_READS: True}) as base:
            return [Settled(*row) for row in base.execute(query).all()]

    def forget(self, *, story: str | None = None, by: str | None = None) -> int:
        """Delete what is kept of a story or a person, and keep nothing of it again. How many claims that were."""
        kind, name = (_STORY, self.name(story)) if story is not None else (_BY, by)
        column = _SETTLED.c.story if story is not None else _SETTLED.c.by
        with self._told(), self._engine.begin() as base:
            base.execute(self._insert(_FORGOTTEN).values(kind=kind, name=name).on_conflict_do_nothing())
            count = int(base.execute(_SETTLED.delete().where(column == name)).rowcount)
        if self._engine.dialect.name == "sqlite":
            self._write_through()
        return count

    def _write_through(self) -> None:
        """Let SQLite's file itself forget what its journal has forgotten."""
        with self._told():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def clear(self, but: Sequence[str], folder: Path) -> None:
        """Delete what is kept of the stories in a folder that are none of these, by their paths."""
        left = set(map(self.name, but))
        inside = folder.absolute()
        with self._told(), self._engine.begin() as base:
            stories = base.execute(sql.select(_SETTLED.c.story).distinct()).scalars().all()
            for story in sorted(set(stories) - left):
                if (self._base / story).is_relative_to(inside):
                    base.execute(_SETTLED.delete().where(_SETTLED.c.story == story))

    def close(self) -> None:
        self._engine.dispose()


def _address(place: str, base: Path) -> sql.URL:
    if "://" not in place:
        return sql.URL.create("sqlite", database=str(base / place))
    try:
        address = make_url(place)
    except ArgumentError as error:
        raise UsageError("memory is a file, or an address as postgresql://host/name") from error
    if address.get_backend_name() != "postgresql":
        raise UsageError(f"memory is a file or a PostgreSQL database, not {address.get_backend_name()}")
    return address.set(drivername="postgresql+psycopg")


def _without_password(place: str) -> str:
    return make_url(place).render_as_string() if "://" in place else place


def _set_up(connection: Any, _: Any) -> None:
    """SQLite for many at once: readers do not wait for a writer, and a writer waits for another."""
    connection.execute(f"PRAGMA busy_timeout = {_WAIT * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA secure_delete = ON")     # what is forgotten is overwritten
    connection.isolation_level = None       # or Python's module would begin and commit where it likes


def _begin(connection: Connection) -> None:
    """Who means to write waits for other writers at once, and not in the middle, where it would fail."""
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _rows(story: str, article: Article, ledger: Ledger) -> Iterator[Settled]:
    """A row for each entry of a ledger; those whose claim is in the story tell what the ledger does not."""
    held = compare(article, ledger)
    claims = {entry.key: claim for claim, entry in (*held.kept, *held.reread)}
    for key, entry in ledger.entries.items():
        yield _row(story, key, entry, claims.get(key), article.published or ledger.published)


def _row(story: str, key: str, entry: Entry, claim: Claim | None, published: str | None) -> Settled:
    fact, verdict = entry.fact, entry.verdict
    quantity = claim.mention.quantity if claim else None
    ends: tuple[str | None, str | None, str | None] = (None, None, None)
    if quantity:
        ends = plain(quantity.low) or None, plain(quantity.high) or None, quantity.bound.value
    return Settled(
        story, key, fact.measure, fact.value, fact.unit, *ends, claim.category if claim else None,
        claim.mention.kind.value if claim else None, fact.quote, fact.sentence, claim.holder if claim else None,
        claim.period if claim else None, published, verdict.status.value, verdict.by, verdict.time, verdict.source,
        verdict.locator, verdict.note)
