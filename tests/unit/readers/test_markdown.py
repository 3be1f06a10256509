"""What of a Markdown file is prose, and how its signs read."""

import pytest

from checker.document import PARAGRAPH, Document
from checker.readers.markdown import read_markdown


def read(written: str) -> Document:
    """The document of a Markdown text."""
    return read_markdown("-", written.encode())


def paragraphs(written: str) -> list[tuple[str, str]]:
    """Place and reading of each paragraph."""
    document = read(written)
    prose = document.prose
    return [(region.where.value, Document("-", prose[region.start:region.end]).reading)
            for region in document.regions]


@pytest.mark.parametrize(("written", "reading"), [
    ("**4**,500 *men* and __5__ women", "4,500 men and 5 women"),
    ("2 * 3 and snake_case_8 and 4*5", "2 * 3 and snake_case_8 and 4*5"),
    ("~~12~~14 dead", "14 dead"),
    ('[12 men](http://x.org/77 "88") and [5][ref-6]', "12 men and 5"),
    ("![7 men](a_8.jpg){width=9}x", "7 menx"),
    ("a [b] (5)", "a [b] (5)"),
    ("`7` and ``8 ` 9`` x", " and  x"),
    ("\\$4 and 4\\*5", "$4 and 4*5"),
    ("&pound;4&nbsp;500", "£4\u00a0500"),
    ("<b>4</b>,500 <http://x.org/5> <!-- 6 -->x", "4,500  x"),
    ("12 men[^1]", "12 men"),
    ("x {{< figure src=7 >}} {% include 8 %}", "x  "),
    ("one\ntwo  \nthree", "one two  /three"),
], ids=str)
def test_inside_a_paragraph(written: str, reading: str) -> None:
    """Signs, targets, code and comments read as nothing; text stays."""
    assert read(written).reading.replace("\n", "/") == reading


@pytest.mark.parametrize(("written", "blocks"), [
    ("# One #\ntwo", [("headline", "One"), ("body", "two")]),
    ("One\n===\n\nTwo\n---\nthree", [("headline", "One"), ("heading", "Two"), ("body", "three")]),
    ("# One\n# Two\n### Three", [("headline", "One"), ("heading", "Two"), ("heading", "Three")]),
    ("1. one\n2) two\n- [x] three", [("body", "one"), ("body", "two"), ("body", "three")]),
    ("In the year\n2003. Then", [("body", "In the year 2003. Then")]),
    ("> one\n> two\n\nthree", [("body", "one two"), ("body", "three")]),
    ("```\n7\n```\none\n~~~ x\n8", [("body", "one")]),
    ("    7 code\n\none", [("body", "one")]),
    ("- one\n\n    two", [("body", "one"), ("body", "two")]),
    ("one <!-- 7\n\n8 --> two", [("body", "one "), ("body", "two")]),
    ("<script>\n7\n\n8\n</script>\none", [("body", "one")]),
    ("a | b\n--|--\n1 | 2\n\nx | y", [("cell", "a"), ("cell", "b"), ("cell", "1"), ("cell", "2"), ("body", "x | y")]),
    ("![one](a.jpg)", [("caption", "one")]),
    ("one[^1]\n\n[^1]: two\n\n[x]: http://x.org/7", [("body", "one"), ("footnote", "two")]),
    ("one\r\ntwo\r\n\r\nthree", [("body", "one two"), ("body", "three")]),
    ("one\n\n***\n\n{: .x7}\n::: note 8\ntwo", [("body", "one"), ("body", "two")]),
], ids=str)
def test_blocks(written: str, blocks: list[tuple[str, str]]) -> None:
    """Paragraphs are told from headings, lists, quotes, tables, notes and code."""
    assert paragraphs(written) == blocks


def test_blocks_end_sentences() -> None:
    """Neither a heading nor a cell nor an item runs on into the next."""
    reading = read("# One\ntwo\n- three\n- four\n\n|a|b|\n|-|-|\n").reading
    assert [text.strip() for text in reading.split(PARAGRAPH) if text.strip()] == [
        "One", "two", "three", "four", "a", "b"]


@pytest.mark.parametrize(("matter", "title", "published"), [
    ("---\ntitle: One 7 # x\ndate: 2024-05-16\n---\n", "One 7", "2024-05-16"),
    ("---\ntitle: 'It''s \"7\"'\ndate: 2024-05-16 10:00\n---\n", "It's \"7\"", "2024-05-16"),
    ('---\ntitle: >-\n  One\n  two\npublished: "2024-05-16"\n...\n', "One two", "2024-05-16"),
    ("---\nauthor:\n  title: none\n---\n", None, None),
    ('+++\ntitle = "One \\"7\\""\ndate = 2024-05-16T10:00:00Z\n+++\n', 'One "7"', "2024-05-16"),
    ("---\r\ntitle: One\r\ndate: soon\r\n---\r\n", "One", None),
    ("---\nnever closed: 7\n", None, None),
], ids=str)
def test_front_matter(matter: str, title: str | None, published: str | None) -> None:
    """Title and date are read from the front matter, and the title is prose where it stands."""
    document = read(matter + "\nbody")
    assert (document.title, document.published) == (title, published)
    if title and "'" not in title and "\n" not in title:
        assert document.regions[0].where == "headline"
    if "closed" not in matter:
        assert document.regions[-1].where == "body"
        assert "16" not in document.reading
