"""Slips that were planted in a story and which were found: the records, as a table and as JSON."""

from __future__ import annotations

import json
from typing import NamedTuple

from checker.model import Finding, Span
from checker.report.standing import verdict_in_words
from checker.visible import encodable

SLIPS = ("part", "percentage", "weekday", "digits", "thousand")
"""The kinds of slips: a part of a list or a sum, a percentage, a weekday, two digits that change places, a factor of a
thousand.
"""


class Planted(NamedTuple):
    """One slip: its kind, the place of what was changed, that as it stood and as it was planted, and what found it."""

    slip: str
    span: Span
    line: int
    was: str
    planted: str
    found: Finding | None = None


class Trial(NamedTuple):
    """The slips planted in a story, in text order, and how many there could have been."""

    planted: tuple[Planted, ...]
    possible: int


def injected_table(path: str, trial: Trial) -> str:
    """A row for each slip, and how many of each kind were found."""
    from tabulate import tabulate  # noqa: PLC0415 - only a table needs it

    if not trial.planted:
        return f"{path}: no figure in which a slip could be planted"
    rows = [(slip.line, slip.slip, slip.was, slip.planted, _finder(slip)) for slip in trial.planted]
    headers = "Line", "Slip", "Was", "Planted", "Found"
    table = tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True)
    left = f"; {trial.possible - len(trial.planted)} more were not tried" * (trial.possible > len(trial.planted))
    kinds = ", ".join(f"{kind} {caught} of {planted}" for kind, (planted, caught) in counts(trial).items())
    caught = sum(slip.found is not None for slip in trial.planted)
    return f"{table}\n\n{path}: {caught} of {len(trial.planted)} found ({_rate(trial)} percent): {kinds}{left}"


def injected_record(path: str, trial: Trial) -> str:
    """The same as a JSON document; `rate` is in percent."""
    return json.dumps({
        "path": encodable(path), "possible": trial.possible, "planted": len(trial.planted),
        "found": sum(slip.found is not None for slip in trial.planted), "rate": _rate(trial),
        "kinds": {kind: {"planted": planted, "found": found} for kind, (planted, found) in counts(trial).items()},
        "slips": [{"slip": slip.slip, "line": slip.line, "start": slip.span.start, "end": slip.span.end,
                   "was": slip.was, "planted": slip.planted, "check": slip.found.check if slip.found else None,
                   "certainty": slip.found.certainty.value if slip.found else None} for slip in trial.planted],
    }, ensure_ascii=False, indent=2)


def counts(trial: Trial) -> dict[str, tuple[int, int]]:
    """Of each kind of slip that was planted, how many were, and how many of these were found."""
    told = {kind: [slip.found is not None for slip in trial.planted if slip.slip == kind] for kind in SLIPS}
    return {kind: (len(found), sum(found)) for kind, found in told.items() if found}


def _rate(trial: Trial) -> int:
    caught = sum(slip.found is not None for slip in trial.planted)
    return round(100 * caught / len(trial.planted)) if trial.planted else 0


def _finder(slip: Planted) -> str:
    return f"{slip.found.check}: {verdict_in_words(slip.found)}" if slip.found else "-"
