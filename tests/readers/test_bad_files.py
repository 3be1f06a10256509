"""Bad files of every format: one clear sentence each, in bounded memory, with nothing fetched and nothing written."""

import io
import json
import os
import socket
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from packing import WORD, docx, docx_of, pack

from checker.errors import Unreadable, UsageError
from checker.readers import FORMATS, MOST_BYTES, read

SAMPLES = Path(__file__).parent / "samples"
DOCX = docx_of(SAMPLES / "flood.docx.parts")
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "12 men"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SCHEMA = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">'
NITF = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"
DEEP = "<p>" * 5_000 + "</p>" * 5_000


def sample(name: str) -> bytes:
    """The bytes of a sample."""
    return (SAMPLES / name).read_bytes()


def compound(inside: str) -> bytes:
    """The beginning of an OLE compound file that names a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16-le")


def locked() -> bytes:
    """A Word document whose parts are flagged as encrypted, in the directory and where they stand."""
    content = bytearray(DOCX)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def twice() -> bytes:
    """An archive with two parts of one name, of which a reader sees the one and an editor the other."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x>12 men</x>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<x>13 men</x>")
    return out.getvalue()


def refused(tmp_path: Path, name: str, content: bytes, form: str | None = None) -> str:
    """What is said of a file that cannot be read."""
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        read(str(file), form)
    assert caught.value.path == str(file)
    assert list(tmp_path.iterdir()) == [file]
    return caught.value.reason


@pytest.mark.parametrize(("name", "content", "told"), [
    ("cut.docx", DOCX[:len(DOCX) // 2], "damaged office document, or was cut off"),
    ("text.docx", b"At least 12 people died.", "is no Word document, whatever its name says"),
    ("sheet.docx", pack({"xl/workbook.xml": "<a/>"}), "is a spreadsheet, not a Word document"),
    ("archive.txt", pack({"a.txt": "12 men"}), "is an archive, not a Word document"),
    ("secret.docx", compound("EncryptedPackage"), "is locked with a password; save a copy without one"),
    ("locked.docx", locked(), "is locked with a password; save a copy without one"),
    ("old.doc", compound("WordDocument"), "is an old office document; save it as .docx"),
    ("empty.docx", docx(""), "holds no text to check"),
    ("deep.docx", docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "nested too deeply"),
    ("many.docx", docx("<w:p/>" * 510_000), "more elements than an article can have"),
    ("broken.docx", docx("<w:p>"), "damaged XML, or was cut off"),
    ("bomb.docx", pack({"word/document.xml": BOMB + "<x>&c;</x>"}), "declares entities of its own"),
    ("outside.docx", pack({"word/document.xml": OUTSIDE + "<x>&a;</x>"}), "declares entities of its own"),
    ("cut.nitf.xml", sample("flood.nitf.xml")[:900], "damaged XML, or was cut off: no element found"),
    ("bomb.xml", (BOMB + NITF.format("&c;")).encode(), "declares entities of its own"),
    ("outside.xml", (OUTSIDE + NITF.format("&a;")).encode(), "declares entities of its own"),
    ("deep.xml", NITF.format(DEEP).encode(), "nested too deeply"),
    ("feed.xml", b"<?xml version='1.0'?><rss><item/></rss>", "neither NITF nor NewsML-G2: its root is <rss>"),
    ("empty.xml", b"", "it has no root element"),
    ("odd.xml", b"<?xml version='1.0' encoding='klingon'?><nitf/>", "unknown encoding"),
    ("elsewhere.xml", b"<newsItem><contentSet><remoteContent href='http://127.0.0.1:9/'/></contentSet></newsItem>",
     "holds no text"),
    ("cut.json", sample("flood.ans.json")[:700], "damaged JSON, or was cut off"),
    ("deep.json", b"[" * 100_000, "nested too deeply"),
    ("twice.json", b'{"uri": "x", "headline": "12 men", "headline": "13 men"}', "the key 'headline' stands twice"),
    ("inner.json", b'{"uri": "x", "bodies": [{"value": "12", "a": 1, "value": "13"}]}', "the key 'value' stands twice"),
    ("odd.rtf", b"{\\rtf1 12 men \\u99999999999? came}", "damaged RTF document"),
    ("packed.docx", pack({"word/document.xml": "12 men " * 99}, zipfile.ZIP_LZMA), "packed as no office document is"),
    ("both.docx", twice(), "holds word/document.xml twice"),
    ("long.json", b'{"uri": ' + b"9" * 10_000 + b"}", "impossible numbers"),
    ("other.json", b'{"a": 12}', "no story in ninjs, ANS or WordPress's form"),
    ("posts.json", b"[" + sample("flood.wordpress.json") + b"," + sample("flood.wordpress.json") + b"]",
     "holds 2 stories; give each a file of its own"),
    ("cut.rtf", sample("flood.rtf")[:-400], "damaged RTF document, or was cut off"),
    ("text.rtf", b"At least 12 people died.", "is no RTF document, whatever its name says"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "is a PNG image, not text"),
    ("picture.md", b"GIF89a" + bytes(100), "is a GIF image, not text"),
    ("tags.html", b"<b>" * 510_000, "more markup than an article can have"),
], ids=lambda value: value if isinstance(value, str) and "." in value[:12] else "")
def test_bad_file_gives_a_sentence(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """What is damaged, locked, hostile or something else is refused, and the sentence says why."""
    assert told in refused(tmp_path, name, content)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_file_of_100_megabytes(tmp_path: Path, form: str) -> None:
    """A file beyond all articles is refused before it is read to its end."""
    file = tmp_path / "large"
    with file.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="larger than 16 MB"):
            read(str(file), form)
        assert tracemalloc.get_traced_memory()[1] < 3 * MOST_BYTES
    finally:
        tracemalloc.stop()


def test_zip_bomb_stays_packed(tmp_path: Path) -> None:
    """A document that unpacks to far more than it is gets refused when the limit is reached, not after."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(100):
            part.write(bytes(1024 * 1024))
    tracemalloc.start()
    try:
        assert "unpacks to more than 48 MB" in refused(tmp_path, "bomb.docx", out.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 150 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Document types, pictures, links and templates elsewhere are never asked for."""
    def no_network(*_: object) -> None:
        pytest.fail("the network was asked for something")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    (tmp_path / "a.nitf").write_text(SCHEMA + NITF.format("12 men&nbsp;came"))
    assert read(str(tmp_path / "a.nitf")).reading == "12 men came"
    for file in SAMPLES.iterdir():
        if file.is_file():
            assert read(str(file)).reading


@pytest.mark.parametrize(("name", "content"), [
    ("cut.html", sample("flood.html")[:1200]), ("cut.md", sample("flood.md")[:300]),
    ("deep.html", b"<div>" * 20_000 + b"12 men"), ("deep.md", b"> " * 50_000 + b"12 men"),
    ("brackets.md", b"[" * 50_000 + b"12 men"), ("stars.md", b"**" * 50_000 + b"12 men"),
    ("open.html", b"12 men <a title='"), ("comment.html", b"12 men <!-- 5"), ("fence.md", b"12 men\n```\n5"),
    ("bad.html", b"12 men <p>\xff\xfe</p>"), ("deep.rtf", b"{\\rtf1 " + b"{" * 5_000 + b"12 men" + b"}" * 5_001),
])
def test_what_can_be_read_is_read(tmp_path: Path, name: str, content: bytes) -> None:
    """HTML and Markdown have no errors: what is cut off or nested without end is read as far as it goes."""
    file = tmp_path / name
    file.write_bytes(content)
    assert "12" in read(str(file)).reading


@pytest.mark.parametrize("cited", [1, 2, 300])
def test_note_is_printed_once(tmp_path: Path, cited: int) -> None:
    """A footnote is read once, however often it is cited: no small file becomes a large text."""
    note = f"<w:footnotes {WORD}><w:footnote w:id='1'><w:p><w:r><w:t>9 men</w:t></w:r></w:p></w:footnote></w:footnotes>"
    body = "<w:p><w:r><w:t>12 men</w:t></w:r>" + "<w:r><w:footnoteReference w:id='1'/></w:r>" * cited + "</w:p>"
    (tmp_path / "notes.docx").write_bytes(docx(body, footnotes=note))
    assert read(str(tmp_path / "notes.docx")).reading == "12 men\n\n9 men"


@pytest.mark.parametrize(("name", "content", "reading"), [
    ("a.rtf", b"{\\rtf1 12 men \\u-10179?\\u-8704? came \\u-8704?}", "12 men \U0001f600 came \ufffd"),
    ("a.json", b'{"uri": "x", "body_text": "12 men \\ud83d\\ude00 came \\ud83d"}', "12 men \U0001f600 came \ufffd"),
    ("a.html", b"12 men &#xd83d; came", "12 men \ufffd came"),
])
def test_halves_of_characters(tmp_path: Path, name: str, content: bytes, reading: str) -> None:
    """Two halves of a character are joined, and a lone one reads as the sign for what cannot be read."""
    (tmp_path / name).write_bytes(content)
    assert read(str(tmp_path / name)).reading == reading


@pytest.mark.parametrize("date", ["Thu, 16 May 2024 10:00:00 +9999999999999", "99999-13-45", "0000-00-00", "9" * 5000])
def test_impossible_date_is_none(tmp_path: Path, date: str) -> None:
    """A date that no calendar has says nothing."""
    (tmp_path / "a.json").write_text(json.dumps({"uri": "x", "body_text": "12 men", "versioncreated": date}))
    assert read(str(tmp_path / "a.json")).published is None


def test_pipe_with_a_name_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe in a folder may never say anything: it is refused, and not opened."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="is a pipe, not a file"):
        read(str(tmp_path / "pipe"))


def test_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package for a rare format is not installed, the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    assert "pip install 'checker[rtf]'" in refused(tmp_path, "story.rtf", sample("flood.rtf"))


def test_unknown_format_to_read(tmp_path: Path) -> None:
    """A format that is not read is a mistake in the request, and those that are read are listed."""
    with pytest.raises(UsageError, match="there is no format 'pdf' to read; there is text, markdown, html"):
        read(str(tmp_path / "a"), "pdf")


@pytest.mark.parametrize("form", ["ninjs", "ans", "wordpress"])
@pytest.mark.parametrize("value", [None, 5, "x", [], {}, [5], {"a": 5}, [[]]], ids=repr)
def test_fields_of_other_types(tmp_path: Path, form: str, value: object) -> None:
    """A field that holds something else than it should is passed over."""
    thing = json.loads(sample({"ninjs": "flood.ninjs2.json"}.get(form, f"flood.{form}.json")))
    for name in thing:
        file = tmp_path / "story.json"
        file.write_text(json.dumps({**thing, name: value}))
        try:
            assert read(str(file), form).reading
        except Unreadable as error:
            assert "no story in" in error.reason or "holds no text" in error.reason     # noqa: PT017 - either will do
