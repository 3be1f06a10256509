"""`checker compare`: two versions of a story, figure by figure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.articles import Form, Published, Rules, Stories
from checker.cli.say import deliver, spare, terminal_width

_SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md"}


def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="The earlier version, or an agency's copy.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The later one.")],
    *,
    style: Annotated[str | None, typer.Option("-f", "--format", metavar="FORMAT", help="table, md, csv or json. "
                                              "Without it the output file's name decides.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="Write to this file, not to the terminal.")] = None,
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
) -> None:
    """Say which figures of A stand in B, which have changed, which were dropped, and which are new."""
    from checker.report.compared import Versions, comparison  # noqa: PLC0415 - other commands do without
    from checker.trace.compare import compare as look_at  # noqa: PLC0415

    write = comparison(style or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table"))
    if output:
        spare([first, second, *map(str, rules or ())], output)
    stories = Stories(published, rules, None, form)
    before, after = stories.read(first), stories.read(second)
    changes = look_at(before, after, stories.desks.of(second).pack)
    deliver(write(Versions(before, after, changes), terminal_width()), output)
