"""Findings and the verdicts on them: which still hold, and how new ones are put into a ledger.

A verdict on a finding is *kept* while every figure of it stands in its sentence as it did. Where the figures stand but
a sentence around them changed, the finding is *reworded* and waits to be confirmed. It dies when a figure changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from checker.facts import finding_facts, finding_key
from checker.ledger.entries import FindingEntry, Ledger
from checker.model import Article, Finding, FindingFact, Status, Verdict


def settle_findings(article: Article, ledger: Ledger) -> tuple[Finding, ...]:
    """The findings of an article with their status, and with the verdict that holds or held."""
    pairs = list(zip(article.findings, finding_facts(article), strict=True))
    entries = {fact: ledger.findings.get(finding_key(fact)) for _, fact in pairs}
    kept = {fact: entry for fact, entry in entries.items() if entry and entry.fact == fact}
    left: dict[FindingFact, list[FindingEntry]] = defaultdict(list)
    for other in ledger.findings.values():
        if other.fact not in kept:
            left[_figures(other.fact)].append(other)
    settled: list[Finding] = []
    waived = {key: waiver for waiver in ledger.waivers for key in waiver.blocked}
    for each, fact in pairs:
        finding = each._replace(waived=waived.get(finding_key(fact)))
        entry, waiting = kept.get(fact), left[_figures(fact)]
        if entry:
            settled.append(finding._replace(status=entry.verdict.status, verdict=entry.verdict, earlier=None))
        elif waiting:
            settled.append(finding._replace(status=Status.REWORDED, verdict=None, earlier=waiting.pop(0).verdict))
        else:
            settled.append(finding._replace(status=Status.OPEN, verdict=None, earlier=None))
    return tuple(settled)


def _figures(fact: FindingFact) -> FindingFact:
    """A finding without the sentences around its figures."""
    return FindingFact(fact.check, tuple((role, quote, "") for role, quote, _ in fact.figures))


def judge_findings(article: Article, ledger: Ledger, verdicts: Mapping[FindingFact, Verdict]) -> Ledger:
    """The ledger with `verdicts` on findings of the article. What was decided of one before stays as its history."""
    entries = dict(ledger.findings)
    for finding, fact in zip(article.findings, finding_facts(article), strict=True):
        if fact in verdicts:
            before = entries.get(finding_key(fact))
            history = before.verdicts if before else ()
            entry = FindingEntry(fact, finding.message, (*history, verdicts[fact]))
            entries[entry.key] = entry
    return replace(ledger, findings=entries)
