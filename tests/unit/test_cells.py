"""Cells of a sheet: nothing runs, and everything comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cells import as_meant, harmless


@given(st.text(st.sampled_from("'=+-@\t\r\n＝＋a1 "), max_size=6) | st.text())
def test_cells_come_back(cell: str) -> None:
    """Writing and reading a cell changes nothing, and no written cell begins as a formula does."""
    written = harmless(cell)
    assert as_meant(written) == cell
    assert not written.startswith(tuple("=+-@\t\r\n＝＋－＠"))


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("-3", "'-3"), ("'-3", "''-3"), ("4,500", "4,500"), ("'tis", "'tis"), ("", ""),
    ("@SUM(A1)", "'@SUM(A1)"), ("a=b", "a=b"),
])
def test_cells(cell: str, written: str) -> None:
    """Only what would run is changed."""
    assert harmless(cell) == written
