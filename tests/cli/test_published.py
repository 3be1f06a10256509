"""The date of publication, in all places that can give it, as commands see it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "Dam burst\n\nAt least 40 people were killed on Tuesday. It cost $30 million.\n"
HOOK = ("gate", "story.md", "--require", "may")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story that does not say of which date it is."""
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_ledger_keeps_the_date(inside: Run, story: Path) -> None:
    """What was reviewed with a date stays settled for a gate that cannot give it, as in a hook before a commit."""
    inside("review", story.name, "--by", "KM", "--published", "2026-09-30", stdin="a\n" * 3)
    assert json.loads((story.parent / "story.md.claims.json").read_text())["published"] == "2026-09-30"
    assert inside(*HOOK).returncode == 0
    record = json.loads(inside("check", story.name, "-f", "json").stdout)["articles"][0]
    assert (record["published"], record["published_from"]) == ("2026-09-30", "ledger")
    assert [claim["value"] for claim in record["claims"] if claim["kind"] == "date"] == ["2026-09-29"]
    assert "Sept. 29, 2026 (2026-09-29), the days from 2026-09-29" in inside("explain", "story.md:3").stdout


def test_a_date_of_the_story_itself_is_not_kept(inside: Run, story: Path) -> None:
    """A story that carries its date may be given another: then what hangs on it is open, and says what it was."""
    dated = "---\ndate: {}\n---\n" + STORY
    story.write_text(dated.format("2026-09-30"), encoding="utf-8")
    inside("review", story.name, "--by", "KM", stdin="a\n" * 4)
    assert inside(*HOOK).returncode == 0
    story.write_text(dated.format("2026-10-07"), encoding="utf-8")
    done = inside(*HOOK)
    assert done.returncode == 1
    assert 'open: "Tuesday" (date, must): was Sept. 29, 2026, accurate by KM' in done.stdout


@pytest.mark.parametrize(("options", "setting", "told"), [
    ((), "", ""), (("--published", "2026-09-30"), "", ""), ((), "published = 2026-09-30", ""),
    (("--published", "2026-10-07"), "", "--published says 2026-10-07: what counts is 2026-10-07"),
    ((), "published = 2026-10-07", "checker.toml says 2026-10-07: what counts is 2026-09-30"),
])
def test_two_dates_that_differ_are_told(inside: Run, story: Path, options: tuple[str, ...], setting: str,
                                        told: str) -> None:
    """An option goes before the date of the verdicts, and that before the settings; where they differ it is said."""
    inside("review", story.name, "--by", "KM", "--published", "2026-09-30", stdin="a\n" * 3)
    (story.parent / "checker.toml").write_text(setting, encoding="utf-8")
    done = inside(*HOOK, *options)
    assert (done.returncode, bool(done.stderr)) == (int("is 2026-10-07" in told), bool(told))
    assert told in done.stderr
    assert "story.md: its verdicts were given for 2026-09-30" in done.stderr or not told


def test_a_story_that_says_another_date_is_told(inside: Run, story: Path) -> None:
    """The story's own date does not overrule the one that its verdicts were given for, and is not passed over."""
    inside("review", story.name, "--by", "KM", "--published", "2026-09-30", stdin="a\n" * 3)
    story.write_text(STORY.replace("At least", "ORLEY, Oct. 7, 2026 — At least"), encoding="utf-8")
    assert "the story itself says 2026-10-07: what counts is 2026-09-30" in inside(*HOOK).stderr


def test_a_review_under_another_date_moves_the_ledger(inside: Run, story: Path) -> None:
    """Who reviews under a new date is told, and with the first verdict it is the date of the ledger."""
    inside("review", story.name, "--by", "KM", "--published", "2026-09-30", stdin="a\n" * 3)
    done = inside("review", story.name, "--by", "LB", "--published", "2026-10-07", stdin="a\n" * 3)
    assert "what counts is 2026-10-07" in done.stderr
    assert inside(*HOOK).returncode == 0


def test_settings_give_the_date(inside: Run, story: Path) -> None:
    """A table for stories gives the date to those that it matches, and to no others."""
    (story.parent / "checker.toml").write_text('[stories."*.md"]\npublished = 2026-09-30\n', encoding="utf-8")
    (story.parent / "story.txt").write_text(STORY, encoding="utf-8")
    records = json.loads(inside("check", "story.md", "story.txt", "-f", "json").stdout)["articles"]
    assert [(record["published"], record["published_from"]) for record in records] == [
        ("2026-09-30", "settings"), (None, None)]
