"""What a figure is for each of: "an hour", "per 100,000", "a share", "/day"."""

from __future__ import annotations

from checker.recognize.amounts.units import Scene

_COUNTED, _NOUN = ("N", "I", "J", "E", "G", "n"), 3     # what the number of a rate counts: "live births"
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
        while scene.tag(behind) in _COUNTED and behind < end + _NOUN:
            behind += 1
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
    return (noun + 1, row.word(noun)) if measured and scene.tag(noun) == "n" else (j + 1, each)


def _before_tax(scene: Scene, i: int) -> bool:
    """Whether "before" or "after" at chunk `i` tells what a sum leaves out, and no time: "a year before overtime"."""
    return scene.row.is_a(i, "before_or_after") and any(scene.row.is_a(i + n, "left_out") for n in (1, 2))


def _each(scene: Scene, j: int, *, by_article: bool) -> str | None:
    """The name of what chunk `j` is, behind "a", "per" or a slash."""
    row = scene.row
    if j in row.values and not by_article:
        second: list[str] | None = row.meaning(j, "unit") if row.values[j].ordinal else None
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
