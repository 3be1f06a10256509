"""Lists that a story announces by a figure: how many names stand behind "three provinces"."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.crosscheck.figures import Figure, Story
from checker.crosscheck.intervals import Interval, Undefined
from checker.crosscheck.readings import Reading
from checker.model import Span

_NAME = r"(?:[A-Z][\w'.-]*(?: (?:of |de |van |von |the )?[A-Z][\w'.-]*){0,3})"
_OPENS = (",", ":", " ")        # what stands before a list
_LEAST = 2      # names that make a list


def named(story: Story, figure: Figure) -> Reading:
    """How many names are listed behind a figure with its noun: "two provinces, Aram, Belet and Corvo" has three.

    Raises Undefined where no such list follows.
    """
    match = _list(story, figure)
    if match is None:
        raise Undefined
    count = Fraction(match["first"].count(", ") + _LEAST)
    return Reading(Interval.point(count), Interval.point(count), count)


def may_list(story: Story, figure: Figure) -> bool:
    """Whether a figure with its noun is followed by what a list begins with: a sign, and a name."""
    end = (figure.mention.phrase or figure.mention.span).end
    return story.text[end:end + 1] in _OPENS and story.text[end + 1:end + 4].lstrip(" (-")[:1].isupper()


def list_behind(story: Story, figure: Figure) -> Span | None:
    """Where the list of names behind a figure stands; None where there is none."""
    match = _list(story, figure)
    return Span(*match.span("names")) if match else None


def _list(story: Story, figure: Figure) -> re.Match[str] | None:
    if not may_list(story, figure):
        return None
    joins = "|".join(map(re.escape, story.joins))
    listed = re.compile(rf"(?:,|:| -| \() ?(?P<names>(?P<first>{_NAME}(?:, {_NAME})*),? (?:{joins}) {_NAME})"
                        r"(?=[,.;:)]| [a-z]|$)")
    return listed.match(story.text, (figure.mention.phrase or figure.mention.span).end,
                        story.sentences[figure.sentence].end)
