"""Where sentences end."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

import regex

from checker.model import Span

Compiler = Callable[[str], regex.Pattern[str]]

LONGEST = 4_000     # characters; what runs on beyond that is no sentence, and no rule should have to look so far

_OPENS = r"[\p{Lu}\p{N}\p{Sc}\"'`“‘«(\[¿¡*—–•#@_-]"       # what a sentence begins with
_END = (
    rf"(?P<point>\.)\s+(?={_OPENS})"                            # a full stop, unless an abbreviation's
    rf"|[.!?…][.!?…]*+(?:[\"'”’)\]»]|\[\d{{1,3}}\])*+(?P<stop>)\s+(?={_OPENS})"    # any other, or one in quotes
    rf"|(?:\n[^\S\n]*+\n|\u2029)(?P<blank>)\s*+"
    r"|\n(?P<bullet>)[^\S\n]*+(?=[-*•–]\s)"                       # each point of a list
    rf"|\n(?P<line>)[^\S\n]*+(?={_OPENS})"
)
_PARAGRAPH_END = r"\n[^\S\n]*+\n|\u2029"
_LAST_WORD = r"(?r)[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*(?=\.$)"       # sought from the end
_NEXT_WORD = r"[\"'“‘«(\[]*([^\W\d_]+)(?![.\w])"                # but no initial: "A. Smith"
_LONGEST_WORD = 24      # characters looked back for an abbreviation
_SHORTENED = 4          # letters of a word without a vowel that is a shortened one
_VOWELS = frozenset("aeiouy")
_SHORT_LINE = 0.6       # a line shorter than this share of the next one was ended on purpose


def split_sentences(text: str, abbreviations: AbstractSet[str], openers: AbstractSet[str] = frozenset(),
                    compiled: Compiler = regex.compile) -> list[Span]:
    """The sentences of `text`, in order, without the white space between them.

    A sentence ends with a stop, a question or exclamation mark before white space and a capital, a digit or an opening
    quote; with a blank line; and with a line that is much shorter than the next one (a headline). `abbreviations`
    are words whose stop ends nothing, as written ("Dec") or in any case ("etc"); nor does that of a single initial, of
    letters with points ("U.S.") or of a short word with a capital and no vowel ("Sgt"), unless one of the `openers`
    stands behind it, which are small words with a capital: "at Acme Corp. The mayor". `compiled` gives expressions of
    `regex`, compiled.
    """
    paragraph_end, last_word, next_word = compiled(_PARAGRAPH_END), compiled(_LAST_WORD), compiled(_NEXT_WORD)
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in compiled(_END).finditer(text, start):
        if (match.lastgroup == "point" and not paragraph_end.search(match[0])
                and _is_abbreviation(last_word, text, match.end("point"), abbreviations)
                and not _opens(next_word, text, match.end(), openers)):
            continue
        if match.lastgroup == "line" and not _ended_on_purpose(text, match.end("line")):
            continue
        _add(spans, text, start, match.start() if text[match.start()] == "\n" else match.end(match.lastgroup or 0))
        start = match.end()
    _add(spans, text, start, len(text.rstrip()))
    return spans


def _is_abbreviation(last_word: regex.Pattern[str], text: str, end: int, abbreviations: AbstractSet[str]) -> bool:
    """Whether the full stop before `end` belongs to its word."""
    match = last_word.search(text, max(0, end - _LONGEST_WORD), end)
    if not match:
        return False
    word = match[0]
    initial = len(word) == 1 and word.isupper() and word != "I"
    short = word.istitle() and len(word) <= _SHORTENED and _VOWELS.isdisjoint(word.lower())
    return "." in word or initial or short or not abbreviations.isdisjoint((word, word.lower()))


def _opens(next_word: regex.Pattern[str], text: str, start: int, openers: AbstractSet[str]) -> bool:
    """Whether the word at `start`, behind any quote, is one that has its capital from a sentence that begins there."""
    match = next_word.match(text, start)
    return match is not None and match[1][0].isupper() and match[1].lower() in openers


def _ended_on_purpose(text: str, end: int) -> bool:
    """Whether the line that ends before `end` is much shorter than the one that follows."""
    begin = text.rfind("\n", 0, end - 1) + 1
    after = text.find("\n", end)
    return end - begin < _SHORT_LINE * ((after if after >= 0 else len(text)) - end)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add a sentence, without the white space behind it; one that is too long is cut at white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        spans.append(Span(start, cut))
        start = cut
    if end > start:
        spans.append(Span(start, end))
