"""The rows that a query gives, in all formats of tables."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from checker.cells import harmless
from checker.errors import UsageError
from checker.report.markdown import plain, row
from checker.report.table import cell_of, is_markup, styles
from checker.visible import encodable, visible, visible_cell

_NARROWEST, _BETWEEN = 10, 3    # characters that a column keeps, and that lie between two
_WIDEST_IN_SHEET = 40      # characters of its columns, one with the other


class Answer(NamedTuple):
    """The names of columns, and rows of as many values."""

    names: list[str]
    rows: list[tuple[Any, ...]]


Writer = Callable[[Answer, int], str | bytes]
"""Writes an answer; the number is how many characters a line of a table may have."""


def answer_report(name: str) -> Writer:
    """The report of that name. Raises UsageError."""
    if name in _OWN:
        return _OWN[name]
    if name == "table" or name in styles():
        return lambda answer, width: _table(answer, "simple" if name == "table" else name, width)
    raise UsageError(f"there is no format {name!r}; there is {', '.join(['table', *_OWN, *styles()])}")


def _text(value: Any) -> str:
    """A value as a person reads it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:     # 4000, and not 4000.0
        return str(int(value))
    return str(value) if not isinstance(value, (list, dict, tuple)) else json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _table(answer: Answer, style: str, width: int) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - by the reports that need it

    cells = [[cell_of(style, " ".join(_text(value).split())) for value in values] for values in answer.rows]
    if not is_markup(style):
        widths = _widths(answer.names, cells, width)
        cells = [[textwrap.fill(cell, most, break_on_hyphens=False) for cell, most in zip(values, widths, strict=True)]
                 for values in cells]
    names = [cell_of(style, name) for name in answer.names]
    return tabulate(cells, headers=names, tablefmt=style, disable_numparse=True) + "\n"


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is, the widest made narrower until all fit."""
    widths = [max([len(name), *(len(values[at]) for values in cells)]) for at, name in enumerate(names)]
    over = sum(widths) + _BETWEEN * (len(widths) - 1) - width
    while over > 0 and max(widths) > _NARROWEST:
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
        over -= 1
    return widths


def _csv(answer: Answer, _: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.names)
    writer.writerows([[harmless(visible_cell(_text(value))) for value in values] for values in answer.rows])
    return out.getvalue()


def _tsv(answer: Answer, _: int) -> str:
    rows = [answer.names, *([harmless(visible(" ".join(_text(value).split()))) for value in values]
                            for values in answer.rows)]
    return "".join("\t".join(cells) + "\n" for cells in rows)


def _records(answer: Answer) -> list[dict[str, Any]]:
    return [dict(zip(answer.names, map(_plain, values), strict=True)) for values in answer.rows]


def _json(answer: Answer, _: int) -> str:
    return json.dumps(_records(answer), ensure_ascii=False, indent=2) + "\n"


def _json_lines(answer: Answer, _: int) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(answer))


def _markdown(answer: Answer, _: int) -> str:
    lines = [row([plain(name) for name in answer.names]), row(["---"] * len(answer.names)),
             *(row([plain(_text(value)) for value in values]) for values in answer.rows)]
    return "\n".join(lines) + "\n"


def _xlsx(answer: Answer, _: int) -> bytes:
    from checker.report.xlsx import workbook  # noqa: PLC0415 - an extra

    cells = [list(map(_text, values)) for values in answer.rows]
    natural = _widths(answer.names, cells, _WIDEST_IN_SHEET * len(answer.names))
    widths = {name: max(_NARROWEST, width) for name, width in zip(answer.names, natural, strict=True)}
    records = [{name: value if isinstance(value, int) else _text(value)
                for name, value in zip(answer.names, values, strict=True)} for values in answer.rows]
    return workbook({"Answer": (widths, records)})


_OWN: Mapping[str, Writer] = {"csv": _csv, "tsv": _tsv, "json": _json, "jsonl": _json_lines, "md": _markdown,
                              "xlsx": _xlsx}
