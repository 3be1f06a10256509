"""Rule files into what a rulebook is made of, checked as a whole: every fault of every file at once.

The result is plain data, so that it can be kept: a rule file is checked and translated once for as long as it stays as
it is.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import regex

from checker.errors import Fault
from checker.model import Kind, Severity
from checker.rulebook.changes import Changes, changes_in, extended, unknown_names
from checker.rulebook.limits import NESTED_LISTS, WORDS_WRITTEN_OUT, pattern_faults
from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import expand, lists_of
from checker.rulebook.schema import CATEGORIES, DEFAULT_RANK, SEVERITIES, TABLES, check_file, listed, name_of
from checker.rulebook.sources import RuleFile
from checker.rulebook.template import CONDITIONS, PLACES, SLOTS, Template
from checker.rulebook.translate import UnknownName, translate

_TRANSLATED = ("patterns", "raw", "hits", "misses")
Data = dict[str, Any]


def compile_rules(pack: LanguagePack, files: Iterable[RuleFile]) -> tuple[Data, list[Fault]]:
    """What `Rulebook` is made from, and every fault of the files, over a pack that a desk's words were added to.

    Rules with a fault are left out, so that the sound ones can still be put to their examples. A desk's own patterns
    are compiled here, the shipped ones when first needed.
    """
    files = list(files)
    changes = changes_in(files)
    loader = _Loader(pack, changes)
    for file in files:
        loader.take(file)
    return loader.finish(), loader.faults


class _Loader:
    """What has been taken from the files so far."""

    def __init__(self, pack: LanguagePack, changes: Changes) -> None:
        self.shared, self.forms, self.changes = lists_of(pack), pack.forms, changes
        self.faults: list[Fault] = []
        self.rules: list[Data] = []
        self.topics: list[Data] = []
        self.disabled: list[tuple[str, str]] = []
        self.seen: dict[str, str] = {}          # ids of rules and topics, with the file that each is in
        self.names: dict[str, list[str]] = {"topics": [], "rules": [], "lists": pack.extendable()}

    def take(self, file: RuleFile) -> None:
        """Take the topic, the lists and the rules of one file, and note their faults."""
        found = check_file(file.label, file.content, own=file.own)
        self.faults += found
        head = file.content.get("topic")
        if not isinstance(head, dict):
            return
        topic = self._topic(head, file)
        topic["words"] = self._words(topic["id"], file)
        self.faults += [Fault(file.label, "[topic]", key, message)
                        for key, message in _asks_faults(head, {**self.shared, **topic["words"]})]
        selected = file.own or self.changes.selects(topic["id"])
        if selected:
            self.topics.append(topic)
        unsound = {fault.rule for fault in found}
        for table in TABLES:
            entries = file.content.get(table)
            for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
                if isinstance(entry, dict):
                    name = name_of(table, entry, number)
                    rule = self._rule(name, entry, topic, file)
                    if rule and selected and name not in unsound:
                        self._keep(rule, topic)

    def finish(self) -> Data:
        """The data of all sound rules."""
        names = self.names
        self._ask_for_the_rest()
        self.faults += [Fault(file, "[extend]", name, fault) for file, name, words in self.changes.extend
                        for word in words for fault in self.forms.faults(word)]
        self.faults += unknown_names(self.changes, names["topics"], names["rules"], names["lists"])
        used = {name for rule in self.rules for template in rule["templates"]
                for name in (*template.lists, *(slot.noun for slot in template.slots), rule.get("story"))}
        used |= {name for asking in (*self.topics, *self.rules) for name in _lists_asked(asking)}
        rules = [{**rule, "size": len(rule["templates"]),
                  "templates": marshal.dumps([template.data() for template in rule["templates"]])}
                 for rule in self.rules]
        return {"topics": self.topics, "rules": rules, "disabled": self.disabled,
                "words": {name: list(words) for name, words in self.shared.items() if name in used}}

    def _ask_for_the_rest(self) -> None:
        """Every kind of figure needs a rule that claims it whatever it stands in: no figure is dropped in silence."""
        claimed = {kind for rule in self.rules if not {"reason", "story", *CONDITIONS} & rule.keys()
                   for template in rule["templates"] if template.bare and template.slots[0].noun is None
                   for kind in SLOTS[template.slots[0].name]}
        left = [kind.value for kind in Kind if kind not in claimed]
        if left and self.changes.disable:
            file = self.changes.disable[-1][0]
            self.faults.append(Fault(file, "[disable]", "", f"leaves no rule for {listed(left)} in whatever words; no "
                                     "figure is dropped in silence"))

    def _topic(self, head: Mapping[str, Any], file: RuleFile) -> Data:
        """The head of a file. What is missing or wrong in it has its fault; a stand-in lets the check go on."""
        name = head["id"] if isinstance(head.get("id"), str) else ""
        self._claim_id(name, file, "[topic]")
        self.names["topics"].append(name)
        category, severity, rank = head.get("category", name), head.get("severity"), head.get("rank")
        return {
            "id": name, "file": file.label, "own": file.own, "ask": str(head.get("ask", "")),
            "asks": _asks(head),
            "category": category if category in CATEGORIES else CATEGORIES[-1],
            "severity": severity if severity in SEVERITIES else Severity.SHOULD.value,
            "rank": rank if isinstance(rank, int) else DEFAULT_RANK,
        }

    def _words(self, topic: str, file: RuleFile) -> dict[str, list[str]]:
        lists = file.content.get("words")
        lists = lists if isinstance(lists, dict) else {}
        sound = {name: [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
                 for name, words in lists.items()}
        self.names["lists"] += [f"{topic}.{name}" for name in sound]
        words, missing = expand(self.forms.lists(extended(sound, self.changes, topic)), self.shared)
        self.faults += [Fault(file.label, "[words]", name, f"there is no word list {inner!r}, or it holds itself, or "
                              f"more than {NESTED_LISTS} lists within each other or {WORDS_WRITTEN_OUT:,} words")
                        for name, inner in missing]
        self.faults += [Fault(file.label, "[words]", name, fault) for name, entries in sound.items()
                        for entry in entries for fault in self.forms.faults(entry)]
        return {name: list(entries) for name, entries in words.items()}

    def _claim_id(self, name: str, file: RuleFile, where: str) -> bool:
        if name and name in self.seen:
            self.faults.append(Fault(file.label, where, "id", f"{name!r} is used twice; the other is in "
                                     f"{self.seen[name]}"))
            return False
        self.seen[name] = file.label
        return True

    def _rule(self, name: str, entry: Mapping[str, Any], topic: Data, file: RuleFile) -> Data | None:
        """One rule with its translated patterns; None where it has faults of its own, which are noted."""
        before = len(self.faults)
        self._claim_id(name, file, name)
        self.names["rules"].append(name)
        if topic["id"] and not name.startswith((topic["id"] + ".", "[[")):
            self.faults.append(Fault(file.label, name, "id", f"must begin with {topic['id'] + '.'!r}"))
        lists = {**self.shared, **topic["words"]}
        found: list[tuple[str, str]] = [*_condition_faults(entry, lists)]
        templates = [*_templates(entry, lists, found, compile_now=file.own)]
        self.faults += [Fault(file.label, name, key, message) for key, message in found]
        if len(self.faults) > before:
            return None
        severity = self.changes.severity_of(topic["id"], name) or entry.get("severity") or topic["severity"]
        plain = {key: value for key, value in entry.items() if key not in _TRANSLATED}
        examples = marshal.dumps([entry.get("hits", ()), entry.get("misses", ())])      # read only where they are tried
        return {**plain, "examples": examples, "severity": severity, "topic": len(self.topics) - 1,
                "templates": templates}

    def _keep(self, rule: Data, topic: Data) -> None:
        reason = self.changes.reason_against(topic["id"], rule["id"])
        if reason is None:
            self.rules.append(rule)
        else:
            self.disabled.append((rule["id"], reason))


def _asks(table: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The questions of a topic or a rule that depend on what is told; what is wrong with one has its fault."""
    asks = table.get("asks")
    return [each for each in asks if isinstance(each, dict)] if isinstance(asks, list) else []


def _lists_asked(table: Mapping[str, Any]) -> Iterator[str]:
    return (each[place] for each in _asks(table) for place in PLACES if isinstance(each.get(place), str))


def _asks_faults(table: Mapping[str, Any], lists: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from (("asks", f"there is no word list {name!r}") for name in _lists_asked(table) if name not in lists)


def _condition_faults(entry: Mapping[str, Any], lists: Collection[str]) -> Iterator[tuple[str, str]]:
    story = entry.get("story")
    if isinstance(story, str) and story not in lists:
        yield "story", f"there is no word list {story!r}"
    yield from _asks_faults(entry, lists)
    if "story_words" in entry and story is None:
        yield "story_words", "counts the words of a story, which is not there"
    for key in CONDITIONS:
        source = entry.get(key)
        if isinstance(source, str):
            yield from ((key, f"{source!r} {fault}") for fault in _expression_faults(source, source, {}))


def _templates(entry: Mapping[str, Any], lists: Mapping[str, Collection[str]], found: list[tuple[str, str]], *,
               compile_now: bool) -> Iterator[Template]:
    for key in ("patterns", "raw"):
        sources = entry.get(key)
        for source in sources if isinstance(sources, list) else ():
            if not isinstance(source, str) or not source.strip():
                continue
            try:
                template = translate(source, lists, raw=key == "raw")
            except UnknownName as error:
                found.append((key, f"{source!r}: there is no {error.role} {error.name!r}"))
                continue
            named = {name: [word for word in lists[name] if " " not in word] for name in template.lists}
            faults = list(_expression_faults(source, template.expression, named)) if compile_now else []
            if (key == "raw") == bool(template.slots):
                faults.append(_SLOT_FAULT[key])
            found += [(key, f"{source!r} {fault}") for fault in faults]
            if not faults:
                yield template


def _expression_faults(source: str, expression: str, lists: Mapping[str, Collection[str]]) -> list[str]:
    """Why a pattern cannot be used as a regular expression."""
    faults = list(pattern_faults(source))
    if faults:
        return faults
    try:
        regex.compile(expression, regex.IGNORECASE, **lists)  # type: ignore[arg-type]
    except regex.error as error:
        return [f"is no regular expression: {str(error).partition(' at position')[0]}"]     # a place in our translation
    except (RecursionError, OverflowError, MemoryError):
        return ["is too deeply nested"]
    except ValueError:
        return ["names a word list that holds no words"]
    return []


_SLOT_FAULT = {"patterns": "has no slot, so it claims no figure", "raw": "has a slot; raw patterns see the text as "
               "written"}
