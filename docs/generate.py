"""Write the documents that are made from the program: `python docs/generate.py`. A test fails when one is stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

from checker.pipeline import load_desk
from checker.rulebook import limits, template, translate
from checker.rulebook.rules import Rule, Topic
from checker.rulebook.schema import DESK, HIT, IGNORE, RULE, SETTINGS, TOPIC, WORD_LISTS, Key

HERE = Path(__file__).parent
NOTE = "<!-- Written by `python docs/generate.py`: change what it is made from, and run that. -->"
EXAMPLES = 2        # hits of a rule that the catalogue shows
TYPES = {
    "text": "text", "number": "whole number", "texts": "list of texts", "hits": "list of hits",
    "names": "table of texts", "lists": "table of lists",
    "more names": "table of texts", "more lists": "table of lists", "date": "date", "stories": "tables",
}
LIMITS = {
    "FILE_BYTES": "bytes of a file", "PATTERN_LENGTH": "characters of a pattern", "GROUPS": "groups in a pattern",
    "REPEATS": "repeats in a pattern: all counts in braces multiplied", "GAP": "words of a gap",
    "WORDS": "entries of a list", "MARKED_WORDS": "words of an entry that stand for their forms",
    "NESTED_LISTS": "lists within each other",
    "WORDS_WRITTEN_OUT": "words of all lists, with those of the lists in them",
    "TEXT_LENGTH": "characters of any other text",
    "TIME_LIMIT": "seconds for one pattern on one sentence", "TRIAL_LIMIT": "seconds on one of a rule's own examples",
}


def documents() -> dict[str, str]:
    """The generated documents, by file name."""
    return {"rule-reference.md": "\n".join(reference()), "catalogue.md": "\n".join(catalogue())}


def reference() -> Iterator[str]:
    """The language of patterns, the keys of rule files, the limits."""
    yield from (NOTE, "", "# Rule reference", "")
    yield from ("How to write a rule is told in [writing rules](writing-rules.md).", "")
    head, _, rest = (translate.__doc__ or "").partition("\n\n")
    signs, _, end = rest.rpartition("\n\n")
    yield from ("## Patterns", "", head, "", "```text", dedent(signs).strip("\n"), "```", "", end.strip(), "")
    slots = ", ".join(f"`{{{name}}}`" for name in template.SLOTS)
    yield from (f"The slots are {slots}.", "", dedent(PATTERNS).strip(), "")
    yield from ("## Keys", "")
    for title, keys in {
        "`[topic]`": TOPIC, "`[[rule]]`": RULE, "`[[ignore]]`: a rule that dismisses figures": IGNORE,
        "A hit": HIT, "`[words]`": {"*name*": WORD_LISTS},
        "What a desk's own file may change": DESK, "`checker.toml`, or `[tool.checker]` in `pyproject.toml`": SETTINGS,
    }.items():
        yield from (f"### {title}", "", *table(keys), "")
    yield from ("## Limits", "", "| most | of |", "| ---: | --- |",
                *(f"| {getattr(limits, name):,} | {what} |" for name, what in LIMITS.items()), "",
                "A pattern may not call itself or a group.", "")


def table(keys: Mapping[str, Key]) -> Iterator[str]:
    """Keys with their types and purposes."""
    yield from ("| key | type | | what it is |", "| --- | --- | --- | --- |")
    for name, key in keys.items():
        choices = f": {', '.join(f'`{choice}`' for choice in key.choices)}" if key.choices else ""
        yield f"| `{name}` | {TYPES[key.kind]} | {'required' if key.required else ''} | {key.purpose}{choices} |"


def catalogue() -> Iterator[str]:
    """The shipped rules with their questions and examples."""
    rules = load_desk("en").rulebook.rules
    yield from (NOTE, "", "# The shipped rules", "",
                "The topics in the order in which they win a figure that several want.", "")
    topics = {rule.topic.id: rule.topic for rule in rules}
    for topic in sorted(topics.values(), key=lambda topic: -topic.rank):
        yield from section(topic, [rule for rule in rules if rule.topic is topic])


def section(topic: Topic, rules: list[Rule]) -> Iterator[str]:
    """One topic with its rules."""
    yield from (f"## {topic.id}", "")
    yield from (f"Category {topic.category}, severity {topic.severity.value}, rank {topic.rank}.", "")
    claiming = [rule for rule in rules if rule.reason is None]
    if claiming:
        yield from (f"> {topic.ask}", "", "| rule | measure | for example |", "| --- | --- | --- |")
        yield from (f"| `{rule.id}` | {rule.measure or ''} | {shown(rule)} |" for rule in claiming)
        yield ""
    ignoring = [rule for rule in rules if rule.reason is not None]
    if ignoring:
        yield from ("| dismissed by | because it | for example |", "| --- | --- | --- |")
        yield from (f"| `{rule.id}` | {rule.reason} | {shown(rule)} |" for rule in ignoring)
        yield ""


def shown(rule: Rule) -> str:
    """A few hits of a rule, with what is claimed in bold."""
    texts = []
    for hit in rule.hits[:EXAMPLES]:
        quote = hit.get("quote", "")
        texts.append(hit["text"].replace(quote, f"**{quote}**", 1) if quote else hit["text"])
    return " ".join(texts).replace("|", r"\|")


PATTERNS = r"""
    - Letters match in either case; `(?-i:...)` asks for capitals as written.
    - A slot is the whole figure with its hedge ("at least 40"), and for money, percent, measures, ages and durations
      with its unit. `{count}` leaves the noun outside, so that the pattern can go on with it: `{count} {vessels}`;
      `{count of vessels}` takes the noun in, with what stands between ("12 rusty freighters"). Where a pattern has one
      `of`, all its figures are seen with their nouns.
    - A pattern sees one sentence, and a gap never leaps over another figure. Dates and times may stand in a gap.
    - An entry in braces in a word list stands for the words of that list: `persons = ["{nationals}", "{people}"]`. A
      list of a file hides a shared one of the same name in that file; inside it the name in braces still means the
      shared one, so `people = ["{people}", "stevedores"]` adds a word for this file alone.
    - A marked word in a word list stands for its forms, also in a phrase. `kill*` is a verb in all of them: kill,
      kills, killed, killing; `lose* their lives` goes the same way. One form alone is named behind the mark: `slay*s`
      (slays), `slay*ed` (the past: slew), `slay*en` (the past participle: slain), `slay*ing`. A passive asks for the
      participle (`were {killed}` with `slay*en`), a headline for all. `miner(s)` is a noun with its plural. How forms
      are made, and which are irregular, stands in `rules/en/forms.toml`.
    - `text`, `timex` and `dimension` are conditions on the figure itself and not on what is around it: a regular
      expression that the figure as written, the TIMEX3 value of a date, or what its unit measures (`length`, for a rate
      `length per time`) must match whole. They go with a pattern like `'{date}'`.
    - `raw` patterns of an `[[ignore]]` rule see the text as written, digits and all: `'\bMI-?[56]\b'`. Every figure
      that they touch is dismissed.
    - Figures in a list share what is said of them: in "12 were killed and 30 wounded" one verb claims both.
"""


if __name__ == "__main__":
    for name, content in documents().items():
        (HERE / name).write_text(content, encoding="utf-8")
