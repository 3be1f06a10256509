"""Hedges: what the words around a figure make of its value ("nearly 4,500", "40 or more", "well under 10")."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Bound, Quantity
from checker.recognize.amounts.units import Scene
from checker.recognize.row import Chunks

_NEAR = {Bound.MORE: Bound.JUST_OVER, Bound.LESS: Bound.NEARLY}
_NOT = {Bound.MORE: Bound.AT_MOST, Bound.LESS: Bound.AT_LEAST}
_OPEN_ABOVE = (Bound.MORE, Bound.AT_LEAST)
_OPEN_BELOW = (Bound.LESS, Bound.AT_MOST)
_ASIDE = 5          # chunks
_FROM = 6           # chunks from "up to" in which "from" makes it a level
_CHANGES = ("change", "rising", "falling", "rise", "fall")
_OBJECT = 5         # chunks of "turned the old ball"


def bound_before(scene: Scene, first: int, busy: int) -> tuple[int, Bound]:
    """The hedge before chunk `first`, not reaching back over `busy`: where it begins and what it says.

    Of two hedges the outer one counts ("at least about 40"), unless it only says about.
    """
    bound = Bound.EXACT
    while first > busy:
        start, said = _one_before(scene, first, busy)
        if said is None:
            break
        equal = said is Bound.ABOUT and scene.row.is_a(first, "as_much")            # about as much as 40
        first = start
        if said not in (Bound.ABOUT, Bound.EXACT) or bound is Bound.EXACT or equal:
            bound = said
    return first, bound


def _one_before(scene: Scene, first: int, busy: int) -> tuple[int, Bound | None]:
    """The hedge that ends right before chunk `first`, or before a hyphen there: "under-21s"."""
    row, i = scene.row, first - 1
    if row.codes[i] == "-" and i > busy and row.glued(i) and row.glued(i - 1):
        i -= 1
    if row.is_a(i, "compare"):
        return _compared(scene, i, busy) if not _no_comparison(scene, i) else (first, None)
    if i == first - 1 and row.is_a(i, "hedge") and not _no_hedge(row, i):
        bound = Bound(row.meaning(i, "hedge"))
        return i - (i > busy and row.is_a(i - 1, "near") and bound is Bound.NEARLY), bound
    return first, None


def _compared(scene: Scene, i: int, busy: int) -> tuple[int, Bound]:
    """The comparison at chunk `i` with the word before it that changes what it says."""
    row = scene.row
    bound = Bound(row.meaning(i, "compare"))
    if i > busy and row.is_a(i - 1, "near"):
        return i - 1, _NEAR[bound]
    if i > busy and row.is_a(i - 1, "negation"):
        return i - 1, _NOT[bound]
    j = i - 1 - scene.has("bounds.link", i - 1)            # did not fall by more than 40
    verb = scene.has("bounds.verb", j) or row.is_a(j, "change")
    denied = j - 1 if verb else j if j < i - 1 else -1                  # never by less than 11
    if row.is_a(denied, "negation") and not row.is_a(denied, "no"):
        return i, _NOT[bound]                           # never fell below 40, never held more than 40
    return i - (i > busy and row.is_a(i - 1, "far")), bound


def _no_hedge(row: Chunks, i: int) -> bool:
    """Whether the word at chunk `i` only looks like a hedge: "add up to 40", "twice as much as 40 do"."""
    if row.is_a(i, "up_to"):
        stands = row.is_a(i - 1, "stands_up_to") and any(row.is_a(j, "from_word") for j in range(i + 2, i + _FROM))
        goes = i - 1 - row.is_a(i - 1, "back_word")                     # but buy back up to one million shares
        return stands or row.is_a(goes, "leads_up_to") or (goes < i - 1 and row.is_a(goes, "change"))
    return row.is_a(i, "as_much") and any(row.is_a(i - 1, name) for name in ("multiple", "half", "parts", "times_word"))


def _no_comparison(scene: Scene, i: int) -> bool:
    """Whether the word at chunk `i` only looks like a comparison: "hand over 40", "a 6-under 65", "the top 40"."""
    row = scene.row
    if row.is_a(i, "over_word") and (row.is_a(i - 1, "leads_over") or _hands_over(scene, i) or _takes_over(row, i)):
        return True
    if row.is_a(i, "only_joined") and row.codes[i + 1:i + 2] != "-":
        return True                                     # a sub came on; but sub-50 square meters
    if row.is_a(i, "top_word"):
        return not scene.has("bounds.topping", i)
    return row.codes[i - 1:i] == "-" and row.glued(i - 1) and i - 2 in row.values


def _takes_over(row: Chunks, i: int) -> bool:
    """Whether somebody takes over what the "over" at chunk `i` stands before; "it took over an hour" compares."""
    if not row.is_a(i - 1, "takes_over") or row.is_a(i - 2, "it"):
        return False
    return not (row.is_a(i + 2, "unit") or row.is_a(i + 2, "symbol") or row.is_a(i + 1, "prefix"))


def _hands_over(scene: Scene, i: int) -> bool:
    """Whether the "over" at chunk `i` belongs to a verb before its object: "turned the ball over 22 times"."""
    led = scene.words.search("bounds.leads-over", max(0, i - _OBJECT), i)
    return led is not None and scene.row.is_a(i + 2, "times_word")


def during(scene: Scene, begin: int, end: int, unit: str | None) -> bool:
    """Whether the hedge at chunk `begin` only says how long something went on: "nine hours over two days".

    A distance is run in a time or climbs so much ("1:54 over 800 m", "8 percent over 16 km"). Before a stretch of time,
    or what a contest consists of, it does so at the head of a clause, behind a noun or a figure, and behind a verb of
    change or of spreading out; behind a verb of lasting it compares ("took over two years").
    """
    row = scene.row
    dimension = scene.units.get(unit or "", {}).get("dimension")
    if dimension == "length" and row.is_a(begin, "over_word"):
        return any(i in row.values for i in (begin - 1, begin - 2 if row.is_a(begin - 1, "unit") else -1))
    timed = dimension == "time"
    played = any(row.is_a(i, "season_or_game") for i in (end, end + 1))
    if not row.is_a(begin, "over_word") or not (timed or row.is_a(end, "stage") or played):
        return False
    if played:
        return scene.has("bounds.went-on", begin)
    if begin == 0 or row.written(begin)[0].isupper():
        return scene.has("bounds.main-clause", end + (not timed))
    return row.is_a(begin - 1, "drawn_out") or any(row.is_a(begin - 1, name) for name in _CHANGES) or (
        scene.has("bounds.went-on", _before_aside(scene, begin) + 1) and not row.is_a(begin - 1, "lasting"))


def _before_aside(scene: Scene, i: int) -> int:
    """The chunk before chunk `i`, and before an aside that ends there: "rose 4 percent, on average, over"."""
    if scene.sign(i - 1) != ",":
        return i - 1
    comma = next((n for n in range(i - 2, max(i - _ASIDE, 1), -1) if scene.sign(n) == ","), i)
    return comma - 1 if scene.has("bounds.aside", comma + 1) else i - 1


def within(scene: Scene, i: int, end: int, unit: str | None) -> bool:
    """Whether chunk `i` says that a figure is a distance or a margin that something keeps to: "within 1.5 points"."""
    if not scene.row.is_a(i, "within_word"):
        return False
    return scene.units.get(unit or "", {}).get("dimension", "time") != "time" or scene.row.is_a(end, "margin")


def bound_after(scene: Scene, end: int) -> tuple[int, Bound]:
    """The hedge behind a figure that ends before chunk `end`: where it ends and what it says.

    A counted noun may stand between ("40 people or more"); the figure then ends before it.
    """
    row = scene.row
    if scene.has("bounds.after-pause", end):
        return end + 2, Bound(row.meaning(end + 1, "hedge_after"))          # ten minutes, max
    return _joined_after(scene, end)


def _joined_after(scene: Scene, end: int) -> tuple[int, Bound]:
    """The hedge that no comma parts from the figure before chunk `end`."""
    row = scene.row
    if not scene.begins(end, "after") and not row.is_a(end + 1, "hedge_after"):
        return end, Bound.EXACT
    i = end + (scene.sign(end) == "-")
    if row.is_a(i, "hedge_after") and not (row.is_a(i, "hedge") and i + 1 in row.values):
        if i == end and row.is_a(i, "hyphened_after"):
            return end, Bound.EXACT
        joined = i > end or not row.is_a(i, "joined_after")
        counts = i + 1 in row.values or row.is_a(i + 1, "prefix") or scene.has("bounds.noun-begins", i + 1)
        if joined or not counts:
            return i + 1, Bound(row.meaning(i, "hedge_after"))
    if row.is_a(end, "plus_sign") and end > 0 and row.glued(end - 1):
        return end + 1, Bound.AT_LEAST
    if scene.has("bounds.after-noun", end):
        return end, Bound(row.meaning(end + 1, "hedge_after"))
    return end, Bound.EXACT


def bounded(low: Decimal, high: Decimal, bound: Bound, unit: str | None, *, vague: bool = False) -> Quantity:
    """A figure, or the span of one, under its hedge: an open end is None."""
    if low != high:
        return Quantity(low, high, Bound.RANGE, unit, vague=vague)
    return Quantity(None if bound in _OPEN_BELOW else low, None if bound in _OPEN_ABOVE else high, bound, unit,
                    vague=vague)
