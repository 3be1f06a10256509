"""Figures that a story reckons from two of a source's: differences, growth, shares, multiples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from typing import NamedTuple

from checker.evidence import How, shown
from checker.model import Bound, Direction, Kind
from checker.trace.fit import Said, fit, likeness
from checker.trace.library import Library, digits_of
from checker.trace.sayings import Saying

_HUNDRED = Decimal(100)
_PRECISION = 28


class Formula(NamedTuple):
    """What is reckoned from a later and an earlier figure (or a part and a whole), as a value and as it is shown."""

    how: How
    value: Decimal
    text: str


class Reckoned(NamedTuple):
    """How a claim stands to a formula's value: it holds, or it looks like a slip, or neither."""

    formula: Formula
    holds: bool
    slip: str | None


def is_change(claim: Saying, library: Library) -> bool:
    """Whether a claim tells by how much something has changed or differs."""
    if claim.direction:
        return True
    if claim.kind in (Kind.ORDINAL, Kind.DATE):
        return False
    return bool({library.wording.stem("rise"), library.wording.stem("fall")} & set(_said(claim, library)))


def _said(claim: Saying, library: Library) -> list[str]:
    """The words of a figure and the one behind it: "3.8 points higher"."""
    behind = claim.sentence[claim.lit[1]:].split(None, 1)[:1]
    return library.wording.stems(" ".join((claim.quote, *behind)))


def goes_down(claim: Saying, library: Library) -> bool | None:
    """Whether a change goes down; None where the claim does not tell."""
    if claim.direction:
        return claim.direction == Direction.DOWN.value
    said = _said(claim, library)
    if library.wording.stem("fall") in said:
        return True
    return False if library.wording.stem("rise") in said else None


def reckon(claim: Saying, new: Decimal, old: Decimal, library: Library) -> Iterator[Reckoned]:
    """What two figures of one thing give for a claim, the later or larger one first."""
    for formula in _formulas(claim, new, old, library):
        said = _as_said(claim, library)
        value = abs(formula.value) if is_change(claim, library) else formula.value
        wanted = goes_down(claim, library)
        right_way = wanted is None or formula.value == 0 or (formula.value < 0) == wanted
        fitted = right_way and fit(said, value) is not None
        slip = None if fitted or not right_way else likeness(said, value)
        yield Reckoned(formula, fitted, slip.why if slip else None)


def _as_said(claim: Saying, library: Library) -> Said:
    """The claim as said; a part or multiple in words ("a quarter", "doubled") is known to two places."""
    said = library.said(claim)
    if claim.kind is Kind.RATIO and not digits_of(claim.quote):
        if said.bound in (Bound.MORE, Bound.AT_LEAST) and said.value >= 1:
            return said._replace(step=Decimal(1))           # "more than twice": not three times
        return said._replace(step=Decimal("0.04") if said.value < 1 else said.value * Decimal("0.06"))
    return said


def _formulas(claim: Saying, new: Decimal, old: Decimal, library: Library) -> Iterator[Formula]:
    dimension = library.dimension(claim)
    with localcontext() as context:
        context.prec = _PRECISION
        try:
            if claim.kind is Kind.RATIO and claim.bound is not Bound.RATIO:
                yield from _parts(claim, new, old, library)
            elif dimension == "share":
                if is_change(claim, library):
                    yield Formula(How.GROWTH, (new - old) / old * _HUNDRED,
                                  f"({shown(new)} - {shown(old)}) / {shown(old)} = {_percent((new - old) / old)}")
                else:
                    yield Formula(How.SHARE, new / old * _HUNDRED,
                                  f"{shown(new)} / {shown(old)} = {_percent(new / old)}")
            elif is_change(claim, library):
                yield Formula(How.DIFFERENCE, new - old, f"{shown(new)} - {shown(old)} = {shown(new - old)}")
        except (DivisionByZero, InvalidOperation):
            return


def _parts(claim: Saying, new: Decimal, old: Decimal, library: Library) -> Iterator[Formula]:
    value = claim.value or Decimal(0)
    if is_change(claim, library) and value < 1:
        yield Formula(How.GROWTH, (new - old) / old,
                      f"({shown(new)} - {shown(old)}) / {shown(old)} = {_percent((new - old) / old)}")
    else:
        yield Formula(How.SHARE, new / old, f"{shown(new)} / {shown(old)} = {shown(round(new / old, 3))}")


def _percent(value: Decimal) -> str:
    return f"{shown(round(value * _HUNDRED, 1))} percent"
