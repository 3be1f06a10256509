"""Which verdicts hold after an edit: of a story of sixteen claims, all settled before."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import timedelta
from functools import reduce
from itertools import combinations

import pytest
from story import AT, PARAGRAPHS, STORY, edited, reviewed, unsettled

from checker import check
from checker.facts import fact_key
from checker.ledger.entries import Ledger
from checker.ledger.judge import judge
from checker.ledger.settle import compare, settle
from checker.model import Status, Verdict

Edit = Callable[[str], str]


def exchange(old: str, new: str) -> Edit:
    """An edit that puts `new` in the place of `old`, which must be there."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return edit


def move(text: str) -> str:
    """The last paragraph to the front of the body."""
    headline, *body = text.strip().split("\n\n")
    return "\n\n".join((headline, body[-1], *body[:-1])) + "\n"


# Each edit with the claims that are no longer settled after it. They are made in different sentences.
EDITS: dict[str, tuple[Edit, list[tuple[str, str]]]] = {
    "moved": (move, []),
    "figure": (exchange("$30 million", "$40 million"), [("$40 million", "open")]),
    "hedge": (exchange("nearly 4,500 troops", "more than 4,500 troops"), [("more than 4,500 troops", "open")]),
    "reworded": (exchange("Police hold three managers", "Police now hold three managers"),
                 [("three managers", "reworded")]),
    "deleted": (exchange(" Nobody answered in two years.", ""), []),
    "added": (exchange("live in the valley.", "live in the valley. Divers found 17 cracks. A film shows 17 cracks."),
              [("17 cracks", "open"), ("17 cracks", "open")]),
}


def test_the_story_has_sixteen_claims_and_all_are_kept() -> None:
    """Without an edit every verdict holds."""
    article = edited(STORY)
    assert len(article.claims) == 16
    assert {claim.status for claim in article.claims} == {Status.ACCURATE}
    assert all(claim.verdict and claim.verdict.by == "KM" for claim in article.claims)


@pytest.mark.parametrize("names", [names for n in range(1, 7) for names in combinations(EDITS, n)], ids="+".join)
def test_edits(names: tuple[str, ...]) -> None:
    """Six edits and all their combinations: exactly the right claims are kept, reworded and open."""
    text = reduce(lambda text, name: EDITS[name][0](text), names, STORY)
    article = edited(text)
    assert unsettled(article) == sorted(pair for name in names for pair in EDITS[name][1])
    assert len(article.claims) == 16 - ("deleted" in names) + 2 * ("added" in names)


@pytest.mark.parametrize("edit", [
    exchange("nearly 4,500 troops", "nearly 4,600 troops"),
    exchange("nearly 4,500 troops", "nearly 4,500 nurses"),
    exchange("nearly 4,500 troops", "over 4,500 troops"),
    exchange("nearly 4,500 troops", "4,500 troops"),
    exchange("60 meters", "60 feet"),
    exchange("$2 million", "€2 million"),
    exchange("in 1964", "in 1946"),
    exchange("three weeks", "three months"),
    exchange("12 percent", "12 percentage points"),
    exchange("40 people were killed", "40 people were injured"),
], ids=["value", "noun", "bound", "no hedge", "unit", "currency", "date", "duration", "percent", "measure"])
def test_what_was_claimed_changed(edit: Edit) -> None:
    """Another value, unit, noun, hedge or measure is another claim: open, and it says what it was."""
    [claim] = [claim for claim in edited(edit(STORY)).claims if claim.status is not Status.ACCURATE]
    assert claim.status is Status.OPEN
    assert claim.verdict is None
    assert claim.earlier
    assert claim.earlier.verdict.by == "KM"
    assert claim.earlier.fact.quote in STORY


def test_a_place_swapped_is_reworded_and_shows_both_sentences() -> None:
    """The figure stands but is said of something else: the old verdict waits for a person."""
    [claim] = [claim for claim in edited(STORY.replace("in the valley", "in the hills")).claims
               if claim.status is not Status.ACCURATE]
    assert claim.status is Status.REWORDED
    assert claim.verdict is None
    assert claim.earlier
    assert claim.earlier.fact.sentence == "About 9,000 people live in the valley."
    assert claim.sentence == "About 9,000 people live in the hills."


@pytest.mark.parametrize("edit", [
    lambda text: "\n\n".join(textwrap.fill(paragraph, 34) for paragraph in text.split("\n\n")),
    lambda text: text.replace(' "We', " “We").replace('," he', ",” he").replace(" ", "\u00a0", 40),
    lambda text: text.replace("1,200 homes", "1,200\u202fhomes").replace("\n", "\r\n"),
    lambda text: text.replace("The wall", "New words are put here. The wall").replace("They will", "\n\nThey will"),
    lambda text: "\n\n".join(reversed(text.strip().split("\n\n"))),
], ids=["wrapped", "typographic quotes and spaces", "line ends", "new sentences around", "reversed"])
def test_what_changes_nothing(edit: Edit) -> None:
    """Places, line ends and typography are no part of a claim."""
    assert unsettled(edited(edit(STORY))) == []


@pytest.mark.parametrize(("typed", "typeset"), [
    ("the café, 12 nurses", "the cafe\u0301, 12 nurses"), ("the plan - 12 nurses", "the plan — 12 nurses"),
    ("the plan -- 12 nurses", "the plan—12 nurses"), ("``the'' 12 nurses", "“the” 12 nurses"),
    ("the plan ... 12 nurses", "the plan… 12 nurses"), ("the wor\u00adkers, 12 nurses", "the workers, 12 nurses"),
    ("a one-way street, 12 nurses", "a one-\nway street, 12 nurses"), ("12 nurses !", "12 nurses\u00a0!"),
    ("their 'own' 12 nurses", "their ‘own’ 12 nurses"),
])
def test_typesetting(typed: str, typeset: str) -> None:
    """What an editor's software does to quotes, dashes, accents, dots, hyphens and spaces changes no claim."""
    story = "In the end {} were hired."
    assert len(check(story.format(typed)).claims) == 1
    ledger = reviewed(story.format(typed))
    assert unsettled(edited(story.format(typeset), ledger)) == []


@pytest.mark.parametrize("same", ["About 9,000 people live in the valley.", "They will stay for three weeks"])
def test_a_sentence_pasted_twice(same: str) -> None:
    """Of equal claims in equal sentences only the one that was there is settled, wherever the others stand."""
    paragraph = next(paragraph for paragraph in PARAGRAPHS if same in paragraph)
    text = STORY.replace("The dam was", f"{same}. The dam was").replace("Police hold", f"{same}. Police hold")
    article = edited(text)
    settled = [claim for claim in article.claims if claim.sentence.startswith(same) and claim.verdict]
    assert len(settled) == 1
    assert text.rindex(paragraph) <= settled[0].span.start < text.rindex(paragraph) + len(paragraph)


@pytest.mark.parametrize(("checked", "left", "status"), [
    (0, 0, Status.ACCURATE), (1, 1, Status.ACCURATE), (0, 1, Status.REWORDED), (1, 0, Status.REWORDED),
])
def test_equal_claims_under_other_headings_keep_apart(checked: int, left: int, status: Status) -> None:
    """One of two equal claims goes: the verdict on it does not slide to the other, which was never checked."""
    parts = "Iraq\n\nKilled: 12 soldiers.\n", "Iran\n\nKilled: 12 soldiers.\n"
    article = check("\n".join(parts))
    ledger = judge(article, Ledger(), {article.claims[checked].fact: Verdict(Status.ACCURATE, "KM", AT)})
    [claim] = settle(check(parts[left]), ledger).claims
    assert claim.status is status


def test_a_reworded_claim_takes_its_history_along() -> None:
    """Once confirmed, the new sentence is the one that the verdict belongs to, and the old verdict is its history."""
    ledger = reviewed()
    article = edited(STORY.replace("in the valley", "in the hills"), ledger)
    [claim] = [claim for claim in article.claims if claim.status is Status.REWORDED]
    later = Verdict(Status.ACCURATE, "LB", AT + timedelta(hours=1))
    ledger = judge(article, ledger, {claim.fact: later})
    assert [verdict.by for verdict in ledger.entries[fact_key(claim.fact)].verdicts] == ["KM", "LB"]
    assert len(ledger.entries) == 16
    assert unsettled(settle(check(article.text), ledger)) == []
    assert unsettled(settle(check(STORY), ledger)) == [("About 9,000 people", "reworded")]


def test_what_is_deleted_comes_back_with_its_verdict() -> None:
    """A verdict outlives its claim, and is counted as one of a claim that has gone."""
    ledger = reviewed()
    without = check(STORY.replace(" Nobody answered in two years.", ""))
    assert [entry.fact.quote for entry in compare(without, ledger).gone] == ["two years"]
    again = judge(without, ledger, {without.claims[0].fact: Verdict(Status.FIX, "LB", AT)})
    assert ("two years", "open") not in unsettled(settle(check(STORY), again))
    assert unsettled(settle(check(STORY), again)) == [("1,200 homes", "fix")]


def test_numbers_of_equal_claims_follow_the_claims() -> None:
    """A verdict on a pasted copy before the original leaves the original its own."""
    text = STORY.replace("The dam was", "About 9,000 people live in the valley. The dam was")
    ledger = reviewed()
    article = settle(check(text), ledger)
    [copy] = [claim for claim in article.claims if claim.status is Status.OPEN]
    ledger = judge(article, ledger, {copy.fact: Verdict(Status.FIX, "LB", AT + timedelta(hours=1))})
    settled = [(claim.status, claim.verdict.by) for claim in settle(check(text), ledger).claims
               if claim.quote == "About 9,000 people" and claim.verdict]
    assert settled == [(Status.FIX, "LB"), (Status.ACCURATE, "KM")]
    assert len(ledger.entries) == 17


def test_a_long_story_written_anew() -> None:
    """Where hundreds of claims changed all at once they are open, and nobody is told what each may have been."""
    before = " ".join(f"In all {n} huts burned in the town of Orley." for n in range(2000, 2600))
    after = " ".join(f"In all {n} barns stood in the town of Orley." for n in range(3000, 3600))
    article = edited(after, reviewed(before))
    assert {(claim.status, claim.earlier) for claim in article.claims} == {(Status.OPEN, None)}
    assert len(article.claims) == 600
