"""What ties a figure without a noun to an earlier one that has one, as a form of words between the two."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import Kind, Mention
from checker.recognize.sizes import alike, below, not_far
from checker.recognize.tagged import Tagged

COUNTING = (Kind.COUNT, Kind.RATIO)         # nine of the 12 jurors; three ...

_VERB_BEFORE = r"[,Cc][^.;!?\n#]{0,4}[VEGZ]$"               # killed 42 people and wounded
_CLAUSE = r"[^.;!?\n]*[,CcK(][^.;!?\n#]{0,2}$"              # 50 passengers, of whom
_OF_WHO = r",W"                                             # the Hawks, who have dropped
_OUT_OF = r"(?:^|[.;:\n\"(,CK])[oP][DaSJXnM]{0,4}$"        # Of the garrison's
_ONLY = r",?[QRJ]{0,2}"                                     # 4,000 men only
_BEFORE_LEVEL = ("t", "b", "P", "A")
_SUBJECT_OF = ("A", "V", "E", "Z", "W")
_AFTER_SHARED = ("P", "o", "T", "J", "Q", "R", ".", ",", ";", ")", "")
_ARTICLES = ("D", "a")
_AFTER_THE = ("P", "Q", "A", "V", "E", ".", ",")
_AND = ("C", "c")
_GAPPED = r",?CP?[aD]?[XM]{1,3}"                            # Oslo has 17 theatres and Bergen 9
_VERB_AGAIN = r"[;,][CK]?[aD]?[XMn]{1,3}[AVE]"              # 5,900 nurses; Bergen has
_HAS = r"(?:;[CK]?[XM]{1,3}|[CK]W?)A$"                      # there were 109 killings; Bergen had; but has
_LISTED = r",?C?[aD]?[XMn]{1,4}P"                           # Oslo with 40 cases, Bergen with 30
_RANKED = r"[^.;!?\n]{0,8}(?P<by>b)[aD]?[XMJn]{1,5}P"                        # 40 cases, followed by Bergen with
_OF_POSSIBLE = r"(?:f|[oP]o?)aJ"                              # five points from a possible 24
_TO_A_WHOLE = r"[VAEGnN][DS]J?[Yyg]t$"                         # would bring the force to
_THOSE_WHO = r"DW[AQR]{0,2}[AVEn][QR]{0,2}$"                    # than those who manage
_AND_SO_ON = ("C", "c", ",")
_NEW_VERB = r"[CK]|[VE][aD]"
_LIKE_IT = r",?[CP][aDJnXEGFN]{1,4}[oP]"                    # cash of $410 million and debt of, a loss of $5 on sales of
_PARALLEL = r",[CK][^.;!?\n#]{0,6}A$"                       # 4.1 in the north, while in the south it is
_LEFT_SO = r"[nJX]{1,3},"
_SAID_AGAIN = r",c|,?\("
_OWNED = r"[tP](?:D|[XM]*(?:S|[XM]'))$"                      # to their nine, against Norway's nine
_WHILE = r"K(?!o)"                                           # while, but no because of
_SUCH = r"(?<=.)[tfPE][aD][JEG]{0,2}[nXN]{1,2}o$"            # against a profit of
_DIFFERENCES = ("more_than", "less_than", "set_above", "set_below")
_LABELLED = r"[nE],?C?"                                      # 34 mpg in town, 41 mpg highway and 37 combined
_CLOSED = (",", ".", ";", ")", "C", "")
_TOLD_AGAIN = r"\((?:c|[PQ])?[^()\n]{0,3}#[^()\n]{0,4}\)"    # ($44 million)
_MARKED = r"[oP][aD]?J?$"                                   # a forecast of, twice the


def tied(tagged: Tagged, lender: Mention, mention: Mention, *, stands_in: bool) -> bool:
    """Whether what stands between a figure with a noun and one without, and after it, ties the two together.

    `stands_in` tells that the later figure has a noun that only stands for one named before ("two others").
    """
    pair = _Pair.of(tagged, lender, mention)
    if stands_in:
        return lender.kind in COUNTING
    if lender.kind is Kind.DURATION:
        return pair.against_a_while() or pair.off_a_while()
    if tagged.row.is_a(pair.first - 1, "comparing") or pair.against_its_own() or pair.against_such():
        return pair.shares() or pair.compares()
    if mention.direction and lender.direction and not pair.pattern(_SAID_AGAIN).fullmatch(pair.gap):
        return True                                                     # rose 2 percent but zinc fell 1
    if pair.shares() or pair.ranked() or pair.marked() or pair.adds():
        return True
    return pair.counts_on() if lender.kind in COUNTING else pair.measures_on()


def goes_with(tagged: Tagged, lender: Mention, mention: Mention) -> bool:
    """Whether a lesser sum is told of as more or less than an earlier one, or as added to it: "$420, 85 more than"."""
    pair = _Pair.of(tagged, lender, mention)
    return not_far(lender, mention) and (pair.by_how_much() or pair.adds())


def compared(tagged: Tagged, mention: Mention) -> bool:
    """Whether `mention` is set against another figure: "down from 170,000", "40 more than"."""
    first, end = tagged.at(mention.span.start), tagged.at(mention.span.end)
    row = tagged.row
    return row.is_a(first - 1, "comparing") or row.is_a(end, "set_above") or row.is_a(end, "set_below")


def behind(tagged: Tagged, mention: Mention) -> int:
    """The first chunk after a mention and its noun."""
    return tagged.at((mention.phrase or mention.span).end)


class _Pair(NamedTuple):
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
        gap = tagged.tags[behind(tagged, lender):first]
        if "(" in gap:
            gap = tagged.pattern(_TOLD_AGAIN).sub("", gap)
        return cls(tagged, lender, mention, first, end, gap, tagged.tags[end:end + 1])

    def pattern(self, source: str) -> re.Pattern[str]:
        """An expression over tags, compiled."""
        return self.tagged.pattern(source)

    def compares(self) -> bool:
        """Whether the later figure is what the earlier one is set against ("down from 170,000")."""
        if self.gap.endswith("t"):                                      # "rose 4 percent to 3,000" is a level
            begins_anew = self.pattern(_NEW_VERB).search(self.gap) and not self._swells()
            return self.lender.kind is not Kind.PERCENT and not begins_anew
        if self.pattern(_WHILE).search(self.gap):
            return False
        return self.lender.kind is not Kind.PERCENT or alike(self.lender, self.mention)

    def shares(self) -> bool:
        """Whether both are shares of one whole, and the first no change: "won by 51 percent to 40"."""
        return (self.lender.kind is Kind.PERCENT and self.lender.direction is None and self.gap == "t"
                and self.after in _AFTER_SHARED and alike(self.lender, self.mention))

    def against_a_while(self) -> bool:
        """Whether the later figure is set against a duration: "12 weeks, up from nine"."""
        row, gap = self.tagged.row, self.gap
        if row.is_a(self.tagged.at(self.lender.span.start), "article"):
            return False                                                # six storms a year, compared with two
        if not row.is_a(self.first - 1, "comparing") or not alike(self.lender, self.mention) or len(gap) > _SHORT:
            return False
        return gap[-1:] not in ("t", "f") or row.is_a(self.first - 2, "up") or row.is_a(self.first - 2, "down")

    def off_a_while(self) -> bool:
        """Whether the later figure is set against a duration as such: "14 weeks, against a target of 18"."""
        row = self.tagged.row
        if row.is_a(self.tagged.at(self.lender.span.start), "article") or len(self.gap) > _SHORT:
            return False
        benchmark = row.is_a(self.first - 2, "benchmark") and self.against_such()
        return benchmark or (self.gap in _COMMA and self.by_how_much())

    def against_its_own(self) -> bool:
        """Whether the later figure is somebody else's: "17 shots to Norway's nine"."""
        match = self.pattern(_OWNED).search(self.gap)
        return match is not None and self.tagged.row.is_a(self.first - len(match[0]), "comparing")

    def against_such(self) -> bool:
        """Whether the later figure is set against as an amount of its own: "against a profit of 85 million"."""
        match = self.pattern(_SUCH).search(self.gap)
        return (match is not None and alike(self.lender, self.mention)
                and self.tagged.row.is_a(self.first - len(match[0]), "comparing"))

    def ranked(self) -> bool:
        """Whether the later figure is the next in an order: "40 cases, followed by Bergen with 30 and Hamar with 9"."""
        row, begin = self.tagged.row, behind(self.tagged, self.lender)
        match = self.pattern(_RANKED).fullmatch(self.tagged.tags, begin, self.first)
        if match and row.is_a(match.start("by"), "followed"):
            return True
        before = self.tagged.at(self.lender.span.start) - 1
        return row.word(before) == row.word(self.first - 1) and self.pattern(_LISTED).fullmatch(self.gap) is not None

    def marked(self) -> bool:
        """Whether the later figure is told of as what the earlier one was to be: "above a forecast of 1.6 billion"."""
        row = self.tagged.row
        if not alike(self.lender, self.mention) or "K" in self.gap:
            return False
        benchmark = self.gap[-1:] in ("o", "P") and row.is_a(self.first - 2, "benchmark")
        as_was_due = row.is_a(self.first - 2, "definite") and row.is_a(self.first - 1, "due")
        definite = row.is_a(self.first - 1, "definite") and (self._times() or self._than_that())
        return benchmark or as_was_due or definite

    def _than_that(self) -> bool:
        """Whether the later figure is compared, and told by what was done: "6 percent more than the 40 it sold"."""
        set_against = ("comparing", "set_above", "set_below")
        return self.after == "W" and any(self.tagged.row.is_a(self.first - 2, name) for name in set_against)

    def adds(self) -> bool:
        """Whether the later figure comes on top of the earlier one: "12m euros plus 3m", "and another 2 lakh"."""
        row, more = self.tagged.row, self.gap.endswith("J") and self.tagged.row.is_a(self.first - 1, "besides")
        return (more or (len(self.gap) == 1 and row.is_a(self.first - 1, "plus_word"))) and self.after in _AFTER_SHARED

    def _times(self) -> bool:
        """Whether "half the", "twice the" stands before the later figure."""
        return self.tagged.row.meaning(self.first - 2, "times_the") is not None

    def counts_on(self) -> bool:
        """Whether the later figure goes on counting what the earlier one counted."""
        phrase = self.lender.phrase
        if self.by_how_much():
            return True
        if phrase and phrase.start < self.lender.span.start:
            return False                                                # a toll of 58, with 23 missing
        if self.tagged.row.is_a(self.first - 1, "including") or self._again() or self._part_of_it():
            return True
        if self.after == "Z" and self.pattern(_LEFT_SO).fullmatch(self.gap):
            return False                                                # 400 homes dark, 3 dead
        return ((self.after in _SUBJECT_OF and self.pattern(_CLAUSE).fullmatch(self.gap) is not None)
                or (self.after in _AFTER_SHARED and self.gap.endswith(_AND_SO_ON))
                or (self.after not in _ARTICLES and self.pattern(_VERB_BEFORE).search(self.gap) is not None
                    and not self.pattern(_OF_WHO).search(self.gap)))

    def _again(self) -> bool:
        """Whether the later figure is told of as known, or in the words of the earlier: "the remaining 12"."""
        the = self.first - 2 if self.gap.endswith("J") else self.first - 1      # the (remaining) 2,100
        definite = self.tagged.row.is_a(the, "definite") and self.after in _AFTER_THE
        gapped = self.pattern(_GAPPED).fullmatch(self.gap) is not None
        return definite or gapped or self._with_its_verb() or self._same_again() or self._of_those_who()

    def _with_its_verb(self) -> bool:
        """Whether the verb of the earlier figure comes again: "Oslo has 5,900 nurses; Bergen has 3,000"."""
        row, before = self.tagged.row, self.tagged.at(self.lender.span.start) - 1
        if not alike(self.lender, self.mention):
            return False
        if row.word(before) == row.word(self.first - 1) and self.pattern(_VERB_AGAIN).fullmatch(self.gap):
            return True
        has = row.is_a(self.first - 1, "having") and self.after in _AFTER_SHARED
        return has and self.pattern(_HAS).search(self.gap) is not None

    def by_how_much(self) -> bool:
        """Whether the later figure is a difference from the earlier one: "212 killings, 19 more than in 2024"."""
        row = self.tagged.row
        if not any(row.is_a(self.end, name) for name in _DIFFERENCES):
            return False
        return alike(self.lender, self.mention) or below(self.mention, self.lender)

    def _part_of_it(self) -> bool:
        """Whether the later figure is a part of the earlier one: "of the 400 men only 165", "12 votes out of 90"."""
        row, begin = self.tagged.row, self.tagged.at(self.lender.span.start)
        if row.is_a(self.first - 1, "out_of"):
            return len(self.gap) == 1
        if row.is_a(self.first - 1, "at_most_so_many"):
            return self.pattern(_OF_POSSIBLE).fullmatch(self.gap) is not None
        opened = self.pattern(_ONLY).fullmatch(self.gap) and self.pattern(_OUT_OF).search(self.tagged.tags, 0, begin)
        return bool(opened) and self.after in _SUBJECT_OF

    def _swells(self) -> bool:
        """Whether the later figure is what the earlier one makes of a whole: "40 more bring the force to 90"."""
        match = self.pattern(_TO_A_WHOLE).search(self.gap)
        verb = self.first - len(match[0]) if match else -1
        return self.tagged.row.is_a(verb, "brings_to") and self.after in _AFTER_SHARED

    def _of_those_who(self) -> bool:
        """Whether the later figure is that of others: "40 steps live longer than those who take fewer than 30"."""
        match = self.pattern(_THOSE_WHO).search(self.gap)
        those = match is not None and self.tagged.row.is_a(self.first - len(match[0]), "those")
        return those and self.after in _AFTER_SHARED and alike(self.lender, self.mention)

    def _same_again(self) -> bool:
        """Whether the word before the earlier figure comes again, behind "and": "by 12 points and by four"."""
        row, before = self.tagged.row, self.tagged.at(self.lender.span.start) - 1
        return (self.tagged.tags[before] in _BEFORE_LEVEL and self.gap[-2:-1] in _AND_SO_ON and self.gap[-2:-1] != ""
                and row.word(before) == row.word(self.first - 1))

    def measures_on(self) -> bool:
        """Whether the later figure is of the same measure, in a clause built like the earlier one's."""
        near = alike(self.lender, self.mention) or self.lender.kind is Kind.MONEY
        if (near and self.by_how_much()) or self._like_it():
            return True
        dated = self.after in _ARTICLES and self.tagged.row.is_a(self.end + 1, "unit")
        if self._labelled():
            return True
        again = self.pattern(_SAID_AGAIN).fullmatch(self.gap)                  # sank 2.7 percent, or 8.15
        if again or not (dated or self.after in _AFTER_SHARED) or not alike(self.lender, self.mention):
            return False
        return self.gap.endswith(_AND) or self.pattern(_PARALLEL).search(self.gap) is not None

    def _labelled(self) -> bool:
        """Whether each figure has a word behind it that tells which it is: "41 mpg highway and 37 combined"."""
        closed = self.tagged.tags[self.end + 1:self.end + 2] in _CLOSED
        return (closed and self.after in ("n", "E") and alike(self.lender, self.mention)
                and self.lender.kind is Kind.MEASURE and self.pattern(_LABELLED).fullmatch(self.gap) is not None)

    def _like_it(self) -> bool:
        """Whether the later sum is told of like the earlier one: "cash of $410 million and debt of 3.2 billion"."""
        row, before = self.tagged.row, self.tagged.at(self.lender.span.start) - 1
        return self.pattern(_LIKE_IT).fullmatch(self.gap) is not None and row.word(before) == row.word(self.first - 1)


_COMMA = (",", ";")
_SHORT = 5          # chunks between a duration and one that it is set against
