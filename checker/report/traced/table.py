"""A trace on the terminal: what no source supports first, each claim with its best evidence below it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from checker.evidence import Evidence, Traced, Verdict
from checker.model import Claim
from checker.report.traced.rows import IN_WORDS, lit_passage, ordered, place_of, summary, told_of_sources
from checker.report.words import place_in_words, value_in_words
from checker.visible import visible

_INDENT = "    "


def write(traced: Traced, width: int) -> str:
    """Lines of at most `width` characters, but for words that are longer."""
    lines = [visible(f"{traced.article.path}: {summary(traced)}"), *map(visible, told_of_sources(traced))]
    last: Verdict | None = None
    for claim, evidence, verdict in ordered(traced):
        if verdict is not last:
            lines += ["", IN_WORDS[verdict].upper()]
            last = verdict
        lines += _claim(traced, claim, evidence, width)
    return "\n".join((*lines, ""))


def _claim(traced: Traced, claim: Claim, evidence: tuple[Evidence, ...], width: int) -> Iterator[str]:
    quote = " ".join(claim.quote.split())
    head = f"{place_in_words(traced.article, claim)}  {quote} = {value_in_words(claim)}"
    yield from _wrapped(head, "  ", width)
    if evidence:
        best = evidence[0]
        yield from _wrapped(place_of(best), _INDENT, width)
        yield from _wrapped(lit_passage(best), f"{_INDENT}  ", width)
        yield from _wrapped(best.why, f"{_INDENT}  ", width)
    if len(evidence) > 1:
        yield from _wrapped("also " + "; ".join(f"{piece.word.value} {place_of(piece)}" for piece in evidence[1:]),
                            _INDENT, width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), max(width, len(indent) + 20), initial_indent=indent,
                         subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False)
