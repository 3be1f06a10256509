"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Collection

from checker.model import Span

LONGEST = 4_000     # characters; what runs on beyond that is no sentence, and no rule should have to look so far

_END = re.compile(r"(?P<blank>\n[^\S\n]*\r?\n\s*)|(?P<line>\r?\n)|(?P<stop>[.!?…][\"'”’)\]»]*)(?=\s)\s*")
_LAST_WORD = re.compile(r"([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*|\d+)\.$")
_OPENING = "\"'“‘«([¿¡*—–-•"
_SHORT_LINE = 0.6   # a line that ends this far before the longest one of its paragraph was ended on purpose


def split_sentences(text: str, abbreviations: Collection[str]) -> list[Span]:
    """The sentences of `text`, in order, without the white space between them.

    A sentence ends with a stop, a question or exclamation mark before white space and a capital, a digit or an opening
    quote; with a blank line; and with a line that is much shorter than its neighbours (a headline). `abbreviations`
    are lower-case words whose stop ends nothing ("dec"); nor does that of a single initial or of letters with points.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = _sentence_end(text, start, match, abbreviations)
        if end is not None:
            _add(spans, text, start, end)
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _sentence_end(text: str, start: int, match: re.Match[str], abbreviations: Collection[str]) -> int | None:
    """Where the sentence ends that `match` may end; None where it goes on."""
    if match["blank"]:
        return match.start()
    follower = text[match.end():match.end() + 1]
    if match["line"]:
        return match.start() if _ended_on_purpose(text, match) else None
    if follower and not (follower.isupper() or follower.isdigit() or follower in _OPENING):
        return None
    if text[match.start()] == "." and match.end("stop") == match.start() + 1:
        word = _LAST_WORD.search(text, max(start, match.start() - 20), match.end("stop"))
        if word and follower and _is_abbreviation(word[1], abbreviations):
            return None
    return match.end("stop")


def _is_abbreviation(word: str, abbreviations: Collection[str]) -> bool:
    return "." in word or word.lower() in abbreviations or (len(word) == 1 and word.isupper() and word != "I")


def _ended_on_purpose(text: str, match: re.Match[str]) -> bool:
    follower = text[match.end():match.end() + 1]
    if not (follower.isupper() or follower.isdigit() or follower in _OPENING):
        return False
    begin = text.rfind("\n", 0, match.start()) + 1
    after = text.find("\n", match.end())
    line, following = match.start() - begin, (after if after >= 0 else len(text)) - match.end()
    return line < _SHORT_LINE * following


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        spans.append(Span(start, cut))
        start = cut
    if end > start:
        spans.append(Span(start, end))
