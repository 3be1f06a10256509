"""The table for the person who verifies, in every text format that tabulate knows."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from tabulate import tabulate, tabulate_formats

from checker.model import Article, Claim
from checker.report.records import note_of

_HEADERS = ("#", "Line", "Category", "Claim", "Value", "Verify")
_DEFAULT = "simple"         # tabulate's name for the style of the plain `table`
_MARKUP = frozenset({"html", "unsafehtml", "latex", "latex_raw", "latex_booktabs", "latex_longtable", "mediawiki",
                     "moinmoin", "jira", "textile", "github", "pipe", "tsv", "asciidoc", "youtrack"})
_AROUND = 6                 # words of the sentence shown on each side of the quote
_SHARES = {"Claim": 5, "Value": 2, "Verify": 4}     # how the wide columns share what is left of the line
_NARROWEST = 8              # characters; a column is not made narrower than that


def styles() -> list[str]:
    """The text formats, by tabulate's own names, without those that the checker writes itself."""
    return [name for name in tabulate_formats if name not in ("tsv", "colon_grid")]


def table(articles: Sequence[Article], style: str, width: int) -> str:
    """Each article's claims as a table of at most `width` characters a line (markup is not wrapped)."""
    return "\n".join(_one(article, _DEFAULT if style == "table" else style, width) for article in articles)


def _one(article: Article, style: str, width: int) -> str:
    heading = "" if style in _MARKUP else f"{article.path}: {_summary(article)}\n\n"
    rows = [_row(n, claim, marked=style not in _MARKUP) for n, claim in enumerate(article.claims, 1)]
    if not rows and heading:
        return heading
    if style not in _MARKUP:
        rows = _wrapped(rows, width)
    # Figures are for a person to compare with the text: no column may be read as numbers and rewritten.
    lines = tabulate(rows, headers=_HEADERS, tablefmt=style, disable_numparse=True)
    return f"{heading}{lines}\n"


def _summary(article: Article) -> str:
    count = len(article.claims)
    claims = "no figures found" if not count else f"{count} claim{'s' * (count > 1)} to verify"
    if article.published:
        return f"{claims}, dates relative to {article.published}"
    return f"{claims}, no dateline, so relative dates are open"


def _row(number: int, claim: Claim, *, marked: bool) -> list[str]:
    return [str(number), str(claim.line), claim.category, _in_sentence(claim, marked=marked), _value(claim),
            claim.ask]


def _in_sentence(claim: Claim, *, marked: bool) -> str:
    """The quote with a few words of its sentence on either side."""
    quote = " ".join(claim.quote.split())
    before, found, after = claim.sentence.partition(quote)
    if not found:
        return quote
    left, right = before.split(" "), after.split(" ")
    lead = ("… " if len(left) > _AROUND + 1 else "") + " ".join(left[-_AROUND - 1:])
    tail = " ".join(right[:_AROUND + 1]) + (" …" if len(right) > _AROUND + 1 else "")
    return f"{lead}[{quote}]{tail}" if marked else f"{lead}{quote}{tail}"


def _value(claim: Claim) -> str:
    """The value as understood, with its unit, and what the person who verifies should know of it."""
    moment, quantity = claim.mention.moment, claim.mention.quantity
    parts = [claim.value or "", claim.unit or "" if quantity else ""]
    if quantity and quantity.vague:
        parts.append("(vague)")
    if moment and not quantity:
        parts.append("(unresolved)" if not moment.resolved else f"({moment.mod})" if moment.mod else "")
    if claim.mention.direction:
        parts.append(f"({claim.mention.direction.value})")
    note = note_of(claim)
    return " ".join(part for part in (*parts, f"- {note}" if note else "") if part)


def _wrapped(rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows with long cells broken into lines, so that a line of the table has at most `width` characters."""
    fixed = [max([len(_HEADERS[i]), *(len(row[i]) for row in rows)]) for i in range(3)]
    frame = 3 * len(_HEADERS) + 1       # the widest frame that a style draws
    left = max(width - sum(fixed) - frame, 0)
    shares = sum(_SHARES.values())
    widths = [max(_NARROWEST, left * share // shares) for share in _SHARES.values()]
    return [row[:3] + [textwrap.fill(cell, most, break_on_hyphens=False) for cell, most in
                       zip(row[3:], widths, strict=True)] for row in rows]
