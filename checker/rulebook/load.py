"""Topic files into a rulebook, checked as a whole: every fault of every file at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

from checker.errors import BrokenRules, Fault
from checker.model import Severity
from checker.rulebook.files import read_toml
from checker.rulebook.pack import FILES, LanguagePack
from checker.rulebook.prose import expand, prose_of
from checker.rulebook.rules import DEFAULT_RANK, Pattern, Rule, Rulebook, Topic, rule_from
from checker.rulebook.schema import CATEGORIES, check_file
from checker.rulebook.template import Template, UnknownName, translate


def load_rulebook(pack: LanguagePack, shipped: Iterable[Path], desk: Iterable[Path] = ()) -> Rulebook:
    """The rulebook of the shipped topic files and then of a desk's own, in their order.

    A desk's patterns are compiled at once, so that a fault in one is told before any article is read; the shipped ones
    when first needed. Raises BrokenRules with every fault of every file.
    """
    book, faults = Rulebook(pack.language), []
    seen: dict[str, str] = {}
    for path, own in [*((path, False) for path in shipped), *((path, True) for path in desk)]:
        try:
            content = read_toml(path)
        except BrokenRules as error:
            faults += error.faults
            continue
        found = check_file(str(path) if own else path.name, content)
        faults += found or _take(book, path, content, prose_of(pack).lists, seen, own=own)
    if faults:
        raise BrokenRules(faults)
    return book


def topic_files(place: Path) -> list[Path]:
    """The topic files of a folder, or the one file that `place` is. Raises BrokenRules where there is none."""
    if place.is_file():
        return [place]
    files = [path for path in sorted(place.glob("*.toml")) if path.stem not in FILES]
    if not files:
        what = "holds no rule files (*.toml)" if place.is_dir() else "there is no such file or folder"
        raise BrokenRules([Fault(str(place), "", "", what)])
    return files


def _take(book: Rulebook, path: Path, content: Mapping[str, Any], shared: Mapping[str, Collection[str]],
          seen: dict[str, str], *, own: bool) -> list[Fault]:
    """Add the rules of one well-formed file to the book; return what is wrong with them."""
    file = str(path) if own else path.name
    head = content["topic"]
    if head.get("category", head["id"]) not in CATEGORIES:
        return [Fault(file, "[topic]", "category", f"is missing; it must be one of {', '.join(CATEGORIES)}")]
    try:
        words = expand({**shared, **content.get("words", {})})
    except KeyError as error:
        return [Fault(file, "[words]", error.args[0], "is no list, or one that holds itself")]
    topic = Topic(head["id"], head.get("category", head["id"]), Severity(head["severity"]), head["ask"],
                  head.get("rank", DEFAULT_RANK), file, words)
    faults = []
    for entry in (*content.get("rule", ()), *content.get("ignore", ())):
        found = list(_rule_faults(entry, topic, seen))
        rule = rule_from(entry, topic, len(book.rules))
        templates = list(_templates(rule, entry, found, compile_now=own))
        faults += [Fault(file, entry["id"], key, message) for key, message in found]
        if not found:
            book.add(rule, templates)
    return faults


def _rule_faults(entry: Mapping[str, Any], topic: Topic, seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    name = entry["id"]
    if not name.startswith(f"{topic.id}."):
        yield "id", f"must begin with {topic.id + '.'!r}"
    if name in seen:
        yield "id", f"is used twice; the other is in {seen[name]}"
    seen.setdefault(name, topic.file)
    for key in ("text", "timex"):
        try:
            re.compile(entry.get(key, ""))
        except re.error as error:
            yield key, f"is no regular expression: {error}"


def _templates(rule: Rule, entry: Mapping[str, Any], faults: list[tuple[str, str]], *,
               compile_now: bool) -> Iterator[tuple[Template, bool]]:
    for key in ("patterns", "raw"):
        for source in entry.get(key, ()):
            try:
                template = translate(source, rule.topic.words)
                if compile_now:
                    _ = Pattern(rule, template).compiled
            except UnknownName as error:
                faults.append((key, f"{source!r}: there is no {error.role} {error.name!r}"))
                continue
            except regex.error as error:
                faults.append((key, f"{source!r} is no regular expression: {error}"))
                continue
            if (key == "raw") == bool(template.slots):
                faults.append((key, f"{source!r} has {_SLOT_FAULT[key]}"))
            else:
                yield template, key == "raw"


_SLOT_FAULT = {"patterns": "no slot, so it claims no figure", "raw": "a slot; raw patterns see the text as written"}
