"""Laws of the ledger: whatever happens to a story, a verdict stays with what it was given on."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import check
from checker.facts import fact_key
from checker.ledger.entries import Ledger
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.model import Claim, Status, Verdict

SENTENCES = (
    "At least 40 people were killed when the dam burst.", "Some 1,200 homes were flooded.",
    "The army sent nearly 4,500 troops.", "They will stay for three weeks.", "Repairs may cost $30 million.",
    "It had set aside $2 million.", "The wall was 60 meters high.", "We counted 17 cracks.", "Divers found 17 cracks.",
    "About 9,000 people live there.", "About 9,000 people fled.", "About 9,000 people live there.",
)
HEDGES = ("", "about ", "nearly ", "more than ", "at least ", "up to ", "fewer than ")
VERDICT = Verdict(Status.ACCURATE, "KM", datetime(2024, 5, 1, tzinfo=UTC))
FIGURE = re.compile(r"(?:(?:at least|some|nearly|about|more than|up to|fewer than) )?\$?\d[\d,]*", re.IGNORECASE)

edits = st.lists(st.one_of(
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(0, 20)),
    st.tuples(st.just("delete"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("double"), st.integers(0, 20), st.integers(0, 20)),
    st.tuples(st.just("figure"), st.integers(0, 20), st.integers(2, 9_999)),
    st.tuples(st.just("hedge"), st.integers(0, 20), st.integers(0, len(HEDGES) - 1)),
    st.tuples(st.just("break"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("word"), st.integers(0, 20), st.integers(0, 12)),
), max_size=8)


def apply(sentences: list[str], kind: str, place: int, other: int) -> None:
    """One edit of a story, which is a list of sentences."""
    if not sentences:
        return
    i, j = place % len(sentences), other % len(sentences)
    if kind == "move":
        sentences.insert(j, sentences.pop(i))
    elif kind == "delete":
        del sentences[i]
    elif kind == "double":
        sentences.insert(j, sentences[i])
    elif kind == "figure":
        sentences[i] = re.sub(r"\d[\d,]*", f"{other:,}", sentences[i], count=1)
    elif kind == "hedge":
        sentences[i] = FIGURE.sub(lambda match: HEDGES[other] + match[0].rsplit(" ", 1)[-1], sentences[i], count=1)
    elif kind == "break":
        sentences[i] += "\n\n"
    else:
        words = sentences[i].split(" ")
        sentences[i] = " ".join([*words[:other], "suddenly", *words[other:]])


def said(claim: Claim) -> tuple[str, ...]:
    """What a claim says, by the text alone: its figure as written and its sentence."""
    return claim.measure or claim.category, str(claim.value), claim.unit or "", claim.quote, claim.sentence


@settings(max_examples=80, deadline=None)
@given(checked=st.sets(st.integers(0, 11)), changes=edits)
def test_no_verdict_moves_to_another_claim(checked: set[int], changes: list[tuple[str, int, int]]) -> None:
    """Random edits never carry a verdict to a claim of another value, hedge, noun, unit, measure or sentence."""
    before = check(" ".join(SENTENCES))
    ledger = judge(before, Ledger(), {before.claims[i].fact: VERDICT for i in checked if i < len(before.claims)})
    given_on = Counter(said(claim) for i, claim in enumerate(before.claims) if i in checked)
    sentences = list(SENTENCES)
    for change in changes:
        apply(sentences, *change)
    after = settle(check(" ".join(sentences)), ledger)
    kept = Counter(said(claim) for claim in after.claims if claim.verdict)
    assert kept <= given_on
    for claim in after.claims:
        if claim.status is Status.REWORDED:
            assert claim.earlier
            assert (claim.value, claim.unit) == (claim.earlier.fact.value, claim.earlier.fact.unit)
    holders = [fact_key(claim.earlier.fact) for claim in after.claims if claim.earlier]
    assert len(holders) == len(set(holders))
    assert kept.total() + len(holders) <= given_on.total()


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(len(SENTENCES))), width=st.integers(20, 90))
def test_moving_and_wrapping_keeps_every_verdict(order: list[int], width: int) -> None:
    """Sentences in any order, in lines of any length, keep their verdicts."""
    before = check(" ".join(SENTENCES))
    ledger = judge(before, Ledger(), {claim.fact: VERDICT for claim in before.claims})
    text = textwrap.fill(" ".join(SENTENCES[i] for i in order), width)
    assert all(claim.verdict for claim in settle(check(text), ledger).claims)
