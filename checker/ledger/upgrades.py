"""Older formats of the ledger, and how an entry of each becomes one of the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

FORMAT = 2

Record = dict[str, Any]


def _with_history(claim: Record) -> Record:
    """Format 1 held only the last verdict on a claim."""
    rest = {key: value for key, value in claim.items() if key != "verdict"}
    return {**rest, "verdicts": [claim["verdict"]]} if "verdict" in claim else rest


UPGRADES: Mapping[int, Callable[[Record], Record]] = {1: _with_history}
