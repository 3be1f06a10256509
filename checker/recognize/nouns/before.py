"""Figures whose noun stands before them and says what they are the number, the size or the level of.

"The number of troops fell to 3,000", "a death toll of 42", "burglaries fell 8 percent to 24,000", "passenger numbers
reached 14 million".
"""

from __future__ import annotations

from checker.model import Kind, Mention, Span
from checker.recognize.row.words import Found, Tagged

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
    if lead and (match := _without_verb(tagged, first)):
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


def _without_verb(tagged: Tagged, first: int) -> Found | None:
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
