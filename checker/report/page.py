"""One page for an editor: the article with every claim lit, the table beside it, filters, and nothing fetched.

All text of the article goes in escaped, and the page's own policy lets no script run but the page's own, by its hash;
so nothing that stands in an article can run, and nothing can be sent or loaded.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape as escaped
from importlib.resources import files
from itertools import groupby

from checker.about import VERSION
from checker.model import Article, Claim, Finding, Region, Severity, Status, Where
from checker.records import claim_record
from checker.report.lit import Piece, pieces
from checker.report.standing import decided_of, message_of, verdict_in_words, worst_first
from checker.report.words import place_in_words, summary, ties_in_words, value_in_words
from checker.reread import status_in_words
from checker.visible import visible, visible_lines

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ELEMENTS = {Where.HEADLINE: "h2", Where.HEADING: "h3"}
_FILTERS = ("category", "severity", "status")
_ORDER = {"severity": [severity.value for severity in Severity], "status": [status.value for status in Status]}


def as_page(articles: Sequence[Article]) -> str:
    """The page of all articles."""
    style, script = asset("page.css"), asset("page.js")
    slots = {
        "title": escape(", ".join(article.title or visible(article.path) for article in articles)),
        "summary": _summary(articles), "filters": "\n".join(_filters(articles)),
        "articles": "\n".join(_article(number, article) for number, article in enumerate(articles, 1)),
        "style": style, "style_hash": sha256_of(style), "script": script,
        "script_hash": sha256_of(script), "version": VERSION,
    }
    page = filled(asset("page.html"), slots)
    return page.replace('class="still"', 'class="still many"', 1) if len(articles) > 1 else page


def escape(text: str) -> str:
    """Text of a story in the page: never markup, and nothing that turns the line around it."""
    return escaped(visible_lines(text))


def filled(page: str, slots: Mapping[str, str]) -> str:
    """A page with what stands in double braces filled in."""
    return _SLOT.sub(lambda match: slots[match[1]], page)


def asset(name: str) -> str:
    """A file that pages are made of."""
    return files("checker.report").joinpath("assets", name).read_text(encoding="utf-8")


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
    findings = "".join(_finding(number, place, article, finding) for place, finding in enumerate(found, 1))
    if findings:
        findings = f'<section class="findings"><h2>What does not agree</h2><ul>{findings}</ul></section>'
    rows = "\n".join(_row(number, place, article, claim, _back(number, found, claim))
                     for place, claim in enumerate(article.claims, 1))
    return f"""<section class="article" aria-label="{escape(visible(article.path))}">
<div class="copy">
{_copy(number, article)}
</div>
<div class="sheet" id="sheet-{number}">
{findings}
<table class="claims"><caption>{escape(visible(article.path))}: {escape(summary(article))}</caption>
<thead><tr><th scope="col">#</th><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">Verify</th>\
<th scope="col">Status</th></tr></thead>
<tbody>
{rows}
</tbody></table>
</div>
</section>"""


def _data(number: int, place: int, claim: Claim) -> str:
    return (f'data-claim="{number}-{place}" data-category="{escape(claim.category)}" '
            f'data-severity="{claim.severity.value}" data-status="{claim.status.value}"')


def _row(number: int, place: int, article: Article, claim: Claim, back: str) -> str:
    """A claim's row, with its links `back` to findings. Its offsets go along for programs that read the page."""
    where = f"¶{claim.paragraph}" if article.extracted else f"line {claim.line}"
    return "".join((
        f'<tr id="row-{number}-{place}" {_data(number, place, claim)} data-id="{claim.id}" ',
        f'data-start="{claim.span.start}" data-end="{claim.span.end}" data-line="{claim.line}" ',
        f'data-column="{claim.column}" data-value="{escape(claim.value or "")}">',
        f'<th scope="row"><a class="go" href="#claim-{number}-{place}" aria-label="Claim {place}, to the text">',
        f'{place}</a><span class="place" title="{escape(place_in_words(article, claim))}">{where}</span></th>',
        f'<td><span class="quote">{escape(claim.quote)}</span><span class="tags">{_tags(claim)}</span>',
        f'<span class="sentence">{escape(claim.sentence)}</span>{back}',
        *(_span("ties", tie) for tie in ties_in_words(article, claim)), "</td>",
        f'<td class="value">{escape(value_in_words(claim))}</td><td>{escape(claim.ask)}</td>',
        f'<td><span class="status" data-status="{claim.status.value}">{status_in_words(claim)}</span>',
        f"{_decided(claim)}</td></tr>"))


def _tags(claim: Claim) -> str:
    direction = claim.mention.direction
    severity = claim.severity.value
    tags = [escape(claim.category), f'<span class="{severity}">{severity}</span>',
            claim.where.value if claim.where else "", direction.value if direction else ""]
    return " · ".join(tag for tag in tags if tag)


def _decided(claim: Claim) -> str:
    """Who settled the claim, and on which source."""
    record = claim_record(claim)
    parts = ("checked_by", "source", "locator", "notes", "read_anew", "waived", "remembered")
    return "".join(_span("by", record.get(name)) for name in parts)


def _span(name: str, text: str | None) -> str:
    return f'<span class="{name}">{escape(" ".join(text.split()))}</span>' if text else ""


def _finding(number: int, place: int, article: Article, finding: Finding) -> str:
    """A finding with links to the claims that it is about, which link back to it."""
    about = [place for place, claim in enumerate(article.claims, 1)
             if any(claim.span.overlaps(span) for span in finding.spans)]
    links = ", ".join(f'<a href="#row-{number}-{claim}" data-claim="{number}-{claim}">claim {claim}</a>'
                      for claim in about)
    told = f" ({links})" if links else ""
    return "".join((
        f'<li id="finding-{number}-{place}" data-id="{finding.id}" data-status="{finding.status.value}">',
        f'<span class="severity">{verdict_in_words(finding)}</span> {escape(message_of(finding))}{told}',
        _span("sentence", finding.arithmetic), _span("note", finding.ask),
        *(_span("by", part) for part in decided_of(finding)), "</li>"))


def _back(number: int, found: Sequence[Finding], claim: Claim) -> str:
    """Links from a claim to the findings that it is a figure of."""
    return "".join(f'<a class="to-finding" href="#finding-{number}-{place}">does not agree: finding {place}</a>'
                   for place, finding in enumerate(found, 1)
                   if not finding.status.settled and any(claim.span.overlaps(span) for span in finding.spans))


def _copy(number: int, article: Article) -> str:
    """The article as it reads, each paragraph in an element that says what it is."""
    regions = article.regions or (Region(0, len(article.text), Where.BODY, 1),)
    starts = [claim.span.start for claim in article.claims]
    blocks = []
    for is_table, group in groupby(regions, lambda region: region.where is Where.CELL):
        if is_table:
            rows = ["".join(f"<td>{_lit(number, article, region, starts)}</td>" for region in row)
                    for _, row in groupby(group, lambda region: region.row)]
            blocks.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            continue
        for region in group:
            name = _ELEMENTS.get(region.where, "p")
            blocks.append(f'<{name} class="{region.where.value}">{_lit(number, article, region, starts)}</{name}>')
    return "\n".join(blocks)


def _lit(number: int, article: Article, region: Region, starts: Sequence[int]) -> str:
    """A paragraph with its claims lit."""
    return "".join(_piece(number, article, piece) for piece in pieces(article, region, starts))


def _piece(number: int, article: Article, piece: Piece) -> str:
    if piece.claim is None:
        return escape(piece.text)
    key = f"{number}-{piece.claim + 1}"
    anchor = f' id="claim-{key}"' if piece.first else ""
    last = " data-last" if piece.last else ""
    return (f'<a class="claim"{anchor} href="#row-{key}" {_data(number, piece.claim + 1, article.claims[piece.claim])} '
            f'data-number="{piece.claim + 1}"{last}>{escape(piece.text)}</a>')
