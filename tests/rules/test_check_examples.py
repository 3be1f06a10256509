"""The checks' own examples: every twin and every silent text, through the whole pipeline."""

import pytest

from checker.checktest import differences
from checker.pipeline import load_desk

CHECKS = {check.id: check for check in load_desk().rulebook.checks}


@pytest.mark.parametrize("name", CHECKS)
def test_examples_hold(name: str) -> None:
    """A check finds what its wrong twins hold, and nothing in the right ones and where it says it is silent."""
    assert [f"{found.key}: {found.text}: wanted {found.wanted}, got {found.got}"
            for found in differences(CHECKS[name], load_desk())] == []


@pytest.mark.parametrize("name", CHECKS)
def test_questions_ask(name: str) -> None:
    """A question ends in a question mark and a proof does not."""
    head = CHECKS[name].head
    assert head["asks"].endswith("?")
    assert head["ask"].endswith("?")
    assert not head["says"].endswith("?")
