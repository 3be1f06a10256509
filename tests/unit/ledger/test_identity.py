"""One claim's verdict is never another's: short ids are names for people, and whole facts decide.

The two sentences below were found by search: their claims have the same ten hexadecimal digits for an id.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import pytest

from checker import check
from checker.facts import fact_id, fact_key
from checker.ledger.entries import Ledger
from checker.ledger.file import as_text, from_bytes
from checker.ledger.judge import judge
from checker.ledger.merge import merge
from checker.ledger.settle import settle
from checker.ledger.sheet import compare_sheet, read_sheet
from checker.model import Status, Verdict
from checker.report import report

ONE = "At least 40 people died in the village of Kuvekuvu."
OTHER = "At least 50 people died in the village of Famawigi."
BOTH = f"{ONE}\n\n{OTHER}\n"
YES = Verdict(Status.ACCURATE, "KM", datetime(2026, 9, 29, tzinfo=UTC))
NO = Verdict(Status.FIX, "LB", datetime(2026, 9, 30, tzinfo=UTC))


def quoted(ledger: Ledger, text: str = BOTH) -> dict[str, str]:
    """The status of each claim by its figure."""
    return {claim.quote: claim.status.value for claim in settle(check(text), ledger).claims}


def test_the_two_collide() -> None:
    """The pair shows what it is here for: one id, two facts, two keys."""
    one, other = check(BOTH).claims
    assert one.id == other.id == fact_id(one.fact)
    assert fact_key(one.fact) != fact_key(other.fact)


@pytest.mark.parametrize("settled", [0, 1])
def test_a_verdict_on_one_leaves_the_other_open(settled: int) -> None:
    """Whichever is settled, the other is shown, and can be settled otherwise."""
    article = check(BOTH)
    ledger = judge(article, Ledger(), {article.claims[settled].fact: YES})
    assert sorted(quoted(ledger).values()) == ["accurate", "open"]
    ledger = judge(article, from_bytes("x", as_text(ledger).encode()), {article.claims[1 - settled].fact: NO})
    assert quoted(ledger)[article.claims[settled].quote] == "accurate"
    assert quoted(ledger)[article.claims[1 - settled].quote] == "fix"
    assert len(ledger.entries) == 2


def test_one_that_takes_the_others_place_is_open() -> None:
    """An edit that puts the one in the other's place settles nothing."""
    ledger = judge(check(ONE), Ledger(), {check(ONE).claims[0].fact: YES})
    assert quoted(ledger, OTHER) == {"At least 50 people": "open"}


def test_an_old_ledger_keeps_its_verdict_to_itself() -> None:
    """A ledger of format 2 stands under the short id, and its verdict is about the fact that it spells out."""
    record = json.loads(as_text(judge(check(ONE), Ledger(), {check(ONE).claims[0].fact: YES})))
    [entry] = record["claims"].values()
    del entry["checker"]
    old = json.dumps({"ledger": 2, "claims": {check(ONE).claims[0].id: entry}}).encode()
    assert quoted(from_bytes("x", old)) == {"At least 40 people": "accurate", "At least 50 people": "open"}


def test_merging_keeps_both() -> None:
    """Two people settle one each; the merged ledger has both verdicts, each on its claim."""
    article = check(BOTH)
    ours, theirs = (judge(article, Ledger(), {claim.fact: verdict})
                    for claim, verdict in zip(article.claims, (YES, NO), strict=True))
    assert quoted(merge(Ledger(), ours, theirs)) == {"At least 40 people": "accurate", "At least 50 people": "fix"}


def test_a_sheet_tells_them_apart_by_what_they_say() -> None:
    """Rows of one id go to the claims whose words they hold; without words nothing is taken over."""
    article = check(BOTH)
    sheet = str(report("csv", 80)([article])).replace("open,", "accurate,", 1)
    outcome = compare_sheet(read_sheet(sheet.encode()), article.claims, {}, "KM", YES.at)
    assert (list(outcome.verdicts), outcome.faults) == ([article.claims[0].fact], [])
    bare = f"id,status\n{article.claims[0].id},accurate\n"
    outcome = compare_sheet(read_sheet(bare.encode()), article.claims, {}, "KM", YES.at)
    [fault] = outcome.faults
    assert fault == (f"row 2: 2 claims have the id {article.claims[0].id}: the sheet must hold the sentence or the "
                     "quote, too")


def test_two_thousand_equal_claims() -> None:
    """A sentence pasted two thousand times is settled in steps that grow with its number, not with its square."""
    def steps(count: int) -> int:
        article = check("Divers found 17 cracks. " * count)
        ledger = judge(article, Ledger(), dict.fromkeys((claim.fact for claim in article.claims), YES))
        calls = 0

        def seen(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(seen)
        try:
            settled = settle(article, ledger)
        finally:
            sys.setprofile(None)
        assert all(claim.verdict for claim in settled.claims)
        return calls

    assert steps(2_000) < 12 * steps(200)
