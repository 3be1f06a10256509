"""Reports: what was found, in the format that was asked for. One module a family of formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.errors import UsageError
from checker.model import Article

Report = Callable[[Sequence[Article]], str]


def formats() -> list[str]:
    """The names of all formats."""
    from checker.report.table import styles  # noqa: PLC0415 - tabulate is imported by the reports that need it

    return [*_OWN, *styles()]


def report(name: str, width: int) -> Report:
    """The report of that name. `width` is how many characters a line of the table may have. Raises UsageError."""
    if name in _OWN:
        return _OWN[name]
    from checker.report.table import styles, table  # noqa: PLC0415

    if name == "table" or name in styles():
        return lambda articles: table(articles, name, width)
    raise UsageError(f"there is no format {name!r}; there is {', '.join(['table', *formats()])}")


def _json(articles: Sequence[Article]) -> str:
    from checker.report.records import as_json  # noqa: PLC0415

    return as_json(articles)


def _jsonl(articles: Sequence[Article]) -> str:
    from checker.report.records import as_json_lines  # noqa: PLC0415

    return as_json_lines(articles)


def _csv(articles: Sequence[Article]) -> str:
    from checker.report.sheet import as_csv  # noqa: PLC0415

    return as_csv(articles)


def _tsv(articles: Sequence[Article]) -> str:
    from checker.report.sheet import as_tsv  # noqa: PLC0415

    return as_tsv(articles)


_OWN: dict[str, Report] = {"json": _json, "jsonl": _jsonl, "csv": _csv, "tsv": _tsv}
