"""`checker checks`: list, test, new; checks of a desk's own in a check; and why a check is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

CUT = "The army would shrink from 180,000 soldiers to 120,000 by the end of the decade, a cut of 50 percent.\n"


def test_new_check_passes_its_own_test(checker: Run, tmp_path: Path) -> None:
    """What `checks new` writes is a check that works, and that is listed where it is used."""
    assert checker("checks", "new", "seats").returncode == 0
    done = checker("checks", "test", "seats.toml")
    assert (done.returncode, done.stdout) == (0, "1 check, 3 examples: all hold\n")
    assert checker("checks", "list", "--rules", tmp_path / "seats.toml").stdout.count("seats.toml") == 1


def test_new_check_overwrites_nothing(checker: Run, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "seats.toml").write_text("mine")
    done = checker("checks", "new", "seats")
    assert done.returncode == 3
    assert "there is such a file already" in done.stderr
    assert (tmp_path / "seats.toml").read_text() == "mine"


def test_own_check_finds_and_stays_a_desks(checker: Run, tmp_path: Path) -> None:
    """A desk's check finds what the shipped ones do not look for; without it nothing is found."""
    checker("checks", "new", "seats")
    (tmp_path / "story.txt").write_text("The old theater has 520 seats, in 20 rows of 25, and a bar.\n")
    with_it = checker("check", "story.txt", "-f", "md", "--rules", "seats.toml").stdout
    assert "not 520 seats" in with_it
    assert "not 520 seats" not in checker("check", "story.txt", "-f", "md").stdout


def test_differences_are_shown(checker: Run, tmp_path: Path) -> None:
    """An example that comes out differently is shown, and such a check is refused where it would be used."""
    checker("checks", "new", "seats")
    file = tmp_path / "seats.toml"
    file.write_text(file.read_text().replace("has 600 seats", "has 610 seats"))
    done = checker("checks", "test", "seats.toml")
    assert done.returncode == 1
    assert "seats: right: The new hall has 610 seats" in done.stdout
    assert "wanted  nothing" in done.stdout
    (tmp_path / "story.txt").write_text(CUT)
    assert checker("check", "story.txt", "--rules", "seats.toml").returncode == 3


@pytest.mark.parametrize(("old", "new", "told"), [
    ('claim  = "seats"', 'claim  = "chairs"', "there is no slot 'chairs'"),
    ('equals = "rows * each"', 'equals = "rows ** each"', "'*' where a figure, a slot or a bracket should stand"),
    ('equals = "rows * each"', 'equals = "rows + rows"', "has 'rows' twice"),
    ('kinds = ["count"]\nnoun', 'kinds = ["counts"]\nnoun', "'counts'; it must be one of"),
    ('noun  = "places"', 'noun  = "spots"', "there is no word list 'spots'"),
    ("{figure} rows of", "{figure} rows of (", "is no regular expression"),
    ("[[twin]]", "[[twins]]", "twins: is not known"),
    ('within = "clause"', 'within = "page"', "'page'; it must be one of clause"),
])
def test_fault_is_named_with_its_place(checker: Run, tmp_path: Path, old: str, new: str, told: str) -> None:
    """A file with a fault is refused: which file, which check, which key, and what was expected."""
    checker("checks", "new", "seats")
    file = tmp_path / "seats.toml"
    file.write_text(file.read_text().replace(old, new, 1))
    done = checker("checks", "test", "seats.toml")
    assert done.returncode == 3
    assert "seats.toml: seats" in done.stderr
    assert told in done.stderr


def test_form_without_end_is_stopped(checker: Run, tmp_path: Path) -> None:
    """A pattern that backtracks without end is named, and nothing passes for checked."""
    checker("checks", "new", "seats")
    file = tmp_path / "seats.toml"
    file.write_text(file.read_text().replace("{figure} rows of", "(?:[a-z]+ ?)+[A-Z]{figure} rows of"))
    (tmp_path / "story.txt").write_text(f"{'the long and winding hall of ' * 12}12 rows of 25 had 30 seats.\n")
    done = checker("check", "story.txt", "--rules", "seats.toml")
    assert done.returncode == 3
    assert "seats.toml: seats" in done.stderr


GATES = [
    (CUT, "percent-change with '180,000 soldiers', '120,000': found: a proof"),
    (CUT.replace("50 percent", "33 percent"), "percent-change with '180,000 soldiers', '120,000': holds"),
    (f"If they win, {CUT}", "'180,000 soldiers', '120,000': silent: hypothetical: the sentence says 'if'"),
    ("The ministry corrected itself: from 180,000 soldiers to 120,000 is a cut of 50 percent.\n",
     "silent: corrected: the sentence says 'corrected'"),
    ("Sales rose 5 percent to $20 million, and the loss narrowed to $3 million from $9 million.\n",
     "percent-change with '$9 million', '$20 million': silent: clause: 'and' stands between them"),
    ("Sales rose 5 percent in May, then fell 7 percent in June, to $20 million from $30 million.\n",
     "silent: neighbour: '7 percent' stands between them"),
    ('The hall was "cut down from 180,000 seats to 120,000", a cut of 50 percent.\n',
     "silent: quotation: one stands in a quotation, the other does not"),
    ("Otto Lamm was born in 1948. Karl Ude was 17 when he opened a shop, in 1992.\n",
     "silent: person: the sentences may be of two people"),
]


@pytest.mark.parametrize(("text", "told"), GATES)
def test_explain_tells_why_a_check_is_silent(checker: Run, tmp_path: Path, text: str, told: str) -> None:
    """For each check that set out from a figure: the other figures that it took, and what came of it."""
    (tmp_path / "story.txt").write_text(text)
    assert told in checker("explain", "story.txt:1", "--published", "2026-05-04").stdout


def test_figures_without_others_are_told_once(checker: Run, tmp_path: Path) -> None:
    """The checks for which no figures fit stand on one line."""
    (tmp_path / "story.txt").write_text(f"Prices rose 4 percent to 30 marks in May.\n\n{CUT}")
    assert "no figures fit it for" in checker("explain", "story.txt:1").stdout
