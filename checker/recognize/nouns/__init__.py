"""What a number counts: the noun phrase that follows it, or stands before it and says what it is the number of.

A count above one takes a plural noun, and the verb after that noun has no ending, so a run of modifiers ends at the
first plural that no other plural follows: "12 wounded soldiers", "four sales representatives", "4,000 U.S. troops
remaining". A count of one takes a singular: its nouns end where a verb, a preposition or a sign begins. "Of" leads from
a number to what it is a part of: "nine of the 12 jurors", "tens of thousands of Iraqis". Before its figure stands the
noun of "the number of troops fell to 3,000", "a death toll of 42", "burglaries fell 8 percent to 24,000".
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.model import Bound, Kind, Mention, Span
from checker.recognize.row.words import Found, Tagged
from checker.rulebook.grammar import TAGS
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import expand, prose_of

_SHARE = {
    TAGS["of"]: ("nouns.part-of-many", "nouns.of-joint", "nouns.part-of-one"),
    TAGS["determiner"]: ("nouns.the-many", "nouns.the-one"),
    TAGS["article"]: ("nouns.the-many", "nouns.the-one"),
}
_ONE = {TAGS["of"]: ("nouns.of", "nouns.of-joint")}
_MANY = {TAGS["of"]: ("nouns.of", "nouns.of-joint", "nouns.of-the-dead"), "-": ("nouns.hyphened", "nouns.strong")}
_FREE = ("nouns.herd", "nouns.after", "nouns.joint", "nouns.described", "nouns.nation", "nouns.more-of")
_OWNED = (*_FREE, "nouns.the-dead", "nouns.attribute")  # where a determiner stands before the number
_BEHIND = {TAGS["noun"]: (*_FREE, "nouns.engine"),      # a measure
           **dict.fromkeys((TAGS["article"], TAGS["determiner"], TAGS["possessive"]), _OWNED)}


class Phrase(NamedTuple):
    """A counted noun phrase, in chunks: where its modifiers begin, its head noun begins and ends.

    `last` is where it ends with the nouns that share its figure ("homes and businesses").
    """

    first: int
    head: int
    end: int
    last: int


def phrase_after(tagged: Tagged, pack: LanguagePack, first: int, end: int, value: Decimal | None) -> Phrase | None:
    """The noun phrase that the number in chunks `first` to `end` counts, its surest form first.

    `value` is the number, or the lower end of it: one takes a singular, a fraction takes either.
    """
    if not tagged.has("nouns.begin", end):
        return None
    phrase = _first_of(_forms(tagged, first, end, value), tagged, end)
    if phrase is None or value == 1:
        return phrase
    part = value is not None and value < 1
    phrase = _without_verb(tagged, pack, phrase, one=part and tagged.has("nouns.opens", first))
    return _coordinated(tagged, pack, phrase, first)


def whole_of(tagged: Tagged, end: int) -> Phrase | None:
    """The noun phrase that the share or the measure before chunk `end` is of."""
    return _first_of(_SHARE[TAGS["of"]], tagged, end) if tagged.row.is_a(end, "of_word") else None


def _first_of(forms: tuple[str, ...], tagged: Tagged, i: int) -> Phrase | None:
    for form in forms:
        match = tagged.match(form, i)
        if match:
            end = match.end("head")
            phrase = Phrase(match.start("modifiers"), match.start("head"), end, end)
            return None if _expects(tagged, phrase.end) else _without_deed(tagged, phrase)
    return None


def _without_deed(tagged: Tagged, phrase: Phrase) -> Phrase | None:
    """`phrase` without a verb and its object at its end: "6,000 voters cast ballots", "31 million changed hands".

    Nor has it what only opens the next figure, or says when: "22,800 women ages 45 to 74", "two dogs minutes before".
    """
    if tagged.row.is_a(phrase.head, "statistic"):
        return None
    if _says_when(tagged, phrase):
        return Phrase(phrase.first, phrase.head - 1, phrase.head, phrase.head)
    if not tagged.row.is_a(phrase.head, "did") and not tagged.has("nouns.ages", phrase.head):
        return phrase
    many = phrase.head > phrase.first and tagged.has("nouns.head-of-many", phrase.head - 1)
    return Phrase(phrase.first, phrase.head - 1, phrase.head, phrase.head) if many else None


def _says_when(tagged: Tagged, phrase: Phrase) -> bool:
    """Whether a phrase ends with a time that passed before or after: "two dogs minutes before the fire"."""
    row, head = tagged.row, phrase.head
    if not row.is_a(head, "passing_time") or not row.is_a(phrase.end, "when_after"):
        return False
    return head > phrase.first and tagged.has("nouns.surely-many", head - 1)


def _without_verb(tagged: Tagged, pack: LanguagePack, phrase: Phrase, *, one: bool) -> Phrase:
    """`phrase` without a verb at its end that looks like a plural: "one in five adults smokes", "40 homes worries us".

    `one` tells that the figure is a subject that a verb in the singular can follow.
    """
    three = tagged.search("nouns.three", phrase.first, phrase.end)
    if three:
        return Phrase(phrase.first, three.start(), three.start() + 1, three.start() + 1)
    verb = phrase.head
    if phrase.end - verb > 1 or verb <= phrase.first or not tagged.has("nouns.like-a-verb", verb):
        return phrase
    regular = tagged.has("nouns.regular", verb)
    governs = regular and tagged.has("nouns.object", phrase.end)
    agrees = one and not tagged.has("nouns.agreeing", phrase.end) and (
        regular or not is_person(pack, tagged.row.word(verb)))
    return Phrase(phrase.first, verb - 1, verb, verb) if governs or agrees else phrase


def _coordinated(tagged: Tagged, pack: LanguagePack, phrase: Phrase, first: int) -> Phrase:
    """`phrase` with the plurals that "and" joins to it, where no clause of their own begins with them.

    The number of both begins at chunk `first`.
    """
    if not tagged.has("nouns.joined", phrase.end):
        return phrase
    match, verb = tagged.match("nouns.and", phrase.end), "nouns.verb"
    if match is None:
        match, verb = tagged.match("nouns.list", phrase.end), "nouns.finite-verb"
    if match is None:
        return phrase
    last, row = match.end(), tagged.row
    goes_on = tagged.has("nouns.closed", last) or (tagged.has(verb, last) and tagged.has("nouns.opens", first)) or (
        tagged.has("nouns.place", last) and is_known(pack, row.written(last - 1)))
    if not goes_on or row.is_a(last - 1, "unit") or row.is_a(last - 1, "stand_in"):
        return phrase
    alike = is_person(pack, row.written(phrase.end - 1)) is is_person(pack, row.written(last - 1))
    return phrase._replace(last=last) if alike else phrase


def _expects(tagged: Tagged, end: int) -> bool:
    """Whether the noun before chunk `end` is of those who expected the figure: "the 200 economists had expected"."""
    return tagged.row.is_a(end - 1, "forecaster") and tagged.has("nouns.expected", end)


def _forms(tagged: Tagged, first: int, end: int, value: Decimal | None) -> tuple[str, ...]:
    """The forms of a noun phrase that go with a value and with what stands on both sides of it."""
    after = tagged.tags[end:end + 1]
    if value is not None and value <= 1:
        return _ONE.get(after, ("nouns.one",)) if value == 1 else _SHARE.get(after, ("nouns.after", "nouns.one"))
    if after in _MANY:
        return _MANY[after]
    return _BEHIND.get(tagged.tags[first - 1:first], _FREE)


def name_counts(tagged: Tagged, pack: LanguagePack, mentions: list[Mention]) -> list[Mention]:
    """`mentions` with every number that counts something as a count: its unit, subject and phrase are filled in.

    Shares and measures keep their unit and get the noun after "of" as their subject ("60 percent of workers").
    """
    return [_named(mention, tagged, pack) if _countable(mention) else
            _parted(mention, tagged) if mention.kind is Kind.PERCENT or mention.kind is Kind.MEASURE else mention
            for mention in mentions]


def _countable(mention: Mention) -> bool:
    """Whether a noun can be looked for: a bare number, or a proportion ("one in five voters")."""
    quantity = mention.quantity
    proportion = mention.kind is Kind.RATIO and quantity is not None and quantity.bound is not Bound.RATIO
    return mention.kind is Kind.NUMBER or (proportion and quantity is not None and quantity.unit is None)


def _named(mention: Mention, tagged: Tagged, pack: LanguagePack) -> Mention:
    if mention.quantity is None:
        return mention
    first, end = tagged.at(mention.span.start), tagged.at(mention.span.end)
    phrase = phrase_after(tagged, pack, first, end, mention.quantity.low)
    if phrase is None:
        return mention
    row = tagged.row
    # "200 more officers" counts officers.
    begin = phrase.first + (phrase.first < phrase.head and row.is_a(phrase.first, "more_or_less"))
    return mention._replace(kind=Kind.COUNT if mention.kind is Kind.NUMBER else mention.kind,
        quantity=mention.quantity._replace(unit=row.written(phrase.head, phrase.end)),
        subject=row.written(begin, phrase.last),
        phrase=Span(mention.span.start, row.places[phrase.last - 1][1]),
    )


def _parted(mention: Mention, tagged: Tagged) -> Mention:
    phrase = whole_of(tagged, tagged.at(mention.span.end))
    return mention._replace(subject=tagged.row.written(phrase.first, phrase.end)) if phrase else mention


def is_person(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun`, a singular or a plural as written, is known to be of people."""
    noun = noun.lower()
    known, prose = pack.once("persons", _persons), prose_of(pack)
    return noun in known or prose.kin(noun) is not None or any(plural in known for plural in prose.plurals(noun))


def is_living(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun` is known to be of people, animals or plants, or is a name as written, as those of peoples are."""
    return noun[:1].isupper() or is_person(pack, noun) or noun.lower() in pack.once("creatures", _creatures)


def is_known(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun` is surely a noun in the plural, of people or of things, and no verb."""
    return pack.lexicon.meaning(noun, "things") is not None or is_person(pack, noun)


def _persons(pack: LanguagePack) -> frozenset[str]:
    return _words(pack, "persons")


def _creatures(pack: LanguagePack) -> frozenset[str]:
    return _words(pack, "creatures")


def _words(pack: LanguagePack, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in expand(pack.files["prose"]["words"])[0][name])


_REACH = 16         # how far back, in chunks, a noun may stand
_FAR = 14           # how far back a verb may stand, and its subject before it
_ANNOUNCED = ("before.of-the", "before.number-of", "before.size", "before.crew-of", "before.another-or")
_SURE = ("before.number-of-subject", "before.tally-subject")
_SUBJECTS = (*_SURE, "before.subject", "before.name-subject")


def announced(tagged: Tagged, mention: Mention) -> Mention | None:
    """`mention` as a count of the noun before it that says what the figure is the number or the size of."""
    row, first = tagged.row, tagged.at(mention.span.start)
    low = max(0, first - _REACH)
    match = next((found for form in _ANNOUNCED if (found := tagged.search(form, low, first))), None)
    if match and match.has("of") and not row.is_a(match.start("of"), "out_of_many"):
        return None
    if match is None and tagged.has("before.level", first):
        match = tagged.search("before.tallied", low, first)
        if match and not row.is_a(match.start("head"), "tallied"):
            match = None
    return _counted(tagged, mention, match, alone=match.has("of")) if match else None


def level(tagged: Tagged, mention: Mention) -> Mention | None:
    """`mention` as the level that a number of things went to, came from or reached, whatever the amount between."""
    first = tagged.at(mention.span.start)
    lead = tagged.search("before.lead", max(0, first - _REACH), first)
    if lead and (match := _gapped(tagged, first)):
        return _counted(tagged, mention, match, alone=True)
    verb = change_before(tagged, lead.start() + 1) if lead else None
    if verb is not None:
        match = tagged.match("before.object", verb + 1, first)
        if match is None:
            match = _subject(tagged, _first_of_verb(tagged, verb), surely=False)
        elif not _counts(tagged, match, surely=False):
            return None
    else:
        verb = _reaching(tagged, first)
        match = _subject(tagged, verb, surely=not tagged.row.is_a(verb, "numbering")) if verb else None
    if match is None:
        return None
    head = match.start("head")
    sized = tagged.has("before.size-word", head) and not tagged.row.is_a(first, "comes_to")
    if sized and not tagged.search("before.changed", head, first):
        return None
    figured = tagged.search("before.figure", head, first) is not None   # a quote holds no figure but its own
    return _counted(tagged, mention, match, alone=figured)


def _counted(tagged: Tagged, mention: Mention, match: Found, *, alone: bool) -> Mention | None:
    if mention.quantity is None:
        return None
    row, begin, head, end = tagged.row, match.start("modifiers"), match.start("head"), match.end("head")
    end = max(end, *(match.end(name) for name in ("tally", "joint") if match.has(name)), 0)
    unit = row.meaning(head, "made_of") or row.written(head)            # a crowd of 40 is of 40 people
    return mention._replace(kind=Kind.COUNT, quantity=mention.quantity._replace(unit=unit),
                            subject=row.written(begin, end),
                            phrase=None if alone else Span(row.places[begin][0], mention.span.end))


def change_before(tagged: Tagged, first: int) -> int | None:
    """The word of change before the level at chunk `first`: "fell 8 percent last year to"."""
    row, low = tagged.row, max(0, first - _FAR)
    for i in range(first - 2, low - 1, -1):
        if row.is_a(i, "change") or row.is_a(i, "doubled"):
            match = tagged.fullmatch("before.change-to", i + 1, first)
            return i if match and (not match.has("year") or row.is_a(match.start("year"), "unit")) else None
        if tagged.has("before.past", i):
            return None
    return None


def _gapped(tagged: Tagged, first: int) -> Found | None:
    """The subject of a level whose verb is left out: "assaults rose by 5% to 8,214 and rapes by 3% to"."""
    low = max(0, first - 2 * _FAR)
    match = tagged.search("before.gapped", low, first)
    changed = match and any(tagged.row.is_a(i, "change") for i in range(low, match.start()))
    return match if match and changed and _counts(tagged, match, surely=False) else None


def _first_of_verb(tagged: Tagged, verb: int) -> int:
    """Where the verb that ends at chunk `verb` begins: "went up"."""
    return verb - 1 if tagged.row.is_a(verb - 1, "change") else verb


def _reaching(tagged: Tagged, first: int) -> int | None:
    """The verb of reaching before the level at chunk `first`, or at it where it hedges it: "hit a record", "topped"."""
    if tagged.row.is_a(first, "comes_to"):
        return first
    low = max(0, first - 5)
    match = tagged.search("before.reached", low, first)
    verb = (match.start() if match else first) - 1
    for i in range(verb, first):
        if tagged.row.is_a(i, "comes_to"):
            return i
    return None


def _subject(tagged: Tagged, verb: int, *, surely: bool) -> Found | None:
    """The noun phrase that is the subject of the verb at chunk `verb`, if it is of things that are counted.

    `surely` asks for a noun that a number is mostly told of, since the verb has other senses too.
    """
    low = max(0, verb - 2 * _FAR)
    for form in _SUBJECTS:
        match = tagged.search(form, low, verb)
        if match:
            return match if form in _SURE or _counts(tagged, match, surely=surely) else None
    return None


def _counts(tagged: Tagged, match: Found, *, surely: bool) -> bool:
    """Whether the head of a subject is of things that are counted, and not priced or measured."""
    row, head = tagged.row, match.start("head")
    if row.is_a(head, "tallied") or row.is_a(head, "flow") or tagged.has("before.size-word", head):
        return True
    if surely or tagged.has("before.of-one", head):
        return False
    if row.is_a(head, "sales"):
        return row.is_a(head - 1, "sold")
    return not row.is_a(head, "priced") and not tagged.has("before.perhaps-name", head)
