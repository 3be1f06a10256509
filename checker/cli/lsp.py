"""`checker lsp`: the claims and findings of a story in an editor, as it is typed."""

from __future__ import annotations

import typer

from checker.cli.articles import Published, Rules
from checker.cli.who import initials, now
from checker.desk import Desks
from checker.errors import UsageError
from checker.model import Status, Verdict
from checker.stories import Stories


def lsp(
    published: Published = None,
    rules: Rules = None,
    by: str | None = typer.Option(None, metavar="INITIALS", help="Who settles claims; else as `by` in checker.toml, "
                                  "else the system's user."),
) -> None:
    """Serve an editor over standard input and output, by the Language Server Protocol. The editor starts it."""
    try:
        from checker.lsp.server import Server, serve  # noqa: PLC0415 - for editors only
    except ModuleNotFoundError as error:
        raise UsageError(f"the package {error.name} is missing: pip install 'checker[lsp]'") from error

    def who(path: str) -> str:
        return initials(by, Desks().layers(path))

    def sign(status: Status, path: str) -> Verdict:
        return Verdict(status, who(path), now())

    serve(Server(lambda: Stories(published, rules), sign, who))
