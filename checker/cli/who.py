"""Whose verdicts these are."""

from __future__ import annotations

import getpass
import tomllib
from pathlib import Path
from typing import Any

from checker.errors import BrokenRules, Fault, UsageError


def initials(given: str | None, article: str) -> str:
    """Who decides: as given, else as `by` in the settings upward from the article's folder, else the system's user.

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
    for place in (folder, *folder.parents):
        for name, table in (("checker.toml", ()), ("pyproject.toml", ("tool", "checker"))):
            content: Any = _parsed(place / name)
            for key in table:
                content = content.get(key, {}) if isinstance(content, dict) else {}
            if isinstance(content, dict) and "by" in content:
                if not isinstance(content["by"], str) or not content["by"].strip():
                    raise BrokenRules([Fault(str(place / name), "", "by", "must be a text: the initials of a person")])
                return content["by"]
    return None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise BrokenRules([Fault(str(path), "", "", f"cannot be used: {error}")]) from error
