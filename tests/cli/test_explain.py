"""`checker explain`: how each claim on a line came about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Run

STORY = """The dam burst on Monday and nobody has counted the damage.

Nearly 300 villagers have since died, officials said. Another 40 were hurt.
The ministry now has 12 boats.
The school took 300 pupils, compared with 280 a year earlier.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story in the folder of the run."""
    (tmp_path / "story.txt").write_text(STORY)
    return Path("story.txt")


def test_claim(checker: Run, story: Path) -> None:
    """A claim shows its figure, how the value was read, every rule that wanted it in order, and why one won."""
    done = checker("explain", f"{story}:3")
    assert done.returncode == 0
    first = done.stdout.split("\n\n")[0]
    assert first.startswith("story.txt:3:1  'Nearly 300 villagers'\n")
    assert "value       nearly 300 villagers (~<300): below it, and close" in first
    assert "unit        villagers, the noun that is counted" in first
    assert "claim       casualties: people killed; must" in first
    assert re.findall(r"(\d)\. (\S+) \(\w+\.toml, rank \d+\)", first) == [
        ("1", "casualties.killed"), ("2", "people.counted"), ("3", "figures.counted"), ("4", "figures.other")]
    assert "casualties.killed goes before people.counted: it ranks higher (90 against 40)" in first


def test_ties(checker: Run, story: Path) -> None:
    """What ties a figure to another is told from both ends."""
    first, last, _ = checker("explain", f"{story}:5").stdout.split("\n\n", 2)
    assert "tied        set-against: leans on '280' (compared)" in first
    assert "tied        set-against: leaned on by '300' (compared)" in last


def test_lent_noun(checker: Run, story: Path) -> None:
    """A figure that left its noun out shows where the noun is from."""
    assert "pupils, lent by '300' on line 5" in checker("explain", f"{story}:5").stdout


def test_dismissal(checker: Run, story: Path) -> None:
    """What was dismissed shows the reason and the rule."""
    done = checker("explain", f"{story}:4")
    assert "dismissed   names no time that could be checked" in done.stdout
    assert "calendar.vague goes before calendar.date: a dismissal goes before a claim" in done.stdout


def test_dates_show_what_they_are_counted_from(checker: Run, story: Path) -> None:
    """A relative date is explained by the date of publication, or by the lack of one."""
    assert "2011-12-12" in checker("explain", f"{story}:1", "--published", "2011-12-15").stdout
    assert "no date of publication" in checker("explain", f"{story}:1").stdout


def test_line_without_figures(checker: Run, story: Path) -> None:
    """A line with nothing to explain is no error."""
    done = checker("explain", f"{story}:2")
    assert (done.returncode, done.stdout) == (0, "story.txt:2: no figure stands on this line\n")


@pytest.mark.parametrize(("place", "status"), [("story.txt", 2), ("story.txt:x", 2), (":3", 2), ("nowhere.txt:3", 3)])
def test_place_that_is_none(checker: Run, story: Path, place: str, status: int) -> None:
    """A place without a line is a usage error, a file that is not there a failure."""
    assert story
    assert checker("explain", place).returncode == status


def test_a_date_shows_the_words_that_it_was_counted_from(checker: Run, tmp_path: Path) -> None:
    """A chain can be followed step by step: each date names the one before it, and the first needs none."""
    (tmp_path / "history.txt").write_text(
        "The mine, which had belonged to the duke, opened in May 1888.\n"
        "On 6 August fire broke out in the lower shaft, and two days later, in heavy rain, it was put out.\n"
        "The following spring the owners sold what was left of it.\n")
    counted = [line for number in (1, 2, 3) for line in checker("explain", f"history.txt:{number}").stdout.splitlines()
               if line.startswith("  counted from")]
    assert counted == [
        "  counted from nothing: it is written out",
        "  counted from 1888-05-01, by 'May 1888' on line 1",
        "  counted from 1888-08-06, by '6 August' on line 2",
        "  counted from 1888-08-08, by 'two days later' on line 2",
    ]
