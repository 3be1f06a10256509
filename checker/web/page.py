"""The page in which a story is settled: that of the report, with what answers, and the policy that it runs under."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import PurePath

from checker.model import Article
from checker.report.margin import escape
from checker.report.page import asset, filled, sha256_of, slots_of

_PACKAGE = "checker.web"


def review_page(article: Article, number: int, paths: Sequence[str]) -> str:
    """The page of the story of that number among those at `paths`."""
    style, script = _parts()
    slots = slots_of([article], style, script)
    others = "".join(
        f'<li><a href="../{at}/"{" aria-current=page" if at == number else ""}>{escape(PurePath(path).name)}</a></li>'
        for at, path in enumerate(paths, 1))
    slots["stories"] = f'<nav aria-label="Stories"><ul class="stories">{others}</ul></nav>' if len(paths) > 1 else ""
    return filled(asset("review.html", _PACKAGE), slots)


@cache
def _parts() -> tuple[str, str]:
    """The style and the script of the page."""
    return (asset("page.css") + asset("review.css", _PACKAGE), asset("page.js") + asset("review.js", _PACKAGE))


@cache
def policy() -> str:
    """The policy of the page: its own style and script, by their hashes, and nothing from or to anywhere else."""
    style, script = _parts()
    return (f"default-src 'none'; style-src 'sha256-{sha256_of(style)}'; script-src 'sha256-{sha256_of(script)}'; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
