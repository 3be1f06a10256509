"""Dates, times, durations and sets of time."""

from __future__ import annotations

from checker.model import Mention
from checker.recognize.chunks import Chunks
from checker.rulebook.pack import LanguagePack


def read_dates(row: Chunks, pack: LanguagePack, published: str | None) -> list[Mention]:
    """The expressions of time in `row`, with TIMEX3 values, resolved against the ISO date `published`."""
    return []
