"""A story of sixteen claims, and how it is reviewed and edited in the tests."""

from __future__ import annotations

from datetime import UTC, datetime

from checker import check
from checker.ledger.entries import Ledger
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.model import Article, Status, Verdict

PARAGRAPHS = (
    "Dam burst floods 1,200 homes",
    "At least 40 people were killed when a dam burst above Orley. Some 1,200 homes were flooded.",
    "The army sent nearly 4,500 troops. They will stay for three weeks, a general said.",
    "Repairs may cost $30 million, the province said. That is 12 percent of its budget. It had set aside $2 million.",
    "The dam was built in 1964. An inspector, aged 52, warned of cracks in March 2009. Nobody answered in two years.",
    'The wall was 60 meters high. "We counted 17 cracks," he said. Police hold three managers.',
    "About 9,000 people live in the valley.",
)
STORY = "\n\n".join(PARAGRAPHS) + "\n"
AT = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def reviewed(text: str = STORY, status: Status = Status.ACCURATE) -> Ledger:
    """The ledger of a story every claim of which was settled by KM."""
    article = check(text)
    verdict = Verdict(status, "KM", AT, source="report")
    return judge(article, Ledger(), {claim.fact: verdict for claim in article.claims})


def edited(text: str, ledger: Ledger | None = None) -> Article:
    """The story after an edit, with what the ledger (of the story as it was reviewed) says of it."""
    return settle(check(text), ledger or reviewed())


def unsettled(article: Article) -> list[tuple[str, str]]:
    """Quote and status of each claim that is not settled as accurate, in the order of the quotes."""
    return sorted((c.quote, c.status.value) for c in article.claims if c.status is not Status.ACCURATE)
