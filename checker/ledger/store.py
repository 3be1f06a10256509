"""The ledger on disk: read whole, written whole, and never by two people at once.

A new ledger is written to a file beside it, forced to the disk, and then takes the old one's place in one step of the
file system (`os.replace`, atomic on POSIX and Windows). Whatever happens in between leaves the old ledger as it was.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.errors import BrokenLedger, Unwritable
from checker.ledger.entries import Ledger
from checker.ledger.file import as_text, from_bytes

_NEW = ".new"       # how the name of a ledger ends that is not yet whole
_PATIENCE = 10      # seconds to wait for somebody else's save, which takes a small part of one


def load(path: str) -> Ledger:
    """The ledger at `path`; an empty one where there is no file. Raises BrokenLedger."""
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError) as error:
        raise BrokenLedger(path, f"cannot be read: {_reason(error)}") from error
    return from_bytes(path, content)


def update(path: str, change: Callable[[Ledger], Ledger]) -> Ledger:
    """Apply a change to the ledger as it stands on disk at this moment, and save it. Returns the ledger saved.

    Whatever others have saved since we read it is kept. Raises BrokenLedger and Unwritable; the file is then untouched.
    """
    real = Path(path).resolve()     # a link stays a link, and its target is replaced
    with _alone(path, real):
        before = load(path)
        after = change(before)
        if after != before:
            try:
                _replace(real, as_text(after).encode())
            except OSError as error:
                raise Unwritable(path, _reason(error)) from error
    return after


@contextlib.contextmanager
def _alone(path: str, real: Path) -> Iterator[None]:
    """Hold the lock of the ledger. The lock file goes away with the lock."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - who only reads a ledger needs no lock

    place = Path(f"{real}.lock")
    lock = FileLock(place, timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        raise Unwritable(path, f"somebody has been writing to it for {_PATIENCE} seconds ({place})") from error
    except OSError as error:
        raise Unwritable(path, _reason(error)) from error
    try:
        yield
    finally:
        if os.name == "posix":      # while it is still ours: who waits for it sees that it has gone and makes another
            with contextlib.suppress(OSError):
                place.unlink()
        lock.release()


def _replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path`, whole or not at all. Raises OSError."""
    from tempfile import mkstemp  # noqa: PLC0415 - who only reads a ledger makes no file

    _sweep(path)
    handle, name = mkstemp(prefix=f".{path.name}.", suffix=_NEW, dir=path.parent)    # opened exclusively
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):      # keep the permissions that a desk has set
            new.chmod(_mode(path))
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    _force_folder(path.parent)


def _sweep(path: Path) -> None:
    """Take away what killed processes have left: the lock is ours, so nobody is writing it."""
    with os.scandir(path.parent) as files:
        left = [Path(file.path) for file in files
                if file.name.startswith(f".{path.name}.") and file.name.endswith(_NEW)]
    for file in left:
        with contextlib.suppress(OSError):
            file.unlink()


def _mode(path: Path) -> int:
    """The permissions of a file; for a new one those that the user's programs give."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _force_folder(folder: Path) -> None:
    """Make the new name durable, where folders can be forced to disk (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
