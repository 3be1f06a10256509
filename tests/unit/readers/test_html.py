"""What of a page is its article, and how markup reads."""

import pytest

from checker.document import PARAGRAPH, Document
from checker.errors import Unreadable
from checker.readers.html import page, read_html
from checker.readers.markup import PROGRAMS, RAW
from checker.readers.parts import SKIPPED


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
    ("was <s>12</s>14, <strike>5</strike>6, <span style='text-decoration: line-through'>7</span>8", "was 14, 6, 8"),
    ("€640m<sup>4</sup>, 12 men<sup>2,3</sup> and 10<sup>6</sup>", "€640m, 12 men and 10⁶"),
    ("<ruby>88<rt>77</rt></ruby> and <ruby>29<rp>(<rt>92<rp>)</ruby> boats", "88 and 29 boats"),
    ("<ruby>88<rt>77 boats", "8877 boats"),
    ("<math><mfrac><mn>4</mn><mn>5</mn></mfrac></math> of it, 1<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> mile",
     "4⁄5 of it, 1 1⁄2 mile"),
    ("<math><msup><mn>10</mn><mn>6</mn></msup></math> and <math><mrow><mi>x</mi><mo>=</mo><mn>7</mn></mrow></math>.",
     "10⁶ and ."),
    ("open<span class='u-sr-only'> (3 of 14)</span>, <i class='visually-hidden'>4</i><b class='not-sr-only'>5</b>",
     "open, 5"),
    ("open<span style='position:absolute;left:-9999px'> (3 of 14)</span>.", "open."),
    ("one\r\n  line", "one line"),
    ("a<img alt='7 men' src=x>b", "ab"),
    ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ("<a title='5 > 4'>x</a>", "x"),
    ("<!-- 5 -->x<!-- unclosed 6", "x unclosed 6"),
    ("<!--> 5 men <!---> 6 --> 7", "5 men  6 --> 7"),
    ("x <!-- 5 --!> y", "x  y"),
    ("<script>5</script>x", "x"),
    ("<code>5</code>x<svg><text>6</text></svg>", "x"),
    ("x <b and 5 men", "x <b and 5 men"),
    ("<a title='5>x <b>6</b>", "x 6"),
    ("<a title='5> x> 6' >y", "y"),
], ids=str)
def test_inside_a_line(written: str, read: str) -> None:
    """Markup reads as nothing, references as their characters, and what is no prose is gone."""
    assert "".join(texts(written)).strip() == read


def test_blocks_are_paragraphs_and_breaks_are_lines() -> None:
    """Elements that stand in lines of their own end a paragraph on both sides."""
    assert [text for text in texts("<p>One<br>two<p>three<div>four</div>") if text] == ["One/two", "three", "four"]


@pytest.mark.parametrize(("written", "read"), [
    ("<p>1</p><main><p>2</p></main>", [("body", "1"), ("body", "2")]),
    ("<article><p>1</p></article><article><h1>Two</h1><p>2 and more</p></article>", [
        ("body", "1"), ("headline", "Two"), ("body", "2 and more")]),
    ("<h1>The Post</h1><article><h1>One</h1><p>1</p></article>", [("heading", "The Post"), ("headline", "One"),
                                                                ("body", "1")]),
    ("<div itemprop=articleBody></div><p>1 and more</p>", [("body", "1 and more")]),
    ("<form><pre>1\n2</pre></form><article><footer>3</footer><aside>4</aside></article>", [
        ("body", "1 2"), ("body", "3"), ("body", "4")]),
    ("<h1>One</h1><article><p>1</p></article>", [("headline", "One"), ("body", "1")]),
    ("<title>One</title><p>1</p>", [("headline", "One"), ("body", "1")]),
    ("<article><h1>One</h1><div itemprop=articleBody><p>1</p></div><p>2</p></article>", [
        ("headline", "One"), ("body", "1"), ("body", "2")]),
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


@pytest.mark.parametrize(("written", "read", "left_out"), [
    ("<nav>5</nav><nav>6</nav><p>1", "1", ("navigation",)),
    ("<ul><li><a>5</a><li><a>6</a></ul><main><ol><li><a>7</a><li><a>8</a></ol><p>1", "1", ("2 lists of links",)),
    ("<ul><li><a>5</a><li><a>6</a> men</ul><p>1", "5 6 men 1", ()),
    ("<article><ul><li><a>5</a><li><a>6</a></ul><p>1</article>", "5 6 1", ()),
    ("<article><p>1 and more</article><article><a><h3>5</h3></a></article>", "1 and more", ("1 teaser",)),
    ("<article><p>1 and more</article><article><a>5</a> men</article>", "1 and more 5 men", ()),
    ("<article><a>1</a></article>", "1", ()),
    ("<aside>5</aside><footer>6</footer><article>1</article>", "1", ("1 sidebar", "page footer")),
    ("<article>1<aside><h3>More</h3><a>5</a></aside><aside><h3>4 dead</h3><a>5</a></aside></article>", "1 4 dead 5",
     ("1 list of links",)),
    ("<form>1 <label>5</label><select><option>6</select><textarea>7</textarea></form>", "1", ("form fields",)),
    ("<p hidden>5</p><p>1<svg><text>6</text></svg><svg></svg><code>7</code>", "1",
     ("hidden text", "1 drawing", "code")),
    ("<noscript>5</noscript><noscript><img src=6></noscript>1", "1", ("text for browsers without scripts",)),
    ("<head><title>5</title><meta name=6></head><nav> | </nav><h1>1</h1>", "1", ()),
], ids=str)
def test_what_is_left_out_is_said(written: str, read: str, left_out: tuple[str, ...]) -> None:
    """What a page shows as prose is read; what is left out is told apart, and named."""
    document = page("-", written)
    assert " ".join(document.reading.split()) == read
    assert document.left_out == left_out


@pytest.mark.parametrize("element", sorted({*RAW, *SKIPPED, "aside", "footer", "title", "article", "ul", "p hidden",
                                            "div role=navigation", "div style='display:none'"}))
@pytest.mark.parametrize("around", ["{}", "<body><section>{}</section></body>", "<article>{}</article>"], ids=str)
def test_what_is_never_closed_hides_nothing(element: str, around: str) -> None:
    """Behind a start tag without an end the text is read, or, behind a program, the page is refused."""
    written = "<p>2 women</p>\n" + around.format(f"<{element}>\n<p>12 men</p>")
    if element in PROGRAMS:
        with pytest.raises(Unreadable, match=f"has a <{element}> in line 2 that is never closed"):
            page("-", written)
    else:
        assert "12 men" in page("-", written).reading


@pytest.mark.parametrize("mark", ["<!--", "<![CDATA[", "<!doctype", "<?xml", "<b", "<b title='", '<b title="', "</b",
                                  "&#"])
def test_mark_that_never_ends_hides_nothing(mark: str) -> None:
    """A mark that the end of the file cuts off is text, or nothing, and what follows is read."""
    assert "12 men" in page("-", f"<p>2 women</p> {mark} 12 men").reading
