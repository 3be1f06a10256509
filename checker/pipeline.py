"""The stages in order: the whole program in one short function."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.crosscheck import Crosschecked, Trial, crosscheck
from checker.crosscheck.figures import Story
from checker.document import Document
from checker.errors import UsageError
from checker.match import Outcome, match
from checker.model import Article, Claim, Dismissal, Given, Mention, Span, Tie
from checker.readers import read
from checker.readers.text import plain_text
from checker.recognize import Groundwork, find_figures
from checker.rulebook.book import Rulebook
from checker.rulebook.library import open_rules
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import prose_of
from checker.rulebook.ties import TieForms


class Desk(NamedTuple):
    """What articles are checked with: a language pack and the rules over it."""

    pack: LanguagePack
    rulebook: Rulebook


def load_desk(language: str = "en", rules: tuple[Path, ...] = ()) -> Desk:
    """The shipped pack and rules of a language, and a desk's own rule files or folders, whose examples are not tried.

    Raises UsageError for an unknown language and BrokenRules for rule files with faults.
    """
    return Desk(*open_rules(language, rules)) if rules else _shipped_desk(language)


@cache
def _shipped_desk(language: str) -> Desk:
    desk = Desk(*open_rules(language))
    atexit.register(desk.rulebook.memory.save)      # what a program has worked out is there for the next one
    return desk


def check_document(document: Document, desk: Desk, published: Given | str | None = None, *,
                   undated: Given | None = None, crosscheck: bool = True) -> Article:
    """One article through all stages.

    `published` (ISO date) goes before what the document says of itself, `undated` counts where it says nothing.
    Without `crosscheck` nothing is looked for that its figures prove about each other.
    """
    with _no_search_for_garbage():
        ground = Groundwork(document.reading, desk.pack)
        anchor, source = dateline(document, published, ground)
        if anchor is None and undated:
            anchor, source = undated
        reading = read_document(document, desk, anchor, ground)
        found = crosscheck_figures(document, desk, anchor, reading) if crosscheck else Crosschecked()
    results = [outcome.result for outcome in reading.outcomes]
    claims = tuple(result for result in results if isinstance(result, Claim))
    dismissals = tuple(result for result in results if isinstance(result, Dismissal))
    return Article(document.path, document.title, anchor, source, document.text, claims, found.findings, dismissals,
                   format=document.format, extracted=document.extracted, prose=document.prose,
                   regions=document.regions, ties=reading.ties, edition=desk.rulebook.edition,
                   left_out=document.left_out, doubts=document.doubts, confirmed=found.confirmed)


class Reading(NamedTuple):
    """What became of every figure of an article, with all rules that wanted it, and what ties figures to each other.

    `mentions` are the figures and `sentences` its sentences as they stand in the document's reading.
    """

    outcomes: list[Outcome]
    ties: tuple[Tie, ...]
    mentions: list[Mention]
    sentences: list[Span]


def read_document(document: Document, desk: Desk, anchor: str | None, ground: Groundwork | None = None) -> Reading:
    """What becomes of the figures of an article; dates are resolved to `anchor`. `ground` is laid where it is not."""
    with _no_search_for_garbage():
        ground = ground or Groundwork(document.reading, desk.pack)
        mentions, ties, contexts, leftover = find_figures(ground, anchor)
        sharing = desk.pack.once("ties", TieForms).sharing
        outcomes = match(document, mentions, ground.sentences, desk.rulebook, prose_of(desk.pack), contexts=contexts,
                         kin=[(tie.source, tie.target) for tie in ties if tie.form in sharing])
        if leftover:                                    # apart, so that no rule for a figure has to reckon with them
            outcomes += match(document, leftover, ground.sentences, desk.rulebook, prose_of(desk.pack))
            both = sorted(zip([*mentions, *leftover], outcomes, strict=True), key=lambda each: each[0].span)
            mentions, outcomes = map(list, zip(*both, strict=True))
        place = document.place
        placed = tuple(tie._replace(source=place(tie.source), target=place(tie.target)) for tie in ties)
        return Reading(outcomes, placed, mentions, ground.sentences)


def crosscheck_figures(document: Document, desk: Desk, anchor: str | None, reading: Reading,
                       tried: list[Trial] | None = None) -> Crosschecked:
    """What the figures of an article prove about each other; each check that is tried is added to `tried`."""
    results = [(mention, outcome.result) for mention, outcome in zip(reading.mentions, reading.outcomes, strict=True)]
    with _no_search_for_garbage():
        story = Story(document, results, reading.sentences, anchor, units=desk.pack.units,
                      joins=prose_of(desk.pack).joins, signs=desk.rulebook.checks.signs)
        return crosscheck(story, desk.rulebook.checks, tried)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """No search for reference cycles meanwhile.

    Reading makes many objects and next to none in a cycle: the search would find nothing and take a fifteenth of the
    time.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def dateline(document: Document, published: Given | str | None,
             ground: Groundwork) -> tuple[str | None, str | None]:
    """The date that relative dates are resolved against, and where it comes from. Never today's."""
    if published:
        return Given(published) if isinstance(published, str) else published
    if document.published:
        return document.published, "metadata"
    return (ground.dateline, "dateline") if ground.dateline else (None, None)


def check_file(path: str, desk: Desk, published: str | None = None, form: str | None = None, *,
               allow_empty: bool = False) -> Article:
    """The article in a file ("-" is standard input), of the format `form` or what it looks like.

    Raises Unreadable, also where the file holds no text to check, unless `allow_empty`.
    """
    return check_document(read(path, form, allow_empty=allow_empty), desk, published)


def check(text: str, published: str | date | None = None, language: str = "en") -> Article:
    """The claims and findings of a text.

    `published` is the date (or ISO date) that relative dates are resolved against; without one, and without one in the
    text, they stay unresolved. Raises UsageError for a date that is none and for an unknown language.
    """
    return check_document(plain_text("-", text), load_desk(language), iso_date(published))


def recognize(text: str, published: str | date | None = None, language: str = "en") -> list[Mention]:
    """Every number and date of a text, in text order. Arguments and errors are those of `check`."""
    document = plain_text("-", text)
    ground = Groundwork(document.reading, load_desk(language).pack)
    anchor, _ = dateline(document, iso_date(published), ground)
    return list(map(document.placed, find_figures(ground, anchor).mentions))


def iso_date(published: str | date | None) -> str | None:
    """A date as ISO text. Raises UsageError where it is none."""
    if published is None or isinstance(published, date):
        return published.isoformat()[:10] if published else None
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError as error:
        raise UsageError(f"{published!r} is no date; write it as 2011-12-15") from error
