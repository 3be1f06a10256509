"""Tasks on all cores, in processes of their own: what hangs, crashes or eats memory takes nothing else along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

_MEMORY = 3 << 30       # bytes of address space that a worker may have; a file that needs more is no source
_OFTEN = 2.0            # seconds after which an idle worker looks whether anybody is left to work for
_END = None             # what a worker is sent when nothing is left to do


class Done(NamedTuple):
    """What became of a task: its number, its result, or why there is none."""

    number: int
    result: Any
    failure: str | None = None


def run(tasks: Iterable[Any], work: Callable[[Any], Any], limit: float, most: int | None = None,
        ahead: int | None = None, *, each: int | None = None) -> Iterator[Done]:
    """The results of `work` on each task, as they come; none may take more than `limit` seconds. A task is asked for
    when a worker is free for it and, with `ahead`, when none of so many before it is still at work. With `each`, a
    worker that has done so many gives way to a new one, so that nothing it has kept can grow without end.

    `work` raises nothing that it expects; whatever else happens to it is told as the failure of its task.
    """
    crew = _Crew(work, limit, most or os.cpu_count() or 1, ahead or sys.maxsize, each or sys.maxsize)
    try:
        yield from crew.through(tasks)
    finally:
        crew.stop()


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


class _Crew:
    def __init__(self, work: Callable[[Any], Any], limit: float, size: int, ahead: int, each: int) -> None:
        self._forks = forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
        self._process: Callable[..., BaseProcess] = (
            multiprocessing.get_context("fork").Process if forks else multiprocessing.get_context("spawn").Process)
        self._work, self._limit, self._size, self._ahead = work, limit, size, ahead
        self._busy: dict[Connection, tuple[_Worker, int, float]] = {}
        self._idle: list[_Worker] = []
        self._each, self._served = each, Counter[Connection]()

    def through(self, tasks: Iterable[Any]) -> Iterator[Done]:
        left = enumerate(tasks)
        more, sent = True, 0
        while more or self._busy:
            while more and len(self._busy) < self._size and sent - self._oldest(sent) < self._ahead:
                number, task = next(left, (0, _END))
                more, sent = task is not _END, number + 1
                if more:
                    worker = self._idle.pop() if self._idle else self._start()
                    self._busy[worker.pipe] = worker, number, monotonic() + self._limit     # known, if interrupted here
                    worker.pipe.send(task)
            if self._busy:
                yield from self._finished()

    def _oldest(self, sent: int) -> int:
        """The first task that is still at work."""
        return min((number for _, number, _ in self._busy.values()), default=sent)

    def stop(self) -> None:
        for worker in self._idle:
            with suppress(OSError):
                worker.pipe.send(_END)
        for worker, _, _ in self._busy.values():
            worker.process.kill()
        for worker in (*self._idle, *(busy for busy, _, _ in self._busy.values())):
            worker.process.join(1)

    def _start(self) -> _Worker:
        mine, theirs = multiprocessing.Pipe()
        process = self._process(target=_serve, daemon=True, args=(
            theirs, self._work, os.getpid(), mine if self._forks else None))
        process.start()
        theirs.close()
        return _Worker(process, mine)

    def _finished(self) -> Iterator[Done]:
        soonest = min(until for _, _, until in self._busy.values())
        ready = wait(list(self._busy), max(0.0, soonest - monotonic()))
        for pipe in ready:
            if isinstance(pipe, Connection):
                yield self._received(pipe)
        if not ready:
            now = monotonic()
            for pipe, (worker, number, until) in list(self._busy.items()):
                if until <= now:
                    del self._busy[pipe]
                    worker.process.kill()
                    yield Done(number, None, f"took longer than {self._limit:.0f} seconds to read, and was given up")

    def _received(self, pipe: Connection) -> Done:
        worker, number, _ = self._busy.pop(pipe)
        try:
            result, failure = pipe.recv()
        except (EOFError, OSError):
            return Done(number, None, "broke the reader: it is damaged, or made to do harm")
        self._served[pipe] += 1
        if self._served[pipe] < self._each:
            self._idle.append(worker)
        else:
            self._let_go(worker)
        return Done(number, result, failure)

    def _let_go(self, worker: _Worker) -> None:
        del self._served[worker.pipe]
        with suppress(OSError):
            worker.pipe.send(_END)
        worker.process.join()
        worker.pipe.close()


def _serve(pipe: Connection, work: Callable[[Any], Any], owner: int, others: Connection | None) -> None:
    """What a worker does until it is sent the end, or until the process that owns it is gone.

    `others` is the owner's end of the pipe, which a fork has, too: held open, it would hide that the owner is gone.
    """
    if others is not None:
        others.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)        # who interrupts the command means the command
    _bound_memory()
    with suppress(EOFError, BrokenPipeError):           # nobody is left to work for
        while _is_asked(pipe, owner) and (task := pipe.recv()) is not _END:
            pipe.send(_tried(work, task))


def _is_asked(pipe: Connection, owner: int) -> bool:
    """Whether something comes before the owner is gone: the other workers hold its end of the pipe open, too."""
    while not pipe.poll(_OFTEN):
        if os.getppid() != owner:
            return False
    return True


def _tried(work: Callable[[Any], Any], task: Any) -> tuple[Any, str | None]:
    """The result of a task, or why there is none."""
    try:
        return work(task), None
    except MemoryError:
        return None, "needs more memory than any source should"
    except Exception as error:  # noqa: BLE001 - a library's own fault in one source must not end the others
        return None, f"cannot be read: {type(error).__name__}: {error}"[:300]


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _MEMORY + _held()
        resource.setrlimit(resource.RLIMIT_AS, (min(wanted, most) if most > 0 else wanted, most))


def _held() -> int:
    """Bytes of addresses that this process has from the one that it was made by, where the system tells; else 0."""
    with suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0
