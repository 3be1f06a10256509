"""What a sign or a letter behind a figure is: its unit, a scale, or neither."""

from __future__ import annotations

from decimal import Decimal

from checker.recognize.amounts import Amount
from checker.recognize.figures import ONE
from checker.recognize.units import Scene

_PLURALS = ("N", "I", "F")
_FREE = ("P", "t", "V", "A", "N", "n", "o", ",", "b")
_SAME = 15          # chunks within which a letter that was a scale is one again


def joins_by_hyphen(scene: Scene, i: int) -> bool:
    """Whether the symbol at chunk `i` can be joined to its figure by a hyphen: "a 2.4-mg dose"."""
    return len(scene.row.written(i)) > 1 and scene.row.glued(i - 1) and scene.sign(i + 1) != "-"


def is_tight(scene: Scene, amount: Amount, i: int) -> bool:
    """Whether the letter or sign at chunk `i` is a unit of the amount: glued to it, or apart but plainly a symbol."""
    if scene.row.is_a(i, "height_sign"):
        if scene.row.is_a(i - 1, "decimal") and scene.row.glued(i - 1) and scene.near(i, "screen_cue"):
            return True                                 # a 6.8" display
        return scene.row.glued(i - 1) and scene.row.glued(i) and i + 1 in scene.row.values
    whole = amount.number.low == amount.number.low.to_integral_value()
    if scene.sign(i - 1) == "-":
        return not scene.row.is_a(amount.first, "year")                 # a 30-s mark
    if scene.row.glued(i - 1):
        return not (whole and scene.row.is_a(i, "decimal_only"))
    return _in_form(scene, i) or _stands_apart(scene, i, whole=whole)


def _in_form(scene: Scene, i: int) -> bool:
    """Whether the sign behind the symbol at chunk `i` shows that it is one: "1.3 A/cm2", "15 in. of rain"."""
    row = scene.row
    if row.is_a(i, "in_word") and row.written(i).endswith(".") and row.is_a(i + 1, "of_word"):
        return True
    return row.glued(i) and scene.sign(i + 1) == "/" and row.glued(i + 1)


def _stands_apart(scene: Scene, i: int, *, whole: bool) -> bool:
    """Whether the letter at chunk `i`, a space behind its figure, is a symbol ("200 g of flour") and no initial."""
    row = scene.row
    if not row.is_a(i, "spaced") or scene.sign(i + 1) == "'" or (row.glued(i) and row.written(i + 1)[0].isalnum()):
        return False
    if whole and row.is_a(i, "spaced_decimal"):
        return row.is_a(i, "plural_sign") and scene.tag(i - 2) in _FREE and not row.is_a(i - 1, "year")     # for 48 s
    return not (row.is_a(i, "scale_sign") and (scene.tag(i + 1) in _PLURALS or _measured(scene, i + 1)))


def _measured(scene: Scene, i: int) -> bool:
    """Whether a unit of more than one letter stands at chunk `i`."""
    return any(scene.row.is_a(i, name) for name in ("unit", "symbol")) and len(scene.row.written(i)) > 1


def take_scale(scene: Scene, amount: Amount, i: int, last: Amount | None) -> bool:
    """Take the letter at chunk `i` ("m", "t") as a scale, or leave it to be a unit.

    It is a scale where what follows is counted or is a unit itself, or where the amount before was in the same scale.
    """
    apart = not scene.row.glued(i - 1) and not _measured(scene, i + 1)                      # 1.9 m sq km
    if amount.scale != ONE or not scene.row.is_a(i, "scale_sign") or apart or scene.sign(i - 1) == "-":
        return False
    follows = scene.row.is_a(i + 1, "unit") or scene.row.is_a(i + 1, "symbol") or (
        scene.sign(i + 1) == "-" and scene.row.is_a(i + 2, "counted_compound"))
    scale = Decimal(scene.row.meaning(i, "scale_sign"))
    same = last is not None and last.scale == scale and i - last.end <= _SAME and not scene.near(i, "length_cue")
    acts = scene.tag(i + 1) == "V" or scene.row.is_a(i + 1, "of_many")
    acts = acts and not scene.near(i, "length_cue")     # 1.2m came
    heads = scene.row.glued(i - 1) and scene.near(i, "headcount_cue") and not scene.near(i, "length_cue")
    if not (follows or same or acts or heads or _counted(scene, i + 1)):
        return False
    amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
    amount.end = i + 1
    return True


def _counted(scene: Scene, i: int) -> bool:
    """Whether a plural noun stands at chunk `i`, adjectives before it."""
    for tag in scene.tags[i:i + 5]:
        if tag in "NIF":
            return True
        if tag not in "JEHCnZGS":
            return False
    return False
