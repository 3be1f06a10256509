"""A trace in Markdown: a table of the claims, what no source supports first."""

from __future__ import annotations

from checker.evidence import Traced
from checker.report.markdown import plain, row
from checker.report.traced.rows import IN_WORDS, lit_passage, ordered, place_of, summary, told_of_sources
from checker.report.words import place_in_words, value_in_words

_HEADERS = ("Place", "Claim", "Value", "Verdict", "Source", "Passage", "Why")


def write(traced: Traced, width: int) -> str:
    """A heading, what could not be read, and one row a claim with its best evidence."""
    del width
    article = traced.article
    lines = [f"## {plain(article.title or article.path)}", "", plain(f"{article.path}: {summary(traced)}"), "",
             *(f"- {plain(told)}" for told in told_of_sources(traced)), "", row(_HEADERS), row(["---"] * len(_HEADERS))]
    for claim, evidence, verdict in ordered(traced):
        best = evidence[0] if evidence else None
        lines.append(row([
            place_in_words(article, claim), plain(claim.quote), plain(value_in_words(claim)), IN_WORDS[verdict],
            plain(place_of(best)) if best else "", plain(lit_passage(best)) if best else "",
            plain(best.why) if best else ""]))
    return "\n".join((*lines, ""))
