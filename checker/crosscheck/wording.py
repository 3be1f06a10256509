"""A finding in words: the story's own figures, with the arithmetic in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.intervals import Interval
from checker.crosscheck.judge import Reckoned
from checker.crosscheck.readings import in_unit
from checker.crosscheck.search import Fit
from checker.model import Kind, plain
from checker.rulebook.checks import Check
from checker.rulebook.expressions import names_in

_FIELD = re.compile(r"\{(?P<name>[a-z]\w*)(?:\.(?P<side>\w+))?(?::(?P<list>\w+))?\}")
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LONG = 1000        # from here on, figures are written with commas
_VALUES = ("computed", "claimed")
_LEAST = Decimal("1e-9")      # the last place that is ever shown
_FIRST_DAY = 10_000      # below, a value is a count of days, and no day of the calendar
_CLOSE = 4          # more places than the claim has are shown at most, until two values look different


class Words:
    """The words of one finding, or of a set of figures that holds."""

    def __init__(self, story: Story, check: Check, fit: Fit, reckoned: Reckoned) -> None:
        self._story, self._check, self._fit, self._reckoned = story, check, fit, reckoned
        name = next(iter(names_in(check.claim)), "")
        self.claim = fit.figures[name.partition(".")[0]][0] if name else fit.anchor

    def filled(self, template: str) -> str:
        """A template with its fields filled, its first letter a capital."""
        text = self.within_a_sentence(template)
        return text[:1].upper() + text[1:]

    def calculation(self, template: str) -> str:
        """A calculation with its fields filled; figures of one slot are added."""
        return _FIELD.sub(lambda match: self._field(match, " + "), template)

    def within_a_sentence(self, template: str) -> str:
        """A template with its fields filled."""
        return _FIELD.sub(self._field, template)

    def _field(self, match: re.Match[str], joint: str = " and ") -> str:
        name, side, names = match["name"], match["side"], match["list"]
        if name in _VALUES:
            exact = getattr(self._reckoned, name).exact
            if name == "computed" and self.ends:
                low, high = self.ends
                return f"{self.shown(low)} {'or' if high - low == 1 else 'to'} {self.shown(high)}"
            if names == "number":
                return number(exact, Fraction(1, 10))
            return self._named(exact, names) if names else self.shown(exact)
        if name in ("published", "change"):
            return (self._story.published or "") if name == "published" else self._change()
        if side:
            return self._side(name, side, names)
        return joint.join(within(self._story.written(figure), figure) for figure in self._fit.figures[name])

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """The least and the most that an age can be, where no day of birth is told; None where there is one value."""
        node, wide = self._check.expected[0], self._reckoned.computed.wide
        if node[:2] != ("call", "age") or wide.low is None or wide.high is None or wide.low == wide.high:
            return None
        return wide.low, wide.high

    def _side(self, name: str, side: str, names: str | None) -> str:
        """A side of a figure: a date's year, the figure alone, or one that an expression reckons with."""
        figure = self._fit.figures[name][0]
        if side == "figure":
            return within(self._story.bare(figure), figure)
        if side == "year":
            return ((figure.mention.moment.start if figure.mention.moment else None) or "")[:4]
        value = self._reckoned.readings[f"{name}.{side}"][0].exact
        return self._named(value, names) if names else number(value)

    def _named(self, value: Fraction, name: str) -> str:
        """The so manieth word of a list."""
        return str(self._check.listed(name)[int(value) - 1])

    def _change(self) -> str:
        value = self._reckoned.computed.exact
        return f"{self._check.head.get('up' if value >= 0 else 'down', '')} {self.shown(value)}".strip()

    def shown(self, value: Fraction) -> str:
        """A value written as the claim's figure is: its currency, scale and unit around another numeral."""
        figure, reading = self.claim, self._story.document.reading
        if figure.mention.quantity is None:
            return number(value) if value < _FIRST_DAY else date.fromordinal(int(value)).isoformat()
        value, alone = self._in_unit(value), figure.mention.figure or figure.mention.span
        before, after = reading[figure.mention.span.start:alone.start], reading[alone.end:figure.mention.span.end]
        written = " ".join(reading[alone.start:alone.end].split())
        numeral = _NUMERAL.search(written)
        grain = Fraction(figure.mention.grain) if figure.mention.grain is not None else Fraction(1)
        scale = _scale(figure, numeral[0] if numeral else "")
        told_below = numeral and numeral.start() > 0        # "minus 25"
        signed = "-" if value < 0 and not (figure.mention.direction or told_below) else ""
        digits = signed + self._digits(abs(value) / scale, grain / scale)
        sign = before.split(" ")[-1]        # a currency before the figure; words there are a hedge
        told = _NUMERAL.sub(digits, written, count=1) if numeral else digits
        return " ".join(f"{'' if any(map(str.isalpha, sign)) else sign}{told}{after}".split())

    def _in_unit(self, value: Fraction) -> Fraction:
        """A value of the coherent unit in the unit of the claim's figure, where that is what the check reckons in."""
        if not str(self._check.claim[1]).endswith(".base"):
            slot = next((slot for slot in self._check.slots if self.claim in self._fit.figures[slot.name]), None)
            return value / in_unit(self.claim, slot.asks("unit") if slot else None, self._story.units)
        unit = self._story.units[self.claim.unit or ""]
        return (value - Fraction(unit.get("zero", 0))) / Fraction(unit["factor"])

    def _digits(self, value: Fraction, grain: Fraction) -> str:
        """A value to the place of the claim's last digit, or as far behind it as it takes to look different."""
        claimed = abs(self._reckoned.claimed.exact)
        computed = abs(self._reckoned.computed.exact)
        for place in range(_CLOSE):
            step = grain / 10 ** place
            if round(claimed / step) != round(computed / step):
                break
        return number(value, step if step < 1 else Fraction(1))

    def span_of(self, value: Interval) -> str:
        """Both ends of an interval, in digits."""
        ends = [number(end, Fraction(1, 10)) if end is not None else "" for end in (value.low, value.high)]
        return " to ".join(sorted(ends, key=len)) if value.low != value.high else ""


def within(written: str, figure: Figure) -> str:
    """A figure as written, within a sentence: "About 30" begins with a small letter there."""
    capital = written[:1].isupper() and written[1:2].islower() and figure.mention.moment is None
    return written[:1].lower() + written[1:] if capital else written


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
    written = plain(rounded)
    return f"{int(rounded):,}" if abs(rounded) >= _LONG and "." not in written else written


def fields_in(template: str) -> Mapping[str, str]:
    """The names that a template has fields for, with the word list of each."""
    return {match["name"]: match["list"] or "" for match in _FIELD.finditer(template)}
