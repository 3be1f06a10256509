"""What is set for a story, in layers: whichever of them says something of a key first decides it.

    an option of the command line
    the story's ledger
    [stories."live/**.md"] of the nearest checker.toml, the last table that matches first
    that file
    the user's own file (checker.toml in the user's folder of settings, or what CHECKER_CONFIG names)
    a variable CHECKER_PUBLISHED, CHECKER_BY, ... of the environment

A desk's file is `checker.toml`, or `[tool.checker]` in `pyproject.toml`, found from the article's folder upward. The
nearest file that says something holds, and no other. The shell's own folder counts only for standard input.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import BrokenRules
from checker.folders import set_by_user
from checker.rulebook.sources import RuleFile, parse, read_bytes

FILE, SHARED_FILE = "checker.toml", "pyproject.toml"
NEVER = "never"     # in the place of a severity: nothing is so grave
DEFAULTS: Mapping[str, Any] = {"require": "must", "fail-on": "should", "require-source": False, "format": "table"}
"""What holds of a setting of which no layer says anything."""
OWN_FILE = "CHECKER_CONFIG"     # the variable that names the user's own file; empty or "off": there is none
_VARIABLE = "CHECKER_"
_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_WILD = re.compile(r"\*\*/|\*\*|\*|\?")
_MEANS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class Layer(NamedTuple):
    """What one place sets; `source` names the place to a person."""

    source: str
    values: Mapping[str, Any]


class Setting(NamedTuple):
    """A value and the place that sets it."""

    value: Any
    source: str


class Settings(NamedTuple):
    """The file that the settings are from, the rule files and folders that they name, and what else they change.

    `values` are the settings that other layers can hold, too; `stories` the same for stories by patterns of paths.
    """

    path: Path
    places: tuple[Path, ...]
    changes: RuleFile
    values: Mapping[str, Any]
    stories: Mapping[str, Mapping[str, Any]]


def find(key: str, layers: Iterable[Layer]) -> Setting | None:
    """What the first of the layers that says something of a key says; None where none does."""
    return next((Setting(layer.values[key], layer.source) for layer in layers if layer.values.get(key) is not None),
                None)


def value_of(key: str, layers: Iterable[Layer]) -> Any:
    """The value that holds of a setting: what the first of the layers says that says something, else the default."""
    found = find(key, layers)
    return found.value if found else DEFAULTS.get(key)


def layers(article: Path, settings: Settings | None) -> Iterator[Layer]:
    """What is set for an article below its options and its ledger, with the `settings` that hold in its folder.

    Raises BrokenRules for a file or a variable that cannot be used.
    """
    own = _own_file()
    for file in (settings, read_settings(own, personal=True) if own else None):
        if file:
            base = file.path.absolute().parent
            matching = [values for pattern, values in file.stories.items() if fits(pattern, article, base)]
            yield from (Layer(str(file.path), values) for values in reversed(matching))
            yield Layer(str(file.path), file.values)
    yield from _environment()


def find_settings(folder: Path) -> Path | None:
    """The settings file that holds for what is in `folder`; None where there is none."""
    folder = Path(os.path.normpath(folder.absolute()))      # "desk/.." is not below "desk"
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        shared = place / SHARED_FILE
        if shared.is_file() and b"checker" in read_bytes(shared) and _table(shared) is not None:
            return shared
    return None


def read_settings(path: Path, *, personal: bool = False) -> Settings:
    """The settings in a file; a `personal` one says nothing of rules, so that everybody's checker finds the same.

    Raises BrokenRules with all its faults.
    """
    from checker.rulebook.schema import (  # noqa: PLC0415 - most articles have no settings
        DESK,
        LAYERED,
        PERSONAL,
        SETTINGS,
        check_settings,
    )

    content = _table(path)
    faults = check_settings(str(path), content, PERSONAL if personal else SETTINGS)
    if faults:
        raise BrokenRules(faults)
    places = tuple(path.parent / place for place in content.get("rules", ()))
    changes = {name: value for name, value in content.items() if name in DESK}
    stories = {pattern: _plain(values) for pattern, values in content.get("stories", {}).items()}
    values = _plain({name: value for name, value in content.items() if name in LAYERED})
    return Settings(path, places, RuleFile(str(path), changes, own=True), values, stories)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as options give them: a date of TOML as ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _table(path: Path) -> Any:
    """The settings in a file, of whatever form; None where it has none."""
    content = parse(str(path), read_bytes(path))
    if path.name != SHARED_FILE:
        return content
    tools = content.get("tool")
    return tools.get("checker") if isinstance(tools, dict) else None


def _own_file() -> Path | None:
    """The user's own file, where there is one. One that is named must be there."""
    asked = os.environ.get(OWN_FILE)
    if asked is not None:
        return Path(asked) if asked not in ("", "off") else None
    folder = set_by_user()
    return path if folder and (path := folder / "checker" / FILE).is_file() else None


def _environment() -> Iterator[Layer]:
    """A layer for each variable that names a setting."""
    found = {name: value for name, value in os.environ.items() if name.startswith(_VARIABLE) and value}
    if not found:
        return
    from checker.rulebook.schema import LAYERED, check_settings  # noqa: PLC0415 - hardly anybody sets one

    for key in LAYERED:
        variable = _VARIABLE + key.upper().replace("-", "_")
        if variable in found:
            value = _typed(found[variable], LAYERED[key].kind)
            faults = check_settings(variable, {key: value}, LAYERED)
            if faults:
                raise BrokenRules(faults)
            yield Layer(variable, {key: value})


def _typed(text: str, kind: str) -> Any:
    """What a variable says, as TOML would have it; what is no flag stays text, and is found fault with."""
    if kind == "texts":
        return text.split(os.pathsep)
    return _FLAGS.get(text.lower(), text) if kind == "flag" else text


def fits(pattern: str, article: Path, base: Path) -> bool:
    """Whether a path, from the folder `base` on, is one that a pattern means: `*` is any name, `**` any folders."""
    here = os.path.relpath(article.absolute(), base.absolute()).replace(os.sep, "/")
    parts = [_MEANS[part] if part in _MEANS else re.escape(part) for part in re.split(f"({_WILD.pattern})", pattern)]
    return re.fullmatch("".join(parts), here, re.DOTALL) is not None
