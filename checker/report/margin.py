"""What stands in the margin of the page beside a paragraph: its findings, then its claims, each as a card."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape as escaped

from checker.evidence import Evidence
from checker.model import Article, Claim, Finding, Region
from checker.records import claim_record
from checker.report.standing import decided_of, message_of, verdict_in_words
from checker.report.traced.rows import place_of
from checker.report.words import place_in_words, ties_in_words, value_in_words
from checker.reread import status_in_words
from checker.visible import visible_lines

_SHOWN = 3      # pieces of evidence on a card
_SAID = {"supports": "supported", "contradicts": "contradicted", "near": "near"}


def escape(text: str) -> str:
    """Text of a story in the page: never markup, and nothing that turns the line around it."""
    return escaped(visible_lines(text))


def data_of(number: int, place: int, claim: Claim) -> str:
    """The attributes that filters go by."""
    return (f'data-claim="{number}-{place}" data-category="{escape(claim.category)}" '
            f'data-severity="{claim.severity.value}" data-status="{claim.status.value}"')


def margin(number: int, article: Article, regions: Sequence[Region], found: Sequence[Finding]) -> str:
    """The cards of some paragraphs; `found` are the findings of the article, in their order on the page."""
    start, end = regions[0].start, regions[-1].end
    first = start == (article.regions[0].start if article.regions else 0)

    def here(place: int) -> bool:
        return start <= place < max(end, start + 1) or (first and place < start)

    cards = [_finding(number, at, article, finding) for at, finding in enumerate(found, 1)
             if here(min((span.start for span in finding.spans), default=start))]
    asked: set[str] = set()
    begin = 0 if first else bisect_left(article.claims, start, key=_start)
    for place in range(begin, bisect_left(article.claims, max(end, start + 1), key=_start)):
        ask = article.claims[place].ask
        cards.append(_card(number, place + 1, article, found, again=ask in asked))
        asked.add(ask)
    return f'<ul class="margin" aria-label="Figures of this paragraph">{"".join(cards)}</ul>' if cards else ""


def _start(claim: Claim) -> int:
    return claim.span.start


def _card(number: int, place: int, article: Article, found: Sequence[Finding], *, again: bool) -> str:
    """A claim; its offsets go along for programs that read the page. A question `again` shows when it is picked."""
    claim = article.claims[place - 1]
    where = f"¶{claim.paragraph}" if article.extracted else f"line {claim.line}"
    evidence = article.evidence[place - 1] if article.evidence else ()
    about = [at for at, finding in enumerate(found, 1)
             if not finding.status.settled and any(claim.span.overlaps(span) for span in finding.spans)]
    return "".join((
        f'<li class="card" id="row-{number}-{place}" tabindex="-1" {data_of(number, place, claim)} ',
        f'data-id="{claim.id}" data-start="{claim.span.start}" data-end="{claim.span.end}" ',
        f'data-line="{claim.line}" data-column="{claim.column}" data-value="{escape(claim.value or "")}">',
        f'<p class="head"><a class="go" href="#claim-{number}-{place}" aria-label="Claim {place}, to the text">{place}',
        f'</a><b class="value">{escape(value_in_words(claim))}</b>',
        f'<span class="status" data-status="{claim.status.value}">{status_in_words(claim)}</span></p>',
        f'<p class="ask{" again" if again else ""}">{escape(claim.ask)}</p>',
        *(f'<a class="to-finding" href="#finding-{number}-{at}">does not agree: finding {at}</a>' for at in about),
        *(span("ties", said) for said in ties_in_words(article, claim)),
        *(_evidence(piece) for piece in evidence[:_SHOWN]), *_decided(claim),
        f'<p class="more"><span class="quote">{escape(claim.quote)}</span> ',
        f'<span class="tags" title="{escape(place_in_words(article, claim))}">{_tags(claim, where)}</span></p></li>'))


def _tags(claim: Claim, where: str) -> str:
    tags = [escape(claim.category), f'<span class="{claim.severity.value}">{claim.severity.value}</span>',
            claim.where.value if claim.where else "", where]
    return " · ".join(tag for tag in tags if tag)


def _decided(claim: Claim) -> Iterator[str]:
    """Who settled the claim, and on which source."""
    record = claim_record(claim)
    parts = ("checked_by", "source", "locator", "notes", "read_anew", "waived", "remembered")
    said = [str(record[name]) for name in parts if record.get(name)]
    if said:
        yield span("by", " · ".join(said))


def _evidence(piece: Evidence) -> str:
    """A source's word on a claim, with the passage."""
    return (f'<p class="evidence" data-evidence="{piece.word.value}">{_SAID[piece.word.value]}: '
            f'{escape(place_of(piece))}<q>{escape(" ".join(piece.passage.split()))}</q></p>')


def span(name: str, text: str | None) -> str:
    """A line of a card, on one line; nothing where there is no text."""
    return f'<span class="{name}">{escape(" ".join(text.split()))}</span>' if text else ""


def _finding(number: int, place: int, article: Article, finding: Finding) -> str:
    """A finding with links to its figures; the page draws what joins them."""
    about = [at for at, claim in enumerate(article.claims, 1)
             if any(claim.span.overlaps(each) for each in finding.spans)]
    links = ", ".join(f'<a href="#claim-{number}-{claim}" data-claim="{number}-{claim}">claim {claim}</a>'
                      for claim in about)
    figures = " ".join(f"{number}-{claim}" for claim in about)
    fixes = " or ".join(f"“{fix.text}”" for fix in finding.fixes)
    return "".join((
        f'<li class="finding" id="finding-{number}-{place}" tabindex="-1" data-id="{finding.id}" ',
        f'data-finding="{number}-{place}" data-figures="{figures}" data-certainty="{finding.certainty.value}" ',
        f'data-status="{finding.status.value}"><p class="head"><span class="sign" aria-hidden="true">≠{place}</span>',
        f'<b class="severity">{verdict_in_words(finding)}</b></p><p>{escape(message_of(finding))}</p>',
        span("sentence", finding.arithmetic), span("note", f"Write {fixes}?" if fixes else ""),
        span("note", finding.ask), *(span("by", part) for part in decided_of(finding)),
        f'<span class="links">{links}</span>' if links else "", "</li>"))
