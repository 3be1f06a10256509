"""The language of rule patterns: slots, word lists, gaps and blanks around ordinary regular expressions.

    {money}             a figure of that kind; {figure} is a figure of any kind
    {count}             a number of things, whether its noun stands beside it or was left out ("42 were killed");
                        {number} is only one that counts nothing that the sentence names, {bare} also one that was
                        lent its noun by an earlier figure ("fired 60 rounds, wounding 11")
    {count of people}   a figure together with the noun it counts, where that noun is in the word list `people`;
                        {count of any} whatever it counts, {count but animals} what is not in the list `animals`
    {count:dead}        a slot with a name, for rules that give each slot a measure of its own
    {date:seen}         a slot that is only looked at: the rule claims nothing in it
    {killed}            a word list of the file or of the language pack
    {..4}               a gap of up to four words, inside the sentence and not across another figure
    a blank             any run of white space; nothing where white space was just matched

Everything else is `regex` syntax. A bare word matches whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from math import inf

from checker.model import Kind
from checker.rulebook.template import ANY_NOUN, BARE, CALENDAR, HEADS, LENT, SLOTS, TAIL, Slot, Template, rarest_words

_ELEMENT = re.compile(
    r" *\{\.\.(?P<gap>\d+)\} *"
    r"|\{(?P<name>[a-z][\w-]*)(?: (?P<tie>of|but) (?P<noun>[a-z][\w-]*))?(?::(?P<label>[a-z]\w*))?\}"
    r"|(?P<blank>\s+)"
    r"|(?P<open>\((?:\?(?:<[=!]|P?<\w+>|[a-zA-Z-]*:|[=!|>])?)?)"
    r"|(?P<syntax>\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[)|?*+.^$])"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_COMMON = 10_000    # words: a need that nearly every sentence satisfies
_MANY = 1_000       # ways to match from one place on; fewer take no time that anybody would notice
_BLANK = r" *(?<= )"
# A boundary, an escaped sign, a sign, a class of signs: what holds no part of a word.
_NO_WORD = re.compile(r"\\b|\\[.?*+^$|()]|\\?[^\w\s\\()\[\]{}|?*+.^$]|\[(?![\^])[^\w\\\]]+\]")
_LOOKS = re.compile(r"\(\?<?[=!]")          # a group that only looks
_FREE_LOOKS = {"(?=", "(?!", "(?<!"}         # those that ask for nothing that stands before
_CASED = re.compile(r"\[|\\[pP]|\(\?(?!P)[a-zA-Z-]")     # syntax that may tell capitals from small letters


class UnknownName(Exception):
    """A slot or word list that there is not."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(name)
        self.name, self.role = name, role


def translate(source: str, lists: Mapping[str, Collection[str]], *, raw: bool = False) -> Template:
    """Translate a pattern. Raises UnknownName for a slot or a word list that there is not."""
    elements = list(_ELEMENT.finditer(source))
    edges = _Edges(elements)
    writer = _Writer(elements, edges, lists)
    expression = "".join(map(writer.element, range(len(elements))))
    return Template(
        source, expression, tuple(writer.slots), tuple(sorted(writer.lists_used)),
        whole=bool(re.search(r"\{[a-z]\w* (?:of|but) ", source)),
        bare=len(elements) == 1 and len(writer.slots) == 1 and not writer.slots[0].but,
        folded=writer.folded,
        needs=tuple(map(tuple, _Needs(elements, edges, lists).between(0, len(elements)))),
        literal=_literal(elements, edges),
        raw=raw,
        timed=_ways(elements) > _MANY,
    )


class _Writer:
    """The expression of a pattern, element by element, with the slots and the lists that it turns out to have."""

    def __init__(self, elements: list[re.Match[str]], edges: _Edges, lists: Mapping[str, Collection[str]]) -> None:
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


class _Edges:
    """Where an element of a pattern begins or ends a word: where the pattern does not go on inside it."""

    def __init__(self, elements: list[re.Match[str]]) -> None:
        self.elements = elements
        self.parents: list[int | None] = []         # the group that an element stands in, by its opening
        self.ends: dict[int, int] = {}              # where a group that opens there ends, behind its quantifier
        self._openings: dict[int, int] = {}         # where a group that closes there opens
        stack: list[int] = []
        for i, match in enumerate(elements):
            if match["syntax"] == ")" and stack:
                self._openings[i] = stack.pop()
                self.ends[self._openings[i]] = i + 1 + (i + 1 < len(elements) and _is_quantifier(elements[i + 1]))
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
        if before["syntax"] == ")" and self.elements[self._openings.get(i - 1, i)]["open"] in _FREE_LOOKS:
            return self.left(self._openings[i - 1])
        if i > 1 and _is_optional(before) and self._no_word(i - 2):
            return self.left(i - 2)
        return self._separates(i - 1)

    def right(self, i: int) -> bool:
        """Whether nothing of a word can stand directly behind element `i`."""
        return self._free(i + 1)

    def two_forms(self, i: int) -> bool:
        """Whether element `i` is a word whose last letter is optional."""
        return (0 <= i < len(self.elements) - 1 and self.elements[i + 1][0] == "?"
                and len(self.elements[i]["word"] or "") > 1)

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
        if self._no_word(i) and i + 1 < len(self.elements) and _is_optional(self.elements[i + 1]):
            return self._free(i + 2)
        return self._separates(i)

    def _separates(self, i: int) -> bool:
        """Whether element `i` always stands there and holds no letter, digit or underscore at its edges."""
        return self._no_word(i) and not (i + 1 < len(self.elements) and _is_optional(self.elements[i + 1]))

    def _no_word(self, i: int) -> bool:
        match = self.elements[i]
        return bool(match["blank"] or match["gap"] or match["name"] or _NO_WORD.fullmatch(match[0]))


def _is_quantifier(match: re.Match[str]) -> bool:
    return match["syntax"] is not None and match["syntax"][0] in "?*+{"


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


class _Needs:
    """What must stand in a matching sentence, because nothing makes it optional: words, words of lists, figures."""

    def __init__(self, elements: list[re.Match[str]], edges: _Edges, lists: Mapping[str, Collection[str]]) -> None:
        self.elements, self.edges, self.lists = elements, edges, lists
        slots = (i for i, match in enumerate(elements) if match["name"] in SLOTS)
        self.slots = {i: number for number, i in enumerate(slots)}

    def between(self, first: int, end: int) -> list[list[str]]:
        """The needs of the elements from `first` up to but without `end`, of all alternatives together."""
        level = self.edges.parents[first] if first < end else None
        bars = [i for i in range(first, end) if self.elements[i]["syntax"] == "|" and self.edges.parents[i] == level]
        alternatives = [self._sequence(start, stop) for start, stop in
                        zip([first, *(bar + 1 for bar in bars)], [*bars, end], strict=True)]
        if len(alternatives) == 1:
            return alternatives[0]
        if all(alternatives):
            return [sorted({need for needs in alternatives for need in min(needs, key=self._size)})]
        return []

    def _sequence(self, i: int, end: int) -> list[list[str]]:
        needs: list[list[str]] = []
        while i < end:
            match = self.elements[i]
            behind = self.edges.ends.get(i, i + 1)
            if match["open"]:
                closing = behind - 1 - _is_quantifier(self.elements[behind - 1])
                if not _LOOKS.match(match["open"]) and not _is_optional(self.elements[behind - 1]):
                    needs += self.between(i + 1, closing)
            elif self.edges.two_forms(i):
                needs += self._forms(i, match["word"])
            elif behind >= len(self.elements) or not _is_optional(self.elements[behind]):
                needs += self._of(i, match)
            i = behind
        return needs

    def _of(self, i: int, match: re.Match[str]) -> list[list[str]]:
        if match["word"] and self.edges.left(i) and self.edges.right(i):
            return [sorted(rarest_words([match["word"]]))]
        if i in self.slots:
            return [[f"<{self.slots[i]}>"]]
        return [[f"{{{match['name']}}}"]] if match["name"] else []

    def _forms(self, i: int, word: str) -> list[list[str]]:
        """The need of a word with or without its last letter."""
        whole = self.edges.left(i) and self.edges.right(i + 1)
        return [sorted(rarest_words([word, word[:-1]]))] if whole else []

    def _size(self, atoms: list[str]) -> tuple[int, int]:
        """How many words a need is satisfied by (for a slot any figure will do), and of as many the longer first."""
        words = sum(_COMMON if atom[0] == "<" else len(self.lists.get(atom[1:-1], " ")) for atom in atoms)
        return words, -min(map(len, atoms), default=0)


def _literal(elements: list[re.Match[str]], edges: _Edges) -> str:
    """The longest run of signs and digits that stands for itself, outside groups and alternatives."""
    if any(match["syntax"] == "|" and edges.parents[i] is None for i, match in enumerate(elements)):
        return ""
    runs = [""]
    for i, match in enumerate(elements):
        quantified = i + 1 < len(elements) and _is_quantifier(elements[i + 1])
        if match["other"] and edges.parents[i] is None and not quantified:
            runs[-1] += match["other"]
        else:
            runs.append("")
    return max(runs, key=len)


def _ways(elements: list[re.Match[str]]) -> float:
    """At most how many ways there are to match from one place on: infinitely many where a group is repeated."""
    ways = 1.0
    for i, match in enumerate(elements):
        if match["gap"]:
            ways *= int(match["gap"]) + 1
        elif match["syntax"] == "|":
            ways += 1
        elif i and _is_quantifier(match) and not _is_quantifier(elements[i - 1]):
            ways *= _repeats(match[0], elements[i - 1])
    return ways


def _repeats(quantifier: str, repeated: re.Match[str]) -> float:
    """In how many numbers an element can stand."""
    if quantifier == "?":
        return 2
    least, _, most = quantifier.strip("{}").partition(",")
    if repeated["syntax"] == ")" or not (most or least).isdecimal() or quantifier.endswith(",}"):
        return inf
    return int(most or least) - int(least or 0) + 1


def _is_optional(match: re.Match[str]) -> bool:
    return _is_quantifier(match) and not match[0].startswith(("+", "{1"))
