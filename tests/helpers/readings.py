"""What the checker on the path reads in texts, as JSON: each figure with all that is said of it, and ties between them.

    PYTHONPATH=TREE python tests/helpers/readings.py < texts.json > readings.json

`texts.json` is a list of [text, date of publication or null]. It runs under the checker of any commit, so it asks for
no field by name: what a record has is told, what it has not is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from checker import check
from checker.model import Article, Claim, Dismissal, Span

LEFT_OUT = {"id", "span", "line", "column", "home", "offset", "fact", "status", "verdict", "earlier", "mention", "ask"}
"""Fields of a claim that tell nothing of how it was read, or are told otherwise."""
TEXTUAL = {"sentence", "quote"}     # told as one line
PLACES = {"start", "end"}           # of a moment, but also of the figure


def readings(texts: list[tuple[str, str | None]]) -> Iterator[list[dict[str, Any]]]:
    """For each text its figures in text order, each as a flat table of those fields that say something."""
    for text, published in texts:
        try:
            article = check(text, published)
        except Exception as error:  # noqa: BLE001 - a crash is a change to be shown, not the end of the comparison
            yield [{"start": 0, "end": 0, "figure": "", "error": repr(error)}]
            continue
        yield sorted([*_figures(article), *_ties(article)], key=lambda table: (table["start"], table["end"]))


def _figures(article: Article) -> Iterator[dict[str, Any]]:
    results: list[Claim | Dismissal] = [*article.claims, *article.dismissals]
    for result in results:
        mention = result.mention
        table = {"start": mention.span.start, "end": mention.span.end, "figure": _at(article, mention.span)}
        table |= _told(article, mention, set())
        table |= _told(article, result, LEFT_OUT)
        yield table


def _ties(article: Article) -> Iterator[dict[str, Any]]:
    for tie in getattr(article, "ties", ()):
        table = _told(article, tie, set())
        yield {"start": tie.target.start, "end": tie.target.end, "figure": _at(article, tie.target), "tie": True} | {
            f"tie {name}": value for name, value in table.items() if name != "target"}


def _told(article: Article, record: Any, left_out: set[str]) -> dict[str, Any]:
    """The fields of a record that say something, as plain values; spans as the words that stand there."""
    told: dict[str, Any] = {}
    for name, value in record._asdict().items():
        if name in left_out or name == "span" or value is None:
            continue
        if isinstance(value, Span):
            told[name] = _at(article, value)
        elif hasattr(value, "_asdict"):
            told |= {f"{name} {key}" if key in told or key in PLACES else key: part
                     for key, part in _told(article, value, set()).items()}
        else:
            told[name] = " ".join(str(value).split()) if name in TEXTUAL else str(value)
    return told


def _at(article: Article, span: Span) -> str:
    return " ".join(article.text[span.start:span.end].split())


if __name__ == "__main__":
    json.dump(list(readings(json.load(sys.stdin))), sys.stdout)
