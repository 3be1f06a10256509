"""A short run of the search for faults, with inputs that are the same each time."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_broken_files_do_no_harm(tmp_path: Path) -> None:
    """Some hundred broken files of every format are read or refused, and what is told of them holds together."""
    done = subprocess.run([sys.executable, "-m", "tests.fuzz", "--inputs", "400", "--keep", str(tmp_path / "faults")],
                          cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "400 inputs" in done.stdout
    assert " 0 faults" in done.stdout
