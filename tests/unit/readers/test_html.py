"""What of a page is its article, and how markup reads."""

import pytest

from checker.document import PARAGRAPH, Document
from checker.readers.html import page, read_html


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """Place and reading of each paragraph."""
    read = document.prose
    return [(region.where.value, Document("-", read[region.start:region.end]).reading.replace("\ufdd0", ""))
            for region in document.regions]


def texts(written: str) -> list[str]:
    """The paragraphs of a page as they read."""
    return page("-", written).reading.replace("\n", "/").split(PARAGRAPH)


@pytest.mark.parametrize(("written", "read"), [
    ("<b>4</b>,500 men", "4,500 men"),
    ("4&#160;500 men", "4\u00a0500 men"),
    ("&#x34;2 caf&eacute;s", "42 cafés"),
    ("AT&T &unknown; &amp; 5 &lt; 6", "AT&T &unknown; & 5 < 6"),
    ("4 km<sup>2</sup>, CO<sub>2</sub>, 4<sup>th</sup>", "4 km², CO₂, 4th"),
    ("12 dead<sup><a href='#n'>3</a></sup>", "12 dead"),
    ("was <del>12</del><ins>14</ins>", "was 14"),
    ("one\r\n  line", "one line"),
    ("a<img alt='7 men' src=x>b", "ab"),
    ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ("<a title='5 > 4'>x</a>", "x"),
    ("<!-- 5 -->x<!-- unclosed 6", "x"),
    ("<script>5</script>x<style>6", "x"),
    ("<code>5</code>x<svg><text>6</text></svg>", "x"),
], ids=str)
def test_inside_a_line(written: str, read: str) -> None:
    """Markup reads as nothing, references as their characters, and what is no prose is gone."""
    assert "".join(texts(written)).strip() == read


def test_blocks_are_paragraphs_and_breaks_are_lines() -> None:
    """Elements that stand in lines of their own end a paragraph on both sides."""
    assert [text for text in texts("<p>One<br>two<p>three<div>four</div>") if text] == ["One/two", "three", "four"]


@pytest.mark.parametrize(("written", "read"), [
    ("<p>1</p><main><p>2</p></main>", [("body", "2")]),
    ("<article><p>1</p></article><article><h1>Two</h1><p>2 and more</p></article>", [("headline", "Two"),
                                                                                    ("body", "2 and more")]),
    ("<h1>One</h1><article><p>1</p></article>", [("headline", "One"), ("body", "1")]),
    ("<title>One</title><p>1</p>", [("headline", "One"), ("body", "1")]),
    ("<article><h1>One</h1><div itemprop=articleBody><p>1</p></div><p>2</p></article>", [("headline", "One"),
                                                                                       ("body", "1")]),
    ("<div role=navigation>1</div><p hidden>2</p><p aria-hidden=true>3</p><p>4", [("body", "4")]),
    ("<h1>One</h1><h1>Two</h1><h2>Three", [("headline", "One"), ("heading", "Two"), ("heading", "Three")]),
    ("<hgroup><h1>One</h1><p>Two</p></hgroup><p>Three", [("headline", "One"), ("deck", "Two"), ("body", "Three")]),
    ("<p class='wp-caption-text'>One<p class=standfirst>Two", [("caption", "One"), ("deck", "Two")]),
    ("<table><tr><th>One<td>Two</table>Three", [("cell", "One"), ("cell", "Two"), ("body", "Three")]),
], ids=str)
def test_parts_of_the_story(written: str, read: list[tuple[str, str]]) -> None:
    """The article is told from what stands around it, and its parts from each other."""
    assert paragraphs(page("-", written)) == read


@pytest.mark.parametrize(("head", "title", "published"), [
    ("<meta property='article:published_time' content='2024-05-16T01:00:00Z'><title>One | Post</title>",
     "One | Post", "2024-05-16"),
    ("<meta property='og:title' content='One &amp; two'><time datetime=2024-05-16>16 May</time>",
     "One & two", "2024-05-16"),
    ("""<script type="application/ld+json">[{"headline": "One", "datePublished": "2024-05-16"}]</script>
     <meta name=date content=2020-01-01>""", "One", "2024-05-16"),
    ("<script type='application/ld+json'>{broken</script><meta name=pubdate content='Thu, 16 May 2024 10:00:00 GMT'>",
     None, "2024-05-16"),
    ("<meta name=date content='last week'>", None, None),
], ids=str)
def test_metadata(head: str, title: str | None, published: str | None) -> None:
    """Title and date come from JSON-LD, then from meta elements, then from `time` and `title`."""
    document = page("-", head + "<p>x")
    assert (document.title, document.published) == (title, published)


def test_encoding_that_the_page_names() -> None:
    """A page in an encoding of its own is read in it."""
    content = "<meta charset=iso-8859-2><p>Łódź: 12</p>".encode("iso-8859-2")
    assert "Łódź: 12" in read_html("-", content).reading
