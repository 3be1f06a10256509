"""May this be published? Not while a figure that must be checked is unsettled, nor while figures contradict others."""

from __future__ import annotations

from checker.facts import fact_key, finding_facts, finding_key
from checker.model import Article, Claim, Severity, Status


def blocking(article: Article, require: Severity, fail_on: Severity | None, *, sourced: bool = False) -> Article:
    """The article with only what blocks it.

    Claims of severity `require` or more block until they are settled; so do findings from severity `fail_on` up, and
    none where that is None. With `sourced`, what is accurate on no source that is named still needs one.
    """
    told = map(_needing_source, article.claims) if sourced else article.claims
    claims = (claim for claim in told if not claim.status.settled and claim.severity.reaches(require))
    findings = (finding for finding in article.findings
                if fail_on and not finding.status.settled and finding.severity.reaches(fail_on))
    return article._replace(claims=tuple(claims), findings=tuple(findings))


def _needing_source(claim: Claim) -> Claim:
    """A claim that is accurate by a verdict without a source as one that needs a source."""
    unsourced = claim.status is Status.ACCURATE and claim.verdict and not claim.verdict.source.strip()
    return claim._replace(status=Status.NEEDS_SOURCE) if unsourced else claim


def obstacles(article: Article, blocked: Article) -> tuple[str, ...]:
    """What blocks an article, by the keys that its ledger knows it by."""
    findings = [finding_key(fact) for finding, fact in zip(article.findings, finding_facts(article), strict=True)
                if finding in blocked.findings]
    return (*findings, *(fact_key(claim.fact) for claim in blocked.claims))
