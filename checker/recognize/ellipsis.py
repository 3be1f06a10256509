"""Figures whose noun stands elsewhere: before them, with an earlier or a later figure, or nowhere.

"4,000 troops, down from 170,000", "killed 42 people and wounded 17" and "from 12 to 30 workers" leave the noun to
another figure, which becomes the antecedent. "The number of troops fell to 3,000" and "a death toll of 42" name it
first. Where none of these forms stands, no noun is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Kind, Mention, Span
from checker.recognize.phrases import whole_of
from checker.recognize.tagged import Tagged, pattern

_REACH = 16         # how far back, in chunks, a noun may stand
_NOUN = r"(?P<modifiers>[JEGRSXnFHNIM]{0,4})(?P<head>[NIFMZ])"
_RUN = r"(?:[^.;!?\n#,:]|P#)"
_ANNOUNCED = (
    rf"Y(?:o[aD]?){_NOUN}{_RUN}{{0,7}}[tPAVbE:(]$",                 # the number of troops fell to
    rf"(?P<modifiers>[JSXnFH]{{0,3}})(?P<head>y){_RUN}{{0,6}}[tPAVbE:(]$",  # the death toll rose to
    r"(?P<modifiers>[JSXnFH]{0,3})(?P<head>[ygI])o$",               # a crew of
    r"[aDJ](?P<modifiers>J?)(?P<head>n)c$",                         # another week or
)
_TALLIED = rf"{_NOUN}[^.;!?\n#,:DKW]{{1,5}}$"               # deaths rose to
_VERB_BEFORE = r"[,Cc][^.;!?\n#]{0,4}[VEGZ]$"               # killed 42 people and wounded
_CLAUSE = r"[^.;!?\n]*[,CcK(][^.;!?\n#]{0,2}$"              # 50 passengers, of whom
_STOP = r"[.;!?\n]"
_JOINING = r"-?,?[Cct]Q?|-,"
_BEFORE_LEVEL = ("t", "b", "P", "A")
_SUBJECT_OF = ("A", "V", "E", "Z", "W")
_VERBS = ("A", "V", "E")
_AFTER_SHARED = ("P", "o", "T", "J", "Q", ".", ",", ";", ")", "")
_ARTICLES = ("D", "a")
_AFTER_THE = ("P", "Q", "A", "V", "E", ".", ",")
_AND = ("C", "c")
_GAPPED = r",?C[aD]?[XM]{1,3}"                              # Oslo has 17 theatres and Bergen 9
_AND_SO_ON = ("C", "c", ",")
_AND_ON = (",C", ",c")
_GROUP_OF = ("no", "go", "yo")
_NEW_VERB = r"[CK]|[VE][aD]"
_PARALLEL = r",[CK][^.;!?\n#]{0,6}A$"                       # 4.1 in the north, while in the south it is
_LEFT_SO = r"[nJX]{1,3},"
_SAID_AGAIN = r",c|,?\("
_OWNED = r"[tP](?:D|[XM]*(?:S|[XM]'))$"                      # to their nine, against Norway's nine
_PLURALS = "NIFMHZ#"
_AFTER_WHICH = ("P", "o")
_COUNTING = (Kind.COUNT, Kind.RATIO)        # nine of the 12 jurors; three ...


def lend_nouns(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with the nouns that other words lend to numbers without one; lenders are kept as antecedents."""
    out = list(mentions)
    for k in range(len(out) - 1, -1, -1):
        if _bare(out[k]) and k + 1 < len(out) and _lends_back(tagged, out[k], out[k + 1]):
            out[k] = _shared(tagged, out[k], out[k + 1])
    for k, mention in enumerate(out):
        if _bare(mention):
            out[k] = _announced(tagged, mention) or _apposed(tagged, out, k) or _carried(tagged, out, k) or mention
        elif _stands_in(tagged, mention):
            out[k] = _carried(tagged, out, k) or mention
    return out


def _bare(mention: Mention) -> bool:
    return mention.kind is Kind.NUMBER and mention.quantity is not None


def _stands_in(tagged: Tagged, mention: Mention) -> bool:
    """Whether the noun of `mention` only stands for one named before ("two others")."""
    return (mention.kind is Kind.COUNT and mention.phrase is not None
            and tagged.row.is_a(_behind(tagged, mention) - 1, "stand_in"))


def _lends(tagged: Tagged, mention: Mention) -> bool:
    """Whether the noun of `mention` can be that of a later figure: a plural, or a unit of measure."""
    if mention.quantity is None or mention.quantity.unit is None or mention.kind is Kind.DURATION:
        return False
    if (mention.kind is Kind.RATIO and mention.phrase is None) or _stands_in(tagged, mention):
        return False                                                    # twice; two others
    if mention.kind not in _COUNTING or mention.antecedent or mention.phrase is None:
        return True
    return mention.quantity.low != 1 and tagged.tags[_behind(tagged, mention) - 1] in _PLURALS


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
    return later.kind is Kind.COUNT and (listed or pattern(_JOINING).fullmatch(tagged.tags, end, first) is not None)


def _announced(tagged: Tagged, mention: Mention) -> Mention | None:
    """`mention` as a count of the noun before it that says what the figure is the number or the size of."""
    row, tags, first = tagged.row, tagged.tags, tagged.at(mention.span.start)
    low = max(0, first - _REACH)
    match = next((found for form in _ANNOUNCED if (found := pattern(form).search(tags, low, first))), None)
    if match is None and tags[first - 1:first] in _BEFORE_LEVEL:
        match = pattern(_TALLIED).search(tags, low, first)
        if match and not row.is_a(match.start("head"), "tallied"):
            match = None
    if match is None or mention.quantity is None:
        return None
    begin, head, end = match.start("modifiers"), match.start("head"), match.end("head")
    return mention._replace(kind=Kind.COUNT, quantity=mention.quantity._replace(unit=row.written(head)),
                   subject=row.written(begin, end), phrase=Span(row.places[begin][0], mention.span.end))


def _apposed(tagged: Tagged, mentions: list[Mention], k: int) -> Mention | None:
    """Mention `k` as the number of what it says a share of once more: "60 percent of the workers, or 4,800"."""
    share, mention = mentions[k - 1] if k else mentions[k], mentions[k]
    whole = whole_of(tagged, tagged.at(share.span.end)) if share.kind is Kind.PERCENT else None
    if whole is None or mention.quantity is None:
        return None
    first, row = tagged.at(mention.span.start), tagged.row
    if tagged.tags[whole.head] not in _PLURALS or not pattern(_SAID_AGAIN).fullmatch(tagged.tags, whole.end, first):
        return None
    unit = row.written(whole.head, whole.end)
    return mention._replace(kind=Kind.COUNT, quantity=mention.quantity._replace(unit=unit),
                   subject=row.written(whole.first, whole.end), antecedent=share.span)


def _carried(tagged: Tagged, mentions: list[Mention], k: int) -> Mention | None:
    """Mention `k` with the noun of an earlier figure of its sentence, where a form of words ties the two.

    Of several that could lend theirs, one that stands after a preposition comes last: what "1,900 shops in 40 towns,
    and 100 more" adds is shops.
    """
    figure = mentions[k].quantity
    if figure and figure.low is not None and 0 < figure.low < 1:
        return None                                                     # six hits and a .291 average
    first, spare = tagged.at(mentions[k].span.start), None
    begun = _goes_on(tagged, mentions[k])
    for lender in reversed(mentions[max(0, k - 4):k]):
        begin = _behind(tagged, lender)
        if first - begin > _REACH or pattern(_STOP).search(tagged.tags, begin, begun or first):
            break
        tied = lender.kind in _COUNTING if begun else _tied(tagged, lender, mentions[k])
        like = lender.kind is not Kind.MONEY or tagged.tags[begin:first] == "t" or _alike(lender, mentions[k])
        if tied and like and _lends(tagged, lender):
            close = tagged.row.is_a(first - 1, "comparing") and _alike(lender, mentions[k])
            if close or tagged.tags[tagged.at(lender.span.start) - 1] not in _AFTER_WHICH:
                return _shared(tagged, mentions[k], lender)
            spare = lender
    return _shared(tagged, mentions[k], spare) if spare else None


def _goes_on(tagged: Tagged, mention: Mention) -> int | None:
    """The stop before a mention that opens a clause as its subject and still counts what the last one counted.

    "38 finished; two dropped out" and "1,800 are there. Another 350 will come" do.
    """
    first, row = tagged.at(mention.span.start), tagged.row
    more = row.is_a(first - 1, "besides")
    stop = first - 1 - more
    subject = tagged.tags[tagged.at(mention.span.end):][:1] in _VERBS
    return stop if subject and stop > 0 and tagged.tags[stop] in (".;" if more else ";") else None


def _behind(tagged: Tagged, mention: Mention) -> int:
    """The first chunk after a mention and its noun."""
    return tagged.at((mention.phrase or mention.span).end)


def _tied(tagged: Tagged, lender: Mention, mention: Mention) -> bool:
    """Whether what stands between a figure with a noun and one without, and after it, ties the two together."""
    pair = _Pair.of(tagged, lender, mention)
    if _stands_in(tagged, mention):
        return lender.kind in _COUNTING
    if tagged.row.is_a(pair.first - 1, "comparing") or pair.against_its_own():
        return pair.compares()
    if mention.direction and lender.direction and not pattern(_SAID_AGAIN).fullmatch(pair.gap):
        return True                                                     # rose 2 percent but zinc fell 1
    return pair.counts_on() if lender.kind in _COUNTING else pair.measures_on()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure with a noun and a later one without, with the tags between them and beside the later one."""

    tagged: Tagged
    lender: Mention
    mention: Mention
    first: int
    end: int
    gap: str
    after: str

    @classmethod
    def of(cls, tagged: Tagged, lender: Mention, mention: Mention) -> _Pair:
        first, end = tagged.at(mention.span.start), tagged.at(mention.span.end)
        return cls(tagged, lender, mention, first, end, tagged.tags[_behind(tagged, lender):first],
                   tagged.tags[end:end + 1])

    def compares(self) -> bool:
        """Whether the later figure is what the earlier one is set against ("down from 170,000")."""
        if self.gap.endswith("t"):                                      # "rose 4 percent to 3,000" is a level
            return self.lender.kind is not Kind.PERCENT and not pattern(_NEW_VERB).search(self.gap)
        return "K" not in self.gap and (self.lender.kind is not Kind.PERCENT or _alike(self.lender, self.mention))

    def against_its_own(self) -> bool:
        """Whether the later figure is somebody else's: "17 shots to Norway's nine"."""
        match = pattern(_OWNED).search(self.gap)
        return match is not None and self.tagged.row.is_a(self.first - len(match[0]), "comparing")

    def counts_on(self) -> bool:
        """Whether the later figure goes on counting what the earlier one counted."""
        row, phrase = self.tagged.row, self.lender.phrase
        if phrase and phrase.start < self.lender.span.start:
            return False                                                # a toll of 58, with 23 missing
        if row.is_a(self.first - 1, "including") or row.is_a(self.end, "more_than") or row.is_a(self.end, "less_than"):
            return True
        the = self.first - 2 if self.gap.endswith("J") else self.first - 1      # the (remaining) 2,100
        if (row.is_a(the, "definite") and self.after in _AFTER_THE) or pattern(_GAPPED).fullmatch(self.gap):
            return True
        if self._same_again():
            return True
        if self.after == "Z" and pattern(_LEFT_SO).fullmatch(self.gap):
            return False                                                # 400 homes dark, 3 dead
        return ((self.after in _SUBJECT_OF and pattern(_CLAUSE).fullmatch(self.gap) is not None)
                or (self.after in _AFTER_SHARED and self.gap.endswith(_AND_SO_ON))
                or (self.after not in _ARTICLES and pattern(_VERB_BEFORE).search(self.gap) is not None))

    def _same_again(self) -> bool:
        """Whether the word before the earlier figure comes again, behind "and": "by 12 points and by four"."""
        row, before = self.tagged.row, self.tagged.at(self.lender.span.start) - 1
        return (self.tagged.tags[before] in _BEFORE_LEVEL and self.gap[-2:-1] in _AND_SO_ON and self.gap[-2:-1] != ""
                and row.word(before) == row.word(self.first - 1))

    def measures_on(self) -> bool:
        """Whether the later figure is of the same measure, in a clause built like the earlier one's."""
        if self.after not in _AFTER_SHARED or not _alike(self.lender, self.mention):
            return False
        return self.gap.endswith(_AND) or pattern(_PARALLEL).search(self.gap) is not None


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one order of magnitude, as figures of one measure mostly are."""
    figures = [mention.quantity.low or mention.quantity.high for mention in (one, other) if mention.quantity]
    if len(figures) < 2 or not figures[0] or not figures[1]:
        return False
    return abs(figures[0]) / 10 < abs(figures[1]) < abs(figures[0]) * 10
