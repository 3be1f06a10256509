"""A report in Markdown, for notes, tickets and pull requests: one table an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import Article, Finding
from checker.report.standing import message_of, verdict_in_words, worst_first
from checker.report.words import place_in_words, summary, value_in_words
from checker.reread import status_in_words
from checker.visible import visible, visible_path

_HEADERS = ("#", "Place", "Category", "Severity", "Claim", "Value", "Verify", "Status", "ID")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def as_markdown(articles: Sequence[Article]) -> str:
    """Each article under a heading of its own; a place is line:column of the file, or ¶ and a paragraph's number."""
    return "\n".join(line for article in articles for line in (*_article(article), ""))


def _article(article: Article) -> Iterator[str]:
    yield f"## {plain(article.title or visible_path(article.path))}"
    yield ""
    yield f"{plain(visible_path(article.path))}: {plain(summary(article))}"
    if article.findings:
        yield ""
        yield from (_finding(article, finding) for finding in worst_first(article.findings))
    if article.claims:
        yield ""
        yield row(_HEADERS)
        yield row(["---"] * len(_HEADERS))
    for number, claim in enumerate(article.claims, 1):
        yield row([str(number), place_in_words(article, claim), claim.category, claim.severity.value,
                    plain(claim.quote), plain(value_in_words(claim)), plain(claim.ask), status_in_words(claim),
                    claim.id])


def _finding(article: Article, finding: Finding) -> str:
    """A finding as a bullet: what it proves, what it says, and the claims by their numbers."""
    numbers = [str(number) for number, claim in enumerate(article.claims, 1) if claim.span in finding.spans]
    claims = f" (claim{'s' * (len(numbers) > 1)} {', '.join(numbers)})" if numbers else ""
    return (f"- **{verdict_in_words(finding)}** ({finding.severity.value}, {plain(finding.check)}): "
            f"{plain(message_of(finding))}{claims}")


def row(cells: Sequence[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Text on one line in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", visible(" ".join(text.split())))
