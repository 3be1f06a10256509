"""`checker gate`: whether articles may be published."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from checker.cli.articles import (
    AllowEmpty,
    Articles,
    Exclude,
    Form,
    Jobs,
    LedgerFile,
    Published,
    Rules,
    Stories,
)
from checker.cli.many import Many, whole
from checker.cli.places import articles_meant
from checker.cli.say import FAILED, OPEN, deliver, is_watched, put, tell, warn
from checker.cli.who import initials, now
from checker.errors import UsageError
from checker.gate import blocking, obstacles
from checker.ledger import beside
from checker.model import Article, Severity, Waiver
from checker.readers import STANDARD_INPUT
from checker.report import Report, gate_report
from checker.report.standing import in_the_way
from checker.settings import NEVER, Layer, value_of
from checker.stories import Recalled
from checker.visible import visible_path

_LINES = frozenset({"line", "annotations", "github"})   # formats whose first line says what stands in the way


def gate(
    articles: Articles,
    *,
    require: Annotated[Severity | None, typer.Option(help="Claims that block until a person has settled them: those "
                                                     "of this severity or more; else as checker.toml says, else "
                                                     "must.")] = None,
    fail_on: Annotated[str | None, typer.Option(metavar="[must|should|may|never]", help="Findings that block: those of "
                                                "this severity or more; else as checker.toml says, else "
                                                "should.")] = None,
    require_source: Annotated[bool | None, typer.Option("--require-source/--no-require-source", help="Whether claims "
                                                        "that are accurate on no source that is named block, too; else "
                                                        "as checker.toml says.")] = None,
    style: Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="line, annotations (of a GitHub job), "
                                       "sarif or rdjson.")] = "line",
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
    allow_empty: AllowEmpty = False,
    memory: Annotated[bool, typer.Option("--memory", help="Whether figures block, too, that are older than the newest "
                                         "that the house has settled.")] = False,
    waive: Annotated[str | None, typer.Option(metavar="REASON", help="Let the articles through this once, and keep in "
                                              "their ledgers who did, and why.")] = None,
    by: Annotated[str | None, typer.Option(metavar="INITIALS", help="Who lets them through; else as `by` in "
                                           "checker.toml, else the system's user.")] = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
) -> None:
    """Say what blocks publication, one line each; exit status 0 if nothing does, 1 if something, 3 if unknown."""
    if fail_on not in (None, *Severity, NEVER):
        raise UsageError(f"--fail-on is one of {', '.join(Severity)}, {NEVER}, not {fail_on!r}")
    write, reason = gate_report(style), _reason(waive, articles, ledger)
    stories = Stories(published, rules, ledger, form, allow_empty=allow_empty,
                      memory=Recalled.DEMANDED if memory else Recalled.NOT)
    paths = articles_meant(articles, exclude or (), stories.desks)
    who = {path: initials(by, stories.desks.layers(path)) for path in paths} if waive is not None else {}
    asked = Layer("", {"require": require, "fail-on": fail_on, "require-source": require_source})
    many = Many(stories, paths, whole, jobs, quiet=style in _LINES and is_watched())
    way = _Way(stories, asked, write if style in _LINES else None, keeps=waive is not None or style not in _LINES)
    for article in many:
        way.meet(article)
    if style not in _LINES:
        deliver(write([block for _, block in way.kept]), None)
    if many.failed:
        raise typer.Exit(FAILED)
    if way.stopped and waive is None:
        raise typer.Exit(OPEN)
    for article, block in way.kept if waive is not None else ():
        if block.claims or block.findings:
            _let_through(article, block, ledger, Waiver(who[article.path], now(), reason))


class _Way:
    """What stands in the way of articles: told at once where they are told line by line, and kept where it is needed
    in the end, each with what of it blocks.
    """

    def __init__(self, stories: Stories, asked: Layer, write: Report | None, *, keeps: bool) -> None:
        self._stories, self._asked, self._write, self._keeps = stories, asked, write, keeps
        self.kept: list[tuple[Article, Article]] = []
        self.stopped = False

    def meet(self, article: Article) -> None:
        """One more article."""
        if article.left_out:
            warn(f"{article.path}: left out: {', '.join(article.left_out)}")
        block = _blocking(article, (self._asked, *self._stories.desks.layers(article.path)))
        if self._keeps:
            self.kept.append((article, block))
        if block.claims or block.findings:
            self.stopped = True
            if self._write:
                way = in_the_way(block.findings, block.claims, len(article.claims))
                tell(f"{visible_path(article.path)}: {way}")
                put(self._write([block]))


def _blocking(article: Article, layers: Sequence[Layer]) -> Article:
    """What of an article blocks by what is asked for and set for it."""
    require, fail_on = value_of("require", layers), value_of("fail-on", layers)
    return blocking(article, Severity(require), None if fail_on == NEVER else Severity(fail_on),
                    sourced=value_of("require-source", layers))


def _reason(waive: str | None, articles: Sequence[str], ledger: str | None) -> str:
    """Why the articles are let through. Raises UsageError for none, and where it can be kept nowhere."""
    reason = " ".join((waive or "").split())
    if waive is not None and not reason:
        raise UsageError('say why: --waive "the desk has called the ministry"')
    if waive is not None and STANDARD_INPUT in articles and not ledger:
        raise UsageError("what is let through is kept in a ledger: name a file, or a ledger with --ledger")
    return reason


def _let_through(article: Article, block: Article, ledger: str | None, waiver: Waiver) -> None:
    """Keep in the article's ledger that it was let through this once, and say so."""
    from checker.ledger.judge import let_through  # noqa: PLC0415 - hardly ever
    from checker.ledger.store import update  # noqa: PLC0415

    waiver = waiver._replace(blocked=obstacles(article, block))
    update(ledger or beside(article.path), partial(let_through, article, waiver=waiver))
    tell(f"{visible_path(article.path)}: let through this once by {waiver.by}: {waiver.reason}")
