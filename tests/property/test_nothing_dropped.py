"""No figure is dropped in silence: every stretch of digits and every word for a number is a claim or is dismissed.

It must hold for all sentences and stories of the project, and for words put together at random. What is left out are
words that have other meanings by far more often ("one", "second", "may").
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import check
from checker.model import Article

ROOT = Path(__file__).parent.parent.parent
VOCABULARY = tomllib.loads((ROOT / "rules" / "en" / "numbers.toml").read_text(encoding="utf-8"))["vocabulary"]
LISTS = ("cardinal", "scale", "ordinal_word", "part", "parts", "multiple", "doubling", "doubled", "doubles")
WORDS = sorted({word for name in LISTS for word in VOCABULARY[name] if word.isalpha()} - {"one", "second"},
               key=len, reverse=True)
FIGURE = re.compile(rf"(?<!\w)(?:{'|'.join(WORDS)})(?!\w| light)|\d+", re.IGNORECASE)       # first light is dawn
OTHERS = ("the", "a", "of", "in", "and", "to", "fell", "dead", "houses", "a.m.", "May", "$", "%", "kg", ",", "said",
          "-", "last", "year", "hours", "(", ")", ";", "“", "S23", "more than", "half-hearted", "from", "by", "per")
STORIES = [path.read_text(encoding="utf-8") for folder in ("tests/articles", "docs")
           for path in sorted((ROOT / folder).rglob("*.txt"))]


def dropped(article: Article) -> list[str]:
    """The figures of an article that are in no claim and no dismissal."""
    told = [(claim.mention.phrase or claim.mention.span, claim.mention.span) for claim in article.claims]
    told += [(each.mention.phrase or each.mention.span, each.mention.span) for each in article.dismissals]
    return [match[0] for match in FIGURE.finditer(article.prose)
            if not any(span.start < match.end() and match.start() < span.end for spans in told for span in spans)]


def test_stories_hold_the_law() -> None:
    """Of the stories of the project no figure is dropped."""
    assert len(STORIES) > 15
    assert {text[:40]: left for text in STORIES if (left := dropped(check(text)))} == {}


@given(st.lists(st.sampled_from((*WORDS, *OTHERS, "12", "4,500", "2.5", "1999", "3rd")), min_size=1, max_size=14))
@settings(max_examples=80, deadline=None)
def test_words_at_random_hold_the_law(words: list[str]) -> None:
    """Whatever stands beside it, a figure is a claim or is dismissed."""
    assert dropped(check(" ".join(words).capitalize() + ".")) == []


@pytest.mark.parametrize(("text", "reason"), [
    ("The second half of the season in the north was wet.", "no share of anything"),
    ("Inflation in the islands rose to double digits.", "multiplies nothing"),
    ("They bought A2 milk for the school.", "letters and digits in one"),
])
def test_dismissal_says_why(text: str, reason: str) -> None:
    """What is left has a rule that dismisses it and says so."""
    assert any(each.reason.endswith(reason) for each in check(text).dismissals)
