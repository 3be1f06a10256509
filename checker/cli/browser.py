"""`checker review --web`: a person settles the claims of stories in the browser, on this machine alone."""

from __future__ import annotations

import webbrowser
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from checker.cli.articles import Stories
from checker.cli.say import tell
from checker.cli.status import summary
from checker.cli.trace import evidence_for
from checker.cli.who import now
from checker.errors import UsageError
from checker.evidence import Evidence
from checker.ledger import beside
from checker.ledger.review import Review
from checker.model import Fact
from checker.settings import Layer, find
from checker.visible import visible_path


def review_in_browser(paths: Sequence[str], stories: Stories, *, by: str | None, sources: Sequence[str] | None,
                      rules: Sequence[Path], port: int, browser: bool) -> None:
    """Serve the stories until an interrupt, then tell how they stand. Raises UsageError without `checker[web]`, and
    what reading a story raises.
    """
    try:
        from checker.web.serve import serve  # noqa: PLC0415 - an extra, for who settles in the browser
    except ImportError as error:
        raise UsageError("settling in the browser needs Starlette and uvicorn: pip install 'checker[web]'") from error
    from checker.web.desk import Story  # noqa: PLC0415

    def opened(path: str) -> tuple[Review, Mapping[Fact, Sequence[Evidence]]]:
        article = stories.read(path, new=True)
        signed = find("by", (Layer("--by", {"by": by}), *stories.desks.layers(path)))
        who = " ".join(signed.value.split()) if signed else ""       # the page asks, where nothing tells
        return (Review(article, stories.ledger or beside(path), who, now, stories.remember),
                evidence_for(article, stories, sources, rules))

    desk = [Story(path, opened) for path in paths]
    try:
        serve(desk, port, partial(_ready, browser=browser))
    except KeyboardInterrupt:       # everything answered is saved already
        tell()
    except OSError as error:
        raise UsageError(f"nothing can be served at port {port}: {error.strerror or error}") from error
    for story in desk:
        tell(f"{visible_path(story.path)}: {summary(story.read())}")


def _ready(address: str, *, browser: bool) -> None:
    tell(f"Settle in the browser: {address}\nThe address is for you alone. Control-C ends; every answer is saved.")
    if browser:
        webbrowser.open(address)
