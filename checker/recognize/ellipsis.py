"""Figures whose noun stands elsewhere: before them, with an earlier or a later figure, or nowhere.

"4,000 troops, down from 170,000", "killed 42 people and wounded 17" and "from 12 to 30 workers" leave the noun to
another figure, which becomes the antecedent. "The number of troops fell to 3,000" and "a death toll of 42" name it
first. Where none of these forms stands, no noun is guessed.
"""

from __future__ import annotations

from checker.model import Kind, Mention
from checker.recognize.announced import announced, level
from checker.recognize.partitives import respective, whole_before
from checker.recognize.phrases import whole_of
from checker.recognize.recalled import currency, recalled
from checker.recognize.sizes import alike, great
from checker.recognize.tagged import Tagged
from checker.recognize.ties import COUNTING, behind, compared, goes_with, tied
from checker.recognize.tying import Ties
from checker.rulebook.pack import LanguagePack

_REACH = 16         # how far back, in chunks, a noun may stand
_FAR = 30           # and of a figure that this one is set against
_STOP = r"[.!?\n]|;(?![^.;!?\n]{0,5}W[AQR]{0,2}[VE]|[aD]?[XMn]{1,3}[AVE]$)"      # in Asia they rose; Bergen has
_JOINING = r"-?,?[Cct]Q?|-,"
_VERBS = ("A", "V", "E")
_AND_ON = (",C", ",c")
_GROUP_OF = ("no", "go", "yo")
_SAID_AGAIN = r",c|,?\("
_PLURALS = "NIFMHZ#"
_AFTER_WHICH = ("P", "o")


def lend_nouns(tagged: Tagged, pack: LanguagePack, ties: Ties, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with the nouns that other words lend to numbers without one; lenders are kept as antecedents."""
    out = list(mentions)
    for k in range(len(out) - 1, -1, -1):
        if _bare(out[k]) and k + 1 < len(out) and _lends_back(tagged, out[k], out[k + 1]):
            out[k] = _shared(tagged, out[k], out[k + 1])
    for k, mention in enumerate(out):
        if _bare(mention) and not tagged.row.is_a(tagged.at(mention.span.start) - 1, "per"):
            out[k] = _named_elsewhere(tagged, pack, ties, out, k) or mention
        elif _stands_in(tagged, mention):
            out[k] = _carried(tagged, ties, out, k) or mention
    return out


def _named_elsewhere(tagged: Tagged, pack: LanguagePack, ties: Ties, mentions: list[Mention], k: int) -> Mention | None:
    """Mention `k`, which has no noun, with the one that stands elsewhere."""
    part, lender = whole_before(tagged, pack, mentions, k)
    lender = respective(tagged, mentions, k) or lender
    if part or lender:
        return _shared(tagged, mentions[k], lender) if lender else None
    named = (announced(tagged, mentions[k]) or _apposed(tagged, mentions, k)
             or (None if _from_one_to(tagged, mentions, k) else level(tagged, mentions[k]))
             or _carried(tagged, ties, mentions, k))
    if named is None and (lender := recalled(tagged, mentions, k) or currency(tagged, ties, mentions, k)):
        return _shared(tagged, mentions[k], lender)
    return named


def _from_one_to(tagged: Tagged, mentions: list[Mention], k: int) -> bool:
    """Whether mention `k` is what the figure right before it, which has a unit, went to: "from 24 euros to 2,700"."""
    before = mentions[k - 1] if k else mentions[k]
    gap = tagged.tags[behind(tagged, before):tagged.at(mentions[k].span.start)]
    return gap == "t" and before.kind is not Kind.PERCENT and _lends(tagged, before)


def _bare(mention: Mention) -> bool:
    return mention.kind is Kind.NUMBER and mention.quantity is not None


def _stands_in(tagged: Tagged, mention: Mention) -> bool:
    """Whether the noun of `mention` only stands for one named before ("two others")."""
    return (mention.kind is Kind.COUNT and mention.phrase is not None
            and tagged.row.is_a(behind(tagged, mention) - 1, "stand_in"))


def _lends(tagged: Tagged, mention: Mention) -> bool:
    """Whether the noun of `mention` can be that of a later figure: a plural, or a unit of measure."""
    if mention.quantity is None or mention.quantity.unit is None:
        return False
    if (mention.kind is Kind.RATIO and mention.phrase is None) or _stands_in(tagged, mention):
        return False                                                    # twice; two others
    if mention.kind not in COUNTING or mention.antecedent or mention.phrase is None:
        return True
    return mention.quantity.low != 1 and tagged.tags[behind(tagged, mention) - 1] in _PLURALS


def _shared(tagged: Tagged, mention: Mention, lender: Mention) -> Mention:
    """`mention` with the kind, unit and subject of `lender`."""
    if mention.quantity is None or lender.quantity is None:
        return mention
    kind = Kind.COUNT if lender.kind is Kind.RATIO else lender.kind
    return mention._replace(kind=kind, quantity=mention.quantity._replace(unit=lender.quantity.unit),
                   subject=_lent(tagged, lender.subject), antecedent=lender.antecedent or lender.span)


def _lent(tagged: Tagged, subject: str | None) -> str | None:
    """A subject without the words that only set its figure apart ("more people")."""
    while subject and tagged.row.lexicon.meaning(subject.split(maxsplit=1)[0], "besides") and len(subject.split()) > 1:
        subject = subject.split(maxsplit=1)[1]
    return subject


def _lends_back(tagged: Tagged, mention: Mention, later: Mention) -> bool:
    """Whether the noun of the figure after `mention` is its own too ("12 or 13 people")."""
    if later.kind is not Kind.COUNT and later.kind is not Kind.MEASURE:
        return False
    end, first = tagged.at(mention.span.end), tagged.at(later.span.start)
    if first == end + 1 and (tagged.row.is_a(end, "up") or tagged.row.is_a(end, "down")):
        return True                                         # an index at 7,400, up 58 points
    lent = later.antecedent is not None and later.antecedent.start > later.span.start
    listed = lent and tagged.tags[end:first] == ","
    before = tagged.tags[max(0, tagged.at(mention.span.start) - 2):tagged.at(mention.span.start)]
    if (tagged.tags[end:first] in _AND_ON and before != "#,") or before in _GROUP_OF:
        return False                                        # a rally of 4,000, and two men; a party of 19 and two
    joined = listed or tagged.pattern(_JOINING).fullmatch(tagged.tags, end, first) is not None
    return later.kind is Kind.COUNT and joined


def _apposed(tagged: Tagged, mentions: list[Mention], k: int) -> Mention | None:
    """Mention `k` as the number of what a share beside it tells: "60 percent of the workers, or 4,800", and turned."""
    mention, row = mentions[k], tagged.row
    for share in (*mentions[max(k - 1, 0):k], *mentions[k + 1:k + 2]):
        whole = whole_of(tagged, tagged.at(share.span.end)) if share.kind is Kind.PERCENT else None
        if whole is None or mention.quantity is None or tagged.tags[whole.head] not in _PLURALS:
            continue
        before = share.span < mention.span
        end, first = (whole.end, mention.span) if before else (tagged.at(mention.span.end), share.span)
        if tagged.pattern(_SAID_AGAIN).fullmatch(tagged.tags, end, tagged.at(first.start)):
            unit = row.written(whole.head, whole.end)
            return mention._replace(kind=Kind.COUNT, quantity=mention.quantity._replace(unit=unit),
                                    subject=row.written(whole.first, whole.end), antecedent=share.span)
    return None


def _carried(tagged: Tagged, ties: Ties, mentions: list[Mention], k: int) -> Mention | None:
    """Mention `k` with the noun of an earlier figure of its sentence, where a form of words ties the two.

    Of several that could lend theirs, one that stands after a preposition comes last: what "1,900 shops in 40 towns,
    and 100 more" adds is shops.
    """
    figure = mentions[k].quantity
    small = figure is not None and figure.low is not None and 0 < figure.low < 1    # six hits and a .291 average
    first, spare = tagged.at(mentions[k].span.start), None
    begun = _goes_on(tagged, mentions[k])
    for at in range(k - 1, max(0, k - 4) - 1, -1):
        lender = mentions[at]
        begin = behind(tagged, lender)
        close = alike(lender, mentions[k]) and compared(tagged, mentions[k])
        stop = tagged.pattern(_STOP)
        if first - begin > (_FAR if close else _REACH) or stop.search(tagged.tags, begin, begun or first):
            break
        told_again = at > 0 and ties.converts(mentions, at - 1, at)
        if told_again or not _lends(tagged, lender) or (small and lender.kind in COUNTING):
            continue
        if _ties(tagged, lender, mentions[k], begun=begun is not None):
            if close or tagged.tags[tagged.at(lender.span.start) - 1] not in _AFTER_WHICH:
                return _shared(tagged, mentions[k], lender)
            spare = lender
    return _shared(tagged, mentions[k], spare) if spare else None


def _ties(tagged: Tagged, lender: Mention, mention: Mention, *, begun: bool) -> bool:
    """Whether a form of words ties `mention` to `lender`; `begun` tells that it opens a clause that goes on from it."""
    if lender.kind is Kind.MONEY and not alike(lender, mention) and not great(lender, mention):
        begin, first = behind(tagged, lender), tagged.at(mention.span.start)
        if tagged.tags[begin:first] != "t" and not goes_with(tagged, lender, mention):
            return False
    if begun:
        return lender.kind in COUNTING
    return tied(tagged, lender, mention, stands_in=_stands_in(tagged, mention))


def _goes_on(tagged: Tagged, mention: Mention) -> int | None:
    """The stop before a mention that opens a clause as its subject and still counts what the last one counted.

    "38 finished; two dropped out" and "1,800 are there. Another 350 will come" do.
    """
    first, row = tagged.at(mention.span.start), tagged.row
    more = row.is_a(first - 1, "besides")
    stop = first - 1 - more
    end = tagged.at(mention.span.end)
    still = not more and tagged.row.is_a(end, "besides")                # Twelve more are on option.
    more, end = more or still, end + still
    if still:
        stop = first - 1
    subject = tagged.tags[end:end + 1] in _VERBS
    if _stands_in(tagged, mention):                                     # 12 died. Around 200 others were hurt.
        after = behind(tagged, mention)
        opens = first > 0 and tagged.tags[first - 1] in ".;" and tagged.tags[after:after + 1] in _VERBS
        return first - 1 if opens else None
    return stop if subject and stop > 0 and tagged.tags[stop] in (".;" if more else ";") else None
