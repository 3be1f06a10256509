"""The door for Python programs: what `from checker import ...` offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike, fspath
from pathlib import Path

from checker.model import Article, Mention
from checker.pipeline import check_document, iso_date, load_desk
from checker.pipeline import recognize as _recognize
from checker.readers.text import plain_text
from checker.stories import Stories

AnyPath = str | PathLike[str]
"""How a file or folder may be named."""


def check(text: str | None = None, published: str | date | None = None, language: str = "en", *,
          path: AnyPath | None = None, rules: Sequence[AnyPath] = (),
          sources: Sequence[AnyPath] = ()) -> Article:
    """The claims and findings of a text, or of the file at `path`, in any format that `checker check` reads.

    `published` is the date, or ISO date, that relative dates are resolved against; without one, and without one in
    the text, they stay unresolved. `rules` are rule files and folders beside the shipped ones. With `path` the
    settings of its folder hold (rules, date of publication), and its ledger tells what people have settled. With
    `sources`, files and folders, `evidence` of the article holds what they say of each claim, in the claims' order.

    Raises TypeError for arguments of another type, UsageError for a date that is none or an unknown language,
    BrokenRules for rules or settings with faults, Unreadable for a file that cannot be read or holds no text, and
    BrokenLedger for a damaged ledger: all but the first are CheckerError.
    """
    if (text is None) == (path is None):
        raise TypeError("check takes a text, or the path of a file as path=, and not both")
    if text is not None and not isinstance(text, str):
        raise TypeError(f"the text to check is a str, not {type(text).__name__}: decode bytes, or name a file as path=")
    places, named = _paths("rules", rules), _paths("sources", sources)
    if text is not None:
        article = check_document(plain_text("-", text), load_desk(language, places), iso_date(_day(published)))
    else:
        article = Stories(_day(published), places, language=language).read(fspath(path or ""))
    return _with_evidence(article, [str(source) for source in named], places) if named else article


def recognize(text: str, published: str | date | None = None, language: str = "en") -> list[Mention]:
    """Every number and date of a text, in text order, as `check` reads them, whatever rules make of them.

    Arguments and errors are those of `check`.
    """
    if not isinstance(text, str):
        raise TypeError(f"the text to read is a str, not {type(text).__name__}")
    return _recognize(text, _day(published), language)


def _with_evidence(article: Article, sources: list[str], rules: tuple[Path, ...]) -> Article:
    from checker.dossier import DeskReader  # noqa: PLC0415 - only with sources
    from checker.trace import trace  # noqa: PLC0415

    traced = trace(article, sources, DeskReader(article.path, rules, article.published))
    return article._replace(evidence=traced.evidence, sources=traced.sources)


def _paths(name: str, places: Sequence[AnyPath]) -> tuple[Path, ...]:
    if isinstance(places, (str, PathLike)):
        raise TypeError(f"{name} is a list of paths, not one: write {name}=[{str(places)!r}]")
    return tuple(Path(fspath(place)) for place in places)


def _day(published: object) -> str | date | None:
    if published is None or isinstance(published, (str, date)):
        return published
    raise TypeError(f"published is a date or an ISO date such as 2011-12-15, not {type(published).__name__}")
