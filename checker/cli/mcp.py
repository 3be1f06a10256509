"""`checker mcp`: the checker as tools for a writing assistant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.articles import Published, Rules
from checker.cli.explain import explained
from checker.cli.who import initials, now
from checker.desk import Desks
from checker.errors import UsageError
from checker.model import Status, Verdict
from checker.stories import Stories


def mcp(
    folder: Annotated[Path, typer.Argument(help="The folder whose stories may be read; no other file is.",
                                           exists=True, file_okay=False)] = Path(),
    *,
    settle: Annotated[bool, typer.Option("--settle", help="Let the assistant enter the verdicts that a person tells "
                                         "it. Without it nothing is ever written.")] = False,
    by: Annotated[str | None, typer.Option(metavar="INITIALS", help="Who settles claims; else as `by` in checker.toml, "
                                           "else the system's user.")] = None,
    published: Published = None,
    rules: Rules = None,
) -> None:
    """Serve a writing assistant over standard input and output, by the Model Context Protocol: read-only tools."""
    try:
        from checker.mcp import Assistant  # noqa: PLC0415 - for assistants only
    except ModuleNotFoundError as error:
        raise UsageError(f"the package {error.name} is missing: pip install 'checker[mcp]'") from error

    def sign(status: Status, path: str) -> Verdict:
        return Verdict(status, initials(by, Desks().layers(path)), now())

    Assistant(folder, lambda: Stories(published, rules), explained, sign if settle else None).serve()
