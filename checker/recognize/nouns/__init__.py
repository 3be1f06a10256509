"""What a number counts: the noun phrase that follows it, found by patterns over tags and without a parser.

A count above one takes a plural noun, and the verb after that noun has no ending, so a run of modifiers ends at the
first plural that no other plural follows: "12 wounded soldiers", "four sales representatives", "4,000 U.S. troops
remaining". A count of one takes a singular: its nouns end where a verb, a preposition or a sign begins. "Of" leads from
a number to what it is a part of: "nine of the 12 jurors", "tens of thousands of Iraqis".

Each form has two groups, `modifiers` (what stands before the head noun) and `head`; the phrase ends with the head. For
the letters see `TAGS` in rulebook/grammar.py.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.model import Bound, Kind, Mention, Span
from checker.recognize.row.words import Tagged
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import expand, prose_of

_JOINED = r"(?:[A-Za-z#]-)"                                 # "first-" of "first-team"
_MODIFIER = (
    r'(?:"?(?:[JEGRSXnFZHOyYg](?!-)'                        # wounded, U.S., newly, first, Norway's
    rf"|{_JOINED}{{1,4}}+[A-Za-z#]"                         # first-team, follow-up
    r"|#n(?=[^-])"                                          # 9 liter cases
    r"|[A-Za-z]&[A-Za-z]"                                   # S&P, AT&T
    r"|X#(?![-.])"                                          # Boeing 737 jets
    r"|Xo[XMF](?=[JnXNIMF])"                                # House of Commons members
    r"|M(?=J+n?[NI])"                                       # Acme Studios common shares
    r"|\$#(?:-a?-?n)?"                                      # $500 checks, £40-a-week rooms
    r')"?)'
)
_HEAD = rf"{_JOINED}{{0,4}}+[NIFM]"
_PLURAL = rf"(?P<modifiers>{_MODIFIER}{{0,7}}(?:{_HEAD})*)(?P<head>{_HEAD})"
_SINGULAR = (rf"(?P<modifiers>(?:{_JOINED}{{1,4}}+[A-Za-z]|[JEGRSZHO])*[nXIFyYg]*)"
             rf"(?P<head>{_JOINED}{{0,4}}+[nXIFyYg])(?![-#])")
_JOINT = (rf"(?P<modifiers>(?:[XHJgn],)*{_MODIFIER}{{1,3}},?[Cc]{_MODIFIER}{{0,4}}(?:{_HEAD})*)"
          rf"(?P<head>{_HEAD})")                            # British, French and German planes; oak and ash trees
_DESCRIBED = rf"(?P<modifiers>(?:J,){{1,2}}{_MODIFIER}{{1,4}})(?P<head>{_HEAD})"      # small, family-run hotels
_PART_OF = r"oD?[aD]?S?(?:[JPQ]{0,2}#)?"                    # of their last 10, of Norway's, of all the

_AFTER = _PLURAL + r"(?!(?<=[MF])X)"                        # not "Times" in "5 Times Square"
_NATION = r"(?P<modifiers>[JE]?)(?P<head>H)(?![-JEGRSXnFZO])"               # 12 Chinese
_ENGINE = r"(?P<modifiers>)(?P<head>n)n(?![-nXNIFJ])"       # a 1.5 litre 3 cylinder engine
_MORE_OF = "J" + _PART_OF + _PLURAL                         # two more of the ships
_THE_DEAD = r"(?P<modifiers>)(?P<head>Z)(?![-JSXnFZONIM])"  # the 12 dead
_ATTRIBUTE = r"(?P<modifiers>)(?P<head>n)"                  # a 12 page document
_HYPHENED = r"-(?P<modifiers>)(?P<head>[nNIFyYg])"          # a 12-page document
_STRONG = r"-J(?P<modifiers>)(?P<head>[nyg])"               # a 600-strong crowd
_OF = _PART_OF + _PLURAL                                    # nine of the 12 jurors, tens of thousands of Iraqis
_OF_JOINT = _PART_OF + _JOINT                               # thousands of British and French troops
_OF_THE_DEAD = r"oD#?(?P<modifiers>)(?P<head>Z)"            # twelve of the dead
_PART_OF_MANY = _PART_OF + _PLURAL + r"(?!(?<=F)[nX])"      # a third of voters; not of "sales" in "sales volume"
_PART_OF_ONE = _PART_OF + _SINGULAR                         # a third of revenue
_HALF_THE = (r"[aD]" + _PLURAL, r"[aD]" + _SINGULAR)        # half the flats, half the revenue

_SHARE = {"o": (_PART_OF_MANY, _OF_JOINT, _PART_OF_ONE), "D": _HALF_THE, "a": _HALF_THE}
_ONE = {"o": (_OF, _OF_JOINT)}
_MANY = {"o": (_OF, _OF_JOINT, _OF_THE_DEAD), "-": (_HYPHENED, _STRONG)}
_FREE = (_AFTER, _JOINT, _DESCRIBED, _NATION, _MORE_OF)
_MEASURED = (*_FREE, _ENGINE)                               # behind a measure
_OWNED = (*_FREE, _THE_DEAD, _ATTRIBUTE)                    # where a determiner stands before the number
_OWNERS = "aDS"
_ADDED = rf"[JFIH]{{0,2}}(?P<last>{_HEAD})"                 # town halls
_LISTED = rf"[JFIH]{{0,2}}{_HEAD}"
_COORDINATED = (rf"[Cc]{_ADDED}", rf"(?:,{_LISTED}){{1,4}},?[Cc]{_ADDED}")  # homes and shops; homes, shops and schools
_CLOSED = frozenset((".", ",", ";", ":", ")", '"', "C", "c", "f", "T", ""))
_VERBS = ("A", "V", "E", "Z")
_FINITE = ("A", "E")                                        # not "40 people, doctors and nurses said"
_OPENED = frozenset(("", "\n", ".", ";", ":", "K", "W", "D"))     # what stands before a figure that is a subject
_AGREEING = ("A", "V")
_OBJECTS = ("D", "a", "W", "J", "#")
_JOINTS = ("C", "c", ",")
_PLURALS = "NIFM"
_SURE_PLURALS = "NIF"
_STARTS = frozenset('JEGRSXnFZHOyYgNIMoaD-"#$')              # what a phrase, or the way to it, can begin with


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
    after = tagged.tags[end:end + 1]
    if after not in _STARTS and tagged.tags[end + 1:end + 2] not in ("-", "&"):
        return None
    before = tagged.tags[first - 1] if first else ""
    phrase = _first_of(_forms(value, before, after), tagged, end)
    if phrase is None or value == 1:
        return phrase
    opens = before in _OPENED
    phrase = _without_verb(tagged, pack, phrase, one=opens and value is not None and value < 1)
    return _coordinated(tagged, pack, phrase, opens=opens)


def whole_of(tagged: Tagged, end: int) -> Phrase | None:
    """The noun phrase that the share or the measure before chunk `end` is of."""
    return _first_of(_SHARE["o"], tagged, end) if tagged.row.is_a(end, "of_word") else None


def _first_of(forms: tuple[str, ...], tagged: Tagged, i: int) -> Phrase | None:
    for form in forms:
        match = tagged.pattern(form).match(tagged.tags, i)
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
    opens = tagged.row.is_a(phrase.head, "aged") and tagged.tags[phrase.end:phrase.end + 1] == "#"
    if not opens and not tagged.row.is_a(phrase.head, "did"):
        return phrase
    end = phrase.head
    return Phrase(phrase.first, end - 1, end, end) if end > phrase.first and tagged.tags[end - 1] in _PLURALS else None


def _says_when(tagged: Tagged, phrase: Phrase) -> bool:
    """Whether a phrase ends with a time that passed before or after: "two dogs minutes before the fire"."""
    row, head = tagged.row, phrase.head
    if not row.is_a(head, "passing_time") or not row.is_a(phrase.end, "when_after"):
        return False
    return head > phrase.first and tagged.tags[head - 1] in _SURE_PLURALS


def _without_verb(tagged: Tagged, pack: LanguagePack, phrase: Phrase, *, one: bool) -> Phrase:
    """`phrase` without a verb at its end that looks like a plural: "one in five adults smokes", "40 homes worries us".

    `one` tells that the figure is a subject that a verb in the singular can follow.
    """
    first_of_three = tagged.tags.find("NNN", phrase.first, phrase.end)
    if first_of_three >= 0:
        return Phrase(phrase.first, first_of_three, first_of_three + 1, first_of_three + 1)
    verb, after = phrase.head, tagged.tags[phrase.end:phrase.end + 1]
    if phrase.end - verb > 1 or tagged.tags[verb] != "N" or tagged.tags[verb - 1] not in "NI" or verb <= phrase.first:
        return phrase
    regular = tagged.tags[verb - 1] == "N"
    governs = regular and after in _OBJECTS
    agrees = one and after not in _AGREEING and (regular or not is_person(pack, tagged.row.word(verb)))
    return Phrase(phrase.first, verb - 1, verb, verb) if governs or agrees else phrase


def _coordinated(tagged: Tagged, pack: LanguagePack, phrase: Phrase, *, opens: bool) -> Phrase:
    """`phrase` with the plurals that "and" joins to it, where no clause of their own begins with them."""
    if tagged.tags[phrase.end:phrase.end + 1] not in _JOINTS or tagged.tags[phrase.end - 1] not in _PLURALS:
        return phrase
    forms = map(tagged.pattern, _COORDINATED)
    match = next((found for form in forms if (found := form.match(tagged.tags, phrase.end))), None)
    if match is None:
        return phrase
    last, row = match.end(), tagged.row
    after, verb = tagged.tags[last:last + 1], _VERBS if match[0][0] != "," else _FINITE
    goes_on = after in _CLOSED or (after in verb and opens) or (after == "P" and is_known(pack, row.written(last - 1)))
    if not goes_on or row.is_a(last - 1, "unit") or row.is_a(last - 1, "stand_in"):
        return phrase
    alike = is_person(pack, row.written(phrase.end - 1)) is is_person(pack, row.written(last - 1))
    return phrase._replace(last=last) if alike else phrase


def _expects(tagged: Tagged, end: int) -> bool:
    """Whether the noun before chunk `end` is of those who expected the figure: "the 200,000 economists expected"."""
    return tagged.row.is_a(end, "expected") and tagged.row.is_a(end - 1, "forecaster")


def _forms(value: Decimal | None, before: str, after: str) -> tuple[str, ...]:
    """The forms of a noun phrase that go with a value and with the tags on both sides of it."""
    if value is not None and value <= 1:
        return _ONE.get(after, (_SINGULAR,)) if value == 1 else _SHARE.get(after, (_AFTER, _SINGULAR))
    if after in _MANY:
        return _MANY[after]
    if before == "n":
        return _MEASURED
    return _OWNED if before and before in _OWNERS else _FREE


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


def is_known(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun` is surely a noun in the plural, of people or of things, and no verb."""
    return pack.lexicon.meaning(noun, "things") is not None or is_person(pack, noun)


def _persons(pack: LanguagePack) -> frozenset[str]:
    return frozenset(word.lower() for word in expand(pack.files["prose"]["words"])[0]["persons"])
