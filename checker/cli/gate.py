"""`checker gate`: whether articles may be published."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.articles import AllowEmpty, Articles, Form, LedgerFile, Published, Rules, read_articles
from checker.cli.say import FAILED, OPEN, deliver, warn
from checker.errors import UsageError
from checker.gate import blocking
from checker.model import Severity
from checker.report import gate_report

_NEVER = "never"


def gate(
    articles: Articles,
    *,
    require: Annotated[Severity, typer.Option(help="Claims that block until a person has settled them: those of this "
                                              "severity or more.")] = Severity.MUST,
    fail_on: Annotated[str, typer.Option(metavar="[must|should|may|never]", help="Findings that block: those of this "
                                         "severity or more.")] = Severity.SHOULD.value,
    style: Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="line, github (annotations of a CI "
                                       "job), sarif or rdjson.")] = "line",
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """Say what blocks publication, one line each; exit status 0 if nothing does, 1 if something, 3 if unknown."""
    if fail_on not in (*Severity, _NEVER):
        raise UsageError(f"--fail-on is one of {', '.join(Severity)}, {_NEVER}, not {fail_on!r}")
    write = gate_report(style)
    checked, failed = read_articles(articles, published, rules, ledger, form, allow_empty=allow_empty)
    level = None if fail_on == _NEVER else Severity(fail_on)
    for article in checked:
        if article.left_out:
            warn(f"{article.path}: left out: {', '.join(article.left_out)}")
    blocked = [blocking(article, require, level) for article in checked]
    deliver(write(blocked), None)
    if failed:
        raise typer.Exit(FAILED)
    if any(article.claims or article.findings for article in blocked):
        raise typer.Exit(OPEN)
