"""Names, places and asides put into the sentences of other tests change nothing of what is claimed.

The sentences are those of the tests for lending, directions, lists and dates: behind the first of two figures with its
noun, and before what brings in a date, stands something more. `OPEN` are the sentences for which this does not hold
yet.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from checker import check
from checker.model import Claim, Kind

UNIT = Path(__file__).parent.parent / "unit"
FILES = ("recognize/test_lending.py", "recognize/test_direction.py", "match/test_lists.py",
         "recognize/dates/test_story.py", "recognize/dates/test_expressions.py")
INSERTS = ("under Mr. Lind", "at the Acme Corp. plant", "in northern Norway", ", as the owners had hoped,",
           ", the mayor told reporters,")
BEFORE_DATES = {"after", "at", "before", "by", "during", "in", "on", "since", "until"}
JOINTS = {"and", "but", "or"}
PUBLISHED = "2011-12-15"


class Place(NamedTuple):
    """Where something can be put into a sentence."""

    text: str
    at: int

    def with_insert(self, insert: str) -> str:
        """The sentence with something more at this place; of two commas that meet one is left."""
        before, behind = self.text[:self.at], self.text[self.at:]
        if insert.startswith(","):
            return before + (insert[:-1] if behind.startswith(",") else insert) + behind
        return f"{before} {insert}{behind}"


@cache
def read(text: str) -> tuple[Claim, ...]:
    """The claims of a text, in text order."""
    return tuple(sorted(check(text, PUBLISHED).claims, key=lambda claim: claim.span))


def told(text: str) -> list[tuple[object, ...]]:
    """What is claimed in a text."""
    return [(claim.value, claim.unit, claim.category, claim.mention.direction) for claim in read(text)]


def sentences(path: Path) -> list[str]:
    """The sentences of a test file, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {ast.get_docstring(node, clean=False) for node in ast.walk(tree)
                  if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))}
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
             and node.value.endswith(".") and len(node.value.split()) > 3 and node.value not in documented]
    return list(dict.fromkeys(found))


def behind_figure(text: str) -> Iterator[Place]:
    """Behind the first figure that has a noun or a unit, where another one follows in its sentence."""
    for first, second in zip(read(text), read(text)[1:], strict=False):
        mention = first.mention
        whole = mention.phrase or mention.span
        lent = mention.antecedent is not None or mention.kind in (Kind.NUMBER, Kind.AGE, Kind.ORDINAL, Kind.RATIO)
        if first.home == second.home and mention.quantity and second.mention.quantity:
            if not lent and whole.start == mention.span.start and text[whole.end:whole.end + 4] not in (" of ", " to "):
                yield Place(text, whole.end)
            return


def before_date(text: str) -> Iterator[Place]:
    """Before the preposition of the first date, where the verb or its object stands before that."""
    for claim in read(text):
        words = text[:claim.span.start].split()
        if claim.mention.kind in (Kind.DATE, Kind.TIME) and len(words) > 2 and words[-1] in BEFORE_DATES:
            if words[-2][-1].isalpha() and words[-2] not in JOINTS:
                yield Place(text, text.rindex(words[-1], 0, claim.span.start) - 1)
            return


OPEN = frozenset({
    "It ran for 3 years, 2 months and 14 days.",
    "It sent 38 missiles and 112 drones, of which 29 and 94, respectively, fell.",
    "The storm left 400 homes dark, 3 dead.",
    "Norway has 17 million visitors, and Sweden about 1.9 million.",
    "Ann took five points from a possible 24.",
    "Ann took 12 points out of a possible 15.",
    "Of the garrison's 4,000 men only 1,650 were fit.",
    "It won 143 votes out of 41,000 cast.",
    "The wait is 12 weeks, up from nine.",
    "It made a loss of £88 million on sales of 1.1 billion.",
    "The index sank 2.7%, or 8.15, on Friday.",
    "They pay 12m euros plus 3m in bonuses.",
    "Waits averaged 14 weeks, against a target of 18.",
    "It lasts 22 hours, two more than before.",
    "It does 34 mpg city, 41 highway and 37 combined.",
    "It fell 2 or even 3 percent.",
    "The margin was 60 basis points better at 11.3%.",
    "Exports rose by 12 percent and imports by 8 percent.",
    "Wages rose 5%, but prices 7%.",
    "Zinc gained 100 points, the S&P 500 0.3%.",
    "Rents rose by 8% in Leeds, 7% in York and 5% in Hull.",
    "Fares go up by 10 percent in January and by another 5 percent in July.",
    "Lead gained 40 points, or 2.1.",
    "Zinc fell 8 points and Tin 3 points.",
    "About 900 soldiers and dozens of nurses have been killed.",
    "Wheat for delivery in March fell.",
})
PLACES = [place for name in FILES for text in sentences(UNIT / name) if text not in OPEN
          for places in (behind_figure, before_date) for place in places(text)]


@pytest.mark.parametrize("place", PLACES, ids=[f"{place.text[:place.at]}|" for place in PLACES])
def test_what_is_put_in_changes_nothing(place: Place) -> None:
    """Values, units, categories and directions are the same with something more in the sentence."""
    assert [text for insert in INSERTS if told(text := place.with_insert(insert)) != told(place.text)] == []
