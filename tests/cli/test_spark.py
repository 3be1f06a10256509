"""`checker.spark.scan`: the table of a scan, made by a cluster of two executors of which one is killed in mid-run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sparks
from pyarrow import parquet

Run = Callable[..., subprocess.CompletedProcess[str]]

STORIES = 240


def rows(place: Path) -> list[str]:
    """The rows of a table, in no order, without what tells where a story was found."""
    found: list[dict[str, Any]] = parquet.read_table(place).to_pylist()
    told = ({name: value for name, value in row.items() if name not in ("file", "record")} for row in found)
    return sorted(json.dumps(row, default=str, sort_keys=True) for row in told)


def test_cluster_that_loses_an_executor_makes_the_same_table(inside: Run, tmp_path: Path) -> None:
    """No row is lost and none is there twice; Spark's own log tells of the loss. Its folder can be asked as a table."""
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'checker[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless")
    texts = (f"At least {n} men left Orley on Monday, the mayor said. Its profit rose by 12 percent, to ${n} million."
             for n in range(STORIES))
    lines = [json.dumps({"id": f"s{n}", "published": "2024-05-01", "text": text}) for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, sparks.__file__, str(tmp_path / "in.jsonl"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    assert re.search(r"^killed \d+$", done.stdout, re.MULTILINE)
    assert re.search(r"Lost executor \d+ .*(?:code 137|remote Rpc client disassociated)", done.stderr)
    assert inside("scan", "in.jsonl", "-o", "local.parquet").returncode == 0
    assert rows(tmp_path / "out") == rows(tmp_path / "local.parquet")
    count = inside("query", "select count(*) as stories from stories", "out", "-f", "csv")
    assert count.stdout == f"stories\n{STORIES}\n"
