"""What a file is, is told by its content, then by its name."""

from pathlib import Path

import pytest
from packing import docx

from checker.errors import Unreadable
from checker.readers import detect, read

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(("sample", "form"), [
    ("flood.txt", "text"), ("flood.md", "markdown"), ("flood-toml.md", "markdown"), ("flood.html", "html"),
    ("flood.rtf", "rtf"), ("flood.nitf.xml", "nitf"), ("flood.newsml.xml", "newsml"), ("flood.ninjs1.json", "ninjs"),
    ("flood.ninjs2.json", "ninjs"), ("flood.ans.json", "ans"), ("flood.wordpress.json", "wordpress"),
])
@pytest.mark.parametrize("name", ["story", "-", "story.txt"])
def test_content_tells(sample: str, form: str, name: str) -> None:
    """With a name that says nothing, or says text, the content decides."""
    assert detect(name, (SAMPLES / sample).read_bytes()) == form


@pytest.mark.parametrize(("name", "content", "form"), [
    ("story.md", b"12 men", "markdown"), ("story.HTM", b"12 men", "html"), ("story.txt", docx(""), "docx"),
    ("story.txt", b"{12 men} came", "text"), ("story.txt", b'{"a": 12}', "text"), ("story.txt", b"", "text"),
    ("story.xml", b"<?xml version='1.0'?><html><p>12</p></html>", "html"),
    ("story.docx", b"12 men", "docx"), ("a/b.c/story", b"---\ntitle: x\n---\n12", "markdown"),
])
def test_suffix_tells_the_rest(name: str, content: bytes, form: str) -> None:
    """Where the content does not say what it is, the suffix does."""
    assert detect(name, content) == form


@pytest.mark.parametrize(("before", "form"), [
    ("<!-- a -->\n<!---->" * 5_000, "html"), ("<!-- a <!-- b -->" * 5_000 + "x", "text"),
    ("<!---->" * 5_000 + "<!--", "text"), ("\ufeff", "html"),
], ids=["comments", "text", "unclosed", "mark"])
def test_page_behind_comments(before: str, form: str) -> None:
    """A page is told behind any number of comments, and what is none is told as fast."""
    assert detect("story", f"{before}<!DOCTYPE html><p>12 men".encode()) == form


@pytest.mark.parametrize(("name", "content", "told"), [
    ("a.xml", b"<?xml version='1.0'?><rss/>", "is XML, but neither NITF nor NewsML-G2: its root is <rss>"),
    ("a.json", b'{"a": 1}', "is JSON, but no story in ninjs, ANS or WordPress's form"),
    ("a.json", b'[{"a": 1', "is damaged JSON, or was cut off"),
])
def test_no_story_is_told(name: str, content: bytes, told: str) -> None:
    """XML and JSON of other kinds are refused, not read as text."""
    with pytest.raises(Unreadable, match=told):
        detect(name, content)


@pytest.mark.parametrize(("written", "reading"), [
    ("Some <i>5,000</i> stayed at <a href='x'>12 camps</a>.", "Some 5,000 stayed at 12 camps."),
    ("It cost &#36;7m.<br>So they left.", "It cost $7m.\nSo they left."),
    ("Where 4 <b and 5 > 3, AT&T <the firm> and R&D hold 5 shares.", None),
    ("See 4 <b and 5 > 3 in <i>x</i>.", "See 4 <b and 5 > 3 in x."),
])
def test_html_in_what_is_called_text(tmp_path: Path, written: str, reading: str | None) -> None:
    """Tags and references to characters inside lines of text read as in HTML, where there are some; angles stay."""
    file = tmp_path / "story.txt"
    file.write_text(written)
    assert read(str(file)).reading == (reading or written)


def test_a_page_that_is_called_text(tmp_path: Path) -> None:
    """Blocks of HTML are read as a page, whatever the name says."""
    file = tmp_path / "story.txt"
    file.write_text("<p>Some 73 hikers came.</p>")
    assert detect(str(file), file.read_bytes()) == "html"


def test_format_asked_for_goes_first(tmp_path: Path) -> None:
    """A format that was asked for is read as such, whatever the file looks like."""
    file = tmp_path / "story.html"
    file.write_text("12 <var>men</var>")
    assert read(str(file), "text").reading == "12 <var>men</var>"
    assert read(str(file)).reading == "12 men"
