"""`checker status`: how far the checking of articles has come, and who checked what."""

from __future__ import annotations

from collections import Counter

import typer

from checker.cli.articles import AllowEmpty, Articles, Exclude, Form, Jobs, LedgerFile, Published, Rules, Stories
from checker.cli.many import Many, whole
from checker.cli.places import articles_meant
from checker.cli.say import FAILED, tell, terminal_width
from checker.model import Article, Claim, Finding, Status, Verdict
from checker.report.standing import groups, verdict_in_words, worst_first
from checker.reread import read_anew
from checker.visible import visible, visible_path

_FACT = 36      # characters of a fact that are shown


def status(articles: Articles, *, published: Published = None, rules: Rules = None, form: Form = None,
           ledger: LedgerFile = None, allow_empty: AllowEmpty = False, exclude: Exclude = None,
           jobs: Jobs = None) -> None:
    """Count the claims of each article by status, and list who checked which, when and on what source."""
    stories = Stories(published, rules, ledger, form, allow_empty=allow_empty)
    many = Many(stories, articles_meant(articles, exclude or (), stories.desks), whole, jobs)
    width = terminal_width()
    for article in many:
        tell(f"{visible_path(article.path)}: {summary(article)}")
        for line in (*_waived(article), *_findings(article), *_checked(article), *_gone(article)):
            tell(line if len(line) <= width else f"{line[:width - 2]} …")
    if many.failed:
        raise typer.Exit(FAILED)


def summary(article: Article) -> str:
    """The claims by status: "16 claims: 12 accurate, 1 reworded, 3 open"."""
    count = len(article.claims)
    found = [group for group in groups(article.findings) if not all(finding.status.settled for finding in group)]
    told = f"{len(found)} finding{'s' * (len(found) > 1)} to settle, " if found else ""
    if not count:
        return f"{told}no figures found"
    by_status = Counter(claim.status for claim in article.claims)
    order = [*(kind for kind in Status if kind not in (Status.REWORDED, Status.OPEN)), Status.REWORDED, Status.OPEN]
    parts = ", ".join(f"{by_status[kind]} {kind.value}" for kind in order if by_status[kind])
    return f"{told}{count} claim{'s' * (count > 1)}: {parts}"


def _waived(article: Article) -> list[str]:
    """A line for each time that the story was let through the gate."""
    return [visible(f"  let through once by {waiver.by} on {waiver.at.date().isoformat()}, past {len(waiver.blocked)}: "
                    f"{' '.join(waiver.reason.split())}") for waiver in article.waivers]


def _findings(article: Article) -> list[str]:
    """A line for each finding: where, what became of it and who decided, what it says."""
    lines = []
    for finding in worst_first(article.findings):
        verdict = finding.verdict or finding.earlier
        by = f" by {verdict.by} on {verdict.at.date().isoformat()}" if verdict else ""
        why = f" ({verdict.note})" if verdict and verdict.note else ""
        words = " ".join(f"{verdict_in_words(finding)}{by}{why}: {finding.message}".split())
        lines.append(f"  {_line(finding)}  {visible(words)}")
    return lines


def _line(finding: Finding) -> int:
    return min((operand.line for operand in finding.operands), default=1)


def _checked(article: Article) -> list[str]:
    """A line for each claim that somebody has looked at: where it is, its status, what, who, when, on what source."""
    seen = [(claim, verdict) for claim in article.claims
            if (verdict := claim.verdict or (claim.earlier.verdict if claim.earlier else None))]
    rows = [(str(claim.line), claim.status.value, _fact(claim)) for claim, _ in seen]
    line, kind, fact = (max((len(row[i]) for row in rows), default=0) for i in range(3))
    return [f"  {row[0]:>{line}}  {row[1]:<{kind}}  {row[2]:<{fact}}  {_evidence(claim, verdict)}"
            for row, (claim, verdict) in zip(rows, seen, strict=True)]


def _gone(article: Article) -> list[str]:
    """A line on the verdicts whose claims have left the story, if there are any; they are kept."""
    if not article.ledger:
        return []
    from checker.ledger.settle import compare  # noqa: PLC0415 - most articles have no ledger
    from checker.ledger.store import load  # noqa: PLC0415

    count = len(compare(article, load(article.ledger)).gone)
    what = "1 verdict on a claim that has" if count == 1 else f"{count} verdicts on claims that have"
    return [f"  {what} left the story"] if count else []


def _fact(claim: Claim) -> str:
    fact = visible(" ".join(claim.quote.split()))
    return fact if len(fact) <= _FACT else f"{fact[:_FACT - 1]}…"


def _evidence(claim: Claim, verdict: Verdict) -> str:
    details = (verdict.by, verdict.at.date().isoformat(), verdict.source, verdict.locator, verdict.note,
               read_anew(claim) or "")
    return visible("  ".join(" ".join(detail.split()) for detail in details if detail))
