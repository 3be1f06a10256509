"""Ages: "42-year-old", "3 months of age", "aged 42", "Smith, 42,", "he turned 42", "in his forties", "under-21s".

The forms without a unit are years. What tells them from other numbers is the company of a person's name, a pronoun or a
word for people, and that nobody is older than 120.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.model import Bound, Kind, Mention, Quantity
from checker.recognize.amounts.units import Amount, Scene
from checker.rulebook.lexicon import SIGN

YEAR = "year"
_OLDEST = 120
_LIST = 20              # chunks of a list of ages
_DESCRIBED = 5          # chunks of "a former lorry driver"
_DECADE = 9             # "in his forties" is from 40 to 49


class Age(NamedTuple):
    """The chunks of an age, and its ends where they are not those of the number."""

    first: int
    end: int
    high: Decimal | None = None


def read_age(scene: Scene, low: Amount, high: Amount) -> Age | None:
    """The age that an amount, or the range of two, is; None where it is none."""
    if high.unit is not None:
        return _with_unit(scene, low, high)
    if not low.bare or not high.bare or high.high > _OLDEST:
        return None
    return _named_as_age(scene, low, high) or (_in_company(scene, low) if low is high else None)


def _with_unit(scene: Scene, low: Amount, high: Amount) -> Age | None:
    """"42-year-old", "three months of age", "the age of 5 years"."""
    if scene.row.is_a(low.first - 1, "aged") and scene.units.get(high.unit or "", {}).get("dimension") == "time":
        return Age(low.first - 1, high.end)
    behind = high.end + (scene.sign(high.end) == "-")
    old = scene.row.is_a(behind, "old") and scene.units.get(high.unit or "", {}).get("dimension") == "time"
    return Age(low.first, behind + 1) if old else None


def _named_as_age(scene: Scene, low: Amount, high: Amount) -> Age | None:
    """"aged 42", "ages 5 to 12", "87 yo"."""
    row, first = scene.row, low.first
    if row.is_a(high.end, "old_short"):
        return Age(first, high.end + 1)
    opening = first - 1 - (row.is_a(first - 1, "between_word") or row.is_a(first - 1, "from_word"))
    if row.is_a(opening, "aged"):
        return Age(opening, high.end)
    i = first - 1                                       # aged 23, 25 and 31
    while i > max(0, first - _LIST) and (
            i in row.values or scene.sign(i) == "," or row.is_a(i, "and_word") or row.is_a(i, "or_word")):
        i -= 1
    return Age(first, high.end) if i < first - 1 and row.is_a(i, "aged") else None


def _in_company(scene: Scene, amount: Amount) -> Age | None:
    """A lone number that a name, a pronoun or a word for people makes an age."""
    decade = _decade(scene, amount)
    if decade is not None:
        return decade
    small = scene.row.is_a(amount.first, "spelled") and amount.low < 10
    if small or not 0 < amount.low == amount.high == amount.low.to_integral_value():
        return None
    known = _behind_name(scene, amount) or _of_people(scene, amount) or _turned(scene, amount)
    return Age(amount.first, amount.end) if known else None


def _behind_name(scene: Scene, amount: Amount) -> bool:
    """"Ann Smith, 42, won", and at a sentence's end: "by Ann Smith, 42"."""
    row, i, end = scene.row, amount.first, amount.end
    if scene.sign(i - 1) != "," or i < 2 or row.is_a(i - 2, "month"):
        return False
    if row.is_a(i - 2, "person"):
        return _closes(scene, end) and (scene.sign(end) != "," or end + 1 not in row.values)
    if not _capital(scene, i - 2):
        return scene.sign(end) == "," and end + 1 not in row.values and _somebody(scene, i - 2)
    if scene.sign(end) in (",", ")"):
        return end + 1 not in row.values
    return scene.sign(end) in (".", "") and (_capital(scene, i - 3) or row.is_a(i - 3, "says"))


def _somebody(scene: Scene, i: int) -> bool:
    """Whether a singular noun that is new to the story ends at chunk `i`: "a lorry driver", "her trainer"."""
    j = i
    while j > i - _DESCRIBED and scene.has("ages.describing", j):
        j -= 1
    return j < i and (scene.row.is_a(j, "article") or scene.row.is_a(j, "possessive"))


def _capital(scene: Scene, i: int) -> bool:
    written = scene.row.written(i) if i >= 0 else ""
    return written[:1].isupper() and len(written) > 1


def _of_people(scene: Scene, amount: Amount) -> bool:
    """"children under 5", "those 65 and older", "under-21s": a comparison with people or an s."""
    row, i = scene.row, amount.first
    if row.is_a(amount.end, "and_under"):
        return row.is_a(i - 1, "people") or (scene.sign(i - 1) == "," and row.is_a(i - 2, "people"))
    compare = i - 1 - (scene.sign(i - 1) == "-")
    if not row.is_a(compare, "under_or_over"):
        return False
    plural = row.is_a(amount.end, "plural_sign") and row.glued(amount.end - 1)
    people = any(row.is_a(j, "people") for j in (compare - 1, compare - 2))
    return plural or (people and not scene.has("ages.counted", amount.end))


def _turned(scene: Scene, amount: Amount) -> bool:
    """"he was 42 when", "who turned 18", "will be 35 by"."""
    row, i = scene.row, amount.first - 1
    if row.is_a(i, "turned"):
        return _closes(scene, amount.end)
    while row.is_a(i, "just_so_old") or row.is_a(i, "hedge") or row.is_a(i, "near"):
        i -= 1                                          # was only about 12
    if not row.is_a(i, "being"):
        return False
    i -= 1
    while i > 0 and scene.has("ages.adverb", i):
        i -= 1
    if row.is_a(i, "he_or_she"):
        return _closes(scene, amount.end)
    return scene.has("ages.named", i) and _of_somebody(scene, amount.end)


def _closes(scene: Scene, end: int) -> bool:
    """Whether nothing that is counted follows at chunk `end`; a date there is hidden as a sign."""
    return scene.sign(end) == SIGN or scene.has("ages.closed", end)


def _of_somebody(scene: Scene, end: int) -> bool:
    """Whether what follows an age before chunk `end` tells of a person: "was 18 when", "is 81 and lives here"."""
    return scene.has("ages.of-somebody", end)


def _decade(scene: Scene, amount: Amount) -> Age | None:
    """"in his 40s", "in her mid-20s"."""
    row, i = scene.row, amount.first
    if not (row.is_a(amount.end, "plural_sign") and 20 <= amount.low <= 100 and amount.low % 10 == 0):
        return None
    owner = _owner(scene, i)
    return None if owner is None else Age(owner, amount.end + 1, amount.high + _DECADE)


def _owner(scene: Scene, i: int) -> int | None:
    """The possessive before chunk `i`, with "mid-" or "late" between: "her mid-20s"; None where there is none."""
    while i > 0 and (scene.sign(i - 1) == "-" or scene.row.is_a(i - 1, "part_of_decade")):
        i -= 1
    return i - 1 if scene.row.is_a(i - 1, "possessive") else None


def decades_in_words(scene: Scene) -> Iterator[Mention]:
    """"in his forties", "her late twenties": ages without a number."""
    row = scene.row
    for match in row.lexicon.pattern("{age_decade}").finditer(row.codes):
        i = match.start()
        owner = _owner(scene, i)
        if owner is not None:
            low = Decimal(row.meaning(i, "age_decade"))
            span = Quantity(low, low + _DECADE, Bound.RANGE, YEAR, vague=True)
            yield Mention(row.span(owner, i + 1), Kind.AGE, span)
