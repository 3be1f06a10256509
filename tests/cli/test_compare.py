"""`checker compare`: what became of each figure between an agency's copy and ours.

It must get right: a toll that has grown, a figure that was rounded, one that moved to another paragraph. It must
refuse: to pair figures of different things, to call a reworded sentence a change, to drop a figure that only one has.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

AGENCY = """OSTEL, Sept. 17, 2024 (Corvin News) - Fifty-one people have died in floods along the river Varn, rescuers
said on Tuesday, and 23 were still missing.

Insurers expect claims of about 310 million euros. The army sent 14 helicopters, which lifted 402 people from rooftops.
"""
OURS = """OSTEL, Sept. 17, 2024 - The army sent 14 helicopters, which lifted nearly 400 people from rooftops.

Along the Varn, 54 people have died in the floods, and 23 were missing on Tuesday. Some 2,140 soldiers are at work.
"""


@pytest.fixture(autouse=True)
def _versions(tmp_path: Path) -> None:
    (tmp_path / "agency.txt").write_text(AGENCY, encoding="utf-8")
    (tmp_path / "ours.txt").write_text(OURS, encoding="utf-8")


def fates(run: Run, first: str = "agency.txt", second: str = "ours.txt") -> list[tuple[str, str | None, str | None]]:
    """What became of each figure: in a word, and as each version quotes it."""
    done = run("compare", first, second, "-f", "json")
    assert done.returncode == 0, done.stderr
    return [(change["figure"], *(side and side["quote"] for side in (change["before"], change["after"])))
            for change in json.loads(done.stdout)["changes"]]


def test_each_figure_is_kept_changed_dropped_or_new(inside: Run) -> None:
    """A grown toll and a rounded figure are changes; what stands in one version alone is dropped or new."""
    assert sorted(fates(inside)) == sorted([
        ("changed", "Fifty-one people", "54 people"), ("changed", "402 people", "nearly 400 people"),
        ("dropped", "about 310 million euros", None), ("new", None, "Some 2,140 soldiers"),
        ("kept", "Sept. 17, 2024", "Sept. 17, 2024"), ("kept", "Tuesday", "Tuesday"), ("kept", "23", "23"),
        ("kept", "14 helicopters", "14 helicopters"),
    ])


def test_story_against_itself_keeps_everything(inside: Run) -> None:
    """Nothing has changed where nothing has."""
    found = fates(inside, "ours.txt", "ours.txt")
    assert found
    assert all(fate == "kept" and before == after for fate, before, after in found)


def test_table_shows_what_is_not_as_it_was(inside: Run) -> None:
    """Both figures of a change with their places; what was kept is counted."""
    done = inside("compare", "agency.txt", "ours.txt")
    assert "2 changed, 1 dropped, 1 new, 4 kept" in done.stdout
    assert '"402 people" = 402 people -> 1:68 "nearly 400 people" = nearly 400 people' in done.stdout
    assert "helicopters" not in done.stdout.partition("DROPPED")[2]


def test_sheet_has_a_row_for_each_figure(inside: Run) -> None:
    """One row a figure, with the fields of both versions."""
    done = inside("compare", "agency.txt", "ours.txt", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 8
    assert {(row["figure"], row["before_value"], row["after_value"]) for row in rows} >= {
        ("changed", "51", "54"), ("new", "", "~2140")}


def test_version_that_cannot_be_read_is_told(inside: Run) -> None:
    """A missing version is no empty one."""
    done = inside("compare", "agency.txt", "gone.txt")
    assert (done.returncode, done.stderr) == (3, "checker: gone.txt: there is no such file\n")
