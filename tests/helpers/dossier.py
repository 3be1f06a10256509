"""The dossier that the documents show: an invented port's report, its figures, and an agency's copy.

`python tests/helpers/dossier.py` writes the files in docs/dossier/sources that are no text.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from pdfs import pdf, prose, table

FOLDER = Path(__file__).parent.parent.parent / "docs" / "dossier"

FIRST = [
    "Port authority of Norhavn: report for 2024", "",
    "In 2024 the ferries carried 1,241,700 passengers, after 1,149,300 in 2023. The Skerries now have",
    "four winter connections a day.", "",
    "Revenue was 36.1 million euros. A return ticket costs 18.50 euros, as it has since 2022.", "",
    "In all 2,214 departures were cancelled, 1,306 of them in November.",
]
SHIPS = [["Ship", "Passengers", "Departures"], ["Auk", "188,400", "3,020"], ["Eider", "207,900", "3,310"],
         ["Gull", "412,800", "4,100"], ["Puffin", "301,500", "3,870"], ["Tern", "131,100", "2,450"]]
LINES: list[list[str | int]] = [
    ["Passengers by line"], ["Year", "Inner Line", "Outer Line"],
    [2019, 1_010_200, 109_800], [2020, 640_500, 71_900], [2021, 802_300, 99_100], [2022, 955_900, 103_200],
    [2023, 1_044_600, 104_700], [2024, 1_143_400, 98_300],
]


def report() -> bytes:
    """The report of the port authority, two pages."""
    heads = [(60.0, 800.0, "Port authority of Norhavn - Annual report")]
    return pdf([[*heads, *prose(FIRST), (295, 30, "1")],
                [*heads, *prose(["The ships in 2024"]), *table(SHIPS, 730, [60, 200, 300]), (295, 30, "2")]])


def lines() -> Workbook:
    """The passengers of each line, by year."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lines"
    for row in LINES:
        sheet.append(row)
    return book


if __name__ == "__main__":
    (FOLDER / "sources" / "report.pdf").write_bytes(report())
    lines().save(FOLDER / "sources" / "lines.xlsx")
