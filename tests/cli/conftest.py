"""Running the command as a user does."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main

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


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """As `checker`, but without a process of its own, for tests of many runs."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: str = "", columns: int = 120) -> subprocess.CompletedProcess[str]:
        command = ["checker", *map(str, arguments)]
        code = 0
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", command)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            patched.setenv("COLUMNS", str(columns))
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
        said = capsys.readouterr()
        return subprocess.CompletedProcess(command, code, said.out, said.err)

    return run
