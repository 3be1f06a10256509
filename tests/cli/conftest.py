"""Running the command as a user does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def checker(tmp_path: Path) -> Run:
    """Run `checker` with arguments in an empty folder; standard input is `stdin` (text or bytes)."""
    command = str(Path(sys.executable).parent / "checker")

    def run(*arguments: str | Path, stdin: str | bytes = "", columns: int = 120) -> subprocess.CompletedProcess[str]:
        content = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run([command, *map(str, arguments)], input=content, capture_output=True, check=False,
                              cwd=tmp_path, env={**os.environ, "COLUMNS": str(columns)}, timeout=60)
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
