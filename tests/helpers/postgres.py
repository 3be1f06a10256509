"""A PostgreSQL server of the tests' own, in a folder, by Debian's programs: reached by a socket, and by nobody else."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"       # who runs the server where the tests run as root, which it refuses


def programs() -> Path | None:
    """The folder of the newest server's programs; None where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a server, without the name of a database, as long as it is needed."""
    place = programs()
    assert place is not None
    with tempfile.TemporaryDirectory(prefix="checker-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)

        def run(*command: str) -> None:
            as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
            subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder)

        data = str(folder / "data")
        run(str(place / "initdb"), "-D", data, "-U", USER, "-A", "trust", "--no-sync")
        run(str(place / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"),
            "-o", f"-c listen_addresses='' -c fsync=off -k {folder}", "start")
        try:
            yield f"postgresql://{USER}@/{{name}}?host={folder}"
        finally:
            run(str(place / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
