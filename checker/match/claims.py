"""From a mention and the rule that won it to a claim."""

from __future__ import annotations

from collections.abc import Container, Sequence

from checker.document import Document
from checker.facts import identify, tidy
from checker.match.attribution import Attributions
from checker.match.bids import Bid
from checker.match.lead import Openings
from checker.match.questions import Questions
from checker.model import Claim, Context, Fact, Mention, Severity, Span


class Claims:
    """Makes the claims of one text, in text order. `plain` is its reading with plain quotes, dashes and blanks.

    Mentions and sentences are those of the reading; claims stand in the text. `sizes` are nouns of which a figure is
    the size, in lower case.
    """

    def __init__(self, document: Document, plain: str, sentences: Sequence[Span], sources: Attributions,
                 questions: Questions, *, sizes: Container[str]) -> None:
        self._document, self._plain, self._sentences = document, plain, sentences
        self._seen: dict[tuple[str | None, ...], int] = {}
        self._sources, self._sizes, self._openings = sources, sizes, Openings(document)
        self._questions = questions
        self._home, self._shown, self._sentence, self._tidy = -1, "", "", ""

    def claim(self, mention: Mention, home: int, bid: Bid, context: Context) -> Claim:
        """The claim that `bid` makes of a mention in the sentence of number `home`."""
        rule = bid.rule
        span = mention.phrase or mention.span
        unit = self._unit(mention, bid)
        if mention.quantity and unit != mention.quantity.unit and mention.quantity.unit:
            kept = None if bid.alone or mention.subject == mention.quantity.unit else mention.subject
            mention = mention._replace(quantity=mention.quantity._replace(unit=unit), subject=kept)
        place = self._document.place(span)
        line, column = self._document.position(place.start)
        region = self._document.region(place.start)
        opening = self._openings.of(region)
        identity, fact = self._identify(mention, home, bid, unit)
        return Claim(
            id=identity, rule=rule.id, category=rule.category,
            severity=Severity.MUST if opening else rule.severity,
            span=place, line=line, column=column, quote=self._document.written(span),
            mention=self._document.placed(mention),
            unit=unit, subject=mention.subject, measure=bid.measure,
            sentence=self._shown, attribution=self._sources.of(mention, home),
            ask=self._questions.of(rule, mention.span, home),
            home=self._document.place(self._sentences[home]), offset=self._offset(span.start), fact=fact,
            where=region.where if region else None, paragraph=region.number if region else None, opening=opening,
            role=context.role, holder=context.holder, period=context.period, mode=context.mode,
        )

    def _unit(self, mention: Mention, bid: Bid) -> str | None:
        """The unit of a figure: its own or, where it has none or only the name of a size (a toll), the rule's."""
        if mention.quantity is None:
            return None
        own = mention.quantity.unit
        return bid.rule.unit or own if own is None or bid.alone or own.lower() in self._sizes else own

    def _identify(self, mention: Mention, home: int, bid: Bid, unit: str | None) -> tuple[str, Fact]:
        """What is claimed, and its id; equal claims are numbered as they come."""
        self._enter(home)
        measure, value = bid.measure or bid.rule.category, _value(mention)
        quote = self._one_line(mention.phrase or mention.span)
        said = measure, value, unit, tidy(quote), self._tidy
        nth = self._seen[said] = self._seen.get(said, 0) + 1
        return identify(said, nth), Fact(measure, value, unit, quote, self._sentence, nth)

    def _enter(self, home: int) -> None:
        """Several claims share a sentence, and it is made plain once."""
        if home != self._home:
            self._home, self._sentence = home, self._one_line(self._sentences[home])
            self._tidy = tidy(self._sentence)
            start, end = self._sentences[home]
            self._shown = " ".join(self._document.reading[start:end].split())

    def _offset(self, place: int) -> int:
        """Where `place` is in the sentence on one line."""
        before = self._document.reading[self._sentences[self._home].start:place]
        return len(" ".join(before.split())) + bool(before and before[-1].isspace())

    def _one_line(self, span: Span) -> str:
        return " ".join(self._plain[span.start:span.end].split())


def _value(mention: Mention) -> str | None:
    """The value with its hedge: a quantity's notation holds it, a date's is TIMEX3's modifier."""
    mod = mention.moment.mod if mention.moment and not mention.quantity else None
    return f"{mention.value or ''} ({mod})" if mod else mention.value
