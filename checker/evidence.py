"""What the reporter's sources say of a story's claims: the records that tracing makes and reports show.

A place is told as the person who opens the source sees it, counted from 1: the page in the file, the line, the row and
the column as the program shows them.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from checker.model import Article, Claim


class Place(NamedTuple):
    """Where in a source something stands; what does not apply is None.

    `column` is the name of a column and `column_number` its number; `row_name` is what the row is about. `path` is a
    JSON Pointer (RFC 6901).
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: str | None = None
    column_number: int | None = None
    row_name: str | None = None
    path: str | None = None

    def record(self) -> dict[str, Any]:
        """The place as a JSON object without what does not apply."""
        return {name: value for name, value in self._asdict().items() if value is not None}

    def __str__(self) -> str:
        """The place in words: `page 3, line 12`; `sheet "2023", row 14, column "Deaths"`."""
        parts = []
        for name in ("page", "line", "paragraph", "sheet", "table", "row"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f'{name} "{value}"' if isinstance(value, str) else f"{name} {value}")
        if self.row is None and self.row_name:
            parts.append(f'row "{self.row_name}"')
        if self.column is not None:
            parts.append(f'column "{self.column}"')
        elif self.column_number is not None:
            parts.append(f"column {self.column_number}")
        if self.path is not None:
            parts.append(self.path)
        return ", ".join(parts)


class Word(StrEnum):
    """What a piece of evidence says of a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEAR = "near"


class How(StrEnum):
    """By what a piece of evidence bears on a claim."""

    DIRECT = "direct"
    ROUNDED = "rounded"
    HEDGE = "hedge"
    UNIT = "unit"
    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    GROWTH = "growth"
    RANK = "rank"
    MAX_SINCE = "max-since"
    COUNT_OF_ROWS = "count-of-rows"
    DATE = "date"


class Verdict(StrEnum):
    """What the sources together say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NEAR = "near"
    NOTHING = "nothing"


class Operand(NamedTuple):
    """A figure in a source that a formula takes, with its value as a decimal text."""

    source: str
    place: Place
    passage: str
    value: str


class Evidence(NamedTuple):
    """One place in a source that bears on a claim.

    `passage` is the stretch of the source with the figure at `lit` in it (start and end; None where the passage is no
    text). `formula` shows what was reckoned from `operands`; `why` says in words why it counts. `score` ranks.
    """

    word: Word
    how: How
    source: str
    place: Place
    passage: str
    why: str
    lit: tuple[int, int] | None = None
    formula: str | None = None
    operands: tuple[Operand, ...] = ()
    score: float = 0.0


class SourceStatus(StrEnum):
    """How much of a source could be read."""

    READ = "read"
    PARTLY = "partly"
    FAILED = "failed"


class SourceNote(NamedTuple):
    """A source, of what kind it is, and what could not be read of it, as a sentence."""

    path: str
    kind: str
    status: SourceStatus
    message: str | None = None


class Traced(NamedTuple):
    """A story with what its sources say: `evidence` holds a tuple, best first, for each claim of the article."""

    article: Article
    sources: tuple[SourceNote, ...]
    evidence: tuple[tuple[Evidence, ...], ...]


class Fate(StrEnum):
    """What became of a figure from one version of a story to the other."""

    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"
    KEPT = "kept"


class Change(NamedTuple):
    """A figure of the first version, of the second, or of both, and what became of it."""

    fate: Fate
    before: Claim | None
    after: Claim | None

    @property
    def sentence(self) -> str:
        """The sentence of the later version, or of the only one that has the figure."""
        told = self.after or self.before
        return told.sentence if told else ""


def verdict_of(evidence: tuple[Evidence, ...]) -> Verdict:
    """What ranked evidence amounts to: its first word decides."""
    if not evidence:
        return Verdict.NOTHING
    return {Word.SUPPORTS: Verdict.SUPPORTED, Word.CONTRADICTS: Verdict.CONTRADICTED,
            Word.NEAR: Verdict.NEAR}[evidence[0].word]


def shown(value: Decimal) -> str:
    """A figure for a formula: digits in groups, and no more than six of them behind the point."""
    text = f"{round(value, 6):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
