"""Older formats of the ledger, and how an entry of each becomes one of the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

FORMAT = 3
SHORT_KEYS = 3      # before this format an entry stood under the short id of its fact

Record = dict[str, Any]


def _with_history(claim: Record) -> Record:
    """Format 1 held only the last verdict on a claim."""
    rest = {key: value for key, value in claim.items() if key != "verdict"}
    return {**rest, "verdicts": [claim["verdict"]]} if "verdict" in claim else rest


def _with_edition(claim: Record) -> Record:
    """Format 2 did not say who read the claim; nothing but 0.1 ever wrote it."""
    return {**claim, "checker": "0.1"}


UPGRADES: Mapping[int, Callable[[Record], Record]] = {1: _with_history, 2: _with_edition}
