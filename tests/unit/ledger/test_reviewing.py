"""A review, as terminal and browser share it: what an answer means, what a conflict is, what undo gives back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from checker import check
from checker.ledger.review import Conflict, Details, Review, stamp
from checker.ledger.store import load
from checker.model import Status

STORY = "At least 40 people were killed when a dam burst.\n\nThe army sent nearly 4,500 troops to the valley.\n"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "story.txt.claims.json")


def review(path: str, by: str = "KM", text: str = STORY) -> Review:
    """A review by somebody, with a clock that never stands still."""
    ticks = count()
    return Review(check(text), path, by, lambda: datetime(2026, 11, 28, tzinfo=UTC) + timedelta(seconds=next(ticks)))


def answer(desk: Review, number: int, letter: str, details: Details | None = None) -> None:
    fact = desk.article.claims[number].fact
    desk.save({fact: desk.verdict(fact, letter, details)})


def statuses(desk: Review) -> list[Status]:
    desk.refresh()
    return [claim.status for claim in desk.article.claims]


def test_answers_are_saved_and_taken_back(path: str) -> None:
    """Each answer is in the ledger at once; undo takes back one after the other, until there is none."""
    desk = review(path)
    answer(desk, 0, "a", Details("Report", "p. 3"))
    answer(desk, 1, "f")
    assert statuses(review(path, "LB")) == [Status.ACCURATE, Status.FIX]
    assert desk.undo()
    assert statuses(desk) == [Status.ACCURATE, Status.OPEN]
    assert desk.undo()
    assert not desk.undo()
    assert load(path).entries == {}


def test_what_is_said_again_keeps_its_source(path: str) -> None:
    """The same verdict without details keeps those that it had; with details it takes them."""
    desk = review(path)
    answer(desk, 0, "a", Details("Report", "p. 3"))
    answer(desk, 0, "a")
    assert desk.article.claims[0].verdict
    assert desk.article.claims[0].verdict[3:5] == ("Report", "p. 3")
    answer(desk, 0, "f")
    assert desk.article.claims[0].verdict.source == ""


def test_conflicts_are_told_and_nothing_is_lost(path: str) -> None:
    """What was not seen is not overruled, and what somebody has settled since is not taken back with one's own."""
    mine, theirs = review(path), review(path, "LB")
    fact = mine.article.claims[0].fact
    answer(theirs, 0, "x")
    with pytest.raises(Conflict) as caught:
        mine.save({fact: mine.verdict(fact, "a")}, seen={fact: stamp(None)})
    assert caught.value.verdict
    assert caught.value.verdict.by == "LB"
    mine.save({fact: mine.verdict(fact, "a")}, seen={fact: stamp(mine.article.claims[0].verdict)})
    answer(theirs, 0, "n")
    with pytest.raises(Conflict):
        mine.undo()
    assert statuses(mine)[0] is Status.NEEDS_SOURCE


def test_undo_brings_a_reworded_claim_back_as_it_was(path: str) -> None:
    """A confirmed rewording that is taken back waits to be confirmed again, with the verdict that it had."""
    answer(review(path), 0, "a")
    desk = review(path, "LB", STORY.replace("a dam burst", "an old dam burst"))
    assert statuses(desk)[0] is Status.REWORDED
    answer(desk, 0, "c")
    assert statuses(desk)[0] is Status.ACCURATE
    assert desk.undo()
    assert statuses(desk)[0] is Status.REWORDED
    assert statuses(review(path))[0] is Status.ACCURATE


def test_no_such_answer(path: str) -> None:
    """A letter that means nothing here decides nothing."""
    desk = review(path)
    with pytest.raises(KeyError):
        desk.verdict(desk.article.claims[0].fact, "r")
    with pytest.raises(KeyError):
        desk.verdict(desk.article.claims[0].fact, "c")
