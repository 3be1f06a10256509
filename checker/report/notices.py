"""Claims and findings as notices: a place and one line of words, as editors and build servers show them.

What is settled needs no notice. Every format of this family is written from the same notices, so they agree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from checker.facts import fact_key, finding_facts, finding_key
from checker.model import Article, Claim, Fact, Finding, Severity, Span, Status, Verdict
from checker.report.standing import message_of, verdict_in_words
from checker.reread import read_anew
from checker.visible import visible
from checker.words import value_as_written

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice stands: first line and column, and the end behind its last character; all from 1.

    Columns count code points; `byte_column` and `byte_end_column` are the same two in bytes of UTF-8.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end_column: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One line about one place. `id` is the claim's or finding's, and `key` the long form of it: both stay when the
    place moves. `related` are the figures of a finding with what each is; `fixes` what could stand in the place of one.
    """

    path: str
    place: Place
    severity: Severity
    rule: str
    id: str
    key: str
    message: str
    related: tuple[tuple[Place, str], ...] = ()
    fixes: tuple[tuple[Place, str], ...] = ()


def notices(article: Article) -> Iterator[Notice]:
    """A notice for each claim and each finding that is not settled, in the order of their places."""
    places = _Places(article.text)
    found = [(claim.span, _of_claim(article, claim, places)) for claim in article.claims if not claim.status.settled]
    found += [(_first(finding), _of_finding(article, finding, finding_key(fact), places))
              for finding, fact in zip(article.findings, finding_facts(article), strict=True)
              if not finding.status.settled]
    yield from (notice for _, notice in sorted(found, key=lambda pair: pair[0]))


def _of_claim(article: Article, claim: Claim, places: _Places) -> Notice:
    return Notice(article.path, places.of(claim.span), claim.severity, claim.rule, claim.id, fact_key(claim.fact),
                  claim_message(claim))


def _of_finding(article: Article, finding: Finding, key: str, places: _Places) -> Notice:
    related = tuple((places.of(operand.span), _one_line(f"{operand.role}: {operand.quote}"))
                    for operand in finding.operands)
    fixes = tuple((places.of(fix.span), fix.text) for fix in finding.fixes)
    return Notice(article.path, places.of(_first(finding)), finding.severity, finding.check, finding.id, key,
                  finding_message(finding), related, fixes)


def finding_message(finding: Finding) -> str:
    """What a finding says, and what has become of it, in one line."""
    before = finding.verdict or finding.earlier
    by = f" by {_by(before)}" if before else ""
    return _one_line(f"{verdict_in_words(finding)}{by}: {message_of(finding)}")


def claim_message(claim: Claim) -> str:
    """What is to be done about a claim, in one line."""
    return _one_line(_message(claim))


def _message(claim: Claim) -> str:
    what = f"{claim.status.value}: {_quoted(claim.quote)} ({claim.category}, {claim.severity.value})"
    if claim.verdict and claim.verdict.status is not claim.status:
        return f"{what}: {_decided(claim.verdict)} on no source"
    if claim.verdict:
        return f"{what} by {_by(claim.verdict)}"
    if claim.earlier and claim.status is Status.REWORDED:
        return f'{what}: was {_decided(claim.earlier.verdict)} in "{claim.earlier.fact.sentence}"'
    if claim.earlier:
        decided = _decided(claim.earlier.verdict)
        return f"{what}: {read_anew(claim) or f'was {_before(claim, claim.earlier.fact)}'}, {decided}"
    return f"{what}: {_one_line(claim.ask)}"


def _before(claim: Claim, fact: Fact) -> str:
    """What a claim was: as it was written, or how it was read where that is written as before."""
    if fact.quote != claim.fact.quote:
        return _quoted(fact.quote)
    if (fact.value, fact.unit) != (claim.fact.value, claim.fact.unit):
        return value_as_written(fact.value, fact.unit)
    return f"{_quoted(fact.quote)} ({fact.measure})"


def _decided(verdict: Verdict) -> str:
    return f"{verdict.status.value} by {_by(verdict)}"


def _by(verdict: Verdict) -> str:
    note = _one_line(verdict.note)
    return f"{verdict.by}: {note}" if note else verdict.by


def _quoted(quote: str) -> str:
    return f'"{_one_line(quote)}"'


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _first(finding: Finding) -> Span:
    return min(finding.spans, default=Span(0, 0))


class _Places:
    """Lines and columns of a text. Lines end with LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def of(self, span: Span) -> Place:
        line, end_line = bisect_right(self._starts, span.start), bisect_right(self._starts, max(span.end - 1, 0))
        begin, last = self._starts[line - 1], self._starts[end_line - 1]
        return Place(line, span.start - begin + 1, end_line, span.end - last + 1,
                     self._bytes(begin, span.start) + 1, self._bytes(last, span.end) + 1)

    def _bytes(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode("utf-8", "surrogatepass"))
