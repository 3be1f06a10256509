"""What the commands about articles share: their options, and reading one article after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import say
from checker.desk import Desks
from checker.errors import BrokenLedger, Unreadable, UsageError
from checker.model import Article
from checker.pipeline import check_file, iso_date, with_verdicts

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files to check; - is standard input.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Date of publication, as 2011-12-15.")]
Rules = Annotated[list[Path] | None, typer.Option(help="A rule file or folder of your own, beside the shipped rules.")]
LedgerFile = Annotated[str | None, typer.Option("--ledger", metavar="FILE", help="Where the verdicts are kept; else "
                                                "beside the article, as ARTICLE.claims.json.")]
Form = Annotated[str | None, typer.Option(
    "--from", metavar="FORMAT", help="Read the articles as text, markdown, html, docx, rtf, nitf, newsml, ninjs, ans "
    "or wordpress, whatever they look like.")]


AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Let pass an article without any text, which else "
                                          "counts as one that could not be checked.")]


def read_articles(paths: Sequence[str], published: str | None, rules: Sequence[Path] | None, ledger: str | None,
                  form: str | None = None, *, allow_empty: bool = False) -> tuple[list[Article], bool]:
    """The articles with their verdicts, and whether one of them could not be checked, which has then been said.

    They are read in the format `form`, else as what they look like. One that holds no text could not be checked,
    unless `allow_empty`.
    Raises UsageError and BrokenRules, which concern all of them.
    """
    if ledger and len(paths) > 1:
        raise UsageError("a ledger belongs to one article: name one article with --ledger")
    day, desks = iso_date(published), Desks(rules or ())
    articles, failed = [], False
    for path in paths:
        try:
            articles.append(with_verdicts(check_file(path, desks.of(path), day, form,
                                                      allow_empty=allow_empty), ledger))
        except (Unreadable, BrokenLedger) as error:
            say(error)
            failed = True
    desks.keep()
    return articles, failed
