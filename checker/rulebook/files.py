"""Where rule files are: the shipped ones of a language, and the places a desk names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.errors import BrokenRules, Fault, UsageError
from checker.rulebook.forms import spelled_out
from checker.rulebook.pack import FILES, LanguagePack
from checker.rulebook.sources import read_toml

CHECKS = "checks"               # the folder of checks, in that of the rules
SHARED = f"{CHECKS}/shared.toml"     # words that the shipped checks share
_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "rules", _PACKAGE.parent / "rules")      # in an installed wheel; in a checkout


def shipped() -> Path:
    """The folder of the shipped rules, one subfolder a language."""
    return next(folder for folder in _FOLDERS if folder.is_dir())


def languages() -> list[str]:
    """The languages there is a pack for."""
    return sorted(folder.name for folder in shipped().iterdir() if (folder / "numbers.toml").is_file())


def folder_of(language: str) -> Path:
    """The folder of a language's shipped rules. Raises UsageError for an unknown language."""
    if language not in languages():
        raise UsageError(f"there is no language {language!r}; there is {', '.join(languages())}")
    return shipped() / language


def load_pack(language: str = "en") -> LanguagePack:
    """The pack of a language as it is shipped. Raises UsageError for an unknown language."""
    folder = folder_of(language)
    return LanguagePack(language, spelled_out({name: read_toml(folder / f"{name}.toml") for name in FILES}))


def topic_files(place: Path) -> list[Path]:
    """The rule files of a folder, or the one file that `place` is. Raises BrokenRules where there is none."""
    if place.is_file():
        return [place]
    files = [path for path in sorted(place.glob("*.toml")) if path.stem not in FILES]
    if not files and not check_files(place):
        what = ("holds no rule files (*.toml)" if place.is_dir() else "is no file" if place.exists() else
                "there is no such file or folder")
        raise BrokenRules([Fault(str(place), "", "", what)])
    return files


def check_files(place: Path) -> list[Path]:
    """The files of checks beside the rule files of a folder."""
    return sorted((place / CHECKS).glob("*.toml"))


def files_in(places: Iterable[Path]) -> list[Path]:
    """The rule files of all places, each once. Raises BrokenRules for all places where there is none."""
    found: list[Path] = []
    faults: list[Fault] = []
    for place in places:
        try:
            found += [*topic_files(place), *check_files(place)]
        except BrokenRules as error:
            faults += error.faults
    if faults:
        raise BrokenRules(faults)
    return list(dict.fromkeys(found))
