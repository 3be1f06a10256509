"""A number with its unit and what it is for each of, and which unit a word or symbol next to it means.

A spelling may stand for several units ("pounds"), or be a unit only at times ("C", "marks", "in"). What decides is data
of the unit: `near` names a class of words that speak for it when one is close by; `doubtful` spellings are meant only
where a word of the class `needs` is; a great number ("5 million pounds") or the sign of a currency elsewhere in the
text speaks for money.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.model import Kind
from checker.recognize.numbers.figures import ONE, Number
from checker.recognize.row.words import Tagged

_KINDS = {"money": Kind.MONEY, "share": Kind.PERCENT, "time": Kind.DURATION, "multiple": Kind.RATIO}
# Classes of words, and signs, that next to a number can belong to it: a number without any of them stands alone, and a
# reader that looks for some of them need not begin without one.
_NEXT: Mapping[str, tuple[tuple[str, ...], str]] = {
    "before": (("hedge", "compare", "prefix", "money_letter", "scaled_money", "minus", "between_word", "from_word",
                "aged", "being", "turned", "part_of_decade", "within_word", "just_so_old"),
               "-,/"),
    "hedges": (("hedge", "compare"), "-"),
    "unit": (("unit", "symbol", "tight", "scaled_money", "scaled_unit", "scale_sign", "slang_scale", "of_word"), "-"),
    "rate": (("article", "per", "every_word", "rate_sign"), "-/"),
    "after": (("hedge_after", "plus_sign"), "-"),
    "behind": (("in_word", "out_of", "to_word", "and_word", "or_word", "old_short", "plural_sign", "compare"), ",:"),
}
NO_LAND = "several countries have a currency of this name, and none of them is named here"
NO_CURRENCY = "the story names no currency for it"
_BRACKET = 6                    # and in brackets behind it
_WINDOW = 10                    # chunks on either side in which a word can tell what a unit means
_GREAT = Decimal(1_000_000)     # what comes in millions and could be money, is money


class Scene:
    """A text as the readers of quantities see it: its chunks, their parts of speech, and the units of its language.

    `guessed` are the chunks that name a currency of several countries none of which the text names.
    """

    def __init__(self, tagged: Tagged, units: Mapping[str, Mapping[str, Any]]) -> None:
        self.row, self.words, self.has, self.units = tagged.row, tagged, tagged.has, units
        self._signs: dict[str, bool] = {}
        self._lands: list[tuple[int, str]] | None = None
        self.guessed: set[int] = set()
        members = tagged.row.lexicon.members
        sets = {name: frozenset(signs).union(*(members[each] for each in classes))
                for name, (classes, signs) in _NEXT.items()}
        sets["behind"] = sets["behind"].union(sets["unit"], sets["rate"], sets["after"])
        self.next: Mapping[str, frozenset[str]] = sets

    def begins(self, i: int, name: str) -> bool:
        """Whether chunk `i` can begin, or end, what the reader called `name` looks for."""
        return 0 <= i < len(self.row.codes) and self.row.codes[i] in self.next[name]

    def alone(self, i: int) -> bool:
        """Whether nothing next to the number at chunk `i` can belong to it."""
        codes = self.row.codes
        free = codes[i + 1:i + 2] not in self.next["behind"] and (i == 0 or codes[i - 1] not in self.next["before"])
        return free and codes[i + 2:i + 3] not in self.row.lexicon.members["hedge_after"]      # 40 people or more

    def sign(self, i: int) -> str:
        """The code of chunk `i`, for comparing with a sign; empty behind the end."""
        return self.row.codes[i:i + 1]

    def kind(self, unit: str) -> Kind:
        """The kind of a quantity that has this unit."""
        return _KINDS.get(self.units[unit]["dimension"], Kind.MEASURE)

    def near(self, i: int, name: str) -> bool:
        """Whether a word of the class `name` stands close to chunk `i`, which itself does not count."""
        members = self.row.lexicon.members[name]
        codes = self.row.codes
        around = codes[max(0, i - _WINDOW):i] + codes[i + 1:i + 1 + _WINDOW]
        return any(code in members for code in around)

    def meant(self, i: int, name: str, scale: Decimal = Decimal(1)) -> str | None:
        """The unit that chunk `i` means as one of the class `name` (unit, symbol, tight, prefix); None where none.

        `scale` is that of the number next to it.
        """
        candidates: list[str] | None = self.row.meaning(i, name)
        if not candidates or not self._as_written(i, name, candidates):
            return None
        sure = [unit for unit in candidates if self._allowed(i, unit, scale)]
        unit = self._likeliest(i, sure, scale) if len(sure) > 1 else sure[0] if sure else None
        return unit if unit is None or "sisters" not in self.units[unit] else self._of_land(i, unit)

    def _likeliest(self, i: int, sure: list[str], scale: Decimal) -> str:
        """Which of several units that chunk `i` can mean it means."""
        spoken = [unit for unit in sure if self._spoken_for(i, unit)]
        if scale >= _GREAT:
            money = [unit for unit in sure if self.kind(unit) is Kind.MONEY]
            if money and (self._of_money(i, money[0]) if self.row.is_a(i + 1, "of_word") else
                          money[0] in spoken or not spoken):
                return money[0]                         # 5 million pounds, but not 5 million pounds of beef
        plain = [unit for unit in sure if "near" not in self.units[unit]]
        return (spoken or plain or sure)[0]

    def _of_land(self, i: int, unit: str) -> str:
        """`unit`, or the currency of the same name whose land is named nearest to chunk `i`: Colombia's pesos."""
        written, sisters = self.row.written(i), self.units[unit]["sisters"]
        if " " in written or not written.isalpha() or written.isupper() or self._has_sign(unit):
            return unit
        if self._lands is None:
            self._lands = list(self._named_lands())
        near = [(abs(i - j), land) for j, land in self._lands if land == unit or land in sisters]
        if not near:
            self.guessed.add(i)
        return min(near)[1] if near else unit

    def _named_lands(self) -> Iterator[tuple[int, str]]:
        """The chunks that name a land, its people or its capital, also as owners ("Pakistan's"), with its currency."""
        lexicon, row = self.row.lexicon, self.row
        for j, code in enumerate(row.codes):
            if code in lexicon.members["land"]:
                yield j, row.meaning(j, "land")
            elif self.has("amounts.owner", j):
                land = lexicon.meaning(row.word(j).partition("'")[0].title(), "land")
                if land is not None:
                    yield j, land

    def _as_written(self, i: int, name: str, candidates: list[str]) -> bool:
        """Whether the spelling fits: one letter or sign only as listed, and no capital where a name begins with one."""
        written = self.row.written(i)
        if written[0].isupper() and self.row.is_a(i, "lower_unit"):
            return False                                # 40 BU students
        if name == "unit" or len(written) > 1:
            return True
        key = {"symbol": "symbols", "tight": "tight", "prefix": "prefixes"}[name]
        return any(written in self.units[unit].get(key, ()) for unit in candidates)

    def _allowed(self, i: int, unit: str, scale: Decimal) -> bool:
        needs, doubtful = self.units[unit].get("needs"), self.units[unit].get("doubtful")
        if needs is None or (doubtful is not None and self.row.word(i) not in map(str.lower, doubtful)):
            return True
        if needs == "temperature_cue" and self.has("amounts.ended", i + 1) and (
                self.has("amounts.was", i - 2) or self.row.is_a(i - 1, "decimal")):
            return True                                 # It was 27 C. It fell by 0.5 C.
        return self.near(i, needs) or self._in_company(i, unit) or (scale >= _GREAT and self.kind(unit) is Kind.MONEY)

    def _in_company(self, i: int, unit: str) -> bool:
        """Whether a number with a sister unit is close: "20C (68F)"."""
        dimension, row = self.units[unit]["dimension"], self.row
        if row.glued(i - 1) and (self._spelled(dimension) or self._again(i, i + 3) or self._again(i, i - 3)):
            return True
        for j in range(max(1, i - _WINDOW), min(len(row), i + _WINDOW)):
            if j - 1 in row.values and row.is_a(j, "symbol"):
                others: list[str] = row.meaning(j, "symbol")
                if any(other != unit and self.units[other]["dimension"] == dimension for other in others):
                    return True
        return False

    def _again(self, i: int, j: int) -> bool:
        """Whether chunk `j` is the symbol at chunk `i` once more, at the other end of a range: "2C to 8C"."""
        row = self.row
        if not row.is_a(min(i, j) + 1, "to_word") or not row.is_a(j, "symbol"):
            return False
        return row.written(j) == row.written(i) and row.glued(j - 1)

    def _spelled(self, dimension: str) -> bool:
        """Whether a unit of this dimension is written in full anywhere in the text: "degrees Celsius"."""
        known = self._signs.get(dimension)
        if known is None:
            members, row = self.row.lexicon.members["unit"], self.row
            known = self._signs[dimension] = any(
                self.units[unit]["dimension"] == dimension
                for i, code in enumerate(row.codes) if code in members for unit in row.meaning(i, "unit"))
        return known

    def _of_money(self, i: int, unit: str) -> bool:
        """Whether what stands behind "of" tells that chunk `i` is money: "5 million pounds of public funds"."""
        near = self.units[unit].get("near")
        if near is None or self._has_sign(unit):
            return True
        return any(self.row.is_a(j, near) for j in range(i + 2, i + _WINDOW // 2))

    def _spoken_for(self, i: int, unit: str) -> bool:
        near = self.units[unit].get("near")
        return (near is not None and self.near(i, near)) or self._has_sign(unit) or self._exchanged(i, unit)

    def _exchanged(self, i: int, unit: str) -> bool:
        """Whether a sum in another currency stands in brackets behind chunk `i`: "8 pounds (9 euros)"."""
        if self.kind(unit) is not Kind.MONEY or self.sign(i + 1) != "(":
            return False
        meanings = [self.row.meaning(j, name) for j in range(i + 2, i + _BRACKET) for name in ("prefix", "unit")]
        return any(self.kind(meant) is Kind.MONEY for names in meanings if names for meant in names)

    def _has_sign(self, unit: str) -> bool:
        """Whether a sign of this currency stands anywhere in the text."""
        known = self._signs.get(unit)
        if known is None:
            signs = [sign for sign in self.units[unit].get("prefixes", ()) if not sign.isascii()]
            known = self._signs[unit] = any(sign in self.row.text for sign in signs)
        return known


class Amount:
    """A number of the row from chunk `first` up to `end`, with its unit and what it has come to mean so far.

    `scale` is what a scale word multiplied the figure by, `prefixed` whether a currency stands before it, `note` what
    the mention tells the person who verifies it, `bound` the hedge between figure and unit ("40-odd percent").
    """

    __slots__ = ("bound", "end", "first", "high", "kind", "low", "note", "number", "prefixed", "scale", "unit")

    def __init__(self, place: tuple[int, int], ends: tuple[Decimal, Decimal], number: Number, kind: Kind,
                 unit: str | None = None, *, scale: Decimal = ONE, note: str | None = None) -> None:
        self.first, self.end = place
        self.low, self.high = ends
        self.number, self.kind, self.unit, self.scale, self.note = number, kind, unit, scale, note
        self.prefixed = False
        self.bound: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and no more."""
        return self.unit is None and self.kind is Kind.NUMBER


_NO_EACH = ("money", "share", "multiple")
PER = " per "       # joins the two units of a rate in a quantity's `unit`


def rate_behind(scene: Scene, i: int, *, slash: bool = False) -> tuple[int, str] | None:
    """Where a rate that begins at chunk `i` ends ("an hour", "per worker per week"), and what it is per.

    What a number in it counts can stand before the second part: "per 100,000 people a year".
    """
    if scene.row.is_a(i, "every_word") and not scene.row.is_a(i + 1, "unit"):
        i += 1                                          # $10,000 each per week
    first = one_rate(scene, i, slash=slash)
    if first is None:
        return None
    end, each = first
    behind = end
    if end - 1 in scene.row.values:
        counted = scene.words.match("amounts.counted-by-rate", end)
        behind = counted.end() if counted else end
    second = one_rate(scene, behind)
    if second is None or (behind > end and second[1] not in scene.units):
        return first
    return second[0], each + PER + second[1]


def one_rate(scene: Scene, i: int, *, slash: bool = False) -> tuple[int, str] | None:
    """One part of a rate, from the article, the "per" or the slash at chunk `i` on."""
    row = scene.row
    if scene.sign(i) == "-" and (row.is_a(i + 1, "article") or row.is_a(i + 1, "per")):
        i += 1
    by_article, by_sign = row.is_a(i, "article"), scene.sign(i) == "/"
    if by_sign and not (slash and row.glued(i - 1) and row.glued(i)):
        return None
    if not (by_article or by_sign or row.is_a(i, "per")):
        return None
    j = i + 1 + (scene.sign(i + 1) == "-")
    money = scene.meant(j, "prefix") if j + 1 in row.values and not (by_article or by_sign) else None
    if money is not None:
        return j + 2, f"{row.values[j + 1].low:f} {money}"              # 61.5 cents per $100
    each = _each(scene, j, by_article=by_article)
    if each is None or (by_article and row.is_a(j + 1, "when_after") and not _before_tax(scene, j + 1)):
        return None
    many = j in row.values and not row.values[j].ordinal
    of = scene.meant(j + 1, "unit") or scene.meant(j + 1, "symbol") if many else None
    if of is None:
        return None if by_sign and many else _sized(scene, j, each)
    return j + 2, f"{each} {of}"                                        # 5.6 litres per 100 km


def _sized(scene: Scene, j: int, each: str) -> tuple[int, str]:
    """Where what a rate is for each of ends, which a measure can stand before: "per 40-foot container"."""
    row, noun = scene.row, j + 3
    measured = j in row.values and scene.sign(j + 1) == "-" and (row.is_a(j + 2, "unit") or row.is_a(j + 2, "symbol"))
    return (noun + 1, row.word(noun)) if measured and scene.has("amounts.one-noun", noun) else (j + 1, each)


def _before_tax(scene: Scene, i: int) -> bool:
    """Whether "before" or "after" at chunk `i` tells what a sum leaves out, and no time: "a year before overtime"."""
    return scene.row.is_a(i, "before_or_after") and any(scene.row.is_a(i + n, "left_out") for n in (1, 2))


def _each(scene: Scene, j: int, *, by_article: bool) -> str | None:
    """The name of what chunk `j` is, behind "a", "per" or a slash."""
    row = scene.row
    if j in row.values and (not by_article or row.values[j].ordinal):
        second: list[str] | None = row.meaning(j, "unit") if row.values[j].ordinal else None
        if by_article:
            return second[0] if second and scene.has("amounts.ended", j + 1) else None  # circled 11,000 times a second
        return second[0] if second else f"{row.values[j].low:f}"
    short = ("symbol",) if j < len(row) and len(row.written(j)) > 1 else ()                # a kg, but no "a C"
    for name in ("unit", *short) if by_article else ("unit", "symbol", "tight"):
        unit = scene.meant(j, name) if row.is_a(j, name) else None
        if unit is not None:
            named: list[str] = [unit, *row.meaning(j, name)]            # cents a pound, but no money for each of money
            return next((one for one in named if scene.units[one]["dimension"] not in _NO_EACH), None)
    if row.is_a(j, "each") or (row.is_a(j - 1, "per") and j < len(row) and row.written(j).isalpha()):
        return row.word(j)
    return None
