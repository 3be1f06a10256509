"""Expressions over codes: what is asked for first takes no match away and adds none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook.programs import loaded, program

PIECES = ["a", "[ab]", "[^ab]", ".c", "(?:.[bc])?d", "(?:a?b){0,2}", "(?<=a)b", "(?!c).a", "b*c", "$", "(?s:.)[a\n]",
          "(?=d)"]


@given(ways=st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join), min_size=2, max_size=4),
       text=st.text("abcd\n", max_size=30))
def test_finds_what_re_finds(ways: list[str], text: str) -> None:
    """A choice finds the same places by the same way as `re` finds itself."""
    source = "|".join(f"(?P<w{i}>{way})" for i, way in enumerate(ways))
    made = program(source)
    assert made is not None
    assert [(match.span(), match.lastgroup) for match in loaded(made).finditer(text)] == [
        (match.span(), match.lastgroup) for match in re.finditer(source, text)]


@pytest.mark.parametrize("source", ["(?P<a>x)|(?P<a>y)", "(?<=a|bc)d"])
def test_says_what_it_cannot(source: str) -> None:
    """A name for two groups and a lookbehind without one length are for another engine."""
    assert program(source) is None
