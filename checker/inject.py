"""Slips planted in a story, one at a time, and which of them its own figures give away.

So a desk sees what the checks can do for a story of its own and what they cannot: a figure that the story tells once
contradicts nothing. Each slip is one that is made in newsrooms; all else of the story stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from checker.model import Article, Claim, Finding, Given, Kind, Span, TieKind
from checker.pipeline import Desk, check_document
from checker.readers import read
from checker.readers.text import plain_text
from checker.report.injected import SLIPS, Planted, Trial

MOST = 200      # slips that are planted in one story; each takes a check of the whole

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTED = {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
_HALF_AS_MUCH_AGAIN = Decimal("1.5")
_THOUSAND = 1000
_LAST = 9       # the digit that none comes after
_WEEK = 7


def inject(article: Article, desk: Desk) -> Trial:
    """Plant slips in a story that was checked with `desk`, one at a time, and check it each time."""
    slips = sorted(_slips(article, desk), key=lambda slip: (slip.span, SLIPS.index(slip.slip)))
    known = {_key(finding) for finding in article.findings}
    return Trial(tuple(slip._replace(found=_found(article, desk, slip, known)) for slip in slips[:MOST]), len(slips))


def _found(article: Article, desk: Desk, slip: Planted, known: set[object]) -> Finding | None:
    """What is found of a planted slip that was not found before: a finding with the changed figure in it."""
    (start, end), text = slip.span, article.text
    changed = f"{text[:start]}{slip.planted}{text[end:]}"
    document = (plain_text(article.path, changed) if article.extracted
                else read(article.path, article.format, content=changed.encode()))
    given = Given(article.published, article.published_from or "") if article.published else None
    place = Span(start, start + len(slip.planted))
    return next((finding for finding in check_document(document, desk, given).findings
                 if _key(finding) not in known and any(span.overlaps(place) for span in finding.spans)), None)


def _key(finding: Finding) -> object:
    return finding.check, tuple(operand.quote for operand in finding.operands)


def _slips(article: Article, desk: Desk) -> Iterator[Planted]:
    """Every slip that can be planted."""
    days, scales = _meanings(desk, "weekday"), _meanings(desk, "scale")
    parts = _parts(article)
    for claim in article.claims:
        if claim.mention.moment and claim.mention.moment.weekday:
            yield from _weekday(article, claim, days)
        place = claim.mention.figure or claim.span
        numeral = _NUMERAL.search(article.text, *place)
        if numeral is None:
            continue
        if claim.mention.kind is Kind.PERCENT:
            yield _planted(article, "percentage", Span(*numeral.span()), _more(numeral[0]))
        elif claim.mention.kind in _COUNTED:
            if claim.mention.span in parts or claim.span in parts:
                yield _planted(article, "part", Span(*numeral.span()), _next(numeral[0]))
            if turned := _turned(numeral[0]):
                yield _planted(article, "digits", Span(*numeral.span()), turned)
            yield from _thousandfold(article, Span(numeral.end(), place[1]), scales)


def _meanings(desk: Desk, name: str) -> dict[str, int]:
    """What each word of a class means, in full words first."""
    words = sorted(filter(str.isalpha, desk.pack.words(name)), key=lambda word: (-len(word), word))
    return {word.lower(): int(desk.pack.lexicon.meaning(word, name)) for word in words}


def _parts(article: Article) -> set[Span]:
    """The figures that are parts of a list, or of a whole that they were shown to agree with."""
    listed = {span for tie in article.ties if tie.kind is TieKind.LIST for span in (tie.source, tie.target)}
    return listed | {operand.span for each in article.confirmed for operand in each.operands
                     if operand.role.startswith("part")}


def _planted(article: Article, slip: str, span: Span, planted: str) -> Planted:
    line = article.text.count("\n", 0, span.start) + 1
    return Planted(slip, span, line, article.text[span.start:span.end], planted)


def _weekday(article: Article, claim: Claim, names: Mapping[str, int]) -> Iterator[Planted]:
    """The weekday beside a date, a day on."""
    for word in re.finditer(r"[^\W\d_]+", article.text[claim.span.start:claim.span.end]):
        if word[0].lower() in names:
            after = names[word[0].lower()] % _WEEK + 1
            name = next(name for name, number in names.items() if number == after)
            at = claim.span.start + word.start()
            yield _planted(article, "weekday", Span(at, at + len(word[0])), name.capitalize())
            return


def _more(numeral: str) -> str:
    """Half as much again, to the place written."""
    figure = Decimal(numeral.replace(",", ""))
    more = (figure * _HALF_AS_MUCH_AGAIN).quantize(figure, ROUND_HALF_UP)
    return f"{more if more != figure else figure + 1:f}"


def _next(numeral: str) -> str:
    """The first digit one up, or down from nine."""
    first = int(numeral[0])
    return f"{first + 1 if first < _LAST else first - 1}{numeral[1:]}"


def _turned(numeral: str) -> str | None:
    """Two digits beside each other that change places, the first two that differ; None where there are none."""
    for at, (one, other) in enumerate(pairwise(numeral)):
        if one.isdigit() and other.isdigit() and one != other and (at or other != "0"):
            return f"{numeral[:at]}{other}{one}{numeral[at + 2:]}"
    return None


def _thousandfold(article: Article, behind: Span, scales: Mapping[str, int]) -> Iterator[Planted]:
    """The scale behind a numeral, as that a thousand times larger: billion for million."""
    word = article.text[behind.start:behind.end].strip(" -")
    value = scales.get(word.lower(), 0) * _THOUSAND
    larger = next((name for name, scale in scales.items() if scale == value), None)
    if larger:
        at = article.text.index(word, behind.start, behind.end)
        yield _planted(article, "thousand", Span(at, at + len(word)), larger.title() if word.istitle() else larger)
