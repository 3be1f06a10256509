"""Formats in and out, through the command."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TRACKED = f"""<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t xml:space="preserve">At least </w:t></w:r>
<w:del w:id="1" w:author="KM"><w:r><w:delText>12</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="KM"><w:r><w:t>14</w:t></w:r></w:ins>
<w:r><w:t xml:space="preserve"> people died.</w:t></w:r></w:p></w:body></w:document>"""


def docx() -> bytes:
    """A Word document with a tracked change from 12 to 14."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", TRACKED)
    return out.getvalue()


def values(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The values of all claims."""
    assert done.returncode == 0, done.stderr
    return [claim["value"] for article in json.loads(done.stdout)["articles"] for claim in article["claims"]]


def test_tracked_change(checker: Run, tmp_path: Path) -> None:
    """A change from 12 to 14 that is only tracked counts as made."""
    (tmp_path / "story.docx").write_bytes(docx())
    assert values(checker("check", "story.docx", "-f", "json")) == [">=14"]
    assert "¶1 " in checker("check", "story.docx").stdout


@pytest.mark.parametrize("arguments", [("-",), ("-", "--from", "docx")])
def test_standard_input_of_any_format(checker: Run, arguments: tuple[str, ...]) -> None:
    """What comes by standard input is told by its content, or read as asked for."""
    assert values(checker("check", *arguments, "-f", "json", stdin=docx())) == [">=14"]


def test_format_of_the_articles_can_be_set(checker: Run) -> None:
    """With --from, a page can be read as the text that it is written in."""
    page = "<!doctype html><title>5 men</title><p>12 men came.<script>7 men</script>"
    assert values(checker("check", "-", "-f", "json", stdin=page)) == ["5", "12"]
    assert len(values(checker("check", "-", "-f", "json", "--from", "text", stdin=page))) == 3
    done = checker("check", "-", "--from", "pages", stdin=page)
    assert (done.returncode, done.stderr.startswith("checker: there is no format 'pages' to read")) == (2, True)


def test_output_file_names_its_format(checker: Run, tmp_path: Path) -> None:
    """A page, a workbook and Markdown are written where the name of the file asks for them; -f goes before it."""
    for name in ("a.html", "a.xlsx", "a.md", "b.md"):
        options = ("-f", "json") if name == "b.md" else ()
        assert checker("check", "-", "-o", name, *options, stdin="12 men came.").returncode == 0
    assert (tmp_path / "a.html").read_text().startswith("<!DOCTYPE html>")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Claims"].max_row == 2
    assert (tmp_path / "a.md").read_text().startswith("## -")
    assert json.loads((tmp_path / "b.md").read_text())["schema"] == 1


def test_page_and_table_style_of_the_same_name(checker: Run) -> None:
    """`-f html` stays tabulate's table, and the page is `-f page`."""
    assert checker("check", "-", "-f", "html", stdin="12 men came.").stdout.startswith("<table>")
    assert checker("check", "-", "-f", "page", stdin="12 men came.").stdout.startswith("<!DOCTYPE html>")


def test_many_articles_share_a_sheet(checker: Run, tmp_path: Path) -> None:
    """Articles of several formats are one sheet with a column for the article; one that fails is told, with exit 3."""
    (tmp_path / "a.docx").write_bytes(docx())
    (tmp_path / "b.md").write_text("12 *men* came.")
    (tmp_path / "c.docx").write_bytes(docx()[:100])
    done = checker("check", "a.docx", "b.md", "c.docx", "-o", "sheet.xlsx")
    assert done.returncode == 3
    assert done.stderr == "checker: c.docx: is a damaged office document, or was cut off\n"
    header, *rows = openpyxl.load_workbook(tmp_path / "sheet.xlsx")["Claims"].iter_rows(values_only=True)
    assert [row[header.index("Path")] for row in rows] == ["a.docx", "b.md"]


def test_rare_formats_cost_nothing_at_the_start() -> None:
    """Checking plain text loads no reader and no package of another format."""
    code = "import sys; from checker import check; check('12 men came.'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"checker.readers.html", "checker.readers.docx", "checker.readers.xml", "checker.readers.markdown",
                "checker.report.page", "xlsxwriter", "striprtf", "tabulate"} & set(loaded)
