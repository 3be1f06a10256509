"""Files as streams of bytes, unpacked on the way, that tell how much of the file itself has been read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from checker.scan.inputs import Input

DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, pa.ArrowException)
"""What is raised where a packed file is damaged or ends too early."""


class Stream:
    """An open input: `content` is read, `position` tells how many bytes of the file that has taken."""

    def __init__(self, of: Input) -> None:
        """Raises OSError."""
        self._file = Path(of.path).open("rb")  # noqa: SIM115 - closed by `close`
        self.content = _unpacked(self._file, of.packing)

    @property
    def position(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self.content.close()
        self._file.close()


def _unpacked(file: BinaryIO, packing: str | None) -> BinaryIO:
    if packing == "gzip":
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if packing == "bz2":
        return cast("BinaryIO", bz2.BZ2File(file))
    if packing == "xz":
        return cast("BinaryIO", lzma.LZMAFile(file))
    if packing == "zstd":
        return cast("BinaryIO", io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file), "zstd")))
    return file
