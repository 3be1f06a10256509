"""What ties lend to a figure that lacks it: a noun, a hedge, what it is for each of.

"4,000 troops, down from 170,000", "killed 42 people and wounded 17" and "from 12 to 30 workers" leave the noun to
another figure, which becomes the antecedent. "The number of troops fell to 3,000" and "a death toll of 42" name it
first. Where none of these forms stands, no noun is guessed. "More than 60 miles (97 km)" hedges the kilometres too, and
"60 barrels of oil a day, up from 50" are both for each day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.model import Bound, Kind, Mention, Span, Tie, TieKind
from checker.recognize.amounts.units import PER, Scene, rate_behind
from checker.recognize.nouns import announced, change_before, level, whole_of
from checker.recognize.row.words import Tagged
from checker.recognize.shapes.bounds import bounded
from checker.recognize.ties import Ties, alike, great, stands_in
from checker.rulebook.pack import LanguagePack
from checker.rulebook.ties import NOUN, NOUN_FIRST, NOUN_LAST, TieForm

_COUNTING = (Kind.COUNT, Kind.RATIO)        # nine of the 12 jurors; three ...
_SUMS = 20          # how far back, in figures, a sum tells the currency of one without


def lend_nouns(words: Tagged, ties: Ties, mentions: list[Mention]) -> tuple[list[Mention], list[Tie]]:
    """`mentions` with the nouns that other words lend to those without one, and the ties by which they do."""
    lending = Lending(words, ties, mentions)
    return lending.lend(), lending.told


class Lending:
    """The figures of a text, and what lends nouns to those without one. `told` are the ties by which it did."""

    def __init__(self, tagged: Tagged, ties: Ties, mentions: Sequence[Mention]) -> None:
        self._tagged, self._ties = tagged, ties
        self.mentions = list(mentions)
        self.told: list[Tie] = []

    def lend(self) -> list[Mention]:
        """The mentions with the nouns that other words lend to numbers without one; lenders are their antecedents."""
        out = self.mentions
        for k in range(len(out) - 2, -1, -1):
            if _bare(out[k]) and (form := self._ties.lends_back(out, k)):
                self._share(k, k + 1, form)
        for k, mention in enumerate(out):
            if _bare(mention) and not self._tagged.row.is_a(self._tagged.at(mention.span.start) - 1, "per"):
                self._name(k)
            elif stands_in(self._tagged, mention):
                self._borrow(NOUN, k)
        return out

    def _name(self, k: int) -> None:
        """Give mention `k`, which has no noun, the one that stands elsewhere."""
        mention = self.mentions[k]
        if self._borrow(NOUN_FIRST, k) or self._ties.points(NOUN_FIRST, k):
            return
        named = announced(self._tagged, mention) or self._apposed(k) or (
            None if self._from_one_to(k) else level(self._tagged, mention))
        if named is not None:
            self.mentions[k] = named
        elif not (self._borrow(NOUN, k) or self._borrow(NOUN_LAST, k)):
            self._take_currency(k)

    def _borrow(self, when: str, k: int) -> bool:
        """Let a tie lend mention `k` a noun; whether one did."""
        figure = self.mentions[k].quantity
        small = figure is not None and figure.low is not None and 0 < figure.low < 1    # six hits and a .291 average
        found = self._ties.lender(when, self.mentions, k, lambda i: self._lends(i) and not (
            small and self.mentions[i].kind in _COUNTING))
        if found:
            self._share(k, *found)
        return found is not None

    def _lends(self, i: int) -> bool:
        """Whether the noun of mention `i` can be that of a later figure: a plural, or a unit of measure."""
        mention = self.mentions[i]
        if mention.quantity is None or mention.quantity.unit is None or (i and self._ties.converts(
                self.mentions, i - 1, i)):
            return False
        if (mention.kind is Kind.RATIO and mention.phrase is None) or stands_in(self._tagged, mention):
            return False                                                    # twice; two others
        if mention.kind not in _COUNTING or mention.antecedent or mention.phrase is None:
            return True
        return mention.quantity.low != 1 and self._tagged.has("loans.many", self._behind(i) - 1)

    def _behind(self, i: int) -> int:
        """The first chunk after mention `i` and its noun."""
        return self._tagged.at((self.mentions[i].phrase or self.mentions[i].span).end)

    def _share(self, k: int, i: int, form: TieForm | None = None) -> None:
        """Give mention `k` the kind, unit and subject of mention `i`; `form` is what ties the two."""
        mention, lender = self.mentions[k], self.mentions[i]
        if mention.quantity is None or lender.quantity is None:
            return
        kind = Kind.COUNT if lender.kind is Kind.RATIO else lender.kind
        self.mentions[k] = mention._replace(
            kind=kind, quantity=mention.quantity._replace(unit=lender.quantity.unit),
            subject=self._lent(lender.subject), antecedent=lender.antecedent or lender.span)
        if form is not None:
            first, second = (lender, mention) if i < k else (mention, lender)
            ends = (first.span, second.span) if form.leans_back else (second.span, first.span)
            self.told.append(Tie(form.kind, *ends, form.id))

    def _lent(self, subject: str | None) -> str | None:
        """A subject without the words that only set its figure apart ("more people")."""
        meaning = self._tagged.row.lexicon.meaning
        while subject and meaning(subject.split(maxsplit=1)[0], "besides") and len(subject.split()) > 1:
            subject = subject.split(maxsplit=1)[1]
        return subject

    def _from_one_to(self, k: int) -> bool:
        """Whether mention `k` is what the figure before it, which has a unit, went to: "from 24 euros to 2,700"."""
        if k == 0 or self.mentions[k - 1].kind is Kind.PERCENT or not self._lends(k - 1):
            return False
        first = self._tagged.at(self.mentions[k].span.start)
        return self._tagged.fullmatch("loans.to", self._behind(k - 1), first) is not None

    def _apposed(self, k: int) -> Mention | None:
        """Mention `k` as the number of what a share beside it tells: "60 percent of the workers, or 4,800"."""
        tagged, mention = self._tagged, self.mentions[k]
        for share in (*self.mentions[max(k - 1, 0):k], *self.mentions[k + 1:k + 2]):
            whole = whole_of(tagged, tagged.at(share.span.end)) if share.kind is Kind.PERCENT else None
            if whole is None or mention.quantity is None or not tagged.has("loans.many", whole.head):
                continue
            before = share.span < mention.span
            if not before and tagged.has("loans.label", tagged.at(mention.span.start)):
                continue                                # Model 3 (40 percent of sales)
            end, first = (whole.end, mention.span) if before else (tagged.at(mention.span.end), share.span)
            if tagged.fullmatch("loans.said-again", end, tagged.at(first.start)):
                self.told.append(Tie(TieKind.RESTATEMENT, share.span, mention.span, "or"))
                return mention._replace(kind=Kind.COUNT, antecedent=share.span, quantity=mention.quantity._replace(
                    unit=tagged.row.written(whole.head, whole.end)), subject=tagged.row.written(whole.first, whole.end))
        return None

    def _take_currency(self, k: int) -> None:
        """Give mention `k`, if it is told of as money, the currency of the sums before it: "revenue of 4.8 billion".

        That is the currency of the last sums, if they are all in one; those that only convert others do not count.
        """
        out = self.mentions
        if not self._told_in_money(self._tagged.at(out[k].span.start)):
            return
        sums = [i for i in range(k - 1, max(0, k - _SUMS) - 1, -1) if out[i].kind is Kind.MONEY
                and _unit(out[i]).isupper() and not (i and self._ties.converts(out, i - 1, i))]     # no pence
        if len({_unit(out[i]) for i in sums}) == 1 and great(out[sums[0]], out[k]):
            self._share(k, sums[0])

    def _told_in_money(self, first: int) -> bool:
        """Whether the figure at chunk `first` is a sum: "revenue of", "spending will be cut to"."""
        if self._tagged.has("loans.of-money", first):
            return True
        verb = change_before(self._tagged, first) if self._tagged.has("loans.changed-to", first) else None
        row = self._tagged.row
        return verb is not None and any(row.is_a(i, "told_in_money") for i in range(verb - 4, verb))


def _bare(mention: Mention) -> bool:
    return mention.kind is Kind.NUMBER and mention.quantity is not None


def _unit(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity and mention.quantity.unit else ""


_NO_HEDGE = (Bound.EXACT, Bound.RANGE)


def share_hedges(ties: Ties, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` with the bound of a figure passed on to the next where a tie lends it."""
    out = list(mentions)
    for k in range(1, len(out)):
        lender, figure = out[k - 1].quantity, out[k].quantity
        if lender is None or figure is None or lender.bound in _NO_HEDGE or figure.bound is not Bound.EXACT:
            continue
        if figure.low is not None and ties.lending("hedge", out, k - 1, k):
            hedged = bounded(figure.low, figure.low, lender.bound, figure.unit)
            out[k] = out[k]._replace(quantity=hedged)
    return out


_MEASURING = (Kind.MEASURE, Kind.MONEY)
_BRACKET = 10       # chunks of a conversion in brackets


def add_rates(tagged: Tagged, mentions: list[Mention], pack: LanguagePack) -> list[Mention]:
    """`mentions`, with what a count, or a measure of something, is for each of in its unit and in its phrase.

    A mention that was no more than that (the 1,000 of "per 1,000 births", the "a minute" of "five cars a minute") is
    part of the count's phrase and no mention of its own.
    """
    scene = Scene(tagged, pack.units)
    out: list[Mention] = []
    taken = 0
    lent: dict[Span, Mention] = {}
    for mention in _past_brackets(scene, tagged, mentions):
        if mention.span.start >= taken:
            rated = _with_rate(scene, tagged, mention)
            if rated is not mention:
                lent[mention.span] = rated
            lender = lent.get(mention.antecedent) if mention.antecedent else None
            lender = lender or (_compared_with(tagged, out[-1], mention) if out else None)
            out.append(_like(mention, lender) if lender and rated is mention else rated)
            if rated is not mention and rated.phrase is not None:
                taken = rated.phrase.end
    return out


def _past_brackets(scene: Scene, tagged: Tagged, mentions: list[Mention]) -> Iterator[Mention]:
    """`mentions`, with a rate behind a conversion in brackets in the units of both: "900 pounds ($1,150) a month"."""
    row, each = tagged.row, ""
    close = end = 0
    for mention, other in zip_longest(mentions, mentions[1:]):
        begin = tagged.at(mention.span.end)
        if begin >= end and row.codes[begin:begin + 1] == "(" and other and _plain(mention) and _plain(other):
            close = row.codes.find(")", begin, begin + _BRACKET)
            rate = rate_behind(scene, close + 1) if tagged.at(other.span.end) == close else None
            end, each = rate or (0, "")
        place = tagged.at(mention.span.start)
        if close < place < end:
            continue                                    # the "a month" is in the unit
        yield _for_each(mention, each) if place < end else mention


def _for_each(mention: Mention, each: str) -> Mention:
    quantity = mention.quantity
    return mention._replace(quantity=quantity and quantity._replace(unit=f"{_unit(mention)}{PER}{each}"))


def _plain(mention: Mention) -> bool:
    """Whether a mention is a measure or a sum and is not yet for each of something."""
    return mention.kind in _MEASURING and PER not in f" {_unit(mention)}"


def _like(mention: Mention, lender: Mention) -> Mention:
    """`mention` for each of the same as the figure that lent its noun, where it can be set against it: "up from 83"."""
    if mention.quantity is None or lender.quantity is None or not alike(mention, lender):
        return mention
    return mention._replace(quantity=mention.quantity._replace(unit=lender.quantity.unit))


def _compared_with(tagged: Tagged, earlier: Mention, mention: Mention) -> Mention | None:
    """The sum before `mention`, if it is for each of something and set against this one: "$2 a share, up from $1"."""
    if mention.kind is not Kind.MONEY or earlier.kind is not Kind.MONEY or not (mention.quantity and earlier.quantity):
        return None
    unit, _, each = (earlier.quantity.unit or "").partition(PER)
    if not each or mention.quantity.unit != unit:
        return None
    first, end = tagged.at(mention.span.start), tagged.at(mention.span.end)
    compared = tagged.fullmatch("loans.compared", tagged.at((earlier.phrase or earlier.span).end), first)
    return earlier if compared and tagged.has("loans.closed", end) else None



def _with_rate(scene: Scene, tagged: Tagged, mention: Mention) -> Mention:
    quantity, end = mention.quantity, _end_of_noun(tagged, mention)
    if end is None or quantity is None or quantity.unit is None:
        return mention
    rate = rate_behind(scene, end)
    if rate is None:
        return mention
    end, each = rate
    start = mention.phrase.start if mention.phrase else mention.span.start
    return mention._replace(quantity=quantity._replace(unit=quantity.unit + PER + each),
                   phrase=Span(start, tagged.row.places[end - 1][1]))


def _end_of_noun(tagged: Tagged, mention: Mention) -> int | None:
    """The chunk behind what a figure counts, or what its measure is of; None where it has no such noun."""
    if mention.kind is Kind.COUNT:
        return tagged.at(mention.phrase.end) if mention.phrase else None
    if mention.kind not in _MEASURING or mention.quantity is None or PER in (mention.quantity.unit or ""):
        return None
    end = tagged.at(mention.span.end)
    whole = whole_of(tagged, end)
    if whole is None and tagged.row.is_a(end, "more_or_less"):
        return end + 1                                  # $97 more a year
    return whole.end if whole else None
