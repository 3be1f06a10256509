"""One story in every format that is read: the same claims, each in its place."""

from pathlib import Path

import pytest
from packing import docx_of

from checker.model import Article
from checker.pipeline import check_file, load_desk
from checker.records import article_record

SAMPLES = Path(__file__).parent / "samples"

STORY = [
    ("headline", "12"), ("deck", ">3000"), ("caption", "~40"), ("caption", "2024-05-15"),
    ("body", ">=12"), ("body", "2024-05-16"), ("body", "4500000000"), ("body", "~<60"),
    ("cell", "7"), ("cell", "5"), ("body", "~4500"), ("footnote", "6000"),
]
"""Where each claim stands, and its value, in the order of the story."""

MARKDOWN = [(2, "12 in"), (3, "More"), (9, "Some"), (9, "Wednesday"), (11, "At least"), (11, "Thursday]"),
            (14, "&pound;"), (15, "nearly"), (25, "7 people"), (26, "5 people"), (28, "About"), (30, "6,000")]
IN_FILE = {     # the line of each claim, and what stands in that line from the claim on
    "flood.md": MARKDOWN,
    "flood-toml.md": MARKDOWN,
    "flood.html": [(19, "12</b>"), (20, "More"), (23, "Some"), (23, "Wednesday"), (24, "At least"), (24, "Thursday<"),
                   (25, "&pound;"), (25, "nearly"), (29, "7 people"), (30, "5 people"), (31, "About"), (35, "6,000")],
}


EXTRACTED = {       # the date that each states, and the claims that it cannot tell the place of, which are then body
    "flood.docx.parts": (None, ()), "flood.rtf": (None, ("deck", "caption")),
    "flood.nitf.xml": ("2024-05-16", ()), "flood.newsml.xml": ("2024-05-16", ("footnote",)),
    "flood.ninjs1.json": ("2024-05-16", ("footnote",)), "flood.ninjs2.json": ("2024-05-16", ("footnote",)),
    "flood.ans.json": ("2024-05-16", ("footnote",)), "flood.wordpress.json": ("2024-05-16", ("footnote",)),
}


def claims(article: Article) -> list[tuple[str, str]]:
    """Place and value of each claim, but for bare ordinals and the like that topics come to read."""
    return [(claim.where or "", claim.value or "") for claim in article.claims]


def checked(name: str, folder: Path | None = None, published: str | None = None) -> Article:
    """The sample of that name, through the whole pipeline; one that is kept in parts is packed into `folder` first."""
    file = SAMPLES / name
    if file.is_dir() and folder:
        file = folder / file.stem
        file.write_bytes(docx_of(SAMPLES / name))
    return check_file(str(file), load_desk(), published)


@pytest.mark.parametrize("name", sorted(IN_FILE))
def test_sample_reads_the_same(name: str) -> None:
    """Every figure is found where it stands in the story, and nothing that is no prose is found."""
    assert claims(checked(name)) == STORY


@pytest.mark.parametrize("name", sorted(IN_FILE))
def test_title_and_date_come_from_the_metadata(name: str) -> None:
    """Title and dateline are those that the file states of itself."""
    article = checked(name)
    assert (article.title, article.published, article.published_from) == (
        "Flood kills 12 in the Arven valley", "2024-05-16", "metadata")


@pytest.mark.parametrize("name", sorted(IN_FILE))
def test_positions_are_those_of_the_file(name: str) -> None:
    """Line, column and offsets point into the file as an editor opens it."""
    article = checked(name)
    lines = (SAMPLES / name).read_text().split("\n")
    places = [(line, lines[line - 1].index(text) + 1) for line, text in IN_FILE[name]]
    assert [(claim.line, claim.column) for claim in article.claims] == places
    assert len(article.prose) == len(article.text)
    for claim, (_, text) in zip(article.claims, IN_FILE[name], strict=True):
        assert article.text[claim.span.start:].startswith(text)


@pytest.mark.parametrize("name", sorted(EXTRACTED))
def test_packed_and_wired_samples_read_the_same(name: str, tmp_path: Path) -> None:
    """Formats whose text is taken out give the same claims, in the order in which the format has the parts."""
    published, unplaced = EXTRACTED[name]
    article = checked(name, tmp_path, None if published else "2024-05-16")
    assert article.published == "2024-05-16"
    assert article.published_from == ("metadata" if published else "option")
    assert article.title == "Flood kills 12 in the Arven valley"
    story = [("body" if where in unplaced else where, value) for where, value in STORY]
    if "ninjs" in name:     # pictures are associated behind the story
        story = [claim for claim in story if claim[0] != "caption"] + story[2:4]
    assert claims(article) == story


@pytest.mark.parametrize("name", sorted(EXTRACTED))
def test_extracted_text_goes_with_its_positions(name: str, tmp_path: Path) -> None:
    """Offsets and paragraph numbers are those of the text that the record carries, and it says so."""
    article = checked(name, tmp_path)
    record = article_record(article)
    assert (record["positions"], record["text"]) == ("text", article.text)
    for claim in record["claims"]:
        assert record["text"][claim["start"]:claim["end"]] == claim["quote"]
        assert claim["quote"] in record["text"].split("\n\n")[claim["paragraph"] - 1]


def test_record_of_a_file_says_so() -> None:
    """Where positions are those of the file, the record does not repeat its text."""
    record = article_record(checked("flood.html"))
    assert (record["format"], record["positions"], record["text"]) == ("html", "file", None)


def test_plain_text_tells_its_headline() -> None:
    """A first line that is no sentence is the headline; the dateline stays open without `--published`."""
    article = checked("flood.txt")
    assert [value for _, value in claims(article)][:3] == ["12", ">3000", "~40"]
    assert [where for where, _ in claims(article)] == ["headline", *["body"] * 11]
    assert article.published is None
