"""A language's vocabulary, looked up by spelling and seen by patterns as one code character a word.

Every word or phrase belongs to one or more classes (month, scale, hedge ...) and means something in each (December as
a month: 12). Words with the same set of classes share a code character, so a class is a set of characters, and a
pattern over classes is a plain regular expression over the codes of a text.

A spelling with a capital letter ("May", "MW") matches only as written, or, where it has three letters or more, in
capitals throughout; one without matches in any case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import add
from typing import Any, TypeVar, cast

from checker.rulebook.memory import Memory

Made = TypeVar("Made")

END = "."                   # the end of a sentence, before the quotes that close with it
BREAK = "\n"                # a blank line, behind the end of a sentence
DIGITS = "0"                # a number in digits, before the number layer has read it
LOWER, CAPITAL = "x", "X"   # a word that the vocabulary does not know, by its first letter
NAME = "i"                  # letters with digits in one word: G20, A380
DOTTED = "v"                # digits with two points or more: 1.2.3, 192.168.0.1
POINT = "\u00b7"            # a stop within a name: iOS17.4
SIGN = "?"                  # a sign that is neither ASCII nor known, and a stop that ends nothing
_FIRST_CODE = 0xE000
PHRASE, PHRASE_GOES_ON = "=phrase", "=phrase goes on"      # classes: first and second words of known phrases
MOST_WORDS = 200_000        # of a text, of which the code or the tag is remembered
_SHOUTED = 3        # letters from which a word in capitals throughout is a spelling of its own ("MAY", not "MW")

# A token with the white space behind it, so that tokens follow each other without a gap and their places add up.
# Words come first, since most tokens are words; the order of the rest only matters from the first digit on.
_TOKEN = re.compile(
    r"""(?:
    [^\W\d](?:\.(?:[^\W\d_]\.)+|[\w\u00ad\u0300-\u036f]*(?:['’][^\W\d]\w*)*)   # U.S.  don't  résumé  G20
    |(?:\n[^\S\n]*\n|\u2029)\s*                                                  # a paragraph's end
    |(?![.\d])\S                                                                 # a sign
    |\d{1,3}(?:(?:\.\d{3}){2,},\d{1,2}(?!\d)|(?:\.\d{3}){2}(?!\.?\d)              # 1.234.567,5  1.234.567
        |\.\d{3},\d{2}(?!\d))                                                      # 1.234,56
    |\d+(?:\.\d+){2,}(?!,?\d)                                                   # 192.168.0.1
    |\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?                                         # 1,234.5
    |\d{1,2}(?:,\d{2})+,\d{3}(?!\d)                                             # 1,00,000
    |\d{1,3}(?:['’\u00a0\u2007\u2009\u202f\ ]\d{3})+(?![\dA-Z])(?:\.\d+)?        # 4 500  1'000
    |\d+(?:\.\d+)?|(?<![\w.])\.\d+                                              # 4500  8.10  .5
    |\.
    )[^\S\n\u2029]*(?:\n(?!\s*\n)[^\S\n\u2029]*)?""",
    re.VERBOSE,
)
_PLAIN = str.maketrans({
    **dict.fromkeys("‘’‛′", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "⁄": "/",
    "\u00ad": None,     # a soft hyphen only tells where a word may be broken
})


def tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The words, numbers, signs and blank lines of `text` in order: their places, and themselves."""
    lead = len(text) - len(text.lstrip())
    spaced = _TOKEN.findall(text, lead)
    found = [token.rstrip() or BREAK for token in spaced]
    starts = list(accumulate(map(len, spaced[:-1]), initial=lead)) if spaced else []
    return list(zip(starts, map(add, starts, map(len, found)), strict=True)), found


def normal(text: str) -> str:
    """A spelling as the lexicon keeps it: lower case, plain quotes and dashes, single spaces."""
    lower = text.lower()
    if lower.isascii() and lower.isalpha():     # most words, and the fast way for them
        return lower
    return " ".join(lower.translate(_PLAIN).split())


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a vocabulary entry, as written."""
    return tuple(token.translate(_PLAIN) for token in tokens(phrase)[1])


class Lexicon:
    """Vocabulary by class, as `{class: {word or phrase: meaning}}`, ready for lookup and for patterns."""

    def __init__(self, vocabulary: Mapping[str, Mapping[str, Any]], literals: Iterable[str] = (),
                 shapes: Iterable[frozenset[str]] = (), memory: Memory | None = None) -> None:
        self._memory = memory or Memory()
        self._meanings: dict[str, dict[str, Any]] = {}      # of words that mean something besides themselves
        self._codes: dict[frozenset[str], str] = {}
        self._words: dict[str, str] = {}
        self.phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
        self.members: dict[str, frozenset[str]] = {}
        entries: dict[str, dict[str, Any]] = {}
        self._translated: dict[str, str] = {}
        self._expressions: dict[str, re.Pattern[str]] = {}
        self._listed: dict[str, frozenset[str]] = {}
        self._coder, self._openings = Coder(self), Openings(self)
        self._made: dict[Callable[[Lexicon], Any], Any] = {}
        for name, words in vocabulary.items():
            self.members[name] = frozenset()
            for word, meaning in words.items():
                for spelling in _spellings(word):
                    entries.setdefault(spelling, {})[name] = meaning
        for word in sorted(literals):
            self.members["=" + word] = frozenset()
            entries.setdefault(word, {})["=" + word] = True
        self._assign(entries, shapes)
        for spelling, classes in entries.items():
            meant = {name: meaning for name, meaning in classes.items() if meaning is not True}
            if meant:
                self._meanings[spelling] = meant

    def _assign(self, entries: dict[str, dict[str, Any]], shapes: Iterable[frozenset[str]]) -> None:
        """Give every set of classes that can occur its code character."""
        phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for spelling in entries:
            words = words_of(spelling)
            if len(words) > 1:
                phrases.setdefault((words[0].lower(), words[1].lower()), []).append(words)
        for first, second in phrases:
            entries.setdefault(first, {})[PHRASE] = True
            if second in entries or second.isalnum():
                entries.setdefault(second, {})[PHRASE_GOES_ON] = True
        self.members |= {PHRASE: frozenset(), PHRASE_GOES_ON: frozenset()}
        for spelling, classes in entries.items():
            self._words[spelling] = self._code(frozenset(classes) | frozenset(entries.get(spelling.lower(), ())))
        for shape in sorted(shapes, key=sorted):       # the same codes in every run: what is kept speaks of them
            self._code(shape)
        for opening, group in phrases.items():
            group.sort(key=len, reverse=True)
            self.phrases[opening] = [(words, self._words[" ".join(words)]) for words in group]
        members: dict[str, set[str]] = {name: set() for name in self.members}
        members[PHRASE_GOES_ON] |= {self.code(second) for _, second in phrases}     # signs keep their own codes
        for each, code in self._codes.items():
            for name in each:
                members.setdefault(name, set()).add(code)
        members["dotted"] = {DOTTED}
        self.members = {name: frozenset(codes) for name, codes in members.items()}

    def data(self) -> dict[str, Any]:
        """The lexicon as plain data; `from_data` makes it a lexicon again."""
        return {"meanings": self._meanings, "words": self._words,
                "codes": [[sorted(classes), code] for classes, code in self._codes.items()],
                "members": {name: "".join(sorted(codes)) for name, codes in self.members.items()},
                "phrases": [[*opening, group] for opening, group in self.phrases.items()]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any], memory: Memory) -> Lexicon:
        """The lexicon that `data` was made from."""
        lexicon = cls({}, memory=memory)
        lexicon._meanings, lexicon._words = data["meanings"], data["words"]
        lexicon._codes = {frozenset(classes): code for classes, code in data["codes"]}
        lexicon.members = {name: frozenset(codes) for name, codes in data["members"].items()}
        lexicon.phrases = {(first, second): [(tuple(words), code) for words, code in group]
                           for first, second, group in data["phrases"]}
        return lexicon

    def _code(self, classes: frozenset[str]) -> str:
        return self._codes.setdefault(classes, chr(_FIRST_CODE + len(self._codes)))

    def shape(self, classes: frozenset[str]) -> str:
        """The code character of a set of classes that was declared as a shape."""
        return self._codes[classes]

    def meaning(self, written: str, name: str) -> Any:
        """What `written` means as a member of the class `name`, True for no more than itself; None where it is none."""
        plain = written if written.isascii() and written.isalpha() else " ".join(written.translate(_PLAIN).split())
        for spelling in (plain, plain.lower()):
            meant = self._meanings.get(spelling)
            if meant is not None and name in meant:
                return meant[name]
        if (self._words.get(plain) or self._words.get(plain.lower(), "")) in self.members[name]:
            return True
        spaced = " ".join(words_of(plain))      # phrases are kept word by word: "Sept." as "Sept ."
        if spaced != plain:
            return self.meaning(spaced, name)
        return self.meaning(plain.removesuffix(" ."), name) if plain.endswith(" .") else None

    def words(self, name: str) -> frozenset[str]:
        """The words of the class `name`, as they are looked up."""
        listed = self._listed.get(name)
        if listed is None:
            members = self.members[name]
            listed = self._listed[name] = frozenset(word for word, code in self._words.items() if code in members)
        return listed

    def knows(self, token: str) -> bool:
        """Whether the vocabulary holds `token`."""
        plain = token.translate(_PLAIN)
        return plain in self._words or plain.lower() in self._words

    def coder(self) -> Coder:
        """A table from token to code character that fills itself. It is shared by texts until it has grown large."""
        if len(self._coder) > MOST_WORDS:
            self._coder = Coder(self)
        return self._coder

    def openings(self) -> Openings:
        """A table from two tokens to the phrases that begin with them, kept as `coder` is."""
        if len(self._openings) > MOST_WORDS:
            self._openings = Openings(self)
        return self._openings

    def once(self, make: Callable[[Lexicon], Made]) -> Made:
        """What a stage makes of this lexicon (a compiled pattern), made when first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def code(self, token: str) -> str:
        """The code character of one token as written."""
        plain = token if token.isascii() else token.translate(_PLAIN)
        return self._words.get(plain) or self._words.get(plain.lower()) or _unknown(plain or token)

    def pattern(self, template: str) -> re.Pattern[str]:
        """A template over classes as a regular expression over codes; see `translate`."""
        return self.kept(f"template {template}", lambda: self.translate(template))

    def expression(self, source: str) -> re.Pattern[str]:
        """A regular expression over codes or tags, compiled."""
        return self.kept(source, lambda: source)

    def kept(self, name: str, spell: Callable[[], str]) -> re.Pattern[str]:
        """The expression of that name, compiled; `spell` gives it where no earlier run has compiled it."""
        known = self._expressions.get(name)
        if known is None:
            known = self._expressions[name] = self._memory.over_codes(name, spell)
        return known

    def translate(self, template: str) -> str:
        """Rewrite a template: `{class}` and `{class:name}` (a group), bare words as themselves, blanks mean nothing.

        Raises KeyError with the name of an unknown class or a word that was not declared as a literal.
        """
        known = self._translated.get(template)
        if known is None:
            known = self._translated[template] = _TEMPLATE.sub(self._element, template)
        return known

    def _element(self, match: re.Match[str]) -> str:
        if match["syntax"]:
            return match["syntax"]
        if match["blank"]:
            return ""
        body = self.one_of(match["name"] or "=" + match["word"])
        return f"(?P<{match['group']}>{body})" if match["group"] else body

    def one_of(self, name: str) -> str:
        """A regular expression for one chunk of the class `name`; one that never matches where the class is empty."""
        codes = sorted(self.members[name])
        return f"[{''.join(map(re.escape, codes))}]" if codes else "(?!)"


_TEMPLATE = re.compile(
    r"(?P<syntax>\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[:=!]|\\.|\{\d*,?\d*\})"
    r"|\{(?P<name>[a-z_]\w*)(?::(?P<group>\w+))?\}"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<blank>\s+)"
)


def literals(template: str) -> set[str]:
    """The bare words of a template."""
    return {match["word"] for match in _TEMPLATE.finditer(template) if match["word"]}


def _spellings(word: str) -> list[str]:
    """The spellings under which a vocabulary entry is kept: as written, and in capitals where it has a case."""
    joined = " ".join(words_of(word))
    letters = sum(c.isalpha() for c in joined)
    return [joined, joined.upper()] if joined != joined.lower() and letters >= _SHOUTED else [joined]


def _unknown(token: str) -> str:
    """The code of a token that no vocabulary holds."""
    first = token[0]
    if token.isspace():
        return BREAK
    if first.isdecimal() or (first == "." and len(token) > 1):
        return DOTTED if token.count(".") > 1 and not _grouped(token) else DIGITS
    if first.isalpha():
        if any(c.isdecimal() for c in token):
            return NAME
        return CAPITAL if first.isupper() else LOWER
    return first if first.isascii() else SIGN


def _grouped(token: str) -> bool:
    """Whether points group the digits of a number, as on the continent: 1.234.567."""
    groups = token.partition(",")[0].split(".")
    return ("," in token or len(groups) == 1 + 2) and all(len(group) == 1 + 2 for group in groups[1:])


class Coder(dict[str, str]):
    """Token to code character, filled as tokens are met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> str:
        code = self[token] = self._lexicon.code(token)
        return code


class Openings(dict[tuple[str, str], Sequence[tuple[tuple[str, ...], str]]]):
    """Two tokens to the phrases that begin with them, the longest first, each with its code."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, opening: tuple[str, str]) -> Sequence[tuple[tuple[str, ...], str]]:
        first, second = opening
        phrases = self[opening] = self._lexicon.phrases.get((normal(first), normal(second)), ())
        return phrases
