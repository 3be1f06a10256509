"""One claim as a person settles it: the sentence lit with lines around it, the value, what to ask, what was decided."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import Article, Claim, Finding, Span, Status, Verdict
from checker.report.standing import groups, verdict_in_words
from checker.report.words import ties_in_words, value_in_words
from checker.reread import read_anew
from checker.visible import visible

if TYPE_CHECKING:
    from checker.evidence import Evidence

_AROUND = 3         # rows of text above and below the sentence
_LABEL = 9          # characters of the column of labels
_MOST_SOURCES = 3   # pieces of evidence that are shown
_SAID = {"supports": "supports", "contradicts": "against", "near": "near"}
_NARROWEST = 16     # characters a row has at least
_BOLD, _REVERSE, _DIM, _PLAIN = "\x1b[1m", "\x1b[7m", "\x1b[2m", "\x1b[0m"
_WORDS = re.compile(r"\S+")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True)
class Look:
    """How a screen is drawn: characters a row, and whether with colour."""

    width: int
    colour: bool

    def lit(self, text: str, code: str) -> str:
        return f"{code}{text}{_PLAIN}" if self.colour and text else text


def look(width: int) -> Look:
    """As this terminal can: no colour where NO_COLOR is set (no-color.org), for a dumb terminal, and for a file."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return Look(max(width, _NARROWEST + 4), not plain)


def screen(article: Article, claim: Claim, number: int, count: int, style: Look, *,
           evidence: Sequence[Evidence] = ()) -> str:
    """The screen of the claim that is `number` of `count`, with line ends, and with what its sources say of it."""
    head = f"{number} of {count}  {claim.category}  {claim.severity.value}  {visible(article.path)}:{claim.line}"
    rule = "-" * min(style.width, len(head))
    rows = [rule, *(style.lit(row, _BOLD) for row in textwrap.wrap(head, style.width)), "",
            *_text(article.text, claim, style), ""]
    for label, words in (*_facts(article, claim), *_sources(evidence)):
        rows += _labelled(label, words, style)
    return "\n".join([*rows, ""])


def finding_screen(article: Article, finding: Finding, number: int, count: int, style: Look) -> str:
    """The screen of a finding: each sentence with its figures lit, what is wrong, the arithmetic, how to mend it."""
    spans = sorted(set(finding.spans))
    line = min((operand.line for operand in finding.operands), default=1)
    head = (f"{number} of {count}  {finding.check}  {finding.severity.value}  {verdict_in_words(finding)}  "
            f"{visible(article.path)}:{line}")
    rule = "-" * min(style.width, len(head))
    rows = [rule, *(style.lit(row, _BOLD) for row in textwrap.wrap(head, style.width)), ""]
    rows += [_row(article.text, row, row, spans, style) for row in _rows_of(article, spans, style.width - 2)]
    rows.append("")
    for label, words in _told(article, finding):
        rows += _labelled(label, words, style)
    return "\n".join([*rows, ""])


def _rows_of(article: Article, spans: Sequence[Span], width: int) -> list[Span]:
    """The rows of the text that the figures of a finding stand in."""
    homes = {claim.span: claim.home for claim in article.claims}
    shown = sorted({homes.get(span, span) for span in spans})
    rows = {row: None for home in shown for row in _rows(article.text, home, width) if row.overlaps(home)}
    return [row for number, row in enumerate(rows) if not any(row.overlaps(other) for other in list(rows)[:number])]


def _told(article: Article, finding: Finding) -> Iterator[tuple[str, str]]:
    yield "finding", finding.message
    yield "sum", finding.arithmetic
    if finding.looks_like:
        yield "perhaps", finding.looks_like
    for fix in finding.fixes:
        yield "or write", f'"{fix.text}" for "{" ".join(article.text[fix.span.start:fix.span.end].split())}"'
    yield "ask", finding.ask
    group = next(group for group in groups(article.findings) if finding in group)
    for other in group:
        if other is not finding:
            yield "see also", f"{other.message} It has a figure in common with this one."
    if finding.verdict:
        yield finding.verdict.status.value, _said(finding.verdict)
    if finding.earlier:
        yield "reworded", f"{finding.earlier.status.value}, {_said(finding.earlier)}"


def _facts(article: Article, claim: Claim) -> Iterator[tuple[str, str]]:
    if " ".join(article.text[claim.home.start:claim.home.end].split()) != claim.sentence:
        yield "reads", claim.sentence       # there is markup in it
    yield "value", value_in_words(claim)
    if claim.measure:
        yield "measure", claim.measure
    yield "ask", claim.ask
    if claim.verdict:
        yield claim.verdict.status.value, _said(claim.verdict)
    yield from _before(claim)
    for tie in ties_in_words(article, claim):
        yield "agrees", tie
    for finding in findings_of(article, claim):
        yield "finding", f"{verdict_in_words(finding)}: {finding.message}"


def _before(claim: Claim) -> Iterator[tuple[str, str]]:
    """What was settled of a claim before it changed, and of its like in other stories."""
    earlier = claim.earlier
    if earlier:
        if earlier.reread:
            yield "read anew", read_anew(claim) or ""
        if claim.status is Status.REWORDED:
            yield "reworded", f"{earlier.verdict.status.value}, {_said(earlier.verdict)}"
            yield "old", earlier.fact.sentence
            yield "new", claim.sentence
        elif not claim.verdict:
            yield "was", (f'"{earlier.fact.quote}" in "{earlier.fact.sentence}": '
                          f"{earlier.verdict.status.value}, {_said(earlier.verdict)}")
    for told in claim.remembered:
        yield "memory", told


def _sources(evidence: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    """What the sources say, the best in full."""
    if not evidence:
        return
    from checker.report.traced.rows import lit_passage, place_of  # noqa: PLC0415 - few reviews have sources at hand

    for number, piece in enumerate(evidence[:_MOST_SOURCES]):
        yield _SAID[piece.word.value], place_of(piece)
        if not number:
            yield "", lit_passage(piece)
            yield "", piece.why


def findings_of(article: Article, claim: Claim) -> list[Finding]:
    """The findings that touch a claim."""
    return [finding for finding in article.findings if any(span.overlaps(claim.span) for span in finding.spans)]


def _said(verdict: Verdict) -> str:
    evidence = ", ".join(detail for detail in (verdict.source, verdict.locator, verdict.note) if detail)
    return f"by {verdict.by} on {verdict.at.date().isoformat()}" + (f": {evidence}" if evidence else "")


def _labelled(label: str, words: str, style: Look) -> list[str]:
    """A label, and the words in a column beside it, or below it where the rows are narrow."""
    words = visible(_BLANK.sub(" ", words))
    narrow = style.width < _NARROWEST + _LABEL + 2
    indent = "  " if narrow else " " * (_LABEL + 2)
    rows = textwrap.wrap(words, style.width, initial_indent=indent, subsequent_indent=indent) or [indent]
    if narrow:
        return [style.lit(label, _DIM), *rows]
    return [style.lit(label.rjust(_LABEL), _DIM) + rows[0][_LABEL:], *rows[1:]]


def _text(text: str, claim: Claim, style: Look) -> list[str]:
    """The rows with the claim's sentence and a few around it; a sign in the margin marks those of the sentence."""
    home = Span(min(claim.home.start, claim.span.start), max(claim.home.end, claim.span.end))
    rows = list(_rows(text, home, style.width - 2))
    inside = [i for i, row in enumerate(rows) if row.overlaps(home)]
    shown = range(max(0, inside[0] - _AROUND), min(len(rows), inside[-1] + 1 + _AROUND))
    return [_row(text, rows[i], home, [claim.span], style) for i in shown]


def _rows(text: str, home: Span, width: int) -> Iterator[Span]:
    """The text around a sentence as rows of at most `width` characters that break at blanks; empty rows are left out.

    Rows have room for the two signs that mark the figure.
    """
    reach = (_AROUND + 1) * width
    begin, end = max(0, home.start - reach), min(len(text), home.end + reach)
    begin = begin and max(text.rfind("\n", 0, begin), text.find(" ", begin, home.start), 0)
    start = last = -1
    for word in _WORDS.finditer(text, begin, end):
        for left in range(word.start(), word.end(), width - 2):
            right = min(word.end(), left + width - 2)
            if start >= 0 and (right - start > width - 2 or "\n" in text[last:left]):
                yield Span(start, last)
                start = -1
            start, last = (left if start < 0 else start), right
    if start >= 0:
        yield Span(start, last)


def _row(text: str, row: Span, home: Span, figures: Sequence[Span], style: Look) -> str:
    """One row, with the sentence and the figures lit, and a figure between brackets where there is no colour."""
    ends = {place for span in (home, *figures) for place in span if row.start < place < row.end}
    cuts = sorted({row.start, row.end, *ends})
    pieces = []
    for start, end in pairwise(cuts):
        around = [figure for figure in figures if figure.start <= start < figure.end]
        piece, lit = visible(_BLANK.sub(" ", text[start:end])), bool(around)
        if lit and not style.colour:
            opens, closes = (sum(place in figure for figure in around) for place in (start, end))
            piece = f"{'[' * opens}{piece}{']' * closes}"
        code = _REVERSE if lit else _BOLD if home.start <= start < home.end else ""
        pieces.append(style.lit(piece, code) if code else piece)
    return f"{'>' if row.overlaps(home) else ' '} {''.join(pieces)}"
