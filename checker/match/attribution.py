"""Who a sentence names as the source of a figure, from the words of reporting around it.

Four forms: a source that says something ("Officials said 40 people ..."), one named behind what it said ("..., the
coast guard said", "...," said the mayor), one in the middle of it ("The dam, officials said, holds ..."), and one that
a preposition brings in ("according to the ministry"). The first speaks for what follows it, the second for what stands
before it, the last two for their whole clause. What two sources could have said is the nearer one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.match.names import FIGURES, SUMS, Names
from checker.model import Mention, Span
from checker.rulebook.reporting import Reporting

_DATELINE = re.compile(r"[A-Z][A-Z]+[^-;]{0,60} -+ ")      # ZAREN, April 9 - the police said
_LETTERS = re.compile(r"[^\W\d_]+")
_HALT = ";"
_QUOTED = '", "'
_ASIDE = (",", '"', "-", ")")
_OPENS = (', "', ' "')
_ON = 3             # sentences of a quotation from one that names nobody to the one that names who says it
_BACK = 3           # sentences back to who a pronoun means
_CLOSED = (',"', '."', '!"', '?"')


class Source(NamedTuple):
    """One naming of a source: where its verb is, where it is named, and the stretch of text that it speaks for.

    What stands between the verb and `told` belongs to the naming, as when something was said or published.
    """

    at: int
    name: Span
    covers: Span
    told: int


class Attributions:
    """The sources that a text names. `mask` is `text` with its figures hidden."""

    def __init__(self, text: str, mask: str, sentences: Sequence[Span], language: Reporting) -> None:
        self._text, self._mask, self._sentences, self._language = text, mask, sentences, language
        self._home, self._named = -1, _Sentence("", Span(0, 0), language)

    def of(self, mention: Mention, home: int) -> str | None:
        """Who the sentence of number `home` names as the source of a mention, on one line; None where it names nobody.

        Mentions come in text order.
        """
        if home != self._home:
            self._home, self._named = home, _Sentence(self._mask, self._sentences[home], self._language)
        place = mention.phrase or mention.span
        name = self._named.source_of(place) or self._named.estimator(self._text, place)
        if name is None:
            name, home = self._quoted_on(place, home)
        if name is None:
            return None
        name = self._meant(name, home)
        return " ".join(self._text[name.start:name.end].split())

    def _quoted_on(self, place: Span, home: int) -> tuple[Span | None, int]:
        """Who says a quotation of several sentences, in one of which they are named, and the number of that one.

        They are named behind its end ("..., " Lind told reporters) or before its beginning (She says, "...").
        """
        begin = self._mask.rfind("\n", 0, place.start) + 1
        if self._mask.count('"', begin, place.start) % 2 == 0:
            return None, home
        close, opened = self._mask.find('"', place.end), self._mask.rfind('"', begin, place.start)
        for i in range(home + 1, min(home + 1 + _ON, len(self._sentences))):
            if close < self._sentences[i].start:
                break
            if close < self._sentences[i].end:
                found = self._in_sentence(i).source_of(Span(close - 1, close))
                if found:
                    return found, i
        back = range(home, max(home - _ON, -1), -1)
        first = next((i for i in back if self._sentences[i].start <= opened), home)
        if opened == self._sentences[first].start:      # "It burned," he said. "All 40 left."
            first -= 1
        if first < 0 or self._sentences[first].start < begin:
            return None, home
        before = self._in_sentence(first)
        found = before.source_of(Span(opened + 1, opened + 2))
        return found or (before.last() if first < home else None), first

    def _in_sentence(self, i: int) -> _Sentence:
        return self._named if i == self._home else _Sentence(self._mask, self._sentences[i], self._language)

    def _meant(self, name: Span, home: int) -> Span:
        """Who is meant by a name: by a pronoun the last one who spoke, or whom a sentence before this begins with."""
        pronoun = self._named.names.pronoun(name)
        if pronoun is None:
            return name
        for earlier in range(home - 1, max(home - 1 - _BACK, -1), -1):
            found = _Sentence(self._mask, self._sentences[earlier], self._language).speaker(pronoun)
            if found is not None:
                return found
        return name


class _Sentence:
    """The sources that one sentence names."""

    def __init__(self, mask: str, sentence: Span, language: Reporting) -> None:
        self._mask, self._sentence, self._language = mask, sentence, language
        self.names = Names(mask, sentence, language)
        self._sources = list(self._find())

    def source_of(self, place: Span) -> Span | None:
        """Where the source of the figure at `place` is named; None where the sentence names none for it."""
        held = [source for source in self._sources
                if source.covers.start <= place.start < source.covers.end and not source.name.overlaps(place)
                and not source.at < place.start < source.told]
        return min(held, key=lambda source: abs(source.at - place.start)).name if held else None

    def estimator(self, text: str, place: Span) -> Span | None:
        """Who estimates a figure whose hedge is that verb: "workers estimated more than 1,000 families have left"."""
        verb = self._language.trigger.match(text, place.start, place.end)
        name = self.names.before(self._sentence.start, place.start) if verb else None
        return name if name and self.names.speaks(name) and self.names.text(
            self.names.words(*name)[0]) not in self._language.singular else None

    def last(self) -> Span | None:
        """The last one who says something in the sentence."""
        return self._sources[-1].name if self._sources else None

    def speaker(self, pronoun: str) -> Span | None:
        """The last one who says something in the sentence, or who it begins with, if a pronoun can mean them."""
        said = [source.name for source in self._sources if not self.names.pronoun(source.name)]
        first = self.names.first()
        return next((name for name in (*reversed(said), first) if name is not None and self._fits(name, pronoun)), None)

    def _fits(self, name: Span, pronoun: str) -> bool:
        """Whether a pronoun can mean who is named: "he" no officials."""
        last = self.names.text(self.names.words(*name)[-1])
        plural = last in self._language.speakers and last.endswith("s")
        return not (plural and pronoun in self._language.one_person)

    def _find(self) -> Iterator[Source]:
        for word in self._triggers():
            clause = self._clause(word)
            found = (self._heralded(word, clause) if word.lastgroup == "herald"
                     else self._said_by(word, clause) or self._inverted(word, clause))
            if found:
                yield Source(word.start(), *found, self.names.when(max(word.end(), found[0].end)))

    def _triggers(self) -> Iterator[re.Match[str]]:
        """The words of reporting. Few are, so the pattern is only tried where a word stands that it begins with."""
        firsts, trigger = self._language.first_words, self._language.trigger
        start, end = self._sentence
        if self._language.rarest_words.isdisjoint(_LETTERS.findall(self._mask[start:end].lower())):
            return
        for word in _LETTERS.finditer(self._mask, start, end):
            if word[0].lower() in firsts and self._mask[word.start() - 1:word.start()] != "-":
                found = trigger.match(self._mask, word.start(), end)
                if found:
                    yield found

    def _clause(self, word: re.Match[str]) -> Span:
        """The stretch around a word that has no semicolon in it."""
        start, end = self._sentence
        dateline = _DATELINE.match(self._mask, start, end)
        start = dateline.end() if dateline else start
        after = self._mask.find(_HALT, word.end(), end)
        return Span(max(start, self._mask.rfind(_HALT, start, word.start()) + 1), after if after >= 0 else end)

    def _heralded(self, word: re.Match[str], clause: Span) -> tuple[Span, Span] | None:
        name = self.names.behind(word.end(), clause.end)
        return (name, clause) if name else None

    def _said_by(self, verb: re.Match[str], clause: Span) -> tuple[Span, Span] | None:
        """A source before its verb, and what it speaks for."""
        name = self.names.before(clause.start, verb.start())
        if name is None:
            return None
        before = self._mask[clause.start:name.start].rstrip()
        head = before.rfind(" ") + 1
        if before[head:head + 1] in SUMS and not before.endswith(_ASIDE):      # the 3 percent analysts had forecast
            return name, Span(clause.start + head, clause.end)
        if before.endswith(_CLOSED):
            return name, self._quoted(clause, verb)
        if self._language.adjuncts.match(self._mask, verb.end(), clause.end) and (
                before.endswith(_ASIDE) or not self._mask.startswith(_OPENS, verb.end())):
            aside = before.endswith(_ASIDE) and (verb.lastgroup != "weak" or self.names.speaks(name))
            return (name, clause) if aside else None
        if not self._reports(verb, name) and before[head:] not in self._language.makers:
            return None
        hearers = self._language.hearing.match(self._mask, verb.start(), clause.end)
        end = clause.end
        if before[head:] in self._language.aside_openers and before[:head].rstrip().endswith(","):
            comma = self._mask.find(",", verb.end(), end)       # his exit, which he said was near, cuts it
            end = comma if comma >= 0 else end
        effect = self._language.consequence.search(self._mask, verb.end(), end)
        return name, Span(hearers.end() if hearers else verb.end(), effect.start() if effect else end)

    def _quoted(self, clause: Span, verb: re.Match[str]) -> Span:
        """What a source speaks for that is named behind a quotation: what stands before, and what it goes on to say."""
        rest = self._mask[verb.end():clause.end]
        goes_on = '"' in rest or self._language.going_on.search(rest)
        return Span(clause.start, clause.end if goes_on else verb.start())

    def _reports(self, verb: re.Match[str], name: Span) -> bool:
        """Whether a verb that has other senses too is one of saying here."""
        language, end = self._language, self._sentence.end
        if language.deed.match(self._mask, verb.start(), end):
            return False
        if verb.lastgroup == "weak":
            return bool(language.object.match(self._mask, verb.end(), end))
        if verb.lastgroup == "proving":
            return (any(self.names.text(word) in language.documents for word in self.names.words(*name))
                    or bool(language.clause.match(self._mask, verb.end(), end)))
        return True

    def _inverted(self, verb: re.Match[str], clause: Span) -> tuple[Span, Span] | None:
        """A source behind its verb; it speaks for what stands before, and for a quotation that goes on behind."""
        before = self._mask[clause.start:verb.start()].rstrip()
        name = self.names.behind(verb.end(), clause.end) if before.endswith((",", '"')) else None
        counted = name is not None and self._mask[name.start] in FIGURES
        if name is None or (counted and (verb.lastgroup != "verb" or not self.names.speaks(name))):
            return None                     # the judges, who disagreed, heard 64 witnesses
        goes_on = _QUOTED[1:] in self._mask[name.end:clause.end]
        return name, Span(clause.start, clause.end if goes_on else verb.start())
