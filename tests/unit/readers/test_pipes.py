"""Tables in plain characters, and what their figures are told by."""

from __future__ import annotations

import pytest

from checker import check
from checker.readers.html import read_html
from checker.readers.markdown import read_markdown
from checker.readers.text import plain_text
from checker.tables import Labels

TOLL = """The slide came at night, and the villages were counted in the morning.

| Village | Dead | Injured |
|---------|-----:|---------|
| Molvi   | 26   |         |
| Ransk   | 3    | 45      |

The rest is not known.
"""
PAGE = """<article><p>The slide came at night.</p><table>
<tr><th></th><th colspan="2">Dead</th><th>Injured</th></tr>
<tr><th>Molvi</th><td>26</td><td></td><td>14</td></tr>
</table></article>"""


@pytest.mark.parametrize("text", [TOLL, TOLL.replace("\n", "\r\n"), TOLL.replace("| V", "V").replace("\n| ", "\n")])
def test_cells_of_plain_text_are_told_by_their_headings(text: str) -> None:
    """A figure in a table is claimed for what stands over it, also behind an empty cell, and quoted as it stands."""
    article = check(text)
    assert [(claim.quote, claim.measure) for claim in article.claims if claim.category == "casualties"] == [
        ("26", "people killed"), ("3", "people killed"), ("45", "people wounded")]
    assert all(article.text[claim.span.start:claim.span.end] == claim.quote for claim in article.claims)


def test_labels_are_the_heading_and_the_first_of_the_row() -> None:
    """A cell has the heading of its column and the label of its row; a heading and what is outside have less."""
    for document in (plain_text("-", TOLL), read_markdown("-", TOLL.encode())):
        labels = Labels(document)
        assert labels.of(TOLL.index("45")) == ("Injured", "Ransk")
        assert labels.of(TOLL.index("Ransk")) == ("Village",)
        assert labels.of(TOLL.index("Dead")) == ("Village",)
        assert labels.of(TOLL.index("rest")) == ()


def test_cells_that_span_columns_and_empty_ones_are_counted() -> None:
    """Columns of a page are counted with what a cell spans, and an empty cell is one."""
    labels = Labels(read_html("-", PAGE.encode()))
    assert labels.of(PAGE.index("26")) == ("Dead", "Molvi")
    assert labels.of(PAGE.index("14")) == ("Injured", "Molvi")


@pytest.mark.parametrize("text", [
    "He wrote a|b and 12 | 13 on the wall, and nobody knew why.\nIt was May.",
    "| 12 | 13 |\n| 14 | 15 |",
    "Dead\n----\n12",
])
def test_pipes_and_dashes_that_are_no_table(text: str) -> None:
    """A pipe alone makes no table, nor does a row of dashes without one."""
    assert plain_text("-", text).edits == ()
    assert "casualties" not in [claim.category for claim in check(text).claims]
