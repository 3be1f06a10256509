"""Laws of all readers: whatever stands in a file, it is read or refused in a sentence, and nothing moves."""

import json
from contextlib import suppress
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.errors import Unreadable
from checker.model import Span
from checker.pipeline import check_document, load_desk
from checker.readers import FORMATS, detect

PIECES = ["12 men", "4", ",500", " ", "\n", "\r\n", "\n\n", "*", "**", "_", "~~", "`", "```", "#", "# ", "> ", "- ",
          "1. ", "|", "|-|\n", "[", "]", "](", ")", "!", "\\", "---\n", "===", "+++\n", "title: ", "<", ">", "<p>",
          "</p>", "<b>", "</b>", "<!--", "-->", "<script>", "</script>", "<h1>", "<td>", "<sup>", "&pound;", "&nbsp;",
          "&#52;", "&amp", "<article>", "</article>", "<a href='", '"', "<title>", "é", "\u200e", "\ufdd0", "\x00",
          "$", "    "]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
FEEDS = st.recursive(
    st.none() | st.integers() | st.sampled_from(["12 men", "<p>12 men</p>", "text", "image", "table", "2024-05-16"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([
        "uri", "type", "headline", "headlines", "basic", "body_html", "bodies", "value", "content", "rendered",
        "content_elements", "rows", "header", "items", "caption", "associations", "title", "excerpt",
    ]), inner, max_size=4),
    max_leaves=12)


def read(form: str, content: bytes) -> Document | None:
    """The document that a reader makes of some bytes; None where it refuses them."""
    module, function = FORMATS[form]
    try:
        document: Document = getattr(import_module(f"checker.readers.{module}"), function)("story", content)
    except Unreadable:
        return None
    return document


def keeps_in_step(document: Document) -> None:
    """Check that prose, text, reading and regions belong together."""
    assert len(document.prose) == len(document.text)
    ends = [0, *(place for region in document.regions for place in region[:2])]
    assert ends == sorted(ends)
    assert ends[-1] <= len(document.text)
    assert [region.number for region in document.regions] == list(range(1, len(document.regions) + 1))
    size = len(document.reading)
    places = [document.place(Span(at, at + 1)) for at in range(size)]
    assert all(place.start < place.end for place in places)
    assert all(left.end <= right.start for left, right in pairwise(places))


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@settings(deadline=None)
@given(text=MARKUP)
def test_text_formats_keep_every_place(form: str, text: str) -> None:
    """Any mixture of signs is read, and each character of the reading has a place of its own, in order."""
    document = read(form, text.encode())
    if document is not None:
        keeps_in_step(document)
        for claim in check_document(document, load_desk()).claims:
            assert document.text[claim.span.start:claim.span.end]
            assert claim.quote.split()[0][0] in document.reading


@pytest.mark.parametrize("form", sorted(FORMATS))
@settings(deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(form: str, content: bytes) -> None:
    """No bytes bring a reader down."""
    document = read(form, content)
    if document is not None:
        keeps_in_step(document)


@pytest.mark.parametrize("form", ["ninjs", "ans", "wordpress"])
@settings(deadline=None)
@given(thing=FEEDS)
def test_any_json_is_read_or_refused(form: str, thing: object) -> None:
    """No JSON brings a reader down, whatever stands where a story should."""
    document = read(form, json.dumps(thing).encode())
    if document is not None:
        keeps_in_step(document)


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["", ".md", ".html", ".docx", ".xml", ".json", ".txt", ".rtf"]))
def test_any_bytes_are_told(content: bytes, suffix: str) -> None:
    """Every file is of a format that is read, or is refused."""
    with suppress(Unreadable):
        assert detect(f"story{suffix}", content) in FORMATS
