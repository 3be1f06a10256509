"""The service for content systems that docs/cms.py shows, asked as a content system would."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="starlette is not installed: the extra checker[web]")
pytest.importorskip("httpx", reason="httpx is not installed: starlette's client needs it")
from starlette.testclient import TestClient

STORY = "At least 40 people were killed. The wall gave way on Friday, March 4, 2026."


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client of the service."""
    return TestClient(runpy.run_path(str(Path(__file__).parent.parent / "docs" / "cms.py"))["app"])


def test_a_story_is_answered_with_what_to_look_at(client: TestClient) -> None:
    """What cannot be right blocks, with its arithmetic; every claim stands where the text has it."""
    told = client.post("/check", json={"text": STORY, "published": "2026-03-05"}).json()
    assert (told["blocks"], told["standing"]) == (True, "1 that cannot be right, 2 claims")
    assert "Wednesday" in told["findings"][0]["message"]
    assert [STORY[claim["start"]:claim["end"]] for claim in told["claims"]] == [
        "At least 40 people", "Friday, March 4, 2026"]


@pytest.mark.parametrize(("sent", "status", "said"), [
    ({"json": {"text": 5}}, 422, "not int"), ({"json": {"text": STORY, "published": "May"}}, 422, "is no date"),
    ({"content": b"{"}, 422, "send"), ({"json": {}}, 422, "send"), ({"content": b"x" * 1_000_001}, 413, "too long"),
])
def test_what_cannot_be_checked_is_told(client: TestClient, sent: dict[str, Any], status: int, said: str) -> None:
    """A wrong request has a status and a sentence, and no story passes by it."""
    done = client.post("/check", **sent)
    assert done.status_code == status
    assert said in done.json()["error"]
    assert "blocks" not in done.json()
