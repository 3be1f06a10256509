"""Two versions of one ledger made one, as git asks for when both sides of a merge have changed it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from checker.ledger.entries import Entry, FindingEntry, Ledger
from checker.model import Verdict

Either = TypeVar("Either", Entry, FindingEntry)


def merge(base: Ledger, ours: Ledger, theirs: Ledger) -> Ledger:
    """All verdicts of both sides; of each claim the one given last holds.

    An entry that one side has taken away, as confirming a reworded claim does, is gone, unless the other side has
    added a verdict to it.
    """
    published = ours.published if theirs.published in (None, base.published) else theirs.published
    entries: dict[str, Entry] = {}
    for key in sorted({*ours.entries, *theirs.entries}):
        mine, other, old = ours.entries.get(key), theirs.entries.get(key), base.entries.get(key)
        if mine and other:
            entries[key] = _union(mine, other)
        else:
            left = mine or other
            if left and (old is None or left.verdicts != old.verdicts):
                entries[key] = left
    findings = {**theirs.findings, **ours.findings}
    for key in ours.findings.keys() & theirs.findings.keys():
        findings[key] = _union(ours.findings[key], theirs.findings[key])
    waivers = dict.fromkeys((*ours.waivers, *theirs.waivers))
    return Ledger(entries, published, findings, tuple(sorted(waivers, key=lambda waiver: waiver.at)))


def _union(ours: Either, theirs: Either) -> Either:
    verdicts = dict.fromkeys((*ours.verdicts, *theirs.verdicts))
    return replace(ours, verdicts=tuple(sorted(verdicts, key=_time)))


def _time(verdict: Verdict) -> str:
    return verdict.time
