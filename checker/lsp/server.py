"""The server over standard input and output: which story is open, and what its editor asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker.about import VERSION
from checker.dossier import DeskReader, named_sources
from checker.errors import CheckerError
from checker.facts import fact_key
from checker.ledger import beside
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.ledger.store import update
from checker.lsp.reading import Reading
from checker.lsp.words import SETTLE, actions, diagnostics, hover
from checker.model import Status, Verdict
from checker.stories import Stories
from checker.trace import trace

Signed = Callable[[Status, str], Verdict]
"""A verdict of the person at the editor on a story, by its path."""


class Server(LanguageServer):
    """The stories that an editor has open. `sign` gives a verdict, `who` the initials of the person at the editor."""

    def __init__(self, stories: Callable[[], Stories], sign: Signed, who: Callable[[str], str]) -> None:
        super().__init__("checker", VERSION)
        self._stories, self._sign, self._who = stories, sign, who
        self._readings: dict[str, Reading] = {}

    def check(self, uri: str, *, sources: bool = False) -> None:
        """Read a story as the editor has it, and tell what is not settled; with `sources`, look into them, too.

        What the editor opens that is no story, or cannot be read, has one diagnostic that says why.
        """
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) or uri
        try:
            stories = self._stories()
            article = stories.read(path, new=True, content=document.source.encode("utf-8", "surrogatepass"))
            evidence: Sequence[Any] = ()
            places = named_sources(stories.desks.layers(path)) if sources else []
            if places:
                evidence = trace(article, places, DeskReader(path, (), article.published)).evidence
            told = Reading(article, document.position_codec, evidence)
        except CheckerError as error:
            self._readings.pop(uri, None)
            self._publish(uri, [_unread(error)])
            return
        self._readings[uri] = told
        self._publish(uri, diagnostics(told, uri))

    def _publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def close(self, uri: str) -> None:
        """Forget a story that the editor has closed."""
        self._readings.pop(uri, None)
        self._publish(uri, [])

    def hover(self, uri: str, position: lsp.Position) -> lsp.Hover | None:
        """What is to be said of the claim at a position."""
        reading = self._readings.get(uri)
        return hover(reading, position) if reading else None

    def actions(self, uri: str, wanted: lsp.Range) -> list[lsp.CodeAction]:
        """What can be done in a range."""
        reading = self._readings.get(uri)
        return actions(reading, uri, self._who(to_fs_path(uri) or uri), wanted) if reading else []

    def settle(self, uri: str, key: str, status: str) -> None:
        """Settle a claim of an open story, in the ledger beside it, and tell what is left."""
        reading = self._readings.get(uri)
        claim = next((claim for claim in reading.article.claims if fact_key(claim.fact) == key), None) if (
            reading) else None
        if reading is None or claim is None:
            self._say(lsp.MessageType.Warning, "the story has changed: nothing was settled")
            return
        path = to_fs_path(uri) or uri
        verdict = self._sign(Status(status), path)
        try:
            kept = update(beside(path), partial(judge, reading.article, verdicts={claim.fact: verdict}))
            self._stories().remember(reading.article, kept)
        except CheckerError as error:
            self._say(lsp.MessageType.Error, f"{error}: nothing was settled")
            return
        told = reading.after(settle(reading.article, kept))
        self._readings[uri] = told
        self._publish(uri, diagnostics(told, uri))

    def _say(self, kind: lsp.MessageType, words: str) -> None:
        self.window_show_message(lsp.ShowMessageParams(kind, f"checker: {words}"))


def _unread(error: CheckerError) -> lsp.Diagnostic:
    nowhere = lsp.Position(0, 0)
    return lsp.Diagnostic(lsp.Range(nowhere, nowhere), f"could not be checked: {error}", source="checker",
                          severity=lsp.DiagnosticSeverity.Error)


def serve(server: Server) -> None:
    """Speak with the editor until it ends. A story that is opened or saved is looked up in its sources, too."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(asked: lsp.DidOpenTextDocumentParams) -> None:
        server.check(asked.text_document.uri)
        server.check(asked.text_document.uri, sources=True)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(asked: lsp.DidChangeTextDocumentParams) -> None:
        server.check(asked.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(asked: lsp.DidSaveTextDocumentParams) -> None:
        server.check(asked.text_document.uri, sources=True)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(asked: lsp.DidCloseTextDocumentParams) -> None:
        server.close(asked.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(asked: lsp.HoverParams) -> lsp.Hover | None:
        return server.hover(asked.text_document.uri, asked.position)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    def acted(asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return server.actions(asked.text_document.uri, asked.range)

    @server.command(SETTLE)
    def settled(uri: str, key: str, status: str) -> None:
        server.settle(uri, key, status)

    server.start_io()
