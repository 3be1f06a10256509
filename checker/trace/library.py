"""Everything that the sources of a story hold, ready to be asked: figures in prose by their words, tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import log

from checker.model import Bound, Kind
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import prose_of
from checker.trace.fit import Said, step_of
from checker.trace.sayings import Saying
from checker.trace.tables import Table
from checker.trace.words import Wording

_LEAST, _MOST_ROWS = 0.3, 2_000
_MANY = 400             # figures that share a word from which on the word finds none by itself
_UNITLESS = (Kind.COUNT, Kind.NUMBER, Kind.AGE)
_AROUND = 8             # figures on either side that a figure is told beside
_FOUND = 120            # figures looked at closely for one claim


class Library:
    """The sources of one run."""

    def __init__(self, pack: LanguagePack, wording: Wording, sayings: Sequence[Saying], tables: Sequence[Table],
                 story: Sequence[Saying]) -> None:
        self.pack, self.wording, self.sayings, self.tables = pack, wording, sayings, tables
        self._spread: Counter[str] = Counter()
        self._posted: defaultdict[str, list[int]] = defaultdict(list)
        self.proper = {name for saying in (*story, *sayings) for name in saying.names}
        count = 1
        for at, saying in enumerate(sayings):
            count += 1
            for word, weight in saying.words.items():
                self._spread[word] += weight >= _OWN
                if weight >= _BEARING:
                    self._posted[word].append(at)
        for table in tables:
            self._spread.update(table.text)
            for row in table.rows[:_MOST_ROWS]:
                count += 1
                self._spread.update(set(wording.stems(row.name)))
        self._count = count
        self._beside = {(saying.source, saying.order): set[tuple[Decimal, str]]() for saying in (*story, *sayings)}
        for saying in (*story, *sayings):
            if saying.value is not None and saying.kind is not Kind.ORDINAL:
                self._beside[saying.source, saying.order].add((saying.value, saying.unit or ""))
        self._places = {id(saying): at for at, saying in enumerate(sayings)}
        self._rare: dict[str, float] = {}

    def rarity(self, word: str) -> float:
        """How much a shared word tells: 1 for one that stands once, little for one that stands everywhere."""
        known = self._rare.get(word)
        if known is None:
            spread = log((self._count + 1) / (self._spread[word] + 0.5)) / log(self._count + 1)
            known = self._rare[word] = max(_LEAST, min(1.0, spread)) * self.wording.weight(word)
        return known

    def common(self, left: Mapping[str, float], right: Iterable[str] | Mapping[str, float]) -> float:
        """What the words that both have tell together, each by the smaller of its weights."""
        weights = right if isinstance(right, Mapping) else dict.fromkeys(right, 1.0)
        return sum(self.rarity(word) * min(weight, weights[word]) for word, weight in left.items() if word in weights)

    def beside(self, claim: Saying) -> list[Saying]:
        """The figures of the sources' prose that share most with a claim, best first."""
        scores: Counter[int] = Counter()
        for word, weight in claim.words.items():
            posted = self._posted.get(word, ())
            if len(posted) <= max(_MANY, len(self.sayings) // 10):
                told = self.rarity(word) * weight
                for at in posted:
                    scores[at] += told      # type: ignore[assignment]
        return [self.sayings[at] for at, _ in scores.most_common(_FOUND)]

    def told_beside(self, claim: Saying, other: Saying) -> int:
        """How many figures stand beside both: the same value and unit in either sentence."""
        own = {(claim.value, claim.unit or ""), (other.value, other.unit or "")}
        mine = self._beside.get((claim.source, claim.order), set())
        return len((mine & self._beside.get((other.source, other.order), set())) - own)

    def around(self, saying: Saying) -> list[Saying]:
        """The other figures of a figure's sentence and of those beside it."""
        at = self._places[id(saying)]
        out = []
        for step in (-1, 1):
            i = at + step
            while 0 <= i < len(self.sayings):
                other = self.sayings[i]
                if other.source != saying.source or abs(other.order - saying.order) > 1 or abs(i - at) > _AROUND:
                    break
                out.append(other)
                i += step
        return out

    def dimension(self, saying: Saying) -> str:
        """What a figure measures: "count", "money", "share", "points", "time", "length" ..."""
        if saying.kind in _UNITLESS and saying.unit not in ("percentage point", "basis point"):
            return "points" if saying.unit == "points" and saying.value is not None and saying.value % 1 else "count"
        return self.dimension_of(saying.unit)

    def dimension_of(self, unit: str | None) -> str:
        """What a unit measures; "count" where there is none."""
        if unit is None:
            return "count"
        if unit in ("percentage point", "basis point"):
            return "points"
        unit = unit.partition(" per ")[0]
        return prose_of(self.pack).dimension(unit) if unit in self.pack.units else "count"

    def factor(self, unit: str | None) -> Decimal:
        """What a unit is in the coherent unit of its dimension, or a coin in its currency; 1 for what has none."""
        described = self.pack.units.get((unit or "").partition(" per ")[0])
        return Decimal(described.get("factor", "1")) if described else Decimal(1)

    def same_currency(self, left: str | None, right: str | None) -> bool:
        """Whether two units of money can be of one currency: equal, unknown, or a coin, which names none."""
        return left == right or None in (left, right) or Decimal(1) not in (self.factor(left), self.factor(right)) or (
            self.factor(left) != self.factor(right))

    def said(self, saying: Saying) -> Said:
        """The figure as said, with the place that it is rounded to."""
        value = saying.value or Decimal(0)
        return Said(saying.low, saying.high, Bound(saying.bound), step_of(value, digits_of(saying.quote)))


_OWN = 0.5              # weight from which a word is one of the figure's own sentence
_BEARING = 0.2          # weight from which a word is one of the figure's sentence or its closest context


def digits_of(quote: str) -> str:
    """The digits of a figure as it was written, without what groups them."""
    out = ""
    for sign in quote:
        if sign.isdigit() or (sign == "." and out):
            out += sign
        elif out and sign not in ",' \u00a0\u2009\u202f":
            break
    return out.rstrip(".")
