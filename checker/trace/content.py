"""What was read of a source, or of some pages of it, as plain data that can be sent and kept."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from checker.evidence import Place, SourceNote, SourceStatus
from checker.model import Bound, Kind
from checker.trace.grid import Grid, Raw
from checker.trace.periods import Period
from checker.trace.sayings import Saying

_QUICK = 1      # how hard zlib tries
_BOUNDS: Mapping[str, Bound] = {bound.value: bound for bound in Bound}
_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}


class Indexed(NamedTuple):
    """A source as it is searched: what could be read of it, the figures of its prose, its tables."""

    note: SourceNote
    sayings: tuple[Saying, ...]
    grids: tuple[Grid, ...]


def pack(indexed: Indexed) -> bytes:
    """The bytes that `unpack` reads."""
    record = {"note": indexed.note, "sayings": [_saying(saying) for saying in indexed.sayings],
              "grids": [_grid(grid) for grid in indexed.grids]}
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), _QUICK)


def unpack(body: bytes, path: str) -> Indexed:
    """What was packed, as of a source at `path`: content that is the same may stand in files of other names."""
    record = json.loads(zlib.decompress(body))
    _, kind, status, message = record["note"]
    note = SourceNote(path, kind, SourceStatus(status), message)
    shared: dict[str, str] = {}         # words and weights come again and again, and take their room once
    weights: dict[float, float] = {}
    return Indexed(note, tuple(_to_saying(row, path, shared, weights) for row in record["sayings"]),
                   tuple(_to_grid(row) for row in record["grids"]))


def _saying(saying: Saying) -> list[Any]:
    numbers = [None if value is None else str(value) for value in (saying.low, saying.high)]
    of = None if saying.of is None else [str(value) for value in saying.of]
    return [*numbers, *saying[2:11], saying.timex, saying.day, saying.words, list(saying.names), saying.initial,
            saying.periods, saying.earlier, saying.sentence, saying.lit, saying.order, list(saying.place), of]


def _to_saying(row: list[Any], path: str, shared: dict[str, str], weights: dict[float, float]) -> Saying:
    (low, high, bound, vague, unit, kind, quote, noun, head, measure, direction, timex, day, words, names, initial,
     periods, earlier, sentence, lit, order, place, of) = row
    said = {shared.setdefault(word, word): weights.setdefault(weight, weight) for word, weight in words.items()}
    return Saying(
        _figure(low), _figure(high), _BOUNDS[bound], vague, unit, _KINDS[kind], quote, tuple(noun), head, measure,
        direction, timex, Period(*day) if day else None, said, {name: said.get(name, 0.0) for name in names}, initial,
        tuple(Period(*period) for period in periods), earlier, shared.setdefault(sentence, sentence), (lit[0], lit[1]),
        order, Place(*place), path,
        (Decimal(of[0]), Decimal(of[1])) if of else None)


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _grid(grid: Grid) -> list[Any]:
    return [list(grid.place), grid.title, [[number, [_raw(cell) for cell in cells]] for number, cells in grid.rows]]


def _raw(cell: Raw) -> Any:
    return [str(cell)] if isinstance(cell, Decimal) else cell


def _to_grid(row: list[Any]) -> Grid:
    place, title, rows = row
    return Grid(Place(*place), title, tuple((number, tuple(map(_to_raw, cells))) for number, cells in rows))


def _to_raw(cell: Any) -> Raw:
    return Decimal(cell[0]) if isinstance(cell, list) else cell
