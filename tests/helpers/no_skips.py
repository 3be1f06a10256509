"""Where all that the tests can need is installed, and `CHECKER_NO_SKIPS` says so: a skip is a failure there, and the
time of each part is printed.
"""

import os
from collections import Counter
from collections.abc import Generator
from pathlib import PurePosixPath
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
STRICT = bool(os.environ.get("CHECKER_NO_SKIPS"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that was skipped has failed."""
    report = yield
    return _strict(report, item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
        collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that was skipped has failed."""
    report = yield
    return _strict(report, collector.nodeid)


def _strict(report: Report, name: str) -> Report:
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{name} was skipped, and must not be here: {reason}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The time of each folder of tests, the longest first."""
    if not STRICT:
        return
    times: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                times["/".join(PurePosixPath(report.location[0]).parts[:2])] += round(report.duration * 1000)
    for part, spent in times.most_common():
        terminalreporter.write_line(f"{spent / 1000:7.1f} s  {part}")
