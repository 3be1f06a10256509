"""`checker mcp`, asked by the official client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="mcp is not installed: the extra checker[mcp]")
from mcp import Client, StdioServerParameters

STORY = ("Dam burst\n\nAt least 40 people were killed, the province said. It cost $30 million.\n\n"
         "The wall gave way on Friday, March 4, 2026.\n")
Ask = Callable[..., Awaitable[Any]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story and a source, and a file beside it."""
    monkeypatch.setenv("CHECKER_CONFIG", "off")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "desk" / "report.txt").write_text("The dam cost $30 million, the audit found.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Some 17 cracks were seen.", encoding="utf-8")
    return tmp_path / "desk"


def talk(folder: Path, what: Callable[[Ask, list[str]], Awaitable[None]], *options: str) -> None:
    """Start the server for a folder, tell `what` its tools, and let it ask them."""
    async def run() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "checker", "mcp", str(folder), *options])
        async with Client(server) as client:
            async def ask(tool: str, **arguments: Any) -> Any:
                answer = await client.call_tool(tool, arguments)
                return answer.structured_content

            tools = await client.list_tools()
            await what(ask, [tool.name for tool in tools.tools])

    with ThreadPoolExecutor(1) as apart:      # a browser driven by other tests has a loop of its own in this thread
        apart.submit(asyncio.run, run()).result()


def test_an_assistant_answers_from_figures(folder: Path) -> None:
    """Claims, arithmetic, readings, evidence and standing come from the tools; nothing is written."""
    async def what(ask: Ask, tools: list[str]) -> None:
        assert tools == ["check", "crosscheck", "explain", "trace", "status"]
        told = await ask("check", text="Nearly 4,500 troops left last Friday.", published="2011-12-15")
        assert [(claim["value"], claim["unit"]) for claim in told["claims"]] == [("~<4500", "troops"), (
            "2011-12-09", None)]
        [slip] = (await ask("crosscheck", path="story.txt"))["findings"]
        assert "Wednesday, not a Friday" in slip["message"]
        [figure, *_] = (await ask("explain", path="story.txt", line=3))["figures"]
        assert "casualties.killed" in figure
        traced = await ask("trace", path="story.txt", sources=["report.txt"])
        assert {claim["quote"] for claim in traced["claims"] if claim["evidence"]} == {"$30 million"}
        assert (await ask("status", path="story.txt"))["standing"].startswith("1 that cannot be right, 3 claims")

    talk(folder, what)
    assert not (folder / "story.txt.claims.json").exists()


@pytest.mark.parametrize(("tool", "arguments", "said"), [
    ("check", {}, "a text or the path"), ("check", {"path": "none.txt"}, "no such file"),
    ("check", {"path": "../secret.txt"}, "is outside"), ("status", {"path": "/etc/hostname"}, "is outside"),
    ("trace", {"path": "story.txt", "sources": ["../secret.txt"]}, "is outside"),
    ("trace", {"path": "story.txt"}, "name the sources"), ("check", {"text": "12 men", "published": "May"}, "May"),
])
def test_what_cannot_be_answered_is_told(folder: Path, tool: str, arguments: dict[str, Any], said: str) -> None:
    """A wrong request is a sentence to the assistant, and no file outside the folder is read."""
    async def what(ask: Ask, _: list[str]) -> None:
        answer = await ask(tool, **arguments)
        assert said in answer["error"]

    talk(folder, what)


def test_a_person_settles_through_the_assistant(folder: Path) -> None:
    """With --settle a verdict that a person gives is kept, signed; an unknown claim or word settles nothing."""
    async def what(ask: Ask, tools: list[str]) -> None:
        assert "settle" in tools
        claims = (await ask("check", path="story.txt"))["claims"]
        cost = next(claim["id"] for claim in claims if claim["quote"] == "$30 million")
        assert "has no claim" in (await ask("settle", path="story.txt", claim="gone", status="accurate"))["error"]
        assert "a verdict is one of" in (await ask("settle", path="story.txt", claim=cost, status="fine"))["error"]
        await ask("settle", path="story.txt", claim=cost, status="accurate", source="report.txt", locator="line 1")
        told = {claim["quote"]: claim for claim in (await ask("status", path="story.txt"))["claims"]}
        assert (told["$30 million"]["status"], told["$30 million"]["checked_by"]) == ("accurate", "KM")

    talk(folder, what, "--settle", "--by", "KM")
    assert (folder / "story.txt.claims.json").exists()
