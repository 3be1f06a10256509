"""Where sentences end."""

import pytest

from checker.sentences import LONGEST, split_sentences

ABBREVIATIONS = frozenset({"Dec", "etc", "Gen", "Mr", "Sun"})


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in split_sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize("sentences", [
    ["The dam burst.", "Nobody was hurt!", "Why?", "12 homes went."],
    ["“We ran.”", "He fell.", "(She did not.)", "They stopped…", "Then they left."],
    ["The U.S. Army came on Dec. 4 with Gen. A. B. Smith.", "Mr. Smith left at 5 p.m. sharp."],
    ["It cost $3.5 million.", "It rose 2.5 percent in the year."],
    ["Is it true?", "Yes, he said."],
    ["It is half the age of the sun.", "They sold tea, etc. Then on Sun. Dec. 4 they left."],
])
def test_sentences_come_apart(sentences: list[str]) -> None:
    """Stops end sentences; abbreviations, initials and decimal points do not."""
    assert split(" ".join(sentences)) == sentences


def test_lines_and_paragraphs() -> None:
    """A blank line ends a sentence, a wrapped line does not, and a short line before a long one is a headline."""
    assert split("A short headline\nThe first sentence of the story is a good deal longer than that,\nand it wraps.\r\n"
                 "\r\nThe second paragraph") == [
        "A short headline",
        "The first sentence of the story is a good deal longer than that,\nand it wraps.",
        "The second paragraph",
    ]


def test_no_sentence_is_endless() -> None:
    """Text without stops is cut, and nothing of it is lost."""
    text = "word " * 5_000
    pieces = split(text)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", " \n\n ", "\u00a0"])
def test_nothing_has_no_sentences(text: str) -> None:
    """White space holds no sentence."""
    assert split(text) == []
