"""What the commands about articles share: their options, and how one article after the other is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import say, warn
from checker.errors import BrokenLedger, Unreadable, UsageError
from checker.model import Article
from checker.stories import Stories as _Stories

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files to check; - is standard input.")]
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
    """The stories of a command, which tells on standard error what is in doubt of one."""

    def warn(self, doubt: str) -> None:
        """Tell it."""
        warn(doubt)


def read_articles(paths: Sequence[str], published: str | None, rules: Sequence[Path] | None, ledger: str | None,
                  form: str | None = None, *, allow_empty: bool = False) -> tuple[list[Article], bool]:
    """The articles with their verdicts, and whether one of them could not be checked, which has then been said.

    They are read in the format `form`, else as what they look like. One that holds no text could not be checked,
    unless `allow_empty`.
    Raises UsageError and BrokenRules, which concern all of them.
    """
    return read_all(Stories(published, rules, ledger, form, allow_empty=allow_empty), paths)


def read_all(stories: Stories, paths: Sequence[str]) -> tuple[list[Article], bool]:
    """The articles as a run reads them, and whether one could not be checked; else as `read_articles`."""
    if stories.ledger and len(paths) > 1:
        raise UsageError("a ledger belongs to one article: name one article with --ledger")
    articles, failed = [], False
    for path in paths:
        try:
            articles.append(stories.read(path))
        except (Unreadable, BrokenLedger) as error:
            say(error)
            failed = True
    stories.desks.keep()
    return articles, failed
