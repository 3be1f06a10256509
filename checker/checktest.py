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
from checker.pipeline import Desk, crosscheck_figures, dateline, read_document
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
    own = [finding for finding in _found(desk, text, twin.get("published")) if finding.check == check.id]
    wanted = ", ".join(twin.get("spans", ())) or "a finding"
    if not own:
        outcomes = "; ".join(f"{check.id}: {outcome}" for outcome in _outcomes(check, desk, twin, "wrong"))
        yield Difference(check, "wrong", text, wanted, outcomes or "nothing was tried")
        return
    quotes = {operand.quote for operand in own[0].operands}
    if "spans" in twin and quotes != set(twin["spans"]):
        yield Difference(check, "wrong", text, wanted, ", ".join(sorted(quotes)))
    if own[0].certainty != twin.get("certainty", own[0].certainty):
        yield Difference(check, "wrong", text, twin["certainty"], own[0].certainty.value)


def _nothing(check: Check, desk: Desk, key: str, text: str, published: str | None) -> Iterator[Difference]:
    for finding in _found(desk, text, published):       # of any check: a right story is right
        yield Difference(check, key, text, "nothing", f"{finding.check}: {finding.message}")


def _why(check: Check, desk: Desk, example: Mapping[str, Any]) -> Iterator[Difference]:
    """Whether the check was silent for the reason that the example gives."""
    wanted = example.get("why")
    if wanted is None:
        return
    outcomes = _outcomes(check, desk, example, "text")
    if not any(outcome.startswith(f"silent: {wanted}") for outcome in outcomes):
        yield Difference(check, "why", example["text"], f"silent: {wanted}", "; ".join(outcomes) or "nothing was tried")


def _found(desk: Desk, text: str, published: str | None, tried: list[Trial] | None = None) -> tuple[Finding, ...]:
    document = plain_text("-", text)
    ground = Groundwork(document.reading, desk.pack)
    anchor, _ = dateline(document, published, ground)
    return crosscheck_figures(document, desk, anchor, read_document(document, desk, anchor, ground), tried).findings


def _outcomes(check: Check, desk: Desk, example: Mapping[str, Any], key: str) -> list[str]:
    """What came of a check on each figure of an example that it set out from."""
    tried: list[Trial] = []
    _found(desk, example[key], example.get("published"), tried)
    return [each.outcome for each in tried if each.check.id == check.id]
