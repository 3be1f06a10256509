"""Write the documents that are made from the program: `python docs/generate.py`. A test fails when one is stale."""

from __future__ import annotations

import inspect
import re
import runpy
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from textwrap import dedent
from typing import Any

import checker
from checker.pipeline import load_desk
from checker.rulebook import checks, expressions, limits, template, translate
from checker.rulebook.rules import Rule, Topic
from checker.rulebook.schema import ASKED, DESK, HIT, IGNORE, RULE, SETTINGS, TOPIC, WORD_LISTS, Key

HERE = Path(__file__).parent
NOTE = "<!-- Written by `python docs/generate.py`: change what it is made from, and run that. -->"
EXAMPLES = 2        # hits of a rule that the catalogue shows
TYPES = {
    "text": "text", "number": "whole number", "texts": "list of texts", "hits": "list of hits",
    "asks": "list of questions",
    "names": "table of texts", "lists": "table of lists",
    "flag": "true or false", "text or texts": "text, or list of texts",
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


API = """
Everything below is offered by `from checker import ...`; nothing else is promised to stay. Offsets count Unicode code
points, figures are `Decimal` or decimal texts, and all records are frozen. `to_dict()` gives the
[record](record.md) that `checker check -f json` writes.

```python
from checker import Severity, check

article = check("At least 40 people were killed when the Orley dam burst on Friday, March 4, 2026.")
told = [(claim.line, claim.quote, claim.value, claim.unit, claim.measure) for claim in article.claims]
assert told[0] == (1, "At least 40 people", ">=40", "people", "people killed")
urgent = [finding.message for finding in article.findings if finding.severity.reaches(Severity.SHOULD)]
assert urgent == ["Friday, March 4, 2026: in 2026 that day is a Wednesday, not a Friday."]
```
"""


CROSSCHECK = """
A story says many things twice: a percentage and the two levels that it lies between, an age and a day of birth, a
total and its parts. A check takes such figures and asks whether they can all be right.

**Rounding is never called wrong.** Each figure stands for all that it may have been rounded from, in two readings:

| written | wide reading | narrow reading |
| --- | --- | --- |
| 4,512; 12; nine | the figure itself | the same |
| 4,500 (two zeros or more) | half a unit of the last place that is no zero, either way | the figure itself |
| 4.5; 3.4 billion; 40 million; 20 percent | half a unit of the last place written, either way | the same |
| $45; 12 miles (measured, and not counted) | half a unit either way | the figure itself |
| about x | half a place or 5 percent, whichever is more | half a place |
| nearly x | below x | below x, by a place or 10 percent at most |
| more than x, at least x, up to x | on that side of x, which is exact | the same |
| half, a third, twice | 2 points of a share, 3 percent of a factor | the same |

A finding means that what is claimed and what follows from the other figures do not meet. If they do not meet in the
wide reading, it is a proof; if only in the narrow one, a question. A question whose value is just what a known slip
gives (a percentage of the wrong level, a factor of ten) weighs as much as a proof. It is the idea of XBRL
Calculations 1.1.

**A check sets out from what announces a relation**, its anchor: a percentage of a change, a weekday, a list. The
other figures are bound by the form of words that they stand in ("from", "to", "of the"), within a clause, a
sentence, the next one or the story. A set of figures that holds explains the anchor, and its figures are spent.
Where several sets could be meant, or more than a check tries, nothing is said.

**It is silent** where the figures may not be told of one thing: another anchor or clause stands between them, two
sources tell them, they are of two times or two owners, one stands in a quotation, the sentence speaks of what might be
or corrects what was said, a list is no whole. `checker explain story.txt:12` tells for each check that set out from a
figure of a line which figures it took, and why it said nothing.

**A desk adds its own** beside its rules: `checker checks new seats` writes a commented file, `checker checks test
seats.toml` puts it to its twins, and `--rules` or `rules` in `checker.toml` uses it (a folder's checks stand in its
subfolder `checks`). Examples that do not hold are faults, as those of rules are.

**What the checks can do for a desk it sees with its own stories**: `checker checks inject story.txt` plants slips in a
story, one at a time (a part of a list or a sum, a percentage, a weekday, two digits that change places, a million for
a thousand millions), and shows which of them were found. A figure that a story tells only once contradicts nothing.
"""


def documents() -> dict[str, str]:
    """The generated documents, by file name."""
    return {"rule-reference.md": "\n".join(reference()), "catalogue.md": "\n".join(catalogue()),
            "crosscheck.md": "\n".join(crosscheck()), "api.md": "\n".join(api()),
            "architecture.md": "\n".join((NOTE, "", *built(), ""))}


def built() -> Iterator[str]:
    """How the program is built, from the file beside this one."""
    lines: Iterator[str] = runpy.run_path(str(HERE / "architecture.py"))["architecture"]()
    return lines


def api() -> Iterator[str]:
    """What Python programs are offered, from its docstrings and types."""
    yield from ("# The Python interface", "", NOTE, "", API.strip(), "")
    offered = [(name, getattr(checker, name)) for name in checker.__all__ if name != "__version__"]
    for title, fits in (("Functions", inspect.isfunction), ("Records", _is_record), ("Named values", _is_choice),
                        ("Errors", _is_error)):
        yield from (f"## {title}", "")
        for name, thing in offered:
            if fits(thing):
                yield from _explained(name, thing)


def _is_record(thing: Any) -> bool:
    return inspect.isclass(thing) and issubclass(thing, tuple)


def _is_choice(thing: Any) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Enum)


def _is_error(thing: Any) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Exception)


def _explained(name: str, thing: Any) -> Iterator[str]:
    """One name: how it is called or what it holds, and its docstring."""
    if inspect.isfunction(thing):
        yield from (f"### `{name}`", "", "```text", f"{name}{_wrapped_signature(thing)}", "```", "")
    else:
        yield from (f"### `{name}`", "")
    yield from (inspect.getdoc(thing) or "", "")
    if _is_record(thing):
        methods = [each for each, value in vars(thing).items() if not each.startswith("_") and (
            isinstance(value, property) or inspect.isfunction(value)) and inspect.getdoc(value)]
        yield from ("Fields: " + ", ".join(f"`{field}`" for field in thing._fields) + ".", "")
        yield from (f"- `{each}{'' if isinstance(vars(thing)[each], property) else '()'}`: "
                    f"{inspect.getdoc(vars(thing)[each])}" for each in methods)
        yield from [""] if methods else []
    elif _is_choice(thing):
        yield from ("Values: " + ", ".join(f"`{value.value}`" for value in thing) + ".", "")


def _wrapped_signature(function: Any) -> str:
    """The signature as it is written, a parameter a line."""
    signature = inspect.signature(function)
    lines = [f"    {parameter}," for parameter in _parameters(signature)]
    return "\n".join(["(", *lines, f") -> {signature.return_annotation}"])


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    named = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        yield f"{parameter.name}: {parameter.annotation}{default}"


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
        "A hit": HIT, "A question that depends": ASKED, "`[words]`": {"*name*": WORD_LISTS},
        "What a desk's own file may change": DESK, "`checker.toml`, or `[tool.checker]` in `pyproject.toml`": SETTINGS,
    }.items():
        yield from (f"### {title}", "", *table(keys), "")
    yield from ("## Limits", "", "| most | of |", "| ---: | --- |",
                *(f"| {getattr(limits, name):,} | {what} |" for name, what in LIMITS.items()), "",
                "A pattern may not call itself or a group.", "")


def crosscheck() -> Iterator[str]:
    """How figures are checked against each other, each check with its twins, and what a file of one may hold."""
    yield from (NOTE, "", "# Figures against each other", "", dedent(CROSSCHECK).strip(), "", "## The checks", "")
    for check in load_desk().rulebook.checks:
        twins, silent = check.examples
        yield from (f"### {check.id}", "", f"*{in_words(check)}*", "")
        for twin in twins:
            yield from (f"- wrong: {one_line(twin['wrong'])}", f"- right: {one_line(twin['right'])}")
        yield from (f"- silent: {one_line(example['text'])}" for example in silent)
        yield ""
    yield from ("## Keys of a check", "")
    for title, keys in {"`[check]`": checks.CHECK, "`[slots.name]`": checks.SLOT, "`[holds]`": checks.HOLDS,
                        "`[[looks_like]]`": checks.SLIP, "`[[twin]]`": checks.TWIN,
                        "`[[silent]]`": checks.SILENT}.items():
        yield from (f"### {title}", "", *table(keys), "")
    yield from ("### Functions", "", "| function | gives |", "| --- | --- |",
                *(f"| `{name}` | {what} |" for name, (_, what) in expressions.FUNCTIONS.items()), "")


def in_words(check: checks.Check) -> str:
    """What a check says, its fields as blanks."""
    return re.sub(r"\{(\w+)[^}]*\}", r"(\1)", check.head["says"])


def one_line(text: str) -> str:
    """A story on one line, its paragraphs apart."""
    return text.replace("\n\n", " ¶ ")


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
