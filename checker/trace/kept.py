"""What has been read of sources, kept by content in the user's cache, so that a second run reads nothing again.

A SQLite file that several runs may use at once. Nothing fails where it cannot be read or written: sources are then
read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import time

from checker.rulebook.cache import folder

_NAME = "sources.sqlite"
_MOST_BYTES = 400_000_000       # of what is kept; the parts unused for longest go
_WAIT = 5.0                     # seconds for another run to finish writing
_TABLE = """CREATE TABLE IF NOT EXISTS part (
    key TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, used REAL NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID"""


class Kept:
    """The parts of sources by a key that stands for their content and for all that reads them."""

    def __init__(self) -> None:
        place = folder()
        self._path = place / _NAME if place else None

    def load(self, key: str, count: int) -> list[bytes] | None:
        """The `count` parts of a source, in order; None where they are not all there."""
        with self._open() as base:
            if base is None:
                return None
            rows = base.execute("SELECT body FROM part WHERE key = ? ORDER BY number", (key,)).fetchall()
            if len(rows) != count:
                return None
            base.execute("UPDATE part SET used = ? WHERE key = ?", (time(), key))
            return [row[0] for row in rows]

    def save(self, key: str, number: int, body: bytes) -> None:
        """Keep one part."""
        with self._open() as base:
            if base is not None:
                base.execute("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?)", (key, number, body, time()))

    def tidy(self) -> None:
        """Let go of what has been unused for longest, where there is too much."""
        with self._open() as base:
            if base is None or self._path is None or self._path.stat().st_size < _MOST_BYTES:
                return
            base.execute("DELETE FROM part WHERE used <= (SELECT used FROM part ORDER BY used LIMIT 1 OFFSET "
                         "(SELECT COUNT(*) / 2 FROM part))")
            base.commit()
            base.execute("VACUUM")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        """The file; None where it cannot be used. What goes wrong inside is forgotten: nothing is kept then."""
        base = self._connected()
        if base is None:
            yield None
            return
        with closing(base), suppress(sqlite3.Error, OSError):
            yield base
            base.commit()

    def _connected(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _connect(self._path)
        except sqlite3.DatabaseError:
            with suppress(OSError, sqlite3.Error):      # not a database: it is the cache's own, and can be made again
                self._path.unlink(missing_ok=True)
                return _connect(self._path)
        except OSError:
            pass
        return None


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_WAIT)
    base.execute(_TABLE)
    return base
