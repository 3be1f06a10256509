"""Files packed into one, as office documents are: read in memory, up to a limit, and never unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter

from checker.errors import Unreadable

_MOST_BYTES = 48 * 1024 * 1024      # of all parts that are read, unpacked
_MOST_PARTS = 20_000
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)    # as office documents are (ECMA-376-2)
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError, RuntimeError)


class Archive:
    """The parts of a ZIP file in memory. Raises Unreadable for one that is damaged, locked or too large."""

    def __init__(self, path: str, content: bytes) -> None:
        self._path, self._left = path, _MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._entries = Counter(self._zip.namelist())
        except _DAMAGED as error:
            raise Unreadable(path, "is a damaged office document, or was cut off") from error
        if self._entries.total() > _MOST_PARTS:
            raise Unreadable(path, "is an archive of more files than an office document has")
        self.names = frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """The part of that name; nothing where there is none."""
        if name not in self.names:
            return b""
        entry = self._zip.getinfo(name)
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable(self._path, "is locked with a password; save a copy without one")
        if self._entries[name] > 1:
            raise Unreadable(self._path, f"holds {name} twice, so which of them counts is in doubt")
        if entry.compress_type not in _PACKED:
            raise Unreadable(self._path, "is packed as no office document is; save it anew")
        try:
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        except _DAMAGED as error:
            raise Unreadable(self._path, "is a damaged office document, or was cut off") from error
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(self._path, f"unpacks to more than {_MOST_BYTES >> 20} MB, which no article does")
        return content
