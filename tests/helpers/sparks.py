"""A Spark cluster on this machine that loses an executor in mid-run: `python tests/helpers/sparks.py ARCHIVE OUTPUT`.

ARCHIVE is JSON lines, OUTPUT the folder of the table. Spark's own log, on standard error, tells that the executor is
lost; the number of the process that was killed goes to standard output.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

EXECUTOR = b"CoarseGrainedExecutorBackend"
PATIENCE = 120          # seconds until an executor is there and at work


def descendants(process: int) -> Iterator[int]:
    """The processes that a process has begun, and those that these have."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = list(map(int, listed.read_text().split()))
        except OSError:
            continue
        for child in children:
            yield child
            yield from descendants(child)


def kill_executor() -> None:
    """Kill one of our own executors as soon as it has Python at work."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for process in descendants(os.getpid()):
            try:
                works = EXECUTOR in Path(f"/proc/{process}/cmdline").read_bytes() and any(descendants(process))
            except OSError:
                continue
            if works:
                time.sleep(1)
                os.kill(process, signal.SIGKILL)
                print(f"killed {process}", flush=True)
                return
        time.sleep(0.2)


def main() -> None:
    """Scan, and lose an executor."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession  # noqa: PLC0415 - with the variable above

    from checker.spark import scan  # noqa: PLC0415

    archive, output = sys.argv[1:]
    spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("checker")
             .config("spark.ui.enabled", "false").config("spark.executor.memory", "512m")
             .config("spark.sql.shuffle.partitions", "2").config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
             .getOrCreate())
    stories = spark.read.schema("id string, published string, text string").json(archive).repartition(6)
    killer = threading.Thread(target=kill_executor, daemon=True)
    killer.start()
    scan(stories).write.parquet(output)
    killer.join()
    spark.stop()


if __name__ == "__main__":
    main()
