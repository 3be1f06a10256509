"""From a verdict on figures to a finding: its operands, severity, slip, fixes, words and id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.intervals import Interval, Undefined
from checker.crosscheck.judge import Reckoned, Verdict, reckon
from checker.crosscheck.lists import list_behind
from checker.crosscheck.readings import read
from checker.crosscheck.search import Fit
from checker.crosscheck.wording import Words
from checker.hashes import blake2b
from checker.model import Certainty, Confirmation, Finding, Fix, Kind, Operand, Result, Severity
from checker.rulebook.checks import Check

_GRAVE = {"casualties", "money"}        # categories where a mistake does the most harm
_GRAVE_TOPICS = {"votes"}
_PLACES = Decimal("1e-6")
_SMALL = Fraction(1, 100)       # the part of a total that is a small one


def finding(story: Story, check: Check, fit: Fit, verdict: Verdict) -> Finding:
    """The finding that a set of figures cannot all be right."""
    certainty, reckoned = verdict.certainty, verdict.reckoned
    words = Words(story, check, fit, reckoned)
    slip = verdict.looks_like and check.slip(verdict.looks_like)
    head = check.head
    message = words.filled(head["says"] if certainty is Certainty.PROOF else head["asks"])
    arithmetic = words.calculation(head["shows"])
    wide = words.span_of(reckoned.computed.wide) if not _is_calendar(check) else ""
    operands = _operands(story, check, fit)
    return Finding(
        id=_identity(check, fit), check=check.id, certainty=certainty,
        severity=severity(fit, certainty, slip=bool(slip), small=_is_small(check, reckoned)), message=message,
        arithmetic=f"{arithmetic}; as rounded, {wide}" if wide else arithmetic, operands=operands,
        claimed=_result(words, reckoned.claimed.wide, reckoned.claimed.exact),
        computed=_result(words, reckoned.computed.wide, reckoned.computed.exact),
        looks_like=slip, fixes=tuple(_fixes(story, check, fit, words, reckoned)), ask=head["ask"],
    )


def confirmation(story: Story, check: Check, fit: Fit) -> Confirmation:
    """That the figures of a set agree, in the words of a check that has words for it."""
    words = Words(story, check, fit, reckon(check, fit, story))
    return Confirmation(check.id, words.within_a_sentence(check.head["confirms"]),
                        words.calculation(check.head["shows"]), _operands(story, check, fit))


def _operands(story: Story, check: Check, fit: Fit) -> tuple[Operand, ...]:
    figures = ((role, figure) for role, figures in fit.figures.items() for figure in figures)
    return (*(operand(story, check, role, figure) for role, figure in figures), *_lists(story, fit))


def operand(story: Story, check: Check, role: str, figure: Figure) -> Operand:
    """A figure in its role, between the ends of its wide reading."""
    slot = check.slot[role]
    claim = figure.claim
    span = claim.span if claim else story.document.place(figure.mention.phrase or figure.mention.span)
    line = story.document.position(span.start)[0]
    low: Decimal | date | None = None
    high: Decimal | date | None = None
    moment = figure.mention.moment
    if moment and not figure.mention.quantity:
        low, high = (date.fromisoformat(day) if day else None for day in (moment.start, moment.end))
    else:
        try:
            wide = read(figure, slot, story).wide
            wide = wide.size() if slot.asks("moves") else wide
        except Undefined:
            quantity = figure.mention.quantity
            low, high = (quantity.low, quantity.high) if quantity else (None, None)
        else:
            low, high = _decimal(wide.low), _decimal(wide.high)
    return Operand(role, span, line, story.written(figure), low, high, claim.id if claim else None)


def _lists(story: Story, fit: Fit) -> Iterator[Operand]:
    """The list of names behind the anchor, as one operand, where there is one."""
    place = list_behind(story, fit.anchor) if len(fit.members) == 1 and fit.anchor.kind is Kind.COUNT else None
    if place:
        span = story.document.place(place)
        yield Operand("list", span, story.document.position(span.start)[0], story.document.written(place))


def severity(fit: Fit, certainty: Certainty, *, slip: bool, small: bool = False) -> Severity:
    """How hard a finding must be looked at: by where it stands and what it is about.

    A question whose value is just what a known slip gives weighs as a proof does. A total that is a `small` part off
    weighs less, wherever it stands.
    """
    claims = [figure.claim for figure in fit.members if figure.claim]
    grave = any(claim.opening or claim.category in _GRAVE or claim.rule.partition(".")[0] in _GRAVE_TOPICS
                for claim in claims)
    if small:
        return Severity.SHOULD if certainty is Certainty.PROOF else Severity.MAY
    if certainty is Certainty.PROOF or slip:
        return Severity.MUST if grave else Severity.SHOULD
    return Severity.SHOULD if grave else Severity.MAY


def _is_small(check: Check, reckoned: Reckoned) -> bool:
    """Whether a total is less than a hundredth away from the sum of its parts."""
    claimed, computed = reckoned.claimed.exact, reckoned.computed.exact
    return check.expected[0][:2] == ("call", "sum") and abs(claimed - computed) < abs(computed) * _SMALL


def _fixes(story: Story, check: Check, fit: Fit, words: Words, reckoned: Reckoned) -> list[Fix]:
    """The claim's figure as it would have to be, where one figure makes it right."""
    name = str(check.claim[1])
    if check.claim[0] != "name" or check.relation != "equals" or words.ends:
        return []
    slot, _, side = name.partition(".")
    figure = fit.figures[slot][0]
    written = story.written(figure)
    span = figure.claim.span if figure.claim else story.document.place(figure.mention.span)
    claim = figure.claim.id if figure.claim else None
    if side == "weekday":
        names = check.listed("weekdays")
        said, is_on = names[int(reckoned.claimed.exact) - 1], names[int(reckoned.computed.exact) - 1]
        return [Fix(claim, span, written.replace(said, is_on))] if said in written else []
    return [] if side or figure.mention.quantity is None else [Fix(claim, span, words.shown(reckoned.computed.exact))]


def _identity(check: Check, fit: Fit) -> str:
    """A name made of the check and of what its figures say, not of where they stand."""
    facts = [(role, figure.measure, figure.mention.value, figure.unit)
             for role, figures in fit.figures.items() for figure in figures]
    return blake2b(repr((check.id, facts)).encode(), digest_size=5).hexdigest()


def _result(words: Words, wide: Interval, exact: Fraction) -> Result:
    return Result(words.shown(exact), _decimal(wide.low), _decimal(wide.high))


def _decimal(end: Fraction | None) -> Decimal | None:
    """An end of an interval to six places, however long it is."""
    if end is None:
        return None
    millionths = round(end / Fraction(_PLACES))
    with localcontext(prec=len(str(millionths)) + 1):
        return (millionths * _PLACES).normalize()


def _is_calendar(check: Check) -> bool:
    if str(check.claim[1]).endswith(".base"):
        return True
    return check.expected[0][0] == "call" and check.expected[0][1] in ("weekday", "age", "years", "days", "months")
