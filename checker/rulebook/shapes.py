"""The shapes of a number, as classes that patterns can ask for.

What a number can be (a day, an hour, a year ...) follows from how it is written, in any language:
"05" can be a day or a minute, "2003" a year, "2,003" only a number.
"""

from __future__ import annotations

from decimal import Decimal

Shape = frozenset[str]

YEARS = range(1000, 2101)       # a bare number in this range, with no noun, is nearly always a year


def shape_of(written: str, value: Decimal) -> Shape:
    """The classes of a cardinal number: `number` always; `digits` or `spelled`; and what its size allows.

    day 1-31, month_number 1-12, hour 0-24, minute (two digits, 00-59), year (four digits from 1000 to 2100),
    two and four (so many digits), decimal (with a point).
    """
    if not written.isdigit():
        if "." in written and written.replace(".", "").isdigit():
            return frozenset({"number", "digits", "decimal"})
        return _by_size({"number", "spelled"}, value) if not any(c.isdigit() for c in written) else NUMBER
    if len(written) > 4:
        return frozenset({"number", "digits"})
    classes = {"number", "digits"}
    if len(written) == 4:
        classes |= {"four", "year"} if int(written) in YEARS else {"four"}
        return frozenset(classes)
    if len(written) == 2:
        classes |= {"two", "minute"} if value < 60 else {"two"}
    return _by_size(classes, value) if len(written) < 3 else frozenset(classes)


def ordinal_shape(value: Decimal) -> Shape:
    """The classes of an ordinal: `ordinal`, and `ordinal_day` up to 31."""
    return frozenset({"ordinal", "ordinal_day"} if 1 <= value <= 31 else {"ordinal"})


def _by_size(classes: set[str], value: Decimal) -> Shape:
    if value == value.to_integral_value():
        if 1 <= value <= 31:
            classes = classes | {"day"}
        if 1 <= value <= 12:
            classes = classes | {"month_number"}
        if 0 <= value <= 24:
            classes = classes | {"hour"}
    return frozenset(classes)


NUMBER: Shape = frozenset({"number"})
FRACTION: Shape = frozenset({"fraction"})
VAGUE: Shape = frozenset({"vague"})


def all_shapes() -> set[Shape]:
    """Every shape that a number can have: what a lexicon must give a code to."""
    written = [str(n) for n in (*range(100), 100, 999, 2000, 5000, 10000)] + [f"{n:02}" for n in range(10)] + ["1.5"]
    shapes = {shape_of(text, Decimal(text)) for text in written}
    shapes |= {shape_of("spelled", Decimal(n)) for n in (*range(33), 100)}
    return shapes | {NUMBER, FRACTION, VAGUE, ordinal_shape(Decimal(1)), ordinal_shape(Decimal(40))}
