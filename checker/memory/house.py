"""Where a house's memory is, by the settings that hold for a story."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.settings import Layer, find

if TYPE_CHECKING:
    from checker.memory.store import Memory

KEY = "memory"


class House:
    """The memories of one run, each opened once."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, Path, int], Memory] = {}

    def memory(self, layers: Iterable[Layer]) -> Memory | None:
        """The memory that is set; None where none is. Raises UsageError and BrokenMemory."""
        setting = find(KEY, layers)
        if setting is None:
            return None
        file = Path(setting.source)
        base = file.absolute().parent if file.is_file() else Path.cwd()
        key = setting.value, base, os.getpid()      # another process opens its own: no connection is shared
        known = self._open.get(key)
        if known is None:
            known = self._open[key] = open_memory(setting.value, base)
        return known


def open_memory(place: str, base: Path) -> Memory:
    """A memory: a file from the folder `base` on, or a database. Raises UsageError and BrokenMemory."""
    try:
        from checker.memory.store import Memory  # noqa: PLC0415 - an extra, and slow to import

        return Memory(place, base)
    except ImportError as error:
        raise UsageError("to keep what was settled in a house's memory, run: pip install 'checker[memory]'") from error
