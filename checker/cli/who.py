"""Whose verdicts these are."""

from __future__ import annotations

import getpass
from pathlib import Path

from checker.errors import UsageError
from checker.settings import find_settings, read_settings


def initials(given: str | None, article: str) -> str:
    """Who decides: as given, else as `by` in the settings that hold for the article, else the system's user.

    Raises BrokenRules for settings that cannot be used, and UsageError where nobody is known.
    """
    by = " ".join((given if given is not None else _from_settings(article) or _user()).split())
    if not by:
        raise UsageError("say who decides: --by with your initials")
    return by


def _from_settings(article: str) -> str | None:
    path = find_settings(Path(article).absolute().parent)
    return read_settings(path).by if path else None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):    # a user without a name, as in some containers
        return ""
