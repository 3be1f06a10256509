"""Parts of what was counted before: "40 clients, nine of whom sued", "38 men and 112 dogs, 29 and 94, respectively"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Kind, Mention
from checker.recognize.persons import is_person
from checker.recognize.tagged import Tagged
from checker.recognize.ties import behind
from checker.rulebook.pack import LanguagePack

_CLAUSE_ENDS = r"[.;!?\n]"
_OF_THOSE = r"(?:^|[.;\n\"C])o(?P<those>D),?Q?$"
_PAIRED = r"C"
_COUNTS = (Kind.COUNT,)
_MASSES = (Kind.MEASURE, Kind.MONEY)        # what "it" can mean: rubbish by the ton, a sum

_LEAST = 1000


def whole_before(tagged: Tagged, pack: LanguagePack, mentions: Sequence[Mention],
                 k: int) -> tuple[bool, Mention | None]:
    """Whether figure `k` is said to be a part of something, by "of whom" or "of which", and the figure that it is of.

    That is the nearest one that is great enough; "whom" asks for people and "which" for things. "Of them" points across
    a stop too, if one thing alone can be meant.
    """
    row, first, end = tagged.row, tagged.at(mentions[k].span.start), tagged.at(mentions[k].span.end)
    name = next((name for name in ("of_whom", "of_which") if row.is_a(end, name) or row.is_a(first - 1, name)), None)
    if name is None:
        if row.is_a(end, "of_it"):
            return _of_them(tagged, mentions, k, _MASSES)
        pointed = row.is_a(end, "of_them") or _of_those(tagged, first)
        return _of_them(tagged, mentions, k, _COUNTS) if pointed else (False, None)
    wholes = [lender for lender in reversed(mentions[max(0, k - 4):k])
              if _can_hold(lender, mentions[k]) and not tagged.pattern(_CLAUSE_ENDS).search(
                  tagged.tags, behind(tagged, lender), first)]
    if name == "of_whom":
        wholes = [lender for lender in wholes if lender.kind in _COUNTS]
    fitting = [lender for lender in wholes if is_person(pack, _noun(lender)) is (name == "of_whom")]
    return True, next(iter(fitting or wholes), None)


def _of_those(tagged: Tagged, first: int) -> bool:
    """Whether the figure at chunk `first` is a part of what was counted before: "Of those, 411 were"."""
    match = tagged.pattern(_OF_THOSE).search(tagged.tags, max(0, first - 5), first)
    return match is not None and tagged.row.is_a(match.start("those"), "those")


def _of_them(tagged: Tagged, mentions: Sequence[Mention], k: int,
             kinds: tuple[Kind, ...]) -> tuple[bool, Mention | None]:
    """Whether one thing alone can be meant by "of them" or "of it", and the figure that counts or measures it."""
    first = tagged.at(mentions[k].span.start)
    wholes = [lender for lender in reversed(mentions[max(0, k - 6):k]) if lender.kind in kinds
              and _can_hold(lender, mentions[k])
              and len(tagged.pattern(r"[.;!?]").findall(tagged.tags, behind(tagged, lender), first)) <= 1]
    sure = len({_noun(lender).lower() for lender in wholes}) == 1
    return sure, wholes[0] if sure else None


def respective(tagged: Tagged, mentions: Sequence[Mention], k: int) -> Mention | None:
    """The figure whose noun is that of figure `k` of a pair: "of which 29 and 94, respectively, were shot down"."""
    for left in (k, k - 1):
        if left < 2 or left + 1 >= len(mentions):
            continue
        end, first = tagged.at(mentions[left].span.end), tagged.at(mentions[left + 1].span.start)
        after = tagged.at(mentions[left + 1].span.end)
        after += tagged.tags[after:after + 1] == ","
        if tagged.tags[end:first] == _PAIRED and tagged.row.is_a(after, "respectively"):
            pair = mentions[left - 2:left]
            counted = all(_can_hold(lender, mentions[left + at]) for at, lender in enumerate(pair))
            return pair[k - left] if counted else None
    return None


def _can_hold(whole: Mention, part: Mention) -> bool:
    """Whether `part` can be a part of what `whole` counts or measures: it is not greater.

    Of a measure it is no tiny part either: in "homes worth $4 million, of which nine" nine are homes.
    """
    if whole.kind not in (*_COUNTS, *_MASSES) or not _noun(whole) or whole.quantity is None or part.quantity is None:
        return False
    most, least = whole.quantity.high or whole.quantity.low, part.quantity.low or part.quantity.high
    if most is None or least is None or least > most:
        return False
    return whole.kind in _COUNTS or least * _LEAST >= most


def _noun(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity and mention.quantity.unit else ""
