"""What a run works out from the rules and the next one can use again: compiled expressions, outlines, the index.

Making these takes longer than reading a story. What a run needed is kept beside the rules it was made from; what it did
not need is not made. A memory is never more than a shortcut: without one, everything is made anew.
"""

from __future__ import annotations

import copyreg
import marshal
import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, cast

import regex

from checker.rulebook.cache import Cache
from checker.rulebook.programs import loaded, program


class Memory:
    """What has been worked out, by key, as plain data. Without a `cache` it is forgotten with the process."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._kept: dict[str, Any] = (cache.load() if cache else None) or {}
        self._patterns: dict[str, regex.Pattern[str]] = {}
        self._new = False

    @cached_property
    def _rebuild(self) -> Callable[..., regex.Pattern[str]]:
        return _parts(regex.compile(""))[0]

    def recall(self, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, plain data: made now, or by an earlier run that asked under the same key."""
        if key not in self._kept:
            self._kept[key] = make()
            self._new = True
        return self._kept[key]

    def pattern(self, source: str, flags: int = 0, lists: Mapping[str, Collection[str]] | None = None,
                owner: str = "") -> regex.Pattern[str]:
        """An expression, compiled. `owner` tells apart expressions whose `lists` have the same names."""
        key = f"{owner} {flags} {source}"
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = self._loaded(key) or self._compiled(key, source, flags, lists or {})
        return pattern

    def over_codes(self, name: str, spell: Callable[[], str]) -> re.Pattern[str]:
        """An expression over codes or tags, compiled by `re`, or by `regex` and used in the same way where `re` cannot.

        It is known by a name, and `spell` gives it where no earlier run has. Whoever asks keeps it: it is made anew
        each time.
        """
        made = marshal.loads(self.recall(f"program {name}", lambda: _programmed(spell())))  # noqa: S302 - as below
        return cast("re.Pattern[str]", self.pattern(made)) if isinstance(made, str) else loaded(made)

    def _loaded(self, key: str) -> regex.Pattern[str] | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        return self._rebuild(*marshal.loads(kept))  # noqa: S302 - this user's own, behind a checksum

    def _compiled(self, key: str, source: str, flags: int,
                  lists: Mapping[str, Collection[str]]) -> regex.Pattern[str]:
        pattern = regex.compile(source, flags, **lists)  # type: ignore[arg-type]
        if self._cache:
            _, state = _parts(pattern)
            self.recall(key, lambda: marshal.dumps(state))      # apart, since a run needs few of all that are kept
        return pattern

    def save(self) -> None:
        """Keep what this run has added."""
        if self._cache and self._new:
            self._cache.save(self._kept)
            self._new = False


def _programmed(source: str) -> bytes:
    """What is kept of an expression over codes: its program, or itself where `re` has none for it."""
    return marshal.dumps(program(source) or source)


def _parts(pattern: regex.Pattern[str]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """How `regex` lets its compiled patterns be pickled: what makes one again, and from what."""
    rebuild, state = cast("tuple[Callable[..., Any], tuple[Any, ...]]", copyreg.dispatch_table[regex.Pattern](pattern))
    return rebuild, state
