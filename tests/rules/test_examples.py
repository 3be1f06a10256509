"""Every shipped rule put to its own examples, through the whole pipeline."""

from __future__ import annotations

import pytest

from checker.pipeline import load_desk
from checker.rulebook.rules import Rule
from checker.ruletest import differences

RULES = load_desk("en").rulebook.rules


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples_hold(rule: Rule) -> None:
    """Each hit is won with the value it names, each miss is left alone, each pattern has a hit that it matches."""
    assert [f"{found.key}: {found.text}: wanted {found.wanted}; got {found.got}"
            for found in differences(rule, load_desk("en"))] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_hits_say_what_is_read(rule: Rule) -> None:
    """A hit names the words it is about, and that of a claim also the value, so that a half-read figure fails.

    Superlatives have none.
    """
    asked = {"quote"} if rule.reason or rule.category == "superlative" else {"quote", "value"}
    assert [hit["text"] for hit in rule.hits if not asked <= hit.keys()] == []
