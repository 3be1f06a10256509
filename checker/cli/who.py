"""Whose verdicts these are."""

from __future__ import annotations

import getpass
from pathlib import Path

from checker.errors import UsageError
from checker.settings import find_settings, read_settings


def initials(given: str | None, article: str) -> str:
    """Who decides: as given, else as `by` in the settings of the article's folder, else the system's user.

    Raises BrokenRules for settings that cannot be used, and UsageError where nobody is known.
    """
    by = given if given is not None else _from_settings(Path(article).resolve().parent)
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError):
            by = ""
    by = " ".join(by.split())
    if not by:
        raise UsageError("say who decides: --by with your initials")
    return by


def _from_settings(folder: Path) -> str | None:
    path = find_settings(folder)
    return read_settings(path).by if path else None
