"""Figures whose noun stands before them and says what they are the number, the size or the level of.

"The number of troops fell to 3,000", "a death toll of 42", "burglaries fell 8 percent to 24,000", "passenger numbers
reached 14 million".
"""

from __future__ import annotations

import re

from checker.model import Kind, Mention, Span
from checker.recognize.row.words import Tagged

_REACH = 16         # how far back, in chunks, a noun may stand
_FAR = 14           # how far back a verb may stand, and its subject before it
_NOUN = r"(?P<modifiers>[JEGRSXnFHNIM]{0,4})(?P<head>[NIFMZ])"
_RUN = r"(?:[^.;#,:]|P#)"
_SAID = r"[tPAVbE:(]$"
_ANNOUNCED = (
    (r"(?:^|[.;\n\"(CK])(?P<of>[oP])[aD](?P<modifiers>[JEGRSXnFHNIM]{0,4})(?P<head>[NIFM])"     # of the victims,
    rf"{_RUN}{{0,7}},Q?$"),
    rf"Y(?:o[aD]?){_NOUN}{_RUN}{{0,7}}{_SAID}",                     # the number of troops fell to
    rf"(?P<modifiers>[JSXnFH]{{0,3}})(?P<head>y){_RUN}{{0,6}}{_SAID}",  # the death toll rose to
    r"(?P<modifiers>[JSXnFH]{0,3})(?P<head>[ygI])o$",               # a crew of
    r"[aDJ](?P<modifiers>J?)(?P<head>n)c$",                         # another week or
)
_TALLIED = rf"{_NOUN}[^.;#,:DKW]{{1,5}}$"                       # deaths rose to
_BEFORE_LEVEL = ("t", "b", "P", "A")

_PAST = ".;:(KWV"                       # what never stands between a change and its level
_BETWEEN = (r"(?:[DaSJXFnH]{0,4}[NI](?=b))?"                        # cut arrests
            r"(?:[QRT]|J(?=,)|J(?P<year>n)|b?#[%n]?|ba?O|f#|P[DaJ]{0,2}[#nXTMJO]{1,3}G?|,(?=[tfb]))*,?[tfPb]")  # by 8%
_CHANGED = r"#[%n]|b#"
_OBJECT = r"(?P<modifiers>[DaSJXFnH]{0,4})(?P<head>[NI])b"          # cut arrests by
_START = (r"(?:^|[.;:\n,CK\"(]|[#%]P|(?<=[VT])D|D(?=D))"           # a clause, and "said that"
          r"(?:P[DaJ]?[#XnTM]{1,3},?|Jn,?|n,|T,?|[QR],?){0,2}[Da]?")   # In 2024, the
_TAIL = (r"(?:[Pofbt](?:[^.;:KWV,#E]|P#){0,8})?"                # of cars and vans in the city
         r"(?:E(?:[^.;:KWV,#C]|P#){0,8})?"                     # reported to the police
         r"(?:,[^.;]{1,10},)?[AQR]{0,3}P?$")               # which had fallen before, have
_MANY = r"(?P<modifiers>[JEGRSXnFHNIM]{0,4})(?P<head>[NIFMyn])"
_SUBJECTS = (
    rf"Y(?:o[aD]?){_NOUN}{_TAIL}",                                  # the number of troops in the north
    rf"{_START}(?P<modifiers>[JSXnFH]{{0,3}})(?P<head>[nNXIZJ])(?P<tally>Y){_TAIL}",    # passenger numbers
    rf"{_START}{_MANY}(?:[Cc](?P<joint>[JEXnFH]{{0,2}}[NIM]))?{_TAIL}",     # burglaries and thefts in the city
    rf"{_START}(?P<modifiers>)(?P<head>X){_TAIL}",                  # Theft from the person
)
_LEAD = r"[tfPb](?:[aD][JnEQ-]{1,4}o?)?$"                             # to a record
_GAPPED = r"[,CK]D?(?P<modifiers>[JEGRSXnFHNIM]{0,3})(?P<head>[NIFM])b?#[%n]?,?t$"      # and rapes by 3% to
_SURE = _SUBJECTS[:2]
_AFTER_VERB = r"[aD]?[JnQ]{0,3}$"                                   # reached a record


def announced(tagged: Tagged, mention: Mention) -> Mention | None:
    """`mention` as a count of the noun before it that says what the figure is the number or the size of."""
    row, tags, first = tagged.row, tagged.tags, tagged.at(mention.span.start)
    low = max(0, first - _REACH)
    match = next((found for form in _ANNOUNCED if (found := tagged.pattern(form).search(tags, low, first))), None)
    if match and "of" in match.groupdict() and not row.is_a(match.start("of"), "out_of_many"):
        return None
    if match is None and tags[first - 1:first] in _BEFORE_LEVEL:
        match = tagged.pattern(_TALLIED).search(tags, low, first)
        if match and not row.is_a(match.start("head"), "tallied"):
            match = None
    return _counted(tagged, mention, match, alone="of" in match.groupdict()) if match else None


def level(tagged: Tagged, mention: Mention) -> Mention | None:
    """`mention` as the level that a number of things went to, came from or reached, whatever the amount between."""
    first = tagged.at(mention.span.start)
    lead = tagged.pattern(_LEAD).search(tagged.tags, max(0, first - _REACH), first)
    if lead and (match := _without_verb(tagged, first)):
        return _counted(tagged, mention, match, alone=True)
    verb = change_before(tagged, lead.start() + 1) if lead else None
    if verb is not None:
        match = tagged.pattern(_OBJECT).match(tagged.tags, verb + 1, first)
        if match is None:
            match = _subject(tagged, _first_of_verb(tagged, verb), surely=False)
        elif not _counts(tagged, match, surely=False):
            return None
    else:
        verb = _reaching(tagged, first)
        match = _subject(tagged, verb, surely=not tagged.row.is_a(verb, "numbering")) if verb else None
    if match is None:
        return None
    figured = "#" in tagged.tags[match.start("head"):first]             # a quote holds no figure but its own
    sized = tagged.tags[match.start("head")] == "y" and not tagged.row.is_a(first, "comes_to")
    if sized and not tagged.pattern(_CHANGED).search(tagged.tags, match.start("head"), first):
        return None
    return _counted(tagged, mention, match, alone=figured)


def _counted(tagged: Tagged, mention: Mention, match: re.Match[str], *, alone: bool) -> Mention | None:
    if mention.quantity is None:
        return None
    row, begin, head, end = tagged.row, match.start("modifiers"), match.start("head"), match.end("head")
    end = max(end, *(match.end(name) for name in match.re.groupindex if name in ("tally", "joint")), 0)
    unit = row.meaning(head, "made_of") or row.written(head)            # a crowd of 40 is of 40 people
    return mention._replace(kind=Kind.COUNT, quantity=mention.quantity._replace(unit=unit),
                            subject=row.written(begin, end),
                            phrase=None if alone else Span(row.places[begin][0], mention.span.end))


def change_before(tagged: Tagged, first: int) -> int | None:
    """The word of change before the level at chunk `first`: "fell 8 percent last year to"."""
    tags, row = tagged.tags, tagged.row
    low = max(0, first - _FAR)
    for i in range(first - 2, low - 1, -1):
        if row.is_a(i, "change") or row.is_a(i, "doubled"):
            match = tagged.pattern(_BETWEEN).fullmatch(tags, i + 1, first)
            return i if match and (match["year"] is None or row.is_a(match.start("year"), "unit")) else None
        if tags[i] in _PAST:
            return None
    return None


def _without_verb(tagged: Tagged, first: int) -> re.Match[str] | None:
    """The subject of a level whose verb is left out: "assaults rose by 5% to 8,214 and rapes by 3% to"."""
    low = max(0, first - 2 * _FAR)
    match = tagged.pattern(_GAPPED).search(tagged.tags, low, first)
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
    match = tagged.pattern(_AFTER_VERB).search(tagged.tags, low, first)
    verb = (match.start() if match else first) - 1
    for i in range(verb, first):
        if tagged.row.is_a(i, "comes_to"):
            return i
    return None


def _subject(tagged: Tagged, verb: int, *, surely: bool) -> re.Match[str] | None:
    """The noun phrase that is the subject of the verb at chunk `verb`, if it is of things that are counted.

    `surely` asks for a noun that a number is mostly told of, since the verb has other senses too.
    """
    low = max(0, verb - 2 * _FAR)
    for form in _SUBJECTS:
        match = tagged.pattern(form).search(tagged.tags, low, verb)
        if match:
            return match if form in _SURE or _counts(tagged, match, surely=surely) else None
    return None


def _counts(tagged: Tagged, match: re.Match[str], *, surely: bool) -> bool:
    """Whether the head of a subject is of things that are counted, and not priced or measured."""
    row, tags, head = tagged.row, tagged.tags, match.start("head")
    if row.is_a(head, "tallied") or row.is_a(head, "flow") or tags[head] == "y":
        return True
    if surely or tags[head] in "nX":
        return False
    if row.is_a(head, "sales"):
        return row.is_a(head - 1, "sold")
    opens = head == 0 or tags[head - 1] in '.\n;:"'
    return not row.is_a(head, "priced") and (tags[head] != "M" or opens)
