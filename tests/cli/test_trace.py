"""`checker trace`: the figures of a story against its sources, through the command line.

It must get right: a figure rounded from a report's, a hedge that points the wrong way, a difference between two rows
under one head. It must refuse: equal digits of another thing, a rival's figure, a figure that no source has.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dossier import FOLDER, lines, report
from openpyxl import load_workbook
from pdfs import pdf, prose, table

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def shown() -> dict[str, dict[str, Any]]:
    """The claims of the story that the documents show, traced once."""
    checker = str(Path(sys.executable).parent / "checker")
    command = [checker, "trace", str(FOLDER / "story.txt"), str(FOLDER / "sources"), "-f", "json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return {claim["quote"]: claim for claim in json.loads(done.stdout)["claims"]}


def traced(checker: Run, story: str | Path, *sources: str | Path) -> dict[str, dict[str, Any]]:
    """Each claim of a story by its quote, with its verdict and its evidence."""
    done = checker("trace", story, *sources, "-f", "json")
    assert done.returncode in (0, 3), done.stderr
    return {claim["quote"]: claim for claim in json.loads(done.stdout)["claims"]}


def place(claim: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The file and the place of the best evidence for a claim."""
    best = claim["evidence"][0]
    return Path(best["source"]).name, best["locator"]


def test_sources_of_the_documents_are_as_they_are_made() -> None:
    """The files that the documents show hold what the tests' own builders write."""
    assert (FOLDER / "sources" / "report.pdf").read_bytes() == report()
    sheet = load_workbook(FOLDER / "sources" / "lines.xlsx")["Lines"]
    assert list(sheet.values) == list(lines()["Lines"].values)


@pytest.mark.parametrize(("quote", "verdict", "how", "where"), [
    ("1.24 million passengers", "supported", "rounded", ("report.pdf", {"page": 1, "line": 3})),
    ("8 percent", "supported", "growth", ("report.pdf", {"page": 1, "line": 3})),
    ("31.6 million euros", "near", "direct", ("report.pdf", {"page": 1, "line": 5})),
    ("Nearly 2,200 departures", "contradicted", "hedge", ("report.pdf", {"page": 1, "line": 6})),
    ("12 jetties", "supported", "direct", ("agency.txt", {"line": 1})),
    ("five ships", "supported", "count-of-rows",
     ("report.pdf", {"page": 2, "column": "Ship", "column_number": 1})),
    ("412,800 people", "supported", "direct",
     ("report.pdf", {"page": 2, "line": 6, "column": "Passengers", "column_number": 2, "row_name": "Gull"})),
    ("passengers fell by 6,400", "supported", "difference",
     ("lines.xlsx", {"sheet": "Lines", "row": 8, "column": "Outer Line", "column_number": 3, "row_name": "2024"})),
    ("98,300", "supported", "direct",
     ("lines.xlsx", {"sheet": "Lines", "row": 8, "column": "Outer Line", "column_number": 3, "row_name": "2024"})),
    ("2020", "supported", "max-since",
     ("lines.xlsx", {"sheet": "Lines", "row": 8, "column": "Outer Line", "column_number": 3, "row_name": "2024"})),
    ("18.50 euros", "supported", "direct", ("report.pdf", {"page": 1, "line": 5})),
])
def test_figure_is_found_where_it_stands(shown: dict[str, dict[str, Any]], quote: str, verdict: str, how: str,
                                         where: tuple[str, dict[str, Any]]) -> None:
    """A story with a report, a workbook and an agency's copy: right figures, a slip, a hedge the wrong way."""
    claim = shown[quote]
    assert (claim["verdict"], claim["evidence"][0]["how"], place(claim)) == (verdict, how, where)


def test_figure_that_no_source_has_is_told(shown: dict[str, dict[str, Any]]) -> None:
    """What nothing is found for has no evidence."""
    claim = shown["90,000 cups"]
    assert (claim["verdict"], claim["evidence"]) == ("nothing", [])


@pytest.mark.parametrize("source", [
    "The harbour has 17,420 lamps.",
    "Flight 17420 landed in Norhavn at noon.",
    "The rival line in Corvin carried 17,420 passengers on a long Sunday in May, its owner said with some pride.",
])
def test_equal_digits_of_something_else_support_nothing(inside: Run, tmp_path: Path, source: str) -> None:
    """The same digits of another noun, in a name, or of another holder are no support."""
    (tmp_path / "story.txt").write_text("The ferries of Norhavn carried 17,420 passengers in May.\n", encoding="utf-8")
    (tmp_path / "source.txt").write_text(f"{source}\n", encoding="utf-8")
    claim = traced(inside, "story.txt", "source.txt")["17,420 passengers"]
    assert claim["verdict"] != "supported"


def test_cell_of_another_row_or_year_supports_nothing(inside: Run, tmp_path: Path) -> None:
    """The right column in the wrong row or year is no support."""
    (tmp_path / "story.txt").write_text(
        "OSTERBY, Feb. 3, 2025 - Burglaries in Osterby rose to 412 in 2024. Westmark had 377 burglaries in 2024.\n",
        encoding="utf-8")
    (tmp_path / "burglaries.csv").write_text(
        "town,2023,2024\nOsterby,377,401\nWestmark,412,366\nNorrby,98,377\n", encoding="utf-8")
    found = traced(inside, "story.txt", "burglaries.csv")
    assert {quote: claim["verdict"] for quote, claim in found.items() if "4" in quote[:3] or "377" in quote}
    assert all(claim["verdict"] != "supported" for quote, claim in found.items() if quote.startswith(("412", "377")))


def test_two_columns_of_print_are_read_one_after_the_other(inside: Run, tmp_path: Path) -> None:
    """A sentence goes on in its own column, over a hyphen at a line's end, and not in the column beside it."""
    left = ["The council of Farrow will plant 4,350 trees", "along the river this spring, the mayor an-",
            "nounced. The cost is met by the state."]
    right = ["The swimming pool was closed for 87 days", "because its roof leaked. Repairs took up",
             "most of the summer and all of the fall."]
    page = [text for pair in zip(prose(left), prose(right, left=320), strict=True) for text in pair]
    (tmp_path / "council.pdf").write_bytes(pdf([page]))
    story = "Farrow plants 4,350 trees along the river. The pool was closed for 87 days.\n"
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    found = traced(inside, "story.txt", "council.pdf")
    assert found["4,350 trees"]["evidence"][0]["passage"] == (
        "The council of Farrow will plant 4,350 trees along the river this spring, the mayor announced.")
    assert found["87 days"]["verdict"] == "supported"


def test_scale_comes_from_heads_alone(inside: Run, tmp_path: Path) -> None:
    """A factor of a thousand counts where a head tells it, and looks like a slip where none does."""
    story = "Exports of the port of Lund came to 45,200 tonnes in 2024.\n"
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    for name, head in (("told.csv", "Exports (thousand tonnes)"), ("plain.csv", "Exports (tonnes)")):
        (tmp_path / name).write_text(f"Port,Year,{head}\nLund,2023,44.1\nLund,2024,45.2\nMalm,2024,81.7\n",
                                     encoding="utf-8")
    told = traced(inside, "story.txt", "told.csv")["45,200 tonnes"]
    assert (told["verdict"], told["evidence"][0]["how"]) == ("supported", "unit")
    assert traced(inside, "story.txt", "plain.csv")["45,200 tonnes"]["verdict"] == "near"


def test_table_of_a_page_is_read_by_rows_and_columns(inside: Run, tmp_path: Path) -> None:
    """A cell of a table in a PDF is told by its page, line, row and column; a total is no row among others."""
    rows = [["District", "Cases", "Solved"], ["Harbour", "1,204", "371"], ["Old Town", "987", "402"],
            ["Meadows", "655", "190"], ["Total", "2,846", "963"]]
    (tmp_path / "bulletin.pdf").write_bytes(pdf([[*prose(["Thefts by district"]), *table(rows, 730, [60, 220, 300])]]))
    (tmp_path / "story.txt").write_text("In all three districts there were 2,846 cases of theft. In the Old Town "
                                        "987 cases were counted, and 402 of them were solved.\n", encoding="utf-8")
    found = traced(inside, "story.txt", "bulletin.pdf")
    assert place(found["2,846 cases"])[1]["row_name"] == "Total"
    assert place(found["987 cases"])[1] == {"page": 1, "line": 4, "column": "Cases", "column_number": 2,
                                            "row_name": "Old Town"}
    assert found["three districts"]["verdict"] == "supported"
