"""Headline and lead are what the reader of the format says they are, in every format, and are told once.

It must raise: figures in the headline, in the deck, in the first paragraph behind them.
It must not raise: figures of the second paragraph, of captions and tables below, of another story's teaser behind it.
"""

import pytest

from checker.document import Document
from checker.pipeline import check_document, load_desk
from checker.readers.html import page
from checker.readers.markdown import read_markdown
from checker.readers.text import read_text

ASKED = "Will the city really close all of its 12 libraries by next June?"
LEAD = "About 4,500 readers signed a paper over the weekend to keep them, the council of the town said."
SECOND = "They were built by 30 masons of the valley, each of whom had worked on bridges for many a town."
SHORT = "By Ada Moreau, 44"


def raised(document: Document) -> list[tuple[str, str]]:
    """The figures of the opening, with the part that each is in."""
    claims = check_document(document, load_desk()).claims
    assert all(claim.severity == "must" for claim in claims if claim.opening)
    return [(claim.opening.value, claim.quote) for claim in claims if claim.opening]


def figures(document: Document) -> list[str]:
    """The figures of the opening in digits."""
    return [quote for _, quote in raised(document) if any(map(str.isdigit, quote))]


@pytest.mark.parametrize("written", [
    f"# {ASKED}\n\n{LEAD}\n\n{SECOND}\n",
    f"{ASKED}\n===\n\n{LEAD}\n\n{SECOND}\n",
    f"---\ntitle: {ASKED}\n---\n{LEAD}\n\n{SECOND}\n",
    f"# {ASKED}\n\n{SHORT.replace(', 44', '')}\n\n![A street.](a.jpg)\n\n{LEAD}\n\n{SECOND}\n",
])
def test_question_as_headline_of_markdown(written: str) -> None:
    """A headline that ends like a sentence does not pass for the lead."""
    document = read_markdown("-", written.encode())
    assert figures(document) == ["12 libraries", "About 4,500 readers"]
    assert ("lead", "About 4,500 readers") in raised(document)


@pytest.mark.parametrize("written", [f"{ASKED}\n\n{LEAD}\n\n{SECOND}\n", f"{ASKED}\r\n\r\n{LEAD}\r\n\r\n{SECOND}\r\n",
                                     f"{ASKED}\n{LEAD} {LEAD.replace('4,500', 'Many')}\n{SECOND}\n"])
def test_question_as_headline_of_text(written: str) -> None:
    """In plain text a first line that is a question is a headline, too."""
    assert figures(read_text("-", written.encode())) == ["12 libraries", "About 4,500 readers"]


@pytest.mark.parametrize("written", [
    f"<h1>{ASKED}</h1><p>{LEAD}</p><p>{SECOND}</p>",
    (f"<article><h1>{ASKED}</h1><p class=dek>Nine days left</p><p>{LEAD}</p><p>{SECOND}</p></article>"
     f"<article><h1>Bridges</h1><p>{SECOND}</p></article>"),
    f"<h1>{ASKED}</h1><figure><figcaption>A street on a day of rain.</figcaption></figure><p>{LEAD}</p><p>{SECOND}</p>",
])
def test_question_as_headline_of_a_page(written: str) -> None:
    """In a page the headline is marked, and the lead is the first running text behind it."""
    assert figures(page("-", written)) == ["12 libraries", "About 4,500 readers"]


def test_what_stands_before_the_headline_is_no_lead() -> None:
    """Another story above the headline does not take the place of the lead."""
    document = page("-", f"<article><p>{SECOND}</p></article><article><h1>{ASKED}</h1><p>{LEAD} {LEAD}</p></article>")
    assert ("lead", "About 4,500 readers") in raised(document)


def test_deck_below_the_lead_is_opening() -> None:
    """A deck is opening wherever it stands, a caption or a cell is not."""
    document = page("-", f"<h1>Libraries</h1><p>{LEAD}</p><p class=standfirst>Some 7 stay open</p>"
                    f"<figure><figcaption>A street with 9 trees.</figcaption></figure><table><td>31 books</table>")
    assert figures(document) == ["About 4,500 readers", "Some 7"]
