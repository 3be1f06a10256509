"""Which bids figures share: members of a list, a part and its whole, one that borrowed its noun and its lender.

A figure takes over the bids of another where its own noun lets them. They are marked as passed on, so that a bid made
for this very figure goes before them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from checker.match.bids import Bid, Bidding
from checker.model import Kind, Mention, Quantity, Span
from checker.rulebook.rules import Pattern
from checker.rulebook.schema import DEFAULT_RANK

_NEAR = 12      # characters: words that point back at an earlier figure stand directly before it


class Sharing:
    """The bids that the figures of one text pass on to each other."""

    def __init__(self, bidding: Bidding, kin: Collection[tuple[Span, Span]] = ()) -> None:
        self._text, self._mentions, self._home = bidding.text, bidding.mentions, bidding.home
        self._nouns, self._written, self._at = bidding.nouns, bidding.written, bidding.at
        self._language = bidding.language
        self._kin: dict[int, list[int]] = {}
        for pair in kin:
            k, i = sorted(self._at[span.start] for span in pair)
            self._kin.setdefault(i, []).append(k)

    def share(self, bids: list[list[Bid]]) -> None:
        """Add to the bids of each mention those that others pass on to it."""
        self._pass_to_kin(bids)
        self._pass_along_lists(bids)
        self._pass_to_borrowers(bids)
        self._pass_to_repeated(bids)

    def _pass_along_lists(self, bids: list[list[Bid]]) -> None:
        """Figures in a list share a verb: what one of them was claimed for in its surroundings, the others are too."""
        for group in self._lists():
            shared = {(bid.rule, bid.label): bid for i in group for bid in bids[i]
                      if bid.contextual and not bid.rule.reason}
            for i in group:
                bids[i] += self._passed(shared.values(), i, bids[i])

    def _passed(self, bids: Iterable[Bid], i: int, own: Iterable[Bid]) -> list[Bid]:
        """Those of another figure's bids that figure `i` can take over, which has bids of its `own`."""
        noun, told = self._nouns[i], _has_verb(own)
        return [bid._replace(direct=False, alone=False, told=False,
                             measure=bid.rule.measure_of(bid.label, noun, self._written[i]))
                for bid in bids if not (bid.rule.reason or (told and bid.contextual)) and _may_count(bid.pattern, noun)]

    def _pass_to_kin(self, bids: list[list[Bid]]) -> None:
        """A part of a figure, and what it is set against, are claimed for what that figure is."""
        for i in range(1, len(self._mentions)):
            lender = self._told_of(i)
            if lender is not None:
                bids[i] += self._passed(bids[lender], i, bids[i])

    def _told_of(self, i: int) -> int | None:
        """The nearest earlier figure of which mention `i` is a part, or against which it is set."""
        kin = [k for k in self._kin.get(i, ()) if _family(self._mentions[k]) is _family(self._mentions[i])]
        return max(kin, default=None)

    def _pass_to_borrowers(self, bids: list[list[Bid]]) -> None:
        """A figure that borrowed its noun from an earlier one of its kind is of that one's category.

        Behind a verb of its own it takes over only what the noun alone tells: "killing six and sending thousands home".
        """
        for i, mention in enumerate(self._mentions):
            lender = self._at.get(mention.antecedent.start) if mention.antecedent else None
            if lender is not None and self._mentions[lender].kind is mention.kind:
                own = _has_verb(bids[i]) or self._language.new_verb.search(
                    self._text, self._mentions[lender].span.end, mention.span.start)
                bids[i] += [bid._replace(direct=False, contextual=False, told=False) for bid in bids[lender]
                            if not (bid.rule.reason or (own and bid.contextual))]

    def _pass_to_repeated(self, bids: list[list[Bid]]) -> None:
        """A figure without a noun that repeats an earlier one ("of the 312") is claimed for what that one is."""
        earlier: dict[Quantity, int] = {}
        for i, mention in enumerate(self._mentions):
            if _family(mention) is not Kind.COUNT or mention.quantity is None:
                continue
            value = mention.quantity._replace(unit=None)
            if mention.kind is Kind.NUMBER and value in earlier and self._again(mention.span.start):
                bids[i] += self._passed(bids[earlier[value]], i, bids[i])
            elif mention.kind is Kind.COUNT:
                earlier[value] = i

    def _again(self, place: int) -> bool:
        """Whether what stands before `place` tells that the figure there has been told before."""
        return self._language.again.search(self._text[max(place - _NEAR, 0):place]) is not None

    def _lists(self) -> Iterator[list[int]]:
        """Neighbouring figures of one kind with commas and at last an "and" between them."""
        for group in self._rows():
            while len(group) > 1 and not self._joint(group[-2], group[-1]).strip(", "):
                group.pop()
            if len(group) > 1:
                yield group

    def _rows(self) -> Iterator[list[int]]:
        """All figures, those together that have nothing but a comma or an "and" between them."""
        group: list[int] = []
        for i, mention in enumerate(self._mentions):
            if group and self._mentions[group[-1]].kind is mention.kind and self._coordinated(group, i):
                group.append(i)
                continue
            yield group
            group = [i]
        yield group

    def _coordinated(self, group: list[int], i: int) -> bool:
        """Whether mention `i` goes on with a list. ", and" does so only behind another comma; else a clause begins."""
        joint = self._joint(group[-1], i)
        if self._language.gapping.fullmatch(joint):
            return True
        mention = self._mentions[i]
        if self._language.placing.match(self._text, mention.span.end) and self._language.placed.fullmatch(joint):
            return not mention.phrase
        if not self._language.coordination.fullmatch(joint):
            return False
        words = joint.strip(" ,")
        return not (words and joint.startswith(",")) or (
            len(group) > 1 and self._joint(group[-2], group[-1]).strip() == ",")

    def _joint(self, left: int, right: int) -> str:
        """What stands between two mentions, behind the noun of the first."""
        first = self._mentions[left]
        return self._text[(first.phrase or first.span).end:self._mentions[right].span.start]


def _family(mention: Mention) -> Kind:
    """The kind of a mention; a number is a count whose noun is left out."""
    return Kind.COUNT if mention.kind is Kind.NUMBER else mention.kind


def _has_verb(bids: Iterable[Bid]) -> bool:
    """Whether a rule of some rank saw what is told of a figure itself: that goes before what is told of others."""
    return any(bid.told and bid.direct and bid.rule.rank > DEFAULT_RANK and not bid.rule.reason for bid in bids)


def _may_count(pattern: Pattern, noun: str | None) -> bool:
    """Whether a figure that counts `noun` could stand in a slot of the pattern: those killed are no "90 pets"."""
    return noun is None or any(nouns is None or noun in nouns for nouns in pattern.nouns.values())
