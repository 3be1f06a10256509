"""Which way a change goes: "rose 12 percent", "cut by 300 jobs", "3 points lower", "threefold", "300 fewer residents".

Only the amount of a change has a direction, not the level that it reached ("rose to 12 percent") nor a hedge ("up to
12"). Words of rising and falling are overlaid on the tags as arrows; what stands between such a word and the amount
then tells whether they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.model import Bound, Direction, Kind, Mention
from checker.recognize.row.words import Tagged
from checker.recognize.ties import Ties

_ARROWS: Mapping[str, str] = {
    "rising": "↑", "falling": "↓",      # verbs
    "rise": "⇑", "fall": "⇓",           # verbs and nouns alike
    "up": "↗", "down": "↘",
    "higher": "⇗", "lower": "⇘",
    "more_than": "⊕", "less_than": "⊖", "off": "⊘",
}
_UP = frozenset("↑⇑↗⇗⊕")
_MOVING = (Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RATIO, Kind.DURATION)
_WINDOW = 10        # how far before a figure, in chunks, its word of rising or falling may stand
_AFTER = 6          # and how far behind it
_BACK = 3           # how many figures before one it can share a verb with

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
_MORE = r"(?P<arrow>[⊕⊖])(?=[PnNIMF.,JRQa])"                                     # more often, less likely, more a year


def give_directions(tagged: Tagged, ties: Ties, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with a direction for every one that is the amount of a change."""
    moves = _Moves(tagged, mentions)
    out = list(mentions)
    for k, mention in enumerate(mentions):
        arrow = moves.of(mention) if mention.quantity is not None and mention.kind in _MOVING else None
        way = (Direction.UP if arrow in _UP else Direction.DOWN) if arrow else None
        if way is None and mention.quantity is not None:                # past a date, a level or an index
            way = next((out[i].direction for i in range(k - 1, max(k - _BACK, 0) - 1, -1)
                        if out[i].direction and ties.lending("direction", out, i, k)), None)
        if way:
            out[k] = mention._replace(direction=way)
    return out


class _Moves:
    """The tags of a text with its words of rising and falling as arrows."""

    def __init__(self, tagged: Tagged, mentions: Sequence[Mention]) -> None:
        self._tagged, self._row, self._pattern = tagged, tagged.row, tagged.pattern
        members, codes, tags = tagged.row.lexicon.members, tagged.row.codes, list(tagged.tags)
        dated = {i for mention in mentions if mention.quantity is None          # last fall nothing fell
                 for i in range(tagged.at(mention.span.start), tagged.at(mention.span.end))}
        arrows = {code: arrow for name, arrow in _ARROWS.items() for code in members[name]}
        for match in re.finditer(f"[{''.join(map(re.escape, arrows))}]", codes):
            i = match.start()
            if not (tags[i] == "N" and tags[i - 1] == "#") and i not in dated:      # but 16 rebounds are counted
                tags[i] = arrows[match[0]]
        self.tags = "".join(tags)
        self._match: bool | None = None
        self._told = Differences(tagged, self.tags)

    def of(self, mention: Mention) -> str | None:
        """The arrow that `mention` is the amount of."""
        first, end = self._tagged.at(mention.span.start), self._tagged.at((mention.phrase or mention.span).end)
        if mention.kind is Kind.DURATION:
            by = None if self.tags[end:end + 1] == "o" else self._by_a_while(first)          # delayed by hours of rain
            return self._told.apart_in_time(end) or by
        if mention.kind is Kind.RATIO:
            way = self._told.multiplied(mention, end)
            if way or not self._told.can_change(mention):
                return way
        if not self._pattern(_ANY).search(self.tags, max(0, first - _WINDOW), end + _AFTER):
            told = self._told
            return told.signed(mention, first) or told.set_against(end) or told.apart(mention, first, end)
        if self._row.is_a(first, "level") or self._row.is_a(first, "extreme"):
            return None                                                 # fell below 50, rose as high as 50
        things = mention.kind is Kind.COUNT and not self._row.is_a(end - 1, "step")
        if self.tags[first - 1:first] == "," and (against := self._told.set_against(end)):
            return against                                              # 12 inches fell, 3 percent more than normal
        return self._before(mention, first, end, things=things) or self._after(mention, first, end, things=things)

    def _by_a_while(self, first: int) -> str | None:
        """The arrow of a stretch of time that something changed by: "fell by 45 minutes", "extended by six months"."""
        put = self._told.put_off(first)
        match = None if put else self._pattern(_BY).search(self.tags, max(0, first - _WINDOW), first)
        return match["arrow"] if match and match["by"] and not self._row.is_a(match.start(), "loss") else put

    def _before(self, mention: Mention, first: int, end: int, *, things: bool) -> str | None:
        low = max(0, first - _WINDOW)
        match = self._pattern(_BY).search(self.tags, low, first) or self._pattern(_VERB).search(self.tags, low, first)
        match = match or self._share_of(mention, low, first, end)
        if match:
            return match["arrow"] if self._moves(mention, match, end, things=things) else None
        match = self._pattern(_ADVERB).search(self.tags, low, first)
        if match is None or self._row.is_a(match.start() - 1, "phrasal"):
            return None
        free = match.start() == 0 or self.tags[match.start() - 1] in "A,(;\n"
        return match["arrow"] if free or not things else None

    def _share_of(self, mention: Mention, low: int, first: int, end: int) -> re.Match[str] | None:
        """The verb before an object that a share is told of: "raised its rate 25 basis points", "grew at a 2% pace"."""
        if mention.kind is not Kind.PERCENT and mention.kind is not Kind.RATIO:
            return None
        match = self._pattern(_OBJECT).search(self.tags, low, first)
        if match:
            return None if self._row.is_a(match.start(), "loss") else match
        match = self._pattern(_PACE).search(self.tags, low, first)
        return match if match and any(self._row.is_a(i, "pace") for i in range(end, end + _PACED)) else None

    def _moves(self, mention: Mention, match: re.Match[str], end: int, *, things: bool) -> bool:
        """Whether the word before `mention` says a change of such a thing."""
        verb = match.start()
        if mention.kind is Kind.MONEY and not match["by"] and self._result(verb):
            return self._row.is_a(verb, "loss") and self.tags[end:end + 1] == "t"      # lost 20 cents to close at 4
        if match["by"]:
            return not self._row.is_a(verb, "loss")                     # lost by 12 votes
        if self._moved(mention, verb) or self._obtained(mention, verb):
            return False
        if match["of"]:
            return self.tags[end:end + 1] not in _FATE and (not things or self._row.is_a(verb, "more_or_fewer"))
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
        if self._row.is_a(verb, "leap") and self.tags[verb] in "⇑⇓" and self.tags[verb + 1] == "o":
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
        behind = self._tagged.at(mention.span.end)
        joined = self.tags[behind:behind + 1] == "-"
        match = self._pattern(_A_RISE).match(self.tags, end) if joined or not things else None
        if match and match["verb"] and self.tags[first - 1:first] not in _DETERMINERS:
            match = None                                                # 12 percent say cuts
        if match and not self._named(mention, match.start("arrow"), joined=joined, things=things):
            return None
        if match is None and not things:
            level = self._row.is_a(end - 1, "spelled") or self.tags[first - 1:first] == "f"      # two up, from 18 down
            match = None if level else self._pattern(_HIGHER).match(self.tags, end)
        if match is None and mention.kind in (Kind.PERCENT, Kind.RATIO, Kind.MONEY, Kind.MEASURE):
            match = self._pattern(_MORE).match(self.tags, end)
        if match:
            return match["arrow"]
        fewer = self._told.fewer(mention, end) if things else None
        return fewer or self._told.set_against(end) or self._told.apart(mention, first, end)

    def _named(self, mention: Mention, i: int, *, joined: bool, things: bool) -> bool:
        """Whether the noun of rising or falling at chunk `i` is a change of such a thing, and no event or result.

        A 300-job cut is one; a $5 million gain, a four-car crash and a 12-foot surge are none.
        """
        if mention.kind is Kind.MONEY:
            return not self._result(i)
        if mention.kind is Kind.MEASURE:
            joined = "-" in self.tags[self._tagged.at(mention.span.start):i]
            return not (joined and self._row.is_a(i, "leap"))
        return not (things or (joined and mention.kind is Kind.NUMBER)) or self._row.is_a(i, "more_or_fewer")


_PACED = 4                                                              # chunks of "annual growth rate"
_DETERMINERS = ("a", "D", "S")
_FATE = ("Z", "E")                                                      # a loss of 1,140 killed
_ANY = f"[{''.join(_ARROWS.values())}]"


def _small(mention: Mention) -> bool:
    """Whether a bare figure is a small whole number, as things are counted in ("added 19" in a match)."""
    figure = mention.quantity.low if mention.quantity else None
    return figure is not None and figure < 100 and figure == figure.to_integral_value()


SHARES = ("percent", "percentage point", "basis point")
_AGAINST: Mapping[str, str] = {"set_above": "⊕", "set_below": "⊖"}
_AGAINST_A_WHILE: Mapping[str, str] = {"longer_while": "⊕", "shorter_while": "⊖"}
_PUT: Mapping[str, str] = {"put_off": "↑", "put_forward": "↓"}
_PUT_OFF_BY = r"b(?:a?J)?$"                         # was extended by another
_FALLS = "↓⇓"
_HALVED = 14                                # chunks of "cut the number of its staff in the north in half"
_LEVEL = ("t", "P", "A", "o", "b", "f", "")


class Differences:
    """The differences in one text. `tags` are those of its words, with words of rising and falling as arrows."""

    def __init__(self, tagged: Tagged, tags: str) -> None:
        self._tagged, self._row, self._tags = tagged, tagged.row, tags
        members = tagged.row.lexicon.members
        self._against = {code: arrow for name, arrow in _AGAINST.items() for code in members[name]}

    def multiplied(self, mention: Mention, end: int) -> str | None:
        """The arrow of a multiple that is a verb or goes with one: "doubled", "will halve", "cut in half"."""
        if self._row.is_a(end - 1, "half_left"):
            verb = next((i for i in range(end - 1, max(-1, end - _HALVED), -1) if self._row.is_a(i, "halver")), -1)
            return "↘" if verb >= 0 and self._tags[verb] in _FALLS else None            # what is split does not fall
        before = end - 2 - self._row.is_a(end - 2, "near_verb")         # to nearly triple
        verb = self._row.is_a(end - 1, "doubling") and (
            self._tags[before] == "t" or (self._tags[before] == "A" and (
                before == end - 2 or self._row.is_a(before, "modal"))))
        if not verb and not self._row.is_a(end - 1, "doubled"):
            return None
        return "↗" if mention.quantity and (mention.quantity.low or mention.quantity.high or 0) > 1 else "↘"

    def can_change(self, mention: Mention) -> bool:
        """Whether such a ratio can be the amount of a change: no score, and of multiples only "threefold"."""
        quantity = mention.quantity
        if quantity is None or quantity.bound is Bound.RATIO:
            return False
        manifold = self._row.is_a(self._tagged.at(mention.span.end) - 1, "manifold")
        return mention.phrase is not None or manifold or quantity.unit in (None, *SHARES)

    def signed(self, mention: Mention, first: int) -> str | None:
        """The arrow of a share with a sign of its own that no "at" or "to" makes a level: "FTSE -0.6%"."""
        if mention.kind is not Kind.PERCENT or self._tags[first - 1:first] in _LEVEL:
            return None
        start = mention.span.start
        if self._row.text[max(start - 1, 0)] == "+":
            return "↗"
        return "↘" if mention.quantity and mention.quantity.low and mention.quantity.low < 0 else None

    def fewer(self, mention: Mention, end: int) -> str | None:
        """The arrow of things that are set against how many there were: "300 fewer residents", "20 more beds than"."""
        i = self._tagged.at(mention.span.end)
        if self._row.is_a(i, "fewer_things"):
            return "↘"
        return "↗" if self._row.is_a(i, "more_things") and self._row.is_a(end, "than_word") else None

    def apart(self, mention: Mention, first: int, end: int) -> str | None:
        """The arrow of what comes on top ("an extra $84") and of a share or sum above or below another."""
        if self._row.is_a(first - 1, "on_top") and self._tags[first - 2:first - 1] == "a":
            return "↗"
        unit = mention.quantity.unit if mention.quantity else None
        if mention.kind is not Kind.NUMBER and self._row.is_a(end, "missing_to"):
            return "↘"                                                  # $5 short of the goal
        if unit == SHARES[0] and self._row.is_a(end, "ahead_word"):
            return "↗"
        usual = mention.kind is Kind.MEASURE and any(self._row.is_a(end + n, "norm") for n in (1, 2, 3))
        apart = unit in SHARES[:2] or mention.kind in (Kind.MONEY, Kind.RATIO)
        if not self._row.is_a(end, "level") or not (apart or usual):
            return None
        return None if end + 1 in self._row.values else "⊕" if self._row.meaning(end, "compare") == ">" else "⊖"

    def set_against(self, end: int) -> str | None:
        """The arrow of a difference: "$1,600 more than last year's", "five fewer than in May"."""
        arrow = self._against.get(self._row.codes[end:end + 1])
        return arrow if arrow and end + 1 not in self._row.values else None              # but not "12 more than 30"

    def apart_in_time(self, end: int) -> str | None:
        """The arrow of a stretch of time that is set against another: "20 minutes later than planned"."""
        row = self._row
        for name, arrow in _AGAINST_A_WHILE.items():
            if row.is_a(end, name) and (row.is_a(end + 1, "than_word") or row.is_a(end, "compare")):
                return arrow
        return None

    def put_off(self, first: int) -> str | None:
        """The arrow of a stretch of time by which something was put off or brought forward."""
        by = self._tagged.pattern(_PUT_OFF_BY).search(self._tags, max(0, first - _REACH), first)
        if by is None:
            return None
        for i in range(by.start() - 1, max(-1, by.start() - _REACH), -1):
            if self._tags[i] in _CLAUSE_ENDS:
                return None
            for name, arrow in _PUT.items():
                if self._row.is_a(i, name):
                    return arrow
        return None


_REACH = 6                                  # chunks of "extended the deadline of the scheme by"
_CLAUSE_ENDS = ".;,:KW#"
