"""Cardinal and ordinal numbers, in digits and in words, from left to right.

A reader takes a row and the index of a chunk and returns what stands there with the index behind it, or None. Figures
that are too long to be read are listed all the same, without a value, for a person to look at.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.model import Kind, Mention, Span
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import DIGITS

ZERO = Decimal(0)
ONE = Decimal(1)
TEN = Decimal(10)
SCORE = Decimal(20)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
_SEPARATORS = re.compile(r"[^\d.]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_POWER = r"""(?x)(?:
    (?P<ten>\s?[x×]\s?10)?(?:\^(?:--)?(?P<n>[-−]?\d{1,3})|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))    # 10^6  6.2 × 10⁻⁴
    |(?P<flat>\s?[x×]\s?10)(?P<minus>[-−]\d{1,2})                                             # 6.2 × 10-4
    |[eE](?P<e>[+−-]?\d{1,3})                                                                  # 1e6
    )(?![\w.]*\d)"""
_GREATEST = 40                          # exponents beyond it are no figure of any story
_HIGHEST_SCALE = Decimal(10) ** 30      # nor are scales that multiply to more


class Number(NamedTuple):
    """What a number chunk says: its value (both ends equal), or the span of a vague magnitude.

    `scale` is what a word or letter behind the figure multiplied it by ("3 million": 1,000,000); a range carries it.
    `hedged` marks a number that is a hedge in itself ("a couple of"); `part` one that is or ends with a part of a whole
    ("two-thirds", "2½").
    """

    low: Decimal
    high: Decimal
    vague: bool = False
    scale: Decimal = ONE
    hedged: bool = False
    ordinal: bool = False
    part: bool = False


def figure(written: str) -> Decimal:
    """Digits with any grouping: 4 500, 1'000, 12,34,567.89, and with points for it 1.234,56."""
    point = written.find(".")
    if point > 0 and (written.rfind(",") > point or written.find(".", point + 1) > 0):
        written = written.replace(".", "").replace(",", ".")
    return Decimal(_SEPARATORS.sub("", written))


class _Sum:
    """A number while it is read: `group` is the part below the next great scale, `room` what may be added to it."""

    def __init__(self) -> None:
        self.total = self.group = Decimal(0)
        self.room = self.ceiling = Decimal("Infinity")
        self.scale = ONE            # the product of the scales behind a single figure
        self.begun = self.after_scale = self.ordinal = False

    def add(self, value: Decimal) -> bool:
        """Add a figure below hundred ("twenty", then "one"); False where it does not continue the number."""
        if self.begun and (value >= self.room or value == 0):
            return False
        self.group += value
        tens = 20 <= value < 100 and value % 10 == 0
        self.room = Decimal(10) if tens else Decimal(0)
        self.scale = ONE
        self.begun, self.after_scale = True, False
        return True

    def multiply(self, scale: Decimal) -> bool:
        """Apply a scale word; False where it does not continue the number."""
        if self.scale > _HIGHEST_SCALE:
            return False
        if scale == HUNDRED:
            if self.begun and (self.group == 0 or self.after_scale):
                return False
            self.group = (self.group if self.begun else ONE) * scale
            self.room = HUNDRED
        elif self.after_scale and self.group == 0:
            self.total *= scale                         # three lakh crore
            self.ceiling = self.room = scale
        elif scale < self.ceiling and (self.group or not self.begun):
            self.total += (self.group if self.begun else ONE) * scale
            self.group, self.ceiling, self.room = Decimal(0), scale, scale
        else:
            return False
        self.scale *= scale
        self.begun = self.after_scale = True
        return True

    @property
    def value(self) -> Decimal:
        return self.total + self.group


def read_figure(row: Chunks, i: int) -> tuple[int, Number] | None:
    """A cardinal or ordinal from chunk `i` on: "4,500", "2.5 million", "twenty-one", "a hundred and fifth"."""
    state, end = _Sum(), i
    if row.codes[i] == DIGITS:
        value = figure(row.written(i))
        if row.is_a(i + 1, "ordinal_suffix") and row.glued(i) and _ends_like(row, i):
            return i + 2, Number(value, value, ordinal=True)
        power = _power(row, i, value)
        if power is not None:
            return power
        comma = _comma(row, i)
        state.add(value if comma is None else comma)
        state.room, end = Decimal(0), i + 1 if comma is None else i + 3
    elif row.is_a(i, "article"):
        end = i + 1
    while not state.ordinal and (step := _continue(row, end, state)) is not None:
        end = step
    if not state.begun:
        return None
    return _decimals(row, end, state) or _with_scale(row, end, state)


def _comma(row: Chunks, i: int) -> Decimal | None:
    """The figure of digits with a comma for a point, where a unit or a scale shows that they are one: "2,5 %"."""
    if row.codes[i + 1:i + 3] != f",{DIGITS}" or not (row.glued(i) and row.glued(i + 1)):
        return None
    rest = row.written(i + 2)
    shown = any(row.is_a(i + 3, name) for name in ("unit", "symbol", "scale"))
    if len(rest) > 2 or not rest.isdecimal() or not shown or row.codes[i - 1:i] == ",":
        return None
    return figure(f"{row.written(i)}.{rest}")


def _ends_like(row: Chunks, i: int) -> bool:
    """Whether the digits at `i` end as the ordinal suffix behind them asks: 1st, 11th, but 12st is a weight."""
    return re.search(f"(?:{row.meaning(i + 1, 'ordinal_suffix')})$", row.written(i)) is not None


def _with_scale(row: Chunks, end: int, state: _Sum) -> tuple[int, Number]:
    """The number, times a plural or a letter behind it: "3 dozens", "10K", "3.5bn"."""
    if row.is_a(end, "scale_plural") and not state.ordinal:
        state.multiply(plural_scale(row, end))
        end += 1
    elif row.is_a(end, "scale_sign") and row.codes[end - 1] == DIGITS and _is_scale(row, end):
        state.multiply(Decimal(row.meaning(end, "scale_sign")))
        end += 1
    return end, Number(state.value, state.value, scale=state.scale, ordinal=state.ordinal)


def plural_scale(row: Chunks, i: int) -> Decimal:
    """The scale that the plural at chunk `i` counts ("dozens": 12)."""
    low, _ = row.meaning(i, "scale_plural")
    return Decimal(low if str(low)[0] == "1" else 12)


def _is_scale(row: Chunks, i: int) -> bool:
    """Whether the letters at `i`, behind digits, are a scale.

    They are after a currency. Where they could be a unit ("m", "t") they are one only before a unit.
    """
    if row.glued(i) and row.codes[i + 1:i + 2] == DIGITS:
        return False                                    # 2019-09-01T10:38
    if row.is_a(i - 2, "prefix") or (row.codes[i - 2:i - 1] == "-" and row.is_a(i - 3, "prefix")):
        return True
    written = row.written(i)
    if len(written) == 1 and written.isupper() and not row.glued(i - 1) and "." not in row.written(i - 1):
        return False                                    # apartment 4 B
    if not written.isupper() and (row.is_a(i, "tight") or row.is_a(i, "symbol")):
        return row.glued(i - 1) and (row.is_a(i + 1, "unit") or row.is_a(i + 1, "symbol"))
    return row.glued(i - 1) or len(written) > 1 or not row.is_a(i + 1, "unit")


def _power(row: Chunks, i: int, value: Decimal) -> tuple[int, Number] | None:
    """A power or a figure in scientific notation: 10^6, 10⁶, 1e6, 6.2x10^-4, 6.2 × 10⁻⁴."""
    match = row.lexicon.expression(_POWER).match(row.text, row.places[i][1])
    if match is None or (match["raised"] and not match["ten"] and value != TEN):
        return None                                     # a footnote's mark
    base, sign = (TEN, value) if match["ten"] or match["flat"] or match["e"] else (value, ONE)
    exponent = int((match["n"] or match["raised"] or match["minus"] or match["e"]).translate(_RAISED))
    if abs(exponent) * max(1, base.adjusted()) > _GREATEST or (base == 0 and exponent < 0):
        return None
    end = i
    while end < len(row) and row.places[end][0] < match.end():
        end += 1
    result = sign * base ** exponent
    return end, Number(result, result)


def _continue(row: Chunks, i: int, state: _Sum) -> int | None:
    """Take the chunk at `i` into `state`, with what joins it to the figure before it; the index behind it, or None."""
    if state.room == HUNDRED and row.is_a(i, "and_word") and row.codes[i + 1:i + 2] == DIGITS:
        return i + 2 if state.after_scale and _below_hundred(row, i + 1, state) else None
    at = _behind_joint(row, i, state)
    taken = False
    if row.is_a(at, "cardinal"):
        taken = state.add(Decimal(row.meaning(at, "cardinal")))
    elif row.is_a(at, "scale"):
        taken = state.multiply(Decimal(row.meaning(at, "scale")))
    elif row.is_a(at, "score_word"):
        taken = row.is_a(at - 1, "cardinal") and state.group < TEN and state.multiply(SCORE)
    elif row.is_a(at, "ordinal_word"):
        value = Decimal(row.meaning(at, "ordinal_word"))
        taken = state.ordinal = state.multiply(value) if value >= HUNDRED else state.add(value)
    return at + 1 if taken else None


def _behind_joint(row: Chunks, i: int, state: _Sum) -> int:
    """The chunk behind a hyphen, an "and" or a comma at `i` that joins the rest of a figure; else `i` itself.

    One million and two million are two figures; "one thousand, two hundred" is one, but for "two hundred of them".
    """
    if state.begun and row.codes[i:i + 1] == "-":
        tied = state.after_scale and row.is_a(i + 1, "and_word") and row.codes[i + 2:i + 3] == "-"
        return i + 3 if tied else i + 1                 # two-hundred-and-five
    if not state.after_scale:
        return i
    if row.is_a(i, "and_word"):
        ahead = _scale_ahead(row, i + 1)
        return i if row.is_a(i + 1, "scale") or ahead >= state.ceiling or ahead == state.room else i + 1
    return i + 1 if row.codes[i:i + 1] == "," and state.ceiling > HUNDRED and _in_hundreds(row, i) else i


def _in_hundreds(row: Chunks, i: int) -> bool:
    """Whether the comma at chunk `i` stands between a scale and the hundreds below it, which are no part of them."""
    if not row.is_a(i - 1, "scale") or not row.is_a(i + 2, "scale") or _scale_ahead(row, i + 1) != HUNDRED:
        return False
    return not (row.is_a(i + 3, "of_word") or row.is_a(i + 3, "including"))


def _below_hundred(row: Chunks, i: int, state: _Sum) -> bool:
    """Add the digits at chunk `i` to the hundreds before them ("3 hundred and 21"), where they are below 100."""
    value = figure(row.written(i))
    whole = value == value.to_integral_value() and value < HUNDRED and not row.is_a(i + 1, "scale")
    return whole and state.add(value)


def _scale_ahead(row: Chunks, i: int) -> Decimal:
    """The scale that a figure in words from chunk `i` on goes on to; zero where it has none."""
    while row.is_a(i, "cardinal") or row.codes[i:i + 1] == "-":
        i += 1
    return Decimal(row.meaning(i, "scale") or 0) if row.is_a(i, "scale") else Decimal(0)


def _decimals(row: Chunks, i: int, state: _Sum) -> tuple[int, Number] | None:
    """The rest of "two point five million", from the word for the point on."""
    if not row.is_a(i, "point_word") or not row.is_a(i + 1, "cardinal"):
        return None
    end = i + 1
    digits = ""
    while row.is_a(end, "cardinal") and len(digits) < _GREATEST:
        digits += str(row.meaning(end, "cardinal"))
        end += 1
    value = state.value + Decimal(f"0.{digits}")
    end, scale = scales(row, end)
    return end, Number(value * scale, value * scale, scale=scale)


def scales(row: Chunks, i: int) -> tuple[int, Decimal]:
    """Where the scale words from chunk `i` on end, and their product."""
    scale = ONE
    while scale < _HIGHEST_SCALE and row.is_a(i, "scale"):
        scale *= Decimal(row.meaning(i, "scale"))
        i += 1
    return i, scale


LONGEST = 60        # characters; more digits are no figure of any story
_BEYOND = re.compile(rf"(?<!\d)(?<!\d[.,])\d(?:[.,]?\d){{{LONGEST},}}+")
_NOTE = f"more than {LONGEST} digits: not read"


def with_unread(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, which are in text order, with those that are too long to be read among them."""
    found = [Mention(Span(*match.span()), Kind.NUMBER, note=_NOTE) for match in _BEYOND.finditer(text)]
    if not found:
        return mentions
    kept: list[Mention] = []
    for mention in sorted([*mentions, *found], key=lambda mention: (mention.span.start, mention.quantity is None)):
        if kept and mention.span.overlaps(kept[-1].span):
            if mention.note is not _NOTE:       # what was read of a part of it says nothing of the whole
                continue
            kept.pop()
        kept.append(mention)
    return kept
