"""Reports: what was found, in the format that was asked for. One module a family of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath

from checker.errors import UsageError
from checker.model import Article


class Table(StrEnum):
    """What the rows of a sheet are."""

    CLAIMS = "claims"
    FINDINGS = "findings"
    TIES = "ties"


Report = Callable[[Sequence[Article]], str | bytes]

_NOTICES = {
    "line": ("annotations", "as_lines"), "sarif": ("sarif", "as_sarif"), "rdjson": ("annotations", "as_rdjson"),
}
_OWN = {
    "json": ("records", "as_json"), "jsonl": ("tables", "as_json_lines"),
    "csv": ("sheet", "as_csv"), "tsv": ("sheet", "as_tsv"),
    "xlsx": ("xlsx", "as_xlsx"), "md": ("markdown", "as_markdown"), "page": ("page", "as_page"),
    "annotations": ("annotations", "as_github"), **_NOTICES,
}
"""The checker's own formats: the module and the function that write each."""

_OF_TABLES = frozenset({"csv", "tsv", "jsonl", "xlsx"})
"""The formats that are one table: of claims, or of what else is asked for."""

ROWS = frozenset({"csv", "tsv", "jsonl"})
"""Of these, the ones that can be written an article at a time: what is written of none is the head of them all."""

_GATE = {"annotations": ("annotations", "as_github"), "github": ("annotations", "as_github"), **_NOTICES}
"""The formats of the gate. `github` is an old name: among tables it is a style of tabulate's."""

_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".sarif": "sarif",
             ".xlsx": "xlsx", ".md": "md", ".markdown": "md", ".html": "page", ".htm": "page", ".txt": "table"}


def formats() -> list[str]:
    """The names of all formats."""
    from checker.report.table import styles  # noqa: PLC0415 - tabulate is imported by the reports that need it

    return [*_OWN, *styles()]


def format_of(output: PurePath | None) -> str:
    """The format that the name of an output file asks for by its ending; the table where it has none.

    Raises UsageError for an ending that no format has.
    """
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in _SUFFIXES:
        raise UsageError(f"no format is written as {suffix}: there is {', '.join(_SUFFIXES)}; -f names another format")
    return _SUFFIXES.get(suffix, "table")


def report(name: str, width: int, rows: Table = Table.CLAIMS, *, ask: bool = False) -> Report:
    """The report of that name. `width` is how many characters a line of the table may have, and `rows` what the rows of
    a sheet are: claims, findings or ties. With `ask` the table has what to ask beside each claim. Raises UsageError.
    """
    if name in _OF_TABLES:
        write: Callable[..., str | bytes] = _writer(_OWN, name)
        return lambda articles: write(articles, rows)
    if rows is not Table.CLAIMS:
        raise UsageError(f"--table is for {', '.join(sorted(_OF_TABLES))}: {name} shows all that there is")
    if name in _OWN:
        return _writer(_OWN, name)
    from checker.report.table import styles, table  # noqa: PLC0415

    if name == "table" or name in styles():
        return lambda articles: table(articles, name, width, ask=ask)
    raise UsageError(f"there is no format {name!r}; there is {', '.join(['table', *formats()])}")


def gate_report(name: str) -> Report:
    """The report of that name on what blocks publication. Raises UsageError."""
    if name in _GATE:
        return _writer(_GATE, name)
    raise UsageError(f"the gate has no format {name!r}; it has {', '.join(sorted(_GATE))}")


def _writer(known: Mapping[str, tuple[str, str]], name: str) -> Report:
    module, function = known[name]
    writer: Report = getattr(import_module(f"checker.report.{module}"), function)
    return writer
