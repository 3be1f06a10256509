"""A document's three texts, and the way between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document, Edit
from checker.model import Span
from checker.sentences import split_sentences

PAGE = "It cost &pound;4&nbsp;500 <b>million</b>."
EDITS = (Edit(8, 15, "£"), Edit(16, 22, "\u00a0"), Edit(26, 29), Edit(36, 40))


def test_reading_is_what_a_reader_sees() -> None:
    """Character references read as their characters, and markup as nothing."""
    document = Document("-", PAGE, edits=EDITS)
    assert document.reading == "It cost £4\u00a0500 million."
    assert len(document.prose) == len(PAGE)


def test_place_takes_in_the_whole_reference_and_no_markup_around() -> None:
    """A stretch of the reading begins and ends in the file where its characters do."""
    document = Document("-", PAGE, edits=EDITS)
    for read, written in (("£", "&pound;"), ("4\u00a0500", "4&nbsp;500"), ("million", "million"),
                          ("500 million", "500 <b>million")):
        start = document.reading.index(read)
        place = document.place(Span(start, start + len(read)))
        assert document.text[place.start:place.end] == written


def test_marks_that_only_steer_layout_are_skipped() -> None:
    """Marks of direction inside a figure do not cut it in two, and do not shift what follows."""
    document = Document("-", "About 4,\u200e500 men and 12 women.")
    assert document.reading == "About 4,500 men and 12 women."
    start = document.reading.index("12")
    assert document.place(Span(start, start + 2)) == Span(21, 23)
    assert document.written(Span(6, 11)) == "4,\u200e500"


@pytest.mark.parametrize(("text", "reading"), [
    ("Some £20bn², 12 men³ and $5m¹ went.⁴", "Some £20bn, 12 men and $5m went."),
    ("He said “40%²” of 612³ boats.¹,²", "He said “40%” of 612 boats."),
    ("40 m², 6 km³, 10⁶ cells, 5 kg/m³, x² and 3 s⁻¹", "40 m², 6 km³, 10⁶ cells, 5 kg/m³, x² and 3 s⁻¹"),
    ("¹ The first note", "¹ The first note"),
])
def test_marks_of_notes_are_skipped(text: str, reading: str) -> None:
    """A raised number behind a figure, a word or a stop is a note's mark; powers stay, and so does the note's own."""
    document = Document("-", text)
    assert document.reading == reading
    assert len(document.prose) == len(text)


@pytest.mark.parametrize(("text", "reading"), [
    ("\x1b[1;31mSome 5\x1b[0m cars", "Some 5 cars"),
    ("[31mSome 5[0m cars, and [5m] of rope", "Some 5 cars, and [5m] of rope"),
    ("a gap of [5m", "a gap of [5m"),
])
def test_what_colors_a_terminal_is_skipped(text: str, reading: str) -> None:
    """Sequences for a terminal are no figures, also where their escape character was lost."""
    assert Document("-", text).reading == reading


@given(st.lists(st.tuples(st.text("ab\u200e 1", max_size=4), st.text("<>\n", min_size=1, max_size=4),
                          st.sampled_from(["", "é"])), max_size=8))
def test_place_is_true_for_any_edits(parts: list[tuple[str, str, str]]) -> None:
    """Every character of the reading stands in the text where `place` says."""
    text, edits = "", []
    for plain, hidden, reads in parts:
        text += plain
        edits.append(Edit(len(text), len(text) + len(hidden), reads))
        text += hidden
    document = Document("-", text, edits=tuple(edits))
    starts = {edit.start: edit for edit in edits}
    assert len(document.prose) == len(text)
    for offset, character in enumerate(document.reading):
        place = document.place(Span(offset, offset + 1))
        if character == "é":
            assert place == starts[place.start][:2]
        else:
            assert text[place.start:place.end] == character


def test_paragraph_ends_end_sentences() -> None:
    """What reads as the end of a paragraph ends a sentence, after an abbreviation too."""
    text = "Acme Inc.\u2029Two men.\u2029and one"
    assert [text[start:end] for start, end in split_sentences(text, {"inc"})] == ["Acme Inc.", "Two men.", "and one"]
