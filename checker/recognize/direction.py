"""Which way a change goes: "rose 12 percent", "cut by 300 jobs", "3 points lower".

Only the amount of a change has a direction, not the level that it reached ("rose to 12 percent") nor a hedge ("up to
12"). Words of rising and falling are overlaid on the tags as arrows; what stands between such a word and the amount
then tells whether they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model import Bound, Direction, Kind, Mention
from checker.recognize.tagged import Tagged

_ARROWS: Mapping[str, str] = {
    "rising": "↑", "falling": "↓",      # verbs
    "rise": "⇑", "fall": "⇓",           # verbs and nouns alike
    "up": "↗", "down": "↘",
    "higher": "⇗", "lower": "⇘",
    "more_than": "⊕", "less_than": "⊖", "off": "⊘",
}
_AGAINST: Mapping[str, str] = {"set_above": "⊕", "set_below": "⊖"}
_UP = frozenset("↑⇑↗⇗⊕")
_AMOUNTS = (Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RATIO)
_WINDOW = 10        # how far before a figure, in chunks, its word of rising or falling may stand
_AFTER = 6          # and how far behind it
_BACK = 3           # how many figures before one it can share a verb with
_LEVEL = ("t", "P", "A", "o", "b", "f", "")

_EXTRA = r"(?:a?J)?"                                                            # another 3 percent, a further 3
_ADVERB = rf"(?P<arrow>[↗↘⇗⇘]|(?<=[A,(;])⊘)[QR]{{0,2}},?b?{_EXTRA}$"            # up sharply, by
_VERB = rf"(?P<arrow>[↑↓⇑⇓])[QR↗↘⇗⇘]{{0,3}},?{_EXTRA}(?P<by>)(?P<of>)$"   # has risen sharply
_BY = (
    rf"(?P<arrow>[↑↓⇑⇓])(?:(?:[aDSJnXNIMFEGROoPQCcyYTZHW\"-]|P#){{0,8}}(?:(?<=[aDSJnXGENIF↑↓⇑⇓])V|(?<![EV]))"
    rf",?(?P<by>b){_EXTRA}"                                                         # cut its staff by, cut pay by
    r"|(?:P[aDSJnXNIMFRCcE]{1,6})?(?P<of>o)a?J?)$"                                                 # a drop in sales of
)
_OBJECT = r"(?P<arrow>[↑↓]|(?<![aDSJ])[⇑⇓])[aDSJEGnXNIMFHR]{0,5}[nXNIMFyY][QR]?(?P<by>)(?P<of>)$"      # raised its rate
_PACE = r"(?P<arrow>[↑↓⇑⇓])[QR↗↘⇗⇘]{0,3}Pa[JEnR]{0,2}(?P<by>)(?P<of>o?)$"                         # grew at a
_HIGHER = r"[QR]?(?P<arrow>[⇗⇘](?!#)|[↗↘](?![nXJNM#]))"
# a 12 percent wage rise, a 12 percent pay rise, a 12 percent year-on-year rise
_A_RISE = r"(?:n-?P-?n-?)?(?:-?[JnXFEGRSH]){0,3}(?:-?|(?P<verb>V))(?P<arrow>[⇑⇓])"
_MORE = r"(?P<arrow>[⊕⊖])(?=[PnNIMF.,])"
_SAME = r",?cQ{0,2}$|\($"                                          # 40 points, or 2 percent; 2 or even 3 percent
_AND_THEN = r"P[aD]?[nXMTJG]{1,3}(?:,?C|,)(?:b?a?J)?"                # 1 percent in the month and 4 percent on the year
_CLOSED = ("P", "f", ".", ",", "")
_GAPPED = r",?[CcK]?[aD]?[XnJMNSF&]{1,5}#?b?$|,?cQ{1,2}$"             # A rose 3 percent and B 2 percent
_PAST_LEVEL = r"[tP]a?J?[^.!\n,#]?#[%nNMX]{0,2},?[CcK]?[aD]?[XnJMNSF]{1,5}b?$"     # up 4% to 1.1bn and B 2 percent


def give_directions(tagged: Tagged, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with a direction for every one that is the amount of a change."""
    moves = _Moves(tagged)
    out: list[Mention] = []
    for mention in mentions:
        arrow = moves.of(mention) if mention.quantity is not None and mention.kind in _AMOUNTS else None
        way = (Direction.UP if arrow in _UP else Direction.DOWN) if arrow else None
        if way is None and mention.quantity is not None:                # past a date, a level or an index
            way = next((earlier.direction for earlier in reversed(out[-_BACK:])
                        if earlier.direction and moves.carries(earlier, mention)), None)
        out.append(mention._replace(direction=way) if way else mention)
    return out


class _Moves:
    """The tags of a text with its words of rising and falling as arrows."""

    def __init__(self, tagged: Tagged) -> None:
        self._tagged, self._row, self._pattern = tagged, tagged.row, tagged.pattern
        members, codes, tags = tagged.row.lexicon.members, tagged.row.codes, list(tagged.tags)
        arrows = {code: arrow for name, arrow in _ARROWS.items() for code in members[name]}
        for match in re.finditer(f"[{''.join(map(re.escape, arrows))}]", codes):
            i = match.start()
            if not (tags[i] == "N" and tags[i - 1] == "#"):             # but 16 rebounds are counted
                tags[i] = arrows[match[0]]
        self._tags = "".join(tags)
        self._match: bool | None = None
        self._against = {code: arrow for name, arrow in _AGAINST.items() for code in members[name]}

    def of(self, mention: Mention) -> str | None:
        """The arrow that `mention` is the amount of."""
        first, end = self._tagged.at(mention.span.start), self._tagged.at((mention.phrase or mention.span).end)
        if mention.kind is Kind.RATIO and ((way := self._multiplied(mention, end)) or not self._can_change(mention)):
            return way
        if not self._pattern(_ANY).search(self._tags, max(0, first - _WINDOW), end + _AFTER):
            return self._sign(mention, first) or self._set_against(end) or self._apart(mention, first, end)
        if self._row.is_a(first, "level") or self._row.is_a(first, "extreme"):
            return None                                                 # fell below 50, rose as high as 50
        things = mention.kind is Kind.COUNT and not self._row.is_a(end - 1, "step")
        if self._tags[first - 1:first] == "," and (against := self._set_against(end)):
            return against                                              # 12 inches fell, 3 percent more than normal
        return self._before(mention, first, end, things=things) or self._after(mention, first, end, things=things)

    def _multiplied(self, mention: Mention, end: int) -> str | None:
        """The arrow of a multiple that is a verb: "doubled", "will halve"."""
        verb = self._row.is_a(end - 1, "doubling") and self._tags[end - 2] in "tA"
        if not verb and not self._row.is_a(end - 1, "doubled"):
            return None
        return "↗" if mention.quantity and (mention.quantity.low or mention.quantity.high or 0) > 1 else "↘"

    def _can_change(self, mention: Mention) -> bool:
        """Whether such a ratio can be the amount of a change: no score, and of multiples only "threefold"."""
        quantity = mention.quantity
        if quantity is None or quantity.bound is Bound.RATIO:
            return False
        manifold = self._row.is_a(self._tagged.at(mention.span.end) - 1, "manifold")
        return mention.phrase is not None or manifold or quantity.unit in (None, *_SHARES)

    def _sign(self, mention: Mention, first: int) -> str | None:
        """The arrow of a share with a sign of its own that no "at" or "to" makes a level: "FTSE -0.6%"."""
        if mention.kind is not Kind.PERCENT or self._tags[first - 1:first] in _LEVEL:
            return None
        start = mention.span.start
        if self._row.text[max(start - 1, 0)] == "+":
            return "↗"
        return "↘" if mention.quantity and mention.quantity.low and mention.quantity.low < 0 else None

    def _before(self, mention: Mention, first: int, end: int, *, things: bool) -> str | None:
        low = max(0, first - _WINDOW)
        match = self._pattern(_BY).search(self._tags, low, first) or self._pattern(_VERB).search(self._tags, low, first)
        match = match or self._share_of(mention, low, first, end)
        if match:
            return match["arrow"] if self._moves(mention, match, end, things=things) else None
        match = self._pattern(_ADVERB).search(self._tags, low, first)
        if match is None or self._row.is_a(match.start() - 1, "phrasal"):
            return None
        free = match.start() == 0 or self._tags[match.start() - 1] in "A,(;\n"
        return match["arrow"] if free or not things else None

    def _share_of(self, mention: Mention, low: int, first: int, end: int) -> re.Match[str] | None:
        """The verb before an object that a share is told of: "raised its rate 25 basis points", "grew at a 2% pace"."""
        if mention.kind is not Kind.PERCENT and mention.kind is not Kind.RATIO:
            return None
        match = self._pattern(_OBJECT).search(self._tags, low, first)
        if match:
            return None if self._row.is_a(match.start(), "loss") else match
        match = self._pattern(_PACE).search(self._tags, low, first)
        return match if match and any(self._row.is_a(i, "pace") for i in range(end, end + _PACED)) else None

    def _moves(self, mention: Mention, match: re.Match[str], end: int, *, things: bool) -> bool:
        """Whether the word before `mention` says a change of such a thing."""
        verb = match.start()
        if mention.kind is Kind.MONEY and not match["by"] and self._result(verb):
            return self._row.is_a(verb, "loss") and self._tags[end:end + 1] == "t"      # lost 20 cents to close at 4
        if match["by"]:
            return not self._row.is_a(verb, "loss")                     # lost by 12 votes
        if self._moved(mention, verb) or self._obtained(mention, verb):
            return False
        if match["of"]:
            return self._tags[end:end + 1] not in _FATE and (not things or self._row.is_a(verb, "more_or_fewer"))
        by_the_piece = self._row.is_a(verb, "by_the_piece")
        if things:
            return by_the_piece and self._row.is_a(end - 1, "stock")
        return not by_the_piece or mention.kind is not Kind.NUMBER or not _small(mention)

    def _obtained(self, mention: Mention, verb: int) -> bool:
        """Whether the verb gets or scores: "recovered 62 percent of it", "added 24 points and nine assists"."""
        if self._row.is_a(verb, "put_in_or_scored"):
            return self._of_a_match()
        part = mention.kind is Kind.PERCENT or mention.kind is Kind.RATIO
        whole = mention.subject if mention.quantity and mention.quantity.unit != mention.subject else None
        return part and whole is not None and self._row.is_a(verb, "obtained")              # but raised a half point

    def _of_a_match(self) -> bool:
        """Whether the text tells of a match: somewhere it counts rebounds or speaks of halftime."""
        if self._match is None:
            feats = self._row.lexicon.members["feat"]
            self._match = any(code in feats for code in self._row.codes)
        return self._match

    def _result(self, i: int) -> bool:
        """Whether chunk `i` is what a business made or lost, and no change."""
        return self._row.is_a(i, "loss") or self._row.is_a(i, "proceeds")

    def _moved(self, mention: Mention, verb: int) -> bool:
        """Whether the verb at chunk `verb` puts a measure of something somewhere ("dropped 3 inches of rain")."""
        if mention.kind is not Kind.MEASURE:
            return False
        if self._row.is_a(verb, "leap") and self._tags[verb] in "⇑⇓" and self._tags[verb + 1] == "o":
            return True                                                 # a climb of 16 km
        if self._row.is_a(verb, "put_in"):
            return self._row.written(verb)[0].isupper() or self._kitchen(mention)       # Add 500 ml; then add 2 cups
        if self._row.is_a(verb, "put_in_or_scored"):
            return self._kitchen(mention)
        return mention.subject is not None and self._row.is_a(verb, "let_fall")

    def _kitchen(self, mention: Mention) -> bool:
        """Whether a measure is one of the kitchen: what is added by the cup goes into the pot."""
        first, end = self._tagged.at(mention.span.start), self._tagged.at(mention.span.end)
        return any(self._row.is_a(i, "kitchen") for i in range(first, end))

    def _after(self, mention: Mention, first: int, end: int, *, things: bool) -> str | None:
        joined = self._tags[self._tagged.at(mention.span.end):][:1] == "-"
        match = self._pattern(_A_RISE).match(self._tags, end) if joined or not things else None
        if match and match["verb"] and self._tags[first - 1:first] not in _DETERMINERS:
            match = None                                                # 12 percent say cuts
        if match and not self._named(mention, match.start("arrow"), joined=joined, things=things):
            return None
        if match is None and not things:
            level = self._row.is_a(end - 1, "spelled") or self._tags[first - 1:first] == "f"      # two up, from 18 down
            match = None if level else self._pattern(_HIGHER).match(self._tags, end)
        if match is None and mention.kind in (Kind.PERCENT, Kind.RATIO, Kind.MONEY, Kind.MEASURE):
            match = self._pattern(_MORE).match(self._tags, end)
        if match:
            return match["arrow"]
        fewer = self._fewer(mention, end) if things else None
        return fewer or self._set_against(end) or self._apart(mention, first, end)

    def _fewer(self, mention: Mention, end: int) -> str | None:
        """The arrow of things that are set against how many there were: "300 fewer residents", "20 more beds than"."""
        i = self._tagged.at(mention.span.end)
        if self._row.is_a(i, "fewer_things"):
            return "↘"
        return "↗" if self._row.is_a(i, "more_things") and self._row.is_a(end, "than_word") else None

    def _apart(self, mention: Mention, first: int, end: int) -> str | None:
        """The arrow of what comes on top ("an extra $84") and of a share or sum above or below another."""
        if self._row.is_a(first - 1, "on_top") and self._tags[first - 2:first - 1] == "a":
            return "↗"
        unit = mention.quantity.unit if mention.quantity else None
        if mention.kind is not Kind.NUMBER and self._row.is_a(end, "missing_to"):
            return "↘"                                                  # $5 short of the goal
        if unit == _SHARES[0] and self._row.is_a(end, "ahead_word"):
            return "↗"
        usual = mention.kind is Kind.MEASURE and any(self._row.is_a(end + n, "norm") for n in (1, 2, 3))
        apart = unit in _SHARES[:2] or mention.kind in (Kind.MONEY, Kind.RATIO)
        if not self._row.is_a(end, "level") or not (apart or usual):
            return None
        return None if end + 1 in self._row.values else "⊕" if self._row.meaning(end, "compare") == ">" else "⊖"

    def _set_against(self, end: int) -> str | None:
        """The arrow of a difference: "$1,600 more than last year's", "five fewer than in May"."""
        arrow = self._against.get(self._row.codes[end:end + 1])
        return arrow if arrow and end + 1 not in self._row.values else None              # but not "12 more than 30"

    def _named(self, mention: Mention, i: int, *, joined: bool, things: bool) -> bool:
        """Whether the noun of rising or falling at chunk `i` is a change of such a thing, and no event or result.

        A 300-job cut is one; a $5 million gain, a four-car crash and a 12-foot surge are none.
        """
        if mention.kind is Kind.MONEY:
            return not self._result(i)
        if mention.kind is Kind.MEASURE:
            joined = "-" in self._tags[self._tagged.at(mention.span.start):i]
            return not (joined and self._row.is_a(i, "leap"))
        return not (things or (joined and mention.kind is Kind.NUMBER)) or self._row.is_a(i, "more_or_fewer")

    def carries(self, earlier: Mention, mention: Mention) -> bool:
        """Whether `mention` says the same change once more ("40 points, or 2 percent") or shares the verb."""
        if mention.kind not in _AMOUNTS or earlier.quantity is None or mention.quantity is None:
            return False
        first, end = self._tagged.at((earlier.phrase or earlier.span).end), self._tagged.at(mention.span.start)
        alike = (earlier.kind is mention.kind and earlier.quantity.unit == mention.quantity.unit) or (
            self._moves_index(earlier) and self._moves_index(mention))
        if self._pattern(_SAME).fullmatch(self._tags, first, end):
            return True
        if not alike:
            return False
        if self._pattern(_GAPPED).fullmatch(self._tags, first, end):
            return True
        behind = self._tags[self._tagged.at(mention.span.end):][:1]
        again = behind in _CLOSED and self._pattern(_AND_THEN).fullmatch(self._tags, first, end)
        return bool(again or self._pattern(_PAST_LEVEL).fullmatch(self._tags, first, end))

    def _moves_index(self, mention: Mention) -> bool:
        """Whether a figure is a share or a number of points, the two that an index moves by."""
        return mention.kind is Kind.PERCENT or self._row.is_a(
            self._tagged.at((mention.phrase or mention.span).end) - 1, "step")


_SHARES = ("percent", "percentage point", "basis point")
_PACED = 4                                                              # chunks of "annual growth rate"
_DETERMINERS = ("a", "D", "S")
_FATE = ("Z", "E")                                                      # a loss of 1,140 killed
_ANY = f"[{''.join(_ARROWS.values())}]"


def _small(mention: Mention) -> bool:
    """Whether a bare figure is a small whole number, as things are counted in ("added 19" in a match)."""
    figure = mention.quantity.low if mention.quantity else None
    return figure is not None and figure < 100 and figure == figure.to_integral_value()
