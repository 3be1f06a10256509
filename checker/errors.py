"""Everything that can go wrong, as a small tree. Errors hold fields; the command line words them for an editor.

CheckerError
    Unreadable          an article could not be read
    Unwritable          a report or ledger could not be written
    BrokenLedger        a ledger that cannot be used, which is left as it is
    BrokenMemory        a house's memory that cannot be reached or used
    BrokenSheet         a fact sheet that cannot be taken over, with every fault
    BrokenRules         rule files with faults, all of them at once
    UsageError          a request that makes no sense (an unknown format, language or date)
"""

from __future__ import annotations

from typing import NamedTuple


class CheckerError(Exception):
    """Base of all errors that the checker raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        """As from another process: with all its fields, and not made anew from its text."""
        return _as_it_was, (type(self), self.args), self.__dict__


def _as_it_was(kind: type[CheckerError], args: tuple[object, ...]) -> CheckerError:
    return kind.__new__(kind, *args)


class Unreadable(CheckerError):
    """An article that cannot be checked: `path`, and `reason` as the end of a sentence about it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class Unwritable(CheckerError):
    """A file that cannot be written: `path`, and `reason` as the end of a sentence about it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be written: {reason}")
        self.path, self.reason = path, reason


class BrokenLedger(CheckerError):
    """A ledger that cannot be used, and that nothing is written to: `path`, and `reason` as the rest of a sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class BrokenMemory(CheckerError):
    """A house's memory that cannot be used: its `place`, and `reason` as the rest of a sentence."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"memory {place}: {reason}")
        self.place, self.reason = place, reason


class BrokenSheet(CheckerError):
    """A fact sheet nothing of which is taken over: its `path`, and every fault in it as a sentence."""

    def __init__(self, path: str, faults: list[str]) -> None:
        super().__init__(f"{path}: {'; '.join(faults)}")
        self.path, self.faults = path, faults


class UsageError(CheckerError):
    """A request that makes no sense; `message` says what to ask for instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Fault(NamedTuple):
    """One thing wrong in a rule file: where (file, rule id or table, key) and what was expected."""

    file: str
    rule: str
    key: str
    message: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.rule, self.key) if part)
        return f"{place}: {self.message}"


class BrokenRules(CheckerError):
    """Rule files that cannot be used; `faults` lists every fault found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
