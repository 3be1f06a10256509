"""A desk's settings: `checker.toml`, or `[tool.checker]` in `pyproject.toml`, found from the article's folder upward.

The nearest file that says something holds, and no other. The shell's own folder counts only for standard input.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import BrokenRules
from checker.rulebook.sources import RuleFile, parse, read_bytes

FILE, SHARED_FILE = "checker.toml", "pyproject.toml"


class Settings(NamedTuple):
    """The file that the settings are from, the rule files and folders that they name, and what else they change.

    `by` are the initials of who decides.
    """

    path: Path
    places: tuple[Path, ...]
    changes: RuleFile
    by: str | None


def find_settings(folder: Path) -> Path | None:
    """The settings file that holds for what is in `folder`; None where there is none."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        shared = place / SHARED_FILE
        if shared.is_file() and b"checker" in read_bytes(shared) and _table(shared) is not None:
            return shared
    return None


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises BrokenRules with all its faults."""
    from checker.rulebook.schema import DESK, check_settings  # noqa: PLC0415 - most articles have no settings

    content = _table(path) or {}
    faults = check_settings(str(path), content)
    if faults:
        raise BrokenRules(faults)
    places = tuple(path.parent / place for place in content.get("rules", ()))
    changes = {name: value for name, value in content.items() if name in DESK}
    return Settings(path, places, RuleFile(str(path), changes, own=True), content.get("by"))


def _table(path: Path) -> Mapping[str, Any] | None:
    content = parse(str(path), read_bytes(path))
    if path.name == FILE:
        return content
    table = content.get("tool", {}).get("checker")
    return table if isinstance(table, dict) else None
