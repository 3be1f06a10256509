"""Figures that compare: scores and ratios ("3-1", "4:1", "51-49"), proportions ("one in five", "nine of the 12") and
multiples ("twice", "threefold", "double the").

A score or ratio keeps its two sides. A proportion is one figure, the part of the whole that it says (one in five: 0.2),
which is how the public test sets of quantities read it; the mention's note keeps the two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.model import Bound, Kind, plain
from checker.recognize.amounts.units import Amount, Scene
from checker.recognize.numbers.figures import HUNDRED, ONE, Number
from checker.recognize.numbers.fractions import quotient
from checker.recognize.shapes.bounds import bound_before
from checker.recognize.shapes.ranges import named
from checker.rulebook.pack import LanguagePack

_ROUND = frozenset(map(Decimal, (*range(2, 11), 20, 50, 100, 500, 1_000, 10_000, 100_000, 1_000_000)))
_FIGURE = 1_000
_HIGHEST_SCORE = 250
_WICKETS = 10               # with so many behind it, a score can be higher: 446-7
_REST, _BEAT = 40, 250      # what a blood pressure lies between
_MULTIPLES = (
    "{multiple}|{doubling}(?={time_word})|{doubles}(?={to_word})"
    "|{doubling}(?={definite}|{possessive}|{such}|{year}|\\?)|{doubled}"       # ? is a date: last year's
    "|(?<={to_word}|{modal}|{to_word}{near_verb}|{modal}{near_verb}){doubling}(?!-|{no_doubling})"
    "|(?:(?<={compare})|(?<={hedge})){doubling}(?!-|{no_doubling})|(?<={and_word}){doubling}(?!-|{no_doubling})"
)
_TIED = 3                   # chunks of "-in-"
_WITH_NOUN = 2              # chunks of "train in"
_CLAUSE = 9                 # before "and triple", chunks in which there is another verb
MULTIPLE = "time"           # the unit of "twice" and "three times"


def is_ratio(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether two bare numbers are the two sides of a score, a vote or a ratio, and no range."""
    row, between = scene.row, scene.row.codes[low.end:high.first]
    if not (low.bare and high.bare) or low.scale != ONE or high.scale != ONE or row.is_a(low.first - 1, "aged"):
        return False
    if row.is_a(low.first, "year") and row.is_a(high.first, "year") and low.low < high.low:
        return False
    if not _whole(low, high):
        return high.low == ONE and len(between) == _TIED and row.is_a(low.end + 1, "to_word")      # a 1.6-to-1 margin
    tight = row.glued(low.end - 1) and row.glued(low.end)
    middle = low.end + (between[:1] == "-")
    dashes = between.replace("-", "", 2)
    if between == ":":
        return tight and not row.is_a(high.first, "minute")
    if len(dashes) == 1 and row.is_a(middle, "for_word"):
        return len(between) == 3                        # a 2-for-1 split
    if len(dashes) == 1 and row.is_a(middle, "to_word"):
        joined = len(between) == 3 or not row.is_a(low.first - 1, "from_word")
    else:
        joined = between == "-" and tight and not named(scene, low)
    return joined and not _chained(scene, low, high) and _opposed(scene, low, high)


def _opposed(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether two figures stand against each other: no range goes down, and a word of contest is near."""
    falling = low.low > high.low or (low.low == high.low and scene.sign(low.end) == "-")
    score = low.low <= _HIGHEST_SCORE or (high.low <= _WICKETS and low.low < _FIGURE)
    return (falling and score) or _contest(scene, low, high)


def _contest(scene: Scene, low: Amount, high: Amount) -> bool:
    return scene.near(low.first, "contest") or scene.near(high.first, "contest")


def _whole(low: Amount, high: Amount) -> bool:
    return all(a.low == a.high == a.low.to_integral_value() and a.low >= 0 for a in (low, high))


def _chained(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether the two are part of a longer row of figures (555-0123-99, 2003-10-12)."""
    before, after = scene.sign(low.first - 1), scene.sign(high.end)
    return (before in "-/" and before != "" and scene.row.glued(low.first - 1)) or (
        after in "-/" and after != "" and high.end + 1 in scene.row.values)


def proportion(scene: Scene, part: Amount, whole: Amount) -> Amount | None:
    """"one in five", "two out of three", "nine of the 12" as one amount; None where the two do not make one."""
    row, gap = scene.row, whole.first - part.end
    if not part.bare or whole.low <= 0 or part.low != part.high or whole.low != whole.high:
        return None
    if (tied := _hyphened(scene, part, whole)) or _tries(scene, part, whole):
        return _part_of(part, whole, whole.first + 1 if tied else whole.end)
    if not whole.bare:
        return None
    if row.is_a(part.first - 1, "every_word"):
        return None                                     # every one of the 212
    if gap == 1 and row.is_a(part.end, "over_word"):
        fits = _alone(scene, part.first - 1) and _alone(scene, whole.end)
    elif gap == _WITH_NOUN and scene.has("ratios.counted", part.end):
        fits = _one_among(scene, part, whole)
    else:
        among = row.is_a(part.end, "in_word") and (part.low == 1 or whole.low in _ROUND)
        plainly = whole.scale <= HUNDRED or among       # two out of two hundred, one in 3 million, three in a million
        fits = plainly and _whole(part, whole) and 0 < part.low <= whole.low and _of(scene, part, whole)
    if not fits:
        return None
    return _part_of(part, whole, whole.end)


def _part_of(part: Amount, whole: Amount, end: int) -> Amount:
    """The part of a whole as one amount that ends before chunk `end`."""
    value = quotient(part.low, whole.low)
    note = f"{plain(part.low)}/{plain(whole.low)}"
    return Amount((part.first, end), (value, value), Number(value, value), Kind.RATIO, note=note)


def _hyphened(scene: Scene, part: Amount, whole: Amount) -> bool:
    """Whether hyphens tie a part to its whole: "a one-in-five chance", "a 1-in-100-year flood", "15-of-22 shooting"."""
    between, middle = scene.row.codes[part.end:whole.first], part.end + 1
    if len(between) != _TIED or between[0] != "-" or between[-1] != "-" or whole.low < part.low:
        return False
    return scene.row.is_a(middle, "in_word") or scene.row.is_a(middle, "of_word")


def _one_among(scene: Scene, part: Amount, whole: Amount) -> bool:
    """Whether the noun of the part stands between it and its whole: "one train in five", "two boys out of three"."""
    row, i = scene.row, part.end + 1
    if not (row.is_a(i, "in_word") or row.is_a(i, "out_of")) or not _whole(part, whole):
        return False
    alone = not scene.has("ratios.goes-on", whole.end) and whole.scale == ONE
    return alone and whole.low in _ROUND and 0 < part.low < whole.low and not row.is_a(part.end, "unit")


def _tries(scene: Scene, part: Amount, whole: Amount) -> bool:
    """Whether the part is how many of so many tries came off: "7-for-11", and of shots and hits "5 for 9"."""
    between = scene.row.codes[part.end:whole.first]
    tied = len(between) == _TIED and between[0] == between[-1] == "-"
    middle = part.end + tied
    if not (tied or len(between) == 1) or not scene.row.is_a(middle, "for_word"):
        return False
    if not (whole.bare and _whole(part, whole)) or whole.low < part.low or whole.low <= ONE:
        return False                                    # a 2-for-1 split
    return scene.near(middle, "attempts") or (tied and not scene.near(middle, "exchanged"))


def _of(scene: Scene, part: Amount, whole: Amount) -> bool:
    """Whether the chunks between two numbers make them a part and its whole.

    "In" does so only before round numbers, since "two in 2010" and "three in 12 attacks" are something else; a whole of
    a thousand or more is a figure of its own ("1,500 of the 2,000 homes").
    """
    row, i, gap = scene.row, part.end, whole.first - part.end
    if part.low == whole.low and (gap > 1 or not row.is_a(i, "of_word") or scene.has("ratios.counted", whole.end)):
        return False                                    # but 9 of 9
    every = gap == 2 and row.is_a(i + 1, "every_word")
    if row.is_a(i, "in_word") and (gap == 1 or every):
        return (whole.low in _ROUND or part.low == 1 or every) and not row.is_a(whole.first, "year")
    if not (row.is_a(i, "out_of") or row.is_a(i, "of_word")) or whole.low >= _FIGURE:
        return False
    owned = gap > 1 and scene.has("ratios.owned", whole.first)               # of Oslo's 15, of the city's 15
    article = gap - owned == 2 and (row.is_a(i + 1, "definite") or row.is_a(i + 1, "possessive"))
    if part.low == 1 and (article or owned) and row.is_a(i, "of_word") and scene.has("ratios.counted", whole.end):
        return False                                    # one of her seven rivals is one, and they are seven
    return gap == 1 or every or article or (owned and gap == 2)


def _alone(scene: Scene, i: int) -> bool:
    """Whether chunk `i`, next to a number, is no word that could count with it or change it."""
    return i < 0 or scene.has("ratios.alone", i)


def blood_pressure(scene: Scene, low: Amount, high: Amount) -> bool:
    """Whether two figures are the pressures of a heart's beat and rest: "130/80 mmHg", "150 over 95"."""
    if not low.bare or high.first != low.end + 1 or not _whole(low, high) or not _REST < high.low < low.low < _BEAT:
        return False
    row = scene.row
    if row.is_a(low.end, "over_word"):
        return True                                     # a part is seldom greater than its whole
    joined = scene.sign(low.end) == "/" and row.glued(low.end)
    return joined and (scene.near(low.first, "pressure_cue") or high.unit is not None)


def multiples(scene: Scene, pack: LanguagePack) -> Iterator[Amount]:
    """Words that are a number and "times" in one: "twice", "double the", "doubled", "will triple", "cut in half"."""
    row = scene.row
    yield from _in_half(scene, pack.once("in half", _halving))
    for match in row.lexicon.pattern(_MULTIPLES).finditer(row.codes):
        i = match.start()
        if row.is_a(i, "doubled") and not _grown(scene, i):
            continue
        if row.is_a(i - 1, "and_word") and row.is_a(i, "doubling") and not _second_verb(scene, i):
            continue
        value = Decimal(next(said for name in ("multiple", "doubling", "doubled", "doubles")
                             if (said := row.meaning(i, name)) is not None))
        yield Amount((i, i + 1), (value, value), Number(value, value), Kind.RATIO, MULTIPLE)


def _halving(pack: LanguagePack) -> re.Pattern[str]:
    """What a verb with its "in half" looks like, over codes."""
    return pack.lexicon.pattern(pack.files["numbers"]["in_half"]["match"])


def _in_half(scene: Scene, pattern: re.Pattern[str]) -> Iterator[Amount]:
    """"In half" behind a verb of change, hedged as that verb is: "nearly cut the staff in half"."""
    row = scene.row
    for match in pattern.finditer(row.codes):
        verb, (first, end) = match.start("verb"), match.span("part")
        if scene.has("ratios.opening", verb):
            continue                                    # a recipe: Cut the onions in half.
        value = Decimal(row.meaning(end - 1, "half_left"))
        amount = Amount((first, end), (value, value), Number(value, value), Kind.RATIO, MULTIPLE)
        _, bound = bound_before(scene, verb, 0)
        amount.bound = None if bound is Bound.EXACT else bound.value
        yield amount


def _second_verb(scene: Scene, i: int) -> bool:
    """Whether "triple" behind the "and" at chunk `i` is a second verb: "would cut fees and triple aid"."""
    if scene.has("ratios.object", i + 1):
        return True
    verbs = scene.row.codes[max(0, i - _CLAUSE):i - 1]
    leads = scene.row.lexicon.members["modal"] | scene.row.lexicon.members["to_word"]
    return scene.has("ratios.bare-object", i + 1) and any(code in leads for code in verbs)


def _grown(scene: Scene, i: int) -> bool:
    """Whether "doubled" or "halved" at chunk `i` says what something did, not how it was cut or what it doubled as."""
    return scene.has("ratios.subject", i) and not scene.row.is_a(i + 1, "no_doubling")
