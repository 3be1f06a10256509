"""The language of rule patterns: slots, word lists, gaps and blanks around ordinary regular expressions.

    {money}             a figure of that kind; {figure} is a figure of any kind
    {count}             a number of things, whether its noun stands beside it or was left out ("42 were killed");
                        {number} is only one that counts nothing that the sentence names, {bare} also one that was
                        lent its noun by an earlier figure ("fired 60 rounds, wounding 11")
    {count of people}   a figure together with the noun it counts, where that noun is in the word list `people`;
                        {count of any} whatever it counts, {count but animals} what is not in the list `animals`
    {count:dead}        a slot with a name, for rules that give each slot a measure of its own
    {superlative}       words that claim a place above all others ("highest"); other slots and lists see them as words
    {date:seen}         a slot that is only looked at: the rule claims nothing in it
    {killed}            a word list of the file or of the language pack
    {..4}               a gap of up to four words, inside the sentence and not across another figure
    a blank             any run of white space; nothing where white space was just matched

Everything else is `regex` syntax. A bare word matches whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from checker.model import Kind
from checker.rulebook.beside import Beside
from checker.rulebook.elements import ELEMENT, Edges
from checker.rulebook.needs import Needs, literal, ways
from checker.rulebook.template import ANY_NOUN, BARE, CALENDAR, HEADS, LENT, SLOTS, TAIL, Slot, Template

_MANY = 1_000       # ways to match from one place on; fewer take no time that anybody would notice
_BLANK = r" *(?<= )"
_CASED = re.compile(r"\[|\\[pP]|\(\?(?!P)[a-zA-Z-]")     # syntax that may tell capitals from small letters


class UnknownName(Exception):
    """A slot or word list that there is not."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(name)
        self.name, self.role = name, role


def translate(source: str, lists: Mapping[str, Collection[str]], *, raw: bool = False) -> Template:
    """Translate a pattern. Raises UnknownName for a slot or a word list that there is not."""
    elements = list(ELEMENT.finditer(source))
    edges = Edges(elements)
    writer = _Writer(elements, edges, lists)
    expression = "".join(map(writer.element, range(len(elements))))
    return Template(
        source, expression, tuple(writer.slots), tuple(sorted(writer.lists_used)),
        whole=bool(re.search(r"\{[a-z]\w* (?:of|but) ", source)),
        bare=len(elements) == 1 and len(writer.slots) == 1 and not writer.slots[0].but,
        folded=writer.folded,
        needs=tuple(map(tuple, Needs(elements, edges, lists).between(0, len(elements)))),
        literal=literal(elements, edges),
        raw=raw,
        timed=ways(elements) > _MANY,
        beside=() if raw else tuple(map(tuple, Beside(elements, edges).needs())),
    )


class _Writer:
    """The expression of a pattern, element by element, with the slots and the lists that it turns out to have."""

    def __init__(self, elements: list[re.Match[str]], edges: Edges, lists: Mapping[str, Collection[str]]) -> None:
        self.elements, self.edges, self.lists = elements, edges, lists
        self.folded = not any(_CASED.search(match["syntax"] or match["open"] or "") for match in elements)
        self.slots: list[Slot] = []
        self.lists_used: set[str] = set()

    def element(self, i: int) -> str:
        """The expression of one element."""
        match = self.elements[i]
        if match["gap"]:
            return _gap(int(match["gap"]))
        if match["blank"]:
            return _BLANK
        if match["name"]:
            return self._slot(match) if match["name"] in SLOTS else self._word_list(match)
        if match["word"]:
            word = match[0].lower() if self.folded else match[0]
            return r"\b" * self.edges.left(i) + word + r"\b" * self.edges.right(i)
        return match[0] + r"\b" * (self.edges.two_forms(i - 1) and self.edges.right(i))

    def _slot(self, match: re.Match[str]) -> str:
        noun = match["noun"]
        if noun and noun != ANY_NOUN and noun not in self.lists:
            raise UnknownName(noun, "word list")
        group = f"_{len(self.slots)}"
        slot = Slot(group, match["name"], noun, match["label"], match["tie"] == "but")
        self.slots.append(slot)
        if slot.name == Kind.SUPERLATIVE:
            return rf"(?:(?P<{group}>(?<!\w)[\w'-]+(?: [\w'-]+)?)(?!\w))"
        return f"(?:(?P<{group}>[{_heads(slot)}]){TAIL}*+)"

    def _word_list(self, match: re.Match[str]) -> str:
        name = match["name"]
        if name not in self.lists or match["noun"] or match["label"]:
            raise UnknownName(match[0][1:-1], "slot" if match["noun"] or match["label"] else "slot or word list")
        self.lists_used.add(name)
        singles = any(" " not in word for word in self.lists[name])
        phrases = sorted((word for word in self.lists[name] if " " in word), key=len, reverse=True)
        parts = [re.escape(phrase.lower() if self.folded else phrase).replace(r"\ ", " +") for phrase in phrases]
        parts += [rf"\L<{name}>"] * singles
        return rf"(?:\b(?:{'|'.join(parts)})(?!\w))"


def _gap(words: int) -> str:
    if words == 0:
        return _BLANK
    word = f"[^ {LENT}{''.join(HEADS[kind] for kind in Kind if kind not in CALENDAR)}]+"   # no tail without its head
    return rf"(?:[,;:\"')]{{0,2}} +|(?<= ))(?:{word} +){{0,{words}}}?[\"'(]?"


def _heads(slot: Slot) -> str:
    """The head characters of a slot, for a character class; those that stand together as a range."""
    heads = sorted(HEADS[kind] for kind in slot.kinds)
    if HEADS[Kind.COUNT] in heads or slot.name == BARE:
        heads.append(LENT)
    together = ord(heads[-1]) - ord(heads[0]) == len(heads) - 1
    return f"{heads[0]}-{heads[-1]}" if together and len(heads) > 1 else "".join(heads)
