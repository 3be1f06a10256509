"""`checker lsp`, asked by a real client of the protocol over standard input and output."""

from __future__ import annotations

import asyncio
import json
import sys
from ast import literal_eval
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls is not installed: the extra checker[lsp]")
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SLIP = "The wall gave way on Friday, March 4, 2026, near the old mill."
STORY = f"Dam burst\n\nThe 🌊 took at least 40 people of Orley with it. It cost $30 million.\n\n{SLIP}\n"


class Editor(LanguageClient):
    """An editor that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: dict[str, asyncio.Queue[list[lsp.Diagnostic]]] = {}
        self.messages: list[str] = []

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def diagnosed(told: lsp.PublishDiagnosticsParams) -> None:
            self.told.setdefault(told.uri, asyncio.Queue()).put_nowait(list(told.diagnostics))

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def said(message: lsp.ShowMessageParams) -> None:
            self.messages.append(message.message)

    async def next(self, uri: str) -> list[lsp.Diagnostic]:
        """The next diagnostics of a story."""
        return await asyncio.wait_for(self.told.setdefault(uri, asyncio.Queue()).get(), 30)

    async def open(self, path: Path, text: str) -> str:
        """Open a story as typed, and wait until it has been looked up in its sources, too."""
        uri = path.as_uri()
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, text)))
        await self.next(uri)
        return uri


def talk(folder: Path, what: Callable[[Editor], Awaitable[None]],
         units: lsp.PositionEncodingKind = lsp.PositionEncodingKind.Utf16) -> None:
    """Start the server, speak with it, and end it as editors do."""
    async def run() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "checker", "lsp", "--by", "KM", cwd=str(folder))
        general = lsp.GeneralClientCapabilities(position_encodings=[units])
        await editor.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(general=general)))
        editor.initialized(lsp.InitializedParams())
        try:
            await what(editor)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()  # type: ignore[no-untyped-call]

    with ThreadPoolExecutor(1) as apart:      # a browser driven by other tests has a loop of its own in this thread
        apart.submit(asyncio.run, run()).result()


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that is saved, in a folder without settings."""
    monkeypatch.setenv("CHECKER_CONFIG", "off")
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    return tmp_path / "story.md"


@pytest.mark.parametrize(("units", "columns"), [
    (lsp.PositionEncodingKind.Utf16, (12, 30)), (lsp.PositionEncodingKind.Utf8, (14, 32)),
    (lsp.PositionEncodingKind.Utf32, (11, 29)),
])
def test_diagnostics_stand_where_the_figures_stand(story: Path, units: lsp.PositionEncodingKind,
                                                   columns: tuple[int, int]) -> None:
    """Claims that are open are warnings, what cannot be right is an error, in whichever units the editor counts."""
    async def what(editor: Editor) -> None:
        found = await editor.next(await editor.open(story, STORY))
        people = next(each for each in found if "40 people" in each.message)
        assert (people.severity, people.source) == (lsp.DiagnosticSeverity.Warning, "checker")
        here = people.range
        assert (here.start.line, here.start.character, here.end.character) == (2, *columns)
        [slip] = [each for each in found if each.severity is lsp.DiagnosticSeverity.Error]
        assert "Wednesday, not a Friday" in slip.message
        assert slip.related_information

    talk(story.parent, what, units)


def test_what_is_typed_counts(story: Path) -> None:
    """The text in the editor is checked and not the file's, which stays as it is."""
    async def what(editor: Editor) -> None:
        uri = await editor.open(story, "Some 17 cracks were seen.")
        assert ["17 cracks" in each.message for each in await editor.next(uri)] == [True]
        change = lsp.TextDocumentContentChangeWholeDocument("Nobody was hurt, the mayor said.")
        editor.text_document_did_change(lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(2, uri), [change]))
        assert not [each for each in await editor.next(uri) if "17" in each.message]

    talk(story.parent, what)
    assert story.read_text(encoding="utf-8") == STORY


def test_hover_tells_how_it_was_read(story: Path) -> None:
    """Over a figure stand its value, its question, and what is wrong with it; elsewhere nothing."""
    async def what(editor: Editor) -> None:
        uri = await editor.open(story, STORY)
        document = lsp.TextDocumentIdentifier(uri)
        told = await editor.text_document_hover_async(lsp.HoverParams(document, lsp.Position(2, 22)))
        assert told
        assert isinstance(told.contents, lsp.MarkupContent)
        assert "40 people" in told.contents.value
        assert "?" in told.contents.value
        slip = await editor.text_document_hover_async(lsp.HoverParams(document, lsp.Position(4, 26)))
        assert slip
        assert "cannot be right" in str(slip.contents)
        assert await editor.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 1))) is None

    talk(story.parent, what)


def test_an_action_settles_in_the_ledger(story: Path) -> None:
    """A claim that is settled in the editor is settled for all, signed, and has no diagnostic any more."""
    async def what(editor: Editor) -> None:
        uri = await editor.open(story, STORY)
        before = await editor.next(uri)
        people = next(each for each in before if "40 people" in each.message)
        actions = await editor.text_document_code_action_async(lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri), people.range, lsp.CodeActionContext([people])))
        [accurate] = [each for each in actions or () if "accurate" in each.title]
        assert accurate.title == "Settle as accurate (KM)"
        command = literal_eval(str(accurate.command))       # lsprotocol takes an action with a command for a command
        await editor.workspace_execute_command_async(
            lsp.ExecuteCommandParams(command["command"], command["arguments"]))
        after = await editor.next(uri)
        assert len(after) == len(before) - 1
        assert not [each for each in after if "40 people" in each.message]
        await editor.workspace_execute_command_async(lsp.ExecuteCommandParams("checker.settle", [uri, "gone", "fix"]))
        assert editor.messages == ["checker: the story has changed: nothing was settled"]

    talk(story.parent, what)
    [entry] = json.loads((story.parent / "story.md.claims.json").read_text(encoding="utf-8"))["claims"].values()
    assert [(verdict["status"], verdict["by"]) for verdict in entry["verdicts"]] == [("accurate", "KM")]


def test_an_action_mends_a_figure(story: Path) -> None:
    """What a finding proposes is an edit of the text where the figure stands."""
    async def what(editor: Editor) -> None:
        uri = await editor.open(story, STORY)
        [slip] = [each for each in await editor.next(uri) if each.severity is lsp.DiagnosticSeverity.Error]
        actions = await editor.text_document_code_action_async(lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri), slip.range, lsp.CodeActionContext([slip])))
        edits = [edit for each in actions or () if isinstance(each, lsp.CodeAction) and each.edit
                 for edit in (each.edit.changes or {})[uri]]
        weekday = next(edit for edit in edits if edit.new_text.startswith("Wednesday"))
        line = STORY.splitlines()[weekday.range.start.line]
        old = line[weekday.range.start.character:weekday.range.end.character]
        assert old.replace("Friday", "Wednesday") == weekday.new_text != old

    talk(story.parent, what)


def test_what_cannot_be_checked_is_told(story: Path) -> None:
    """A story without text has one diagnostic that says so, and a broken ledger another; the server lives on."""
    (story.parent / "other.md.claims.json").write_text("{", encoding="utf-8")

    async def what(editor: Editor) -> None:
        [told] = await editor.next(await editor.open(story, "\n"))
        assert "holds no text to check" in told.message
        [broken] = await editor.next(await editor.open(story.parent / "other.md", STORY))
        assert "could not be checked" in broken.message
        assert len(await editor.next(await editor.open(story.parent / "third.md", STORY))) > 1

    talk(story.parent, what)


def test_sources_speak_in_the_hover(story: Path) -> None:
    """With sources in the settings, a figure's hover tells which of them has it, and where."""
    (story.parent / "checker.toml").write_text('sources = ["report.txt"]', encoding="utf-8")
    (story.parent / "report.txt").write_text("The dam cost $30 million, the audit found.\n", encoding="utf-8")

    async def what(editor: Editor) -> None:
        uri = await editor.open(story, STORY)
        await editor.next(uri)
        at = STORY.splitlines()[2].index("$30") + 2
        told = await editor.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2, at)))
        assert "report.txt" in str(told)

    talk(story.parent, what)
