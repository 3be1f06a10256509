"""May this be published? Not while a figure that must be checked is unsettled, nor while figures contradict others."""

from __future__ import annotations

from checker.model import Article, Severity


def blocking(article: Article, require: Severity, fail_on: Severity | None) -> Article:
    """The article with only what blocks it.

    Claims of severity `require` or more block until they are settled; findings block from severity `fail_on` up, and
    not at all where that is None.
    """
    claims = (claim for claim in article.claims if not claim.status.settled and claim.severity.reaches(require))
    findings = (finding for finding in article.findings if fail_on and finding.severity.reaches(fail_on))
    return article._replace(claims=tuple(claims), findings=tuple(findings))
