"""The memory of a house: what was settled in one story is offered in the next. The same tests for both databases.

It must get right: the same figure in another sentence, another value of the same thing, an older toll as a question.
It must refuse: to carry a verdict over, another holder's figure, to hold the gate without being asked.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import postgres
import psycopg
import pytest
from story import AT

from checker import check
from checker.ledger.entries import Ledger
from checker.ledger.judge import judge
from checker.ledger.settle import settle
from checker.memory.store import Memory
from checker.model import Status, Verdict

Run = Callable[..., subprocess.CompletedProcess[str]]

FIRST = "ORLEY, March 2, 2026 — At least 40 people were killed when a dam burst above Orley, the province said."
SECOND = "ORLEY, March 3, 2026 — The dam that burst above Orley killed 44 people, the province said."
THIRD = "ORLEY, March 5, 2026 — Orley has buried its dead. The flood killed at least 40 people in Orley."
_NUMBERS = count()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of PostgreSQL."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgres.server() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """A memory that nothing is kept in yet."""
    if request.param == "sqlite":
        return "memory.sqlite"
    address: str = request.getfixturevalue("address")
    name = f"house{next(_NUMBERS)}"
    with psycopg.connect(address.format(name="postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return address.format(name=name)


@pytest.fixture
def house(inside: Run, tmp_path: Path, place: str) -> Run:
    """A folder with settings and two stories that KM has settled, each on the province's report."""
    (tmp_path / "checker.toml").write_text(f"memory = '{place}'\nby = 'KM'\n", encoding="utf-8")
    for name, text in (("one.txt", FIRST), ("two.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        inside("review", name, stdin="A\nProvince report\np. 3\n\n" * 9)
    return inside


def told(house: Run, tmp_path: Path, text: str) -> tuple[dict[str, Any], list[str]]:
    """What is remembered of each figure of a new story, by its quote, and the questions that it raises."""
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    done = house("check", "new.txt", "-f", "json")
    assert done.returncode == 0, done.stderr
    (article,) = json.loads(done.stdout)["articles"]
    assert {claim["status"] for claim in article["claims"]} == {"open"}     # nothing is carried over
    return ({claim["quote"]: claim["remembered"] for claim in article["claims"] if claim["remembered"]},
            [finding["message"] for finding in article["findings"]])


def test_what_was_settled_is_offered_in_another_sentence(house: Run, tmp_path: Path) -> None:
    """By whom, when, in which story and on which source; and the other value of the same thing."""
    offers, questions = told(house, tmp_path, THIRD)
    (offer,) = offers.values()
    assert offer.startswith("settled before: accurate by KM on ")
    assert "in one.txt, Province report p. 3; other value settled: 44 on 2026-03-03, accurate by KM in two.txt" in offer
    assert questions == []      # at least 40 holds for 44
    for style in ("table", "page", "csv", "md"):
        assert ("settled before" in house("check", "new.txt", "-f", style).stdout) == (style != "md")
    assert "settled before" in house("review", "new.txt", stdin="s\n" * 9).stdout


def test_older_figure_than_the_newest_is_a_question(house: Run, tmp_path: Path) -> None:
    """A toll below the newest one that was settled; it holds the gate only where that is asked for."""
    for figure in ("40 people", "about 38 people"):
        _, (question,) = told(house, tmp_path, f"ORLEY, March 5, 2026 — The flood killed {figure} in Orley.")
        assert question == (f"The count was 44 people on March 3, 2026, settled by KM; this story says {figure}: "
                            "is that an older figure?")
    house("review", "new.txt", stdin="s\n" + "a\n" * 9)
    assert house("gate", "new.txt").returncode == 0
    assert house("gate", "new.txt", "--memory").returncode == 1
    house("review", "new.txt", stdin="r\nThe ministry counts otherwise.\n")
    assert house("gate", "new.txt", "--memory").returncode == 0


def test_figure_of_something_else_is_no_question_and_nothing_the_same(house: Run, tmp_path: Path) -> None:
    """Another place, another noun, another measure; and a newer toll is no older one."""
    for text in ("KANDARA, March 5, 2026 — At least 40 people were killed in Kandara when a bridge fell, police said.",
                 "ORLEY, March 5, 2026 — At least 40 homes were flooded in Orley.",
                 "ORLEY, March 5, 2026 — At least 40 people were hired in Orley.",
                 "ORLEY, March 5, 2026 — A newer count tells of 47 people killed in Orley."):
        offers, questions = told(house, tmp_path, text)
        assert questions == []
        assert not any("settled before" in offer for offer in offers.values())


def test_holder_and_period_are_compared_as_far_as_both_tell(house: Run, tmp_path: Path) -> None:
    """Norvik's profit of 2025 is not that of 2024, nor that of Sundal."""
    (tmp_path / "norvik.txt").write_text("Norvik's profit was $31 million in 2025.", encoding="utf-8")
    house("review", "norvik.txt", stdin="a\n" * 9)
    assert told(house, tmp_path, "Last year Norvik's profit rose, to $31 million in 2025.")[0]
    for text in ("Sundal's profit was $31 million in 2025.", "Norvik's profit was $31 million in 2024."):
        assert told(house, tmp_path, text)[0] == {}


def test_memory_is_made_again_from_the_ledgers(house: Run, tmp_path: Path) -> None:
    """Row for row; a verdict of a story that is gone is still told, and one whose ledger is gone is not."""
    before = house("memory", "show", "-f", "csv").stdout
    assert house("memory", "rebuild").returncode == 0
    assert house("memory", "show", "-f", "csv").stdout == before
    (tmp_path / "one.txt").unlink()
    (tmp_path / "two.txt.claims.json").unlink()
    house("memory", "rebuild")
    rows = json.loads(house("memory", "show", "-f", "json").stdout)
    assert {row["story"] for row in rows} == {"one.txt"}
    assert ">=40" in {row["value"] for row in rows}


@pytest.mark.parametrize("whose", [("--story", "one.txt"), ("--by", "KM")])
def test_what_is_forgotten_does_not_come_back(house: Run, whose: tuple[str, str]) -> None:
    """Neither from the ledgers nor with the next verdict."""
    assert house("memory", "show", *whose, "-f", "jsonl").stdout
    assert house("memory", "forget", *whose).returncode == 0
    house("memory", "rebuild")
    house("review", "one.txt", "--all", stdin="a\n" * 9)
    assert house("memory", "show", *whose, "-f", "jsonl").stdout == ""
    assert house("memory", "forget").returncode == 2


def test_what_is_forgotten_is_not_left_in_the_file(inside: Run, tmp_path: Path) -> None:
    """Neither in the database of SQLite nor in its journal."""
    (tmp_path / "checker.toml").write_text("memory = 'memory.sqlite'\nby = 'KM'\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    inside("review", "one.txt", stdin="A\nA secret letter\np. 3\n\n" * 9)

    def held() -> bool:
        return any(b"secret letter" in path.read_bytes() for path in tmp_path.glob("memory.sqlite*"))

    assert held()
    inside("memory", "forget", "--by", "KM")
    assert not held()


def test_changed_verdict_takes_the_place_of_the_old(house: Run, tmp_path: Path) -> None:
    """The last one counts, in the memory as in the ledger; what a fact sheet brings is kept, too."""
    house("check", "one.txt", "-o", "sheet.csv")
    sheet = (tmp_path / "sheet.csv").read_text(encoding="utf-8").replace(",accurate,", ",fix,")
    (tmp_path / "sheet.csv").write_text(sheet, encoding="utf-8")
    assert house("ledger", "import", "sheet.csv").returncode == 0
    rows = json.loads(house("memory", "show", "--story", "one.txt", "-f", "json").stdout)
    assert {row["status"] for row in rows} == {"fix"}


def test_tolls_of_a_thing_by_time_and_source(house: Run) -> None:
    """Whatever form its words have; of nothing else."""
    rows = json.loads(house("memory", "tolls", "Orley dams", "-f", "json").stdout)
    assert [(row["day"], row["value"], row["source"]) for row in rows] == [
        ("2026-03-02", ">=40", "Province report"), ("2026-03-03", "44", "Province report")]
    assert json.loads(house("memory", "tolls", "Kandara", "-f", "json").stdout) == []


def test_two_writers_at_once_lose_nothing(tmp_path: Path, place: str) -> None:
    """Each of two keeps its stories, in a memory that neither has made before."""
    verdict = Verdict(Status.ACCURATE, "KM", AT)

    def keep(writer: int) -> None:
        memory = Memory(place, tmp_path)
        for number in range(12):
            article = check(FIRST)._replace(path=str(tmp_path / f"{writer}-{number}.txt"))
            ledger = judge(article, Ledger(), {claim.fact: verdict for claim in article.claims})
            memory.keep(settle(article, ledger), ledger)
            memory.keep(settle(article, ledger), ledger)
        memory.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(keep, range(2)))
    kept = Memory(place, tmp_path).all()
    assert len(kept) == 24 * len(check(FIRST).claims)
    assert len({row.story for row in kept}) == 24


def test_memory_that_cannot_be_reached_is_told(inside: Run, tmp_path: Path) -> None:
    """A check goes on without it; a gate that was to ask it stays shut; another kind of database is refused."""
    (tmp_path / "story.txt").write_text(FIRST, encoding="utf-8")
    for place in ("missing/folder/memory.sqlite", "postgresql://nobody@localhost:1/house"):
        (tmp_path / "checker.toml").write_text(f"memory = '{place}'", encoding="utf-8")
        done = inside("check", "story.txt")
        assert (done.returncode, "cannot be used" in done.stderr) == (0, True)
        assert inside("gate", "story.txt", "--memory").returncode == 3
    (tmp_path / "checker.toml").write_text("memory = 'mysql://host/house'", encoding="utf-8")
    assert inside("check", "story.txt").returncode == 2
    (tmp_path / "checker.toml").unlink()
    assert inside("gate", "story.txt", "--memory").returncode == 2
    assert inside("memory", "tolls", "Orley").returncode == 2


def test_password_of_a_database_is_not_told(inside: Run, tmp_path: Path) -> None:
    """Where it cannot be reached, its address is told without it."""
    (tmp_path / "story.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "checker.toml").write_text("memory = 'postgresql://km:secret@localhost:1/house'", encoding="utf-8")
    done = inside("check", "story.txt")
    assert "localhost" in done.stderr
    assert "secret" not in done.stderr + done.stdout
