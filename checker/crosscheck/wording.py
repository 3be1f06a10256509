"""A finding in words: the story's own figures, with the arithmetic in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.intervals import Interval
from checker.crosscheck.judge import Verdict
from checker.crosscheck.search import Fit
from checker.model import Kind, plain
from checker.rulebook.checks import Check
from checker.rulebook.expressions import names_in

_FIELD = re.compile(r"\{(?P<name>[a-z]\w*)(?:\.(?P<side>\w+))?(?::(?P<list>\w+))?\}")
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FROM_NUMERAL = re.compile(r"[^\w\s(]*\d.*", re.DOTALL)
_LONG = 1000        # from here on, figures are written with commas
_VALUES = ("computed", "claimed")
_LEAST = Decimal("1e-9")      # the last place that is ever shown
_CLOSE = 4          # more places than the claim has are shown at most, until two values look different


class Words:
    """The words of one finding."""

    def __init__(self, story: Story, check: Check, fit: Fit, verdict: Verdict) -> None:
        self._story, self._check, self._fit, self._verdict = story, check, fit, verdict
        name = next(iter(names_in(check.claim)), "")
        self.claim = fit.figures[name.partition(".")[0]][0] if name else fit.anchor

    def filled(self, template: str) -> str:
        """A template with its fields filled, its first letter a capital."""
        text = _FIELD.sub(self._field, template)
        return text[:1].upper() + text[1:]

    def _field(self, match: re.Match[str]) -> str:
        name, side, names = match["name"], match["side"], match["list"]
        if name in _VALUES:
            exact = getattr(self._verdict, name).exact
            return self._named(exact, names) if names else self.shown(exact)
        if name in ("published", "change"):
            return (self._story.published or "") if name == "published" else self._change()
        if side:
            return self._side(name, side, names)
        return " and ".join(map(self._story.written, self._fit.figures[name]))

    def _side(self, name: str, side: str, names: str | None) -> str:
        """A side of a figure: a date's year, the figure alone, or one that an expression reckons with."""
        figure = self._fit.figures[name][0]
        if side == "figure":
            return self._story.bare(figure)
        if side == "year":
            return ((figure.mention.moment.start if figure.mention.moment else None) or "")[:4]
        value = self._verdict.readings[f"{name}.{side}"][0].exact
        return self._named(value, names) if names else number(value)

    def _named(self, value: Fraction, name: str) -> str:
        """The so manieth word of a list."""
        return str(self._check.listed(name)[int(value) - 1])

    def _change(self) -> str:
        value = self._verdict.computed.exact
        return f"{self._check.head.get('up' if value >= 0 else 'down', '')} {self.shown(value)}".strip()

    def shown(self, value: Fraction) -> str:
        """A value written as the claim's figure is: its currency, scale and unit around another numeral."""
        figure = self.claim
        value = self._in_unit(value)
        written = " ".join(self._story.document.written(figure.mention.span).split())
        found = _FROM_NUMERAL.search(written)
        grain = Fraction(figure.mention.grain) if figure.mention.grain is not None else Fraction(1)
        numeral = _NUMERAL.search(written)
        scale = _scale(figure, numeral[0] if numeral else "")
        signed = "-" if value < 0 and not self.claim.mention.direction else ""
        digits = signed + self._digits(abs(value) / scale, grain / scale)
        if not found or not numeral:
            unit = figure.mention.quantity.unit if figure.mention.quantity else None
            return f"{digits} {unit}" if unit in ("percent", "percentage point") else digits
        return _NUMERAL.sub(digits, found[0], count=1)

    def _in_unit(self, value: Fraction) -> Fraction:
        """A value of the coherent unit in the unit of the claim's figure, where that is what the check reckons in."""
        if not str(self._check.claim[1]).endswith(".base"):
            return value
        unit = self._story.units[self.claim.unit or ""]
        return (value - Fraction(unit.get("zero", 0))) / Fraction(unit["factor"])

    def _digits(self, value: Fraction, grain: Fraction) -> str:
        """A value to the place of the claim's last digit, or as far behind it as it takes to look different."""
        claimed = abs(self._verdict.claimed.exact)
        computed = abs(self._verdict.computed.exact)
        for place in range(_CLOSE):
            step = grain / 10 ** place
            if round(claimed / step) != round(computed / step):
                break
        return number(value, step if step < 1 else Fraction(1))

    def span_of(self, value: Interval) -> str:
        """Both ends of an interval, in digits."""
        ends = [number(end, Fraction(1, 10)) if end is not None else "" for end in (value.low, value.high)]
        return " to ".join(sorted(ends, key=len)) if value.low != value.high else ""


def _scale(figure: Figure, numeral: str) -> Fraction:
    """What the numeral as written is multiplied by: a million in "$3.4 million"."""
    quantity = figure.mention.quantity
    written = Fraction(numeral.replace(",", "").rstrip(".")) if numeral else Fraction(0)
    exact = quantity and (quantity.low if quantity.low is not None else quantity.high)
    return abs(Fraction(exact)) / written if written and exact and figure.kind is not Kind.RATIO else Fraction(1)


def number(value: Fraction, step: Fraction = Fraction(1, 100)) -> str:
    """A figure in digits, to the place of `step`: with commas from a thousand on, without zeros that say nothing."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    place = Decimal(1)
    while Fraction(place) > step and place > _LEAST:
        place /= 10
    rounded = exact.quantize(place, ROUND_HALF_UP)
    return f"{rounded:,f}" if abs(rounded) >= _LONG and "." not in plain(rounded) else plain(rounded)


def fields_in(template: str) -> Mapping[str, str]:
    """The names that a template has fields for, with the word list of each."""
    return {match["name"]: match["list"] or "" for match in _FIELD.finditer(template)}
