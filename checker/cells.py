"""Cells of a spreadsheet that stay what they are: a spreadsheet runs what begins as a formula does.

The signs are those that OWASP lists for CSV injection, and their full-width forms. A harmless cell begins with an
apostrophe, which spreadsheets take as "this is text"; whatever begins with apostrophes before such a sign gets one
more, so that reading back is exact.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def harmless(cell: str) -> str:
    """The cell as it may be written to a sheet."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """The cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
