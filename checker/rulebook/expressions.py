"""The small language in which a check says what must hold: `(new / old - 1) * 100`, `sum(parts)`, `years(from, to)`.

It has figures, the names of slots (`p`, or a side of one: `score.first`), `+ - * /`, brackets and the functions of
`FUNCTIONS`. It is parsed into plain data, so that it can be kept, and never evaluated as a program. A slot may stand
only once in an expression: then interval arithmetic is exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

Node = tuple[str, "str | Node | tuple[Node, ...]", "Node | tuple[Node, ...] | None"]
"""("number", text, None), ("name", name, None), (sign, left, right) or ("call", function, arguments)."""

FUNCTIONS: Mapping[str, tuple[int, str]] = {
    "abs": (1, "a figure without its sign"),
    "min": (0, "the least of several figures"),
    "max": (0, "the largest of several figures"),
    "near": (2, "the first, as far as the second to either side"),
    "sum": (0, "all of them added up"),
    "count": (1, "how many figures there are in a slot with many"),
    "last": (1, "the last figure of a slot with many"),
    "between": (2, "all from one of two figures to the other, both included"),
    "days": (2, "the days from one date to another"),
    "months": (2, "the months from one date to another, whole ones begun and ended"),
    "years": (2, "the years from one date to another, whole ones begun and ended"),
    "age": (2, "how old somebody is who was born on the first date, on the second"),
    "weekday": (1, "the weekday of a date, from 1 for Monday to 7"),
    "grim": (2, "the mean or percentage nearest to the first that so many whole numbers as the second can have"),
}
"""The functions: how many arguments each takes (0: one or more), and what it gives."""
LONGEST = 200       # characters
_DEEPEST = 20       # brackets within brackets

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z]\w*(?:\.[a-z]\w*)?)|(?P<sign>[-+*/(),]))")


class BadExpression(Exception):
    """An expression that is none; `message` is the end of a sentence about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def parse_expression(source: str) -> Node:
    """An expression as plain data. Raises BadExpression, with the place."""
    if len(source) > LONGEST:
        raise BadExpression(f"is longer than {LONGEST} characters")
    reader = _Reader(source)
    node = reader.sum()
    if reader.word:
        raise BadExpression(f"has {reader.word!r} where it should end, at character {reader.place}")
    return node


def names_in(node: Node) -> Iterator[str]:
    """The names in an expression, as often as they stand there."""
    kind, first, second = node
    if kind == "name":
        yield str(first)
    elif kind == "call":
        for argument in second or ():
            yield from names_in(argument)       # type: ignore[arg-type]
    elif kind != "number":
        yield from names_in(first)              # type: ignore[arg-type]
        yield from names_in(second)             # type: ignore[arg-type]


class _Reader:
    """One pass over the source; `word` is the next one, empty at the end."""

    def __init__(self, source: str) -> None:
        self._source, self._end, self._depth = source, 0, 0
        self.kind, self.word, self.place = "", "", 1
        self._next()

    def sum(self) -> Node:
        return self._row("+-", lambda: self._row("*/", self._factor))

    def _row(self, signs: str, part: Callable[[], Node]) -> Node:
        node = part()
        while self.word and self.word in signs:
            sign = self._taken()
            node = (sign, node, part())
        return node

    def _factor(self) -> Node:
        kind, word = self.kind, self.word
        if kind in ("number", "name"):
            self._next()
            return self._call(word) if kind == "name" and self.word == "(" else (kind, word, None)
        if word == "-":
            self._next()
            return ("-", ("number", "0", None), self._factor())
        if word == "(":
            return self._bracket()
        raise BadExpression(f"has {word!r} where a figure, a slot or a bracket should stand, at character {self.place}"
                            if word else "ends too soon")

    def _bracket(self) -> Node:
        self._expect("(")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadExpression(f"has more than {_DEEPEST} brackets within brackets")
        node = self.sum()
        self._depth -= 1
        self._expect(")")
        return node

    def _call(self, function: str) -> Node:
        if function not in FUNCTIONS:
            raise BadExpression(f"has no function {function!r}; there is {', '.join(FUNCTIONS)}")
        self._expect("(")
        arguments = [self.sum()]
        while self.word == ",":
            self._next()
            arguments.append(self.sum())
        self._expect(")")
        wanted = FUNCTIONS[function][0]
        if wanted and len(arguments) != wanted:
            raise BadExpression(f"gives {function} {len(arguments)} figures; it takes {wanted}")
        return ("call", function, tuple(arguments))

    def _expect(self, sign: str) -> None:
        if self.word != sign:
            raise BadExpression(f"has {self.word!r} where {sign!r} should stand, at character {self.place}"
                                if self.word else f"lacks a {sign!r}")
        self._next()

    def _taken(self) -> str:
        word = self.word
        self._next()
        return word

    def _next(self) -> None:
        match = _TOKEN.match(self._source, self._end)
        self.place = self._end + 1
        if match is None:
            rest = self._source[self._end:].strip()
            if rest:
                raise BadExpression(f"has {rest[0]!r}, which is no part of an expression, at character {self.place}")
            self.kind = self.word = ""
            return
        self.kind, self.word, self._end = match.lastgroup or "", match[match.lastgroup or 0], match.end()
