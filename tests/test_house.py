"""The house rules: types, lint and the direction of imports are part of the one test command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


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
