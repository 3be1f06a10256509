"""Figures that go on from the sentence before: "That was up from 312", "The number fell to 268", "In May there were 9".

The noun is that of an earlier figure of like magnitude, and is taken only where no second noun is as near.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Kind, Mention
from checker.recognize.announced import change_before
from checker.recognize.sizes import alike, great
from checker.recognize.tagged import Tagged
from checker.recognize.ties import behind
from checker.recognize.tying import Ties

_FAR = 14           # how far, in chunks, such a figure stands from the beginning of its clause
_BEGINNING = r"(?:^|[.;:!?\n,CK])"
_LEAD = r"(?:P[DaJ]?[#XnTMJ]{1,3},?|a?J?[nT]J?,?|#n[JQ],?|[QR],?){0,2}"
_LENDS_ALL = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)
_LENDS_COUNT = (Kind.COUNT,)
_THAT = rf"{_BEGINNING}(?P<word>[DWK])[AQRnNVE]{{0,3}}P?[fP]$"              # that was down from, that compares with
_FORMS = (      # each with the class of its word, what it looks back to, and whether it must say when
    (rf"{_BEGINNING}(?P<lead>{_LEAD})(?P<word>Q)A[QJ]?$", "there_are", _LENDS_COUNT, True),      # in 2023 there were
    (rf"{_BEGINNING}(?P<lead>{_LEAD})(?P<word>W)A[QJ]?$", "it_was", _LENDS_ALL, True),           # a year ago it was
    (rf"{_BEGINNING}(?P<lead>{_LEAD})D(?P<word>[Yn])[AQR]{{0,3}}(?:[VEnNP][QRnN]?)?[tPA]$", "the_number", _LENDS_COUNT,
     False),                                                                                     # the number fell to
)
_MENTIONS = 20      # how far back, in figures, a sum tells the currency of one without
_NO_NOUN = ("", ".", ",", ";", "P", "b", "f", "C", "K", "J", "T", "\n", "a")


def recalled(tagged: Tagged, mentions: Sequence[Mention], k: int) -> Mention | None:
    """The earlier figure whose noun figure `k` is said to count, where its clause says so."""
    kinds, begin = _recall(tagged, mentions[k])
    if not kinds:
        return None
    units: set[str] = set()
    lenders: list[Mention] = []
    for lender in reversed(mentions[max(0, k - 6):k]):
        stops = len(tagged.pattern(r"[.;!?]").findall(tagged.tags, behind(tagged, lender), begin + 1))
        if stops > 1:
            break
        if lender.kind in kinds and lender.quantity and lender.quantity.unit and alike(lender, mentions[k]):
            units.add(lender.quantity.unit.lower())
            lenders.append(lender)
    return lenders[0] if len(units) == 1 else None


def currency(tagged: Tagged, ties: Ties, mentions: Sequence[Mention], k: int) -> Mention | None:
    """The sum whose currency is that of figure `k`, which is told of as money: "revenue of 4.8 billion".

    It is that of the last sums, if they are all in one; those that only convert others do not count.
    """
    if not _told_in_money(tagged, tagged.at(mentions[k].span.start)):
        return None
    sums = [mentions[at] for at in range(k - 1, max(0, k - _MENTIONS) - 1, -1) if mentions[at].kind is Kind.MONEY
            and not (at and ties.converts(mentions, at - 1, at))]
    sums = [lender for lender in sums if lender.quantity and (lender.quantity.unit or "").isupper()]    # no pence
    one = len({lender.quantity.unit for lender in sums if lender.quantity}) == 1
    return sums[0] if one and great(sums[0], mentions[k]) else None


def _told_in_money(tagged: Tagged, first: int) -> bool:
    """Whether the figure at chunk `first` is a sum: "revenue of", "spending will be cut to"."""
    row, before = tagged.row, tagged.tags[first - 1:first]
    if before == "o" or row.is_a(first - 2, "told_in_money"):
        return before in ("o", "t") and row.is_a(first - 2, "told_in_money")
    verb = change_before(tagged, first) if before in ("t", "f") else None
    return verb is not None and any(row.is_a(i, "told_in_money") for i in range(verb - 4, verb))


def _recall(tagged: Tagged, mention: Mention) -> tuple[tuple[Kind, ...], int]:
    """The kinds of figure that a clause looks back to, and where it begins; no kind where it does not."""
    first, end, row = tagged.at(mention.span.start), tagged.at(mention.span.end), tagged.row
    if tagged.tags[first - 1:first] not in ("A", "Q", "J", "t", "P", "f") or first == 0:
        return (), first
    low = max(0, first - _FAR)
    match = tagged.pattern(_THAT).search(tagged.tags, low, first)
    if match and row.is_a(match.start("word"), "this_or_that") and row.is_a(first - 1, "comparing"):
        return _LENDS_ALL, match.start()
    after = tagged.tags[end:end + 1]
    for form, name, kinds, dated in _FORMS if after in _NO_NOUN else ():
        match = tagged.pattern(form).search(tagged.tags, low, first)
        if match and row.is_a(match.start("word"), name):
            return (kinds if match["lead"] or after == "P" or not dated else ()), match.start()
    return (), first
