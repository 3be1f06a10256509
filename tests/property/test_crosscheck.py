"""Laws of the crosscheck: a right story stays silent however its figures are rounded, and every proof is a proof."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker import check
from checker.crosscheck.intervals import Interval, Undefined
from checker.model import Certainty

LEVELS = st.integers(min_value=1_000, max_value=9_999_999)
ZEROS = st.sampled_from([0, 2, 3, 4])      # one zero may be a digit like others, and is read as one
ENDS = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)
INTERVALS = st.tuples(ENDS, ENDS).map(lambda ends: Interval(min(ends), max(ends)))


def rounded(figure: int, zeros: int) -> int:
    """A figure with its last digits rounded away."""
    place: int = 10 ** zeros
    return round(Fraction(figure, place)) * place


def within(interval: Interval, part: Fraction) -> Fraction:
    """The member of an interval that lies so far from its low to its high end."""
    low, high = interval.low or Fraction(0), interval.high or Fraction(0)
    return low + part * (high - low)


@settings(deadline=None)
@given(LEVELS, LEVELS, ZEROS, ZEROS)
def test_right_change_is_never_disproved(old: int, new: int, old_zeros: int, new_zeros: int) -> None:
    """Levels rounded at any place, and the change of the levels before they were rounded."""
    told_old, told_new = rounded(old, old_zeros), rounded(new, new_zeros)
    assume(told_old > 0 and told_new > 0 and old != new)
    percent = round(abs(Fraction(new - old, old)) * 100)
    assume(percent > 0)
    moved = "rise" if new > old else "cut"
    text = f"The number of pupils went from {told_old:,} to {told_new:,}, a {moved} of {percent} percent, it said."
    assert [found.message for found in check(text).findings if found.certainty is Certainty.PROOF] == []


@settings(deadline=None)
@given(LEVELS, LEVELS, st.integers(1, 400))
def test_every_proof_is_found_again_by_exact_arithmetic(old: int, new: int, percent: int) -> None:
    """Whatever the levels may have been rounded from, the change is not the one that is told."""
    moved = "rise" if new > old else "cut"
    text = f"The number of pupils went from {old:,} to {new:,}, a {moved} of {percent} percent, it said."
    for found in check(text).findings:
        if found.certainty is Certainty.PROOF:
            ends = {operand.role: operand for operand in found.operands}
            changes = [(Fraction(after) / Fraction(before) - 1) * 100
                       for after in (ends["new"].low, ends["new"].high)
                       for before in (ends["old"].low, ends["old"].high)
                       if isinstance(after, Decimal) and isinstance(before, Decimal)]
            told, half = percent if moved == "rise" else -percent, Fraction(1, 2)
            assert max(changes) < told - half or min(changes) > told + half


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1_001, 9_999), min_size=3, max_size=5, unique=True), st.integers(0, 900), st.data())
def test_order_of_parts_changes_nothing(parts: list[int], off: int, data: st.DataObject) -> None:
    """The parts of a total that is announced may be told in any order: the same is found, of the same figures."""
    total, others = sum(parts) + off, data.draw(st.permutations(parts))
    assert _found_in_list(parts, total) == _found_in_list(others, total)


def test_order_of_parts_is_put_to_lists_with_findings() -> None:
    """The list of the law above is one that is found where it does not add up, and only there."""
    assert _found_in_list([1_240, 2_315, 4_127], 7_982) == {
        ("sum-listed", Certainty.PROOF, frozenset({"1,240", "2,315", "4,127", "7,982 people"}))}
    assert _found_in_list([1_240, 2_315, 4_127], 7_682) == set()


def _found_in_list(parts: list[int], total: int) -> set[tuple[str, Certainty, frozenset[str]]]:
    """What is found in a total and its parts: by check, how sure, and of which figures."""
    places = ["Mard", "Old Teck", "Sill", "Harn", "Upper Lodd"]
    told = [f"{part:,} in {place}" for part, place in zip(parts, places, strict=False)]
    text = f"The flood drove {total:,} people from their homes: {', '.join(told[:-1])} and {told[-1]}."
    return {(found.check, found.certainty, frozenset(operand.quote for operand in found.operands))
            for found in check(text).findings}


@given(INTERVALS, INTERVALS, st.fractions(0, 1), st.fractions(0, 1))
def test_what_is_reckoned_from_members_lies_in_the_interval(first: Interval, second: Interval, at: Fraction,
                                                            to: Fraction) -> None:
    """Sum, difference, product and quotient of two figures belong to those of the intervals that they belong to."""
    one, two = within(first, at), within(second, to)
    pairs = [(first + second, one + two), (first - second, one - two), (first * second, one * two)]
    try:
        pairs.append((first / second, one / two))
    except (Undefined, ZeroDivisionError):
        assert second.low is not None
        assert second.high is not None
        assert second.low <= 0 <= second.high
    for interval, figure in pairs:
        assert interval.meets(Interval.point(figure))
