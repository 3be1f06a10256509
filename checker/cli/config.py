"""`checker config`: what is set for stories, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from checker.cli.say import put, tell
from checker.desk import Desks
from checker.readers import STANDARD_INPUT
from checker.settings import DEFAULTS, FILE, find, find_settings, read_settings
from checker.visible import visible_path

_BUILT_IN = "the checker itself"


class Style(StrEnum):
    """How the settings are shown."""

    TABLE = "table"
    JSON = "json"


class Line(NamedTuple):
    """A setting of a story, its value as TOML would have it, and the place that sets it; None and None: nobody does."""

    key: str
    value: Any
    source: str | None


def config(
    articles: Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE...]", help="Stories whose settings to show; "
                                                         "else those of the present folder.")] = None,
    *,
    style: Annotated[Style, typer.Option("-f", "--format", help="How to show them.")] = Style.TABLE,
) -> None:
    """Show what is set for stories, and which file or variable says so; an option or a ledger goes before all of it."""
    shown = {article: settings_of(article) for article in articles or [STANDARD_INPUT]}
    if style is Style.JSON:
        put(json.dumps([{"path": path, "settings": [line._asdict() for line in lines]}
                        for path, lines in shown.items()], ensure_ascii=False, indent=2) + "\n")
        return
    for path, lines in shown.items():
        name = "the present folder" if path == STANDARD_INPUT else visible_path(path)
        tell("\n".join([f"{name}:", *_aligned(lines)]))


def settings_of(article: str) -> list[Line]:
    """What is set for a story, key for key. Raises BrokenRules for a file or a variable that cannot be used."""
    from checker.rulebook.schema import LAYERED  # noqa: PLC0415 - with the desks, which import it themselves

    layers = Desks().layers(article)
    lines = []
    for key in LAYERED:
        found = find(key, layers)
        built_in = DEFAULTS.get(key)
        lines.append(Line(key, *found) if found else Line(key, built_in, None if built_in is None else _BUILT_IN))
    return [*lines, *_of_the_desk(article)]


def _of_the_desk(article: str) -> Iterable[Line]:
    """What only the desk's own file can say: its rules, and what it changes of the shipped ones."""
    path = find_settings(Path.cwd() if article == STANDARD_INPUT else Path(article).absolute().parent)
    if path is None:
        yield Line(FILE, None, None)
        return
    settings = read_settings(path)
    yield Line("rules", [str(place) for place in settings.places] or None, str(path) if settings.places else None)
    for key, value in settings.changes.content.items():
        yield Line(key, value, str(path))


def _aligned(lines: Sequence[Line]) -> list[str]:
    """The lines as columns: key, value, place."""
    shown = [(line.key, "not set" if line.value is None else json.dumps(_shown(line.value), ensure_ascii=False),
              _near(line.source or "")) for line in lines]
    wide = [max(len(row[i]) for row in shown) for i in (0, 1)]
    return [f"  {key:{wide[0]}}  {value:{wide[1]}}  {source}".rstrip() for key, value, source in shown]


def _shown(value: Any) -> Any:
    """A value with its files named as from here."""
    return [_near(item) for item in value] if isinstance(value, list) else value


def _near(source: str) -> str:
    """A place as a person would name it from here: a file below the present folder without the way to that folder."""
    path, here = Path(source), Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else source
