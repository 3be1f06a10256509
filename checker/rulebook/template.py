"""The language of rule patterns: slots, word lists, gaps and blanks around ordinary regular expressions.

    {money}             a figure of that kind; {figure} is a figure of any kind
    {count}             a number of things, whether its noun stands beside it or was left out ("42 were killed");
                        {number} is only one that counts nothing that the sentence names
    {count of people}   a figure together with the noun it counts, where that noun is in the word list `people`;
                        {count of any} whatever it counts
    {count:dead}        a slot with a name, for rules that give each slot a measure of its own
    {killed}            a word list of the file or of the language pack
    {..4}               a gap of up to four words, inside the sentence and not across another figure
    a blank             any run of white space; nothing where white space was just matched

Everything else is `regex` syntax. A bare word matches whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from checker.model import Kind

# The characters of the mask. They are private-use characters; those that a text brings along are neutralized.
TAIL = "\uf8ff"
HEADS = {kind: chr(0xF800 + i) for i, kind in enumerate(Kind)}
ANY_HEAD = "".join(HEADS.values())
_CALENDAR = "".join(HEADS[kind] for kind in (Kind.DATE, Kind.TIME, Kind.SET))

SLOTS: Mapping[str, tuple[Kind, ...]] = {
    **{kind.value: (kind,) for kind in Kind}, "count": (Kind.COUNT, Kind.NUMBER), "figure": tuple(Kind),
}
ANY_NOUN = "any"

_ELEMENT = re.compile(
    r" *\{\.\.(?P<gap>\d+)\} *"
    r"|\{(?P<name>[a-z][\w-]*)(?: of (?P<noun>[a-z][\w-]*))?(?::(?P<label>[a-z]\w*))?\}"
    r"|(?P<blank>\s+)"
    r"|(?P<open>\((?:\?(?:<[=!]|P?<\w+>|[a-zA-Z-]*:|[=!|>])?)?)"
    r"|(?P<syntax>\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[)|?*+.^$])"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BLANK = r" *(?<= )"


@dataclass(frozen=True)
class Slot:
    """One slot of a pattern: its group in the compiled expression, its kind, its noun list and its label."""

    group: str
    name: str
    noun: str | None
    label: str | None


@dataclass
class Template:
    """A pattern, translated.

    `expression` is its `regex` source; `lists` the word lists it refers to by name; `slots` its slots in order;
    `whole` tells that it sees figures with their nouns as one; `needs` are sets of lower-case words, of each of which
    a matching sentence holds at least one; `bare` tells that it is one slot and nothing else.
    """

    source: str
    expression: str = ""
    slots: list[Slot] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    whole: bool = False
    bare: bool = False
    needs: list[frozenset[str]] = field(default_factory=list)


class UnknownName(Exception):
    """A slot or word list that there is not."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(name)
        self.name, self.role = name, role


def translate(source: str, lists: Mapping[str, Collection[str]]) -> Template:
    """Translate a pattern. Raises UnknownName for a slot or a word list that there is not."""
    template = Template(source, whole=bool(re.search(r"\{[a-z]\w* of ", source)))
    elements = list(_ELEMENT.finditer(source))
    edges = _Edges(elements)
    template.expression = "".join(_element(i, elements[i], edges, template, lists) for i in range(len(elements)))
    template.bare = len(elements) == 1 and len(template.slots) == 1 and template.slots[0].noun is None
    template.needs = _needs(elements, edges, lists)
    return template


def _element(i: int, match: re.Match[str], edges: _Edges, template: Template,
             lists: Mapping[str, Collection[str]]) -> str:
    if match["gap"]:
        return _gap(int(match["gap"]))
    if match["blank"]:
        return _BLANK
    if match["name"]:
        return _slot(match, template, lists) if match["name"] in SLOTS else _word_list(match, template, lists)
    if match["word"]:
        return r"\b" * edges.left(i) + match[0] + r"\b" * edges.right(i)
    return match[0]


def _slot(match: re.Match[str], template: Template, lists: Mapping[str, Collection[str]]) -> str:
    noun = match["noun"]
    if noun and noun != ANY_NOUN and noun not in lists:
        raise UnknownName(noun, "word list")
    group = f"s{len(template.slots)}"
    template.slots.append(Slot(group, match["name"], noun, match["label"]))
    heads = "".join(HEADS[kind] for kind in SLOTS[match["name"]])
    return f"(?:(?P<{group}>[{heads}]){TAIL}*+)"


def _word_list(match: re.Match[str], template: Template, lists: Mapping[str, Collection[str]]) -> str:
    name = match["name"]
    if name not in lists or match["noun"] or match["label"]:
        raise UnknownName(match[0][1:-1], "slot" if match["noun"] or match["label"] else "slot or word list")
    template.lists.add(name)
    singles = any(" " not in word for word in lists[name])
    phrases = sorted((word for word in lists[name] if " " in word), key=len, reverse=True)
    parts = [re.escape(phrase).replace(r"\ ", " +") for phrase in phrases] + [rf"\L<{name}>"] * singles
    return rf"(?:\b(?:{'|'.join(parts)})(?!\w))"


class _Edges:
    """Where an element of a pattern begins or ends a word: where the pattern does not go on inside it."""

    def __init__(self, elements: list[re.Match[str]]) -> None:
        self.elements = elements
        self.parents: list[int | None] = []         # the group that an element stands in, by its opening
        self.ends: dict[int, int] = {}              # where a group that opens there ends, behind its quantifier
        stack: list[int] = []
        for i, match in enumerate(elements):
            if match["syntax"] == ")" and stack:
                self.ends[stack.pop()] = i + 1 + (i + 1 < len(elements) and _is_quantifier(elements[i + 1]))
            self.parents.append(stack[-1] if stack else None)
            if match["open"]:
                stack.append(i)

    def left(self, i: int) -> bool:
        """Whether nothing of a word stands directly before element `i`."""
        if i == 0:
            return True
        before = self.elements[i - 1]
        if before["open"]:
            return self.left(i - 1)
        if before["syntax"] == "|":
            parent = self.parents[i]
            return parent is None or self.left(parent)
        return self._separates(before)

    def right(self, i: int) -> bool:
        """Whether nothing of a word can stand directly behind element `i`."""
        return self._free(i + 1)

    def _free(self, i: int) -> bool:
        if i >= len(self.elements):
            return True
        match = self.elements[i]
        if match["syntax"] in (")", "|"):
            opening = self.parents[i - 1] if match["syntax"] == ")" else self.parents[i]
            if match["syntax"] == ")" and self.elements[i - 1]["open"]:
                opening = i - 1
            return opening is None or self._free(self.ends.get(opening, len(self.elements)))
        if match["open"]:
            return self._free(i + 1) and self._free(self.ends.get(i, len(self.elements)))
        return self._separates(match)

    @staticmethod
    def _separates(match: re.Match[str]) -> bool:
        return bool(match["blank"] or match["gap"] or match["name"])


def _is_quantifier(match: re.Match[str]) -> bool:
    return match["syntax"] is not None and match["syntax"][0] in "?*+{"


def _gap(words: int) -> str:
    if words == 0:
        return _BLANK
    inside = f"[^ {TAIL}{ANY_HEAD}]"
    word = f"(?:[{_CALENDAR}]{TAIL}*+{inside}*|{inside}+)"
    return rf"(?:[,;:\"')]{{0,2}} +|(?<= ))(?:{word} +){{0,{words}}}?[\"'(]?"


def _needs(elements: list[re.Match[str]], edges: _Edges, lists: Mapping[str, Collection[str]]) -> list[frozenset[str]]:
    """What must stand in a matching sentence: words and word lists outside groups that nothing makes optional."""
    needs: list[frozenset[str]] = []
    for i, match in enumerate(elements):
        if edges.parents[i] is not None:
            continue
        if match["syntax"] == "|":
            return []
        if i + 1 < len(elements) and _is_quantifier(elements[i + 1]) and elements[i + 1][0][0] != "+":
            continue
        if match["word"] and edges.left(i) and edges.right(i):
            needs.append(_first_words([match["word"]]))
        elif match["name"] and match["name"] not in SLOTS:
            needs.append(_first_words(lists[match["name"]]))
    return needs


def _first_words(entries: Collection[str]) -> frozenset[str]:
    return frozenset(match[0].lower() for entry in entries if (match := _LETTERS.search(entry)))
