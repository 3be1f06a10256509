"""Whose verdicts these are, and of when."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime

from checker.errors import UsageError
from checker.settings import Layer, find


def initials(given: str | None, layers: Iterable[Layer]) -> str:
    """Who decides: as given, else as `by` in the `layers` of settings of the article, else the system's user.

    Raises UsageError where nobody is known.
    """
    found = find("by", (Layer("--by", {"by": given}), *layers))
    by = " ".join((found.value if found else _user()).split())
    if not by:
        raise UsageError("say who decides: --by with your initials")
    return by


def now() -> datetime:
    """The present moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):    # a user without a name, as in some containers
        return ""
