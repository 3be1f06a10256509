"""Word documents as they read with their tracked changes accepted."""

import pytest
from packing import docx

from checker.document import Document
from checker.readers.docx import read_docx

INSERTED = '<w:ins w:id="1" w:author="KM"><w:r><w:t>14</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="KM"><w:r><w:delText>12</w:delText></w:r></w:del>'

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FRACTION = (f'<m:oMath xmlns:m="{MATH}"><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r>'
            "</m:den></m:f></m:oMath>")
POWER = (f'<m:oMath xmlns:m="{MATH}"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup>'
         "</m:sSup></m:oMath>")


def read(body: str, **parts: str) -> Document:
    """The document of the XML of a body."""
    return read_docx("story.docx", docx(body, **parts))


def run(text: str, settings: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(("content", "text"), [
    (run("At least ") + DELETED + INSERTED + run(" died."), "At least 14 died."),
    (run("4") + run(",500 men"), "4,500 men"),
    (run("12 men") + run("99", "<w:vanish/>"), "12 men"),
    (run("12 men") + run("99", '<w:vanish w:val="0"/>'), "12 men99"),
    (run("12 men") + run("3", '<w:vertAlign w:val="superscript"/>'), "12 men³"),
    (run("of ") + run("410", "<w:strike/>") + run("425 men") + run("9", '<w:strike w:val="0"/>'), "of 425 men9"),
    (run("with ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("250 men"), "with ≥250 men"),
    (run("3 ") + '<w:r><w:sym w:font="Wingdings" w:char="F0B3"/></w:r>' + run("1"), "3 \ufffd1"),
    (run("a share of ") + FRACTION + run(" and 1") + FRACTION + run(" miles"), "a share of 2⁄3 and 1 2⁄3 miles"),
    (run("in ") + POWER + run(" cells"), "in 10⁶ cells"),
    (run("7") + "<w:r><w:noBreakHyphen/></w:r>" + run("year-old"), "7\u2011year-old"),
    ("<w:sdt><w:sdtPr><w:t>9</w:t></w:sdtPr><w:sdtContent>" + run("12 men") + "</w:sdtContent></w:sdt>", "12 men"),
    ("<w:smartTag>" + run("12") + "</w:smartTag>" + run(" men"), "12 men"),
    ("<w:r><w:instrText>PAGE 9</w:instrText></w:r>" + run("12 men"), "12 men"),
    ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
     + run("12 men") + "</mc:Choice><mc:Fallback>" + run("12 men") + "</mc:Fallback></mc:AlternateContent>", "12 men"),
], ids=["tracked change", "split runs", "hidden", "not hidden", "raised", "struck out", "symbol", "unknown symbol",
        "fraction", "power", "no-break hyphen", "content control",
        "smart tag", "field", "alternatives"])
def test_inside_a_paragraph(content: str, text: str) -> None:
    """What a reader of the accepted story sees is read, and nothing else."""
    assert read(f"<w:p>{content}</w:p>").text == text


def test_deleted_paragraph_end_joins_paragraphs() -> None:
    """Where the end of a paragraph was deleted, the next one goes on in it."""
    joined = '<w:pPr><w:rPr><w:del w:id="3" w:author="KM"/></w:rPr></w:pPr>'
    document = read(f"<w:p>{joined}{run('At least 12 ')}</w:p><w:p>{run('people died.')}</w:p>")
    assert document.text == "At least 12 people died."


def test_what_is_struck_out_is_said() -> None:
    """Text that is struck out is left out, and the document says that there is some."""
    body = f"<w:p>{run('At least ')}{run('12', '<w:strike/>')}{run('14 died.')}</w:p>"
    assert read(body).left_out == ("text that is struck out",)


def test_text_boxes_follow_their_paragraph() -> None:
    """A text box is a paragraph of its own, and read once."""
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('12 men')}</w:p></w:txbxContent></w:pict></w:r>"
    assert read(f"<w:p>{run('The story. ')}{box}</w:p>").text == "The story.\n\n12 men"


def test_headings_without_a_title() -> None:
    """The first heading of the first level is the headline, and further ones are headings."""
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(text)}</w:p>' for text in ("One", "Two"))
    document = read(body + f"<w:p>{run('Three men came.')}</w:p>")
    assert [region.where.value for region in document.regions] == ["headline", "heading", "body"]
    assert document.title == "One"
