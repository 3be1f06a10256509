"""The table for the person who verifies, in every text format that tabulate knows."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from html import escape

from tabulate import tabulate, tabulate_formats

from checker.model import Article, Claim
from checker.report.markdown import plain
from checker.report.standing import groups, message_of, verdict_in_words
from checker.report.words import place_in_words, summary, value_in_words
from checker.reread import status_in_words
from checker.visible import visible, visible_path

_FIXED = ("#", "Line", "Category")                  # columns that are as wide as what stands in them
_FOUND = ("Finding", "Severity", "Claims", "What does not agree")
_STATUS = "Status"                                  # one more of them, where somebody has settled something
_SHARES = {"Claim": 5, "Value": 2, "Verify": 4}     # the others, and how they share the rest of the line
_DEFAULT = "simple"         # tabulate's name for the style of the plain `table`
_MARKUP = frozenset({"html", "unsafehtml", "latex", "latex_raw", "latex_booktabs", "latex_longtable", "mediawiki",
                     "moinmoin", "jira", "textile", "github", "pipe", "tsv", "asciidoc", "youtrack"})
_SIGNS = re.compile(r"([\\`|<>{}\[\]!*_^~+])")       # of Jira's markup
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "|<>&`[]{}*'"}    # in wikis that know HTML's
_AROUND = 6                 # words of the sentence shown on each side of the quote
_NARROWEST = 8              # characters; a column is not made narrower than that
_UNLINED = frozenset({"simple", "plain"})           # styles that draw no lines between columns
_SPACED, _LINED, _BORDERS = 2, 3, 4                 # characters between two columns, and at the two ends
_PADDING = 2                # characters by which tabulate makes a column wider than its header


def _in_jira(cell: str) -> str:
    return _SIGNS.sub(r"\\\1", visible(cell))


def _in_wiki(cell: str) -> str:
    return visible(cell).translate(_ENTITIES)


def _in_html(cell: str) -> str:
    return escape(visible(cell))


def _in_asciidoc(cell: str) -> str:
    return visible(cell).replace("|", "\\|")


def _in_org(cell: str) -> str:
    return visible(cell).replace("|", "\\vert{}")


_SAFE: Mapping[str, Callable[[str], str]] = {
    "github": plain, "pipe": plain, "jira": _in_jira, "youtrack": _in_jira, "mediawiki": _in_wiki, "moinmoin": _in_wiki,
    "textile": _in_wiki, "unsafehtml": _in_html, "asciidoc": _in_asciidoc, "orgtbl": _in_org}
"""How a cell is written where a sign of it would be taken for the table's own; elsewhere only made visible."""


def styles() -> list[str]:
    """The text formats, by tabulate's own names, without those that the checker writes itself."""
    return [name for name in tabulate_formats if name != "tsv"]


def table(articles: Sequence[Article], style: str, width: int) -> str:
    """Each article's findings and claims as tables of at most `width` characters a line (markup is not wrapped)."""
    return "\n".join(_one(article, _DEFAULT if style == "table" else style, width) for article in articles)


def _one(article: Article, style: str, width: int) -> str:
    heading = "" if style in _MARKUP else f"{visible_path(article.path)}: {summary(article)}\n\n"
    fixed = (*_FIXED, _STATUS) if article.ledger else _FIXED
    safe = _SAFE.get(style, visible)
    rows = [[safe(cell) for cell in (*_fixed(n, claim, article)[:len(fixed)],
                                     *_shares(claim, marked=style not in _MARKUP))]
            for n, claim in enumerate(article.claims, 1)]
    found = _findings(article, style, width)
    heading += found
    if not rows and heading:
        return heading
    if style not in _MARKUP:
        rows = _wrapped(rows, fixed, width - _frame(style, len(fixed) + len(_SHARES)))
    # Figures are for a person to compare with the text: no column may be read as numbers and rewritten.
    lines = tabulate(rows, headers=(*fixed, *_SHARES), tablefmt=style, disable_numparse=True)
    return f"{heading}{lines}\n"


def _findings(article: Article, style: str, width: int) -> str:
    """The findings in a block of their own, the worst first: what each says, and the claims that it is about."""
    if not article.findings:
        return ""
    safe, numbers = _SAFE.get(style, visible), {claim.span: n for n, claim in enumerate(article.claims, 1)}
    rows = []
    for group in groups(article.findings):
        for finding in group:
            claims = ", ".join(map(str, sorted(numbers[span] for span in set(finding.spans) & numbers.keys())))
            rows.append([verdict_in_words(finding), finding.severity.value, claims, message_of(finding)])
    rows = [[safe(cell) for cell in row] for row in rows]
    if style not in _MARKUP:
        spent = sum(max(len(name) + _PADDING, *(len(row[i]) for row in rows)) for i, name in enumerate(_FOUND[:3]))
        left = max(_NARROWEST, width - spent - _frame(style, len(_FOUND)))
        rows = [[*row[:3], textwrap.fill(row[3], left, break_on_hyphens=False)] for row in rows]
    return tabulate(rows, headers=_FOUND, tablefmt=style, disable_numparse=True) + "\n\n"


def _fixed(number: int, claim: Claim, article: Article) -> list[str]:
    place = place_in_words(article, claim) if article.extracted else str(claim.line)
    return [str(number), place, claim.category, status_in_words(claim)]


def _shares(claim: Claim, *, marked: bool) -> list[str]:
    return [_in_sentence(claim, marked=marked), value_in_words(claim), claim.ask]


def _in_sentence(claim: Claim, *, marked: bool) -> str:
    """The quote with a few words of its sentence on either side."""
    quote = " ".join(claim.quote.split())
    end = claim.offset + len(quote)
    if claim.sentence[claim.offset:end] != quote:      # a figure that runs over the end of its sentence
        return f"[{quote}]" if marked else quote
    left, right = claim.sentence[:claim.offset].split(" "), claim.sentence[end:].split(" ")
    lead = ("… " if len(left) > _AROUND + 1 else "") + " ".join(left[-_AROUND - 1:])
    tail = " ".join(right[:_AROUND + 1]) + (" …" if len(right) > _AROUND + 1 else "")
    return f"{lead}[{quote}]{tail}" if marked else f"{lead}{quote}{tail}"


def _frame(style: str, columns: int) -> int:
    """Characters of a line that are no cell."""
    between = columns - 1
    return _SPACED * between if style in _UNLINED else _LINED * between + _BORDERS


def _wrapped(rows: list[list[str]], fixed: Sequence[str], width: int) -> list[list[str]]:
    """The rows with long cells broken into lines, so that together the cells of a line have at most `width` characters.

    A word is broken only where the line is too narrow for it: a figure must not fall apart.
    """
    first = len(fixed)
    left = width - sum(max([len(name) + _PADDING, *(len(row[i]) for row in rows)]) for i, name in enumerate(fixed))
    least = [max([_NARROWEST, *(len(word) for row in rows for word in row[i].split())])
             for i in range(first, first + len(_SHARES))]
    widths = _shared(left, least)
    return [row[:first] + [textwrap.fill(cell, most, break_on_hyphens=False) for cell, most in
                           zip(row[first:], widths, strict=True)] for row in rows]


def _shared(left: int, least: list[int]) -> list[int]:
    """How wide the wide columns are: their shares of what is left, but as wide as their longest word if that can be."""
    widths = [max(1, left * share // sum(_SHARES.values())) for share in _SHARES.values()]
    for i in range(len(widths)):
        while widths[i] < least[i]:
            donor = max(range(len(widths)), key=lambda n: widths[n] - least[n])
            if widths[donor] <= least[donor]:
                break
            widths[donor] -= 1
            widths[i] += 1
    return widths
