"""Two figures that make one: "2 to 3 million", "$2-3 billion", "between 5 and 7 percent", "three or four years".

"from 5 to 7" is a range or a change with two figures of its own; the verb tells: what rises, rises from one figure to
another. Scale and unit are carried from the figure that has them to the one that does not. Some figures say by
themselves how far they spread: the tens of a decade ("the mid-60s") span ten figures, and what stands behind ± is no
figure of its own but goes into the note of the one that it belongs to.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from checker.model import Kind, plain
from checker.recognize.amounts.units import PER, Amount, Scene
from checker.recognize.numbers.figures import ONE
from checker.rulebook.lexicon import SIGN

TEN = Decimal(10)
_LARGEST = TEN ** 20
_REACH = 12         # chunks between a verb of change and the "from" that goes with it
_SIDES = 20         # times longer than the other may be one side of something
_GAP = 3            # chunks between two figures of a list: a hyphen, a comma and a word
_FEW = 5            # times the one end of a forecast that the other can be
_THOUSAND = 1_000
_LEVEL = "[,-]?(?:{up}|{down})?(?:{comparing}|{to_word}|{from_word})"      # from one level to the other
_NEXT = 2           # "three or four", "10 or 12": so far apart at most are figures that "or" makes a range


def carry(low: Amount, high: Amount) -> bool:
    """Give the ends of a range each other's scale and unit; False where they do not belong together."""
    if low.unit is None and high.unit is not None:
        low.unit, low.kind = high.unit, high.kind
    elif high.unit is None and low.unit is not None:
        high.unit, high.kind = low.unit, low.kind
        if low.prefixed and low.scale > low.number.scale == high.scale == ONE:          # MNOK 1,900 to 2,100
            high.low, high.high, high.scale = high.low * low.scale, high.high * low.scale, low.scale
    elif low.unit != high.unit and not (high.unit or "").startswith((low.unit or "") + PER):
        return False
    carry_scale(low, high)
    return True


def carry_scale(low: Amount, high: Amount) -> None:
    """Multiply the first of two figures by the scale of the second: the 2 of "2 to 3 million"."""
    if high.scale > ONE and low.scale == ONE and abs(low.low) <= abs(high.high / high.scale):
        low.low, low.high, low.scale = low.low * high.scale, low.high * high.scale, high.scale


def carry_back(scene: Scene, amounts: list[Amount]) -> None:
    """In a list, give figures that stand alone the scale and the unit of the last: "10, 20 and 30 percent".

    What a figure went to can be a range, whose first figure has them too then: "from 24.2 to 33-35 billion".
    """
    ended = False
    for k in range(len(amounts) - 1, 0, -1):
        last, this = amounts[k], amounts[k - 1]
        if k > 1 and scene.sign(this.end) == "-" and _moved_to(scene, amounts[k - 2], this, last):
            carry(this, last)
        listed, ended = _listed(scene, this, last, ended=ended) if last.first <= this.end + _GAP else (False, False)
        if not this.bare or last.first <= this.end or scene.row.is_a(this.first, "year"):
            continue
        if (last.unit is not None and last.prefixed) or (last.unit is None and last.scale == ONE):
            continue
        if listed:
            carry_scale(this, last)
            behind = last.end + (scene.sign(last.end) == "-")
            this.unit, this.kind = last.unit, Kind.AGE if scene.row.is_a(behind, "old") else last.kind


def carry_on(scene: Scene, amounts: list[Amount]) -> None:
    """Give a figure that stands alone the scale of the one that it is a level with: "from 310 million to 260"."""
    level = scene.row.lexicon.pattern(_LEVEL)
    for this, other in pairwise(amounts):
        if this.scale <= ONE or other.scale != ONE or not other.bare or not 0 < other.low < _THOUSAND:
            continue
        gap = scene.row.codes[this.end:other.first]
        like = this.low <= other.high * this.scale * _SIDES and other.low * this.scale <= this.high * _SIDES
        closed = scene.sign(other.end) == SIGN or scene.has("ranges.no-noun", other.end)          # from 3.9 a year ago
        if like and closed and level.fullmatch(gap):
            other.low, other.high, other.scale = other.low * this.scale, other.high * this.scale, this.scale


def two_ranges(scene: Scene, amounts: list[Amount], k: int) -> bool:
    """Whether amount `k` and the next are one of two ranges: "from 2 to 3 to 3 to 4", "to 5 to 6 from 3 to 4"."""
    if not _next_is(scene, amounts, k, "to_word"):
        return False
    ahead = _next_is(scene, amounts, k + 1, "to_word") and _next_is(scene, amounts, k + 2, "to_word")
    return ahead or (_next_is(scene, amounts, k - 2, "to_word") and _next_is(scene, amounts, k - 1, "from_word"))


def _next_is(scene: Scene, amounts: list[Amount], k: int, word: str) -> bool:
    """Whether nothing but such a word stands between amount `k` and the next."""
    if not 0 <= k < len(amounts) - 1:
        return False
    end = amounts[k].end
    return amounts[k + 1].first == end + 1 and scene.row.is_a(end, word)


def _listed(scene: Scene, this: Amount, last: Amount, *, ended: bool) -> tuple[bool, bool]:
    """Whether two figures follow each other in a list, and whether the list has its end behind them.

    A list ends in "and" or "or" and its last figure; only then do commas join the figures before.
    """
    between = scene.row.codes[this.end:last.first]
    if between in (",", "-,"):
        return ended, ended
    if _from_to(scene, this, last):
        return True, False                              # fell from 12 to 8 percent
    middle = this.end + (between[:1] == "-")
    if len(between.strip("-")) == 1 and (scene.row.is_a(middle, "times_sign") or scene.row.is_a(middle, "by_word")):
        like = last.low <= abs(this.low) * _SIDES
        return like, like                               # 162 x 79 x 8 mm, but no 4x400m relay
    word = this.end + len(between) - 1
    while word > this.end and (scene.begins(word, "hedges") or scene.has("ranges.adverb", word)):
        word, between = word - 1, between[:-1]          # several dozen, or even 200 turbines
    joined = scene.row.is_a(word, "and_word") or scene.row.is_a(word, "or_word")
    again = between[:1] == "," and scene.row.is_a(word, "or_word") and word + 1 == last.first
    if again and not (scene.sign(this.first - 1) == "," and this.first - 2 in scene.row.values):
        return False, False                             # some 4,800, or 60 percent of them
    listed = joined and between[:-1] in ("", ",", "-", "-,")
    return listed, listed


def _from_to(scene: Scene, this: Amount, last: Amount) -> bool:
    """Whether one figure led to the next: "from 12 to 8"."""
    return last.first == this.end + 1 and scene.row.is_a(this.end, "to_word") and (
        scene.row.is_a(opening(scene, this), "from_word"))


def _moved_to(scene: Scene, before: Amount, low: Amount, high: Amount) -> bool:
    """Whether something rose or fell from a figure to the range of two others."""
    return _from_to(scene, before, low) and changes(scene, opening(scene, before)) and joins(scene, low, high)


def joins(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether what stands between two amounts makes them the ends of a range."""
    row = scene.row
    between = row.codes[low.end:high.first]
    if Kind.ORDINAL in (low.kind, high.kind) or _years(scene, low, high) or not between:
        return False
    if len(between) == 2 and (row.is_a(low.end + 1, "hedge") or row.is_a(low.end + 1, "compare")):
        between = "" if scene.row.glued(low.end) else between[0]        # from 20 to nearly 30, but no "6-under 65"
        if not between:
            return False
    if between == "-":
        even = row.glued(low.end - 1) == row.glued(low.end)
        even = even or (low.bare and high.kind is Kind.MONEY and low.low < high.low)            # 15 -20 USD
        return even and not _year_and_unit(scene, low, high) and not named(scene, low)
    if len(between) == 2 and "-" in between and row.is_a(low.end + (between[0] == "-"), "to_word"):
        return True                                     # 18- to 24-year-olds
    if len(between) > 1:
        return between[0] == between[-1] == "-" and len(between) == 3 and row.is_a(low.end + 1, "to_word")
    return (
        (row.is_a(low.end, "to_word") and _to(scene, low, high))
        or (row.is_a(low.end, "and_word") and row.is_a(opening(scene, low), "between_word"))
        or (row.is_a(low.end, "or_word") and _next_to(low, high))
    )


def _next_to(low: Amount, high: Amount) -> bool:
    """Whether "or" stands between figures that follow each other: "three or four years", "$20 or $21 million"."""
    if low.unit not in (None, high.unit) or low.prefixed != high.prefixed:
        return False
    ends = low.low / low.scale, high.low / high.scale
    while 0 < ends[1] < _LARGEST and ends[0] < _LARGEST and ends[0] % TEN == 0 and ends[1] % TEN == 0:
        ends = ends[0] / TEN, ends[1] / TEN             # 20 or 30 are as close as two or three
    return low.scale in (ONE, high.scale) and 0 < ends[1] - ends[0] <= _NEXT


def _to(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether "to" joins the ends of a range, and does not lead from an amount to the level that is reached."""
    before = opening(scene, low)
    if scene.row.is_a(before, "from_word"):
        return not changes(scene, before)
    if _year_and_unit(scene, low, high) or (low.kind is high.kind is Kind.PERCENT and low.low > high.low):
        return False                                    # won 52 percent to 47 percent
    return _forecast(scene, before, low, high) or not _reached(scene, before, low, high)


def _reached(scene: Scene, before: int, low: Amount, high: Amount) -> bool:
    """Whether "to" leads from an amount of change to the level that it came to, told by what stands `before` it."""
    by, part = scene.row.is_a(before, "by_word"), scene.row.is_a(low.first, "fraction")
    if by and (low.unit is not None or high.unit is None):
        return True
    if part and (by or _changed(scene, before)) and not scene.row.is_a(high.first, "fraction"):
        return True                                     # rose by a third to $40 million
    if low.unit is not None and high.unit is None and not low.prefixed:
        return True
    leads = _changed(scene, before) and (low.unit is not None or high.unit is None)
    return leads and not scene.row.is_a(high.end, "to_word")            # but adds $575 to $600 to the price


def _forecast(scene: Scene, before: int, low: Amount, high: Amount) -> bool:
    """Whether two shares are the ends of what a change is to come to: "sales will grow 3% to 5%"."""
    verb = before - scene.row.is_a(before, "by_word")
    ahead = scene.row.is_a(verb - 1, "to_word") or scene.row.is_a(verb - 1, "modal")
    shares = low.kind is high.kind is Kind.PERCENT and low.unit == high.unit
    return ahead and shares and _changed(scene, verb) and low.low < high.low <= _FEW * low.low


def _changed(scene: Scene, i: int) -> bool:
    """Whether chunk `i` says that something rose or fell: "put on $17 to $2,671"."""
    return any(scene.row.is_a(i, name) for name in ("change", "rising", "falling"))


def named(scene: Scene, amount: Amount) -> bool:
    """Whether a hyphen joins the amount to a word before it: the 8 of "DC-8-62"."""
    i = amount.first - 1
    return i > 0 and scene.sign(i) == "-" and scene.row.glued(i) and scene.row.glued(i - 1)


def opening(scene: Scene, low: Amount) -> int:
    """The chunk before an amount and its hedges: where "from", "by" or a verb of change can stand."""
    i = low.first - 1
    while i >= 0 and (scene.row.is_a(i, "hedge") or scene.row.is_a(i, "compare") or scene.row.is_a(i, "near")):
        i -= 1
    return i


def changes(scene: Scene, origin: int) -> bool:
    """Whether the "from" at chunk `origin` goes with a word of change before it, in the same sentence."""
    for i in range(origin - 1, max(-1, origin - _REACH), -1):
        moved = scene.row.is_a(i, "change") or (_changed(scene, i) and not scene.has("ranges.described", i))
        if moved or scene.row.is_a(i, "doubled") or scene.has("ranges.goes", i):
            return True                                 # will go from 5 to 7
        if scene.sign(i) in ".;\n" or scene.row.is_a(i, "span_word"):
            return False
    return False


def _years(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether both ends are bare years: a period, which is the date reader's.

    It has taken those of "from 1914 to 1918"; what it left there are two figures ("between 1600 and 1900 people",
    "1500-2000 homes").
    """
    before = opening(scene, low)
    glued = scene.sign(low.end) == "-" and scene.row.glued(low.end - 1) and scene.row.glued(low.end)
    if glued or scene.row.is_a(before, "between_word") or scene.row.is_a(before, "from_word"):
        return False
    return all(a.bare and scene.row.is_a(a.first, "year") for a in (low, high))


def _year_and_unit(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether the first is a bare year and the second something else ("grew in 2016 to 5.1 million")."""
    if not low.bare or not scene.row.is_a(low.first, "year"):
        return False
    dated = scene.row.is_a(low.first - 1, "in_word") and not scene.row.is_a(high.first, "year")
    return dated or not (high.bare and high.scale == ONE)


_DECADE = 9             # the 60s are from 60 to 69
DEGREE = "degree"


def spread_tens(scene: Scene, amounts: list[Amount]) -> None:
    """Widen every amount that a word for a part of a decade stands before, and an s behind: "in the mid-60s"."""
    row, last = scene.row, None
    for amount in amounts:
        if not row.is_a(amount.end, "plural_sign") or not row.glued(amount.end - 1):
            continue
        part = amount.first - 1 - (scene.sign(amount.first - 1) == "-")
        if not row.is_a(part, "part_of_ten") or row.is_a(part - 1, "possessive") or not _tens(amount):
            continue
        if amount.unit is None and (last == DEGREE or scene.near(amount.first - 1, "temperature_cue")):
            amount.unit, amount.kind = DEGREE, Kind.MEASURE
        last = amount.unit
        amount.first, amount.end = part, amount.end + 1
        amount.high += _DECADE
        amount.number = amount.number._replace(vague=True)


def _tens(amount: Amount) -> bool:
    return amount.low == amount.high and 10 <= amount.low < 200 and amount.low % 10 == 0


def tolerance(scene: Scene, low: Amount, high: Amount) -> Amount | None:
    """A figure and what stands behind its ± as one amount that is meant about so; None where there is no ± between."""
    if high.first != low.end + 1 or not scene.row.is_a(low.end, "tolerance") or low.unit not in (None, high.unit):
        return None
    scale = high.scale if low.scale == ONE else ONE
    value = low.low * Decimal(scale)
    note = f"{scene.row.written(low.end)} {plain(high.low)}"
    number = low.number._replace(hedged=True)
    return Amount((low.first, high.end), (value, value), number, high.kind, high.unit, note=note)
