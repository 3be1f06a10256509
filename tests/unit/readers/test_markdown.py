"""What of a Markdown file is prose, and how its signs read."""

import pytest

from checker.document import PARAGRAPH, Document
from checker.errors import Unreadable
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
    ("<s>7 hens</s> 8 hens", " 8 hens"),
    ("1986. A great year", "1986. A great year"),
    ("1. The first", "The first"),
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
    ("```\n7\n```\none\n~~~ x\n8\n~~~", [("body", "one")]),
    ("````\n7\n```\n8\n````\none", [("body", "one")]),
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


@pytest.mark.parametrize(("written", "texts"), [
    ("The driver said\n\n37. The rest were left.", ["The driver said", "37. The rest were left."]),
    ("The steps\n\n3. Boil it.\n4. Cool it.", ["The steps", "Boil it.", "Cool it."]),
])
def test_a_number_and_a_stop(written: str, texts: list[str]) -> None:
    """A number that begins a paragraph is a figure, unless the next entry of its list follows."""
    assert [text for _, text in paragraphs(written)] == texts


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


@pytest.mark.parametrize("mark", ["```", "~~~~", "  ~~~ 3 women", "<!--", "<svg>", "<template>", "<iframe>",
                                  "<noscript>", "<code>", "`", "**", "~~", "[", "![", "{{<", "<b", "<b title='",
                                  "<pre>", "> ```"])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"], ids=repr)
def test_what_is_never_closed_hides_nothing(mark: str, between: str) -> None:
    """Behind a mark without an end the text is read, in its line and below."""
    reading = read(f"one\n\n{mark}{between}12 men\n\ntwo").reading
    assert "12 men" in reading
    assert reading.rstrip().endswith("two")
    assert "3 women" in reading or "women" not in mark


@pytest.mark.parametrize("name", ["script", "STYLE"])
def test_program_that_never_ends_is_refused(name: str) -> None:
    """What stands behind a script without an end cannot be told from it."""
    with pytest.raises(Unreadable, match=f"has a <{name.lower()}> in line 3 that is never closed"):
        read(f"one\n\n<{name}>\n12 men\n\ntwo")


@pytest.mark.parametrize(("written", "reading"), [
    ("`<script>` 5 men\n\ntwo", " 5 men\u2029\ntwo"),
    ("\\<script> 5 men", "<script> 5 men"),
    ("<!-- 5 --> 6 <!-- 7\n8 --> 9", " 6 \n9"),
    ("<SVG>\n<text>5</text>\n</svg>one", "one"),
    ("\u0130\u0130\u0130<!-- 5\n\u0130 --> 6", "\u0130\u0130\u0130\n6"),
])
def test_marks_that_only_look_open(written: str, reading: str) -> None:
    """What is named in code, escaped, or closed further down swallows nothing."""
    assert read(written).reading.strip() == reading.strip()


def test_code_is_said() -> None:
    """Blocks of code are left out, and that is said; code inside a line is not worth it."""
    assert read("one\n\n```\n7\n```\n").left_out == read("    7\n\none").left_out == ("code",)
    assert read("one `two` three").left_out == ()
