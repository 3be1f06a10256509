"""What writing assistants may ask: the checker as tools of the Model Context Protocol, over standard input and output.

An assistant that writes about figures answers from what was read and computed here instead of guessing. Everything is
read-only, unless the person who starts the server lets verdicts be given; and no file outside the folder that was named
is read or written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import Any

from mcp.server import MCPServer

from checker.about import VERSION
from checker.dossier import DeskReader, named_sources
from checker.errors import CheckerError, UsageError
from checker.ledger import beside
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.ledger.store import update
from checker.model import Article, Status, Verdict
from checker.pipeline import check_document, iso_date, load_desk
from checker.readers.text import plain_text
from checker.records import claim_record, evidence_record, finding_record, source_record
from checker.report.standing import standing
from checker.stories import Stories
from checker.trace import trace

Sign = Callable[[Status, str], Verdict]
Explain = Callable[[Stories, str, int], Iterator[list[str]]]
Record = dict[str, Any]
_VERDICTS = tuple(status.value for status in (Status.ACCURATE, Status.FIX, Status.NEEDS_SOURCE, Status.NOT_A_CLAIM))

_ABOUT = ("Reads every number and date of a news story with its value, proves from the page what cannot be right, and "
          "says what a person has settled. Take figures, arithmetic and dates from these tools, and guess none. "
          "Verdicts on claims are given by people.")


class Assistant:
    """The tools, for the stories in one folder. `sign` gives a person's verdict; without it nothing can be settled."""

    def __init__(self, folder: Path, stories: Callable[[], Stories], explain: Explain, sign: Sign | None) -> None:
        self._folder, self._stories, self._explain, self._sign = folder.resolve(), stories, explain, sign

    def serve(self) -> None:
        """Answer until the assistant ends."""
        server = MCPServer("checker", version=VERSION, instructions=_ABOUT)
        for tool in (self.check, self.crosscheck, self.explain, self.trace, self.status,
                     *((self.settle,) if self._sign else ())):
            server.tool(description=tool.__doc__)(_worded(tool))
        server.run("stdio")

    def check(self, text: str = "", path: str = "", published: str = "") -> Record:
        """Every number and date of a text, or of the story at a path, as claims: quote, value, unit, what is measured,
        source, question and status. `published` is the ISO date that "last Friday" counts from.
        """
        article = self._article(text, path, published)
        return {"standing": standing(article), "published": article.published,
                "claims": [claim_record(claim) for claim in article.claims]}

    def crosscheck(self, text: str = "", path: str = "", published: str = "") -> Record:
        """What the figures of a text, or of the story at a path, prove about each other: each finding with its
        arithmetic, its figures and what would mend it. An empty list means that nothing was proved, not that all is
        right.
        """
        article = self._article(text, path, published)
        return {"findings": [finding_record(finding) for finding in article.findings]}

    def explain(self, path: str, line: int) -> Record:
        """How each figure on a line of a story was read, which rules wanted it, and which checks tried it."""
        place = self._inside(path)
        return {"figures": ["\n".join(lines) for lines in self._explain(self._stories(), place, line)]}

    def trace(self, path: str, sources: Sequence[str] = ()) -> Record:
        """Each claim of a story against sources (files and folders; else those of its settings): what supports it,
        what contradicts it, with place and passage. Nothing is settled by it.
        """
        place, stories = self._inside(path), self._stories()
        article = stories.read(place, new=True)
        places = [self._inside(source) for source in sources] or named_sources(stories.desks.layers(place))
        if not places:
            raise UsageError("name the sources behind the story, or set `sources` in checker.toml")
        traced = trace(article, places, DeskReader(place, (), article.published))
        return {"sources": [source_record(note) for note in traced.sources],
                "claims": [{"id": claim.id, "quote": claim.quote,
                            "evidence": [evidence_record(piece) for piece in found]}
                           for claim, found in zip(article.claims, traced.evidence, strict=True)]}

    def status(self, path: str) -> Record:
        """What stands in the way of a story's publication, and who has settled which claim, when and on what source."""
        article = self._stories().read(self._inside(path), new=True)
        return {"standing": standing(article),
                "claims": [{"id": claim.id, "quote": claim.quote, "status": claim.status.value,
                            "checked_by": claim.verdict and claim.verdict.by,
                            "source": claim.verdict and claim.verdict.source}
                           for claim in article.claims]}

    def settle(self, path: str, claim: str, status: str, *, source: str = "", locator: str = "",
               note: str = "") -> Record:
        """Give the verdict of the person at the keyboard on a claim, by its id: accurate, fix, needs-source or
        not-a-claim. Only when that person has said so.
        """
        place = self._inside(path)
        stories = self._stories()
        article = stories.read(place, new=True)
        meant = [each for each in article.claims if each.id == claim]
        if not meant:
            raise UsageError(f"{path} has no claim {claim!r}")
        if status not in _VERDICTS or self._sign is None:
            raise UsageError(f"a verdict is one of {', '.join(_VERDICTS)}, not {status!r}")
        verdict = self._sign(Status(status), place)._replace(source=source, locator=locator, note=note)
        kept = update(beside(place), partial(judge, article, verdicts={meant[0].fact: verdict}))
        stories.remember(article, kept)
        return {"standing": standing(settle(article, kept))}

    def _article(self, text: str, path: str, published: str) -> Article:
        if bool(text) == bool(path):
            raise UsageError("give a text or the path of a story, and not both")
        if text:
            return check_document(plain_text("-", text), load_desk(), iso_date(published or None))
        return self._stories().read(self._inside(path), new=True)

    def _inside(self, path: str) -> str:
        """The path of a file in the folder. Raises UsageError for any other."""
        place = (self._folder / path).resolve()
        if not place.is_relative_to(self._folder):
            raise UsageError(f"{path} is outside {self._folder}, the folder that this server reads")
        return os.path.relpath(place)


def _worded(tool: Callable[..., Record]) -> Callable[..., Record]:
    """The tool with its errors as sentences: an assistant is told what is wrong, and goes on."""
    @wraps(tool)
    def told(*args: Any, **named: Any) -> Record:
        try:
            return tool(*args, **named)
        except CheckerError as error:
            return {"error": str(error)}

    return told
