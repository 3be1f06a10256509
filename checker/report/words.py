"""How claims are put in words in reports for people: the value, the place, the counts."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from checker.model import Article, Bound, Claim, Direction, Kind, Mention, Moment
from checker.report.standing import standing
from checker.words import amount_in_words, date_in_words, duration_in_words, value_as_written
from checker.words.amounts import HEDGES, is_counted, ordinal, plain

_TURNED = {Direction.UP: "up ", Direction.DOWN: "down "}
_PARTS = {Decimal(2): ("half", "halves"), Decimal(3): ("third", "thirds"), Decimal(4): ("quarter", "quarters"),
          Decimal(5): ("fifth", "fifths"), Decimal(6): ("sixth", "sixths"), Decimal(8): ("eighth", "eighths"),
          Decimal(10): ("tenth", "tenths")}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TOLD = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")       # the note of a share that is told by its two sides
_SHOWN = 2      # significant digits of a share that is worked out
_HUNDRED = Decimal(100)


def value_in_words(claim: Claim) -> str:
    """The value as understood, with its hedge, unit and direction, and what whoever verifies should know of it."""
    mention = claim.mention
    said = _value(claim)
    if mention.quantity and mention.quantity.vague:
        said += " (vague)"
    return "; ".join([said, *_notes(mention)])


def _value(claim: Claim) -> str:
    """The value itself."""
    mention = claim.mention
    turned = _TURNED.get(mention.direction, "") if mention.direction else ""
    if mention.kind is Kind.SUPERLATIVE:
        return mention.scope or "no scope told"
    if mention.quantity is None:
        return _moment(mention.moment, mention.kind) if mention.moment else value_as_written(claim.value, claim.unit)
    if (sides := _sides(mention)) and (claim.unit is None or is_counted(claim.unit)):
        return f"{turned}{_part(mention, *sides, claim.unit)}"
    notation = mention.quantity.notation
    if mention.kind is Kind.ORDINAL and mention.quantity.bound is Bound.EXACT and notation.isdigit():
        return " ".join(filter(None, (ordinal(int(notation)), claim.unit)))
    said = amount_in_words(notation, claim.unit, precise=True, person=mention.kind is Kind.AGE)
    by = "by " if turned and mention.quantity.bound is Bound.AT_MOST else ""
    return f"{turned}{by}{said or value_as_written(notation, claim.unit)}"


def _sides(mention: Mention) -> tuple[Decimal, Decimal] | None:
    """The part and the whole of a share that is told as such."""
    if mention.numerator is not None and mention.denominator:
        return mention.numerator, mention.denominator
    told = _TOLD.fullmatch(mention.note or "")
    return (Decimal(told[1]), Decimal(told[2])) if told else None


def _part(mention: Mention, part: Decimal, whole: Decimal, unit: str | None) -> str:
    """A part of a whole: "327 of 550 seats (59 percent)", or "one-third (33 percent)" where no whole is counted."""
    bound = mention.quantity.bound.value if mention.quantity else ""
    hedge = f"{HEDGES[bound]} " if HEDGES.get(bound) else ""
    name = _PARTS.get(whole) if part == int(part) and 0 < part <= len(_COUNTED) and mention.note is None else None
    share = f" ({_share(part / whole)})"
    if name is None:
        return f"{hedge}{plain(part)} of {plain(whole)}{f' {unit}' if unit else ''}{share}"
    said = name[0] if name[0] == "half" and part == 1 else f"{_COUNTED[int(part) - 1]}-{name[part != 1]}"
    return f"{hedge}{said}{f' of the {unit}' if unit else ''}{share}"


def _share(ratio: Decimal) -> str:
    """A share of a whole as a percentage, to two digits at least; what is not the whole is never rounded to it."""
    percent = ratio * _HUNDRED
    places = max(0, _SHOWN - 1 - percent.adjusted()) if percent else 0
    if percent == round(percent, 1):
        return f"{plain(percent)} percent"
    while (shown := percent.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)) == _HUNDRED:
        places += 1
    return f"{plain(shown)} percent"


def _moment(moment: Moment, kind: Kind) -> str:
    """A date, a time or a length of time; where it is not known, that, with the reason."""
    timex = moment.timex
    length = timex and duration_in_words(timex, repeated=kind is Kind.SET)
    if length:
        return length
    said = timex and date_in_words(timex, moment.mod)
    if said and timex and timex.startswith("T") and moment.note:
        return f"{said}, day not known: {moment.note}"
    if moment.resolved and said:
        return said
    unknown = said if said and "not known" in said else f"{said}, not known" if said else "not known"
    return f"{unknown}: {moment.note}" if moment.note else unknown if not moment.resolved else timex or unknown


def _notes(mention: Mention) -> list[str]:
    """What else is to be known of how the value was read: not what its words say already."""
    moment = mention.moment
    notes = [] if not mention.note or _TOLD.fullmatch(mention.note) else [mention.note]
    if moment and moment.note and (mention.quantity or moment.resolved) and (moment.timex or "")[:1] != "T":
        notes.append(moment.note)
    return notes


def place_in_words(article: Article, claim: Claim) -> str:
    """Where a claim stands: line and column of the file, or the paragraph of an extracted text."""
    return f"¶{claim.paragraph}" if article.extracted else f"{claim.line}:{claim.column}"


def ties_in_words(article: Article, claim: Claim) -> list[str]:
    """What a claim agrees with elsewhere in the story: "ties to par. 4: 18 of 60 is 30 percent"."""
    paragraphs = {other.id: other.paragraph for other in article.claims}
    told = []
    for confirmed in article.confirmed:
        ids = [operand.claim for operand in confirmed.operands if operand.claim]
        if claim.id in ids:
            others = sorted({place for other in ids if (place := paragraphs.get(other)) and place != claim.paragraph})
            places = f" to par. {' and '.join(map(str, others))}" if others else ""
            told.append(f"ties{places}: {confirmed.message}")
    return told


def summary(article: Article) -> str:
    """What stands in the way, what dates were resolved against, and what of the file is taken for no part of it."""
    dates = f"dates relative to {date_in_words(article.published)}" if article.published else (
        "no date of publication, so relative dates are open")
    left_out = f"; left out: {', '.join(article.left_out)}" if article.left_out else ""
    return f"{standing(article)}, {dates}{left_out}"
