"""Histories and news whose dates were labelled by somebody who had not seen the rules.

Each line of a `.dates.tsv` gives the line of the story, the expression, its kind, its TIMEX3 value, and the first and
the last day that it covers; what stands behind a question mark is in doubt. The first line gives the day of
publication.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from checker import check

HERE = Path(__file__).parent
STORIES = sorted(path.stem for path in HERE.glob("*.txt"))
LENGTHS = ("duration", "set", "age")        # which are labelled without days
TIMED = ("date", "time", *LENGTHS)


class Label(NamedTuple):
    """What a person says that an expression of a line means."""

    line: int
    quote: str
    kind: str
    value: str
    first: str | None
    last: str | None


def labels(name: str) -> tuple[str | None, list[Label]]:
    """The date of publication and the labels of a story, in text order."""
    head, *rows = (HERE / f"{name}.dates.tsv").read_text(encoding="utf-8").splitlines()
    cells = [(*row.split("\t"), "", "")[:6] for row in rows]
    return head.partition("\t")[2] or None, [
        Label(int(line), quote, kind, value, first or None, last or None)
        for line, quote, kind, value, first, last in cells]


@pytest.mark.parametrize("name", STORIES)
def test_each_date_of_a_story_is_read_as_a_person_reads_it(name: str) -> None:
    """All expressions are found, with their extent, value and days, and nothing else is; a range may be two dates."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    published, wanted = labels(name)
    found = []
    for claim in check(text, published).claims:
        mention, moment = claim.mention, claim.mention.moment
        kind = mention.kind.value
        if moment is not None and kind in TIMED:
            days = (None, None) if kind in LENGTHS else (moment.start, moment.end)
            found.append(Label(claim.line, text[slice(*mention.span)], kind, moment.timex or "", *days))
    assert paired(found, wanted) == wanted


def paired(found: list[Label], wanted: list[Label]) -> list[Label]:
    """`found` with the two ends of a range that was labelled as one made one."""
    ranges = {(label.line, label.first, label.last): label for label in wanted if "/" in label.value}
    joined: list[Label] = []
    for label in found:
        before = joined[-1] if joined else None
        whole = ranges.get((label.line, before.first, label.last)) if before else None
        if before and whole and whole.quote.startswith(before.quote) and whole.quote.endswith(label.quote):
            joined[-1] = whole
        else:
            joined.append(label)
    return joined
