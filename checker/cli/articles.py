"""What the commands about articles share: their options, and their stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import warn
from checker.stories import Recalled
from checker.stories import Stories as _Stories

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files to check, folders of them, patterns "
                                               "such as 'desk/**/*.md'; - is standard input.")]
Exclude = Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Leave this out of folders and patterns, "
                                                   "beside what .checkerignore and checker.toml leave out.")]
Jobs = Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes that read many articles; else one for "
                                          "each core.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Date of publication, as 2011-12-15; else that of "
                                               "the ledger, of checker.toml, of the article itself.")]
Rules = Annotated[list[Path] | None, typer.Option(help="A rule file or folder of your own, beside the shipped rules.")]
LedgerFile = Annotated[str | None, typer.Option("--ledger", metavar="FILE", help="Where the verdicts are kept; else "
                                                "beside the article, as ARTICLE.claims.json.")]
Form = Annotated[str | None, typer.Option(
    "--from", metavar="FORMAT", help="Read the articles as text, markdown, html, docx, rtf, nitf, newsml, ninjs, ans "
    "or wordpress, whatever they look like.")]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Let pass an article without any text, which else "
                                          "counts as one that could not be checked.")]


class Stories(_Stories):
    """The stories of a command. What is in doubt of one goes to `tell`: to standard error, if nobody else listens."""

    def __init__(self, published: str | None, rules: Sequence[Path] | None, ledger: str | None = None,
                 form: str | None = None, *, allow_empty: bool = False, memory: Recalled = Recalled.NOT) -> None:
        super().__init__(published, rules, ledger, form, allow_empty=allow_empty, memory=memory)
        self._given = published, rules, ledger, form
        self._anew = partial(Stories, allow_empty=allow_empty, memory=memory)
        self.tell: Callable[[str], None] = warn

    def __reduce__(self) -> tuple[object, ...]:
        """In another process they are opened anew."""
        return self._anew, self._given

    def warn(self, doubt: str) -> None:
        """Tell it."""
        self.tell(doubt)
