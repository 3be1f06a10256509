"""A review killed at random moments loses nothing that it has acknowledged."""

from __future__ import annotations

import os

import pytest
from kills import run


@pytest.mark.skipif(os.name != "posix", reason="forks are of POSIX")
def test_a_short_run_of_kills() -> None:
    """Some of the thousand kills that `python tests/helpers/kills.py` makes."""
    assert run(15) == []
