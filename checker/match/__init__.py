"""Rules over the mask: every mention becomes one claim, or is dismissed by a rule that says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s

from checker.document import Document
from checker.match.bids import Bid, Bidding
from checker.match.mask import plain
from checker.model import Claim, Dismissal, Mention, Span
from checker.rulebook.prose import Prose
from checker.rulebook.rules import Rulebook


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mention: all bids for it, the winner first, and the claim or the dismissal that it made."""

    bids: tuple[Bid, ...]
    result: Claim | Dismissal


def match(document: Document, mentions: Sequence[Mention], sentences: Sequence[Span], rulebook: Rulebook,
          language: Prose) -> list[Outcome]:
    """What becomes of every mention, in text order. Raises BrokenRules (time limit)."""
    bidding = Bidding(document.prose, mentions, sentences, rulebook, language)
    outcomes: list[Outcome] = []
    seen: dict[str, int] = {}
    for mention, home, bids in zip(mentions, bidding.home, bidding.bids(), strict=True):
        ranked = tuple(sorted(bids, key=lambda bid: bid.rank, reverse=True))
        best = ranked[0].rule
        result = (Dismissal(mention, best.id, best.reason) if best.reason
                  else _claim(document, mention, sentences[home], ranked[0], seen))
        outcomes.append(Outcome(ranked, result))
    return outcomes


def _claim(document: Document, mention: Mention, sentence: Span, bid: Bid, seen: dict[str, int]) -> Claim:
    """A claim. Its id comes from what is claimed and not from where it stands; `seen` counts equal ones."""
    rule, quantity = bid.rule, mention.quantity
    span = mention.phrase or mention.span
    quote = document.text[span.start:span.end]
    around = _one_line(document.text[sentence.start:sentence.end])
    unit = quantity.unit or rule.unit if quantity else None
    identity = "\0".join((bid.measure or rule.category, mention.value or "", unit or "", _one_line(quote), around))
    seen[identity] = seen.get(identity, 0) + 1
    line, column = document.position(span.start)
    return Claim(
        id=blake2s(f"{identity}\0{seen[identity]}".encode(), digest_size=5).hexdigest(),
        rule=rule.id, category=rule.category, severity=rule.severity,
        span=span, line=line, column=column, quote=quote, mention=mention,
        unit=unit, subject=mention.subject, measure=bid.measure,
        sentence=around, attribution=None, ask=rule.ask,
    )


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())
