"""What stands in the way of publication, in a line: what cannot be right, then what may not be, then what is open.

Findings that have a figure in common are counted as one: one wrong figure makes each check wrong that meets it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Article, Certainty, Claim, Finding, Span, Status


def standing(article: Article) -> str:
    """The line of an article: "2 that cannot be right, 5 to settle of 41"."""
    return in_the_way(article.findings, article.claims, len(article.claims))


def in_the_way(findings: Sequence[Finding], claims: Sequence[Claim], total: int) -> str:
    """The same of some `findings` and `claims` of an article that has `total` claims."""
    told = [group for group in groups(findings) if not all(finding.status.settled for finding in group)]
    proofs = sum(any(finding.certainty is Certainty.PROOF and not finding.status.settled for finding in group)
                 for group in told)
    left = sum(not claim.status.settled for claim in claims)
    parts = [f"{proofs} that cannot be right"] * (proofs > 0)
    parts += [f"{len(told) - proofs} that may not be right"] * (len(told) > proofs)
    if not total:
        return ", ".join([*parts, "no figures found"])
    every = f"{total} claim{'s' * (total > 1)}"
    return ", ".join([*parts, f"{left} to settle of {total}" if 0 < left < total else
                      f"{every} to settle" if left else f"{every} settled"])


def groups(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """Findings that have a figure in common together, the worst first; each group in text order.

    Proofs go before questions, and then the more severe.
    """
    made: dict[int, list[Finding]] = {}
    of: dict[Span, int] = {}        # the number of the group that a figure is in
    for number, finding in enumerate(findings):
        near = sorted({of[span] for span in finding.spans if span in of}, key=lambda each: -len(made[each]))
        home = near[0] if near else number
        moved = [finding, *(other for each in near[1:] for other in made.pop(each))]
        made.setdefault(home, []).extend(moved)
        of |= {span: home for other in moved for span in other.spans}
    ordered = sorted((sorted(group, key=_place) for group in made.values()), key=lambda group: _place(group[0]))
    return sorted(map(tuple, ordered), key=lambda group: min(map(_harm, group)))


def _place(finding: Finding) -> Span:
    return min(finding.spans, default=Span(0, 0))


def _harm(finding: Finding) -> tuple[bool, bool, int]:
    severities = list(type(finding.severity))
    return (finding.status.settled, finding.certainty is not Certainty.PROOF, severities.index(finding.severity))


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """All findings, group by group."""
    return [finding for group in groups(findings) for finding in group]


def message_of(finding: Finding) -> str:
    """What a finding says, with the slip that it looks like."""
    return f"{finding.message} Perhaps {finding.looks_like}." if finding.looks_like else finding.message


def decided_of(finding: Finding) -> list[str]:
    """Who decided on a finding, on which source and why, part for part."""
    verdict = finding.verdict or finding.earlier
    return [part for part in (verdict.by, verdict.source, verdict.locator, verdict.note) if part] if verdict else []


def verdict_in_words(finding: Finding) -> str:
    """What is to be said of a finding first: what it proves, or what a person has decided."""
    if finding.status is Status.ACCURATE:
        return "right as it stands"
    if finding.status is not Status.OPEN:
        return finding.status.value
    return "cannot be right" if finding.certainty is Certainty.PROOF else "may not be right"
