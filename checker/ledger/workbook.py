"""A fact sheet that comes back as a workbook (.xlsx): the cells of its sheet of claims, each of its own type."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from checker.ledger.sheet import SheetError

_SHEET = "Claims"
_MOST_UNPACKED = 100_000_000        # bytes; a fact sheet of a long story has a hundredth of that
_MISSING = "reading .xlsx needs python-calamine: pip install 'checker[xlsx]'"


def sheet_rows(content: bytes) -> list[list[Any]]:
    """The rows of the sheet of claims, else of the first one, from its first row on: texts, and what is none.

    An empty cell is an empty text. Raises SheetError.
    """
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra
    except ImportError:
        raise SheetError(_MISSING) from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise SheetError("it is too large for a fact sheet")
        book = calamine.load_workbook(io.BytesIO(content))
        names = book.sheet_names
        sheet = book.get_sheet_by_name(_SHEET if _SHEET in names else names[0])
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except (zipfile.BadZipFile, calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise SheetError(f"it cannot be read as a workbook: {error}") from None
