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
_SHARES = {"Claim": 5, "Value": 3, "Verify": 4}     # the others, and how they share the rest of the line
_ASKED = ("Category", "What to ask", "Claims")      # below the claims, each question once
_BEFORE = ("Claim", "In other stories")
_DEFAULT = "simple"         # tabulate's name for the style of the plain `table`
_MARKUP = frozenset({"html", "unsafehtml", "latex", "latex_raw", "latex_booktabs", "latex_longtable", "mediawiki",
                     "moinmoin", "jira", "textile", "github", "pipe", "tsv", "asciidoc", "youtrack"})
_SIGNS = re.compile(r"([\\`|<>{}\[\]!*_^~+])")       # of Jira's markup
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "|<>&`[]{}*'"}    # in wikis that know HTML's
_AROUND = 6                 # words of the sentence shown on each side of the quote, where it has room for them
_MOST_AROUND = 14           # where a wide line has room for more
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


def is_markup(style: str) -> bool:
    """Whether a style is read by a program, which breaks the lines itself."""
    return style in _MARKUP


def cell_of(style: str, text: str) -> str:
    """Text as a cell of a style, in which no sign means anything to it."""
    return _SAFE.get(style, visible)(text)


def table(articles: Sequence[Article], style: str, width: int, *, ask: bool = False) -> str:
    """Each article's findings and claims as tables of at most `width` characters a line (markup is not wrapped).

    What to ask stands below the claims, each question once with the numbers of its claims; with `ask`, and in markup,
    beside each claim.
    """
    return "\n".join(_one(article, _DEFAULT if style == "table" else style, width, ask=ask) for article in articles)


def _one(article: Article, style: str, width: int, *, ask: bool) -> str:
    heading = "" if style in _MARKUP else f"{visible_path(article.path)}: {summary(article)}\n\n"
    fixed = (*_FIXED, _STATUS) if article.ledger else _FIXED
    safe = _SAFE.get(style, visible)
    found = _findings(article, style, width)
    heading += found
    if not article.claims and heading:
        return heading
    shares = _SHARES if ask or style in _MARKUP else {name: _SHARES[name] for name in ("Claim", "Value")}
    kept = [[safe(cell) for cell in _fixed(number, claim, article)[:len(fixed)]]
            for number, claim in enumerate(article.claims, 1)]
    wide = [[safe(cell) for cell in _wide(claim, marked=style not in _MARKUP)[:len(shares)]]
            for claim in article.claims]
    if style not in _MARKUP:
        left = width - _frame(style, len(fixed) + len(shares)) - sum(
            max([len(name) + _PADDING, *(len(row[i]) for row in kept)]) for i, name in enumerate(fixed))
        widths = _widths(left, wide, shares)
        if "Verify" not in shares:
            wide = [[safe(_in_sentence(claim, room=widths[0])), row[1]]
                    for claim, row in zip(article.claims, wide, strict=True)]
        wide = [_wrapped(row, widths) for row in wide]
    # Figures are for a person to compare with the text: no column may be read as numbers and rewritten.
    lines = tabulate([[*one, *other] for one, other in zip(kept, wide, strict=True)], headers=(*fixed, *shares),
                     tablefmt=style, disable_numparse=True)
    asked = "" if "Verify" in shares else f"\n{_questions(article, style, width)}"
    return f"{heading}{lines}\n{asked}{_remembered(article, style, width)}"


def _remembered(article: Article, style: str, width: int) -> str:
    """What the house has settled before of claims that are open, with their numbers."""
    told = [(str(number), said) for number, claim in enumerate(article.claims, 1) if not claim.status.settled
            for said in claim.remembered]
    if not told:
        return ""
    room = max(_NARROWEST, width - len(_BEFORE[0]) - _PADDING - _frame(style, len(_BEFORE)))
    rows = [[number, cell_of(style, said) if style in _MARKUP else
             textwrap.fill(cell_of(style, said), room, break_on_hyphens=False)] for number, said in told]
    return f"\n{tabulate(rows, headers=_BEFORE, tablefmt=style, disable_numparse=True)}\n"


def _questions(article: Article, style: str, width: int) -> str:
    """Each question once with its category, in the order of the claims, and their numbers."""
    safe = _SAFE.get(style, visible)
    claims: dict[tuple[str, str], list[int]] = {}
    for number, claim in enumerate(article.claims, 1):
        claims.setdefault((claim.category, claim.ask), []).append(number)
    kept = [safe(category) for category, _ in claims]
    wide = [[safe(ask), in_few(numbers)] for (_, ask), numbers in claims.items()]
    left = width - _frame(style, len(_ASKED)) - max(map(len, [_ASKED[0] + " " * _PADDING, *kept]))
    widths = _shared(left, [max(len(word) for row in wide for word in row[i].split()) for i in range(2)], (7, 2))
    rows = [[category, *_wrapped(row, widths)] for category, row in zip(kept, wide, strict=True)]
    return tabulate(rows, headers=_ASKED, tablefmt=style, disable_numparse=True) + "\n"


def in_few(numbers: Sequence[int]) -> str:
    """Numbers in order, with what follows on each other as a range: 1-3, 5, 8-9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


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


def _wide(claim: Claim, *, marked: bool) -> list[str]:
    return [_in_sentence(claim, marked=marked), value_in_words(claim), claim.ask]


def _in_sentence(claim: Claim, *, marked: bool = True, room: int | None = None) -> str:
    """The quote with a few words of its sentence on either side: as many as there is `room` for on one line."""
    quote = " ".join(claim.quote.split())
    end = claim.offset + len(quote)
    if claim.sentence[claim.offset:end] != quote:      # a figure that runs over the end of its sentence
        return f"[{quote}]" if marked else quote
    left, right = claim.sentence[:claim.offset].split(" "), claim.sentence[end:].split(" ")
    figure = f"[{quote}]" if marked else quote
    for around in range(_AROUND if room is None else _MOST_AROUND, -1, -1):
        lead = ("… " if len(left) > around + 1 else "") + " ".join(left[-around - 1:])
        tail = " ".join(right[:around + 1]) + (" …" if len(right) > around + 1 else "")
        if room is None or len(lead) + len(figure) + len(tail) <= room:
            break
    return f"{lead}{figure}{tail}"


def _frame(style: str, columns: int) -> int:
    """Characters of a line that are no cell."""
    between = columns - 1
    return _SPACED * between if style in _UNLINED else _LINED * between + _BORDERS


def _widths(left: int, rows: Sequence[Sequence[str]], shares: Mapping[str, int]) -> list[int]:
    """How wide the wide columns of rows are, so that together they have `left` characters."""
    least = [max([_NARROWEST, *(len(word) for row in rows for word in row[i].split())]) for i in range(len(shares))]
    widths = _shared(left, least, tuple(shares.values()))
    if len(shares) > 1:     # what values do not need is the claims'
        spare = max(0, widths[1] - max([_NARROWEST, *(len(row[1]) for row in rows)]))
        widths[:2] = [widths[0] + spare, widths[1] - spare]
    return widths


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The cells broken into lines. A word is broken only where its line is too narrow: a figure must not fall apart."""
    return [textwrap.fill(cell, most, break_on_hyphens=False) for cell, most in zip(row, widths, strict=True)]


def _shared(left: int, least: Sequence[int], shares: Sequence[int]) -> list[int]:
    """How wide columns are: their shares of what is left, but as wide as their longest word if that can be."""
    widths = [max(1, left * share // sum(shares)) for share in shares]
    for i in range(len(widths)):
        while widths[i] < least[i]:
            donor = max(range(len(widths)), key=lambda n: widths[n] - least[n])
            if widths[donor] <= least[donor]:
                break
            widths[donor] -= 1
            widths[i] += 1
    return widths
