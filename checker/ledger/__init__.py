"""What people have settled about a story, kept in a file beside it: `story.md.claims.json`."""

from __future__ import annotations

SUFFIX = ".claims.json"


def beside(article: str) -> str:
    """The path of the ledger that belongs to the article at this path."""
    return article + SUFFIX
