"""Finding the expressions of time of a row: patterns as data, compiled when first needed, the longest at each place.

Three tables of the language pack (`dates.toml`) say what there is. A `[[pattern]]` is a core ("the third quarter",
"Dec. 15"); a `[[lead]]` is what can stand before one and belongs to it ("early", "the end of", "nearly"); a `[[join]]`
makes two neighbours one ("noon Thursday", "August of last year"). `[part]` holds pieces that templates share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from checker.model import Span
from checker.recognize.dates.templates import Codes, Outline, outline
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import CAPITAL, Lexicon
from checker.rulebook.memory import Memory
from checker.rulebook.pack import LanguagePack
from checker.rulebook.shapes import YEARS

_PART = re.compile(r"\{(?P<name>[a-z_]\w*)(?::(?P<group>\w+))?\}")
_ONE_CLASS = re.compile(r"\[[^][]+\]")
_PAUSES = frozenset(",;:().-\n")
_LONGEST_LEAD = 5       # chunks
_LONGEST_LINK = 3


class Template:
    """One template with the settings that stand beside it in the rule file."""

    def __init__(self, settings: Mapping[str, Any], match: str, lexicon: Lexicon, memory: Memory) -> None:
        self.settings, self.match, self.lexicon, self.memory = settings, match, lexicon, memory

    @cached_property
    def outline(self) -> Outline:
        kept = self.memory.recall(f"outline of {self.match}", lambda: outline(self.match, self.lexicon).data())
        return Outline.from_data(kept)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return self.lexicon.pattern(self.match)

    @cached_property
    def form(self) -> str:
        return str(self.settings["form"])


class Draft:
    """An expression that was found: chunks `first` up to `end`, which template, and what was joined to it.

    `part` is the expression that names the larger period ("last year" in "August of last year") or the day of a time;
    `weekday` one that only names the day's weekday; `leads` what stands before it; `lender` the date behind it that
    has the year for both ("21 March to 5 April 1918"); `closing` the one behind it that a period ends with ("the
    quarter ended July 31"); `whole` the expression that it has become a part of.
    """

    def __init__(self, first: int, end: int, template: Template, match: re.Match[str]) -> None:
        self.first, self.end, self.template, self.match = first, end, template, match
        self.leads: list[tuple[Template, re.Match[str]]] = []
        self.part: Draft | None = None
        self.weekday: Draft | None = None
        self.lender: Draft | None = None
        self.closing: Draft | None = None
        self.whole: Draft | None = None

    @property
    def form(self) -> str:
        return self.template.form

    def setting(self, name: str) -> Any:
        """A setting of the template, or None."""
        return self.template.settings.get(name)

    def at(self, group: str) -> int | None:
        """The chunk where a group of the template begins; None where the group took no part."""
        start = self.match.start(group) if group in self.match.re.groupindex else -1
        return None if start < 0 else start


class Grammar:
    """The templates of a language pack, expanded and indexed by the codes that they begin with."""

    def __init__(self, pack: LanguagePack) -> None:
        content = pack.files["dates"]
        self._lexicon, self._memory = pack.lexicon, pack.memory
        self._parts: Mapping[str, str] = content.get("part", {})
        self._reach = int(content.get("reach", 0))
        self.cores = [self._template(table) for table in content.get("pattern", ())]
        self.leads = [self._template(table) for table in content.get("lead", ())]
        self.loans = [self._template({"form": "loan", **table}) for table in content.get("loan", ())]
        self.ends = [self._template({"form": "end", **table}) for table in content.get("end", ())]
        self.joins = [self._template({"form": "join", **table}) for table in content.get("join", ())]
        self.articles = pack.words("article")
        self.possessives = tuple(content.get("possessive", ()))
        self._starting: dict[str, list[Template]] = {}
        self._ending: dict[tuple[str, str], list[Template]] = {}

    def _template(self, table: Mapping[str, Any]) -> Template:
        return Template(table, self._expanded(table["match"]), self._lexicon, self._memory)

    def _expanded(self, template: str) -> str:
        def part(match: re.Match[str]) -> str:
            inside = self._parts.get(match["name"])
            if inside is None:
                return match[0]
            opening = f"(?P<{match['group']}>" if match["group"] else "(?:"
            return f"{opening}{self._expanded(inside)})"
        return _PART.sub(part, template)

    @cached_property
    def places(self) -> re.Pattern[str]:
        """Where a pattern can begin: a first code of one, with what makes it an expression of time within reach."""
        firsts = "".join(sorted(map(re.escape, {code for core in self.cores for code in core.outline.first})))
        options = [self._lexicon.translate(option) for option in self._parts.get("within", "").split("|")]
        single = "".join(option[1:-1] for option in options if _ONE_CLASS.fullmatch(option))
        within = "|".join([f"[{single}]", *(option for option in options if not _ONE_CLASS.fullmatch(option))])
        return self._lexicon.expression(rf"[{firsts}](?=[^\n]{{0,{self._reach}}}?(?:{within}))|(?={within})[{firsts}]")

    def starting(self, codes: str) -> list[Template]:
        """The patterns that can match where these two codes stand, or this one at the end of a text, in file order."""
        if codes not in self._starting:
            self._starting[codes] = [core for core in self.cores if codes[0] in core.outline.first and (
                core.outline.single or codes[1:] in core.outline.second)]
        return self._starting[codes]

    def leading(self, code: str, form: str) -> list[Template]:
        """The leads that end with a code and can stand before a form."""
        if (code, form) not in self._ending:
            self._ending[code, form] = [lead for lead in self.leads
                                        if code in lead.outline.last and form in lead.settings["before"]]
        return self._ending[code, form]


def grammar_of(pack: LanguagePack) -> Grammar:
    """The templates of a pack, made once."""
    return pack.once("dates", Grammar)


def find_drafts(row: Chunks, pack: LanguagePack) -> list[Draft]:
    """The expressions of time in `row`, in text order and without overlaps, with their leads, neighbours joined."""
    grammar = grammar_of(pack)
    drafts: list[Draft] = []
    for draft in _cores(row, grammar):
        _lead(draft, row, grammar, drafts[-1].end if drafts else 0)
        drafts.append(draft)
        while len(drafts) > 1 and _join(drafts, row, grammar):
            pass
    _lend(drafts, row, grammar)
    _close(drafts, row, grammar)
    return [draft for draft in drafts if draft.setting("alone") is not False or draft.part or draft.lender]


def _cores(row: Chunks, grammar: Grammar) -> Iterator[Draft]:
    present = frozenset(row.codes)
    usable: dict[str, list[Template]] = {}
    busy = 0
    for place in grammar.places.finditer(row.codes):
        start = place.start()
        if start < busy:
            continue
        opening = row.codes[start:start + 2]
        if opening not in usable:
            usable[opening] = [core for core in grammar.starting(opening) if _possible(core, present)]
        best: tuple[Template, re.Match[str]] | None = None
        for core in usable[opening]:
            match = core.compiled.match(row.codes, start)
            if match and (best is None or match.end() > best[1].end()) and _whole(core, match, row):
                best = core, match
        if best:
            busy = best[1].end()
            yield Draft(start, busy, *best)


def _possible(template: Template, present: Codes) -> bool:
    return all(need & present for need in template.outline.needs)


def _whole(template: Template, match: re.Match[str], row: Chunks) -> bool:
    """Whether what must be written together is ("15/12/2011"), and what must not be part of a name is not."""
    if template.settings.get("bare") and row.codes[match.end():match.end() + 1] == CAPITAL:
        return False
    figures = [match.start(group) for group in template.settings.get("figures", ())]
    if any(place >= 0 and not row.written(place)[0].isdigit() for place in figures):
        return False
    years = [row.values[place] for group in template.settings.get("years", ()) if (place := match.start(group)) >= 0]
    if any(figure.low not in YEARS for figure in years):
        return False
    glued = template.settings.get("glued")              # the name of a group: from there on
    first = match.start(glued) if isinstance(glued, str) else match.start()
    return not glued or all(row.glued(i) for i in range(first, match.end() - 1))


def _lead(draft: Draft, row: Chunks, grammar: Grammar, busy: int) -> None:
    """Take in what stands before a draft and belongs to it, again and again ("about the end of")."""
    if draft.first <= busy:
        return None
    for lead in grammar.leading(row.codes[draft.first - 1], draft.form):
        if any(done is lead for done, _ in draft.leads):
            continue
        for start in range(max(busy, draft.first - _LONGEST_LEAD), draft.first):
            if row.codes[start] in lead.outline.first and (
                    match := lead.compiled.fullmatch(row.codes, start, draft.first)):
                draft.leads.append((lead, match))
                if lead.settings.get("outside"):
                    return None
                draft.first = start
                return _lead(draft, row, grammar, busy)
    return None


def _join(drafts: list[Draft], row: Chunks, grammar: Grammar) -> bool:
    """Make the last draft one with that before it where a join allows it; whether it did.

    What it joins may be the draft itself or the day within it ("9 a.m. on Monday" and then "4 March").
    """
    whole, right = drafts[-2:]
    if right.first - whole.end > _LONGEST_LINK:
        return False
    owner: Draft | None = None
    left: Draft | None = whole
    while left is not None:
        rule = next((join.settings for join in grammar.joins if _allows(join, left, right, whole.end, row)), None)
        if rule is not None:
            made = _joined(left, right, rule)
            drafts.pop()
            if owner is None:
                drafts[-1] = made
            else:
                owner.part = made
            drafts[-1].first, drafts[-1].end = min(whole.first, made.first), right.end
            return True
        owner, left = left, left.part
    return False


def _allows(join: Template, left: Draft, right: Draft, end: int, row: Chunks) -> bool:
    rule = join.settings
    return (_fits(left, rule["left"], row) and _fits(right, rule["right"], row) and _has_room(left, right, rule)
            and join.compiled.fullmatch(row.codes, end, right.first) is not None)


def _lend(drafts: list[Draft], row: Chunks, grammar: Grammar) -> None:
    """Let dates that a link ties to a later one with a year have it too, and times a day; from the last pair on."""
    for left, right in reversed(list(pairwise(drafts))):
        if left.at("year") is not None or left.part is not None:
            continue
        for loan in grammar.loans:
            if (left.form in loan.settings["left"] and right.form in loan.settings["right"]
                    and loan.compiled.fullmatch(row.codes, _link(loan, left, right, row), right.first)):
                left.lender = _lender(right, loan.settings)
                break


def _link(loan: Template, left: Draft, right: Draft, row: Chunks) -> int:
    """Where the link of a loan begins: behind the draft, or where that is not far in the same clause the last word."""
    between = right.first - left.end
    near = 1 < between <= loan.settings.get("reach", 0)
    return right.first - 1 if near and _PAUSES.isdisjoint(row.codes[left.end:right.first]) else left.end


def _lender(right: Draft, loan: Mapping[str, Any]) -> Draft | None:
    """The date that has what a loan lends: the one behind the link, or the one that has lent it that."""
    if loan.get("as") == "day" and right.form == "clock":
        return right.lender or (right if right.part is not None else None)
    if loan.get("as") in ("day", "whole") or right.at("year") is not None or right.part is not None:
        return right
    return right.lender


def _close(drafts: list[Draft], row: Chunks, grammar: Grammar) -> None:
    """Let periods know the date that they end with."""
    for left, right in pairwise(drafts):
        if any(left.form in end.settings["left"] and right.form in end.settings["right"]
               and end.compiled.fullmatch(row.codes, left.end, right.first) for end in grammar.ends):
            left.closing = right


def _fits(draft: Draft, wanted: list[str], row: Chunks) -> bool:
    """Whether a draft is of a wanted form; `form:unit` wants the unit as well."""
    return draft.form in wanted or f"{draft.form}:{unit_of(draft, row)}" in wanted


def _has_room(left: Draft, right: Draft, rule: Mapping[str, Any]) -> bool:
    """Whether what is to be joined to is still without what the other draft would give it."""
    head = right if rule["head"] == "right" else left
    if rule["as"] == "weekday":
        return head.weekday is None
    if head.at("year") is not None:
        return False
    return head.part is None or (head.part.part is None and head.part.form == "daypart")


def unit_of(draft: Draft, row: Chunks) -> str | None:
    """The unit of time that a draft counts in or is one of ("year" in "last year")."""
    place = draft.at("unit")
    if place is None:
        place = draft.at("units")
    unit = draft.setting("unit") if place is None else row.meaning(place, "time_unit")
    return None if unit is None else str(unit)


def weekday_of(draft: Draft, row: Chunks) -> int | None:
    """The weekday that a draft names, from 1 for Monday; None where it names none."""
    place = draft.at("weekday")
    named = (row.meaning(place, name) for name in ("weekday", "weekday_short")) if place is not None else ()
    return next((int(day) for day in named if day is not None), None)


def ends_of(draft: Draft, row: Chunks) -> tuple[Span, Span] | None:
    """Where the two ends of a range stand: "6" and "15" of "6-15 October"; None of what is no range."""
    places = [[draft.match.span(group) for group in groups if draft.at(group) is not None]
              for groups in draft.setting("ends") or ()]
    if not places or not all(places):
        return None
    first, last = (row.span(min(place[0] for place in end), max(place[1] for place in end)) for end in places)
    return first, last


def _joined(left: Draft, right: Draft, rule: Mapping[str, Any]) -> Draft:
    head, other = (right, left) if rule["head"] == "right" else (left, right)
    if rule["as"] == "weekday":
        head.weekday = other
    else:
        innermost = head
        while innermost.part:
            innermost = innermost.part
        innermost.part = other
    other.whole = head
    head.leads = left.leads + [lead for lead in right.leads if lead not in left.leads]
    head.first, head.end = left.first, right.end
    return head


def span_of(draft: Draft, row: Chunks, grammar: Grammar) -> Span:
    """Where a draft stands, without an article that is part of its number and without a possessive ending."""
    start, end = row.span(draft.first, draft.end)
    if draft.form == "quarter" and draft.first in row.values:
        article = row.word(draft.first).partition(" ")[0]
        if article in grammar.articles:     # "a third" is one chunk, but the article is none of "a third-quarter loss"
            start += len(article) + 1
    ending = next((len(ending) for ending in grammar.possessives if row.text.endswith(ending, start, end)), 0)
    return Span(start, end - ending)
