"""Tables in JSON files and JSON lines: lists of objects, lists of lists, figures by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.errors import Unreadable
from checker.evidence import Place
from checker.readers.text import decode
from checker.trace.grid import Grid, Raw
from checker.trace.sheets import title_of

_MOST_DEPTH = 8


def json_grids(path: str, content: bytes) -> list[Grid]:
    """The tables of a JSON file or of JSON lines: lists of objects, of lists, of figures by name. Raises Unreadable."""
    text, _ = decode(path, content)
    try:
        whole = json.loads(text, parse_float=Decimal, parse_int=_integer)
    except (ValueError, RecursionError):
        whole = _json_lines(path, text)
    return list(_tables(whole, "", title_of(path), 0))


def _integer(digits: str) -> Decimal:
    return Decimal(digits)


def _json_lines(path: str, text: str) -> list[Any]:
    try:
        return [json.loads(line, parse_float=Decimal, parse_int=_integer) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise Unreadable(path, "is neither JSON nor JSON lines") from error


def _tables(value: Any, path: str, title: str, depth: int) -> Iterator[Grid]:
    """The tables in a JSON value, and in what it holds; `path` is its JSON Pointer."""
    if depth > _MOST_DEPTH:
        return
    own = _table(value, path, title)
    if own:
        yield own
    if isinstance(value, list):
        inner = [(f"{number}/{key}", key, each) for number, item in enumerate(value) if isinstance(item, dict)
                 for key, each in item.items()]
    else:
        inner = [(key, key, each) for key, each in value.items()] if isinstance(value, dict) else []
    for place, key, each in inner:
        if isinstance(each, (list, dict)):
            yield from _tables(each, f"{path}/{place}", f"{title} {key}", depth + 1)


def _table(value: Any, path: str, title: str) -> Grid | None:
    """The table that a value itself is: of its objects, its lists, or its members by name."""
    if isinstance(value, list) and value:
        if all(isinstance(item, dict) for item in value):
            return _records(value, path, title)
        if all(isinstance(item, list) for item in value):
            rows = tuple((number, tuple(map(_plain, item))) for number, item in enumerate(value, 1))
            return Grid(Place(path=path or "/"), title, rows)
    if isinstance(value, dict):
        plain = [(key, inner) for key, inner in value.items() if not isinstance(inner, (list, dict))]
        if plain:
            members = ((number, (key, _plain(inner))) for number, (key, inner) in enumerate(plain, 1))
            return Grid(Place(path=path or "/"), title, ((0, ("", "value")), *members))
    return None


def _records(items: Sequence[Mapping[str, Any]], path: str, title: str) -> Grid:
    """A list of objects as a table: row 1 is the first object, and the names of its members are the heads."""
    names = list(dict.fromkeys(key for item in items for key in item))
    rows = [(number, tuple(_plain(item.get(name)) for name in names)) for number, item in enumerate(items, 1)]
    return Grid(Place(path=path or "/"), title, ((0, tuple(names)), *rows))


def _plain(value: Any) -> Raw:
    if value is None or isinstance(value, (list, dict)):
        return None
    return value if isinstance(value, Decimal) else str(value)
