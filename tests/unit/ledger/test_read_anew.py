"""A better reading does not undo people's work: what 0.1 settled of the project's stories, under today's reading.

`tests/data/made-by-0.1` holds stories with the ledgers that version 0.1 wrote for them. They are never written again.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import check
from checker.about import VERSION
from checker.facts import written
from checker.ledger.entries import Entry, Ledger
from checker.ledger.file import as_text, from_bytes
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.ledger.store import load
from checker.model import Article, Status
from checker.report import report
from checker.report.notices import claim_message

MADE = Path(__file__).parents[2] / "data" / "made-by-0.1"
DATES = {"court": "2024-02-10", "disaster": "2023-08-14", "feature": None, "health": "2024-05-21",
         "markets": "2024-03-07", "obituary": "2015-09-05", "politics": "2023-06-08", "science": "2023-10-12",
         "sports": "2024-04-07", "war": "2011-12-15", "weather": "2022-07-21"}
TEXT = "The army sent 4,500 troops to the north. It lost 12 trucks."


def story(name: str) -> tuple[Article, Ledger]:
    """A story as it is read today, and its ledger as 0.1 left it."""
    path = MADE / f"{name}.txt"
    return check(path.read_text(encoding="utf-8"), DATES[name]), load(f"{path}.claims.json")


@pytest.mark.parametrize("name", DATES)
def test_verdicts_of_0_1_hold(name: str) -> None:
    """Where figure, sentence and value are as they were the verdict holds; another value says that it is read anew."""
    article, ledger = story(name)
    before = {(*written(entry.fact), entry.fact.value): entry for entry in ledger.entries.values()}
    texts = {written(entry.fact) for entry in ledger.entries.values()}
    for claim in settle(article, ledger).claims:
        entry = before.get((*written(claim.fact), claim.fact.value))
        if entry:
            assert claim.verdict == entry.verdict, claim
        elif written(claim.fact) in texts:
            assert f"read anew by {VERSION}, the text is as it was" in claim_message(claim)


def test_nine_in_ten_are_kept() -> None:
    """Over all stories the work of people is not undone, however much better they are read."""
    settled = [claim for name in DATES for claim in settle(*story(name)).claims]
    assert sum(claim.verdict is not None for claim in settled) > 0.9 * len(settled)


def older(**changes: Any) -> Ledger:
    """The ledger of TEXT by an older edition, which read its first claim with these differences."""
    article = check(TEXT)
    ledger = from_bytes("x", (MADE / "war.txt.claims.json").read_bytes())
    verdict = next(iter(ledger.entries.values())).verdict._replace(status=Status.ACCURATE)
    new = judge(article, Ledger(), {claim.fact: verdict for claim in article.claims})
    first, *rest = sorted(new.entries.values(), key=lambda entry: entry.fact.quote, reverse=True)
    changed: Entry = replace(first, fact=first.fact._replace(**changes))
    entries = [replace(entry, edition="0.1+abcd") for entry in (changed, *rest)]
    return from_bytes("x", as_text(Ledger({entry.key: entry for entry in entries})).encode())


@pytest.mark.parametrize(("changes", "told"), [
    ({"measure": "number of troops"}, "0.1 read number of troops"),
    ({"unit": "soldiers"}, "0.1 read 4,500 soldiers"),
    ({"quote": "4,500"}, '0.1 read "4,500"'),
], ids=["measure", "unit", "noun"])
def test_only_the_reading_is_new(changes: dict[str, Any], told: str) -> None:
    """The verdict is kept, and table, record and page say that it was given on another reading."""
    article = settle(check(TEXT), older(**changes))._replace(ledger="x")
    assert [claim.status for claim in article.claims] == [Status.ACCURATE] * 2
    record = json.loads(str(report("json", 80)([article])))["articles"][0]["claims"]
    assert [claim["read_anew"] for claim in record] == [
        f"read anew by {VERSION}, the text is as it was; {told}", None]
    assert "accurate, read anew" in str(report("table", 200)([article]))
    assert told.split('"', maxsplit=1)[0] in str(report("page", 80)([article]))


def test_another_value_reopens() -> None:
    """What a person has verified is not what the story is now taken to say: it is open, and told as read anew."""
    [claim, _] = settle(check(TEXT), older(value="~4500")).claims
    assert (claim.status, claim.verdict) == (Status.OPEN, None)
    assert claim_message(claim) == (f'open: "4,500 troops" (troops, must): read anew by {VERSION}, the text is as it '
                                    "was; 0.1 read about 4,500 troops, accurate by KM")


def test_the_same_edition_reads_alike() -> None:
    """Where nothing but the story has changed, another noun lent from outside the sentence is another claim."""
    text = "The army sent 4,500 {} there. Another 300 left."
    article = check(text.format("soldiers"))
    verdict = next(iter(older().entries.values())).verdict
    ledger = judge(article, Ledger(), {claim.fact: verdict for claim in article.claims})
    after = settle(check(text.format("nurses")), ledger).claims
    assert [(claim.unit, claim.status) for claim in after][1] == ("nurses", Status.OPEN)


def test_a_new_verdict_makes_the_new_reading_its_own() -> None:
    """Once a person has answered again nothing is read anew any more, and the history stays."""
    article, ledger = check(TEXT), older(measure="number of troops")
    claim = settle(article, ledger).claims[0]
    assert claim.verdict
    after = judge(article, ledger, {claim.fact: claim.verdict._replace(by="LB")})
    again = settle(article, after).claims[0]
    assert (again.earlier, again.verdict and again.verdict.by, len(after.entries)) == (None, "LB", 2)
