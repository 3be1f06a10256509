"""A law of reading texts that stop or begin in the middle: a headline cut short, a quotation, a damaged file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import check
from checker.pipeline import load_desk

SENTENCES = sorted({hit["text"] for rule in load_desk().rulebook.rules for hit in rule.hits})
STAND_INS = [
    "12 people died. Around 200 others were hurt.",
    "It has 40 nurses. The 12 others left. Nine of them stayed.",
]


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(SENTENCES + STAND_INS), st.data())
def test_a_text_that_is_cut_is_read(text: str, data: st.DataObject) -> None:
    """Wherever a text is cut, it is read, and every claim stands in it."""
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    cut = text[first:last]
    for claim in check(cut, published="2024-03-07").claims:
        assert 0 <= claim.span.start < claim.span.end <= len(cut)
        assert claim.quote == cut[claim.span.start:claim.span.end]


def test_stand_ins_at_the_end_of_a_text() -> None:
    """What stands for a noun of the sentence before may be the last word of all."""
    for text in STAND_INS:
        for end in range(len(text)):
            check(text[:end])
