"""A trace as one page: the story with each claim lit by its verdict, the evidence beside it, and nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence

from checker.about import VERSION
from checker.evidence import Evidence, Traced, Verdict, verdict_of
from checker.model import Article, Claim, Region, Where
from checker.report.lit import Piece, pieces
from checker.report.margin import escape
from checker.report.page import asset, filled, sha256_of
from checker.report.traced.rows import IN_WORDS, ordered, place_of, summary, told_of_sources
from checker.report.words import place_in_words, value_in_words

_ELEMENTS = {Where.HEADLINE: "h2", Where.HEADING: "h3"}


def write(traced: Traced, width: int) -> str:
    """The page. All text of story and sources goes in escaped, and no script runs in it."""
    del width
    style = asset("page.css") + asset("traced.css")
    article = traced.article
    return filled(asset("traced.html"), {
        "title": escape(article.title or article.path), "summary": escape(summary(traced)),
        "sources": "".join(f"<li>{escape(told)}</li>" for told in told_of_sources(traced)),
        "copy": _copy(traced), "rows": "\n".join(_rows(traced)), "style": style, "style_hash": sha256_of(style),
        "version": VERSION})


def _rows(traced: Traced) -> list[str]:
    numbers = {claim.id: at for at, claim in enumerate(traced.article.claims, 1)}
    return [_row(traced.article, claim, evidence, verdict, numbers[claim.id])
            for claim, evidence, verdict in ordered(traced)]


def _row(article: Article, claim: Claim, evidence: tuple[Evidence, ...], verdict: Verdict, number: int) -> str:
    found = "".join(_evidence(piece) for piece in evidence)
    place = escape(place_in_words(article, claim))
    return (f'<tr id="row-{number}" data-verdict="{verdict.value}"><th scope="row">'
            f'<a href="#claim-{number}">{number}</a><span class="place">{place}</span></th>'
            f'<td><span class="quote">{escape(claim.quote)}</span><code>{escape(value_in_words(claim))}</code></td>'
            f'<td><b class="verdict">{IN_WORDS[verdict]}</b>{f"<ol>{found}</ol>" if found else ""}</td></tr>')


def _evidence(piece: Evidence) -> str:
    text = piece.passage
    if piece.lit:
        start, end = piece.lit
        said = f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"
    else:
        said = escape(text)
    place = escape(f"{piece.word.value}: {place_of(piece)}")
    return (f'<li data-evidence="{piece.word.value}"><span class="source">{place}</span>'
            f'<q>{said}</q><span class="note">{escape(piece.why)}</span></li>')


def _copy(traced: Traced) -> str:
    article = traced.article
    starts = [claim.span.start for claim in article.claims]
    regions = article.regions or (Region(0, len(article.text), Where.BODY, 1),)
    return "\n".join(_paragraph(traced, region, starts) for region in regions)


def _paragraph(traced: Traced, region: Region, starts: Sequence[int]) -> str:
    name = _ELEMENTS.get(region.where, "p")
    inside = "".join(_piece(traced, piece) for piece in pieces(traced.article, region, starts))
    return f'<{name} class="{region.where.value}">{inside}</{name}>'


def _piece(traced: Traced, piece: Piece) -> str:
    if piece.claim is None:
        return escape(piece.text)
    number = piece.claim + 1
    anchor = f' id="claim-{number}"' if piece.first else ""
    last = " data-last" if piece.last else ""
    verdict = verdict_of(traced.evidence[piece.claim]).value
    return (f'<a class="claim"{anchor} href="#row-{number}" data-verdict="{verdict}" data-number="{number}"{last}>'
            f"{escape(piece.text)}</a>")
