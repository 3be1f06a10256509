"""What all tests share: nothing of theirs is kept in the user's own cache, and no settings of the
user's own reach them.
"""

import os
import tempfile

import pytest

pytest_plugins = ["no_skips"]


def pytest_configure(config: pytest.Config) -> None:
    """Keep parsed rules in a folder of this run, also for the commands that tests start."""
    folder = tempfile.TemporaryDirectory(prefix="checker-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["CHECKER_CACHE"] = folder.name
    os.environ["CHECKER_CONFIG"] = "off"
