"""The house rules: types, lint, the direction of imports and how branched a function may be are part of the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_WAYS = 15          # through a function, as radon counts them
READING = [*sorted((ROOT / "checker" / "recognize").rglob("*.py")), ROOT / "checker" / "match" / "sharing.py"]
# Functions that are still over it. None may be added, and whoever mends one takes it out.
TOO_BRANCHED = {
    "recognize/amounts/__init__.py:_and_a_half", "recognize/amounts/__init__.py:_compound",
    "recognize/amounts/measures.py:_take_prefix", "recognize/amounts/measures.py:_take_unit",
    "recognize/amounts/measures.py:take_scale",
    "recognize/amounts/units.py:_each", "recognize/amounts/units.py:one_rate",
    "recognize/contexts.py:_periods", "recognize/contexts.py:_roles",
    "recognize/dates/absolute.py:nearest_year", "recognize/dates/absolute.py:read_nth_told",
    "recognize/dates/absolute.py:read_numeric", "recognize/dates/absolute.py:year_told",
    "recognize/dates/clock.py:_day", "recognize/dates/clock.py:_time", "recognize/dates/clock.py:read_clock",
    "recognize/dates/clock.py:read_daypart",
    "recognize/dates/durations.py:read_set",
    "recognize/dates/elapsed.py:is_elapsed",
    "recognize/dates/parts.py:_season_told", "recognize/dates/parts.py:read_nth",
    "recognize/dates/relative.py:read_the", "recognize/dates/relative.py:read_weekday",
    "recognize/dates/story.py:_goes_on", "recognize/dates/story.py:note",
    "recognize/dates/years.py:_is_year",
    "recognize/directions.py:_after", "recognize/directions.py:of",
    "recognize/numbers/figures.py:_is_scale", "recognize/numbers/figures.py:_power",
    "recognize/numbers/fractions.py:_spelled", "recognize/numbers/fractions.py:_with_article",
    "recognize/row/__init__.py:_behind_prefix",
    "recognize/row/stops.py:_inner",
    "recognize/shapes/__init__.py:_mention", "recognize/shapes/__init__.py:_written",
    "recognize/shapes/bounds.py:_joined_after", "recognize/shapes/bounds.py:during",
    "recognize/shapes/ranges.py:_listed", "recognize/shapes/ranges.py:joins",
    "recognize/shapes/ratios.py:_of", "recognize/shapes/ratios.py:is_ratio", "recognize/shapes/ratios.py:proportion",
}


@pytest.mark.parametrize("command", [
    ["-m", "mypy"],
    ["-m", "ruff", "check"],
    ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
], ids=["mypy", "ruff", "import-linter"])
def test_house_rule_is_kept(command: list[str]) -> None:
    """The whole tree passes each checker of code."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_rules_travel_with_the_package() -> None:
    """The package finds its rules by itself, from any folder."""
    done = subprocess.run([sys.executable, "-c", "from checker import check; print(len(check('12 men left.').claims))"],
                          cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_functions_that_read_figures_can_be_followed() -> None:
    """No function has more ways through it than can be kept in mind, but for those that are named."""
    radon = pytest.importorskip("radon.complexity")
    branched = {f"{path.relative_to(ROOT / 'checker')}:{each.name}" for path in READING
                for each in radon.cc_visit(path.read_text(encoding="utf-8"))
                if each.letter != "C" and each.complexity > MOST_WAYS}
    assert branched <= TOO_BRANCHED
