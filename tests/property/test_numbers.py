"""Laws of reading numbers, whatever the number and whatever the text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Mention, Quantity
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spell(number: int, joint: str = " ") -> str:
    """`number` in English words, with `joint` between the hundreds and what follows."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (joint + spell(rest) if rest else "")
    size, name = next((size, name) for size, name in SCALES if number >= size)
    rest = number % size
    return f"{spell(number // size, joint)} {name}" + (f" {spell(rest, joint)}" if rest else "")


def only(text: str) -> Mention:
    """The one mention in `text`."""
    mentions = find_mentions(text, PACK)
    assert len(mentions) == 1, [(text[slice(*m.span)], m.kind) for m in mentions]
    return mentions[0]


def quantity(text: str) -> Quantity:
    """What the one mention in `text` says."""
    found = only(text).quantity
    assert found is not None
    return found


@settings(deadline=None)
@given(st.integers(2, 10**15 - 1), st.sampled_from([" ", " and "]))
def test_number_in_words_reads_back(number: int, joint: str) -> None:
    """A number spelled out is one number of the same value."""
    found = quantity(f"They counted {spell(number, joint)}.")
    assert found.low == found.high == Decimal(number)


@settings(deadline=None)
@given(st.integers(2101, 10**15), st.sampled_from([",", " ", "\u00a0", "\u202f", "\u2009", "'", "’", ""]))
def test_grouping_does_not_change_the_value(number: int, separator: str) -> None:
    """Digits read the same however their thousands are set apart."""
    found = quantity(f"They counted {f'{number:,}'.replace(',', separator)} birds.")
    assert found.low == found.high == Decimal(number)


@settings(deadline=None)
@given(st.decimals(Decimal("0.01"), Decimal(10**6), places=2))
def test_decimals_are_exact(value: Decimal) -> None:
    """A decimal figure keeps every digit."""
    assert quantity(f"It cost ${value:,}.").low == value


@settings(deadline=None)
@given(st.sampled_from(sorted(PACK.words("hedge") | PACK.words("compare"))), st.integers(2101, 10**6))
def test_hedge_never_changes_the_figure(hedge: str, number: int) -> None:
    """Whatever stands before a figure, one of its ends is what was written."""
    mention = only(f"They counted {hedge} {number} birds.")
    assert mention.quantity is not None
    assert number in (mention.quantity.low, mention.quantity.high)


RANGES = st.sampled_from(["{}-{}", "{} to {}", "{}–{}", "between {} and {}"])


@settings(deadline=None)
@given(st.integers(2101, 10**6), st.integers(1, 10**6), RANGES)
def test_range_keeps_both_ends(low: int, step: int, form: str) -> None:
    """A range has the two ends that were written."""
    found = quantity(f"They counted {form.format(low, low + step)} birds.")
    assert (found.low, found.high) == (Decimal(low), Decimal(low + step))


@pytest.mark.parametrize("scale", [name for _, name in SCALES])
@settings(deadline=None)
@given(low=st.integers(2, 500), step=st.integers(1, 400))
def test_scale_is_carried_to_the_first_end(scale: str, low: int, step: int) -> None:
    """"2 to 3 million" means two million to three million."""
    size = {name: size for size, name in SCALES}[scale]
    found = quantity(f"It has {low} to {low + step} {scale} members.")
    assert (found.low, found.high) == (Decimal(low * size), Decimal((low + step) * size))


PIECES = st.sampled_from([
    "about ", "between ", "from ", "5", "1,000", "one", "twenty", "-", "–", " to ", " and ", "half", "a ", "million",
    "%", "$", "£", "/", ".", ",", "°C", "km", "m", "in", "th", "third", "dozens", " of ", "thousands", "'", '"', "(",
    ")", "\n\n", "x", "^", "e9", "US$", "½", "²", "٣", "years", "-old", " per ", "aged ", "John Smith, ",
    "or more", "point ", "minus ", "couple", "few ", "a few ", "\u00a0", "s", "40s", "in his ", "cents", "3-1",
    "4:1", "+", "~", "Rs", "PS2", "10^99", "1e400", "twice ", "double the ",
])


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    """No text crashes; mentions lie inside it, in order and apart, and their values can be written down."""
    end = 0
    for mention in find_mentions(text, PACK):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert not text[slice(*mention.span)].isspace()
        if mention.quantity is not None:
            assert mention.quantity.notation
            if mention.quantity.low is not None and mention.quantity.high is not None and mention.quantity.bound != ":":
                assert mention.quantity.low <= mention.quantity.high


@pytest.mark.parametrize("text", [
    "9" * 100_000, "9" * 50 + "^40", "million " * 5_000, "thousands of " * 5_000, "a few " + "hundred million " * 2_000,
    "one point " + "nine " * 5_000, "half a " + "million " * 2_000, "1, " * 5_000, "about " * 5_000 + "5",
    "5 -" * 5_000, "one hundred and " * 2_000, "twenty-" * 3_000, "5 to " * 3_000, "3-1-" * 3_000,
    "aged 5" + ", 6" * 5_000,
])
def test_endless_figures_are_read(text: str) -> None:
    """Figures without end neither crash nor take time without end, and every value can be written down."""
    for mention in find_mentions(text, PACK):
        assert mention.quantity is None or len(mention.quantity.notation) < 200
