"""Laws of the layers that name, lend and direct: whatever the text, figures stay what and where they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Kind
from checker.recognize import find_mentions
from checker.rulebook.files import load_pack

PACK = load_pack()
WORDS = st.sampled_from([
    "12", "one", "3.5", "half", "dozens", "1,000", "percent", "of", "the", "a", "and", "or", "by", "to", "from", "rose",
    "cut", "lower", "up", "soldiers", "soldier", "U.S.", "police", "wounded", "dead", "were", "killed", "others",
    "more", "St.", "first-team", "-", ",", ".", "(", ")", '"', "toll", "number", "down", "against", "including",
])
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80)


@settings(deadline=None)
@given(TEXTS)
def test_a_phrase_holds_its_figure(text: str) -> None:
    """The phrase of a count contains its figure, its unit and its subject stand in the text."""
    for mention in find_mentions(text, PACK):
        if mention.phrase:
            assert mention.phrase.start <= mention.span.start
            assert mention.span.end <= mention.phrase.end <= len(text)
        if mention.subject:
            assert mention.subject in text
        if mention.kind is Kind.COUNT and mention.quantity:
            assert mention.quantity.unit is not None
            assert mention.quantity.unit in text


@settings(deadline=None)
@given(TEXTS)
def test_an_antecedent_is_another_figure(text: str) -> None:
    """What lent a noun is a figure of its own in the same text."""
    mentions = find_mentions(text, PACK)
    spans = {mention.span for mention in mentions}
    for mention in mentions:
        if mention.antecedent:
            assert mention.antecedent in spans - {mention.span}
