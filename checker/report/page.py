"""One page for an editor: the article with every claim lit and its card in the margin, filters, and nothing fetched.

All text of the article goes in escaped, and the page's own policy lets no script run but the page's own, by its hash;
so nothing that stands in an article can run, and nothing can be sent or loaded.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from checker.about import VERSION
from checker.model import Article, Finding, Region, Severity, Status, Where
from checker.records import claim_record
from checker.report.lit import Piece, pieces
from checker.report.margin import data_of, escape, margin
from checker.report.standing import message_of, verdict_in_words, worst_first
from checker.report.words import summary
from checker.visible import visible

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ELEMENTS = {Where.HEADLINE: "h2", Where.HEADING: "h3"}
_FILTERS = ("category", "severity", "status")
_ORDER = {"severity": [severity.value for severity in Severity], "status": [status.value for status in Status]}


def as_page(articles: Sequence[Article]) -> str:
    """The page of all articles."""
    page = filled(asset("page.html"), slots_of(articles, asset("page.css"), asset("page.js")))
    return page.replace('class="still"', 'class="still many"', 1) if len(articles) > 1 else page


def slots_of(articles: Sequence[Article], style: str, script: str) -> dict[str, str]:
    """What is filled into a page of articles that has this style and this script."""
    return {
        "title": escape(", ".join(article.title or visible(article.path) for article in articles)),
        "summary": _summary(articles), "filters": "\n".join(_filters(articles)),
        "articles": "\n".join(_article(number, article) for number, article in enumerate(articles, 1)),
        "style": style, "style_hash": sha256_of(style), "script": script,
        "script_hash": sha256_of(script), "version": VERSION,
    }


def filled(page: str, slots: Mapping[str, str]) -> str:
    """A page with what stands in double braces filled in."""
    return _SLOT.sub(lambda match: slots[match[1]], page)


def asset(name: str, package: str = "checker.report") -> str:
    """A file that pages are made of."""
    return files(package).joinpath("assets", name).read_text(encoding="utf-8")


def sha256_of(content: str) -> str:
    """The hash by which a page's policy lets its own style and script run."""
    return b64encode(sha256(content.encode()).digest()).decode()


def _summary(articles: Sequence[Article]) -> str:
    claims = [claim for article in articles for claim in article.claims]
    unsettled = [claim for claim in claims if not claim.status.settled]
    must = sum(claim.severity is Severity.MUST for claim in unsettled)
    findings = sum(len(article.findings) for article in articles)
    said = [summary(articles[0])] if len(articles) == 1 else [f"{len(articles)} articles, {len(claims)} claims"]
    said.append(f"<b>{len(unsettled)} open</b>, of which {must} must be checked" if unsettled else "<b>all settled</b>")
    return " · ".join([*said, *([f"<b>{findings} finding{'s' * (findings > 1)}</b>"] if findings else [])])


def _filters(articles: Sequence[Article]) -> Iterator[str]:
    """A group of choices for each thing that claims are filtered by."""
    records = [claim_record(claim) for article in articles for claim in article.claims]
    for name in _FILTERS:
        counts = Counter(record[name] for record in records)
        order = [value for value in _ORDER.get(name, sorted(counts)) if value in counts]
        chips = "".join(
            f'<label class="chip" data-{name}="{escape(value)}"><input type="checkbox" name="{name}" '
            f'value="{escape(value)}" checked>{escape(value)} <span class="count">{counts[value]}</span></label>'
            for value in order)
        if chips:
            yield f"<fieldset><legend>{name.capitalize()}</legend>{chips}</fieldset>"


def _article(number: int, article: Article) -> str:
    found = worst_first(article.findings)
    told = "".join(_told(number, place, finding) for place, finding in enumerate(found, 1))
    findings = f'<section class="findings"><h2>What does not agree</h2><ul>{told}</ul></section>' if told else ""
    heading = f'<p class="caption-line">{escape(visible(article.path))}: {escape(summary(article))}</p>'
    return f"""<section class="article" id="article-{number}" aria-label="{escape(visible(article.path))}">
{heading}{findings}
<div class="story">
{_copy(number, article, found)}
</div>
</section>"""


def _told(number: int, place: int, finding: Finding) -> str:
    """A finding in a line, with the way to it."""
    return (f'<li data-status="{finding.status.value}"><a href="#finding-{number}-{place}"><b class="severity">'
            f"{verdict_in_words(finding)}</b></a> {escape(message_of(finding))}</li>")


def _copy(number: int, article: Article, found: Sequence[Finding]) -> str:
    """The article as it reads, each paragraph in an element that says what it is, with its claims beside it."""
    regions = article.regions or (Region(0, len(article.text), Where.BODY, 1),)
    starts = [claim.span.start for claim in article.claims]
    rows = []
    for is_table, group in groupby(regions, lambda region: region.where is Where.CELL):
        if is_table:
            cells = list(group)
            lines = ["".join(f"<td>{_lit(number, article, region, starts)}</td>" for region in row)
                     for _, row in groupby(cells, lambda region: region.row)]
            table = "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
            rows.append(_beside(table, margin(number, article, cells, found)))
            continue
        for region in group:
            name = _ELEMENTS.get(region.where, "p")
            text = f'<{name} class="{region.where.value}">{_lit(number, article, region, starts)}</{name}>'
            rows.append(_beside(text, margin(number, article, [region], found)))
    return "\n".join(rows)


def _beside(text: str, cards: str) -> str:
    return f'<div class="line"><div class="copy">{text}</div>{cards}</div>'


def _lit(number: int, article: Article, region: Region, starts: Sequence[int]) -> str:
    """A paragraph with its claims lit."""
    return "".join(_piece(number, article, piece) for piece in pieces(article, region, starts))


def _piece(number: int, article: Article, piece: Piece) -> str:
    if piece.claim is None:
        return escape(piece.text)
    key = f"{number}-{piece.claim + 1}"
    anchor = f' id="claim-{key}"' if piece.first else ""
    last = " data-last" if piece.last else ""
    data = data_of(number, piece.claim + 1, article.claims[piece.claim])
    return (f'<a class="claim"{anchor} href="#row-{key}" {data} '
            f'data-number="{piece.claim + 1}"{last}>{escape(piece.text)}</a>')
