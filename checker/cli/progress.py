"""How far a long run has come: a bar on standard error, where a person looks at it and has waited for a second."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 1.0         # seconds before anybody wonders


class Progress:
    """The bar of a run over `total` things, which are called `what`. It goes when the run ends."""

    def __init__(self, total: int, what: str, *, quiet: bool = False) -> None:
        self._total, self._what = total, what
        self._shown: Bar | None = None
        self._hidden = quiet or sys.stderr is None or not sys.stderr.isatty()
        self._due = monotonic() + _PATIENCE

    def __enter__(self) -> Self:
        return self

    def tell(self, done: int) -> None:
        """So many are done."""
        if self._hidden or (self._shown is None and monotonic() < self._due):
            return
        if self._shown is None:
            from rich.console import Console  # noqa: PLC0415 - only who waits pays for it
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
            from rich.progress import Progress as Bar  # noqa: PLC0415

            self._shown = Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                              TimeRemainingColumn(), console=Console(stderr=True), transient=True)
            self._shown.add_task(self._what, total=self._total)
            self._shown.start()
        self._shown.update(self._shown.task_ids[0], completed=done)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._shown:
            self._shown.stop()
