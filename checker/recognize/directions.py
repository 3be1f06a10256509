"""Which way a change goes: "rose 12 percent", "cut by 300 jobs", "3 points lower", "threefold", "300 fewer residents".

Only the amount of a change has a direction, not the level that it reached ("rose to 12 percent") nor a hedge ("up to
12"). Words of rising and falling have parts of speech of their own here; the forms `moves.` of `phrases.toml` tell what
can stand between such a word and the amount.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.model import Bound, Direction, Kind, Mention
from checker.recognize.row.words import Found, Tagged
from checker.recognize.ties import Ties
from checker.rulebook.grammar import MOVES, NUMBER, TAGS

_PARTS: Mapping[str, str] = {
    "rising": "goes_up", "falling": "goes_down", "rise": "a_rise", "fall": "a_fall", "up": "upwards",
    "down": "downwards", "higher": "is_higher", "lower": "is_lower", "more_than": "is_more", "less_than": "is_less",
    "off": "is_off",
}
"""The classes of the words that say which way, and the parts of speech that they have here."""
_UP = frozenset(MOVES[part] for part in ("goes_up", "a_rise", "upwards", "is_higher", "is_more"))
_MOVING = (Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RATIO, Kind.DURATION)
_SHARES = ("percent", "percentage point", "basis point")
_WINDOW = 10        # how far before a figure, in chunks, its word of rising or falling may stand
_AFTER = 6          # and how far behind it
_HALVED = 14        # chunks of "cut the number of its staff in the north in half"
_PUT_OFF = 8        # chunks of "extended the deadline of the scheme by another"
_PACED = 4          # chunks of "annual growth rate"
_BACK = 3           # how many figures before one it can share a verb with


def give_directions(tagged: Tagged, ties: Ties, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with a direction for every one that is the amount of a change."""
    moves = _Moves(tagged, mentions)
    out = list(mentions)
    for k, mention in enumerate(mentions):
        way = moves.of(mention) if mention.quantity is not None and mention.kind in _MOVING else None
        if way is None and mention.quantity is not None:                # past a date, a level or an index
            way = next((out[i].direction for i in range(k - 1, max(k - _BACK, 0) - 1, -1)
                        if out[i].direction and ties.lending("direction", out, i, k)), None)
        if way:
            out[k] = mention._replace(direction=way)
    return out


def with_moves(tagged: Tagged, mentions: Sequence[Mention] = ()) -> Tagged:
    """The words of a text, those of rising and falling with parts of speech of their own; not those of its dates."""
    tags = list(tagged.tags)
    dated = {i for mention in mentions if mention.quantity is None              # last fall nothing fell
             for i in range(tagged.at(mention.span.start), tagged.at(mention.span.end))}
    parts = {code: MOVES[part] for name, part in _PARTS.items() for code in tagged.row.lexicon.members[name]}
    for match in re.finditer(f"[{''.join(map(re.escape, parts))}]", tagged.row.codes):
        i = match.start()
        if not (tags[i] == TAGS["plural_s"] and tags[i - 1] == NUMBER) and i not in dated:     # 16 rebounds are counted
            tags[i] = parts[match[0]]
    return tagged.with_tags("".join(tags))


class _Moves:
    """The words of a text that say which way an amount goes."""

    def __init__(self, tagged: Tagged, mentions: Sequence[Mention]) -> None:
        self._words, self._row = with_moves(tagged, mentions), tagged.row
        self._match: bool | None = None

    def of(self, mention: Mention) -> Direction | None:
        """Which way `mention` goes."""
        words = self._words
        first, end = words.at(mention.span.start), words.at((mention.phrase or mention.span).end)
        if mention.kind is Kind.DURATION:
            by = None if words.has("moves.of", end) else self._by_a_while(first)            # delayed by hours of rain
            return self._told("moves.apart-in-time", end) or by
        if mention.kind is Kind.RATIO:
            way = self._multiplied(mention, end)
            if way or not self._can_change(mention):
                return way
        if not words.search("moves.any", max(0, first - _WINDOW), end + _AFTER):
            return self._signed(mention, first) or self._told("moves.set-against", end) or (
                self._apart(mention, first, end))
        if words.has("moves.level", first):
            return None                                                 # fell below 50, rose as high as 50
        if words.has("moves.pause", first) and (against := self._told("moves.set-against", end)):
            return against                                              # 12 inches fell, 3 percent more than normal
        things = mention.kind is Kind.COUNT and not self._row.is_a(end - 1, "step")
        return self._before(mention, first, end, things=things) or self._after(mention, first, end, things=things)

    def _told(self, form: str, i: int) -> Direction | None:
        """The way that a form at chunk `i` tells: up where it has a group of that name."""
        match = self._words.match(form, i)
        return _way(up=match.has("up")) if match else None

    def _arrow(self, match: Found) -> Direction:
        """The way that the word of rising or falling in a form tells."""
        return _way(up=self._words.tags[match.start("arrow")] in _UP)

    # ---- Stretches of time, multiples, and what is told without a word of rising or falling.

    def _by_a_while(self, first: int) -> Direction | None:
        """The way of a stretch of time that something changed by: "fell by 45 minutes", "extended by six months"."""
        put = self._words.search("moves.put-off-by", max(0, first - _PUT_OFF), first)
        if put:
            return _way(up=put.has("up"))
        match = self._words.search("moves.by", max(0, first - _WINDOW), first)
        return self._arrow(match) if match and match.has("by") and not self._row.is_a(match.start(), "loss") else None

    def _multiplied(self, mention: Mention, end: int) -> Direction | None:
        """The way of a multiple that is a verb or goes with one: "doubled", "will halve", "cut in half"."""
        if self._row.is_a(end - 1, "half_left"):
            halved = self._words.search("moves.in-half", max(0, end - _HALVED), end - 1)
            return Direction.DOWN if halved else None
        if not self._words.search("moves.multiplied", max(0, end - 3), end):
            return None
        return _way(up=mention.quantity is not None and (mention.quantity.low or mention.quantity.high or 0) > 1)

    def _can_change(self, mention: Mention) -> bool:
        """Whether such a ratio can be the amount of a change: no score, and of multiples only "threefold"."""
        quantity = mention.quantity
        if quantity is None or quantity.bound is Bound.RATIO:
            return False
        manifold = self._row.is_a(self._words.at(mention.span.end) - 1, "manifold")
        return mention.phrase is not None or manifold or quantity.unit in (None, *_SHARES)

    def _signed(self, mention: Mention, first: int) -> Direction | None:
        """The way of a share with a sign of its own that no "at" or "to" makes a level: "FTSE -0.6%"."""
        if mention.kind is not Kind.PERCENT or self._words.has("moves.at-a-level", first):
            return None
        if self._row.text[max(mention.span.start - 1, 0)] == "+":
            return Direction.UP
        return Direction.DOWN if mention.quantity and mention.quantity.low and mention.quantity.low < 0 else None

    def _apart(self, mention: Mention, first: int, end: int) -> Direction | None:
        """The way of what comes on top ("an extra $84") and of a share or sum above or below another."""
        unit = mention.quantity.unit if mention.quantity else None
        if self._words.has("moves.on-top", first) or (unit == _SHARES[0] and self._row.is_a(end, "ahead_word")):
            return Direction.UP
        if mention.kind is not Kind.NUMBER and self._row.is_a(end, "missing_to"):
            return Direction.DOWN                                       # $5 short of the goal
        if unit in _SHARES[:2] or mention.kind in (Kind.MONEY, Kind.RATIO):
            apart = self._words.has("moves.apart", end)
        else:
            apart = mention.kind is Kind.MEASURE and self._words.has("moves.apart-from-usual", end)
        return _way(up=self._row.meaning(end, "compare") == Bound.MORE.value) if apart else None

    # ---- A word of rising or falling before the amount.

    def _before(self, mention: Mention, first: int, end: int, *, things: bool) -> Direction | None:
        words, low = self._words, max(0, first - _WINDOW)
        match = words.search("moves.by", low, first) or words.search("moves.verb", low, first) or (
            self._share_of(mention, low, first, end))
        if match:
            return self._arrow(match) if self._moves(mention, match, end, things=things) else None
        match = words.search("moves.adverb", low, first)
        if match is None or self._row.is_a(match.start() - 1, "phrasal"):
            return None
        return self._arrow(match) if not things or words.has("moves.free", match.start()) else None

    def _share_of(self, mention: Mention, low: int, first: int, end: int) -> Found | None:
        """The verb before an object that a share is told of: "raised its rate 25 basis points", "grew at a 2% pace"."""
        if mention.kind is not Kind.PERCENT and mention.kind is not Kind.RATIO:
            return None
        match = self._words.search("moves.object", low, first)
        if match:
            return None if self._row.is_a(match.start(), "loss") else match
        match = self._words.search("moves.pace", low, first)
        return match if match and any(self._row.is_a(i, "pace") for i in range(end, end + _PACED)) else None

    def _moves(self, mention: Mention, match: Found, end: int, *, things: bool) -> bool:
        """Whether the word before `mention` says a change of such a thing."""
        verb = match.start()
        if mention.kind is Kind.MONEY and not match.has("by") and self._result(verb):
            return self._row.is_a(verb, "loss") and self._words.has("moves.to", end)    # lost 20 cents to close at 4
        if match.has("by"):
            return not self._row.is_a(verb, "loss")                     # lost by 12 votes
        if self._moved(mention, verb) or self._obtained(mention, verb):
            return False
        if match.has("of"):
            return not self._words.has("moves.fate", end) and (not things or self._row.is_a(verb, "more_or_fewer"))
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
        if self._words.has("moves.climb-of", verb):
            return True                                                 # a climb of 16 km
        if self._row.is_a(verb, "put_in"):
            return self._row.written(verb)[0].isupper() or self._kitchen(mention)       # Add 500 ml; then add 2 cups
        if self._row.is_a(verb, "put_in_or_scored"):
            return self._kitchen(mention)
        return mention.subject is not None and self._row.is_a(verb, "let_fall")

    def _kitchen(self, mention: Mention) -> bool:
        """Whether a measure is one of the kitchen: what is added by the cup goes into the pot."""
        first, end = self._words.at(mention.span.start), self._words.at(mention.span.end)
        return any(self._row.is_a(i, "kitchen") for i in range(first, end))

    # ---- And behind it.

    def _after(self, mention: Mention, first: int, end: int, *, things: bool) -> Direction | None:
        words = self._words
        joined = words.has("moves.hyphen", words.at(mention.span.end))
        match = words.match("moves.rise", end) if joined or not things else None
        if match and match.has("verb") and not words.has("moves.owned", first):
            match = None                                                # 12 percent say cuts
        if match and not self._named(mention, match.start("arrow"), joined=joined, things=things):
            return None
        if match is None and not (things or self._row.is_a(end - 1, "spelled") or words.has("moves.from", first)):
            match = words.match("moves.higher", end)                    # but two up, from 18 down
        if match is None and mention.kind in (Kind.PERCENT, Kind.RATIO, Kind.MONEY, Kind.MEASURE):
            match = words.match("moves.more", end)
        if match:
            return self._arrow(match)
        return (self._fewer(mention, end) if things else None) or self._told("moves.set-against", end) or (
            self._apart(mention, first, end))

    def _fewer(self, mention: Mention, end: int) -> Direction | None:
        """The way of things that are set against how many there were: "300 fewer residents", "20 more beds than"."""
        i = self._words.at(mention.span.end)
        if self._row.is_a(i, "fewer_things"):
            return Direction.DOWN
        return Direction.UP if self._row.is_a(i, "more_things") and self._row.is_a(end, "than_word") else None

    def _named(self, mention: Mention, i: int, *, joined: bool, things: bool) -> bool:
        """Whether the noun of rising or falling at chunk `i` is a change of such a thing, and no event or result.

        A 300-job cut is one; a $5 million gain, a four-car crash and a 12-foot surge are none.
        """
        if mention.kind is Kind.MONEY:
            return not self._result(i)
        if mention.kind is Kind.MEASURE:
            joined = self._words.search("moves.hyphen", self._words.at(mention.span.start), i) is not None
            return not (joined and self._row.is_a(i, "leap"))
        return not (things or (joined and mention.kind is Kind.NUMBER)) or self._row.is_a(i, "more_or_fewer")


def _way(*, up: bool) -> Direction:
    return Direction.UP if up else Direction.DOWN


def _small(mention: Mention) -> bool:
    """Whether a bare figure is a small whole number, as things are counted in ("added 19" in a match)."""
    figure = mention.quantity.low if mention.quantity else None
    return figure is not None and figure < 100 and figure == figure.to_integral_value()
