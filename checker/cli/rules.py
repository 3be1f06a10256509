"""`checker rules`: list the rules, put them to their own examples, begin a topic, print the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.say import OPEN, deliver, put, tell
from checker.desk import Desks
from checker.errors import BrokenRules, Unwritable, UsageError
from checker.pipeline import Desk, load_desk
from checker.rulebook.files import folder_of
from checker.rulebook.rules import Rule
from checker.ruletest import Difference, differences
from checker.settings import find_settings, read_settings

rules = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The rules: list, test, begin and describe them.")

Own = Annotated[list[Path] | None, typer.Option("--rules", help="A rule file or folder of your own.")]
_TOPIC = re.compile(r"[a-z][a-z0-9_-]*")


@rules.command("list")
def list_rules(own: Own = None) -> None:
    """List every rule in use here: topic, rule, measure, severity, file; and those that are switched off, and why."""
    from tabulate import tabulate  # noqa: PLC0415 - only a table needs it

    book = Desks(own or ()).at(Path.cwd()).rulebook
    rows = [(rule.topic.id, rule.id, rule.measure or f"(dismissed: {rule.reason})", rule.severity.value,
             rule.topic.file) for rule in book.rules]
    headers = ("Topic", "Rule", "Measure", "Severity", "File")
    tell(tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True))
    for name, reason in book.disabled.items():
        tell(f"off: {name}: {reason}")


@rules.command("test")
def try_rules(
    path: Annotated[Path | None, typer.Argument(help="A rule file or folder; else all rules in use here.")] = None,
) -> None:
    """Put rules to their own hits and misses, and show what comes out differently: wanted, got, where."""
    desk, tried = _tried(path)
    found = [difference for rule in tried for difference in _differences(rule, desk)]
    for difference in found:
        tell(_told(difference))
    examples = sum(len(rule.hits) + len(rule.misses) for rule in tried)
    outcome = f"{len(found)} difference{'s' * (len(found) > 1)}" if found else "all hold"
    tell(f"{len(tried)} rule{'s' * (len(tried) != 1)}, {examples} examples: {outcome}")
    if found:
        raise typer.Exit(OPEN)


@rules.command("new")
def new_topic(
    topic: Annotated[str, typer.Argument(help="The topic's name, in small letters: bridges.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE",
                                                help="The file to write; else TOPIC.toml here.")] = None,
) -> None:
    """Begin a topic: write a commented rule file that passes its own test."""
    if not _TOPIC.fullmatch(topic):
        raise UsageError(f"{topic!r} cannot name a topic: use small letters, digits, - and _, a letter first")
    target = output or Path(f"{topic}.toml")
    if target.exists():
        raise Unwritable(str(target), "there is such a file already")
    text = (folder_of("en") / "new" / "topic.toml").read_text(encoding="utf-8")
    deliver(text.replace("TOPIC.toml", str(target)).replace("TOPIC", topic), target)
    tell(f"{target}: change it, then run: checker rules test {target}")


@rules.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of rule files, with which an editor completes and checks them."""
    from checker.rulebook.jsonschema import as_text  # noqa: PLC0415 - no other command needs it

    put(as_text())


def _tried(path: Path | None) -> tuple[Desk, list[Rule]]:
    """The desk to try rules in, and the rules to try: those of `path`, or all. Raises BrokenRules."""
    if path is not None:
        desk = load_desk("en", (path,))
        return desk, [rule for rule in desk.rulebook.rules if rule.topic.own]
    settings = find_settings(Path.cwd())
    desk = load_desk("en", read_settings(settings).places) if settings else load_desk()
    return desk, desk.rulebook.rules


def _differences(rule: Rule, desk: Desk) -> Iterator[Difference]:
    try:
        yield from differences(rule, desk)
    except BrokenRules as error:
        for fault in error.faults:
            yield Difference(rule, fault.key, fault.rule, "an answer in time", fault.message)


def _told(found: Difference) -> str:
    place = _line(found)
    where = f"{found.rule.topic.file}:{place}" if place else found.rule.topic.file
    return (f"{found.rule.id}: {found.key}: {found.text}\n  wanted  {found.wanted}\n  got     {found.got}\n"
            f"  where   {where}")


def _line(found: Difference) -> int | None:
    """The line of the rule file that an example or pattern stands on, where it stands there as it is."""
    topic = found.rule.topic
    path = Path(topic.file) if topic.own else folder_of("en") / topic.file
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    for wanted in (found.text, found.rule.id):
        place = next((number for number, line in enumerate(lines, 1) if wanted in line), None)
        if place:
            return place
    return None
