"""The documents build as a site: without a warning, and every page of docs/ is in its navigation."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SITE = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]


def pages(nav: list[dict[str, Any]]) -> Iterator[str]:
    """The files that a navigation names."""
    for entry in nav:
        for where in entry.values():
            yield from [where] if isinstance(where, str) else pages(where)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a copy of the documents, warnings being errors."""
    return subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, capture_output=True,
                          text=True, check=False, timeout=120)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the site is built from."""
    pytest.importorskip("zensical", reason="zensical is not installed: the extra checker[docs]")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    return tmp_path


def test_every_document_is_in_the_navigation() -> None:
    """A page that nobody can find is not documentation."""
    assert sorted(pages(SITE["nav"])) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))


def test_site_builds_without_a_warning(copy: Path) -> None:
    """All pages are written, their links lead somewhere, and no font or script comes from elsewhere."""
    done = build(copy)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in pages(SITE["nav"]):
        written = copy / "site" / ("" if page == "index.md" else page.removesuffix(".md")) / "index.html"
        assert "fonts.googleapis" not in written.read_text(encoding="utf-8")


def test_a_dead_link_is_a_warning(copy: Path) -> None:
    """What the build would let pass is known: a link to a page that is not there fails it."""
    with (copy / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\n[nowhere](nowhere.md)\n")
    assert build(copy).returncode != 0
