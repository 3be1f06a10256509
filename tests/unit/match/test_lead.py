"""What stands in the headline and in the first paragraph must be looked at first."""

from __future__ import annotations

import pytest

from checker import check
from checker.model import Severity

HEADLINE, BYLINE = "Twelve Bridges Shut", "By Ada Moreau"
FIRST = "The city shut 12 bridges on Monday after cracks were found in their piers."
SECOND = "The work was given to 30 firms that have mended bridges of that kind for many a town."


LONG = f"{FIRST} It has 40 bridges over a river that is wide and slow and has flooded the low quarters before."


@pytest.mark.parametrize("text", [
    f"{HEADLINE}\n\n{BYLINE}\n\n{FIRST}\n\n{SECOND}\n",
    f"{HEADLINE}\n{LONG}\n{SECOND}\n",
    f"{FIRST}\n\n{SECOND}",
])
def test_lead_is_raised(text: str) -> None:
    """Claims up to the end of the first paragraph are a must, whatever is above it and however lines are broken."""
    severities = [claim.severity for claim in check(text).claims]
    assert severities[:-1] == [Severity.MUST] * (len(severities) - 1)
    assert severities[-1] is Severity.SHOULD


def test_bare_lines_are_all_lead() -> None:
    """A text of headlines alone has no body."""
    assert {claim.severity for claim in check(f"{HEADLINE}\nThirty Days of Work Ahead").claims} == {Severity.MUST}
