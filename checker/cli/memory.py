"""`checker memory`: what people have settled in all stories of a house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.articles import Rules, Stories
from checker.cli.say import FAILED, deliver, say, tell, terminal_width
from checker.desk import Desks
from checker.errors import BrokenLedger, Unreadable, UsageError
from checker.ledger import SUFFIX
from checker.memory.house import House, open_memory
from checker.model import Article
from checker.pipeline import load_desk
from checker.report import format_of

if TYPE_CHECKING:
    from checker.memory.store import Memory, Settled

memory_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                         help="What people have settled in all stories of a house.")

Place = Annotated[str | None, typer.Option("--memory", metavar="PLACE", help="A file, or postgresql://host/name; else "
                                           "`memory` of checker.toml.")]
Style = Annotated[str | None, typer.Option("-f", "--format", metavar="FORMAT", help="table, xlsx, md, csv, tsv, json, "
                                           "jsonl, or a table style such as github.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                             help="Write to this file, not to the terminal.")]
Story = Annotated[str | None, typer.Option("--story", metavar="FILE", help="What is kept of this story.")]
By = Annotated[str | None, typer.Option("--by", metavar="INITIALS", help="What is kept of this person.")]

_TOLLS = ("day", "value", "unit", "measure", "status", "by", "source", "story", "sentence")


def _memory(place: str | None) -> Memory:
    """The memory that is named, else the one that is set for the shell's folder. Raises UsageError, BrokenMemory."""
    if place:
        return open_memory(place, Path.cwd())
    found = House().memory(Desks().layers(str(Path.cwd() / "story")))
    if found is None:
        raise UsageError("no memory is set: name one as `memory` in checker.toml, or by --memory")
    return found


@memory_app.command()
def rebuild(
    folder: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="Where the stories and their ledgers are; "
                                                  "else the shell's folder.")] = None,
    *,
    memory: Place = None,
    rules: Rules = None,
) -> None:
    """Make the memory again from the ledgers beside the stories; what was forgotten stays forgotten.

    Exit status 3 where a ledger or a story could not be read; what was kept of it stays as it is.
    """
    kept, stories, failed = _memory(memory), Stories(None, rules), False
    paths = [str(path).removesuffix(SUFFIX) for path in sorted((folder or Path()).rglob(f"*{SUFFIX}"))]
    count = 0
    for path in paths:
        try:
            ledger = stories.kept(path)
            article = stories.read(path) if Path(path).is_file() else Article(path, None, None, None, "")
        except (BrokenLedger, Unreadable) as error:
            say(error)
            failed = True
            continue
        if ledger:
            count += kept.keep(article, ledger.ledger)
    kept.clear(paths, folder or Path())
    tell(f"{count:,} settled claim{'s' * (count != 1)} of {len(paths):,} stor{'y' if len(paths) == 1 else 'ies'}")
    if failed:
        raise typer.Exit(FAILED)


@memory_app.command()
def tolls(
    thing: Annotated[str, typer.Argument(metavar="THING", help='Words that name it: "Orley dam".')],
    *,
    memory: Place = None,
    style: Style = None,
    output: Output = None,
) -> None:
    """List the figures of one thing that were settled, by day and source."""
    found = [settled for settled in _memory(memory).all() if settled.kind not in (None, "date", "time")]
    _deliver(_about(thing, found), _TOLLS, style, output)


def _about(thing: str, found: Sequence[Settled]) -> Iterator[Settled]:
    """Those whose sentence or holder has every word of a name, in whatever form."""
    from checker.trace.words import wording_of  # noqa: PLC0415 - other commands do without

    wording = wording_of(load_desk().pack)
    wanted = frozenset(wording.stems(thing))
    if not wanted:
        raise UsageError(f'{thing!r} names nothing: say what the figures are of, as in "Orley dam"')
    yield from (settled for settled in found
                if wanted <= frozenset(wording.stems(f"{settled.sentence} {settled.holder or ''}")))


@memory_app.command()
def show(*, story: Story = None, by: By = None, memory: Place = None, style: Style = None,
         output: Output = None) -> None:
    """Show or export all that is kept, or what is kept of a story or a person."""
    from checker.memory.store import Settled  # noqa: PLC0415 - an extra

    kept = _memory(memory)
    _deliver(kept.all(story=story, by=by), Settled._fields, style, output)


@memory_app.command()
def forget(*, story: Story = None, by: By = None, memory: Place = None) -> None:
    """Delete what is kept of a story or a person. It is not kept again, whatever the ledgers hold."""
    if (story is None) == (by is None):
        raise UsageError("say whose claims are forgotten: --story FILE or --by INITIALS")
    count = _memory(memory).forget(story=story, by=by)
    tell(f"{count:,} settled claim{'s' * (count != 1)} of {story or by} forgotten; what the ledgers hold of it stays "
         "there, and is not kept again")


def _deliver(found: Iterator[Settled] | Sequence[Settled], names: Sequence[str], style: str | None,
             output: Path | None) -> None:
    from checker.report.answer import Answer, answer_report  # noqa: PLC0415 - other commands do without

    rows = [tuple(getattr(settled, name) for name in names) for settled in found]
    deliver(answer_report(style or format_of(output))(Answer(list(names), rows), terminal_width()), output)
