"""The fact sheet for spreadsheets and scripts: comma- or tab-separated, with the fields of the JSON record.

It comes back from a desk by `checker ledger import`, with the status and what stands beside it filled in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from checker.cells import as_meant, harmless
from checker.model import Article
from checker.report import Table
from checker.report.tables import TABLES, rows
from checker.visible import visible_cell, visible_path


def as_csv(articles: Sequence[Article], table: Table = Table.CLAIMS) -> str:
    """Comma-separated (RFC 4180, but with plain line feeds): a header, then one claim, finding or tie a line."""
    return "".join(map(_separated, _rows(articles, table)))


def _separated(row: Sequence[str]) -> str:
    """One row. The writer puts in quotes whatever holds a sign of its line end, so that is written as CR LF first."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue().removesuffix("\r\n") + "\n"


def as_tsv(articles: Sequence[Article], table: Table = Table.CLAIMS) -> str:
    """Tab-separated: a header, then one claim, finding or tie a line; tabs and line ends inside a cell become blanks.

    Only a cell that begins with a quote is put in quotes, as spreadsheets would else take that one for theirs.
    """
    return "".join("\t".join(map(_on_one_line, row)) + "\n" for row in _rows(articles, table))


def _on_one_line(cell: str) -> str:
    line = harmless(" ".join(as_meant(cell).split()))
    return '"{}"'.format(line.replace('"', '""')) if line.startswith('"') else line


def _rows(articles: Sequence[Article], table: Table) -> list[list[str]]:
    names = TABLES[table].names
    return [["path", *names],
            *([harmless(visible_path(article.path)), *(_cell(row.get(name)) for name in names)]
              for article, row in rows(articles, table))]


def _cell(value: Any) -> str:
    """A field as a cell: nothing for None, true and false as JSON writes them, and nothing that runs as a formula."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else harmless(visible_cell(str(value)))
