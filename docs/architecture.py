"""What `docs/architecture.md` is made of: the passes as the code has them, and one sentence on its way through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import Any

from checker.model import Claim, Context, Mention, Tie
from checker.pipeline import check_document, load_desk
from checker.readers.text import plain_text
from checker.recognize import DATED, PASSES, Groundwork
from checker.rulebook.grammar import TAGS

SENTENCE = "The clinic has 40 nurses, up from 17 in 2009."
SHOWN = ("times", "quantities", "nouns", "loans", "ties", "contexts")     # passes whose work shows on the sentence

STAGES = """
Checker finds every figure of a story, says what each one claims, proves what the page itself proves, and holds the
story until a person has settled the rest. `checker/pipeline.py` is the whole program in a few short functions: each
stage is a folder, takes the records of `checker/model.py` and gives others, and imports downward only, which a
contract in `pyproject.toml` keeps.

| stage | folder | from | to |
| --- | --- | --- | --- |
| read | `readers/` | a file | a `Document`: its text, what of it is prose, its regions, its date |
| recognize | `recognize/` | a document | a `Mention` for each figure, the `Tie`s between them, their `Context`s |
| match | `match/` | mentions and the rules of `rules/en/` | a `Claim` for each mention, or why it is none |
| crosscheck | `crosscheck/` | claims and the checks of `rules/en/checks/` | a `Finding` for what cannot all be right |
| trace | `trace/` | claims and a reporter's sources | `Evidence`, only when it is asked for |
| settle, report, gate | `ledger/`, `report/`, `gate.py` | claims, findings, verdicts | a page, a table, exit status |

What is known of a language stands in `rules/<language>/`, and `checker/rulebook/` reads it; no word of a language
stands in Python.
"""

PASSES_TOLD = """
A text becomes one row of words, and each pass writes one thing into what the earlier ones made of it, as in the
cascades of finite-state parsers (Abney, *Partial parsing via finite-state cascades*, 1996). `PASSES` in
`checker/recognize/__init__.py` is this table. A pass is a function of what it reads; it is handed nothing else, and a
test holds it to that.
"""

ALPHABET = """
Each word of the row has two signs: the code of its classes (`{hedge}`, `{scale}`: the word lists of the language) and
its part of speech (`{plural}`, `{verb}`). A pattern names them and is one regular expression over the row, so it never
looks at spelling. `checker/rulebook/wording.py` tells the language of the patterns; they stand, with examples that run
as tests, in

| file of `rules/en/` | what its patterns are |
| --- | --- |
| `dates.toml` | expressions of time, what leads and joins them |
| `phrases.toml` | what stands around a figure: its noun, the word that says which way it goes, what lends it a noun |
| `ties.toml` | what ties two figures, and what a tie lends |
| `readings.toml` | roles, modes, holders: what is planned, denied, quoted, whose it is |
| any topic (`money.toml`) | what kind of claim a figure is |

A phenomenon that is missing is a pattern in one of these files. Python holds arithmetic, the calendar, and the order of
the questions.

**What of English is still in Python.** How digits are cut and which sign is the decimal point
(`rulebook/lexicon.py`); that a number in words goes from great scales to small ones with "and" before the rest
(`recognize/numbers/`); that a unit, a scale or a rate stands behind its figure and a currency may stand before it
(`recognize/amounts/`); which company of words makes a range, a ratio or an age of figures (`recognize/shapes/`), asked
there as questions about classes. In a language that does otherwise a figure is still listed, as a bare number or,
where a number is written as one word that no list has, not at all.
"""

SO_READ = """
So "40 nurses" is read in the pass *nouns*, by the form `nouns.after` of `phrases.toml`; 17 is lent its noun in the pass
*loans*, by the tie `compared` of `ties.toml`; and that the clinic came from the one level to the other is the tie
`up-from` there. `checker explain story.txt:1` shows the same for any line of a story.
"""


def architecture() -> Iterator[str]:
    """The lines of the document."""
    yield from ("# How it is built", "", dedent(STAGES).strip(), "")
    yield from ("## How figures are read", "", dedent(PASSES_TOLD).strip(), "")
    yield from ("| pass | module of `recognize/` | reads | writes | what that is |", "| --- | --- | --- | --- | --- |")
    for each in PASSES:
        module = each.run.__module__.removeprefix("checker.recognize.").replace(".", "/")
        yield f"| {each.name} | `{module}` | {', '.join(each.reads)} | {', '.join(each.writes)} | {each.what} |"
    yield from ("", "## One alphabet for all patterns", "", dedent(ALPHABET).strip(), "")
    yield from ("## One sentence, from text to claim", "", f"> {SENTENCE}", "")
    yield from followed()


def followed() -> Iterator[str]:
    """The sentence after each pass that does something to it, and its claims."""
    desk = load_desk()
    known = {**Groundwork(SENTENCE, desk.pack).known, "published": None}
    words = known["words"]
    names = {tag: name for name, tag in TAGS.items()} | {"#": "number"}
    yield from ("The row of words, each with its part of speech:", "", "```text", *(
        f"{words.row.written(i):<8}{names.get(tag, tag)}".rstrip() for i, tag in enumerate(words.tags)), "```", "")
    yield from ("What the passes write, where it has changed:", "", "```text")
    for each in DATED:
        made = each.run(*[known[name] for name in each.reads])
        written = dict(zip(each.writes, made if len(each.writes) > 1 else (made,), strict=True))
        if each.name in SHOWN:
            yield f"{each.name}:"
            for name, values in written.items():
                yield from (f"    {shown(value)}" for value in values if values != known.get(name))
        known |= written
    yield from ("```", "", *dedent(SO_READ).strip().splitlines(), "", "What it claims:", "", "```text")
    yield from map(claimed, check_document(plain_text("-", SENTENCE), desk).claims)
    yield "```"


def shown(record: Any) -> str:
    """A record on one line, without what it does not say."""
    if isinstance(record, Tie):
        source, target = (SENTENCE[span.start:span.end] for span in (record.source, record.target))
        return f"Tie({record.kind.value}, source {source!r}, target {target!r}, form {record.form!r})"
    if isinstance(record, Context):
        words = [record.role and record.role.value, record.holder, record.period, record.mode.value]
        return f"Context({', '.join(str(each) for each in words if each)})"
    mention: Mention = record
    said = [f"{mention.kind.value} {SENTENCE[mention.span.start:mention.span.end]!r}"]
    if mention.quantity:
        said += [f"value {mention.quantity.notation}"]
        said += [f"unit {mention.quantity.unit!r}"] if mention.quantity.unit else []
    if mention.moment:
        said += [f"timex {mention.moment.timex}"]
    if mention.antecedent:
        said += [f"noun of {SENTENCE[mention.antecedent.start:mention.antecedent.end]!r}"]
    return f"Mention({', '.join(said)})"


def claimed(claim: Claim) -> str:
    """A claim on one line."""
    said: Sequence[str | None] = (
        f"{claim.quote!r}", claim.category, f"rule {claim.rule}", claim.unit and f"unit {claim.unit}",
        claim.role and f"role {claim.role.value}", claim.holder and f"holder {claim.holder}")
    return f"Claim({', '.join(each for each in said if each)})"
