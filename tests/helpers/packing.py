"""Word documents for tests, packed from the XML of their parts so that the samples can be read and changed."""

import io
import zipfile
from pathlib import Path

TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pack(parts: dict[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of parts by name, packed in one of zipfile's ways."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with `body` as the content of its body element, and further parts of the folder "word"."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    return pack({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document,
                 **{f"word/{name}.xml": content for name, content in parts.items()}})


def docx_of(folder: Path) -> bytes:
    """A Word document of the parts that stand in a folder."""
    return docx((folder / "body.xml").read_text(), **{part.stem: part.read_text() for part in folder.glob("*.xml")
                                                     if part.stem != "body"})
