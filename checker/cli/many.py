"""Many articles, one after the other or on all cores: told in their order, each with what there is to say of it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from checker.cli.articles import Stories
from checker.cli.progress import Progress
from checker.cli.say import say, warn
from checker.errors import BrokenLedger, CheckerError, Unreadable, UsageError
from checker.model import Article

_FEW = 8                # articles that take no longer than it takes to begin processes
_SECONDS = 3_600.0      # that an article may take
_AHEAD = 8              # articles for each process that may be ready before one that is not


class Many:
    """The articles of a run, read as they are asked for. `make` makes of each what the run needs of it, which is all
    that has to come from another process.

    `jobs` is how many processes read them, by default one a core; a bar tells a person how far they have come, if not
    `quiet`. `failed` tells in the end whether one could not be checked, which has then been said.
    Raises UsageError for several articles and one ledger.
    """

    def __init__(self, stories: Stories, paths: Sequence[str], make: Callable[[Article], Any],
                 jobs: int | None = None, *, quiet: bool = False) -> None:
        if stories.ledger and len(paths) > 1:
            raise UsageError("a ledger belongs to one article: name one article with --ledger")
        self._stories, self._paths, self._read, self._quiet = stories, paths, _Reader(stories, make), quiet
        self._jobs = jobs or (_cores() if len(paths) > _FEW else 1)
        self.failed = False

    def __iter__(self) -> Iterator[Any]:
        """What was made of each article that could be checked, in their order.

        Raises UsageError and BrokenRules, which concern all of them.
        """
        with Progress(len(self._paths), "stories", quiet=self._quiet) as progress:
            for done, told in enumerate(self._all(), 1):
                progress.tell(done)
                for doubt in told.doubts:
                    warn(doubt)
                if told.error is None:
                    yield told.made
                elif isinstance(told.error, (Unreadable, BrokenLedger)):
                    say(told.error)
                    self.failed = True
                else:
                    raise told.error
        self._stories.desks.keep()

    def _all(self) -> Iterator[_Told]:
        if self._jobs == 1 or len(self._paths) <= 1:
            yield from map(self._read, self._paths)
            return
        from checker.workers import run  # noqa: PLC0415 - few articles are read without

        yield self._read(self._paths[0])    # here: what is worked out for it no process works out again
        gc.freeze()                         # and what all share no process looks through for garbage
        rest = self._paths[1:]
        found = run(rest, self._read, _SECONDS, self._jobs, ahead=self._jobs * _AHEAD)
        for number, result, failure in _in_order(found):
            yield result if failure is None else _Told(None, (), Unreadable(rest[number], failure))


class _Told(NamedTuple):
    """What became of one article: what was made of it, what is in doubt of it, why it could not be checked."""

    made: Any
    doubts: tuple[str, ...]
    error: CheckerError | None = None


class _Reader:
    """Reads an article, here or in another process."""

    def __init__(self, stories: Stories, make: Callable[[Article], Any]) -> None:
        self.stories, self.make = stories, make

    def __call__(self, path: str) -> _Told:
        doubts: list[str] = []
        self.stories.tell = doubts.append
        try:
            return _Told(self.make(self.stories.read(path)), tuple(doubts))
        except CheckerError as error:
            return _Told(None, tuple(doubts), error)


def whole(article: Article) -> Article:
    """All of an article."""
    return article


def _in_order(found: Iterable[tuple[int, Any, str | None]]) -> Iterator[tuple[int, Any, str | None]]:
    """Results in the order of their numbers."""
    early: dict[int, tuple[int, Any, str | None]] = {}
    number = 0
    for each in found:
        early[each[0]] = each
        while number in early:
            yield early.pop(number)
            number += 1


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
