"""PDF files written by hand, small enough to be read: pages of text at places, pictures, and what is broken."""

from __future__ import annotations

from collections.abc import Sequence

WIDE, HIGH = 595, 842       # points of an A4 page
Text = tuple[float, float, str]
"""A piece of text with the place of its lower left corner, in points from the page's lower left."""


def pdf(pages: Sequence[Sequence[Text]], *, pictures: Sequence[int] = ()) -> bytes:
    """A file with these pages in Helvetica, 10 points high; those whose numbers are in `pictures` hold a picture."""
    count = len(pages)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{_kids(count)}] /Count {count} >>".encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               _stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                       "/ColorSpace /DeviceGray")]
    for number, texts in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents {6 + 2 * number} 0 R "
                       f"/Resources << /Font << /F1 3 0 R >> /XObject << /P 4 0 R >> >> >>".encode())
        picture = b"q 400 0 0 600 90 100 cm /P Do Q\n" if number + 1 in pictures else b""
        objects.append(_stream(picture + b"".join(_shown(text) for text in texts)))
    return _file(objects)


def prose(lines: Sequence[str], top: float = 760, left: float = 60) -> list[Text]:
    """Lines of text under each other; an empty line ends a paragraph."""
    return [(left, top - 14 * number, line) for number, line in enumerate(lines) if line]


def table(rows: Sequence[Sequence[str]], top: float, lefts: Sequence[float]) -> list[Text]:
    """Rows of cells in columns that begin at `lefts`."""
    return [(left, top - 14 * number, cell) for number, row in enumerate(rows)
            for left, cell in zip(lefts, row, strict=True) if cell]


def _kids(count: int) -> str:
    return " ".join(f"{5 + 2 * number} 0 R" for number in range(count))


def _shown(text: Text) -> bytes:
    left, bottom, said = text
    escaped = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 10 Tf {left} {bottom} Td ({escaped}) Tj ET\n".encode("cp1252")


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    lines = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{lines}trailer\n"
                  f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode()
