"""The shipped rule files as data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from checker.rulebook.files import load_pack, shipped, topic_files
from checker.rulebook.forms import Forms
from checker.rulebook.lexicon import words_of
from checker.rulebook.pack import FILES
from checker.rulebook.schema import check_file
from checker.rulebook.sources import read_toml
from checker.rulebook.template import CONDITIONS, PLACES

PACK_FILES = {name: read_toml(shipped() / "en" / f"{name}.toml") for name in FILES}
PACK = load_pack("en")
FORMS = PACK.forms
SHARED = PACK_FILES["prose"]["words"]
TOPICS = {path.name: read_toml(path) for path in topic_files(shipped() / "en")}
_NAMED = re.compile(r"\{(?:[a-z]\w* (?:of|but) )?([a-z][\w-]*)")


def test_files_are_well_formed() -> None:
    """No shipped topic has an unknown key, a missing one or a value of the wrong type."""
    assert [fault for name, content in TOPICS.items() for fault in check_file(name, content)] == []


def test_ids_are_unique_and_begin_with_their_topic() -> None:
    """A rule's id says which file it is in, and no two rules or topics have the same."""
    topics = [content["topic"]["id"] for content in TOPICS.values()]
    rules = [rule["id"] for rule in _rules()]
    assert [name for name, count in Counter([*topics, *rules]).items() if count > 1] == []
    assert [rule["id"] for content in TOPICS.values() for rule in _rules_of(content)
            if not rule["id"].startswith(content["topic"]["id"] + ".")] == []


def test_a_topic_is_named_like_its_file() -> None:
    """The file casualties.toml holds the topic casualties."""
    assert [name for name, content in TOPICS.items() if name != content["topic"]["id"] + ".toml"] == []


@pytest.mark.parametrize("name", [*TOPICS, "prose.toml"])
def test_word_lists_are_sorted(name: str) -> None:
    """Lists are in alphabetical order, whatever the case, so that a word is found and a double one shows."""
    assert {key: words for key, words in _words_of(name).items() if words != sorted(words, key=str.lower)} == {}


@pytest.mark.parametrize("name", [*TOPICS, *PACK_FILES])
def test_no_list_holds_a_word_twice(name: str) -> None:
    """No list of texts, in any table of a file, holds an entry twice."""
    content = TOPICS.get(name) or PACK_FILES[name]
    doubles = {where: [word for word, count in Counter(words).items() if count > 1] for where, words in _lists(content)}
    assert {where: words for where, words in doubles.items() if words} == {}


@pytest.mark.parametrize("name", [*TOPICS, "prose.toml"])
def test_no_list_says_a_word_in_two_ways(name: str) -> None:
    """No word of a list is also a form of another entry, or in a list that one of its entries names."""
    lists = {**SHARED, **_words_of(name)}
    doubles = {}
    for key in _words_of(name):
        own = [form for word in _own(lists[key]) for form in FORMS.spell(word)]
        named = {form for inner in _named(lists[key]) for form in _spelled(inner, lists)}
        doubles[key] = [word for word, count in Counter(own).items() if count > 1 or word in named]
    assert {key: words for key, words in doubles.items() if words} == {}


@pytest.mark.parametrize("name", [*TOPICS, "prose.toml"])
def test_a_list_inside_another_is_named_by_it(name: str) -> None:
    """A list whose words all stand in another is an entry of that, so that a word added to the one is in both."""
    lists = {**SHARED, **_words_of(name)}
    inside = [(inner, outer) for outer in _words_of(name) for inner in lists
              if inner != outer and len(lists[inner]) > 1 and _spelled(inner, lists) <= set(_own(lists[outer]))]
    assert inside == []


def test_every_form_is_one_that_its_language_has() -> None:
    """Forms that are irregular stand in their table because no rule makes them, and every rule makes some form."""
    content = PACK_FILES["forms"]
    regular = Forms({name: {**kind, "irregular": {}} for name, kind in content.items()})
    idle = [(word, form) for kind in content.values() for word, forms in kind["irregular"].items()
            for form, made in forms.items()
            if regular.spell(f"{word}{kind['mark']}{form}") == ([made] if isinstance(made, str) else made)]
    assert idle == []


def test_no_vocabulary_takes_a_figure_for_a_word() -> None:
    """No entry of the pack's vocabulary holds bare digits: they would be a word in every text, and no figure."""
    spellings = [word for content in PACK_FILES.values() for words in content.get("vocabulary", {}).values()
                 for word in words]
    spellings += [word for unit in PACK_FILES["units"]["unit"] for key in ("words", "symbols", "tight", "prefixes")
                  for word in unit.get(key, ())]
    assert [word for word in spellings if any(token.isdecimal() for token in words_of(word))] == []


def test_every_word_list_is_used() -> None:
    """A list that no pattern and no other list names is dead weight."""
    named = {name for content in [*TOPICS.values(), {"rule": [], "words": SHARED}]
             for text in _texts(content) for name in _NAMED.findall(text)}
    named |= {rule["story"] for rule in _rules() if "story" in rule}
    named |= {asked[place] for table in (*_rules(), *(content["topic"] for content in TOPICS.values()))
              for asked in table.get("asks", ()) for place in PLACES if place in asked}
    lists = {name for content in TOPICS.values() for name in content.get("words", {})} | set(SHARED)
    assert lists - named == set()


def test_a_topic_does_not_hide_a_shared_list() -> None:
    """A list of a topic has a name of its own, so that {people} means the same in every shipped file."""
    shared = set(SHARED)
    assert {name: shared & content.get("words", {}).keys() for name, content in TOPICS.items()
            if shared & content.get("words", {}).keys()} == {}


def test_no_two_rules_have_equal_patterns() -> None:
    """Two rules of one pattern would want the same figures, and one of them could never win."""
    seen = Counter((*map(rule.get, CONDITIONS), pattern) for rule in _rules()
                   for pattern in (*rule.get("patterns", ()), *rule.get("raw", ())))
    equal = [pattern for (*_, pattern), count in seen.items() if count > 1 and _own_lists(pattern) == set()]
    assert equal == []


def _words_of(name: str) -> Mapping[str, list[str]]:
    """The word lists of a topic's file, or the shared ones."""
    words: Mapping[str, list[str]] = TOPICS[name].get("words", {}) if name in TOPICS else SHARED
    return words


def _own(words: list[str]) -> list[str]:
    """The entries of a list that name no other list."""
    return [word for word in words if not word.startswith("{")]


def _named(words: list[str]) -> list[str]:
    """The lists that entries of a list name."""
    return [word[1:-1] for word in words if word.startswith("{")]


def _spelled(name: str, lists: Mapping[str, list[str]]) -> set[str]:
    """All words of a list, with their forms and those of the lists that it names."""
    if name not in lists:       # a class of the language's vocabulary
        return set(PACK.words(name))
    inner = [_spelled(named, lists) for named in _named(lists[name])]
    return {form for word in _own(lists[name]) for form in FORMS.spell(word)}.union(*inner)


def _own_lists(pattern: str) -> set[str]:
    """The lists that a pattern names and topics define, so that equal patterns of two topics may differ."""
    return {name for name in _NAMED.findall(pattern)
            if sum(name in content.get("words", {}) for content in TOPICS.values()) > 1}


def _rules() -> Iterator[dict[str, Any]]:
    for content in TOPICS.values():
        yield from _rules_of(content)


def _rules_of(content: Any) -> Iterator[dict[str, Any]]:
    yield from content.get("rule", ())
    yield from content.get("ignore", ())


def _texts(content: Any) -> Iterator[str]:
    """The patterns and the word list entries of a file, and the lists that its measures go by."""
    for rule in _rules_of(content):
        yield from (*rule.get("patterns", ()), *rule.get("raw", ()))
        yield from (f"{{{name}}}" for name in rule.get("measures", ()))
    for words in content.get("words", {}).values():
        yield from words


def _lists(value: Any, where: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of texts in a parsed file, with the keys that lead to them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{where}.{key}")
    elif isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            yield where, value
        for number, inner in enumerate(value):
            yield from _lists(inner, f"{where}[{number}]")
