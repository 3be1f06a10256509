"""What keeps a check silent about figures that it has found: why they may not be told of one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from checker.crosscheck.figures import Story
from checker.crosscheck.search import Fit, Search
from checker.model import Claim, Mode
from checker.rulebook.checks import Check

_YEAR = 4       # digits of the year, at the head of a period
_TITLE = re.compile(r"^[^\W\d_]{2,}\.\s")       # "Mr. Stroh", and no abbreviation such as "U.N."
_WORD = re.compile(r"\b[A-Z][\w'-]{2,}")
_MODES = {Mode.DENIED}
# What a record says of a figure, by the name that a check's `same` has for it. One event is told of on several days,
# and so a toll that is told again is held to the year alone.
_RECORDS: Mapping[str, Callable[[Claim], str | None]] = {
    "period": lambda claim: claim.period,
    "year": lambda claim: year if claim.period and (year := claim.period[:_YEAR]).isdigit() else None,
    "holder": lambda claim: claim.holder,
    "measure": lambda claim: claim.measure,
}


def gate(story: Story, search: Search, fit: Fit) -> str | None:
    """Why nothing is said of a set of figures, as `explain` tells it; None where nothing stands in the way."""
    return next((reason for look in (_between, _told, _sources, _shared) for reason in look(story, search, fit)), None)


def _between(story: Story, search: Search, fit: Fit) -> Iterator[str]:
    """What stands between the anchor and the other figures."""
    rival, halt = search.rival(fit), search.halt(fit)
    if rival:
        yield f"neighbour: {story.written(rival)!r} stands between them"
    if halt:
        yield f"clause: {halt!r} stands between them"


def _told(story: Story, search: Search, fit: Fit) -> Iterator[str]:
    """How the figures are told: as what might be, as mistaken, with words that make another thing of them."""
    sentences = sorted({figure.sentence for figure in fit.members})
    for name in search.check.unless:
        word = next((word for number in sentences if (word := search.word(name, number))), None)
        if word:
            yield f"{name}: the sentence says {word!r}"
    for name in search.check.not_with:
        word = search.word(name, fit.anchor.sentence)
        if word:
            yield f"{name}: the sentence says {word!r}"
    modes = {figure.claim.mode for figure in fit.members if figure.claim} & _MODES
    if modes:
        yield f"mode: told as {min(modes).value}"
    if "quotation" in search.check.same and len({story.is_quoted(figure.mention.span.start)
                                                 for figure in fit.members}) > 1:
        yield "quotation: one stands in a quotation, the other does not"


def _sources(story: Story, search: Search, fit: Fit) -> Iterator[str]:
    """Whose word the figures are, and whom they are told of."""
    same = search.check.same
    if "source" in same:
        named = {figure.claim.attribution for figure in fit.members if figure.claim and figure.claim.attribution}
        sources = {name for name in named if not search.check.stands_for_another(name)}
        if len(sources) > 1 and not (_one_name(sources) or _introduced(story, sources)):
            yield f"source: {' and '.join(sorted(sources))}"
    sentences = sorted({figure.sentence for figure in fit.members})
    if "person" in same and not _one_person(story, search.check, sentences):
        yield "person: the sentences may be of two people"


def _shared(_: Story, search: Search, fit: Fit) -> Iterator[str]:
    """What the records say of the figures' time, owner and measure; an owner may be named in short."""
    claims = [figure.claim for figure in fit.members if figure.claim]
    for name, record in _RECORDS.items():
        if name in search.check.same:
            told = {value for claim in claims if (value := record(claim))}
            if len(told) > 1 and not (name == "holder" and _one_name(told)):
                yield f"{name}: {' and '.join(sorted(told))}"


def _one_person(story: Story, check: Check, sentences: list[int]) -> bool:
    """Whether each sentence goes on about whom one before it names: by a name of theirs, or by a pronoun first."""
    known = _names(story, sentences[0])
    for number in sentences[1:]:
        start, end = story.sentences[number]
        names = _names(story, number)
        pronoun = check.words("pronouns").search(story.small_mask, start, end)
        begins = pronoun and (pronoun.start() == start or not _names_in(story, start + 1, pronoun.start()) - known)
        if not begins and not names & known:
            return False
        known |= names
    return True


def _names(story: Story, sentence: int) -> set[str]:
    """The words of a sentence that begin with a capital."""
    return _names_in(story, *story.sentences[sentence])


def _names_in(story: Story, start: int, end: int) -> set[str]:
    return set(_WORD.findall(story.mask, start, end))


def _introduced(story: Story, sources: set[str]) -> bool:
    """Whether the story gives the two names to one: "the fire chief, Lars Thune, said"."""
    one, *others = sorted(sources, key=len, reverse=True)
    lasts = [other.split()[-1] for other in others]
    return all(re.search(rf"{re.escape(a)},? [^.;]{{0,40}}\b{re.escape(b)}\b", story.text)
               for a, b in zip([one] * len(lasts), lasts, strict=True))


def _one_name(sources: set[str]) -> bool:
    """Whether several names are one: one holds the words of the other, but for a title in short.

    "the ministry" and "the health ministry", "the governor" and "the governor, Emil Stroh", "Mr. Stroh".
    """
    plain = (_TITLE.sub("", source).lower().replace(".", "").replace(",", " ") for source in sources)
    words = sorted((set(name.split()) for name in plain), key=len)
    return all(words[0] <= other for other in words[1:])
