"""Forms of words: what a marked entry of a word list stands for, in the shipped lists and in a desk's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.desk import Desks
from checker.document import Document
from checker.errors import BrokenRules
from checker.pipeline import check_document
from checker.rulebook.files import load_pack
from checker.rulebook.forms import Forms, spelled_out

FORMS = load_pack().forms


@pytest.mark.parametrize(("entry", "spelled"), [
    ("evict*", "evict evicts evicted evicting"),
    ("bury*", "bury buries buried burying"),
    ("deploy*", "deploy deploys deployed deploying"),
    ("rescue*", "rescue rescues rescued rescuing"),
    ("free*", "free frees freed freeing"),
    ("trap*", "trap traps trapped trapping"),
    ("shell*", "shell shells shelled shelling"),
    ("mow*", "mow mows mowed mown mowing"),
    ("suffer*", "suffer suffers suffered suffering"),
    ("commit*", "commit commits committed committing"),
    ("vomit*", "vomit vomits vomited vomiting"),
    ("kidnap*", "kidnap kidnaps kidnapped kidnapping"),
    ("reach*", "reach reaches reached reaching"),
    ("panic*", "panic panics panicked panicking"),
    ("die*", "die dies died dying"),
    ("slay*", "slay slays slew slain slaying"),
    ("hurt*", "hurt hurts hurting"),
    ("begin*", "begin begins began begun beginning"),
    ("cancel*", "cancel cancels canceled cancelled canceling cancelling"),
    ("slay*s", "slays"),
    ("slay*ed", "slew"),
    ("slay*en", "slain"),
    ("kill*en", "killed"),
    ("miner(s)", "miner miners"),
    ("enemy(s)", "enemy enemies"),
    ("airman(s)", "airman airmen"),
    ("German(s)", "German Germans"),
    ("torpedo(s)", "torpedo torpedoes"),
    ("killed", "killed"),
    ("C++", "C++"),
    ("*", "*"),
    ("5*", "5*"),
])
def test_one_word(entry: str, spelled: str) -> None:
    """Regular words by their ends, irregular ones by the table, one form by its name, and what has no mark as it is."""
    assert FORMS.spell(entry) == spelled.split()


def test_a_phrase_has_the_forms_of_its_marked_words() -> None:
    """A phrase goes through the forms of the word that is marked, and keeps the others."""
    assert FORMS.spell("lose* their lives") == [
        "lose their lives", "loses their lives", "lost their lives", "losing their lives"]
    assert FORMS.spell("put*en to death") == ["put to death"]


def test_a_language_without_forms_has_no_marks() -> None:
    """Where a language tells of no forms, an entry stands for itself, whatever signs it holds."""
    assert Forms({}).spell("evict*") == ["evict*"]
    assert [*Forms({}).faults("evict*est")] == []


def test_a_form_that_there_is_not_is_a_fault_of_the_language() -> None:
    """A language's own lists are held to its forms, with the file and the list named."""
    files: dict[str, dict[str, Any]] = {
        "forms": {"verb": {"mark": "*", "forms": {"s": [["$", "s"]]}}},
        "prose": {"words": {"goes": ["go*ing"]}},
    }
    with pytest.raises(BrokenRules, match=r"prose.toml: \[words\]: goes: 'go\*ing' asks for a form 'ing'"):
        spelled_out(files)


@pytest.mark.parametrize(("text", "claimed"), [
    ("Frost spoils 40 crates.", ["40 crates"]),
    ("Frost spoilt 40 crates.", []),
    ("The frost in the valley spoiled 40 crates of the late plums before anybody had thought of lighting a fire.",
     ["40 crates"]),
    ("One crate was lost.", ["One crate"]),
    ("Frost ruins 40 crates.", ["40 crates"]),
    ("Frost ruining 40 crates.", []),
])
def test_a_desk_uses_marks_in_its_lists_and_in_its_additions(tmp_path: Path, text: str, claimed: list[str]) -> None:
    """Marks mean the same in a desk's own file, and in what it adds to a list."""
    (tmp_path / "plums.toml").write_text("""
        [topic]
        id = "plums"
        category = "figure"
        severity = "must"
        rank = 95
        ask = "Who counted?"
        [words]
        crates = ["crate(s)"]
        spoils = ["spoil*"]
        [[rule]]
        id = "plums.spoiled"
        patterns = ['{spoils} {count of crates}', '{count of crates} was lost']
        hits = [{ text = "Frost spoils 40 crates." }, { text = "One crate was lost." }]
        misses = ["Frost spoils 40 boxes."]
        [extend]
        "plums.spoils" = ["ruin*s"]
    """)
    desk = Desks([tmp_path / "plums.toml"]).at(tmp_path)
    found = check_document(Document("-", text), desk).claims
    assert [claim.quote for claim in found if claim.rule == "plums.spoiled"] == claimed
