"""Parts of speech, as far as vocabulary and endings tell them: one character a word, its tag.

The tags of a text make a string in which the grammar of a noun phrase is a plain regular expression. The words and the
endings are data of the language pack (`[tags]` and `[[ending]]` in words.toml); the tags are the same in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import category

from checker.errors import BrokenRules, Fault
from checker.rulebook.lexicon import BREAK, MOST_WORDS

NUMBER, ORDINAL = "#", "O"
NAME, UNKNOWN = "X", "n"            # a word that is not listed, with and without a capital
SPACED = ";"                        # a dash that joins no words
SUM = "$"                           # the sign of any currency

TAGS: Mapping[str, str] = {
    "determiner": "D", "article": "a", "of": "o", "by": "b", "to": "t", "from": "f", "and": "C", "or": "c",
    "preposition": "P", "pronoun": "W", "conjunction": "K", "auxiliary": "A", "adverb": "Q", "time": "T",
    "verb": "V", "adjective": "J", "people_as": "Z", "nationality": "H", "plural": "I", "plural_s": "N",
    "attributive": "F", "noun": "n", "tally": "Y", "size": "y", "group": "g", "possessive": "S", "participle": "E",
    "gerund": "G", "manner": "R", "plural_name": "M", "name": "X",
}
"""Tag names as rule files write them. A `plural` may also be singular (aircraft); a `plural_name` has a capital."""

MOVES: Mapping[str, str] = {
    "goes_up": "↑", "goes_down": "↓", "a_rise": "⇑", "a_fall": "⇓", "upwards": "↗", "downwards": "↘",
    "is_higher": "⇗", "is_lower": "⇘", "is_more": "⊕", "is_less": "⊖", "is_off": "⊘",
}
"""Tags of words that say which way an amount goes, where somebody looks for them: verbs, words that are verbs and nouns
alike, adverbs, and what compares."""

_SUFFIX = 2             # so short a word is no stem with an ending ("47s")
_INITIALS = 4           # up to so many capitals are initials (OPEC), more are a word of a headline (TROOPS)
_LIKE_INITIALS = ("W", "T", "A", "K")       # US, IT, WHO, MAR and the like are seldom the words they look like
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("‒–—―")
_CURRENCY = "Sc"        # Unicode's category of these signs
_QUOTES = frozenset('"“”„«»')


class Grammar:
    """The tags of a language, from its parsed `words.toml`. Raises BrokenRules for a tag that there is not."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        named = [*words.get("tags", {}), *(rule["tag"] for rule in words.get("ending", ()))]
        if unknown := [Fault("words.toml", "[tags]", tag, f"is no part of speech; there are {', '.join(TAGS)}")
                       for tag in named if tag not in TAGS]:
            raise BrokenRules(unknown)
        self._listed = {word: TAGS[tag] for tag, group in words.get("tags", {}).items() for word in group}
        self._endings = [(tuple(rule["ends"]), tuple(rule.get("except", ())), TAGS[rule["tag"]], rule.get("capital"))
                         for rule in words.get("ending", ())]
        self._tagger: Tagger | None = None

    def tagger(self) -> Tagger:
        """A table from token to tag that fills itself. It is shared by texts until it has grown large."""
        if self._tagger is None or len(self._tagger) > MOST_WORDS:
            self._tagger = Tagger(self)
        return self._tagger

    def tag(self, token: str) -> str:
        """The tag of one token as written; a known phrase of several words has the tag of its last."""
        if not token[:1].isalpha():
            return _sign(token)
        if category(token[-1]) == _CURRENCY:
            return SUM                              # US$
        first, plain = token[0], token.replace("’", "'").split()[-1]
        listed = self._listed.get(plain) or self._listed.get(plain.lower()) or self._listed.get(plain.rstrip("."))
        plain = plain.rstrip(".") or plain
        if len(plain) > 1 and plain.isupper():
            listed = None if listed in _LIKE_INITIALS else listed
            plain = plain.lower() if len(plain) > _INITIALS else plain
        return listed or self._by_ending(plain, capital=first.isupper())

    def _by_ending(self, word: str, *, capital: bool) -> str:
        for ends, but, tag, named in self._endings:
            if len(word) > _SUFFIX and word.endswith(ends) and not word.endswith(but) and named in (None, capital):
                return tag if not capital or tag in "SMI" else NAME
        return NAME if capital else UNKNOWN


def _sign(token: str) -> str:
    if token.isspace():
        return BREAK
    if token in _HYPHENS:
        return "-"
    if token in _DASHES:
        return SPACED
    if token in _QUOTES:
        return '"'
    if token[0].isdigit():
        return NUMBER
    return SUM if category(token[0]) == _CURRENCY else token[0] if token[0].isascii() else "?"


class Tagger(dict[str, str]):
    """Token to tag, filled as tokens are met."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, token: str) -> str:
        tag = self[token] = self._grammar.tag(token)
        return tag
