"""Checker: every number and date in a story, with its value, for a person to verify.

from checker import check, recognize
"""

from checker.about import VERSION as __version__  # noqa: N811

# Importing the stages binds `checker.recognize` to the package of that name; the function of the API is bound after it.
from checker.api import check, recognize
from checker.errors import BrokenLedger, BrokenRules, CheckerError, Unreadable, Unwritable, UsageError
from checker.evidence import Evidence
from checker.model import Article, Certainty, Claim, Finding, Mention, Severity, Span, Status

__all__ = [
    "Article", "BrokenLedger", "BrokenRules", "Certainty", "CheckerError", "Claim", "Evidence", "Finding", "Mention",
    "Severity", "Span", "Status", "Unreadable", "Unwritable", "UsageError", "__version__", "check", "recognize",
]
