"""Rule files as they stand on disk: where they are, their bytes, and what they parse to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import BrokenRules, Fault
from checker.rulebook.limits import FILE_BYTES


class RuleFile(NamedTuple):
    """A rule file: how faults name it, its parsed content, and whether it is a desk's own."""

    label: str
    content: Mapping[str, Any]
    own: bool = False


def read_bytes(path: Path) -> bytes:
    """The bytes of a rule file. Raises BrokenRules where it cannot be read or is too long."""
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise BrokenRules([Fault(str(path), "", "", f"cannot be read: {error.strerror}")]) from error
    if len(content) > FILE_BYTES:
        raise BrokenRules([Fault(str(path), "", "", f"is longer than {FILE_BYTES} bytes")])
    return content


def parse(label: str, content: bytes) -> dict[str, Any]:
    """A rule file, parsed. Raises BrokenRules where it is no TOML."""
    import tomllib  # noqa: PLC0415 - what was kept of an earlier run needs no parser

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BrokenRules([Fault(label, "", "", "is not UTF-8 text")]) from error
    except (ValueError, RecursionError) as error:       # no TOML, or a number of thousands of digits
        raise BrokenRules([Fault(label, "", "", f"is not TOML: {error}")]) from error


def read_toml(path: Path) -> dict[str, Any]:
    """The file at `path`, parsed. Raises BrokenRules."""
    return parse(str(path), read_bytes(path))
