"""The same claims, values and positions in every format: each is read back as a program or a person would."""

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.model import Article
from checker.pipeline import check_document, check_file, load_desk
from checker.readers.text import plain_text
from checker.report import format_of, report
from checker.report.words import value_in_words

ROW = ("id", "quote", "value", "line", "column", "start", "end")
SAMPLES = Path(__file__).parent.parent.parent / "readers" / "samples"
ODD = """Nearly 4,500 | soldiers * [12] `men` died on 3-4 May.

The "4th" cost <$5 million> & 1e5 more; 8.10 percent, 007 spies, 1/2 of it, 2024-05-16.
"""
Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """A page, an extracted story and a text full of signs that formats take for their own."""
    return [*(check_file(str(SAMPLES / name), load_desk()) for name in ("flood.html", "flood.nitf.xml")),
            check_document(plain_text("odd.txt", ODD), load_desk(), "2024-05-16")]


def written(name: str, articles: list[Article]) -> Any:
    """The report of that name."""
    return report(name, 200)(articles)


def read_json(text: str) -> Records:
    """The claims of the JSON record."""
    return [{"path": article["path"], **claim} for article in json.loads(text)["articles"]
            for claim in article["claims"]]


def read_lines(text: str) -> Records:
    """The claims of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def read_csv(text: str) -> Records:
    """The rows of comma-separated values."""
    return list(csv.DictReader(io.StringIO(text)))


def read_tsv(text: str) -> Records:
    """The rows of tab-separated values."""
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def read_xlsx(content: bytes) -> Records:
    """The rows of the sheet of claims; every cell of what was written is text."""
    header, *rows = openpyxl.load_workbook(io.BytesIO(content))["Claims"].iter_rows()
    names = [str(cell.value).lower().replace("fact as written", "quote") for cell in header]
    for row in rows:
        assert {cell.data_type for cell in row if cell.value is not None} <= {"s", "n"}
        assert row[names.index("quote")].data_type == row[names.index("value")].data_type == "s"
    return [dict(zip(names, [cell.value for cell in row], strict=True)) for row in rows]


class PageReader(HTMLParser):
    """The claims of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Records = []
        self.quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "li" and "data-start" in found:
            self.rows.append({key.removeprefix("data-"): value for key, value in attrs} | {"quote": ""})
        self.quoting = found.get("class") == "quote"

    def handle_endtag(self, tag: str) -> None:
        self.quoting = self.quoting and tag != "span"

    def handle_data(self, data: str) -> None:
        if self.quoting:
            self.rows[-1]["quote"] += data


def read_page(text: str) -> Records:
    """The claims in the page's margin."""
    reader = PageReader()
    reader.feed(text)
    return reader.rows


def essence(records: Records) -> list[list[str]]:
    """Of each claim what every format must agree on, as text on one line."""
    return [[" ".join(str("" if record[name] is None else record[name]).split()) for name in ROW]
            for record in records]


@pytest.mark.parametrize(("name", "reader"), [
    ("jsonl", read_lines), ("csv", read_csv), ("tsv", read_tsv), ("xlsx", read_xlsx), ("page", read_page),
])
def test_format_agrees_with_the_record(name: str, reader: Callable[[Any], Records], articles: list[Article]) -> None:
    """Every format has the claims of the JSON record, in its order, with its values and positions."""
    wanted = essence(read_json(written("json", articles)))
    assert len(wanted) > 24
    assert essence(reader(written(name, articles))) == wanted


def test_markdown_agrees_with_the_record(articles: list[Article]) -> None:
    """The Markdown table has the same claims and values, at a line and column or, where extracted, a paragraph."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in written("md", articles).splitlines()
            if re.match(r"\| \d", line)]
    found = [[re.sub(r"\\(.)", r"\1", cell.strip()) for cell in row] for row in rows]
    wanted = read_json(written("json", articles))
    assert len(found) == len(wanted)
    claims = {claim.id: value_in_words(claim) for article in articles for claim in article.claims}
    for (_, place, category, severity, quote, value, _, status, key), record in zip(found, wanted, strict=True):
        assert place in (f"{record['line']}:{record['column']}", f"¶{record['paragraph']}")
        assert (place[0] == "¶") == record["path"].endswith("nitf.xml")
        assert [category, severity, status, key] == [record[name] for name in ("category", "severity", "status", "id")]
        assert quote == " ".join(record["quote"].split())
        assert value == claims[key]


def test_workbook_is_ready_for_a_desk(articles: list[Article]) -> None:
    """The header is frozen, rows can be filtered, the status is chosen from a list, and long texts wrap."""
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", articles)))["Claims"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    names = [cell.value for cell in sheet[1]]
    assert {"Path", "Id", "Fact as written", "Status", "Source", "Locator", "Checked by", "Date", "Notes"} <= set(names)
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert any("needs-source" in choices for choices in lists)
    assert sheet.cell(2, names.index("Question") + 1).alignment.wrap_text
    paths = {sheet.cell(row, names.index("Path") + 1).value for row in range(2, sheet.max_row + 1)}
    assert paths == {article.path for article in articles}


def test_workbook_runs_no_formula() -> None:
    """A text that looks like a formula or a link is written as text."""
    article = check_document(plain_text("=HYPERLINK(1)", "=1+1 men came to http://x.example/5 on 3 May."), load_desk())
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", [article])))["Claims"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


@pytest.mark.parametrize(("name", "form"), [
    ("a.xlsx", "xlsx"), ("a.md", "md"), ("a.HTML", "page"), ("a.htm", "page"), ("a.json", "json"), ("a.jsonl", "jsonl"),
    ("a.csv", "csv"), ("a.tsv", "tsv"), ("a.txt", "table"), ("a", "table"),
])
def test_suffix_chooses_the_format(name: str, form: str) -> None:
    """The name of the output file says in which format it is written."""
    assert format_of(Path(name)) == form
