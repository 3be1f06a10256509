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

from checker.model import Kind, Mention, Span
from checker.rulebook.reporting import CALENDAR, Reporting
from checker.rulebook.template import HEADS, LENT, TAIL

_LONGEST = 9            # words of a source; more are no name of anybody
_SHORTEST = 4           # words before a verb that has its subject from the one before it
_BREAK = re.compile(r"[,;:\"()]|(?<= )-+(?= )|(?<=[?!]) ")
_DATELINE = re.compile(r"[A-Z][A-Z]+[^-.;\n]{0,60} -+ ")      # ZAREN, April 9 - the police said
_WORD = re.compile(r"[^\s,;:\"()]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_HALT = ";"
_QUOTED = '", "'
_FIGURES = frozenset((LENT, *HEADS.values()))
_SUMS = frozenset((LENT, *(HEADS[kind] for kind in (Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.NUMBER))))
_ASIDE = (",", '"', "-", ")")
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
        name = self._named.source_of(mention.phrase or mention.span)
        return " ".join(self._text[name.start:name.end].split()) if name else None


class _Sentence:
    """The sources that one sentence names."""

    def __init__(self, mask: str, sentence: Span, language: Reporting) -> None:
        self._mask, self._sentence, self._language = mask, sentence, language
        self._sources = list(self._find())

    def source_of(self, place: Span) -> Span | None:
        """Where the source of the figure at `place` is named; None where the sentence names none for it."""
        held = [source for source in self._sources
                if source.covers.start <= place.start < source.covers.end and not source.name.overlaps(place)
                and not source.at < place.start < source.told]
        return min(held, key=lambda source: abs(source.at - place.start)).name if held else None

    def _find(self) -> Iterator[Source]:
        for word in self._triggers():
            clause = self._clause(word)
            found = (self._heralded(word, clause) if word.lastgroup == "herald"
                     else self._said_by(word, clause) or self._inverted(word, clause))
            if found:
                yield Source(word.start(), *found, self._when(max(word.end(), found[0].end)))

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
        name = self._behind(word.end(), clause.end)
        return (name, clause) if name else None

    def _said_by(self, verb: re.Match[str], clause: Span) -> tuple[Span, Span] | None:
        """A source before its verb, and what it speaks for."""
        name = self._before(clause.start, verb.start())
        if name is None:
            return None
        before = self._mask[clause.start:name.start].rstrip()
        head = before.rfind(" ") + 1
        if before[head:head + 1] in _SUMS:          # the 3 percent analysts had forecast
            return name, Span(clause.start + head, clause.end)
        if before.endswith(_CLOSED):
            return name, self._quoted(clause, verb)
        if self._language.adjuncts.match(self._mask, verb.end(), clause.end):
            aside = before.endswith(_ASIDE) and (verb.lastgroup != "weak" or self._speaks(name))
            return (name, clause) if aside else None
        if not self._reports(verb, name) and before[head:] not in self._language.makers:
            return None
        hearers = self._language.hearing.match(self._mask, verb.start(), clause.end)
        end = clause.end
        if before[head:] in self._language.aside_openers and before[:head].rstrip().endswith(","):
            comma = self._mask.find(",", verb.end(), end)       # his exit, which he said was near, cuts it
            end = comma if comma >= 0 else end
        return name, Span(hearers.end() if hearers else verb.end(), end)

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
            return (any(self._text(word) in language.documents for word in self._words(*name))
                    or bool(language.clause.match(self._mask, verb.end(), end)))
        return True

    def _speaks(self, name: Span) -> bool:
        """Whether a name ends with one who speaks: "analysts estimate", but not "four times the first estimate"."""
        last = self._words(*name)[-1]
        word, language = self._text(last), self._language
        return self._mask[last.start].isupper() or word in language.speakers or word in language.pronouns

    def _inverted(self, verb: re.Match[str], clause: Span) -> tuple[Span, Span] | None:
        """A source behind its verb; it speaks for what stands before, and for a quotation that goes on behind."""
        before = self._mask[clause.start:verb.start()].rstrip()
        name = self._behind(verb.end(), clause.end) if before.endswith((",", '"')) else None
        counted = name is not None and self._mask[name.start] in _FIGURES
        if name is None or (counted and (verb.lastgroup != "verb" or not self._speaks(name))):
            return None                     # the judges, who disagreed, heard 64 witnesses
        goes_on = _QUOTED[1:] in self._mask[name.end:clause.end]
        return name, Span(clause.start, clause.end if goes_on else verb.start())

    def _before(self, start: int, end: int) -> Span | None:
        """The noun phrase that ends before `end`, as the one who says."""
        stretch = self._mask[start:end].rstrip()
        if stretch.endswith(","):           # "her daughter Ingrid, 62, said"; "the mayor, who was there, said"
            if self._language.passive.match(self._mask, end, self._sentence.end):
                return None                 # "the sum, believed to be the largest"
            inner = stretch.rfind(",", 0, -1)
            if inner < 0 or '"' in stretch[inner:]:
                return None
            stretch = stretch[:inner]
        first = max((match.end() for match in _BREAK.finditer(stretch)), default=0)
        words = self._made_by(self._words(start + first, start + len(stretch)))
        return self._name(self._subject(words) or self._shared_subject(words))

    def _shared_subject(self, words: list[Span]) -> list[Span]:
        """The subject that a second verb shares with the first: "The firm laid off 40 and says"."""
        language = self._language
        words = self._trimmed(words, language.helpers)
        if len(words) < _SHORTEST or self._text(words[-1]) not in language.joints:
            return []
        for i, word in enumerate(words):
            if self._text(word) in language.speakers or (i == 0 and self._text(word) in language.pronouns):
                return words[:i + 1]
            if not (self._mask[word.start].isupper() or self._text(word) in language.small):
                return words[:i] if self._text(words[0]) not in language.common else []
        return []

    def _behind(self, start: int, end: int) -> Span | None:
        """The noun phrase that begins behind `start`."""
        halt = _BREAK.search(self._mask, start, end)
        words = self._made_by(self._words(start, halt.start() if halt else end))
        for i, word in enumerate(words):
            figure = i > 0 and self._mask[word.start] in _FIGURES
            if figure or (self._text(word) in self._language.stops and not self._joins_behind(words, i)):
                return self._name(words[:i])
        return self._name(words)

    def _made_by(self, words: list[Span]) -> list[Span]:
        """The words behind the "by" of "figures published on Thursday by the bank": its maker speaks, no document."""
        language = self._language
        told = next((i for i, word in enumerate(words) if self._text(word) in language.participles), 0)
        if any(self._text(word) in language.documents for word in words[:told]):
            for i in range(told + 1, len(words) - 1):
                if self._text(words[i]) in language.makers:
                    return words[i + 1:]
        return words

    def _joins_behind(self, words: list[Span], i: int) -> bool:
        """Whether word `i` joins parts of one name, or two who speak: "Disease Control and Prevention"."""
        language = self._language
        if not 0 < i < len(words) - 1:
            return False
        left, right = words[i - 1], words[i + 1]
        if self._mask[left.start].isupper() and self._mask[right.start].isupper():
            return self._text(words[i]) in language.name_joints
        return (self._text(words[i]) in language.joints and self._text(left) in language.speakers
                and any(self._text(word) in language.speakers for word in words[i + 1:i + 3]))

    def _subject(self, words: list[Span]) -> list[Span]:
        """The words of a subject, without what the clause opens with and without helping verbs behind it."""
        language = self._language
        words = self._without_object(self._trimmed(words, language.helpers))
        if words and self._text(words[-1]) in language.infinitive:
            return []
        for i in range(len(words) - 1, -1, -1):
            if i and self._text(words[i]) in language.relatives:
                words = words[:i]
            elif self._text(words[i]) in language.openers and not self._joins(words, i):
                words = words[i + 1:]
                break
        if words and self._text(words[0]) in language.prepositions:
            words = words[1:]               # "On Tuesday the ministry", "In New York officials"
            while words and (self._mask[words[0].start] in _FIGURES or self._mask[words[0].start].isupper()):
                words = words[1:]
        return words

    def _without_object(self, words: list[Span]) -> list[Span]:
        """The words behind what a source tells of, without "that" between: "the 3 percent analysts expect"."""
        language = self._language
        if not words:
            return []
        last = self._text(words[-1])
        if last in language.pronouns and any(self._text(word) in language.finite for word in words[:-1]):
            return []                       # the agency says it counted
        for i in range(len(words) - 1, 0, -1):
            if self._mask[words[i - 1].start] in _SUMS:
                return words[i:]
        plural = last.endswith("s") and last in language.speakers
        return words[-1:] if plural and self._text(words[0]) in language.singular else words

    def _when(self, at: int) -> int:
        """Where the words behind `at` end that tell when something was said or published; `at` where none do."""
        halt = _BREAK.search(self._mask, at, self._sentence.end)
        language, end = self._language, at
        for word in self._words(at, halt.start() if halt else self._sentence.end):
            if self._mask[word.start] in CALENDAR and self._mask[word.end - 1] in (TAIL, self._mask[word.start]):
                end = word.end
            elif self._text(word) not in language.fillers:
                break
        return end

    def _trimmed(self, words: list[Span], stray: frozenset[str]) -> list[Span]:
        """The words without stray ones and dates at their end: "the ministry on Friday" said it."""
        language = self._language
        dated = words
        while words and (self._mask[words[-1].start] in CALENDAR or self._text(words[-1]) in stray
                         or self._text(words[-1]) in language.stray
                         or (words != dated and self._text(words[-1]) in language.prepositions)):
            words = words[:-1]
        return words

    def _joins(self, words: list[Span], i: int) -> bool:
        """Whether word `i` joins two who speak together: "the army and police", "Mr. Ek and Ms. Lind"."""
        language, left = self._language, words[:i]
        if not left or words[i:] == words[-1:] or self._text(words[i]) not in language.joints:
            return False
        if self._text(left[0]) in language.prepositions:
            return False
        if self._text(words[i + 1]) in language.prepositions:
            return True                     # officials at the port and in the city
        named = all(self._mask[word.start].isupper() or self._text(word) in language.small for word in left)
        alone = not any(self._text(word) in language.small for word in left[1:])
        return named or (alone and self._text(left[-1]) in language.speakers)

    def _name(self, words: list[Span]) -> Span | None:
        """The words as one name, cut where a participle goes on to tell of it; None where they are no name."""
        language = self._language
        for i, word in enumerate(words):
            if i and self._text(word) in language.participles:
                words = words[:i]
                break
            if self._text(word) in language.finite and self._goes_on(words[i + 1:]):
                return None                 # "officials said on Monday in a 40-page" report
        if len(words) > 1 and self._text(words[0]).endswith(language.doing) and self._text(words[1]) in language.small:
            return None                     # missing the analysts' estimate
        words = self._trimmed(words, language.prepositions)
        if all(self._mask[word.start] in _FIGURES or self._text(word) in language.articles for word in words):
            return None                     # "58 percent said": those asked are no source
        if not 0 < len(words) <= _LONGEST or any(self._text(word) in language.never for word in words):
            return None
        name = self._mask[words[0].start:words[-1].end]
        stop = words[-1].end == self._sentence.end and name[-1] in ".!?"
        return Span(words[0].start, words[-1].end - stop)

    def _goes_on(self, words: list[Span]) -> bool:
        """Whether what follows a verb is its when and where, so that it is no adjective ("the alleged victim")."""
        return bool(words) and (self._mask[words[0].start] in CALENDAR
                                or self._text(words[0]) in self._language.prepositions)

    def _words(self, start: int, end: int) -> list[Span]:
        return [Span(*word.span()) for word in _WORD.finditer(self._mask, start, end)]

    def _text(self, word: Span) -> str:
        return self._mask[word.start:word.end].lower().rstrip(".")
