"""`checker checks`: list the checks of what a story's figures say of each other, try their examples, begin one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from checker.checktest import Difference, differences
from checker.cli.articles import Published, Stories
from checker.cli.say import OPEN, deliver, tell
from checker.desk import Desks
from checker.errors import Unwritable, UsageError
from checker.inject import inject
from checker.pipeline import Desk, load_desk
from checker.report.injected import injected_record, injected_table
from checker.rulebook.checks import Check
from checker.rulebook.files import folder_of

checks = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                     help="The checks of figures against each other: list, test, begin them, see what they find.")

Own = Annotated[list[Path] | None, typer.Option("--rules", help="A rule file or folder of your own.")]
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@checks.command("list")
def list_checks(own: Own = None) -> None:
    """List every check in use here: its name, what it says, its twins, its file."""
    from tabulate import tabulate  # noqa: PLC0415 - only a table needs it

    book = Desks(own or ()).at(Path.cwd()).rulebook
    rows = [(check.id, check.head["says"], len(check.examples[0]), check.file) for check in book.checks]
    tell(tabulate(rows, headers=("Check", "Says", "Twins", "File"), tablefmt="simple", disable_numparse=True))


@checks.command("test")
def try_checks(
    path: Annotated[Path | None, typer.Argument(help="A file or folder of checks; else all in use here.")] = None,
) -> None:
    """Put checks to their own twins and silent texts, and show what comes out differently: wanted and got."""
    desk, tried = _tried(path)
    found = [difference for check in tried for difference in differences(check, desk)]
    for difference in found:
        tell(_told(difference))
    examples = sum(2 * len(check.examples[0]) + len(check.examples[1]) for check in tried)
    outcome = f"{len(found)} difference{'s' * (len(found) > 1)}" if found else "all hold"
    tell(f"{len(tried)} check{'s' * (len(tried) != 1)}, {examples} examples: {outcome}")
    if found:
        raise typer.Exit(OPEN)


@checks.command("new")
def new_check(
    name: Annotated[str, typer.Argument(help="The check's name, in small letters: seats.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="The file to write; else NAME.toml here.")] = None,
) -> None:
    """Begin a check: write a commented file that passes its own test."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a check: use small letters, digits and -, a letter first")
    target = output or Path(f"{name}.toml")
    if target.exists():
        raise Unwritable(str(target), "there is such a file already")
    text = (folder_of("en") / "new" / "check.toml").read_text(encoding="utf-8")
    deliver(text.replace("CHECK.toml", str(target)).replace("CHECK", name), target)
    tell(f"{target}: change it, then run: checker checks test {target}")


@checks.command("inject")
def plant_slips(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story of your own; it is not changed.")],
    published: Published = None, own: Own = None,
    form: Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="table or json.")] = "table",
) -> None:
    """Plant slips in a story, one at a time, and show which of them the checks find: what they can do for you."""
    if form not in ("table", "json"):
        raise UsageError(f"there is no format {form!r} here; there is table, json")
    stories = Stories(published, own)
    trial = inject(stories.read(story), stories.desks.of(story))
    tell(injected_record(story, trial) if form == "json" else injected_table(story, trial))


def _tried(path: Path | None) -> tuple[Desk, list[Check]]:
    """The desk to try checks in, and the checks to try: those of `path`, or all. Raises BrokenRules."""
    if path is not None:
        desk = load_desk("en", (path,))
        return desk, [check for check in desk.rulebook.checks if check.own]
    desk = Desks(()).at(Path.cwd())
    return desk, list(desk.rulebook.checks)


def _told(found: Difference) -> str:
    return (f"{found.check.id}: {found.key}: {' '.join(found.text.split())}\n  wanted  {found.wanted}\n"
            f"  got     {found.got}\n  where   {found.check.file}")
