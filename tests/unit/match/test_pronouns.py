"""Who a pronoun means that the sentence names as the source of a figure."""

from __future__ import annotations

import pytest

from checker import check


def source(text: str) -> str | None:
    """The source of the last claim of a text."""
    return check(text).claims[-1].attribution


@pytest.mark.parametrize(("text", "name"), [
    ("Captain Mara Oss said that the ferry had sunk. She added that 40 sailors were missing.", "Captain Mara Oss"),
    ("A spokeswoman for the port came out. She said that about 9,000 tons of coal had burned.", "A spokeswoman"),
    ("Rolf Ade, a plumber, looked at the pipes. In his report he wrote that there were 19 leaks.", "Rolf Ade"),
    ("The coast guard said the ferry had sunk. Fog lay on the quay. It said that 40 sailors were missing.",
     "The coast guard"),
    ("Officials said the ferry had sunk. They believed that 40 sailors were on board.", "Officials"),
])
def test_a_pronoun_stands_for_who_spoke_before(text: str, name: str) -> None:
    """It means the last one who said something, or whom one of the sentences before begins with."""
    assert source(text) == name


@pytest.mark.parametrize(("text", "name"), [
    ("She said that 40 sailors were missing.", "She"),
    ("Officials said the ferry had sunk. He said that 40 sailors were missing.", "He"),
    ("The ferry sank. Rain fell. Fog came. Night came. He said that 40 sailors were missing.", "He"),
])
def test_a_pronoun_stays_where_nobody_fits(text: str, name: str) -> None:
    """Without anybody whom it can mean, it stands for itself."""
    assert source(text) == name
