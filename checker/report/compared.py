"""Two versions of a story, figure by figure, for a person and for programs."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from checker.cells import harmless
from checker.errors import UsageError
from checker.evidence import Change, Fate
from checker.model import Article, Claim
from checker.records import claim_record
from checker.report.markdown import plain, row
from checker.report.words import place_in_words, value_in_words
from checker.visible import visible

SCHEMA = 1      # goes up when a field changes its meaning or goes away; a new field leaves it
_FIELDS = ("id", "start", "end", "line", "column", "quote", "value", "unit", "sentence")
_HEADERS = ("Figure", "Before", "After", "Sentence")


class Versions(NamedTuple):
    """The two versions and what became of each figure, changed ones first."""

    first: Article
    second: Article
    changes: Sequence[Change]


def comparison(name: str) -> Callable[[Versions, int], str]:
    """The report of that name; it takes the versions and the width of a line. Raises UsageError."""
    if name not in _WRITERS:
        raise UsageError(f"a comparison has no format {name!r}; it has {', '.join(_WRITERS)}")
    return _WRITERS[name]


def _table(versions: Versions, width: int) -> str:
    """What is not as it was, each figure with its places; what was kept is counted."""
    counts = Counter(change.fate for change in versions.changes)
    said = ", ".join(f"{count} {fate.value}" for fate, count in counts.items())
    lines = [visible(f"{versions.first.path} and {versions.second.path}: {said or 'no figures'}")]
    for fate, group in groupby(versions.changes, lambda change: change.fate):
        if fate is not Fate.KEPT:
            lines += ["", fate.value.upper()]
            for change in group:
                lines += textwrap.wrap(visible(_line(versions, change)), width, initial_indent="  ",
                                       subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return "\n".join((*lines, ""))


def _line(versions: Versions, change: Change) -> str:
    said = [f"{place_in_words(article, claim)} {_figure(claim)}"
            for article, claim in _sides(versions, change) if claim]
    return f"{' -> '.join(said)}: {change.sentence}"


def _sides(versions: Versions, change: Change) -> tuple[tuple[Article, Claim | None], tuple[Article, Claim | None]]:
    return (versions.first, change.before), (versions.second, change.after)


def _figure(claim: Claim) -> str:
    return f'"{" ".join(claim.quote.split())}" = {value_in_words(claim)}'


def _markdown(versions: Versions, width: int) -> str:
    del width
    lines = [f"## {plain(versions.first.path)} and {plain(versions.second.path)}", "", row(_HEADERS),
             row(["---"] * len(_HEADERS))]
    for change in versions.changes:
        cells = ["" if claim is None else plain(f"{place_in_words(article, claim)} {_figure(claim)}")
                 for article, claim in _sides(versions, change)]
        lines.append(row([change.fate.value, *cells, plain(change.sentence)]))
    return "\n".join((*lines, ""))


def _csv(versions: Versions, width: int) -> str:
    del width
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["figure", *(f"{side}_{name}" for side in ("before", "after") for name in _FIELDS)])
    for change in versions.changes:
        sides = [_record(claim) for claim in (change.before, change.after)]
        writer.writerow([change.fate.value, *("" if side is None or side[name] is None else harmless(str(side[name]))
                                        for side in sides for name in _FIELDS)])
    return out.getvalue()


def _json(versions: Versions, width: int) -> str:
    del width
    changes = [{"figure": change.fate.value, "before": _record(change.before), "after": _record(change.after)}
               for change in versions.changes]
    record = {"schema": SCHEMA, "first": versions.first.path, "second": versions.second.path, "changes": changes}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(claim: Claim | None) -> dict[str, Any] | None:
    """What is told of a figure in one version."""
    if claim is None:
        return None
    whole = claim_record(claim)
    return {name: whole[name] for name in _FIELDS}


_WRITERS = {"table": _table, "md": _markdown, "csv": _csv, "json": _json}
