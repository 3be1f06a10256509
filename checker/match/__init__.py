"""Rules over the mask: every mention becomes one claim, or is dismissed by a rule that says why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from checker.document import Document
from checker.match.attribution import Attributions
from checker.match.bids import Bid, Bidding
from checker.match.claims import Claims
from checker.match.questions import Questions
from checker.match.sharing import Sharing
from checker.model import Claim, Context, Dismissal, Mention, Span
from checker.rulebook.book import Rulebook
from checker.rulebook.prose import Prose


class Outcome(NamedTuple):
    """What became of one mention: all bids for it, the winner first, and the claim or the dismissal that it made."""

    bids: tuple[Bid, ...]
    result: Claim | Dismissal


def match(document: Document, mentions: Sequence[Mention], sentences: Sequence[Span], rulebook: Rulebook,
          language: Prose, *, contexts: Sequence[Context] = (),
          kin: Collection[tuple[Span, Span]] = ()) -> list[Outcome]:
    """What becomes of every mention, in text order; `contexts` are theirs. Raises BrokenRules (time limit).

    `kin` are pairs of mentions, by their spans, of which what claims the one claims the other too.

    Mentions and sentences are those of the document's reading; claims and dismissals stand in its text.
    """
    bidding = Bidding(document, mentions, sentences, rulebook, language)
    found = bidding.bids()
    Sharing(bidding, kin).share(found)
    outcomes: list[Outcome] = []
    sources = Attributions(bidding.text, bidding.views.mask, sentences, language.reporting)
    questions = Questions(bidding.views.small, sentences, bidding.told)
    claims = Claims(document, bidding.text, sentences, sources, questions, sizes=language.sizes)
    for i, (mention, home, bids) in enumerate(zip(mentions, bidding.home, found, strict=True)):
        ranked = tuple(sorted(bids, key=lambda bid: bid.rank, reverse=True))
        best = ranked[0].rule
        result = (Dismissal(document.placed(mention), best.id, best.reason) if best.reason
                  else claims.claim(mention, home, ranked[0], contexts[i] if contexts else Context()))
        outcomes.append(Outcome(ranked, result))
    return outcomes
