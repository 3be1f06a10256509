"""A figure with everything that is told of it: the same for the story's claims and for the prose of its sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.evidence import Place
from checker.model import Article, Bound, Claim, Kind, Where
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import prose_of, sentences_of
from checker.trace.periods import Period
from checker.trace.words import Token, Wording

_STRONG = re.compile(r"[;:()—–\"“”]|,(?=\s)|\s-\s|\s\|\s")
_NEXT_CLAUSE, _NEXT_PART = 0.65, 0.85       # what a word weighs less for each comma, each "and", before the figure
_LEAST = 0.25
_LONGEST_BASE = 16
_SET_AGAINST = 18       # characters from a "than" to the date that it brings in
_SUBJECT = 0.7          # what a name weighs, at least, that its sentence begins with
_BEFORE, _TITLE = (0.24, 0.2), 0.2         # weights of the words of the two sentences before, and of the title
_JOINTS = frozenset("CcK")                  # tags of words that join clauses


class Saying(NamedTuple):
    """A figure and what is said of it.

    `words` weighs the stems around it by closeness; `names` are those of them that are written as names, `initial` is
    the stem that the sentence begins with. `noun` has the stems of the noun phrase that the figure counts and `head`
    the last of them, `periods` the stretches of the calendar told beside it. `earlier` tells that it is said of the
    period before. `sentence` is its sentence, in which the figure stands at `lit`; `order` numbers the sentences of a
    source. `of` has the two figures of "nine of the 12".
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    vague: bool
    unit: str | None
    kind: Kind
    quote: str
    noun: tuple[str, ...]
    head: str
    measure: str | None
    direction: str | None
    timex: str | None
    day: Period | None
    words: Mapping[str, float]
    names: Mapping[str, float]
    initial: str
    periods: tuple[Period, ...]
    earlier: bool
    sentence: str
    lit: tuple[int, int]
    order: int
    place: Place
    source: str
    of: tuple[Decimal, Decimal] | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure that was written, of whichever end."""
        return self.low if self.low is not None else self.high


class _Sentence(NamedTuple):
    """A sentence on one line, with its words; its breaks begin at places of one list and end at those of the other."""

    text: str
    tokens: list[Token]
    breaks: tuple[list[int], list[int]]
    joints: list[int]
    against: list[int]
    earlier: list[tuple[int, int]]


class _Context(NamedTuple):
    """Words, and the names among them, with what they weigh."""

    words: Mapping[str, float]
    names: Mapping[str, float]


class Sayings:
    """Makes the sayings of one article."""

    def __init__(self, article: Article, pack: LanguagePack, wording: Wording) -> None:
        self._article, self._pack, self._wording = article, pack, wording
        self._earlier = wording.phrases("earlier", "words")
        self._compared = wording.phrases("against", "words")
        self._base = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wording.data['base']['words']))})(?=\s+$|\s)",
                                re.IGNORECASE)
        self._numbered = frozenset(wording.data["numbered"]["words"])
        self._since = pack.words("since_word")
        self._made: dict[str, _Sentence] = {}
        self._starts: list[tuple[int, str]] = []

    def told(self, source: str, place: Callable[[int], Place]) -> list[Saying]:
        """The figures of a source's prose: those of its claims, apart from its tables, that are no names of things."""
        found = self.all(source, place, cells=False)
        kept = [saying for saying in found if not self._names_a_thing(saying)]
        return [each for saying in kept for each in (saying, *(taken_apart(saying) or ()))]

    def _names_a_thing(self, saying: Saying) -> bool:
        """Whether a figure is a number that something is known by: room 428, Flight 17420, "1)"."""
        if saying.kind is not Kind.NUMBER or saying.noun or saying.unit or not saying.quote.isdigit():
            return False
        start, end = saying.lit
        if saying.sentence[end:end + 1] == ")" and not start:
            return True
        word = saying.sentence[:start].rsplit(None, 1)[-1:]
        return bool(word) and word[0].isalpha() and (
            word[0].lower() in self._numbered or (word[0][0].isupper() and len(word[0]) > 1))

    def all(self, source: str, place: Callable[[int], Place], *, cells: bool) -> list[Saying]:
        """A saying for each claim, in order. `place` tells where an offset stands; without `cells` those in tables are
        left out.
        """
        out: list[Saying] = []
        homes = self._homes()
        by_home: dict[tuple[int, int], list[Claim]] = {}
        for claim in self._article.claims:
            if cells or claim.where is not Where.CELL:
                by_home.setdefault((claim.home.start, claim.home.end), []).append(claim)
        title = self._bag(self._article.title or self._headline(), _TITLE)
        for order, (home, claims) in enumerate(by_home.items()):
            before = self._context(home[0], homes)
            context = _Context({**title.words, **before.words}, {**title.names, **before.names})
            made = [self._saying(claim, claims, context, order, place=place, source=source) for claim in claims]
            out += self._with_earlier(made)
        return out

    def _homes(self) -> list[tuple[int, str]]:
        """The sentences of the article: where each begins, and its text."""
        text = self._article.prose or self._article.text
        spans = sentences_of(text, self._pack)
        return [(span.start, text[span.start:span.end]) for span in spans]

    def _headline(self) -> str:
        first = next((r for r in self._article.regions if r.where is Where.HEADLINE), None)
        return self._article.text[first.start:first.end] if first else ""

    def _sentence(self, text: str) -> _Sentence:
        if text not in self._made:
            tag = self._pack.grammar.tag
            joints = [m.start() for m in re.finditer(r"[^\W\d_]+", text) if m[0].islower() and tag(m[0]) in _JOINTS]
            against = [m.start() for m in self._compared.finditer(text)]
            earlier = [m.span() for m in self._earlier.finditer(text)]
            found = [(m.start(), m.end() + (m[0] == ",")) for m in _STRONG.finditer(text)]
            breaks = [start for start, _ in found], [end for _, end in found]
            self._made[text] = _Sentence(text, self._wording.tokens(text), breaks, joints, against, earlier)
        return self._made[text]

    def _bag(self, text: str, weight: float) -> _Context:
        """The words of a text, those that something is set against by half."""
        sentence = self._sentence(" ".join(text.split()))
        words: dict[str, float] = {}
        names: dict[str, float] = {}
        for token in reversed(sentence.tokens):
            told = weight / 2 if any(at < token.start for at in sentence.against) else weight
            words[token.stem] = max(told, words.get(token.stem, 0))
            if token.name and token.start:
                names[token.stem] = words[token.stem]
        return _Context(words, names)

    def _context(self, start: int, homes: Sequence[tuple[int, str]]) -> _Context:
        """The words, and the names among them, of the sentences before the one that begins at `start`."""
        words: dict[str, float] = {}
        names: dict[str, float] = {}
        at = next((i for i, (begin, _) in enumerate(homes) if begin >= start), len(homes))
        for weight, (_, text) in zip(_BEFORE, reversed(homes[max(0, at - 2):at]), strict=False):
            said, named = self._bag(text, weight)
            words |= {word: told for word, told in said.items() if word not in words}
            names |= {word: told for word, told in named.items() if word not in names}
        return _Context(words, names)

    def _saying(self, claim: Claim, claims: Sequence[Claim], context: _Context, order: int, *,
                place: Callable[[int], Place], source: str) -> Saying:
        sentence = self._sentence(claim.sentence)
        start = max(claim.offset, 0)
        end = start + len(claim.quote)
        words, names, initial = dict(context.words), dict(context.names), ""
        subject = self._subject(sentence)
        for token in sentence.tokens:
            weight = self._closeness(sentence, token, start, end)
            if token.start < subject:
                weight = max(weight, _SUBJECT)
            if weight > words.get(token.stem, 0):
                words[token.stem] = weight
            if token.start == 0:
                initial = token.stem
            elif token.name:
                names[token.stem] = max(weight, names.get(token.stem, 0))
        quantity, moment = claim.mention.quantity, claim.mention.moment
        day = Period(moment.start, moment.end or moment.start) if moment and moment.start else None
        return Saying(
            quantity.low if quantity else None, quantity.high if quantity else None,
            quantity.bound if quantity else Bound.EXACT, bool(quantity and quantity.vague),
            (claim.unit or quantity.unit) if quantity else None, claim.mention.kind, claim.quote,
            self._noun(claim), self._head(claim), claim.measure,
            claim.mention.direction.value if claim.mention.direction else None,
            moment.timex if moment else None, day, words, names, initial, self._periods(claim, claims, sentence),
            earlier=False, sentence=claim.sentence, lit=(start, end), order=order, place=place(claim.span.start),
            source=source, of=self._part_of(claim))

    def _part_of(self, claim: Claim) -> tuple[Decimal, Decimal] | None:
        """The part and the whole of "nine of the 12 cases"."""
        mention = claim.mention
        if mention.kind is not Kind.RATIO or mention.numerator is None or mention.denominator is None:
            return None
        between = prose_of(self._pack).partitive.search(claim.quote)
        if not between or mention.span.end - claim.span.start <= between.end():     # "a tenth of" what is no figure
            return None
        whole = mention.numerator <= mention.denominator
        return (mention.numerator, mention.denominator) if whole else None

    def _subject(self, sentence: _Sentence) -> int:
        """Where the names end that a sentence begins with, whatever small words stand before them."""
        end = 0
        for token in sentence.tokens:
            begun = sentence.text[end:token.start]
            if not (token.name or token.start == 0) or (end and re.search(r"[^\W_]", begun)) or _STRONG.search(begun):
                break
            end = token.end
        return end

    def _head(self, claim: Claim) -> str:
        """The stem of the noun that a count counts; empty for what has a unit of measure."""
        counted = claim.mention.kind in (Kind.COUNT, Kind.NUMBER)
        return self._wording.head(claim.unit or "") if counted and claim.unit not in self._pack.units else ""

    def _noun(self, claim: Claim) -> tuple[str, ...]:
        said = [*self._wording.stems(claim.subject or ""), *self._wording.stems(claim.unit or "")]
        return tuple(dict.fromkeys(said))

    def _periods(self, claim: Claim, claims: Iterable[Claim], sentence: _Sentence) -> tuple[Period, ...]:
        """The stretches of the calendar that the sentence tells, those nearest to the figure first.

        What something is set against ("a year earlier", "since 2016") is no period of the figure.
        """
        dated = []
        for other in claims:
            moment = other.mention.moment
            if other is claim or moment is None or not moment.start:
                continue
            start, end = other.offset, other.offset + len(other.quote)
            before = sentence.text[:max(start, 0)].rsplit(None, 1)[-1:]
            if any(a < end and start < b for a, b in sentence.earlier) or (before and before[0].lower() in self._since):
                continue
            if any(0 <= start - at <= _SET_AGAINST and not _STRONG.search(sentence.text, at, start)
                   for at in sentence.against):
                continue
            if start > claim.offset and self._base.search(sentence.text, claim.offset + len(claim.quote), start):
                continue
            parted = len(_STRONG.findall(sentence.text, *sorted((claim.offset, start))))
            dated.append((parted, abs(start - claim.offset), Period(moment.start, moment.end or moment.start)))
        return tuple(dict.fromkeys(period for _, _, period in sorted(dated)))

    def _closeness(self, sentence: _Sentence, token: Token, start: int, end: int) -> float:
        """What a word weighs by the commas and conjunctions between it and the figure."""
        left, right = (token.end, start) if token.end <= start else (end, token.start)
        if left >= right:
            return 1.0
        starts, ends = sentence.breaks
        strong = max(0, bisect_right(ends, right) - bisect_left(starts, left)) + _between(sentence.against, left, right)
        return _weight(strong, _between(sentence.joints, left, right))

    def _with_earlier(self, made: list[Saying]) -> list[Saying]:
        """The sayings of a sentence, with those marked that are said of the period before."""
        if not made:
            return made
        sentence = self._sentence(made[0].sentence)
        figures = [i for i, saying in enumerate(made) if saying.value is not None]
        for start, end in sentence.earlier:
            before = [i for i in figures if made[i].lit[1] <= start]
            behind = [i for i in figures if made[i].lit[0] >= end]
            parted = before and _STRONG.search(sentence.text, made[before[-1]].lit[1], start)
            at = behind[0] if behind and (parted or not before) else before[-1] if before else None
            if at is not None:
                made[at] = made[at]._replace(earlier=True)
        for at in figures[1:]:
            base = self._base.search(sentence.text, max(0, made[at].lit[0] - _LONGEST_BASE), made[at].lit[0])
            if base and not sentence.text[base.end():made[at].lit[0]].strip():
                made[at] = made[at]._replace(earlier=True)
        return made


def _between(places: Sequence[int], left: int, right: int) -> int:
    """How many of the places, which are in order, lie in a stretch."""
    return bisect_left(places, right) - bisect_left(places, left)


@cache
def _weight(strong: int, soft: int) -> float:
    """What a word weighs beyond so many commas and conjunctions, in thousandths: no more is kept of it."""
    return round(max(_LEAST, _NEXT_CLAUSE ** strong * _NEXT_PART ** soft), 3)


def taken_apart(saying: Saying) -> tuple[Saying, Saying] | None:
    """The part and the whole of "nine of the 12 cases" as figures of their own; None for any other figure."""
    if saying.of is None:
        return None
    part, whole = (saying._replace(low=value, high=value, bound=Bound.EXACT, kind=Kind.COUNT, of=None)
                   for value in saying.of)
    unnamed = {word: weight for word, weight in saying.words.items() if word not in saying.names}
    return part, whole._replace(direction=None, earlier=saying.direction is not None,
                                words=saying.words if saying.direction else unnamed)


__all__ = ["Saying", "Sayings", "taken_apart"]
