"""`checker trace`: the figures of a story against the reporter's sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.articles import Form, LedgerFile, Published, Rules, Stories
from checker.cli.say import FAILED, deliver, spare, terminal_width, warn
from checker.errors import UsageError
from checker.ledger import beside
from checker.readers import STANDARD_INPUT
from checker.settings import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.evidence import Evidence, Traced
    from checker.model import Article, Fact

_SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".md": "md", ".html": "page", ".htm": "page"}
_FEW_PARTS = 8          # parts of sources that are read before anybody wonders how long it takes

Sources = Annotated[list[str] | None, typer.Argument(
    metavar="[SOURCE...]", help="Files and folders with what the story was made from; else `sources` in checker.toml.")]


def trace(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The file whose figures are looked for.")],
    sources: Sources = None,
    *,
    style: Annotated[str | None, typer.Option("-f", "--format", metavar="FORMAT", help="table, page, md, csv, xlsx or "
                                              "json. Without it the output file's name decides.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="Write to this file, not to the terminal.")] = None,
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
) -> None:
    """Look up each figure of a story in its sources: what supports it, what contradicts it, what nothing is found for.

    Nothing is settled by it. Exit status 3 where a source could not be read; the others are then told all the same.
    """
    from checker.report.traced import trace_report  # noqa: PLC0415 - other commands do without

    write = trace_report(style or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table"))
    stories = Stories(published, rules, ledger, form)
    if output:
        spare([story, beside(story), *(sources or ()), *([ledger] if ledger else []), *map(str, rules or ())], output)
    article = stories.read(story)
    traced = traced_story(article, stories, sources, rules or ())
    deliver(write(traced, terminal_width()), output)
    _warn_of(traced)
    if any(note.status.value == "failed" for note in traced.sources):
        raise typer.Exit(FAILED)


def traced_story(article: Article, stories: Stories, sources: Sequence[str] | None, rules: Sequence[Path]) -> Traced:
    """A story against the sources that are named, else those of its settings. Raises UsageError for none."""
    from checker.dossier import DeskReader, named_sources  # noqa: PLC0415
    from checker.trace import trace as look_up  # noqa: PLC0415

    places = list(sources or ()) or named_sources(stories.desks.layers(article.path))
    if not places:
        raise UsageError("name the sources behind the story, or set `sources` in checker.toml")
    if STANDARD_INPUT in places:
        raise UsageError("a source is a file or a folder: standard input cannot be one")
    with _progress() as tell:
        return look_up(article, places, DeskReader(article.path, rules, article.published), tell)


def evidence_for(article: Article, stories: Stories, sources: Sequence[str] | None,
                 rules: Sequence[Path]) -> dict[Fact, tuple[Evidence, ...]]:
    """What the sources of a story say of each of its claims, where any are named, by the option or the settings."""
    if not sources and find("sources", stories.desks.layers(article.path)) is None:
        return {}
    traced = traced_story(article, stories, sources, rules)
    _warn_of(traced)
    return {claim.fact: found for claim, found in zip(article.claims, traced.evidence, strict=True) if found}


def _warn_of(traced: Traced) -> None:
    """Tell of the sources that could not be read, or not all of them."""
    for note in traced.sources:
        if note.message and note.status.value != "read":
            warn(f"{note.path}: {note.message}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, where a person looks at it and there is much to read."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = False

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if of > _FEW_PARTS:
            shown = True
            filled = 30 * done // of
            sys.stderr.write(f"\rreading sources [{'#' * filled}{'.' * (30 - filled)}] {done} of {of}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r" + " " * 70 + "\r")
