"""The unit and the scale that a head or a caption names: "Revenue, EUR million", "level_cm", "Persons in thousands"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.rulebook.pack import LanguagePack
from checker.trace.words import Wording

_TOKENS = re.compile(r"[^\W_]+|[%‰€$£¥°]|'000")
_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_LONG = 3               # letters from which a unit means the same in any case; "MW" and "mW" do not
_MARK = re.compile(r"[(\[,/_]\s*$")         # what sets a unit off from the words before it
_TIME = "time"


class Unit(NamedTuple):
    """A unit as heads name it, None where they name none, and the power of ten that figures are told in.

    One that only the caption or the corner of a table names is `loose`: a row may tell of something else.
    """

    name: str | None = None
    power: int = 0
    loose: bool = False

    def or_of(self, other: Unit) -> Unit:
        """The unit and the scale of whichever names one."""
        return Unit(self.name or other.name, self.power or other.power)


class Heads:
    """Reads heads in one language."""

    def __init__(self, pack: LanguagePack, wording: Wording) -> None:
        self._wording = wording
        self._units: dict[str, str] = {}
        self._signs: set[str] = set()
        self._dimensions = {unit["name"]: unit["dimension"] for unit in pack.units.values()}
        for unit in pack.units.values():
            for key in ("words", "symbols", "tight", "prefixes"):
                for spelling in unit.get(key, ()):
                    self._units.setdefault(_folded(spelling), unit["name"])
                    if key != "words":
                        self._signs.add(spelling)
        data = wording.data
        self._powers = {word: _SCALES[name] for name, words in data["scales"].items() for word in words}
        self._shares = {word: name for name, words in data["shares"].items() for word in words}
        self._times = frozenset(data["times"]["words"])
        self._bring_in = frozenset(data["heads"]["bring_in"])
        self._read: dict[str, Unit] = {}

    def is_time(self, head: str) -> bool:
        """Whether a head says that its column tells of time."""
        return any(token.lower() in self._times for token in _TOKENS.findall(head.replace("_", " ")))

    def unit(self, head: str) -> Unit:
        """The unit and the scale that a head names."""
        if head not in self._read:
            self._read[head] = self._unit(head)
        return self._read[head]

    def _unit(self, head: str) -> Unit:
        name: str | None = None
        power = 0
        found = list(_TOKENS.finditer(head))
        tokens = [match[0] for match in found]
        for at, match in enumerate(found):
            lower = match[0].lower()
            if lower.isdigit() and tokens[at - 1].isdigit() and at and tokens[at - 1] != "1":
                continue            # "per 100,000"
            if lower in self._powers and (len(lower) > 1 or self._beside_unit(tokens, at)):
                power = power or self._powers[lower]
            elif lower in self._shares and not (len(tokens) == 1 and self._shares[lower] == "points"):
                kind = "percentage point" if self._shares[lower] == "points" else "percent"
                name = kind if kind == "percentage point" or name is None else name
            elif name is None:
                name = self._named(tokens, at, head[:match.start()])
        return Unit(name, power)

    def _beside_unit(self, tokens: list[str], at: int) -> bool:
        """Whether a single letter stands beside a unit, as the m of "m crowns" and "$m"."""
        return any(_folded(token) in self._units for token in (*tokens[max(0, at - 1):at], *tokens[at + 1:at + 2]))

    def _named(self, tokens: list[str], at: int, before: str) -> str | None:
        """The unit that a word of a head names, where it stands as units do: seats won are no Korean money."""
        token = tokens[at]
        known = self._units.get(_folded(token))
        if known is None or (token.islower() and self._wording.silent(token)):
            return None
        if not token.isalpha() or (len(token) == _LONG and token.isupper()):
            return known
        whole = len(tokens) == 1 and len(token) >= _LONG and not self.is_time(token)
        if whole or self._set_off(tokens, at, before):
            return known
        last = at == len(tokens) - 1 and at > 0 and self._dimensions[known] != _TIME
        sign = token in self._signs and len(token) > 1
        return known if last and (sign or token.endswith("s")) else None

    def _set_off(self, tokens: list[str], at: int, before: str) -> bool:
        """Whether a unit is set off from the words before it: by a bracket or comma, a scale, or an "in"."""
        previous = tokens[at - 1].lower() if at else ""
        return bool(_MARK.search(before)) or (len(tokens[at]) > 1 and (
            previous in self._powers or previous in self._bring_in))


def _folded(spelling: str) -> str:
    return spelling if len(spelling) < _LONG else spelling.lower()
