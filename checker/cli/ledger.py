"""`checker ledger`: fact sheets back into ledgers, and two versions of a ledger into one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.articles import Form, LedgerFile, Published, Rules, Stories
from checker.cli.say import OPEN, tell, warn
from checker.cli.who import now
from checker.errors import BrokenSheet, UsageError
from checker.ledger import beside
from checker.model import Article
from checker.readers import STANDARD_INPUT, read_bytes
from checker.visible import visible_path

if TYPE_CHECKING:
    from checker.ledger.sheet import Outcome, Row

ledger_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Take fact sheets back, merge ledgers.")


@ledger_app.command("import")
def import_sheet(
    sheet: Annotated[str, typer.Argument(metavar="SHEET", help="A fact sheet: .xlsx, .csv or .tsv as "
                                          "`check -o` writes it.")],
    *,
    article: Annotated[str | None, typer.Option(metavar="FILE", help="The article that all rows are about; else each "
                                                "row's `path` says it.")] = None,
    by: Annotated[str | None, typer.Option(metavar="INITIALS", help="Who decided, where a row does not say.")] = None,
    published: Published = None,
    rules: Rules = None,
    form: Form = None,
    ledger: LedgerFile = None,
) -> None:
    """Take the verdicts of a desk's fact sheet into the ledgers. Rows are matched by id; one fault, and nothing is."""
    groups = _by_article(sheet, article)
    if ledger and len(groups) > 1:
        raise UsageError("a ledger belongs to one article: name it with --article")
    stories = Stories(published, rules, ledger, form)
    faults, plans = [], []
    for path, rows in groups.items():
        plan = _Plan(stories, stories.read(path, new=True), ledger or beside(path), rows, by)
        faults += plan.outcome.faults
        plans.append(plan)
    if faults:
        raise BrokenSheet(sheet, faults)
    for plan in plans:
        plan.save()
    unmatched = [reason for plan in plans for reason in plan.outcome.unmatched]
    for reason in unmatched:
        warn(f"{sheet}: {reason}")
    if unmatched:
        raise typer.Exit(OPEN)


class _Plan:
    """What a sheet brings to one article."""

    def __init__(self, stories: Stories, story: Article, ledger: str, rows: Sequence[Row], by: str | None) -> None:
        from checker.ledger.settle import compare, settle  # noqa: PLC0415 - other commands do without them
        from checker.ledger.sheet import compare_sheet  # noqa: PLC0415
        from checker.ledger.store import load  # noqa: PLC0415

        self._stories, self._story, self._path = stories, story, ledger
        known = load(ledger)
        held = compare(story, known)
        history = {claim.fact: entry.verdicts for claim, entry in [*held.kept, *held.reread]}
        self.outcome: Outcome = compare_sheet(rows, settle(story, known).claims, history, by, now())

    def save(self) -> None:
        from checker.ledger.judge import judge  # noqa: PLC0415
        from checker.ledger.store import update  # noqa: PLC0415

        count = len(self.outcome.verdicts)
        if count:
            kept = update(self._path, partial(judge, self._story, verdicts=self.outcome.verdicts))
            self._stories.remember(self._story, kept)
        tell(f"{visible_path(self._story.path)}: {count} verdict{'s' * (count != 1)} taken over")


def _by_article(sheet: str, article: str | None) -> dict[str, list[Row]]:
    """The rows of a sheet by the path of their article. Raises BrokenSheet, Unreadable and UsageError."""
    from checker.ledger.sheet import SheetError, read_sheet  # noqa: PLC0415

    try:
        rows = read_sheet(read_bytes(sheet))
    except SheetError as error:
        raise BrokenSheet(sheet, [str(error)]) from None
    groups: dict[str, list[Row]] = {}
    for row in rows:
        path = article or row.cells.get("path")
        if not path or path == STANDARD_INPUT:
            raise UsageError("the sheet does not say which article it is about: name it with --article")
        groups.setdefault(path, []).append(row)
    return groups


@ledger_app.command("merge")
def merge_ledgers(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The ledger that both come from; may be empty.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="One of the two; the result is written to it.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other one.")],
) -> None:
    """Make two versions of a ledger one, without losing a verdict: a merge driver for git (%O %A %B)."""
    from checker.ledger.entries import Ledger  # noqa: PLC0415
    from checker.ledger.merge import merge  # noqa: PLC0415
    from checker.ledger.store import load, update  # noqa: PLC0415

    empty = not base.exists() or not base.stat().st_size
    before, other = Ledger() if empty else load(str(base)), load(str(theirs))
    mine = load(str(ours))
    if mine.published and other.published and mine.published != other.published:
        warn(f"the two ledgers were made for {mine.published} and for {other.published}: verdicts on relative dates "
             "may be open again")
    update(str(ours), lambda mine: merge(before, mine, other))
