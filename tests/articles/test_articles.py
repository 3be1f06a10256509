"""Stories in many registers, each with its full expected record: every claim, and no other.

`NAME.claims.tsv` beside a story holds its claims as read by a person: line, quote, category, value, unit, subject.
Its first line names the date of publication to check with. To look at a change of reading as a whole, run
`python tests/articles/test_articles.py NAME...`, which prints the present record in that form.
"""

import csv
import sys
from pathlib import Path

import pytest

from checker import check

HERE = Path(__file__).parent
STORIES = sorted(path.stem for path in HERE.glob("*.claims.tsv"))
STORIES = [name.removesuffix(".claims") for name in STORIES]


def record(name: str, published: str) -> list[list[str]]:
    """The claims of a story as rows of text."""
    article = check((HERE / f"{name}.txt").read_text(encoding="utf-8"), published=published or None)
    return [[str(claim.line), " ".join(claim.quote.split()), claim.category, claim.value or "", claim.unit or "",
             claim.subject or ""] for claim in article.claims]


def expected(name: str) -> tuple[str, list[list[str]]]:
    """The date of publication of a story and its claims as they should be."""
    with (HERE / f"{name}.claims.tsv").open(encoding="utf-8", newline="") as file:
        (_, published), *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return published, rows


@pytest.mark.parametrize("name", STORIES)
def test_story_gives_its_record(name: str) -> None:
    """A story gives exactly the claims that a person found in it."""
    published, rows = expected(name)
    assert record(name, published) == rows


if __name__ == "__main__":
    for story in sys.argv[1:] or STORIES:
        date = expected(story)[0]
        sys.stdout.write(f"published\t{date}\n")
        sys.stdout.writelines("\t".join(row) + "\n" for row in record(story, date))
