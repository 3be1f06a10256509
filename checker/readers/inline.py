"""What stands inside the lines of a Markdown paragraph: emphasis, links, code, tags, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.document import PARAGRAPH, Edit
from checker.readers.markup import BLOCKS, RAW, Ends, Markup, raw_end

_SIGN = re.compile(
    r"""(?P<code>`+)
    |(?P<escape>\\)(?=[!-/:-@\[-`{-~\r\n])
    |(?P<address><(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>)
    |(?P<markup>[<&])
    |(?P<note>\[\^[^\]\s]{1,99}\])
    |(?P<open>!?\[)
    |(?P<close>\])(?P<target>\((?:[^()\\]|\\.|\([^()]{0,999}\)){0,2000}\)|
     \[[^\]]{0,999}\])?(?P<settings>\{[^{}\r\n]{1,200}\})?
    |(?P<short>\{\{[<%].{0,300}?[>%]\}\}|\{[%{].{0,300}?[%}]\})
    |(?P<emphasis>\*+|_+|~~)""",
    re.VERBOSE | re.DOTALL,
)
_STRUCK = "~~"
# Elements whose content is no prose.
_UNREAD = RAW | {"code", "del", "kbd", "rp", "rt", "s", "samp", "strike"}
_TICKS = re.compile("`+")


class _Inline:
    """One pass over a paragraph."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.ends = Ends(text, end)
        self.tags = Markup(text, self.ends)
        self.ticks = Ticks(text, end)
        self.brackets: list[Edit] = []
        self.marks: list[Edit] = []
        self.edits: list[Edit] = []

    def run(self, at: int) -> None:
        while match := _SIGN.search(self.text, at, self.end):
            kind = match.lastgroup if match.lastgroup not in ("target", "settings") else "close"
            at = getattr(self, f"_{kind}", self._hidden)(match)

    def _hidden(self, match: re.Match[str]) -> int:
        self.edits.append(Edit(*match.span()))
        return match.end()

    def _code(self, match: re.Match[str]) -> int:
        end = self.ticks.closing(match.end(), len(match[0]))
        if end:
            self.edits.append(Edit(match.start(), end))
        return end or match.end()

    def _escape(self, match: re.Match[str]) -> int:
        return self._hidden(match) + 1      # what is escaped is no sign

    def _markup(self, match: re.Match[str]) -> int:
        token = self.tags.at(match.start())
        if not token:
            return match.end()
        end = token.end
        if token.name in _UNREAD and not token.close:
            end = max(end, raw_end(self.ends, token.name, token.start, end)[1])
        reads = token.reads or "" if token.reference else PARAGRAPH if token.name in BLOCKS else ""
        if reads or not token.reference:
            self.edits.append(Edit(token.start, end, reads))
        return end

    def _open(self, match: re.Match[str]) -> int:
        self.brackets.append(Edit(*match.span()))
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        opening = self.brackets.pop() if self.brackets else None
        if not opening or not match["target"]:
            return match.start("close") + 1
        self.edits.append(opening)
        return self._hidden(match)

    def _emphasis(self, match: re.Match[str]) -> int:
        self.marks.append(Edit(*match.span()))
        return match.end()


class Ticks:
    """The runs of backticks in a stretch of text: code ends at the next run as long as the one that it begins with."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self._runs: dict[int, list[int]] | None = None

    def closing(self, start: int, length: int) -> int | None:
        """Where code ends that begins with `length` backticks before `start`; None where it does not. Starts grow."""
        if self._runs is None:
            self._runs = {}
            for run in reversed([*_TICKS.finditer(self.text, start, self.end)]):
                self._runs.setdefault(len(run[0]), []).append(run.end())
        runs = self._runs.get(length, [])
        while runs and runs[-1] - length < start:
            runs.pop()
        return runs[-1] if runs else None


def inline_edits(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """How the paragraph that stands in `lines` of `text` reads."""
    scan = _Inline(text, lines[-1][1])
    scan.run(lines[0][0])
    yield from scan.edits
    yield from _emphasis(text, scan.marks)


def _emphasis(text: str, marks: list[Edit]) -> Iterator[Edit]:
    """The marks of emphasis that pair up; what is struck out goes with its marks."""
    waiting: dict[str, list[Edit]] = {}
    for mark in marks:
        sign = text[mark.start:mark.end]
        before, after = text[mark.start - 1:mark.start], text[mark.end:mark.end + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if sign[0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        stack = waiting.setdefault(sign, [])
        if closes and stack:
            opening = stack.pop()
            if sign == _STRUCK:
                yield Edit(opening.start, mark.end)
            else:
                yield from (opening, mark)
        elif opens:
            stack.append(mark)
