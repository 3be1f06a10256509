"""Expressions over codes and tags as the programs that Python's own `re` runs, which can be kept as plain data.

Over rows of codes `re` is two to three times as fast as `regex`, but it compiles slowly and, unlike `regex`, gives its
patterns no form in which another run could take them up. What it compiles an expression to is a list of numbers for
this very version of Python; whoever keeps one keeps it under that version.

Most expressions are a choice of many, and most places of a text begin none of them. `re` would try each at every place,
so that what a match can begin with is asked for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, cast

_COMPILER: Any = import_module("re._compiler")
_PARSER: Any = import_module("re._parser")
_OP: Any = import_module("re._constants")
_ENGINE: Any = import_module("_sre")

_LOOKS = (_OP.ASSERT, _OP.ASSERT_NOT, _OP.AT)
_REPEATS = (_OP.MAX_REPEAT, _OP.MIN_REPEAT, _OP.POSSESSIVE_REPEAT)
_AHEAD = 1

Program = tuple[str, int, list[int], int, dict[str, int]]
"""The source, the flags, the code, how many groups there are, and the numbers of those with names."""


def program(source: str) -> Program | None:
    """What `re` compiles an expression to; None where only `regex` can.

    `re` takes no name for two groups, and no lookbehind that has no one length.
    """
    try:
        parsed = _PARSER.parse(source, 0)
        _ask_for_beginning(parsed)
        code = _COMPILER._code(parsed, 0)  # noqa: SLF001 - `re.compile` gives the pattern alone
    except re.error:
        return None
    return source, int(parsed.state.flags), list(map(int, code)), parsed.state.groups - 1, dict(parsed.state.groupdict)


def loaded(made: Program) -> re.Pattern[str]:
    """The expression that a program is of."""
    source, flags, code, groups, named = made
    names = [None, *map({number: name for name, number in named.items()}.get, range(1, groups + 1))]
    return cast("re.Pattern[str]", _ENGINE.compile(source, flags, code, groups, named, tuple(names)))


def _ask_for_beginning(parsed: Any) -> None:
    """Put before a choice what all its ways begin with."""
    if len(parsed) == 1 and parsed[0][0] is _OP.BRANCH:
        with suppress(_Anything):
            parsed.insert(0, (_OP.ASSERT, (_AHEAD, _Beginning(parsed).parsed(parsed.state))))


class _Anything(Exception):
    """A match can begin with anything."""


class _Beginning:
    """What a match of some parsed items begins with: one of some characters, or any one and then one of some others.

    Characters are as `re` parses a class of them. Raises _Anything.
    """

    def __init__(self, items: Iterable[Any]) -> None:
        self.classes: tuple[list[Any], list[Any]] = [], []
        if self._after(items, {0}):
            raise _Anything

    def _after(self, items: Iterable[Any], read: set[int]) -> set[int]:
        """How many characters can have been read behind the items, none of them of a class; `read` before them."""
        for op, value in items:
            if read and op not in _LOOKS:
                read = set[int]().union(*(self._behind(op, value, each) for each in read))
        return read

    def _behind(self, op: Any, value: Any, read: int) -> set[int]:
        if op is _OP.LITERAL or (op is _OP.IN and value[0][0] is not _OP.NEGATE):
            self.classes[read].extend(value if op is _OP.IN else [(op, value)])
            return set()
        if op is _OP.ANY and not read:
            return {1}
        if op is _OP.SUBPATTERN:
            return self._after(value[-1], {read})
        if op is _OP.BRANCH:
            return set[int]().union(*(self._after(way, {read}) for way in value[1]))
        if op in _REPEATS:
            least, most, repeated = value
            behind = self._after(repeated, {read})
            again = self._after(repeated, behind) if behind and most > 1 else set[int]()
            return behind | again | ({read} if not least else set())
        raise _Anything

    def parsed(self, state: Any) -> Any:
        """An expression for it, as `re` parses one."""
        inside = [(_OP.IN, list(dict.fromkeys(each))) for each in self.classes]
        ways = [[inside[0]]] * bool(self.classes[0]) + [[(_OP.ANY, None), inside[1]]] * bool(self.classes[1])
        return _PARSER.SubPattern(state, [(_OP.BRANCH, (None, [_PARSER.SubPattern(state, way) for way in ways]))])
