"""Where rule files are and how they are read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from checker.errors import BrokenRules, Fault, UsageError
from checker.rulebook.pack import FILES, LanguagePack

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "rules", _PACKAGE.parent / "rules")      # in an installed wheel; in a checkout


def shipped() -> Path:
    """The folder of the shipped rules, one subfolder a language."""
    return next(folder for folder in _FOLDERS if folder.is_dir())


def languages() -> list[str]:
    """The languages there is a pack for."""
    return sorted(folder.name for folder in shipped().iterdir() if (folder / "numbers.toml").is_file())


def load_pack(language: str = "en") -> LanguagePack:
    """The pack of a language. Raises UsageError for an unknown language and BrokenRules for files that are no TOML."""
    if language not in languages():
        raise UsageError(f"there is no language {language!r}; there is {', '.join(languages())}")
    folder = shipped() / language
    return LanguagePack(language, {name: read_toml(folder / f"{name}.toml") for name in FILES})


def read_toml(path: Path) -> dict[str, Any]:
    """One rule file, parsed. Raises BrokenRules where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenRules([Fault(str(path), "", "", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise BrokenRules([Fault(str(path), "", "", "is not UTF-8 text")]) from error
    except tomllib.TOMLDecodeError as error:
        raise BrokenRules([Fault(str(path), "", "", f"is not TOML: {error}")]) from error
