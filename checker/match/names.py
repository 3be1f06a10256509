"""Who a stretch of a sentence names: the noun phrase before or behind a word of reporting."""

from __future__ import annotations

import re

from checker.model import Kind, Span
from checker.rulebook.reporting import CALENDAR, Reporting
from checker.rulebook.template import HEADS, LENT, TAIL

SUMS = frozenset((LENT, *(HEADS[kind] for kind in (Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.NUMBER))))
FIGURES = frozenset((LENT, *HEADS.values()))
_LONGEST = 9            # words of a source; more are no name of anybody
_LONG = 12              # words of one that begins with an article or a capital
_TITLE = 4              # words before the noun for one who speaks: "a tired union"
_TOLD = 2               # words of what a source tells of, with its article
_SHORTEST = 4           # words before a verb that has its subject from the one before it
_BREAK = re.compile(r"[,;:\"()]|(?<= )-+(?= )")
_WORD = re.compile(r"[^\s,;:\"()]+")


class Names:
    """Those who are named in one sentence. `mask` is the text with its figures hidden."""

    def __init__(self, mask: str, sentence: Span, language: Reporting) -> None:
        self._mask, self._sentence, self._language = mask, sentence, language

    def before(self, start: int, end: int) -> Span | None:
        """The noun phrase that ends before `end`, as the one who says."""
        stretch = self._mask[start:end].rstrip()
        if stretch.endswith(")"):           # the National Retail Federation (NRF) says
            stretch = stretch[:max(stretch.rfind("("), 0)].rstrip()
        if stretch.endswith(","):           # "her daughter Ingrid, 62, said"; "the mayor, who was there, said"
            if self._language.passive.match(self._mask, end, self._sentence.end):
                return None                 # "the sum, believed to be the largest"
            inner = stretch.rfind(",", 0, -1)
            if inner < 0 or '"' in stretch[inner:]:
                return None
            if self._apposed(start + inner + 1, start + len(stretch)):
                named = self.before(start, start + inner)           # a union spokesman, Ole Lind, confirmed
                return named and Span(named.start, start + len(stretch.rstrip(", ")))
            stretch = stretch[:inner]
        first = max((match.end() for match in _BREAK.finditer(stretch)), default=0)
        words = self._made_by(self.words(start + first, start + len(stretch)))
        return self._name(self._subject(words) or self._shared_subject(words))

    def _apposed(self, start: int, end: int) -> bool:
        """Whether what stands between two commas is the name of a person."""
        words = self.words(start, end)
        return 1 < len(words) <= _TITLE and all(self._mask[word.start].isupper() for word in words)

    def behind(self, start: int, end: int) -> Span | None:
        """The noun phrase that begins behind `start`."""
        halt = _BREAK.search(self._mask, start, end)
        words = self._made_by(self.words(start, halt.start() if halt else end))
        for i, word in enumerate(words):
            figure = i > 0 and self._mask[word.start] in FIGURES
            if figure or (self.text(word) in self._language.stops and not self._joins_behind(words, i)):
                return self._name(words[:i])
        return self._name(words)

    def when(self, at: int) -> int:
        """Where the words behind `at` end that tell when something was said or published; `at` where none do."""
        halt = _BREAK.search(self._mask, at, self._sentence.end)
        language, end = self._language, at
        for word in self.words(at, halt.start() if halt else self._sentence.end):
            if self._mask[word.start] in CALENDAR and self._mask[word.end - 1] in (TAIL, self._mask[word.start]):
                end = word.end
            elif self.text(word) not in language.fillers:
                break
        return end

    def first(self) -> Span | None:
        """Who the sentence begins with, as one who may speak in the next: a name, or a noun for one who speaks."""
        language, words = self._language, self.words(*self._sentence)
        end, named = 0, False
        for word in words:
            text, capital = self.text(word), self._mask[word.start].isupper()
            if end and not named and not capital and text not in language.small | language.speakers:
                end += 1                                # a tired spokesman
                if end > _TITLE:
                    return None
                continue
            if not (text in language.speakers or text in language.small or (capital and text not in language.pronouns)):
                break
            named = named or text in language.speakers or (capital and text not in language.common)
            end += 1
            if text in language.speakers or _BREAK.match(self._mask, word.end):
                break
        if words and self.text(words[0]) in language.prepositions:
            return None                     # at the academy
        alone = end == 1 and self.text(words[0]) not in language.speakers       # any word begins with a capital there
        return self._name(words[:end]) if named and not alone else None

    def pronoun(self, name: Span) -> str | None:
        """The pronoun that a name is; None where it is none that stands for somebody named before."""
        word = self._mask[name.start:name.end].lower()
        return word if word in self._language.standing_in else None

    def speaks(self, name: Span) -> bool:
        """Whether a name ends with one who speaks: "analysts estimate", but not "four times the first estimate"."""
        last = self.words(*name)[-1]
        word, language = self.text(last), self._language
        return self._mask[last.start].isupper() or word in language.speakers or word in language.pronouns

    def _shared_subject(self, words: list[Span]) -> list[Span]:
        """The subject that a second verb shares with the first: "The firm laid off 40 and says"."""
        language = self._language
        words = self._trimmed(words, language.helpers)
        if len(words) < _SHORTEST or self.text(words[-1]) not in language.joints:
            return []
        for i, word in enumerate(words):
            if self.text(word) in language.speakers or (i == 0 and self.text(word) in language.pronouns):
                return words[:i + 1]
            if not (self._mask[word.start].isupper() or self.text(word) in language.small):
                return words[:i] if self.text(words[0]) not in language.common else []
        return []

    def _made_by(self, words: list[Span]) -> list[Span]:
        """The words behind the "by" of "figures published on Thursday by the bank": its maker speaks, no document."""
        language = self._language
        told = next((i for i, word in enumerate(words) if self.text(word) in language.participles), 0)
        if any(self.text(word) in language.documents for word in words[:told]):
            for i in range(told + 1, len(words) - 1):
                if self.text(words[i]) in language.makers:
                    return words[i + 1:]
        return words

    def _joins_behind(self, words: list[Span], i: int) -> bool:
        """Whether word `i` joins parts of one name, or two who speak: "Disease Control and Prevention"."""
        language = self._language
        if not 0 < i < len(words) - 1:
            return False
        left, right = words[i - 1], words[i + 1]
        if self._mask[left.start].isupper() and self._mask[right.start].isupper():
            return self.text(words[i]) in language.name_joints
        return (self.text(words[i]) in language.joints and self.text(left) in language.speakers
                and any(self.text(word) in language.speakers for word in words[i + 1:i + 3]))

    def _subject(self, words: list[Span]) -> list[Span]:
        """The words of a subject, without what the clause opens with and without helping verbs behind it."""
        language = self._language
        words = self._without_object(self._trimmed(words, language.helpers))
        if words and self.text(words[-1]) in language.infinitive:
            return []
        for i in range(len(words) - 1, -1, -1):
            if i and self.text(words[i]) in language.relatives:
                words = words[:i]
            elif self.text(words[i]) in language.openers and not self._joins(words, i):
                words = words[i + 1:]
                break
        if words and self.text(words[0]) in language.prepositions:
            words = words[1:]               # "On Tuesday the ministry", "In New York officials"
            while words and (self._mask[words[0].start] in FIGURES or self._mask[words[0].start].isupper()):
                words = words[1:]
        told = len(words) > 1 and self.text(words[-1]) in language.pronouns
        return words[-1:] if told else words            # in an interview he

    def _without_object(self, words: list[Span]) -> list[Span]:
        """The words behind what a source tells of, without "that" between: "the 3 percent analysts expect"."""
        language = self._language
        if not words:
            return []
        last = self.text(words[-1])
        if last in language.pronouns and any(self.text(word) in language.finite for word in words[:-1]):
            return []                       # the agency says it counted
        for i in range(len(words) - 1, 0, -1):
            if self._mask[words[i - 1].start] in SUMS:
                return words[i:]
        if (len(words) > _TOLD + 1 and self.text(words[0]) in language.singular
                and self.text(words[1]) in language.sizes and self.text(words[_TOLD]) in language.articles):
            return words[_TOLD:]            # a number the bank expects to double
        plural = last.endswith("s") and last in language.speakers
        return words[-1:] if plural and self.text(words[0]) in language.singular else words

    def _trimmed(self, words: list[Span], stray: frozenset[str]) -> list[Span]:
        """The words without stray ones and dates at their end: "the ministry on Friday" said it."""
        language = self._language
        dated = words
        while words and (self._mask[words[-1].start] in CALENDAR or self.text(words[-1]) in stray
                         or self.text(words[-1]) in language.stray
                         or (words != dated and self.text(words[-1]) in language.prepositions)):
            words = words[:-1]
        return words

    def _joins(self, words: list[Span], i: int) -> bool:
        """Whether word `i` joins two who speak together: "the army and police", "Mr. Ek and Ms. Lind"."""
        language, left = self._language, words[:i]
        if not left or words[i:] == words[-1:] or self.text(words[i]) not in language.joints:
            return False
        if self.text(left[0]) in language.prepositions:
            return False
        if self.text(words[i + 1]) in language.prepositions:
            return True                     # officials at the port and in the city
        named = all(self._mask[word.start].isupper() or self.text(word) in language.small for word in left)
        alone = not any(self.text(word) in language.small for word in left[1:])
        return named or (alone and self.text(left[-1]) in language.speakers)

    def _name(self, words: list[Span]) -> Span | None:
        """The words as one name, cut where a participle goes on to tell of it; None where they are no name."""
        language = self._language
        for i, word in enumerate(words):
            if i and self.text(word) in language.participles:
                words = words[:i]
                break
            if self.text(word) in language.finite and self._goes_on(words[i + 1:]):
                return None                 # "officials said on Monday in a 40-page" report
        if len(words) > 1 and self.text(words[0]).endswith(language.doing) and self.text(words[1]) in language.small:
            return None                     # missing the analysts' estimate
        words = self._trimmed(words, language.prepositions)
        if all(self._mask[word.start] in FIGURES or self.text(word) in language.articles for word in words):
            return None                     # "58 percent said": those asked are no source
        if self._mask[words[-1].start] in SUMS or self.text(words[-1]) in language.articles | language.owners:
            return None                     # beat the forecast; ahead of the $2 billion forecast by analysts
        named = bool(words) and (self._mask[words[0].start].isupper() or self.text(words[0]) in language.articles)
        longest = _LONG if named else _LONGEST
        if not 0 < len(words) <= longest or any(self.text(word) in language.never for word in words):
            return None
        name = self._mask[words[0].start:words[-1].end]
        stop = words[-1].end == self._sentence.end and name[-1] in ".!?"
        return Span(words[0].start, words[-1].end - stop)

    def _goes_on(self, words: list[Span]) -> bool:
        """Whether what follows a verb is its when and where, so that it is no adjective ("the alleged victim")."""
        return bool(words) and (self._mask[words[0].start] in CALENDAR
                                or self.text(words[0]) in self._language.prepositions)

    def words(self, start: int, end: int) -> list[Span]:
        """The words of a stretch of the text, by their places."""
        return [Span(*word.span()) for word in _WORD.finditer(self._mask, start, end)]

    def text(self, word: Span) -> str:
        """A word in lower case, without a full stop."""
        return self._mask[word.start:word.end].lower().rstrip(".")
