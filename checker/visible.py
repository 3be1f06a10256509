r"""Text as a person may be shown it: what would steer a terminal or turn the line around stands as a visible sign.

Control characters are shown by their pictures in Unicode (ESC is ␛, a line end within a line ␊). Those that have no
picture, and the signs that override the direction of writing (as in "Trojan Source", CVE-2021-42574), are shown as ␦.
Nothing is left out, and a character stays one character, but for bytes of a file name that are no UTF-8: `\xe9`.
"""

from __future__ import annotations

import re

_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNKNOWN = "\u2426"
_PICTURES = 0x2400          # Unicode's pictures of the control characters from 0 on
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"
_BYTES = range(0xDC80, 0xDD00)      # how Python writes the bytes of a file name that are no UTF-8
_COMMAND = re.compile(r"\s*(?:::|##\[)")


def visible(text: str) -> str:
    """The text on one line, whatever stands in it."""
    return _STEERS.sub(_sign, text)


def visible_lines(text: str) -> str:
    """The text with its lines and tabs as they are."""
    return _STEERS.sub(lambda match: match[0] if match[0] in "\n\t" else _sign(match), text)


def visible_cell(text: str) -> str:
    """The text for a cell of a sheet, with lines, tabs and returns as they are."""
    return "\r".join(map(visible_lines, text.split("\r")))


def encodable(text: str) -> str:
    """The text for a program: exact, but that halves of characters, which no file can hold, are shown."""
    return "".join(map(_half, text)) if any("\ud800" <= c <= "\udfff" for c in text) else text


def visible_path(path: str) -> str:
    """A path as the beginning of a line, which no build server takes for a command."""
    shown = visible(path)
    return f"./{shown}" if _COMMAND.match(shown) else shown


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else _half(match[0], _UNKNOWN)


def _half(character: str, otherwise: str | None = None) -> str:
    """A half of a character as the byte that it stands for, or as the sign of a damage."""
    code = ord(character)
    if code in _BYTES:
        return f"\\x{code - _BYTES.start + 0x80:02x}"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else otherwise or character  # noqa: PLR2004 - the halves of UTF-16
