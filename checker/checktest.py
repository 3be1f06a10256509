"""Checks put to their own examples: each twin and each text in which a check is silent, through the whole pipeline.

A twin holds where the check finds something in the wrong story, in just the figures named, and nothing in the right
one. The commands, the loading of a desk's own checks and the tests all ask `differences`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.crosscheck import Trial
from checker.model import Finding
from checker.pipeline import Desk, dateline, find_contradictions, read_document
from checker.readers.text import plain_text
from checker.recognize import Groundwork
from checker.rulebook.checks import Check


@dataclass(frozen=True, slots=True)
class Difference:
    """One example that does not come out as its check says: `key` is wrong, right, silent or why."""

    check: Check
    key: str
    text: str
    wanted: str
    got: str


def differences(check: Check, desk: Desk) -> Iterator[Difference]:
    """Where the examples of a check come out differently, among all checks of the desk."""
    twins, silent = check.examples
    for twin in twins:
        yield from _wrong(check, desk, twin)
        yield from _nothing(check, desk, "right", twin["right"], twin.get("published"))
    for example in silent:
        yield from _nothing(check, desk, "silent", example["text"], example.get("published"))
        yield from _why(check, desk, example)


def _wrong(check: Check, desk: Desk, twin: Mapping[str, Any]) -> Iterator[Difference]:
    text = twin["wrong"]
    found, tried = _found(desk, text, twin.get("published"))
    own = [finding for finding in found if finding.check == check.id]
    wanted = ", ".join(twin.get("spans", ())) or "a finding"
    if not own:
        outcomes = "; ".join(f"{each.check.id}: {each.outcome}" for each in tried if each.check.id == check.id)
        yield Difference(check, "wrong", text, wanted, outcomes or "nothing was tried")
        return
    quotes = {operand.quote for operand in own[0].operands}
    if "spans" in twin and quotes != set(twin["spans"]):
        yield Difference(check, "wrong", text, wanted, ", ".join(sorted(quotes)))
    if own[0].certainty != twin.get("certainty", own[0].certainty):
        yield Difference(check, "wrong", text, twin["certainty"], own[0].certainty.value)


def _nothing(check: Check, desk: Desk, key: str, text: str, published: str | None) -> Iterator[Difference]:
    found, _ = _found(desk, text, published)
    for finding in found:       # of any check: a right story is right
        yield Difference(check, key, text, "nothing", f"{finding.check}: {finding.message}")


def _why(check: Check, desk: Desk, example: Mapping[str, Any]) -> Iterator[Difference]:
    """Whether the check was silent for the reason that the example gives."""
    wanted = example.get("why")
    if wanted is None:
        return
    _, tried = _found(desk, example["text"], example.get("published"))
    outcomes = [each.outcome for each in tried if each.check.id == check.id]
    if not any(outcome.startswith(f"silent: {wanted}") for outcome in outcomes):
        yield Difference(check, "why", example["text"], f"silent: {wanted}", "; ".join(outcomes) or "nothing was tried")


def _found(desk: Desk, text: str, published: str | None) -> tuple[tuple[Finding, ...], list[Trial]]:
    document = plain_text("-", text)
    ground = Groundwork(document.reading, desk.pack)
    anchor, _ = dateline(document, published, ground)
    tried: list[Trial] = []
    found = find_contradictions(document, desk, anchor, read_document(document, desk, anchor, ground), tried)
    return found, tried
