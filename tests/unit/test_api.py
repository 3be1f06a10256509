"""What Python programs are offered: `from checker import ...`."""

from __future__ import annotations

import inspect
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import checker
from checker import BrokenRules, CheckerError, Status, Unreadable, UsageError, check, recognize

DOSSIER = Path(__file__).parents[2] / "docs" / "dossier"
STORY = "At least 40 people were killed in the flood, the province said. The dam cost $30 million."
RULE = """
[topic]
id = "boats"
category = "figure"
severity = "must"
ask = "Which boats?"
rank = 900

[words]
boats = ["boat(s)"]

[[rule]]
id = "boats.seen"
measure = "boats"
patterns = ["{count of boats}"]
hits = [{ text = "They counted 12 boats.", quote = "12 boats" }]
misses = ["They counted 12 horses."]
"""


def recorded(*arguments: str | Path) -> dict[str, Any]:
    """The one article of `checker check -f json`."""
    done = subprocess.run([sys.executable, "-m", "checker", "check", *map(str, arguments), "-f", "json"],
                          capture_output=True, text=True, check=True)
    [article] = json.loads(done.stdout)["articles"]
    return dict(article)


def test_records_are_those_of_the_command_line(tmp_path: Path) -> None:
    """`to_dict` of an article, a claim and a finding is what `-f json` writes of them."""
    story = tmp_path / "story.txt"
    story.write_text(STORY + " The first wall had cracked on Friday, March 4, 2026.")
    article = check(path=story)
    told = recorded(story)
    assert article.to_dict() == told
    assert [claim.to_dict() for claim in article.claims] == told["claims"]
    assert [finding.to_dict() for finding in article.findings] == told["findings"] != []


def test_a_file_is_read_as_the_command_line_reads_it(tmp_path: Path) -> None:
    """Its format is told by itself, and its folder's settings and its ledger count."""
    page = tmp_path / "story.html"
    page.write_text(f"<html><body><article><p>{STORY} It fell last Friday.</p></article></body></html>")
    (tmp_path / "checker.toml").write_text('published = 2026-09-30\n[disable]\n"money.cost" = "no"\n')
    command = [sys.executable, "-m", "checker", "review", str(page), "--by", "KM"]
    subprocess.run(command, input="a\nq\n", text=True, capture_output=True, check=True)
    article = check(path=str(page))
    assert (article.format, article.published, article.published_from) == ("html", "2026-09-30", "ledger")
    assert "money.cost" not in {claim.rule for claim in article.claims}
    assert [claim.status for claim in article.claims].count(Status.ACCURATE) == 1
    assert check(path=page, published=date(2026, 1, 2)).published == "2026-01-02"


def test_rules_of_ones_own(tmp_path: Path) -> None:
    """Rule files stand beside the shipped rules, for a text and for a file."""
    own = tmp_path / "boats.toml"
    own.write_text(RULE)
    (tmp_path / "story.txt").write_text("She saw 12 boats.")
    for article in (check("She saw 12 boats.", rules=[own]), check(path=tmp_path / "story.txt", rules=[str(own)])):
        assert [claim.rule for claim in article.claims] == ["boats.seen"]


def test_sources_give_evidence() -> None:
    """With sources each claim has what they say of it, in the order of the claims."""
    article = check(path=DOSSIER / "story.txt", sources=[DOSSIER / "sources"])
    assert len(article.evidence) == len(article.claims)
    assert any(piece.word.value == "supports" for pieces in article.evidence for piece in pieces)
    told = article.to_dict()
    assert {entry["claim"] for entry in told["evidence"]} <= {claim["id"] for claim in told["claims"]}
    assert {Path(note["path"]).name for note in told["sources"]} == {"agency.txt", "lines.xlsx", "report.pdf"}


def test_without_sources_nothing_is_said_of_them() -> None:
    """No evidence is no claim that there is none."""
    article = check(STORY)
    assert article.evidence == ()
    assert "evidence" not in article.to_dict()


@pytest.mark.parametrize(("arguments", "said"), [
    ({}, "a text, or the path of a file"), ({"text": STORY, "path": "x.txt"}, "and not both"),
    ({"text": 5}, "not int"), ({"text": b"12 men"}, "not bytes: decode bytes, or name a file as path="),
    ({"text": STORY, "published": 2011}, "not int"), ({"text": STORY, "rules": "own.toml"}, "rules is a list of paths"),
    ({"text": STORY, "sources": Path("a")}, "sources is a list of paths"),
])
def test_wrong_types_are_told(arguments: dict[str, Any], said: str) -> None:
    """An argument of another type is a TypeError that says what to give instead."""
    with pytest.raises(TypeError, match=said):
        check(**arguments)


def test_wrong_requests_are_checker_errors(tmp_path: Path) -> None:
    """What makes no sense or cannot be read is one of the checker's own errors."""
    broken = tmp_path / "own.toml"
    broken.write_text("[topic]\n")
    calls: list[tuple[type[CheckerError], Callable[[], object]]] = [
            (UsageError, lambda: check(STORY, published="last May")), (UsageError, lambda: check(STORY, language="xx")),
            (UsageError, lambda: recognize(STORY, published="last May")),
            (Unreadable, lambda: check(path=tmp_path / "none.txt")),
            (BrokenRules, lambda: check(STORY, rules=[broken]))]
    for error, call in calls:
        with pytest.raises(error) as caught:
            call()
        assert isinstance(caught.value, CheckerError)
    with pytest.raises(TypeError, match="not int"):
        recognize(12)  # type: ignore[arg-type]


def test_a_copy_of_the_folder_changes_nothing(tmp_path: Path) -> None:
    """The same story with the same sources in another place has the same record, but for its paths."""
    shutil.copytree(DOSSIER, tmp_path / "copy")
    here = check(path=DOSSIER / "story.txt", sources=[DOSSIER / "sources"])
    there = check(path=tmp_path / "copy" / "story.txt", sources=[tmp_path / "copy" / "sources"])
    assert [claim.to_dict() for claim in here.claims] == [claim.to_dict() for claim in there.claims]
    assert list(map(len, here.evidence)) == list(map(len, there.evidence))


def test_everything_public_is_explained() -> None:
    """All that is offered is there, and its docstring says what it is."""
    for name in checker.__all__:
        offered = getattr(checker, name)
        assert name == "__version__" or inspect.getdoc(offered)
