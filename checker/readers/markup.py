"""The tags, comments and character references of HTML, wherever they stand: in pages and inside Markdown.

The standard library's parser gives no offsets of attributes and takes quadratic time on some broken pages; this scanner
is one regular expression that passes over every character once, and follows the HTML standard in what is left open.
"""

from __future__ import annotations

import re
from html import unescape

TOKEN = re.compile(
    r"""<!--(?:.*?-->|.*)                                                               # a comment
    |<[!?][^>]*>?                                                                       # a declaration
    |<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*+)[^>]*>?                              # a tag
    |&(?:\#\d{1,8}|\#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?                  # a character reference
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"})
"""Elements that begin and end a paragraph."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                  "track", "wbr"})
"""Elements that have no end tag."""
RAW = frozenset({"iframe", "noembed", "noframes", "noscript", "object", "script", "style", "svg", "template",
                 "textarea", "xmp"})
"""Elements whose content is passed over as a whole."""


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; one without a value has the empty text."""
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare
            in _ATTRIBUTE.findall(written)}


def raw_end(text: str, name: str, start: int, limit: int | None = None) -> tuple[int, int]:
    """Where the content of a raw element that begins at `start` ends, and where its end tag does; else at `limit`."""
    limit = len(text) if limit is None else limit
    end = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(text, start, limit)
    return end.span() if end else (limit, limit)


def character(reference: str) -> str | None:
    """What a character reference stands for; None where it is none."""
    reads = unescape(reference)
    return None if reads == reference else reads
