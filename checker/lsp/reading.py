"""An open story as an editor has it: its article, its notices, and places in the editor's own units.

An editor counts lines from 0 and columns in the code units that it has agreed on; notices count code points from 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from checker.evidence import Evidence
from checker.model import Article, Claim, Finding, Span
from checker.report.notices import Notice, Place, notices

_LINE_END = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class Reading:
    """One state of a story, and the places in it. `codec` is what the editor and the server have agreed on.

    A story that is taken out of a file of another kind has no places that an editor could show: it has no notices.
    """

    def __init__(self, article: Article, codec: PositionCodec, evidence: Sequence[Sequence[Evidence]] = ()) -> None:
        self.article, self._codec, self._evidence = article, codec, evidence
        self._lines = _LINE_END.split(article.text)
        self._starts = list(accumulate(map(len, self._lines), initial=0))
        self.notices = [] if article.extracted else list(notices(article))

    def range_of(self, place: Place) -> lsp.Range:
        """A place as the editor counts it."""
        return lsp.Range(self._position(place.line, place.column), self._position(place.end_line, place.end_column))

    def _position(self, line: int, column: int) -> lsp.Position:
        return self._codec.position_to_client_units(self._lines, lsp.Position(line - 1, column - 1))

    def offset_of(self, position: lsp.Position) -> int:
        """The offset in the text of a position that the editor names."""
        here = self._codec.position_from_client_units(self._lines, position)
        return self._starts[min(here.line, len(self._lines))] + here.character

    def span_of(self, wanted: lsp.Range) -> Span:
        """The stretch of the text that an editor names."""
        return Span(self.offset_of(wanted.start), self.offset_of(wanted.end))

    def after(self, article: Article) -> Reading:
        """The same text with what has been settled meanwhile."""
        return Reading(article, self._codec, self._evidence)

    def claim_at(self, offset: int) -> Claim | None:
        """The claim whose quote an offset lies in."""
        return next((claim for claim in self.article.claims if claim.span.start <= offset <= claim.span.end), None)

    def findings_at(self, span: Span) -> list[Finding]:
        """The findings about a figure."""
        return [finding for finding in self.article.findings if any(each.overlaps(span) for each in finding.spans)]

    def evidence_for(self, claim: Claim) -> Sequence[Evidence]:
        """What the sources of the story say of a claim, the best first."""
        return self._evidence_of.get(claim.id, ())

    @cached_property
    def _evidence_of(self) -> dict[str, Sequence[Evidence]]:
        return {claim.id: pieces for claim, pieces in zip(self.article.claims, self._evidence, strict=False)}

    def notices_in(self, span: Span) -> list[Notice]:
        """The notices whose first figure meets a stretch of the text."""
        return [notice for notice in self.notices if self._offset(notice.place.line, notice.place.column) <= span.end
                and span.start <= self._offset(notice.place.end_line, notice.place.end_column)]

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1
