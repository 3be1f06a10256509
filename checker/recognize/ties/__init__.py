"""What ties the figures of a text to each other: forms of words between two of them, from `ties.toml`.

Besides words a form may ask how great its figures are beside each other: what is counted or measured alike is mostly of
one size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.model import Kind, Mention, Tie, TieKind
from checker.recognize.amounts.units import PER
from checker.recognize.nouns import is_living, is_person
from checker.recognize.row.words import WIDTH, Tagged, Worded
from checker.rulebook.pack import LanguagePack
from checker.rulebook.ties import NOUN_BACK, TieForm, TieForms

_TENFOLD, _HUNDREDFOLD = 10, 100
_GREAT = 1_000_000
_BACK = 4           # how many figures before one it may be tied to
_LONGEST = 24       # words between two figures that are tied
_FAR = 6            # how many figures before one may lend it a noun
_FARTHEST = 60      # words between the two
_LEAD = 16          # words before the second figure that a form may look at
_BEFORE = 6         # words before the first figure that a form may look at


class Bond(NamedTuple):
    """A tie of two mentions by their numbers in the text; see `Tie`."""

    kind: TieKind
    source: int
    target: int
    form: str


def between_figures(words: Tagged, mentions: list[Mention], pack: LanguagePack) -> Ties:
    """The words beside and between the figures of a text, to be asked for ties."""
    return Ties(Worded(words, mentions), pack)


def find_bonds(words: Tagged, mentions: list[Mention], pack: LanguagePack) -> tuple[Worded, list[Bond]]:
    """The words of a text with its figures as they are known at last, and what ties two of them."""
    worded = Worded(words, mentions)
    return worded, list(Ties(worded, pack).bonds(mentions))


def tell_ties(mentions: list[Mention], bonds: Iterable[Bond], loans: Iterable[Tie]) -> list[Tie]:
    """The ties of a text as records; one by which something was lent stands for what is found once more."""
    told = [Tie(bond.kind, mentions[bond.source].span, mentions[bond.target].span, bond.form) for bond in bonds]
    places = {mention.span for mention in mentions}
    lent = [tie for tie in loans if tie.source in places and tie.target in places]
    known = {tie[:3] for tie in lent}
    return [*(tie for tie in told if tie[:3] not in known), *lent]


class Ties:
    """The figures of a text and the forms that may tie them.

    What a form asks of its two figures it asks of the mentions as they are known by then.
    """

    def __init__(self, worded: Worded, pack: LanguagePack) -> None:
        self._forms = pack.once("ties", TieForms)
        self._places, self._ends, self._row = worded.places, worded.ends, worded.row
        self._tagged, self._words, self._pack = worded.tagged, worded.words, pack
        self._steps = pack.words("step")
        self._tests = {**_TESTS, "moving": self._moving, "people": self._people, "told": self._told,
                       "stands in": self._stands_in, "same word": self._same_word}

    def lending(self, what: str, mentions: Sequence[Mention], i: int, k: int) -> TieForm | None:
        """The form by which mention `i` lends something to the later mention `k`."""
        return next((form for form in self._fitting(i, k) if what in form.lends and self._holds(form, mentions, i, k)),
                    None)

    def lender(self, when: str, mentions: Sequence[Mention], k: int,
               can_lend: Callable[[int], bool]) -> tuple[int, TieForm] | None:
        """The earlier mention that lends its noun to mention `k`, with the form that ties the two.

        Of several, one that stands behind a preposition comes last, if it is not set against mention `k`: what "1,900
        shops in 40 towns, and 100 more" adds is shops.
        """
        forms, spare = self._asking(when, k), None
        lifeless = self._lifeless(k)
        for i in range(k - 1, max(k - _FAR, 0) - 1, -1) if forms else ():
            gap = self._gap(i, k)
            form = next((form for form in forms if form.between.fullmatch(gap) and self._holds(form, mentions, i, k)),
                        None) if len(gap) <= _FARTHEST * WIDTH and can_lend(i) else None
            if form is None or lifeless(mentions[i]):
                continue
            if form.sole:
                return self._only(form, mentions, k, i, can_lend)
            if form.spare:
                spare = spare or (i, form)
            elif self._behind_preposition(mentions, i, k):
                spare = i, form
            else:
                return i, form
        return spare

    def _lifeless(self, k: int) -> Callable[[Mention], bool]:
        """Which mentions count things while mention `k` tells of the living: what kills hits stalls and kills two."""
        first, end = self._places[k][0] * WIDTH, self._ends[k] * WIDTH
        told = [form for form in self._forms.living
                if (form.before and form.before.search(self._row, max(first - _BEFORE * WIDTH, 0), first))
                or (form.after and form.after.match(self._row, end))]
        meaning = self._tagged.row.lexicon.meaning
        return lambda mention: any(
            form.but is None or meaning(_unit(mention), form.but) is None for form in told
        ) and not is_living(self._pack, _unit(mention))

    def points(self, when: str, k: int) -> bool:
        """Whether the words beside mention `k` say that another lends it its noun, whether there is one or not."""
        return any(not form.sole for form in self._asking(when, k))

    def _asking(self, when: str, k: int) -> list[TieForm]:
        """The forms that have such words before and behind mention `k`."""
        first, end = self._places[k][0] * WIDTH, self._ends[k] * WIDTH
        return [form for form in self._forms.lending[when]
                if (form.lead is None or form.lead.search(self._row, max(first - _LEAD * WIDTH, 0), first))
                and (form.after is None or form.after.match(self._row, end))]

    def _only(self, form: TieForm, mentions: Sequence[Mention], k: int, i: int,
              can_lend: Callable[[int], bool]) -> tuple[int, TieForm] | None:
        """Mention `i`, where it and the others that a form ties to mention `k` have one unit."""
        units = {_unit(mentions[j]).lower() for j in range(i, max(k - _FAR, 0) - 1, -1)
                 if can_lend(j) and form.between.fullmatch(self._gap(j, k)) and self._holds(form, mentions, j, k)}
        return (i, form) if len(units) == 1 else None

    def _behind_preposition(self, mentions: Sequence[Mention], i: int, k: int) -> bool:
        """Whether mention `i` stands behind a preposition, and mention `k` is not plainly compared with it."""
        (first, end), row = self._places[k], self._tagged.row
        compared = row.is_a(first - 1, "comparing") or row.is_a(end, "set_above") or row.is_a(end, "set_below")
        return self._words.has("loans.behind-preposition", self._places[i][0]) and not (
            compared and alike(mentions[i], mentions[k]))

    def lends_back(self, mentions: Sequence[Mention], i: int) -> TieForm | None:
        """The form by which the mention behind mention `i` lends it its noun."""
        gap, end = self._gap(i, i + 1), self._ends[i + 1] * WIDTH
        return next((form for form in self._forms.lending[NOUN_BACK]
                     if (form.after is None or form.after.match(self._row, end)) and form.between.fullmatch(gap)
                     and self._holds(form, mentions, i, i + 1)), None)

    def converts(self, mentions: Sequence[Mention], i: int, k: int) -> bool:
        """Whether mention `k` only tells mention `i` once more in another unit."""
        return any(form.kind is TieKind.CONVERSION and self._holds(form, mentions, i, k)
                   for form in self._fitting(i, k))

    def bonds(self, mentions: Sequence[Mention]) -> Iterator[Bond]:
        """The ties in the order of the later of the two figures, each kind once for two."""
        for k, mention in enumerate(mentions):
            if mention.quantity is None:
                continue
            for i in range(k - 1, max(k - _BACK, 0) - 1, -1):
                if self._places[k][0] - self._places[i][1] > _LONGEST:
                    break
                if mentions[i].quantity is not None:
                    yield from self._between(mentions, i, k)

    def _between(self, mentions: Sequence[Mention], i: int, k: int) -> Iterator[Bond]:
        """The ties of mention `i` and the later mention `k`."""
        told: set[TieKind] = set()
        for form in self._fitting(i, k):
            if form.kind not in told and self._holds(form, mentions, i, k):
                told.add(form.kind)
                yield Bond(form.kind, i, k, form.id) if form.leans_back else Bond(form.kind, k, i, form.id)

    def _fitting(self, i: int, k: int) -> Sequence[TieForm]:
        """The forms that have the words between two mentions."""
        return self._forms.fitting(self._gap(i, k))

    def _gap(self, i: int, k: int) -> str:
        """The words between two mentions, behind the noun of the first."""
        first = self._places[k][0]
        begin = self._ends[i] if self._ends[i] <= first else self._places[i][1]     # nine of the 12 jurors
        return self._row[begin * WIDTH:first * WIDTH]

    def _holds(self, form: TieForm, mentions: Sequence[Mention], i: int, k: int) -> bool:
        first, second = mentions[i], mentions[k]
        if first.kind not in form.first or second.kind not in form.second:
            return False
        begin, end = self._places[i][0] * WIDTH, self._ends[k] * WIDTH
        if form.before and not form.before.search(self._row, max(begin - _BEFORE * WIDTH, 0), begin):
            return False
        if form.after and form.between and not form.after.match(self._row, end):
            return False
        source, target = (first, second) if form.leans_back or form.lends_on else (second, first)
        return all(self._tests[test](source, target) is wanted for test, wanted in form.tests)

    def _moving(self, source: Mention, target: Mention) -> bool:
        """Whether both are amounts that one thing moves by: like each other, or shares and numbers of points."""
        return _like(source, target) or (self._moves(source) and self._moves(target))

    def _people(self, source: Mention, _: Mention) -> bool:
        """Whether the source counts people."""
        return is_person(self._pack, _unit(source))

    def _told(self, source: Mention, _: Mention) -> bool:
        """Whether the source is told as a number: one week, and not a week."""
        return not self._tagged.row.is_a(self._tagged.at(source.span.start), "article")

    def _stands_in(self, _: Mention, target: Mention) -> bool:
        """Whether the noun of the target only stands for one named before ("two others")."""
        return stands_in(self._tagged, target)

    def _same_word(self, source: Mention, target: Mention) -> bool:
        """Whether one word stands before both figures."""
        one, other = (self._tagged.at(mention.span.start) - 1 for mention in (source, target))
        return min(one, other) >= 0 and self._tagged.row.word(one) == self._tagged.row.word(other)

    def _moves(self, mention: Mention) -> bool:
        if mention.kind is Kind.PERCENT:
            return True
        return mention.quantity is not None and (mention.quantity.unit or "").lower() in self._steps


def alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one order of magnitude, as figures of one measure mostly are."""
    figures = _sizes(one, other)
    return figures is not None and figures[0] / _TENFOLD < figures[1] < figures[0] * _TENFOLD


def not_far(one: Mention, other: Mention) -> bool:
    """Whether a figure is no more than some hundred times another."""
    figures = _sizes(one, other)
    return figures is not None and figures[0] <= _HUNDREDFOLD * figures[1]


def great(one: Mention, other: Mention) -> bool:
    """Whether both figures come in millions, as sums do and few things that are counted."""
    figures = _sizes(one, other)
    return figures is not None and min(figures) >= _GREAT


def below(one: Mention, other: Mention) -> bool:
    """Whether the first figure is the smaller one."""
    if one.quantity is None or other.quantity is None or one.quantity.low is None or other.quantity.low is None:
        return False
    return one.quantity.low < other.quantity.low


def _sizes(*mentions: Mention) -> tuple[Decimal, ...] | None:
    """The figures without their signs; None where one has none or is nothing."""
    figures = [abs(figure) for mention in mentions if mention.quantity
               if (figure := mention.quantity.low or mention.quantity.high)]
    return tuple(figures) if len(figures) == len(mentions) else None


def _family(source: Mention, target: Mention) -> bool:
    """Whether both are of one kind; a number is a count whose noun is left out."""
    return _FAMILY.get(source.kind, source.kind) is _FAMILY.get(target.kind, target.kind)


def _like(source: Mention, target: Mention) -> bool:
    """Whether both are of one kind and one unit, as far as they have one, whatever it is for each of."""
    if not _family(source, target):
        return False
    one, other = (_unit(mention).partition(PER)[0].lower() for mention in (source, target))
    return not (one and other) or one == other


def _restated(source: Mention, target: Mention) -> bool:
    """Whether one is a share or a multiple and the other a figure of another kind."""
    shares = [mention.kind in (Kind.PERCENT, Kind.RATIO) for mention in (source, target)]
    return any(shares) and source.kind is not target.kind


def _change(source: Mention, target: Mention) -> bool:
    """Whether the target is the amount of a change, as its direction tells, and the source a level."""
    return target.direction is not None and source.direction is None


def _moved(source: Mention, _: Mention) -> bool:
    """Whether the source is the amount of a change."""
    return source.direction is not None


def _convert(source: Mention, target: Mention) -> bool:
    """Whether the target tells the source once more in another unit."""
    if source.quantity is None or target.quantity is None or source.kind is not target.kind:
        return False
    return source.quantity.unit != target.quantity.unit


def _level(source: Mention, target: Mention) -> bool:
    """Whether neither is the amount of a change."""
    return source.direction is None and target.direction is None


def _holds(source: Mention, target: Mention) -> bool:
    """Whether the target can be a part of the source: no more than it and, of a measure, no tiny part.

    In "homes worth $4 million, of which nine" nine are homes.
    """
    if source.quantity is None or target.quantity is None:
        return False
    most, least = source.quantity.high or source.quantity.low, target.quantity.low or target.quantity.high
    if most is None or least is None or least > most:
        return False
    return source.kind is Kind.COUNT or least * _TINY >= most


def _both_moved(source: Mention, target: Mention) -> bool:
    """Whether both are amounts of changes."""
    return source.direction is not None and target.direction is not None


def _sized(source: Mention, target: Mention) -> bool:
    """Whether the source, if it is a sum, is of the target's size: what is told in millions is mostly money."""
    return source.kind is not Kind.MONEY or alike(source, target) or great(source, target)


def _near(source: Mention, target: Mention) -> bool:
    """Whether the source, if it is a sum, is no more than some hundred times the target."""
    return _sized(source, target) or not_far(source, target)


def _noun_behind(source: Mention, _: Mention) -> bool:
    """Whether the noun of the source stands behind its figure, if it has one; a toll of 58 has it before."""
    return source.phrase is None or source.phrase.start >= source.span.start


def _lent_on(source: Mention, _: Mention) -> bool:
    """Whether the source was itself lent its noun by a later figure."""
    return source.antecedent is not None and source.antecedent.start > source.span.start


def stands_in(tagged: Tagged, mention: Mention) -> bool:
    """Whether the noun of a mention only stands for one named before ("two others")."""
    return (mention.kind is Kind.COUNT and mention.phrase is not None
            and tagged.row.is_a(tagged.at(mention.phrase.end) - 1, "stand_in"))


def _unit(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity and mention.quantity.unit else ""


_TINY = 1000
_FAMILY = {Kind.NUMBER: Kind.COUNT}
_TESTS: Mapping[str, Callable[[Mention, Mention], bool]] = {
    "alike": alike, "below": lambda source, target: below(target, source), "both moved": _both_moved,
    "change": _change, "convert": _convert, "family": _family, "holds": _holds, "lent on": _lent_on, "level": _level,
    "like": _like, "moved": _moved, "near": _near, "noun behind": _noun_behind, "restated": _restated,
    "sized": _sized,
}
