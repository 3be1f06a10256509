"""Which articles are meant: files, folders with all stories below them, and patterns that the shell has left alone.

A file that is named is always meant. Of folders and patterns, what is hidden, what the checker keeps beside stories and
what is left out are not: by `.checkerignore` in a folder, by `exclude` in checker.toml, by `--exclude`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.desk import Desks
from checker.errors import Unreadable, UsageError
from checker.ledger import SUFFIX
from checker.settings import fits

IGNORE = ".checkerignore"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".qmd", ".html", ".htm", ".xhtml", ".docx", ".docm",
            ".rtf", ".nitf", ".ninjs")
"""How the names of stories end. What else may be one (JSON, XML) has to be named, or meant by a pattern."""
_EXCLUDE = "exclude"


class _LeftOut(NamedTuple):
    """A pattern of what is left out, and the folder from which it is meant."""

    pattern: str
    base: Path

    def has(self, path: str) -> bool:
        """Whether a file or folder is left out, or a folder that it is in. A pattern without a slash means any name."""
        plain = self.pattern.rstrip("/")
        pattern = plain.lstrip("/") if "/" in plain else f"**/{plain}"
        place, base = Path(path).absolute(), self.base.absolute()
        return any(fits(pattern, each, base) for each in (place, *place.parents) if each.is_relative_to(base))


def articles_meant(places: Sequence[str], exclude: Sequence[str], desks: Desks) -> list[str]:
    """The articles, those of a folder in the order of their names and each of them once.

    A folder or a pattern in which there is no story stays, as one that cannot be read. Raises Unreadable and
    UsageError for a file of what is left out.
    """
    asked = tuple(_LeftOut(pattern, Path.cwd()) for pattern in exclude)
    found: list[str] = []
    for place in places:
        if os.path.isdir(place):  # noqa: PTH112 - of a name as given
            inside = list(_below(place, (*asked, *_set_for(place, desks), *_ignored_above(place))))
            found += _further(inside or [place], found)
        elif has_magic(place) and not os.path.lexists(place):
            fitting = [path for path in sorted(glob(place, recursive=True))  # noqa: PTH207 - as a shell reads it
                       if _is_story(path, asked, desks)]
            found += _further(fitting or [place], found)
        else:
            found.append(place)
    return found


def _further(paths: Sequence[str], found: Sequence[str]) -> list[str]:
    known = set(found)
    return [path for path in paths if path not in known]


def _is_story(path: str, asked: Sequence[_LeftOut], desks: Desks) -> bool:
    return Path(path).is_file() and not _is_beside(PurePath(path).name) and not any(
        each.has(path) for each in (*asked, *_set_for(path, desks), *_ignored_above(path)))


def _below(folder: str, left_out: Sequence[_LeftOut]) -> Iterator[str]:
    """The stories in a folder and in those below it. A link to a folder is not followed."""
    left_out = (*left_out, *_ignored(folder))
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise Unreadable(folder, f"cannot be read: {error.strerror or error}") from error
    for name in names:
        path = name if folder == os.curdir else os.path.join(folder, name)  # noqa: PTH118 - a name as it was given
        if name.startswith(".") or any(each.has(path) for each in left_out):
            continue
        if os.path.isdir(path):  # noqa: PTH112
            if not os.path.islink(path):  # noqa: PTH114
                yield from _below(path, left_out)
        elif name.lower().endswith(SUFFIXES) and not _is_beside(name):
            yield path


def _is_beside(name: str) -> bool:
    return name.endswith(SUFFIX)


def _set_for(place: str, desks: Desks) -> Iterator[_LeftOut]:
    """What the settings of a place leave out."""
    for layer in desks.layers(os.path.join(place, "story")):  # noqa: PTH118
        if layer.values.get(_EXCLUDE):
            file = Path(layer.source)
            base = file.parent if file.is_file() else Path.cwd()
            yield from (_LeftOut(pattern, base) for pattern in layer.values[_EXCLUDE])
            return


def _ignored_above(place: str) -> Iterator[_LeftOut]:
    """What is left out by the folders that a place is in, up to the shell's own."""
    here, folder = Path.cwd(), Path(os.path.normpath(Path(place).absolute()))
    while folder != here and folder.is_relative_to(here):
        folder = folder.parent
        yield from _ignored(str(folder))


def _ignored(folder: str) -> Iterator[_LeftOut]:
    """What the file `.checkerignore` in a folder leaves out: a pattern a line; # begins what is only said."""
    file = Path(folder, IGNORE)
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(file), f"cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        pattern = line.strip()
        if pattern.startswith("!"):
            raise UsageError(f"{file}:{number}: what is left out cannot be taken in again; leave out less")
        if pattern and not pattern.startswith("#"):
            yield _LeftOut(pattern, Path(folder))
