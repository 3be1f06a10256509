"""What must stand right beside a figure: told where a pattern says so, and nowhere else."""

from __future__ import annotations

import pytest

from checker.rulebook.translate import translate

LISTS = {"killed": ["killed", "shot dead"], "been": ["been", "were"]}


@pytest.mark.parametrize(("source", "beside"), [
    ("by {date}", [["<by"]]),
    ("(by|until|no later than) {date}", [["<by", "<than", "<until"]]),
    (r"{duration},? (left|remaining|to go)\b", [[">left", ">remaining", ">to"]]),
    ("{count}( (who|that))?( {been})* {killed}", [[">that", ">who", ">{been}", ">{killed}"]]),
    ("{killed} (?<!a ){count} of them", [["<{killed}"], [">of"]]),
])
def test_word_beside_a_figure(source: str, beside: list[list[str]]) -> None:
    """Words of all alternatives, through what can be left out, and lists by their names."""
    assert [list(words) for words in translate(source, LISTS).beside] == beside


@pytest.mark.parametrize("source", [
    "{killed} {..3} {count}", r"\S+ing {count}", "kill(ed|ing) {count}", "{count}( dead)?", "{count}",
    "by {date}|{count} dead",
    "({count} dead|{killed})", "{count} {percent}", "(by|) {date}", "(by {date})? the {killed}",
])
def test_nothing_is_told(source: str) -> None:
    """Nothing beyond a gap, of half a word, of what can be left out; nor of a slot that need not be filled."""
    assert translate(source, LISTS).beside == ()
