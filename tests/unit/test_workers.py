"""Tasks in processes of their own: whatever happens to one is told, and the others are done."""

from __future__ import annotations

import os
import time
from collections import Counter
from functools import partial

from checker.workers import Done, run


def _work(task: str) -> str:
    if task == "hang":
        time.sleep(60)
    if task == "crash":
        os._exit(9)
    if task == "fault":
        raise ValueError("odd")
    return task.upper()


def _by_number(tasks: list[str], limit: float) -> list[Done]:
    return sorted(run(tasks, _work, limit, 2), key=lambda done: done.number)


def test_results_come_for_all_tasks() -> None:
    """More tasks than workers, each with its own result."""
    done = _by_number(["a", "b", "c", "d", "e"], 30)
    assert [(each.number, each.result, each.failure) for each in done] == [
        (number, letter, None) for number, letter in enumerate("ABCDE")]


def test_what_breaks_takes_nothing_along() -> None:
    """A crash and a fault are told of their tasks; the rest is done."""
    done = _by_number(["a", "crash", "fault", "b"], 30)
    assert [each.result for each in done] == ["A", None, None, "B"]
    assert done[1].failure == "broke the reader: it is damaged, or made to do harm"
    assert done[2].failure == "cannot be read: ValueError: odd"


def test_what_hangs_is_given_up() -> None:
    """A task that takes too long is ended, and said to have been."""
    done = _by_number(["hang", "a"], 1)
    assert (done[0].result, done[0].failure) == (None, "took longer than 1 seconds to read, and was given up")
    assert done[1].result == "A"


def test_nothing_to_do_is_done_at_once() -> None:
    """No task, no worker."""
    assert list(run([], partial(_work), 1)) == []


def _process(_: int) -> int:
    return os.getpid()


def test_worker_gives_way_to_a_new_one() -> None:
    """None does more tasks than it may; all are done."""
    done = Counter(each.result for each in run(range(7), _process, 30, 2, each=2))
    assert done.total() == 7
    assert max(done.values()) == 2
