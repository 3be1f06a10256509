"""`checker review`: a person settles the claims of an article, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

import typer

from checker.cli.articles import Form, LedgerFile, Published, Rules, Stories
from checker.cli.say import INTERRUPTED, tell, terminal_width
from checker.cli.status import summary
from checker.cli.trace import evidence_for
from checker.cli.who import initials
from checker.errors import UsageError
from checker.ledger import beside
from checker.model import Claim, Finding
from checker.readers import STANDARD_INPUT
from checker.stories import Recalled
from checker.visible import visible_path

_LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


def review(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="The file to review; in the browser, or the "
                                                  "files.")],
    *,
    web: Annotated[bool, typer.Option("--web", help="Settle in the browser, on this machine alone.")] = False,
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="With --web, the port to serve at; else "
                                      "any that is free.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="With --web, open the browser.")] = True,
    everything: Annotated[bool, typer.Option("--all", help="Every claim, settled ones too.")] = False,
    unanswered: Annotated[bool, typer.Option("--open", help="Only claims with no verdict, open or reworded.")] = False,
    line: Annotated[str | None, typer.Option(metavar="LINE", help="Only claims on this line, or these: 12-20.")] = None,
    by: Annotated[str | None, typer.Option(metavar="INITIALS", help="Who decides; else as `by` in checker.toml, else "
                                           "the system's user.")] = None,
    source: Annotated[list[str] | None, typer.Option("--source", metavar="SOURCE", help="A file or folder with what "
                                                     "the story was made from, to show what it says of each claim; "
                                                     "else `sources` in checker.toml.")] = None,
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
) -> None:
    """Settle claims one by one: the most harmful first, each answer saved at once. Shows what is not settled yet."""
    from checker.cli.screen import look  # noqa: PLC0415 - other commands do without them
    from checker.cli.session import Session  # noqa: PLC0415

    if STANDARD_INPUT in articles:
        raise UsageError("review needs a file: its answers come from standard input")
    if len(articles) > 1 and (ledger or not web):
        raise UsageError("a ledger belongs to one article: name one article with --ledger" if ledger else
                         "one article at a time is settled here; --web settles several")
    choose = _choice(line, everything=everything, unanswered=unanswered)
    stories = Stories(published, rules, ledger, form, memory=Recalled.OFFERED)
    if web:
        from checker.cli.browser import review_in_browser  # noqa: PLC0415

        if line is not None or unanswered:
            raise UsageError("the browser shows all claims of a story: --open and --line are for the terminal")
        review_in_browser(articles, stories, by=by, sources=source, rules=rules or (), port=port, browser=browser)
        return
    article = articles[0]
    who = initials(by, stories.desks.layers(article))
    story = stories.read(article, new=True)
    session = Session(story, ledger or beside(article), who, choose, look(terminal_width()),
                      evidence=evidence_for(story, stories, source, rules or ()), remember=stories.remember)
    try:
        session.run()
    except KeyboardInterrupt:       # everything answered is saved already
        tell()
        raise typer.Exit(INTERRUPTED) from None
    finally:
        tell(f"{visible_path(article)}: {summary(session.article)}")


def _choice(lines: str | None, *, everything: bool, unanswered: bool) -> Callable[[Claim | Finding], bool]:
    """Which findings and claims are shown. Raises UsageError."""
    if (lines is not None) + everything + unanswered > 1:
        raise UsageError("choose one of --all, --open and --line")
    if lines is not None:
        match = _LINES.fullmatch(lines)
        if not match:
            raise UsageError(f"--line is a line or lines as 12 or 12-20, not {lines!r}")
        first, last = int(match[1]), int(match[2] or match[1])
        return lambda shown: any(first <= line <= last for line in _lines(shown))
    if everything:
        return lambda _: True
    if unanswered:
        return lambda shown: shown.verdict is None
    return lambda shown: not shown.status.settled


def _lines(shown: Claim | Finding) -> list[int]:
    """The lines that a claim or the figures of a finding begin on."""
    return [shown.line] if isinstance(shown, Claim) else [operand.line for operand in shown.operands]
