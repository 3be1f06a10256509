"""Two versions of a story, figure by figure: what was kept, what has changed, what was dropped, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.evidence import Change, Fate, Place
from checker.model import Article, Claim, Kind
from checker.rulebook.pack import LanguagePack
from checker.trace.bearing import bearing, comparable, of_one_measure
from checker.trace.library import Library
from checker.trace.sayings import Saying, Sayings
from checker.trace.words import wording_of

_LIKE = 0.9             # score from which two figures are told of one thing
_COVERED = 0.45         # of the words around the one that stand around the other, too
_BESIDE = 3             # words on either side of a figure that tell its sentence from others
_DATES = (Kind.DATE, Kind.TIME, Kind.SET)
_SAME_SENTENCE = 3.0    # what it adds that nothing but the figure differs between two sentences


def compare(first: Article, second: Article, pack: LanguagePack) -> list[Change]:
    """What became of each figure: changed first, then dropped, new and kept, each in the order of the text."""
    wording = wording_of(pack)
    olds, news = (Sayings(article, pack, wording).all(article.path, lambda _: Place(), cells=True)
                  for article in (first, second))
    library = Library(pack, wording, [*olds, *news], (), ())
    pairs = dict(_matched(olds, news, library))
    taken = set(pairs.values())
    found = [_change(old, news[pairs[at]], first.claims[at], second.claims[pairs[at]]) if at in pairs
             else Change(Fate.DROPPED, first.claims[at], None) for at, old in enumerate(olds)]
    found += [Change(Fate.NEW, None, claim) for at, claim in enumerate(second.claims) if at not in taken]
    order = list(Fate)
    return sorted(found, key=lambda change: order.index(change.fate))


def _change(old: Saying, new: Saying, before: Claim, after: Claim) -> Change:
    return Change(Fate.KEPT if _same(old, new) else Fate.CHANGED, before, after)


def _same(old: Saying, new: Saying) -> bool:
    """Whether two figures say the same: value, hedge and unit, or the day."""
    if old.value is None and new.value is None:
        return old.timex == new.timex
    return (old.low, old.high, old.bound, old.unit if old.unit in (None, new.unit) else None) == (
        new.low, new.high, new.bound, new.unit if old.unit == new.unit else None) or (
        (old.low, old.high, old.bound, old.head) == (new.low, new.high, new.bound, new.head))


def _matched(olds: Sequence[Saying], news: Sequence[Saying], library: Library) -> Iterator[tuple[int, int]]:
    """Figures of the one that are those of the other: the best pairs first, each figure once."""
    scored = [(score, i, j) for i, old in enumerate(olds) for j, new in enumerate(news)
              if (score := _likeness(old, new, library)) > 0]
    left, right = set(range(len(olds))), set(range(len(news)))
    for _, i, j in sorted(scored, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield i, j


def _likeness(old: Saying, new: Saying, library: Library) -> float:
    """How much two figures are told of one thing; nothing where they cannot be."""
    same = _same(old, new)
    if old.kind in _DATES or new.kind in _DATES:
        shared = library.common(old.words, new.words) if old.kind is new.kind else 0.0
        return shared + 1.0 * same + _around(old, new) if shared > 0 or (same and old.kind is new.kind) else 0.0
    if not comparable(old, new, library):
        return 0.0
    found = bearing(old, new, library)
    if found is None:
        return 0.0
    beside = _around(old, new)
    told_alike = found.covered >= _COVERED or of_one_measure(old, new)
    alike = found.score >= _LIKE and told_alike and not found.against
    return found.score + 1.5 * same + beside if same or beside or alike else 0.0


def _around(old: Saying, new: Saying) -> float:
    """What it says that two sentences read on alike on both sides of the figure."""
    sides = [(saying.sentence[:saying.lit[0]].split()[-_BESIDE:], saying.sentence[saying.lit[1]:].split()[:_BESIDE])
             for saying in (old, new)]
    return _SAME_SENTENCE if sides[0] == sides[1] and any(sides[0]) else 0.0
