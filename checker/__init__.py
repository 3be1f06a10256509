"""Checker: every number and date in a story, with its value, for a person to verify.

    from checker import check, recognize
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.pipeline import check, recognize

__version__ = "0.1.0"
__all__ = ["__version__", "check", "recognize"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the language's hook; it makes importing the package itself free
    if name in ("check", "recognize"):
        from checker import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    raise AttributeError(name)
