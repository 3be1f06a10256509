"""Changes told without a verb before the figure: "threefold", "-0.6%", "$5 short of it", "300 fewer residents"."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Bound, Kind, Mention
from checker.recognize.tagged import Tagged

SHARES = ("percent", "percentage point", "basis point")
_AGAINST: Mapping[str, str] = {"set_above": "⊕", "set_below": "⊖"}
_AGAINST_A_WHILE: Mapping[str, str] = {"longer_while": "⊕", "shorter_while": "⊖"}
_PUT: Mapping[str, str] = {"put_off": "↑", "put_forward": "↓"}
_BY = r"b(?:a?J)?$"                         # was extended by another
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
        by = self._tagged.pattern(_BY).search(self._tags, max(0, first - _REACH), first)
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
