"""Checker: every number and date in a story, with its value, for a person to verify.

from checker import check, recognize
"""

from checker.about import VERSION as __version__  # noqa: N811

# Importing the stages binds `checker.recognize` to the package of that name; the function of the API is bound after it.
from checker.pipeline import check, recognize

__all__ = ["__version__", "check", "recognize"]
